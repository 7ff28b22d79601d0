import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { every, fail, pass, type Verdict } from "../../core/verdict";
import { comesFromHere } from "../../facets/read";

type Record = View<Properties<"AWS::Route53::RecordSet">>;

/** Names that anybody may take once they are free. Those of load balancers and distributions carry numbers of AWS's. */
const free = /(\.|^)(elasticbeanstalk\.com|s3-website[.-][\w-]+\.amazonaws\.com|s3\.amazonaws\.com)\.?$/i;

const judge = (target: View<string>, it: Record, near: Pick<Neighbours, "all">): Verdict => {
  // A reference to the resource goes with it.
  if (comesFromHere(target)) return pass;
  return given(target.text(), (text = "") => {
    if (text.includes("${") || !free.test(text)) return pass;
    return isHere(it, near) ? pass : fail(target, "whoever takes this name when it is free answers under your domain");
  });
};

/** The bucket of a website has the name of its record: https://docs.aws.amazon.com/AmazonS3/latest/userguide/website-hosting-custom-domain-walkthrough.html */
const isHere = (it: Record, near: Pick<Neighbours, "all">): boolean =>
  near
    .all("AWS::S3::Bucket")
    .some(
      ({ view }) =>
        given(view.get("BucketName").text(), (name) =>
          given(it.get("Name").text(), (record) => name !== undefined && name === record?.replace(/\.$/, "")),
        ) === true,
    );

export default defineRule({
  id: "records-not-dangling",
  title: "A DNS record points to what this program has",
  principle: "asset-management",
  severity: "medium",
  why: "The names of buckets, beanstalks and their like are free again once the thing is gone: whoever takes one next answers under your domain, with your cookies and your certificate.",
  fix: {
    pulumi:
      "Give the record the resource's own output, `bucketWebsite.websiteEndpoint` or `environment.cname`, in place of its text, so that both go together.",
    cloudformation: "Give the record `!GetAtt` of the resource in place of its text, so that both go together.",
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/protection-from-dangling-dns.html"],
  checks: {
    "AWS::Route53::RecordSet": (it, near) => {
      const alias = it.get("AliasTarget").get("DNSName");
      const targets = alias.isAbsent() ? it.get("ResourceRecords").alternatives() : [alias];
      return every(targets.map((target) => judge(target, it, near)));
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Route53::RecordSet",
        properties: {
          Name: "shop.example.com",
          Type: "CNAME",
          ResourceRecords: ["balancer-1.eu-west-1.elb.amazonaws.com"],
        },
      },
    ],
    bad: [
      {
        type: "AWS::Route53::RecordSet",
        properties: {
          Name: "shop.example.com",
          Type: "CNAME",
          ResourceRecords: ["shop.eu-west-1.elasticbeanstalk.com"],
        },
      },
    ],
  },
  equivalents: [{ id: "CKV2_AWS_23", type: "AWS::Route53::RecordSet" }],
});
