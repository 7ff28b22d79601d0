import { expect, it } from "@jest/globals";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { PATIENCE, previewOf } from "./programs";

const told =
  /^(provider-without-keys|image-lookup-names-owner|plugins-from-known-sources|owner-tagged|no-plaintext-secrets)$/;

it(
  "what a program asks of its engine is judged: its providers, their plugins, and the images that it looks up",
  async () => {
    const result = await previewOf("asked", { stack: "dev" });
    expect(result.problem).toBeUndefined();
    const { findings } = evaluate(adaptPulumi(result.resources), rules);
    const said = findings
      .filter(({ rule }) => told.test(rule.id))
      .map(
        ({ rule, resource, message }) => `${rule.id} ${resource.address.split("::").slice(2).join(" ")}: ${message}`,
      );
    const inTheClear = "is written in plain text: whoever reads the program or its state acts as its owner.";
    expect(said.sort()).toEqual([
      expect.stringMatching(/^image-lookup-names-owner aws:ec2\/getAmi:getAmi ubuntu-\*: owners is not set/),
      expect.stringMatching(/^owner-tagged aws:sqs\/queue:Queue mails: tags is not set/),
      expect.stringMatching(
        /^owner-tagged pulumi:providers:aws written: defaultTags.tags is not set: .* and 2 of the resources/,
      ),
      expect.stringMatching(/^plugins-from-known-sources pulumi:providers:aws default: pluginDownloadURL is http:/),
      `provider-without-keys pulumi:providers:aws default: secretKey ${inTheClear}`,
      `provider-without-keys pulumi:providers:aws written: accessKey ${inTheClear}`,
    ]);
  },
  PATIENCE,
);
