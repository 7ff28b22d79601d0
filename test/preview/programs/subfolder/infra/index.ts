import * as aws from "@pulumi/aws";

export = async () => {
  const topic = new aws.sns.Topic("alerts");
  return { arn: topic.arn };
};
