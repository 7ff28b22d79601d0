const compiled = new Map<string, RegExp>();

/** Whether one of a resource's names fits a pattern, in which `*` stands for any run of letters. */
export const matches = (pattern: string, names: readonly string[]): boolean => {
  if (!pattern.includes("*")) return names.includes(pattern);
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, ".*")}$`, "s");
    compiled.set(pattern, expression);
  }
  return names.some((name) => expression.test(name));
};

/**
 * Whether a pattern leaves open which resource it is for: without wildcards hardly anything is left of it, or of a URN only stack,
 * project and type, of which a stack may have any number.
 */
export const isBare = (pattern: string): boolean => {
  if (!pattern.includes("*")) return false;
  const last = pattern.split("::").at(-1) ?? "";
  const name = !pattern.includes("::") && !pattern.startsWith("urn:") ? pattern : last.includes(":") ? "" : last;
  if (name !== "" && !name.includes("*")) return false;
  return name.replace(/[^\p{L}\p{N}]/gu, "").length < 3;
};

/** The stack and project that a URN pattern names in full, with what stands before them. */
export const stackOf = (pattern: string): string | undefined => /^urn:pulumi:[^:*]+::[^:*]+::/.exec(pattern)?.[0];
