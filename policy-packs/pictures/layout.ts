import * as dagre from "@dagrejs/dagre";
import type { Arrow, Box, Frame, Line, Scene } from "./scene";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the upper left corner. */
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly frames: readonly (Frame & { readonly rect: Rect })[];
  readonly boxes: readonly (Box & { readonly rect: Rect })[];
  readonly arrows: readonly (Arrow & { readonly points: readonly Point[]; readonly at: Rect })[];
  readonly width: number;
  readonly height: number;
}

/** The width of a letter of a monospaced font, by its size: of the fonts that systems have, the widest has 0.62. */
export const letterWidth = (size: number): number => 0.625 * size;
export const textSize = 13;
export const lineHeight = 18;

const padding = 12;
const widthOf = (lines: readonly Line[]): number =>
  Math.ceil(Math.max(0, ...lines.map(({ text }) => text.length)) * letterWidth(textSize));
const heightOf = (lines: readonly Line[]): number => lines.length * lineHeight;

/** Space for the number of a step, beside the first line. */
const badgeWidth = ({ badge }: Box): number => (badge === undefined ? 0 : badge.length * letterWidth(12) + 18);

/** Where everything stands. The same scene is placed alike each time. */
export const place = (scene: Scene): Placed => {
  // Frames are as wide as their titles; where that makes two of them meet, there is more space between.
  for (const space of [28, 56, 96, 150, 220]) {
    const placed = placeWith(scene, space);
    if (!framesMeet(placed)) return placed;
  }
  return placeWith(scene, 320);
};

const placeWith = (scene: Scene, space: number): Placed => {
  const graph = graphOf(scene, space);
  layout(graph);
  const boxes = scene.boxes.map((box) => ({ ...box, rect: rectOf(graph.node(box.id)) }));
  const arrows = scene.arrows.map((arrow, index) => {
    const { from, to } = laid(arrow, scene);
    const edge = graph.edge(from, to, String(index));
    const points = from === arrow.from ? edge.points : [...edge.points].reverse();
    const at = arrow.label === "" ? { ...(points[0] ?? { x: 0, y: 0 }), width: 0, height: 0 } : rectOf(edge);
    return { ...arrow, points, at };
  });
  return moved(framed(scene.frames, boxes, arrows), boxes, arrows);
};

/** Nothing stands there: it keeps what is outside before all else. */
const gate = "gate";

/** What is used of the library's graphs: their own types name files that Node's resolution does not find. */
interface Layered {
  setGraph(options: { readonly [option: string]: string | number }): void;
  setNode(id: string, size: { readonly width?: number; readonly height?: number }): void;
  setParent(id: string, parent: string): void;
  setEdge(from: string, to: string, label: { readonly [option: string]: string | number }, name: string): void;
  node(id: string): Centred;
  edge(from: string, to: string, name: string): Centred & { readonly points: readonly Point[] };
}

const { graphlib, layout } = dagre as unknown as {
  readonly graphlib: { readonly Graph: new (options: { readonly [option: string]: boolean }) => Layered };
  readonly layout: (graph: Layered) => void;
};

const graphOf = (scene: Scene, space: number): Layered => {
  const graph = new graphlib.Graph({ compound: true, multigraph: true });
  const ranksep = scene.direction === "LR" ? 56 : 30;
  graph.setGraph({ rankdir: scene.direction, nodesep: space, edgesep: 18, ranksep });
  const outside = scene.boxes.filter(({ look }) => look === "outside");
  for (const box of [...outside, ...scene.boxes.filter(({ look }) => look !== "outside")])
    graph.setNode(box.id, {
      width: widthOf(box.lines) + 2 * padding + badgeWidth(box),
      height: heightOf(box.lines) + padding + 4,
    });
  for (const { id } of scene.frames) graph.setNode(id, {});
  for (const { id, inside } of [...scene.frames, ...scene.boxes]) if (inside !== undefined) graph.setParent(id, inside);
  if (outside.length > 0) {
    graph.setNode(gate, { width: 0, height: 0 });
    for (const { id } of scene.boxes) graph.setEdge(...gated(id, outside), { weight: 0 }, gate);
  }
  scene.arrows.forEach((arrow, index) => {
    const { from, to, label, look } = { ...arrow, ...laid(arrow, scene) };
    const width = label === "" ? 0 : label.length * letterWidth(12) + 10;
    const height = label === "" ? 0 : 20;
    graph.setEdge(from, to, { width, height, labelpos: "c", weight: look === "way" ? 4 : 1 }, String(index));
  });
  return graph;
};

const gated = (id: string, outside: readonly Box[]): [string, string] =>
  outside.some((it) => it.id === id) ? [id, gate] : [gate, id];

