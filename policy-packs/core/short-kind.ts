/** A CloudFormation type where it is clear that it is one of AWS's: `S3::Bucket`. */
export const shortKind = (type: string): string => type.replace(/^AWS::/, "");
