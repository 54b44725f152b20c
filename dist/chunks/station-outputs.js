import { s as matrixOf } from "./stations.js";
// src/report/station-outputs.ts
/** @param folder of the plan, as it was typed */
function planOutputs(plan, folder) {
	return {
		matrix: matrixOf(plan.legs),
		legs: String(plan.legs.length),
		unproved: plan.unproved.map(({ target, because }) => `${target}: ${because}`).join("\n"),
		targets: plan.targets.map(({ id }) => id).join("\n"),
		plan: folder,
		"missing-wheels": "[]"
	};
}
/** Of a plan that cannot be made yet. */
function lackingOutputs(targets, missing) {
	return {
		matrix: matrixOf([]),
		legs: "0",
		unproved: "",
		targets: targets.map(({ id }) => id).join("\n"),
		plan: "",
		"missing-wheels": JSON.stringify(missing)
	};
}
/** @param folder of the part, as it was typed */
function legOutputs({ verdicts }, folder) {
	return {
		part: folder,
		levels: verdicts.map(({ target, level }) => `${target} ${level}`).join("\n")
	};
}
export { legOutputs as n, planOutputs as r, lackingOutputs as t };
