import { describe, expect, it } from "@jest/globals";
import Ajv from "ajv";
import * as yaml from "yaml";
import { known } from "../../policy-packs/configuration/choose";
import { loadConfiguration } from "../../policy-packs/configuration/file";
import { findConfiguration } from "../../policy-packs/configuration/find";
import { configurationSchema } from "../../policy-packs/configuration/schema";
import { usualTags } from "../../policy-packs/core/configuration";
import { folderWith } from "./configuration";

const load = (text: string) => {
  const folder = folderWith({ "sallyport.yaml": text });
  const { configuration, problems } = loadConfiguration(`${folder}/sallyport.yaml`, yaml, known);
  return { configuration, problems: problems.map(({ message }) => message.replace(`${folder}/`, "")), folder };
};

const whole = `# yaml-language-server: $schema=node_modules/sallyport/dist/sallyport.schema.json
packs: [five-principles, payments]
rules:
  all: advisory
  undetermined: mandatory
  backups-kept: { enforcementLevel: mandatory, severity: high, backupDays: 30 }
  required-tags: { requiredTags: [CostCenter] }
  regions-approved: { allowedRegions: [eu-central-1] }
  all-ports-not-open: { approvedCidrs: [16.0.0.0/4] }
ownPacks:
  payments: { principles: [encryption], severity: high, rules: [backups-kept], except: [key-rotation] }
environments:
  values:
    dev: { all: advisory }
classes:
  tags: [Secrecy]
  otherwise: internal
  values:
    internal: {}
    Restricted: { encrypted-with-customer-key: mandatory }
zones: { edge: [edge, public], data: [data] }
flows: { "internet -> edge : 443": customers, "edge -> data : 5000-5010/udp": metrics }
exemptions: security/exemptions.yaml
approvers: /etc/approvers.yaml
`;

const ajv = new Ajv({ allErrors: true, strict: false });
const accepts = ajv.compile(configurationSchema());

describe("the configuration", () => {
  it("is read whole", () => {
    const { configuration, problems, folder } = load(whole);
    expect(problems).toEqual([]);
    expect(configuration.packs).toEqual(["five-principles", "payments"]);
    expect(configuration.rules["backups-kept"]).toMatchObject({ backupDays: 30 });
    expect(configuration.ownPacks.get("payments")).toMatchObject({ principles: ["encryption"], severity: "high" });
    const [environments, classes] = configuration.circumstances;
    expect(environments?.tags).toEqual(usualTags.environments);
    expect(classes).toMatchObject({ tags: ["Secrecy"], otherwise: "internal" });
    expect(classes?.values.get("restricted")?.get("encrypted-with-customer-key")?.level).toBe("mandatory");
    expect(configuration.project.zones).toEqual({ edge: ["edge", "public"], data: ["data"] });
    expect(Object.keys(configuration.project.flows ?? {})).toHaveLength(2);
    // From where the file is, not from where the reader stands.
    expect(configuration.exemptions).toMatch(new RegExp(`${folder.split("/").at(-1) ?? ""}/security/exemptions.yaml$`));
    expect(configuration.approvers).toBe("/etc/approvers.yaml");
  });

  it("may be empty", () => {
    for (const text of ["", "# nothing\n", "{}"]) expect(load(text).problems).toEqual([]);
  });

  it.each([
    ["packs: [five-principle]", "1: there is no pack five-principle: did you mean five-principles?"],
    ["pack: [pipeline]", "1: there is no key pack: did you mean packs?"],
    ["\nrules:\n  backups-kep: advisory", "3: there is no rule backups-kep: did you mean backups-kept?"],
    ["rules:\n  backups-kept:\n    backupDays: many", '3: backups-kept: backupDays is "many", expected the like of 7'],
    ["rules:\n  backups-kept: sometimes", '2: backups-kept is "sometimes": it can be advisory, mandatory, disabled'],
    ["rules:\n  key-rotation: { backupDays: 1 }", "2: key-rotation has no setting backupDays; it has none"],
    [
      "rules:\n  required-tags: { requiredTags: Owner }",
      '2: required-tags: requiredTags is "Owner", expected the like of ["..."]',
    ],
    [
      "rules:\n  all-ports-not-open:\n    approvedCidrs: [0.0.0.0/0]",
      "3: all-ports-not-open: 0.0.0.0/0 is no CIDR block that leaves anybody out; disable the rule instead",
    ],
    ["rules: [backups-kept]", "1: expected an object with the names of rules as keys"],
    ["environments:\n  tag: [Env]", "2: there is no key tag in environments: did you mean tags?"],
    ["classes:\n  otherwise: secret", "2: classes.otherwise is secret, which classes.values does not have"],
    ["ownPacks:\n  pipeline: {}", "2: there is a pack pipeline already: choose another name"],
    [
      "ownPacks:\n  my pack: {}",
      "2: a pack cannot be called my pack: use letters, digits, hyphens, underscores and periods",
    ],
    ["ownPacks:\n  p:\n    principles: [zonin]", "3: there is no principle zonin: did you mean zoning?"],
    ["ownPacks:\n  p: { severity: grave }", '2: ownPacks.p.severity is "grave": it can be critical, high, medium, low'],
    ["zone: { edge: [edge] }", "1: there is no key zone: did you mean zones?"],
    ["zones:\n  edge: edge", '2: zones.edge is "edge", not a list of names'],
    ["zones: { edge: [edge] }\nflows: [443]", "2: flows is not a mapping of keys to values"],
    [
      "zones: { edge: [edge] }\nflows:\n  internet to edge: customers",
      '3: the flow "internet to edge" is not written like "edge -> app : 8443"',
    ],
    [
      'zones: { edge: [edge] }\nflows:\n  "internet -> edge : 443": 1',
      "3: flows.internet -> edge : 443 is 1, not a text",
    ],
    [
      'flows: { "internet -> edge : 443": customers }',
      "1: flows are declared, and under zones no zone that they could pass between",
    ],
    [
      "rules:\n  flows-as-declared:\n    zones: { edge: [edge] }",
      "3: flows-as-declared has no setting zones; it stands at the top of sallyport.yaml, for the whole project",
    ],
    ["exemptions: 3", "1: exemptions is 3, not a text"],
    ["- packs", "1: the file is not a mapping of keys to values"],
  ])("says what is wrong with %j, and on which line", (text, sentence) => {
    expect(load(text).problems).toEqual([`sallyport.yaml:${sentence}.`]);
    // What one part of the file says of another is beyond the schema.
    const beyond = /already|otherwise is|cannot be called|no pack|under zones no zone/.test(sentence);
    expect(accepts(yaml.parse(text))).toBe(beyond);
  });

  it("that is no YAML, or is not there, is one sentence too", () => {
    expect(load("packs: [").problems).toEqual([expect.stringMatching(/^sallyport\.yaml:1: this is not YAML: /)]);
    expect(loadConfiguration("nowhere.yaml", yaml, known).problems).toEqual([
      { file: "nowhere.yaml", message: "nowhere.yaml does not exist." },
    ]);
  });

  it("has a schema that accepts what is read", () => {
    expect({ valid: accepts(yaml.parse(whole)), errors: accepts.errors }).toEqual({ valid: true, errors: null });
  });

  it("is found in the first folder that has one", () => {
    const [empty, folder] = [folderWith({}), folderWith({ "sallyport.yaml": "" })];
    expect(findConfiguration([empty, folder])).toBe(`${folder}/sallyport.yaml`);
    expect(findConfiguration([empty])).toBeUndefined();
  });
});
