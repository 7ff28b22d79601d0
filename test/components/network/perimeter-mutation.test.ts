import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { mutantsOf, type Mutant } from "../../laws/mutants";
import { run } from "../carriers/run";
import { perimeterPlans } from "./perimeter-given";

/** Changes, as mutants name them, and why they stand here. */
type Table = readonly (readonly [why: string, what: readonly RegExp[]])[];

/** What a perimeter is made of. The rest of a network has tests of its own. */
const ours = /^(?:EgressOnlyInternetGateway|Subnet|Vpc\w+|RouteTablePropagation): /;

const notAHardening: Table = [
  ["the thing itself", [/^(?!VpcBlockPublicAccessOptions|VpcEncryptionControl)\w+: remove$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:availabilityZone|cidrBlock|ipv6CidrBlock|mode|subnetId|subnetIds|transitGateway\w*Id|vpcId)$/,
      /^VpcBlockPublicAccess\w+: drop internetGateway\w+Mode$/,
      /^VpcIpv6CidrBlockAssociation: /,
    ],
  ],
  ["a label", [/: drop tags(?:\.(?:Name|Zone))?$/]],
  [
    "what is written out is AWS's own default, too",
    [
      /^Subnet: drop (?:assignIpv6AddressOnCreation|mapPublicIpOnLaunch)$/,
      /^VpcAttachment: drop (?:dnsSupport|ipv6Support|securityGroupReferencingSupport)$/,
      /^VpcEncryptionControl: drop \w+Exclusion$/,
    ],
  ],
  ["for firewalls beyond the gateway, not for this network", [/^VpcAttachment: drop applianceModeSupport$/]],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  [
    "an extra that another may make for the whole account, or that costs by the hour",
    [/^VpcBlockPublicAccessOptions: remove$/, /^VpcEncryptionControl: (?:remove|weaken mode)$/],
  ],
  [
    "whether a subnet's machines are called from outside, or only call, is known to its flows alone",
    [/^VpcBlockPublicAccessExclusion: weaken internetGatewayExclusionMode$/],
  ],
  [
    "whether the gateway has a table by default is the gateway's to say, which stands elsewhere",
    [/^VpcAttachment: (?:drop|flip) transitGatewayDefaultRouteTable\w+$/],
  ],
];

const listed = (table: Table, { what }: Mutant): boolean =>
  table.some(([, patterns]) => patterns.some((pattern) => pattern.test(what)));

/** Behind the edge a machine may have an IPv6 address, and need not. */
const closesMore = ({ what, resource }: Mutant): boolean =>
  what === "Subnet: flip assignIpv6AddressOnCreation" && !resource.includes("-edge-");

const isSeen = ({ stack }: Mutant): boolean =>
  evaluate(adaptPulumi(stack), rules).findings.some(({ verdict }) => verdict === "fail");

let hardenings: readonly Mutant[] = [];
beforeAll(async () => {
  for (const [, resources] of perimeterPlans) {
    const stack = await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources));
    const mutants = mutantsOf(stack).filter((it) => ours.test(it.what));
    hardenings = [...hardenings, ...mutants.filter((it) => !listed(notAHardening, it) && !closesMore(it))];
  }
}, 60_000);

it("taking any one hardening out of a perimeter makes some rule fail, but for survivors with a reason", () => {
  const alive = hardenings.filter((mutant) => !isSeen(mutant));
  const kinds = (mutants: readonly Mutant[]): number => new Set(mutants.map(({ what }) => what)).size;
  const [seen, all] = [kinds(hardenings) - kinds(alive), kinds(hardenings)];
  console.info(
    `Mutation: rules see ${String(seen)} of ${String(all)} kinds of change (${String(Math.round((100 * seen) / all))} %).`,
  );
  const unexplained = alive.filter((mutant) => !listed(survivors, mutant));
  expect([...new Set(unexplained.map(({ what, resource }) => `${what} (${resource})`))]).toEqual([]);
  expect(seen).toBeGreaterThan(5);
}, 120_000);
