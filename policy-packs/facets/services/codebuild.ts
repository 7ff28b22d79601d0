import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { allOf, anyOf, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type Project = View<Properties<"AWS::CodeBuild::Project">>;

/** The switch counts for artifacts in S3 alone: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html */
const artifacts = (it: Project): Facets["atRest"] => {
  const all = [it.get("Artifacts"), ...it.get("SecondaryArtifacts").alternatives()];
  const types = all.map((one) => one.get("Type").str("NO_ARTIFACTS"));
  if (types.every((type) => type.known && type.value === "NO_ARTIFACTS")) return [];
  const encrypted = all.map((one) => {
    const enabled = derive(one.get("EncryptionDisabled").bool(false), (disabled) => !disabled);
    return anyOf([enabled, derive(one.get("Type").str("NO_ARTIFACTS"), (type) => type !== "S3")], enabled);
  });
  // Without a key of its own a project uses the account's key for S3.
  const key = keyOwner(it.get("EncryptionKey"), "aws-managed");
  return [{ aspect: "artifacts", encrypted: allOf(encrypted, it.get("Artifacts").isSet()), key }];
};

const storedLogs = (it: Project): Facets["atRest"] => {
  const logs = it.get("LogsConfig").get("S3Logs");
  const status = logs.get("Status").str("DISABLED");
  if (status.known && status.value !== "ENABLED") return [];
  const encrypted = derive(logs.get("EncryptionDisabled").bool(false), (disabled) => !disabled);
  return [{ aspect: "s3-logs", encrypted: given(status, () => encrypted) }];
};

/** On in CloudWatch unless it says otherwise: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_LogsConfig.html */
const buildLogs = (it: Project): Facets["audit"] => {
  const { cloudWatch, s3 } = {
    cloudWatch: it.get("LogsConfig").get("CloudWatchLogs").get("Status").str("ENABLED"),
    s3: it.get("LogsConfig").get("S3Logs").get("Status").str("DISABLED"),
  };
  const on = [cloudWatch, s3].map((status) => derive(status, (it) => it === "ENABLED"));
  return [
    {
      aspect: "build-logs",
      enabled: anyOf(
        on,
        derive(cloudWatch, () => false),
      ),
    },
  ];
};

export const codebuild: FacetsOf<"AWS::CodeBuild::Project" | "AWS::CodeBuild::SourceCredential"> = {
  "AWS::CodeBuild::Project": {
    atRest: (it) => [...artifacts(it), ...storedLogs(it)],
    // Logs and artifacts of a public project are open to anybody: https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html
    exposure: (it) => [
      { aspect: "builds", open: derive(it.get("Visibility").str("PRIVATE"), (mode) => mode === "PUBLIC_READ") },
    ],
    audit: buildLogs,
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::CodeBuild::SourceCredential": {},
};
