import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { $ as covers, Bt as LINUX_MACHINES, Cn as freeze, Ft as parsePythons, G as lockPagePath, Gt as knownPythons, Ht as presetTarget, J as lockText, Jt as parseWheelName, K as lockPageText, Qt as toTargetId, Rt as platformNames, S as verifiedText, Sn as toFailure, St as visibleText, T as checkedOf, Tn as unreachable, Tt as differenceText, Vt as platformPresets, Xt as toProjectName, at as plainLines, b as resultText, bn as explain, bt as showBytes, et as rangeText, gn as BundleError, jt as VERSION, mt as plainLine, p as parseTargetName, pt as maskSecrets, q as lockPath, qt as parseSha256, tt as versionsOf, xt as showSeconds } from "./process.js";
import { $ as verifyOrigin, A as inspectAll, B as wheelWarningBreaches, C as makeBundles, J as validateTargets, M as compareBundles, N as locateBundle, O as withPython, U as checkClosure, W as startClosureProcess, X as warnUnusedInterpreters, Y as checkInterpreters, Z as failOnFindings, c as parseInputs, ct as isBootstrapPip, et as programsUntil, f as parseWarnings, gt as hostEnvironment, j as openInspectors, l as parseJobsOf, lt as parseSums, mt as failureText, o as parseCache, q as provingTargets, rt as fileSha256, s as parseFile, st as parseManifest, tt as pLimit, u as parseProof, v as readerOf } from "./parse.js";
import { r as styleOf } from "./help.js";
import path from "node:path";
import { readFile, readdir } from "node:fs/promises";
import path$1 from "node:path/posix";
// src/options/verify-request.ts
/** Options that every command accepts. */
const VERBOSITY = [
	"quiet",
	"verbose",
	"json"
], ACCEPTED = [
	...VERBOSITY,
	"interpreters",
	"prove",
	"prove-except",
	"policy-warnings",
	"cache-dir",
	"no-cache",
	"jobs",
	"verify-with"
];
/** @throws BundleError `usage` with every fault */
function parseVerify(folder, raw, host) {
	let read = readerOf(raw), trusted = parseFile(read, host, "verify-with"), request = {
		folder,
		proof: parseProof(read, host),
		cache: parseCache(read, host),
		jobs: parseJobsOf(read, host),
		warnings: parseWarnings(read),
		...trusted === void 0 ? {} : { verifyWith: trusted }
	};
	return checkOthers(read, raw, ACCEPTED), end(read, raw, freeze(request));
}
/** For `targets` and `diff`. @throws BundleError `usage` for an option that they do not support */
function parsePlainCommand(raw) {
	let read = readerOf(raw);
	checkOthers(read, raw, VERBOSITY), end(read, raw, void 0);
}
function checkOthers(read, raw, accepted) {
	for (let name of toNames(raw)) accepted.includes(name) || read.fault(name, "", "not supported by this command");
}
function toNames(raw) {
	return Object.keys(raw.given);
}
function end(read, raw, value) {
	let faults = [...raw.faults ?? [], ...read.faults()];
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
	return value;
}
// src/report/result-json.ts
/** The output of `--json`: one line with keys in a fixed order. */
function resultJson(outcomes) {
	return line({
		ok: !0,
		exitCode: 0,
		bundles: outcomes.map((outcome) => ({
			...checkedJson(outcome),
			manifest: outcome.manifestPath,
			archives: outcome.archives,
			...outcome.difference === void 0 ? {} : { difference: outcome.difference }
		}))
	});
}
/** The output of `diff --json`. */
function differenceJson(difference) {
	return line({
		ok: !0,
		exitCode: 0,
		...difference
	});
}
/** The output of `verify --json`. */
function verifiedJson(checked) {
	return line({
		ok: !0,
		exitCode: 0,
		bundles: [checkedJson(checked)]
	});
}
/** The output of `--json` for a failure. */
function failureJson(failure) {
	let { exitCode, message, hint } = explain(failure);
	return line({
		ok: !1,
		exitCode,
		message,
		hint,
		failure
	});
}
function checkedJson({ name, folder, targets, verdicts, wheelCount, totalBytes, seconds, findings, signer }) {
	return {
		name,
		folder,
		wheelCount,
		totalBytes,
		seconds: Math.round(seconds * 1e3) / 1e3,
		targets: targets.map(({ id, platform, python, machines }) => {
			let verdict = verdicts.find(({ target }) => target === id);
			return {
				id,
				platform,
				python: python.version,
				level: verdict?.level ?? "none",
				checks: verdict?.checks ?? [],
				micros: verdict?.micros,
				machines
			};
		}),
		findings,
		...signer === void 0 ? {} : { signer }
	};
}
/** Escapes everything but printable ASCII: the text of servers and packages may contain terminal control characters. */
function line(value) {
	return `${JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
// src/verify/from-manifest.ts
/** Convert the manifest back to the union of its files. @throws BundleError `integrity` for a path or hash that is not valid */
function toUnion(manifest) {
	return {
		files: manifest.wheels.map((wheel) => toUnionFile(wheel, manifest)),
		targets: manifest.targets.map(({ id, entries }) => ({
			target: toTargetId(id),
			entries: entries.map(toUnionEntry)
		}))
	};
}
/** Convert a manifest target to a target. */
function toTarget(target) {
	let { id, platform, system, python, abis, platformTags, markers, machines, microVersions } = target;
	return {
		id: toTargetId(id),
		platform,
		system,
		python,
		abis,
		platformTags,
		markers,
		machines,
		microVersions
	};
}
function toUnionEntry({ project, sha256, requiredBy, ...rest }) {
	return {
		...rest,
		project: toProjectName(project),
		sha256: toSha256(sha256),
		requiredBy: requiredBy.map(toProjectName)
	};
}
/** Convert manifest requirements to the roots of the closure check. */
function toRoots(requirements) {
	return requirements.map((requirement) => ({
		...requirement,
		editable: !1
	}));
}
function toSha256(text) {
	let sha256 = parseSha256(text);
	if (sha256 === void 0) throw foreign(text);
	return sha256;
}
function toUnionFile(wheel, manifest) {
	let filename = parseWheelName(path$1.basename(wheel.path));
	if (filename === void 0 || wheel.path !== `wheels/${filename}`) throw foreign(wheel.path);
	let { project, version, url, bytes, built, lockedSdist } = wheel;
	return {
		filename,
		sha256: toSha256(wheel.sha256),
		project: toProjectName(project),
		version,
		url,
		bytes,
		...built === void 0 ? {} : { built: toBuilt(built) },
		...lockedSdist === void 0 ? {} : { lockedSdist },
		targets: manifest.targets.filter(({ entries }) => entries.some(({ sha256 }) => sha256 === wheel.sha256)).map(({ id }) => toTargetId(id))
	};
}
/** Backend and Python are in the proofs only; no check reads them. */
function toBuilt({ kind, url, sha256, revision, staticMetadata }) {
	return {
		kind,
		url,
		...sha256 === void 0 ? {} : { sha256: toSha256(sha256) },
		...revision === void 0 ? {} : { revision },
		staticMetadata,
		backend: "",
		python: ""
	};
}
function foreign(text) {
	let what = `the manifest has ${text} where a wheel of this bundle is expected`;
	return new BundleError({
		kind: "integrity",
		what,
		hint: "Copy the bundle again."
	});
}
// src/verify/bundle-files.ts
const SUMS = "SHA256SUMS", COPY_AGAIN = "Copy the bundle again and extract it into an empty folder.", SAFE_PATH = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[^\\:\p{C}\p{Zl}\p{Zp}]+$/u;
/**
* Check that the folder contains exactly the files of SHA256SUMS, unaltered: no other file, no link, no unsafe name.
* @throws BundleError `integrity` that names up to 20 faults; `environment` if the folder cannot be read
*/
async function checkSums(folder) {
	let there = await list(folder), stated = await readSums(folder), faults = [...there.faults, ...stated.faults];
	faults.push(...[...stated.sums.keys()].filter((name) => !there.files.has(name)).map((name) => `${name} is missing`)), faults.push(...[...there.files].filter((name) => name !== SUMS && !stated.sums.has(name)).map((name) => `${show(name)} is not in ${SUMS}`));
	let files = /* @__PURE__ */ new Map(), read = async ([name, sha256]) => {
		let found = await fileSha256(path.join(folder, name));
		found === sha256 ? files.set(name, found) : faults.push(`${name} was altered: its sha256 is ${found}, not ${sha256}`);
	};
	return await pLimit(4).map([...stated.sums].filter(([name]) => there.files.has(name)), read), throwFaults(folder, faults), files;
}
/** Report the faults, if any. @throws BundleError `integrity` */
function throwFaults(folder, faults) {
	if (faults.length === 0) return;
	let more = faults.length > 20 ? [`… and ${faults.length - 20} more`] : [];
	throw new BundleError({
		kind: "integrity",
		what: `${folder} does not match its checksums and manifest: ${[...faults].sort().slice(0, 20).concat(more).join("; ")}`,
		hint: COPY_AGAIN
	});
}
async function list(folder) {
	let items = await readdir(folder, {
		recursive: !0,
		withFileTypes: !0
	}).catch((cause) => {
		let what = `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
		throw new BundleError({
			kind: "environment",
			what,
			hint: "Pass the bundle folder, which contains manifest.json."
		}, { cause });
	}), files = /* @__PURE__ */ new Set(), faults = [];
	for (let item of items) {
		let name = path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join("/");
		SAFE_PATH.test(name) ? item.isFile() ? files.add(name) : item.isDirectory() || faults.push(`${name} is not a regular file`) : faults.push(`${show(name)} is not a valid file name in a bundle`);
	}
	return {
		files,
		faults
	};
}
async function readSums(folder) {
	let text = await readFile(path.join(folder, SUMS), "utf8").catch(() => void 0);
	if (text === void 0) throw new BundleError({
		kind: "integrity",
		what: `${folder} has no ${SUMS}`,
		hint: "Pass the bundle folder, which contains manifest.json."
	});
	let sums = /* @__PURE__ */ new Map(), { lines, odd } = parseSums(text), faults = odd.map(notALine);
	for (let { path: name, sha256 } of lines) SAFE_PATH.test(name) ? sums.has(name) ? faults.push(`${SUMS} lists ${name} twice`) : sums.set(name, sha256) : faults.push(notALine(`${sha256}  ${name}`));
	return {
		sums,
		faults
	};
}
function notALine(line) {
	return `${SUMS} has an invalid line: ${show(line)}`;
}
/** Quote an untrusted name, without control characters. */
function show(text) {
	return JSON.stringify(text.slice(0, 200)).replaceAll(/[^\x20-\x7e]/g, "?");
}
/** Compare the manifest with the folder: a manifest can be wrong although all checksums match. */
async function manifestFaults(folder, manifest, files) {
	let stated = new Map([...manifest.wheels, ...manifest.files].map(({ path: name, sha256 }) => [name, sha256])), counted = manifest.wheels.length + manifest.files.length, wanted = new Set(manifest.targets.flatMap(({ entries }) => entries.map(({ sha256 }) => sha256))), there = [...files.keys()].filter((name) => name !== "manifest.json" && name !== SUMS);
	return [
		...counted === stated.size ? [] : ["the manifest lists a file twice"],
		...there.filter((name) => !stated.has(name)).map((name) => `the manifest does not list ${name}`),
		...[...stated].filter(([name, sha256]) => parseSha256(sha256) !== files.get(name)).map(([name]) => `the manifest has another sha256 for ${name}`),
		...manifest.files.filter(isAmongWheels).map(({ path: name }) => `${name} is in wheels/ but is not listed as a wheel`),
		...manifest.wheels.filter(({ sha256 }) => !wanted.has(sha256)).map((wheel) => `no target needs ${wheel.path}`),
		...repeated(manifest.targets.map(({ id }) => id)).map((id) => `the manifest has the target ${id} twice`),
		...(await Promise.all(manifest.targets.map((target) => targetFaults(folder, target, manifest)))).flat()
	];
}
/** pip uses every file in a `--find-links` folder, including pages. Some file systems are case-insensitive. */
function isAmongWheels({ path: name }) {
	return name.toLowerCase().startsWith("wheels/");
}
async function targetFaults(folder, target, manifest) {
	let wheels = new Map(manifest.wheels.map((wheel) => [wheel.sha256, wheel])), entries = target.entries.flatMap((entry) => entryFaults(target, entry, wheels.get(entry.sha256))), listed = target.entries.flatMap(({ sha256 }) => {
		let wheel = wheels.get(sha256);
		return wheel === void 0 ? [] : [{
			filename: path.basename(wheel.path),
			sha256
		}];
	}), texts = [{
		name: lockPath(target.id),
		text: lockText(toTarget(target), target.entries.map(toUnionEntry))
	}, {
		name: lockPagePath(target.id),
		text: lockPageText(target.id, listed)
	}], differing = await Promise.all(texts.map(async ({ name, text }) => await holds(folder, name, text) ? [] : [name])), named = target.lock === lockPath(target.id) ? [] : [target.lock];
	return [...entries, ...[...named, ...differing.flat()].map((name) => `${name} does not match the manifest entries of ${target.id}`)];
}
async function holds(folder, name, text) {
	return await readFile(path.join(folder, name), "utf8").catch(() => void 0) === text;
}
function entryFaults({ id }, entry, wheel) {
	return wheel === void 0 ? [`${id} needs a file of ${entry.project} that the manifest does not list`] : wheel.project === entry.project && wheel.version === entry.version ? [] : [`${id} needs ${entry.project} ${entry.version}, but ${wheel.path} is ${wheel.project} ${wheel.version}`];
}
/** Compare the manifest's wheels with the facts read from the files. */
function wheelFaults(wheels, facts) {
	return wheels.flatMap((wheel) => {
		let sha256 = parseSha256(wheel.sha256), fact = sha256 === void 0 ? void 0 : facts.get(sha256);
		return fact !== void 0 && toProjectName(wheel.name) === fact.project && wheel.project === fact.project && wheel.bytes === fact.bytes ? [] : [`the manifest entry of ${wheel.path} does not match the file`];
	});
}
/** Statements of the manifest's verdict that contradict the closure check. */
function verdictFaults({ id, closure }, walked) {
	if (!closure.complete) return [];
	let { micros } = closure, broken = walked.micros.except.filter((range) => versionsOf(range).some((version) => covers(micros, version))), isOther = micros.from !== walked.micros.from || micros.to !== walked.micros.to;
	return [
		...walked.complete ? [] : [`the manifest states that ${id} is complete, but it is not`],
		...walked.uncovered.map((name) => `${name} is in the lock of ${id}, but none of its Python versions needs it`),
		...isOther ? [`the manifest states that ${id} was checked for Python ${rangeText(micros)}, but the check covers ${rangeText(walked.micros)}`] : [],
		...broken.map((range) => `the manifest states that ${id} supports Python ${rangeText(range)}, but it does not: ${range.because}`)
	];
}
function repeated(names) {
	return names.filter((name, place) => names.indexOf(name) !== place);
}
const FOLDER = "bootstrap/";
/**
* Check that each bootstrap pip has a sha256 known to this version: real installs run it, and the checksums and the manifest come
* from the same untrusted bundle. A pip of another version of offline-bundle is rejected too.
* @throws BundleError `integrity`, before any file of the bundle is run
*/
function checkBootstrapPips(folder, { tool }, files) {
	let pips = [...files].filter(([name]) => name.toLowerCase().startsWith(FOLDER)), isKnown = (name, sha256) => name.startsWith(FOLDER) && isBootstrapPip(name.slice(10), sha256), strange = pips.filter(([name, sha256]) => !isKnown(name, sha256)).map(([name]) => name);
	if (strange.length !== 0) throw new BundleError({
		kind: "integrity",
		what: `${folder} contains a pip that offline-bundle ${VERSION} does not recognize: ${strange.sort().join(", ")}; no file of the bundle was run`,
		hint: hintFor(plainLine(tool.version).slice(0, 40))
	});
}
function hintFor(madeBy) {
	return madeBy === "0.1.0" ? COPY_AGAIN : `Verify it with offline-bundle ${madeBy}, the version in its manifest, or make the bundle again with this version.`;
}
// src/run/verify-bundle.ts
/**
* Repeat every check on a finished bundle.
* @throws BundleError `usage` if there is no bundle, `integrity` if a file does not match the manifest, `signature` if the signature is
* not valid, `incomplete` if a target cannot be installed, `policy` for a warning that `--policy-warnings` forbids
*/
async function verifyBundle(request, ports) {
	let began = ports.clock.seconds(), folder = await locateBundle(request.folder);
	return withPython(request.cache, ports, async (pythonRuntime) => {
		let settings = {
			ports,
			pythonRuntime,
			proof: request.proof,
			jobs: request.jobs
		};
		await checkInterpreters(settings);
		let signer = request.verifyWith === void 0 ? void 0 : await verifyOrigin(folder, request.verifyWith, ports), verified = await verifyFolder(folder, settings);
		return failOnFindings([], verified.verdicts, wheelWarningBreaches(request.warnings, verified.verdicts)), {
			...checkedOf(verified, folder, ports.clock.seconds() - began),
			...signer === void 0 ? {} : { signer }
		};
	});
}
/**
* Repeat every check on a bundle folder: checksums, manifest, bootstrap pips, each wheel, the closure of each target, pip's dry run,
* and real installs where an interpreter matches a target.
* @throws BundleError `integrity` if the folder was altered; an incomplete target is a finding of its verdict
*/
async function verifyFolder(given, settings) {
	let folder = path.resolve(given), { log } = settings.ports, manifest = await log.phase("Check every file", () => readChecked(folder)), union = toUnion(manifest), targets = manifest.targets.map(toTarget), closure = await log.phase("Check the closure of every target", () => walkFolder(folder, manifest, {
		union,
		targets
	}, settings)), proving = provingTargets(targets, union, closure);
	return await warnUnusedInterpreters(proving, settings), {
		manifest,
		targets,
		union,
		closure,
		verdicts: await log.phase("Verify every target", () => validateTargets(folder, proving, settings))
	};
}
async function readChecked(folder) {
	let checked = await checkSums(folder), file = path.join(folder, "manifest.json"), manifest = parseManifest(await readFile(file, "utf8").catch(() => ""), file);
	return throwFaults(folder, await manifestFaults(folder, manifest, checked)), checkBootstrapPips(folder, manifest, checked), manifest;
}
async function walkFolder(folder, manifest, { union, targets }, settings) {
	let wheels = await inspectFolder(folder, union.files, settings);
	throwFaults(folder, wheelFaults(manifest.wheels, wheels));
	let walker = startClosureProcess(settings.pythonRuntime, settings.ports.log.notice);
	try {
		let [roots, constraints] = [toRoots(manifest.requirements), toRoots(manifest.constraints)], closure = await checkClosure({
			union,
			wheels,
			targets,
			roots,
			constraints
		}, walker);
		return throwFaults(folder, manifest.targets.flatMap((target) => promised(target, closure))), closure;
	} finally {
		await walker.close();
	}
}
function promised(target, closure) {
	let walked = closure.verdicts.find((one) => one.target === target.id);
	return walked === void 0 ? [`${target.id} was not checked`] : verdictFaults(target, walked);
}
async function inspectFolder(folder, files, settings) {
	let { log } = settings.ports, inspectors = openInspectors({
		start: () => settings.pythonRuntime.start("inspector"),
		processes: settings.jobs,
		notice: log.notice
	}), wheels = files.map(({ filename, sha256 }) => [sha256, {
		path: path.join(folder, "wheels", filename),
		filename,
		sha256
	}]);
	try {
		return await inspectAll(new Map(wheels), inspectors, log);
	} finally {
		await inspectors.close();
	}
}
// src/targets/show.ts
/**
* Output of `offline-bundle targets [NAME...] [--json]`: without names, all platforms and Pythons; with names (platforms, aliases,
* target ids), the supported tags and marker environment of each. A platform is shown with the newest released Python. Ends with a
* line break.
* @throws BundleError `usage` that names all unknown names
*/
function showTargets(names, { json }) {
	if (names.length === 0) return json ? asJson(everything()) : overview(shownTargets(), knownPythons());
	let found = names.map((name) => parseTargetName(name, newestReleased())), faults = found.flatMap((one) => "input" in one ? [one] : []);
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
	let targets = found.filter((one) => "id" in one);
	return json ? asJson(targets) : targets.map(showTarget).join("\n");
}
/** Format one target: its id, supported tags (best first) and marker environment. */
function showTarget(target) {
	let { id, python, abis, platformTags, markers, machines } = target, more = machines.slice(1);
	return `${[
		id,
		`  Python    ${markers.platform_python_implementation} ${python.version}${python.freeThreaded ? ", free-threaded" : ""}`,
		`  ABIs      ${[...abis, ...stableAbis(python)].join(" ")}`,
		"  platform tags, best first:",
		...platformTags.map((tag) => `    ${tag}`),
		"  markers:",
		...Object.entries(markers).map(([name, value]) => `    ${name.padEnd(MARKER_WIDTH)} ${JSON.stringify(value)}`),
		...more.length > 0 ? [`  platform_machine can also be ${more.join(" or ")}: completeness is checked for each`] : []
	].join("\n")}\n`;
}
const MARKER_WIDTH = 30;
/** ABIs that CPython accepts besides its own (PEP 384, PEP 803). */
function stableAbis({ implementation, freeThreaded }) {
	return implementation === "cp" ? [freeThreaded ? "abi3t" : "abi3", "none"] : ["none"];
}
function everything() {
	let names = [...platformNames()];
	return {
		platforms: shownTargets().map(({ platform, system, platformTags, markers, machines }) => ({
			name: platform,
			aliases: names.filter(([name, preset]) => preset.name === platform && name !== platform).map(([name]) => name),
			system,
			platformTags,
			machines,
			markers: Object.fromEntries(Object.entries(markers).filter(([name]) => !name.includes("python") && !name.startsWith("implementation")))
		})),
		pythons: knownPythons()
	};
}
function shownTargets() {
	let python = newestReleased();
	return platformPresets().map((preset) => presetTarget(preset, python));
}
function newestReleased() {
	let series = knownPythons().findLast(({ released, freeThreaded }) => released && !freeThreaded), pythons = parsePythons(series?.name ?? ""), newest = "input" in pythons ? void 0 : pythons[0];
	if (newest === void 0) throw TypeError("the table of Pythons has no released one");
	return newest;
}
function asJson(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}
/** The table of `offline-bundle targets`: one row per family of names, with tags and marker values. */
function overview(presets, pythons) {
	let glibc = LINUX_MACHINES.map((machine) => presets.filter(({ platform }) => platform.startsWith(`linux-${machine}-glibc`))), others = presets.filter(({ system }) => system.os !== "linux" || system.libc !== "glibc");
	return `${[
		...columns([
			[
				"PLATFORM",
				"ACCEPTS WHEELS FOR",
				"sys_platform",
				"platform_machine"
			],
			...glibc.map(familyRow),
			...others.map((one) => familyRow([one]))
		]),
		"",
		...pythonLines(pythons),
		"",
		...HINTS
	].join("\n")}\n`;
}
const HINTS = [
	"A target is a platform and a Python: cp312-linux-x86_64-glibc2.28. Show its tags and markers: offline-bundle targets NAME",
	"Other names for platforms: alpine-x86_64, debian-12-x86_64, rhel-8-x86_64, ubuntu-24.04-x86_64, win_amd64, manylinux_2_28_x86_64 … (--json lists them all)",
	"For any other machine, run describe.py there and pass its JSON with --target."
];
function familyRow(family) {
	let [oldest, newest] = [family[0], family.at(-1)];
	if (oldest === void 0 || newest === void 0) return [];
	let range = family.length > 1 ? ` … ${newest.platform.split("-").at(-1)}` : "", { markers, machines } = newest;
	return [
		`${oldest.platform}${range}`,
		tags(newest),
		markers.sys_platform,
		machines.join(", ")
	];
}
/** The best and the last tags. */
function tags({ platformTags }) {
	let [first = ""] = platformTags;
	return platformTags.length > 1 ? `${first}, ${platformTags[1]} … ${platformTags.at(-1)}` : first;
}
function pythonLines(pythons) {
	return columns([[
		"PYTHON",
		"VERSION",
		""
	], ...pythons.map(({ name, newest, released }) => [
		name,
		newest,
		released ? "" : "pre-release: used only when named"
	])]);
}
function columns(rows) {
	let count = Math.max(...rows.map((row) => row.length)), widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
}
// node_modules/cli-progress/lib/eta.js
var require_eta = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = class {
		constructor(length, initTime, initValue) {
			this.etaBufferLength = length || 100, this.valueBuffer = [initValue], this.timeBuffer = [initTime], this.eta = "0";
		}
		update(time, value, total) {
			this.valueBuffer.push(value), this.timeBuffer.push(time), this.calculate(total - value);
		}
		getTime() {
			return this.eta;
		}
		calculate(remaining) {
			let currentBufferSize = this.valueBuffer.length, buffer = Math.min(this.etaBufferLength, currentBufferSize), vt_rate = (this.valueBuffer[currentBufferSize - 1] - this.valueBuffer[currentBufferSize - buffer]) / (this.timeBuffer[currentBufferSize - 1] - this.timeBuffer[currentBufferSize - buffer]);
			this.valueBuffer = this.valueBuffer.slice(-this.etaBufferLength), this.timeBuffer = this.timeBuffer.slice(-this.etaBufferLength);
			let eta = Math.ceil(remaining / vt_rate / 1e3);
			this.eta = isNaN(eta) ? "NULL" : isFinite(eta) ? eta > 1e7 ? "INF" : eta < 0 ? 0 : eta : "INF";
		}
	};
})), require_terminal = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let _readline = __require("readline");
	module.exports = class {
		constructor(outputStream) {
			this.stream = outputStream, this.linewrap = !0, this.dy = 0;
		}
		cursorSave() {
			this.stream.isTTY && this.stream.write("\x1B7");
		}
		cursorRestore() {
			this.stream.isTTY && this.stream.write("\x1B8");
		}
		cursor(enabled) {
			this.stream.isTTY && (enabled ? this.stream.write("\x1B[?25h") : this.stream.write("\x1B[?25l"));
		}
		cursorTo(x = null, y = null) {
			this.stream.isTTY && _readline.cursorTo(this.stream, x, y);
		}
		cursorRelative(dx = null, dy = null) {
			this.stream.isTTY && (this.dy += dy, _readline.moveCursor(this.stream, dx, dy));
		}
		cursorRelativeReset() {
			this.stream.isTTY && (_readline.moveCursor(this.stream, 0, -this.dy), _readline.cursorTo(this.stream, 0, null), this.dy = 0);
		}
		clearRight() {
			this.stream.isTTY && _readline.clearLine(this.stream, 1);
		}
		clearLine() {
			this.stream.isTTY && _readline.clearLine(this.stream, 0);
		}
		clearBottom() {
			this.stream.isTTY && _readline.clearScreenDown(this.stream);
		}
		newline() {
			this.stream.write("\n"), this.dy++;
		}
		write(s, rawWrite = !1) {
			this.linewrap === !0 && rawWrite === !1 ? this.stream.write(s.substr(0, this.getWidth())) : this.stream.write(s);
		}
		lineWrapping(enabled) {
			this.stream.isTTY && (this.linewrap = enabled, enabled ? this.stream.write("\x1B[?7h") : this.stream.write("\x1B[?7l"));
		}
		isTTY() {
			return this.stream.isTTY === !0;
		}
		getWidth() {
			return this.stream.columns || (this.stream.isTTY ? 80 : 200);
		}
	};
})), require_ansi_regex = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = ({ onlyFirst = !1 } = {}) => RegExp("[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/#&.:=?%@~_]*)*)?\\u0007)|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-ntqry=><~]))", onlyFirst ? void 0 : "g");
})), require_strip_ansi = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let ansiRegex = require_ansi_regex();
	module.exports = (string) => typeof string == "string" ? string.replace(ansiRegex(), "") : string;
})), require_is_fullwidth_code_point = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let isFullwidthCodePoint = (codePoint) => !Number.isNaN(codePoint) && codePoint >= 4352 && (codePoint <= 4447 || codePoint === 9001 || codePoint === 9002 || 11904 <= codePoint && codePoint <= 12871 && codePoint !== 12351 || 12880 <= codePoint && codePoint <= 19903 || 19968 <= codePoint && codePoint <= 42182 || 43360 <= codePoint && codePoint <= 43388 || 44032 <= codePoint && codePoint <= 55203 || 63744 <= codePoint && codePoint <= 64255 || 65040 <= codePoint && codePoint <= 65049 || 65072 <= codePoint && codePoint <= 65131 || 65281 <= codePoint && codePoint <= 65376 || 65504 <= codePoint && codePoint <= 65510 || 110592 <= codePoint && codePoint <= 110593 || 127488 <= codePoint && codePoint <= 127569 || 131072 <= codePoint && codePoint <= 262141);
	module.exports = isFullwidthCodePoint, module.exports.default = isFullwidthCodePoint;
})), require_emoji_regex = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function() {
		return /\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62(?:\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67|\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74|\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73)\uDB40\uDC7F|\uD83D\uDC68(?:\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68\uD83C\uDFFB|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFE])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D)?\uD83D\uDC68|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D[\uDC68\uDC69])\u200D(?:\uD83D[\uDC66\uDC67])|[\u2695\u2696\u2708]\uFE0F|\uD83D[\uDC66\uDC67]|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|(?:\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708])\uFE0F|\uD83C\uDFFB\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C[\uDFFB-\uDFFF])|(?:\uD83E\uDDD1\uD83C\uDFFB\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)\uD83C\uDFFB|\uD83E\uDDD1(?:\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1)|(?:\uD83E\uDDD1\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFF\u200D\uD83E\uDD1D\u200D(?:\uD83D[\uDC68\uDC69]))(?:\uD83C[\uDFFB-\uDFFE])|(?:\uD83E\uDDD1\uD83C\uDFFC\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB\uDFFC])|\uD83D\uDC69(?:\uD83C\uDFFE\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB-\uDFFD\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFC\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFD-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFB\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFC-\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFD\u200D(?:\uD83E\uDD1D\u200D\uD83D\uDC68(?:\uD83C[\uDFFB\uDFFC\uDFFE\uDFFF])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\u200D(?:\u2764\uFE0F\u200D(?:\uD83D\uDC8B\u200D(?:\uD83D[\uDC68\uDC69])|\uD83D[\uDC68\uDC69])|\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD])|\uD83C\uDFFF\u200D(?:\uD83C[\uDF3E\uDF73\uDF93\uDFA4\uDFA8\uDFEB\uDFED]|\uD83D[\uDCBB\uDCBC\uDD27\uDD2C\uDE80\uDE92]|\uD83E[\uDDAF-\uDDB3\uDDBC\uDDBD]))|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67]))|(?:\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1|\uD83D\uDC69\uD83C\uDFFE\u200D\uD83E\uDD1D\u200D\uD83D\uDC69)(?:\uD83C[\uDFFB-\uDFFD])|\uD83D\uDC69\u200D\uD83D\uDC66\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC69\u200D(?:\uD83D[\uDC66\uDC67])|(?:\uD83D\uDC41\uFE0F\u200D\uD83D\uDDE8|\uD83D\uDC69(?:\uD83C\uDFFF\u200D[\u2695\u2696\u2708]|\uD83C\uDFFE\u200D[\u2695\u2696\u2708]|\uD83C\uDFFC\u200D[\u2695\u2696\u2708]|\uD83C\uDFFB\u200D[\u2695\u2696\u2708]|\uD83C\uDFFD\u200D[\u2695\u2696\u2708]|\u200D[\u2695\u2696\u2708])|(?:(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)\uFE0F|\uD83D\uDC6F|\uD83E[\uDD3C\uDDDE\uDDDF])\u200D[\u2640\u2642]|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:(?:\uD83C[\uDFFB-\uDFFF])\u200D[\u2640\u2642]|\u200D[\u2640\u2642])|\uD83C\uDFF4\u200D\u2620)\uFE0F|\uD83D\uDC69\u200D\uD83D\uDC67\u200D(?:\uD83D[\uDC66\uDC67])|\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08|\uD83D\uDC15\u200D\uD83E\uDDBA|\uD83D\uDC69\u200D\uD83D\uDC66|\uD83D\uDC69\u200D\uD83D\uDC67|\uD83C\uDDFD\uD83C\uDDF0|\uD83C\uDDF4\uD83C\uDDF2|\uD83C\uDDF6\uD83C\uDDE6|[#\*0-9]\uFE0F\u20E3|\uD83C\uDDE7(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEF\uDDF1-\uDDF4\uDDF6-\uDDF9\uDDFB\uDDFC\uDDFE\uDDFF])|\uD83C\uDDF9(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDED\uDDEF-\uDDF4\uDDF7\uDDF9\uDDFB\uDDFC\uDDFF])|\uD83C\uDDEA(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDED\uDDF7-\uDDFA])|\uD83E\uDDD1(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF7(?:\uD83C[\uDDEA\uDDF4\uDDF8\uDDFA\uDDFC])|\uD83D\uDC69(?:\uD83C[\uDFFB-\uDFFF])|\uD83C\uDDF2(?:\uD83C[\uDDE6\uDDE8-\uDDED\uDDF0-\uDDFF])|\uD83C\uDDE6(?:\uD83C[\uDDE8-\uDDEC\uDDEE\uDDF1\uDDF2\uDDF4\uDDF6-\uDDFA\uDDFC\uDDFD\uDDFF])|\uD83C\uDDF0(?:\uD83C[\uDDEA\uDDEC-\uDDEE\uDDF2\uDDF3\uDDF5\uDDF7\uDDFC\uDDFE\uDDFF])|\uD83C\uDDED(?:\uD83C[\uDDF0\uDDF2\uDDF3\uDDF7\uDDF9\uDDFA])|\uD83C\uDDE9(?:\uD83C[\uDDEA\uDDEC\uDDEF\uDDF0\uDDF2\uDDF4\uDDFF])|\uD83C\uDDFE(?:\uD83C[\uDDEA\uDDF9])|\uD83C\uDDEC(?:\uD83C[\uDDE6\uDDE7\uDDE9-\uDDEE\uDDF1-\uDDF3\uDDF5-\uDDFA\uDDFC\uDDFE])|\uD83C\uDDF8(?:\uD83C[\uDDE6-\uDDEA\uDDEC-\uDDF4\uDDF7-\uDDF9\uDDFB\uDDFD-\uDDFF])|\uD83C\uDDEB(?:\uD83C[\uDDEE-\uDDF0\uDDF2\uDDF4\uDDF7])|\uD83C\uDDF5(?:\uD83C[\uDDE6\uDDEA-\uDDED\uDDF0-\uDDF3\uDDF7-\uDDF9\uDDFC\uDDFE])|\uD83C\uDDFB(?:\uD83C[\uDDE6\uDDE8\uDDEA\uDDEC\uDDEE\uDDF3\uDDFA])|\uD83C\uDDF3(?:\uD83C[\uDDE6\uDDE8\uDDEA-\uDDEC\uDDEE\uDDF1\uDDF4\uDDF5\uDDF7\uDDFA\uDDFF])|\uD83C\uDDE8(?:\uD83C[\uDDE6\uDDE8\uDDE9\uDDEB-\uDDEE\uDDF0-\uDDF5\uDDF7\uDDFA-\uDDFF])|\uD83C\uDDF1(?:\uD83C[\uDDE6-\uDDE8\uDDEE\uDDF0\uDDF7-\uDDFB\uDDFE])|\uD83C\uDDFF(?:\uD83C[\uDDE6\uDDF2\uDDFC])|\uD83C\uDDFC(?:\uD83C[\uDDEB\uDDF8])|\uD83C\uDDFA(?:\uD83C[\uDDE6\uDDEC\uDDF2\uDDF3\uDDF8\uDDFE\uDDFF])|\uD83C\uDDEE(?:\uD83C[\uDDE8-\uDDEA\uDDF1-\uDDF4\uDDF6-\uDDF9])|\uD83C\uDDEF(?:\uD83C[\uDDEA\uDDF2\uDDF4\uDDF5])|(?:\uD83C[\uDFC3\uDFC4\uDFCA]|\uD83D[\uDC6E\uDC71\uDC73\uDC77\uDC81\uDC82\uDC86\uDC87\uDE45-\uDE47\uDE4B\uDE4D\uDE4E\uDEA3\uDEB4-\uDEB6]|\uD83E[\uDD26\uDD37-\uDD39\uDD3D\uDD3E\uDDB8\uDDB9\uDDCD-\uDDCF\uDDD6-\uDDDD])(?:\uD83C[\uDFFB-\uDFFF])|(?:\u26F9|\uD83C[\uDFCB\uDFCC]|\uD83D\uDD75)(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u261D\u270A-\u270D]|\uD83C[\uDF85\uDFC2\uDFC7]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66\uDC67\uDC6B-\uDC6D\uDC70\uDC72\uDC74-\uDC76\uDC78\uDC7C\uDC83\uDC85\uDCAA\uDD74\uDD7A\uDD90\uDD95\uDD96\uDE4C\uDE4F\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1C\uDD1E\uDD1F\uDD30-\uDD36\uDDB5\uDDB6\uDDBB\uDDD2-\uDDD5])(?:\uD83C[\uDFFB-\uDFFF])|(?:[\u231A\u231B\u23E9-\u23EC\u23F0\u23F3\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2705\u270A\u270B\u2728\u274C\u274E\u2753-\u2755\u2757\u2795-\u2797\u27B0\u27BF\u2B1B\u2B1C\u2B50\u2B55]|\uD83C[\uDC04\uDCCF\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE1A\uDE2F\uDE32-\uDE36\uDE38-\uDE3A\uDE50\uDE51\uDF00-\uDF20\uDF2D-\uDF35\uDF37-\uDF7C\uDF7E-\uDF93\uDFA0-\uDFCA\uDFCF-\uDFD3\uDFE0-\uDFF0\uDFF4\uDFF8-\uDFFF]|\uD83D[\uDC00-\uDC3E\uDC40\uDC42-\uDCFC\uDCFF-\uDD3D\uDD4B-\uDD4E\uDD50-\uDD67\uDD7A\uDD95\uDD96\uDDA4\uDDFB-\uDE4F\uDE80-\uDEC5\uDECC\uDED0-\uDED2\uDED5\uDEEB\uDEEC\uDEF4-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])|(?:[#\*0-9\xA9\xAE\u203C\u2049\u2122\u2139\u2194-\u2199\u21A9\u21AA\u231A\u231B\u2328\u23CF\u23E9-\u23F3\u23F8-\u23FA\u24C2\u25AA\u25AB\u25B6\u25C0\u25FB-\u25FE\u2600-\u2604\u260E\u2611\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626\u262A\u262E\u262F\u2638-\u263A\u2640\u2642\u2648-\u2653\u265F\u2660\u2663\u2665\u2666\u2668\u267B\u267E\u267F\u2692-\u2697\u2699\u269B\u269C\u26A0\u26A1\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4\u26C5\u26C8\u26CE\u26CF\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0-\u26F5\u26F7-\u26FA\u26FD\u2702\u2705\u2708-\u270D\u270F\u2712\u2714\u2716\u271D\u2721\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27A1\u27B0\u27BF\u2934\u2935\u2B05-\u2B07\u2B1B\u2B1C\u2B50\u2B55\u3030\u303D\u3297\u3299]|\uD83C[\uDC04\uDCCF\uDD70\uDD71\uDD7E\uDD7F\uDD8E\uDD91-\uDD9A\uDDE6-\uDDFF\uDE01\uDE02\uDE1A\uDE2F\uDE32-\uDE3A\uDE50\uDE51\uDF00-\uDF21\uDF24-\uDF93\uDF96\uDF97\uDF99-\uDF9B\uDF9E-\uDFF0\uDFF3-\uDFF5\uDFF7-\uDFFF]|\uD83D[\uDC00-\uDCFD\uDCFF-\uDD3D\uDD49-\uDD4E\uDD50-\uDD67\uDD6F\uDD70\uDD73-\uDD7A\uDD87\uDD8A-\uDD8D\uDD90\uDD95\uDD96\uDDA4\uDDA5\uDDA8\uDDB1\uDDB2\uDDBC\uDDC2-\uDDC4\uDDD1-\uDDD3\uDDDC-\uDDDE\uDDE1\uDDE3\uDDE8\uDDEF\uDDF3\uDDFA-\uDE4F\uDE80-\uDEC5\uDECB-\uDED2\uDED5\uDEE0-\uDEE5\uDEE9\uDEEB\uDEEC\uDEF0\uDEF3-\uDEFA\uDFE0-\uDFEB]|\uD83E[\uDD0D-\uDD3A\uDD3C-\uDD45\uDD47-\uDD71\uDD73-\uDD76\uDD7A-\uDDA2\uDDA5-\uDDAA\uDDAE-\uDDCA\uDDCD-\uDDFF\uDE70-\uDE73\uDE78-\uDE7A\uDE80-\uDE82\uDE90-\uDE95])\uFE0F|(?:[\u261D\u26F9\u270A-\u270D]|\uD83C[\uDF85\uDFC2-\uDFC4\uDFC7\uDFCA-\uDFCC]|\uD83D[\uDC42\uDC43\uDC46-\uDC50\uDC66-\uDC78\uDC7C\uDC81-\uDC83\uDC85-\uDC87\uDC8F\uDC91\uDCAA\uDD74\uDD75\uDD7A\uDD90\uDD95\uDD96\uDE45-\uDE47\uDE4B-\uDE4F\uDEA3\uDEB4-\uDEB6\uDEC0\uDECC]|\uD83E[\uDD0F\uDD18-\uDD1F\uDD26\uDD30-\uDD39\uDD3C-\uDD3E\uDDB5\uDDB6\uDDB8\uDDB9\uDDBB\uDDCD-\uDDCF\uDDD1-\uDDDD])/g;
	};
})), require_string_width = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let stripAnsi = require_strip_ansi(), isFullwidthCodePoint = require_is_fullwidth_code_point(), emojiRegex = require_emoji_regex(), stringWidth = (string) => {
		if (typeof string != "string" || string.length === 0 || (string = stripAnsi(string), string.length === 0)) return 0;
		string = string.replace(emojiRegex(), "  ");
		let width = 0;
		for (let i = 0; i < string.length; i++) {
			let code = string.codePointAt(i);
			code <= 31 || code >= 127 && code <= 159 || code >= 768 && code <= 879 || (code > 65535 && i++, width += isFullwidthCodePoint(code) ? 2 : 1);
		}
		return width;
	};
	module.exports = stringWidth, module.exports.default = stringWidth;
})), require_format_value = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function(v, options, type) {
		if (options.autopadding !== !0) return v;
		function autopadding(value, length) {
			return (options.autopaddingChar + value).slice(-length);
		}
		switch (type) {
			case "percentage": return autopadding(v, 3);
			default: return v;
		}
	};
})), require_format_bar = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function(progress, options) {
		let completeSize = Math.round(progress * options.barsize), incompleteSize = options.barsize - completeSize;
		return options.barCompleteString.substr(0, completeSize) + options.barGlue + options.barIncompleteString.substr(0, incompleteSize);
	};
})), require_format_time = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function(t, options, roundToMultipleOf) {
		function round(input) {
			return roundToMultipleOf ? roundToMultipleOf * Math.round(input / roundToMultipleOf) : input;
		}
		function autopadding(v) {
			return (options.autopaddingChar + v).slice(-2);
		}
		return t > 3600 ? autopadding(Math.floor(t / 3600)) + "h" + autopadding(round(t % 3600 / 60)) + "m" : t > 60 ? autopadding(Math.floor(t / 60)) + "m" + autopadding(round(t % 60)) + "s" : t > 10 ? autopadding(round(t)) + "s" : autopadding(t) + "s";
	};
})), require_formatter = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let _stringWidth = require_string_width(), _defaultFormatValue = require_format_value(), _defaultFormatBar = require_format_bar(), _defaultFormatTime = require_format_time();
	module.exports = function(options, params, payload) {
		let s = options.format, formatTime = options.formatTime || _defaultFormatTime, formatValue = options.formatValue || _defaultFormatValue, formatBar = options.formatBar || _defaultFormatBar, percentage = Math.floor(params.progress * 100) + "", stopTime = params.stopTime || Date.now(), elapsedTime = Math.round((stopTime - params.startTime) / 1e3), context = Object.assign({}, payload, {
			bar: formatBar(params.progress, options),
			percentage: formatValue(percentage, options, "percentage"),
			total: formatValue(params.total, options, "total"),
			value: formatValue(params.value, options, "value"),
			eta: formatValue(params.eta, options, "eta"),
			eta_formatted: formatTime(params.eta, options, 5),
			duration: formatValue(elapsedTime, options, "duration"),
			duration_formatted: formatTime(elapsedTime, options, 1)
		});
		s = s.replace(/\{(\w+)\}/g, function(match, key) {
			return context[key] === void 0 ? match : context[key];
		});
		let fullMargin = Math.max(0, params.maxWidth - _stringWidth(s) - 2), halfMargin = Math.floor(fullMargin / 2);
		switch (options.align) {
			case "right":
				s = fullMargin > 0 ? " ".repeat(fullMargin) + s : s;
				break;
			case "center": s = halfMargin > 0 ? " ".repeat(halfMargin) + s : s;
		}
		return s;
	};
})), require_options = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function mergeOption(v, defaultValue) {
		return v ?? defaultValue;
	}
	module.exports = {
		parse: function(rawOptions, preset) {
			let options = {}, opt = Object.assign({}, preset, rawOptions);
			return options.throttleTime = 1e3 / mergeOption(opt.fps, 10), options.stream = mergeOption(opt.stream, process.stderr), options.terminal = mergeOption(opt.terminal, null), options.clearOnComplete = mergeOption(opt.clearOnComplete, !1), options.stopOnComplete = mergeOption(opt.stopOnComplete, !1), options.barsize = mergeOption(opt.barsize, 40), options.align = mergeOption(opt.align, "left"), options.hideCursor = mergeOption(opt.hideCursor, !1), options.linewrap = mergeOption(opt.linewrap, !1), options.barGlue = mergeOption(opt.barGlue, ""), options.barCompleteChar = mergeOption(opt.barCompleteChar, "="), options.barIncompleteChar = mergeOption(opt.barIncompleteChar, "-"), options.format = mergeOption(opt.format, "progress [{bar}] {percentage}% | ETA: {eta}s | {value}/{total}"), options.formatTime = mergeOption(opt.formatTime, null), options.formatValue = mergeOption(opt.formatValue, null), options.formatBar = mergeOption(opt.formatBar, null), options.etaBufferLength = mergeOption(opt.etaBuffer, 10), options.etaAsynchronousUpdate = mergeOption(opt.etaAsynchronousUpdate, !1), options.progressCalculationRelative = mergeOption(opt.progressCalculationRelative, !1), options.synchronousUpdate = mergeOption(opt.synchronousUpdate, !0), options.noTTYOutput = mergeOption(opt.noTTYOutput, !1), options.notTTYSchedule = mergeOption(opt.notTTYSchedule, 2e3), options.emptyOnZero = mergeOption(opt.emptyOnZero, !1), options.forceRedraw = mergeOption(opt.forceRedraw, !1), options.autopadding = mergeOption(opt.autopadding, !1), options.gracefulExit = mergeOption(opt.gracefulExit, !1), options;
		},
		assignDerivedOptions: function(options) {
			return options.barCompleteString = options.barCompleteChar.repeat(options.barsize + 1), options.barIncompleteString = options.barIncompleteChar.repeat(options.barsize + 1), options.autopaddingChar = options.autopadding ? mergeOption(options.autopaddingChar, "   ") : "", options;
		}
	};
})), require_generic_bar = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let _ETA = require_eta(), _Terminal = require_terminal(), _formatter = require_formatter(), _options = require_options(), _EventEmitter = __require("events");
	module.exports = class extends _EventEmitter {
		constructor(options) {
			super(), this.options = _options.assignDerivedOptions(options), this.terminal = this.options.terminal ? this.options.terminal : new _Terminal(this.options.stream), this.value = 0, this.startValue = 0, this.total = 100, this.lastDrawnString = null, this.startTime = null, this.stopTime = null, this.lastRedraw = Date.now(), this.eta = new _ETA(this.options.etaBufferLength, 0, 0), this.payload = {}, this.isActive = !1, this.formatter = typeof this.options.format == "function" ? this.options.format : _formatter;
		}
		render(forceRendering = !1) {
			let params = {
				progress: this.getProgress(),
				eta: this.eta.getTime(),
				startTime: this.startTime,
				stopTime: this.stopTime,
				total: this.total,
				value: this.value,
				maxWidth: this.terminal.getWidth()
			};
			this.options.etaAsynchronousUpdate && this.updateETA();
			let s = this.formatter(this.options, params, this.payload);
			(forceRendering || this.options.forceRedraw || this.options.noTTYOutput && !this.terminal.isTTY() || this.lastDrawnString != s) && (this.emit("redraw-pre"), this.terminal.cursorTo(0, null), this.terminal.write(s), this.terminal.clearRight(), this.lastDrawnString = s, this.lastRedraw = Date.now(), this.emit("redraw-post"));
		}
		start(total, startValue, payload) {
			this.value = startValue || 0, this.total = total !== void 0 && total >= 0 ? total : 100, this.startValue = startValue || 0, this.payload = payload || {}, this.startTime = Date.now(), this.stopTime = null, this.lastDrawnString = "", this.eta = new _ETA(this.options.etaBufferLength, this.startTime, this.value), this.isActive = !0, this.emit("start", total, startValue);
		}
		stop() {
			this.isActive = !1, this.stopTime = Date.now(), this.emit("stop", this.total, this.value);
		}
		update(arg0, arg1 = {}) {
			typeof arg0 == "number" && (this.value = arg0, this.eta.update(Date.now(), arg0, this.total));
			let payloadData = (typeof arg0 == "object" ? arg0 : arg1) || {};
			this.emit("update", this.total, this.value);
			for (let key in payloadData) this.payload[key] = payloadData[key];
			this.value >= this.getTotal() && this.options.stopOnComplete && this.stop();
		}
		getProgress() {
			let progress = this.value / this.total;
			return this.options.progressCalculationRelative && (progress = (this.value - this.startValue) / (this.total - this.startValue)), isNaN(progress) && (progress = this.options && this.options.emptyOnZero ? 0 : 1), progress = Math.min(Math.max(progress, 0), 1), progress;
		}
		increment(arg0 = 1, arg1 = {}) {
			typeof arg0 == "object" ? this.update(this.value + 1, arg0) : this.update(this.value + arg0, arg1);
		}
		getTotal() {
			return this.total;
		}
		setTotal(total) {
			total !== void 0 && total >= 0 && (this.total = total);
		}
		updateETA() {
			this.eta.update(Date.now(), this.value, this.total);
		}
	};
})), require_single_bar = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let _GenericBar = require_generic_bar(), _options = require_options();
	module.exports = class extends _GenericBar {
		constructor(options, preset) {
			super(_options.parse(options, preset)), this.timer = null, this.options.noTTYOutput && this.terminal.isTTY() === !1 && (this.options.synchronousUpdate = !1), this.schedulingRate = this.terminal.isTTY() ? this.options.throttleTime : this.options.notTTYSchedule, this.sigintCallback = null;
		}
		render() {
			this.timer &&= (clearTimeout(this.timer), null), super.render(), this.options.noTTYOutput && this.terminal.isTTY() === !1 && this.terminal.newline(), this.timer = setTimeout(this.render.bind(this), this.schedulingRate);
		}
		update(current, payload) {
			this.timer && (super.update(current, payload), this.options.synchronousUpdate && this.lastRedraw + this.options.throttleTime * 2 < Date.now() && this.render());
		}
		start(total, startValue, payload) {
			(this.options.noTTYOutput !== !1 || this.terminal.isTTY() !== !1) && (this.sigintCallback === null && this.options.gracefulExit && (this.sigintCallback = this.stop.bind(this), process.once("SIGINT", this.sigintCallback), process.once("SIGTERM", this.sigintCallback)), this.terminal.cursorSave(), this.options.hideCursor === !0 && this.terminal.cursor(!1), this.options.linewrap === !1 && this.terminal.lineWrapping(!1), super.start(total, startValue, payload), this.render());
		}
		stop() {
			this.timer && (this.sigintCallback &&= (process.removeListener("SIGINT", this.sigintCallback), process.removeListener("SIGTERM", this.sigintCallback), null), this.render(), super.stop(), clearTimeout(this.timer), this.timer = null, this.options.hideCursor === !0 && this.terminal.cursor(!0), this.options.linewrap === !1 && this.terminal.lineWrapping(!0), this.terminal.cursorRestore(), this.options.clearOnComplete ? (this.terminal.cursorTo(0, null), this.terminal.clearLine()) : this.terminal.newline());
		}
	};
})), require_multi_bar = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let _Terminal = require_terminal(), _BarElement = require_generic_bar(), _options = require_options(), _EventEmitter = __require("events");
	module.exports = class extends _EventEmitter {
		constructor(options, preset) {
			super(), this.bars = [], this.options = _options.parse(options, preset), this.options.synchronousUpdate = !1, this.terminal = this.options.terminal ? this.options.terminal : new _Terminal(this.options.stream), this.timer = null, this.isActive = !1, this.schedulingRate = this.terminal.isTTY() ? this.options.throttleTime : this.options.notTTYSchedule, this.loggingBuffer = [], this.sigintCallback = null;
		}
		create(total, startValue, payload, barOptions = {}) {
			let bar = new _BarElement(Object.assign({}, this.options, { terminal: this.terminal }, barOptions));
			return this.bars.push(bar), this.options.noTTYOutput === !1 && this.terminal.isTTY() === !1 || (this.sigintCallback === null && this.options.gracefulExit && (this.sigintCallback = this.stop.bind(this), process.once("SIGINT", this.sigintCallback), process.once("SIGTERM", this.sigintCallback)), this.isActive || (this.options.hideCursor === !0 && this.terminal.cursor(!1), this.options.linewrap === !1 && this.terminal.lineWrapping(!1), this.timer = setTimeout(this.update.bind(this), this.schedulingRate)), this.isActive = !0, bar.start(total, startValue, payload), this.emit("start")), bar;
		}
		remove(bar) {
			let index = this.bars.indexOf(bar);
			return index < 0 ? !1 : (this.bars.splice(index, 1), this.update(), this.terminal.newline(), this.terminal.clearBottom(), !0);
		}
		update() {
			if (this.timer &&= (clearTimeout(this.timer), null), this.emit("update-pre"), this.terminal.cursorRelativeReset(), this.emit("redraw-pre"), this.loggingBuffer.length > 0) for (this.terminal.clearLine(); this.loggingBuffer.length > 0;) this.terminal.write(this.loggingBuffer.shift(), !0);
			for (let i = 0; i < this.bars.length; i++) i > 0 && this.terminal.newline(), this.bars[i].render();
			this.emit("redraw-post"), this.options.noTTYOutput && this.terminal.isTTY() === !1 && (this.terminal.newline(), this.terminal.newline()), this.timer = setTimeout(this.update.bind(this), this.schedulingRate), this.emit("update-post"), this.options.stopOnComplete && !this.bars.find((bar) => bar.isActive) && this.stop();
		}
		stop() {
			if (clearTimeout(this.timer), this.timer = null, this.sigintCallback &&= (process.removeListener("SIGINT", this.sigintCallback), process.removeListener("SIGTERM", this.sigintCallback), null), this.isActive = !1, this.options.hideCursor === !0 && this.terminal.cursor(!0), this.options.linewrap === !1 && this.terminal.lineWrapping(!0), this.terminal.cursorRelativeReset(), this.emit("stop-pre-clear"), this.options.clearOnComplete) this.terminal.clearBottom();
			else {
				for (let i = 0; i < this.bars.length; i++) i > 0 && this.terminal.newline(), this.bars[i].render(), this.bars[i].stop();
				this.terminal.newline();
			}
			this.emit("stop");
		}
		log(s) {
			this.loggingBuffer.push(s);
		}
	};
})), require_legacy = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		format: "progress [{bar}] {percentage}% | ETA: {eta}s | {value}/{total}",
		barCompleteChar: "=",
		barIncompleteChar: "-"
	};
})), require_shades_classic = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		format: " {bar} {percentage}% | ETA: {eta}s | {value}/{total}",
		barCompleteChar: "█",
		barIncompleteChar: "░"
	};
})), require_shades_grey = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		format: " \x1B[90m{bar}\x1B[0m {percentage}% | ETA: {eta}s | {value}/{total}",
		barCompleteChar: "█",
		barIncompleteChar: "░"
	};
})), require_rect = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		format: " {bar}■ {percentage}% | ETA: {eta}s | {value}/{total}",
		barCompleteChar: "■",
		barIncompleteChar: " "
	};
})), require_presets = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		legacy: require_legacy(),
		shades_classic: require_shades_classic(),
		shades_grey: require_shades_grey(),
		rect: require_rect()
	};
})), import_cli_progress = /* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports, module) => {
	let _SingleBar = require_single_bar(), _MultiBar = require_multi_bar(), _Presets = require_presets(), _Formatter = require_formatter(), _defaultFormatValue = require_format_value();
	module.exports = {
		Bar: _SingleBar,
		SingleBar: _SingleBar,
		MultiBar: _MultiBar,
		Presets: _Presets,
		Format: {
			Formatter: _Formatter,
			BarFormat: require_format_bar(),
			ValueFormat: _defaultFormatValue,
			TimeFormat: require_format_time()
		}
	};
})))(), 1);
/** The command's log: one line per phase with its duration, and progress bars, or lines without a terminal. */
function terminalLog({ write, look, clock, verbosity, bars }) {
	let said = /* @__PURE__ */ new Map(), say = (text, mark = "") => {
		bars?.clear();
		for (let line of plainLines(maskSecrets(text))) write(`${mark}${line}\n`);
	}, unlessQuiet = (line) => {
		verbosity.quiet || say(line);
	}, sayProgress = ({ what, done, total, unit }) => {
		let since = said.get(what);
		(since === void 0 || clock.seconds() - since >= 5) && (since !== void 0 && say(`  ${what}: ${formatProgress(done, total, unit)}`), said.set(what, clock.seconds()));
	};
	return {
		phase: async (title, work) => {
			let start = clock.seconds(), took = () => look.dim(showSeconds(clock.seconds() - start)), end = (mark, after) => {
				bars?.clear(), verbosity.quiet || write(`${mark} ${plainLines(maskSecrets(title)).join(" ")}  ${after}${took()}\n`);
			};
			try {
				let value = await work();
				return end(look.good("✓"), ""), value;
			} catch (error) {
				throw end(look.bad("✗"), "stopped after "), error;
			}
		},
		info: unlessQuiet,
		notice: unlessQuiet,
		warning: (line) => say(line, `${look.warn("warning:")} `),
		debug: (line) => {
			verbosity.verbose && say(line, look.dim("· "));
		},
		progress: (step) => {
			verbosity.quiet || (bars === void 0 ? sayProgress(step) : bars.show(step));
		}
	};
}
function openProgressBars(stream) {
	let shown = /* @__PURE__ */ new Map(), bars;
	return {
		show: ({ what, done, total, unit }) => {
			bars ??= new import_cli_progress.default.MultiBar({
				stream,
				format: "  {what} {bar} {so}",
				barsize: 30,
				fps: 8,
				clearOnComplete: !0,
				emptyOnZero: !0,
				gracefulExit: !1,
				barCompleteChar: "━",
				barIncompleteChar: "─"
			});
			let texts = {
				what: visibleText(what).slice(0, 24).padEnd(24),
				so: formatProgress(done, total, unit)
			}, bar = shown.get(what) ?? bars.create(total, done, texts);
			shown.set(what, bar), bar.setTotal(total), bar.update(done, texts);
		},
		clear: () => {
			bars?.stop(), bars = void 0, shown.clear();
		}
	};
}
/** `12.0 MB of 60.1 MB`, `3 of 25 targets`. */
function formatProgress(done, total, unit) {
	return unit === "bytes" ? `${showBytes(done)} of ${showBytes(total)}` : `${done} of ${total} ${unit}`;
}
/** Never throws: also used to print input errors. */
function verbosityOf({ given }) {
	let isOn = (typed = ["false"]) => !/^(?:false|False|FALSE)$/.test(typed.at(-1) ?? "");
	return {
		quiet: isOn(given.quiet),
		verbose: isOn(given.verbose),
		json: isOn(given.json)
	};
}
// src/cli/main.ts
/** Run the command and print its result. @returns the exit code; never rejects */
async function start(argv, shell) {
	let verbosity = verbosityOf(argv.raw);
	try {
		let result = await resultOf(argv, {
			ports: portsOf(shell, verbosity),
			host: hostEnvironment(shell.env, shell.platform),
			verbosity,
			look: styleOf(shell.stdout, shell.env)
		});
		return shell.stdout.write(result), 0;
	} catch (error) {
		let failure = shell.signal.aborted ? { kind: "cancelled" } : toFailure(error);
		return verbosity.json && shell.stdout.write(maskSecrets(failureJson(failure))), shell.stderr.write(maskSecrets(failureText(failure, styleOf(shell.stderr, shell.env)))), (verbosity.verbose || failure.kind === "bug") && shell.stderr.write(maskSecrets(stackOf(error))), explain(failure).exitCode;
	}
}
function portsOf({ env, stderr, assets, signal }, verbosity) {
	let clock = {
		now: () => /* @__PURE__ */ new Date(),
		seconds: () => performance.now() / 1e3
	}, bars = stderr.isTTY === !0 && env.TERM !== "dumb" && !verbosity.quiet ? { bars: openProgressBars(stderr) } : {};
	return {
		log: terminalLog({
			write: (text) => stderr.write(text),
			look: styleOf(stderr, env),
			clock,
			verbosity,
			...bars
		}),
		clock,
		run: programsUntil(signal),
		env,
		signal,
		assets
	};
}
function stackOf(error) {
	let lines = [];
	for (let at = error; at instanceof Error; at = at.cause) lines.push(`${lines.length === 0 ? "" : "because: "}${at.stack ?? at.message}`);
	return `${lines.join("\n")}\n`;
}
/**
* Run one command.
* @returns the text for stdout
* @throws BundleError
*/
async function resultOf({ command, operands, raw }, { ports, host, verbosity, look }) {
	let [first = "", second = ""] = operands;
	switch (command) {
		case "bundle": {
			let outcomes = await makeBundles(parseInputs(raw, host), ports);
			return verbosity.json ? resultJson(outcomes) : resultText(outcomes, look);
		}
		case "verify": {
			let checked = await verifyBundle(parseVerify(first, raw, host), ports);
			return verbosity.json ? verifiedJson(checked) : verifiedText(checked, look);
		}
		case "diff": {
			parsePlainCommand(raw);
			let difference = await compareBundles(first, second);
			return verbosity.json ? differenceJson(difference) : plainLines(differenceText(difference)).join("\n");
		}
		case "targets": return parsePlainCommand(raw), showTargets(operands, { json: verbosity.json });
		default: return unreachable(command);
	}
}
export { start };
