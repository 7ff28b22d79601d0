import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import { planCodeSigning, type CodeSigningOutputs, type CodeSigningSpec } from "./code";
import { checkDigest, planImageRepository, type ImageRepositoryOutputs, type ImageRepositorySpec } from "./images";

export type CodeSigningArgs = CodeSigningSpec<pulumi.Input<string>>;
export type ImageRepositoryArgs<C extends DataClass> = ImageRepositorySpec<C, pulumi.Input<string>>;

type Signed = CodeSigningOutputs<pulumi.Output<string>>;

/** What signs the code of functions, and has Lambda refuse any other. See {@link CodeSigningSpec} for its arguments. */
export class CodeSigning extends pulumi.ComponentResource implements Signed {
  readonly profile: Signed["profile"];
  readonly config: Signed["config"];

  constructor(name: string, args: CodeSigningArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:CodeSigning", name, {}, opts);
    const plan = decide(`CodeSigning ${name}`, () => planCodeSigning(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.profile = outputs.profile;
    this.config = outputs.config;
    this.registerOutputs(outputs);
  }
}

/** A repository of images that only the pipeline pushes to. See {@link ImageRepositorySpec}; it is protected from deletion. */
export class ImageRepository<C extends DataClass>
  extends pulumi.ComponentResource
  implements ImageRepositoryOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly uri: pulumi.Output<string>;

  constructor(name: string, args: ImageRepositoryArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:ImageRepository", name, {}, opts);
    const plan = decide(`ImageRepository ${name}`, () => planImageRepository(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.uri = outputs.uri;
    this.registerOutputs(outputs);
  }

  /** One image by its digest, for what runs it: a tag is refused. */
  at(digest: string): pulumi.Output<string> {
    return pulumi.interpolate`${this.uri}@${decide("ImageRepository.at", () => checkDigest(digest))}`;
  }
}
