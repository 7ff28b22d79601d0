import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { DescribeContinuousBackupsCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DescribeFlowLogsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreatePolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rmSync } from "node:fs";
import { plans } from "../components/plans";
import { isReady } from "./environment";
import { complete, putPolicy } from "./moto/bucket";
import { deploy, type Deployed, type Properties } from "./moto/deploy";
import { deployElsewhere } from "./moto/elsewhere";
import { modelledTypes, notModelled, notWorking, refused } from "./moto/limits";
import { start, type Server } from "./moto/server";
import { createTable } from "./moto/table";
import { synthesize } from "./templates";

let server: Server | undefined;
const deployed: Deployed[] = [];
const refusals: string[] = [];

const config = () => {
  if (server === undefined) throw new Error("moto's server was not started.");
  return server.config;
};

/** What was created of a type in all stacks: never nothing, or a test would pass by looking at nothing. */
const all = (type: string) => {
  const found = deployed.flatMap((it) =>
    it.type === type && it.physicalId !== undefined ? [{ ...it, physicalId: it.physicalId }] : [],
  );
  if (found.length === 0) throw new Error(`moto has created no resource of type ${type}.`);
  return found;
};

/** Policies that are told to the service itself, with every reference resolved. */
const policies = (type: string): readonly Properties[] => {
  const found = deployed.filter((it) => it.type === type && "PolicyDocument" in it.properties);
  if (found.length === 0) throw new Error(`No template has a resource of type ${type}.`);
  return found.map((it) => it.properties);
};

const typeOf = ({ type }: { readonly type: string }): string => type;

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

const statementsOf = (document: string | undefined): readonly Statement[] =>
  (JSON.parse(document ?? "") as { readonly Statement: readonly Statement[] }).Statement;

const deniesPlainHttp = ({ Effect, Principal, Condition }: Statement): boolean =>
  Effect === "Deny" && Principal === "*" && Condition?.["Bool"]?.["aws:SecureTransport"] === false;

