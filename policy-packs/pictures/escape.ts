const isLetter = (letter: string): boolean => letter >= " " || letter === "\n" || letter === "\t";

/** A text within markup. What XML has no letter for is left out. */
export const escape = (text: string): string =>
  Array.from(text)
    .filter(isLetter)
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
