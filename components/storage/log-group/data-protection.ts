import { partition, text, type Text } from "../../model/plan";
import type { DataProtectionPolicy, FindingsDestination } from "../../model/planned/operations";

/**
 * What opens doors and is in no log on purpose. The names are those of AWS's managed data identifiers:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-credentials.html
 */
export const credentials = [
  "AwsSecretKey",
  "OpenSshPrivateKey",
  "PgpPrivateKey",
  "PkcsPrivateKey",
  "PuttyPrivateKey",
] as const;

/** Identifiers that are spelled with a country. `EU` and the two letters of a state are AWS's own. */
const byCountry: { readonly [name: string]: string } = {
  BankAccountNumber: "DE ES FR GB IT US",
  Cnpj: "BR",
  CpfCode: "BR",
  DriversLicense: "AT AU BE BG CA CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK US",
  DrugEnforcementAgencyNumber: "US",
  ElectoralRollNumber: "GB",
  HealthInsuranceCardNumber: "EU",
  HealthInsuranceClaimNumber: "US",
  HealthInsuranceNumber: "FR",
  IndividualTaxIdentificationNumber: "US",
  InseeCode: "FR",
  MedicareBeneficiaryNumber: "US",
  NationalIdentificationNumber: "DE ES IT",
  NationalInsuranceNumber: "GB",
  NhsNumber: "GB",
  NieNumber: "ES",
  NifNumber: "ES",
  PassportNumber: "CA DE ES FR GB IT US",
  PermanentResidenceNumber: "CA",
  PersonalHealthNumber: "CA",
  PhoneNumber: "BR DE ES FR GB IT US",
  RgNumber: "BR",
  SocialInsuranceNumber: "CA",
  Ssn: "ES US",
  TaxId: "DE ES FR GB",
};

/**
 * What is about a person, or about a person's money or health:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html, `-financial.html` and `-health.html`.
 * Left out on purpose: `IpAddress`, without which no attack can be traced, and codes of places and of medicine, which name nobody.
 */
export const personalData: readonly string[] = [
  "Address",
  "CreditCardExpiration",
  "CreditCardNumber",
  "CreditCardSecurityCode",
  "EmailAddress",
  "LatLong",
  "Name",
  "VehicleIdentificationNumber",
  ...Object.entries(byCountry).flatMap(([name, countries]) => countries.split(" ").map((it) => `${name}-${it}`)),
];

const arnOf = (identifier: string): Text => text`arn:${partition}:dataprotection::aws:data-identifier/${identifier}`;

/**
 * Masks what is found for everybody without `logs:Unmask`, and counts it. The two statements must be about the same identifiers:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-data-protection-policies.html
 */
export const dataProtection = (
  name: string,
  identifiers: readonly string[],
  findings: FindingsDestination<Text>,
): DataProtectionPolicy<Text> => {
  const DataIdentifier = identifiers.map(arnOf);
  return {
    Name: name,
    Version: "2021-06-01",
    Statement: [
      { Sid: "Audit", DataIdentifier, Operation: { Audit: { FindingsDestination: findings } } },
      { Sid: "Mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  };
};