/** An arrow that leads out is laid like one that leads in. */
const laid = ({ from, to }: Arrow, { boxes }: Scene): Pick<Arrow, "from" | "to"> =>
  boxes.some(({ id, look }) => id === to && look === "outside") ? { from: to, to: from } : { from, to };

interface Centred extends Point {
  readonly width: number;
  readonly height: number;
}

const rectOf = ({ x, y, width, height }: Centred): Rect => ({ x: x - width / 2, y: y - height / 2, width, height });

const around = (rects: readonly Rect[]): Rect => {
  const [x, y] = [Math.min(...rects.map((it) => it.x)), Math.min(...rects.map((it) => it.y))];
  const right = Math.max(...rects.map((it) => it.x + it.width));
  const bottom = Math.max(...rects.map((it) => it.y + it.height));
  return { x, y, width: right - x, height: bottom - y };
};

/** Each frame around what it has in it, with its title above; the inner ones first. */
const framed = (frames: readonly Frame[], boxes: Placed["boxes"], arrows: Placed["arrows"]): Placed["frames"] => {
  const rects = new Map<string, Rect>();
  const parents = new Map([...frames, ...boxes].map(({ id, inside }) => [id, inside]));
  const isIn = (id: string | undefined, other: string): boolean =>
    id !== undefined && (id === other || isIn(parents.get(id), other));
  const rectFor = (frame: Frame): Rect => {
    const known = rects.get(frame.id);
    if (known !== undefined) return known;
    const inner = [
      ...boxes.filter(({ inside }) => inside === frame.id).map(({ rect }) => rect),
      ...frames.filter(({ inside }) => inside === frame.id).map(rectFor),
    ];
    const { x, y, width, height } = around([...inner, ...within(around(inner), arrows, (id) => isIn(id, frame.id))]);
    const title = heightOf(frame.lines) + padding;
    const wide = Math.max(width, widthOf(frame.lines)) + 2 * padding;
    const rect = { x: x - padding, y: y - title - 4, width: wide, height: height + title + 4 + padding };
    rects.set(frame.id, rect);
    return rect;
  };
  return frames.map((frame) => ({ ...frame, rect: rectFor(frame) }));
};

/** What arrows that start or end in a frame take of the space beside its boxes, so that no title lies under them. */
const within = (content: Rect, arrows: Placed["arrows"], isInside: (id: string) => boolean): readonly Rect[] =>
  arrows
    .filter(({ from, to }) => isInside(from) || isInside(to))
    .flatMap(({ points, at }) => [at, ...points.map(({ x, y }) => ({ x, y: y - 4, width: 0, height: 8 }))])
    .filter(({ x, width }) => x + width >= content.x && x <= content.x + content.width)
    .map((it) => {
      const left = Math.max(it.x, content.x);
      return { ...it, x: left, width: Math.min(it.x + it.width, content.x + content.width) - left };
    });

/** Whether two frames meet of which neither is in the other, or a frame and a box that is not in it. */
const framesMeet = ({ frames, boxes }: Placed): boolean => {
  const parents = new Map([...frames, ...boxes].map(({ id, inside }) => [id, inside]));
  const isIn = (id: string | undefined, other: string): boolean =>
    id !== undefined && (id === other || isIn(parents.get(id), other));
  return frames.some((frame) =>
    [...frames, ...boxes].some(
      (it) => !isIn(it.id, frame.id) && !isIn(frame.id, it.id) && meet(grown(frame.rect), it.rect),
    ),
  );
};

/** Frames need some space between them. */
const grown = ({ x, y, width, height }: Rect): Rect => ({
  x: x - padding,
  y: y - padding,
  width: width + 2 * padding,
  height: height + 2 * padding,
});

export const meet = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const margin = 16;

/** The whole from the upper left corner. */
const moved = (frames: Placed["frames"], boxes: Placed["boxes"], arrows: Placed["arrows"]): Placed => {
  const points = arrows.flatMap(({ points: all }) => all.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  const labels = arrows.map(({ at }) => at);
  const all = around([...frames.map(({ rect }) => rect), ...boxes.map(({ rect }) => rect), ...points, ...labels]);
  const shift = <P extends Point>(it: P): P => ({
    ...it,
    x: round(it.x - all.x + margin),
    y: round(it.y - all.y + margin),
  });
  return {
    frames: frames.map((it) => ({ ...it, rect: shift(it.rect) })),
    boxes: boxes.map((it) => ({ ...it, rect: shift(it.rect) })),
    arrows: arrows.map((it) => ({ ...it, points: it.points.map(shift), at: shift(it.at) })),
    width: Math.ceil(all.width + 2 * margin),
    height: Math.ceil(all.height + 2 * margin),
  };
};

/** So that texts are short, and alike on every machine. */
const round = (value: number): number => Math.round(value * 10) / 10;
