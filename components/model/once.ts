/** What is read of something: once for each thing, however many ask, and kept as long as the thing is. */
export const once = <K extends object, T>(read: (of: K) => T): ((of: K) => T) => {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    const before = known.get(of) ?? { made: read(of) };
    known.set(of, before);
    return before.made;
  };
};
