import { Unresolved, type Raw } from "./raw";

/** Templates write flags and numbers as texts, too; what reads as neither is undefined. */
export const asFlag = (raw: Raw): boolean | undefined =>
  typeof raw === "boolean" ? raw : raw === "true" ? true : raw === "false" ? false : undefined;

export const asNumber = (raw: Raw): number | undefined => {
  const number = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

export const asText = (raw: Raw): string | undefined =>
  typeof raw === "string" ? raw : typeof raw === "number" || typeof raw === "boolean" ? String(raw) : undefined;

/**
 * Free-form JSON, which Pulumi and Terraform write as a text and CloudFormation as it is. The empty text is no document: the Serverless
 * Framework writes it for the policy of each REST API that has none.
 */
export const asJson = (raw: Raw): Raw => {
  if (typeof raw !== "string") return raw;
  if (raw.trim() === "") return undefined;
  try {
    return JSON.parse(raw) as Raw;
  } catch {
    return new Unresolved("not valid JSON");
  }
};
