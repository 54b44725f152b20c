import { i as setOutputs, n as withCache, o as runEntry, t as carryOf } from "./chunks/with-cache.js";
import { n as legOutputs } from "./chunks/station-outputs.js";
import { o as proveLeg, t as parseLegInputs } from "./chunks/stations.js";
import { S as hostOf } from "./chunks/parse.js";
// src/adapters/leg-step.ts
/** One job of the matrix. @throws BundleError when a target of it does not hold; its part is written all the same */
async function legStep(request, ports) {
	let { log, env } = ports, part = await withCache(carryOf(request, request.leg, env), ports, () => proveLeg(request, ports), ({ files }) => files.map(({ sha256 }) => sha256));
	for (let { target, level } of part.verdicts) log.info(`${target} is proved to "${level}".`);
	setOutputs(legOutputs(part, request.part));
}
// src/leg.ts
/** A leg of a matrix: proves its targets on the machine that it runs on. */
await runEntry("leg", import.meta.url, (raw, ports) => legStep(parseLegInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
