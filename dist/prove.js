import { Zt as hostEnvironment } from "./chunks/parse.js";
import { o as proveStep, r as parseProveInputs } from "./chunks/matrix-requests.js";
import { n as runEntry } from "./chunks/step.js";
// src/prove.ts
/** A prove job of a matrix. */
await runEntry("prove", import.meta.url, (raw, ports) => proveStep(parseProveInputs(raw, hostEnvironment(process.env, process.platform)), ports));
export {};
