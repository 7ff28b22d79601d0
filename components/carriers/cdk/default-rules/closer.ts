import { Aws, RemovalPolicy, type CfnTag, type Stack } from "aws-cdk-lib";
import { CfnManagedPolicy, CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnKey } from "aws-cdk-lib/aws-kms";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { CfnLogGroup } from "aws-cdk-lib/aws-logs";
import { CfnQueue, CfnQueuePolicy } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { accountCode, code } from "./code";
import { administration, deliveryRights, keyUse, trace } from "./rights";

const days = 24 * 60 * 60;

/** What a function sets, and with what. */
interface Work {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly subject: string;
  readonly code: string;
}

const works = {
  "default-rules": {
    id: "SallyportDefaultRules",
    name: "default-rules",
    purpose: "Sets defaults of EC2 that CloudFormation cannot: rules of VPCs, encryption of volumes",
    subject: "the defaults of EC2",
    code,
  },
  "account-settings": {
    id: "SallyportAccountSettings",
    name: "account-settings",
    purpose: "Sets what CloudFormation cannot for an account: its password policy, its block of public access",
    subject: "the settings of the account",
    code: accountCode,
  },
} as const satisfies { readonly [name: string]: Work };

/**
 * The one function of a stack that sets what EC2 has by default and CloudFormation cannot: rules of VPCs, encryption of volumes; and
 * another for what IAM and S3 keep for the account. It is in no VPC: it runs before the network has any way to
 * AWS's API, and would need one that nobody else needs. What it says is encrypted with a key of its own, and kept for a year; a
 * call that fails three times is put aside for a person to look at.
 */
export class Closer extends Construct {
  readonly role: string;
  private readonly iamRole: CfnRole;
  readonly functionArn: string;

  /** The stack's own, with the tags of whoever needed it first, and the first boundary that anybody names. */
  static of(stack: Stack, tags: unknown, boundary: unknown, work: keyof typeof works = "default-rules"): Closer {
    const made = stack.node.tryFindChild(works[work].id);
    const closer = made instanceof Closer ? made : new Closer(stack, works[work], tagsOf(tags, works[work].name));
    if (typeof boundary === "string") closer.iamRole.permissionsBoundary ??= boundary;
    return closer;
  }

  private constructor(stack: Stack, { id, purpose, subject, code: text }: Work, tags: CfnTag[]) {
    super(stack, id);
    const role = new CfnRole(this, "Role", {
      description: purpose,
      assumeRolePolicyDocument: document({
        Sid: "Lambda",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      tags,
    });
    const key = new CfnKey(this, "Key", {
      description: `Logs and failed calls of what sets ${subject}`,
      enableKeyRotation: true,
      pendingWindowInDays: 30,
      keyPolicy: document(...administration(), ...keyUse(role.attrArn)),
      tags,
    });
    const log = new CfnLogGroup(this, "Log", {
      deletionProtectionEnabled: true,
      kmsKeyId: key.attrArn,
      retentionInDays: 365,
      tags,
    });
    log.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const failed = this.queueOfFailures(key, tags);
    const rights = new CfnManagedPolicy(this, "Policy", {
      description: "Writing the log, and putting aside calls that failed",
      roles: [role.ref],
      policyDocument: document(...deliveryRights(log.attrArn, failed.attrArn, key.attrArn)),
    });
    const tracing = new CfnManagedPolicy(this, "Tracing", {
      description: "Sending traces of this region",
      roles: [role.ref],
      policyDocument: document(trace()),
    });
    const handler = new CfnFunction(this, "Function", {
      description: purpose,
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: { zipFile: text },
      role: role.attrArn,
      memorySize: 256,
      timeout: 120,
      // The two defaults of one VPC at a time; what is more waits.
      reservedConcurrentExecutions: 2,
      deadLetterConfig: { targetArn: failed.attrArn },
      loggingConfig: { logGroup: log.ref },
      tracingConfig: { mode: "Active" },
      tags,
    });
    handler.node.addDependency(rights, tracing);
    this.role = role.ref;
    this.iamRole = role;
    this.functionArn = handler.attrArn;
  }

  private queueOfFailures(key: CfnKey, tags: CfnTag[]): CfnQueue {
    const queue = new CfnQueue(this, "Failed", {
      kmsMasterKeyId: key.attrArn,
      messageRetentionPeriod: 14 * days,
      redriveAllowPolicy: { redrivePermission: "denyAll" },
      tags,
    });
    new CfnQueuePolicy(this, "FailedPolicy", {
      queues: [queue.ref],
      policyDocument: document({
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queue.attrArn,
        Condition: { Bool: { "aws:SecureTransport": false } },
      }),
    });
    return queue;
  }
}

const document = (...statements: readonly object[]) => ({
  Version: "2012-10-17",
  Statement: statements.map((it) => ({ Effect: "Allow", ...it })),
});

/** CloudFormation's tags as L1s take them, without the name of the one resource that they were written for. */
const tagsOf = (tags: unknown, name: string): CfnTag[] => [
  { key: "Name", value: `${Aws.STACK_NAME}-${name}` },
  ...(tags as readonly { readonly Key: string; readonly Value: string }[])
    .filter(({ Key }) => Key !== "Name")
    .map(({ Key, Value }) => ({ key: Key, value: Value })),
];
