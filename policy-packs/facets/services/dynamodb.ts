import type { KeyOwner } from "../../../components/model/facets";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { allOf, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

/** What each replica has, as one fact: each must have it. */
const eachReplica = <R>(replicas: View<readonly R[]>, has: (replica: View<NonNullable<R>>) => Value<boolean>) =>
  given(replicas.items(), (list) =>
    allOf(
      list.map((replica) => has(replica)),
      derive(replicas.items(), () => false),
    ),
  );

// DynamoDB encrypts every table since 2018; SSEEnabled only chooses whose key:
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
const always = (view: View<boolean>): Value<boolean> => derive(view.isSet(), () => true);

const owner = (enabled: View<boolean>, key: () => Value<KeyOwner>): Value<KeyOwner> =>
  given(enabled.bool(false), (it) => (it ? key() : derive(enabled.bool(false), () => "aws-owned")));

export const dynamodb: FacetsOf<"AWS::DynamoDB::GlobalTable" | "AWS::DynamoDB::Table"> = {
  "AWS::DynamoDB::Table": {
    atRest: (it) => {
      const sse = it.get("SSESpecification");
      const key = owner(sse.get("SSEEnabled"), () => keyOwner(sse.get("KMSMasterKeyId"), "aws-managed"));
      return [{ aspect: "items", encrypted: always(sse.get("SSEEnabled")), key }];
    },
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({
      pointInTime: it.get("PointInTimeRecoverySpecification").get("PointInTimeRecoveryEnabled").bool(false),
      // The most there is, where nothing else is said:
      // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html
      pointInTimeDays: it.get("PointInTimeRecoverySpecification").get("RecoveryPeriodInDays").num(35),
      deletionProtection: it.get("DeletionProtectionEnabled").bool(false),
    }),
  },
  "AWS::DynamoDB::GlobalTable": {
    atRest: (it) => {
      const enabled = it.get("SSESpecification").get("SSEEnabled");
      const replicas = it.get("Replicas");
      const key = owner(enabled, () =>
        given(replicas.items(), (list) => {
          const owners = list.map((replica) =>
            keyOwner(replica.get("SSESpecification").get("KMSMasterKeyId"), "aws-managed"),
          );
          const worst = owners.find((one) => one.known && one.value !== "customer") ?? owners.find((one) => !one.known);
          return worst ?? owners[0] ?? derive(replicas.items(), () => "aws-managed" as const);
        }),
      );
      return [{ aspect: "items", encrypted: always(enabled), key }];
    },
    // A global table is tagged replica by replica.
    ownership: (it) => {
      const replicas = it.get("Replicas");
      const first = replicas.alternatives()[0];
      return first === undefined
        ? { tags: derive(replicas.items(), () => new Map<string, string>()) }
        : ownership(first.get("Tags"));
    },
    recovery: (it) => ({
      pointInTime: eachReplica(it.get("Replicas"), (replica) =>
        replica.get("PointInTimeRecoverySpecification").get("PointInTimeRecoveryEnabled").bool(false),
      ),
      deletionProtection: eachReplica(it.get("Replicas"), (replica) =>
        replica.get("DeletionProtectionEnabled").bool(false),
      ),
    }),
  },
};
