import { given, type Value } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

/** Expired in March 2020 and August 2024: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html */
const expired = ["rds-ca-2015", "rds-ca-2019"];

const judge = (authority: Value<string>): Verdict =>
  given(authority, (name) =>
    expired.includes(name)
      ? fail(authority, "its certificates have expired, so clients cannot verify the server")
      : pass,
  );

export default defineRule({
  id: "database-ca-current",
  title: "A database's certificate comes from a current authority",
  principle: "encryption",
  severity: "medium",
  why: "With an expired certificate clients break, or stop verifying whom they talk to: then anybody on the way can be the database.",
  fix: {
    pulumi: 'Set `caCertIdentifier: "rds-ca-rsa2048-g1"`, or leave it out for the current default.',
    cloudformation: "Set `CACertificateIdentifier` to `rds-ca-rsa2048-g1`, or leave it out for the current default.",
  },
  links: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html"],
  checks: {
    "AWS::RDS::DBInstance": (it) => judge(it.get("CACertificateIdentifier").str("")),
    "AWS::DocDB::DBInstance": (it) => judge(it.get("CACertificateIdentifier").str("")),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { CACertificateIdentifier: "rds-ca-ecc384-g1" } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { CACertificateIdentifier: "rds-ca-2019" } }],
  },
  equivalents: [{ id: "CKV_AWS_211", type: "AWS::RDS::DBInstance" }],
});
