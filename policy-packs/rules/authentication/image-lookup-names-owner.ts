import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

type Filters = readonly { readonly Name?: string; readonly Values?: readonly string[] }[];

/** Filters by which a look-up says whose image it takes, or which one. */
const naming = ["owner-id", "owner-alias", "image-id"];

/** Whether a filter names the owner; what cannot be read stays open. */
const filtered = (filters: View<Filters>, otherwise: () => Verdict): Verdict =>
  given(filters.items(), (items): Verdict => {
    for (const item of items) {
      const name = item.get("Name").str();
      if (!name.known) return name;
      if (name.value !== undefined && naming.includes(name.value)) return pass;
    }
    return otherwise();
  });

export default defineRule({
  id: "image-lookup-names-owner",
  title: "A machine image is looked up by who made it",
  principle: "authentication",
  severity: "high",
  why: "Anybody may publish an image under any name: a look-up by name alone takes a stranger's as soon as theirs is the newest, and starts machines from it.",
  fix: {
    pulumi:
      'Name the owner: `owners: ["amazon"]` or an account, or read the image\'s id from a public parameter by `aws.ssm.getParameter`.',
    cloudformation: "Take the image from a parameter of type `AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>`.",
  },
  links: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html",
  ],
  checks: {
    "Custom::ImageLookup": (it) => {
      const owners = it.get("Owners");
      const open = (): Verdict =>
        filtered(it.get("Filters"), () => fail(owners, "anybody's image of that name is taken"));
      return given(owners.items(), (list) => (list.length === 0 ? open() : pass));
    },
  },
  examples: {
    good: [{ type: "Custom::ImageLookup", properties: { Owners: ["amazon"], MostRecent: true } }],
    bad: [
      {
        type: "Custom::ImageLookup",
        properties: { Filters: [{ Name: "name", Values: ["ubuntu-*"] }], MostRecent: true },
      },
    ],
  },
  equivalents: [
    { id: "AWS-0344", type: "Custom::ImageLookup" },
    { id: "CKV_AWS_386", type: "Custom::ImageLookup" },
  ],
});
