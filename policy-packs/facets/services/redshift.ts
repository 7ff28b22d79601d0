import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { anySet, certainly, keyOwner, ownership, unlessInherited } from "../read";
import type { FacetsOf } from "../table";

interface Setting {
  readonly name: View<string>;
  readonly value: View<string>;
}

/** Whether a setting of a list is true; where the list has none, what it is by default. */
const isOn = (
  wanted: string,
  list: View<unknown>,
  settings: Value<readonly Setting[]>,
  byDefault: boolean,
): Value<boolean> =>
  given(settings, (all): Value<boolean> => {
    for (const { name, value } of all) {
      const own = name.str();
      if (!own.known) return own;
      if (own.value === wanted) return derive(value.str(""), (text) => text.toLowerCase() === "true");
    }
    return derive(list.isSet(), () => byDefault);
  });

export const redshift: FacetsOf<
  | "AWS::Redshift::Cluster"
  | "AWS::Redshift::ClusterParameterGroup"
  | "AWS::Redshift::ClusterSecurityGroup"
  | "AWS::Redshift::ClusterSubnetGroup"
  | "AWS::RedshiftServerless::Namespace"
  | "AWS::RedshiftServerless::Workgroup"
> = {
  // New clusters are private and encrypted since January 2025, and take only TLS where they have no parameter group of their own:
  // https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html
  "AWS::Redshift::Cluster": {
    atRest: (it) => {
      const inherited = it.get("SnapshotIdentifier").isSet();
      const stated = it.get("Encrypted");
      if (stated.isAbsent() && certainly(inherited)) return [];
      const encrypted = unlessInherited(stated.bool(true), stated.isAbsent() ? inherited : stated.isSet());
      return [{ aspect: "storage", encrypted, key: keyOwner(it.get("KmsKeyId"), "aws-owned") }];
    },
    exposure: (it) => [{ aspect: "endpoint", open: it.get("PubliclyAccessible").bool(false) }],
    audit: (it) => [
      {
        aspect: "audit-logs",
        enabled: anySet(
          it.get("LoggingProperties").get("BucketName"),
          it.get("LoggingProperties").get("LogDestinationType"),
        ),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({ backupDays: it.get("AutomatedSnapshotRetentionPeriod").num(1) }),
  },
  "AWS::Redshift::ClusterParameterGroup": {
    inTransit: (it) => {
      const list = it.get("Parameters");
      const settings = derive(list.items(), (items) =>
        items.map((item) => ({ name: item.get("ParameterName"), value: item.get("ParameterValue") })),
      );
      // The family of 2025 has it on: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html
      const encrypted = given(it.get("ParameterGroupFamily").str("redshift-1.0"), (family) =>
        isOn("require_ssl", list, settings, family !== "redshift-1.0"),
      );
      return [{ aspect: "clients", encrypted }];
    },
    // Off in every family: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html#db-auditing-enable-logging
    audit: (it) => {
      const list = it.get("Parameters");
      const settings = derive(list.items(), (items) =>
        items.map((item) => ({ name: item.get("ParameterName"), value: item.get("ParameterValue") })),
      );
      return [{ aspect: "user-activity", enabled: isOn("enable_user_activity_logging", list, settings, false) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Redshift::ClusterSecurityGroup": {},
  "AWS::Redshift::ClusterSubnetGroup": {},
  "AWS::RedshiftServerless::Namespace": {
    // Always encrypted: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
    atRest: (it) => [
      {
        aspect: "storage",
        encrypted: derive(it.get("KmsKeyId").isSet(), () => true),
        key: keyOwner(it.get("KmsKeyId"), "aws-owned"),
      },
    ],
    audit: (it) => [{ aspect: "audit-logs", enabled: derive(it.get("LogExports").items(), (logs) => logs.length > 0) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::RedshiftServerless::Workgroup": {
    inTransit: (it) => {
      const list = it.get("ConfigParameters");
      const settings = derive(list.items(), (items) =>
        items.map((item) => ({ name: item.get("ParameterKey"), value: item.get("ParameterValue") })),
      );
      return [{ aspect: "clients", encrypted: isOn("require_ssl", list, settings, true) }];
    },
    exposure: (it) => [{ aspect: "endpoint", open: it.get("PubliclyAccessible").bool(false) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
