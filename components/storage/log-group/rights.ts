import type { Text } from "../../model/plan";
import type { Allowance } from "../grants";

export type LogGroupRight = "read" | "write";

/** To read is to search: what is masked stays so (`logs:Unmask`). Streams are made by whoever writes. */
const actions = {
  read: ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
  write: ["logs:CreateLogStream", "logs:PutLogEvents"],
} as const;

/** The key is CloudWatch Logs' own to use: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
export const logGroupRights = (can: readonly LogGroupRight[], logGroup: Text): readonly Allowance[] => [
  { Sid: "Logs", Action: [...new Set(can)].sort().flatMap((it) => actions[it]), Resource: logGroup },
];
