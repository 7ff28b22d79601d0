import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/**
 * The first minor version of Kubernetes 1 that AWS still mends, in extended support, as of November 2026. To be kept in step with
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
const firstSupported = 31;

export default defineRule({
  id: "kubernetes-supported",
  title: "Clusters run a version of Kubernetes that gets security updates",
  principle: "asset-management",
  severity: "medium",
  why: "Flaws found in a version after its end are published and never mended, and AWS moves the cluster to a later one on a day of its choosing.",
  fix: {
    pulumi: "Set `version` of the aws.eks.Cluster to a later one, one minor version at a time.",
    cloudformation: "Set `Version` to a later one, one minor version at a time.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2"],
  checks: {
    // Without one a cluster begins with the newest but one.
    "AWS::EKS::Cluster": (it) => {
      const version = it.get("Version");
      return given(version.str(""), (text) => {
        const minor = /^1\.(\d+)$/.exec(text)?.[1];
        return minor !== undefined && Number(minor) < firstSupported
          ? fail(version, `1.${String(firstSupported)} is the oldest that is still mended`)
          : pass;
      });
    },
  },
  examples: {
    good: [{ type: "AWS::EKS::Cluster", properties: { Version: "1.34" } }],
    bad: [{ type: "AWS::EKS::Cluster", properties: { Version: "1.27" } }],
  },
  equivalents: [{ id: "CKV_AWS_339", type: "AWS::EKS::Cluster" }],
});
