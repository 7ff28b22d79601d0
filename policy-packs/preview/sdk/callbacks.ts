import type { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import type { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { WireObject } from "../../adapters/pulumi/sentinels";
import type { Protocol } from "./locate";
import type { CallbackAddress, Invocation, Registration } from "./messages";

/** What a transform may change of a resource, as far as a preview looks at it. */
export type Transformed = Pick<
  Registration,
  "props" | "protect" | "retainOnDelete" | "ignoreChanges" | "provider" | "providers"
>;

export interface Callbacks {
  transformResource(callback: CallbackAddress, registration: Registration): Promise<Transformed>;
  transformInvoke(callback: CallbackAddress, invocation: Invocation): Promise<WireObject>;
  close(): void;
}

/** Calls functions of the program back: it serves them on an address of its own. */
export function callbacksTo(protocol: Protocol): Callbacks {
  const clients = new Map<string, CallbacksClient>();
  const asStruct = (value: WireObject): Struct => protocol.struct.Struct.fromJavaScript(value);

  function clientOf(target: string): CallbacksClient {
    const known = clients.get(target);
    if (known !== undefined) return known;
    const { grpc } = protocol;
    const client = new (protocol.callbackService().CallbacksClient)(target, grpc.credentials.createInsecure());
    clients.set(target, client);
    return client;
  }

  function invoke({ target, token }: CallbackAddress, message: Uint8Array): Promise<Uint8Array> {
    const request = new (protocol.callback().CallbackInvokeRequest)().setToken(token).setRequest(message);
    return new Promise((resolve, reject) => {
      clientOf(target).invoke(request, (error, response) => {
        if (error === null) resolve(response.getResponse_asU8());
        else reject(new Error(error.details));
      });
    });
  }

  return {
    async transformResource(callback, registration) {
      const { resource } = protocol;
      const request = new resource.TransformRequest()
        .setType(registration.type)
        .setName(registration.name)
        .setCustom(registration.custom)
        .setParent(registration.parent)
        .setProperties(asStruct(registration.props))
        .setOptions(optionsOf(protocol, registration));
      const answer = resource.TransformResponse.deserializeBinary(await invoke(callback, request.serializeBinary()));
      const options = answer.getOptions();
      const props = answer.getProperties();
      const provider = options?.getProvider();
      return {
        props: props === undefined ? registration.props : props.toJavaScript(),
        protect: options?.getProtect() ?? registration.protect,
        retainOnDelete: options?.getRetainOnDelete() ?? registration.retainOnDelete,
        ignoreChanges: options?.getIgnoreChangesList() ?? registration.ignoreChanges,
        provider: provider === undefined || provider === "" ? registration.provider : provider,
        providers: registration.providers,
      };
    },
    async transformInvoke(callback, invocation) {
      const { resource } = protocol;
      const options = new resource.TransformInvokeOptions().setProvider(invocation.provider);
      const request = new resource.TransformInvokeRequest()
        .setToken(invocation.token)
        .setArgs(asStruct(invocation.args))
        .setOptions(options);
      const answer = resource.TransformInvokeResponse.deserializeBinary(
        await invoke(callback, request.serializeBinary()),
      );
      return answer.getArgs()?.toJavaScript() ?? invocation.args;
    },
    close() {
      for (const client of clients.values()) client.close();
    },
  };
}

function optionsOf(protocol: Protocol, registration: Registration): TransformResourceOptions {
  const options = new protocol.resource.TransformResourceOptions()
    .setProtect(registration.protect)
    .setRetainOnDelete(registration.retainOnDelete)
    .setIgnoreChangesList([...registration.ignoreChanges])
    .setProvider(registration.provider);
  const providers = options.getProvidersMap();
  for (const [pkg, reference] of Object.entries(registration.providers)) providers.set(pkg, reference);
  return options;
}
