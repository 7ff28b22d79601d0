import type { PulumiResource } from "../adapters/pulumi/resource";
import { openSentinels, UNKNOWN, type WireObject } from "../adapters/pulumi/sentinels";
import type { RawObject } from "../../components/model/raw";
import type { Answers } from "./answers";
import { lookupOf, pluginOf } from "./asked";
import { type Entry, external, whatItOpensTo } from "./entry";
import { answerInvoke } from "./invokes/index";
import { opened, type Place, placeOf, tagged } from "./place";
import { placeholderOf } from "./placeholders/index";
import type { Callbacks, Transformed } from "./sdk/callbacks";
import type { CallbackAddress, Engine, Invocation, LogEntry, Reading, Registration } from "./sdk/messages";
import { withSecretsUnknown } from "./secrets";
import { type Shown, sourceOf } from "./source-position";
import type { TypeLookup } from "./type-lookup";
import { referenceTo, unseenOf } from "./unseen";
import { STACK_TYPE, urnOf } from "./urn";
import type { Note, PreviewOptions } from "./types";

export interface EngineSettings {
  readonly project: string;
  readonly stack: string;
  readonly shown: Shown;
  readonly answers: Answers;
  readonly place: Place;
  readonly callbacks: Callbacks;
  readonly types: TypeLookup;
  readonly onProgress?: PreviewOptions["onProgress"];
}

export interface RecordingEngine extends Engine {
  resources(): readonly PulumiResource[];
  notes(): readonly Note[];
  logged(): readonly LogEntry[];
  duplicates(): readonly Note[];
  /** The look-ups that were answered with stand-ins. */
  standIns(): readonly string[];
  /** Milliseconds since the program last asked for something and got its answer; 0 while an answer is under way. */
  idle(): number;
}

/** Keeps what a program registers and answers as a preview would, without provisioning anything. */
export function recordingEngine(settings: EngineSettings): RecordingEngine {
  return new Recording(settings);
}

class Recording implements RecordingEngine {
  private readonly entries = new Map<string, Entry>();
  private readonly asked = new Map<string, PulumiResource>();
  private readonly told = new Map<string, Note>();
  private readonly twice: Note[] = [];
  private readonly madeUp = new Set<string>();
  private readonly log_: LogEntry[] = [];
  private readonly stackTransforms: CallbackAddress[] = [];
  private readonly invokeTransforms: CallbackAddress[] = [];
  private rootUrn = "";
  private busy = 0;
  private quietSince = Date.now();

  constructor(private readonly settings: EngineSettings) {}

  register(registration: Registration): ReturnType<Engine["register"]> {
    return this.during(async () => {
      const { stack, project, shown, onProgress } = this.settings;
      const changed: Registration = { ...registration, ...(await this.transformed(registration)) };
      const urn = urnOf(stack, project, changed.parent, changed.type, changed.name);
      // What the SDK makes later, on its own account, has no frame of the user's: it is its parent's line.
      const source = sourceOf(changed.frames, shown) ?? this.entries.get(changed.parent)?.resource.source;
      const at = source ?? {};
      if (this.entries.has(urn)) {
        this.twice.push({
          message: `Two resources are called ${changed.name} (${changed.type}): give each a name of its own.`,
          resource: urn,
          ...at,
        });
      }
      if (changed.remote) {
        this.note({
          message: `${changed.name} (${changed.type}) makes its resources in a component provider, which does not run offline: they are not among the resources.`,
          resource: urn,
          ...at,
        });
      }
      this.ask(pluginOf(this.settings, { type: changed.type, url: changed.pluginDownloadUrl, source }));
      const { id, outputs, inputs } = this.conceive(urn, changed);
      const dependencies = changed.propertyDependencies;
      this.entries.set(urn, {
        wire: { inputs, outputs },
        transforms: changed.transforms,
        external: false,
        resource: {
          urn,
          type: changed.type,
          name: changed.name,
          props: this.opened(inputs, dependencies),
          outputs: this.opened(outputs, dependencies),
          ...(id === "" ? {} : { id }),
          ...(changed.parent === "" ? {} : { parent: changed.parent }),
          propertyDependencies: dependencies,
          protect: changed.protect,
          retainOnDelete: changed.retainOnDelete,
          ...(changed.ignoreChanges.length === 0 ? {} : { ignoreChanges: changed.ignoreChanges }),
          dependencies: changed.dependencies,
          secretsWithheld: true,
          ...(changed.provider === "" ? {} : { provider: changed.provider }),
          ...(source === undefined ? {} : { source }),
        },
      });
      onProgress?.(this.entries.size);
      return { urn, id, outputs };
    });
  }

