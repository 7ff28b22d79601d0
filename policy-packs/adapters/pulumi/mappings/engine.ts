import type * as aws from "@pulumi/aws";
import type { Raw } from "../../../../components/model/raw";
import { View } from "../../../../components/model/view";
import { password } from "../codecs";
import { map, part, split, type Plain } from "../mapping";

/** Engines keep what is not a text as JSON in a text. */
const structured = (raw: Raw): Raw => {
  if (typeof raw !== "string") return raw;
  try {
    return JSON.parse(raw) as Raw;
  } catch {
    return raw;
  }
};

interface Tags {
  readonly [key: string]: string;
}

type ProviderArgs = Plain<aws.ProviderArgs> & {
  readonly version?: string;
  readonly pluginDownloadURL?: string;
  readonly source?: string;
};

// Alone it says nothing of what it makes, so it is judged with its stack.
const provider = split<ProviderArgs>("Custom::Provider", (it) => [
  part("Custom::Provider", {
    AccessKey: password(it.get("accessKey")),
    DefaultTags: (it.get("defaultTags") as View<unknown>).as<{ readonly tags: Tags }>(structured).get("tags"),
    PluginDownloadUrl: it.get("pluginDownloadURL"),
    SecretKey: password(it.get("secretKey")),
    Source: it.get("source"),
    Token: password(it.get("token")),
    Version: it.get("version"),
  }),
]);

const filters = (it: View<Plain<Pick<aws.ec2.GetAmiArgs, "filters">>>) =>
  it.get("filters").each<{ readonly Name?: string; readonly Values?: readonly string[] }>((filter) => ({
    Name: filter.get("name"),
    Values: filter.get("values"),
  }));

export const engine = {
  "pulumi:providers:aws": provider,
  "aws:ec2/getAmi:getAmi": map<aws.ec2.GetAmiArgs, "Custom::ImageLookup">("Custom::ImageLookup", (it) => ({
    ExecutableUsers: it.get("executableUsers"),
    Filters: filters(it),
    MostRecent: it.get("mostRecent"),
    Owners: it.get("owners"),
  })),
  "aws:ec2/getAmiIds:getAmiIds": map<aws.ec2.GetAmiIdsArgs, "Custom::ImageLookup">("Custom::ImageLookup", (it) => ({
    ExecutableUsers: it.get("executableUsers"),
    Filters: filters(it),
    // Several answers: whoever takes one of them takes the newest or the first.
    MostRecent: View.absent(it),
    Owners: it.get("owners"),
  })),
};
