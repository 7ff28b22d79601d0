import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const provider: pulumi.dynamic.ResourceProvider = {
  async create(inputs) {
    return { id: `greeting-${inputs.name}`, outs: { text: `Hello, ${inputs.name}` } };
  },
};

class Greeting extends pulumi.dynamic.Resource {
  declare readonly text: pulumi.Output<string>;
  constructor(name: string, args: { name: string }) {
    super(provider, name, { ...args, text: undefined });
  }
}

const greeting = new Greeting("greeting", { name: "Ada" });
new aws.ssm.Parameter("greeting", { type: "String", value: greeting.text.apply((it) => it.toUpperCase()) });
