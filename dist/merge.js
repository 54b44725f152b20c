import { n as withCache, o as runEntry, t as carryOf } from "./chunks/with-cache.js";
import { a as mergeParts, n as parseMergeInputs } from "./chunks/stations.js";
import { i as withEarlier, n as shipOutcomes, r as usedBy } from "./chunks/step.js";
import { S as hostOf } from "./chunks/parse.js";
// src/adapters/merge-step.ts
/** The job that comes last: the bundles, and where they go. @throws BundleError that names every leg that failed */
async function mergeStep(request, ports) {
	let carry = carryOf(request, request.output.name, ports.env), bundles = await withEarlier(request, ports, (whole) => withCache(carry, ports, () => mergeParts(whole, ports), usedBy));
	await shipOutcomes(bundles, request, ports);
}
// src/merge.ts
/** The last station of a matrix: unites, proves, packs, publishes. */
await runEntry("merge", import.meta.url, (raw, ports) => mergeStep(parseMergeInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
