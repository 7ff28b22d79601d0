import { describe, expect, it } from "@jest/globals";
import { awsDefaults, spellDefault, type AwsDefault } from "../../policy-packs/core/aws-defaults";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { sallyport } from "../cli/command";

/** What else must be said so that the default comes into play, and what is insecure once somebody states it. */
const cases: { readonly [key: string]: { readonly given?: object; readonly insecure?: object } } = {
  "AWS::S3::Bucket OwnershipControls": {
    insecure: { OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] } },
  },
  "AWS::S3::AccessPoint PublicAccessBlockConfiguration": {
    insecure: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
  },
  "AWS::SQS::Queue SqsManagedSseEnabled": { insecure: { SqsManagedSseEnabled: false } },
  "AWS::Redshift::Cluster Encrypted": { insecure: { Encrypted: false } },
  "AWS::Redshift::Cluster PubliclyAccessible": { insecure: { PubliclyAccessible: true } },
  "AWS::RDS::DBInstance DBParameterGroupName": {
    given: { Engine: "postgres", EngineVersion: "15.4" },
    insecure: { Engine: "postgres", EngineVersion: "14.9" },
  },
  "AWS::EKS::Cluster EncryptionConfig": { given: { Version: "1.28" }, insecure: { Version: "1.27" } },
  "AWS::ElasticLoadBalancingV2::Listener SslPolicy": { given: { Protocol: "HTTPS", Port: 443 } },
};

const judge = ({ rule: id, type }: AwsDefault, properties: object) => {
  const Resources = { It: { Type: type, Properties: properties } };
  const { graph } = adaptTemplate({ Resources } as never, { file: "template", locate: () => undefined });
  const { findings, tally } = evaluate(
    graph,
    rules.filter((rule) => rule.id === id),
  );
  return {
    fails: findings.some(({ verdict }) => verdict === "fail"),
    passes: [...tally.values()].reduce((sum, it) => sum + it.pass, 0),
  };
};

describe("what AWS does where nothing is said", () => {
  it.each(awsDefaults.map((it) => [`${it.type} ${it.property}`, it] as const))(
    "%s: is what its rule rests on",
    (key, it) => {
      const { given = {}, insecure } = cases[key] ?? {};
      const { fails, passes } = judge(it, given);
      expect(fails).toBe(it.but !== undefined);
      if (it.but === undefined) expect(passes).toBeGreaterThan(0);
      // Stated to be so, it is insecure: that is told apart from what nobody has said.
      if (insecure !== undefined) expect(judge(it, insecure).fails).toBe(true);
    },
  );

  it("is told by the command, with its date and source", async () => {
    const { out } = await sallyport(["rules", "encrypted-at-rest"]);
    expect(out).toMatch(
      /AWS::S3::Bucket without BucketEncryption: S3 encrypts .* since January 2023, which is enough\./,
    );
    expect(out).toMatch(/from Kubernetes 1\.28 on/);
    const { out: blocked } = await sallyport(["rules", "bucket-public-access-blocked"]);
    expect(blocked).toMatch(/since April 2023, which is not enough: older/);
  });

  it("has a source of AWS's own", () => {
    for (const it of awsDefaults) expect(spellDefault(it)).toMatch(/https:\/\/docs\.aws\.amazon\.com\/\S+$/);
  });
});
