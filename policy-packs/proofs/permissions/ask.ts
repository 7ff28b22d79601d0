import type { AnyResource, Graph } from "../../../components/model/graph";
import { askedText, contextFor, principal, shownCaller } from "./callers";
import { decide, type Answer, type Policies } from "./decide";
import { find, type Mistake } from "./find";
import { boundaryOf, policiesOf } from "./holders";
import { arnOf } from "./names";
import { organizationOver } from "./organization";
import { shownText } from "./pattern";
import { restricted } from "./public-access";
import type { Caller } from "./request";
import { targetOf } from "./targets";
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
      context: contextFor(caller, what.account, question.given),
    },
    {
      ...who.policies,
      resource:
        what.resource === undefined
          ? what.unseen
          : restricted(graph, what.resource, caller, ownPolicyOf(graph, what.resource)),
      resourceRules:
        what.resource === undefined
          ? /^(kms|sts):/.test(question.action)
          : rulesItself(what.resource.kind, question.action),
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
    return { caller: { kind: "federated", provider: askedText(arn, graph) }, policies: nothing };
  }
  if (!/^arn:[\w-]+:iam::\d{12}:(role|user)\/./.test(arn) && !/^arn:[\w-]+:iam::\d{12}:root$/.test(arn)) {
    return { mistake: `${arn} is the ARN of no role, user, root or identity provider` };
  }
  const missing = `the policies of ${arn}, which is not part of this input`;
  return { caller: principal(arn, graph), policies: { identity: [{ name: arn, statements: [], opaque: missing }] } };
};
