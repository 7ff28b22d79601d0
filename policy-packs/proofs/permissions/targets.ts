import type { AnyResource, Graph } from "../../../components/model/graph";
import { accountOf, askedText } from "./callers";
import type { Policy } from "./document";
import { find, type Mistake } from "./find";
import { arnOf, home } from "./names";
import type { Text } from "./pattern";

/** What something is done to. */
export interface Target {
  readonly arn: Text;
  readonly account: string | undefined;
  readonly resource?: AnyResource;
  readonly unseen?: Policy;
}

/** What a question names: a resource of the input, or an ARN. */
export const targetOf = (
  graph: Graph,
  { action, resource: text }: { readonly action: string; readonly resource: string },
): Target | Mistake => {
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
  return { arn: askedText(`${arn}${object}`, graph), account: accountOf(graph, arn), resource };
};

/** Actions of S3 that are about objects rather than their bucket. */
const isOfObjects = (action: string): boolean =>
  /^s3:(?!.*bucket).*(object|multipartupload)/i.test(action) && !/^s3:list(?!multipartuploadparts)/i.test(action);

const ofResourceArn = (graph: Graph, arn: string): Target => {
  const owner = graph.resources.find((it) => {
    const own = arnOf(it);
    return own !== undefined && (arn === own || arn.startsWith(`${own}/`));
  });
  const at = { arn: askedText(arn, graph), account: accountOf(graph, arn) };
  if (owner !== undefined) return { ...at, resource: owner };
  const account = arn.split(":")[4];
  const name = `the policy of ${arn}`;
  const unseen = { name, statements: [], opaque: `${name}, which is not part of this input` };
  return { arn: at.arn, account: account === "" ? undefined : account, unseen };
};
