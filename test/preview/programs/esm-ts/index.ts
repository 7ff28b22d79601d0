import * as aws from "@pulumi/aws";

import { type Setting, settings } from "./settings.js";

interface Named {
  readonly name: string;
}

const make = ({ name }: Named, setting: Setting): aws.sqs.Queue =>
  new aws.sqs.Queue(name, { kmsMasterKeyId: setting.key });

const queue = make({ name: "jobs" }, settings);

new aws.sns.Topic("notices", { kmsMasterKeyId: settings.key });

export const url = queue.url;
