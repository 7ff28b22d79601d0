// Line plots on logarithmic axes as SVG, and whether what they show grows faster than n log n.
import { mkdirSync, writeFileSync } from "node:fs";

const size = { width: 720, height: 440, left: 72, right: 168, top: 48, bottom: 56 };
const colours = ["#1f5fa8", "#b5432e", "#2f7d4f", "#7a4fa3", "#8a6d1d", "#4d5866"];

/** `points` are [x, y], both above 0. A series with `dashed` is what the others are held against. */
export const linePlot = ({ title, x, y, series }) => {
  const all = series.flatMap(({ points }) => points);
  const across = axis(
    all.map(([at]) => at),
    size.left,
    size.width - size.right,
  );
  const up = axis(
    all.map(([, at]) => at),
    size.height - size.bottom,
    size.top,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${size.width}" height="${size.height}" fill="#ffffff"/>`,
    text(size.left, 26, title, 'font-size="16" font-weight="600"'),
    ...across.ticks.map((at) => vertical(across.of(at), at)),
    ...up.ticks.map((at) => horizontal(up.of(at), at)),
    text((size.left + size.width - size.right) / 2, size.height - 14, x, 'text-anchor="middle"'),
    text(
      18,
      (size.top + size.height - size.bottom) / 2,
      y,
      `text-anchor="middle" transform="rotate(-90 18 ${round((size.top + size.height - size.bottom) / 2)})"`,
    ),
    ...series.map((one, index) => line(one, colours[index % colours.length], across, up)),
    ...labels(series, up),
    "</svg>",
    "",
  ].join("\n");
};

/** Writes a plot to bench/plots and gives its path. */
export const writePlot = (name, svg) => {
  const folder = new URL("./plots/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${name}.svg`, folder);
  writeFileSync(file, svg);
  return file.pathname;
};

/** A dashed line through the first point that grows as n log n. */
export const nLogN = (points) => {
  const [[n, y]] = points;
  return {
    name: "n log n",
    dashed: true,
    points: points.map(([at]) => [at, (y * at * Math.log(at)) / (n * Math.log(n))]),
  };
};

/**
 * The power of n log n by which measured [n, seconds] grow, by least squares on logarithms: 1 is n log n itself, 2 nearly its
 * square. What is below 1 has fixed costs that still weigh.
 */
export const growth = (points) => {
  const logs = points.map(([n, seconds]) => [Math.log(n * Math.log(n)), Math.log(seconds)]);
  const [a, b] = [0, 1].map((side) => logs.reduce((sum, it) => sum + it[side], 0) / logs.length);
  const over = logs.reduce((sum, [n, t]) => sum + (n - a) * (t - b), 0);
  return over / logs.reduce((sum, [n]) => sum + (n - a) ** 2, 0);
};

/** A logarithmic axis over the values, with ticks at 1, 2 and 5 of each decade. */
const axis = (values, from, to) => {
  const [least, most] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  const room = Math.max(0.04, (most - least) * 0.04);
  const [low, high] = [least - room, most + room];
  const decades = Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, n) => Math.floor(low) + n);
  const all = decades.flatMap((n) => [1, 2, 5].map((part) => part * 10 ** n));
  const within = all.filter((at) => Math.log10(at) >= low && Math.log10(at) <= high);
  return { of: (at) => from + ((Math.log10(at) - low) / (high - low)) * (to - from), ticks: within };
};

const line = ({ points, dashed }, colour, across, up) => {
  const places = points.map(([at, value]) => [round(across.of(at)), round(up.of(value))]);
  const path = `<polyline fill="none" stroke="${dashed ? "#8b949e" : colour}" stroke-width="${dashed ? 1.5 : 2.25}"${dashed ? ' stroke-dasharray="5 5"' : ""} points="${places.map((it) => it.join(",")).join(" ")}"/>`;
  return dashed
    ? path
    : [path, ...places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`)].join("\n");
};

/** Each name stands at the end of its line, moved down where it would touch the one above. */
const labels = (series, up) => {
  const wanted = series.map(({ name, dashed, points }, index) => ({
    name,
    colour: dashed ? "#6e7781" : colours[index % colours.length],
    at: up.of(points.at(-1)[1]) + 4,
  }));
  let above = -Infinity;
  return wanted
    .sort((a, b) => a.at - b.at)
    .map(({ name, colour, at }) => {
      above = Math.max(at, above + 16);
      return text(size.width - size.right + 8, above, name, `fill="${colour}"`);
    });
};

const vertical = (at, value) =>
  `<line x1="${round(at)}" x2="${round(at)}" y1="${size.top}" y2="${size.height - size.bottom}" stroke="#e3e7eb"/>` +
  text(at, size.height - size.bottom + 20, shown(value), 'text-anchor="middle" fill="#4d5866"');

const horizontal = (at, value) =>
  `<line x1="${size.left}" x2="${size.width - size.right}" y1="${round(at)}" y2="${round(at)}" stroke="#e3e7eb"/>` +
  text(size.left - 8, at + 4, shown(value), 'text-anchor="end" fill="#4d5866"');

const text = (x, y, content, more = "") => `<text x="${round(x)}" y="${round(y)}" ${more}>${escaped(content)}</text>`;
const shown = (value) =>
  value >= 1000 ? Math.round(value).toLocaleString("en-GB") : String(Number(value.toPrecision(2)));
const round = (value) => Math.round(value * 10) / 10;
const escaped = (content) => content.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
