import { PlanError } from "./plan-error";

/**
 * The first versions whose classes write all that plans decide, by test: older ones drop a property that they do not know, and say
 * nothing, or lack a class.
 */
export const leastSdk = { "@pulumi/aws": "7.19.0", "aws-cdk-lib": "2.234.0" } as const;

/** Throws a `PlanError` where the SDK that is installed would leave a hardening out. */
export const refuseOlderSdk = (sdk: keyof typeof leastSdk, installed: string): void => {
  const least = leastSdk[sdk];
  if (isBefore(installed, least))
    throw new PlanError(
      `${sdk} ${installed} is installed, which would leave out some of what this decides: install ${sdk}@^${least}.`,
    );
};

const isBefore = (one: string, other: string): boolean => {
  const [first, second] = [one, other].map((version) => version.split(/[.-]/).map(Number));
  const at = [0, 1, 2].find((part) => first?.[part] !== second?.[part]);
  return at !== undefined && Number(first?.[at]) < Number(second?.[at]);
};
