/** What is read of something: once for each thing, however many ask, and kept as long as the thing is. */
export const once = <K extends object, T>(read: (of: K) => T): ((of: K) => T) => {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    let held = known.get(of);
    if (held === undefined) known.set(of, (held = { made: read(of) }));
    return held.made;
  };
};
