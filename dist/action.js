import { c as parseInputs, gt as hostEnvironment } from "./chunks/parse.js";
import { n as runStep, t as runEntry } from "./chunks/step.js";
// src/action.ts
/** The action at the root: everything in one job. */
await runEntry("action", import.meta.url, (raw, ports) => runStep(parseInputs(raw, hostEnvironment(process.env, process.platform)), ports));
export {};
