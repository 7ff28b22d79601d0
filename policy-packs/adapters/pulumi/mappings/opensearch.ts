import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { inEitherPlace, password, tags } from "../codecs";
import { assemble, fold, type Plain, type Satellites } from "../mapping";

type DomainArgs = aws.opensearch.DomainArgs;
type Log = Plain<aws.types.input.opensearch.DomainLogPublishingOption>;

const logs = ["AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"] as const;

/** A list of logs, each with its type, as CloudFormation's map by type. */
const logOption = (list: View<readonly Log[]>, type: (typeof logs)[number]) => {
  const items = list.items();
  const nowhere = View.absent<Log>(list);
  const found = items.known
    ? (items.value.find((log) => typeIs(log, type)) ?? nowhere)
    : (list as unknown as View<Log>);
  return {
    CloudWatchLogsLogGroupArn: found.get("cloudwatchLogGroupArn"),
    // A log that is listed is on: https://www.pulumi.com/registry/packages/aws/api-docs/opensearch/domain/#enabled_nodejs
    Enabled: found === nowhere ? found.get("enabled") : found.get("enabled").otherwise(true),
  };
};

const typeIs = (log: View<Log>, type: string): boolean => {
  const own = log.get("logType").str();
  // One whose type is not known may be any.
  return !own.known || own.value === type;
};

const domain = (it: View<Plain<DomainArgs>>, policy: View<Plain<aws.opensearch.DomainPolicyArgs>>) => {
  const security = it.get("advancedSecurityOptions");
  const endpoint = it.get("domainEndpointOptions");
  return {
    DomainName: it.get("domainName"),
    AccessPolicies: inEitherPlace(it.get("accessPolicies"), policy.get("accessPolicies")).json(),
    AdvancedSecurityOptions: {
      AnonymousAuthEnabled: security.get("anonymousAuthEnabled"),
      Enabled: security.get("enabled"),
      MasterUserOptions: { MasterUserPassword: password(security.get("masterUserOptions").get("masterUserPassword")) },
    },
    DomainEndpointOptions: {
      EnforceHTTPS: endpoint.get("enforceHttps"),
      TLSSecurityPolicy: endpoint.get("tlsSecurityPolicy"),
    },
    EncryptionAtRestOptions: {
      Enabled: it.get("encryptAtRest").get("enabled"),
      KmsKeyId: it.get("encryptAtRest").get("kmsKeyId"),
    },
    LogPublishingOptions: Object.fromEntries(
      logs.map((type) => [type, logOption(it.get("logPublishingOptions"), type)]),
    ),
    NodeToNodeEncryptionOptions: { Enabled: it.get("nodeToNodeEncryption").get("enabled") },
    Tags: tags(it.get("tags")),
    VPCOptions: {
      SecurityGroupIds: it.get("vpcOptions").get("securityGroupIds"),
      SubnetIds: it.get("vpcOptions").get("subnetIds"),
    },
  };
};

const policyOf = (satellites: Satellites, generation: "opensearch" | "elasticsearch") =>
  satellites.one<aws.opensearch.DomainPolicyArgs>(`aws:${generation}/domainPolicy:DomainPolicy`);

export const opensearch = {
  "aws:opensearch/domain:Domain": assemble<DomainArgs, "AWS::OpenSearchService::Domain">(
    "AWS::OpenSearchService::Domain",
    (it, satellites) => domain(it, policyOf(satellites, "opensearch")),
  ),
  "aws:opensearch/domainPolicy:DomainPolicy": fold("AWS::OpenSearchService::Domain", "domainName"),
  "aws:elasticsearch/domain:Domain": assemble<DomainArgs, "AWS::Elasticsearch::Domain">(
    "AWS::Elasticsearch::Domain",
    (it, satellites) => domain(it, policyOf(satellites, "elasticsearch")),
  ),
  "aws:elasticsearch/domainPolicy:DomainPolicy": fold("AWS::Elasticsearch::Domain", "domainName"),
};
