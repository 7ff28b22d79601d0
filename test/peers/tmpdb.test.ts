import { it } from "@jest/globals";
import { databasePlans as plans } from "../components/storage/database-given";
import { said } from "./finding";
import { covers, disagreements } from "./disagreements";
import { judgeByCdk } from "./judges/cdk";
import { judgeByNag, nagPacks } from "./judges/cdk-nag";
import { judgeByCfnLint } from "./judges/cfn-lint";
import { judgeByCheckov } from "./judges/checkov";
import { synthesize } from "./templates";
it("x", async () => {
  const s = synthesize(plans);
  const all = [];
  for (const Pack of nagPacks) all.push(...(await judgeByNag(Pack, s)));
  all.push(...(await judgeByCdk(s)), ...(await judgeByCfnLint(s)), ...(await judgeByCheckov(s)));
  const open = all.filter((f) => !disagreements.some((d) => d.rules.some((r) => covers(d, r, f))));
  require("fs").writeFileSync("/tmp/dbpeers2.txt", [String(all.length), ...open.map(said).sort()].join("\n"));
}, 300000);
