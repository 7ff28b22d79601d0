import type { IGrantable } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { granting, type Because, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import { planSecret, type SecretClass, type SecretOutputs, type SecretPlan, type SecretSpec } from "./plan";
import type { SecretGrant } from "./policy";

export type SecretProps<C extends SecretClass> = SecretSpec<C, string>;

/** A secret that AWS makes up and a function changes. See {@link SecretSpec} for its arguments; it is kept when the stack is deleted. */
export class Secret<C extends SecretClass> extends Construct implements SecretOutputs<C, string> {
  readonly dataClass: C;
  readonly kind = "secret";
  readonly keyArn: string;
  readonly arn: string;
  /** For what takes a secret of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly secret: secretsmanager.ISecret;
  /** Lets a role in. */
  readonly grant: Let<SecretGrant<string>>;

  constructor(scope: Construct, id: string, props: SecretProps<C>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<SecretGrant<string>, SecretPlan<C>>(this, props, (grants) =>
      planSecret(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.arn = outputs.arn;
    this.secret = secretsmanager.Secret.fromSecretAttributes(this, "ISecret", {
      secretCompleteArn: this.arn,
      encryptionKey: Key.fromKeyArn(this, "IKey", props.key.arn),
    });
  }

  /** Lets a role read the value. */
  grantRead(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["read"], ...because });
  }

  /** Lets the role of the function that changes the value do so. */
  grantRotation(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["rotate"], ...because });
  }
}
