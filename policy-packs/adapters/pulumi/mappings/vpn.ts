import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password } from "../codecs";
import { map } from "../mapping";

const tunnel = (key: View<string>): View<readonly { readonly PreSharedKey: string }[]> =>
  key.list().each<{ readonly PreSharedKey: string }>((it) => ({ PreSharedKey: password(it) }));

export const vpn = {
  "aws:ec2/vpnConnection:VpnConnection": map<aws.ec2.VpnConnectionArgs, "AWS::EC2::VPNConnection">(
    "AWS::EC2::VPNConnection",
    (it) => ({
      VpnTunnelOptionsSpecifications: View.concat(
        tunnel(it.get("tunnel1PresharedKey")),
        tunnel(it.get("tunnel2PresharedKey")),
      ),
    }),
  ),
};
