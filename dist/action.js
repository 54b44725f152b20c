import { Zt as hostEnvironment, c as parseInputs } from "./chunks/parse.js";
import { n as runEntry, r as runStep } from "./chunks/step.js";
// src/action.ts
/** The main action: everything in one step. */
await runEntry("action", import.meta.url, (raw, ports) => runStep(parseInputs(raw, hostEnvironment(process.env, process.platform)), ports));
export {};
