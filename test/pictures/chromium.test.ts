import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { sallyport } from "../cli/command";
import { server, shopText } from "./shop";

const executablePath = "/usr/bin/chromium";

/** Without a browser these are reported as skipped. */
const withBrowser = existsSync(executablePath) ? describe : describe.skip;

interface Shown {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** What a page shows: texts and where they are, the shapes behind them, and what is lit. */
interface Seen {
  readonly width: number;
  readonly texts: readonly {
    readonly words: string;
    readonly inView: boolean;
    readonly inShape: boolean;
    readonly contrast: number;
  }[];
  readonly overlaps: readonly string[];
  readonly ways: number;
  readonly lit: number;
  readonly named: boolean;
}

/** Runs in the browser. */
const look = `(${readFileSync("test/pictures/look.js", "utf8").replace(/;\s*$/, "")})()`;
const lookAt = (page: Page): Promise<Seen> => page.evaluate<Seen>(look);

/** Who comes to more by another's function. */
const roles = `
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: "lambda:UpdateFunctionCode", Resource: !GetAtt Pay.Arn }]
  Pay: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Admin.Arn } }
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: all
          PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }
`;

withBrowser("a picture in a browser", () => {
  let folder = "";
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-pictures-"));
    writeFileSync(join(folder, "shop.yaml"), shopText + roles);
    writeFileSync(
      join(folder, "closed.yaml"),
      shopText.replace("FromPort: 443, ToPort: 443", "FromPort: 1, ToPort: 1"),
    );
    browser = await chromium.launch({
      executablePath,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (file: string, colorScheme: "light" | "dark", width = 1280): Promise<Shown> => {
    const requests: string[] = [];
    const complaints: string[] = [];
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    return { page, requests, complaints };
  };

  const write = async (name: string, ...argv: readonly string[]): Promise<string> => {
    const file = join(folder, name);
    const format = name.endsWith("svg") ? "svg" : "html";
    const given = argv.map((it) => (it.endsWith(".yaml") ? join(folder, it) : it));
    await sallyport([...given, join(folder, "shop.yaml"), "--format", format, "--output", file]);
    return file;
  };

  it.each([
    ["reach.html", ["explain", `internet -> ${server}`], ["Internet", "Orders"], 1, 2],
    ["reach.svg", ["explain", `internet -> ${server}`], ["Internet", "Orders"], 1, 2],
    ["walk.html", ["explain", "internet -> anything"], ["Internet", "Orders", "tcp 5432"], 2, 3],
    ["zones.html", ["explain", "zones"], ["Internet", "public", "isolated", "EdgeA", "tcp 443"], undefined, 0],
    ["zones.svg", ["explain", "zones"], ["Internet", "public", "isolated", "EdgeA", "tcp 443"], undefined, 0],
    ["escalation.html", ["explain", "role/deploy -> admin"], ["role/Admin may do everything"], undefined, undefined],
    ["diff.html", ["diff", "closed.yaml"], ["Internet", "Orders", "Balancer"], undefined, undefined],
    ["check.html", ["check"], ["Internet", "Orders", "nothing stands here"], undefined, undefined],
  ] as const)(
    "%s shows every label, nothing over anything, and the way lit",
    async (name, argv, labels, ways, lit) => {
      const file = await write(name, ...argv);
      for (const scheme of ["light", "dark"] as const) {
        const { page, requests, complaints } = await open(file, scheme);
        const seen = await lookAt(page);
        expect(seen.texts.length).toBeGreaterThan(10);
        expect(seen.texts.map(({ words }) => words)).toEqual(expect.arrayContaining([...labels]));
        expect(seen.texts.filter(({ inView, inShape }) => !inView || !inShape)).toEqual([]);
        expect(seen.texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
        expect(seen.overlaps).toEqual([]);
        expect(seen.width).toBeLessThanOrEqual(1280);
        expect(seen.named).toBe(true);
        if (ways !== undefined) expect({ ways: seen.ways, lit: seen.lit }).toEqual({ ways, lit });
        expect({ requests, complaints }).toEqual({ requests: [pathToFileURL(file).href], complaints: [] });
        await page.close();
      }
    },
    60_000,
  );

  it("fits a narrow screen", async () => {
    const { page } = await open(await write("narrow.html", "explain", `internet -> ${server}`), "light", 400);
    const seen = await lookAt(page);
    expect(seen.texts.filter(({ inView }) => !inView)).toEqual([]);
    expect(seen.width).toBeLessThanOrEqual(400);
    await page.close();
  }, 60_000);

  it("would see a label that is cut off, and boxes that meet", async () => {
    const page = await browser.newPage({ viewport: { width: 300, height: 300 } });
    await page.setContent(
      `<svg width="900" height="90"><g><rect class="box" width="50" height="20"/><text y="12">much longer than its box</text></g><g><rect class="box" x="20" width="50" height="20"/></g><text x="800">out</text></svg>`,
    );
    const seen = await lookAt(page);
    expect(seen.texts.map(({ inView, inShape }) => [inView, inShape])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(seen.overlaps).toHaveLength(1);
    await page.close();
  }, 60_000);
});
