import { Input, isText, type Text } from "../../model/plan";
import type { Denial, DenialDocument } from "../../model/planned/organizations";
import { covers, coversExactly } from "../../model/statement";
import { askOf, type Context, type Ternary } from "./conditions";
import type { PolicyType } from "./quotas";

/** One policy as it is attached, with what it is for by the `Sid` of each statement. */
export interface Guardrail {
  readonly name: string;
  readonly type: PolicyType;
  readonly document: DenialDocument<Text>;
  /** By the `Sid` of a statement: the intents that it carries out, each with the reason. */
  readonly because: { readonly [sid: string]: { readonly [intent: string]: string } };
}

/** Who asks: a role, as it is once it is assumed. */
interface Caller {
  /** With the path: `arn:aws:iam::111122223333:role/pipeline/deploy/shop`. */
  readonly arn: string;
  /** The tags of the role and of the session: all of them, `{}` for none. Left out, they are not known. */
  readonly tags?: { readonly [key: string]: string };
}

/** One request. What is not said is not known; `null` says that the request lacks a key. */
export interface Request {
  readonly role: Caller;
  /** Such as `s3:PutObject`. */
  readonly action: string;
  /** The ARN of what it is done to. */
  readonly resource?: string;
  readonly context?: Context;
}

/** What the guardrails say to a request, by which statements, and which keys nobody knows of that would decide. */
export interface Answer {
  readonly verdict: "blocked" | "not-blocked" | "unknown";
  readonly by: readonly {
    readonly policy: string;
    readonly sid: string;
    readonly because: { readonly [intent: string]: string };
  }[];
  readonly unknown: readonly string[];
}

/**
 * Whether these guardrails block a request, for a unit test: `expect(blocks(guardrails, { role, action })).toMatchObject({ verdict:
 * "not-blocked" })`. That they do not block it does not say that anything allows it. As in AWS, they hold for no service-linked
 * role; nor do service control policies in the management account, which the caller knows.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export const blocks = (guardrails: readonly Guardrail[], request: Request): Answer => {
  if (request.role.arn.includes(":role/aws-service-role/")) return { verdict: "not-blocked", by: [], unknown: [] };
  const context = contextOf(request);
  const found = guardrails.flatMap(({ name, document, because }) =>
    document.Statement.map((statement) => ({
      because: { policy: name, sid: statement.Sid, because: because[statement.Sid] ?? {} },
      answer: matches(statement, request, context),
    })),
  );
  const by = found.filter(({ answer }) => answer.holds === true).map((it) => it.because);
  if (by.length > 0) return { verdict: "blocked", by, unknown: [] };
  const unsure = found.filter(({ answer }) => answer.holds === "unknown");
  const unknown = [...new Set(unsure.flatMap(({ answer }) => answer.unknown))].sort();
  return { verdict: unsure.length > 0 ? "unknown" : "not-blocked", by: unsure.map((it) => it.because), unknown };
};

interface Match {
  readonly holds: Ternary;
  readonly unknown: readonly string[];
}

const matches = (statement: Denial<Text>, { action, resource }: Request, context: Context): Match => {
  const answers: readonly Match[] = [
    sure(matchesList(covers, statement.Action, statement.NotAction, action)),
    resource === undefined
      ? anyResource(statement)
      : sure(matchesList(coversExactly, statement.Resource, statement.NotResource, resource)),
    ...Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => {
        const holds = askOf(operator, key, textsOf(values), context);
        return { holds, unknown: holds === "unknown" ? [key] : [] };
      }),
    ),
  ];
  if (answers.some(({ holds }) => holds === false)) return sure(false);
  const unsure = answers.filter(({ holds }) => holds === "unknown");
  return unsure.length === 0 ? sure(true) : { holds: "unknown", unknown: unsure.flatMap((it) => it.unknown) };
};

const sure = (holds: boolean): Match => ({ holds, unknown: [] });

const listOf = <T>(list: T | readonly T[] | undefined): readonly T[] =>
  list === undefined ? [] : Array.isArray(list) ? (list as readonly T[]) : [list as T];

const matchesList = (
  test: (pattern: string, text: string) => boolean,
  only: Denial<Text>["Action"],
  not: Denial<Text>["Action"],
  text: string,
): boolean =>
  only === undefined ? !listOf(not).some((it) => test(it, text)) : listOf(only).some((it) => test(it, text));

const anyResource = ({ Resource }: Denial<Text>): Match =>
  listOf(Resource).includes("*") ? sure(true) : { holds: "unknown", unknown: ["resource"] };

/** A text that is known only after deployment is undefined. */
const textsOf = (values: Text | readonly Text[]): readonly (string | undefined)[] =>
  listOf<Text>(values).map((it) => textOf(it));

const textOf = (text: Text): string | undefined => {
  // A text of CDK's that is known only after deployment looks like this.
  if (typeof text === "string") return text.includes("${Token[") ? undefined : text;
  if (text instanceof Input)
    return isText(text.value) || typeof text.value === "string" ? textOf(text.value) : undefined;
  if (!("Fn::Join" in text)) return undefined;
  const parts = text["Fn::Join"][1].map(textOf);
  return parts.includes(undefined) ? undefined : parts.join("");
};

/** What a request says of itself: who asks, by ARN and tags. */
const contextOf = ({ role, context = {} }: Request): Context => {
  const account = /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(role.arn)?.[1];
  const tags = Object.entries(role.tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value] as const);
  return {
    ...(role.tags === undefined ? {} : { "aws:PrincipalTag/*": null }),
    "aws:PrincipalArn": role.arn,
    ...(account === undefined ? {} : { "aws:PrincipalAccount": account }),
    "aws:PrincipalIsAWSService": "false",
    // A role's request is no service's, no instance's and no root session's unless its context says so.
    "aws:AssumedRoot": null,
    "aws:SourceAccount": null,
    "aws:SourceOrgID": null,
    "ec2:RoleDelivery": null,
    ...Object.fromEntries(tags),
    ...context,
  };
};
