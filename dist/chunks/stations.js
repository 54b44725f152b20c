import { _ as BundleError, d as isRealProof, f as strongestOf, l as PROOF_LEVELS, t as VERSION } from "./version.js";
import { A as lacksOnlyWheels, B as globOf, Ct as exactOptional, E as openWorkshop, F as atMoment, Ft as regex, G as freeze, I as refuseTaken, J as ReadingSchema, Jt as credentialsIn, K as discardAll, Kt as portableUrl, L as refuseIncomplete, Lt as strictObject, Mt as picklist, N as proveSolved, Nt as pipe, O as noticeOwnMachine, P as unionOf, R as proofKit, Rt as string, Tt as literal, X as refuseMissing, Y as SolvedSchema, Yt as maskSecrets, _ as parseSince, a as outputOf, at as targetId, b as parseCacheMaxBytes, ct as documentText, d as parseSdists, et as refuseForeign, ft as makeFolder, g as checkTogether, gt as sha256Of, h as toOptional, ht as errorCode, i as indexesOf, it as sha256, jt as parse, k as resolveAsked, kt as omit, l as parseJobsOf, lt as parseDocument, m as targetsOf, mt as diskFailure, n as askedOf, nt as TargetSchema, o as parseCache, ot as texts, p as policyOf, q as ToldCoreSchema, r as files, rt as project, st as wheelName, t as allFaults, tt as VerdictSchema, u as parseProof, ut as sharesOf, v as choiceOf, vt as toTargetId, w as shipBundles, x as parsePublish, xt as array, y as readerOf, z as expandTargets } from "./parse.js";
import { pathToFileURL } from "node:url";
import { copyFile, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
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
// src/matrix/legs.ts
/** One job of the matrix: these targets, on such a runner. */
const LegSchema = strictObject({
	/** Of its platform, or of its target; it becomes a folder and a part of the name of an artifact. */
	name: pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
	targets: array(targetId),
	runsOn: texts,
	/** What setup-python is asked for, the tool's own last; empty on a runner of the user's, which brings its own. */
	pythons: texts,
	/** As setup-python spells it; empty where it is not asked. */
	architecture: string()
}), UnprovedSchema = strictObject({
	target: targetId,
	because: string()
}), TOOL_SERIES = "3.13";
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
	let pages = findLinks.filter((url) => credentialsIn(url).length > 0), closed = new Set([...logins.map(({ url }) => url), ...pages].map(originOf));
	return [...new Map(solved.flatMap((one) => one.files).map((file) => [file.sha256, file])).values()].filter(({ url }) => isHere(url) || closed.has(originOf(url)));
}
/** What was built here lay in a folder that is gone with the run. */
function withoutFolder(file) {
	return file.built === void 0 ? file : {
		...file,
		url: portableUrl(file.url)
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
const PartSchema = strictObject({
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
	}))
});
function toPart({ plan, sha256: digest, leg, tools, host, union, verdicts }) {
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
		files: union.files.map(({ filename, sha256: content }) => ({
			filename,
			sha256: content
		}))
	};
	return parse(PartSchema, part);
}
function partText(part) {
	return documentText(part);
}
const hint$1 = "Take the parts from the jobs of this very workflow run.", PART = {
	noun: "a part of a bundle",
	format: 1,
	schema: PartSchema,
	hint: hint$1,
	otherFormat: hint$1
};
/** @throws BundleError `integrity` for what is no part */
function parsePart(text, where) {
	return parseDocument(PART, text, where);
}
// src/matrix/plan.ts
const Told = strictObject({
	url: string(),
	...ToldCoreSchema.entries
}), PlanSchema = strictObject({
	format: literal(2),
	tool: strictObject({
		name: literal("offline-bundle"),
		version: string()
	}),
	inputs: sha256,
	targets: array(TargetSchema),
	reading: omit(ReadingSchema, ["logins"]),
	resolutions: array(SolvedSchema),
	told: array(Told),
	carried: array(strictObject({
		filename: wheelName,
		sha256
	})),
	prove: exactOptional(picklist(PROOF_LEVELS)),
	proveExcept: exactOptional(array(project)),
	legs: array(LegSchema),
	unproved: array(UnprovedSchema)
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
function toPlan({ inputs, targets, reading, solved, told, carried, prove, proveExcept, legs, unproved }) {
	let { logins, ...rest } = reading, own = solved.flatMap(({ files }) => files.filter(({ built }) => built === void 0)), urls = [...new Set(own.map(({ url }) => url))].sort(), plan = {
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
		providesExtra,
		requiresDist
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
	return documentText(plan);
}
const hint = "Take plan, leg and merge from one commit, and the plan from this very workflow run.", PLAN = {
	noun: "a plan",
	format: 2,
	schema: PlanSchema,
	hint,
	otherFormat: hint
};
/** @throws BundleError `integrity` for what is no plan, or one of another version of this program */
function parsePlan(text, where) {
	let plan = parseDocument(PLAN, text, where), { version } = plan.tool;
	if (version === "0.1.0") return plan;
	throw new BundleError({
		kind: "integrity",
		what: `${where} was made by offline-bundle ${version}, and this is ${VERSION}`,
		hint
	});
}
// src/matrix/reached.ts
/**
* The verdict of a leg: where no interpreter of its machine stood for the target, the leg did not do what it is there for.
* @param want the level that the leg is to reach
*/
function heldTo(verdict, want) {
	let tried = verdict.checks.some(({ level }) => isRealProof(level));
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
		...twice(own)
	], lacking = [...plan.legs.flatMap((leg) => absence(leg, parts)), ...own.flatMap(failuresOf)], failures = [...wrong.length === 0 ? [] : [{
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
	return new Map(own.flatMap(({ verdicts }) => verdicts.map(({ target, checks }) => [target, checks.filter((check) => isRealProof(check.level))])));
}
/** The verdict of the merge itself, and what a leg saw on the real machine. */
function withChecks(own, told) {
	let checks = [...own.checks, ...told], level = own.level === "none" ? "none" : strongestOf(checks.flatMap((check) => check.passed ? [check.level] : []));
	return {
		...own,
		level,
		checks,
		findings: [...own.findings, ...told.flatMap(({ findings }) => findings)]
	};
}
/** Why a part is none of this plan's; undefined when it is. */
function foreignness(part, plan, sha256) {
	if (part.inputs !== plan.inputs) return `The part of the leg ${part.leg} was made from other inputs than this plan`;
	if (part.plan !== sha256) return `The part of the leg ${part.leg} was made from another plan of the same inputs`;
	let leg = plan.legs.find(({ name }) => name === part.leg), told = part.verdicts.map(({ target }) => target);
	if (leg === void 0 || leg.targets.join(" ") !== told.join(" ")) return `The part of the leg ${part.leg} tells of other targets than its own: ${told.join(", ")}`;
}
/** One name stands for one content, whoever fetched it. */
function conflicts({ resolutions }, parts) {
	let planned = new Map(resolutions.flatMap(({ files }) => files.map((file) => [file.filename, file.sha256])));
	return parts.flatMap(({ leg, files }) => files.filter(({ filename, sha256 }) => planned.get(filename) !== sha256).map(({ filename, sha256 }) => `The leg ${leg} installed ${filename} with sha256 ${sha256}, the plan has ${planned.get(filename) ?? "no such file"}`));
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
// src/workshop/plan-folder.ts
/**
* Makes the folder of a plan, plan.json last: a folder without it is none.
* @throws BundleError `environment` when the disk refuses
*/
async function writePlan(folder, plan, files) {
	try {
		await makeFolder(plan.carried.length > 0 ? path.join(folder, "wheels") : folder);
		for (let { filename, sha256 } of plan.carried) {
			let file = files.get(sha256);
			if (file === void 0) throw TypeError(`${filename} is not in the pool`);
			await copyFile(file.path, path.join(folder, "wheels", filename));
		}
		await writeWhole(path.join(folder, "plan.json"), planText(plan));
	} catch (cause) {
		throw await rm(path.join(folder, "wheels"), {
			recursive: !0,
			force: !0
		}).catch(() => void 0), diskFailure(cause, folder);
	}
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
// src/workshop/part-folder.ts
/** Makes the folder of a part. @throws BundleError `environment` when the disk refuses */
async function writePart(folder, part) {
	try {
		await makeFolder(folder), await writeWhole(path.join(folder, "part.json"), partText(part));
	} catch (cause) {
		throw diskFailure(cause, folder);
	}
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
		text !== void 0 && parts.push(parsePart(text, file));
	}
	return parts;
}
// src/workshop/prove-planned.ts
/**
* Fetches what a plan has for these targets, and stages and proves it. Nothing is resolved, so an index is asked for no page
* but that of pip, which a target with a Python older than 3.10 needs.
* Whether the names are free is for the caller to ask.
* @throws BundleError; then nothing that was staged stays
*/
async function provePlanned({ targets, resolutions, reading, told, carried }, wanted, request, { shop, ports }) {
	let some = targets.filter(({ id }) => wanted.includes(id)), shares = sharesOf(some, request.output), store = await shop.openStore(), solved = resolutions.filter(({ target }) => wanted.includes(target));
	store.pool.want(filesFrom(solved, carriedUrls(request.plan, carried)));
	let known = new Map(told.map(({ url, ...core }) => [url, core]));
	return proveSolved({
		reading,
		resolutions: solved,
		solved,
		missingWheels: [],
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
* @returns where wheels are missing and may be, those; then there is no folder of a plan
* @throws BundleError; then there is none either
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
		}, { reading, resolutions, solved, missingWheels } = await resolveAsked(asking, targets, {
			shop,
			counter,
			ports,
			solved: () => void 0
		});
		if (request.allowMissingWheels && missingWheels.length > 0 && lacksOnlyWheels(resolutions, reading)) return {
			targets,
			missingWheels
		};
		refuseIncomplete(resolutions, [], [], missingWheels), unionOf(solved);
		let carried = carriedFiles(solved, reading, indexes.findLinks);
		counter.pool.want(carried);
		let files = await ports.log.phase("Fetch what no leg can", () => counter.pool.close()), plan = toPlan({
			inputs: inputsDigest(request, reading),
			targets,
			reading,
			solved,
			told: counter.door.told,
			carried,
			...legs,
			...toOptional("prove", prove),
			...toOptional("proveExcept", proveExcept)
		});
		return await writePlan(request.plan, plan, files), { plan };
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
	}, shop = await openWorkshop({
		...request,
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
			output,
			proof
		};
		await refuseMissing(proofKit(ports, shop.engine, planned));
		let { proved, union } = await provePlanned(plan, targets, planned, {
			shop,
			ports
		});
		await discardAll(proved);
		let verdicts = proved.flatMap((one) => one.verdicts.map((verdict) => heldTo(verdict, want))), result = toPart({
			plan,
			sha256,
			leg: name,
			tools: shop.tools,
			host: shop.machine,
			union,
			verdicts
		});
		return await writePart(request.part, result), refuseIncomplete([], verdicts), result;
	} finally {
		await shop.close();
	}
}
/**
* The last station: unites what the legs found, fetches every file, proves all of it again, then seals and packs.
* @throws BundleError that names every leg that failed; then nothing is left behind
*/
async function mergeParts(asked, ports) {
	let request = atMoment(asked, ports.clock.now()), { plan, sha256 } = await readPlan(request.plan), told = uniteParts(plan, sha256, await readParts(request.parts)), prove = plan.prove === "closure" ? "closure" : "pip", planned = {
		...request,
		proof: {
			interpreters: "none",
			prove
		}
	}, all = plan.targets.map(({ id }) => id);
	return shipBundles(request, ports, async (shop) => {
		await refuseTaken(sharesOf(plan.targets, request.output).map(({ name }) => name), request);
		let made = await provePlanned(plan, all, planned, {
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
export { mergeParts as a, makePlan as i, parseMergeInputs as n, proveLeg as o, parsePlanInputs as r, matrixOf as s, parseLegInputs as t };
