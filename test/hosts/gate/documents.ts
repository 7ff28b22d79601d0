const trust = (service: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
});

export const lambdasTrust = trust("lambda.amazonaws.com");
export const machinesTrust = trust("ec2.amazonaws.com");

export const updatesCode = (arn: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["lambda:UpdateFunctionCode"], Resource: arn }],
});
