import { o as runEntry } from "./chunks/with-cache.js";
import { t as runStep } from "./chunks/step.js";
import { S as hostOf, c as parseInputs } from "./chunks/parse.js";
// src/action.ts
/** The action at the root: everything in one job. */
await runEntry("action", import.meta.url, (raw, ports) => runStep(parseInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
