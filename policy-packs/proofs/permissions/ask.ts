import type { AnyResource, Graph } from "../../../components/model/graph";
import { decide, type Answer, type Policies } from "./decide";
import { find, type Mistake } from "./find";
import { boundaryOf, policiesOf } from "./holders";
import { arnOf, holesOf, home } from "./names";
import { organizationOver } from "./organization";
import { shownText, textOf, type Text } from "./pattern";
import { restricted } from "./public-access";
import { contextOf, type Caller } from "./request";
import { ownPolicyOf, rulesItself } from "./things";

/** `role/deploy s3:PutObject bucket/orders`, and what the request says of itself. */
export interface Question {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly given: { readonly [key: string]: string };
}

export interface Told {
  /** The ARN of whoever asks, with `${…}` for what is known only after deployment. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly answer: Answer;
}

/** Reads a question of who may do what to what. */
export const readQuestion = (text: string): Question | Mistake => {
  const words = text.trim().split(/\s+/);
  const [caller, action, resource, ...rest] = words;
  if (caller === undefined || action === undefined || resource === undefined || !/^[\w-]+:\w+$/.test(action)) {
    return {
      mistake: `"${text}" is no question: write it as "internet -> data:5432" or "role/deploy s3:PutObject bucket/orders"`,
    };
  }
  const given: Record<string, string> = {};
  for (const pair of rest) {
    const [, key, value] = /^([\w.-]+:[^=]+)=(.*)$/.exec(pair) ?? [];
    if (key === undefined || value === undefined)
      return { mistake: `${pair} is not of the form aws:SourceIp=192.0.2.1` };
    given[key] = value;
  }
  return { caller, action, resource, given };
};

/** Whether somebody may do something to something, as far as an input tells. */
export const answerOf = (graph: Graph, question: Question): Told | Mistake => {
  const who = callerOf(graph, question.caller);
  if ("mistake" in who) return who;
  const what = targetOf(graph, question);
  if ("mistake" in what) return what;
  const { caller } = who;
  const account = "account" in caller ? caller.account : undefined;
  const answer = decide(
    {
      caller,
      action: question.action,
      resource: what.arn,
      account: what.account,
      context: contextFor(caller, what.account, question),
    },
    {
      ...who.policies,
      resource:
        what.resource === undefined
          ? what.unseen
          : restricted(graph, what.resource, caller, ownPolicyOf(graph, what.resource)),
      resourceRules:
        what.resource === undefined ? /^(kms|sts):/.test(question.action) : rulesItself(what.resource.kind),
      serviceControl: organizationOver(graph, "SERVICE_CONTROL_POLICY", account),
      resourceControl: organizationOver(graph, "RESOURCE_CONTROL_POLICY", what.account),
    },
  );
  return { caller: shownCaller(caller), action: question.action, resource: shownText(what.arn), answer };
};

interface Who {
  readonly caller: Caller;
  readonly policies: Pick<Policies, "identity" | "boundary">;
}

const nothing: Who["policies"] = { identity: [] };

/** A text of a question: whatever a star stands for is not known. */
const asked = (text: string, graph: Graph): Text =>
  textOf(text.replace(/\*/g, "${whatever * stands for}"), (name) => holesOf(graph)(name) ?? { made: false });

const callerOf = (graph: Graph, text: string): Who | Mistake => {
  if (/^(anonymous|anybody)$/i.test(text)) return { caller: { kind: "anonymous" }, policies: nothing };
  const [, service] = /^(?:service\/)?([\w.-]+\.amazonaws\.com(?:\.cn)?)$/i.exec(text) ?? [];
  if (service !== undefined) return { caller: { kind: "service", name: service }, policies: nothing };
  if (text.startsWith("arn:")) return ofArn(graph, text);
  const found = find(graph, text, "iam");
  if ("mistake" in found) return found;
  const { resource } = found;
  if (resource.kind === "AWS::IAM::Role" || resource.kind === "AWS::IAM::User") return ofHolder(graph, resource);
  return {
    mistake: `${text} is a ${resource.kind}, which asks for nothing: name a role, a user, a service or anybody`,
  };
};

type Asking = Extract<AnyResource, { kind: "AWS::IAM::Role" | "AWS::IAM::User" }>;

const ofHolder = (graph: Graph, resource: Asking): Who => ({
  caller: principal(arnOf(resource) ?? "", graph),
  policies: { identity: policiesOf(graph, resource), boundary: boundaryOf(graph, resource) },
});

const ofArn = (graph: Graph, arn: string): Who | Mistake => {
  const known = [...graph.all("AWS::IAM::Role"), ...graph.all("AWS::IAM::User")] as readonly Asking[];
  const own = known.find((it) => arnOf(it) === arn);
  if (own !== undefined) return ofHolder(graph, own);
  if (/^arn:[\w-]+:iam::\d{12}:(oidc|saml)-provider\/./.test(arn)) {
    return { caller: { kind: "federated", provider: asked(arn, graph) }, policies: nothing };
  }
  if (!/^arn:[\w-]+:iam::\d{12}:(role|user)\/./.test(arn) && !/^arn:[\w-]+:iam::\d{12}:root$/.test(arn)) {
    return { mistake: `${arn} is the ARN of no role, user, root or identity provider` };
  }
  const missing = `the policies of ${arn}, which is not part of this input`;
  return { caller: principal(arn, graph), policies: { identity: [{ name: arn, statements: [], opaque: missing }] } };
};

const principal = (arn: string, graph: Graph): Caller => {
  const account = arn.split(":")[4];
  const text = asked(arn, graph);
  if (arn.endsWith(":root")) return { kind: "root", arn: text, account };
  if (arn.includes(":user/")) return { kind: "user", arn: text, account };
  const [, name = ""] = /:role\/(?:.*\/)?((?:[^/]|\$\{.*\})+)$/.exec(arn) ?? [];
  const session = `arn:aws:sts::${account ?? ""}:assumed-role/${name}/\${the name of the session}`;
  return {
    kind: "role",
    arn: text,
    account,
    session: asked(session, graph),
    serviceLinked: arn.includes(":role/aws-service-role/"),
  };
};

const shownCaller = (caller: Caller): string => {
  if ("arn" in caller) return shownText(caller.arn);
  return caller.kind === "service" ? caller.name : caller.kind === "federated" ? shownText(caller.provider) : "anybody";
};

interface Target {
  readonly arn: Text;
  readonly account: string | undefined;
  readonly resource?: AnyResource;
  readonly unseen?: Policies["resource"];
}

const targetOf = (graph: Graph, { action, resource: text }: Question): Target | Mistake => {
  if (text === "*") return { arn: ["*"], account: home.account };
  if (text.startsWith("arn:")) return ofResourceArn(graph, text);
  const found = find(graph, text, action.split(":")[0]);
  if ("mistake" in found) return found;
  const { resource, rest } = found;
  const arn = arnOf(resource) ?? "";
  const object =
    rest !== ""
      ? `/${rest}`
      : isOfObjects(action) && resource.kind === "AWS::S3::Bucket"
        ? "/${the key of the object}"
        : "";
  return { arn: asked(`${arn}${object}`, graph), account: accountOf(graph, arn), resource };
};

/** Actions of S3 that are about objects rather than their bucket. */
const isOfObjects = (action: string): boolean =>
  /^s3:(?!.*bucket).*(object|multipartupload)/i.test(action) && !/^s3:list(?!multipartuploadparts)/i.test(action);

const ofResourceArn = (graph: Graph, arn: string): Target => {
  const owner = graph.resources.find((it) => {
    const own = arnOf(it);
    return own !== undefined && (arn === own || arn.startsWith(`${own}/`));
  });
  const at = { arn: asked(arn, graph), account: accountOf(graph, arn) };
  if (owner !== undefined) return { ...at, resource: owner };
  const account = arn.split(":")[4];
  const name = `the policy of ${arn}`;
  const unseen = { name, statements: [], opaque: `${name}, which is not part of this input` };
  return { arn: at.arn, account: account === "" ? undefined : account, unseen };
};

/** The account of a resource: of its ARN, else the one that everything here is in. */
const accountOf = (graph: Graph, arn: string): string => {
  const accountIn = (text: string): string | undefined => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1];
  const here = graph.resources.flatMap(({ identities }) => identities.flatMap((it) => accountIn(it) ?? []));
  return accountIn(arn) ?? here[0] ?? home.account;
};

/** What every request says of itself; all else is as the question says, and otherwise not known. */
const contextFor = (caller: Caller, account: string | undefined, { given }: Question) => {
  const of = account === undefined ? {} : { "aws:ResourceAccount": account };
  if (!("account" in caller)) {
    const service = caller.kind === "service";
    const name = service ? { "aws:PrincipalServiceName": caller.name } : {};
    return contextOf(
      { ...of, ...name, "aws:PrincipalIsAWSService": String(service), "aws:PrincipalArn": null, ...given },
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
