export const STACK_TYPE = "pulumi:pulumi:Stack";

const typeChainOf = (urn: string): string => urn.split("::")[2] ?? "";

/** As the engine builds it: the types of all ancestors but the stack, then the resource's own. */
export function urnOf(stack: string, project: string, parent: string, type: string, name: string): string {
  const chain = parent === "" ? "" : typeChainOf(parent);
  const qualified = chain === "" || chain === STACK_TYPE ? type : `${chain}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

export const typeOf = (urn: string): string => typeChainOf(urn).split("$").at(-1) ?? "";

export const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");
