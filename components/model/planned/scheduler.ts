/** What plans write of EventBridge Scheduler, in CloudFormation's names. */
export interface SchedulerResources<V> {
  "AWS::Scheduler::Schedule": {
    readonly Description: string;
    readonly FlexibleTimeWindow: { readonly Mode: "OFF" };
    readonly Name: string;
    readonly ScheduleExpression: string;
    readonly State: "ENABLED";
    /** `Input` is a JSON text. */
    readonly Target: { readonly Arn: V; readonly Input: V; readonly RoleArn: V };
  };
}
