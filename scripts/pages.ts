import { frameworkPage } from "../policy-packs/frameworks/page";
import { loadFrameworks } from "../policy-packs/frameworks/load";
import { account } from "../policy-packs/peers/accounting";
import { loadRequirements } from "../policy-packs/peers/load";
import { accountingPage } from "../policy-packs/peers/page";
import { rules } from "../policy-packs/rules";

/** The pages that are written from the rules there are, by their file. */
export const pages = (): { readonly [file: string]: string } => {
  const { requirements, leftOut } = loadRequirements();
  return {
    ...Object.fromEntries(
      loadFrameworks().map((it) => [`policy-packs/frameworks/${it.name}.md`, frameworkPage(it, rules)]),
    ),
    "policy-packs/peers/README.md": accountingPage(account(requirements, rules, leftOut)),
  };
};
