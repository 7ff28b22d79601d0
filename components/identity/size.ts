import { Input, isText, show, type Engine, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { PolicyDocument } from "../model/planned/policy";

/** What a managed policy may have, spaces apart: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const most = 6144;

const known: { readonly [pseudo: string]: string } = {
  "AWS::AccountId": "111122223333",
  "AWS::Partition": "aws",
  "AWS::Region": "eu-west-1",
  "AWS::URLSuffix": "amazonaws.com",
};

/** No ARN is shorter than what stands in for one that is known only after deployment. */
const unknown = "arn:aws:sqs:::a";

/** A token of CDK's reads as ${Token[...]}. */
const isKnown = (text: unknown): text is string => typeof text === "string" && !text.includes("${Token[");

const shortest: Engine<string> = {
  attribute: (id) => known[id] ?? unknown,
  join: (parts) => parts.map((part: unknown) => (isKnown(part) ? part : unknown)).join(""),
  first: () => unknown,
  slice: (block) => block,
  part: (whole) => whole,
};

const textOf = (text: Text): string => {
  const shown: unknown = show(text, shortest);
  return isKnown(shown) ? shown : unknown;
};

const opened = (tree: unknown): unknown => {
  if (tree instanceof Input && !isText(tree.value)) return textOf(tree);
  if (isText(tree)) return textOf(tree);
  if (Array.isArray(tree)) return tree.map(opened);
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, opened(item)]));
};

/** Characters that a document has at least, as IAM counts them: without spaces. */
const sizeOf = (document: PolicyDocument<Text>): number => JSON.stringify(opened(document)).replace(/\s/g, "").length;

/** Throws a `PlanError` where IAM would refuse the document: `what` is whose it is, `how` what makes it shorter. */
export const fits = (what: string, document: PolicyDocument<Text>, how: string): PolicyDocument<Text> => {
  const size = sizeOf(document);
  if (size <= most) return document;
  throw new PlanError(`${what} has ${String(size)} characters at least, and IAM takes ${String(most)}: ${how}.`);
};
