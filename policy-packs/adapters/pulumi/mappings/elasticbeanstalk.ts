import type * as aws from "@pulumi/aws";
import type { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map, type Plain } from "../mapping";

/** The SDK takes the application itself, too, and writes its name. */
type EnvironmentArgs = Omit<aws.elasticbeanstalk.EnvironmentArgs, "application" | "version"> & {
  readonly application: string;
};
type TemplateArgs = Omit<aws.elasticbeanstalk.ConfigurationTemplateArgs, "application"> & {
  readonly application: string;
};

type Settings = View<readonly Plain<aws.types.input.elasticbeanstalk.EnvironmentSetting>[]>;

interface Option {
  readonly Namespace?: string;
  readonly OptionName?: string;
  readonly Value?: string;
}

const options = (settings: Settings): View<readonly Option[]> =>
  settings.each<Option>((setting) => ({
    Namespace: setting.get("namespace"),
    OptionName: setting.get("name"),
    Value: setting.get("value"),
  }));

export const elasticbeanstalk = {
  "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate": map<
    TemplateArgs,
    "AWS::ElasticBeanstalk::ConfigurationTemplate"
  >("AWS::ElasticBeanstalk::ConfigurationTemplate", (it) => ({
    ApplicationName: it.get("application"),
    OptionSettings: options(it.get("settings")),
  })),
  "aws:elasticbeanstalk/environment:Environment": map<EnvironmentArgs, "AWS::ElasticBeanstalk::Environment">(
    "AWS::ElasticBeanstalk::Environment",
    (it) => ({
      EnvironmentName: it.get("name"),
      ApplicationName: it.get("application"),
      OptionSettings: options(it.get("settings")),
      Tags: tags(it.get("tags")),
      TemplateName: it.get("templateName"),
    }),
  ),
};
