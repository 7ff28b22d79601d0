import type { Kind } from "../../components/model/graph";
import type { Settings } from "./settings";

type Plain = string | number | boolean;

/**
 * The one right answer to a failure, written where the fault is. Only what changes a resource in place, can lose no data and is
 * right whatever else the stack holds may be remedied; test/laws/remedies.test.ts holds every remedy to that.
 */
export type Remedy =
  | {
      /** What to write, in CloudFormation's terms. */
      readonly set: Plain;
      /** The same in @pulumi/aws, where it is written differently. */
      readonly pulumi?: Plain;
      /** Only this aspect of the rule. */
      readonly aspect?: string;
    }
  | {
      /** The setting to which a number is raised; one that is not there stays away. */
      readonly raise: keyof Settings;
      /** The numbers that the service takes. */
      readonly among: readonly number[];
      readonly aspect?: string;
    };

export type Remedies = { readonly [K in Kind]?: Remedy };

/** What a remedy writes in place of what is there; undefined where it has no answer. */
export const remedied = (
  remedy: Remedy,
  current: unknown,
  settings: Settings,
  cloudFormation: boolean,
): Plain | undefined => {
  if ("set" in remedy) return cloudFormation ? remedy.set : (remedy.pulumi ?? remedy.set);
  const least = settings[remedy.raise];
  if (typeof current !== "number" || typeof least !== "number") return undefined;
  return remedy.among.find((it) => it >= least && it > current);
};
