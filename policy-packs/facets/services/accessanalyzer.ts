import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const accessanalyzer: FacetsOf<"AWS::AccessAnalyzer::Analyzer"> = {
  "AWS::AccessAnalyzer::Analyzer": { ownership: (it) => ownership(it.get("Tags")) },
};
