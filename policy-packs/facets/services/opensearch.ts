import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { openPolicy } from "../policies";
import { allOf, isFilled, keyOwner, ownership } from "../read";
import type { FacetsOf, Readers } from "../table";

/** Both generations of the service have the same properties. */
type Domain = View<Properties<"AWS::OpenSearchService::Domain">>;

const published = (it: Domain, log: string): Value<boolean> => {
  const option = it.get("LogPublishingOptions").get(log);
  const arn = isFilled(option.get("CloudWatchLogsLogGroupArn"));
  return allOf([option.get("Enabled").bool(false), arn], arn);
};

/**
 * Whether requests must be signed or logged in: the policy names who may ask, or fine-grained access control asks each for a
 * name. AWS itself advises an open policy with fine-grained access control:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-recommendations
 */
const knowsCallers = (it: Domain): Value<boolean> => {
  const policy = it.get("AccessPolicies");
  const security = it.get("AdvancedSecurityOptions");
  const fineGrained = security.get("Enabled").bool(false);
  if (policy.isAbsent()) return derive((policy as View<unknown>).isSet(), () => true);
  const open = openPolicy(policy);
  return given(open, (anybody) => (anybody ? fineGrainedOr(fineGrained, open) : derive(open, () => true)));
};

/** Where neither keeps strangers out, the policy is what let them in. */
const fineGrainedOr = (fineGrained: Value<boolean>, open: Value<boolean>): Value<boolean> =>
  given(fineGrained, (on) => (on ? fineGrained : derive(open, () => false)));

const readers: Readers<"AWS::OpenSearchService::Domain"> = {
  // All off where they are not set: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
  atRest: (it) => [
    {
      aspect: "indices",
      encrypted: it.get("EncryptionAtRestOptions").get("Enabled").bool(false),
      key: keyOwner(it.get("EncryptionAtRestOptions").get("KmsKeyId"), "aws-managed"),
    },
  ],
  inTransit: (it) => [
    { aspect: "https", encrypted: it.get("DomainEndpointOptions").get("EnforceHTTPS").bool(false) },
    { aspect: "node-to-node", encrypted: it.get("NodeToNodeEncryptionOptions").get("Enabled").bool(false) },
  ],
  exposure: (it) => [
    { aspect: "endpoint", open: derive(it.get("VPCOptions").get("SubnetIds").isSet(), (inside) => !inside) },
  ],
  authentication: (it) => [{ aspect: "access-policy", required: knowsCallers(it) }],
  audit: (it) => [
    { aspect: "application-logs", enabled: published(it, "ES_APPLICATION_LOGS") },
    { aspect: "audit-logs", enabled: published(it, "AUDIT_LOGS") },
  ],
  ownership: (it) => ownership(it.get("Tags")),
};

export const opensearch: FacetsOf<"AWS::Elasticsearch::Domain" | "AWS::OpenSearchService::Domain"> = {
  "AWS::OpenSearchService::Domain": readers,
  "AWS::Elasticsearch::Domain": readers as unknown as Readers<"AWS::Elasticsearch::Domain">,
};
