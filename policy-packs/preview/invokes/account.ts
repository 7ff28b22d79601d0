import type { WireObject } from "../../adapters/pulumi/sentinels";
import { dnsSuffixOf, partitionOf } from "../placeholders/identity";
import { REGIONS, SERVICE_ACCOUNTS, zonesOf } from "./data/regions";
import type { StandIn } from "./stand-in";

const text = (args: WireObject, name: string): string | undefined => {
  const value = args[name];
  return typeof value === "string" ? value : undefined;
};

function region({ args, place }: Parameters<StandIn>[0]): WireObject {
  const name = text(args, "region") ?? text(args, "name") ?? place.region;
  const description = REGIONS[name] ?? name;
  return { id: name, name, region: name, currentName: name, description, endpoint: `ec2.${name}.${dnsSuffixOf(name)}` };
}

/** Who runs AWS's log delivery in each region, from the tables of the services' guides. */
const serviceAccount =
  (service: keyof typeof SERVICE_ACCOUNTS): StandIn =>
  ({ args, place }) => {
    const where = text(args, "region") ?? place.region;
    const id = SERVICE_ACCOUNTS[service][where] ?? "127311923021";
    return { id, arn: `arn:${partitionOf(where)}:iam::${id}:root`, region: where };
  };

function zones({ place }: Parameters<StandIn>[0]): WireObject {
  const all = zonesOf(place.region);
  return {
    id: place.region,
    names: all.map(({ name }) => name),
    zoneIds: all.map(({ id }) => id),
    groupNames: [place.region],
  };
}

function parsedArn({ args }: Parameters<StandIn>[0]): WireObject {
  const [, partition = "", service = "", where = "", account = "", ...rest] = (text(args, "arn") ?? "").split(":");
  return { id: text(args, "arn") ?? "", partition, service, region: where, account, resource: rest.join(":") };
}

function zone({ args, place }: Parameters<StandIn>[0]): WireObject {
  const name = text(args, "name") ?? `${place.region}a`;
  return {
    id: name,
    name,
    region: place.region,
    groupName: place.region,
    nameSuffix: name.slice(-1),
    optInStatus: "opt-in-not-required",
    state: "available",
    zoneType: "availability-zone",
    zoneId: zonesOf(place.region).find((known) => known.name === name)?.id ?? "use1-az1",
  };
}

/** Where a program is: the account, region and partition its placeholders are in. */
export const ACCOUNTS: { readonly [token: string]: StandIn } = {
  "index/getCallerIdentity": ({ place }) => ({
    id: place.account,
    accountId: place.account,
    arn: `arn:${partitionOf(place.region)}:iam::${place.account}:user/preview`,
    userId: "AIDACKCEVSQ6C2EXAMPLE",
  }),
  "index/getAccountId": ({ place }) => ({ id: place.account, accountId: place.account }),
  "index/getRegion": region,
  "index/getRegions": () => ({ id: "aws", names: Object.keys(REGIONS) }),
  "index/getPartition": ({ place }) => {
    const dnsSuffix = dnsSuffixOf(place.region);
    const partition = partitionOf(place.region);
    return { id: partition, partition, dnsSuffix, reverseDnsPrefix: dnsSuffix.split(".").reverse().join(".") };
  },
  "index/getArn": parsedArn,
  "index/getAvailabilityZones": zones,
  "index/getAvailabilityZone": zone,
  "index/getAzs": ({ place }) => ({ azs: zonesOf(place.region).map(({ name }) => name) }),
  "index/getDefaultTags": ({ place }) => ({ id: "dt", tags: place.defaultTags }),
  "index/getBillingServiceAccount": () => ({ id: "386209384616", arn: "arn:aws:iam::386209384616:root" }),
  "index/getIpRanges": () => ({
    id: "1",
    cidrBlocks: ["203.0.113.0/24"],
    ipv6CidrBlocks: [],
    createDate: "2024-01-01-00-00-00",
    syncToken: 1,
  }),
  "index/getService": ({ args, place }) => {
    const serviceId = text(args, "serviceId") ?? "ec2";
    const dnsName = `${serviceId}.${place.region}.${dnsSuffixOf(place.region)}`;
    return {
      id: dnsName,
      dnsName,
      serviceId,
      region: place.region,
      partition: partitionOf(place.region),
      supported: true,
    };
  },
  "index/getServicePrincipal": ({ args, place }) => {
    const serviceName = text(args, "serviceName") ?? "ec2";
    return {
      id: `${serviceName}.${place.region}.amazonaws.com`,
      name: `${serviceName}.amazonaws.com`,
      serviceName,
      suffix: "amazonaws.com",
      region: place.region,
    };
  },
  "elb/getServiceAccount": serviceAccount("elb"),
  "cloudtrail/getServiceAccount": serviceAccount("cloudtrail"),
  "redshift/getServiceAccount": serviceAccount("redshift"),
  "elb/getHostedZoneId": () => ({ id: "Z35SXDOTRQ7X7K" }),
  "lb/getHostedZoneId": () => ({ id: "Z35SXDOTRQ7X7K" }),
  "s3/getCanonicalUserId": () => ({
    id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
    displayName: "preview",
  }),
  "iam/getAccountAlias": () => ({ id: "preview", accountAlias: "preview" }),
  "iam/getSessionContext": ({ args }) => ({
    id: text(args, "arn") ?? "",
    issuerArn: text(args, "arn") ?? "",
    issuerId: "",
    issuerName: "",
    sessionName: "",
  }),
  "organizations/getOrganization": ({ place }) => ({
    id: "o-exampleorgid",
    arn: `arn:aws:organizations::${place.account}:organization/o-exampleorgid`,
    masterAccountId: place.account,
    masterAccountArn: `arn:aws:organizations::${place.account}:account/o-exampleorgid/${place.account}`,
    accounts: [{ id: place.account, name: "preview", status: "ACTIVE", arn: "", email: "" }],
    nonMasterAccounts: [],
    roots: [{ id: "r-exam", name: "Root", arn: "", policyTypes: [] }],
  }),
};
