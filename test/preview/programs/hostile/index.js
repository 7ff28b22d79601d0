"use strict";
const fs = require("node:fs");
const aws = require("@pulumi/aws");

const write = (text) => {
  try {
    fs.writeSync(3, text);
  } catch {
    // The other end takes its time.
  }
};
write('not JSON\nnull\n[1]\n"text"\n{"name":{"a":1},"message":7}\n');
for (let i = 0; i < 200; i++) process.stdout.write("x".repeat(50_000) + "\n");
new aws.sqs.Queue("first", { tags: { fine: "yes" } });
