import { globOf } from "../proofs/permissions/sets/glob";
import { intersect, isEmpty, languageOf } from "../proofs/permissions/sets/language";
import type { Statement } from "../../components/model/statement";
import { claims, isPattern, trustsForge } from "./forges";

/** What the forges say of a job that runs for a proposal that nobody has approved: of a pull request, or of any branch there is. */
const proposed = ["repo:*:pull_request*", "project_*:ref_type:branch:ref:a-branch-of-anybody"];

const glob = (text: string, wild: boolean) =>
  globOf(
    Array.from(text, (it) => (wild && (it === "*" || it === "?") ? ({ wildcard: it, crossing: true } as const) : it)),
    false,
  );

const proposals = languageOf(...proposed.map((it) => glob(it, true)));

/** Other claims that a job of a pull request does not have, or not with a value that somebody chose. */
const settled = ["environment", "ref", "ref_protected", "ref_type"];

/** Whether a role's trust lets in jobs of pull requests, by name or because it does not say for which job. */
export const takesPullRequests = (statement: Statement): boolean =>
  trustsForge(statement) &&
  claims(statement, "sub").length > 0 &&
  claims(statement, "sub").every((it) =>
    it.values.some((value) => !isEmpty(intersect(proposals, languageOf(glob(value, isPattern(it, value)))))),
  ) &&
  !claims(statement, ...settled).some((it) =>
    it.values.every((value) => !isPattern(it, value) && !value.startsWith("refs/pull/")),
  );