  registerOutputs(urn: string, outputs: WireObject): void {
    const entry = this.entries.get(urn);
    if (entry === undefined) return;
    const merged = { ...entry.wire.outputs, ...outputs };
    const resource = { ...entry.resource, outputs: this.opened(merged, {}) };
    this.entries.set(urn, { ...entry, wire: { ...entry.wire, outputs: merged }, resource });
    this.quietSince = Date.now();
  }

  read(reading: Reading): ReturnType<Engine["read"]> {
    return this.during(() => {
      const { stack, project, shown, answers } = this.settings;
      const urn = urnOf(stack, project, reading.parent, reading.type, reading.name);
      const at = { resource: urn, ...sourceOf(reading.frames, shown) };
      const referred = reading.type === "pulumi:pulumi:StackReference";
      const outputs = referred ? this.stackOutputs(reading, at) : this.outputsOfExisting(urn, reading, at);
      this.entries.set(urn, external({ urn, ...reading, inputs: reading.props, outputs }));
      return { urn, outputs: { ...outputs, ...answers.outputsOf(urn, reading.type, reading.name) } };
    });
  }

  invoke(invocation: Invocation): ReturnType<Engine["invoke"]> {
    return this.during(async () => {
      if (invocation.token === "pulumi:pulumi:getResource") return whatItOpensTo(invocation.args, this.entries);
      let args = invocation.args;
      for (const callback of this.invokeTransforms) {
        args = await this.settings.callbacks.transformInvoke(callback, { ...invocation, args });
      }
      const place = this.placeFor(invocation.provider, args);
      const asked = { token: invocation.token, args: this.opened(args, {}) };
      this.ask(lookupOf(this.settings, { ...asked, source: sourceOf(invocation.frames, this.settings.shown) }));
      const answer = answerInvoke(invocation.token, args, place, this.settings);
      if (answer.note !== undefined) this.note({ message: answer.note });
      if (answer.standIn === true) this.madeUp.add(invocation.token);
      return answer.result;
    });
  }

  call(invocation: Invocation): ReturnType<Engine["call"]> {
    return this.during(() => {
      this.note({
        message: `The method ${invocation.token} runs in a provider and was not called: its result is unknown.`,
      });
      return { result: UNKNOWN };
    });
  }

  registerStackTransform(callback: CallbackAddress): void {
    this.stackTransforms.push(callback);
  }

  registerStackInvokeTransform(callback: CallbackAddress): void {
    this.invokeTransforms.push(callback);
  }

  setRoot(urn: string): void {
    this.rootUrn = urn;
  }

  root(): string {
    return this.rootUrn;
  }

  log(entry: LogEntry): void {
    this.log_.push(entry);
  }

  resources(): readonly PulumiResource[] {
    const made = [...this.entries.values()].flatMap(({ resource, external }) => (external ? [] : [resource]));
    return [...made, ...this.asked.values()];
  }

  notes(): readonly Note[] {
    return [...this.told.values()];
  }

  logged(): readonly LogEntry[] {
    return this.log_;
  }

  duplicates(): readonly Note[] {
    return this.twice;
  }

  standIns(): readonly string[] {
    return [...this.madeUp].sort();
  }

  idle(): number {
    return this.busy > 0 ? 0 : Date.now() - this.quietSince;
  }

