import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

export default defineRule({
  id: "container-roles-separate",
  title: "Containers and the agent that starts them have roles of their own",
  principle: "shared-mechanisms",
  severity: "low",
  why: "One role for both gives the application what the agent needs: every secret and every image of the task, and writing any log.",
  fix: {
    pulumi:
      "Make an aws.iam.Role for `taskRoleArn` with what the application needs, and another for `executionRoleArn`.",
    cloudformation:
      "Make an AWS::IAM::Role for `TaskRoleArn` with what the application needs, and another for `ExecutionRoleArn`.",
  },
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html"],
  checks: {
    "AWS::ECS::TaskDefinition": (it, near): Verdict | readonly Verdict[] => {
      const [task, execution] = [it.get("TaskRoleArn"), it.get("ExecutionRoleArn")];
      if (task.isAbsent() || execution.isAbsent()) return [];
      const roles = [task, execution].map((role) => near.targets(role, "AWS::IAM::Role").map(({ address }) => address));
      const [one = [], other = []] = roles;
      const shared = "the application has the rights of the agent that starts it";
      if (one.length > 0 && other.length > 0) {
        return one.some((address) => other.includes(address)) ? fail(task, shared) : pass;
      }
      return given(task.text(), (first) =>
        given(execution.text(), (second) => (first === second ? fail(task, shared) : pass)),
      );
    },
  },
  examples: {
    good: [
      {
        type: "AWS::ECS::TaskDefinition",
        properties: {
          TaskRoleArn: "arn:aws:iam::123456789012:role/shop",
          ExecutionRoleArn: "arn:aws:iam::123456789012:role/agent",
        },
      },
    ],
    bad: [
      {
        type: "AWS::ECS::TaskDefinition",
        properties: {
          TaskRoleArn: "arn:aws:iam::123456789012:role/shop",
          ExecutionRoleArn: "arn:aws:iam::123456789012:role/shop",
        },
      },
    ],
  },
  equivalents: [{ id: "CKV_AWS_249", type: "AWS::ECS::TaskDefinition" }],
});
