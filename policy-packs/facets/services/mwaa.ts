import { derive } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";

export const mwaa: FacetsOf<"AWS::MWAA::Environment"> = {
  "AWS::MWAA::Environment": {
    // Encrypted at rest, always: https://docs.aws.amazon.com/mwaa/latest/userguide/encryption-at-rest.html
    atRest: (it) => [
      { aspect: "environment", encrypted: always(it.get("KmsKey")), key: keyOwner(it.get("KmsKey"), "aws-owned") },
    ],
    // https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
    exposure: (it) => [
      {
        aspect: "web-server",
        open: derive(it.get("WebserverAccessMode").str("PRIVATE_ONLY"), (mode) => mode !== "PRIVATE_ONLY"),
      },
    ],
    audit: (it) => {
      const logs = it.get("LoggingConfiguration");
      return [
        { aspect: "scheduler-logs", enabled: logs.get("SchedulerLogs").get("Enabled").bool(false) },
        { aspect: "web-server-logs", enabled: logs.get("WebserverLogs").get("Enabled").bool(false) },
        { aspect: "worker-logs", enabled: logs.get("WorkerLogs").get("Enabled").bool(false) },
      ];
    },
    ownership: (it) => tagMap(it.get("Tags") as unknown as View<{ readonly [key: string]: string }>),
  },
};
