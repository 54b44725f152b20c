import { Zt as hostEnvironment } from "./chunks/parse.js";
import { i as mergeStep, t as parseMergeInputs } from "./chunks/matrix-requests.js";
import { n as runEntry } from "./chunks/step.js";
// src/merge.ts
/** The merge job of a matrix. */
await runEntry("merge", import.meta.url, (raw, ports) => mergeStep(parseMergeInputs(raw, hostEnvironment(process.env, process.platform)), ports));
export {};
