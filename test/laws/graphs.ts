import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../components/carriers/pulumi";
import type { Graph } from "../../components/model/graph";
import type { Planned } from "../../components/model/plan";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import type { Finding } from "../../policy-packs/core/evaluate";
import { run } from "../components/carriers/run";
import { templateOf } from "../components/network/given";

export const said = ({ verdict, rule, resource, message }: Finding): string =>
  `${verdict} ${rule.id}: ${resource.address}: ${message}`;

export const templateGraph = (resources: readonly Planned[]): Graph =>
  adaptTemplate(templateOf(resources), { file: "template.json", locate: () => undefined }).graph;

export const pulumiGraph = async (resources: readonly Planned[]): Promise<Graph> =>
  adaptPulumi(await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources)));
