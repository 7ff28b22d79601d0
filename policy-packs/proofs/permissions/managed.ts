/**
 * Documents of policies that AWS manages, where AWS's reference gives them in a few lines and has not changed their sense for years.
 * All others are known by name only.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const documents: { readonly [name: string]: { readonly Effect: string; readonly Action: readonly string[] } } = {
  AdministratorAccess: { Effect: "Allow", Action: ["*"] },
  AWSDenyAll: { Effect: "Deny", Action: ["*"] },
  AmazonSQSFullAccess: { Effect: "Allow", Action: ["sqs:*"] },
  AmazonS3FullAccess: { Effect: "Allow", Action: ["s3:*", "s3-object-lambda:*"] },
  "service-role/AWSLambdaBasicExecutionRole": {
    Effect: "Allow",
    Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  },
};

/** The document of a policy of AWS's by its ARN, where it is at hand. */
export const managedByAws = (arn: string) => {
  const [, name = ""] = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const statement = Object.hasOwn(documents, name) ? documents[name] : undefined;
  return statement === undefined ? undefined : { Version: "2012-10-17", Statement: [{ ...statement, Resource: "*" }] };
};
