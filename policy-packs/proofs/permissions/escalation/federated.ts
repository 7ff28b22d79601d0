import { isOpaque, type Policy } from "../document";
import { lettersOf, type Text } from "../pattern";
import { isRole, type Actor } from "./actors";
import { edge, others, shown, wayOf, type Edge, type Scene } from "./edges";
import { verdictOf } from "./needs";

/** The SAML providers that a trust policy lets vouch for somebody. */
const providersOf = (trust: Policy): readonly Text[] =>
  trust.statements.flatMap(({ effect, principals }) =>
    effect === "Deny" || principals === undefined || isOpaque(principals)
      ? []
      : principals.flatMap(({ type, who }) =>
          type === "Federated" && !isOpaque(who) && lettersOf(who as Text).includes(":saml-provider/")
            ? [who as Text]
            : [],
        ),
  );

/** Where a browser hands in what a SAML provider says: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html */
const audience = "https://signin.aws.amazon.com/saml";

/** Into a role that a SAML provider vouches for, from whoever may say what that provider says. */
export const federated = (scene: Scene, role: Actor): readonly Edge[] => {
  const { trust, caller } = role;
  if (trust === undefined || caller.kind === "root" || !isRole(role)) return [];
  const way = wayOf("saml-provider-changed");
  return providersOf(trust).flatMap((on) => {
    const wish = { on: caller.arn, resource: trust, ruled: true, given: { "SAML:aud": audience } };
    const entry = scene.rulings.lets(
      { kind: "federated", provider: on },
      { ...wish, action: "sts:AssumeRoleWithSAML" },
    );
    if (entry.answer === "no") return [];
    const name = `saml-provider/${lettersOf(on).split("/").at(-1) ?? ""}`;
    return others(scene.ledger.whoMay("iam:UpdateSAMLProvider", on), role).flatMap((actor) => {
      const grounds = scene.needs(actor, way, { sort: "saml-provider", name, on, given: {} });
      if (verdictOf(grounds) === 2) return [];
      const last = { says: `${shown(actor)} ${way.says} ${role.name}` };
      return [edge(actor, way, grounds, last, entry.answer === "unknown" ? entry.missing : [])];
    });
  });
};
