/**
 * How guardrails of an organization know the roles that they let through: by a tag and by the path, both. Who makes such a role gives
 * it both; who may is for the guardrails to say.
 */
export const exemption = {
  tag: "GuardrailExemption",
  /** Roles that ship, with the tag's value `pipeline`. */
  pipeline: "/pipeline/",
  /** Roles for emergencies, with the tag's value `break-glass`. */
  breakGlass: "/break-glass/",
} as const;

/** The path and the tag of a role for emergencies. */
export const forEmergencies = { path: exemption.breakGlass, tags: { [exemption.tag]: "break-glass" } };
