import { s as matrixOf } from "./stations.js";
// src/report/station-outputs.ts
/** @param folder of the plan, as it was typed */
function planOutputs(plan, folder) {
	return {
		matrix: matrixOf(plan.legs),
		legs: String(plan.legs.length),
		unproved: plan.unproved.map(({ target, because }) => `${target}: ${because}`).join("\n"),
		targets: plan.targets.map(({ id }) => id).join("\n"),
		plan: folder
	};
}
/** @param folder of the part, as it was typed */
function legOutputs({ verdicts }, folder) {
	return {
		part: folder,
		levels: verdicts.map(({ target, level }) => `${target} ${level}`).join("\n")
	};
}
export { planOutputs as n, legOutputs as t };
