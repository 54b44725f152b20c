import { At as BundleError, B as VERSION, Ft as explain, G as platformNames, Gt as description, J as platformPresets, K as LINUX_MACHINES, Kt as exactOptional, Lt as toFailure, Rt as freeze, U as findPlatform, Ut as array, Vt as unreachable, Y as presetTarget, Yt as literal, _ as versionsOf, bn as variant, cn as picklist, dt as toTargetId, ft as DISTRIBUTIONS, g as rangeText, h as covers, hn as title, jt as MissingWheelsSchema, ln as pipe, lt as toProjectName, mn as string, mt as COMMAND_OPTIONS, nt as knownPythons, ot as parseSha256, pn as strictObject, pt as releaseNames, rn as number, st as parseWheelName, vn as union } from "./process.js";
import { At as DifferenceSchema, C as statusLine, Ct as lockPageText, Dt as parseSums, E as makeBundles, Et as isBootstrapPip, G as startClosureProcess, Gt as plainLine, I as inspectAll, J as validateTargets, Jt as showSeconds, L as openInspectors, M as locateBundle, Nt as failureText, P as withPython, Q as wheelWarningBreaches, Rt as plainLines, S as openActivity, St as lockPagePath, Tt as lockText, W as checkClosure, Wt as maskSecrets, X as warnUnusedInterpreters, Xt as visibleText, Y as checkInterpreters, Z as failOnFindings, Zt as hostEnvironment, bt as FindingSchema, c as parseInputs, dt as resultText, en as parsePythons, f as parseWarnings, ft as verifiedText, gt as checkedOf, ht as BundledWheelSchema, it as pLimit, j as compareBundles, kt as differenceText, l as parseJobsOf, mt as BaseSchema, nt as verifyOrigin, o as parseCache, ot as fileSha256, pt as ArchiveFileSchema, q as provingTargets, rt as programsUntil, s as parseFile, tt as verdictFields, u as parseProof, v as readerOf, w as stepText, wt as lockPath, xt as parseManifest } from "./parse.js";
import { r as styleOf } from "./help.js";
import path from "node:path";
import { readFile, readdir } from "node:fs/promises";
import path$1 from "node:path/posix";
// src/options/verify-request.ts
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
	return checkOthers(read, raw, COMMAND_OPTIONS.verify), end(read, raw, freeze(request));
}
/** For `targets` and `diff`. @throws BundleError `usage` for an option that they do not support */
function parsePlainCommand(raw) {
	let read = readerOf(raw);
	checkOthers(read, raw, COMMAND_OPTIONS.diff), end(read, raw, void 0);
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
const Finding = strictObject({
	...FindingSchema.entries,
	omitted: exactOptional(pipe(number(), description("on the last finding of a shortened list: how many more there are")))
}), { level, checks, micros } = verdictFields(string(), Finding), Seconds = pipe(number(), description("duration of the run")), CheckedSchema = strictObject({
	name: string(),
	folder: pipe(string(), description("the bundle, as a path below the output folder as typed")),
	wheelCount: number(),
	totalBytes: pipe(number(), description("of all wheels")),
	seconds: Seconds,
	targets: array(strictObject({
		id: string(),
		platform: string(),
		python: string(),
		level,
		checks,
		micros: exactOptional(micros),
		machines: pipe(array(string()), description("values of platform_machine"))
	})),
	wheels: array(BundledWheelSchema),
	findings: pipe(array(Finding), description("warnings")),
	signer: exactOptional(string())
}), MadeSchema = strictObject({
	...CheckedSchema.entries,
	manifest: pipe(string(), description("path of the manifest next to the bundle")),
	archives: pipe(array(ArchiveFileSchema), description("the archive, or its volumes in order")),
	files: pipe(array(ArchiveFileSchema), description("every written file, next to the bundle and in it")),
	difference: exactOptional(pipe(DifferenceSchema, description("with --since"))),
	base: exactOptional(pipe(BaseSchema, description("of a delta: the bundle that it requires")))
}), UsageErrorSchema = strictObject({
	input: pipe(string(), description("the option, or a location such as requirements.txt:3")),
	actual: string(),
	expected: string(),
	hint: exactOptional(string())
}), OneFailure = variant("kind", [
	strictObject({
		kind: literal("usage"),
		faults: array(UsageErrorSchema)
	}),
	strictObject({
		kind: literal("incomplete"),
		targets: array(strictObject({
			target: string(),
			findings: array(Finding)
		})),
		complete: exactOptional(array(string())),
		missingWheels: exactOptional(MissingWheelsSchema)
	}),
	strictObject({
		kind: picklist([
			"integrity",
			"signature",
			"no-target",
			"environment",
			"network"
		]),
		what: string(),
		hint: string()
	}),
	strictObject({
		kind: literal("policy"),
		findings: array(Finding)
	}),
	strictObject({ kind: literal("cancelled") }),
	strictObject({
		kind: literal("bug"),
		what: string()
	})
]), done = {
	ok: literal(!0),
	exitCode: literal(0)
};
union([
	pipe(strictObject({
		...done,
		bundles: array(MadeSchema)
	}), title("bundle")),
	pipe(strictObject({
		...done,
		bundles: array(CheckedSchema)
	}), title("verify")),
	pipe(strictObject({
		...done,
		...DifferenceSchema.entries
	}), title("diff")),
	pipe(strictObject({
		ok: literal(!1),
		exitCode: number(),
		message: string(),
		hint: string(),
		failure: union([OneFailure, strictObject({
			kind: literal("several"),
			failures: array(OneFailure)
		})])
	}), title("failure"))
]);
/** The output of `--json`: one line with keys in a fixed order. */
function resultJson(outcomes) {
	return line({
		ok: !0,
		exitCode: 0,
		bundles: outcomes.map(({ manifestPath: manifest, archives, companionFiles, files, difference, base, ...checked }) => ({
			...checkedJson(checked),
			manifest,
			archives,
			files: [...companionFiles, ...files],
			...difference === void 0 ? {} : { difference },
			...base === void 0 ? {} : { base }
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
	let { exitCode, message, hint } = explain(failure), [only, ...more] = partsOf(failure);
	if (only === void 0) throw TypeError("a failure without a cause");
	return line({
		ok: !1,
		exitCode,
		message,
		hint,
		failure: more.length === 0 ? only : {
			kind: "several",
			failures: [only, ...more]
		}
	});
}
function partsOf(failure) {
	return failure.kind === "several" ? failure.failures.flatMap(partsOf) : [failure];
}
function checkedJson(checked) {
	let { name, folder, targets, verdicts, wheelCount, totalBytes, seconds, wheels, findings, signer } = checked;
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
				...verdict === void 0 ? {} : { micros: verdict.micros },
				machines
			};
		}),
		wheels,
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
		}, walker, settings.ports.log);
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
	let named = found.filter((one) => "target" in one);
	return json ? asJson(named.map(({ target }) => target)) : named.map(({ platform, target }) => `${meaning(platform)}${showTarget(target)}`).join("\n");
}
/** The lines that explain an alias: `rhel-9 means linux-x86_64-glibc2.34.` */
function meaning({ given, name, assumed, distribution }) {
	if (given.toLowerCase() === name) return "";
	let lines = [`${given} means ${name}.`];
	return assumed && lines.push("Without an architecture, a name means x86_64, on macOS arm64; without a version, glibc 2.28 or macOS 11."), distribution !== void 0 && lines.push(ownPythonText(distribution)), `${lines.join("\n")}\n\n`;
}
function ownPythonText(distribution) {
	let { python, newerPython } = distribution;
	return isSupported(distribution) ? `Without --python, its own Python ${python} is used.` : `Its own Python ${python} is not supported: select a newer one with --python${newerPython === void 0 ? "" : `, such as ${newerPython} of the distribution`}.`;
}
function isSupported({ python }) {
	return !("input" in parsePythons(python));
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
/** The tables of `offline-bundle targets`: common names, then one row per family of full names, with tags and marker values. */
function overview(presets, pythons) {
	let glibc = LINUX_MACHINES.map((machine) => presets.filter(({ platform }) => platform.startsWith(`linux-${machine}-glibc`))), others = presets.filter(({ system }) => system.os !== "linux" || system.libc !== "glibc"), rows = [
		[
			"PLATFORM",
			"ACCEPTS WHEELS FOR",
			"sys_platform",
			"platform_machine"
		],
		...glibc.map(familyRow),
		...others.map((one) => familyRow([one]))
	];
	return `${[
		...columns(commonNames()),
		"",
		ARCHITECTURES,
		"",
		...columns(rows),
		"",
		...pythonLines(pythons),
		"",
		...HINTS
	].join("\n")}\n`;
}
/** One row per name that most users know, with its platform and the Python of the distribution. */
function commonNames() {
	let platforms = platformNames(), named = (names, python = "") => [
		names.join(", "),
		platforms.get(names[0] ?? "")?.name ?? "",
		python
	], systems = [
		"linux",
		"alpine",
		"macos",
		"windows"
	].map((name) => named([name])), releases = DISTRIBUTIONS.map((one) => named(releaseNames(one), `${one.python}${isSupported(one) ? "" : " (not supported)"}`));
	return [
		[
			"NAME",
			"MEANS",
			"OWN PYTHON"
		],
		...systems,
		...releases
	];
}
const ARCHITECTURES = "These names mean x86_64, on macOS arm64. Append another architecture, as in rhel-9-aarch64 or macos-x86_64.", HINTS = [
	"A target is a platform and a Python: cp312-linux-x86_64-glibc2.28. Show what a name means, its tags and markers: offline-bundle targets rhel-9",
	"Wheel tags such as win_amd64 and manylinux_2_28_x86_64 are names, too (--json lists all names).",
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
/** The preset target of an id, or of a platform with the Python of its distribution, if that is supported, or else the default one. */
function parseTargetName(name, python) {
	let [, tag = "", rest = ""] = /^(cp3\d+t?)-(.+)$/.exec(name) ?? [], platform = findPlatform(rest === "" ? name : rest);
	if ("input" in platform) return {
		...platform,
		actual: name
	};
	let { python: own, newerPython = own } = platform.distribution ?? {}, pythons = (tag === "" ? [own, newerPython].filter((one) => one !== void 0) : [tag]).map((one) => parsePythons(one)), fault = pythons.find((one) => "input" in one);
	if (tag !== "" && fault !== void 0) return {
		...fault,
		actual: name
	};
	let [only = python] = pythons.flatMap((one) => "input" in one ? [] : one);
	return {
		platform,
		target: presetTarget(platform, only)
	};
}
/** The command's log: one line per phase when it ends. While it runs, a terminal shows live lines; elsewhere a line is printed now and then. */
function terminalLog({ write, look, clock, verbosity, live }) {
	let written = clock.seconds(), print = (text) => {
		live?.erase(), written = clock.seconds(), write(`${text}\n`);
	}, say = (text, mark = "") => {
		for (let line of plainLines(maskSecrets(text))) print(`${mark}${line}`);
	}, unlessQuiet = (line) => {
		verbosity.quiet || say(line);
	};
	return {
		...openActivity({
			clock,
			tickMs: live === void 0 ? 500 : 125,
			tick: (status) => {
				verbosity.quiet || (live === void 0 ? Math.min(status.seconds, clock.seconds() - written) >= 4 && print(`  ${visibleText(statusLine(status))}`) : live.draw(status));
			},
			ended: ({ title, passed, seconds, depth }) => {
				if (verbosity.quiet) return;
				let time = look.dim(showSeconds(seconds));
				print(`${"  ".repeat(depth)}${passed ? look.good("✓") : look.bad("✗")} ${title}  ${passed ? "" : "stopped after "}${time}`);
			}
		}),
		info: unlessQuiet,
		notice: unlessQuiet,
		warning: (line) => say(line, `${look.warn("warning:")} `),
		debug: (line) => {
			verbosity.verbose && say(line, look.dim("· "));
		}
	};
}
const FRAMES = [..."⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"];
function openLiveLines(stream, look) {
	let drawn = 0, frame = 0, erasing = () => drawn === 0 ? "" : `\r${drawn > 1 ? `\u001b[${drawn - 1}A` : ""}\u001b[0J`;
	return {
		draw: (status) => {
			let columns = stream.columns || 80;
			frame += 1;
			let lines = liveLines(status, FRAMES[frame % FRAMES.length] ?? "", columns).map((line) => [...visibleText(line)].slice(0, columns - 1).join(""));
			stream.write(`${erasing()}\u001b[?7l${lines.map((line, at) => at === 0 ? line : look.dim(line)).join("\n")}\u001b[?7h`), drawn = lines.length;
		},
		erase: () => {
			drawn > 0 && stream.write(erasing()), drawn = 0;
		}
	};
}
function liveLines({ titles, seconds, steps }, mark, columns) {
	let [title = "", ...inner] = titles, bar = (share) => {
		if (columns < 60) return "";
		let full = Math.round(Math.min(1, share) * 24);
		return `${"━".repeat(full)}${"─".repeat(24 - full)}  `;
	};
	return [
		`${mark} ${title}  ${showSeconds(seconds)}`,
		...inner.map((one) => `  ${one}`),
		...steps.map((step) => `  ${step.what.padEnd(10)}${bar(step.total === 0 ? 0 : step.done / step.total)}${stepText(step)}`)
	];
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
	}, look = styleOf(stderr, env), log = terminalLog({
		write: (text) => stderr.write(text),
		look,
		clock,
		verbosity,
		...stderr.isTTY === !0 && env.TERM !== "dumb" ? { live: openLiveLines(stderr, look) } : {}
	});
	return signal.addEventListener("abort", () => log.notice("Stopping and cleaning up; press Ctrl-C again to stop at once.")), {
		log,
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
			let difference = await compareBundles(first, second, { folder: host.cacheFolder }, ports);
			return verbosity.json ? differenceJson(difference) : differenceText(difference, look);
		}
		case "targets": return parsePlainCommand(raw), showTargets(operands, { json: verbosity.json });
		default: return unreachable(command);
	}
}
export { start };
