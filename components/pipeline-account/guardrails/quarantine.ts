import { deny, type Intent } from "./intents";

/** Nothing, but for the pipeline that makes an account ready, those who look into it, and the role that the pipeline's comes from. */
export const quarantine = {
  quarantine: {
    policy: "SERVICE_CONTROL_POLICY",
    why: "an account that is not ready, or is not trusted any more, does nothing",
    source:
      "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/suspended-ou.html and .../transitional-ou.html",
    deny: ({ unless, orgPath }) =>
      unless(
        ["pipeline", "break-glass", "first-role"],
        deny(
          "Quarantined",
          ["*"],
          orgPath === undefined ? undefined : { "ForAnyValue:StringEquals": { "aws:PrincipalOrgPaths": [orgPath] } },
        ),
      ),
  },
} satisfies { readonly [name: string]: Intent };
