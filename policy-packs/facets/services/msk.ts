import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { anyOf, keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";

type Cluster = View<Properties<"AWS::MSK::Cluster">>;

/** Clients need show no identity where no way of doing so is on: https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html */
const clientsAreKnown = (it: Cluster): Value<boolean> => {
  const ways = it.get("ClientAuthentication");
  const strangers = ways.get("Unauthenticated").get("Enabled").bool(false);
  const tls = ways.get("Tls");
  const known = anyOf(
    [
      ways.get("Sasl").get("Iam").get("Enabled").bool(false),
      ways.get("Sasl").get("Scram").get("Enabled").bool(false),
      tls.get("Enabled").bool(false),
      tls.get("CertificateAuthorityArnList").isSet(),
    ],
    strangers,
  );
  return given(strangers, (welcome) => (welcome ? derive(strangers, () => false) : known));
};

export const msk: FacetsOf<"AWS::MSK::Cluster" | "AWS::MSK::ServerlessCluster"> = {
  "AWS::MSK::ServerlessCluster": {},
  "AWS::MSK::Cluster": {
    // Always encrypted at rest; TLS everywhere where nothing else is said:
    // https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
    atRest: (it) => {
      const key = it.get("EncryptionInfo").get("EncryptionAtRest").get("DataVolumeKMSKeyId");
      return [{ aspect: "records", encrypted: derive(key.isSet(), () => true), key: keyOwner(key, "aws-managed") }];
    },
    inTransit: (it) => {
      const transit = it.get("EncryptionInfo").get("EncryptionInTransit");
      return [
        { aspect: "clients", encrypted: derive(transit.get("ClientBroker").str("TLS"), (type) => type === "TLS") },
        { aspect: "node-to-node", encrypted: transit.get("InCluster").bool(true) },
      ];
    },
    exposure: (it) => {
      const access = it.get("BrokerNodeGroupInfo").get("ConnectivityInfo").get("PublicAccess").get("Type");
      return [{ aspect: "endpoint", open: derive(access.str("DISABLED"), (type) => type !== "DISABLED") }];
    },
    authentication: (it) => [{ aspect: "clients", required: clientsAreKnown(it) }],
    audit: (it) => {
      const logs = it.get("LoggingInfo").get("BrokerLogs");
      const enabled = anyOf(
        [
          logs.get("CloudWatchLogs").get("Enabled").bool(false),
          logs.get("Firehose").get("Enabled").bool(false),
          logs.get("S3").get("Enabled").bool(false),
        ],
        logs.get("S3").get("Enabled").bool(false),
      );
      return [{ aspect: "broker-logs", enabled }];
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
};
