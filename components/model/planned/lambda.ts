/** What plans write of Lambda, in CloudFormation's names. */
export interface LambdaResources<V> {
  "AWS::Lambda::Permission": {
    readonly Action: "lambda:InvokeFunction";
    readonly FunctionName: V;
    readonly Principal: string;
    readonly SourceAccount: V;
    readonly SourceArn: V;
  };
}
