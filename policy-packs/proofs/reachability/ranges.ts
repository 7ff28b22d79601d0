/** Addresses of IPv6 do not fit into a number. What is compared and never counted may be either. */
export type Ordinal = number | bigint;

/** From the first up to, and without, the second. */
export type Range = readonly [first: Ordinal, end: Ordinal];

/** A set of numbers: ranges in ascending order that neither overlap nor touch, so that equal sets are spelled equally. */
export type Ranges = readonly Range[];

const byFirst = ([a]: Range, [b]: Range): number => (a < b ? -1 : a > b ? 1 : 0);

/** The numbers that are in any of these ranges, which may overlap and come in any order. */
export const rangesOf = (ranges: Iterable<Range>): Ranges => {
  const sorted = [...ranges].filter(([first, end]) => first < end).sort(byFirst);
  const joined: [Ordinal, Ordinal][] = [];
  for (const [first, end] of sorted) {
    const last = joined.at(-1);
    if (last === undefined || last[1] < first) joined.push([first, end]);
    else if (last[1] < end) last[1] = end;
  }
  return joined;
};

export const unite = (a: Ranges, b: Ranges): Ranges => (a === b ? a : rangesOf([...a, ...b]));

export const intersect = (a: Ranges, b: Ranges): Ranges => {
  if (a === b) return a;
  const common: Range[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return common;
    const first = one[0] > other[0] ? one[0] : other[0];
    const end = one[1] < other[1] ? one[1] : other[1];
    if (first < end) common.push([first, end]);
    if (one[1] < other[1]) i++;
    else j++;
  }
};

export const subtract = (a: Ranges, b: Ranges): Ranges => {
  if (a === b) return [];
  const left: Range[] = [];
  let j = 0;
  for (const [first, end] of a) {
    let from = first;
    for (let taken = b[j]; taken !== undefined && taken[1] <= from; taken = b[j]) j++;
    for (let k = j, taken = b[k]; taken !== undefined && taken[0] < end && from < end; taken = b[++k]) {
      if (from < taken[0]) left.push([from, taken[0]]);
      from = taken[1];
    }
    if (from < end) left.push([from, end]);
  }
  return left;
};

export const covers = (outer: Ranges, inner: Ranges): boolean => outer === inner || subtract(inner, outer).length === 0;

export const same = (a: Ranges, b: Ranges): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(([first, end], index) => {
      const other = b[index];
      return first === other?.[0] && end === other[1];
    }));

export const holds = (ranges: Ranges, one: Ordinal): boolean =>
  ranges.some(([first, end]) => first <= one && one < end);
