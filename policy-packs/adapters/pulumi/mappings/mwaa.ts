import type * as aws from "@pulumi/aws";
import type { Json } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { map } from "../mapping";

export const mwaa = {
  "aws:mwaa/environment:Environment": map<aws.mwaa.EnvironmentArgs, "AWS::MWAA::Environment">(
    "AWS::MWAA::Environment",
    (it) => {
      const logs = it.get("loggingConfiguration");
      return {
        Name: it.get("name"),
        KmsKey: it.get("kmsKey"),
        LoggingConfiguration: {
          SchedulerLogs: { Enabled: logs.get("schedulerLogs").get("enabled") },
          WebserverLogs: { Enabled: logs.get("webserverLogs").get("enabled") },
          WorkerLogs: { Enabled: logs.get("workerLogs").get("enabled") },
        },
        WebserverAccessMode: it.get("webserverAccessMode"),
        Tags: it.get("tags") as unknown as View<Json>,
      };
    },
  ),
};
