import { switchedOn } from "../beanstalk";
import { anyOf, ownership } from "../read";
import type { FacetsOf } from "../table";

export const elasticbeanstalk: FacetsOf<
  "AWS::ElasticBeanstalk::ConfigurationTemplate" | "AWS::ElasticBeanstalk::Environment"
> = {
  "AWS::ElasticBeanstalk::ConfigurationTemplate": {},
  "AWS::ElasticBeanstalk::Environment": {
    // Logs that stay on the machines go with them: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.logging.html
    audit: (it, near) => {
      const toBucket = switchedOn(it, near, "aws:elasticbeanstalk:hostmanager", "LogPublicationControl", "false");
      const streamed = switchedOn(it, near, "aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs", "false");
      return [{ aspect: "instance-logs", enabled: anyOf([toBucket, streamed], toBucket) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};
