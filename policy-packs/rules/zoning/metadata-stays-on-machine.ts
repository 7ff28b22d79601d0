import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { linked } from "../../facets/linked";
import { write } from "../../facets/fixes/fix";

interface Options {
  readonly HttpEndpoint?: string;
  readonly HttpPutResponseHopLimit?: number;
}

/** What the scripts say that make a machine a node of a cluster, in base 64 or as they are. */
const joinsCluster = /\/etc\/eks\/bootstrap\.sh|nodeadm|node\.eks\.aws|settings\.kubernetes/;

const opened = (text: string): string =>
  /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? `${text}\n${Buffer.from(text, "base64").toString("utf8")}` : text;

/** A node's pods stand one hop away: https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html */
const isNode = (userData: View<string>, tied: Value<boolean>): Value<boolean> =>
  given(tied, (is): Value<boolean> => {
    if (is || userData.isAbsent()) return tied;
    return derive(userData.text(), (script) => joinsCluster.test(opened(script ?? "")));
  });

const judge = (options: View<Options>, node: () => Value<boolean>): Verdict => {
  const limit = options.get("HttpPutResponseHopLimit");
  // Where nothing is said it is one, or what the image says: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
  return given(limit.num(1), (hops) => {
    if (hops <= 1) return pass;
    if (given(options.get("HttpEndpoint").str("enabled"), (it) => it === "disabled") === true) return pass;
    const because = "answers of the metadata service leave the machine, so that what runs in containers gets its keys";
    if (hops > 2) return fail(limit, because);
    return given(node(), (is) => (is ? pass : fail(limit, because)));
  });
};

const noNode = (it: View<unknown>): Value<boolean> => ({
  known: true,
  value: false,
  at: it.origin,
  written: false,
  shown: "not set",
});

type Template = View<Properties<"AWS::EC2::LaunchTemplate">>;

const ofNodes = (it: Template, near: Neighbours<"AWS::EC2::LaunchTemplate">): Value<boolean> =>
  linked(
    it,
    near,
    near
      .all("AWS::EKS::Nodegroup")
      .map(({ view }) => view.get("LaunchTemplate"))
      .flatMap((template) => [template.get("Id"), template.get("Name")]),
  );

export default defineRule({
  id: "metadata-stays-on-machine",
  title: "Answers of the instance metadata service do not leave the machine",
  principle: "zoning",
  severity: "medium",
  why: "With a hop limit above 1 whatever runs in a container, or behind a proxy on the machine, can ask for the credentials of the machine's role.",
  fix: {
    pulumi: "Set `metadataOptions: { httpPutResponseHopLimit: 1 }`; 2 for nodes of EKS whose pods need the service.",
    cloudformation:
      "Set `MetadataOptions.HttpPutResponseHopLimit` to 1; 2 for nodes of EKS whose pods need the service.",
  },
  fixes: {
    "AWS::AutoScaling::LaunchConfiguration": write(
      "Set `metadataOptions: { httpPutResponseHopLimit: 1 }`",
      "Set `MetadataOptions.HttpPutResponseHopLimit` to 1",
      "The change replaces the launch configuration. Machines that run already keep their setting until they are replaced.",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-4",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
  ],
  checks: {
    "AWS::AutoScaling::LaunchConfiguration": (it) =>
      judge(it.get("MetadataOptions"), () => isNode(it.get("UserData"), noNode(it))),
    "AWS::EC2::Instance": (it) => judge(it.get("MetadataOptions"), () => isNode(it.get("UserData"), noNode(it))),
    "AWS::EC2::LaunchTemplate": (it, near) => {
      const data = it.get("LaunchTemplateData");
      return judge(data.get("MetadataOptions"), () => isNode(data.get("UserData"), ofNodes(it, near)));
    },
  },
  examples: {
    good: [
      {
        type: "AWS::EC2::LaunchTemplate",
        properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 } } },
      },
    ],
    bad: [
      {
        type: "AWS::EC2::LaunchTemplate",
        properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 3 } } },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_341", type: "AWS::AutoScaling::LaunchConfiguration" },
    { id: "CKV_AWS_341", type: "AWS::EC2::LaunchTemplate" },
  ],
});
