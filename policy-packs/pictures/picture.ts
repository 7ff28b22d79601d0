import { shortName } from "../proofs/reachability/names";
import type { Waypoint } from "../reports/report";
import { spellPlace } from "../reports/way";
import { chainScene } from "./chain";
import { escape } from "./escape";
import { mapScene } from "./map";
import { inLines, type Scene, type Subject, type Way } from "./scene";
import { zonesScene } from "./zones";
import { draw, markers, style, text, titleWidth, type Drawn } from "./svg";

/** The pictures of a subject: its zones; or its network with the ways that lead over it, and a chain for each other way. */
const scenesOf = ({ network, zones, ways }: Subject): readonly Scene[] => {
  if (zones !== undefined) return [zonesScene(zones)];
  if (network === undefined || network.subnets.size === 0) return ways.length === 0 ? [] : [chainScene(ways)];
  const standing = new Set(network.interfaces.flatMap(({ resource }) => [resource, shortName(resource)]));
  const leadsOver = ({ steps }: Way): boolean =>
    steps.some(({ says, written }) => standing.has(written?.resource ?? says) || standing.has(says));
  const beside = ways.filter((way) => !leadsOver(way));
  return [mapScene(network, ways.filter(leadsOver)), ...(beside.length === 0 ? [] : [chainScene(beside)])];
};

/** Drawn one below the other. */
const stacked = (pictures: readonly Drawn[], gap: number): Drawn => {
  let y = 0;
  const parts = pictures.map(({ body, height }) => {
    const part = `<g transform="translate(0 ${String(y)})">\n${body}\n</g>`;
    y += height + gap;
    return part;
  });
  return {
    width: Math.max(0, ...pictures.map(({ width }) => width)),
    height: Math.max(0, y - gap),
    body: parts.join("\n"),
  };
};

/** What one who sees no picture is told. */
const describe = ({ says, ways }: Subject): string =>
  [says, ...ways.map(({ title, steps }) => `${title}: ${steps.map((it) => it.says).join(" -> ")}.`)].join(" ");

interface Stage {
  readonly id: string;
  readonly standalone: boolean;
}

const svgOf = (subject: Subject, drawn: Drawn, { id, standalone }: Stage): string => {
  const size = `viewBox="0 0 ${String(drawn.width)} ${String(drawn.height)}" width="${String(drawn.width)}" height="${String(drawn.height)}"`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" class="sallyport" role="img" aria-labelledby="${id}-title ${id}-desc" ${size} style="max-width:100%;height:auto">`;
  return [
    open,
    `<title id="${id}-title">${escape(subject.title)}</title>`,
    `<desc id="${id}-desc">${escape(describe(subject))}</desc>`,
    ...(standalone ? [`<style>${style}</style>`, `<rect class="paper" width="100%" height="100%"/>`] : []),
    markers,
    drawn.body,
    "</svg>",
  ].join("\n");
};

const where = (step: Waypoint): string => (step.written === undefined ? "" : ` (${spellPlace(step.written.source)})`);

/** The ways as texts beneath the picture, so that it stands for itself. */
const legend = ({ title, says, ways }: Subject, width: number): { readonly above: Drawn; readonly below: Drawn } => {
  const letters = Math.floor((width - 24) / titleWidth("m"));
  const write = (rows: readonly { readonly words: string; readonly look: string }[]): Drawn => ({
    width,
    height: rows.length * 20 + 10,
    body: rows.map(({ words, look }, index) => text(16, 20 + index * 20, words, look)).join("\n"),
  });
  const lines = (words: string, look: string) => inLines(words, letters).map((it) => ({ words: it, look }));
  const steps = ways.flatMap((way) => [
    ...lines(way.title, "name"),
    ...way.steps.flatMap((step, index) => lines(`${String(index + 1)}. ${step.says}${where(step)}`, "detail")),
  ]);
  return {
    above: write([
      ...inLines(title, Math.floor(letters * 0.8)).map((words) => ({ words, look: "head" })),
      ...lines(says, "detail"),
    ]),
    below: write(steps),
  };
};

