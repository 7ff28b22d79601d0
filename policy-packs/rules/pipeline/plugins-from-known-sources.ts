import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";

/** Where Pulumi's plugins and Terraform's providers come from where nobody says otherwise. */
const known =
  /^(https:\/\/(get|api)\.pulumi\.com(\/|$)|github:\/\/api\.github\.com\/|gitlab:\/\/gitlab\.com\/|registry\.(terraform\.io|opentofu\.org)\/)/;

const encrypted = /^(https|github|gitlab):\/\//;

const source = (text: string | undefined, judge: (because: string) => Verdict): Verdict => {
  if (text === undefined || text === "" || known.test(text)) return pass;
  const plain = /^\w+:\/\//.test(text) && !encrypted.test(text);
  return judge(
    plain
      ? "whoever stands between may hand over a plugin of their own"
      : "the plugin, which runs with the deployment's rights, comes from a place of its own",
  );
};

export default defineRule({
  id: "plugins-from-known-sources",
  title: "Plugins of providers come from known places and in known versions",
  principle: "pipeline",
  severity: "medium",
  why: "A provider's plugin runs on the machine that deploys, with all of its credentials; one from a place that nobody checks, or in whatever version is newest, is somebody else's code with them.",
  fix: {
    pulumi:
      "Leave `pluginDownloadURL` out, or name a release of GitHub or GitLab; in Terraform name a provider of a public registry and its version in `required_providers`.",
    cloudformation: "CloudFormation has no plugins.",
  },
  links: [
    "https://www.pulumi.com/docs/iac/concepts/resources/options/plugindownloadurl/",
    "https://developer.hashicorp.com/terraform/language/providers/requirements",
  ],
  checks: {
    "Custom::Provider": (it, { self }) => {
      const url = it.get("PluginDownloadUrl");
      const registry = it.get("Source");
      const version = it.get("Version");
      const download = given(url.str(), (text) => source(text, (because) => fail(url, because)));
      const from = given(registry.str(), (text) => source(text, (because) => fail(registry, because)));
      // Pulumi's SDK names the version of its own plugin; Terraform takes the newest that the constraint allows.
      if (!self.type.startsWith("provider ")) return aspect("source", download);
      return [
        aspect("source", from),
        aspect("version", version.isAbsent() ? fail(version, "whatever version is newest is taken") : pass),
      ];
    },
  },
  examples: {
    good: [{ type: "Custom::Provider", properties: { PluginDownloadUrl: "github://api.github.com/pulumiverse" } }],
    bad: [{ type: "Custom::Provider", properties: { PluginDownloadUrl: "http://plugins.example.com" } }],
  },
  equivalents: [],
});
