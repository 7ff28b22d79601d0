import { parseArgs } from "node:util";
import { severities, type Severity } from "../core/severity";

const formats = ["console", "json", "sarif", "svg", "html"] as const;
type Format = (typeof formats)[number];

export interface Common {
  /** Undefined where the call names none: then the configuration does, or it is the five principles. */
  readonly packs: readonly string[] | undefined;
  readonly policyConfig: string | undefined;
  /** Whether findings say which controls of all frameworks they are about, whichever packs are chosen. */
  readonly controls: boolean;
  readonly format: Format;
  readonly output: string | undefined;
  readonly failOn: Severity;
  readonly failOnUndetermined: boolean;
  readonly exemptions: string | undefined;
  readonly approvers: string | undefined;
  readonly baseline: string | undefined;
  /** Say the change in the user's own words, and what it does to what is deployed. */
  readonly fixHints: boolean;
}

export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | { readonly name: "rules"; readonly id: string | undefined; readonly common: Common }
  | { readonly name: "check"; readonly paths: readonly string[]; readonly common: Common }
  | ({ readonly name: "preview"; readonly directory: string; readonly common: Common } & Program)
  | ({
      readonly name: "explain";
      readonly question: string;
      readonly paths: readonly string[];
      readonly common: Common;
    } & Program)
  | ({ readonly name: "diff"; readonly old: string; readonly now: string; readonly common: Common } & Program)
  | ({ readonly name: "keys"; readonly paths: readonly string[]; readonly common: Common } & Program)
  | ({
      readonly name: "baseline";
      readonly paths: readonly string[];
      readonly grow: string | undefined;
      readonly common: Common;
    } & Program)
  | ({
      readonly name: "exemptions";
      readonly paths: readonly string[];
      readonly failWithin: number | undefined;
      readonly common: Common;
    } & Program);

/** How a program is run. */
export interface Program {
  readonly stack: string | undefined;
  readonly config: { readonly [key: string]: string };
  readonly answers: string | undefined;
  readonly allowEnv: readonly string[];
  readonly timeoutSeconds: number;
}

/** A call that cannot be carried out, said in one sentence. */
export interface Misuse {
  readonly misuse: string;
}

export const usage = `sallyport: judges AWS infrastructure code before it is deployed.

  sallyport preview [DIR]     run a Pulumi program offline (its code runs; nothing is deployed) and judge it
  sallyport check PATH...     judge CloudFormation templates (JSON or YAML), cdk.out, \`pulumi stack export\`,
                              \`pulumi preview --json\`, \`terraform show -json\`; a folder is walked, - is standard input
  sallyport rules [ID]        list the rules, or explain one, by its id or a peer's; \`rules sallyport.yaml\` explains
                              that file's keys, \`rules backupDays\` a setting
  sallyport explain QUESTION PATH...
                              whether packets can travel, or who may do what, in what check reads and in folders of
                              Pulumi programs, and why: "internet -> data:5432", "app -> internet", "bastion -> anything",
                              "role/deploy s3:PutObject bucket/orders aws:SecureTransport=true"; and in full: "role/deploy"
                              (what it may do), "who s3:GetObject bucket/orders", "outsiders" (whom policies let in);
                              and how somebody comes to more: "role/deploy -> admin", "function/pay -> class/restricted",
                              "everybody -> admin"; "zones": all that passes between zones and from the Internet
  sallyport diff OLD NEW      what can be reached, and who may do what, in NEW and not in OLD, and the other way round: two
                              of what check reads, or folders of Pulumi programs; exit 1 where anything is gained
  sallyport keys PATH...      what is lost with each KMS key that is disabled or gone, in what check reads and in folders
                              of Pulumi programs
  sallyport exemptions [PATH...]
                              which exemptions end when: the register's, and those in what the paths name
  sallyport baseline PATH... --output FILE
                              write down what is found now, to be tolerated; a file that exists may only shrink

  --pack NAME                 the pack to judge by, several times for several: five-principles (default),
                              design-principles, pipeline, nist-800-53-r5, cis-aws-foundations, pci-dss-4.0.1,
                              iso-27001-2022, soc-2, hipaa, or one of sallyport.yaml
  --policy-config FILE        packs, rules, settings, classes of data and environments (default: sallyport.yaml in
                              the program's folder or here)
  --controls                  say of each finding which controls of these frameworks it is about; so it is said anyway
                              where one is chosen
  --format FORMAT             ${formats.join(", ")} (default console); svg and html, of check, preview,
                              explain and diff, draw networks, zones and the ways through them; sarif is of check,
                              preview and diff
  --output FILE               write the report there instead of standard output
  --fail-on SEVERITY          exit 1 from this severity on: ${severities.join(", ")} (default low)
  --fail-on-undetermined      let what cannot be judged before deployment fail too; of diff: what is perhaps gained
  --exemptions FILE           the register of accepted risks, each with rule, resource, reason, owner and expires
  --approvers FILE            who may approve exemptions, and how far they may go
  --baseline FILE             old findings, which are tolerated and must leave the file once they are gone
  --fix-hints                 print the change to make, in your language, and whether it replaces the resource
  --fail-within DAYS          of exemptions: exit 1 where one ends within so many days, or does not hold
  --grow REASON               of baseline: let it grow, for a reason that it then holds

  of Pulumi programs
  --stack NAME                whose Pulumi.NAME.yaml to read (default: the only one there is)
  --config KEY=VALUE          set a configuration value, several times for several
  --answers FILE              answers for look-ups and stack references in place of the stand-ins
  --allow-env NAME            let the program see this variable; credentials are withheld otherwise
  --timeout SECONDS           end the program after this time (default 120)

exit: 0 nothing fails, 1 something fails, 2 the input or the call is wrong`;

