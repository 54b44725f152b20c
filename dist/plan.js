import { a as runEntry, d as code, f as escaped, i as setOutputs, m as tableOf, n as withCache, r as addSummary, t as carryOf } from "./chunks/with-cache.js";
import { S as hostOf, in as count } from "./chunks/parse.js";
import { n as planOutputs } from "./chunks/station-outputs.js";
import { i as makePlan, r as parsePlanInputs } from "./chunks/stations.js";
// src/report/plan-summary.ts
/** The summary of the job that plans: which job proves which targets, and which targets none does. */
function planSummary({ targets, legs, unproved, resolutions }) {
	let wheels = new Set(resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256))).size, rows = legs.map(({ name, runsOn, pythons, targets: ids }) => [
		code(name),
		escaped(runsOn.join(", ")),
		escaped(pythons.join(", ")),
		ids.map(code).join("<br>")
	]), sources = resolutions.flatMap(({ files }) => files.flatMap(({ promised }) => promised === void 0 ? [] : [promised])), building = [...new Map(sources.map((one) => [one.sha256, one])).values()].map(({ project, version, because }) => [code(`${project} ${version}`), escaped(because)]), left = unproved.map(({ target, because }) => [code(target), escaped(because)]);
	return [
		`## Plan: ${count(targets.length, "target")}, ${count(wheels, "wheel")}, ${count(legs.length, "leg")}\n`,
		...rows.length === 0 ? [] : [`${tableOf([
			"Leg",
			"Runner",
			"Pythons",
			"Targets"
		], rows)}\n`],
		...building.length === 0 ? [] : [`### Built by the legs\n\n${tableOf(["Source", "Why"], building)}\n`],
		...left.length === 0 ? [] : [`### Proved to <code>pip</code> only\n\n${tableOf(["Target", "Why"], left)}\n`]
	].join("\n");
}
// src/adapters/plan-step.ts
/** The job that plans: its outputs are the matrix of the jobs after it. @throws BundleError */
async function planStep(request, ports) {
	let { log, env } = ports, plan = await withCache(carryOf(request, "plan", env), ports, () => makePlan(request, ports), ({ resolutions }) => resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
	for (let { target, because } of plan.unproved) log.notice(`${target} is proved to "pip" only: ${because}.`);
	await addSummary(planSummary(plan), env), setOutputs(planOutputs(plan, request.plan));
}
// src/plan.ts
/** The first station of a matrix: resolves everything once. */
await runEntry("plan", import.meta.url, (raw, ports) => planStep(parsePlanInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
