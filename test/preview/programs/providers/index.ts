import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const member = new aws.Provider("member", {
  region: "eu-west-3",
  assumeRoles: [{ roleArn: "arn:aws:iam::111122223333:role/deploy" }],
});

class Landing extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("acme:landing:Landing", name, {}, opts);
    new aws.sns.Topic(`${name}-alerts`, {}, { parent: this });
    const { accountId } = pulumi.output(aws.getCallerIdentity({}, { parent: this }));
    new aws.ssm.Parameter(`${name}-account`, { type: "String", value: accountId }, { parent: this });
  }
}

new Landing("landing", { providers: { aws: member } });
new aws.sns.Topic("home");
new aws.sqs.Queue("abroad", { region: "cn-north-1" });
