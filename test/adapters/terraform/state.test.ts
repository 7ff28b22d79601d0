import { describe, expect, it } from "@jest/globals";
import { adaptState, isPlan, isState } from "../../../policy-packs/adapters/terraform";
import { given } from "../../../components/model/value";

const state = (resources: readonly object[], modules: readonly object[] = []) => ({
  format_version: "1.0",
  values: { root_module: { resources, child_modules: modules } },
});

const resource = (type: string, name: string, values: object, mode = "managed") => ({
  address: `${type}.${name}`,
  mode,
  type,
  name,
  values,
});

const bucket = resource("aws_s3_bucket", "b", { id: "b", bucket: "b", versioning: [{ enabled: false }] });
const versioning = resource("aws_s3_bucket_versioning", "v", {
  bucket: "b",
  versioning_configuration: [{ status: "Enabled" }],
});

const statusOf = (written: unknown): string | undefined => {
  if (!isState(written)) return "no state";
  const [only] = adaptState(written).all("AWS::S3::Bucket");
  if (only === undefined) return "no bucket";
  const status = only.view.get("VersioningConfiguration").get("Status").str();
  let read: string | undefined;
  given(status, (it) => {
    read = it;
    return it;
  });
  return read;
};

describe("a state of Terraform", () => {
  it("is told from a plan", () => {
    expect(isState(state([]))).toBe(true);
    expect(isPlan(state([]))).toBe(false);
    expect(isState({ format_version: "1.2", planned_values: {}, values: {} })).toBe(false);
    expect(isState({ format_version: "1.0", values: { root_module: { resources: [{}] } } })).toBe(false);
  });

  it("is read with its modules, and without what it only looks up", () => {
    const module = { address: "module.m", resources: [{ ...bucket, address: "module.m.aws_s3_bucket.b" }] };
    const read = state(
      [resource("aws_s3_bucket", "seen", { id: "seen" }, "data"), resource("aws_braket_x", "x", {})],
      [module],
    );
    if (!isState(read)) throw new Error("a state");
    const graph = adaptState(read);
    expect(graph.resources.map(({ view, type }) => [view.source.address, type])).toEqual([
      ["module.m.aws_s3_bucket.b", "aws_s3_bucket"],
    ]);
    expect([...graph.unread]).toEqual([["aws_braket_x", 1]]);
  });

  it("does not believe an owner's echo where a resource of its own has set the argument", () => {
    expect(statusOf(state([bucket]))).not.toBe("Enabled");
    expect(statusOf(state([bucket, versioning]))).toBe("Enabled");
  });
});
