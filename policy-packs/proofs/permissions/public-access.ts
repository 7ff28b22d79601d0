import type { AnyResource, Graph, Properties } from "../../../components/model/graph";
import type { Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Policy } from "./document";
import type { Caller } from "./request";
import { shortName } from "./names";

/**
 * What S3 Block Public Access makes of a bucket's policy for callers without credentials: where public buckets are restricted it
 * lets none of them in. Where nothing says whether they are, that is what is missing.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const restricted = (
  graph: Graph,
  resource: AnyResource,
  caller: Caller,
  policy: Policy | undefined,
): Policy | undefined => {
  if (policy === undefined || caller.kind !== "anonymous" || resource.kind !== "AWS::S3::Bucket") return policy;
  const own = resource.view.get("PublicAccessBlockConfiguration");
  const settings: readonly Value<boolean | undefined>[] = [
    own.get("RestrictPublicBuckets").bool(),
    ...[...graph.all("AWS::S3::AccountPublicAccessBlock"), ...graph.all("Custom::S3AccountPublicAccessBlock")].map(
      ({ view }) => (view as View<Properties<"AWS::S3::AccountPublicAccessBlock">>).get("RestrictPublicBuckets").bool(),
    ),
  ];
  if (settings.some((it) => it.known && it.value === true)) {
    const denials = { ...policy, statements: policy.statements.filter(({ effect }) => effect === "Deny") };
    // A condition may make of a policy one that S3 does not count as public: then nothing of it is restricted.
    const conditional = policy.statements.some(
      ({ effect, tests }) => effect !== "Deny" && (!Array.isArray(tests) || tests.length > 0),
    );
    return conditional
      ? { ...denials, opaque: `whether S3 counts the policy of ${shortName(resource)} as public` }
      : denials;
  }
  if (settings.every((it) => it.known && it.value === false)) return policy;
  return { ...policy, opaque: `whether S3 Block Public Access restricts ${shortName(resource)}` };
};
