import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";

/**
 * Has CloudFormation refuse to delete the stack that something stands in, and the stack around it, until somebody says otherwise: by
 * then the program has to, with `stack.terminationProtection = false` after it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
 */
export const keepStack = (scope: Construct): void => {
  let stack = Stack.of(scope);
  while (stack.nestedStackParent !== undefined) stack = stack.nestedStackParent;
  stack.terminationProtection = true;
};
