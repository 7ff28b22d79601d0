import type { Way } from "../way";
import { pass } from "./pass";
import { builds } from "./passes-of-builds";
import { data, learning } from "./passes-of-data";

const launched = [
  ["ec2:RunInstances instance"],
  ["ec2:RunInstances image"],
  ["ec2:RunInstances subnet"],
  ["ec2:RunInstances security-group"],
  ["ec2:RunInstances network-interface"],
  ["ec2:RunInstances volume"],
] as const;

const compute: readonly Way[] = [
  pass(
    "function",
    "lambda",
    "makes a function that runs as",
    [
      ["lambda:CreateFunction function"],
      ["lambda:InvokeFunction function", "lambda:AddPermission function", "lambda:CreateEventSourceMapping"],
    ],
    "lambda/latest/dg/lambda-intro-execution-role.html",
    {
      rhino: ["15", "16", "17"],
      pmapper: ["lambda_edges"],
      pathfinding: ["lambda-001", "lambda-002", "lambda-006"],
    },
  ),
  pass(
    "instance",
    "ec2",
    "starts an instance that has",
    launched,
    "AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
    { rhino: ["3"], pmapper: ["ec2_edges"], pathfinding: ["ec2-001"] },
  ),
  pass(
    "spot-instance",
    "ec2",
    "asks for a spot instance that has",
    [["ec2:RequestSpotInstances spot-request"]],
    "AWSEC2/latest/UserGuide/spot-requests.html",
    { pathfinding: ["ec2-004"] },
  ),
  pass(
    "launch-configuration",
    "ec2",
    "lets a group of instances start with",
    [
      ["autoscaling:CreateLaunchConfiguration launch-configuration"],
      ["autoscaling:CreateAutoScalingGroup scaling-group", "autoscaling:UpdateAutoScalingGroup scaling-group"],
    ],
    "autoscaling/ec2/userguide/us-iam-role.html",
    { pmapper: ["autoscaling_edges"] },
  ),
  pass(
    "running-instance",
    "ec2",
    "swaps the profile of an instance that it gets into, for that of",
    [
      ["ec2:AssociateIamInstanceProfile instance", "ec2:ReplaceIamInstanceProfileAssociation instance"],
      ["ssm:SendCommand instance", "ssm:StartSession instance"],
    ],
    "AWSEC2/latest/APIReference/API_AssociateIamInstanceProfile.html",
    { pmapper: ["ec2_edges"] },
  ),
  pass(
    "task",
    "ecs-tasks",
    "runs a container as",
    [
      ["ecs:RegisterTaskDefinition task-definition"],
      [
        "ecs:RunTask task-definition",
        "ecs:StartTask task-definition",
        "ecs:CreateService service",
        "ecs:UpdateService service",
      ],
    ],
    "AmazonECS/latest/developerguide/task-iam-roles.html",
    { pathfinding: ["ecs-001", "ecs-002", "ecs-003", "ecs-004", "ecs-005"] },
  ),
  pass(
    "task-override",
    "ecs-tasks",
    "runs a container that is there with other commands as",
    [["ecs:RunTask task-definition", "ecs:StartTask task-definition"]],
    "AmazonECS/latest/APIReference/API_TaskOverride.html",
    { pathfinding: ["ecs-007", "ecs-008", "ecs-009"] },
    "whether a task definition and a cluster for it are there",
  ),
  pass(
    "batch-job",
    "ecs-tasks",
    "submits a batch job that runs as",
    [["batch:RegisterJobDefinition job-definition"], ["batch:SubmitJob job-queue"], ["batch:SubmitJob job-definition"]],
    "batch/latest/userguide/job_definition_parameters.html",
    { pathfinding: ["batch-001"] },
  ),
  pass(
    "app-runner",
    "tasks.apprunner",
    "makes an App Runner service that runs as",
    [["apprunner:CreateService app"]],
    "apprunner/latest/dg/security_iam_service-with-iam.html",
    { pathfinding: ["apprunner-001"] },
  ),
  pass(
    "fleet",
    "gamelift",
    "makes a fleet of game servers that run as",
    [["gamelift:CreateBuild"], ["gamelift:CreateFleet"]],
    "gameliftservers/latest/developerguide/gamelift-sdk-server-resources.html",
    { pathfinding: ["gamelift-001"] },
  ),
  pass(
    "cluster",
    "ec2",
    "starts an EMR cluster whose machines run as",
    [["elasticmapreduce:RunJobFlow"]],
    "emr/latest/ManagementGuide/emr-iam-role-for-ec2.html",
    { pathfinding: ["emr-001"] },
  ),
  pass(
    "emr-job",
    "emr-serverless",
    "runs an EMR job as",
    [["emr-serverless:StartJobRun emr-application"]],
    "emr/latest/EMR-Serverless-UserGuide/security-iam-runtime-role.html",
    { pathfinding: ["emrserverless-001"] },
  ),
];

const orchestration: readonly Way[] = [
  pass(
    "stack",
    "cloudformation",
    "deploys a stack of its own as",
    [
      ["cloudformation:CreateStack stack", "cloudformation:UpdateStack stack", "cloudformation:CreateChangeSet stack"],
      ["cloudformation:CreateStack stack", "cloudformation:UpdateStack stack", "cloudformation:ExecuteChangeSet stack"],
    ],
    "AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html",
    {
      rhino: ["21"],
      pmapper: ["cloudformation_edges"],
      pathfinding: ["cloudformation-001", "cloudformation-002", "cloudformation-005"],
    },
  ),
  pass(
    "stack-set",
    "cloudformation",
    "deploys a stack set of its own as",
    [
      ["cloudformation:CreateStackSet", "cloudformation:UpdateStackSet stack-set"],
      ["cloudformation:CreateStackInstances stack-set", "cloudformation:UpdateStackSet stack-set"],
    ],
    "AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html",
    { pathfinding: ["cloudformation-003", "cloudformation-004"] },
  ),
  pass(
    "state-machine",
    "states",
    "makes a state machine that runs as",
    [
      ["states:CreateStateMachine state-machine", "states:UpdateStateMachine state-machine"],
      ["states:StartExecution state-machine"],
    ],
    "step-functions/latest/dg/procedure-create-iam-role.html",
    { pathfinding: ["stepfunctions-001"] },
  ),
  pass(
    "schedule",
    "scheduler",
    "schedules a call to AWS as",
    [["scheduler:CreateSchedule schedule"]],
    "scheduler/latest/UserGuide/managing-targets-universal.html",
    { pathfinding: ["scheduler-001"] },
  ),
  pass(
    "automation",
    "ssm",
    "runs an automation of its own as",
    [
      ["ssm:CreateDocument document"],
      ["ssm:StartAutomationExecution document"],
      ["ssm:StartAutomationExecution automation"],
    ],
    "systems-manager/latest/userguide/automation-setup-iam.html",
    { pathfinding: ["ssm-003"] },
  ),
  pass(
    "pipeline",
    "datapipeline",
    "runs a data pipeline as",
    [
      ["datapipeline:CreatePipeline"],
      ["datapipeline:PutPipelineDefinition data-pipeline"],
      ["datapipeline:ActivatePipeline data-pipeline"],
    ],
    "datapipeline/latest/DeveloperGuide/dp-iam-roles.html",
    { rhino: ["22"], pathfinding: ["datapipeline-001"] },
  ),
];

/** Ways that pass a role on: each needs `iam:PassRole` on the role, and the role's trust in the service. */
export const passes: readonly Way[] = [...compute, ...orchestration, ...builds, ...data, ...learning];
