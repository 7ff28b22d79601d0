import { spawnSync } from "node:child_process";

import { describe, expect, it } from "@jest/globals";

import { find, folderOf, PATIENCE, previewOf } from "./programs";

/** A process that has ended but was not fetched by its parent is not running. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return !/^(Z.*)?$/.test(stdout.trim());
}

const at = (program: string, line: number, file = "index.ts"): { file: string; line: number } => ({
  file: `${folderOf(program)}/${file}`,
  line,
});

describe("a program that fails", () => {
  it(
    "names the line that threw, and keeps what was registered and printed before",
    async () => {
      const result = await previewOf("throws");
      expect(result.problem).toEqual({
        message: "The program failed: TypeError: Cannot read properties of undefined (reading 'name')",
        ...at("throws", 8),
      });
      expect(find(result, "before").type).toBe("aws:s3/bucket:Bucket");
      expect(result.stdout).toBe("about to fail\n");
    },
    PATIENCE,
  );

  it(
    "says that it was written for another version of a package than is installed",
    async () => {
      const { problem } = await previewOf("versions-apart");
      expect(problem).toMatchObject(at("versions-apart", 3, "index.js"));
      expect(problem?.message).toMatch(
        /reading 'AWSLambdaFullAccess'\) \(its package\.json asks for @pulumi\/aws \^5\.0\.0, and 7\.\S+ is installed\)$/,
      );
    },
    PATIENCE,
  );

  it(
    "is told which answers it got were made up",
    async () => {
      const { problem, notes } = await previewOf("made-up");
      expect(problem).toEqual({
        message: "The program failed: the provider is set up for another audience",
        ...at("made-up", 5),
      });
      expect(notes.map(({ message }) => message).join("\n")).toMatch(
        /Made-up answers were given to aws:iam\/getOpenIdConnectProvider:getOpenIdConnectProvider: .* --answers\.$/,
      );
    },
    PATIENCE,
  );

  it(
    "names what a function captures that cannot travel to Lambda",
    async () => {
      const { problem, stderr } = await previewOf("uncapturable");
      expect(problem?.message).toMatch(
        /^A function cannot be made a Lambda: it captures largest, parts of which could not be serialized because /,
      );
      expect(problem?.file).toBe(at("uncapturable", 5, "index.js").file);
      expect(stderr).not.toContain("Could not include required dependency");
    },
    PATIENCE,
  );

  it(
    "names no line of what was compiled",
    async () => {
      const { problem } = await previewOf("uncapturable-ts");
      expect(problem?.message).toMatch(/^A function cannot be made a Lambda: it captures largest/);
      expect(problem?.file).toBe(at("uncapturable-ts", 5).file);
      expect(problem?.line).toBeUndefined();
    },
    PATIENCE,
  );

  it(
    "names a missing configuration key at once, with what to do",
    async () => {
      const result = await previewOf("missing-config");
      expect(result.problem).toEqual({
        message:
          "Configuration `missing-config:domain` is required but not set: " +
          "pass --config missing-config:domain=value or add it to Pulumi.<stack>.yaml.",
        ...at("missing-config", 7),
      });
      expect(find(result, "first").type).toBe("aws:sqs/queue:Queue");
      // The SDK alone takes some 15 s to end such a program.
      expect(result.seconds).toBeLessThan(12);
    },
    PATIENCE,
  );

  it(
    "takes the key from the caller",
    async () => {
      const result = await previewOf("missing-config", { config: { domain: "example.com" } });
      expect(result.problem).toBeUndefined();
      expect(find(result, "zone").props["name"]).toBe("example.com");
    },
    PATIENCE,
  );

  it.each([
    ["rejects", "The program failed: no good: true", at("rejects", 5)],
    ["syntax-error", "error TS1109: Expression expected.", at("syntax-error", 3)],
    ["bad-import", "The program imports absent-package, which cannot be found", at("bad-import", 2)],
    ["esm-throws", "Cannot read properties of undefined (reading 'a')", at("esm-throws", 9, "broken.ts")],
    ["duplicates", "Two resources are called twin (aws:s3/bucket:Bucket)", at("duplicates", 4)],
    ["exits", "The program exited with code 3: Fatal: no luck", {}],
    ["python", "runtime is python: only Node.js programs", { file: `${folderOf("python")}/Pulumi.yaml` }],
    ["nowhere", "There is no ", {}],
  ])(
    "%s is told in one sentence without a stack",
    async (program, message, where) => {
      const { problem } = await previewOf(program);
      expect(problem?.message).toContain(message);
      expect(problem).toEqual({ message: problem?.message, ...where });
      expect(problem?.message).not.toMatch(/\n|\[\d+m|node_modules/);
    },
    PATIENCE,
  );

  it(
    "is stopped when it does not end, with all it registered",
    async () => {
      const result = await previewOf("hangs", { timeoutSeconds: 4 });
      expect(result.problem?.message).toBe("The program did not end within 4 s and was stopped.");
      expect(find(result, "first").type).toBe("aws:sqs/queue:Queue");
    },
    PATIENCE,
  );

  it(
    "leaves no process behind",
    async () => {
      const result = await previewOf("leaves-children");
      const pid = Number(/child (\d+)/.exec(result.stdout)?.[1]);
      expect(pid).toBeGreaterThan(0);
      expect(isRunning(pid)).toBe(false);
    },
    PATIENCE,
  );

  it(
    "cannot confuse its host by what it writes where errors are told",
    async () => {
      const result = await previewOf("hostile");
      expect(result.problem).toBeUndefined();
      expect(find(result, "first").props["tags"]).toEqual({ fine: "yes" });
      expect(result.stdout.length).toBeLessThan(5_000_000);
    },
    PATIENCE,
  );

  it("says so where no SDK is installed", async () => {
    const { problem } = await previewOf("/", { directory: "/" });
    expect(problem?.message).toContain("@pulumi/pulumi is not installed");
  });
});

describe("what a program prints", () => {
  it(
    "is kept, and its warnings are notes",
    async () => {
      const heard: string[] = [];
      const result = await previewOf("prints", { onOutput: (text, stream) => heard.push(`${stream}: ${text}`) });
      expect(result.stdout).toBe("from stdout\nlogged\n");
      expect(result.stderr).toBe("from stderr\n");
      expect(result.notes).toEqual([{ message: "careful" }]);
      expect(heard).toEqual(expect.arrayContaining(["stdout: from stdout\n", "stderr: from stderr\n"]));
    },
    PATIENCE,
  );
});

describe("previews side by side", () => {
  it(
    "do not disturb each other",
    async () => {
      const [first, second, third] = await Promise.all([
        previewOf("existing"),
        previewOf("esm-js"),
        previewOf("rejects"),
      ]);
      expect(first.project).toBe("existing");
      expect(second.resources.map(({ name }) => name)).toEqual(["esm-js-preview", "logs"]);
      expect(third.problem?.message).toContain("no good");
    },
    PATIENCE,
  );

  it(
    "of one program are the same each time",
    async () => {
      const [first, second] = await Promise.all([previewOf("webserver"), previewOf("webserver")]);
      expect(first.resources).toEqual(second.resources);
    },
    PATIENCE,
  );
});
