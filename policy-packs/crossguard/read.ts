import type { AnalyzeRequest, AnalyzerResource, ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { WireObject } from "../adapters/pulumi/sentinels";
import type { Told, ToldAtEnd } from "./session";

const toWire = (struct: Struct | undefined): WireObject => struct?.toJavaScript() ?? {};

export const readResource = (message: AnalyzeRequest | AnalyzerResource): Told => {
  const options = message.getOptions();
  const provider = message.getProvider();
  const parent = options?.getParent() ?? "";
  return {
    urn: message.getUrn(),
    type: message.getType(),
    name: message.getName(),
    props: toWire(message.getProperties()),
    protect: options?.getProtect() ?? false,
    ...(parent === "" ? {} : { parent }),
    ...(provider === undefined
      ? {}
      : {
          provider: {
            urn: provider.getUrn(),
            type: provider.getType(),
            name: provider.getName(),
            props: toWire(provider.getProperties()),
          },
        }),
  };
};

export const readResourceAtEnd = (message: AnalyzerResource): ToldAtEnd => {
  const propertyDependencies: Record<string, readonly string[]> = {};
  message.getPropertydependenciesMap().forEach((urns, property) => {
    propertyDependencies[property] = urns.getUrnsList();
  });
  const parent = message.getParent();
  return { ...readResource(message), ...(parent === "" ? {} : { parent }), propertyDependencies };
};

/** Levels by the numbers that the protocol gives them. */
const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** A configuration as a user would write it. */
export const readConfig = (message: ConfigureAnalyzerRequest): { readonly [rule: string]: unknown } => {
  const config: Record<string, unknown> = {};
  message.getPolicyconfigMap().forEach((policy, name) => {
    config[name] = { ...toWire(policy.getProperties()), enforcementLevel: levels[policy.getEnforcementlevel()] };
  });
  return config;
};
