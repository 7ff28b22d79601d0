/** Whether a name is of small letters, digits and single dashes, and begins with a letter. */
export const isName = (text: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);

/** `order-reader` as `OrderReader`: a `Sid` has letters and digits alone. */
export const wordsOf = (name: string): string =>
  name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
