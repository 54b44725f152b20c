import { gt as hostEnvironment } from "./chunks/parse.js";
import { o as proveStep, r as parseProveInputs } from "./chunks/matrix-requests.js";
import { t as runEntry } from "./chunks/step.js";
// src/prove.ts
/** A prove job of a matrix: proves its targets on the machine that it runs on. */
await runEntry("prove", import.meta.url, (raw, ports) => proveStep(parseProveInputs(raw, hostEnvironment(process.env, process.platform)), ports));
export {};
