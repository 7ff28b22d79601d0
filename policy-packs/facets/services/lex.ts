import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type Logs = Properties<"AWS::Lex::BotAlias">["ConversationLogSettings"] & object;

/** What callers said, for each place it goes to. What was written goes to log groups, which are judged themselves. */
const recordings = (logs: View<Logs>): Facets["atRest"] => {
  const settings = logs.get("AudioLogSettings").items();
  if (!settings.known) return [{ aspect: "recordings", encrypted: derive(settings, () => true) }];
  return settings.value.flatMap((setting) => {
    if (given(setting.get("Enabled").bool(true), (on) => !on) === true) return [];
    const key = setting.get("Destination").get("S3Bucket").get("KmsKeyArn");
    // The bucket encrypts it always; whose key it is, the setting says:
    // https://docs.aws.amazon.com/lexv2/latest/dg/conversation-logs-encrypting.html
    return [{ aspect: "recordings", encrypted: always(key), key: keyOwner(key, "aws-owned") }];
  });
};

export const lex: FacetsOf<"AWS::Lex::Bot" | "AWS::Lex::BotAlias"> = {
  "AWS::Lex::Bot": {
    atRest: (it) => recordings(it.get("TestBotAliasSettings").get("ConversationLogSettings")),
    ownership: (it) => ownership(it.get("BotTags")),
  },
  "AWS::Lex::BotAlias": {
    atRest: (it) => recordings(it.get("ConversationLogSettings")),
    ownership: (it) => ownership(it.get("BotAliasTags")),
  },
};
