import { given, type Unknown } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "root-credentials-central",
  title: "Member accounts have no credentials of root's",
  principle: "authentication",
  severity: "medium",
  why: "Each account's root user can do everything and no policy of the account binds it; a password that nobody uses is one that nobody misses.",
  fix: {
    pulumi: 'Set `enabledFeatures: ["RootCredentialsManagement", "RootSessions"]`.',
    cloudformation: 'Set `EnabledFeatures: ["RootCredentialsManagement", "RootSessions"]`.',
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html"],
  checks: {
    "Custom::IamOrganizationsFeatures": (it) =>
      given(it.get("EnabledFeatures").items(), (features) => {
        const texts = features.map((feature) => feature.text());
        if (texts.some((text) => text.known && text.value === "RootCredentialsManagement")) return pass;
        const hole = texts.find((text): text is Unknown => !text.known);
        return hole ?? fail(it.get("EnabledFeatures"), "members keep the passwords and keys of their root users");
      }),
  },
  examples: {
    good: [
      {
        type: "Custom::IamOrganizationsFeatures",
        properties: { EnabledFeatures: ["RootCredentialsManagement", "RootSessions"] },
      },
    ],
    bad: [{ type: "Custom::IamOrganizationsFeatures", properties: { EnabledFeatures: ["RootSessions"] } }],
  },
  equivalents: [],
});