const options = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  pack: { type: "string", multiple: true },
  "policy-config": { type: "string" },
  controls: { type: "boolean" },
  format: { type: "string" },
  output: { type: "string", short: "o" },
  "fail-on": { type: "string" },
  "fail-on-undetermined": { type: "boolean" },
  exemptions: { type: "string" },
  approvers: { type: "string" },
  baseline: { type: "string" },
  "fix-hints": { type: "boolean" },
  "fail-within": { type: "string" },
  grow: { type: "string" },
  stack: { type: "string", short: "s" },
  config: { type: "string", multiple: true, short: "c" },
  answers: { type: "string" },
  "allow-env": { type: "string", multiple: true },
  timeout: { type: "string" },
} as const;

const ofPrograms = ["stack", "config", "answers", "allow-env", "timeout"] as const;

export const parse = (argv: readonly string[]): Command | Misuse => {
  try {
    return interpret(parseArgs({ args: [...argv], options, allowPositionals: true, strict: true }));
  } catch (error) {
    const [sentence = "the arguments cannot be read"] = (error instanceof Error ? error.message : String(error)).split(
      ". ",
    );
    return misuse(sentence.replace(/\.$/, ""));
  }
};

const misuse = (what: string): Misuse => ({ misuse: `${what}; sallyport --help lists what there is` });

type Parsed = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

const interpret = ({ values, positionals }: Parsed): Command | Misuse => {
  const [name, ...rest] = positionals;
  if (values.version === true) return { name: "version" };
  if (values.help === true || name === "help") return { name: "help" };
  if (name === undefined) return misuse(`name a command: ${either("or")}`);
  const common = readCommon(values);
  if ("misuse" in common) return common;
  const stray = ofPrograms.find((option) => values[option] !== undefined);
  if (!runPrograms.includes(name) && stray !== undefined) {
    return misuse(
      `--${stray} goes with programs only: ${runPrograms.slice(0, -1).join(", ")} and ${runPrograms.at(-1) ?? ""}`,
    );
  }
  const program = readProgram(values);
  if ("misuse" in program) return program;
  switch (name) {
    case "rules":
      return rest.length > 1 ? misuse("rules explains one rule at a time") : { name, id: rest[0], common };
    case "check":
      return rest.length === 0 ? misuse("check needs a file or folder") : { name, paths: rest, common };
    case "preview":
      return rest.length > 1
        ? misuse("preview runs one program at a time")
        : { name, directory: rest[0] ?? ".", common, ...program };
    case "explain":
      return readExplain(rest, common, program);
    case "diff":
      return readDiff(rest, common, program);
    case "keys":
      return rest.length === 0 ? misuse("keys needs a file or folder") : { name, paths: rest, common, ...program };
    case "baseline":
      if (rest.length === 0) return misuse("baseline needs a file, a folder or a program");
      if (common.output === undefined) return misuse("baseline needs --output FILE");
      return values.grow?.trim() === ""
        ? misuse("--grow needs a reason")
        : { name, paths: rest, grow: values.grow, common, ...program };
    case "exemptions": {
      const days = values["fail-within"];
      if (days !== undefined && !/^\d+$/.test(days)) return misuse(`--fail-within ${days} is not a number of days`);
      return { name, paths: rest, failWithin: days === undefined ? undefined : Number(days), common, ...program };
    }
    default:
      return misuse(`there is no command ${name}: there are ${either("and")}`);
  }
};

/** The commands that may run programs. */
const runPrograms = ["preview", "explain", "diff", "keys", "baseline", "exemptions"];

const either = (word: string): string => `preview, check, rules, explain, diff, keys, exemptions ${word} baseline`;

const readDiff = ([old, now, ...more]: readonly string[], common: Common, program: Program): Command | Misuse =>
  old === undefined || now === undefined || more.length > 0
    ? misuse("diff needs two inputs: diff OLD NEW")
    : { name: "diff", old, now, common, ...program };

const readExplain = ([question, ...paths]: readonly string[], common: Common, program: Program): Command | Misuse =>
  question === undefined || paths.length === 0
    ? misuse('explain needs a question and a file or folder: explain "internet -> data:5432" PATH')
    : { name: "explain", question, paths, common, ...program };

const readCommon = (values: Parsed["values"]): Common | Misuse => {
  const format = formats.find((it) => it === (values.format ?? "console"));
  if (format === undefined)
    return misuse(`there is no format ${String(values.format)}: there are ${formats.join(", ")}`);
  const failOn = severities.find((it) => it === (values["fail-on"] ?? "low"));
  if (failOn === undefined)
    return misuse(`there is no severity ${String(values["fail-on"])}: there are ${severities.join(", ")}`);
  return {
    packs: values.pack,
    policyConfig: values["policy-config"],
    controls: values.controls ?? false,
    format,
    output: values.output,
    failOn,
    failOnUndetermined: values["fail-on-undetermined"] ?? false,
    exemptions: values.exemptions,
    approvers: values.approvers,
    baseline: values.baseline,
    fixHints: values["fix-hints"] ?? false,
  };
};

const readProgram = (values: Parsed["values"]): Program | Misuse => {
  const config: Record<string, string> = {};
  for (const pair of values.config ?? []) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) return misuse(`--config ${pair} is not of the form KEY=VALUE`);
    config[key] = value;
  }
  const timeoutSeconds = Number(values.timeout ?? 120);
  if (!(timeoutSeconds > 0)) return misuse(`--timeout ${String(values.timeout)} is not a number of seconds`);
  const { stack, answers } = values;
  return { stack, config, answers, allowEnv: values["allow-env"] ?? [], timeoutSeconds };
};
