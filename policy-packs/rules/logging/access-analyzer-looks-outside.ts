import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, some } from "../../core/verdict";

const outward = ["ACCOUNT", "ORGANIZATION"];

export default defineRule({
  id: "access-analyzer-looks-outside",
  title: "Where Access Analyzer is used, it looks for what is open to outside",
  principle: "logging",
  severity: "low",
  why: "Analyzers of unused and of internal access do not see a bucket, a key or a role that lets in strangers.",
  fix: {
    pulumi: 'Add an aws.accessanalyzer.Analyzer with `type: "ACCOUNT"`, one in every region that is used.',
    cloudformation: "Add an AWS::AccessAnalyzer::Analyzer with `Type: ACCOUNT`, one in every region that is used.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html"],
  checks: {
    "AWS::AccessAnalyzer::Analyzer": (it, near) =>
      some(
        // The one that is judged first, so that a finding points to it.
        [it, ...near.all("AWS::AccessAnalyzer::Analyzer").map(({ view }) => view)].map((analyzer) =>
          given(analyzer.get("Type").str("ACCOUNT"), (type) =>
            outward.includes(type) ? pass : fail(it.get("Type"), "nothing looks for what is open to outside"),
          ),
        ),
        pass,
      ),
  },
  examples: {
    good: [{ type: "AWS::AccessAnalyzer::Analyzer", properties: { Type: "ACCOUNT", AnalyzerName: "outside" } }],
    bad: [
      { type: "AWS::AccessAnalyzer::Analyzer", properties: { Type: "ACCOUNT_UNUSED_ACCESS", AnalyzerName: "unused" } },
    ],
  },
  equivalents: [{ id: "AWS-0175", type: "AWS::AccessAnalyzer::Analyzer" }],
});
