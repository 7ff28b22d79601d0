import type { Tags } from "./tags";

/** What plans write of Lambda, in CloudFormation's names. */
export interface LambdaResources<V> {
  "AWS::Lambda::Function": {
    readonly Architectures: readonly ["arm64" | "x86_64"];
    /** The one file, `index.js`. */
    readonly Code: { readonly ZipFile: V };
    readonly Description: string;
    readonly FunctionName: string;
    readonly Handler: "index.handler";
    readonly LoggingConfig: { readonly LogFormat: "JSON"; readonly LogGroup: V };
    readonly MemorySize: number;
    readonly ReservedConcurrentExecutions: number;
    readonly Role: V;
    readonly Runtime: "nodejs24.x";
    readonly Tags: Tags;
    /** Seconds. */
    readonly Timeout: number;
    readonly TracingConfig: { readonly Mode: "Active" };
    readonly VpcConfig: { readonly SecurityGroupIds: readonly V[]; readonly SubnetIds: readonly V[] };
  };
  "AWS::Lambda::Permission": {
    readonly Action: "lambda:InvokeFunction";
    readonly FunctionName: V;
    readonly Principal: string;
    readonly SourceAccount: V;
    readonly SourceArn: V;
  };
}
