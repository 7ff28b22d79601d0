// What a page shows: each text, where it is and what lies behind it; which boxes meet; what is lit. An expression, for a browser.
() => {
  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const brightness = (colour) => {
    const [red = 0, green = 0, blue = 0] = numbers(colour).map((it) =>
      it / 255 <= 0.03928 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark = 0, light = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const within = (inner, outer) =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const whole = document.documentElement.getBoundingClientRect();
  const view = new DOMRect(0, 0, window.innerWidth, Math.max(window.innerHeight, whole.bottom + window.scrollY));
  const paper = getComputedStyle(document.querySelector("svg") ?? document.documentElement).getPropertyValue(
    "background-color",
  );
  const texts = [...document.querySelectorAll("svg text")].map((text) => {
    const own = text.getBoundingClientRect();
    const badge = text.classList.contains("number") ? ".badge" : ":not(.badge)";
    const box = text.parentElement?.querySelector(`:scope:not([transform]) > rect${badge}`);
    const fill = box === null || box === undefined ? "none" : getComputedStyle(box).fill;
    return {
      words: text.textContent ?? "",
      inView: within(own, view) && own.width > 0,
      inShape: box === null || box === undefined || within(own, box.getBoundingClientRect()),
      contrast: contrast(getComputedStyle(text).fill, fill === "none" ? paper : fill),
    };
  });
  const boxes = [...document.querySelectorAll("svg rect.box, svg rect.outside")];
  const overlaps = boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
        ? [`${one.parentElement?.textContent ?? ""} over ${other.parentElement?.textContent ?? ""}`]
        : [];
    }),
  );
  const svg = document.querySelector("svg");
  const labels = (svg?.getAttribute("aria-labelledby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "");
  return {
    width: document.documentElement.scrollWidth,
    texts,
    overlaps,
    ways: document.querySelectorAll("svg path.arrow.way").length,
    lit: document.querySelectorAll("svg rect.lit").length,
    named: svg?.getAttribute("role") === "img" && labels.every((it) => it.length > 0),
  };
};
