import type { Graph, Properties, Resource } from "../../../components/model/graph";
import { once } from "../../../components/model/once";
import type { View } from "../../../components/model/view";

/** Who may have policies. */
export type Holder = Resource<"AWS::IAM::Role"> | Resource<"AWS::IAM::User"> | Resource<"AWS::IAM::Group">;

export type PolicyResource = Resource<"AWS::IAM::Policy"> | Resource<"AWS::IAM::ManagedPolicy">;

type Lists = Pick<Properties<"AWS::IAM::Policy">, "Groups" | "Roles" | "Users">;

/** What names its holders: a policy itself, or an attachment of one. */
export interface Attached {
  readonly source: PolicyResource | Resource<"Custom::IamPolicyAttachment">;
  readonly list: keyof Lists;
  readonly holders: ReadonlySet<string>;
  /** Whether it may be attached to others, whom nobody knows. */
  readonly open: boolean;
}

interface Attachments {
  readonly byHolder: ReadonlyMap<string, readonly Attached[]>;
  readonly open: readonly Attached[];
}

const listFor = { "AWS::IAM::Role": "Roles", "AWS::IAM::User": "Users", "AWS::IAM::Group": "Groups" } as const;

const sourcesIn = (graph: Graph): readonly Attached["source"][] => [
  ...graph.all("AWS::IAM::Policy"),
  ...graph.all("AWS::IAM::ManagedPolicy"),
  ...graph.all("Custom::IamPolicyAttachment"),
];

/** Who is named by which policy: read once a graph, for there may be thousands of both. */
const attachmentsOf = once((graph: Graph): Attachments => {
  const byHolder = new Map<string, Attached[]>();
  const open: Attached[] = [];
  for (const source of sourcesIn(graph)) {
    for (const kind of ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"] as const) {
      const among = (source.view as View<Lists>).get(listFor[kind]).alternatives();
      const holders = new Set(among.flatMap((one) => graph.targets(one, kind).map(({ address }) => address)));
      const one: Attached = { source, list: listFor[kind], holders, open: among.some((it) => !it.isSet().known) };
      for (const holder of holders) byHolder.set(holder, [...(byHolder.get(holder) ?? []), one]);
      if (one.open) open.push(one);
    }
  }
  return { byHolder, open };
});

/** What is attached to a holder by its name, and what may be. */
export const attachmentsTo = (
  graph: Graph,
  holder: Holder,
): { readonly own: readonly Attached[]; readonly perhaps: readonly Attached[] } => {
  const { byHolder, open } = attachmentsOf(graph);
  return {
    own: byHolder.get(holder.address) ?? [],
    perhaps: open.filter(({ list, holders }) => list === listFor[holder.kind] && !holders.has(holder.address)),
  };
};
