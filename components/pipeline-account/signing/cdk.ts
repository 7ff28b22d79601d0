import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { keepStack } from "../../carriers/cdk/termination";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import { planCodeSigning, type CodeSigningOutputs, type CodeSigningSpec } from "./code";
import { checkDigest, planImageRepository, type ImageRepositoryOutputs, type ImageRepositorySpec } from "./images";

export type CodeSigningProps = CodeSigningSpec<string>;
export type ImageRepositoryProps<C extends DataClass> = ImageRepositorySpec<C, string>;

/** What signs the code of functions, and has Lambda refuse any other. See {@link CodeSigningSpec} for its arguments. */
export class CodeSigning extends Construct implements CodeSigningOutputs<string> {
  readonly profile: CodeSigningOutputs<string>["profile"];
  readonly config: CodeSigningOutputs<string>["config"];

  constructor(scope: Construct, id: string, props: CodeSigningProps) {
    super(scope, id);
    const plan = decide(this, () => planCodeSigning(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    keepStack(this);
    this.profile = outputs.profile;
    this.config = outputs.config;
  }
}

/** A repository of images that only the pipeline pushes to. See {@link ImageRepositorySpec}; it is kept when the stack is deleted. */
export class ImageRepository<C extends DataClass> extends Construct implements ImageRepositoryOutputs<C, string> {
  readonly dataClass: C;
  readonly name: string;
  readonly arn: string;
  readonly uri: string;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planImageRepository(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    keepStack(this);
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.uri = outputs.uri;
  }

  /** One image by its digest, for what runs it: a tag is refused. */
  at(digest: string): string {
    return `${this.uri}@${decide(this, () => checkDigest(digest))}`;
  }
}
