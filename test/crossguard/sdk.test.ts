import { describe, expect, it } from "@jest/globals";
import { loadSdk } from "../../policy-packs/crossguard/sdk";
import { analyzerService } from "../../policy-packs/crossguard/service";
import { fivePrinciples } from "../../policy-packs/packs";

describe("the installed @pulumi/pulumi", () => {
  it("has every method that the pack answers, and asks for none that it does not", () => {
    const sdk = loadSdk();
    const methods = Object.keys(sdk.service.AnalyzerService).sort();
    const answered = Object.keys(analyzerService(sdk, fivePrinciples, {}, () => undefined)).sort();
    expect(answered).toEqual(methods);
  });

  it("numbers the levels as they are read", () => {
    expect(loadSdk().messages.EnforcementLevel).toEqual({ ADVISORY: 0, MANDATORY: 1, DISABLED: 2, REMEDIATE: 3 });
  });
});
