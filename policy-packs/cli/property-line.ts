type Path = readonly (string | number)[];

/**
 * The line on which a program writes a property of the resource made at `line`, counted from 1: the deepest part of the path
 * found inside the call's brackets. The resource's own line where the property is not written there.
 */
export const propertyLine = (source: readonly string[], line: number, path: Path): number => {
  const end = endOfCall(source, line);
  let at = line;
  for (const part of path) {
    if (typeof part === "number") continue;
    const pattern = new RegExp(`(^|[\\s{,(])["']?${part.replace(/[^\w-]/g, "\\$&")}["']?\\s*[:,}]`);
    const found = source.slice(at - 1, end).findIndex((text) => pattern.test(text));
    if (found < 0) return at;
    at += found;
  }
  return at;
};

/** The line on which the first bracket opened at `line` closes again; at most 200 lines on. Brackets in texts rarely matter. */
const endOfCall = (source: readonly string[], line: number): number => {
  let depth = 0;
  let opened = false;
  for (let at = line; at <= Math.min(source.length, line + 200); at++) {
    for (const character of source[at - 1] ?? "") {
      if ("({[".includes(character)) {
        depth++;
        opened = true;
      } else if (")}]".includes(character)) depth--;
    }
    if (opened && depth <= 0) return at;
  }
  return line;
};
