"use strict";
const { spawn } = require("node:child_process");
const child = spawn("sleep", ["60"], { stdio: "inherit" });
console.log(`child ${child.pid}`);
child.unref();
