import { isObject, type Raw } from "../../components/model/raw";
import type { PulumiResource } from "../adapters/pulumi/resource";
import { openSentinels, type WireObject } from "../adapters/pulumi/sentinels";
import { readAnswers } from "./answers";
import { answerInvoke } from "./invokes";
import { placeOfConfiguration } from "./place";
import { placeholderOf } from "./placeholders";
import { typeLookup } from "./type-lookup";

/** What Pulumi's `runtime.setMocks` hands over for a resource, as far as it is read here. */
interface Made {
  readonly type: string;
  readonly name: string;
  readonly inputs: unknown;
  readonly provider?: string;
  readonly id?: string;
}

interface Called {
  readonly token: string;
  readonly inputs: unknown;
}

/** A stand-in for the engine in a unit test, and what the program made under it. */
export interface Recorder {
  /** For `pulumi.runtime.setMocks`. */
  readonly mocks: {
    newResource(made: Made): { id: string; state: Record<string, unknown> };
    call(called: Called): Record<string, unknown>;
  };
  /** The resources made so far. */
  readonly resources: readonly PulumiResource[];
}

/**
 * Mocks for Pulumi unit tests that answer with well-formed placeholder ids, ARNs and look-ups, as `sallyport preview` does, and
 * record what the program makes. `config` has the settings of the default provider, such as `aws:region`.
 */
export const recordMocks = (config: { readonly [key: string]: string } = {}): Recorder => {
  const place = placeOfConfiguration(config);
  const answers = readAnswers(undefined);
  const types = typeLookup(process.cwd());
  const resources: PulumiResource[] = [];
  const newResource = (made: Made) => {
    // The SDK's mocks see what a program left out as undefined; the engine does not see it at all.
    const inputs = JSON.parse(JSON.stringify(made.inputs)) as WireObject;
    const urn = `urn:pulumi:test::test::${made.type}::${made.name}`;
    const { id, outputs } = placeholderOf({
      urn,
      type: made.type,
      name: made.name,
      inputs,
      place,
      ...(made.id === undefined || made.id === "" ? {} : { id: made.id }),
    });
    resources.push(record(urn, { ...made, inputs }, id, outputs));
    return { id, state: outputs as Record<string, unknown> };
  };
  const call = ({ token, inputs }: Called) =>
    answerInvoke(token, inputs as WireObject, place, { answers, types }).result as Record<string, unknown>;
  return { mocks: { newResource, call }, resources };
};

const record = (
  urn: string,
  { type, name, inputs, provider }: Made,
  id: string,
  outputs: WireObject,
): PulumiResource => ({
  urn,
  type,
  name,
  props: objectOf(openSentinels(inputs as WireObject)),
  outputs: objectOf(openSentinels(outputs)),
  id,
  propertyDependencies: {},
  ...(provider === undefined || provider === "" ? {} : { provider }),
});

const objectOf = (raw: Raw) => (isObject(raw) ? raw : {});
