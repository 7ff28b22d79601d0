import type { Metadata, Server, sendUnaryData } from "@grpc/grpc-js";
import type { SourcePosition as Place, StackTrace } from "@pulumi/pulumi/proto/source_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { WireObject } from "../../adapters/pulumi/sentinels";
import type { Frame } from "../source-position";
import type { Protocol } from "./locate";

/** A function of the program that the engine calls back: a transform. */
export interface CallbackAddress {
  readonly target: string;
  readonly token: string;
}

export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly custom: boolean;
  /** Its children are made elsewhere, by a component provider that does not run here. */
  readonly remote: boolean;
  readonly props: WireObject;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  readonly dependencies: readonly string[];
  /** Where the provider's plugin is downloaded, if not from Pulumi. */
  readonly pluginDownloadUrl: string;
  readonly provider: string;
  /** Explicit providers of a component, by package. */
  readonly providers: { readonly [pkg: string]: string };
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
  readonly transforms: readonly CallbackAddress[];
  readonly frames: readonly Frame[];
}

export interface Reading {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly id: string;
  readonly props: WireObject;
  readonly provider: string;
  readonly frames: readonly Frame[];
}

export interface Invocation {
  readonly token: string;
  readonly args: WireObject;
  readonly provider: string;
  readonly frames: readonly Frame[];
}

export interface LogEntry {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
  readonly urn: string;
}

/** What the engine does, in plain values: the only shape in which the rest of the host knows the protocol. */
export interface Engine {
  register(
    registration: Registration,
  ): Promise<{ readonly urn: string; readonly id: string; readonly outputs: WireObject }>;
  registerOutputs(urn: string, outputs: WireObject): void;
  read(reading: Reading): Promise<{ readonly urn: string; readonly outputs: WireObject }>;
  invoke(invocation: Invocation): Promise<WireObject>;
  call(invocation: Invocation): Promise<WireObject>;
  registerStackTransform(callback: CallbackAddress): void;
  registerStackInvokeTransform(callback: CallbackAddress): void;
  setRoot(urn: string): void;
  root(): string;
  log(entry: LogEntry): void;
}

type Unary<Request, Response> = (
  call: { request: Request; metadata: Metadata },
  reply: sendUnaryData<Response>,
) => void;

const SEVERITIES: readonly LogEntry["severity"][] = ["debug", "info", "warning", "error"];

/** Answers one method; what goes wrong inside becomes the program's error, never a crash of the host. */
function answering<Request, Response>(
  protocol: Protocol,
  answer: (request: Request) => Promise<Response> | Response,
): Unary<Request, Response> {
  return (call, reply) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => {
          reply(null, response);
        },
        (error: unknown) => {
          const details = error instanceof Error ? error.message : String(error);
          reply({ code: protocol.grpc.status.UNKNOWN, details, message: details }, null);
        },
      );
  };
}

const fields = (struct: Struct | undefined): WireObject => struct?.toJavaScript() ?? {};

/** Frames without a position stay out: they are native. Older SDKs tell one place alone, the oldest none. */
function framesOf(request: object): readonly Frame[] {
  const told = request as { getStacktrace?(): StackTrace | undefined; getSourceposition?(): Place | undefined };
  const frames =
    told
      .getStacktrace?.()
      ?.getFramesList()
      .map((frame) => frame.getPc()) ?? [];
  return [...frames, told.getSourceposition?.()].flatMap((position) =>
    position === undefined ? [] : [{ uri: position.getUri(), line: position.getLine() }],
  );
}

