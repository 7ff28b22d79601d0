import { letterWidth, lineHeight, place, textSize, type Placed, type Point, type Rect } from "./layout";
import type { Line, Scene } from "./scene";
import { escape } from "./escape";

export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** What stands between `<svg>` and `</svg>`. */
  readonly body: string;
}

/** Light, and dark where the reader's system is. The colours of ways and texts have a contrast of 4.5 and more on both. */
export const style = `
.sallyport{--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#8c959f;--zone:#f3f5f8;--vpc:#fafbfc;--box:#fff;--way:#c62828;--lit:#fdecea;
font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--paper)}
@media (prefers-color-scheme:dark){.sallyport{--paper:#0d1117;--ink:#e6edf3;--soft:#9da7b3;--line:#6e7681;--zone:#1b222c;--vpc:#131920;
--box:#0d1117;--way:#ff8a80;--lit:#3a1c1c}}
.sallyport text{font-size:13px;fill:var(--ink)}
.sallyport .detail{fill:var(--soft)}
.sallyport .name{font-weight:600}
.sallyport .head{font-size:15px;font-weight:600}
.sallyport .paper{fill:var(--paper)}
.sallyport .vpc{fill:var(--vpc);stroke:var(--line);stroke-width:1.5}
.sallyport .zone,.sallyport .chain{fill:var(--zone);stroke:var(--line);stroke-dasharray:4 3}
.sallyport .box{fill:var(--box);stroke:var(--line);stroke-width:1.2}
.sallyport .outside{fill:var(--box);stroke:var(--ink);stroke-width:1.5}
.sallyport .empty{fill:none;stroke:none}
.sallyport .lit{fill:var(--lit);stroke:var(--way);stroke-width:2}
.sallyport .arrow{fill:none;stroke:var(--line);stroke-width:1.3}
.sallyport .perhaps{stroke-dasharray:5 4}
.sallyport .way{stroke:var(--way);stroke-width:3}
.sallyport .tip{fill:var(--line)}
.sallyport .waytip{fill:var(--way)}
.sallyport .behind{fill:var(--paper);opacity:.92}
.sallyport .label{font-size:12px;fill:var(--soft)}
.sallyport .waylabel{fill:var(--way);font-weight:600}
.sallyport .badge{fill:var(--way)}
.sallyport .number{font-size:12px;fill:var(--paper);font-weight:600}
`.trim();

/** Draws a scene. Nothing of it is done by a script, and nothing is fetched. */
export const draw = (scene: Scene): Drawn => {
  const placed = place(scene);
  const { frames, boxes, arrows, width, height } = placed;
  const body = [
    ...frames.map(({ rect, lines, look }) => group(rectangle(rect, look, 8) + titleOf(rect, lines))),
    ...[...arrows].sort((a, b) => Number(a.look === "way") - Number(b.look === "way")).map(arrowOf),
    ...boxes.map(boxOf),
    ...arrows.map(labelOf),
  ].join("\n");
  return { width, height, body };
};

const group = (inner: string): string => `<g>${inner}</g>`;

const rectangle = ({ x, y, width, height }: Rect, look: string, radius: number): string =>
  `<rect class="${look}" x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" rx="${String(radius)}"/>`;

export const text = (x: number, y: number, words: string, look: string, anchor = "start"): string =>
  `<text class="${look}" x="${rounded(x)}" y="${rounded(y)}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${escape(words)}</text>`;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

const titleOf = ({ x, y }: Rect, lines: readonly Line[]): string =>
  lines.map((line, index) => text(x + 12, y + 6 + (index + 1) * lineHeight - 5, line.text, line.look)).join("");

const boxOf = ({ rect, lines, look, lit, badge }: Placed["boxes"][number]): string => {
  const { x, y } = rect;
  const class_ = `${look === "outside" || look === "empty" ? look : "box"}${lit ? " lit" : ""}`;
  const rows = lines.map((line, index) => text(x + 12, y + 8 + (index + 1) * lineHeight - 5, line.text, line.look));
  return group(rectangle(rect, class_, look === "outside" ? 16 : 5) + rows.join("") + badgeOf(rect, badge));
};

const badgeOf = ({ x, y, width }: Rect, badge: string | undefined): string => {
  if (badge === undefined) return "";
  const wide = badge.length * letterWidth(12) + 12;
  const rect = { x: x + width - wide - 5, y: y + 5, width: wide, height: 18 };
  return rectangle(rect, "badge", 9) + text(rect.x + wide / 2, rect.y + 13, badge, "number", "middle");
};

const arrowOf = ({ points, look }: Placed["arrows"][number]): string => {
  const way = look === "way";
  const class_ = `arrow${way ? " way" : look === "perhaps" ? " perhaps" : ""}`;
  const tip = `url(#${way ? "waytip" : "tip"})`;
  return `<path class="${class_}" d="${curve(points)}" marker-end="${tip}"/>`;
};

/** Round corners: each is a bow from the middle of one stretch to the middle of the next. */
const curve = (points: readonly Point[]): string => {
  const spell = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const bows = rest.slice(0, -1).map((corner, index) => {
    const next = rest[index + 1] ?? corner;
    const end = index === rest.length - 2 ? next : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    return `Q${spell(corner)} ${spell(end)}`;
  });
  return [`M${spell(first)}`, ...(bows.length > 0 ? bows : rest.map((it) => `L${spell(it)}`))].join(" ");
};

const labelOf = ({ label, look, at }: Placed["arrows"][number]): string => {
  if (label === "") return "";
  const words = text(at.x + at.width / 2, at.y + 14, label, `label${look === "way" ? " waylabel" : ""}`, "middle");
  return group(rectangle(at, "behind", 3) + words);
};

const marker = (id: string, size: number): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${String(size)}" markerHeight="${String(size)}" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path class="${id}" d="M0 0 8 4 0 8z"/></marker>`;

export const markers = `<defs>${marker("tip", 9)}${marker("waytip", 12)}</defs>`;

export const titleWidth = (words: string, size = textSize): number => Math.ceil(words.length * letterWidth(size));
