import { Unresolved, type Raw } from "../../../components/model/raw";

/**
 * What stands in for pseudo parameters, so that ARNs built of them are known texts: the region us-east-1 of the account
 * 123456789012, in the partition aws. No condition and no mapping is decided by a stand-in.
 */
const standIns: Readonly<Record<string, string>> = {
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws",
  "AWS::Region": "us-east-1",
  "AWS::StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/stack/00000000-0000-0000-0000-000000000000",
  "AWS::StackName": "stack",
  "AWS::URLSuffix": "amazonaws.com",
};

/** A pseudo parameter's value: the caller's, else its stand-in. `AWS::NoValue` is absent. */
export const pseudoValue = (name: string, given: Readonly<Record<string, Raw>>): Raw => {
  if (name === "AWS::NoValue") return undefined;
  if (Object.hasOwn(given, name)) return given[name];
  return Object.hasOwn(standIns, name) ? standIns[name] : notYet(name);
};

/** The same where a decision hangs on it. */
export const pseudoDecision = (name: string, given: Readonly<Record<string, Raw>>): Raw =>
  name === "AWS::NoValue" || Object.hasOwn(given, name) ? pseudoValue(name, given) : notYet(name);

const notYet = (name: string): Unresolved => new Unresolved(`${name} is known only at deployment`);
