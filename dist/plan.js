import { f as code, h as tableOf, i as setOutputs, n as withCache, o as runEntry, p as escaped, r as addSummary, t as carryOf } from "./chunks/with-cache.js";
import { S as hostOf, Vt as count } from "./chunks/parse.js";
import { r as planOutputs, t as lackingOutputs } from "./chunks/station-outputs.js";
import { i as makePlan, r as parsePlanInputs } from "./chunks/stations.js";
// src/report/plan-summary.ts
/** The summary of the job that plans: which job proves which targets, and which targets none does. */
function planSummary({ targets, legs, unproved, resolutions }) {
	let wheels = new Set(resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256))).size, rows = legs.map(({ name, runsOn, pythons, targets: ids }) => [
		code(name),
		escaped(runsOn.join(", ")),
		escaped(pythons.join(", ")),
		ids.map(code).join("<br>")
	]), left = unproved.map(({ target, because }) => [code(target), escaped(because)]);
	return [
		`## Plan: ${count(targets.length, "target")}, ${count(wheels, "wheel")}, ${count(legs.length, "leg")}\n`,
		...rows.length === 0 ? [] : [`${tableOf([
			"Leg",
			"Runner",
			"Pythons",
			"Targets"
		], rows)}\n`],
		...left.length === 0 ? [] : [`### Proved to <code>pip</code> only\n\n${tableOf(["Target", "Why"], left)}\n`]
	].join("\n");
}
/** The summary of a job that could make no plan yet: what has to be built first. */
function lackingSummary(missing) {
	let rows = missing.map(({ project, version, selectors, targets }) => [
		code(`${project} ${version}`),
		selectors.map(code).join("<br>"),
		targets.map(code).join("<br>")
	]);
	return `## No plan yet: ${count(missing.length, "project")} without wheels\n\n${tableOf([
		"Sdist",
		"cibuildwheel",
		"Targets"
	], rows)}\n`;
}
// src/adapters/plan-step.ts
/** The job that plans: its outputs are the matrix of the jobs after it. @throws BundleError */
async function planStep(request, ports) {
	let { log, env } = ports, planned = await withCache(carryOf(request, "plan", env), ports, () => makePlan(request, ports), (one) => "plan" in one ? one.plan.resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)) : []);
	if ("missingWheels" in planned) {
		let { targets, missingWheels } = planned, names = missingWheels.map(({ project, version }) => `${project} ${version}`).join(", ");
		log.notice(`no plan was made: wheels have to be built first, of ${names} (output missing-wheels)`), await addSummary(lackingSummary(missingWheels), env), setOutputs(lackingOutputs(targets, missingWheels));
		return;
	}
	let { plan } = planned;
	for (let { target, because } of plan.unproved) log.notice(`${target} is proved to "pip" only: ${because}.`);
	await addSummary(planSummary(plan), env), setOutputs(planOutputs(plan, request.plan));
}
// src/plan.ts
/** The first station of a matrix: resolves everything once. */
await runEntry("plan", import.meta.url, (raw, ports) => planStep(parsePlanInputs(raw, hostOf(process.env, process.platform)), ports));
export {};
