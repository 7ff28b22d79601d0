import { devNull } from "node:os";

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

import { isWithheld, programEnvironment } from "../../policy-packs/preview/environment";
import { find, PATIENCE, previewOf } from "./programs";

describe("the program's environment", () => {
  it.each([
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_CONFIG_PASSPHRASE",
    "GITHUB_TOKEN",
    "GH_TOKEN",
    "NPM_TOKEN",
    "NODE_AUTH_TOKEN",
    "ACTIONS_ID_TOKEN_REQUEST_URL",
    "CI_JOB_JWT",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "ARM_CLIENT_SECRET",
    "VAULT_ADDR",
    "DATADOG_API_KEY",
    "DB_PASSWORD",
    "PGPASSWORD",
    "MYSQL_PWD",
    "STRIPE_KEY",
    "DATABASE_URL",
    "SLACK_WEBHOOK_URL",
    "SSH_AUTH_SOCK",
    "KUBECONFIG",
    "TF_VAR_password",
  ])("has no %s", (name) => {
    expect(isWithheld(name, "value")).toBe(true);
  });

  it.each([
    "PATH",
    "HOME",
    "LANG",
    "TZ",
    "NODE_ENV",
    "PWD",
    "CI",
    "DOMAIN_NAME",
    "STAGE",
    "KEYBOARD_LAYOUT",
    "HOSTNAME",
    "PORT",
  ])("has %s", (name) => {
    expect(isWithheld(name, "value")).toBe(false);
  });

  it.each([
    ["an access key", "AKIAIOSFODNN7EXAMPLE"],
    ["a code host's token", "ghp_0123456789abcdefghij0123456789abcdef"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
    ["a URL with a password", "postgres://app:hunter2@db.internal/orders"],
    ["a signed token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"],
  ])("has no %s, whatever it is called", (_, value) => {
    expect(isWithheld("SETTING", value)).toBe(true);
  });

  it("has what the caller allows by name, and no road to credentials on disk", () => {
    const caller = { API_TOKEN: "t", OTHER_TOKEN: "t", STAGE: "dev", AWS_CONFIG_FILE: "/home/me/.aws/config" };
    expect(programEnvironment(caller, ["API_TOKEN"], "eu-west-1")).toEqual({
      API_TOKEN: "t",
      STAGE: "dev",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: "true",
    });
  });
});

describe("a program that looks for credentials", () => {
  const planted = {
    PREVIEW_TEST_TOKEN: "t",
    PREVIEW_TEST_STAGE: "dev",
    AWS_ACCESS_KEY_ID: "AKIA",
    AWS_SECRET_ACCESS_KEY: "s",
    PULUMI_ACCESS_TOKEN: "p",
  };
  const before = { ...process.env };
  beforeEach(() => {
    Object.assign(process.env, planted);
  });
  afterEach(() => {
    process.env = { ...before };
  });

  it(
    "finds none",
    async () => {
      const probe = find(await previewOf("credentials", { config: { "aws:region": "eu-west-1" } }), "probe");
      expect(probe.props["tags"]).toEqual({ seen: "PREVIEW_TEST_STAGE", shared: "", region: "eu-west-1" });
    },
    PATIENCE,
  );

  it(
    "finds what the caller allows",
    async () => {
      const probe = find(await previewOf("credentials", { allowEnv: ["PREVIEW_TEST_TOKEN"] }), "probe");
      expect(probe.props["tags"]).toMatchObject({ seen: "PREVIEW_TEST_STAGE,PREVIEW_TEST_TOKEN" });
    },
    PATIENCE,
  );
});
