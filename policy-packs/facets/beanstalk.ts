import type { Properties } from "../../components/model/graph";
import { derive, given, together, type Value } from "../../components/model/value";
import { View } from "../../components/model/view";
import type { Example, Neighbours } from "../core/rule";
import { unclear } from "./read";

type Environment = View<Properties<"AWS::ElasticBeanstalk::Environment">>;
type Options = View<NonNullable<Properties<"AWS::ElasticBeanstalk::Environment">["OptionSettings"]>>;

const written = (options: Options, namespace: string, name: string): Value<View<string> | undefined> =>
  given(options.items(), (settings): Value<View<string> | undefined> => {
    for (const setting of settings) {
      const named = together(setting.get("Namespace").str(""), setting.get("OptionName").str(""));
      if (!named.known) return named;
      if (named.value[0] === namespace && named.value[1] === name)
        return derive(options.items(), () => setting.get("Value"));
    }
    return derive(options.items(), () => undefined);
  });

/** The templates that an environment starts from, as far as they are here. */
const templates = (it: Environment, near: Pick<Neighbours, "targets">): readonly Options[] =>
  near
    .targets(it.get("TemplateName"), "AWS::ElasticBeanstalk::ConfigurationTemplate")
    .map(({ view }) => view.get("OptionSettings"));

/**
 * What an option of an environment is set to: by itself, else by its template, else `byDefault`. A template from elsewhere
 * leaves the question open: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options.html
 */
export const option = (
  it: Environment,
  near: Pick<Neighbours, "targets">,
  namespace: string,
  name: string,
  byDefault: string,
): Value<string> => {
  const options = it.get("OptionSettings");
  const found = templates(it, near);
  const places = [options, ...found].map((place) => written(place, namespace, name));
  for (const place of places) {
    if (!place.known) return place;
    if (place.value !== undefined) return place.value.str(byDefault);
  }
  const template = it.get("TemplateName");
  if (found.length === 0 && !template.isAbsent()) {
    return unclear(template, "the template is defined elsewhere and may set it");
  }
  const nothing = View.absent<string>(options).str(byDefault);
  return nothing.known ? { ...nothing, shown: `without ${namespace} ${name}` } : nothing;
};

/** As {@link option}, for a switch. */
export const switchedOn = (...of: Parameters<typeof option>): Value<boolean> =>
  derive(option(...of), (value) => value.toLowerCase() === "true");

/** Whether an option is set at all, though what it is set to is known only after deployment. */
export const chosen = (
  it: Environment,
  near: Pick<Neighbours, "targets">,
  namespace: string,
  name: string,
): Value<boolean> => {
  const options = it.get("OptionSettings");
  const found = [options, ...templates(it, near)].map((place) => written(place, namespace, name));
  for (const place of found) {
    if (!place.known) return place;
    if (place.value !== undefined) return place.value.isSet();
  }
  const elsewhere = found.length === 1 && !it.get("TemplateName").isAbsent();
  return elsewhere
    ? unclear(it.get("TemplateName"), "the template is defined elsewhere and may set it")
    : derive(options.items(), () => false);
};

/** An environment, with an option of its own or without any, for examples. */
export const environmentWith = (...options: readonly (readonly [string, string, string])[]): readonly Example[] => [
  {
    type: "AWS::ElasticBeanstalk::Environment",
    properties: {
      ApplicationName: "shop",
      OptionSettings: options.map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value })),
    },
  },
];
