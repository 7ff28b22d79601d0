/** Helpers that aws-cdk-lib makes on its own account, by the logical ids that it always gives them: what they serve, and who decides. */
const helpers: readonly (readonly [id: RegExp, note: string])[] = [
  [
    /^CustomS3AutoDeleteObjectsCustomResourceProvider(Role|Handler)/,
    "CDK made it for a bucket's `autoDeleteObjects`, without which it goes",
  ],
  [
    /^CustomECRAutoDeleteImagesCustomResourceProvider(Role|Handler)/,
    "CDK made it for a repository's `emptyOnDelete`, without which it goes",
  ],
  [
    /^CustomVpcRestrictDefaultSGCustomResourceProvider(Role|Handler)/,
    "CDK made it for a VPC's `restrictDefaultSecurityGroup`",
  ],
  [
    /^CustomCrossRegionExport(Reader|Writer)CustomResourceProvider(Role|Handler)/,
    "CDK made it for references across Regions",
  ],
  [
    /^CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/,
    "CDK made it for BucketDeployment, which takes `role`, `vpc` and `logGroup`",
  ],
  [
    /^BucketNotificationsHandler050a0587b7544547bf325f094a3db834/,
    "CDK made it for a bucket's notifications, which take `notificationsHandlerRole`",
  ],
  [
    /^LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/,
    "CDK made it for `logRetention`; a function with a `logGroup` of its own needs none",
  ],
  [
    /^AWS679f53fac002430cb0da5b7982bd2287/,
    "CDK made it for AwsCustomResource, which takes `role`, `vpc` and `logGroup`",
  ],
  [
    /framework(onEvent|isComplete|onTimeout)(ServiceRole(DefaultPolicy)?)?[0-9A-F]{8}$/,
    "CDK made it for custom_resources.Provider, which takes roles, `vpc` and `logGroup`",
  ],
  [
    /waiterstatemachine(Role(DefaultPolicy)?|LogGroup)?[0-9A-F]{8}$/,
    "CDK made it for custom_resources.Provider with `isCompleteHandler`, which takes `waiterStateMachineLogOptions`",
  ],
  [
    /^CustomAWSCDKOpenIdConnectProviderCustomResourceProvider(Role|Handler)/,
    "CDK made it for OpenIdConnectProvider; OidcProviderNative needs none",
  ],
  [/^AWSCDKCfnUtilsProviderCustomResourceProvider(Role|Handler)/, "CDK made it for CfnJson"],
  [
    /^CustomCrossAccountZoneDelegationCustomResourceProvider(Role|Handler)/,
    "CDK made it for CrossAccountZoneDelegationRecord",
  ],
  [
    /^CustomDeleteExistingRecordSetCustomResourceProvider(Role|Handler)/,
    "CDK made it for a record's `deleteExisting`, without which it goes",
  ],
  [
    /CertificateRequestorFunction(ServiceRole(DefaultPolicy)?)?[0-9A-F]{8}$/,
    "CDK made it for DnsValidatedCertificate, which is deprecated; Certificate needs none",
  ],
  [
    /(DrainECSHookFunction(ServiceRole(DefaultPolicy)?|Topic\w*|AllowInvoke\w*)?|LifecycleHookDrainHook(Topic|Role(DefaultPolicy)?))[0-9A-F]{8}$/,
    "CDK made it to drain a cluster's machines; `taskDrainTime` of no seconds, or an AsgCapacityProvider's managed draining, needs none",
  ],
  [/^SingletonLambda8693BB64968944B69AAFB0CC9EB8757C/, "CDK made it for EmrContainersStartJobRun"],
  // What a program has made in the same way has the same ids, but for the name that it chose.
  [
    /^Custom\w+CustomResourceProvider(Role|Handler)[0-9A-F]{8}$/,
    "CDK made it for CustomResourceProvider, which takes `policyStatements`",
  ],
];

/**
 * Who made a resource of a template that nobody wrote. What is wrong with it stays wrong: a construct's arguments, or what users
 * added to a helper's role, may be the cause.
 */
export const madeBy = (logicalId: string): string | undefined => helpers.find(([id]) => id.test(logicalId))?.[1];
