import { Keys as KeysByClass } from "sallyport/pulumi";

/** One key for each class of data that the shop has. */
export const keysOf = (owner: string) =>
  new KeysByClass("storefront", {
    owner,
    classes: {
      public: ["s3"],
      internal: ["events", "logs", "sns"],
      confidential: ["backup", "logs", "rds", "s3", "secretsmanager", "sqs"],
    },
  });

export type Keys = ReturnType<typeof keysOf>;
