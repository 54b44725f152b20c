import { Zt as hostEnvironment } from "./chunks/parse.js";
import { a as planStep, n as parsePlanInputs } from "./chunks/matrix-requests.js";
import { n as runEntry } from "./chunks/step.js";
// src/plan.ts
/** The plan job of a matrix. */
await runEntry("plan", import.meta.url, (raw, ports) => planStep(parsePlanInputs(raw, hostEnvironment(process.env, process.platform)), ports));
export {};
