/** What a zone of a network holds, from the Internet inwards: what faces it, what computes, what stores; and what runs the others. */
export const sensitivities = ["edge", "app", "data", "management"] as const;
export type Sensitivity = (typeof sensitivities)[number];
