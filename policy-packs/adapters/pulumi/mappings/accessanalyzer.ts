import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const accessanalyzer = {
  "aws:accessanalyzer/analyzer:Analyzer": map<aws.accessanalyzer.AnalyzerArgs, "AWS::AccessAnalyzer::Analyzer">(
    "AWS::AccessAnalyzer::Analyzer",
    (it) => ({
      AnalyzerConfiguration: {
        UnusedAccessConfiguration: {
          UnusedAccessAge: it.get("configuration").get("unusedAccess").get("unusedAccessAge"),
        },
      },
      AnalyzerName: it.get("analyzerName"),
      Tags: tags(it.get("tags")),
      Type: it.get("type"),
    }),
  ),
};
