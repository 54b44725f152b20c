import { q as hostOf } from "./chunks/parse.js";
import { a as planStep, t as runEntry } from "./chunks/step.js";
import { r as parsePlanInputs } from "./chunks/matrix-requests.js";
// src/plan.ts
/** The first station of a matrix: resolves everything once. */
await runEntry("plan", import.meta.url, (raw, ports) => planStep(parsePlanInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
