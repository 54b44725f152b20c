import { q as hostOf } from "./chunks/parse.js";
import { r as legStep, t as runEntry } from "./chunks/step.js";
import { t as parseLegInputs } from "./chunks/matrix-requests.js";
// src/leg.ts
/** A leg of a matrix: proves its targets on the machine that it runs on. */
await runEntry("leg", import.meta.url, (raw, ports) => legStep(parseLegInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
