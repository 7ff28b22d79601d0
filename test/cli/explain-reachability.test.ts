import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport } from "./command";

const shop = `Parameters:
  Office: { Type: String }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  EdgeA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
  DataA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Out:
    Type: AWS::EC2::Route
    Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway }
  AtEdge: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref EdgeA } }
  WebGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Office }
  DataGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: data
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref WebGroup }]
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-1
      NetworkInterfaces:
        - { DeviceIndex: "0", SubnetId: !Ref EdgeA, GroupSet: [!Ref WebGroup], AssociatePublicIpAddress: true }
`;

const folder = mkdtempSync(join(tmpdir(), "sallyport-explain-"));
const file = join(folder, "shop.yaml");
writeFileSync(file, shop);

describe("sallyport explain", () => {
  it("shows each hop of a way, with the rule and its line", async () => {
    const { code, out, err } = await sallyport(["explain", "internet -> Web:443", file]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("internet -> Web: yes");
    expect(out).toContain("passes: tcp 443");
    expect(out).toContain(`ingress tcp 443 from 0.0.0.0/0\n      WebGroup SecurityGroupIngress[0]  ${file}:20`);
    expect(out).toContain(`route 0.0.0.0/0 to the Internet gateway\n      Out  ${file}:10`);
  });

  it("shows what stops it first, and what else would", async () => {
    const { out } = await sallyport(["explain", "internet -> data : 5432", file]);
    expect(out).toContain("internet -> data: no");
    expect(out).toContain("note: nothing in data here is in DataGroup, so the answer is of a machine there that is");
    expect(out).toMatch(/what stops it first\n {2}public IPv4 address of .*\n {6}has none/);
    expect(out).toContain("what else would\n  security group DataGroup, in");
  });

  it("says what is missing where it cannot tell, with the best and the worst case", async () => {
    const { out } = await sallyport(["explain", "internet -> Web:22", file]);
    expect(out).toContain("internet -> Web: cannot tell");
    expect(out).toContain("at best passes: nothing\n  at worst passes: tcp 22");
    expect(out).toContain(`parameter Office has no default\n      WebGroup SecurityGroupIngress[1].CidrIp  ${file}:21`);
  });

  it("shows how far an intruder comes", async () => {
    const { out } = await sallyport(["explain", "internet -> anything", file]);
    expect(out).toContain("hop 1  instance Web, from internet: tcp 443");
  });

  it("says the same as JSON", async () => {
    const { out } = await sallyport(["explain", "web -> internet:443", file, "--format", "json"]);
    const { answers } = JSON.parse(out) as { readonly answers: readonly unknown[] };
    expect(answers).toMatchObject([{ file, from: "web", to: "internet", verdict: "yes", passes: "tcp 443" }]);
    expect(out).toContain('"says": "route 0.0.0.0/0 to the Internet gateway"');
  });

  it.each([
    [["internet -> nowhere:22", file], "nothing here is called nowhere: there are internet, Web, EdgeA, DataA"],
    [["internet to web", file], '"internet to web" is no question: write it as "internet -> data:5432"'],
    [["internet -> web:70000", file], '"internet -> web:70000" names no port: ports go from 0 to 65535'],
    [["Web -> web", file], "Web and web are one and the same here"],
    [["internet -> web"], 'explain needs a question and a file or folder: explain "internet -> data:5432" PATH'],
  ])("says in one sentence what is wrong with %j", async (args, sentence) => {
    const { code, err } = await sallyport(["explain", ...args]);
    expect(code).toBe(2);
    expect(err).toContain(`sallyport: ${sentence}`);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

describe("the question of all zones", () => {
  const file = join(mkdtempSync(join(tmpdir(), "sallyport-zones-")), "shop.yaml");
  writeFileSync(file, shop);

  it("tells what passes between them, and what the Internet comes to", async () => {
    const { code, out } = await sallyport(["explain", "zones", file]);
    expect(code).toBe(0);
    expect(out).toContain("2 zones by their routes\n  isolated: DataA\n  public: EdgeA\n");
    expect(out).toContain("  internet -> public: tcp 443, perhaps tcp 22, 443\n");
    expect(out).toContain("  the Internet comes to 1\n  instance Web: tcp 443, perhaps tcp 22, 443\n");
    const { out: json } = await sallyport(["explain", "zones", file, "--format", "json"]);
    expect(JSON.parse(json)).toMatchObject({ answers: [{ exposed: [{ name: "Web", best: "tcp 443" }] }] });
  });

  const declaring = (text: string): string => {
    const declared = join(mkdtempSync(join(tmpdir(), "sallyport-declared-")), "sallyport.yaml");
    writeFileSync(declared, text);
    return declared;
  };

  it("tells the zones that the project declares, and what stands in none of them", async () => {
    const own = declaring("zones: { front: [edge] }\n");
    const { out } = await sallyport(["explain", "zones", file, "--policy-config", own]);
    expect(out).toContain("2 zones as they are declared\n  front: EdgeA\n  (no zone): DataA\n");
    expect(out).toContain("  internet -> front: tcp 443, perhaps tcp 22, 443\n");
  });

  it("says in one sentence what is wrong with the declaration", async () => {
    const own = declaring("zones:\n  front: edge\n");
    const { code, err } = await sallyport(["explain", "zones", file, "--policy-config", own]);
    expect([code, err]).toEqual([2, `sallyport: ${own}:2: zones.front is "edge", not a list of names.\n`]);
  });

  it("is drawn, and told to those who see no picture", async () => {
    const { code, out } = await sallyport(["explain", "zones", file, "--format", "svg"]);
    expect(code).toBe(0);
    expect(out).toContain("2 zones by their routes. internet -&gt; public: tcp 443, perhaps tcp 22, 443.");
    const words = [...out.matchAll(/<text[^>]*>([^<]*)</g)].map(([, it]) => it);
    expect(words).toEqual(expect.arrayContaining(["Internet", "public", "EdgeA", "isolated", "DataA", "tcp 443"]));
  });

  it("says of lists that they have no picture", async () => {
    const { code, err } = await sallyport(["explain", "outsiders", file, "--format", "svg"]);
    expect([code, err]).toEqual([2, "sallyport: lists are given as console or json, not as svg\n"]);
  });
});
