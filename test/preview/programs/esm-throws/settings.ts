export interface Setting {
  readonly key: string;
}

export const settings: Setting = { key: "alias/aws/sqs" };
