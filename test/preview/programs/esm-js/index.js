import * as aws from "@pulumi/aws";

import { tags } from "./tags.js";

const { accountId } = await aws.getCallerIdentity({});

const bucket = new aws.s3.Bucket("logs", { bucket: `logs-${accountId}`, tags });

export const arn = bucket.arn;
