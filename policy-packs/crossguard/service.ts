import type * as Grpc from "@grpc/grpc-js";
import { dayOf } from "../../components/model/argument";
import type { Finding } from "../core/evaluate";
import { judgesBy } from "../configuration/judges";
import type { Pack } from "../core/pack";
import { mergeConfig, type PackConfig, type Telling } from "../core/pack-config";
import { applyExemptions } from "../core/register-audit";
import { weighAll } from "../core/tolerating";
import { findingsResponse, packInfo, pluginInfo, remediationsResponse } from "./answer";
import { empty } from "./protocol";
import type { AnalyzerService } from "./serve";
import { redact } from "./redact";
import { remediate } from "./remediate";
import { newSession, type Told, type ToldAtEnd } from "./session";

/** The call was wrong, and a sentence says how: it reaches the user as it is. */
class Refused extends Error {}

/** What a pack is configured by before the engine says anything. */
export interface Beginning {
  readonly config?: PackConfig;
  readonly telling?: Telling | undefined;
}

/**
 * Pulumi's Analyzer service for a pack. Served directly, and not by @pulumi/policy, because that loads all of @pulumi/pulumi to
 * start and decodes the whole stack once for every policy.
 *
 * @throws Error where the configuration names what the pack does not have.
 */
export const analyzerService = (
  { status }: Pick<typeof Grpc, "status">,
  pack: Pack,
  { config = {}, telling }: Beginning,
  onCancel: () => void,
): AnalyzerService => {
  const session = newSession();
  const initial = accepted(pack, config, telling);
  let configured = initial;
  const clean = ({ resource, at, evidence = [] }: Finding, message: string): string => {
    const shown = [resource.view.source.address, at.resource, ...evidence.map((step) => step.at?.resource)];
    const told = [...new Set(shown)].map((urn) => (urn === undefined ? undefined : session.inputsOf(urn)));
    return redact(message, told);
  };
  const weighed = (findings: readonly Finding[]) =>
    // Most resources have none, and even to ask for the day costs more than their verdicts.
    findings.length === 0 ? [] : weighAll(findings, configured.register, dayOf(new Date()));
  const serve = answering(status);
  return {
    handshake: serve(() => empty),
    configureStack: serve(() => {
      session.begin();
      return empty;
    }),
    getPluginInfo: serve(pluginInfo),
    getAnalyzerInfo: serve(() => packInfo(initial)),
    configure: serve((request: object) => {
      configured = accepted(pack, mergeConfig(config, request as PackConfig), telling);
      return empty;
    }),
    analyze: serve((told: Told) => {
      const graph = session.meet(told);
      return findingsResponse(configured, weighed(session.refuse(graph, configured)), clean);
    }),
    analyzeStack: serve((told: readonly ToldAtEnd[]) => {
      const graph = session.gather(told);
      const findings = session.conclude(graph, configured);
      const all = { findings: [...session.refused(), ...findings], graph, rules: configured.rules };
      const faults = applyExemptions([all], configured.register, dayOf(new Date())).register;
      return findingsResponse(configured, weighed(findings), clean, faults);
    }),
    remediate: serve((told: Told) => {
      const done = remediate(told, (it) => session.look(it), { ...configured, today: dayOf(new Date()) });
      return remediationsResponse(configured.pack, done);
    }),
    cancel: serve(() => {
      onCancel();
      return empty;
    }),
  };
};

const accepted = (pack: Pack, config: PackConfig, telling: Telling | undefined) => {
  const { judges, problems } = judgesBy(pack, config, telling);
  if (problems.length > 0) throw new Refused(`the configuration of ${pack.name} is wrong: ${problems.join("; ")}`);
  return judges;
};

/** Answers one method. What goes wrong is said in a sentence, and nobody sees a stack trace. */
const answering =
  (status: typeof Grpc.status) =>
  <Question>(answer: (question: Question) => Buffer) =>
  (call: Grpc.ServerUnaryCall<Question, Buffer>, reply: Grpc.sendUnaryData<Buffer>): void => {
    try {
      reply(null, answer(call.request));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof Refused) reply({ code: status.INVALID_ARGUMENT, message });
      else reply({ code: status.INTERNAL, message: `sallyport itself broke (${message}); please report it` });
    }
  };
