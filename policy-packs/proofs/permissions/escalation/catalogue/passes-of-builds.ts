import type { Way } from "../way";
import { pass } from "./pass";

/** Services that build and deliver, and those that hand out a role to whoever proves who it is. */
export const builds: readonly Way[] = [
  pass(
    "build",
    "codebuild",
    "makes a project that builds as",
    [
      ["codebuild:CreateProject project", "codebuild:UpdateProject project"],
      ["codebuild:StartBuild project", "codebuild:StartBuildBatch project"],
    ],
    "codebuild/latest/userguide/setting-up-service-role.html",
    { pmapper: ["codebuild_edges"], pathfinding: ["codebuild-001", "codebuild-004"] },
  ),
  pass(
    "code-pipeline",
    "codepipeline",
    "makes a pipeline that runs commands as",
    [["codepipeline:CreatePipeline code-pipeline", "codepipeline:UpdatePipeline code-pipeline"]],
    "codepipeline/latest/userguide/action-reference-Commands.html",
  ),
  pass(
    "web-app",
    "amplify",
    "makes an Amplify app that builds as",
    [["amplify:CreateApp"], ["amplify:CreateBranch amplify-branch"], ["amplify:StartJob amplify-job"]],
    "amplify/latest/userguide/amplify-service-role.html",
    { pathfinding: ["amplify-001"] },
  ),
  pass(
    "image",
    "ec2",
    "builds an image on a machine that runs as",
    [
      ["imagebuilder:CreateComponent component"],
      ["imagebuilder:CreateImageRecipe recipe"],
      ["imagebuilder:CreateInfrastructureConfiguration infrastructure"],
      ["imagebuilder:CreateImage image-build"],
    ],
    "imagebuilder/latest/userguide/manage-infra-config.html",
    { pathfinding: ["imagebuilder-001"] },
  ),
  pass(
    "certificate",
    "rolesanywhere",
    "lets certificates of its own authority be",
    [["rolesanywhere:CreateTrustAnchor"], ["rolesanywhere:CreateProfile"]],
    "rolesanywhere/latest/userguide/trust-model.html",
  ),
];
