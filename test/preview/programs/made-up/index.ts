import * as aws from "@pulumi/aws";

/** A list that no stand-in thinks of is a list all the same. */
void aws.iam.getOpenIdConnectProvider({ url: "https://id.example.org" }).then(({ clientIdLists }) => {
  if (!clientIdLists.includes("sts.example.org")) throw new Error("the provider is set up for another audience");
});
