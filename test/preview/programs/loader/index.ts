import * as aws from "@pulumi/aws";

import { owner } from "./owner";

const topic = new aws.sns.Topic("alerts", { tags: { Owner: owner } });

export const arn = topic.arn;
