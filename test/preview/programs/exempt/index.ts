import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { exempt } from "../../../../components/exemption/pulumi";

const argued = { rule: "old-versions-kept", reason: "scratch data", owner: "shop", expires: "2026-12-31" };

class Shop extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Shop", name, {}, opts);
    new aws.s3.Bucket("inner", {}, { parent: this });
  }
}

const topic = new aws.sns.Topic("news");
new aws.s3.Bucket("argued", {}, exempt(argued, { dependsOn: topic, protect: true }));
new aws.s3.Bucket("alone", {}, exempt([argued]));
new aws.s3.Bucket("other");
new Shop("shop", exempt(argued));
