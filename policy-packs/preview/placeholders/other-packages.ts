import { isWireObject, SECRET, SIGNATURE, type Wire } from "../../adapters/pulumi/sentinels";
import { textOf } from "../place";
import { sealed } from "../secrets";
import { hash } from "./identity";
import type { Conceived, Pattern } from "./template";

const secret = (it: Conceived): Wire => ({ [SIGNATURE]: SECRET, value: sealed(it.urn) });

const lengthOf = (it: Conceived, property: string, otherwise: number): number => {
  const length = it.input(property);
  return typeof length === "number" ? length : otherwise;
};

const bytes = (it: Conceived): Buffer =>
  Buffer.from(
    hash(it.urn, 64)
      .repeat(4)
      .slice(0, lengthOf(it, "byteLength", 8) * 2),
    "hex",
  );

const withPrefix = (it: Conceived, text: string): string => `${textOf(it.input("prefix")) ?? ""}${text}`;

const publicKey = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDPreviewPlaceholder== preview";

const certificate = "-----BEGIN CERTIFICATE-----\nUHJldmlldyBwbGFjZWhvbGRlcg==\n-----END CERTIFICATE-----\n";

const keyPair: Pattern = {
  id: "{hex:40}",
  outputs: {
    privateKeyPem: secret,
    privateKeyOpenssh: secret,
    privateKeyPemPkcs8: secret,
    publicKeyOpenssh: () => publicKey,
    publicKeyPem: () => "-----BEGIN PUBLIC KEY-----\nUHJldmlldyBwbGFjZWhvbGRlcg==\n-----END PUBLIC KEY-----\n",
    publicKeyFingerprintMd5: "{hex:32}",
  },
};

const certified: Pattern = { id: "{digits:38}", outputs: { certPem: () => certificate } };

/** Stand-ins for packages that AWS programs often use beside it. Secrets they generate are placeholders that come back unknown. */
export const OTHERS: { readonly [type: string]: Pattern } = {
  "random:index/randomPassword:RandomPassword": { id: "none", outputs: { result: secret, bcryptHash: secret } },
  "random:index/randomString:RandomString": {
    id: "{lower:8}",
    outputs: {
      result: (it) =>
        it
          .fill("{lower:40}")
          .repeat(4)
          .slice(0, lengthOf(it, "length", 8)),
    },
  },
  "random:index/randomId:RandomId": {
    id: "{hex:11}",
    outputs: {
      hex: (it) => withPrefix(it, bytes(it).toString("hex")),
      b64Url: (it) => withPrefix(it, bytes(it).toString("base64url")),
      b64Std: (it) => withPrefix(it, bytes(it).toString("base64")),
      dec: (it) => withPrefix(it, BigInt(`0x${bytes(it).toString("hex")}`).toString()),
    },
  },
  "random:index/randomPet:RandomPet": { id: "preview-pet-{hex:4}" },
  "random:index/randomUuid:RandomUuid": { id: "{uuid}", outputs: { result: "{uuid}" } },
  "random:index/randomInteger:RandomInteger": { id: "{min}", outputs: { result: (it) => it.input("min") ?? 0 } },
  "random:index/randomShuffle:RandomShuffle": {
    id: "-",
    outputs: {
      results: (it) => {
        const inputs = it.input("inputs");
        const count = lengthOf(it, "resultCount", Number.MAX_SAFE_INTEGER);
        return Array.isArray(inputs) ? (inputs as readonly Wire[]).slice(0, count) : [];
      },
    },
  },
  "tls:index/privateKey:PrivateKey": keyPair,
  "tls:index/selfSignedCert:SelfSignedCert": certified,
  "tls:index/locallySignedCert:LocallySignedCert": certified,
  "tls:index/certRequest:CertRequest": { id: "{hex:40}", outputs: { certRequestPem: () => certificate } },
  "docker:index/image:Image": {
    id: "sha256:{hex:64}",
    outputs: { baseImageName: "{imageName}", repoDigest: "{imageName}@sha256:{hex:64}" },
  },
  "docker-build:index:Image": {
    id: "sha256:{hex:64}",
    outputs: { digest: "sha256:{hex:64}", contextHash: "{hex:64}" },
  },
  kubernetes: {
    id: "{name}",
    outputs: {
      metadata: (it) => {
        const given = it.input("metadata");
        return { name: it.physicalName, namespace: "default", ...(isWireObject(given) ? given : {}) };
      },
    },
  },
};
