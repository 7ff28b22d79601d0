import { configuredProvider } from "./asked";
import { readAnswers } from "./answers";
import { type Configuration, readConfiguration } from "./config";
import { recordingEngine, type RecordingEngine } from "./engine";
import { programEnvironment } from "./environment";
import { type Ending, run } from "./launch";
import { placeOfConfiguration } from "./place";
import { problemOf } from "./problem";
import { type Project, readProject } from "./project";
import { callbacksTo } from "./sdk/callbacks";
import { commandOf, type ProgramRun } from "./sdk/command";
import { loadProtocol, locateSdk, type Sdk } from "./sdk/locate";
import { listen } from "./sdk/server";
import type { Shown } from "./source-position";
import { typeLookup } from "./type-lookup";
import { type Note, type Preview, type PreviewOptions, Refusal } from "./types";

export type { Note, Preview, PreviewOptions, Problem } from "./types";

const ORGANIZATION = "organization";

/**
 * Runs a Pulumi program in Node.js as `pulumi preview` would, with neither CLI, plugins, network nor credentials, and gives what
 * it registers. Ids, ARNs and other computed outputs are placeholders; what cannot be made up is unknown. Nothing is provisioned.
 * Never throws for what is wrong with the program: see `problem`.
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  let project: Project | undefined;
  let configuration: Configuration | undefined;
  try {
    project = readProject(options.directory);
    configuration = readConfiguration(project, options.stack, options.config);
    return { ...(await previewOf(project, configuration, options)), seconds: seconds() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message, file } = error;
    return {
      project: project?.name ?? "",
      stack: configuration?.stack ?? options.stack ?? "",
      resources: [],
      notes: configuration?.notes ?? [],
      problem: { message, ...(file === undefined ? {} : { file }) },
      stdout: "",
      stderr: "",
      seconds: seconds(),
    };
  }
}

async function previewOf(
  project: Project,
  configuration: Configuration,
  options: PreviewOptions,
): Promise<Omit<Preview, "seconds">> {
  const answers = readAnswers(options.answersFile);
  const sdk = locateSdk(project.pwd);
  if (sdk === undefined) {
    throw new Refusal(
      `@pulumi/pulumi is not installed for the program in ${options.directory}: install its dependencies first.`,
    );
  }
  const { stack } = configuration;
  const protocol = loadProtocol(sdk);
  const callbacks = callbacksTo(protocol);
  const shown: Shown = { real: project.root, given: project.given };
  const place = placeOfConfiguration(configuration.values);
  const engine = recordingEngine({
    project: project.name,
    stack,
    shown,
    answers,
    place,
    callbacks,
    types: typeLookup(project.pwd),
    onProgress: options.onProgress,
  });
  const names = { organization: ORGANIZATION, project: project.name, stack };
  const server = await listen(protocol, engine, names);
  try {
    const ending = await execute(sdk, project, configuration, options, engine, server.address, place.region);
    const { timeoutSeconds = 120 } = options;
    const problem = problemOf(ending, engine.logged(), engine.duplicates(), shown, timeoutSeconds);
    return {
      project: project.name,
      stack,
      resources: [...configuredProvider(names, configuration, options.config), ...engine.resources()],
      notes: [
        ...configuration.notes,
        ...engine.notes(),
        ...warnings(engine),
        ...(problem?.message.startsWith("The program failed") === true ? lookedUp(engine) : []),
      ],
      ...(problem === undefined ? {} : { problem }),
      stdout: ending.stdout + told(engine),
      stderr: ending.stderr,
    };
  } finally {
    callbacks.close();
    server.close();
  }
}

function execute(
  sdk: Sdk,
  project: Project,
  { stack, values, secretKeys }: Configuration,
  { allowEnv = [], timeoutSeconds = 120, onOutput }: PreviewOptions,
  engine: RecordingEngine,
  address: string,
  region: string,
): Promise<Ending> {
  const { name, root, pwd, main, typescript, esModule, tsconfig, nodeArguments } = project;
  const program: ProgramRun = {
    organization: ORGANIZATION,
    project: name,
    stack,
    root,
    pwd,
    main,
    typescript,
    esModule,
    tsconfig,
    nodeArguments,
    config: values,
    secretKeys,
  };
  const command = commandOf(sdk, program, address);
  return run({
    arguments: command.arguments,
    environment: { ...programEnvironment(process.env, allowEnv, region), ...command.environment },
    folder: pwd,
    timeoutSeconds,
    onOutput,
    idle: () => engine.idle(),
  });
}

/** A program may stop because a made-up answer does not suit it: then it should be told which answers were made up. */
function lookedUp(engine: RecordingEngine): readonly Note[] {
  const asked = engine.standIns().join(", ");
  const message = `Made-up answers were given to ${asked}: if the program failed for one of them, give the right one under invokes in a file, with --answers.`;
  return asked === "" ? [] : [{ message }];
}

/** What the program logged by `pulumi.log`: warnings as notes, messages as output. */
function warnings(engine: RecordingEngine): readonly Note[] {
  const notes = engine
    .logged()
    .filter(({ severity }) => severity === "warning")
    .map(({ message, urn }): Note => ({ message, ...(urn === "" ? {} : { resource: urn }) }));
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

const told = (engine: RecordingEngine): string =>
  engine
    .logged()
    .flatMap(({ severity, message }) => (severity === "info" ? [`${message}\n`] : []))
    .join("");
