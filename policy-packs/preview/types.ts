import type { PulumiResource } from "../adapters/pulumi/resource";

export interface PreviewOptions {
  /** Folder with Pulumi.yaml, or an entry file. */
  readonly directory: string;
  /** Default: the only stack with a Pulumi.<stack>.yaml, else "preview". */
  readonly stack?: string;
  /** Configuration over that of Pulumi.<stack>.yaml; a key without a namespace is the project's. */
  readonly config?: { readonly [key: string]: string };
  /** JSON or YAML: answers to invokes, outputs of other stacks, outputs of resources. */
  readonly answersFile?: string;
  /** Variables that would be withheld from the program as credentials, by name. */
  readonly allowEnv?: readonly string[];
  /** Seconds after which the program is stopped. Default 120. */
  readonly timeoutSeconds?: number;
  readonly onOutput?: (text: string, stream: "stdout" | "stderr") => void;
  /** Called with the number of resources registered so far. */
  readonly onProgress?: (resources: number) => void;
}

/** Something the preview could not do as a deployment would, and that a reader of its findings should know. */
export interface Note {
  readonly message: string;
  readonly resource?: string;
  readonly file?: string;
  readonly line?: number;
}

/** Why the program did not run to its end. */
export interface Problem {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

export interface Preview {
  readonly project: string;
  readonly stack: string;
  /** What the program registered, also where it failed later. Resources that it only reads are not among them. */
  readonly resources: readonly PulumiResource[];
  readonly notes: readonly Note[];
  readonly problem?: Problem;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A call of `preview` that cannot be carried out; the message is for the user. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly file?: string,
  ) {
    super(message);
  }
}