/** One picture as a file of its own. */
export const pictureSvg = (subject: Subject): string => {
  const main = stacked(scenesOf(subject).map(draw), 24);
  const { above, below } = legend(subject, Math.max(main.width, 640));
  return `${svgOf(subject, stacked([above, main, below], 8), { id: "sallyport", standalone: true })}\n`;
};

const pageStyle = `
:root{color-scheme:light dark}
body{margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;background:#fff;color:#1b1f24;overflow-wrap:break-word}
h1{font-size:1.4em}h2{font-size:1.15em;margin:2em 0 .4em}h3{font-size:1em;margin:1.4em 0 .3em}
figure{margin:1em 0;overflow-x:auto}
table{border-collapse:collapse;table-layout:fixed;width:100%;font-size:.9em}th:nth-child(1){width:5.5em}th:nth-child(2){width:46%}
td,th{overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.35em .6em .35em 0;border-top:1px solid #8c959f66}
ol{padding-left:2.2em}li{margin:.15em 0}
.place{font-family:ui-monospace,monospace;font-size:.85em;color:#57606a}
p.none{color:#57606a}
@media (prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}.place,p.none{color:#9da7b3}}
`.trim();

/** What a page says besides its pictures. */
export interface More {
  readonly summary?: string;
  readonly rows?: readonly Row[];
  readonly notes?: readonly string[];
}

export interface Row {
  readonly severity: string;
  readonly place: string;
  readonly resource: string;
  readonly message: string;
  readonly fix: string;
  readonly rule: string;
}

const table = (rows: readonly Row[]): readonly string[] => {
  if (rows.length === 0) return [];
  const cell = (text: string): string => `<td>${escape(text)}</td>`;
  const row = ({ severity, place, resource, message, fix, rule }: Row): string =>
    `<tr>${cell(severity)}<td>${escape(message)}<br><span class="place">${escape(fix)}</span></td>${[resource, place, rule].map(cell).join("")}</tr>`;
  const heads = ["severity", "what is wrong, and what to write", "resource", "place", "rule"];
  return [
    `<h2>All findings</h2>`,
    `<table>`,
    `<thead><tr>${heads.map((it) => `<th scope="col">${it}</th>`).join("")}</tr></thead>`,
    `<tbody>`,
    ...rows.map(row),
    `</tbody>`,
    `</table>`,
  ];
};

/** A page in one file: it needs no script and fetches nothing. */
export const picturePage = (
  title: string,
  subjects: readonly Subject[],
  { summary, rows = [], notes = [] }: More,
): string =>
  [
    `<!doctype html>`,
    `<html lang="en">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<link rel="icon" href="data:,">`,
    `<title>${escape(title)}</title>`,
    `<style>${style}\n${pageStyle}</style>`,
    `</head>`,
    `<body>`,
    `<main>`,
    `<h1>${escape(title)}</h1>`,
    ...(summary === undefined ? [] : [`<p>${escape(summary)}</p>`]),
    ...subjects.map(section),
    ...table(rows),
    ...(notes.length === 0
      ? []
      : [`<h2>Notes</h2>`, `<ul>${notes.map((it) => `<li>${escape(it)}</li>`).join("")}</ul>`]),
    `</main>`,
    `</body>`,
    `</html>`,
    "",
  ].join("\n");

const section = (subject: Subject, index: number): string => {
  const drawn = scenesOf(subject).map(draw);
  return [
    `<section>`,
    `<h2>${escape(subject.title)}</h2>`,
    `<p>${escape(subject.says)}</p>`,
    ...(drawn.length === 0
      ? []
      : [
          `<figure>${svgOf(subject, stacked(drawn, 24), { id: `picture-${String(index)}`, standalone: false })}</figure>`,
        ]),
    ...subject.ways.map(wayList),
    `</section>`,
  ].join("\n");
};

const wayList = ({ title, steps }: Way): string => {
  const items = steps.map((step) => {
    const { says, written } = step;
    const place = written === undefined ? "" : ` <span class="place">${escape(spellPlace(written.source))}</span>`;
    return `<li>${escape(says)}${place}</li>`;
  });
  return [`<h3>${escape(title)}</h3>`, `<ol>`, ...items, `</ol>`].join("\n");
};
