/** What a user asked for and cannot have, in one clear sentence. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
