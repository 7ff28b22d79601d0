import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What the shop's containers act as, for this account's own tasks alone. What it may do, each thing says that is granted to it. */
export const shopRole = (owner: string): aws.iam.Role =>
  new aws.iam.Role("shop", {
    description: "The shop's containers",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput().accountId } },
        },
      ],
    }),
    tags: { Owner: owner },
  });
