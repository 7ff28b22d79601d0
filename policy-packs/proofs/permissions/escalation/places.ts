import type { AnyResource, Graph, Kind } from "../../../../components/model/graph";
import type { Origin } from "../../../../components/model/value";
import type { View } from "../../../../components/model/view";
import { arnOf, home, shortName } from "../names";
import type { Workload } from "./way";

/** How AWS writes the ARNs of what a way needs permissions on; `A` stands for the account, `R` for the region. */
const forms: { readonly [sort: string]: string } = {
  "amplify-branch": "arn:aws:amplify:R:A:apps/*/branches/*",
  "amplify-job": "arn:aws:amplify:R:A:apps/*/branches/*/jobs/*",
  analysis: "arn:aws:kinesisanalytics:R:A:application/*",
  app: "arn:aws:apprunner:R:A:service/*/*",
  automation: "arn:aws:ssm:R:A:automation-execution/*",
  "braket-job": "arn:aws:braket:R:A:job/*",
  browser: "arn:aws:bedrock-agentcore:R:A:browser-custom/*",
  cluster: "arn:aws:ecs:R:A:cluster/*",
  "code-pipeline": "arn:aws:codepipeline:R:A:*",
  component: "arn:aws:imagebuilder:R:A:component/*/*/*",
  "data-pipeline": "arn:aws:datapipeline:R:A:pipeline/*",
  "dev-endpoint": "arn:aws:glue:R:A:devEndpoint/*",
  device: "arn:aws:braket:*:*:device/*/*/*",
  document: "arn:aws:ssm:R:*:document/*",
  domain: "arn:aws:sagemaker:R:A:domain/*",
  "emr-application": "arn:aws:emr-serverless:R:A:/applications/*",
  endpoint: "arn:aws:sagemaker:R:A:endpoint/*",
  "endpoint-config": "arn:aws:sagemaker:R:A:endpoint-config/*",
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
  "launch-template": "arn:aws:ec2:R:A:launch-template/*",
  lifecycle: "arn:aws:sagemaker:R:A:notebook-instance-lifecycle-config/*",
  model: "arn:aws:sagemaker:R:A:model/*",
  "network-interface": "arn:aws:ec2:R:A:network-interface/*",
  notebook: "arn:aws:sagemaker:R:A:notebook-instance/*",
  "permission-set": "arn:aws:sso:::permissionSet/*/*",
  policy: "arn:aws:iam::A:policy/*",
  "processing-job": "arn:aws:sagemaker:R:A:processing-job/*",
  project: "arn:aws:codebuild:R:A:project/*",
  recipe: "arn:aws:imagebuilder:R:A:image-recipe/*/*",
  role: "arn:aws:iam::A:role/*",
  run: "arn:aws:omics:R:A:run/*",
  runtime: "arn:aws:bedrock-agentcore:R:A:runtime/*",
  "saml-provider": "arn:aws:iam::A:saml-provider/*",
  "scaling-group": "arn:aws:autoscaling:R:A:autoScalingGroup:*:autoScalingGroupName/*",
  schedule: "arn:aws:scheduler:R:A:schedule/*/*",
  "security-group": "arn:aws:ec2:R:A:security-group/*",
  service: "arn:aws:ecs:R:A:service/*/*",
  "spot-request": "arn:aws:ec2:R:A:spot-instances-request/*",
  "sso-account": "arn:aws:sso:::account/*",
  "sso-instance": "arn:aws:sso:::instance/*",
  stack: "arn:aws:cloudformation:R:A:stack/*/*",
  "stack-set": "arn:aws:cloudformation:R:A:stackset/*:*",
  "state-machine": "arn:aws:states:R:A:stateMachine:*",
  subnet: "arn:aws:ec2:R:A:subnet/*",
  task: "arn:aws:ecs:R:A:task/*/*",
  "task-definition": "arn:aws:ecs:R:A:task-definition/*:*",
  "training-job": "arn:aws:sagemaker:R:A:training-job/*",
  trigger: "arn:aws:glue:R:A:trigger/*",
  "tuning-job": "arn:aws:sagemaker:R:A:hyper-parameter-tuning-job/*",
  user: "arn:aws:iam::A:user/*",
  "user-profile": "arn:aws:sagemaker:R:A:user-profile/*/*",
  volume: "arn:aws:ec2:R:A:volume/*",
  "workload-directory": "arn:aws:bedrock-agentcore:R:A:workload-identity-directory/*",
  "workload-identity": "arn:aws:bedrock-agentcore:R:A:workload-identity-directory/*/workload-identity/*",
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
    const own = profile.isAbsent() ? profileOf(graph, resource.view.get("LaunchTemplate")) : profile;
    return rolesIn(graph, own).map((role) => thing(resource as unknown as AnyResource, "instance", role, own.origin));
  }),
  ...graph.all("AWS::EC2::LaunchTemplate").flatMap((resource) => {
    const profile = named(resource.view.get("LaunchTemplateData").get("IamInstanceProfile"));
    const arn = `arn:aws:ec2:${home.region}:${home.account}:launch-template/\${${resource.view.source.address}}`;
    return rolesIn(graph, profile).map((role) => ({
      ...thing(resource as unknown as AnyResource, "launch-template", role, profile.origin),
      arn,
    }));
  }),
  ...graph.all("AWS::AutoScaling::AutoScalingGroup").flatMap((resource) => {
    const mixed = resource.view.get("MixedInstancesPolicy").get("LaunchTemplate").get("LaunchTemplateSpecification");
    const profile = [resource.view.get("LaunchTemplate"), mixed].map((it) => profileOf(graph, it));
    const arn = `arn:aws:ec2:${home.region}:${home.account}:instance/\${an instance of ${resource.view.source.address}}`;
    return profile.flatMap((one) =>
      rolesIn(graph, one).map((role) => ({
        ...thing(resource as unknown as AnyResource, "instance", role, one.origin),
        arn,
      })),
    );
  }),
];

type Template = View<{ readonly LaunchTemplateId?: string; readonly LaunchTemplateName?: string }>;
type Profile = View<{ readonly Arn?: string; readonly Name?: string }>;

const named = (profile: Profile): View<string> =>
  profile.get("Arn").isAbsent() ? profile.get("Name") : profile.get("Arn");

/** The instance profile in the launch template that something names. */
const profileOf = (graph: Graph, it: Template): View<string> => {
  const id = it.get("LaunchTemplateId");
  const [template] = graph.targets(id.isAbsent() ? it.get("LaunchTemplateName") : id, "AWS::EC2::LaunchTemplate");
  return template === undefined ? id : named(template.view.get("LaunchTemplateData").get("IamInstanceProfile"));
};

/** The addresses of the roles in an instance profile. */
const rolesIn = (graph: Graph, profile: View<string>): readonly string[] =>
  graph
    .targets(profile, "AWS::IAM::InstanceProfile")
    .flatMap(({ view }) => graph.targets(view.get("Roles"), "AWS::IAM::Role"))
    .map(({ address }) => address);

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
