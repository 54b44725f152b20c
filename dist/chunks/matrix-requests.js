import { Cn as freeze, yn as BundleError } from "./process.js";
import { _ as choiceOf, a as indexesOf, b as parsePublish, d as parseProof, f as parseSdists, g as toOptional, h as targetsOf, i as files, m as policyOf, n as askedOf, o as outputOf, r as checkTogether, s as parseCache, t as allFaults, u as parseJobsOf, v as readerOf, x as parseSince, y as parseCacheMaxBytes } from "./parse.js";
// src/options/matrix-requests.ts
/** @throws BundleError `usage` with every fault that can be seen without asking an index */
function parsePlanInputs(raw, host) {
	let read = readerOf(raw), { prove, proveExcept } = parseProof(read, host), request = {
		...commonOf(read, host),
		asked: askedOf(read, host),
		targets: targetsOf(read, host),
		sdists: parseSdists(read),
		buildConstraints: files(read, host, "build-constraint"),
		...toOptional("prove", prove),
		...toOptional("proveExcept", proveExcept),
		legs: read.one("legs", choiceOf("platform", "target"), "platform"),
		runners: read.each("runners", parseOwnRunner),
		allowMissingWheels: read.flag("allow-missing-wheels")
	};
	return checked(request, read, raw, host.targetFaults?.(request.targets) ?? []);
}
/** @throws BundleError `usage` */
function parseLegInputs(raw, host) {
	let read = readerOf(raw), leg = read.text("leg");
	leg === void 0 && read.fault("leg", "", "give the name of a leg: the matrix that plan puts out has it");
	let { interpreters } = parseProof(read, host);
	return checked({
		...commonOf(read, host),
		interpreters,
		leg: leg ?? "",
		part: read.text("part") ?? "offline-bundle-part"
	}, read, raw, []);
}
/** @throws BundleError `usage` */
function parseMergeInputs(raw, host) {
	let read = readerOf(raw);
	return checked({
		...commonOf(read, host),
		policy: policyOf(read, host),
		output: outputOf(read, host),
		since: parseSince(read, host, raw.surface),
		publish: parsePublish(read, read.text("name") ?? "offline-bundle"),
		parts: read.text("parts") ?? "offline-bundle-parts"
	}, read, raw, []);
}
/** `linux-ppc64le-*=self-hosted,ppc64le` */
function parseOwnRunner(given) {
	let [, pattern = "", rest = ""] = /^([A-Za-z0-9._*-]+)\s*=(.*)$/.exec(given) ?? [], labels = rest.split(",").map((label) => label.trim());
	return pattern !== "" && labels.every((label) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(label)) ? { ok: {
		pattern,
		labels
	} } : { want: "give PLATFORM=LABEL or PLATFORM=LABEL,LABEL, e.g. linux-ppc64le-*=self-hosted,ppc64le; * stands for anything" };
}
function commonOf(read, host) {
	return {
		indexes: indexesOf(read, host),
		cache: parseCache(read, host),
		jobs: parseJobsOf(read, host),
		plan: read.text("plan") ?? "offline-bundle-plan",
		cacheMaxBytes: parseCacheMaxBytes(read)
	};
}
function checked(request, read, raw, later) {
	checkTogether(read, raw.surface);
	let faults = allFaults(raw, read, later);
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
	return freeze(request);
}
export { parseMergeInputs as n, parsePlanInputs as r, parseLegInputs as t };
