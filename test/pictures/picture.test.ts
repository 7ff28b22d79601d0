import { describe, expect, it } from "@jest/globals";
import { meet, place, type Placed } from "../../policy-packs/pictures/layout";
import { mapScene } from "../../policy-packs/pictures/map";
import { picturePage, pictureSvg } from "../../policy-packs/pictures/picture";
import type { Subject, Way } from "../../policy-packs/pictures/scene";
import { chainScene } from "../../policy-packs/pictures/chain";
import { networkOf } from "../../policy-packs/proofs/reachability/project";
import { dice, randomNetwork } from "../proofs/reachability/random";
import { server, shop } from "./shop";

const step = (says: string, resource?: string) => ({
  says,
  written: resource === undefined ? undefined : { resource, path: "", source: { file: "shop.yaml", line: 7 } },
});

const way: Way = {
  title: "internet -> Orders",
  steps: [
    step("internet"),
    step("Internet gateway: attached to the VPC", "Attachment"),
    step(server),
    step("security group DataGroup, in: ingress tcp 5432", "DataGroup"),
    step("Orders"),
  ],
};

const subject = (): Subject => ({ title: "shop.yaml", says: "Yes.", network: networkOf(shop()), ways: [way] });

/** Boxes that lie over each other, frames that do, and boxes that stick out of their frames. */
const faults = ({ boxes, frames }: Placed): readonly string[] => {
  const siblings = [...boxes, ...frames].flatMap((one, index, all) =>
    all
      .slice(index + 1)
      .filter((other) => other.inside === one.inside && meet(one.rect, other.rect))
      .map((other) => `${one.id} meets ${other.id}`),
  );
  const outside = [...boxes, ...frames].filter(({ inside, rect }) => {
    const frame = frames.find(({ id }) => id === inside)?.rect;
    return (
      frame !== undefined &&
      (rect.x < frame.x ||
        rect.y < frame.y ||
        rect.x + rect.width > frame.x + frame.width ||
        rect.y + rect.height > frame.y + frame.height)
    );
  });
  return [...siblings, ...outside.map(({ id }) => `${id} sticks out`)];
};

describe("the map of a network", () => {
  const scene = () => mapScene(networkOf(shop()), [way]);

  it("has a box for each thing, once in each zone, and one for the Internet", () => {
    const names = scene().boxes.map(({ lines }) => lines.map(({ text }) => text).join(" | "));
    expect(names).toContain("Internet");
    expect(names).toContainEqual(expect.stringMatching(/^Balancer \| load balancer/));
    expect(names).toContainEqual(expect.stringMatching(/^Orders \| database/));
    expect(names).toContain("nothing stands here");
    expect(scene().frames.map(({ lines }) => lines[0]?.text)).toEqual(["VPC Vpc", "Edge", "Data", "Spare"]);
  });

  it("has an arrow for what passes, and lights the way", () => {
    const { arrows, boxes } = scene();
    const told = arrows.map(({ label, look }) => `${look} ${label}`).sort();
    expect(told).toEqual(["flow tcp 443", "flow tcp 443", "flow tcp 5432", "way tcp 443", "way tcp 5432"]);
    expect(boxes.filter(({ lit }) => lit).map(({ badge }) => badge)).toEqual(["1", "3", "5"]);
  });

  it("places nothing over anything else", () => {
    expect(faults(place(scene()))).toEqual([]);
    expect(faults(place(chainScene([way, way, way])))).toEqual([]);
  });

  it("does so for any network", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const network = randomNetwork(dice(seed));
      expect({ seed, faults: faults(place(mapScene(network, []))) }).toEqual({ seed, faults: [] });
    }
  });
});

describe("the map of a large network", () => {
  const network = networkOf(shop());
  const [one] = network.interfaces;
  if (one === undefined) throw new Error("nothing stands in the shop");
  const many = Array.from({ length: 2000 }, (_, index) => ({
    ...one,
    id: `m${String(index)}`,
    resource: `m${String(index)}`,
  }));
  const large = { ...network, interfaces: [...many, ...network.interfaces] };

  it("shows what the way is about and a few others, and says how many it leaves out", () => {
    const { boxes, frames } = mapScene(large, [way]);
    expect(boxes.length).toBeLessThan(40);
    expect(boxes.filter(({ lit }) => lit).map(({ badge }) => badge)).toEqual(expect.arrayContaining(["1", "3", "5"]));
    expect(frames.flatMap(({ lines }) => lines.map(({ text }) => text)).join()).toMatch(/and 19\d\d more things/);
  });

  it("is soon drawn", () => {
    const start = performance.now();
    place(mapScene(large, [way]));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("a picture as a file", () => {
  it("is the same each time", () => {
    expect(pictureSvg(subject())).toBe(pictureSvg(subject()));
    expect(picturePage("x", [subject()], {})).toBe(picturePage("x", [subject()], {}));
  });

  it("tells those who see no picture what it shows", () => {
    const svg = pictureSvg(subject());
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="sallyport-title sallyport-desc"/);
    expect(svg).toMatch(/<title id="sallyport-title">shop\.yaml<\/title>/);
    expect(svg).toMatch(/<desc id="sallyport-desc">Yes\. internet -&gt; Orders: internet -&gt; Internet gateway/);
  });

  it("lets no name become markup", () => {
    const evil = `"><script>alert(1)</script>`;
    const text = picturePage(
      evil,
      [{ ...subject(), title: evil, ways: [{ title: evil, steps: [step(evil, evil)] }] }],
      {},
    );
    expect(text).not.toContain("<script");
    expect(text).toContain("&lt;script&gt;");
  });

  it("fetches nothing", () => {
    const page = picturePage("x", [subject()], {});
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|<script|@import|src=/);
  });
});
