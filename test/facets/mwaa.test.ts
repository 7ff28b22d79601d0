import owner from "../../policy-packs/rules/asset-management/owner-tagged";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const environment = "AWS::MWAA::Environment";
const inPulumi = "aws:mwaa/environment:Environment";

testRule(closed, {
  pass: [
    [{ type: environment, properties: {} }],
    [{ type: inPulumi, properties: { webserverAccessMode: "PRIVATE_ONLY" } }],
  ],
  fail: [
    [
      [{ type: environment, properties: { WebserverAccessMode: "PUBLIC_ONLY" } }],
      /\(web-server\) WebserverAccessMode is PUBLIC_ONLY/,
    ],
    [
      [{ type: inPulumi, properties: { webserverAccessMode: "PUBLIC_AND_PRIVATE" } }],
      /webserverAccessMode is PUBLIC_AND_PRIVATE/,
    ],
  ],
  unknown: [[{ type: environment, properties: { WebserverAccessMode: unknown } }]],
});

const on = { enabled: true };

testRule(logged, {
  pass: [
    [
      {
        type: inPulumi,
        properties: { loggingConfiguration: { schedulerLogs: on, webserverLogs: on, workerLogs: on } },
      },
    ],
  ],
  fail: [
    [
      [{ type: inPulumi, properties: { loggingConfiguration: { schedulerLogs: on, workerLogs: on } } }],
      /\(web-server-logs\) loggingConfiguration\.webserverLogs\.enabled is not set/,
    ],
  ],
  unknown: [[{ type: environment, properties: { LoggingConfiguration: unknown } }]],
});

testRule(owner, {
  pass: [[{ type: environment, properties: { Tags: { Owner: "data" } } }]],
  fail: [[[{ type: inPulumi, properties: { tags: { Name: "data" } } }], /no tag names an owner/]],
  unknown: [[{ type: environment, properties: { Tags: unknown } }]],
});