(isReady() ? describe : describe.skip)("what a deployment to moto leaves", () => {
  beforeAll(async () => {
    server = await start();
    const client = new CloudFormationClient(config());
    const { files, folder, imports } = synthesize(plans);
    await deployElsewhere(client, imports);
    for (const [stack, file] of files) {
      await deploy(client, stack, file).then(
        (resources) => deployed.push(...resources),
        (error: unknown) => refusals.push(`${stack}: ${String(error)}`),
      );
    }
    rmSync(folder, { recursive: true });
    const s3 = new S3Client(config());
    for (const { physicalId, properties } of all("AWS::S3::Bucket")) await complete(s3, physicalId, properties);
    for (const properties of policies("AWS::S3::BucketPolicy")) await putPolicy(s3, properties);
  });

  afterAll(() => server?.stop());

  it("is every resource but what moto has no model of, and what refers to that", async () => {
    expect(deployed.filter((it) => it.asked && it.physicalId === undefined)).toEqual([]);
    const [modelled, planned] = [await modelledTypes(), new Set<string>(plans.flatMap(([, it]) => it.map(typeOf)))];
    expect(notModelled.filter((it) => modelled.has(it) || !planned.has(it))).toEqual([]);
    expect(Object.keys(notWorking).filter((it) => !planned.has(it))).toEqual([]);
  });

  it("is every stack but what moto refuses as a whole", () => {
    const titles = Object.keys(refused);
    expect(refusals.filter((it) => !titles.some((title) => it.startsWith(`${title}:`)))).toEqual([]);
    expect(refusals).toHaveLength(titles.length);
  });

  describe("of a bucket", () => {
    it.each([["public"], ["internal"], ["confidential"], ["restricted"]])(
      "for %s data: encryption with the one key that was given",
      async (dataClass) => {
        const bucket = all("AWS::S3::Bucket").find((it) => it.stack === `a-bucket-for-${dataClass}-data`);
        const { ServerSideEncryptionConfiguration } = await new S3Client(config()).send(
          new GetBucketEncryptionCommand({ Bucket: bucket?.physicalId }),
        );
        expect(ServerSideEncryptionConfiguration?.Rules).toHaveLength(1);
        expect(ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault).toEqual({
          SSEAlgorithm: "aws:kms",
          KMSMasterKeyID: expect.stringMatching(/^arn:aws:kms:eu-west-1:123456789012:key\//),
        });
      },
    );

    it("no way for the public, and every version of every object", async () => {
      const client = new S3Client(config());
      for (const { physicalId: Bucket } of all("AWS::S3::Bucket")) {
        const { PublicAccessBlockConfiguration } = await client.send(new GetPublicAccessBlockCommand({ Bucket }));
        expect(PublicAccessBlockConfiguration).toEqual({
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        });
        expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe("Enabled");
      }
    });

    it("a policy that denies plain HTTP to everybody, for the bucket and all that is in it", async () => {
      const client = new S3Client(config());
      for (const { physicalId: Bucket } of all("AWS::S3::Bucket")) {
        const { Policy } = await client.send(new GetBucketPolicyCommand({ Bucket }));
        expect(statementsOf(Policy).filter(deniesPlainHttp)).toMatchObject([
          { Action: "s3:*", Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`] },
        ]);
      }
    });

    it("for restricted data: a lock on what is in it", async () => {
      const bucket = all("AWS::S3::Bucket").find((it) => it.stack === "a-bucket-for-restricted-data");
      const { ObjectLockConfiguration } = await new S3Client(config()).send(
        new GetObjectLockConfigurationCommand({ Bucket: bucket?.physicalId }),
      );
      expect(ObjectLockConfiguration?.Rule?.DefaultRetention).toMatchObject({ Mode: "GOVERNANCE", Days: 365 });
    });

    it("for the state of deployments: a lock on every version, and no way in for anybody but the two roles", async () => {
      const bucket = all("AWS::S3::Bucket").find((it) => it.stack === "a-state-backend");
      const s3 = new S3Client(config());
      const Bucket = bucket?.physicalId;
      const { ObjectLockConfiguration } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
      expect(ObjectLockConfiguration?.Rule?.DefaultRetention).toMatchObject({ Mode: "GOVERNANCE", Days: 30 });
      const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
      const allowed = statementsOf(Policy).filter(({ Effect }) => Effect === "Allow");
      expect(allowed.length).toBeGreaterThan(0);
      expect(
        allowed.filter(({ Principal }) => !/role\/pipeline\/shop-(plan|apply)"/.test(JSON.stringify(Principal))),
      ).toEqual([]);
    });
  });

  it("of a key: rotation, and a policy that lets nobody decrypt without a condition", async () => {
    const client = new KMSClient(config());
    for (const { physicalId: KeyId, properties } of all("AWS::KMS::Key")) {
      // moto's CloudFormation keeps the object that it is given, where KMS answers with a text.
      const said = { PolicyName: "default", Policy: JSON.stringify(properties["KeyPolicy"]) };
      await client.send(new PutKeyPolicyCommand({ KeyId, ...said }));
      expect((await client.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled).toBe(true);
      const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
      const unconditional = statementsOf(Policy).filter((it) => it.Condition === undefined);
      expect(unconditional.flatMap((it) => it.Action).filter((it) => /\*|Decrypt|GenerateDataKey/.test(it))).toEqual(
        [],
      );
      expect(statementsOf(Policy).filter((it) => it.Effect === "Allow" && it.Principal === "*")).toEqual([]);
    }
  });

  it("of a queue: encryption with a key, and a policy that denies plain HTTP", async () => {
    const client = new SQSClient(config());
    for (const properties of policies("AWS::SQS::QueuePolicy")) {
      const { Queues, PolicyDocument } = properties as {
        readonly Queues: readonly string[];
        readonly PolicyDocument: object;
      };
      for (const QueueUrl of Queues) {
        await client.send(
          new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: JSON.stringify(PolicyDocument) } }),
        );
      }
    }
    for (const { physicalId: QueueUrl } of all("AWS::SQS::Queue")) {
      const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
      expect(Attributes?.["KmsMasterKeyId"]).toMatch(/^arn:aws:kms:eu-west-1:123456789012:key\//);
      expect(statementsOf(Attributes?.["Policy"]).filter(deniesPlainHttp)).toHaveLength(1);
    }
  });

  it("of a table: encryption with a key, a way back to every moment, and no deletion by a slip", async () => {
    const client = new DynamoDBClient(config());
    for (const [index, { properties }] of all("AWS::DynamoDB::Table").entries()) {
      const TableName = `table-${String(index)}`;
      await createTable(client, TableName, properties);
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      expect(Table?.SSEDescription).toMatchObject({ Status: "ENABLED", SSEType: "KMS" });
      expect(Table?.SSEDescription?.KMSMasterKeyArn).toMatch(/^arn:aws:kms:eu-west-1:123456789012:key\//);
      expect(Table?.DeletionProtectionEnabled).toBe(true);
      const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
      expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe("ENABLED");
    }
  });

  describe("of a network", () => {
    it("flow logs of all traffic of every VPC", async () => {
      const { FlowLogs } = await new EC2Client(config()).send(new DescribeFlowLogsCommand({}));
      const logged = FlowLogs?.filter((it) => it.TrafficType === "ALL" && it.FlowLogStatus === "ACTIVE");
      expect(logged?.map((it) => it.ResourceId).sort()).toEqual(
        all("AWS::EC2::VPC")
          .map((it) => it.physicalId)
          .sort(),
      );
    });

    it("a route to the Internet from subnets of the edge only, and public addresses nowhere", async () => {
      const client = new EC2Client(config());
      const { RouteTables } = await client.send(new DescribeRouteTablesCommand({}));
      const open = (RouteTables ?? []).filter(({ Routes = [] }) =>
        Routes.some(({ GatewayId = "local" }) => GatewayId.startsWith("igw-")),
      );
      // moto's CloudFormation makes an association that EC2 does not tell of.
      const reached = all("AWS::EC2::SubnetRouteTableAssociation")
        .filter(({ properties }) => open.some((it) => it.RouteTableId === properties["RouteTableId"]))
        .map(({ properties }) => properties["SubnetId"]);
      const vpcs = all("AWS::EC2::VPC").map((it) => it.physicalId);
      const { Subnets = [] } = await client.send(
        new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: vpcs }] }),
      );
      const zones = Subnets.filter((it) => reached.includes(it.SubnetId)).map(
        (it) => it.Tags?.find(({ Key }) => Key === "Zone")?.Value,
      );
      expect(new Set(zones)).toEqual(new Set(["edge"]));
      expect(Subnets.filter((it) => it.MapPublicIpOnLaunch !== false)).toEqual([]);
    });

    it("a way in from everywhere on the one port of the flows that say so", async () => {
      const { SecurityGroupRules } = await new EC2Client(config()).send(new DescribeSecurityGroupRulesCommand({}));
      const groups = new Set(all("AWS::EC2::SecurityGroup").map((it) => it.physicalId));
      const open = SecurityGroupRules?.filter(
        (it) =>
          it.GroupId !== undefined && groups.has(it.GroupId) && it.IsEgress !== true && it.CidrIpv4 === "0.0.0.0/0",
      );
      const ways = open?.map((it) => `${String(it.IpProtocol)} ${String(it.FromPort)}-${String(it.ToPort)}`);
      expect([...new Set(ways)]).toEqual(["tcp 443-443"]);
    });
  });

  it("of a role: policies of its own account, and none inside it", async () => {
    const client = new IAMClient(config());
    const attached = [];
    for (const { physicalId: RoleName } of all("AWS::IAM::Role")) {
      attached.push(...((await client.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies ?? []));
      expect((await client.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual([]);
    }
    expect(attached.length).toBeGreaterThan(0);
    expect(attached.filter(({ PolicyArn = "" }) => !PolicyArn.startsWith("arn:aws:iam::123456789012:"))).toEqual([]);
  });

  it("of a managed policy: what IAM takes as one, word for word", async () => {
    const client = new IAMClient(config());
    for (const [index, { properties }] of all("AWS::IAM::ManagedPolicy").entries()) {
      const { Policy } = await client.send(
        new CreatePolicyCommand({
          PolicyName: `policy-${String(index)}`,
          PolicyDocument: JSON.stringify(properties["PolicyDocument"]),
        }),
      );
      const { PolicyVersion } = await client.send(
        new GetPolicyVersionCommand({ PolicyArn: Policy?.Arn, VersionId: "v1" }),
      );
      expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""))).toEqual(properties["PolicyDocument"]);
    }
  });
});
