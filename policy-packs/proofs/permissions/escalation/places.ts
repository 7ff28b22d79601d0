import type { AnyResource, Graph, Kind } from "../../../../components/model/graph";
import type { Origin } from "../../../../components/model/value";
import type { View } from "../../../../components/model/view";
import { arnOf, home, shortName } from "../names";
import type { Workload } from "./way";

/** How AWS writes the ARNs of what a way needs permissions on; `A` stands for the account, `R` for the region. */
const forms: { readonly [sort: string]: string } = {
  analysis: "arn:aws:kinesisanalytics:R:A:application/*",
  app: "arn:aws:apprunner:R:A:service/*/*",
  automation: "arn:aws:ssm:R:A:automation-execution/*",
  "braket-job": "arn:aws:braket:R:A:job/*",
  cluster: "arn:aws:ecs:R:A:cluster/*",
  component: "arn:aws:imagebuilder:R:A:component/*/*/*",
  "data-pipeline": "arn:aws:datapipeline:R:A:pipeline/*",
  "dev-endpoint": "arn:aws:glue:R:A:devEndpoint/*",
  device: "arn:aws:braket:*:*:device/*/*/*",
  document: "arn:aws:ssm:R:*:document/*",
  "emr-application": "arn:aws:emr-serverless:R:A:/applications/*",
  function: "arn:aws:lambda:R:A:function:*",
  "glue-session": "arn:aws:glue:R:A:session/*",
  group: "arn:aws:iam::A:group/*",
  image: "arn:aws:ec2:R::image/*",
  "image-build": "arn:aws:imagebuilder:R:A:image/*/*/*",
  infrastructure: "arn:aws:imagebuilder:R:A:infrastructure-configuration/*",
  instance: "arn:aws:ec2:R:A:instance/*",
  interpreter: "arn:aws:bedrock-agentcore:R:A:code-interpreter-custom/*",
  job: "arn:aws:glue:R:A:job/*",
  "job-definition": "arn:aws:batch:R:A:job-definition/*",
  "job-queue": "arn:aws:batch:R:A:job-queue/*",
  "launch-configuration": "arn:aws:autoscaling:R:A:launchConfiguration:*:launchConfigurationName/*",
  lifecycle: "arn:aws:sagemaker:R:A:notebook-instance-lifecycle-config/*",
  "network-interface": "arn:aws:ec2:R:A:network-interface/*",
  notebook: "arn:aws:sagemaker:R:A:notebook-instance/*",
  policy: "arn:aws:iam::A:policy/*",
  "processing-job": "arn:aws:sagemaker:R:A:processing-job/*",
  project: "arn:aws:codebuild:R:A:project/*",
  recipe: "arn:aws:imagebuilder:R:A:image-recipe/*/*",
  role: "arn:aws:iam::A:role/*",
  run: "arn:aws:omics:R:A:run/*",
  runtime: "arn:aws:bedrock-agentcore:R:A:runtime/*",
  "scaling-group": "arn:aws:autoscaling:R:A:autoScalingGroup:*:autoScalingGroupName/*",
  schedule: "arn:aws:scheduler:R:A:schedule/*/*",
  "security-group": "arn:aws:ec2:R:A:security-group/*",
  service: "arn:aws:ecs:R:A:service/*/*",
  "spot-request": "arn:aws:ec2:R:A:spot-instances-request/*",
  stack: "arn:aws:cloudformation:R:A:stack/*/*",
  "stack-set": "arn:aws:cloudformation:R:A:stackset/*:*",
  "state-machine": "arn:aws:states:R:A:stateMachine:*",
  subnet: "arn:aws:ec2:R:A:subnet/*",
  task: "arn:aws:ecs:R:A:task/*/*",
  "task-definition": "arn:aws:ecs:R:A:task-definition/*:*",
  "training-job": "arn:aws:sagemaker:R:A:training-job/*",
  trigger: "arn:aws:glue:R:A:trigger/*",
  user: "arn:aws:iam::A:user/*",
  volume: "arn:aws:ec2:R:A:volume/*",
};

/** The form with an account in it; the region is anybody's choice, or the usual one. */
export const formFor = (sort: string, account: string, region: string = home.region): string =>
  (forms[sort] ?? "*").replace(":R:", `:${region}:`).replace(":A:", `:${account}:`);

/** Something that runs as a role. */
export interface Thing {
  readonly sort: Workload;
  /** `function/receipts`. */
  readonly name: string;
  readonly resource: AnyResource;
  readonly arn: string;
  /** The address of the role; nothing where it is not of this input. */
  readonly role: string;
  /** Where the role is named. */
  readonly at: Origin;
  /** Why nobody can tell whether other code would run in it; completes "cannot tell without …". */
  readonly missing?: string;
}

type Anything = View<{ readonly [property: string]: string }>;

const roleProperties: { readonly [K in Kind]?: readonly [Workload, string] } = {
  "AWS::CodeBuild::Project": ["project", "ServiceRole"],
  "AWS::ECS::TaskDefinition": ["task-definition", "TaskRoleArn"],
  "AWS::Glue::DevEndpoint": ["dev-endpoint", "RoleArn"],
  "AWS::Glue::Job": ["job", "Role"],
  "AWS::Lambda::Function": ["function", "Role"],
  "AWS::SageMaker::NotebookInstance": ["notebook", "RoleArn"],
  "AWS::StepFunctions::StateMachine": ["state-machine", "RoleArn"],
};

/** All that runs as a role of the input. */
export const thingsOf = (graph: Graph): readonly Thing[] => [
  ...(Object.entries(roleProperties) as unknown as [Kind, readonly [Workload, string]][]).flatMap(
    ([kind, [sort, property]]) =>
      (graph.all(kind) as readonly unknown[] as readonly AnyResource[]).flatMap((resource) => {
        const named = (resource.view as unknown as Anything).get(property);
        return graph.targets(named, "AWS::IAM::Role").map((role) => thing(resource, sort, role.address, named.origin));
      }),
  ),
  ...graph.all("AWS::EC2::Instance").flatMap((resource) => {
    const profile = resource.view.get("IamInstanceProfile");
    return graph
      .targets(profile, "AWS::IAM::InstanceProfile")
      .flatMap(({ view }) => graph.targets(view.get("Roles"), "AWS::IAM::Role"))
      .map((role) => thing(resource as unknown as AnyResource, "instance", role.address, profile.origin));
  }),
];

const thing = (resource: AnyResource, sort: Workload, role: string, at: Origin): Thing => {
  const signed =
    resource.kind === "AWS::Lambda::Function" && !resource.view.get("CodeSigningConfigArn").isAbsent()
      ? { missing: `whether ${shortName(resource)} takes code that nobody has signed` }
      : {};
  return {
    sort,
    name: `${(resource.kind.split("::").at(-1) ?? "").toLowerCase()}/${shortName(resource)}`,
    resource,
    arn: arnOf(resource) ?? "",
    role,
    at,
    ...signed,
  };
};
