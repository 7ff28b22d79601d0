/** Where the labels of a corpus and we disagree, and why: cases by their ids, which are counted apart. */
const byReason: { readonly [reason: string]: readonly string[] } = {
  "The topic holds two requirements: the policy names its callers, and fine-grained access control is off.": [
    "cdknag:opensearch-access-control:pass:2ea261ab",
  ],
  "The ARN names no account, and Security Hub's Lambda.1 asks for one where S3 calls.": [
    "trivy:lambda-permission-source-arn:pass:57513abb",
  ],
  "The permission names a bucket that the template does not have: CloudFormation refuses it.": [
    "guard:lambda-permission-not-public:fail:fc2db11d",
  ],
  "For these actions AWS lets no resource be named: `*` is all that works.": [
    "cfntemplates:iam-no-wildcard-resource:fail:4402afe6",
    "constructs:iam-no-wildcard-resource:fail:2cb3749e",
  ],
  "A condition on what is made limits the statement as a name would.": [
    "cfnnag:iam-no-wildcard-resource:fail:3a199335",
  ],
  "The finding stands at the role, where the policy is to be mended, not at the notebook that has the role.": [
    "checkov:sagemaker-iam-not-overly-permissive:fail:8c3c1588",
  ],
  "A role has no property PolicyDocument: CloudFormation refuses the template.": [
    "guard:iam-no-allow-not-action:fail:5911065a",
  ],
  "An internal load balancer serves no strangers; only one that faces the Internet is asked for a web ACL.": [
    "cdknag:alb-waf:fail:640cd94c",
  ],
  "Without a cache there is nothing to encrypt: to cache or not is a matter of speed.": [
    "cdknag:apigw-cache-enabled-and-encrypted:fail:2c64af43",
    "cdknag:apigw-cache-enabled-and-encrypted:fail:5d3cb31f",
    "guard:apigw-cache-enabled-and-encrypted:fail:1396fdab",
    "guard:apigw-cache-enabled-and-encrypted:fail:d3ef9d65",
    "trivy:apigw-cache-enabled-and-encrypted:fail:6ceafd00",
  ],
  "AWS ended RTMP distributions on 31 December 2020: nobody can make one.": [
    "cdknag:cloudfront-access-logging:fail:9fe0f40a",
    "cdknag:cloudfront-s3-origin-access-identity:fail:abea5866",
  ],
  "A dedicated address (`vip`) costs money and weakens nothing: the least TLS version is 1.2.": [
    "cdknag:cloudfront-viewer-tls12:fail:35b6c918",
  ],
  "Where nothing is said, Cognito asks for eight characters of all four kinds.": [
    "cdknag:cognito-password-policy:fail:b38f4d58",
  ],
  "The password is in Secrets Manager; a user's name is no secret.": [
    "cdknag:docdb-no-plaintext-credentials:fail:411656b8",
  ],
  "Nothing is said of the root volume: the AMI and the account's default decide, so it is undetermined.": [
    "cdknag:ec2-block-device-encrypted:fail:20e9d11a",
  ],
  "The finding is on the launch configuration, where the fault is written, not on the group that uses it.": [
    "cdknag:ec2-imdsv2-required:fail:d9250652",
    "cdknag:ec2-imdsv2-required:fail:eff34f04",
  ],
  "The launch template is elsewhere, so it is undetermined.": ["cdknag:ec2-imdsv2-required:fail:db61905c"],
  "Where the launch configuration says nothing, the subnet decides.": ["cdknag:ec2-no-public-ip:fail:1e5b064e"],
  "The container runs as a named user that is not root, which is what the AWS Config rule asks for.": [
    "cdknag:ecs-task-host-mode-user:fail:ecf5a5a5",
  ],
  "Fourteen days of backups are more than our default of seven; `backupDays` sets another.": [
    "cdknag:elasticache-backup:fail:1421a701",
  ],
  "Clients speak TLS to this load balancer; the rule is about them, not about the way to the instances.": [
    "cdknag:elb-tls-listeners:fail:f0c6fb63",
  ],
  "The security configuration that is named is elsewhere, and judged there.": [
    "cdknag:emr-encryption-configured:fail:13a63400",
  ],
  "All actions on one bucket that is named are not full access to the service.": [
    "cdknag:iam-no-service-full-access:fail:4ed67a8a",
  ],
  "SQL Server's errors are logged; which of an engine's logs are of use is its owner's to say.": [
    "cdknag:rds-log-exports:fail:5f30e846",
  ],
  "SQS encrypts by default since October 2022, and an encrypted queue refuses plain HTTP by itself.": [
    "cdknag:sqs-ssl-requests-only:fail:7c57ed52",
  ],
  "A project without artifacts stores none.": ["cfnnag:codebuild-artifacts-cmk:fail:9cc2a514"],
  "The range is private: an address of the VPC's own.": [
    "cfnnag:nacl-no-all-ports:fail:1011dfb1",
    "cfntemplates:security-group-no-all-protocols-ingress:fail:c21e3882",
  ],
  "One port, or ICMP, is not every port.": [
    "cfnnag:nacl-no-all-ports:fail:cf2dd868",
    "guard:nacl-no-all-ports:fail:ed50d945",
  ],
  "Where it is not set, the subnet group decides, so it is undetermined.": [
    "cfnnag:rds-not-publicly-accessible:fail:ca9c5c17",
    "guard:rds-not-publicly-accessible:fail:d97ae810",
  ],
  "Redshift encrypts new clusters by default since January 2025.": ["cfnnag:redshift-encrypted:fail:7019b387"],
  "A few ports to the Internet are how machines fetch updates; the rule is against all ports at once.": [
    "cfnnag:security-group-no-public-egress:fail:41b2b8c6",
    "cfnnag:security-group-no-public-egress:fail:6b8b71a7",
    "cfnnag:security-group-no-public-egress:fail:c3d9ae06",
    "guard:security-group-no-public-egress:fail:26741552",
  ],
  "The group is made only where a parameter is set against its default.": [
    "cfntemplates:security-group-no-all-protocols-egress:fail:e4741a00",
    "cfntemplates:security-group-no-all-protocols-ingress:fail:e4741a00",
    "cfntemplates:security-group-no-public-egress:fail:e4741a00",
  ],
  "The bucket holds the logs of others: to log it too would never end.": [
    "constructs:s3-bucket-access-logging:fail:4b27bbce",
    "constructs:s3-bucket-access-logging:fail:93b2028b",
  ],
  "Ports 80 and 443 are a public web server's; whether there is TLS and a web ACL are rules of their own.": [
    "constructs:security-group-no-public-ingress:fail:143fc107",
    "constructs:security-group-no-public-ingress:fail:a881653f",
    "guard:security-group-no-public-ingress:fail:b32dc55f",
    "pulcp:security-group-no-public-ingress:fail:727d9f6671",
  ],
  "CloudFormation refuses the template: a number stands where a text must.": [
    "guard:apigw-access-logging:fail:b975c760",
    "guard:apigw-access-logging:fail:d8dbac5b",
  ],
  "DynamoDB encrypts every table; `SSEEnabled: false` means a key that AWS owns, and whose key it is is another rule.":
    ["guard:dynamodb-encrypted:fail:5b5c4b7c"],
  "The listener only redirects to HTTPS, as AWS advises.": [
    "guard:elb-tls-listeners:fail:9ca515da",
    "guard:elb-tls-policy:fail:9ca515da",
    "pulawsguard:elb-tls-listeners:fail:bd2ad21640",
  ],
  "There is no password at all.": ["guard:firehose-no-plaintext-credentials:fail:5718d5ef"],
  "`SourceAccount` leaves callers of one account.": ["guard:lambda-permission-not-public:fail:16c68bb2"],
  "The range is private.": ["guard:security-group-no-public-ingress-common-ports:fail:91214af0"],
  "The template names no domain, so there is nothing that speaks TLS.": ["trivy:apigw-domain-tls12:fail:9b8e2b01"],
  "S3 encrypts every object since January 2023.": [
    "trivy:s3-bucket-encrypted:fail:4fd6ff71",
    "pulcp:s3-bucket-encrypted:fail:535dc7a675",
  ],
  "SQS encrypts by default since October 2022.": ["trivy:sqs-encrypted:fail:3a86a562"],
  "Query results lie in S3 or in Athena's own storage, and both encrypt always; a key of one's own is another rule.": [
    "pulcp:athena-workgroup-encrypted:fail:3db238ab41",
    "pulcp:athena-workgroup-encrypted:fail:9803147f3c",
  ],
  "The results are under a customer's key; what `workGroupConfigurationUpdates` says is another resource's concern.": [
    "pulcp:athena-workgroup-cmk:fail:2762d8ec95",
  ],
  "The policy takes TLS 1.2 at the least, which is what the topic asks.": [
    "pulcp:elb-tls-policy:fail:3520e0c359",
    "pulcp:elb-tls-policy:fail:bc4eba479a",
  ],
  "Backups are kept for fewer days than our default of seven; `backupDays` sets another.": [
    "cdknag:rds-backup-retention:pass:206e571d",
    "cdknag:redshift-backup:pass:0bccf746",
    "cfnnag:rds-backup-retention:pass:2bae196e",
    "guard:redshift-backup:pass:2a9a4cee",
    "pulcp:rds-backup-retention:pass:7006a4d391",
    "pulcp:rds-backup-retention:pass:8c799a4381",
    "pulcp:rds-backup-retention:pass:f5e2d8de30",
  ],
  "UDP port 21 is open to the world: not TCP, and open all the same.": [
    "cdknag:security-group-no-public-ingress-common-ports:pass:06e59d3b",
  ],
  "AWS ended support for nodejs18.x on 1 September 2025.": ["checkov:lambda-runtime-supported:pass:efe7bb8d"],
  "Only one method is logged, and the topic asks for all.": [
    "guard:apigw-execution-logging:pass:1e699d9e",
    "guard:apigw-execution-logging:pass:d600ffce",
  ],
  "`UseAwsOwnedKey: true` says that the key is AWS's.": ["guard:mq-encrypted-cmk:pass:10db5840"],
  "`Awskms` is no value that the provider takes: it is the name of an enumeration's member.": [
    "pulcp:s3-bucket-encrypted-kms:pass:8676397e65",
  ],
  "The option stands there without a value, so its default holds: off.": [
    "cdknag:beanstalk-managed-updates:pass:c6cf8f0f",
    "cdknag:beanstalk-managed-updates:pass:db9d3ff8",
  ],
  "A usage plan without a throttle limits nobody, and one with it limits those who send its key; the stage must.": [
    "cfnnag:apigw-usage-plan-throttling:fail:301a40a4",
    "cfnnag:apigw-usage-plan-throttling:pass:7884a7f8",
  ],
  "The certificate is the customer's, yet no least version of TLS is set: TLSv1 by default.": [
    "guard:cloudfront-custom-certificate:pass:86b63396",
  ],
  "Every public subnet has such a route; it is a fault where the subnet is called private or holds databases.": [
    "guard:vpc-no-unrestricted-route-to-igw:fail:1edc7ef6",
  ],
};

/** The reason by the id of the case. */
export const disagreements: ReadonlyMap<string, string> = new Map(
  Object.entries(byReason).flatMap(([reason, ids]) => ids.map((id) => [id, reason] as const)),
);