  private async during<T>(work: () => Promise<T> | T): Promise<T> {
    this.busy++;
    try {
      return await work();
    } finally {
      this.busy--;
      this.quietSince = Date.now();
    }
  }

  /** A resource's own transforms, then its ancestors', innermost first, then the stack's: the engine's order. */
  private async transformed(registration: Registration): Promise<Transformed> {
    const inherited: CallbackAddress[] = [];
    for (let urn = registration.parent; urn !== "";) {
      const parent = this.entries.get(urn);
      inherited.push(...(parent?.transforms ?? []));
      urn = parent?.resource.parent ?? "";
    }
    const stack = registration.type === STACK_TYPE ? [] : this.stackTransforms;
    let changed: Registration = registration;
    for (const callback of [...registration.transforms, ...inherited, ...stack]) {
      changed = { ...changed, ...(await this.settings.callbacks.transformResource(callback, changed)) };
    }
    return changed;
  }

  private conceive(
    urn: string,
    { type, name, props, custom, provider, remote }: Registration,
  ): { readonly id: string; readonly inputs: WireObject; readonly outputs: WireObject } {
    const overrides = this.settings.answers.outputsOf(urn, type, name);
    if (!custom) {
      return {
        id: "",
        inputs: props,
        outputs: { ...(remote ? this.madeElsewhere(urn, provider, props) : {}), ...overrides },
      };
    }
    const place = this.placeFor(provider, props);
    const inputs = tagged(props, place, () => this.settings.types.isTaggable(type));
    const { id, outputs } = placeholderOf({ urn, type, name, inputs, place });
    const given = overrides["id"];
    return { id: typeof given === "string" ? given : id, inputs, outputs: { ...outputs, ...overrides } };
  }

  /** References to the resources that a component provider would make; what they open to is kept. */
  private madeElsewhere(component: string, provider: string, args: WireObject): WireObject {
    const unseen = unseenOf(component, this.settings, this.placeFor(provider, args));
    for (const it of unseen) this.entries.set(it.urn, external(it));
    return Object.fromEntries(unseen.map((it) => [it.property, referenceTo(it)]));
  }

  private placeFor(provider: string, props: WireObject): Place {
    const separator = provider.lastIndexOf("::");
    const configured = this.entries.get(provider.slice(0, Math.max(separator, 0)))?.wire.inputs;
    const place = configured === undefined ? this.settings.place : placeOf(configured, this.settings.place);
    const region = opened(props["region"]);
    return typeof region === "string" && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? { ...place, region } : place;
  }

  private opened(wire: WireObject, dependencies: PulumiResource["propertyDependencies"]): RawObject {
    return Object.fromEntries(
      Object.entries(wire).map(([key, value]) => [key, withSecretsUnknown(openSentinels(value, dependencies[key]))]),
    );
  }

  private stackOutputs(reading: Reading, at: Partial<Note>): WireObject {
    const name = opened(reading.props["name"]) ?? reading.id;
    const given = this.settings.answers.stackOutputs(typeof name === "string" ? name : reading.id);
    if (given === undefined) {
      this.note({
        message: `The outputs of stack ${reading.id} are unknown: give them under stackReferences in an answers file.`,
        ...at,
      });
    }
    return { name: reading.id, outputs: given ?? UNKNOWN, secretOutputNames: [] };
  }

  private outputsOfExisting(urn: string, { type, name, id, props, provider }: Reading, at: Partial<Note>): WireObject {
    this.note({ message: `${name} (${type} ${id}) exists elsewhere and was not read: it is not judged.`, ...at });
    const place = this.placeFor(provider, props);
    return { ...placeholderOf({ urn, type, name, inputs: props, place, id }).outputs };
  }

  private ask(asked: PulumiResource | undefined): void {
    if (asked !== undefined) this.asked.set(asked.urn, asked);
  }

  private note(note: Note): void {
    this.told.set(`${note.resource ?? ""} ${note.message}`, note);
  }
}
