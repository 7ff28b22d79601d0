/** Names as in the AWS General Reference, Regional endpoints. */
export const REGIONS: { readonly [region: string]: string } = {
  "us-east-1": "US East (N. Virginia)",
  "us-east-2": "US East (Ohio)",
  "us-west-1": "US West (N. California)",
  "us-west-2": "US West (Oregon)",
  "ca-central-1": "Canada (Central)",
  "eu-central-1": "Europe (Frankfurt)",
  "eu-north-1": "Europe (Stockholm)",
  "eu-west-1": "Europe (Ireland)",
  "eu-west-2": "Europe (London)",
  "eu-west-3": "Europe (Paris)",
  "ap-northeast-1": "Asia Pacific (Tokyo)",
  "ap-northeast-2": "Asia Pacific (Seoul)",
  "ap-northeast-3": "Asia Pacific (Osaka)",
  "ap-south-1": "Asia Pacific (Mumbai)",
  "ap-southeast-1": "Asia Pacific (Singapore)",
  "ap-southeast-2": "Asia Pacific (Sydney)",
  "sa-east-1": "South America (Sao Paulo)",
};

/** Zones whose letters have gaps; elsewhere a, b and c are taken. us-east-1 has six. */
const LETTERS: { readonly [region: string]: readonly string[] } = {
  "us-east-1": ["a", "b", "c", "d", "e", "f"],
  "us-west-1": ["a", "c"],
  "us-west-2": ["a", "b", "c", "d"],
  "ca-central-1": ["a", "b", "d"],
  "ap-northeast-1": ["a", "c", "d"],
  "ap-northeast-2": ["a", "b", "c", "d"],
};

export function zonesOf(region: string): readonly { readonly name: string; readonly id: string }[] {
  const [area = "", side = "", number = ""] = region.split("-");
  const code = `${area}${[...side.matchAll(/north|south|east|west|central/g)].map(([word]) => word.charAt(0)).join("")}${number}`;
  return (LETTERS[region] ?? ["a", "b", "c"]).map((letter, index) => ({
    name: region + letter,
    id: `${code}-az${String(index + 1)}`,
  }));
}

/** Sources: Elastic Load Balancing, AWS CloudTrail and Amazon Redshift guides on log delivery, by region. */
export const SERVICE_ACCOUNTS = {
  elb: {
    "us-east-1": "127311923021",
    "us-east-2": "033677994240",
    "us-west-1": "027434742980",
    "us-west-2": "797873946194",
    "ca-central-1": "985666609251",
    "eu-central-1": "054676820928",
    "eu-west-1": "156460612806",
    "eu-west-2": "652711504416",
    "eu-west-3": "009996457667",
    "eu-north-1": "897822967062",
    "ap-northeast-1": "582318560864",
    "ap-northeast-2": "600734575887",
    "ap-southeast-1": "114774131450",
    "ap-southeast-2": "783225319266",
    "ap-south-1": "718504428378",
    "sa-east-1": "507241528517",
  },
  cloudtrail: {
    "us-east-1": "086441151436",
    "us-west-2": "113285607260",
    "eu-west-1": "859597730677",
    "eu-central-1": "035351147821",
  },
  redshift: {
    "us-east-1": "193672423079",
    "us-west-2": "902366379725",
    "eu-west-1": "210876761215",
    "eu-central-1": "053454850223",
  },
} satisfies { readonly [service: string]: { readonly [region: string]: string } } as {
  readonly [service in "elb" | "cloudtrail" | "redshift"]: { readonly [region: string]: string };
};
