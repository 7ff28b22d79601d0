import type { Raw } from "../../../components/model/raw";
import { managedPolicies } from "../../iam-data/load";
import { policyOf, type Policy } from "./document";

const known = new Map<string, Policy>();

/** A policy of AWS's by its ARN, where its document is at hand; read once. All others are known by name only. */
export const managedByAws = (arn: string): Policy | undefined => {
  const [, partition, name] = /^arn:([\w-]+):iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  if (name === undefined) return undefined;
  const read = known.get(arn);
  if (read !== undefined) return read;
  const { policies } = managedPolicies();
  const found = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (found === undefined) return undefined;
  // China's and the government's partitions have policies of the same names, for ARNs of their own.
  if (partition !== "aws" && JSON.stringify(found.document).includes("arn:aws")) return undefined;
  const policy = policyOf(found.document as Raw, { name });
  known.set(arn, policy);
  return policy;
};
