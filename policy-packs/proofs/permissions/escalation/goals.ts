import type { AnyResource, Graph, Kind } from "../../../../components/model/graph";
import type { Step } from "../../../../components/model/step";
import type { Tag } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { accountOf, askedText } from "../callers";
import type { Answer } from "../decide";
import { arnOf, shortName } from "../names";
import { ownPolicyOf, rulesItself } from "../things";
import type { Actor } from "./actors";
import { together } from "./anywhere";
import { shown } from "./edges";
import type { Rulings } from "./rulings";

/** What a search asks of everybody. */
export interface Goal {
  /** `admin`, `data:confidential`. */
  readonly name: string;
  /** Whether somebody is there without a step. */
  readonly holds: (rulings: Rulings, actor: Actor) => Answer;
  readonly says: (actor: Actor) => string;
}

/** By each of these somebody makes another who is bounded by nothing: whatever is denied to one is not denied to that one. */
const ofAdmins = [
  ["iam:CreateRole role", "iam:PutRolePolicy role"],
  ["iam:CreateUser user", "iam:AttachUserPolicy user", "iam:CreateAccessKey user"],
] as const;

/** Whether somebody may do everything, or make somebody who may. */
export const isUnlimited = (graph: Graph, rulings: Rulings, actor: Actor): Answer => {
  const account = actor.caller.account ?? accountOf(graph, "");
  const on = Array.from(`arn:aws:any:us-east-1:${account}:any/a-name-of-its-choice`);
  const anything = rulings.may(actor, { action: "any:Anything", on });
  if (anything.answer === "no") return anything;
  const [role, user] = ofAdmins.map((needs) =>
    together(
      needs.map((need) => {
        const [action = "", sort = ""] = need.split(" ");
        const whom = Array.from(`arn:aws:iam::${account}:${sort}/a-name-of-its-choice`);
        return rulings.may(actor, { action, on: whom, given: { "iam:PermissionsBoundary": null } });
      }),
    ),
  ) as [Answer, Answer];
  return together([anything, role.answer === "yes" || user.answer === "no" ? role : user]);
};

/** All on all, but for what is denied: who has it can make somebody who has the rest. */
export const admin = (graph: Graph): Goal => ({
  name: "admin",
  holds: (rulings, actor) => isUnlimited(graph, rulings, actor),
  says: (actor) => `${shown(actor)} may do everything`,
});

/** How data of each kind is read. */
const reading: { readonly [K in Kind]?: { readonly action: string; readonly within?: string } } = {
  "AWS::DynamoDB::Table": { action: "dynamodb:Scan" },
  "AWS::Kinesis::Stream": { action: "kinesis:GetRecords" },
  "AWS::Logs::LogGroup": { action: "logs:FilterLogEvents" },
  "AWS::S3::Bucket": { action: "s3:GetObject", within: "/${the key of the object}" },
  "AWS::SQS::Queue": { action: "sqs:ReceiveMessage" },
  "AWS::SecretsManager::Secret": { action: "secretsmanager:GetSecretValue" },
};

const classTags = ["dataclass", "dataclassification", "data-class", "data-classification"];

/** The class that the tags of a resource say its data is of. */
const classOf = ({ view }: AnyResource): string | undefined => {
  const tags = (view as View<{ readonly Tags?: readonly Tag[] }>).get("Tags").items();
  for (const tag of tags.known ? tags.value : []) {
    const [key, value] = [tag.get("Key").str(), tag.get("Value").str()];
    if (!key.known || !value.known || !classTags.includes(key.value?.toLowerCase() ?? "")) continue;
    return value.value?.toLowerCase();
  }
  return undefined;
};

/** What can be read by permissions alone, of the classes. */
export const dataOf = (graph: Graph, classes: readonly string[]): readonly AnyResource[] =>
  graph.resources.filter((it) => reading[it.kind] !== undefined && classes.includes(classOf(it) ?? ""));

/** To read one of these. */
export const reads = (graph: Graph, name: string, stores: readonly AnyResource[]): Goal => {
  const wishes = stores.flatMap((resource) => {
    const { action, within = "" } = reading[resource.kind] ?? {};
    if (action === undefined) return [];
    const on = askedText(`${arnOf(resource) ?? ""}${within}`, graph);
    const own = { resource: ownPolicyOf(graph, resource), ruled: rulesItself(resource.kind, action) };
    return [{ action, on, ...own }];
  });
  return {
    name,
    holds: (rulings, actor) => {
      let best: Answer | undefined;
      for (const wish of wishes) {
        const answer = rulings.may(actor, wish);
        if (answer.answer === "yes") return answer;
        if (best === undefined || best.answer === "no") best = answer;
      }
      return best ?? { answer: "no", stop: { by: "no-allow", in: "identity", policies: [] } };
    },
    says: (actor) => `${shown(actor)} may read ${name === "" ? stores.map((it) => shortName(it)).join(", ") : name}`,
  };
};

/** The last step: what lets whoever is there, or, where that is of AWS's own writing, who it is. */
export const arrival = (goal: Goal, actor: Actor, answer: Answer): Step => {
  const [cited] = answer.answer === "yes" ? answer.by : answer.answer === "unknown" ? answer.best : [];
  return { says: goal.says(actor), at: cited?.at ?? actor.resource.view.origin };
};
