/** Whether a value of a file or of a protocol, of which nothing is known yet, has keys and values. */
export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
