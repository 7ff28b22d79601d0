import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import type { Mutant } from "../../laws/mutants";
import { perimeterPlans } from "./perimeter-given";

/** What a perimeter is made of. The rest of a network has tests of its own. */
const ours = /^(?:EgressOnlyInternetGateway|Subnet|Vpc\w+|RouteTablePropagation): /;

/** Behind the edge a machine may have an IPv6 address, and need not. */
const closesMore = ({ what, resource }: Mutant): boolean =>
  what === "Subnet: flip assignIpv6AddressOnCreation" && !resource.includes("-edge-");

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

testMutation({
  of: "a perimeter",
  stacks: () => stacksOf(perimeterPlans),
  ours: (it) => ours.test(it.what) && !closesMore(it),
  notAHardening,
  survivors,
  least: 0.5,
});
