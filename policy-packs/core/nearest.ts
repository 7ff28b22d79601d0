/** `did you mean X?` for a name that is a slip away from one there is; undefined where none is near. */
export const nearest = (name: string, among: readonly string[]): string | undefined => {
  const [best] = among
    .map((it) => ({ it, far: distance(name.toLowerCase(), it.toLowerCase()) }))
    .filter(({ it, far }) => far <= Math.max(2, Math.floor(it.length / 4)))
    .sort((a, b) => a.far - b.far);
  return best === undefined ? undefined : `did you mean ${best.it}?`;
};

/** How many letters to add, drop or change: Levenshtein's distance. */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};
