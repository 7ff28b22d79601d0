import type { Graph } from "../../../components/model/graph";
import { once } from "../../../components/model/once";
import { holesOf, home } from "./names";
import { shownText, textOf, type Text, type Context } from "./pattern";
import { contextOf, type Caller } from "./request";

/** A text of a question: whatever a star stands for is not known. */
export const askedText = (text: string, graph: Graph): Text =>
  textOf(text.replace(/\*/g, "${whatever * stands for}"), (name) => holesOf(graph)(name) ?? { made: false });

export type Somebody = Extract<Caller, { kind: "user" | "role" | "root" }>;

/** A user, a role or a root by its ARN. */
export const principal = (arn: string, graph: Graph): Somebody => {
  const account = arn.split(":")[4];
  const text = askedText(arn, graph);
  if (arn.endsWith(":root")) return { kind: "root", arn: text, account };
  if (arn.includes(":user/")) return { kind: "user", arn: text, account };
  const [, name = ""] = /:role\/(?:.*\/)?((?:[^/]|\$\{.*\})+)$/.exec(arn) ?? [];
  const session = `arn:aws:sts::${account ?? ""}:assumed-role/${name}/\${the name of the session}`;
  return {
    kind: "role",
    arn: text,
    account,
    session: askedText(session, graph),
    serviceLinked: arn.includes(":role/aws-service-role/"),
  };
};

export const shownCaller = (caller: Caller): string => {
  if ("arn" in caller) return shownText(caller.arn);
  return caller.kind === "service" ? caller.name : caller.kind === "federated" ? shownText(caller.provider) : "anybody";
};

/** The account of a resource: of its ARN, else the one that everything here is in. */
export const accountOf = (graph: Graph, arn: string): string => accountIn(arn) ?? ownAccount(graph);

const accountIn = (text: string): string | undefined => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1];

/** The account that the input says it is in, by the ARNs of its resources; nothing where none is known. */
export const statedAccount = once((graph: Graph): string | undefined => {
  const all = graph.resources.map(({ identities }) => identities.map(accountIn).find((it) => it !== undefined));
  return all.find((it) => it !== undefined);
});

/** Where nothing says it, the account that the adapters have in its place. */
const ownAccount = (graph: Graph): string => statedAccount(graph) ?? home.account;

export type Given = Parameters<typeof contextOf>[0];

/** What every request says of itself; all else is as it is given, and otherwise not known. */
export const contextFor = (caller: Caller, account: string | undefined, given: Given = {}): Context => {
  const of = account === undefined ? {} : { "aws:ResourceAccount": account };
  if (!("account" in caller)) {
    const service = caller.kind === "service";
    const name = service ? { "aws:PrincipalServiceName": caller.name } : {};
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid
    const nobody =
      caller.kind === "anonymous"
        ? { "aws:PrincipalAccount": "anonymous", "aws:PrincipalOrgID": null, "aws:PrincipalOrgPaths": null }
        : {};
    return contextOf(
      { ...of, ...name, ...nobody, "aws:PrincipalIsAWSService": String(service), "aws:PrincipalArn": null, ...given },
      false,
    );
  }
  const user = /:user\/(?:.*\/)?([^/]+)$/.exec(shownText(caller.arn))?.[1];
  return contextOf(
    {
      ...of,
      "aws:PrincipalArn": [caller.arn],
      ...(caller.account === undefined
        ? {}
        : { "aws:PrincipalAccount": caller.account, "kms:CallerAccount": caller.account }),
      "aws:PrincipalIsAWSService": "false",
      // Only a service that calls for somebody says for whom.
      "aws:PrincipalServiceName": null,
      "aws:SourceAccount": null,
      "aws:SourceArn": null,
      ...(caller.kind === "user" && user !== undefined && !user.includes("$") ? { "aws:username": user } : {}),
      ...(caller.kind === "role" ? { "aws:username": null } : {}),
      ...given,
    },
    false,
  );
};
