import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { linked } from "../linked";
import { anyOf, ownership } from "../read";
import type { FacetsOf } from "../table";

type Kinds =
  | "AWS::NetworkFirewall::Firewall"
  | "AWS::NetworkFirewall::FirewallPolicy"
  | "AWS::NetworkFirewall::LoggingConfiguration"
  | "AWS::NetworkFirewall::RuleGroup";

/** Whether records of this type are kept: alerts say what was dropped, flows what passed. */
const logged = (it: View<unknown>, near: Neighbours, type: string): Value<boolean> => {
  const none = linked(it, near, []);
  const kept = near.all("AWS::NetworkFirewall::LoggingConfiguration").map(({ view }) =>
    given(linked(it, near, [view.get("FirewallArn")]), (own): Value<boolean> => {
      if (!own) return none;
      const logs = view.get("LoggingConfiguration").get("LogDestinationConfigs");
      return given(logs.items(), (items) =>
        anyOf(
          items.map((log) =>
            given(log.get("LogType").str(""), (found): Value<boolean> => ({
              known: true,
              value: found === type,
              at: log.origin,
              written: true,
              shown: found,
            })),
          ),
          none,
        ),
      );
    }),
  );
  return anyOf(kept, none);
};

export const networkfirewall: FacetsOf<Kinds> = {
  "AWS::NetworkFirewall::Firewall": {
    audit: (it, near) => [
      { aspect: "alerts", enabled: logged(it, near, "ALERT") },
      { aspect: "flows", enabled: logged(it, near, "FLOW") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({ deletionProtection: it.get("DeleteProtection").bool(false) }),
  },
  "AWS::NetworkFirewall::FirewallPolicy": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::NetworkFirewall::LoggingConfiguration": {},
  "AWS::NetworkFirewall::RuleGroup": { ownership: (it) => ownership(it.get("Tags")) },
};
