import type { Facets, KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type Broker = View<Properties<"AWS::AmazonMQ::Broker">>;

const key = (it: Broker): Value<KeyOwner> => {
  const options = it.get("EncryptionOptions");
  const awsOwned = options.get("UseAwsOwnedKey").bool(options.get("KmsKeyId").isAbsent());
  return given(awsOwned, (owned) =>
    owned ? derive(awsOwned, () => "aws-owned") : keyOwner(options.get("KmsKeyId"), "aws-managed"),
  );
};

/** RabbitMQ keeps no log of who administers it: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html */
const logs = (it: Broker): Facets["audit"] => {
  const engine = it.get("EngineType").str("");
  const general = { aspect: "general-logs", enabled: it.get("Logs").get("General").bool(false) };
  if (engine.known && engine.value.toUpperCase() === "RABBITMQ") return [general];
  const audit = it.get("Logs").get("Audit").bool(false);
  return [general, { aspect: "audit-logs", enabled: given(audit, (on) => (on ? audit : given(engine, () => audit))) }];
};

export const amazonmq: FacetsOf<"AWS::AmazonMQ::Broker"> = {
  "AWS::AmazonMQ::Broker": {
    // Encrypted always: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html
    atRest: (it) => [{ aspect: "messages", encrypted: always(it.get("EncryptionOptions")), key: key(it) }],
    exposure: (it) => [{ aspect: "endpoint", open: it.get("PubliclyAccessible").bool(false) }],
    audit: logs,
    ownership: (it) => ownership(it.get("Tags")),
  },
};
