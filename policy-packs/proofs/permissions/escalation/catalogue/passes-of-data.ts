import type { Way } from "../way";
import { aws, pass } from "./pass";

export const data: readonly Way[] = [
  pass(
    "glue-job",
    "glue",
    "runs a Glue job as",
    [
      ["glue:CreateJob job", "glue:UpdateJob job"],
      ["glue:StartJobRun job", "glue:CreateTrigger trigger"],
    ],
    "glue/latest/dg/create-an-iam-role.html",
    { pathfinding: ["glue-003", "glue-004", "glue-005", "glue-006"] },
  ),
  pass(
    "glue-session",
    "glue",
    "opens a Glue session as",
    [["glue:CreateSession glue-session"], ["glue:RunStatement glue-session"]],
    "glue/latest/dg/glue-is-security.html",
    { pathfinding: ["glue-007"] },
  ),
  pass(
    "dev-endpoint",
    "glue",
    "makes a development endpoint that runs as",
    [["glue:CreateDevEndpoint"]],
    "glue/latest/dg/add-dev-endpoint.html",
    { rhino: ["19"], pathfinding: ["glue-001"] },
  ),
  pass(
    "flink",
    "kinesisanalytics",
    "runs a Flink application as",
    [["kinesisanalytics:CreateApplication"], ["kinesisanalytics:StartApplication analysis"]],
    "managed-flink/latest/java/how-creating-apps.html",
    { pathfinding: ["kinesisanalytics-001"] },
  ),
  pass(
    "workflow",
    "omics",
    "runs a HealthOmics workflow as",
    [["omics:CreateWorkflow"], ["omics:StartRun run"]],
    "omics/latest/dev/permissions-service.html",
    { pathfinding: ["omics-001"] },
  ),
];

export const learning: readonly Way[] = [
  pass(
    "notebook",
    "sagemaker",
    "makes a notebook that runs as",
    [["sagemaker:CreateNotebookInstance notebook"], ["sagemaker:CreatePresignedNotebookInstanceUrl notebook"]],
    "sagemaker/latest/dg/sagemaker-roles.html",
    { rhino: ["23"], pmapper: ["sagemaker_edges"], pathfinding: ["sagemaker-001"] },
  ),
  pass(
    "training-job",
    "sagemaker",
    "trains a model as",
    [["sagemaker:CreateTrainingJob training-job"]],
    "sagemaker/latest/APIReference/API_CreateTrainingJob.html",
    { pmapper: ["sagemaker_edges"], pathfinding: ["sagemaker-002"] },
  ),
  pass(
    "processing-job",
    "sagemaker",
    "processes data as",
    [["sagemaker:CreateProcessingJob processing-job"]],
    "sagemaker/latest/APIReference/API_CreateProcessingJob.html",
    { pmapper: ["sagemaker_edges"], pathfinding: ["sagemaker-003"] },
  ),
  pass(
    "code-interpreter",
    "bedrock-agentcore",
    "runs code in an interpreter as",
    [
      ["bedrock-agentcore:CreateCodeInterpreter"],
      ["bedrock-agentcore:StartCodeInterpreterSession interpreter"],
      ["bedrock-agentcore:InvokeCodeInterpreter interpreter"],
    ],
    "bedrock-agentcore/latest/devguide/code-interpreter-tool.html",
    { pathfinding: ["bedrock-001"] },
  ),
  pass(
    "agent-runtime",
    "bedrock-agentcore",
    "runs an agent of its own as",
    [
      ["bedrock-agentcore:CreateAgentRuntime"],
      ["bedrock-agentcore:InvokeAgentRuntime runtime", "bedrock-agentcore:InvokeAgentRuntimeCommand runtime"],
    ],
    "bedrock-agentcore/latest/devguide/runtime-permissions.html",
    { pathfinding: ["bedrock-004", "bedrock-005"] },
  ),
  pass(
    "quantum-job",
    "braket",
    "runs a hybrid job as",
    [["braket:CreateJob braket-job"], ["braket:CreateJob device"]],
    "braket/latest/developerguide/braket-jobs.html",
    { pathfinding: ["braket-001"] },
  ),
  {
    id: "pass-role-to-identity-pool",
    says: "lets the guests of an identity pool be",
    lead: { by: "pass", service: "cognito-identity.amazonaws.com", taken: "federated" },
    needs: [["cognito-identity:SetIdentityPoolRoles"]],
    missing: "whether an identity pool lets guests in",
    link: `${aws}cognito/latest/developerguide/role-based-access-control.html`,
    known: { pathfinding: ["cognitoidentity-001"] },
  },
];
