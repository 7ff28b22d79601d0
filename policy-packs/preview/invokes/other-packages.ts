import { UNKNOWN } from "../../adapters/pulumi/sentinels";
import { hash } from "../placeholders/identity";
import type { StandIn } from "./stand-in";

const fingerprint: StandIn = ({ args }) => ({
  id: hash(JSON.stringify(args), 40),
  certificates: [
    {
      sha1Fingerprint: hash(JSON.stringify(args), 40),
      certPem: UNKNOWN,
      isCa: true,
      issuer: "CN=Preview",
      subject: "CN=Preview",
      notAfter: "2034-01-01T00:00:00Z",
      notBefore: "2024-01-01T00:00:00Z",
      publicKeyAlgorithm: "RSA",
      serialNumber: "1",
      signatureAlgorithm: "SHA256-RSA",
      version: 3,
    },
  ],
});

/** Functions of packages that AWS programs often use beside it. */
export const OTHER_PACKAGES: { readonly [token: string]: StandIn } = {
  "tls:index/getCertificate:getCertificate": fingerprint,
  "tls:index/getPublicKey:getPublicKey": () => ({
    id: "key",
    publicKeyOpenssh: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABPreviewPlaceholder preview",
    publicKeyPem: UNKNOWN,
  }),
};

/** Functions that render resources: offline there are none, and a note says that they go unseen. */
export const RENDERERS: ReadonlySet<string> = new Set([
  "kubernetes:yaml:decode",
  "kubernetes:helm:template",
  "kubernetes:kustomize:directory",
]);