export function serveMonitor(server: Server, protocol: Protocol, engine: Engine, project: DeploymentNames): void {
  const { resource, provider, empty, struct } = protocol;
  const asStruct = (value: WireObject): Struct => struct.Struct.fromJavaScript(value);
  const nothing = new empty.Empty();
  const on = <Request, Response>(
    answer: (request: Request) => Promise<Response> | Response,
  ): Unary<Request, Response> => answering(protocol, answer);
  type R = typeof resource;
  server.addService(protocol.resourceService.ResourceMonitorService, {
    getDeploymentInfo: on(() =>
      new resource.DeploymentInfo()
        .setProject(project.project)
        .setStack(project.stack)
        .setOrganization(project.organization)
        .setDryrun(true),
    ),
    // Whatever the SDK asks for is either done (transforms, references) or of no consequence to a preview (hooks, deletedWith).
    supportsFeature: on(() => new resource.SupportsFeatureResponse().setHassupport(true)),
    registerResource: on(async (request: InstanceType<R["RegisterResourceRequest"]>) => {
      const { urn, id, outputs } = await engine.register(registrationOf(request));
      return new resource.RegisterResourceResponse().setUrn(urn).setId(id).setObject(asStruct(outputs));
    }),
    registerResourceOutputs: on((request: InstanceType<R["RegisterResourceOutputsRequest"]>) => {
      engine.registerOutputs(request.getUrn(), fields(request.getOutputs()));
      return nothing;
    }),
    readResource: on(async (request: InstanceType<R["ReadResourceRequest"]>) => {
      const { urn, outputs } = await engine.read(readingOf(request));
      return new resource.ReadResourceResponse().setUrn(urn).setProperties(asStruct(outputs));
    }),
    invoke: on(async (request: InstanceType<R["ResourceInvokeRequest"]>) =>
      new provider.InvokeResponse().setReturn(asStruct(await engine.invoke(invocationOf(request)))),
    ),
    call: on(async (request: InstanceType<R["ResourceCallRequest"]>) =>
      new provider.CallResponse().setReturn(asStruct(await engine.call(invocationOf(request)))),
    ),
    registerStackTransform: on((request: CallbackMessage) => {
      engine.registerStackTransform(addressOf(request));
      return nothing;
    }),
    registerStackInvokeTransform: on((request: CallbackMessage) => {
      engine.registerStackInvokeTransform(addressOf(request));
      return nothing;
    }),
    registerPackage: on((request: InstanceType<R["RegisterPackageRequest"]>) =>
      new resource.RegisterPackageResponse().setRef(`${request.getName()}@${request.getVersion()}`),
    ),
    registerResourceHook: on(() => nothing),
    registerErrorHook: on(() => nothing),
    signalAndWaitForShutdown: on(() => nothing),
  });
}

export function serveEngine(server: Server, protocol: Protocol, engine: Engine): void {
  const nothing = new protocol.empty.Empty();
  const messages = protocol.engine;
  server.addService(protocol.engineService.EngineService, {
    log: answering(protocol, (request: InstanceType<typeof messages.LogRequest>) => {
      engine.log({
        severity: SEVERITIES[request.getSeverity()] ?? "info",
        message: request.getMessage(),
        urn: request.getUrn(),
      });
      return nothing;
    }),
    getRootResource: answering(protocol, () => new messages.GetRootResourceResponse().setUrn(engine.root())),
    setRootResource: answering(protocol, (request: InstanceType<typeof messages.SetRootResourceRequest>) => {
      engine.setRoot(request.getUrn());
      return new messages.SetRootResourceResponse();
    }),
    startDebugging: answering(protocol, () => nothing),
    // This host is no CLI and has no version: it takes whatever range the program asks for.
    requirePulumiVersion: answering(protocol, () => new messages.RequirePulumiVersionResponse()),
  });
}

export interface DeploymentNames {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
}

interface CallbackMessage {
  getTarget(): string;
  getToken(): string;
}

const addressOf = (callback: CallbackMessage): CallbackAddress => ({
  target: callback.getTarget(),
  token: callback.getToken(),
});

type RegisterResourceRequest = InstanceType<Protocol["resource"]["RegisterResourceRequest"]>;
type ReadResourceRequest = InstanceType<Protocol["resource"]["ReadResourceRequest"]>;

function registrationOf(request: RegisterResourceRequest): Registration {
  const dependencies: Record<string, readonly string[]> = {};
  request.getPropertydependenciesMap().forEach((message, property) => {
    dependencies[property] = message.getUrnsList();
  });
  return {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    props: withoutCode(fields(request.getObject())),
    protect: request.getProtect() === true,
    retainOnDelete: request.getRetainondelete() === true,
    ignoreChanges: request.getIgnorechangesList(),
    dependencies: request.getDependenciesList(),
    pluginDownloadUrl: request.getPlugindownloadurl(),
    provider: request.getProvider(),
    providers: Object.fromEntries(request.getProvidersMap().getEntryList()),
    propertyDependencies: dependencies,
    // Older SDKs have no transforms.
    transforms: "getTransformsList" in request ? request.getTransformsList().map(addressOf) : [],
    frames: framesOf(request),
  };
}

/** A dynamic provider travels as an input of its resources: the text of its functions. */
const withoutCode = (props: WireObject): WireObject =>
  Object.fromEntries(Object.entries(props).filter(([property]) => property !== "__provider"));

const readingOf = (request: ReadResourceRequest): Reading => ({
  type: request.getType(),
  name: request.getName(),
  parent: request.getParent(),
  id: request.getId(),
  props: fields(request.getProperties()),
  provider: request.getProvider(),
  frames: framesOf(request),
});

const invocationOf = (request: {
  getTok(): string;
  getArgs(): Struct | undefined;
  getProvider(): string;
}): Invocation => ({
  token: request.getTok(),
  args: fields(request.getArgs()),
  provider: request.getProvider(),
  frames: framesOf(request),
});
