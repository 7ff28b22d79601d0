import type { KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, anyOf, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type Policy = View<Properties<"AWS::OpenSearchServerless::SecurityPolicy">>;

interface Network {
  readonly AllowFromPublic?: boolean;
}

interface Encryption {
  readonly AWSOwnedKey?: boolean;
  readonly KmsARN?: string;
}

/** The document of a policy of this type; undefined where the policy is of the other. Of what type is not known, all is open. */
const documentOf = <T>(it: Policy, wanted: string): View<T> | undefined => {
  const type = it.get("Type").str(wanted);
  return type.known && type.value !== wanted ? undefined : (it.get("Policy").json() as View<unknown>);
};

// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
const open = (rules: View<readonly Network[]>): Value<boolean> =>
  given(rules.items(), (list) =>
    anyOf(
      list.map((rule) => rule.get("AllowFromPublic").bool(false)),
      derive(rules.items(), () => false),
    ),
  );

// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html
const key = (document: View<Encryption>): Value<KeyOwner> => {
  const own = document.get("AWSOwnedKey").bool(false);
  return given(own, (aws) => (aws ? derive(own, () => "aws-owned") : keyOwner(document.get("KmsARN"), "aws-owned")));
};

export const opensearchserverless: FacetsOf<
  | "AWS::OpenSearchServerless::AccessPolicy"
  | "AWS::OpenSearchServerless::Collection"
  | "AWS::OpenSearchServerless::SecurityPolicy"
> = {
  "AWS::OpenSearchServerless::AccessPolicy": {},
  "AWS::OpenSearchServerless::Collection": { ownership: (it) => ownership(it.get("Tags")) },
  // A policy holds for the collections that its rules name, made here or elsewhere: it is judged by itself.
  "AWS::OpenSearchServerless::SecurityPolicy": {
    atRest: (it) => {
      const document = documentOf<Encryption>(it, "encryption");
      return document === undefined
        ? []
        : [{ aspect: "collections", encrypted: always(it.get("Policy")), key: key(document) }];
    },
    exposure: (it) => {
      const document = documentOf<readonly Network[]>(it, "network");
      return document === undefined ? [] : [{ aspect: "network-policy", open: open(document) }];
    },
  },
};
