import { q as hostOf } from "./chunks/parse.js";
import { i as mergeStep, t as runEntry } from "./chunks/step.js";
import { n as parseMergeInputs } from "./chunks/matrix-requests.js";
// src/merge.ts
/** The last station of a matrix: unites, proves, packs, publishes. */
await runEntry("merge", import.meta.url, (raw, ports) => mergeStep(parseMergeInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
