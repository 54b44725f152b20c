import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { $ as machinesOf, $t as nonEmpty, A as texts$1, At as BundleError, B as VERSION, Bt as grouped, C as FindingSchema$1, Ct as isRealProof, Dt as archiveKindOf, E as marker, Et as ARCHIVE_KINDS, F as KIB, Ft as explain, Gt as description, Ht as ValiError, I as LOGIN_VARIABLE, It as onCode, Jt as integer, Kt as exactOptional, L as MAX_VOLUME_BYTES, Mt as SEE_HELP, Nt as allOf, O as sha256, Ot as isCompanion, P as GIB, Pt as errorCode, Q as supportedTagsOf, Qt as minValue, R as MIB, Rt as freeze, S as FINDING_KINDS, St as PROOF_MEANINGS, T as shareFindings, Tt as ARCHIVE_CHOICES, U as findPlatform, Ut as array, V as closestMatch, Vt as unreachable, W as lookUpPlatform, Wt as boolean, X as targetOn, Xt as maxValue, Yt as literal, Z as plainLinuxTags, Zt as minLength, _n as tuple, _t as REQUIREMENT_OPTIONS, a as OPERATIONS, at as pythonTag, bn as variant, bt as withInputNames, c as parseResponse, cn as picklist, ct as sha256Of, d as VersionChangeSchema, dn as regex, dt as toTargetId, en as notValue, et as withPlainKernel, f as MicroCoverSchema, fn as safeParse, g as rangeText, gt as OPTIONS, h as covers, i as FETCHER_EVENTS, in as object, it as parseFullVersion, j as wheelName, k as targetId, kt as withoutVolume, ln as pipe, lt as toProjectName, m as coveredRanges, mn as string, n as startWorker, nt as knownPythons, o as ask$1, on as optional, ot as parseSha256, p as coverText, pn as strictObject, q as platformName, qt as getDotPath, rn as number, rt as microVersionsOf, s as checkRequest, sn as parse, tn as nullable, tt as cpython, un as record, ut as toSha256, v as PointSchema, vn as union, vt as optionSpecs, w as causesOf, wt as strongestOf, x as targetAt, xt as PROOF_LEVELS, y as TARGET_FIELDS, yn as unknown$1, yt as spelled, z as OLDEST_EPOCH_SECONDS, zt as getOwn } from "./process.js";
import { t as require_semver } from "./semver.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { F as ZipReader, ft as BlobReader, xt as Uint8ArrayWriter } from "./zip-reader.js";
import "./zip.js.js";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createHash, randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, createReadStream, readFileSync, statSync } from "node:fs";
import { availableParallelism, homedir, hostname, tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import zlib, { createGunzip } from "node:zlib";
import { access, appendFile, chmod, constants as constants$1, copyFile, cp, link, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink, realpath, rename, rm, rmdir, stat, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import process$1 from "node:process";
// src/core/json.ts
/** Keys that could change an object's prototype. */
const FORBIDDEN = /* @__PURE__ */ new Set([
	"__proto__",
	"prototype",
	"constructor"
]), NEXT = /["{}[\],]/;
/**
* Parse JSON and reject duplicate keys, which parsers read differently (RFC 8259, section 4), and keys that name a prototype.
* @throws SyntaxError
*/
function parseStrictJson(text) {
	let value = JSON.parse(text);
	return checkKeys(text), value;
}
function checkKeys(text) {
	let open = [], next = new RegExp(NEXT, "g"), before = "";
	for (let at = 0;;) {
		next.lastIndex = at;
		let found = next.exec(text);
		if (found === null) return;
		at = found[0] === "\"" ? endOfString(text, found.index) : found.index + 1;
		let token = text.slice(found.index, at);
		found[0] === "\"" ? keepKey(open, before, token) : nest(open, token), before = found[0];
	}
}
/** Return the index after the string that begins at `start`. A regular expression would overflow the stack on long strings. */
function endOfString(text, start) {
	for (let at = text.indexOf("\"", start + 1); at >= 0; at = text.indexOf("\"", at + 1)) {
		let slashes = 0;
		for (; text[at - 1 - slashes] === "\\";) slashes += 1;
		if (slashes % 2 == 0) return at + 1;
	}
	return text.length;
}
function nest(open, bracket) {
	bracket === "{" && open.push(/* @__PURE__ */ new Set()), bracket === "[" && open.push(void 0), (bracket === "}" || bracket === "]") && open.pop();
}
/** In an object a string that follows `{` or `,` is a key. */
function keepKey(open, before, token) {
	let keys = open.at(-1);
	if (keys === void 0 || before !== "{" && before !== ",") return;
	let key = String(JSON.parse(token));
	if (FORBIDDEN.has(key)) throw SyntaxError(`the key ${JSON.stringify(key)} is not allowed`);
	if (keys.has(key)) throw SyntaxError(`duplicate key ${JSON.stringify(key)}`);
	keys.add(key);
}
/**
* Parse and validate a JSON document.
* @param where the file, for messages
* @throws BundleError `integrity` for invalid JSON, an invalid field or another format version
*/
function parseDocument({ noun, format, schema, hint, otherFormat }, text, where) {
	let invalid = (why, cause) => new BundleError({
		kind: "integrity",
		what: `${where} is not ${noun}: ${why}`,
		hint
	}, { cause }), value;
	try {
		value = parseStrictJson(text);
	} catch (cause) {
		throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
	}
	let other = safeParse(object({ format: pipe(number(), integer(), notValue(format)) }), value);
	if (other.success) {
		let what = `${where} has format ${other.output.format}, but this version of offline-bundle reads format ${format}`;
		throw new BundleError({
			kind: "integrity",
			what,
			hint: otherFormat
		});
	}
	let parsed = safeParse(schema, value);
	if (parsed.success) return parsed.output;
	let [issue] = parsed.issues;
	throw invalid(`${getDotPath(issue) ?? "document"}: ${issue.message}`, new ValiError(parsed.issues));
}
/** Serialize a document, indented by one space so that it is small and `diff` works. */
function documentText(value) {
	return `${JSON.stringify(value, null, 1)}\n`;
}
// src/targets/describe.ts
const Text = pipe(string(), nonEmpty()), Small = pipe(number(), integer(), minValue(0), maxValue(999)), Version$1 = tuple([Small, Small]), Markers = object({
	implementation_name: Text,
	implementation_version: Text,
	os_name: Text,
	platform_machine: string(),
	platform_python_implementation: Text,
	platform_release: string(),
	platform_system: string(),
	platform_version: string(),
	python_full_version: Text,
	python_version: Text,
	sys_platform: Text
}), DescribedJson = object({
	schema: literal(1),
	implementation: pipe(string(), regex(/^[a-z]+$/, "a short name such as cp or pp")),
	version: pipe(string(), regex(/^\d+\.\d+\.\d+/, "a full version such as 3.12.4")),
	freeThreaded: boolean(),
	abis: pipe(array(pipe(string(), regex(/^\w+$/, "an ABI tag such as cp312"))), minLength(1, "at least one ABI tag")),
	os: picklist([
		"linux",
		"macos",
		"windows",
		"other"
	]),
	machine: pipe(string(), regex(/^\w+$/, "a machine such as x86_64")),
	platform: Text,
	libc: nullable(object({
		name: picklist(["glibc", "musl"]),
		version: Version$1,
		manylinux: boolean()
	})),
	macos: nullable(Version$1),
	markers: Markers
});
/**
* Parse the output of describe.py.
* @param path source of the text, for messages
* @returns the target, or all errors with path and field
*/
function parseDescribed(path, text) {
	if (isUtf16(text)) return [{
		input: path,
		actual: "",
		expected: "the file is UTF-16, as written by > in Windows PowerShell 5; run python describe.py FILE instead"
	}];
	let json = parseJson$1(text);
	if ("wrong" in json) return [{
		input: path,
		actual: "",
		expected: `invalid JSON (${json.wrong}); save the output of describe.py unchanged`
	}];
	let checked = safeParse(DescribedJson, json.value);
	if (!checked.success) return checked.issues.map((issue) => faultOf(path, issue));
	let faults = consistencyFaults(checked.output);
	return faults.length > 0 ? faults.map(({ field, ...fault }) => ({
		input: `${path}: ${field}`,
		...fault
	})) : {
		path,
		target: toTarget(withoutLocalPart(checked.output))
	};
}
/** Detect UTF-16 that was decoded as UTF-8: the byte order mark is invalid, and every second byte of ASCII is 0. */
function isUtf16(text) {
	return text.startsWith("��") || /^\0?[{\s]\0/.test(text);
}
function parseJson$1(text) {
	try {
		return { value: parseStrictJson(text.replace(/^\uFEFF/, "")) };
	} catch (error) {
		return { wrong: error instanceof Error ? error.message : String(error) };
	}
}
function faultOf(path, issue) {
	let field = getDotPath(issue) ?? "document", missing = issue.received === "undefined", want = issue.type === "regex" || issue.type === "min_length" ? issue.message : `expected ${issue.expected ?? issue.message}`;
	return {
		input: `${path}: ${field}`,
		actual: missing ? "" : issue.received,
		expected: missing ? `missing (${want})` : want
	};
}
/** A build from a checkout reports `3.12.4+`. To version specifiers, this is 3.12.4: `packaging` reads it as 3.12.4+local. */
function withoutLocalPart(fields) {
	let version = fields.version.replace(/\+$/, "");
	return {
		...fields,
		version,
		markers: {
			...fields.markers,
			python_full_version: version
		}
	};
}
function toTarget(fields) {
	let python = toPython(fields), system = toSystem(fields), platform = system.os === "other" ? `other-${tagOf(fields.platform)}` : platformName(system);
	return {
		id: toTargetId(`${pythonTag(python)}${fields.abis[0]?.endsWith("d") === !0 ? "d" : ""}-${platform}`),
		platform,
		system,
		python,
		abis: fields.abis,
		platformTags: platformTagsOf(fields, system),
		markers: fields.markers,
		machines: [fields.markers.platform_machine],
		microVersions: microVersionsOf(python)
	};
}
function toPython({ implementation, version, freeThreaded, markers }) {
	return {
		implementation,
		version,
		series: markers.python_version,
		freeThreaded
	};
}
function toSystem({ os, machine, libc, macos }) {
	return os === "linux" && libc !== null ? {
		os,
		machine,
		libc: libc.name,
		minimum: libc.version
	} : os === "macos" && macos !== null && (machine === "arm64" || machine === "x86_64") ? {
		os,
		machine,
		minimum: macos
	} : os === "windows" && (machine === "AMD64" || machine === "ARM64" || machine === "x86") ? {
		os,
		machine
	} : {
		os: "other",
		machine
	};
}
function platformTagsOf({ os, machine, platform, libc }, system) {
	return os === "linux" && (libc === null || libc.name === "glibc" && !libc.manylinux) ? plainLinuxTags(machine) : system.os === "other" ? [tagOf(platform)] : supportedTagsOf(system);
}
/** Normalize a platform for a tag (`packaging.tags._normalize_string`). */
function tagOf(platform) {
	return platform.toLowerCase().replaceAll(/[-. ]/g, "_");
}
/** Check that fields are consistent, because descriptions are copied and edited by hand. */
function consistencyFaults(fields) {
	return [
		...pythonRules(fields),
		...abiRules(fields),
		...systemRules(fields)
	].filter(({ holds }) => !holds).map(({ field, actual, expected }) => ({
		field,
		actual,
		expected
	}));
}
function pythonRules(fields) {
	let { version, implementation, markers } = fields, series = version.split(".").slice(0, 2).join("."), name = getOwn(IMPLEMENTATIONS$1, implementation) ?? implementation;
	return [
		rule("markers.python_full_version", markers.python_full_version, version, "the field version"),
		rule("markers.python_version", markers.python_version, series, "the field version"),
		rule("markers.implementation_name", markers.implementation_name, name, "the field implementation"),
		...implementationRules(fields)
	];
}
const IMPLEMENTATIONS$1 = {
	cp: "cpython",
	pp: "pypy"
}, LONG_NAMES = {
	cp: "CPython",
	pp: "PyPy"
};
/** Only CPython and PyPy have known names. PyPy's implementation version is independent of the Python version. */
function implementationRules({ version, implementation, markers }) {
	let name = getOwn(LONG_NAMES, implementation);
	if (name === void 0) return [];
	let long = rule("markers.platform_python_implementation", markers.platform_python_implementation, name, "the field implementation");
	if (implementation !== "cp") return [long];
	let given = markers.implementation_version, release = releaseOf(version);
	return [long, {
		field: "markers.implementation_version",
		actual: given,
		holds: releaseOf(given) === release,
		expected: `${release}, to match the field version`
	}];
}
function releaseOf(version) {
	return /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? "";
}
function abiRules({ implementation, version, abis, freeThreaded }) {
	if (implementation !== "cp") return [];
	let stem = `cp${version.split(".").slice(0, 2).join("")}${freeThreaded ? "t" : ""}`, abi = abis[0] ?? "", holds = abi.startsWith(stem) && /^d?m?u?$/.test(abi.slice(stem.length));
	return [{
		field: "abis",
		actual: abis.join(", "),
		holds,
		expected: `${stem} first, to match the fields version and freeThreaded`
	}];
}
function systemRules(fields) {
	let { os, machine, macos, markers } = fields;
	if (os === "other") return [];
	let { sys, name, system } = SYSTEMS[os];
	return [
		rule("markers.sys_platform", markers.sys_platform, sys, "the field os"),
		rule("markers.os_name", markers.os_name, name, "the field os"),
		rule("markers.platform_system", markers.platform_system, system, "the field os"),
		platformRule(fields, os),
		{
			field: "machine",
			actual: machine,
			holds: isMachineOf(os, machine),
			expected: `a machine of ${os}${MACHINES[os] === void 0 ? "" : `: ${MACHINES[os].join(", ")}`}`
		},
		{
			field: "macos",
			actual: "null",
			holds: os !== "macos" || macos !== null,
			expected: "the version of macOS, e.g. [14, 5], to match the field os"
		},
		{
			field: "macos",
			actual: String(macos),
			holds: os === "macos" || macos === null,
			expected: "null, to match the field os"
		},
		{
			field: "libc",
			actual: fields.libc?.name ?? "null",
			holds: os === "linux" || fields.libc === null,
			expected: "null, to match the field os"
		},
		{
			field: "markers.platform_machine",
			actual: markers.platform_machine,
			holds: canReport(fields),
			expected: `${machine}, or the 64-bit kernel of it, to match the field machine`
		}
	];
}
/** sysconfig.get_platform() starts with the system. On Windows, it is the only source of the machine. */
function platformRule({ machine, platform }, os) {
	if (os !== "windows") {
		let start = os === "linux" ? "linux-" : "macosx-";
		return {
			field: "platform",
			actual: platform,
			holds: platform.startsWith(start),
			expected: `${start}…, to match the field os`
		};
	}
	return rule("platform", platform, getOwn(WINDOWS_PLATFORMS, machine) ?? platform, "the fields os and machine");
}
const WINDOWS_PLATFORMS = {
	AMD64: "win-amd64",
	ARM64: "win-arm64",
	x86: "win32"
}, SYSTEMS = {
	linux: {
		sys: "linux",
		name: "posix",
		system: "Linux"
	},
	macos: {
		sys: "darwin",
		name: "posix",
		system: "Darwin"
	},
	windows: {
		sys: "win32",
		name: "nt",
		system: "Windows"
	}
}, MACHINES = {
	macos: ["arm64", "x86_64"],
	windows: [
		"AMD64",
		"ARM64",
		"x86"
	]
};
function isMachineOf(os, machine) {
	return MACHINES[os]?.includes(machine) ?? !0;
}
/** On Windows, an x86_64 Python can run on an ARM64 processor and report it. */
function canReport({ os, machine, markers }) {
	return os === "macos" ? markers.platform_machine === machine : os === "windows" ? [
		"AMD64",
		"ARM64",
		"x86"
	].includes(markers.platform_machine) : machinesOf({
		os: "linux",
		machine,
		libc: "glibc",
		minimum: [2, 17]
	}).includes(markers.platform_machine);
}
function rule(field, given, wanted, because) {
	return {
		field,
		actual: given,
		holds: given === wanted,
		expected: `${wanted}, to match ${because}`
	};
}
// src/targets/python-ranges.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
/**
* Parse a `--python` value into full versions, oldest first, or a usage error.
* A series (`3.12`, `3.13t`, `cp312`) means its newest known version, a full version (`3.12.4`) exactly that one. A range is
* a semver range or a version specifier: a comma means "and", `!=` is supported, `~=3.10` is `>=3.10,<4`. The newest version of
* each series in the range is selected. An unreleased Python is only selected by name.
*/
function parsePythons(given, known = knownPythons()) {
	let text = respell(given), named = /^(3\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?)(t?)$/.exec(text);
	return named === null ? parseRange(given, text, known) : parseNamed(given, named[1] ?? "", { freeThreaded: named[2] === "t" }, known);
}
/** Tags and commands spell 3.12 as `cp312` and `python3.12`. */
function respell(given) {
	return given.trim().toLowerCase().replace(/^cp3(\d+t?)$/, "3.$1").replace(/^(?:python|cpython|py)[- ]?(3[\d.]*(?:t|(?:a|b|rc)\d+)?)$/, "$1");
}
function parseNamed(given, version, flags, known) {
	let [major, minor] = version.split(".").map(Number), series = known.find((one) => one.minor === minor && one.freeThreaded === flags.freeThreaded);
	if (series === void 0 || major !== 3) return unknown(given, minor ?? 0, flags, known);
	let parts = parseFullVersion(parseFullVersion(version) === void 0 ? series.newest : version);
	return parts === void 0 ? malformed(given) : [cpython(parts, flags)];
}
function unknown(given, minor, { freeThreaded }, known) {
	return freeThreaded && known.some((one) => one.minor === minor) ? fault$2(given, "free-threaded CPython is only available from 3.13t on") : fault$2(given, `unknown CPython version; known: ${known.map(({ name }) => name).join(", ")}`);
}
function parseRange(given, text, known) {
	let alternatives = text.split("||").map((one) => parseAlternative(one));
	if (alternatives.includes(void 0)) return severalOf(given, text) ?? malformed(given);
	let ranges = alternatives.filter((one) => one !== void 0), found = known.filter((series) => series.released || names$2(text, series)).flatMap((series) => newestIn(series, ranges));
	return found.length > 0 ? found : severalOf(given, text) ?? fault$2(given, `no known CPython in this range; known: ${shown(known)}`);
}
/** Explain how to specify several Pythons for `3.12,3.13`, which other tools accept. */
function severalOf(given, text) {
	let versions = text.split(/[\s,]+/).filter((word) => word !== "");
	if (!(versions.length < 2 || !versions.every((word) => /^3\.\d+(?:\.\d+)?t?$/.test(word)))) return fault$2(given, `a comma means "and": repeat --python (in the action, one per line), or write "${versions.join(" || ")}"`);
}
/** An open range such as `>=3.14` must not include alphas, but `<=3.16` names 3.16. */
function names$2(text, { minor }) {
	return [...text.matchAll(/\d[\d.]*/g)].some(([version]) => version === `3.${minor}` || version.startsWith(`3.${minor}.`));
}
function parseAlternative(text) {
	let versions = [...text.matchAll(/\d[\d.]*(t?)/g)], freeThreaded = versions.length > 0 && versions.every(([, flag]) => flag === "t");
	if (!freeThreaded && versions.some(([, flag]) => flag === "t")) return;
	let words = joinOperators(text.replaceAll(/(\d)t/g, "$1")).split(/\s+/).filter((word) => word !== ""), excluded = words.filter((word) => word.startsWith("!=")).map((word) => word.slice(2)), range = words.filter((word) => !word.startsWith("!=")).map(toSemver).join(" ");
	return [range, ...excluded].every((one) => import_semver.default.validRange(one) !== null) && words.length > 0 && words.every(isWord) ? {
		range,
		excluded,
		freeThreaded
	} : void 0;
}
/** A comma means "and". Spaces between an operator and its version are removed. */
function joinOperators(text) {
	return text.replaceAll(",", " ").replaceAll(/([<>=!~^])\s+/g, "$1");
}
/** semver accepts `v3.12` and build tags, which are mistakes here. `-` is part of `3.10 - 3.12`. */
function isWord(word) {
	return /^(?:-|\*|x|(?:===|==|!=|~=|<=|>=|=|<|>|~|\^)?(?:\*|x|\d+(?:\.(?:\d+|\*|x)){0,2}))$/.test(word);
}
/** `~=3.10` (compatible release; PEP 440) is `>=3.10 <4`, `~=3.10.2` is `>=3.10.2 <3.11`; `==` is `=` in semver. */
function toSemver(word) {
	let compatible = /^~=(\d+)\.(\d+)(?:\.(\d+))?$/.exec(word);
	if (compatible === null) return word.replace(/^={2,3}/, "=");
	let [, major = "", minor = "", micro] = compatible;
	return micro === void 0 ? `>=${major}.${minor}.0 <${Number(major) + 1}.0.0-0` : `>=${major}.${minor}.${micro} <${major}.${Number(minor) + 1}.0-0`;
}
/** The newest version of a series that an alternative includes. */
function newestIn(series, alternatives) {
	let newest = parseFullVersion(series.newest), mine = alternatives.filter(({ freeThreaded }) => freeThreaded === series.freeThreaded);
	if (newest === void 0) return [];
	let micro = Array.from({ length: newest.micro + 1 }, (_, index) => newest.micro - index).find((one) => mine.some((alternative) => includes(alternative, `3.${series.minor}.${one}`)));
	return micro === void 0 ? [] : [cpython({
		...newest,
		micro
	}, series)];
}
function includes({ range, excluded }, version) {
	return import_semver.default.satisfies(version, range) && !excluded.some((one) => import_semver.default.satisfies(version, one));
}
function shown(known) {
	return known.filter(({ released }) => released).map(({ name, newest }) => `${name} (${newest})`).join(", ");
}
function malformed(given) {
	return fault$2(given, "expected a Python version such as 3.12, 3.12.4 or 3.13t, or a range such as \">=3.10 <3.15\", \">=3.10,!=3.12\", \"~=3.10\"");
}
function fault$2(given, expected) {
	return {
		input: "python",
		actual: given,
		expected
	};
}
// src/targets/select.ts
/** Remove targets that match a pattern. A pattern without a match is an error, because it may be a typo. */
function excluded(targets, patterns) {
	let matchers = patterns.map((pattern) => ({
		pattern,
		matches: matcher(pattern)
	})), faults = matchers.filter(({ matches }) => !targets.some(({ id }) => matches(id))).map(({ pattern: given }) => ({
		input: "exclude",
		actual: given,
		expected: `does not match any selected target${suggestion(given, targets)}`
	}));
	return {
		targets: targets.filter(({ id }) => !matchers.some(({ matches }) => matches(id))),
		faults
	};
}
/**
* The targets that `include` adds after `exclude`, like `include` of a job matrix. A part of the id without `*` can be any known Python
* or platform; a part with `*` matches the selected ones.
*/
function included({ product, kept, axes }, patterns) {
	let there = new Set(kept.map(({ id }) => id)), results = patterns.map((pattern) => {
		let matches = matcher(pattern), found = [...product, ...candidates$2(pattern, product, axes)].filter(({ id }) => matches(id));
		return {
			pattern,
			found,
			adds: !pattern.includes("*") || found.some(({ id }) => !there.has(id))
		};
	}), faults = results.flatMap(({ pattern, found, adds }) => found.length === 0 ? [{
		input: "include",
		actual: pattern,
		expected: `does not match any known target${suggestion(pattern, product)}`
	}] : adds ? [] : [{
		input: "include",
		actual: pattern,
		expected: "adds no targets: all matches are already selected; use exclude to remove targets"
	}]);
	return {
		targets: results.flatMap(({ found }) => found),
		faults
	};
}
function candidates$2(pattern, product, axes) {
	let cut = pattern.indexOf("-");
	if (cut < 0) return [];
	let python = pattern.slice(0, cut), platform = pattern.slice(cut + 1), named = python.includes("*") ? axes.pythons : parsePythons(python), pythons = "input" in named ? [] : named, preset = platform.includes("*") ? void 0 : findPlatform(platform), platforms = preset === void 0 ? axes.platforms : "input" in preset ? [] : [preset], there = new Set(product.map(({ id }) => id));
	return platforms.flatMap((one) => pythons.map((other) => targetOn(one, other))).filter(({ id }) => !there.has(id));
}
/** Match ids with `*` as a wildcard; a platform without `*` may be an alias. */
function matcher(pattern) {
	return globOf(canonical(pattern));
}
/** Return a function that matches whole names; `*` matches any characters. */
function globOf(pattern) {
	let [first = "", ...rest] = pattern.split("*"), last = rest.pop();
	return last === void 0 ? (name) => name === first : (name) => {
		let at = rest.reduce((from, part) => from < 0 ? from : placeAfter(name, part, from), name.startsWith(first) ? first.length : -1);
		return at >= 0 && name.endsWith(last) && name.length - last.length >= at;
	};
}
/** Return the index after the first occurrence of `part` from `from` on, or -1. */
function placeAfter(name, part, from) {
	let at = name.indexOf(part, from);
	return at < 0 ? -1 : at + part.length;
}
function canonical(pattern) {
	let preset = platformOfId(pattern);
	return preset === void 0 ? pattern : `${pattern.slice(0, pattern.indexOf("-"))}-${preset.name}`;
}
/** The platform of an id such as `cp312-rhel-9`, unless its name has a wildcard or is unknown. */
function platformOfId(id) {
	let cut = id.indexOf("-");
	return cut < 0 ? void 0 : lookUpPlatform(id.slice(cut + 1));
}
function suggestion(given, targets) {
	let near = closestMatch(given, targets.map(({ id }) => id));
	return near.length > 0 ? `; closest: ${near.join(", ")}` : "";
}
/**
* Expand a selection into targets, in a stable order: platforms as given, the Pythons of each, described machines, then those of
* `include`. An empty selection means the host. Without Pythons, a distribution has its own and other platforms the series of the host;
* without platforms, the Pythons are for the platform of the host.
* @param host the interpreter of this machine, if any. The release and version of its kernel are ignored.
* @throws BundleError `usage` with all errors of the selection
*/
function expandTargets(selection, host) {
	let read = readSelection(selection, host === void 0 ? void 0 : {
		...host,
		target: withPlainKernel(host.target)
	}), named = merge([...read.product, ...read.described]);
	raise([...read.faults, ...named.faults]);
	let kept = excluded(named.targets, selection.exclude), added = included({
		product: named.targets,
		kept: kept.targets,
		axes: read
	}, selection.include);
	raise([...kept.faults, ...added.faults]);
	let { targets, faults } = merge([...kept.targets, ...added.targets]);
	return raise(faults), targets.length === 0 && raise([{
		input: "exclude",
		actual: selection.exclude.join(", "),
		expected: "excludes every target"
	}]), freeze(targets);
}
function readSelection(selection, host) {
	let { faults, described, ...named } = readNames(selection), found = selection.platforms.length + selection.pythons.length === 0 ? hostAlone(selection, host) : productOf(selection, named, host?.target);
	return {
		...found,
		described,
		faults: [...faults, ...found.faults]
	};
}
/** Faults of a selection that need no Python, so that they are reported with those of other options. */
function selectionFaults(selection) {
	return readNames(selection).faults;
}
function readNames(selection) {
	let [platforms, badPlatforms] = split(selection.platforms.map(findPlatform)), [pythons, badPythons] = split(selection.pythons.map((given) => parsePythons(given))), own = selection.pythons.length > 0 ? [] : platforms.map((platform) => ({
		given: platform.given,
		python: ownPython(platform)
	})), [, badOwn] = split(own.flatMap(({ python }) => python === void 0 ? [] : [python])), described = selection.described.map(({ path, text }) => parseDescribed(path, text));
	return {
		platforms,
		pythons: pythons.flat(),
		own: new Map(own.flatMap(({ given, python }) => python === void 0 || "input" in python ? [] : [[given, python]])),
		described: described.flatMap((one) => "target" in one ? [one.target] : []),
		faults: [
			...badPlatforms,
			...badPythons,
			...badOwn,
			...described.flatMap((one) => "target" in one ? [] : one)
		]
	};
}
function split(results) {
	let isFault = (one) => "input" in one && "expected" in one;
	return [results.filter((one) => !isFault(one)), results.filter(isFault)];
}
/** The Python of a distribution. */
function ownPython({ given, distribution }) {
	if (distribution === void 0) return;
	let { python, newerPython } = distribution, found = parsePythons(python);
	if (!("input" in found)) return found[0];
	let instead = newerPython === void 0 ? "another Python that is installed there" : `a newer Python of the distribution, such as ${newerPython}`;
	return {
		input: "python",
		actual: "",
		expected: `required for ${given}: its own Python ${python} is not supported (${knownPythons()[0]?.name} or newer is); select ${instead}`
	};
}
/** Without platforms and Pythons, select the host, unless there are described machines or single targets. */
function hostAlone(selection, host) {
	let empty = {
		platforms: [],
		pythons: [],
		product: [],
		faults: []
	};
	return selection.described.length > 0 || selection.include.some((pattern) => !pattern.includes("*")) ? empty : host === void 0 ? {
		...empty,
		faults: [needed("platform"), needed("python")]
	} : {
		...empty,
		product: [host.target]
	};
}
/** The missing axis comes from the distributions and the host, unless the other axis is invalid. */
function productOf(selection, names, host) {
	let { platforms, pythons } = names;
	if (selection.platforms.length === 0) return hostPlatform(pythons, host);
	if (selection.pythons.length > 0) return {
		platforms,
		pythons,
		product: cross(platforms, pythons),
		faults: []
	};
	let series = platforms.every(({ distribution }) => distribution !== void 0) ? [] : hostSeries(host);
	if ("input" in series) return {
		platforms,
		pythons,
		product: [],
		faults: [series]
	};
	let all = platforms.flatMap((platform) => {
		let python = platform.distribution === void 0 ? series[0] : names.own.get(platform.given);
		return python === void 0 ? [] : [targetOn(platform, python)];
	}), product = oldestMicros(all, ({ id }) => id), seen = oldestMicros(all, ({ python }) => pythonTag(python));
	return {
		platforms,
		pythons: [...new Map(seen.map(({ python }) => [pythonTag(python), python])).values()],
		product,
		faults: []
	};
}
/**
* Distributions with the same glibc and series can have different micro versions. The target covers both, and its resolution starts with
* the older one, which fewer releases of projects support.
*/
function oldestMicros(targets, keyOf) {
	let micro = ({ python }) => parseFullVersion(python.version)?.micro ?? 0;
	return targets.filter((one) => !targets.some((other) => keyOf(other) === keyOf(one) && micro(other) < micro(one)));
}
function cross(platforms, pythons) {
	return platforms.flatMap((platform) => pythons.map((python) => targetOn(platform, python)));
}
/** Merge targets with the same id; a described one wins. Two micro versions with one id are an error. */
function merge(targets) {
	let byId = /* @__PURE__ */ new Map(), faults = [];
	for (let target of targets) {
		let there = byId.get(target.id);
		there !== void 0 && there.python.version !== target.python.version && faults.push(twoMicros(there, target)), byId.set(target.id, target);
	}
	return {
		targets: [...byId.values()],
		faults
	};
}
function twoMicros(one, other) {
	return {
		input: "python",
		actual: `${one.python.version} and ${other.python.version}`,
		expected: `both belong to the target ${one.id}: specify one of them; the report lists the micro versions that the bundle covers`
	};
}
function raise(faults) {
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
}
/** An axis that is required because this machine has no usable interpreter. */
function needed(input) {
	return {
		input,
		actual: "",
		expected: "required: no Python interpreter was detected on this machine"
	};
}
/** The series of this machine, with its newest known micro version. */
function hostSeries(host) {
	if (host === void 0) return needed("python");
	let { implementation, series, freeThreaded } = host.python, named = implementation === "cp" ? parsePythons(`${series}${freeThreaded ? "t" : ""}`) : void 0;
	return named !== void 0 && !("input" in named) ? named : {
		input: "python",
		actual: "",
		expected: `required: the Python of this machine, ${pythonTag(host.python)}, is not a known CPython`
	};
}
/** The platform of this machine, with its exact C library or OS version. */
function hostPlatform(pythons, host) {
	if (host === void 0) return {
		platforms: [],
		pythons,
		product: [],
		faults: pythons.length > 0 ? [needed("platform")] : []
	};
	let platforms = [{
		name: host.platform,
		machine: host
	}];
	return {
		platforms,
		pythons,
		product: cross(platforms, pythons),
		faults: []
	};
}
/** The assumptions of a valid selection, each once. */
function assumptionsOf({ platforms, pythons, include }) {
	let all = [...platforms.map((name) => ({
		platform: lookUpPlatform(name),
		own: pythons.length === 0
	})), ...include.map((id) => ({
		platform: platformOfId(id),
		own: !1
	}))].flatMap(({ platform, own }) => {
		if (platform === void 0) return [];
		let { given, name, assumed, distribution } = platform, python = own ? distribution?.python : void 0;
		return assumed || python !== void 0 ? [{
			given,
			platform: name,
			...python === void 0 ? {} : { python }
		}] : [];
	});
	return [...new Map(all.map((one) => [one.given, one])).values()];
}
// src/cli/host.ts
/** Facts of this machine that the parsing of options uses. */
function hostEnvironment(env, platform) {
	return {
		files: FILES,
		env,
		cacheFolder: cacheFolder(env, platform),
		processors: availableParallelism(),
		targetFaults: selectionFaults
	};
}
const FILES = {
	kind: (file) => {
		try {
			return statSync(file).isDirectory() ? "folder" : "file";
		} catch (error) {
			return ["EACCES", "EPERM"].includes(errorCode(error)) ? "closed" : "absent";
		}
	},
	absolute: (file) => path.resolve(file),
	text: (file) => {
		try {
			return readFileSync(file, "utf8");
		} catch {
			return;
		}
	}
};
/** The cache folder of the system (XDG base directories; Apple's and Microsoft's guidelines). */
function cacheFolder(env, platform) {
	let home = env.HOME ?? env.USERPROFILE ?? homedir();
	if (platform === "win32") return path.join(env.LOCALAPPDATA ?? path.join(home, "AppData", "Local"), "offline-bundle", "Cache");
	if (platform === "darwin") return path.join(home, "Library", "Caches", "offline-bundle");
	let given = env.XDG_CACHE_HOME;
	return path.join(given !== void 0 && path.isAbsolute(given) ? given : path.join(home, ".cache"), "offline-bundle");
}
// src/core/text.ts
/** C0, DEL, C1, soft hyphen, zero-width, bidirectional controls, line and paragraph separators, byte order mark. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
/**
* Make untrusted text safe to print on one line: no line breaks, terminal controls or bidirectional controls
* (Unicode technical report 36), and valid UTF-8.
*/
function plainLine(text) {
	return visibleText(text).trim();
}
/** Like `plainLine`, but keep surrounding spaces. */
function visibleText(text) {
	return text.replaceAll(/\p{Surrogate}/gu, "�").replaceAll(UNSEEN, " ");
}
/** Escape text for HTML content and double-quoted attributes. */
function escapeHtml(text) {
	return plainLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
/**
* Check a word for a lock, a link or a path: it cannot end a line or start an option.
* @throws BundleError `integrity`
*/
function safeWord(text, what) {
	if (/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/.test(text)) return text;
	throw new BundleError({
		kind: "integrity",
		what: `${what} ${JSON.stringify(text)} contains invalid characters`,
		hint: "The index or the wheel is corrupt or malicious: check its source."
	});
}
/** Return a URL for the manifest: without the query, which may be a signature that is secret and changes, so that bundles stay reproducible. */
function recordedUrl(url) {
	return portableUrl(url).replace(/^([^?#]*)\?[^#]*/, "$1");
}
/** Return a URL without local folders: `file:///home/me/app.whl` becomes `file:app.whl`, also for repositories. */
function portableUrl(url) {
	let [scheme] = /^(?:[a-z]+\+)?file:/i.exec(url) ?? [];
	if (scheme === void 0) return plainLine(url);
	let [path = "", ...rest] = url.slice(scheme.length).split("#");
	return plainLine([`${scheme}${path.replace(/\/+$/, "").split("/").at(-1) ?? ""}`, ...rest].join("#"));
}
/** Remove local folders from each `file:` URL in a text. */
function portableText(text) {
	return plainLine(text.replaceAll(/\b(?:[a-z]+\+)?file:\/\/[^\s"'<>()]+/gi, portableUrl));
}
/** Return the origin of a requirement without its local folder. */
function recordedOrigin(origin) {
	return plainLine(origin).replace(/^.*[/\\](?=[^/\\]*$)/, "");
}
/** The scheme and user part of each URL in a text. A stray `@` later in the URL may hide part of the path, but never reveals a secret. */
const USER_PART = /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#]*)@/gi;
/** Mask the user part of every URL in a text; a token alone before the `@` is a credential too. */
function maskSecrets(text) {
	return text.replaceAll(USER_PART, "$1****@");
}
/** Remove the user part of every URL in a text. */
function withoutUsers(text) {
	return text.replaceAll(USER_PART, "$1");
}
/**
* Return the credentials in a text, for a runner to mask: the password of every URL, or the user if there is no password
* (a token), as written and percent-decoded.
*/
function credentialsIn(text) {
	let secrets = [...text.matchAll(USER_PART)].map(([, , user = ""]) => user).map((user) => user.includes(":") ? user.slice(user.indexOf(":") + 1) : user);
	return [...new Set(secrets.flatMap((secret) => [secret, decodedPercent(secret)]))].filter((secret) => secret !== "");
}
/** Decode percent-encoding (RFC 3986, 2.1); return invalid encodings unchanged. */
function decodedPercent(text) {
	try {
		return decodeURIComponent(text);
	} catch (error) {
		if (error instanceof URIError) return text;
		throw error;
	}
}
/** Compare by code unit, independent of the locale. */
function byText(key) {
	return (a, b) => {
		let [left, right] = [key(a), key(b)];
		return left < right ? -1 : +(left > right);
	};
}
const STEPS = [
	"B",
	"kB",
	"MB",
	"GB",
	"TB"
];
/** Format a size such as `12.3 MB`, in powers of 1000 as package indexes do. */
function showBytes(bytes) {
	let step = bytes < 1e3 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3)), value = bytes / 1e3 ** step;
	return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${STEPS[step]}`;
}
/** Format a duration such as `4.2 s` or `3 min 05 s`. */
function showSeconds(seconds) {
	if (seconds < 60) return `${seconds.toFixed(1)} s`;
	let whole = Math.round(seconds);
	return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}
/** Format a count such as `1 wheel` or `12 wheels`. */
function count(many, noun, plural = `${noun}s`) {
	return `${many} ${many === 1 ? noun : plural}`;
}
/** Name targets briefly: `all 25 targets`, or `cp311, cp312 on windows-x86_64; cp312 on macos-14-arm64`. @param all the number of targets; omit it to name each */
function targetsText(ids, all = 0) {
	if (ids.length === 1 || ids.length !== all) {
		let pythons = /* @__PURE__ */ new Map();
		for (let id of ids) {
			let [, python = "", platform = id] = /^([^-]+)-(.+)$/.exec(id) ?? [];
			pythons.set(platform, [...pythons.get(platform) ?? [], python]);
		}
		return ids.length === 1 ? ids[0] ?? "" : [...pythons].map(([platform, some]) => `${some.join(", ")} on ${platform}`).join("; ");
	}
	return `all ${all} targets`;
}
// src/report/exit-codes.ts
const EXIT_CODES = [
	{
		code: 0,
		kind: "done",
		means: "Success.",
		next: "Transfer the bundle."
	},
	{
		code: 1,
		kind: "bug",
		means: "A bug in offline-bundle.",
		next: "Report it with the output of `--verbose`."
	},
	{
		code: 2,
		kind: "usage",
		means: "Usage error: an option, or a file that you passed, is invalid.",
		next: "Correct the listed inputs. All of them are reported together."
	},
	{
		code: 3,
		kind: "incomplete",
		means: "A target is incomplete or cannot be solved.",
		next: "Follow the hint of each message. It names the target, the requirement and the alternatives."
	},
	{
		code: 4,
		kind: "integrity",
		means: "A file does not match its hash or metadata, or is unsafe to install.",
		next: "Do not use the file. Download it again, or contact its publisher."
	},
	{
		code: 5,
		kind: "signature",
		means: "The signature is missing or invalid.",
		next: "Do not use the bundle."
	},
	{
		code: 6,
		kind: "no-target",
		means: "`install.py` only: no target of the bundle matches this machine.",
		next: "Run `install.py --describe` on the machine, and pass its JSON with `--target`."
	},
	{
		code: 7,
		kind: "environment",
		means: "Environment error: no usable Python, no disk space, or missing permissions.",
		next: "Fix the cause that the message names, and run again."
	},
	{
		code: 8,
		kind: "network",
		means: "Network error: an index, a git host or GitHub failed (outage, login, certificate, rate limit).",
		next: "No package was reported missing. Restore connectivity and retry."
	},
	{
		code: 9,
		kind: "policy",
		means: "The bundle violates a policy rule.",
		next: "Each message names the file and the rule."
	},
	{
		code: 130,
		kind: "cancelled",
		means: "Canceled.",
		next: "Nothing is left behind."
	}
];
// src/report/markdown.ts
/** Escape untrusted text for Markdown and HTML: special characters become character references, which CommonMark never reads as structure. */
function escaped(text) {
	return visibleText(text).replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`).replaceAll(/(www)\./gi, "$1&#46;");
}
/** Escaped text as code, in which GitHub does not link mentions or URLs. */
function code(text) {
	return `<code>${escaped(text)}</code>`;
}
/** A word of prose: letters, or a small number, with punctuation around it. GitHub links no such word. */
const PROSE = /^["'(]*(?:[A-Za-z]+(?:['-][a-z]+)*|[a-z]\.[a-z]|\d{1,3})?["')…]*[.,:;!?…]?["')]*$/;
/**
* A sentence as text, with what is in backticks and everything that is not a word (names, versions, URLs) as code. Untrusted text cannot become
* markup, a mention or a link.
* @param names to show as code even if they look like words, e.g. a project
*/
function prose(text, names = []) {
	let known = new Set(names);
	return visibleText(text).split(/`([^`]*)`/).map((part, at) => (at % 2 == 1 ? [code(part)] : part.split(" ").map((word) => marked(word, known))).join(" ")).join("").replaceAll("</code> <code>", " ");
}
function marked(word, known) {
	let [, before = "", inner = "", after = ""] = /^(["'(]*)(.*?)(["').,:;!?…]*)$/.exec(word) ?? [];
	return inner === "" || !known.has(inner) && PROSE.test(word) ? escaped(word) : `${escaped(before)}${code(inner)}${escaped(after)}`;
}
/** An HTML table, which no cell content can break. @param head @param rows cells that are already escaped */
function tableOf(head, rows) {
	let row = (tag, cells) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
	return [
		"<table>",
		row("th", head),
		...rows.map((cells) => row("td", cells)),
		"</table>"
	].join("\n");
}
/** Commands in one code block per shell. They contain only names of bundles and files, which need no escaping. */
function stepsText(steps) {
	return steps.map(({ title, commands }) => `${escaped(title)}:\n\n\`\`\`\n${commands.join("\n")}\n\`\`\``).join("\n\n");
}
/** A collapsed section. */
function folded$1(title, content) {
	return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
/** Split text into lines, with control characters made visible. */
function plainLines(text) {
	return text.split("\n").map(visibleText);
}
// src/report/failure-summary.ts
/** Leaves room for a job summary within the limit of 1 MiB. Unit: bytes. */
const MAX_FAILURE_BYTES = 1e5;
/**
* The job summary of a failed step, Markdown: what failed for which targets, why, and what to do. Unlike annotations, it contains
* all failures up to the size limit.
* @param limit in bytes
*/
function failureSummary(failure, limit = MAX_FAILURE_BYTES) {
	let { exitCode } = explain(failure), { means = "", next = "" } = EXIT_CODES.find((one) => one.code === exitCode) ?? {};
	return `${within([`## Failed: ${prose(means)}\n\n${sentence(next)} (Exit code ${exitCode}.)`, ...partsOf(failure)], limit)}\n`;
}
function partsOf(failure) {
	switch (failure.kind) {
		case "usage": return [{
			head: [
				"Where",
				"Given",
				"Expected"
			],
			rows: failure.faults.map(({ input, actual, expected, hint = "" }) => [
				lines(input, (line) => code(withInputNames(line).replaceAll("`", ""))),
				lines(actual, code),
				lines([expected, hint].join("\n"), sentence)
			])
		}];
		case "incomplete": return incompleteParts(failure.targets, failure.complete ?? []);
		case "policy": return [{
			head: [
				"Where",
				"What",
				"What to do"
			],
			rows: failure.findings.map((finding) => rowOf([finding]))
		}];
		case "several": return failure.failures.flatMap(partsOf);
		default: {
			let { message, hint } = explain(failure);
			return [message, hint].filter((text) => text !== "").map((text) => lines(text, sentence));
		}
	}
}
/** One row per cause, with all its targets. */
function incompleteParts(targets, complete) {
	let all = targets.length + complete.length, rows = causesOf(targets).map(({ targets: ids, findings }) => [prose(targetsText(ids, all)), ...rowOf(findings.map(({ finding, targets: own }) => findings.length === 1 ? finding : {
		...finding,
		message: `${targetsText(own, all)}: ${finding.message}`
	}))]), whole = complete.length === 0 ? [] : [`No wheel is missing for ${prose(targetsText(complete))}.`];
	return [{
		head: [
			"Targets",
			"Where",
			"What",
			"What to do"
		],
		rows
	}, ...whole];
}
/** Cells of findings with one cause: where, what and what to do. */
function rowOf(findings) {
	let once = (texts) => [...new Set(texts)].filter((text) => text !== void 0).join("\n"), names = findings.flatMap(({ project }) => project ?? []);
	return [
		lines(once(findings.map(({ origin }) => origin)), code),
		lines(once(findings.map(({ message }) => message)), (line) => sentence(line, names)),
		lines(once(findings.map(({ hint }) => hint)), (line) => sentence(line, names))
	];
}
/** Text as Markdown in one cell, without credentials. */
function lines(text, format) {
	return maskSecrets(text).split("\n").filter((line) => line !== "").map((line) => format(line)).join("<br>");
}
function sentence(text, names = []) {
	return prose(withInputNames(text), names);
}
function within(parts, limit) {
	let kept = [], room = limit - 50 - 3, whole = !0;
	for (let part of parts) {
		let { text, all } = cut(part, room);
		whole &&= all, text !== "" && (kept.push(text), room -= bytesOf$1(text) + 2);
	}
	return [...kept, ...whole ? [] : ["Truncated: see the log of the step for everything."]].join("\n\n");
}
/** The part that fits: the first rows of a table, or a whole paragraph. */
function cut(part, bytes) {
	let text = typeof part == "string" ? part : tableOf(part.head, part.rows);
	if (bytesOf$1(text) + 2 <= bytes) return {
		text,
		all: !0
	};
	if (typeof part == "string") return {
		text: "",
		all: !1
	};
	let used = bytesOf$1(tableOf(part.head, [])) + 2, rows = part.rows.filter((row) => (used += bytesOf$1(tableOf([], [row])), used <= bytes));
	return {
		text: rows.length === 0 ? "" : tableOf(part.head, rows),
		all: !1
	};
}
function bytesOf$1(text) {
	return new TextEncoder().encode(text).length;
}
/** The text of a failure for a terminal: error lines, then hints. */
function failureText(failure, look) {
	let { message, hint } = explain(failure), facts = plainLines(message).map((line, at) => at === 0 ? `${look.bad(look.bold("error:"))} ${line}` : `       ${line}`), hints = hint === "" ? [] : plainLines(hint).map((line, at) => at === 0 ? `${look.bold("hint:")}  ${line}` : `       ${line}`);
	return `${[...facts, ...hints].join("\n")}\n`;
}
/** Escape a log line so that the runner does not read it as a workflow command (`::…` or `##[…]`). */
function runnerText(text) {
	return visibleText(text).replace(/^(\s*)(::|##\[)/, "$1​$2");
}
// src/bundle/difference.ts
const Release = strictObject({
	project: string(),
	version: string()
}), Moved = strictObject({
	project: string(),
	from: string(),
	to: string(),
	change: VersionChangeSchema
}), DifferenceSchema = strictObject({
	changed: boolean(),
	targets: pipe(array(strictObject({
		target: string(),
		state: pipe(picklist([
			"new",
			"gone",
			"changed",
			"same"
		]), description("`new` and `gone`: the other bundle does not have the target")),
		added: array(Release),
		removed: array(Release),
		moved: pipe(array(Moved), description("another version")),
		replaced: pipe(array(Release), description("the same version, another file"))
	})), description("sorted by ID"))
});
/**
* Compare two bundles: added, removed, updated and replaced wheels of each target.
* @param compare versions, in Python: one result for each move (VersionQueries.changes)
*/
async function differenceOf(old, next, compare) {
	let before = new Map(old.targets.map((target) => [target.id, target])), after = new Map(next.targets.map((target) => [target.id, target])), compared = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].sort().map((id) => targetDifference(id, before.get(id), after.get(id))), moves = new Map(compared.flatMap(({ moved }) => moved.map((move) => [keyOf$1(move), move]))), changes = await compare([...moves.values()]), known = new Map([...moves.keys()].map((key, at) => [key, changes[at]])), targets = compared.map((one) => ({
		...one,
		moved: one.moved.map((move) => ({
			...move,
			change: known.get(keyOf$1(move)) ?? "other"
		}))
	}));
	return {
		changed: targets.some(({ state }) => state !== "same"),
		targets
	};
}
function keyOf$1({ from, to }) {
	return `${from} ${to}`;
}
function targetDifference(target, old, next) {
	let before = byKey(old?.entries ?? []), after = byKey(next?.entries ?? []), both = [...after].flatMap(([key, entry]) => {
		let was = before.get(key);
		return was === void 0 ? [] : [{
			was,
			entry
		}];
	}), moved = both.filter(({ was, entry }) => was.version !== entry.version).map(({ was, entry }) => ({
		project: entry.project,
		from: was.version,
		to: entry.version
	})), replaced = both.filter(({ was, entry }) => was.version === entry.version && was.sha256 !== entry.sha256).map(({ entry }) => toRelease(entry)), added = [...after].filter(([key]) => !before.has(key)).map(([, entry]) => toRelease(entry)), removed = [...before].filter(([key]) => !after.has(key)).map(([, entry]) => toRelease(entry)), same = added.length + removed.length + moved.length + replaced.length === 0;
	return {
		target,
		state: old === void 0 ? "new" : next === void 0 ? "gone" : same ? "same" : "changed",
		added,
		removed,
		moved,
		replaced
	};
}
/** Key by project, and by marker if machines of the target need different versions. */
function byKey(entries) {
	let isTwice = ({ project }) => entries.filter((one) => one.project === project).length > 1;
	return new Map(entries.map((entry) => [isTwice(entry) ? `${entry.project} ; ${entry.marker}` : entry.project, entry]));
}
function toRelease({ project, version }) {
	return {
		project,
		version
	};
}
/** What happened to a project: most important first. */
const CHANGE_KINDS = [
	"downgrade",
	"major",
	"upgrade",
	"other",
	"added",
	"removed",
	"replaced"
];
/** Each change of the targets that both bundles have, once. Groups with more targets come first. */
function changeGroups({ targets }) {
	let holders = /* @__PURE__ */ new Map();
	for (let { target, ...one } of targets.filter(({ state }) => state === "changed")) for (let change of changesOf(one)) {
		let key = JSON.stringify(change), known = holders.get(key) ?? {
			change,
			ids: []
		};
		known.ids.push(target), holders.set(key, known);
	}
	let groups = /* @__PURE__ */ new Map();
	for (let { change, ids } of holders.values()) {
		let group = groups.get(ids.join(" ")) ?? {
			targets: ids,
			changes: []
		};
		group.changes.push(change), groups.set(ids.join(" "), group);
	}
	return [...groups.values()].map((one) => ({
		...one,
		changes: one.changes.toSorted(byText(orderOf))
	})).sort((a, b) => b.targets.length - a.targets.length);
}
function changesOf({ added, removed, moved, replaced }) {
	return [
		...moved.map(({ project, from, to, change }) => ({
			kind: change,
			project,
			from,
			to
		})),
		...added.map(({ project, version }) => ({
			kind: "added",
			project,
			to: version
		})),
		...removed.map(({ project, version }) => ({
			kind: "removed",
			project,
			from: version
		})),
		...replaced.map(({ project, version }) => ({
			kind: "replaced",
			project,
			from: version,
			to: version
		}))
	];
}
function orderOf({ kind, project }) {
	return `${CHANGE_KINDS.indexOf(kind)} ${project}`;
}
// src/report/difference-text.ts
const WORDS = {
	downgrade: {
		sign: "!",
		name: "downgrade",
		plural: "downgrades"
	},
	major: {
		sign: "!",
		name: "major upgrade",
		plural: "major upgrades"
	},
	upgrade: {
		sign: "~",
		name: "upgrade",
		plural: "upgrades"
	},
	other: {
		sign: "~",
		name: "other version",
		plural: "other versions"
	},
	added: {
		sign: "+",
		name: "added",
		plural: "added"
	},
	removed: {
		sign: "-",
		name: "removed",
		plural: "removed"
	},
	replaced: {
		sign: "=",
		name: "different file",
		plural: "different files"
	}
}, MARKED = ["downgrade", "major"];
/** The changes as text: totals, then each change once, under the targets that have it. */
function differenceText(difference, look) {
	if (!difference.changed) return "Nothing changed.\n";
	let groups = changeGroups(difference).map(({ targets, changes }) => [`${targetsText(targets, difference.targets.length)}:`, ...changes.map((change) => lineOf$1(change, look))]);
	return `${[
		[totals(difference)],
		...groups,
		...turnover(difference).map((line) => [line])
	].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function lineOf$1(change, look) {
	let { sign, name } = WORDS[change.kind], line = `  ${sign} ${plainLine(`${change.project} ${versionsOf(change)}`)}`;
	return change.kind === "downgrade" ? look.bad(`${line} (${name})`) : change.kind === "major" ? look.warn(`${line} (${name})`) : change.kind === "replaced" ? `${line} (${name})` : line;
}
/** `5.2 -> 6.1`, or the only version. */
function versionsOf({ from, to }) {
	return [.../* @__PURE__ */ new Set([from, to])].filter((one) => one !== void 0).join(" -> ");
}
/** `1 downgrade, 2 upgrades, 1 added`: each change once. */
function totals(difference) {
	let kinds = [...new Map(changeGroups(difference).flatMap((group) => group.changes.map((one) => [JSON.stringify(one), one.kind]))).values()], projects = CHANGE_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length]).filter(([, many]) => many > 0).map(([kind, many]) => count(many, WORDS[kind].name, WORDS[kind].plural)), targets = ["new", "gone"].map((state) => [state, difference.targets.filter((one) => one.state === state).length]);
	return [...projects, ...targets.filter(([, many]) => many > 0).map(([state, many]) => count(many, TURNOVER[state].one, TURNOVER[state].many))].join(", ");
}
const TURNOVER = {
	new: {
		one: "new target",
		many: "new targets"
	},
	gone: {
		one: "removed target",
		many: "removed targets"
	}
};
/** Targets that only one of the bundles has. */
function turnover({ targets }) {
	return ["new", "gone"].flatMap((state) => {
		let ids = targets.filter((one) => one.state === state).map(({ target }) => target), { one, many } = TURNOVER[state];
		return ids.length === 0 ? [] : [`${ids.length === 1 ? one : many}: ${targetsText(ids)}`];
	});
}
/** The changes as Markdown, each in one row. @param since the previous bundle, e.g. `release v1` */
function differenceMarkdown(difference, since = "the previous bundle") {
	let heading = `### Changes since ${prose(since)}`;
	if (!difference.changed) return `${heading}\n\nNothing changed.`;
	let all = difference.targets.length, rows = changeGroups(difference).flatMap(({ targets, changes }) => changes.map((change) => [
		code(change.project),
		MARKED.includes(change.kind) ? `<b>${WORDS[change.kind].name}</b>` : WORDS[change.kind].name,
		code(versionsOf(change)),
		prose(targetsText(targets, all))
	]));
	return [
		heading,
		`${totals(difference)}.`,
		...rows.length === 0 ? [] : [tableOf([
			"Project",
			"Change",
			"Version",
			"Targets"
		], rows)],
		...turnover(difference).map((line) => `${prose(line)}.`)
	].join("\n\n");
}
// src/bundle/checksums.ts
/** Format SHA256SUMS for `sha256sum -c` and `shasum -a 256 -c`. Paths must not contain line breaks. */
function sumsText(lines) {
	return lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}
/** Parse SHA256SUMS: valid lines, and invalid ones (`odd`). `sha256sum` writes two spaces, or a space and `*` in binary mode. */
function parseSums(text) {
	let lines = [], odd = [];
	for (let line of text.split("\n").filter((one) => one !== "")) {
		let [, digest = "", path = ""] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [], sha256 = parseSha256(digest);
		sha256 === void 0 ? odd.push(line) : lines.push({
			path,
			sha256
		});
	}
	return {
		lines,
		odd
	};
}
/** Return the sha256 of an entry's content. */
function entrySha256(entry) {
	return entry.kind === "file" ? entry.sha256 : sha256Of(entry.text);
}
// src/bundle/contents.ts
/** The text of manifest.json. @throws TypeError for a bundle that bundleOf did not make */
function manifestIn({ entries }) {
	let entry = entries.find(({ path }) => path === "manifest.json");
	if (entry?.kind !== "text") throw TypeError("a bundle without manifest.json");
	return entry.text;
}
// src/bundle/bootstrap.ts
/** Each row applies from its Python series up to the next row. A live test compares the hashes with the index. */
const LAST_PIPS = [
	row("3.6", "21.3.1", "deaf32dcd9ab821e359cd8330786bcd077604b5c5730c0b096eda46f95c24a2d", 1723581),
	row("3.7", "24.0", "ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc", 2110226),
	row("3.8", "25.0.1", "c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f", 1841526),
	row("3.9", "26.0.1", "bdb1b08f4274833d62c1aa29e20907365a2ceb950410df15fc9521bad440122b", 1787723),
	row("3.10", "26.3", "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13", 1950951)
];
/** Return the pip for a Python series such as `3.9`; undefined below 3.6. */
function bootstrapOf(series) {
	let [major = 0, minor = 0] = series.split(".").map(Number);
	return LAST_PIPS.findLast(({ from: [rowMajor, rowMinor] }) => major > rowMajor || major === rowMajor && minor >= rowMinor)?.pip;
}
/** Return the distinct pips for the Python series of the targets, oldest first. */
function bootstrapFor(targets) {
	let wanted = new Set(targets.map(({ python }) => bootstrapOf(python.series)?.filename));
	return LAST_PIPS.map(({ pip }) => pip).filter(({ filename }) => wanted.has(filename));
}
/** Whether a file of `bootstrap/` is one of the known pips. */
function isBootstrapPip(filename, sha256) {
	return LAST_PIPS.some(({ pip }) => pip.filename === filename && pip.sha256 === sha256);
}
function row(series, version, digest, bytes) {
	let [major = 0, minor = 0] = series.split(".").map(Number), sha256 = parseSha256(digest);
	if (sha256 === void 0) throw TypeError(`not a sha256: ${digest}`);
	return {
		from: [major, minor],
		pip: {
			project: "pip",
			version,
			filename: `pip-${version}-py3-none-any.whl`,
			sha256,
			bytes
		}
	};
}
// node_modules/smol-toml/dist/stringify.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
let BARE_KEY = /^[a-z0-9-_]+$/i, HAS_WELLFORMED = !!"".isWellFormed;
function extendedTypeOf(obj) {
	let type = typeof obj;
	if (type === "object") {
		if (Array.isArray(obj)) return "array";
		if (typeof obj.getUTCDate == "function" && obj instanceof Date) return "date";
		if (globalThis.Temporal) {
			if (obj.until) {
				if (obj instanceof Temporal.ZonedDateTime) return "temporal/tz+uc";
				if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate) return "temporal/uc";
				if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant) return "temporal";
				if (obj instanceof Temporal.PlainYearMonth) return "temporal/x";
			} else if (obj.toPlainDate && obj instanceof Temporal.PlainMonthDay || obj.negated && obj instanceof Temporal.Duration) return "temporal/x";
		}
	}
	return type;
}
function isArrayOfTables(obj) {
	for (let i = 0; i < obj.length; i++) if (extendedTypeOf(obj[i]) !== "object") return !1;
	return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
	return JSON.stringify(s).replaceAll("", "\\u007f");
}
function formatString(s) {
	return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
	if (BARE_KEY.test(s)) return s;
	if (HAS_WELLFORMED && !s.isWellFormed()) throw RangeError("key contains illegal lone surrogates");
	return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
	if (depth === 0) throw Error("Could not stringify the object: maximum object depth exceeded");
	switch (type) {
		case "number":
			if (isNaN(val)) return "nan";
			if (val === Infinity) return "inf";
			if (val === -Infinity) return "-inf";
			if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val))) return val.toFixed(1);
		case "bigint":
		case "boolean":
		case "temporal": return val.toString();
		case "string": return formatString(val);
		case "date":
			if (isNaN(val.getTime())) throw TypeError("cannot serialize invalid date");
			return val.toISOString();
		case "object": return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
		case "array": return stringifyArray(val, depth, numberAsFloat, strictTemporal);
		case "temporal/tz+uc": if (strictTemporal) {
			let tz = val.timeZoneId, tzc = tz.charCodeAt(0);
			if (tzc !== 43 && tzc !== 45 && (tzc !== 85 && tzc !== 71 && tzc !== 90 && tzc !== 69 || tz !== "UTC" && tz !== "UCT" && tz !== "Universal" && tz !== "Zulu" && !tz.startsWith("GMT") && tz !== "Greenwich" && !tz.startsWith("Etc/"))) throw TypeError("Temporal objects with an IANA timezone are not allowed in Temporal strict mode");
		}
		case "temporal/uc":
			if (strictTemporal && val.calendarId !== "iso8601") throw TypeError("Temporal objects with a non-default calendar are not allowed in Temporal strict mode");
			return val.toString({
				calendarName: "never",
				timeZoneName: "never"
			});
		case "temporal/x": throw TypeError("Unsupported " + val[Symbol.toStringTag]);
	}
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
	let keys = Object.keys(obj);
	if (keys.length === 0) return "{}";
	let res = "{ ";
	for (let i = 0; i < keys.length; i++) {
		let k = keys[i];
		i && (res += ", "), res += formatKey(k) + " = " + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
	}
	return res + " }";
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
	if (array.length === 0) return "[]";
	let res = "[ ";
	for (let i = 0; i < array.length; i++) {
		if (i && (res += ", "), array[i] === null || array[i] === void 0) throw TypeError("arrays cannot contain null or undefined values");
		res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
	}
	return res + " ]";
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
	if (depth === 0) throw Error("Could not stringify the object: maximum object depth exceeded");
	let res = "";
	for (let i = 0; i < array.length; i++) res += `${res && "\n"}[[${key}]]\n`, res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
	return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
	if (depth === 0) throw Error("Could not stringify the object: maximum object depth exceeded");
	let preamble = "", tables = "", keys = Object.keys(obj);
	for (let i = 0; i < keys.length; i++) {
		let k = keys[i];
		if (obj[k] !== null && obj[k] !== void 0) {
			let type = extendedTypeOf(obj[k]);
			if (type === "symbol" || type === "function") throw TypeError(`cannot serialize values of type '${type}'`);
			let key = formatKey(k);
			if (type === "array" && isArrayOfTables(obj[k])) tables += (tables && "\n") + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
			else if (type === "object") {
				let tblKey = prefix ? `${prefix}.${key}` : key;
				tables += (tables && "\n") + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
			} else preamble += key, preamble += " = ", preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal), preamble += "\n";
		}
	}
	return tableKey && (preamble || !tables) && (preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`), preamble && tables ? `${preamble}\n${tables}` : preamble || tables;
}
function stringify(obj, { maxDepth = 1e3, numbersAsFloat = !1, strictTemporal = !1 } = {}) {
	if (extendedTypeOf(obj) !== "object") throw TypeError("stringify can only be called with an object");
	let str = stringifyTable(0, obj, "", maxDepth, numbersAsFloat, strictTemporal);
	return str[str.length - 1] === "\n" ? str : str + "\n";
}
// node_modules/smol-toml/dist/index.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
// src/bundle/simple-index.ts
/**
* Return index pages by path. Links are relative, so that any web server or a `file:` URL can serve them.
* Source: Simple repository API, HTML (PEP 503, 592, 629).
*/
function simplePages(wheels) {
	let pages = /* @__PURE__ */ new Map();
	for (let wheel of [...wheels].sort(byText(({ filename }) => filename))) pages.set(wheel.project, [...pages.get(wheel.project) ?? [], wheel]);
	let projects = [...pages.keys()].sort();
	return new Map([["simple/index.html", htmlPage("Simple index", projects.map((project) => `<a href="${escapeHtml(project)}/">${escapeHtml(project)}</a><br>`))], ...projects.map((project) => [`simple/${project}/index.html`, htmlPage(`Links for ${project}`, (pages.get(project) ?? []).map((wheel) => linkTo("../../wheels/", wheel)))])]);
}
/** Source: Simple repository API, HTML (PEP 503, 592). */
function linkTo(folder, { filename, sha256, requiresPython, yanked }) {
	return `<a ${[
		`href="${folder}${encodeURIComponent(filename)}#sha256=${sha256}"`,
		...requiresPython === void 0 ? [] : [`data-requires-python="${escapeHtml(requiresPython)}"`],
		...yanked === void 0 ? [] : [`data-yanked="${escapeHtml(yanked)}"`]
	].join(" ")}>${escapeHtml(filename)}</a><br>`;
}
/** Source: Simple repository API, HTML (PEP 503, 629). */
function htmlPage(title, lines) {
	return [
		"<!DOCTYPE html>",
		"<html lang=\"en\">",
		"<head>",
		"<meta charset=\"utf-8\">",
		"<meta name=\"pypi:repository-version\" content=\"1.0\">",
		`<title>${escapeHtml(title)}</title>`,
		"</head>",
		"<body>",
		...lines,
		"</body>",
		"</html>",
		""
	].join("\n");
}
// src/bundle/locks.ts
/** Path in the bundle. */
function lockPath(id) {
	return `locks/${id}.txt`;
}
/** Path in the bundle of the page with the wheels of a lock. */
function lockPagePath(id) {
	return `locks/${id}.html`;
}
/**
* Format the lock of one target for `pip install -r` from any folder: pip 18.1 and newer resolve `--find-links` relative to
* the lock. Each entry has one hash, that of the checked file. There is no `--no-deps`, so that a missing dependency is an error.
* `--find-links` points to a page with the files of this lock only: with a folder, pip selects the wheel with the best tag before
* it compares hashes.
* @throws BundleError `integrity` for an unsafe name or version
* Source: Requirements file format; pip's hash-checking mode.
*/
function lockText(target, entries) {
	return [
		`# ${target.id}: the files that offline-bundle checked for ${target.platform}, ${pythonLabel(target.python)} ${target.python.version}`,
		"--no-index",
		`--find-links ${target.id}.html`,
		"--only-binary :all:",
		...entries.map(lockLine),
		""
	].join("\n");
}
/** Format the page for the `--find-links` of a lock: links to its wheels, with hashes. */
function lockPageText(id, wheels) {
	return htmlPage(`Wheels of ${id}`, [...new Set(wheels.map((wheel) => linkTo("../wheels/", wheel)))].sort());
}
/** Return the display name of a Python. */
function pythonLabel({ implementation, freeThreaded }) {
	return implementation === "pp" ? "PyPy" : freeThreaded ? "free-threaded Python" : "Python";
}
/** The marker must precede the hash: after it, pip silently ignores the marker. */
function lockLine({ project, version, sha256, marker }) {
	let condition = marker === void 0 ? "" : ` ; ${marker}`;
	return `${safeWord(project, "project name")}==${safeWord(version, "version")}${condition} --hash=sha256:${sha256}`;
}
/** Path in the bundle. The standard allows one dotless word between `pylock.` and `.toml`. */
function pylockPath(id) {
	return `locks/pylock.${id.replaceAll(".", "_")}.toml`;
}
/**
* Format the pylock.toml of one target, with `environments` so that installers reject it on other machines.
* Source: pylock.toml, lock-version 1.0 (PEP 751).
*/
function pylockText(one, wheel) {
	let { target, entries, verdict } = one;
	return toToml({
		"lock-version": "1.0",
		environments: [markerOf(target, verdict.micros)],
		"requires-python": `==${target.python.series}.*`,
		"created-by": "offline-bundle",
		packages: entries.map((entry) => packageOf(entry, wheel(entry), "../wheels/", entry.marker))
	});
}
/** Return the targets that prevent a pylock.toml for all targets; undefined if it is possible. */
function alikeTargets(targets) {
	for (let [at, one] of targets.entries()) {
		let other = targets.slice(at + 1).find((later) => markersOverlap(one.target, later.target) && lockKey(one) !== lockKey(later));
		if (other !== void 0) return {
			one: one.target,
			other: other.target
		};
	}
}
/**
* Format one pylock.toml for all targets. Each file is its own `[[packages]]` entry with a marker for its targets: with two wheels
* in one entry, the installer would choose by tags.
*/
function commonPylockText(targets, wheel) {
	let all = targets.map(({ target }) => target), wanted = /* @__PURE__ */ new Map();
	for (let { target, entries } of targets) for (let entry of entries) {
		let wanting = {
			target,
			marker: entry.marker
		}, known = wanted.get(entry.sha256);
		known === void 0 ? wanted.set(entry.sha256, {
			entry,
			by: [wanting]
		}) : known.by.push(wanting);
	}
	let sorted = [...wanted.values()].sort((a, b) => wheel(a.entry).filename < wheel(b.entry).filename ? -1 : 1);
	return toToml({
		"lock-version": "1.0",
		environments: [...new Set(targets.map(({ target, verdict }) => markerOf(target, verdict.micros)))],
		"created-by": "offline-bundle",
		packages: sorted.map(({ entry, by }) => packageOf(entry, wheel(entry), "wheels/", markerOfAll(by, all)))
	});
}
/** Return the marker of all machines that need a file. Entries with the same marker differ only in their targets. */
function markerOfAll(by, all) {
	let texts = [...new Set(by.map(({ marker }) => marker))].map((marker) => [unitedMarker(by.filter((one) => one.marker === marker).map(({ target }) => target), all), marker].filter((part) => part !== void 0)).map((both) => both.length > 1 ? both.map((part) => `(${part})`).join(" and ") : both[0]);
	return texts.length > 1 ? texts.map((text) => `(${text})`).join(" or ") : texts[0];
}
function lockKey({ entries }) {
	return entries.map(({ sha256, marker = "" }) => `${sha256} ${marker}`).sort().join();
}
function packageOf({ project, version, sha256 }, wheel, folder, marker) {
	return {
		name: project,
		version,
		...marker === void 0 ? {} : { marker },
		...wheel.requiresPython === void 0 ? {} : { "requires-python": wheel.requiresPython },
		wheels: [{
			name: wheel.filename,
			path: `${folder}${wheel.filename}`,
			size: wheel.bytes,
			hashes: { sha256 }
		}]
	};
}
/** Write wheels as inline tables, as pip and uv do; smol-toml would write a table header for each. */
function toToml({ packages, ...head }) {
	let tables = packages.map(({ wheels, ...rest }) => `[[packages]]\n${stringify(rest).trimEnd()}\nwheels = [${inlineList(wheels)}]\n`);
	return [`${stringify(head).trimEnd()}\n`, ...tables].join("\n");
}
function inlineList(wheels) {
	return Array.isArray(wheels) ? wheels.map((wheel) => inline(wheel)).join(", ") : "";
}
function inline(table) {
	return `{ ${Object.entries(table).map(([key, value]) => typeof value == "object" && value ? `${key} = ${inline(value)}` : stringify({ [key]: value }).trim()).join(", ")} }`;
}
/**
* Return the marker of a target. Markers cannot express the libc, its version, the macOS version or a free-threaded build.
* Source: Dependency specifiers, "Environment markers" (PEP 508).
*/
function markerOf(target, micros) {
	return [
		...platformMarkers(target),
		`python_version == "${target.python.series}"`,
		...microMarkers(micros)
	].join(" and ");
}
/** The range is open at an end if the first or newest known micro version is covered. */
function microMarkers(micros) {
	let union = coveredRanges(micros).map(({ from, to }) => [...from === micros.from ? [] : [`python_full_version >= "${from}"`], ...to === micros.to ? [] : [`python_full_version <= "${to}"`]].join(" and ")).filter((range) => range !== "");
	return union.length > 1 ? [`(${union.join(" or ")})`] : union;
}
/** Whether one machine can match both targets. */
function markersOverlap(one, other) {
	return one.markers.sys_platform === other.markers.sys_platform && one.markers.implementation_name === other.markers.implementation_name && one.python.series === other.python.series && one.machines.some((machine) => other.machines.includes(machine));
}
/** Return a marker that is true for `some` of `all` targets only; undefined if no condition is needed. */
function unitedMarker(some, all) {
	if (some.length === all.length) return;
	let allSeries = seriesByPlatform(all), parts = [...seriesByPlatform(some)].map(([platform, series]) => {
		if (series.length === allSeries.get(platform)?.length) return platform;
		let versions = series.map((one) => `python_version == "${one}"`).join(" or ");
		return `${platform} and ${series.length > 1 ? `(${versions})` : versions}`;
	});
	return parts.length > 1 ? parts.map((part) => `(${part})`).join(" or ") : parts[0];
}
function seriesByPlatform(targets) {
	let platforms = /* @__PURE__ */ new Map();
	for (let target of targets) {
		let platform = platformMarkers(target).join(" and "), known = platforms.get(platform) ?? [];
		platforms.set(platform, known.includes(target.python.series) ? known : [...known, target.python.series]);
	}
	return platforms;
}
function platformMarkers({ markers, machines }) {
	let machine = machines.map((one) => `platform_machine == "${one}"`).join(" or ");
	return [
		`sys_platform == "${markers.sys_platform}"`,
		machines.length > 1 ? `(${machine})` : machine,
		`implementation_name == "${markers.implementation_name}"`
	];
}
// src/bundle/manifest.ts
const Digest$1 = pipe(string(), regex(/^[0-9a-f]{64}$/), description("sha256, lower-case hexadecimal")), BundlePath = pipe(string(), regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._][A-Za-z0-9._+!-]*(?:\/[A-Za-z0-9._][A-Za-z0-9._+!-]*)*$/)), Id = pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), description("target ID, e.g. cp312-linux-x86_64-glibc2.28")), Project = pipe(string(), regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/), description("normal form of PEP 503")), Version = pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/)), Marker = pipe(marker, description("marker (PEP 508) of the machines of the target that need it; omitted if all do")), Bytes$1 = pipe(number(), integer(), minValue(0)), FindingSchema = strictObject({
	kind: string(),
	severity: picklist(["error", "warning"]),
	message: string(),
	hint: exactOptional(string()),
	project: exactOptional(string()),
	version: exactOptional(string()),
	origin: exactOptional(string()),
	chain: exactOptional(array(string()))
}), TargetFields = strictObject({
	id: Id,
	...TARGET_FIELDS,
	lock: BundlePath,
	pylock: BundlePath,
	bootstrap: exactOptional(BundlePath),
	closure: strictObject({
		complete: boolean(),
		micros: MicroCoverSchema,
		findings: array(FindingSchema)
	}),
	entries: array(strictObject({
		project: Project,
		version: Version,
		sha256: Digest$1,
		marker: exactOptional(Marker),
		requested: boolean(),
		extras: array(Project),
		requiredBy: array(Project)
	}))
}), Built = strictObject({
	kind: picklist([
		"sdist",
		"vcs",
		"folder"
	]),
	url: string(),
	sha256: exactOptional(Digest$1),
	revision: exactOptional(string()),
	staticMetadata: boolean()
}), Wheel$1 = strictObject({
	path: BundlePath,
	sha256: Digest$1,
	bytes: Bytes$1,
	project: Project,
	name: pipe(string(), description("name as spelled by the project")),
	version: Version,
	url: pipe(string(), description("source URL without credentials; file:NAME for a local or built file")),
	requiresPython: exactOptional(string()),
	uploadTime: exactOptional(string()),
	yanked: exactOptional(string()),
	licenses: array(string()),
	summary: exactOptional(string()),
	homePage: exactOptional(string()),
	built: exactOptional(Built),
	lockedSdist: exactOptional(pipe(strictObject({
		url: string(),
		hashes: record(string(), string())
	}), description("the sdist in the lock that this wheel from find-links replaces (lock-built), with its locked hashes")))
}), Requirement = strictObject({
	text: string(),
	name: nullable(string()),
	kind: picklist([
		"named",
		"wheel",
		"sdist",
		"vcs",
		"folder",
		"url"
	]),
	url: nullable(string()),
	hashes: array(string()),
	origin: string()
}), ManifestSchema = strictObject({
	format: literal(2),
	name: string(),
	tool: strictObject({
		name: literal("offline-bundle"),
		version: string()
	}),
	epochSeconds: pipe(number(), integer(), description("time of every entry, in seconds since 1970")),
	requirements: array(Requirement),
	constraints: array(Requirement),
	locked: pipe(boolean(), description("whether the requirements are a complete lock")),
	targets: array(TargetFields),
	wheels: array(Wheel$1),
	files: pipe(array(strictObject({
		path: BundlePath,
		sha256: Digest$1,
		bytes: Bytes$1
	})), description("all other files except manifest.json and SHA256SUMS"))
}), MANIFEST = {
	noun: "a manifest of format 2",
	format: 2,
	schema: ManifestSchema,
	hint: "Copy the bundle again.",
	otherFormat: "Use the version of offline-bundle that created the bundle, or recreate the bundle with this version and without --since."
};
/** Parse manifest.json. @throws BundleError `integrity` with `where` and the invalid field */
function parseManifest(text, where) {
	return parseDocument(MANIFEST, text, where);
}
/**
* Serialize a manifest, with keys in the order of the schema.
* @throws BundleError `integrity` for a value from an index that does not match the schema
*/
function manifestText$1(manifest) {
	let checked = safeParse(ManifestSchema, manifest);
	if (!checked.success) {
		let [issue] = checked.issues;
		throw new BundleError({
			kind: "integrity",
			what: `invalid value in the manifest: ${getDotPath(issue) ?? "document"}: ${issue.message}`,
			hint: "The index or the wheel is corrupt or malicious: check its source."
		});
	}
	return documentText(checked.output);
}
/** Return the targets of the union, sorted by id so that the bytes do not depend on the order of the request. */
function bundledTargets({ union, targets, closure }) {
	return union.targets.map(({ target: id, entries }) => {
		let target = targets.find((one) => one.id === id), verdict = closure.verdicts.find((one) => one.target === id);
		if (target === void 0 || verdict === void 0) throw bug(`the closure check has no result for the target ${id}`);
		return {
			target,
			verdict,
			entries: entries.map((entry) => toSafeEntry(withParents(entry, verdict)))
		};
	}).sort(byText(({ target }) => target.id));
}
function factsOf({ closure }, sha256) {
	let facts = closure.wheels.get(sha256);
	if (facts === void 0) throw bug(`no facts about the wheel ${sha256}`);
	return facts;
}
/** @param files all files except wheels, manifest.json and SHA256SUMS */
function manifestOf(input, targets, files) {
	return {
		format: 2,
		name: input.name,
		tool: {
			name: "offline-bundle",
			version: input.toolVersion
		},
		epochSeconds: input.epochSeconds,
		requirements: requirementsOf(input.roots),
		constraints: requirementsOf(input.constraints),
		locked: input.locked,
		targets: targets.map((one) => targetOf(one, files)),
		wheels: [...input.union.files].sort(byText(({ filename }) => filename)).map((file) => wheelOf(file, factsOf(input, file.sha256))),
		files: [...files].sort(byText(({ path }) => path))
	};
}
function requirementsOf(roots) {
	return roots.map(({ text, name, kind, url, hashes, origin }) => ({
		text: plainLine(url === null ? text : text.replace(url, () => recordedUrl(url))),
		name: name === null ? null : plainLine(name),
		kind,
		url: url === null ? null : recordedUrl(url),
		hashes: hashes.map(plainLine).sort(),
		origin: recordedOrigin(origin)
	})).sort(byText((one) => `${one.text}\n${one.origin}`));
}
function targetOf({ target, entries, verdict }, files) {
	let { id, platform, system, python, abis, platformTags, markers, machines, microVersions } = target, pip = `bootstrap/${bootstrapOf(python.series)?.filename}`, { implementation, version, series, freeThreaded } = python;
	return {
		id,
		platform: plainLine(platform),
		system,
		python: {
			implementation,
			version,
			series,
			freeThreaded
		},
		abis,
		platformTags,
		markers,
		machines,
		microVersions,
		lock: lockPath(id),
		pylock: pylockPath(id),
		...files.some(({ path }) => path === pip) ? { bootstrap: pip } : {},
		closure: {
			complete: verdict.complete,
			micros: verdict.micros,
			findings: verdict.findings.map(plainFinding)
		},
		entries: entries.map(({ project, version: locked, sha256, marker, requested, extras, requiredBy }) => ({
			project,
			version: locked,
			sha256,
			...marker === void 0 ? {} : { marker },
			requested,
			extras,
			requiredBy
		}))
	};
}
function wheelOf(file, facts) {
	let { uploadTime, yanked, built, lockedSdist } = file, { requiresPython, summary, homePage } = facts;
	return {
		path: `wheels/${safeWord(file.filename, "wheel")}`,
		sha256: file.sha256,
		bytes: facts.bytes,
		project: file.project,
		name: plainLine(facts.name),
		version: file.version,
		url: recordedUrl(file.url),
		...requiresPython === void 0 ? {} : { requiresPython: plainLine(requiresPython) },
		...uploadTime === void 0 ? {} : { uploadTime: plainLine(uploadTime) },
		...yanked === void 0 ? {} : { yanked: plainLine(yanked) },
		licenses: licensesOf$1(facts),
		...summary === void 0 ? {} : { summary: plainLine(summary) },
		...homePage === void 0 ? {} : { homePage: plainLine(homePage) },
		...built === void 0 ? {} : { built: builtOf(built) },
		...lockedSdist === void 0 ? {} : { lockedSdist: {
			url: recordedUrl(lockedSdist.url),
			hashes: lockedSdist.hashes
		} }
	};
}
/** Backend and Python of the build depend on the run and are in the proofs instead. */
function builtOf({ kind, url, sha256, revision, staticMetadata }) {
	return {
		kind,
		url: recordedUrl(url),
		...sha256 === void 0 ? {} : { sha256 },
		...revision === void 0 ? {} : { revision: plainLine(revision) },
		staticMetadata
	};
}
/** install.py can install a part of a bundle with its dependencies. A lock as input has no graph, so that it is taken from the closure check. */
function withParents(entry, { requiredBy = {} }) {
	if (entry.requiredBy.length > 0) return entry;
	let parents = new Map(Object.entries(requiredBy));
	return {
		...entry,
		requiredBy: parents.get(entry.project) ?? []
	};
}
function toSafeEntry(entry) {
	return safeWord(entry.project, "project name"), safeWord(entry.version, "version"), {
		...entry,
		extras: entry.extras.map(toProjectName).sort(),
		requiredBy: [...entry.requiredBy].sort()
	};
}
function bug(what) {
	return new BundleError({
		kind: "bug",
		what
	});
}
/**
* Return the licenses of a wheel from the best source: the SPDX expression, else the last parts of the classifiers, else the
* free text. Empty if it states none.
* Source: Core metadata, License-Expression (PEP 639).
*/
function licensesOf$1({ licenseExpression, licenseClassifiers, licenseText }) {
	if (licenseExpression !== void 0) return [plainLine(licenseExpression)];
	let named = licenseClassifiers.map((line) => plainLine(line.split("::").at(-1) ?? "")).filter((name) => name !== "" && name !== "OSI Approved");
	return named.length > 0 ? [...new Set(named)].sort() : licenseText === void 0 || plainLine(licenseText) === "" ? [] : [plainLine(licenseText)];
}
/** Prepare a finding for a file: keys in the order of the schema, no line breaks, no local folders. */
function plainFinding({ kind, severity, message, hint, project, version, origin, chain }) {
	return {
		kind,
		severity,
		message: portableText(message),
		...hint === void 0 ? {} : { hint: portableText(hint) },
		...project === void 0 ? {} : { project },
		...version === void 0 ? {} : { version: plainLine(version) },
		...origin === void 0 ? {} : { origin: recordedOrigin(origin) },
		...chain === void 0 ? {} : { chain: chain.map(portableText) }
	};
}
// src/bundle/readme.ts
/**
* Return README.txt, for an operator on an offline machine with standard commands only.
* @param alike why there is no pylock.toml for all targets; undefined if there is one
*/
function readmeText(manifest, alike) {
	let { name } = manifest;
	return [
		...title(`${plainLine(name)}: Python packages for machines without a network`),
		...requirementList(manifest),
		...authenticate(name),
		...check(),
		...install$1(manifest),
		...targetTable(manifest.targets),
		...oldPips(manifest.targets),
		...contents(alike)
	].join("\n");
}
/** Return an underlined heading. */
function title(text) {
	return [
		text,
		"=".repeat(text.length),
		""
	];
}
function requirementList({ requirements, tool, wheels }) {
	return [
		`Created by offline-bundle ${tool.version}: ${wheels.length} wheels for these requirements:`,
		"",
		...requirements.map(({ text, origin }) => `  ${text}  (${origin})`),
		""
	];
}
/** Step 1 of every README.txt. */
function authenticate(name) {
	return [
		"1. Verify the origin",
		"--------------------",
		"A bundle cannot prove its own origin. Check a signature, or compare a hash that you received through another channel.",
		`${name}.SHA256SUMS, next to the bundle, lists all delivered files and the SHA256SUMS of this folder.`,
		"",
		`  GPG:      gpg --verify ${name}.SHA256SUMS.asc ${name}.SHA256SUMS`,
		`  X.509:    openssl cms -verify -binary -inform DER -in ${name}.SHA256SUMS.p7s \\`,
		`              -content ${name}.SHA256SUMS -CAfile YOUR-CA.pem -purpose any -out checked.SHA256SUMS`,
		`  one hash: sha256sum ${name}.SHA256SUMS`,
		`            shasum -a 256 ${name}.SHA256SUMS                    (macOS)`,
		`            certutil -hashfile ${name}.SHA256SUMS SHA256        (Windows)`,
		`            Get-FileHash ${name}.SHA256SUMS                     (PowerShell)`,
		"",
		"Never use a key or CA from the bundle. An install.py that you already trust performs steps 1 and 2:",
		`  python trusted-install.py --check ${name} --verify-with KEY-OR-CA`,
		""
	];
}
/** Step 2 of every README.txt. */
function check() {
	return [
		"2. Check the files",
		"------------------",
		"  sha256sum -c SHA256SUMS            (macOS: shasum -a 256 -c SHA256SUMS)",
		"  python install.py --check          (Linux, macOS, Windows; also reports unexpected files)",
		""
	];
}
function install$1({ targets }) {
	let { lock, pylock } = targets[0] ?? {
		lock: "locks/TARGET.txt",
		pylock: "locks/pylock.TARGET.toml"
	};
	return [
		"3. Install",
		"----------",
		...installSteps({
			folder: "",
			archives: [],
			systems: targets.map(({ system }) => system.os)
		}).flatMap(({ title: shell, commands }) => commands.map((command) => `  ${command.padEnd(34)} ${shell}`)),
		"",
		"This selects the target for this machine and creates the virtual environment `app`. Without --venv it installs into the",
		"Python that runs it. --verify-with KEY-OR-CA checks the signature first. --help lists all options.",
		"",
		"With pip only (choose the target from the table below):",
		`  python -m pip install -r ${lock}`,
		"",
		"With uv (before 0.12.1, only the second command works):",
		`  uv pip install --offline -r ${lock}`,
		`  uv pip install --offline -r ${pylock}`,
		"",
		"A lock installs the same files on every system at or above the minimum libc or macOS version of its target.",
		"",
		targets.length > 1 ? "The folder wheels/ contains files for several targets. `pip install NAME -f wheels --no-index` installs the newest\ncompatible version, which may differ from the version that was checked for the target. Use a lock for exact versions." : "Without a lock: `python -m pip install NAME -f wheels --no-index`.",
		""
	];
}
function targetTable(targets) {
	return [
		"4. Targets",
		"----------",
		...targets.flatMap(({ id, python, entries, closure, machines }) => [
			`  ${id}  (${entries.length} ${entries.length === 1 ? "wheel" : "wheels"})`,
			`      checked for ${pythonLabel(python)} ${coverText(closure.micros)}${closure.complete ? "" : "; INCOMPLETE, see manifest.json"}`,
			...machines.length > 1 ? [`      and for Pythons that report ${machines.join(" or ")} as platform_machine`] : [],
			...closure.micros.except.map((range) => `      NOT for ${rangeText(range)}: ${plainLine(range.because)}`)
		]),
		""
	];
}
function oldPips(targets) {
	let pips = new Map(targets.flatMap(({ python, bootstrap }) => bootstrap === void 0 ? [] : [[python.series, bootstrap]]));
	return [
		"5. Missing or old pip",
		"---------------------",
		"pip before 19.3 does not support manylinux2014 wheels, and pip before 20.3 does not support manylinux_2_NN wheels: they",
		"report \"No matching distribution found\".",
		pips.size > 0 ? "The folder bootstrap/ contains a pip that runs without installation:" : "Update pip first.",
		...[...pips].map(([series, path]) => `  Python ${series}:  python ${path}/pip install -r locks/TARGET.txt`),
		"pip 18.1 to 19.1.1 may reject a lock if PIP_FIND_LINKS or pip.conf add other wheels. pip 19.0 fails with --no-cache-dir.",
		""
	];
}
function contents(alike) {
	return [
		"6. Contents",
		"-----------",
		"  install.py      checks and installs the bundle; requires only Python 3.6 or newer",
		"  manifest.json   requirements, targets, files and verification results",
		"  SHA256SUMS      hashes of all other files",
		"  wheels/         the wheels of all targets",
		"  locks/          for each target: TARGET.txt for pip and uv, TARGET.html (the wheels that TARGET.txt refers to), and",
		"                  pylock.TARGET.toml for pip 26.1 or newer and uv",
		...alike === void 0 ? ["  pylock.toml     one lock for all targets"] : ["  (pylock.toml)   not included: no environment marker distinguishes these targets, which need different wheels:", `                  ${alike.one.id} and ${alike.other.id}`],
		"  simple/         a package index: serve this folder with any web server, then pip install -i http://SERVER/simple/ NAME",
		"  sbom.cdx.json   CycloneDX bill of materials of all executable content",
		"  bootstrap/      pip",
		""
	];
}
/** Placeholder of the user's key file, by the extension of the signature. */
const KEYS = {
	asc: "YOUR-KEY.asc",
	p7s: "YOUR-CA.pem"
}, SHELLS = [{
	title: "Linux, macOS",
	python: "python3",
	systems: [
		"linux",
		"macos",
		"other"
	],
	unpacks: "posix"
}, {
	title: "Windows, PowerShell",
	python: "py",
	systems: ["windows"],
	unpacks: "windows"
}];
/** Return the commands that install a bundle into a new virtual environment `app`, for each shell of its targets. */
function installSteps(delivery) {
	return SHELLS.filter(({ systems }) => systems.some((system) => delivery.systems.includes(system))).map((shell) => ({
		title: shell.title,
		commands: commandsOf(delivery, shell)
	}));
}
function commandsOf({ folder, archives, signature, full }, { python, unpacks }) {
	let verify = signature === void 0 ? "" : ` --verify-with ${KEYS[signature]}`, installer = (of, options) => `${python} ${of === "" ? "" : `${of}/`}install.py ${options}${verify}`, [first] = archives, archive = archives.length > 1 && first !== void 0 ? withoutVolume(first) : first;
	return [
		...archives.length > 1 ? [installer("", "--join")] : [],
		...archive === void 0 ? [] : [ARCHIVE_KINDS[archiveKindOf(archive) ?? "tar.gz"].unpack[unpacks](archive)],
		...full === void 0 ? [installer(folder, "--venv app")] : [installer(folder, "--apply PREVIOUS-BUNDLE"), installer(full, "--venv app")]
	];
}
// src/report/outcome.ts
/** The outcome of a published bundle. @param out output folder as typed, the prefix of all paths @param seconds duration of the run */
function outcomeOf({ verified, companions }, out, seconds, difference) {
	let { spec, union, verdicts } = verified, inOut = (name) => /[\\/]$/.test(out) ? `${out}${name}` : `${out}/${name}`, fileInOut = ({ name, sha256, bytes }) => ({
		path: inOut(name),
		sha256,
		bytes
	});
	return {
		folder: inOut(spec.name),
		name: spec.name,
		targets: spec.targets,
		verdicts,
		...contentsOf$1(verified.staged.bundle, inOut),
		seconds,
		findings: warningsOf(verdicts),
		manifestPath: inOut(`${spec.name}.manifest.json`),
		archives: companions.archives.map(fileInOut),
		companionFiles: companions.files.map(fileInOut),
		union,
		...difference === void 0 ? {} : { difference },
		...verified.base === void 0 ? {} : { base: verified.base }
	};
}
/** The outcome of `verify`. @param seconds duration of the run */
function checkedOf({ manifest, targets, union, verdicts }, folder, seconds) {
	let totalBytes = manifest.wheels.reduce((sum, { bytes }) => sum + bytes, 0);
	return {
		folder,
		name: manifest.name,
		targets,
		verdicts,
		wheelCount: union.files.length,
		totalBytes,
		wheels: wheelsOf(manifest, new Set(manifest.wheels.map(({ path }) => path))),
		seconds,
		findings: warningsOf(verdicts)
	};
}
/** Contents of the folder: a delta contains only some wheels of its manifest. */
function contentsOf$1(bundle, inOut) {
	let { name, entries } = bundle, sizeOf = (entry) => entry.kind === "file" ? entry.bytes : new TextEncoder().encode(entry.text).length, files = entries.map((entry) => ({
		path: inOut(`${name}/${entry.path}`),
		bytes: sizeOf(entry),
		sha256: entrySha256(entry)
	})), wheels = wheelsOf(parseManifest(manifestIn(bundle), "manifest.json"), new Set(entries.map(({ path }) => path)));
	return {
		wheelCount: wheels.length,
		totalBytes: wheels.reduce((sum, { bytes }) => sum + bytes, 0),
		wheels,
		files
	};
}
/** The wheels of a manifest, with their targets and the projects that require them. @param paths those to list */
function wheelsOf({ wheels, targets }, paths) {
	let entries = targets.flatMap((target) => target.entries.map((entry) => ({
		...entry,
		target: target.id
	})));
	return wheels.filter(({ path }) => paths.has(path)).map(({ path, project, version, bytes, sha256 }) => {
		let own = entries.filter((entry) => entry.sha256 === sha256);
		return {
			project,
			version,
			filename: path.slice(path.lastIndexOf("/") + 1),
			bytes,
			sha256,
			targets: [...new Set(own.map(({ target }) => target))],
			requested: own.some(({ requested }) => requested),
			requiredBy: [...new Set(own.flatMap(({ requiredBy }) => requiredBy))].sort()
		};
	});
}
/** One finding per message, with all its targets. */
function warningsOf(verdicts) {
	return shareFindings(verdicts).map(({ finding, targets }) => ({
		...finding,
		message: withTargets$1(finding.message, targets, verdicts.length)
	}));
}
function withTargets$1(message, targets, all) {
	return targets.some((id) => message.includes(id)) ? message : `${message} (${targets.length === all && all > 5 ? `all ${all} targets` : targets.join(", ")})`;
}
const Sha256Text = pipe(string(), regex(/^[0-9a-f]{64}$/)), Bytes = pipe(number(), integer()), ArchiveFileSchema = strictObject({
	path: string(),
	bytes: Bytes,
	sha256: Sha256Text
}), BaseSchema = strictObject({
	name: string(),
	manifestSha256: pipe(Sha256Text, description("of its manifest.json"))
}), BundledWheelSchema = strictObject({
	project: string(),
	version: string(),
	filename: string(),
	bytes: Bytes,
	sha256: Sha256Text,
	targets: pipe(array(string()), description("IDs of the targets that install it")),
	requested: pipe(boolean(), description("whether a requirement of the user names the project")),
	requiredBy: pipe(array(string()), description("projects that require it, on any target"))
});
/** Outcomes without those of deltas, which describe the same bundles. */
function withoutDeltas(outcomes) {
	return outcomes.filter(({ name }) => !outcomes.some((one) => name === `${one.name}-delta`));
}
/** The commands that install a bundle from the folder of its files. */
function stepsOf({ name, archives, companionFiles, targets }) {
	let signature = ["asc", "p7s"].find((kind) => companionFiles.some(({ path }) => path.endsWith(`${name}.SHA256SUMS.${kind}`)));
	return installSteps({
		folder: name,
		archives: archives.map(({ path }) => path.split(/[\\/]/).at(-1) ?? path),
		systems: targets.map(({ system }) => system.os),
		...signature === void 0 ? {} : { signature },
		...name.endsWith("-delta") ? { full: name.slice(0, -6) } : {}
	});
}
/** The machines that a verdict covers: `Python 3.11.3 to 3.11.18; platform_machine x86, AMD64, ARM64`. */
function coveredText({ machines }, micros) {
	return [`Python ${coverText(micros)}`, ...machines.length > 1 ? [`platform_machine ${machines.join(", ")}`] : []].join("; ");
}
// src/report/result-text.ts
/** The final output of a run: size, targets, proof levels, files and install commands. */
function resultText(outcomes, look) {
	return outcomes.map((outcome) => outcomeText(outcome, look)).join("");
}
function outcomeText(outcome, look) {
	let archives = outcome.archives.map(({ path, bytes, sha256 }) => `  ${visibleText(path)}  ${look.dim(`${showBytes(bytes)}  sha256 ${sha256}`)}`);
	return [
		...head(outcome, "ready", look),
		"",
		`  ${visibleText(outcome.folder)}`,
		...archives,
		"",
		...differingVersions(outcome, look),
		...changes(outcome, look),
		...warnings(outcome, look),
		...commands(outcome, look)
	].join("\n");
}
/** Projects with several versions, one line each: `django  5.2.19 on cp311; 6.1.3 on cp312`. Omitted for a delta. */
function differingVersions({ union, name }, look) {
	let { columns, differing } = gridOf(union), all = columns.flat(), rows = differing.flatMap(({ project, versions }) => {
		let known = [...grouped(versions.keys(), (at) => versions[at])].flatMap(([version, at]) => version === void 0 ? [] : [{
			version,
			ids: at.flatMap((one) => columns[one] ?? [])
		}]);
		return known.length < 2 ? [] : [{
			project,
			text: known.map(({ version, ids }) => `${version} on ${commonPart(ids, all)}`).join("; ")
		}];
	});
	if (rows.length === 0 || name.endsWith("-delta")) return [];
	let shown = rows.slice(0, 10), width = Math.max(...shown.map(({ project }) => project.length)), more = rows.length > shown.length ? [`  and ${count(rows.length - shown.length, "more project")}, see the report`] : [];
	return [
		look.bold("Versions that differ between targets:"),
		...shown.map(({ project, text }) => `  ${project.padEnd(width)}  ${visibleText(text)}`),
		...more,
		""
	];
}
/** Name targets by their Pythons or platforms alone if these distinguish them from the others. */
function commonPart(ids, all) {
	for (let part of [0, 1]) {
		let partOf = (id) => part === 0 ? id.replace(/-.*/, "") : id.replace(/^[^-]*-/, ""), parts = new Set(ids.map(partOf));
		if (all.filter((id) => parts.has(partOf(id))).length === ids.length) return [...parts].join(", ");
	}
	let text = targetsText(ids);
	return text.length > 80 ? count(ids.length, "target") : text;
}
/** Omitted for a delta, which has the same changes. */
function changes({ difference, name }, look) {
	return difference === void 0 || name.endsWith("-delta") ? [] : [look.bold("Since the previous bundle:"), ...differenceText(difference, look).split("\n")];
}
/** The final output of `verify`. Its last line is worded as in install.py. */
function verifiedText(checked, look) {
	let { signer } = checked, origin = signer === void 0 ? "intact; origin not verified" : `intact; origin verified: ${visibleText(signer)}`;
	return [
		...head(checked, "holds", look),
		"",
		...warnings(checked, look),
		origin,
		""
	].join("\n");
}
function head(checked, word, look) {
	let { name, targets, wheelCount, totalBytes, seconds } = checked, size = `${count(targets.length, "target")}, ${count(wheelCount, "wheel")}, ${showBytes(totalBytes)}`;
	return [
		`${look.good(look.bold(`${visibleText(name)} ${word}`))}: ${size} ${look.dim(`(${showSeconds(seconds)})`)}`,
		"",
		...proofs(checked, look)
	];
}
/** One line per target, or per group of targets with the same proof: level and tool. */
function proofs({ targets, verdicts }, look) {
	let proved = targets.map((target) => ({
		target,
		verdict: verdicts.find((one) => one.target === target.id)
	})), lines = [...grouped(proved, ({ target: { id, platform }, verdict }) => targets.length > 8 ? `${platform} ${verdict?.level}` : id).values()].map((some) => ({
		ids: targetsText(some.map(({ target }) => target.id)),
		some
	})), width = Math.max(0, ...lines.map(({ ids }) => ids.length));
	return lines.map(({ ids, some }) => `  ${ids.padEnd(width)}  ${proof(some, look)}`);
}
/** @param some targets with the same proof level */
function proof(some, look) {
	let [first] = some;
	if (first?.verdict === void 0) return look.warn("unproved");
	let { target, verdict } = first;
	if (verdict.level === "none") return look.bad("incomplete");
	let tools = some.flatMap((one) => one.verdict?.checks.findLast((check) => check.passed && check.level === verdict.level) ?? []), facts = some.length === 1 ? [...tools.map(byWhat), coveredText(target, verdict.micros)] : [...new Set(tools.map(byWhichTool))];
	return `${look.good(verdict.level.padEnd(9))}  ${look.dim(facts.join("; "))}`;
}
/** Without the version of the interpreter, which differs between the targets of a group. */
function byWhichTool(check) {
	if (check.python === void 0) return byWhat(check);
	let { python, ...rest } = check;
	return byWhat({
		...rest,
		by: check.by.replace(` ${python}`, "")
	});
}
function byWhat({ by, python, system, how }) {
	let known = [
		python === void 0 || by.includes(python) ? void 0 : `Python ${python}`,
		system,
		how === "emulated" ? how : void 0
	].filter((one) => one !== void 0);
	return visibleText(`by ${by}${known.length === 0 ? "" : ` (${known.join(", ")})`}`);
}
function warnings({ findings }, look) {
	let facts = findings.map(({ message }) => `${look.warn("warning:")} ${visibleText(message)}`), hints = findings.flatMap(({ hint }) => hint === void 0 ? [] : [`${look.bold("hint:")}    ${visibleText(hint)}`]);
	return facts.length === 0 ? [] : [
		...new Set(facts),
		...new Set(hints),
		""
	];
}
/** Install commands with the name of the folder, not its path on this machine. */
function commands(outcome, look) {
	return stepsOf(outcome).flatMap(({ title, commands: lines }) => [
		`On the machine without network access (${title}):`,
		...lines.map((line) => `  ${look.bold(line)}`),
		""
	]);
}
/** The notice for a run without a selected platform. */
function hostText(targets, others) {
	return `No platform was selected: the bundle is for this machine${others ? " too" : ""}, ${targets.map(({ id }) => id).join(", ")}.`;
}
/** The notice for platform names that leave the architecture, the minimum version or the Python to this program. */
function assumptionText(assumptions) {
	let all = assumptions.map(({ given, platform, python }) => {
		let means = `${given} is ${platform}`;
		return python === void 0 ? means : `${means} with its own Python ${python}`;
	}), python = assumptions.some((one) => one.python !== void 0) ? ", or select Python versions," : "";
	return `Platforms: ${all.join("; ")}. Use full names${python} for other targets.`;
}
/** One line per ignored file, with the targets that would have used it. */
function ignoredLines(solved) {
	let targets = /* @__PURE__ */ new Map();
	for (let { target, ignored = [] } of solved) for (let { message } of ignored) targets.set(message, [...targets.get(message) ?? [], target]);
	return [...targets].map(([message, ids]) => `${message} (${ids.join(", ")})`);
}
/** One line per index that announces metadata files but does not serve them (PEP 658). */
function withheldLines(withheld) {
	return [...withheld].flatMap(([index, files]) => {
		let [first] = files;
		if (first === void 0) return [];
		let more = files.length === 1 ? "" : `, and for ${count(files.length - 1, "more file")}`;
		return [`${index} announces metadata files but does not serve them: ${first.url}: ${first.why}${more}; the metadata was read from the wheels instead`];
	});
}
/** One line per host with files without a stated hash. */
function unhashedLines(solved) {
	let hosts = /* @__PURE__ */ new Map();
	for (let { filename, url, unhashed } of solved.flatMap(({ files }) => files)) {
		if (unhashed !== !0) continue;
		let { origin } = new URL(url);
		hosts.set(origin, (hosts.get(origin) ?? /* @__PURE__ */ new Set()).add(filename));
	}
	return [...hosts].map(([host, names]) => {
		let [first = ""] = names;
		return `${host} states no hash of ${names.size === 1 ? first : `${names.size} files, e.g. ${first}`}: the bundle records the sha256 of the downloaded file`;
	});
}
/** Build the version table of a union. */
function gridOf({ targets }) {
	let projects = [...new Set(targets.flatMap(({ entries }) => entries.map(({ project }) => project)))].sort(), versionsOf = targets.map(({ target, entries }) => ({
		target,
		versions: new Map(entries.map(({ project, version }) => [project, version]))
	})), columns = /* @__PURE__ */ new Map();
	for (let { target, versions } of versionsOf) {
		let key = JSON.stringify(projects.map((project) => versions.get(project) ?? null)), column = columns.get(key) ?? {
			ids: [],
			versions
		};
		column.ids.push(target), columns.set(key, column);
	}
	let groups = [...columns.values()], rows = projects.map((project) => ({
		project,
		versions: groups.map(({ versions }) => versions.get(project))
	})), isSame = ({ versions }) => versions.every((version) => version === versions[0]);
	return {
		columns: groups.map(({ ids }) => ids),
		differing: rows.filter((row) => !isSame(row)),
		same: rows.filter(isSame)
	};
}
// node_modules/@cyclonedx/cyclonedx-library/dist.node/enums/attachmentEncoding.js
var require_attachmentEncoding = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AttachmentEncoding = void 0;
	var AttachmentEncoding;
	(function(AttachmentEncoding) {
		AttachmentEncoding.Base64 = "base64";
	})(AttachmentEncoding || (exports.AttachmentEncoding = AttachmentEncoding = {}));
})), require_componentScope = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ComponentScope = void 0;
	var ComponentScope;
	(function(ComponentScope) {
		ComponentScope.Required = "required", ComponentScope.Optional = "optional", ComponentScope.Excluded = "excluded";
	})(ComponentScope || (exports.ComponentScope = ComponentScope = {}));
})), require_componentType = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ComponentType = void 0;
	var ComponentType;
	(function(ComponentType) {
		ComponentType.Application = "application", ComponentType.Framework = "framework", ComponentType.Library = "library", ComponentType.Container = "container", ComponentType.Platform = "platform", ComponentType.OperatingSystem = "operating-system", ComponentType.Device = "device", ComponentType.DeviceDriver = "device-driver", ComponentType.Firmware = "firmware", ComponentType.File = "file", ComponentType.MachineLearningModel = "machine-learning-model", ComponentType.Data = "data", ComponentType.CryptographicAsset = "cryptographic-asset";
	})(ComponentType || (exports.ComponentType = ComponentType = {}));
})), require_externalReferenceType = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ExternalReferenceType = void 0;
	var ExternalReferenceType;
	(function(ExternalReferenceType) {
		ExternalReferenceType.VCS = "vcs", ExternalReferenceType.IssueTracker = "issue-tracker", ExternalReferenceType.Website = "website", ExternalReferenceType.Advisories = "advisories", ExternalReferenceType.BOM = "bom", ExternalReferenceType.MailingList = "mailing-list", ExternalReferenceType.Social = "social", ExternalReferenceType.Chat = "chat", ExternalReferenceType.Documentation = "documentation", ExternalReferenceType.Support = "support", ExternalReferenceType.SourceDistribution = "source-distribution", ExternalReferenceType.Distribution = "distribution", ExternalReferenceType.DistributionIntake = "distribution-intake", ExternalReferenceType.License = "license", ExternalReferenceType.BuildMeta = "build-meta", ExternalReferenceType.BuildSystem = "build-system", ExternalReferenceType.ReleaseNotes = "release-notes", ExternalReferenceType.SecurityContact = "security-contact", ExternalReferenceType.ModelCard = "model-card", ExternalReferenceType.Log = "log", ExternalReferenceType.Configuration = "configuration", ExternalReferenceType.Evidence = "evidence", ExternalReferenceType.Formulation = "formulation", ExternalReferenceType.Attestation = "attestation", ExternalReferenceType.ThreatModel = "threat-model", ExternalReferenceType.AdversaryModel = "adversary-model", ExternalReferenceType.RiskAssessment = "risk-assessment", ExternalReferenceType.VulnerabilityAssertion = "vulnerability-assertion", ExternalReferenceType.ExploitabilityStatement = "exploitability-statement", ExternalReferenceType.PentestReport = "pentest-report", ExternalReferenceType.StaticAnalysisReport = "static-analysis-report", ExternalReferenceType.DynamicAnalysisReport = "dynamic-analysis-report", ExternalReferenceType.RuntimeAnalysisReport = "runtime-analysis-report", ExternalReferenceType.ComponentAnalysisReport = "component-analysis-report", ExternalReferenceType.MaturityReport = "maturity-report", ExternalReferenceType.CertificationReport = "certification-report", ExternalReferenceType.CodifiedInfrastructure = "codified-infrastructure", ExternalReferenceType.QualityMetrics = "quality-metrics", ExternalReferenceType.POAM = "poam", ExternalReferenceType.ElectronicSignature = "electronic-signature", ExternalReferenceType.DigitalSignature = "digital-signature", ExternalReferenceType.RFC9116 = "rfc-9116", ExternalReferenceType.Citation = "citation", ExternalReferenceType.Patent = "patent", ExternalReferenceType.PatentAssertion = "patent-assertion", ExternalReferenceType.PatentFamily = "patent-family", ExternalReferenceType.Other = "other";
	})(ExternalReferenceType || (exports.ExternalReferenceType = ExternalReferenceType = {}));
})), require_hashAlogorithm = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.HashAlgorithm = void 0;
	var HashAlgorithm;
	(function(HashAlgorithm) {
		HashAlgorithm.MD5 = "MD5", HashAlgorithm["SHA-1"] = "SHA-1", HashAlgorithm["SHA-256"] = "SHA-256", HashAlgorithm["SHA-384"] = "SHA-384", HashAlgorithm["SHA-512"] = "SHA-512", HashAlgorithm["SHA3-256"] = "SHA3-256", HashAlgorithm["SHA3-384"] = "SHA3-384", HashAlgorithm["SHA3-512"] = "SHA3-512", HashAlgorithm["BLAKE2b-256"] = "BLAKE2b-256", HashAlgorithm["BLAKE2b-384"] = "BLAKE2b-384", HashAlgorithm["BLAKE2b-512"] = "BLAKE2b-512", HashAlgorithm.BLAKE3 = "BLAKE3", HashAlgorithm["Streebog-256"] = "Streebog-256", HashAlgorithm["Streebog-512"] = "Streebog-512";
	})(HashAlgorithm || (exports.HashAlgorithm = HashAlgorithm = {}));
})), require_licenseAcknowledgement = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.LicenseAcknowledgement = void 0;
	var LicenseAcknowledgement;
	(function(LicenseAcknowledgement) {
		LicenseAcknowledgement.Declared = "declared", LicenseAcknowledgement.Concluded = "concluded";
	})(LicenseAcknowledgement || (exports.LicenseAcknowledgement = LicenseAcknowledgement = {}));
})), require_lifecyclePhase = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.LifecyclePhase = void 0;
	var LifecyclePhase;
	(function(LifecyclePhase) {
		LifecyclePhase.Design = "design", LifecyclePhase.PreBuild = "pre-build", LifecyclePhase.Build = "build", LifecyclePhase.PostBuild = "post-build", LifecyclePhase.Operations = "operations", LifecyclePhase.Discovery = "discovery", LifecyclePhase.Decommission = "decommission";
	})(LifecyclePhase || (exports.LifecyclePhase = LifecyclePhase = {}));
})), require_affectStatus = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AffectStatus = void 0;
	var AffectStatus;
	(function(AffectStatus) {
		AffectStatus.Affected = "affected", AffectStatus.Unaffected = "unaffected", AffectStatus.Unknown = "unknown";
	})(AffectStatus || (exports.AffectStatus = AffectStatus = {}));
})), require_analysisJustification = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AnalysisJustification = void 0;
	var AnalysisJustification;
	(function(AnalysisJustification) {
		AnalysisJustification.CodeNotPresent = "code_not_present", AnalysisJustification.CodeNotReachable = "code_not_reachable", AnalysisJustification.RequiresConfiguration = "requires_configuration", AnalysisJustification.RequiresDependency = "requires_dependency", AnalysisJustification.RequiresEnvironment = "requires_environment", AnalysisJustification.ProtectedByCompiler = "protected_by_compiler", AnalysisJustification.ProtectedAtRuntime = "protected_at_runtime", AnalysisJustification.ProtectedAtPerimeter = "protected_at_perimeter", AnalysisJustification.ProtectedByMitigatingControl = "protected_by_mitigating_control";
	})(AnalysisJustification || (exports.AnalysisJustification = AnalysisJustification = {}));
})), require_sortable = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.SortableNumbers = exports.SortableStringables = exports.SortableComparables = exports.SortableSet = exports.compareObjectsSymbol = void 0, exports.compareObjectsSymbol = Symbol("internal compare function");
	var SortableSet = class extends Set {
		sorted() {
			return Array.from(this).sort(this[exports.compareObjectsSymbol]);
		}
		compare(other) {
			let sortedOther = other.sorted(), sortedSelf = this.sorted();
			if (sortedSelf.length !== sortedOther.length) return sortedSelf.length - sortedOther.length;
			for (let i = sortedSelf.length - 1; i >= 0; --i) {
				let iCompared = this[exports.compareObjectsSymbol](sortedSelf[i], sortedOther[i]);
				if (iCompared !== 0) return iCompared;
			}
			return 0;
		}
	};
	exports.SortableSet = SortableSet, exports.SortableComparables = class extends SortableSet {
		[exports.compareObjectsSymbol](a, b) {
			return a.constructor === b.constructor ? a.compare(b) : a.constructor.name.localeCompare(b.constructor.name);
		}
	}, exports.SortableStringables = class extends SortableSet {
		[exports.compareObjectsSymbol](a, b) {
			return a.toString().localeCompare(b.toString());
		}
	}, exports.SortableNumbers = class extends SortableSet {
		[exports.compareObjectsSymbol](a, b) {
			return a - b;
		}
	};
})), require_analysisResponse = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AnalysisResponseRepository = exports.AnalysisResponse = void 0;
	let sortable_1 = require_sortable();
	var AnalysisResponse;
	(function(AnalysisResponse) {
		AnalysisResponse.CanNotFix = "can_not_fix", AnalysisResponse.WillNotFix = "will_not_fix", AnalysisResponse.Update = "update", AnalysisResponse.Rollback = "rollback", AnalysisResponse.WorkaroundAvailable = "workaround_available";
	})(AnalysisResponse || (exports.AnalysisResponse = AnalysisResponse = {})), exports.AnalysisResponseRepository = class extends sortable_1.SortableStringables {};
})), require_analysisState = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AnalysisState = void 0;
	var AnalysisState;
	(function(AnalysisState) {
		AnalysisState.Resolved = "resolved", AnalysisState.ResolvedWithPedigree = "resolved_with_pedigree", AnalysisState.Exploitable = "exploitable", AnalysisState.InTriage = "in_triage", AnalysisState.FalsePositive = "false_positive", AnalysisState.NotAffected = "not_affected";
	})(AnalysisState || (exports.AnalysisState = AnalysisState = {}));
})), require_ratingMethod = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.RatingMethod = void 0;
	var RatingMethod;
	(function(RatingMethod) {
		RatingMethod.CVSSv2 = "CVSSv2", RatingMethod.CVSSv3 = "CVSSv3", RatingMethod.CVSSv31 = "CVSSv31", RatingMethod.CVSSv4 = "CVSSv4", RatingMethod.OWASP = "OWASP", RatingMethod.SSVC = "SSVC", RatingMethod.Other = "other";
	})(RatingMethod || (exports.RatingMethod = RatingMethod = {}));
})), require_severity = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Severity = void 0;
	var Severity;
	(function(Severity) {
		Severity.Critical = "critical", Severity.High = "high", Severity.Medium = "medium", Severity.Low = "low", Severity.Info = "info", Severity.None = "none", Severity.Unknown = "unknown";
	})(Severity || (exports.Severity = Severity = {}));
})), require_vulnerability$2 = /* @__PURE__ */ __commonJSMin(((exports, module, this$11) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$11 && this$11.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __exportStar = this$11 && this$11.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), __exportStar(require_affectStatus(), exports), __exportStar(require_analysisJustification(), exports), __exportStar(require_analysisResponse(), exports), __exportStar(require_analysisState(), exports), __exportStar(require_ratingMethod(), exports), __exportStar(require_severity(), exports);
})), require_enums$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$10) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$10 && this$10.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __setModuleDefault = this$10 && this$10.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: !0,
			value: v
		});
	}) : function(o, v) {
		o.default = v;
	}), __exportStar = this$10 && this$10.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	}, __importStar = this$10 && this$10.__importStar || (function() {
		var ownKeys = function(o) {
			return ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) Object.prototype.hasOwnProperty.call(o, k) && (ar[ar.length] = k);
				return ar;
			}, ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) k[i] !== "default" && __createBinding(result, mod, k[i]);
			return __setModuleDefault(result, mod), result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Vulnerability = void 0, __exportStar(require_attachmentEncoding(), exports), __exportStar(require_componentScope(), exports), __exportStar(require_componentType(), exports), __exportStar(require_externalReferenceType(), exports), __exportStar(require_hashAlogorithm(), exports), __exportStar(require_licenseAcknowledgement(), exports), __exportStar(require_lifecyclePhase(), exports), exports.Vulnerability = __importStar(require_vulnerability$2());
})), require_attachment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Attachment = void 0, exports.Attachment = class {
		contentType;
		content;
		encoding;
		constructor(content, op = {}) {
			this.contentType = op.contentType, this.content = content, this.encoding = op.encoding;
		}
	};
})), require_integer = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.isInteger = isInteger, exports.isNonNegativeInteger = isNonNegativeInteger, exports.isPositiveInteger = isPositiveInteger;
	function isInteger(value) {
		return Number.isInteger(value);
	}
	function isNonNegativeInteger(value) {
		return isInteger(value) && value >= 0;
	}
	function isPositiveInteger(value) {
		return isInteger(value) && value > 0;
	}
})), require_tree = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.treeIteratorSymbol = void 0, exports.treeIteratorSymbol = Symbol("iterator of a tree/nesting-like structure");
})), require_cpe = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.isCPE = isCPE;
	let cpePattern = /^([c][pP][eE]:\/[AHOaho]?(:[A-Za-z0-9\._\-~%]*){0,6})$|^(cpe:2\.3:[aho\*\-](:(((\?*|\*?)([a-zA-Z0-9\-\._]|(\\[\\\*\?!"#$$%&'\(\)\+,\/:;<=>@\[\]\^`\{\|}~]))+(\?*|\*?))|[\*\-])){5}(:(([a-zA-Z]{2,3}(-([a-zA-Z]{2}|[0-9]{3}))?)|[\*\-]))(:(((\?*|\*?)([a-zA-Z0-9\-\._]|(\\[\\\*\?!"#$$%&'\(\)\+,\/:;<=>@\[\]\^`\{\|}~]))+(\?*|\*?))|[\*\-])){4})$/;
	function isCPE(value) {
		return typeof value == "string" && cpePattern.test(value);
	}
})), require_bomRef = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.BomRefRepository = exports.BomRef = void 0, exports.BomRef = class {
		value;
		constructor(value) {
			this.value = value;
		}
		compare(other) {
			return this.toString().localeCompare(other.toString());
		}
		toString() {
			return this.value ?? "";
		}
	}, exports.BomRefRepository = class extends Set {};
})), require_copyright = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.CopyrightRepository = void 0;
	let sortable_1 = require_sortable();
	exports.CopyrightRepository = class extends sortable_1.SortableStringables {};
})), require_hash = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.HashDictionary = void 0, exports.HashDictionary = class HashDictionary extends Map {
		static #compareItems([a1, c1], [a2, c2]) {
			return a1.localeCompare(a2) || c1.localeCompare(c2);
		}
		sorted() {
			return Array.from(this.entries()).sort(HashDictionary.#compareItems);
		}
	};
})), require_externalReference = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ExternalReferenceRepository = exports.ExternalReference = void 0;
	let sortable_1 = require_sortable(), hash_1 = require_hash();
	exports.ExternalReference = class {
		url;
		type;
		hashes;
		comment;
		constructor(url, type, op = {}) {
			this.url = url, this.type = type, this.hashes = op.hashes ?? new hash_1.HashDictionary(), this.comment = op.comment;
		}
		compare(other) {
			return this.type.localeCompare(other.type) || this.url.toString().localeCompare(other.url.toString());
		}
	}, exports.ExternalReferenceRepository = class extends sortable_1.SortableComparables {};
})), require_property = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.PropertyRepository = exports.Property = void 0;
	let sortable_1 = require_sortable();
	exports.Property = class {
		name;
		value;
		constructor(name, value) {
			this.name = name, this.value = value;
		}
		compare(other) {
			return this.name.localeCompare(other.name) || this.value.localeCompare(other.value);
		}
	}, exports.PropertyRepository = class extends sortable_1.SortableComparables {};
})), require_license = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.LicenseRepository = exports.SpdxLicense = exports.NamedLicense = exports.LicenseExpression = void 0;
	let property_1 = require_property();
	exports.LicenseExpression = class {
		#expression;
		acknowledgement;
		constructor(expression) {
			this.expression = expression;
		}
		get expression() {
			return this.#expression;
		}
		set expression(value) {
			if (value === "") throw RangeError("value is empty string");
			this.#expression = value;
		}
		compare(other) {
			return this.#expression.localeCompare(other.#expression);
		}
	};
	var DisjunctiveLicenseBase = class {
		acknowledgement;
		text;
		#url;
		properties;
		constructor(op = {}) {
			this.acknowledgement = op.acknowledgement, this.text = op.text, this.url = op.url, this.properties = op.properties ?? new property_1.PropertyRepository();
		}
		get url() {
			return this.#url;
		}
		set url(value) {
			this.#url = value === "" ? void 0 : value;
		}
	};
	exports.NamedLicense = class extends DisjunctiveLicenseBase {
		name;
		constructor(name, op = {}) {
			super(op), this.name = name;
		}
		compare(other) {
			return this.name.localeCompare(other.name);
		}
	}, exports.SpdxLicense = class extends DisjunctiveLicenseBase {
		#id;
		constructor(id, op = {}) {
			super(op), this.id = id;
		}
		get id() {
			return this.#id;
		}
		set id(value) {
			if (value === "") throw RangeError("value is empty string");
			this.#id = value;
		}
		compare(other) {
			return this.#id.localeCompare(other.#id);
		}
	}, exports.LicenseRepository = class LicenseRepository extends Set {
		static #compareItems(a, b) {
			return a.constructor === b.constructor ? a.compare(b) : a.constructor.name.localeCompare(b.constructor.name);
		}
		sorted() {
			return Array.from(this).sort(LicenseRepository.#compareItems);
		}
	};
})), require_component = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ComponentEvidence = exports.ComponentRepository = exports.Component = void 0;
	let sortable_1 = require_sortable(), tree_1 = require_tree(), cpe_1 = require_cpe(), bomRef_1 = require_bomRef(), copyright_1 = require_copyright(), externalReference_1 = require_externalReference(), hash_1 = require_hash(), license_1 = require_license(), property_1 = require_property();
	exports.Component = class {
		type;
		name;
		author;
		copyright;
		description;
		externalReferences;
		group;
		hashes;
		licenses;
		publisher;
		purl;
		scope;
		supplier;
		swid;
		version;
		components;
		properties;
		evidence;
		#bomRef;
		#cpe;
		dependencies;
		constructor(type, name, op = {}) {
			this.#bomRef = new bomRef_1.BomRef(op.bomRef), this.type = type, this.name = name, this.supplier = op.supplier, this.author = op.author, this.copyright = op.copyright, this.externalReferences = op.externalReferences ?? new externalReference_1.ExternalReferenceRepository(), this.group = op.group, this.hashes = op.hashes ?? new hash_1.HashDictionary(), this.licenses = op.licenses ?? new license_1.LicenseRepository(), this.publisher = op.publisher, this.purl = op.purl, this.scope = op.scope, this.swid = op.swid, this.version = op.version, this.description = op.description, this.components = op.components ?? new ComponentRepository(), this.cpe = op.cpe, this.properties = op.properties ?? new property_1.PropertyRepository(), this.evidence = op.evidence, this.dependencies = op.dependencies ?? new bomRef_1.BomRefRepository();
		}
		get bomRef() {
			return this.#bomRef;
		}
		get cpe() {
			return this.#cpe;
		}
		set cpe(value) {
			if (value !== void 0 && !(0, cpe_1.isCPE)(value)) throw TypeError("Not CPE nor undefined");
			this.#cpe = value;
		}
		compare(other) {
			let bomRefCompare = this.bomRef.compare(other.bomRef);
			return bomRefCompare === 0 ? this.purl !== void 0 && other.purl !== void 0 ? this.purl.localeCompare(other.purl) : this.#cpe !== void 0 && other.#cpe !== void 0 ? this.#cpe.localeCompare(other.#cpe) : (this.group ?? "").localeCompare(other.group ?? "") || this.name.localeCompare(other.name) || (this.version ?? "").localeCompare(other.version ?? "") : bomRefCompare;
		}
	};
	var ComponentRepository = class extends sortable_1.SortableComparables {
		*[tree_1.treeIteratorSymbol]() {
			for (let component of this) yield component, yield* component.components[tree_1.treeIteratorSymbol]();
		}
	};
	exports.ComponentRepository = ComponentRepository, exports.ComponentEvidence = class {
		licenses;
		copyright;
		constructor(op = {}) {
			this.licenses = op.licenses ?? new license_1.LicenseRepository(), this.copyright = op.copyright ?? new copyright_1.CopyrightRepository();
		}
	};
})), require_lifecycle = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.LifecycleRepository = exports.NamedLifecycle = void 0;
	var NamedLifecycle = class {
		name;
		description;
		constructor(name, op = {}) {
			this.name = name, this.description = op.description;
		}
		compare(other) {
			return this.name.localeCompare(other.name);
		}
	};
	exports.NamedLifecycle = NamedLifecycle, exports.LifecycleRepository = class LifecycleRepository extends Set {
		static #compareItems(a, b) {
			return a.constructor === b.constructor ? a instanceof NamedLifecycle ? a.compare(b) : a.localeCompare(b) : a.constructor.name.localeCompare(b.constructor.name);
		}
		sorted() {
			return Array.from(this).sort(LifecycleRepository.#compareItems);
		}
	};
})), require_organizationalContact = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.OrganizationalContactRepository = exports.OrganizationalContact = void 0;
	let sortable_1 = require_sortable();
	exports.OrganizationalContact = class {
		name;
		email;
		phone;
		constructor(op = {}) {
			this.name = op.name, this.email = op.email, this.phone = op.phone;
		}
		compare(other) {
			return (this.name ?? "").localeCompare(other.name ?? "") || (this.email ?? "").localeCompare(other.email ?? "") || (this.phone ?? "").localeCompare(other.phone ?? "");
		}
	}, exports.OrganizationalContactRepository = class extends sortable_1.SortableComparables {};
})), require_service = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ServiceRepository = exports.Service = void 0;
	let sortable_1 = require_sortable(), tree_1 = require_tree(), bomRef_1 = require_bomRef(), externalReference_1 = require_externalReference(), license_1 = require_license(), property_1 = require_property();
	exports.Service = class {
		provider;
		group;
		name;
		version;
		description;
		licenses;
		externalReferences;
		services;
		properties;
		#bomRef;
		dependencies;
		constructor(name, op = {}) {
			this.#bomRef = new bomRef_1.BomRef(op.bomRef), this.provider = op.provider, this.group = op.group, this.name = name, this.version = op.version, this.description = op.description, this.licenses = op.licenses ?? new license_1.LicenseRepository(), this.externalReferences = op.externalReferences ?? new externalReference_1.ExternalReferenceRepository(), this.services = op.services ?? new ServiceRepository(), this.properties = op.properties ?? new property_1.PropertyRepository(), this.dependencies = op.dependencies ?? new bomRef_1.BomRefRepository();
		}
		get bomRef() {
			return this.#bomRef;
		}
		compare(other) {
			let bomRefCompare = this.bomRef.compare(other.bomRef);
			return bomRefCompare === 0 ? (this.group ?? "").localeCompare(other.group ?? "") || this.name.localeCompare(other.name) || (this.version ?? "").localeCompare(other.version ?? "") : bomRefCompare;
		}
	};
	var ServiceRepository = class extends sortable_1.SortableComparables {
		*[tree_1.treeIteratorSymbol]() {
			for (let service of this) yield service, yield* service.services[tree_1.treeIteratorSymbol]();
		}
	};
	exports.ServiceRepository = ServiceRepository;
})), require_tool = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Tools = exports.ToolRepository = exports.Tool = void 0;
	let sortable_1 = require_sortable(), component_1 = require_component(), externalReference_1 = require_externalReference(), hash_1 = require_hash(), service_1 = require_service();
	exports.Tool = class Tool {
		vendor;
		name;
		version;
		hashes;
		externalReferences;
		constructor(op = {}) {
			this.vendor = op.vendor, this.name = op.name, this.version = op.version, this.hashes = op.hashes ?? new hash_1.HashDictionary(), this.externalReferences = op.externalReferences ?? new externalReference_1.ExternalReferenceRepository();
		}
		compare(other) {
			return (this.vendor ?? "").localeCompare(other.vendor ?? "") || (this.name ?? "").localeCompare(other.name ?? "") || (this.version ?? "").localeCompare(other.version ?? "");
		}
		static fromComponent(component) {
			return new Tool({
				vendor: component.group,
				name: component.name,
				version: component.version,
				hashes: component.hashes,
				externalReferences: component.externalReferences
			});
		}
		static fromService(service) {
			return new Tool({
				vendor: service.group,
				name: service.name,
				version: service.version,
				externalReferences: service.externalReferences
			});
		}
	};
	var ToolRepository = class extends sortable_1.SortableComparables {};
	exports.ToolRepository = ToolRepository, exports.Tools = class {
		components;
		services;
		tools;
		constructor(op = {}) {
			this.components = op.components ?? new component_1.ComponentRepository(), this.services = op.services ?? new service_1.ServiceRepository(), this.tools = op.tools ?? new ToolRepository();
		}
		get size() {
			return this.components.size + this.services.size + this.tools.size;
		}
	};
})), require_metadata = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Metadata = void 0;
	let license_1 = require_license(), lifecycle_1 = require_lifecycle(), organizationalContact_1 = require_organizationalContact(), property_1 = require_property(), tool_1 = require_tool();
	exports.Metadata = class {
		timestamp;
		lifecycles;
		tools;
		authors;
		component;
		manufacture;
		supplier;
		licenses;
		properties;
		constructor(op = {}) {
			this.timestamp = op.timestamp, this.lifecycles = op.lifecycles ?? new lifecycle_1.LifecycleRepository(), this.tools = op.tools ?? new tool_1.Tools(), this.authors = op.authors ?? new organizationalContact_1.OrganizationalContactRepository(), this.component = op.component, this.manufacture = op.manufacture, this.supplier = op.supplier, this.licenses = op.licenses ?? new license_1.LicenseRepository(), this.properties = op.properties ?? new property_1.PropertyRepository();
		}
	};
})), require_cwe = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.CweRepository = void 0, exports.isCWE = isCWE;
	let sortable_1 = require_sortable(), integer_1 = require_integer();
	function isCWE(value) {
		return (0, integer_1.isPositiveInteger)(value);
	}
	exports.CweRepository = class extends sortable_1.SortableNumbers {};
})), require_advisory = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AdvisoryRepository = exports.Advisory = void 0;
	let sortable_1 = require_sortable();
	exports.Advisory = class {
		title;
		url;
		constructor(url, op = {}) {
			this.url = url, this.title = op.title;
		}
		compare(other) {
			return this.url.toString().localeCompare(other.url.toString()) || (this.title ?? "").localeCompare(other.title ?? "");
		}
	}, exports.AdvisoryRepository = class extends sortable_1.SortableComparables {};
})), require_affect = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.AffectedVersionRepository = exports.AffectedVersionRange = exports.AffectedSingleVersion = exports.AffectRepository = exports.Affect = void 0;
	let sortable_1 = require_sortable();
	exports.Affect = class {
		ref;
		versions;
		constructor(ref, op = {}) {
			this.ref = ref, this.versions = op.versions ?? new AffectedVersionRepository();
		}
		compare(other) {
			return this.ref.compare(other.ref) || this.versions.compare(other.versions);
		}
	}, exports.AffectRepository = class extends sortable_1.SortableComparables {}, exports.AffectedSingleVersion = class {
		version;
		status;
		constructor(version, op = {}) {
			this.version = version, this.status = op.status;
		}
		compare(other) {
			return this.version.localeCompare(other.version) || (this.status ?? "").localeCompare(other.status ?? "");
		}
	}, exports.AffectedVersionRange = class {
		range;
		status;
		constructor(range, op = {}) {
			this.range = range, this.status = op.status;
		}
		compare(other) {
			return this.range.localeCompare(other.range) || (this.status ?? "").localeCompare(other.status ?? "");
		}
	};
	var AffectedVersionRepository = class extends sortable_1.SortableComparables {};
	exports.AffectedVersionRepository = AffectedVersionRepository;
})), require_rating = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.RatingRepository = exports.Rating = void 0;
	let sortable_1 = require_sortable();
	exports.Rating = class {
		source;
		score;
		severity;
		method;
		vector;
		justification;
		constructor(op = {}) {
			this.source = op.source, this.score = op.score, this.severity = op.severity, this.method = op.method, this.vector = op.vector, this.justification = op.justification;
		}
		compare(other) {
			return (this.score ?? 0) - (other.score ?? 0) || (this.vector ?? "").localeCompare(other.vector ?? "") || (this.justification ?? "").localeCompare(other.justification ?? "") || (this.severity ?? "").localeCompare(other.severity ?? "") || (this.method ?? "").localeCompare(other.method ?? "") || (this.source && other.source ? this.source.compare(other.source) : 0);
		}
	}, exports.RatingRepository = class extends sortable_1.SortableComparables {};
})), require_reference = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.ReferenceRepository = exports.Reference = void 0;
	let sortable_1 = require_sortable();
	exports.Reference = class {
		id;
		source;
		constructor(id, source) {
			this.id = id, this.source = source;
		}
		compare(other) {
			return this.id.localeCompare(other.id) || this.source.compare(other.source);
		}
	}, exports.ReferenceRepository = class extends sortable_1.SortableComparables {};
})), require_vulnerability$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.VulnerabilityRepository = exports.Vulnerability = void 0;
	let sortable_1 = require_sortable(), cwe_1 = require_cwe(), bomRef_1 = require_bomRef(), property_1 = require_property(), tool_1 = require_tool(), advisory_1 = require_advisory(), affect_1 = require_affect(), rating_1 = require_rating(), reference_1 = require_reference();
	exports.Vulnerability = class {
		#bomRef;
		id;
		source;
		references;
		ratings;
		cwes;
		description;
		detail;
		recommendation;
		advisories;
		created;
		published;
		updated;
		credits;
		tools;
		analysis;
		affects;
		properties;
		constructor(op = {}) {
			this.#bomRef = new bomRef_1.BomRef(op.bomRef), this.id = op.id, this.source = op.source, this.references = op.references ?? new reference_1.ReferenceRepository(), this.ratings = op.ratings ?? new rating_1.RatingRepository(), this.cwes = op.cwes ?? new cwe_1.CweRepository(), this.description = op.description, this.detail = op.detail, this.recommendation = op.recommendation, this.advisories = op.advisories ?? new advisory_1.AdvisoryRepository(), this.created = op.created, this.published = op.published, this.updated = op.updated, this.credits = op.credits, this.tools = op.tools ?? new tool_1.Tools(), this.analysis = op.analysis, this.affects = op.affects ?? new affect_1.AffectRepository(), this.properties = op.properties ?? new property_1.PropertyRepository();
		}
		get bomRef() {
			return this.#bomRef;
		}
		compare(other) {
			let bomRefCompare = this.bomRef.compare(other.bomRef);
			return bomRefCompare === 0 ? (this.id ?? "").localeCompare(other.id ?? "") || (this.created?.getTime() ?? 0) - (other.created?.getTime() ?? 0) || (this.published?.getTime() ?? 0) - (other.published?.getTime() ?? 0) || (this.updated?.getTime() ?? 0) - (other.updated?.getTime() ?? 0) || this.ratings.compare(other.ratings) || this.cwes.compare(other.cwes) || (this.description ?? "").localeCompare(other.description ?? "") || (this.detail ?? "").localeCompare(other.detail ?? "") || (this.recommendation ?? "").localeCompare(other.recommendation ?? "") || (this.source && other.source ? this.source.compare(other.source) : 0) || this.properties.compare(other.properties) : bomRefCompare;
		}
	}, exports.VulnerabilityRepository = class extends sortable_1.SortableComparables {};
})), require_bom = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Bom = void 0;
	let integer_1 = require_integer(), component_1 = require_component(), metadata_1 = require_metadata(), service_1 = require_service(), vulnerability_1 = require_vulnerability$1();
	exports.Bom = class {
		metadata;
		components;
		services;
		vulnerabilities;
		#version = 1;
		#serialNumber;
		constructor(op = {}) {
			this.metadata = op.metadata ?? new metadata_1.Metadata(), this.components = op.components ?? new component_1.ComponentRepository(), this.services = op.services ?? new service_1.ServiceRepository(), this.version = op.version ?? this.version, this.vulnerabilities = op.vulnerabilities ?? new vulnerability_1.VulnerabilityRepository(), this.serialNumber = op.serialNumber;
		}
		get version() {
			return this.#version;
		}
		set version(value) {
			if (!(0, integer_1.isPositiveInteger)(value)) throw TypeError("Not PositiveInteger");
			this.#version = value;
		}
		get serialNumber() {
			return this.#serialNumber;
		}
		set serialNumber(value) {
			this.#serialNumber = value === "" ? void 0 : value;
		}
	};
})), require_bomLink = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.BomLinkElement = exports.BomLinkDocument = void 0;
	var BomLinkBase = class {
		#value;
		constructor(value) {
			this.value = value;
		}
		get value() {
			return this.#value;
		}
		set value(value) {
			if (!this._isValid(value)) throw RangeError("invalid value");
			this.#value = value;
		}
		compare(other) {
			return this.toString().localeCompare(other.toString());
		}
		toString() {
			return this.value;
		}
	};
	exports.BomLinkDocument = class BomLinkDocument extends BomLinkBase {
		static #pattern = /^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/[1-9][0-9]*$/;
		static isValid(value) {
			return typeof value == "string" && this.#pattern.test(value);
		}
		_isValid(value) {
			return BomLinkDocument.isValid(value);
		}
	}, exports.BomLinkElement = class BomLinkElement extends BomLinkBase {
		static #pattern = /^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/[1-9][0-9]*#.+$/;
		static isValid(value) {
			return typeof value == "string" && this.#pattern.test(value);
		}
		_isValid(value) {
			return BomLinkElement.isValid(value);
		}
	};
})), require_organizationalEntity = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.OrganizationalEntityRepository = exports.OrganizationalEntity = void 0;
	let sortable_1 = require_sortable(), organizationalContact_1 = require_organizationalContact();
	exports.OrganizationalEntity = class {
		name;
		url;
		contact;
		constructor(op = {}) {
			this.name = op.name, this.url = op.url ?? /* @__PURE__ */ new Set(), this.contact = op.contact ?? new organizationalContact_1.OrganizationalContactRepository();
		}
		compare(other) {
			return (this.name ?? "").localeCompare(other.name ?? "") || this.contact.compare(other.contact) || new sortable_1.SortableStringables(this.url).compare(new sortable_1.SortableStringables(other.url));
		}
	}, exports.OrganizationalEntityRepository = class extends sortable_1.SortableComparables {};
})), require_swid = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.SWID = void 0;
	let integer_1 = require_integer();
	exports.SWID = class {
		tagId;
		name;
		version;
		patch;
		text;
		url;
		#tagVersion;
		constructor(tagId, name, op = {}) {
			this.tagId = tagId, this.name = name, this.version = op.version, this.patch = op.patch, this.text = op.text, this.url = op.url, this.tagVersion = op.tagVersion;
		}
		get tagVersion() {
			return this.#tagVersion;
		}
		set tagVersion(value) {
			if (value !== void 0 && !(0, integer_1.isNonNegativeInteger)(value)) throw TypeError("Not NonNegativeInteger nor undefined");
			this.#tagVersion = value;
		}
	};
})), require_analysis = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Analysis = void 0;
	let analysisResponse_1 = require_analysisResponse();
	exports.Analysis = class {
		state;
		justification;
		response;
		detail;
		constructor(op = {}) {
			this.state = op.state, this.justification = op.justification, this.response = op.response ?? new analysisResponse_1.AnalysisResponseRepository(), this.detail = op.detail;
		}
	};
})), require_credits = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Credits = void 0;
	let organizationalContact_1 = require_organizationalContact(), organizationalEntity_1 = require_organizationalEntity();
	exports.Credits = class {
		organizations;
		individuals;
		constructor(op = {}) {
			this.organizations = op.organizations ?? new organizationalEntity_1.OrganizationalEntityRepository(), this.individuals = op.individuals ?? new organizationalContact_1.OrganizationalContactRepository();
		}
	};
})), require_source = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Source = void 0, exports.Source = class {
		name;
		url;
		constructor(op = {}) {
			this.name = op.name, this.url = op.url;
		}
		compare(other) {
			return (this.url?.toString() ?? "").localeCompare(other.url?.toString() ?? "") || (this.name ?? "").localeCompare(other.name ?? "");
		}
	};
})), require_vulnerability = /* @__PURE__ */ __commonJSMin(((exports, module, this$9) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$9 && this$9.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __exportStar = this$9 && this$9.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), __exportStar(require_advisory(), exports), __exportStar(require_affect(), exports), __exportStar(require_analysis(), exports), __exportStar(require_credits(), exports), __exportStar(require_rating(), exports), __exportStar(require_reference(), exports), __exportStar(require_source(), exports), __exportStar(require_vulnerability$1(), exports);
})), require_models = /* @__PURE__ */ __commonJSMin(((exports, module, this$8) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$8 && this$8.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __setModuleDefault = this$8 && this$8.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: !0,
			value: v
		});
	}) : function(o, v) {
		o.default = v;
	}), __exportStar = this$8 && this$8.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	}, __importStar = this$8 && this$8.__importStar || (function() {
		var ownKeys = function(o) {
			return ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) Object.prototype.hasOwnProperty.call(o, k) && (ar[ar.length] = k);
				return ar;
			}, ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) k[i] !== "default" && __createBinding(result, mod, k[i]);
			return __setModuleDefault(result, mod), result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Vulnerability = void 0, __exportStar(require_attachment(), exports), __exportStar(require_bom(), exports), __exportStar(require_bomLink(), exports), __exportStar(require_bomRef(), exports), __exportStar(require_component(), exports), __exportStar(require_copyright(), exports), __exportStar(require_externalReference(), exports), __exportStar(require_hash(), exports), __exportStar(require_license(), exports), __exportStar(require_lifecycle(), exports), __exportStar(require_metadata(), exports), __exportStar(require_organizationalContact(), exports), __exportStar(require_organizationalEntity(), exports), __exportStar(require_property(), exports), __exportStar(require_service(), exports), __exportStar(require_swid(), exports), __exportStar(require_tool(), exports), exports.Vulnerability = __importStar(require_vulnerability());
})), require_bomRefDiscriminator = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.BomRefDiscriminator = void 0, exports.BomRefDiscriminator = class {
		#originalValues;
		#prefix;
		constructor(bomRefs, prefix = "BomRef") {
			this.#originalValues = Array.from(bomRefs, (r) => [r, r.value]), this.#prefix = prefix;
		}
		get prefix() {
			return this.#prefix;
		}
		*[Symbol.iterator]() {
			for (let [bomRef] of this.#originalValues) yield bomRef;
		}
		discriminate() {
			let knownRefValues = /* @__PURE__ */ new Set([""]);
			for (let [bomRef] of this.#originalValues) {
				let value = bomRef.value;
				(value === void 0 || knownRefValues.has(value)) && (value = this.#makeUniqueId(), bomRef.value = value), knownRefValues.add(value);
			}
		}
		reset() {
			for (let [bomRef, originalValue] of this.#originalValues) bomRef.value = originalValue;
		}
		#makeUniqueId() {
			return `${this.#prefix}${Math.random().toString(32).substring(1)}${Math.random().toString(32).substring(1)}`;
		}
	};
})), require_errors$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.OptPlugError = void 0, exports.OptPlugError = class extends Error {
		cause;
		constructor(message, cause) {
			super(message), this.cause = cause;
		}
	};
})), require_errors$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.MissingOptionalDependencyError = void 0;
	let errors_1 = require_errors$2();
	exports.MissingOptionalDependencyError = class extends errors_1.OptPlugError {};
})), require_types$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 });
})), require_baseSerializer = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.BaseSerializer = void 0;
	let tree_1 = require_tree(), bomRefDiscriminator_1 = require_bomRefDiscriminator();
	exports.BaseSerializer = class {
		*#getAllBomRefs(bom) {
			if (bom.metadata.component !== void 0) {
				yield bom.metadata.component.bomRef;
				for (let { bomRef } of bom.metadata.component.components[tree_1.treeIteratorSymbol]()) yield bomRef;
			}
			for (let { bomRef } of bom.components[tree_1.treeIteratorSymbol]()) yield bomRef;
			for (let { bomRef } of bom.services[tree_1.treeIteratorSymbol]()) yield bomRef;
			for (let { bomRef } of bom.vulnerabilities) yield bomRef;
		}
		#normalize(bom, options) {
			let bomRefDiscriminator = new bomRefDiscriminator_1.BomRefDiscriminator(this.#getAllBomRefs(bom));
			bomRefDiscriminator.discriminate();
			try {
				return this._normalize(bom, options);
			} finally {
				bomRefDiscriminator.reset();
			}
		}
		serialize(bom, options) {
			return this._serialize(this.#normalize(bom, options), options);
		}
	};
})), require_iterable = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.chainI = chainI;
	function* chainI(...iterables) {
		for (let iterable of iterables) yield* iterable;
	}
})), require_notUndefined = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.isNotUndefined = isNotUndefined;
	function isNotUndefined(value) {
		return value !== void 0;
	}
})), require_uri = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.escapeUri = escapeUri;
	let _ESCAPES = [
		[/ /g, "%20"],
		[/"/g, "%22"],
		[/'/g, "%27"],
		[/\[/g, "%5B"],
		[/]/g, "%5D"],
		[/</g, "%3C"],
		[/>/g, "%3E"],
		[/\{/g, "%7B"],
		[/}/g, "%7D"]
	];
	function escapeUri(value) {
		if (value === void 0) return value;
		for (let [s, r] of _ESCAPES) value = value.replace(s, r);
		return value;
	}
})), require_spdx_SNAPSHOT_schema = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		$schema: "http://json-schema.org/draft-07/schema#",
		$id: "http://cyclonedx.org/schema/spdx.schema.json",
		$comment: "v1.1-3.29.0",
		type: "string",
		enum: /* @__PURE__ */ "0BSD,3D-Slicer-1.0,AAL,Abstyles,AdaCore-doc,Adobe-2006,Adobe-Display-PostScript,Adobe-Glyph,Adobe-Utopia,ADSL,Advanced-Cryptics-Dictionary,AFL-1.1,AFL-1.2,AFL-2.0,AFL-2.1,AFL-3.0,Afmparse,AGPL-1.0,AGPL-1.0-only,AGPL-1.0-or-later,AGPL-3.0,AGPL-3.0-only,AGPL-3.0-or-later,Aladdin,ALGLIB-Documentation,AMD-newlib,AMDPLPA,AML,AML-glslang,AMPAS,ANTLR-PD,ANTLR-PD-fallback,any-OSI,any-OSI-perl-modules,Apache-1.0,Apache-1.1,Apache-2.0,APAFML,APL-1.0,App-s2p,APSL-1.0,APSL-1.1,APSL-1.2,APSL-2.0,Arphic-1999,Artistic-1.0,Artistic-1.0-cl8,Artistic-1.0-Perl,Artistic-2.0,Artistic-dist,Aspell-RU,ASWF-Digital-Assets-1.0,ASWF-Digital-Assets-1.1,atc-game,Baekmuk,Bahyph,Barr,bcrypt-Solar-Designer,Beerware,Bitstream-Charter,Bitstream-Vera,BitTorrent-1.0,BitTorrent-1.1,blessing,BlueOak-1.0.0,Boehm-GC,Boehm-GC-without-fee,BOLA-1.1,Borceux,Brian-Gladman-2-Clause,Brian-Gladman-3-Clause,Brian-Gladman-3-Clause-no-conversion,BSD-1-Clause,BSD-2-Clause,BSD-2-Clause-Darwin,BSD-2-Clause-first-lines,BSD-2-Clause-FreeBSD,BSD-2-Clause-NetBSD,BSD-2-Clause-Patent,BSD-2-Clause-pkgconf-disclaimer,BSD-2-Clause-pos-unchanged,BSD-2-Clause-Views,BSD-3-Clause,BSD-3-Clause-acpica,BSD-3-Clause-Attribution,BSD-3-Clause-Clear,BSD-3-Clause-flex,BSD-3-Clause-HP,BSD-3-Clause-LBNL,BSD-3-Clause-Modification,BSD-3-Clause-No-Military-License,BSD-3-Clause-No-Nuclear-License,BSD-3-Clause-No-Nuclear-License-2014,BSD-3-Clause-No-Nuclear-Warranty,BSD-3-Clause-Open-MPI,BSD-3-Clause-OpenWebUI,BSD-3-Clause-Sun,BSD-3-Clause-Tso,BSD-4-Clause,BSD-4-Clause-Shortened,BSD-4-Clause-UC,BSD-4.3RENO,BSD-4.3TAHOE,BSD-Advertising-Acknowledgement,BSD-ask-to-endorse,BSD-Attribution-HPND-disclaimer,BSD-Inferno-Nettverk,BSD-Mark-Modifications,BSD-Protection,BSD-Source-alt-GPL,BSD-Source-beginning-file,BSD-Source-Code,BSD-Source-Code-no-disclaimer,BSD-Systemics,BSD-Systemics-W3Works,BSL-1.0,Buddy,Bugroff,BUSL-1.1,bzip2-1.0.5,bzip2-1.0.6,C-UDA-1.0,CAL-1.0,CAL-1.0-Combined-Work-Exception,Caldera,Caldera-no-preamble,CAPEC-tou,Catharon,CATOSL-1.1,CC-BY-1.0,CC-BY-2.0,CC-BY-2.5,CC-BY-2.5-AU,CC-BY-3.0,CC-BY-3.0-AT,CC-BY-3.0-AU,CC-BY-3.0-DE,CC-BY-3.0-IGO,CC-BY-3.0-NL,CC-BY-3.0-US,CC-BY-4.0,CC-BY-NC-1.0,CC-BY-NC-2.0,CC-BY-NC-2.5,CC-BY-NC-3.0,CC-BY-NC-3.0-DE,CC-BY-NC-3.0-IGO,CC-BY-NC-4.0,CC-BY-NC-ND-1.0,CC-BY-NC-ND-2.0,CC-BY-NC-ND-2.5,CC-BY-NC-ND-3.0,CC-BY-NC-ND-3.0-DE,CC-BY-NC-ND-3.0-IGO,CC-BY-NC-ND-4.0,CC-BY-NC-SA-1.0,CC-BY-NC-SA-2.0,CC-BY-NC-SA-2.0-DE,CC-BY-NC-SA-2.0-FR,CC-BY-NC-SA-2.0-UK,CC-BY-NC-SA-2.5,CC-BY-NC-SA-3.0,CC-BY-NC-SA-3.0-DE,CC-BY-NC-SA-3.0-IGO,CC-BY-NC-SA-4.0,CC-BY-ND-1.0,CC-BY-ND-2.0,CC-BY-ND-2.5,CC-BY-ND-3.0,CC-BY-ND-3.0-DE,CC-BY-ND-4.0,CC-BY-SA-1.0,CC-BY-SA-2.0,CC-BY-SA-2.0-UK,CC-BY-SA-2.1-JP,CC-BY-SA-2.5,CC-BY-SA-3.0,CC-BY-SA-3.0-AT,CC-BY-SA-3.0-DE,CC-BY-SA-3.0-IGO,CC-BY-SA-4.0,CC-PDDC,CC-PDM-1.0,CC-SA-1.0,CC0-1.0,CDDL-1.0,CDDL-1.1,CDL-1.0,CDLA-Permissive-1.0,CDLA-Permissive-2.0,CDLA-Sharing-1.0,CECILL-1.0,CECILL-1.1,CECILL-2.0,CECILL-2.1,CECILL-B,CECILL-C,CERN-OHL-1.1,CERN-OHL-1.2,CERN-OHL-P-2.0,CERN-OHL-S-2.0,CERN-OHL-W-2.0,CFITSIO,check-cvs,checkmk,ClArtistic,Clips,CMU-Mach,CMU-Mach-nodoc,CNRI-Jython,CNRI-Python,CNRI-Python-GPL-Compatible,COIL-1.0,Community-Spec-1.0,Condor-1.1,copyleft-next-0.3.0,copyleft-next-0.3.1,Cornell-Lossless-JPEG,CPAL-1.0,CPL-1.0,CPOL-1.02,Cronyx,Crossword,CryptoSwift,CrystalStacker,CUA-OPL-1.0,Cube,curl,cve-tou,D-FSL-1.0,DEC-3-Clause,diffmark,DL-DE-BY-2.0,DL-DE-ZERO-2.0,DOC,DocBook-DTD,DocBook-Schema,DocBook-Stylesheet,DocBook-XML,Dotseqn,DRL-1.0,DRL-1.1,DSDP,dtoa,dvipdfm,ECL-1.0,ECL-2.0,eCos-2.0,EFL-1.0,EFL-2.0,eGenix,Elastic-2.0,Entessa,EPICS,EPL-1.0,EPL-2.0,ErlPL-1.1,ESA-PL-permissive-2.4,ESA-PL-strong-copyleft-2.4,ESA-PL-weak-copyleft-2.4,etalab-2.0,EUDatagrid,EUPL-1.0,EUPL-1.1,EUPL-1.2,Eurosym,Fair,FBM,FDK-AAC,FDK-MPEG-H,Ferguson-Twofish,Frameworx-1.0,FreeBSD-DOC,FreeImage,FSFAP,FSFAP-no-warranty-disclaimer,FSFUL,FSFULLR,FSFULLRSD,FSFULLRWD,FSL-1.1-ALv2,FSL-1.1-MIT,FTL,Furuseth,fwlw,Game-Programming-Gems,GCR-docs,GD,generic-xts,GFDL-1.1,GFDL-1.1-invariants-only,GFDL-1.1-invariants-or-later,GFDL-1.1-no-invariants-only,GFDL-1.1-no-invariants-or-later,GFDL-1.1-only,GFDL-1.1-or-later,GFDL-1.2,GFDL-1.2-invariants-only,GFDL-1.2-invariants-or-later,GFDL-1.2-no-invariants-only,GFDL-1.2-no-invariants-or-later,GFDL-1.2-only,GFDL-1.2-or-later,GFDL-1.3,GFDL-1.3-invariants-only,GFDL-1.3-invariants-or-later,GFDL-1.3-no-invariants-only,GFDL-1.3-no-invariants-or-later,GFDL-1.3-only,GFDL-1.3-or-later,Giftware,GL2PS,Glide,Glulxe,GLWTPL,gnuplot,GPL-1.0,GPL-1.0+,GPL-1.0-only,GPL-1.0-or-later,GPL-2.0,GPL-2.0+,GPL-2.0-only,GPL-2.0-or-later,GPL-2.0-with-autoconf-exception,GPL-2.0-with-bison-exception,GPL-2.0-with-classpath-exception,GPL-2.0-with-font-exception,GPL-2.0-with-GCC-exception,GPL-3.0,GPL-3.0+,GPL-3.0-only,GPL-3.0-or-later,GPL-3.0-with-autoconf-exception,GPL-3.0-with-GCC-exception,Graphics-Gems,gSOAP-1.3b,gtkbook,Gutmann,HaskellReport,HDF5,hdparm,HIDAPI,Hippocratic-2.1,Hippocratic-3.0-core,HP-1986,HP-1989,HPND,HPND-DEC,HPND-doc,HPND-doc-sell,HPND-export-US,HPND-export-US-acknowledgement,HPND-export-US-modify,HPND-export2-US,HPND-Fenneberg-Livingston,HPND-INRIA-IMAG,HPND-Intel,HPND-Kevlin-Henney,HPND-Markus-Kuhn,HPND-merchantability-variant,HPND-MIT-disclaimer,HPND-Netrek,HPND-Pbmplus,HPND-sell-MIT-disclaimer-xserver,HPND-sell-regexpr,HPND-sell-variant,HPND-sell-variant-critical-systems,HPND-sell-variant-MIT-disclaimer,HPND-sell-variant-MIT-disclaimer-rev,HPND-SMC,HPND-UC,HPND-UC-export-US,HTMLTIDY,hyphen-bulgarian,IBM-pibs,ICU,IEC-Code-Components-EULA,IJG,IJG-short,ImageMagick,iMatix,Imlib2,Info-ZIP,Informatica,Inner-Net-2.0,InnoSetup,Intel,Intel-ACPI,Interbase-1.0,IPA,IPL-1.0,ISC,ISC-Veillard,ISO-permission,Jam,JasPer-2.0,jove,JPL-image,JPNIC,JSON,Kastrup,Kazlib,Knuth-CTAN,LAL-1.2,LAL-1.3,Latex2e,Latex2e-translated-notice,Leptonica,LGPL-2.0,LGPL-2.0+,LGPL-2.0-only,LGPL-2.0-or-later,LGPL-2.1,LGPL-2.1+,LGPL-2.1-only,LGPL-2.1-or-later,LGPL-3.0,LGPL-3.0+,LGPL-3.0-only,LGPL-3.0-or-later,LGPLLR,Libpng,libpng-1.6.35,libpng-2.0,libselinux-1.0,libtiff,libutil-David-Nugent,LiLiQ-P-1.1,LiLiQ-R-1.1,LiLiQ-Rplus-1.1,Linux-man-pages-1-para,Linux-man-pages-copyleft,Linux-man-pages-copyleft-2-para,Linux-man-pages-copyleft-var,Linux-OpenIB,LOOP,LPD-document,LPL-1.0,LPL-1.02,LPPL-1.0,LPPL-1.1,LPPL-1.2,LPPL-1.3a,LPPL-1.3c,lsof,Lucida-Bitmap-Fonts,LZMA-SDK-9.11-to-9.20,LZMA-SDK-9.22,Mackerras-3-Clause,Mackerras-3-Clause-acknowledgment,magaz,mailprio,MakeIndex,man2html,Martin-Birgmeier,McPhee-slideshow,metamail,Minpack,MIPS,MirOS,MIT,MIT-0,MIT-advertising,MIT-Click,MIT-CMU,MIT-enna,MIT-feh,MIT-Festival,MIT-Khronos-old,MIT-Modern-Variant,MIT-open-group,MIT-STK,MIT-testregex,MIT-Wu,MITNFA,MMIXware,MMPL-1.0.1,Motosoto,MPEG-SSG,mpi-permissive,mpich2,MPL-1.0,MPL-1.1,MPL-2.0,MPL-2.0-no-copyleft-exception,mplus,MS-LPL,MS-PL,MS-RL,MTLL,MulanPSL-1.0,MulanPSL-2.0,Multics,Mup,MVT-1.1,NAIST-2003,NASA-1.3,Naumen,NBPL-1.0,NCBI-PD,NCGL-UK-2.0,NCL,NCSA,Net-SNMP,NetCDF,Newsletr,NGPL,ngrep,NICTA-1.0,NIST-PD,NIST-PD-fallback,NIST-PD-TNT,NIST-Software,NLOD-1.0,NLOD-2.0,NLPL,Nokia,NOSL,Noweb,NPL-1.0,NPL-1.1,NPOSL-3.0,NRL,NTIA-PD,NTP,NTP-0,Nunit,O-UDA-1.0,OAR,OCCT-PL,OCLC-2.0,ODbL-1.0,ODC-By-1.0,OFFIS,OFL-1.0,OFL-1.0-no-RFN,OFL-1.0-RFN,OFL-1.1,OFL-1.1-no-RFN,OFL-1.1-RFN,OGC-1.0,OGDL-Taiwan-1.0,OGL-Canada-2.0,OGL-UK-1.0,OGL-UK-2.0,OGL-UK-3.0,OGTSL,OLDAP-1.1,OLDAP-1.2,OLDAP-1.3,OLDAP-1.4,OLDAP-2.0,OLDAP-2.0.1,OLDAP-2.1,OLDAP-2.2,OLDAP-2.2.1,OLDAP-2.2.2,OLDAP-2.3,OLDAP-2.4,OLDAP-2.5,OLDAP-2.6,OLDAP-2.7,OLDAP-2.8,OLFL-1.3,OML,OpenMDW-1.0,OpenPBS-2.3,OpenSSL,OpenSSL-standalone,OpenVision,OPL-1.0,OPL-UK-3.0,OPUBL-1.0,OSC-1.0,OSET-PL-2.1,OSL-1.0,OSL-1.1,OSL-2.0,OSL-2.1,OSL-3.0,OSSP,PADL,ParaType-Free-Font-1.3,Parity-6.0.0,Parity-7.0.0,PDDL-1.0,PHP-3.0,PHP-3.01,Pixar,pkgconf,Plexus,pnmstitch,PolyForm-Noncommercial-1.0.0,PolyForm-Small-Business-1.0.0,PostgreSQL,PPL,PSF-2.0,psfrag,psutils,Python-2.0,Python-2.0.1,python-ldap,Qhull,QPL-1.0,QPL-1.0-INRIA-2004,radvd,Rdisc,RHeCos-1.1,RPL-1.1,RPL-1.5,RPSL-1.0,RSA-MD,RSCPL,Ruby,Ruby-pty,SAX-PD,SAX-PD-2.0,Saxpath,SCEA,SchemeReport,Sendmail,Sendmail-8.23,Sendmail-Open-Source-1.1,SGI-B-1.0,SGI-B-1.1,SGI-B-2.0,SGI-OpenGL,SGMLUG-PM,SGP4,SHL-0.5,SHL-0.51,SimPL-2.0,SISSL,SISSL-1.2,SL,Sleepycat,SMAIL-GPL,SMLNJ,SMPPL,SNIA,snprintf,SOFA,softSurfer,Soundex,Spencer-86,Spencer-94,Spencer-99,SPL-1.0,ssh-keyscan,SSH-OpenSSH,SSH-short,SSLeay-standalone,SSPL-1.0,StandardML-NJ,SugarCRM-1.1.3,SUL-1.0,Sun-PPP,Sun-PPP-2000,SunPro,SWL,swrule,Symlinks,TAPR-OHL-1.0,TCL,TCP-wrappers,TekHVC,TermReadKey,TGPPL-1.0,ThirdEye,threeparttable,TMate,TORQUE-1.1,TOSL,TPDL,TPL-1.0,TrustedQSL,TTWL,TTYP0,TU-Berlin-1.0,TU-Berlin-2.0,Ubuntu-font-1.0,UCAR,UCL-1.0,ulem,UMich-Merit,Unicode-3.0,Unicode-DFS-2015,Unicode-DFS-2016,Unicode-TOU,UnixCrypt,Unlicense,Unlicense-libtelnet,Unlicense-libwhirlpool,UnRAR,UPL-1.0,URT-RLE,Vim,Vixie-Cron,VOSTROM,VSL-1.0,W3C,W3C-19980720,W3C-20150513,w3m,Watcom-1.0,Widget-Workshop,WordNet,Wsuipa,WTFNMFPL,WTFPL,wwl,wxWindows,X11,X11-distribute-modifications-variant,X11-no-permit-persons,X11-swapped,Xdebug-1.03,Xerox,Xfig,XFree86-1.1,xinetd,xkeyboard-config-Zinoviev,xlock,Xnet,xpp,XSkat,xzoom,YPL-1.0,YPL-1.1,Zed,Zeeff,Zend-2.0,Zimbra-1.3,Zimbra-1.4,Zlib,zlib-acknowledgement,ZPL-1.1,ZPL-2.0,ZPL-2.1,389-exception,Asterisk-exception,Asterisk-linking-protocols-exception,Autoconf-exception-2.0,Autoconf-exception-3.0,Autoconf-exception-generic,Autoconf-exception-generic-3.0,Autoconf-exception-macro,Bison-exception-1.24,Bison-exception-2.2,Bootloader-exception,CGAL-linking-exception,Classpath-exception-2.0,Classpath-exception-2.0-short,CLISP-exception-2.0,cryptsetup-OpenSSL-exception,Digia-Qt-LGPL-exception-1.1,DigiRule-FOSS-exception,eCos-exception-2.0,erlang-otp-linking-exception,Fawkes-Runtime-exception,FLTK-exception,fmt-exception,Font-exception-2.0,freertos-exception-2.0,GCC-exception-2.0,GCC-exception-2.0-note,GCC-exception-3.1,Gmsh-exception,GNAT-exception,GNOME-examples-exception,GNU-compiler-exception,gnu-javamail-exception,Google-Patent-WebM,GPL-3.0-389-ds-base-exception,GPL-3.0-interface-exception,GPL-3.0-linking-exception,GPL-3.0-linking-source-exception,GPL-CC-1.0,GStreamer-exception-2005,GStreamer-exception-2008,harbour-exception,i2p-gpl-java-exception,Independent-modules-exception,KiCad-libraries-exception,kvirc-openssl-exception,LGPL-3.0-linking-exception,libpri-OpenH323-exception,Libtool-exception,Linux-syscall-note,LLGPL,LLVM-exception,LZMA-exception,mif-exception,mxml-exception,Nokia-Qt-exception-1.1,OCaml-LGPL-linking-exception,OCCT-exception-1.0,OpenJDK-assembly-exception-1.0,openvpn-openssl-exception,PCRE2-exception,polyparse-exception,PS-or-PDF-font-exception-20170817,QPL-1.0-INRIA-2004-exception,Qt-GPL-exception-1.0,Qt-LGPL-exception-1.1,Qwt-exception-1.0,romic-exception,RRDtool-FLOSS-exception-2.0,rsync-linking-exception,SANE-exception,SHL-2.0,SHL-2.1,Simple-Library-Usage-exception,Spelling-Provider-LGPL-exception,sqlitestudio-OpenSSL-exception,stunnel-exception,SWI-exception,Swift-exception,Texinfo-exception,u-boot-exception-2.0,UBDL-exception,Universal-FOSS-exception-1.0,vsftpd-openssl-exception,WxWindows-exception-3.1,x11vnc-openssl-exception".split(","),
		"meta:enum": {
			"0BSD": "BSD Zero Clause License",
			"3D-Slicer-1.0": "3D Slicer License v1.0",
			AAL: "Attribution Assurance License",
			Abstyles: "Abstyles License",
			"AdaCore-doc": "AdaCore Doc License",
			"Adobe-2006": "Adobe Systems Incorporated Source Code License Agreement",
			"Adobe-Display-PostScript": "Adobe Display PostScript License",
			"Adobe-Glyph": "Adobe Glyph List License",
			"Adobe-Utopia": "Adobe Utopia Font License",
			ADSL: "Amazon Digital Services License",
			"Advanced-Cryptics-Dictionary": "Advanced Cryptics Dictionary License",
			"AFL-1.1": "Academic Free License v1.1",
			"AFL-1.2": "Academic Free License v1.2",
			"AFL-2.0": "Academic Free License v2.0",
			"AFL-2.1": "Academic Free License v2.1",
			"AFL-3.0": "Academic Free License v3.0",
			Afmparse: "Afmparse License",
			"AGPL-1.0": "Affero General Public License v1.0",
			"AGPL-1.0-only": "Affero General Public License v1.0 only",
			"AGPL-1.0-or-later": "Affero General Public License v1.0 or later",
			"AGPL-3.0": "GNU Affero General Public License v3.0",
			"AGPL-3.0-only": "GNU Affero General Public License v3.0 only",
			"AGPL-3.0-or-later": "GNU Affero General Public License v3.0 or later",
			Aladdin: "Aladdin Free Public License",
			"ALGLIB-Documentation": "ALGLIB Documentation License",
			"AMD-newlib": "AMD newlib License",
			AMDPLPA: "AMD's plpa_map.c License",
			AML: "Apple MIT License",
			"AML-glslang": "AML glslang variant License",
			AMPAS: "Academy of Motion Picture Arts and Sciences BSD",
			"ANTLR-PD": "ANTLR Software Rights Notice",
			"ANTLR-PD-fallback": "ANTLR Software Rights Notice with license fallback",
			"any-OSI": "Any OSI License",
			"any-OSI-perl-modules": "Any OSI License - Perl Modules",
			"Apache-1.0": "Apache License 1.0",
			"Apache-1.1": "Apache License 1.1",
			"Apache-2.0": "Apache License 2.0",
			APAFML: "Adobe Postscript AFM License",
			"APL-1.0": "Adaptive Public License 1.0",
			"App-s2p": "App::s2p License",
			"APSL-1.0": "Apple Public Source License 1.0",
			"APSL-1.1": "Apple Public Source License 1.1",
			"APSL-1.2": "Apple Public Source License 1.2",
			"APSL-2.0": "Apple Public Source License 2.0",
			"Arphic-1999": "Arphic Public License",
			"Artistic-1.0": "Artistic License 1.0",
			"Artistic-1.0-cl8": "Artistic License 1.0 w/clause 8",
			"Artistic-1.0-Perl": "Artistic License 1.0 (Perl)",
			"Artistic-2.0": "Artistic License 2.0",
			"Artistic-dist": "Artistic License 1.0 (dist)",
			"Aspell-RU": "Aspell Russian License",
			"ASWF-Digital-Assets-1.0": "ASWF Digital Assets License version 1.0",
			"ASWF-Digital-Assets-1.1": "ASWF Digital Assets License 1.1",
			"atc-game": "atc Game License",
			Baekmuk: "Baekmuk License",
			Bahyph: "Bahyph License",
			Barr: "Barr License",
			"bcrypt-Solar-Designer": "bcrypt Solar Designer License",
			Beerware: "Beerware License",
			"Bitstream-Charter": "Bitstream Charter Font License",
			"Bitstream-Vera": "Bitstream Vera Font License",
			"BitTorrent-1.0": "BitTorrent Open Source License v1.0",
			"BitTorrent-1.1": "BitTorrent Open Source License v1.1",
			blessing: "SQLite Blessing",
			"BlueOak-1.0.0": "Blue Oak Model License 1.0.0",
			"Boehm-GC": "Boehm-Demers-Weiser GC License",
			"Boehm-GC-without-fee": "Boehm-Demers-Weiser GC License (without fee)",
			"BOLA-1.1": "Buena Onda License Agreement v1.1",
			Borceux: "Borceux license",
			"Brian-Gladman-2-Clause": "Brian Gladman 2-Clause License",
			"Brian-Gladman-3-Clause": "Brian Gladman 3-Clause License",
			"Brian-Gladman-3-Clause-no-conversion": "Brian Gladman 3-Clause License (no conversion clause)",
			"BSD-1-Clause": "BSD 1-Clause License",
			"BSD-2-Clause": "BSD 2-Clause \"Simplified\" License",
			"BSD-2-Clause-Darwin": "BSD 2-Clause - Ian Darwin variant",
			"BSD-2-Clause-first-lines": "BSD 2-Clause - first lines requirement",
			"BSD-2-Clause-FreeBSD": "BSD 2-Clause FreeBSD License",
			"BSD-2-Clause-NetBSD": "BSD 2-Clause NetBSD License",
			"BSD-2-Clause-Patent": "BSD-2-Clause Plus Patent License",
			"BSD-2-Clause-pkgconf-disclaimer": "BSD 2-Clause pkgconf disclaimer variant",
			"BSD-2-Clause-pos-unchanged": "BSD 2-Clause - position unchanged variant",
			"BSD-2-Clause-Views": "BSD 2-Clause with views sentence",
			"BSD-3-Clause": "BSD 3-Clause \"New\" or \"Revised\" License",
			"BSD-3-Clause-acpica": "BSD 3-Clause acpica variant",
			"BSD-3-Clause-Attribution": "BSD with attribution",
			"BSD-3-Clause-Clear": "BSD 3-Clause Clear License",
			"BSD-3-Clause-flex": "BSD 3-Clause Flex variant",
			"BSD-3-Clause-HP": "Hewlett-Packard BSD variant license",
			"BSD-3-Clause-LBNL": "Lawrence Berkeley National Labs BSD variant license",
			"BSD-3-Clause-Modification": "BSD 3-Clause Modification",
			"BSD-3-Clause-No-Military-License": "BSD 3-Clause No Military License",
			"BSD-3-Clause-No-Nuclear-License": "BSD 3-Clause No Nuclear License",
			"BSD-3-Clause-No-Nuclear-License-2014": "BSD 3-Clause No Nuclear License 2014",
			"BSD-3-Clause-No-Nuclear-Warranty": "BSD 3-Clause No Nuclear Warranty",
			"BSD-3-Clause-Open-MPI": "BSD 3-Clause Open MPI variant",
			"BSD-3-Clause-OpenWebUI": "BSD 3-Clause - OpenWebUI variant",
			"BSD-3-Clause-Sun": "BSD 3-Clause Sun Microsystems",
			"BSD-3-Clause-Tso": "BSD 3-Clause Tso variant",
			"BSD-4-Clause": "BSD 4-Clause \"Original\" or \"Old\" License",
			"BSD-4-Clause-Shortened": "BSD 4 Clause Shortened",
			"BSD-4-Clause-UC": "BSD-4-Clause (University of California-Specific)",
			"BSD-4.3RENO": "BSD 4.3 RENO License",
			"BSD-4.3TAHOE": "BSD 4.3 TAHOE License",
			"BSD-Advertising-Acknowledgement": "BSD Advertising Acknowledgement License",
			"BSD-ask-to-endorse": "BSD - ask to endorse",
			"BSD-Attribution-HPND-disclaimer": "BSD with Attribution and HPND disclaimer",
			"BSD-Inferno-Nettverk": "BSD-Inferno-Nettverk",
			"BSD-Mark-Modifications": "BSD Mark Modifications License",
			"BSD-Protection": "BSD Protection License",
			"BSD-Source-alt-GPL": "BSD Source Code Attribution - GPL alternative",
			"BSD-Source-beginning-file": "BSD Source Code Attribution - beginning of file variant",
			"BSD-Source-Code": "BSD Source Code Attribution",
			"BSD-Source-Code-no-disclaimer": "BSD Source Code Attribution - no disclaimer",
			"BSD-Systemics": "Systemics BSD variant license",
			"BSD-Systemics-W3Works": "Systemics W3Works BSD variant license",
			"BSL-1.0": "Boost Software License 1.0",
			Buddy: "Buddy License",
			Bugroff: "Bugroff License",
			"BUSL-1.1": "Business Source License 1.1",
			"bzip2-1.0.5": "bzip2 and libbzip2 License v1.0.5",
			"bzip2-1.0.6": "bzip2 and libbzip2 License v1.0.6",
			"C-UDA-1.0": "Computational Use of Data Agreement v1.0",
			"CAL-1.0": "Cryptographic Autonomy License 1.0",
			"CAL-1.0-Combined-Work-Exception": "Cryptographic Autonomy License 1.0 (Combined Work Exception)",
			Caldera: "Caldera License",
			"Caldera-no-preamble": "Caldera License (without preamble)",
			"CAPEC-tou": "Common Attack    Pattern Enumeration and Classification License",
			Catharon: "Catharon License",
			"CATOSL-1.1": "Computer Associates Trusted Open Source License 1.1",
			"CC-BY-1.0": "Creative Commons Attribution 1.0 Generic",
			"CC-BY-2.0": "Creative Commons Attribution 2.0 Generic",
			"CC-BY-2.5": "Creative Commons Attribution 2.5 Generic",
			"CC-BY-2.5-AU": "Creative Commons Attribution 2.5 Australia",
			"CC-BY-3.0": "Creative Commons Attribution 3.0 Unported",
			"CC-BY-3.0-AT": "Creative Commons Attribution 3.0 Austria",
			"CC-BY-3.0-AU": "Creative Commons Attribution 3.0 Australia",
			"CC-BY-3.0-DE": "Creative Commons Attribution 3.0 Germany",
			"CC-BY-3.0-IGO": "Creative Commons Attribution 3.0 IGO",
			"CC-BY-3.0-NL": "Creative Commons Attribution 3.0 Netherlands",
			"CC-BY-3.0-US": "Creative Commons Attribution 3.0 United States",
			"CC-BY-4.0": "Creative Commons Attribution 4.0 International",
			"CC-BY-NC-1.0": "Creative Commons Attribution Non Commercial 1.0 Generic",
			"CC-BY-NC-2.0": "Creative Commons Attribution Non Commercial 2.0 Generic",
			"CC-BY-NC-2.5": "Creative Commons Attribution Non Commercial 2.5 Generic",
			"CC-BY-NC-3.0": "Creative Commons Attribution Non Commercial 3.0 Unported",
			"CC-BY-NC-3.0-DE": "Creative Commons Attribution Non Commercial 3.0 Germany",
			"CC-BY-NC-3.0-IGO": "Creative Commons Attribution Non Commercial 3.0 IGO",
			"CC-BY-NC-4.0": "Creative Commons Attribution Non Commercial 4.0 International",
			"CC-BY-NC-ND-1.0": "Creative Commons Attribution Non Commercial No Derivatives 1.0 Generic",
			"CC-BY-NC-ND-2.0": "Creative Commons Attribution Non Commercial No Derivatives 2.0 Generic",
			"CC-BY-NC-ND-2.5": "Creative Commons Attribution Non Commercial No Derivatives 2.5 Generic",
			"CC-BY-NC-ND-3.0": "Creative Commons Attribution Non Commercial No Derivatives 3.0 Unported",
			"CC-BY-NC-ND-3.0-DE": "Creative Commons Attribution Non Commercial No Derivatives 3.0 Germany",
			"CC-BY-NC-ND-3.0-IGO": "Creative Commons Attribution Non Commercial No Derivatives 3.0 IGO",
			"CC-BY-NC-ND-4.0": "Creative Commons Attribution Non Commercial No Derivatives 4.0 International",
			"CC-BY-NC-SA-1.0": "Creative Commons Attribution Non Commercial Share Alike 1.0 Generic",
			"CC-BY-NC-SA-2.0": "Creative Commons Attribution Non Commercial Share Alike 2.0 Generic",
			"CC-BY-NC-SA-2.0-DE": "Creative Commons Attribution Non Commercial Share Alike 2.0 Germany",
			"CC-BY-NC-SA-2.0-FR": "Creative Commons Attribution-NonCommercial-ShareAlike 2.0 France",
			"CC-BY-NC-SA-2.0-UK": "Creative Commons Attribution Non Commercial Share Alike 2.0 England and Wales",
			"CC-BY-NC-SA-2.5": "Creative Commons Attribution Non Commercial Share Alike 2.5 Generic",
			"CC-BY-NC-SA-3.0": "Creative Commons Attribution Non Commercial Share Alike 3.0 Unported",
			"CC-BY-NC-SA-3.0-DE": "Creative Commons Attribution Non Commercial Share Alike 3.0 Germany",
			"CC-BY-NC-SA-3.0-IGO": "Creative Commons Attribution Non Commercial Share Alike 3.0 IGO",
			"CC-BY-NC-SA-4.0": "Creative Commons Attribution Non Commercial Share Alike 4.0 International",
			"CC-BY-ND-1.0": "Creative Commons Attribution No Derivatives 1.0 Generic",
			"CC-BY-ND-2.0": "Creative Commons Attribution No Derivatives 2.0 Generic",
			"CC-BY-ND-2.5": "Creative Commons Attribution No Derivatives 2.5 Generic",
			"CC-BY-ND-3.0": "Creative Commons Attribution No Derivatives 3.0 Unported",
			"CC-BY-ND-3.0-DE": "Creative Commons Attribution No Derivatives 3.0 Germany",
			"CC-BY-ND-4.0": "Creative Commons Attribution No Derivatives 4.0 International",
			"CC-BY-SA-1.0": "Creative Commons Attribution Share Alike 1.0 Generic",
			"CC-BY-SA-2.0": "Creative Commons Attribution Share Alike 2.0 Generic",
			"CC-BY-SA-2.0-UK": "Creative Commons Attribution Share Alike 2.0 England and Wales",
			"CC-BY-SA-2.1-JP": "Creative Commons Attribution Share Alike 2.1 Japan",
			"CC-BY-SA-2.5": "Creative Commons Attribution Share Alike 2.5 Generic",
			"CC-BY-SA-3.0": "Creative Commons Attribution Share Alike 3.0 Unported",
			"CC-BY-SA-3.0-AT": "Creative Commons Attribution Share Alike 3.0 Austria",
			"CC-BY-SA-3.0-DE": "Creative Commons Attribution Share Alike 3.0 Germany",
			"CC-BY-SA-3.0-IGO": "Creative Commons Attribution-ShareAlike 3.0 IGO",
			"CC-BY-SA-4.0": "Creative Commons Attribution Share Alike 4.0 International",
			"CC-PDDC": "Creative Commons Public Domain Dedication and Certification",
			"CC-PDM-1.0": "Creative    Commons Public Domain Mark 1.0 Universal",
			"CC-SA-1.0": "Creative Commons Share Alike 1.0 Generic",
			"CC0-1.0": "Creative Commons Zero v1.0 Universal",
			"CDDL-1.0": "Common Development and Distribution License 1.0",
			"CDDL-1.1": "Common Development and Distribution License 1.1",
			"CDL-1.0": "Common Documentation License 1.0",
			"CDLA-Permissive-1.0": "Community Data License Agreement Permissive 1.0",
			"CDLA-Permissive-2.0": "Community Data License Agreement Permissive 2.0",
			"CDLA-Sharing-1.0": "Community Data License Agreement Sharing 1.0",
			"CECILL-1.0": "CeCILL Free Software License Agreement v1.0",
			"CECILL-1.1": "CeCILL Free Software License Agreement v1.1",
			"CECILL-2.0": "CeCILL Free Software License Agreement v2.0",
			"CECILL-2.1": "CeCILL Free Software License Agreement v2.1",
			"CECILL-B": "CeCILL-B Free Software License Agreement",
			"CECILL-C": "CeCILL-C Free Software License Agreement",
			"CERN-OHL-1.1": "CERN Open Hardware Licence v1.1",
			"CERN-OHL-1.2": "CERN Open Hardware Licence v1.2",
			"CERN-OHL-P-2.0": "CERN Open Hardware Licence Version 2 - Permissive",
			"CERN-OHL-S-2.0": "CERN Open Hardware Licence Version 2 - Strongly Reciprocal",
			"CERN-OHL-W-2.0": "CERN Open Hardware Licence Version 2 - Weakly Reciprocal",
			CFITSIO: "CFITSIO License",
			"check-cvs": "check-cvs License",
			checkmk: "Checkmk License",
			ClArtistic: "Clarified Artistic License",
			Clips: "Clips License",
			"CMU-Mach": "CMU Mach License",
			"CMU-Mach-nodoc": "CMU    Mach - no notices-in-documentation variant",
			"CNRI-Jython": "CNRI Jython License",
			"CNRI-Python": "CNRI Python License",
			"CNRI-Python-GPL-Compatible": "CNRI Python Open Source GPL Compatible License Agreement",
			"COIL-1.0": "Copyfree Open Innovation License",
			"Community-Spec-1.0": "Community Specification License 1.0",
			"Condor-1.1": "Condor Public License v1.1",
			"copyleft-next-0.3.0": "copyleft-next 0.3.0",
			"copyleft-next-0.3.1": "copyleft-next 0.3.1",
			"Cornell-Lossless-JPEG": "Cornell Lossless JPEG License",
			"CPAL-1.0": "Common Public Attribution License 1.0",
			"CPL-1.0": "Common Public License 1.0",
			"CPOL-1.02": "Code Project Open License 1.02",
			Cronyx: "Cronyx License",
			Crossword: "Crossword License",
			CryptoSwift: "CryptoSwift License",
			CrystalStacker: "CrystalStacker License",
			"CUA-OPL-1.0": "CUA Office Public License v1.0",
			Cube: "Cube License",
			curl: "curl License",
			"cve-tou": "Common Vulnerability Enumeration ToU License",
			"D-FSL-1.0": "Deutsche Freie Software Lizenz",
			"DEC-3-Clause": "DEC 3-Clause License",
			diffmark: "diffmark license",
			"DL-DE-BY-2.0": "Data licence Germany – attribution – version 2.0",
			"DL-DE-ZERO-2.0": "Data licence Germany – zero – version 2.0",
			DOC: "DOC License",
			"DocBook-DTD": "DocBook DTD License",
			"DocBook-Schema": "DocBook Schema License",
			"DocBook-Stylesheet": "DocBook Stylesheet License",
			"DocBook-XML": "DocBook XML License",
			Dotseqn: "Dotseqn License",
			"DRL-1.0": "Detection Rule License 1.0",
			"DRL-1.1": "Detection Rule License 1.1",
			DSDP: "DSDP License",
			dtoa: "David M. Gay dtoa License",
			dvipdfm: "dvipdfm License",
			"ECL-1.0": "Educational Community License v1.0",
			"ECL-2.0": "Educational Community License v2.0",
			"eCos-2.0": "eCos license version 2.0",
			"EFL-1.0": "Eiffel Forum License v1.0",
			"EFL-2.0": "Eiffel Forum License v2.0",
			eGenix: "eGenix.com Public License 1.1.0",
			"Elastic-2.0": "Elastic License 2.0",
			Entessa: "Entessa Public License v1.0",
			EPICS: "EPICS Open License",
			"EPL-1.0": "Eclipse Public License 1.0",
			"EPL-2.0": "Eclipse Public License 2.0",
			"ErlPL-1.1": "Erlang Public License v1.1",
			"ESA-PL-permissive-2.4": "European Space Agency Public License – v2.4 – Permissive (Type 3)",
			"ESA-PL-strong-copyleft-2.4": "European Space Agency Public License (ESA-PL) - V2.4 - Strong Copyleft (Type 1)",
			"ESA-PL-weak-copyleft-2.4": "European Space Agency Public License – v2.4 – Weak Copyleft (Type 2)",
			"etalab-2.0": "Etalab Open License 2.0",
			EUDatagrid: "EU DataGrid Software License",
			"EUPL-1.0": "European Union Public License 1.0",
			"EUPL-1.1": "European Union Public License 1.1",
			"EUPL-1.2": "European Union Public License 1.2",
			Eurosym: "Eurosym License",
			Fair: "Fair License",
			FBM: "Fuzzy Bitmap License",
			"FDK-AAC": "Fraunhofer FDK AAC Codec Library",
			"FDK-MPEG-H": "Fraunhofer FDK MPEG-H Software",
			"Ferguson-Twofish": "Ferguson Twofish License",
			"Frameworx-1.0": "Frameworx Open License 1.0",
			"FreeBSD-DOC": "FreeBSD Documentation License",
			FreeImage: "FreeImage Public License v1.0",
			FSFAP: "FSF All Permissive License",
			"FSFAP-no-warranty-disclaimer": "FSF All Permissive License (without Warranty)",
			FSFUL: "FSF Unlimited License",
			FSFULLR: "FSF Unlimited License (with License Retention)",
			FSFULLRSD: "FSF Unlimited License (with License Retention and Short Disclaimer)",
			FSFULLRWD: "FSF Unlimited License (With License Retention and Warranty Disclaimer)",
			"FSL-1.1-ALv2": "Functional Source License, Version 1.1, ALv2 Future License",
			"FSL-1.1-MIT": "Functional Source License, Version 1.1, MIT Future License",
			FTL: "Freetype Project License",
			Furuseth: "Furuseth License",
			fwlw: "fwlw License",
			"Game-Programming-Gems": "Game Programming Gems License",
			"GCR-docs": "Gnome GCR Documentation License",
			GD: "GD License",
			"generic-xts": "Generic XTS License",
			"GFDL-1.1": "GNU Free Documentation License v1.1",
			"GFDL-1.1-invariants-only": "GNU Free Documentation License v1.1 only - invariants",
			"GFDL-1.1-invariants-or-later": "GNU Free Documentation License v1.1 or later - invariants",
			"GFDL-1.1-no-invariants-only": "GNU Free Documentation License v1.1 only - no invariants",
			"GFDL-1.1-no-invariants-or-later": "GNU Free Documentation License v1.1 or later - no invariants",
			"GFDL-1.1-only": "GNU Free Documentation License v1.1 only",
			"GFDL-1.1-or-later": "GNU Free Documentation License v1.1 or later",
			"GFDL-1.2": "GNU Free Documentation License v1.2",
			"GFDL-1.2-invariants-only": "GNU Free Documentation License v1.2 only - invariants",
			"GFDL-1.2-invariants-or-later": "GNU Free Documentation License v1.2 or later - invariants",
			"GFDL-1.2-no-invariants-only": "GNU Free Documentation License v1.2 only - no invariants",
			"GFDL-1.2-no-invariants-or-later": "GNU Free Documentation License v1.2 or later - no invariants",
			"GFDL-1.2-only": "GNU Free Documentation License v1.2 only",
			"GFDL-1.2-or-later": "GNU Free Documentation License v1.2 or later",
			"GFDL-1.3": "GNU Free Documentation License v1.3",
			"GFDL-1.3-invariants-only": "GNU Free Documentation License v1.3 only - invariants",
			"GFDL-1.3-invariants-or-later": "GNU Free Documentation License v1.3 or later - invariants",
			"GFDL-1.3-no-invariants-only": "GNU Free Documentation License v1.3 only - no invariants",
			"GFDL-1.3-no-invariants-or-later": "GNU Free Documentation License v1.3 or later - no invariants",
			"GFDL-1.3-only": "GNU Free Documentation License v1.3 only",
			"GFDL-1.3-or-later": "GNU Free Documentation License v1.3 or later",
			Giftware: "Giftware License",
			GL2PS: "GL2PS License",
			Glide: "3dfx Glide License",
			Glulxe: "Glulxe License",
			GLWTPL: "Good Luck With That Public License",
			gnuplot: "gnuplot License",
			"GPL-1.0": "GNU General Public License v1.0 only",
			"GPL-1.0+": "GNU General Public License v1.0 or later",
			"GPL-1.0-only": "GNU General Public License v1.0 only",
			"GPL-1.0-or-later": "GNU General Public License v1.0 or later",
			"GPL-2.0": "GNU General Public License v2.0 only",
			"GPL-2.0+": "GNU General Public License v2.0 or later",
			"GPL-2.0-only": "GNU General Public License v2.0 only",
			"GPL-2.0-or-later": "GNU General Public License v2.0 or later",
			"GPL-2.0-with-autoconf-exception": "GNU General Public License v2.0 w/Autoconf exception",
			"GPL-2.0-with-bison-exception": "GNU General Public License v2.0 w/Bison exception",
			"GPL-2.0-with-classpath-exception": "GNU General Public License v2.0 w/Classpath exception",
			"GPL-2.0-with-font-exception": "GNU General Public License v2.0 w/Font exception",
			"GPL-2.0-with-GCC-exception": "GNU General Public License v2.0 w/GCC Runtime Library exception",
			"GPL-3.0": "GNU General Public License v3.0 only",
			"GPL-3.0+": "GNU General Public License v3.0 or later",
			"GPL-3.0-only": "GNU General Public License v3.0 only",
			"GPL-3.0-or-later": "GNU General Public License v3.0 or later",
			"GPL-3.0-with-autoconf-exception": "GNU General Public License v3.0 w/Autoconf exception",
			"GPL-3.0-with-GCC-exception": "GNU General Public License v3.0 w/GCC Runtime Library exception",
			"Graphics-Gems": "Graphics Gems License",
			"gSOAP-1.3b": "gSOAP Public License v1.3b",
			gtkbook: "gtkbook License",
			Gutmann: "Gutmann License",
			HaskellReport: "Haskell Language Report License",
			HDF5: "HDF5 License",
			hdparm: "hdparm License",
			HIDAPI: "HIDAPI License",
			"Hippocratic-2.1": "Hippocratic License 2.1",
			"Hippocratic-3.0-core": "Hippocratic License 3.0",
			"HP-1986": "Hewlett-Packard 1986 License",
			"HP-1989": "Hewlett-Packard 1989 License",
			HPND: "Historical Permission Notice and Disclaimer",
			"HPND-DEC": "Historical Permission Notice and Disclaimer - DEC variant",
			"HPND-doc": "Historical Permission Notice and Disclaimer - documentation variant",
			"HPND-doc-sell": "Historical Permission Notice and Disclaimer - documentation sell variant",
			"HPND-export-US": "HPND with US Government export control warning",
			"HPND-export-US-acknowledgement": "HPND with US Government export control warning and acknowledgment",
			"HPND-export-US-modify": "HPND with US Government export control warning and modification rqmt",
			"HPND-export2-US": "HPND with US Government export control and 2 disclaimers",
			"HPND-Fenneberg-Livingston": "Historical Permission Notice and Disclaimer - Fenneberg-Livingston variant",
			"HPND-INRIA-IMAG": "Historical Permission Notice and Disclaimer    - INRIA-IMAG variant",
			"HPND-Intel": "Historical Permission Notice and Disclaimer - Intel variant",
			"HPND-Kevlin-Henney": "Historical Permission Notice and Disclaimer - Kevlin Henney variant",
			"HPND-Markus-Kuhn": "Historical Permission Notice and Disclaimer - Markus Kuhn variant",
			"HPND-merchantability-variant": "Historical Permission Notice and Disclaimer - merchantability variant",
			"HPND-MIT-disclaimer": "Historical Permission Notice and Disclaimer with MIT disclaimer",
			"HPND-Netrek": "Historical Permission Notice and Disclaimer - Netrek variant",
			"HPND-Pbmplus": "Historical Permission Notice and Disclaimer - Pbmplus variant",
			"HPND-sell-MIT-disclaimer-xserver": "Historical Permission Notice and Disclaimer - sell xserver variant with MIT disclaimer",
			"HPND-sell-regexpr": "Historical Permission Notice and Disclaimer - sell regexpr variant",
			"HPND-sell-variant": "Historical Permission Notice and Disclaimer - sell variant",
			"HPND-sell-variant-critical-systems": "HPND - sell variant with safety critical systems clause",
			"HPND-sell-variant-MIT-disclaimer": "HPND sell variant with MIT disclaimer",
			"HPND-sell-variant-MIT-disclaimer-rev": "HPND sell variant with MIT disclaimer - reverse",
			"HPND-SMC": "Historical Permission Notice and Disclaimer - SMC variant",
			"HPND-UC": "Historical Permission Notice and Disclaimer - University of California variant",
			"HPND-UC-export-US": "Historical Permission Notice and Disclaimer - University of California, US export warning",
			HTMLTIDY: "HTML Tidy License",
			"hyphen-bulgarian": "hyphen-bulgarian License",
			"IBM-pibs": "IBM PowerPC Initialization and Boot Software",
			ICU: "ICU License",
			"IEC-Code-Components-EULA": "IEC    Code Components End-user licence agreement",
			IJG: "Independent JPEG Group License",
			"IJG-short": "Independent JPEG Group License - short",
			ImageMagick: "ImageMagick License",
			iMatix: "iMatix Standard Function Library Agreement",
			Imlib2: "Imlib2 License",
			"Info-ZIP": "Info-ZIP License",
			Informatica: "Informatica License",
			"Inner-Net-2.0": "Inner Net License v2.0",
			InnoSetup: "Inno Setup License",
			Intel: "Intel Open Source License",
			"Intel-ACPI": "Intel ACPI Software License Agreement",
			"Interbase-1.0": "Interbase Public License v1.0",
			IPA: "IPA Font License",
			"IPL-1.0": "IBM Public License v1.0",
			ISC: "ISC License",
			"ISC-Veillard": "ISC Veillard variant",
			"ISO-permission": "ISO permission notice",
			Jam: "Jam License",
			"JasPer-2.0": "JasPer License",
			jove: "Jove License",
			"JPL-image": "JPL Image Use Policy",
			JPNIC: "Japan Network Information Center License",
			JSON: "JSON License",
			Kastrup: "Kastrup License",
			Kazlib: "Kazlib License",
			"Knuth-CTAN": "Knuth CTAN License",
			"LAL-1.2": "Licence Art Libre 1.2",
			"LAL-1.3": "Licence Art Libre 1.3",
			Latex2e: "Latex2e License",
			"Latex2e-translated-notice": "Latex2e with translated notice permission",
			Leptonica: "Leptonica License",
			"LGPL-2.0": "GNU Library General Public License v2 only",
			"LGPL-2.0+": "GNU Library General Public License v2 or later",
			"LGPL-2.0-only": "GNU Library General Public License v2 only",
			"LGPL-2.0-or-later": "GNU Library General Public License v2 or later",
			"LGPL-2.1": "GNU Lesser General Public License v2.1 only",
			"LGPL-2.1+": "GNU Lesser General Public License v2.1 or later",
			"LGPL-2.1-only": "GNU Lesser General Public License v2.1 only",
			"LGPL-2.1-or-later": "GNU Lesser General Public License v2.1 or later",
			"LGPL-3.0": "GNU Lesser General Public License v3.0 only",
			"LGPL-3.0+": "GNU Lesser General Public License v3.0 or later",
			"LGPL-3.0-only": "GNU Lesser General Public License v3.0 only",
			"LGPL-3.0-or-later": "GNU Lesser General Public License v3.0 or later",
			LGPLLR: "Lesser General Public License For Linguistic Resources",
			Libpng: "libpng License",
			"libpng-1.6.35": "PNG Reference Library License v1 (for libpng 0.5 through 1.6.35)",
			"libpng-2.0": "PNG Reference Library version 2",
			"libselinux-1.0": "libselinux public domain notice",
			libtiff: "libtiff License",
			"libutil-David-Nugent": "libutil David Nugent License",
			"LiLiQ-P-1.1": "Licence Libre du Québec – Permissive version 1.1",
			"LiLiQ-R-1.1": "Licence Libre du Québec – Réciprocité version 1.1",
			"LiLiQ-Rplus-1.1": "Licence Libre du Québec – Réciprocité forte version 1.1",
			"Linux-man-pages-1-para": "Linux man-pages - 1 paragraph",
			"Linux-man-pages-copyleft": "Linux man-pages Copyleft",
			"Linux-man-pages-copyleft-2-para": "Linux man-pages Copyleft - 2 paragraphs",
			"Linux-man-pages-copyleft-var": "Linux man-pages Copyleft Variant",
			"Linux-OpenIB": "Linux Kernel Variant of OpenIB.org license",
			LOOP: "Common Lisp LOOP License",
			"LPD-document": "LPD Documentation License",
			"LPL-1.0": "Lucent Public License Version 1.0",
			"LPL-1.02": "Lucent Public License v1.02",
			"LPPL-1.0": "LaTeX Project Public License v1.0",
			"LPPL-1.1": "LaTeX Project Public License v1.1",
			"LPPL-1.2": "LaTeX Project Public License v1.2",
			"LPPL-1.3a": "LaTeX Project Public License v1.3a",
			"LPPL-1.3c": "LaTeX Project Public License v1.3c",
			lsof: "lsof License",
			"Lucida-Bitmap-Fonts": "Lucida Bitmap Fonts License",
			"LZMA-SDK-9.11-to-9.20": "LZMA SDK License (versions 9.11 to 9.20)",
			"LZMA-SDK-9.22": "LZMA SDK License (versions 9.22 and beyond)",
			"Mackerras-3-Clause": "Mackerras 3-Clause License",
			"Mackerras-3-Clause-acknowledgment": "Mackerras 3-Clause - acknowledgment variant",
			magaz: "magaz License",
			mailprio: "mailprio License",
			MakeIndex: "MakeIndex License",
			man2html: "man2html License",
			"Martin-Birgmeier": "Martin Birgmeier License",
			"McPhee-slideshow": "McPhee Slideshow License",
			metamail: "metamail License",
			Minpack: "Minpack License",
			MIPS: "MIPS License",
			MirOS: "The MirOS Licence",
			MIT: "MIT License",
			"MIT-0": "MIT No Attribution",
			"MIT-advertising": "Enlightenment License (e16)",
			"MIT-Click": "MIT Click License",
			"MIT-CMU": "CMU License",
			"MIT-enna": "enna License",
			"MIT-feh": "feh License",
			"MIT-Festival": "MIT Festival Variant",
			"MIT-Khronos-old": "MIT Khronos - old variant",
			"MIT-Modern-Variant": "MIT License Modern Variant",
			"MIT-open-group": "MIT Open Group variant",
			"MIT-STK": "MIT-STK License",
			"MIT-testregex": "MIT testregex Variant",
			"MIT-Wu": "MIT Tom Wu Variant",
			MITNFA: "MIT +no-false-attribs license",
			MMIXware: "MMIXware License",
			"MMPL-1.0.1": "Minecraft Mod Public License v1.0.1",
			Motosoto: "Motosoto License",
			"MPEG-SSG": "MPEG Software Simulation",
			"mpi-permissive": "mpi Permissive License",
			mpich2: "mpich2 License",
			"MPL-1.0": "Mozilla Public License 1.0",
			"MPL-1.1": "Mozilla Public License 1.1",
			"MPL-2.0": "Mozilla Public License 2.0",
			"MPL-2.0-no-copyleft-exception": "Mozilla Public License 2.0 (no copyleft exception)",
			mplus: "mplus Font License",
			"MS-LPL": "Microsoft Limited Public License",
			"MS-PL": "Microsoft Public License",
			"MS-RL": "Microsoft Reciprocal License",
			MTLL: "Matrix Template Library License",
			"MulanPSL-1.0": "Mulan Permissive Software License, Version 1",
			"MulanPSL-2.0": "Mulan Permissive Software License, Version 2",
			Multics: "Multics License",
			Mup: "Mup License",
			"MVT-1.1": "MVT License 1.1",
			"NAIST-2003": "Nara Institute of Science and Technology License (2003)",
			"NASA-1.3": "NASA Open Source Agreement 1.3",
			Naumen: "Naumen Public License",
			"NBPL-1.0": "Net Boolean Public License v1",
			"NCBI-PD": "NCBI Public Domain Notice",
			"NCGL-UK-2.0": "Non-Commercial Government Licence",
			NCL: "NCL Source Code License",
			NCSA: "University of Illinois/NCSA Open Source License",
			"Net-SNMP": "Net-SNMP License",
			NetCDF: "NetCDF license",
			Newsletr: "Newsletr License",
			NGPL: "Nethack General Public License",
			ngrep: "ngrep License",
			"NICTA-1.0": "NICTA Public Software License, Version 1.0",
			"NIST-PD": "NIST Public Domain Notice",
			"NIST-PD-fallback": "NIST Public Domain Notice with license fallback",
			"NIST-PD-TNT": "NIST    Public Domain Notice TNT variant",
			"NIST-Software": "NIST Software License",
			"NLOD-1.0": "Norwegian Licence for Open Government Data (NLOD) 1.0",
			"NLOD-2.0": "Norwegian Licence for Open Government Data (NLOD) 2.0",
			NLPL: "No Limit Public License",
			Nokia: "Nokia Open Source License",
			NOSL: "Netizen Open Source License",
			Noweb: "Noweb License",
			"NPL-1.0": "Netscape Public License v1.0",
			"NPL-1.1": "Netscape Public License v1.1",
			"NPOSL-3.0": "Non-Profit Open Software License 3.0",
			NRL: "NRL License",
			"NTIA-PD": "NTIA Public Domain Notice",
			NTP: "NTP License",
			"NTP-0": "NTP No Attribution",
			Nunit: "Nunit License",
			"O-UDA-1.0": "Open Use of Data Agreement v1.0",
			OAR: "OAR License",
			"OCCT-PL": "Open CASCADE Technology Public License",
			"OCLC-2.0": "OCLC Research Public License 2.0",
			"ODbL-1.0": "Open Data Commons Open Database License v1.0",
			"ODC-By-1.0": "Open Data Commons Attribution License v1.0",
			OFFIS: "OFFIS License",
			"OFL-1.0": "SIL Open Font License 1.0",
			"OFL-1.0-no-RFN": "SIL Open Font License 1.0 with no Reserved Font Name",
			"OFL-1.0-RFN": "SIL Open Font License 1.0 with Reserved Font Name",
			"OFL-1.1": "SIL Open Font License 1.1",
			"OFL-1.1-no-RFN": "SIL Open Font License 1.1 with no Reserved Font Name",
			"OFL-1.1-RFN": "SIL Open Font License 1.1 with Reserved Font Name",
			"OGC-1.0": "OGC Software License, Version 1.0",
			"OGDL-Taiwan-1.0": "Taiwan Open Government Data License, version 1.0",
			"OGL-Canada-2.0": "Open Government Licence - Canada",
			"OGL-UK-1.0": "Open Government Licence v1.0",
			"OGL-UK-2.0": "Open Government Licence v2.0",
			"OGL-UK-3.0": "Open Government Licence v3.0",
			OGTSL: "Open Group Test Suite License",
			"OLDAP-1.1": "Open LDAP Public License v1.1",
			"OLDAP-1.2": "Open LDAP Public License v1.2",
			"OLDAP-1.3": "Open LDAP Public License v1.3",
			"OLDAP-1.4": "Open LDAP Public License v1.4",
			"OLDAP-2.0": "Open LDAP Public License v2.0 (or possibly 2.0A and 2.0B)",
			"OLDAP-2.0.1": "Open LDAP Public License v2.0.1",
			"OLDAP-2.1": "Open LDAP Public License v2.1",
			"OLDAP-2.2": "Open LDAP Public License v2.2",
			"OLDAP-2.2.1": "Open LDAP Public License v2.2.1",
			"OLDAP-2.2.2": "Open LDAP Public License 2.2.2",
			"OLDAP-2.3": "Open LDAP Public License v2.3",
			"OLDAP-2.4": "Open LDAP Public License v2.4",
			"OLDAP-2.5": "Open LDAP Public License v2.5",
			"OLDAP-2.6": "Open LDAP Public License v2.6",
			"OLDAP-2.7": "Open LDAP Public License v2.7",
			"OLDAP-2.8": "Open LDAP Public License v2.8",
			"OLFL-1.3": "Open Logistics Foundation License Version 1.3",
			OML: "Open Market License",
			"OpenMDW-1.0": "OpenMDW License Agreement v1.0",
			"OpenPBS-2.3": "OpenPBS v2.3 Software License",
			OpenSSL: "OpenSSL License",
			"OpenSSL-standalone": "OpenSSL License - standalone",
			OpenVision: "OpenVision License",
			"OPL-1.0": "Open Public License v1.0",
			"OPL-UK-3.0": "United    Kingdom Open Parliament Licence v3.0",
			"OPUBL-1.0": "Open Publication License v1.0",
			"OSC-1.0": "OSC License 1.0",
			"OSET-PL-2.1": "OSET Public License version 2.1",
			"OSL-1.0": "Open Software License 1.0",
			"OSL-1.1": "Open Software License 1.1",
			"OSL-2.0": "Open Software License 2.0",
			"OSL-2.1": "Open Software License 2.1",
			"OSL-3.0": "Open Software License 3.0",
			OSSP: "OSSP License",
			PADL: "PADL License",
			"ParaType-Free-Font-1.3": "ParaType Free Font Licensing Agreement v1.3",
			"Parity-6.0.0": "The Parity Public License 6.0.0",
			"Parity-7.0.0": "The Parity Public License 7.0.0",
			"PDDL-1.0": "Open Data Commons Public Domain Dedication & License 1.0",
			"PHP-3.0": "PHP License v3.0",
			"PHP-3.01": "PHP License v3.01",
			Pixar: "Pixar License",
			pkgconf: "pkgconf License",
			Plexus: "Plexus Classworlds License",
			pnmstitch: "pnmstitch License",
			"PolyForm-Noncommercial-1.0.0": "PolyForm Noncommercial License 1.0.0",
			"PolyForm-Small-Business-1.0.0": "PolyForm Small Business License 1.0.0",
			PostgreSQL: "PostgreSQL License",
			PPL: "Peer Production License",
			"PSF-2.0": "Python Software Foundation License 2.0",
			psfrag: "psfrag License",
			psutils: "psutils License",
			"Python-2.0": "Python License 2.0",
			"Python-2.0.1": "Python License 2.0.1",
			"python-ldap": "Python ldap License",
			Qhull: "Qhull License",
			"QPL-1.0": "Q Public License 1.0",
			"QPL-1.0-INRIA-2004": "Q Public License 1.0 - INRIA 2004 variant",
			radvd: "radvd License",
			Rdisc: "Rdisc License",
			"RHeCos-1.1": "Red Hat eCos Public License v1.1",
			"RPL-1.1": "Reciprocal Public License 1.1",
			"RPL-1.5": "Reciprocal Public License 1.5",
			"RPSL-1.0": "RealNetworks Public Source License v1.0",
			"RSA-MD": "RSA Message-Digest License",
			RSCPL: "Ricoh Source Code Public License",
			Ruby: "Ruby License",
			"Ruby-pty": "Ruby pty extension license",
			"SAX-PD": "Sax Public Domain Notice",
			"SAX-PD-2.0": "Sax Public Domain Notice 2.0",
			Saxpath: "Saxpath License",
			SCEA: "SCEA Shared Source License",
			SchemeReport: "Scheme Language Report License",
			Sendmail: "Sendmail License",
			"Sendmail-8.23": "Sendmail License 8.23",
			"Sendmail-Open-Source-1.1": "Sendmail Open Source License v1.1",
			"SGI-B-1.0": "SGI Free Software License B v1.0",
			"SGI-B-1.1": "SGI Free Software License B v1.1",
			"SGI-B-2.0": "SGI Free Software License B v2.0",
			"SGI-OpenGL": "SGI OpenGL License",
			"SGMLUG-PM": "SGMLUG Parser Materials License",
			SGP4: "SGP4 Permission Notice",
			"SHL-0.5": "Solderpad Hardware License v0.5",
			"SHL-0.51": "Solderpad Hardware License, Version 0.51",
			"SimPL-2.0": "Simple Public License 2.0",
			SISSL: "Sun Industry Standards Source License v1.1",
			"SISSL-1.2": "Sun Industry Standards Source License v1.2",
			SL: "SL License",
			Sleepycat: "Sleepycat License",
			"SMAIL-GPL": "SMAIL General Public License",
			SMLNJ: "Standard ML of New Jersey License",
			SMPPL: "Secure Messaging Protocol Public License",
			SNIA: "SNIA Public License 1.1",
			snprintf: "snprintf License",
			SOFA: "SOFA Software License",
			softSurfer: "softSurfer License",
			Soundex: "Soundex License",
			"Spencer-86": "Spencer License 86",
			"Spencer-94": "Spencer License 94",
			"Spencer-99": "Spencer License 99",
			"SPL-1.0": "Sun Public License v1.0",
			"ssh-keyscan": "ssh-keyscan License",
			"SSH-OpenSSH": "SSH OpenSSH license",
			"SSH-short": "SSH short notice",
			"SSLeay-standalone": "SSLeay License - standalone",
			"SSPL-1.0": "Server Side Public License, v 1",
			"StandardML-NJ": "Standard ML of New Jersey License",
			"SugarCRM-1.1.3": "SugarCRM Public License v1.1.3",
			"SUL-1.0": "Sustainable Use License v1.0",
			"Sun-PPP": "Sun PPP License",
			"Sun-PPP-2000": "Sun PPP License (2000)",
			SunPro: "SunPro License",
			SWL: "Scheme Widget Library (SWL) Software License Agreement",
			swrule: "swrule License",
			Symlinks: "Symlinks License",
			"TAPR-OHL-1.0": "TAPR Open Hardware License v1.0",
			TCL: "TCL/TK License",
			"TCP-wrappers": "TCP Wrappers License",
			TekHVC: "TekHVC License",
			TermReadKey: "TermReadKey License",
			"TGPPL-1.0": "Transitive Grace Period Public Licence 1.0",
			ThirdEye: "ThirdEye License",
			threeparttable: "threeparttable License",
			TMate: "TMate Open Source License",
			"TORQUE-1.1": "TORQUE v2.5+ Software License v1.1",
			TOSL: "Trusster Open Source License",
			TPDL: "Time::ParseDate License",
			"TPL-1.0": "THOR Public License 1.0",
			TrustedQSL: "TrustedQSL License",
			TTWL: "Text-Tabs+Wrap License",
			TTYP0: "TTYP0 License",
			"TU-Berlin-1.0": "Technische Universitaet Berlin License 1.0",
			"TU-Berlin-2.0": "Technische Universitaet Berlin License 2.0",
			"Ubuntu-font-1.0": "Ubuntu Font Licence v1.0",
			UCAR: "UCAR License",
			"UCL-1.0": "Upstream Compatibility License v1.0",
			ulem: "ulem License",
			"UMich-Merit": "Michigan/Merit Networks License",
			"Unicode-3.0": "Unicode License v3",
			"Unicode-DFS-2015": "Unicode License Agreement - Data Files and Software (2015)",
			"Unicode-DFS-2016": "Unicode License Agreement - Data Files and Software (2016)",
			"Unicode-TOU": "Unicode Terms of Use",
			UnixCrypt: "UnixCrypt License",
			Unlicense: "The Unlicense",
			"Unlicense-libtelnet": "Unlicense - libtelnet variant",
			"Unlicense-libwhirlpool": "Unlicense - libwhirlpool variant",
			UnRAR: "UnRAR License",
			"UPL-1.0": "Universal Permissive License v1.0",
			"URT-RLE": "Utah Raster Toolkit Run Length Encoded License",
			Vim: "Vim License",
			"Vixie-Cron": "Vixie Cron License",
			VOSTROM: "VOSTROM Public License for Open Source",
			"VSL-1.0": "Vovida Software License v1.0",
			W3C: "W3C Software Notice and License (2002-12-31)",
			"W3C-19980720": "W3C Software Notice and License (1998-07-20)",
			"W3C-20150513": "W3C Software Notice and Document License (2015-05-13)",
			w3m: "w3m License",
			"Watcom-1.0": "Sybase Open Watcom Public License 1.0",
			"Widget-Workshop": "Widget Workshop License",
			WordNet: "WordNet License",
			Wsuipa: "Wsuipa License",
			WTFNMFPL: "Do What The F*ck You Want To But It's Not My Fault Public License",
			WTFPL: "Do What The F*ck You Want To Public License",
			wwl: "WWL License",
			wxWindows: "wxWindows Library License",
			X11: "X11 License",
			"X11-distribute-modifications-variant": "X11 License Distribution Modification Variant",
			"X11-no-permit-persons": "X11 no permit persons clause",
			"X11-swapped": "X11 swapped final paragraphs",
			"Xdebug-1.03": "Xdebug License v 1.03",
			Xerox: "Xerox License",
			Xfig: "Xfig License",
			"XFree86-1.1": "XFree86 License 1.1",
			xinetd: "xinetd License",
			"xkeyboard-config-Zinoviev": "xkeyboard-config Zinoviev License",
			xlock: "xlock License",
			Xnet: "X.Net License",
			xpp: "XPP License",
			XSkat: "XSkat License",
			xzoom: "xzoom License",
			"YPL-1.0": "Yahoo! Public License v1.0",
			"YPL-1.1": "Yahoo! Public License v1.1",
			Zed: "Zed License",
			Zeeff: "Zeeff License",
			"Zend-2.0": "Zend License v2.0",
			"Zimbra-1.3": "Zimbra Public License v1.3",
			"Zimbra-1.4": "Zimbra Public License v1.4",
			Zlib: "zlib License",
			"zlib-acknowledgement": "zlib/libpng License with Acknowledgement",
			"ZPL-1.1": "Zope Public License 1.1",
			"ZPL-2.0": "Zope Public License 2.0",
			"ZPL-2.1": "Zope Public License 2.1",
			"389-exception": "389 Directory Server Exception",
			"Asterisk-exception": "Asterisk exception",
			"Asterisk-linking-protocols-exception": "Asterisk linking protocols exception",
			"Autoconf-exception-2.0": "Autoconf exception 2.0",
			"Autoconf-exception-3.0": "Autoconf exception 3.0",
			"Autoconf-exception-generic": "Autoconf generic exception",
			"Autoconf-exception-generic-3.0": "Autoconf generic exception for GPL-3.0",
			"Autoconf-exception-macro": "Autoconf macro exception",
			"Bison-exception-1.24": "Bison exception 1.24",
			"Bison-exception-2.2": "Bison exception 2.2",
			"Bootloader-exception": "Bootloader Distribution Exception",
			"CGAL-linking-exception": "CGAL Linking Exception",
			"Classpath-exception-2.0": "Classpath exception 2.0",
			"Classpath-exception-2.0-short": "Classpath exception 2.0 - short",
			"CLISP-exception-2.0": "CLISP exception 2.0",
			"cryptsetup-OpenSSL-exception": "cryptsetup OpenSSL exception",
			"Digia-Qt-LGPL-exception-1.1": "Digia Qt LGPL Exception version 1.1",
			"DigiRule-FOSS-exception": "DigiRule FOSS License Exception",
			"eCos-exception-2.0": "eCos exception 2.0",
			"erlang-otp-linking-exception": "Erlang/OTP Linking Exception",
			"Fawkes-Runtime-exception": "Fawkes Runtime Exception",
			"FLTK-exception": "FLTK exception",
			"fmt-exception": "fmt exception",
			"Font-exception-2.0": "Font exception 2.0",
			"freertos-exception-2.0": "FreeRTOS Exception 2.0",
			"GCC-exception-2.0": "GCC Runtime Library exception 2.0",
			"GCC-exception-2.0-note": "GCC    Runtime Library exception 2.0 - note variant",
			"GCC-exception-3.1": "GCC Runtime Library exception 3.1",
			"Gmsh-exception": "Gmsh exception",
			"GNAT-exception": "GNAT exception",
			"GNOME-examples-exception": "GNOME examples exception",
			"GNU-compiler-exception": "GNU Compiler Exception",
			"gnu-javamail-exception": "GNU JavaMail exception",
			"Google-Patent-WebM": "Google Additional IP Rights Grant (Patents) - WebM",
			"GPL-3.0-389-ds-base-exception": "GPL-3.0 389 DS Base Exception",
			"GPL-3.0-interface-exception": "GPL-3.0 Interface Exception",
			"GPL-3.0-linking-exception": "GPL-3.0 Linking Exception",
			"GPL-3.0-linking-source-exception": "GPL-3.0 Linking Exception (with Corresponding Source)",
			"GPL-CC-1.0": "GPL Cooperation Commitment 1.0",
			"GStreamer-exception-2005": "GStreamer Exception (2005)",
			"GStreamer-exception-2008": "GStreamer Exception (2008)",
			"harbour-exception": "harbour exception",
			"i2p-gpl-java-exception": "i2p GPL+Java Exception",
			"Independent-modules-exception": "Independent Module Linking exception",
			"KiCad-libraries-exception": "KiCad Libraries Exception",
			"kvirc-openssl-exception": "kvirc OpenSSL Exception",
			"LGPL-3.0-linking-exception": "LGPL-3.0 Linking Exception",
			"libpri-OpenH323-exception": "libpri OpenH323 exception",
			"Libtool-exception": "Libtool Exception",
			"Linux-syscall-note": "Linux Syscall Note",
			LLGPL: "LLGPL Preamble",
			"LLVM-exception": "LLVM Exception",
			"LZMA-exception": "LZMA exception",
			"mif-exception": "Macros and Inline Functions Exception",
			"mxml-exception": "mxml Exception",
			"Nokia-Qt-exception-1.1": "Nokia Qt LGPL exception 1.1",
			"OCaml-LGPL-linking-exception": "OCaml LGPL Linking Exception",
			"OCCT-exception-1.0": "Open CASCADE Exception 1.0",
			"OpenJDK-assembly-exception-1.0": "OpenJDK Assembly exception 1.0",
			"openvpn-openssl-exception": "OpenVPN OpenSSL Exception",
			"PCRE2-exception": "PCRE2 exception",
			"polyparse-exception": "Polyparse Exception",
			"PS-or-PDF-font-exception-20170817": "PS/PDF font exception (2017-08-17)",
			"QPL-1.0-INRIA-2004-exception": "INRIA QPL 1.0 2004 variant exception",
			"Qt-GPL-exception-1.0": "Qt GPL exception 1.0",
			"Qt-LGPL-exception-1.1": "Qt LGPL exception 1.1",
			"Qwt-exception-1.0": "Qwt exception 1.0",
			"romic-exception": "Romic Exception",
			"RRDtool-FLOSS-exception-2.0": "RRDtool FLOSS exception 2.0",
			"rsync-linking-exception": "rsync Linking Exception",
			"SANE-exception": "SANE Exception",
			"SHL-2.0": "Solderpad Hardware License v2.0",
			"SHL-2.1": "Solderpad Hardware License v2.1",
			"Simple-Library-Usage-exception": "Simple Library Usage Exception",
			"Spelling-Provider-LGPL-exception": "Spelling Provider LGPL exception",
			"sqlitestudio-OpenSSL-exception": "sqlitestudio OpenSSL exception",
			"stunnel-exception": "stunnel Exception",
			"SWI-exception": "SWI exception",
			"Swift-exception": "Swift Exception",
			"Texinfo-exception": "Texinfo exception",
			"u-boot-exception-2.0": "U-Boot exception 2.0",
			"UBDL-exception": "Unmodified Binary Distribution exception",
			"Universal-FOSS-exception-1.0": "Universal FOSS Exception, Version 1.0",
			"vsftpd-openssl-exception": "vsftpd OpenSSL exception",
			"WxWindows-exception-3.1": "WxWindows Library Exception 3.1",
			"x11vnc-openssl-exception": "x11vnc OpenSSL Exception"
		}
	};
})), require_spdx = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.isSupportedSpdxId = isSupportedSpdxId, exports.fixupSpdxId = fixupSpdxId;
	let spdx_SNAPSHOT_schema_json_1 = require_spdx_SNAPSHOT_schema(), spdxIds = new Set(spdx_SNAPSHOT_schema_json_1.enum), spdxLowerToActual = Object.freeze(Object.fromEntries(spdx_SNAPSHOT_schema_json_1.enum.map((spdxId) => [spdxId.toLowerCase(), spdxId])));
	function isSupportedSpdxId(value) {
		return spdxIds.has(value);
	}
	function fixupSpdxId(value) {
		return typeof value == "string" && value.length > 0 ? spdxLowerToActual[value.toLowerCase()] : void 0;
	}
})), require_enums = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Format = exports.Version = void 0;
	var Version;
	(function(Version) {
		Version.v1dot7 = "1.7", Version.v1dot6 = "1.6", Version.v1dot5 = "1.5", Version.v1dot4 = "1.4", Version.v1dot3 = "1.3", Version.v1dot2 = "1.2", Version.v1dot1 = "1.1", Version.v1dot0 = "1.0";
	})(Version || (exports.Version = Version = {}));
	var Format;
	(function(Format) {
		Format.XML = "xml", Format.JSON = "json";
	})(Format || (exports.Format = Format = {}));
})), require_types$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.JsonSchema = void 0;
	var JsonSchema;
	(function(JsonSchema) {
		function isIriReference(value) {
			return typeof value == "string" && value.length > 0;
		}
		JsonSchema.isIriReference = isIriReference;
		function isIdnEmail(value) {
			return typeof value == "string" && value.length > 0;
		}
		JsonSchema.isIdnEmail = isIdnEmail;
	})(JsonSchema || (exports.JsonSchema = JsonSchema = {}));
})), require_normalize$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.VulnerabilityAnalysisNormalizer = exports.VulnerabilityAffectedVersionNormalizer = exports.VulnerabilityAffectNormalizer = exports.VulnerabilityCreditsNormalizer = exports.VulnerabilityAdvisoryNormalizer = exports.VulnerabilityRatingNormalizer = exports.VulnerabilityReferenceNormalizer = exports.VulnerabilitySourceNormalizer = exports.VulnerabilityNormalizer = exports.DependencyGraphNormalizer = exports.PropertyNormalizer = exports.AttachmentNormalizer = exports.ExternalReferenceNormalizer = exports.SWIDNormalizer = exports.LicenseNormalizer = exports.ComponentEvidenceNormalizer = exports.ServiceNormalizer = exports.ComponentNormalizer = exports.OrganizationalEntityNormalizer = exports.OrganizationalContactNormalizer = exports.HashNormalizer = exports.ToolsNormalizer = exports.ToolNormalizer = exports.LifecycleNormalizer = exports.MetadataNormalizer = exports.BomNormalizer = exports.Factory = void 0;
	let iterable_1 = require_iterable(), notUndefined_1 = require_notUndefined(), tree_1 = require_tree(), uri_1 = require_uri(), license_1 = require_license(), lifecycle_1 = require_lifecycle(), tool_1 = require_tool(), affect_1 = require_affect(), spdx_1 = require_spdx(), enums_1 = require_enums(), types_1 = require_types$1();
	exports.Factory = class {
		#spec;
		constructor(spec) {
			this.#spec = spec;
		}
		get spec() {
			return this.#spec;
		}
		makeForBom() {
			return new BomNormalizer(this);
		}
		makeForMetadata() {
			return new MetadataNormalizer(this);
		}
		makeForComponent() {
			return new ComponentNormalizer(this);
		}
		makeForService() {
			return new ServiceNormalizer(this);
		}
		makeForComponentEvidence() {
			return new ComponentEvidenceNormalizer(this);
		}
		makeForLifecycle() {
			return new LifecycleNormalizer(this);
		}
		makeForTool() {
			return new ToolNormalizer(this);
		}
		makeForTools() {
			return new ToolsNormalizer(this);
		}
		makeForOrganizationalContact() {
			return new OrganizationalContactNormalizer(this);
		}
		makeForOrganizationalEntity() {
			return new OrganizationalEntityNormalizer(this);
		}
		makeForHash() {
			return new HashNormalizer(this);
		}
		makeForLicense() {
			return new LicenseNormalizer(this);
		}
		makeForSWID() {
			return new SWIDNormalizer(this);
		}
		makeForExternalReference() {
			return new ExternalReferenceNormalizer(this);
		}
		makeForAttachment() {
			return new AttachmentNormalizer(this);
		}
		makeForProperty() {
			return new PropertyNormalizer(this);
		}
		makeForDependencyGraph() {
			return new DependencyGraphNormalizer(this);
		}
		makeForVulnerability() {
			return new VulnerabilityNormalizer(this);
		}
		makeForVulnerabilitySource() {
			return new VulnerabilitySourceNormalizer(this);
		}
		makeForVulnerabilityReference() {
			return new VulnerabilityReferenceNormalizer(this);
		}
		makeForVulnerabilityRating() {
			return new VulnerabilityRatingNormalizer(this);
		}
		makeForVulnerabilityAdvisory() {
			return new VulnerabilityAdvisoryNormalizer(this);
		}
		makeForVulnerabilityCredits() {
			return new VulnerabilityCreditsNormalizer(this);
		}
		makeForVulnerabilityAffect() {
			return new VulnerabilityAffectNormalizer(this);
		}
		makeForVulnerabilityAffectedVersion() {
			return new VulnerabilityAffectedVersionNormalizer(this);
		}
		makeForVulnerabilityAnalysis() {
			return new VulnerabilityAnalysisNormalizer(this);
		}
	};
	let schemaUrl = /* @__PURE__ */ new Map([
		[enums_1.Version.v1dot7, "http://cyclonedx.org/schema/bom-1.7.schema.json"],
		[enums_1.Version.v1dot6, "http://cyclonedx.org/schema/bom-1.6.schema.json"],
		[enums_1.Version.v1dot5, "http://cyclonedx.org/schema/bom-1.5.schema.json"],
		[enums_1.Version.v1dot4, "http://cyclonedx.org/schema/bom-1.4.schema.json"],
		[enums_1.Version.v1dot3, "http://cyclonedx.org/schema/bom-1.3a.schema.json"],
		[enums_1.Version.v1dot2, "http://cyclonedx.org/schema/bom-1.2b.schema.json"]
	]);
	var BaseJsonNormalizer = class {
		_factory;
		constructor(factory) {
			this._factory = factory;
		}
		get factory() {
			return this._factory;
		}
	}, BomNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				$schema: schemaUrl.get(this._factory.spec.version),
				bomFormat: "CycloneDX",
				specVersion: this._factory.spec.version,
				version: data.version,
				serialNumber: this.#isEligibleSerialNumber(data.serialNumber) ? data.serialNumber : void 0,
				metadata: this._factory.makeForMetadata().normalize(data.metadata, options),
				components: data.components.size > 0 ? this._factory.makeForComponent().normalizeIterable(data.components, options) : [],
				services: this._factory.spec.supportsServices && data.services.size > 0 ? this._factory.makeForService().normalizeIterable(data.services, options) : void 0,
				dependencies: this._factory.spec.supportsDependencyGraph ? this._factory.makeForDependencyGraph().normalize(data, options) : void 0,
				vulnerabilities: this._factory.spec.supportsVulnerabilities && data.vulnerabilities.size > 0 ? this._factory.makeForVulnerability().normalizeIterable(data.vulnerabilities, options) : void 0
			};
		}
		#isEligibleSerialNumber(v) {
			return v !== void 0 && /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(v);
		}
	};
	exports.BomNormalizer = BomNormalizer;
	var MetadataNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let orgEntityNormalizer = this._factory.makeForOrganizationalEntity();
			return {
				timestamp: data.timestamp?.toISOString(),
				lifecycles: this._factory.spec.supportsMetadataLifecycles && data.lifecycles.size > 0 ? this._factory.makeForLifecycle().normalizeIterable(data.lifecycles, options) : void 0,
				tools: data.tools.size > 0 ? this._factory.makeForTools().normalize(data.tools, options) : void 0,
				authors: data.authors.size > 0 ? this._factory.makeForOrganizationalContact().normalizeIterable(data.authors, options) : void 0,
				component: data.component === void 0 ? void 0 : this._factory.makeForComponent().normalize(data.component, options),
				manufacture: data.manufacture === void 0 ? void 0 : orgEntityNormalizer.normalize(data.manufacture, options),
				supplier: data.supplier === void 0 ? void 0 : orgEntityNormalizer.normalize(data.supplier, options),
				licenses: this._factory.spec.supportsMetadataLicenses && data.licenses.size > 0 ? this._factory.makeForLicense().normalizeIterable(data.licenses, options) : void 0,
				properties: this._factory.spec.supportsMetadataProperties && data.properties.size > 0 ? this._factory.makeForProperty().normalizeIterable(data.properties, options) : void 0
			};
		}
	};
	exports.MetadataNormalizer = MetadataNormalizer;
	var LifecycleNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return data instanceof lifecycle_1.NamedLifecycle ? {
				name: data.name,
				description: data.description
			} : { phase: data };
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((lc) => this.normalize(lc, options));
		}
	};
	exports.LifecycleNormalizer = LifecycleNormalizer;
	var ToolNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				vendor: data.vendor || void 0,
				name: data.name || void 0,
				version: data.version || void 0,
				hashes: data.hashes.size > 0 ? this._factory.makeForHash().normalizeIterable(data.hashes, options) : void 0,
				externalReferences: this._factory.spec.supportsToolReferences && data.externalReferences.size > 0 ? this._factory.makeForExternalReference().normalizeIterable(data.externalReferences, options) : void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((t) => this.normalize(t, options));
		}
	};
	exports.ToolNormalizer = ToolNormalizer;
	var ToolsNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return data.tools.size > 0 || !this._factory.spec.supportsToolsComponentsServices ? this._factory.makeForTool().normalizeIterable(new tool_1.ToolRepository((0, iterable_1.chainI)(Array.from(data.components, tool_1.Tool.fromComponent), Array.from(data.services, tool_1.Tool.fromService), data.tools)), options) : {
				components: data.components.size > 0 ? this._factory.makeForComponent().normalizeIterable(data.components, options) : void 0,
				services: data.services.size > 0 ? this._factory.makeForService().normalizeIterable(data.services, options) : void 0
			};
		}
	};
	exports.ToolsNormalizer = ToolsNormalizer;
	var HashNormalizer = class extends BaseJsonNormalizer {
		normalize([algorithm, content], options) {
			let spec = this._factory.spec;
			return spec.supportsHashAlgorithm(algorithm) && spec.supportsHashValue(content) ? {
				alg: algorithm,
				content
			} : void 0;
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((h) => this.normalize(h, options)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.HashNormalizer = HashNormalizer;
	var OrganizationalContactNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				name: data.name || void 0,
				email: types_1.JsonSchema.isIdnEmail(data.email) ? data.email : void 0,
				phone: data.phone || void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((oc) => this.normalize(oc, options));
		}
	};
	exports.OrganizationalContactNormalizer = OrganizationalContactNormalizer;
	var OrganizationalEntityNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let urls = normalizeStringableIter(Array.from(data.url, (s) => (0, uri_1.escapeUri)(s.toString())), options).filter(types_1.JsonSchema.isIriReference);
			return {
				name: data.name || void 0,
				url: urls.length > 0 ? urls : void 0,
				contact: data.contact.size > 0 ? this._factory.makeForOrganizationalContact().normalizeIterable(data.contact, options) : void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((oe) => this.normalize(oe, options));
		}
	};
	exports.OrganizationalEntityNormalizer = OrganizationalEntityNormalizer;
	var ComponentNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let spec = this._factory.spec;
			if (!spec.supportsComponentType(data.type)) return;
			let version = data.version ?? "";
			return {
				type: data.type,
				name: data.name,
				group: data.group || void 0,
				version: version.length > 0 || spec.requiresComponentVersion ? version : void 0,
				"bom-ref": data.bomRef.value || void 0,
				supplier: data.supplier === void 0 ? void 0 : this._factory.makeForOrganizationalEntity().normalize(data.supplier, options),
				author: data.author || void 0,
				publisher: data.publisher || void 0,
				description: data.description || void 0,
				scope: data.scope,
				hashes: data.hashes.size > 0 ? this._factory.makeForHash().normalizeIterable(data.hashes, options) : void 0,
				licenses: data.licenses.size > 0 ? this._factory.makeForLicense().normalizeIterable(data.licenses, options) : void 0,
				copyright: data.copyright?.toString() || void 0,
				cpe: data.cpe || void 0,
				purl: data.purl?.toString(),
				swid: data.swid === void 0 ? void 0 : this._factory.makeForSWID().normalize(data.swid, options),
				externalReferences: data.externalReferences.size > 0 ? this._factory.makeForExternalReference().normalizeIterable(data.externalReferences, options) : void 0,
				properties: spec.supportsProperties(data) && data.properties.size > 0 ? this._factory.makeForProperty().normalizeIterable(data.properties, options) : void 0,
				components: data.components.size > 0 ? this.normalizeIterable(data.components, options) : void 0,
				evidence: spec.supportsComponentEvidence && data.evidence !== void 0 ? this._factory.makeForComponentEvidence().normalize(data.evidence, options) : void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((c) => this.normalize(c, options)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.ComponentNormalizer = ComponentNormalizer;
	var ServiceNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let spec = this._factory.spec;
			return {
				"bom-ref": data.bomRef.value || void 0,
				provider: data.provider ? this._factory.makeForOrganizationalEntity().normalize(data.provider, options) : void 0,
				group: data.group,
				name: data.name,
				version: data.version || void 0,
				description: data.description || void 0,
				licenses: data.licenses.size > 0 ? this._factory.makeForLicense().normalizeIterable(data.licenses, options) : void 0,
				externalReferences: data.externalReferences.size > 0 ? this._factory.makeForExternalReference().normalizeIterable(data.externalReferences, options) : void 0,
				services: data.services.size > 0 ? this._factory.makeForService().normalizeIterable(data.services, options) : void 0,
				properties: spec.supportsProperties(data) && data.properties.size > 0 ? this._factory.makeForProperty().normalizeIterable(data.properties, options) : void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((s) => this.normalize(s, options));
		}
	};
	exports.ServiceNormalizer = ServiceNormalizer;
	var ComponentEvidenceNormalizer = class ComponentEvidenceNormalizer extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				licenses: data.licenses.size > 0 ? this._factory.makeForLicense().normalizeIterable(data.licenses, options) : void 0,
				copyright: data.copyright.size > 0 ? options.sortLists ? data.copyright.sorted().map(ComponentEvidenceNormalizer.#normalizeCopyright) : Array.from(data.copyright, ComponentEvidenceNormalizer.#normalizeCopyright) : void 0
			};
		}
		static #normalizeCopyright(c) {
			return { text: c.toString() };
		}
	};
	exports.ComponentEvidenceNormalizer = ComponentEvidenceNormalizer;
	var LicenseNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			switch (!0) {
				case data instanceof license_1.NamedLicense: return this.#normalizeNamedLicense(data, options);
				case data instanceof license_1.SpdxLicense: return (0, spdx_1.isSupportedSpdxId)(data.id) ? this.#normalizeSpdxLicense(data, options) : this.#normalizeNamedLicense(new license_1.NamedLicense(data.id, { url: data.url }), options);
				case data instanceof license_1.LicenseExpression: return this.#normalizeLicenseExpression(data);
				default: throw TypeError("Unexpected LicenseChoice");
			}
		}
		#normalizeNamedLicense(data, options) {
			let spec = this._factory.spec, url = (0, uri_1.escapeUri)(data.url?.toString());
			return { license: {
				name: data.name,
				acknowledgement: spec.supportsLicenseAcknowledgement ? data.acknowledgement : void 0,
				text: data.text === void 0 ? void 0 : this._factory.makeForAttachment().normalize(data.text, options),
				url: types_1.JsonSchema.isIriReference(url) ? url : void 0,
				properties: spec.supportsProperties(data) && data.properties.size > 0 ? this._factory.makeForProperty().normalizeIterable(data.properties, options) : void 0
			} };
		}
		#normalizeSpdxLicense(data, options) {
			let spec = this._factory.spec, url = (0, uri_1.escapeUri)(data.url?.toString());
			return { license: {
				id: data.id,
				acknowledgement: spec.supportsLicenseAcknowledgement ? data.acknowledgement : void 0,
				text: data.text === void 0 ? void 0 : this._factory.makeForAttachment().normalize(data.text, options),
				url: types_1.JsonSchema.isIriReference(url) ? url : void 0,
				properties: spec.supportsProperties(data) && data.properties.size > 0 ? this._factory.makeForProperty().normalizeIterable(data.properties, options) : void 0
			} };
		}
		#normalizeLicenseExpression(data) {
			return {
				expression: data.expression,
				acknowledgement: this._factory.spec.supportsLicenseAcknowledgement ? data.acknowledgement : void 0
			};
		}
		normalizeIterable(data, options) {
			let licenses = options.sortLists ?? !1 ? data.sorted() : Array.from(data);
			if (licenses.length > 1) {
				let expressions = licenses.filter((l) => l instanceof license_1.LicenseExpression);
				if (expressions.length > 0) return [this.#normalizeLicenseExpression(expressions[0])];
			}
			return licenses.map((l) => this.normalize(l, options));
		}
	};
	exports.LicenseNormalizer = LicenseNormalizer;
	var SWIDNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let url = (0, uri_1.escapeUri)(data.url?.toString());
			return {
				tagId: data.tagId,
				name: data.name,
				version: data.version || void 0,
				tagVersion: data.tagVersion,
				patch: data.patch,
				text: data.text === void 0 ? void 0 : this._factory.makeForAttachment().normalize(data.text, options),
				url: types_1.JsonSchema.isIriReference(url) ? url : void 0
			};
		}
	};
	exports.SWIDNormalizer = SWIDNormalizer;
	var ExternalReferenceNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return this._factory.spec.supportsExternalReferenceType(data.type) ? {
				url: (0, uri_1.escapeUri)(data.url.toString()),
				type: data.type,
				hashes: this._factory.spec.supportsExternalReferenceHashes && data.hashes.size > 0 ? this._factory.makeForHash().normalizeIterable(data.hashes, options) : void 0,
				comment: data.comment || void 0
			} : void 0;
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((r) => this.normalize(r, options)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.ExternalReferenceNormalizer = ExternalReferenceNormalizer;
	var AttachmentNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				content: data.content.toString(),
				contentType: data.contentType || void 0,
				encoding: data.encoding
			};
		}
	};
	exports.AttachmentNormalizer = AttachmentNormalizer;
	var PropertyNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				name: data.name,
				value: data.value
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((p) => this.normalize(p, options));
		}
	};
	exports.PropertyNormalizer = PropertyNormalizer;
	var DependencyGraphNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let allRefs = /* @__PURE__ */ new Map();
			if (data.metadata.component !== void 0) {
				allRefs.set(data.metadata.component.bomRef, data.metadata.component.dependencies);
				for (let component of data.metadata.component.components[tree_1.treeIteratorSymbol]()) allRefs.set(component.bomRef, component.dependencies);
			}
			for (let component of data.components[tree_1.treeIteratorSymbol]()) allRefs.set(component.bomRef, component.dependencies);
			for (let service of data.services[tree_1.treeIteratorSymbol]()) allRefs.set(service.bomRef, service.dependencies);
			let normalized = [];
			for (let [ref, deps] of allRefs) {
				let dep = this.#normalizeDependency(ref, deps, allRefs, options);
				(0, notUndefined_1.isNotUndefined)(dep) && normalized.push(dep);
			}
			return (options.sortLists ?? !1) && normalized.sort(({ ref: a }, { ref: b }) => a.localeCompare(b)), normalized;
		}
		#normalizeDependency(ref, deps, allRefs, options) {
			let bomRef = ref.toString();
			if (bomRef.length === 0) return;
			let dependsOn = normalizeStringableIter(Array.from(deps).filter((d) => allRefs.has(d) && d !== ref), options).filter((d) => d.length > 0);
			return {
				ref: bomRef,
				dependsOn: dependsOn.length > 0 ? dependsOn : void 0
			};
		}
	};
	exports.DependencyGraphNormalizer = DependencyGraphNormalizer;
	var VulnerabilityNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				"bom-ref": data.bomRef.value || void 0,
				id: data.id || void 0,
				source: data.source === void 0 ? void 0 : this._factory.makeForVulnerabilitySource().normalize(data.source, options),
				references: data.references.size > 0 ? this._factory.makeForVulnerabilityReference().normalizeIterable(data.references, options) : void 0,
				ratings: data.ratings.size > 0 ? this._factory.makeForVulnerabilityRating().normalizeIterable(data.ratings, options) : void 0,
				cwes: data.cwes.size > 0 ? options.sortLists ?? !1 ? data.cwes.sorted() : Array.from(data.cwes) : void 0,
				description: data.description,
				detail: data.detail,
				recommendation: data.recommendation,
				advisories: data.advisories.size > 0 ? this._factory.makeForVulnerabilityAdvisory().normalizeIterable(data.advisories, options) : void 0,
				created: data.created?.toISOString(),
				published: data.published?.toISOString(),
				updated: data.updated?.toISOString(),
				credits: data.credits === void 0 ? void 0 : this._factory.makeForVulnerabilityCredits().normalize(data.credits, options),
				tools: data.tools.size > 0 ? this._factory.makeForTools().normalize(data.tools, options) : void 0,
				analysis: data.analysis === void 0 ? void 0 : this._factory.makeForVulnerabilityAnalysis().normalize(data.analysis, options),
				affects: data.affects.size > 0 ? this._factory.makeForVulnerabilityAffect().normalizeIterable(data.affects, options) : void 0,
				properties: data.properties.size > 0 ? this._factory.makeForProperty().normalizeIterable(data.properties, options) : void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((v) => this.normalize(v, options));
		}
	};
	exports.VulnerabilityNormalizer = VulnerabilityNormalizer;
	var VulnerabilitySourceNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				name: data.name,
				url: data.url?.toString()
			};
		}
	};
	exports.VulnerabilitySourceNormalizer = VulnerabilitySourceNormalizer;
	var VulnerabilityReferenceNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				id: data.id,
				source: this._factory.makeForVulnerabilitySource().normalize(data.source, options)
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((r) => this.normalize(r, options));
		}
	};
	exports.VulnerabilityReferenceNormalizer = VulnerabilityReferenceNormalizer;
	var VulnerabilityRatingNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				source: data.source === void 0 ? void 0 : this._factory.makeForVulnerabilitySource().normalize(data.source, options),
				score: data.score,
				severity: data.severity,
				method: this._factory.spec.supportsVulnerabilityRatingMethod(data.method) ? data.method : void 0,
				vector: data.vector,
				justification: data.justification
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((r) => this.normalize(r, options));
		}
	};
	exports.VulnerabilityRatingNormalizer = VulnerabilityRatingNormalizer;
	var VulnerabilityAdvisoryNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			let url = (0, uri_1.escapeUri)(data.url.toString());
			if (types_1.JsonSchema.isIriReference(url)) return {
				title: data.title,
				url
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((a) => this.normalize(a, options)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.VulnerabilityAdvisoryNormalizer = VulnerabilityAdvisoryNormalizer;
	var VulnerabilityCreditsNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				organizations: data.organizations.size > 0 ? this._factory.makeForOrganizationalEntity().normalizeIterable(data.organizations, options) : void 0,
				individuals: data.individuals.size > 0 ? this._factory.makeForOrganizationalContact().normalizeIterable(data.individuals, options) : void 0
			};
		}
	};
	exports.VulnerabilityCreditsNormalizer = VulnerabilityCreditsNormalizer;
	var VulnerabilityAffectNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				ref: data.ref.toString(),
				versions: data.versions.size > 0 ? this._factory.makeForVulnerabilityAffectedVersion().normalizeIterable(data.versions, options) : void 0
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((a) => this.normalize(a, options));
		}
	};
	exports.VulnerabilityAffectNormalizer = VulnerabilityAffectNormalizer;
	var VulnerabilityAffectedVersionNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			switch (!0) {
				case data instanceof affect_1.AffectedSingleVersion: return this.#normalizeAffectedSingleVersion(data);
				case data instanceof affect_1.AffectedVersionRange: return this.#normalizeAffectedVersionRange(data);
				default: throw TypeError("Unexpected Vulnerability AffectedVersion");
			}
		}
		#normalizeAffectedSingleVersion(data) {
			return data.version.length < 1 ? void 0 : {
				version: data.version.substring(0, 1024),
				status: data.status
			};
		}
		#normalizeAffectedVersionRange(data) {
			return data.range.length < 1 ? void 0 : {
				range: data.range.substring(0, 1024),
				status: data.status
			};
		}
		normalizeIterable(data, options) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((av) => this.normalize(av, options)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.VulnerabilityAffectedVersionNormalizer = VulnerabilityAffectedVersionNormalizer;
	var VulnerabilityAnalysisNormalizer = class extends BaseJsonNormalizer {
		normalize(data, options) {
			return {
				state: data.state,
				justification: data.justification,
				response: data.response.size > 0 ? options.sortLists ?? !1 ? data.response.sorted() : Array.from(data.response) : void 0,
				detail: data.detail
			};
		}
	};
	exports.VulnerabilityAnalysisNormalizer = VulnerabilityAnalysisNormalizer;
	function normalizeStringableIter(data, options) {
		let r = Array.from(data, (d) => d.toString());
		return (options.sortLists ?? !1) && r.sort((a, b) => a.localeCompare(b)), r;
	}
})), require_json = /* @__PURE__ */ __commonJSMin(((exports, module, this$7) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$7 && this$7.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __setModuleDefault = this$7 && this$7.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: !0,
			value: v
		});
	}) : function(o, v) {
		o.default = v;
	}), __importStar = this$7 && this$7.__importStar || (function() {
		var ownKeys = function(o) {
			return ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) Object.prototype.hasOwnProperty.call(o, k) && (ar[ar.length] = k);
				return ar;
			}, ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) k[i] !== "default" && __createBinding(result, mod, k[i]);
			return __setModuleDefault(result, mod), result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Types = exports.Normalize = void 0, exports.Normalize = __importStar(require_normalize$1()), exports.Types = __importStar(require_types$1());
})), require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.UnsupportedFormatError = void 0, exports.UnsupportedFormatError = class extends Error {};
})), require_jsonSerializer = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.JsonSerializer = void 0;
	let enums_1 = require_enums(), errors_1 = require_errors(), baseSerializer_1 = require_baseSerializer();
	exports.JsonSerializer = class extends baseSerializer_1.BaseSerializer {
		#normalizerFactory;
		constructor(normalizerFactory) {
			if (!normalizerFactory.spec.supportsFormat(enums_1.Format.JSON)) throw new errors_1.UnsupportedFormatError("Spec does not support JSON format.");
			super(), this.#normalizerFactory = normalizerFactory;
		}
		get normalizerFactory() {
			return this.#normalizerFactory;
		}
		_normalize(bom, options = {}) {
			return this.#normalizerFactory.makeForBom().normalize(bom, options);
		}
		_serialize(bom, { space } = {}) {
			return JSON.stringify(bom, null, space);
		}
	};
})), require__xsd = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.normalizedString = normalizedString, exports.token = token;
	let _normalizeStringForbiddenSearch = /\r\n|\t|\n|\r/g;
	function normalizedString(s) {
		return s.replace(_normalizeStringForbiddenSearch, " ");
	}
	let _tokenMultispaceSearch = / {2,}/g;
	function token(s) {
		return normalizedString(s).trim().replace(_tokenMultispaceSearch, " ");
	}
})), require_types = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.XmlSchema = void 0;
	var XmlSchema;
	(function(XmlSchema) {
		let _AnyUriSchemePattern = /^[a-z][a-z0-9+\-.]*$/i;
		function isAnyURI(value) {
			if (typeof value != "string" || value.length === 0) return !1;
			let fragmentPos = value.indexOf("#"), beforeFragment = value;
			if (fragmentPos >= 0) {
				if (value.includes("#", fragmentPos + 1)) return !1;
				beforeFragment = value.slice(void 0, fragmentPos);
			}
			let schemePos = beforeFragment.indexOf(":");
			return !(schemePos >= 0 && !_AnyUriSchemePattern.test(beforeFragment.slice(void 0, schemePos)));
		}
		XmlSchema.isAnyURI = isAnyURI;
	})(XmlSchema || (exports.XmlSchema = XmlSchema = {}));
})), require_normalize = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.VulnerabilityAffectedVersionNormalizer = exports.VulnerabilityAffectNormalizer = exports.VulnerabilityAnalysisNormalizer = exports.VulnerabilityCreditsNormalizer = exports.VulnerabilityAdvisoryNormalizer = exports.VulnerabilityRatingNormalizer = exports.VulnerabilityReferenceNormalizer = exports.VulnerabilitySourceNormalizer = exports.VulnerabilityNormalizer = exports.DependencyGraphNormalizer = exports.PropertyNormalizer = exports.AttachmentNormalizer = exports.ExternalReferenceNormalizer = exports.SWIDNormalizer = exports.LicenseNormalizer = exports.ComponentEvidenceNormalizer = exports.ServiceNormalizer = exports.ComponentNormalizer = exports.OrganizationalEntityNormalizer = exports.OrganizationalContactNormalizer = exports.HashNormalizer = exports.ToolsNormalizer = exports.ToolNormalizer = exports.LifecycleNormalizer = exports.MetadataNormalizer = exports.BomNormalizer = exports.Factory = void 0;
	let iterable_1 = require_iterable(), notUndefined_1 = require_notUndefined(), tree_1 = require_tree(), uri_1 = require_uri(), models_1 = require_models(), license_1 = require_license(), lifecycle_1 = require_lifecycle(), affect_1 = require_affect(), spdx_1 = require_spdx(), enums_1 = require_enums(), _xsd_1 = require__xsd(), types_1 = require_types();
	exports.Factory = class {
		#spec;
		constructor(spec) {
			this.#spec = spec;
		}
		get spec() {
			return this.#spec;
		}
		makeForBom() {
			return new BomNormalizer(this);
		}
		makeForMetadata() {
			return new MetadataNormalizer(this);
		}
		makeForLifecycle() {
			return new LifecycleNormalizer(this);
		}
		makeForComponent() {
			return new ComponentNormalizer(this);
		}
		makeForService() {
			return new ServiceNormalizer(this);
		}
		makeForComponentEvidence() {
			return new ComponentEvidenceNormalizer(this);
		}
		makeForTool() {
			return new ToolNormalizer(this);
		}
		makeForTools() {
			return new ToolsNormalizer(this);
		}
		makeForOrganizationalContact() {
			return new OrganizationalContactNormalizer(this);
		}
		makeForOrganizationalEntity() {
			return new OrganizationalEntityNormalizer(this);
		}
		makeForHash() {
			return new HashNormalizer(this);
		}
		makeForLicense() {
			return new LicenseNormalizer(this);
		}
		makeForSWID() {
			return new SWIDNormalizer(this);
		}
		makeForExternalReference() {
			return new ExternalReferenceNormalizer(this);
		}
		makeForAttachment() {
			return new AttachmentNormalizer(this);
		}
		makeForProperty() {
			return new PropertyNormalizer(this);
		}
		makeForDependencyGraph() {
			return new DependencyGraphNormalizer(this);
		}
		makeForVulnerability() {
			return new VulnerabilityNormalizer(this);
		}
		makeForVulnerabilitySource() {
			return new VulnerabilitySourceNormalizer(this);
		}
		makeForVulnerabilityReference() {
			return new VulnerabilityReferenceNormalizer(this);
		}
		makeForVulnerabilityRating() {
			return new VulnerabilityRatingNormalizer(this);
		}
		makeForVulnerabilityAdvisory() {
			return new VulnerabilityAdvisoryNormalizer(this);
		}
		makeForVulnerabilityCredits() {
			return new VulnerabilityCreditsNormalizer(this);
		}
		makeForVulnerabilityAffect() {
			return new VulnerabilityAffectNormalizer(this);
		}
		makeForVulnerabilityAffectedVersion() {
			return new VulnerabilityAffectedVersionNormalizer(this);
		}
		makeForVulnerabilityAnalysis() {
			return new VulnerabilityAnalysisNormalizer(this);
		}
	};
	let xmlNamespace = /* @__PURE__ */ new Map([
		[enums_1.Version.v1dot7, "http://cyclonedx.org/schema/bom/1.7"],
		[enums_1.Version.v1dot6, "http://cyclonedx.org/schema/bom/1.6"],
		[enums_1.Version.v1dot5, "http://cyclonedx.org/schema/bom/1.5"],
		[enums_1.Version.v1dot4, "http://cyclonedx.org/schema/bom/1.4"],
		[enums_1.Version.v1dot3, "http://cyclonedx.org/schema/bom/1.3"],
		[enums_1.Version.v1dot2, "http://cyclonedx.org/schema/bom/1.2"],
		[enums_1.Version.v1dot1, "http://cyclonedx.org/schema/bom/1.1"],
		[enums_1.Version.v1dot0, "http://cyclonedx.org/schema/bom/1.0"]
	]);
	var BaseXmlNormalizer = class {
		_factory;
		constructor(factory) {
			this._factory = factory;
		}
		get factory() {
			return this._factory;
		}
	}, BomNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options) {
			let components = {
				type: "element",
				name: "components",
				children: data.components.size > 0 ? this._factory.makeForComponent().normalizeIterable(data.components, options, "component") : void 0
			}, services = this._factory.spec.supportsServices && data.services.size > 0 ? {
				type: "element",
				name: "services",
				children: this._factory.makeForService().normalizeIterable(data.services, options, "service")
			} : void 0, vulnerabilities = this._factory.spec.supportsVulnerabilities && data.vulnerabilities.size > 0 ? {
				type: "element",
				name: "vulnerabilities",
				children: this._factory.makeForVulnerability().normalizeIterable(data.vulnerabilities, options, "vulnerability")
			} : void 0;
			return {
				type: "element",
				name: "bom",
				namespace: xmlNamespace.get(this._factory.spec.version),
				attributes: {
					version: data.version,
					serialNumber: this.#isEligibleSerialNumber(data.serialNumber) ? data.serialNumber : void 0
				},
				children: [
					this._factory.makeForMetadata().normalize(data.metadata, options, "metadata"),
					components,
					services,
					this._factory.spec.supportsDependencyGraph ? this._factory.makeForDependencyGraph().normalize(data, options, "dependencies") : void 0,
					vulnerabilities
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		#isEligibleSerialNumber(v) {
			return v !== void 0 && /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}$/.test(v);
		}
	};
	exports.BomNormalizer = BomNormalizer;
	var MetadataNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let orgEntityNormalizer = this._factory.makeForOrganizationalEntity(), lifecycles = this._factory.spec.supportsMetadataLifecycles && data.lifecycles.size > 0 ? {
				type: "element",
				name: "lifecycles",
				children: this._factory.makeForLifecycle().normalizeIterable(data.lifecycles, options, "lifecycle")
			} : void 0, tools = data.tools.size > 0 ? this._factory.makeForTools().normalize(data.tools, options, "tools") : void 0, authors = data.authors.size > 0 ? {
				type: "element",
				name: "authors",
				children: this._factory.makeForOrganizationalContact().normalizeIterable(data.authors, options, "author")
			} : void 0, licenses = this._factory.spec.supportsMetadataLicenses && data.licenses.size > 0 ? {
				type: "element",
				name: "licenses",
				children: this._factory.makeForLicense().normalizeIterable(data.licenses, options)
			} : void 0, properties = this._factory.spec.supportsMetadataProperties && data.properties.size > 0 ? {
				type: "element",
				name: "properties",
				children: this._factory.makeForProperty().normalizeIterable(data.properties, options, "property")
			} : void 0;
			return {
				type: "element",
				name: elementName,
				children: [
					makeOptionalDateTimeElement(data.timestamp, "timestamp"),
					lifecycles,
					tools,
					authors,
					data.component === void 0 ? void 0 : this._factory.makeForComponent().normalize(data.component, options, "component"),
					data.manufacture === void 0 ? void 0 : orgEntityNormalizer.normalize(data.manufacture, options, "manufacture"),
					data.supplier === void 0 ? void 0 : orgEntityNormalizer.normalize(data.supplier, options, "supplier"),
					licenses,
					properties
				].filter(notUndefined_1.isNotUndefined)
			};
		}
	};
	exports.MetadataNormalizer = MetadataNormalizer;
	var LifecycleNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return data instanceof lifecycle_1.NamedLifecycle ? {
				type: "element",
				name: elementName,
				children: [makeTextElement(data.name, "name", _xsd_1.normalizedString), makeOptionalTextElement(data.description, "description")].filter(notUndefined_1.isNotUndefined)
			} : {
				type: "element",
				name: elementName,
				children: [makeTextElement(data, "phase")]
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((t) => this.normalize(t, options, elementName));
		}
	};
	exports.LifecycleNormalizer = LifecycleNormalizer;
	var ToolNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let hashes = data.hashes.size > 0 ? {
				type: "element",
				name: "hashes",
				children: this._factory.makeForHash().normalizeIterable(data.hashes, options, "hash")
			} : void 0, externalReferences = this._factory.spec.supportsToolReferences && data.externalReferences.size > 0 ? {
				type: "element",
				name: "externalReferences",
				children: this._factory.makeForExternalReference().normalizeIterable(data.externalReferences, options, "reference")
			} : void 0;
			return {
				type: "element",
				name: elementName,
				children: [
					makeOptionalTextElement(data.vendor, "vendor", _xsd_1.normalizedString),
					makeOptionalTextElement(data.name, "name", _xsd_1.normalizedString),
					makeOptionalTextElement(data.version, "version", _xsd_1.normalizedString),
					hashes,
					externalReferences
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((t) => this.normalize(t, options, elementName));
		}
	};
	exports.ToolNormalizer = ToolNormalizer;
	var ToolsNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let children = [];
			return data.tools.size > 0 || !this._factory.spec.supportsToolsComponentsServices ? children = this._factory.makeForTool().normalizeIterable(new models_1.ToolRepository((0, iterable_1.chainI)(Array.from(data.components, models_1.Tool.fromComponent), Array.from(data.services, models_1.Tool.fromService), data.tools)), options, "tool") : (data.components.size > 0 && children.push({
				type: "element",
				name: "components",
				children: this._factory.makeForComponent().normalizeIterable(data.components, options, "component")
			}), data.services.size > 0 && children.push({
				type: "element",
				name: "services",
				children: this._factory.makeForService().normalizeIterable(data.services, options, "service")
			})), {
				type: "element",
				name: elementName,
				children
			};
		}
	};
	exports.ToolsNormalizer = ToolsNormalizer;
	var HashNormalizer = class extends BaseXmlNormalizer {
		normalize([algorithm, content], options, elementName) {
			let spec = this._factory.spec;
			return spec.supportsHashAlgorithm(algorithm) && spec.supportsHashValue(content) ? {
				type: "element",
				name: elementName,
				attributes: { alg: algorithm },
				children: (0, _xsd_1.token)(content)
			} : void 0;
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((h) => this.normalize(h, options, elementName)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.HashNormalizer = HashNormalizer;
	var OrganizationalContactNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [
					makeOptionalTextElement(data.name, "name", _xsd_1.normalizedString),
					makeOptionalTextElement(data.email, "email", _xsd_1.normalizedString),
					makeOptionalTextElement(data.phone, "phone", _xsd_1.normalizedString)
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((oc) => this.normalize(oc, options, elementName));
		}
	};
	exports.OrganizationalContactNormalizer = OrganizationalContactNormalizer;
	var OrganizationalEntityNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [
					makeOptionalTextElement(data.name, "name", _xsd_1.normalizedString),
					...makeTextElementIter(Array.from(data.url, (s) => (0, uri_1.escapeUri)(s.toString())), options, "url").filter(({ children: u }) => types_1.XmlSchema.isAnyURI(u)),
					...this._factory.makeForOrganizationalContact().normalizeIterable(data.contact, options, "contact")
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((oe) => this.normalize(oe, options, elementName));
		}
	};
	exports.OrganizationalEntityNormalizer = OrganizationalEntityNormalizer;
	var ComponentNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let spec = this._factory.spec;
			if (!spec.supportsComponentType(data.type)) return;
			let supplier = data.supplier === void 0 ? void 0 : this._factory.makeForOrganizationalEntity().normalize(data.supplier, options, "supplier"), version = (spec.requiresComponentVersion ? makeTextElement : makeOptionalTextElement)(data.version ?? "", "version", _xsd_1.normalizedString), hashes = data.hashes.size > 0 ? {
				type: "element",
				name: "hashes",
				children: this._factory.makeForHash().normalizeIterable(data.hashes, options, "hash")
			} : void 0, licenses = data.licenses.size > 0 ? {
				type: "element",
				name: "licenses",
				children: this._factory.makeForLicense().normalizeIterable(data.licenses, options)
			} : void 0, swid = data.swid === void 0 ? void 0 : this._factory.makeForSWID().normalize(data.swid, options, "swid"), extRefs = data.externalReferences.size > 0 ? {
				type: "element",
				name: "externalReferences",
				children: this._factory.makeForExternalReference().normalizeIterable(data.externalReferences, options, "reference")
			} : void 0, properties = spec.supportsProperties(data) && data.properties.size > 0 ? {
				type: "element",
				name: "properties",
				children: this._factory.makeForProperty().normalizeIterable(data.properties, options, "property")
			} : void 0, components = data.components.size > 0 ? {
				type: "element",
				name: "components",
				children: this.normalizeIterable(data.components, options, "component")
			} : void 0, evidence = spec.supportsComponentEvidence && data.evidence !== void 0 ? this._factory.makeForComponentEvidence().normalize(data.evidence, options, "evidence") : void 0;
			return {
				type: "element",
				name: elementName,
				attributes: {
					type: data.type,
					"bom-ref": data.bomRef.value
				},
				children: [
					supplier,
					makeOptionalTextElement(data.author, "author", _xsd_1.normalizedString),
					makeOptionalTextElement(data.publisher, "publisher", _xsd_1.normalizedString),
					makeOptionalTextElement(data.group, "group", _xsd_1.normalizedString),
					makeTextElement(data.name, "name", _xsd_1.normalizedString),
					version,
					makeOptionalTextElement(data.description, "description", _xsd_1.normalizedString),
					makeOptionalTextElement(data.scope, "scope"),
					hashes,
					licenses,
					makeOptionalTextElement(data.copyright, "copyright", _xsd_1.normalizedString),
					makeOptionalTextElement(data.cpe, "cpe"),
					makeOptionalTextElement(data.purl, "purl"),
					swid,
					extRefs,
					properties,
					components,
					evidence
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((c) => this.normalize(c, options, elementName)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.ComponentNormalizer = ComponentNormalizer;
	var ServiceNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let spec = this._factory.spec, provider = data.provider === void 0 ? void 0 : this._factory.makeForOrganizationalEntity().normalize(data.provider, options, "provider"), licenses = data.licenses.size > 0 ? {
				type: "element",
				name: "licenses",
				children: this._factory.makeForLicense().normalizeIterable(data.licenses, options)
			} : void 0, extRefs = data.externalReferences.size > 0 ? {
				type: "element",
				name: "externalReferences",
				children: this._factory.makeForExternalReference().normalizeIterable(data.externalReferences, options, "reference")
			} : void 0, properties = spec.supportsProperties(data) && data.properties.size > 0 ? {
				type: "element",
				name: "properties",
				children: this._factory.makeForProperty().normalizeIterable(data.properties, options, "property")
			} : void 0, services = data.services.size > 0 ? {
				type: "element",
				name: "services",
				children: this.normalizeIterable(data.services, options, "service")
			} : void 0;
			return {
				type: "element",
				name: elementName,
				attributes: { "bom-ref": data.bomRef.value },
				children: [
					provider,
					makeOptionalTextElement(data.group, "group", _xsd_1.normalizedString),
					makeTextElement(data.name, "name", _xsd_1.normalizedString),
					makeOptionalTextElement(data.version, "version", _xsd_1.normalizedString),
					makeOptionalTextElement(data.description, "description", _xsd_1.normalizedString),
					licenses,
					extRefs,
					properties,
					services
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((s) => this.normalize(s, options, elementName));
		}
	};
	exports.ServiceNormalizer = ServiceNormalizer;
	var ComponentEvidenceNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [data.licenses.size > 0 ? {
					type: "element",
					name: "licenses",
					children: this._factory.makeForLicense().normalizeIterable(data.licenses, options)
				} : void 0, data.copyright.size > 0 ? {
					type: "element",
					name: "copyright",
					children: makeTextElementIter(data.copyright, options, "text")
				} : void 0].filter(notUndefined_1.isNotUndefined)
			};
		}
	};
	exports.ComponentEvidenceNormalizer = ComponentEvidenceNormalizer;
	var LicenseNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options) {
			switch (!0) {
				case data instanceof license_1.NamedLicense: return this.#normalizeNamedLicense(data, options);
				case data instanceof license_1.SpdxLicense: return (0, spdx_1.isSupportedSpdxId)(data.id) ? this.#normalizeSpdxLicense(data, options) : this.#normalizeNamedLicense(new license_1.NamedLicense(data.id, { url: data.url }), options);
				case data instanceof license_1.LicenseExpression: return this.#normalizeLicenseExpression(data);
				default: throw TypeError("Unexpected LicenseChoice");
			}
		}
		#normalizeNamedLicense(data, options) {
			let spec = this._factory.spec, url = (0, uri_1.escapeUri)(data.url?.toString()), properties = spec.supportsProperties(data) && data.properties.size > 0 ? {
				type: "element",
				name: "properties",
				children: this._factory.makeForProperty().normalizeIterable(data.properties, options, "property")
			} : void 0;
			return {
				type: "element",
				name: "license",
				attributes: { acknowledgement: spec.supportsLicenseAcknowledgement ? data.acknowledgement : void 0 },
				children: [
					makeTextElement(data.name, "name", _xsd_1.normalizedString),
					data.text === void 0 ? void 0 : this._factory.makeForAttachment().normalize(data.text, options, "text"),
					types_1.XmlSchema.isAnyURI(url) ? makeTextElement(url, "url") : void 0,
					properties
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		#normalizeSpdxLicense(data, options) {
			let spec = this._factory.spec, url = (0, uri_1.escapeUri)(data.url?.toString()), properties = spec.supportsProperties(data) && data.properties.size > 0 ? {
				type: "element",
				name: "properties",
				children: this._factory.makeForProperty().normalizeIterable(data.properties, options, "property")
			} : void 0;
			return {
				type: "element",
				name: "license",
				attributes: { acknowledgement: spec.supportsLicenseAcknowledgement ? data.acknowledgement : void 0 },
				children: [
					makeTextElement(data.id, "id"),
					data.text === void 0 ? void 0 : this._factory.makeForAttachment().normalize(data.text, options, "text"),
					types_1.XmlSchema.isAnyURI(url) ? makeTextElement(url, "url") : void 0,
					properties
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		#normalizeLicenseExpression(data) {
			let elem = makeTextElement(data.expression, "expression", _xsd_1.normalizedString);
			return elem.attributes = { acknowledgement: this._factory.spec.supportsLicenseAcknowledgement ? data.acknowledgement : void 0 }, elem;
		}
		normalizeIterable(data, options) {
			let licenses = options.sortLists ?? !1 ? data.sorted() : Array.from(data);
			if (licenses.length > 1) {
				let expressions = licenses.filter((l) => l instanceof license_1.LicenseExpression);
				if (expressions.length > 0) return [this.#normalizeLicenseExpression(expressions[0])];
			}
			return licenses.map((l) => this.normalize(l, options));
		}
	};
	exports.LicenseNormalizer = LicenseNormalizer;
	var SWIDNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let url = (0, uri_1.escapeUri)(data.url?.toString());
			return {
				type: "element",
				name: elementName,
				attributes: {
					tagId: data.tagId,
					name: data.name,
					version: data.version || void 0,
					tagVersion: data.tagVersion,
					patch: data.patch === void 0 ? void 0 : data.patch ? "true" : "false"
				},
				children: [data.text === void 0 ? void 0 : this._factory.makeForAttachment().normalize(data.text, options, "text"), types_1.XmlSchema.isAnyURI(url) ? makeTextElement(url, "url") : void 0].filter(notUndefined_1.isNotUndefined)
			};
		}
	};
	exports.SWIDNormalizer = SWIDNormalizer;
	var ExternalReferenceNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let url = (0, uri_1.escapeUri)(data.url.toString()), hashes = this._factory.spec.supportsExternalReferenceHashes && data.hashes.size > 0 ? {
				type: "element",
				name: "hashes",
				children: this._factory.makeForHash().normalizeIterable(data.hashes, options, "hash")
			} : void 0;
			return this._factory.spec.supportsExternalReferenceType(data.type) && types_1.XmlSchema.isAnyURI(url) ? {
				type: "element",
				name: elementName,
				attributes: { type: data.type },
				children: [
					makeTextElement(url, "url"),
					makeOptionalTextElement(data.comment, "comment"),
					hashes
				].filter(notUndefined_1.isNotUndefined)
			} : void 0;
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((r) => this.normalize(r, options, elementName)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.ExternalReferenceNormalizer = ExternalReferenceNormalizer;
	var AttachmentNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				attributes: {
					"content-type": data.contentType ? (0, _xsd_1.normalizedString)(data.contentType) : void 0,
					encoding: data.encoding || void 0
				},
				children: data.content.toString()
			};
		}
	};
	exports.AttachmentNormalizer = AttachmentNormalizer;
	var PropertyNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				attributes: { name: data.name },
				children: (0, _xsd_1.normalizedString)(data.value)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((p) => this.normalize(p, options, elementName));
		}
	};
	exports.PropertyNormalizer = PropertyNormalizer;
	var DependencyGraphNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let allRefs = /* @__PURE__ */ new Map();
			if (data.metadata.component !== void 0) {
				allRefs.set(data.metadata.component.bomRef, data.metadata.component.dependencies);
				for (let component of data.metadata.component.components[tree_1.treeIteratorSymbol]()) allRefs.set(component.bomRef, component.dependencies);
			}
			for (let component of data.components[tree_1.treeIteratorSymbol]()) allRefs.set(component.bomRef, component.dependencies);
			for (let service of data.services[tree_1.treeIteratorSymbol]()) allRefs.set(service.bomRef, service.dependencies);
			let normalized = [];
			for (let [ref, deps] of allRefs) {
				let dep = this.#normalizeDependency(ref, deps, allRefs, options);
				(0, notUndefined_1.isNotUndefined)(dep) && normalized.push(dep);
			}
			return (options.sortLists ?? !1) && normalized.sort(({ attributes: { ref: a } }, { attributes: { ref: b } }) => a.localeCompare(b)), {
				type: "element",
				name: elementName,
				children: normalized
			};
		}
		#normalizeDependency(ref, deps, allRefs, options) {
			let bomRef = ref.toString();
			if (bomRef.length === 0) return;
			let dependsOn = Array.from(deps).filter((d) => allRefs.has(d) && d !== ref).map((d) => d.toString()).filter((d) => d.length > 0);
			return (options.sortLists ?? !1) && dependsOn.sort((a, b) => a.localeCompare(b)), {
				type: "element",
				name: "dependency",
				attributes: { ref: bomRef },
				children: dependsOn.map((d) => ({
					type: "element",
					name: "dependency",
					attributes: { ref: d }
				}))
			};
		}
	};
	exports.DependencyGraphNormalizer = DependencyGraphNormalizer;
	var VulnerabilityNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let references = data.references.size > 0 ? {
				type: "element",
				name: "references",
				children: this._factory.makeForVulnerabilityReference().normalizeIterable(data.references, options, "reference")
			} : void 0, ratings = data.ratings.size > 0 ? {
				type: "element",
				name: "ratings",
				children: this._factory.makeForVulnerabilityRating().normalizeIterable(data.ratings, options, "rating")
			} : void 0, cwes = data.cwes.size > 0 ? {
				type: "element",
				name: "cwes",
				children: (options.sortLists ? data.cwes.sorted() : Array.from(data.cwes)).map((cwe) => makeTextElement(cwe, "cwe"))
			} : void 0, advisories = data.advisories.size > 0 ? {
				type: "element",
				name: "advisories",
				children: this._factory.makeForVulnerabilityAdvisory().normalizeIterable(data.advisories, options, "advisory")
			} : void 0, tools = data.tools.size > 0 ? this._factory.makeForTools().normalize(data.tools, options, "tools") : void 0, affects = data.affects.size > 0 ? {
				type: "element",
				name: "affects",
				children: this._factory.makeForVulnerabilityAffect().normalizeIterable(data.affects, options, "target")
			} : void 0, properties = data.properties.size > 0 ? {
				type: "element",
				name: "properties",
				children: this._factory.makeForProperty().normalizeIterable(data.properties, options, "property")
			} : void 0;
			return {
				type: "element",
				name: elementName,
				attributes: { "bom-ref": data.bomRef.value || void 0 },
				children: [
					makeOptionalTextElement(data.id, "id", _xsd_1.normalizedString),
					data.source === void 0 ? void 0 : this._factory.makeForVulnerabilitySource().normalize(data.source, options, "source"),
					references,
					ratings,
					cwes,
					makeOptionalTextElement(data.description, "description"),
					makeOptionalTextElement(data.detail, "detail"),
					makeOptionalTextElement(data.recommendation, "recommendation"),
					advisories,
					makeOptionalDateTimeElement(data.created, "created"),
					makeOptionalDateTimeElement(data.created, "published"),
					makeOptionalDateTimeElement(data.created, "updated"),
					data.credits === void 0 ? void 0 : this._factory.makeForVulnerabilityCredits().normalize(data.credits, options, "credits"),
					tools,
					data.analysis === void 0 ? void 0 : this._factory.makeForVulnerabilityAnalysis().normalize(data.analysis, options, "analysis"),
					affects,
					properties
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((v) => this.normalize(v, options, elementName));
		}
	};
	exports.VulnerabilityNormalizer = VulnerabilityNormalizer;
	var VulnerabilitySourceNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let url = (0, uri_1.escapeUri)(data.url?.toString());
			return {
				type: "element",
				name: elementName,
				children: [makeOptionalTextElement(data.name, "name", _xsd_1.normalizedString), types_1.XmlSchema.isAnyURI(url) ? makeTextElement(url, "url") : void 0].filter(notUndefined_1.isNotUndefined)
			};
		}
	};
	exports.VulnerabilitySourceNormalizer = VulnerabilitySourceNormalizer;
	var VulnerabilityReferenceNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [makeTextElement(data.id, "id"), this._factory.makeForVulnerabilitySource().normalize(data.source, options, "source")]
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((r) => this.normalize(r, options, elementName));
		}
	};
	exports.VulnerabilityReferenceNormalizer = VulnerabilityReferenceNormalizer;
	var VulnerabilityRatingNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [
					data.source === void 0 ? void 0 : this._factory.makeForVulnerabilitySource().normalize(data.source, options, "source"),
					makeOptionalTextElement(data.score, "score"),
					makeOptionalTextElement(data.severity, "severity"),
					this._factory.spec.supportsVulnerabilityRatingMethod(data.method) ? makeOptionalTextElement(data.method, "method") : void 0,
					makeOptionalTextElement(data.vector, "vector", _xsd_1.normalizedString),
					makeOptionalTextElement(data.justification, "justification")
				].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((r) => this.normalize(r, options, elementName));
		}
	};
	exports.VulnerabilityRatingNormalizer = VulnerabilityRatingNormalizer;
	var VulnerabilityAdvisoryNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let url = (0, uri_1.escapeUri)(data.url.toString());
			if (types_1.XmlSchema.isAnyURI(url)) return {
				type: "element",
				name: elementName,
				children: [makeOptionalTextElement(data.title, "title"), makeTextElement(url, "url")].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((a) => this.normalize(a, options, elementName)).filter(notUndefined_1.isNotUndefined);
		}
	};
	exports.VulnerabilityAdvisoryNormalizer = VulnerabilityAdvisoryNormalizer;
	var VulnerabilityCreditsNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [data.organizations.size > 0 ? {
					type: "element",
					name: "organizations",
					children: this._factory.makeForOrganizationalEntity().normalizeIterable(data.organizations, options, "organization")
				} : void 0, data.individuals.size > 0 ? {
					type: "element",
					name: "individuals",
					children: this._factory.makeForOrganizationalContact().normalizeIterable(data.individuals, options, "individual")
				} : void 0].filter(notUndefined_1.isNotUndefined)
			};
		}
	};
	exports.VulnerabilityCreditsNormalizer = VulnerabilityCreditsNormalizer;
	var VulnerabilityAnalysisNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let responses = data.response.size > 0 ? {
				type: "element",
				name: "responses",
				children: (options.sortLists ?? !1 ? data.response.sorted() : Array.from(data.response)).map((ar) => makeTextElement(ar, "response"))
			} : void 0;
			return {
				type: "element",
				name: elementName,
				children: [
					makeOptionalTextElement(data.state, "state"),
					makeOptionalTextElement(data.justification, "justification"),
					responses,
					makeOptionalTextElement(data.detail, "detail")
				].filter(notUndefined_1.isNotUndefined)
			};
		}
	};
	exports.VulnerabilityAnalysisNormalizer = VulnerabilityAnalysisNormalizer;
	var VulnerabilityAffectNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			let versions = data.versions.size > 0 ? {
				type: "element",
				name: "versions",
				children: this._factory.makeForVulnerabilityAffectedVersion().normalizeIterable(data.versions, options, "version")
			} : void 0;
			return {
				type: "element",
				name: elementName,
				children: [makeTextElement(data.ref, "ref"), versions].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((a) => this.normalize(a, options, elementName));
		}
	};
	exports.VulnerabilityAffectNormalizer = VulnerabilityAffectNormalizer;
	var VulnerabilityAffectedVersionNormalizer = class extends BaseXmlNormalizer {
		normalize(data, options, elementName) {
			switch (!0) {
				case data instanceof affect_1.AffectedSingleVersion: return this.#normalizeAffectedSingleVersion(data, elementName);
				case data instanceof affect_1.AffectedVersionRange: return this.#normalizeAffectedVersionRange(data, elementName);
				default: throw TypeError("Unexpected Vulnerability AffectedVersion");
			}
		}
		#normalizeAffectedSingleVersion(data, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [makeTextElement(data.version, "version", _xsd_1.normalizedString), makeOptionalTextElement(data.status, "status")].filter(notUndefined_1.isNotUndefined)
			};
		}
		#normalizeAffectedVersionRange(data, elementName) {
			return {
				type: "element",
				name: elementName,
				children: [makeTextElement(data.range, "range", _xsd_1.normalizedString), makeOptionalTextElement(data.status, "status")].filter(notUndefined_1.isNotUndefined)
			};
		}
		normalizeIterable(data, options, elementName) {
			return (options.sortLists ?? !1 ? data.sorted() : Array.from(data)).map((av) => this.normalize(av, options, elementName));
		}
	};
	exports.VulnerabilityAffectedVersionNormalizer = VulnerabilityAffectedVersionNormalizer;
	let noTEM = (s) => s;
	function makeOptionalTextElement(data, elementName, mod = noTEM) {
		let s = mod(data?.toString() ?? "");
		return s.length > 0 ? makeTextElement(s, elementName) : void 0;
	}
	function makeTextElement(data, elementName, mod = noTEM) {
		return {
			type: "element",
			name: elementName,
			children: mod(data.toString())
		};
	}
	function makeTextElementIter(data, options, elementName, mod = noTEM) {
		let r = Array.from(data, (d) => makeTextElement(d, elementName, mod));
		return (options.sortLists ?? !1) && r.sort(({ children: a }, { children: b }) => a.localeCompare(b)), r;
	}
	function makeOptionalDateTimeElement(data, elementName, mod = noTEM) {
		let d = data?.toISOString();
		return d === void 0 ? void 0 : makeTextElement(d, elementName, mod);
	}
})), require_xml = /* @__PURE__ */ __commonJSMin(((exports, module, this$6) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$6 && this$6.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __setModuleDefault = this$6 && this$6.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: !0,
			value: v
		});
	}) : function(o, v) {
		o.default = v;
	}), __importStar = this$6 && this$6.__importStar || (function() {
		var ownKeys = function(o) {
			return ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) Object.prototype.hasOwnProperty.call(o, k) && (ar[ar.length] = k);
				return ar;
			}, ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) k[i] !== "default" && __createBinding(result, mod, k[i]);
			return __setModuleDefault(result, mod), result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Types = exports.Normalize = void 0, exports.Normalize = __importStar(require_normalize()), exports.Types = __importStar(require_types());
})), require_xmlBaseSerializer = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.XmlBaseSerializer = void 0;
	let enums_1 = require_enums(), errors_1 = require_errors(), baseSerializer_1 = require_baseSerializer();
	exports.XmlBaseSerializer = class extends baseSerializer_1.BaseSerializer {
		#normalizerFactory;
		constructor(normalizerFactory) {
			if (!normalizerFactory.spec.supportsFormat(enums_1.Format.XML)) throw new errors_1.UnsupportedFormatError("Spec does not support XML format.");
			super(), this.#normalizerFactory = normalizerFactory;
		}
		get normalizerFactory() {
			return this.#normalizerFactory;
		}
		_normalize(bom, options = {}) {
			return this.#normalizerFactory.makeForBom().normalize(bom, options);
		}
	};
})), require_index_common = /* @__PURE__ */ __commonJSMin(((exports, module, this$5) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$5 && this$5.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __setModuleDefault = this$5 && this$5.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: !0,
			value: v
		});
	}) : function(o, v) {
		o.default = v;
	}), __exportStar = this$5 && this$5.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	}, __importStar = this$5 && this$5.__importStar || (function() {
		var ownKeys = function(o) {
			return ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) Object.prototype.hasOwnProperty.call(o, k) && (ar[ar.length] = k);
				return ar;
			}, ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) k[i] !== "default" && __createBinding(result, mod, k[i]);
			return __setModuleDefault(result, mod), result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.XML = exports.JSON = exports.Types = void 0, __exportStar(require_bomRefDiscriminator(), exports), __exportStar(require_errors$1(), exports), exports.Types = __importStar(require_types$2()), __exportStar(require_baseSerializer(), exports), exports.JSON = __importStar(require_json()), __exportStar(require_jsonSerializer(), exports), exports.XML = __importStar(require_xml()), __exportStar(require_xmlBaseSerializer(), exports);
})), require__wrapper = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.default = default_1;
	let errors_1 = require_errors$2();
	function makeWIllThrow(message) {
		let f = function() {
			throw new errors_1.OptPlugError(message);
		};
		return f.fails = !0, Object.freeze(f);
	}
	function default_1(name, pf) {
		for (let [, getF] of pf) try {
			return getF();
		} catch {}
		return makeWIllThrow(`No ${name} available.\nPlease install one of the optional dependencies: ` + pf.map((kv) => kv[0]).join(" || "));
	}
})), require_xmlbuilder2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 });
	let xmlbuilder2_1 = __require("xmlbuilder2");
	if (typeof xmlbuilder2_1.create != "function") throw Error("`create` is not a function");
	exports.default = (function(rootElement, { space } = {}) {
		let indent = makeIndent(space), doc = (0, xmlbuilder2_1.create)({ encoding: "UTF-8" });
		return addEle(doc, rootElement), doc.end({
			format: "xml",
			newline: "\n",
			prettyPrint: indent.length > 0,
			indent
		});
	});
	function addEle(parent, element, parentNS = null) {
		if (element.type !== "element") return;
		let ns = getNS(element) ?? parentNS, ele = parent.ele(ns, element.name, element.attributes);
		if (element.children !== void 0) {
			if (typeof element.children == "string" || typeof element.children == "number") ele.txt(element.children.toString());
			else for (let child of element.children) addEle(ele, child, ns);
		}
	}
	function getNS(element) {
		let ns = (element.namespace ?? element.attributes?.xmlns)?.toString() ?? "";
		return ns.length > 0 ? ns : null;
	}
	function makeIndent(space) {
		return typeof space == "number" ? " ".repeat(Math.max(0, space)) : typeof space == "string" ? space : "";
	}
})), require_xmlStringify = /* @__PURE__ */ __commonJSMin(((exports, module, this$4) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __importDefault = this$4 && this$4.__importDefault || function(mod) {
		return mod && mod.__esModule ? mod : { default: mod };
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.default = (0, __importDefault(require__wrapper()).default)("XmlStringifier", [["xmlbuilder2", () => require_xmlbuilder2().default]]);
})), require_xmlSerializer_node = /* @__PURE__ */ __commonJSMin(((exports, module, this$3) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __importDefault = this$3 && this$3.__importDefault || function(mod) {
		return mod && mod.__esModule ? mod : { default: mod };
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.XmlSerializer = void 0;
	let errors_1 = require_errors$2(), xmlStringify_1 = __importDefault(require_xmlStringify()), errors_2 = require_errors$1(), xmlBaseSerializer_1 = require_xmlBaseSerializer();
	exports.XmlSerializer = class extends xmlBaseSerializer_1.XmlBaseSerializer {
		_serialize(normalizedBom, options = {}) {
			try {
				return (0, xmlStringify_1.default)(normalizedBom, options);
			} catch (err) {
				throw err instanceof errors_1.OptPlugError ? new errors_2.MissingOptionalDependencyError(err.message, err) : err;
			}
		}
	};
})), require_index_node = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$2 && this$2.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __exportStar = this$2 && this$2.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), __exportStar(require_index_common(), exports), __exportStar(require_xmlSerializer_node(), exports);
})), require__protocol = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports._Spec = void 0;
	let models_1 = require_models();
	exports._Spec = class {
		#version;
		#formats;
		#componentTypes;
		#hashAlgorithms;
		#hashValuePattern;
		#externalReferenceTypes;
		#vulnerabilityRatingMethods;
		#supportsDependencyGraph;
		#supportsToolReferences;
		#requiresComponentVersion;
		#supportsProperties;
		#supportsVulnerabilities;
		#supportsComponentEvidence;
		#supportsMetadataLifecycles;
		#supportsMetadataLicenses;
		#supportsMetadataProperties;
		#supportsExternalReferenceHashes;
		#supportsLicenseAcknowledgement;
		#supportsServices;
		#supportsToolsComponentsServices;
		#supportsLicenseProperties;
		constructor(version, formats, componentTypes, hashAlgorithms, hashValuePattern, externalReferenceTypes, supportsDependencyGraph, supportsToolReferences, requiresComponentVersion, supportsProperties, supportsVulnerabilities, vulnerabilityRatingMethods, supportsComponentEvidence, supportsMetadataLifecycles, supportsMetadataLicenses, supportsMetadataProperties, supportsExternalReferenceHashes, supportsLicenseAcknowledgement, supportsServices, supportsToolsComponentsServices, supportsLicenseProperties) {
			this.#version = version, this.#formats = new Set(formats), this.#componentTypes = new Set(componentTypes), this.#hashAlgorithms = new Set(hashAlgorithms), this.#hashValuePattern = hashValuePattern, this.#externalReferenceTypes = new Set(externalReferenceTypes), this.#supportsDependencyGraph = supportsDependencyGraph, this.#supportsToolReferences = supportsToolReferences, this.#requiresComponentVersion = requiresComponentVersion, this.#supportsProperties = supportsProperties, this.#supportsVulnerabilities = supportsVulnerabilities, this.#vulnerabilityRatingMethods = new Set(vulnerabilityRatingMethods), this.#supportsComponentEvidence = supportsComponentEvidence, this.#supportsMetadataLifecycles = supportsMetadataLifecycles, this.#supportsMetadataLicenses = supportsMetadataLicenses, this.#supportsMetadataProperties = supportsMetadataProperties, this.#supportsExternalReferenceHashes = supportsExternalReferenceHashes, this.#supportsLicenseAcknowledgement = supportsLicenseAcknowledgement, this.#supportsServices = supportsServices, this.#supportsToolsComponentsServices = supportsToolsComponentsServices, this.#supportsLicenseProperties = supportsLicenseProperties;
		}
		get version() {
			return this.#version;
		}
		supportsFormat(f) {
			return this.#formats.has(f);
		}
		supportsComponentType(ct) {
			return this.#componentTypes.has(ct);
		}
		supportsHashAlgorithm(ha) {
			return this.#hashAlgorithms.has(ha);
		}
		supportsHashValue(hv) {
			return typeof hv == "string" && this.#hashValuePattern.test(hv);
		}
		supportsExternalReferenceType(ert) {
			return this.#externalReferenceTypes.has(ert);
		}
		get supportsDependencyGraph() {
			return this.#supportsDependencyGraph;
		}
		get supportsToolReferences() {
			return this.#supportsToolReferences;
		}
		get requiresComponentVersion() {
			return this.#requiresComponentVersion;
		}
		supportsProperties(model) {
			switch (!0) {
				case model instanceof models_1.NamedLicense || model instanceof models_1.SpdxLicense: return this.#supportsLicenseProperties;
				default: return this.#supportsProperties;
			}
		}
		get supportsVulnerabilities() {
			return this.#supportsVulnerabilities;
		}
		supportsVulnerabilityRatingMethod(rm) {
			return this.#vulnerabilityRatingMethods.has(rm);
		}
		get supportsComponentEvidence() {
			return this.#supportsComponentEvidence;
		}
		get supportsMetadataLifecycles() {
			return this.#supportsMetadataLifecycles;
		}
		get supportsMetadataLicenses() {
			return this.#supportsMetadataLicenses;
		}
		get supportsMetadataProperties() {
			return this.#supportsMetadataProperties;
		}
		get supportsExternalReferenceHashes() {
			return this.#supportsExternalReferenceHashes;
		}
		get supportsLicenseAcknowledgement() {
			return this.#supportsLicenseAcknowledgement;
		}
		get supportsServices() {
			return this.#supportsServices;
		}
		get supportsToolsComponentsServices() {
			return this.#supportsToolsComponentsServices;
		}
	};
})), require_consts = /* @__PURE__ */ __commonJSMin(((exports) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.SpecVersionDict = exports.Spec1dot7 = exports.Spec1dot6 = exports.Spec1dot5 = exports.Spec1dot4 = exports.Spec1dot3 = exports.Spec1dot2 = void 0;
	let componentType_1 = require_componentType(), externalReferenceType_1 = require_externalReferenceType(), hashAlogorithm_1 = require_hashAlogorithm(), ratingMethod_1 = require_ratingMethod(), _protocol_1 = require__protocol(), enums_1 = require_enums();
	exports.Spec1dot2 = Object.freeze(new _protocol_1._Spec(enums_1.Version.v1dot2, [enums_1.Format.XML, enums_1.Format.JSON], [
		componentType_1.ComponentType.Application,
		componentType_1.ComponentType.Framework,
		componentType_1.ComponentType.Library,
		componentType_1.ComponentType.Container,
		componentType_1.ComponentType.OperatingSystem,
		componentType_1.ComponentType.Device,
		componentType_1.ComponentType.Firmware,
		componentType_1.ComponentType.File
	], [
		hashAlogorithm_1.HashAlgorithm.MD5,
		hashAlogorithm_1.HashAlgorithm["SHA-1"],
		hashAlogorithm_1.HashAlgorithm["SHA-256"],
		hashAlogorithm_1.HashAlgorithm["SHA-384"],
		hashAlogorithm_1.HashAlgorithm["SHA-512"],
		hashAlogorithm_1.HashAlgorithm["SHA3-256"],
		hashAlogorithm_1.HashAlgorithm["SHA3-384"],
		hashAlogorithm_1.HashAlgorithm["SHA3-512"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-256"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-384"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-512"],
		hashAlogorithm_1.HashAlgorithm.BLAKE3
	], /^([a-fA-F0-9]{32})$|^([a-fA-F0-9]{40})$|^([a-fA-F0-9]{64})$|^([a-fA-F0-9]{96})$|^([a-fA-F0-9]{128})$/, [
		externalReferenceType_1.ExternalReferenceType.VCS,
		externalReferenceType_1.ExternalReferenceType.IssueTracker,
		externalReferenceType_1.ExternalReferenceType.Website,
		externalReferenceType_1.ExternalReferenceType.Advisories,
		externalReferenceType_1.ExternalReferenceType.BOM,
		externalReferenceType_1.ExternalReferenceType.MailingList,
		externalReferenceType_1.ExternalReferenceType.Social,
		externalReferenceType_1.ExternalReferenceType.Chat,
		externalReferenceType_1.ExternalReferenceType.Documentation,
		externalReferenceType_1.ExternalReferenceType.Support,
		externalReferenceType_1.ExternalReferenceType.Distribution,
		externalReferenceType_1.ExternalReferenceType.License,
		externalReferenceType_1.ExternalReferenceType.BuildMeta,
		externalReferenceType_1.ExternalReferenceType.BuildSystem,
		externalReferenceType_1.ExternalReferenceType.Other
	], !0, !1, !0, !1, !1, [], !1, !1, !1, !1, !1, !1, !0, !1, !1)), exports.Spec1dot3 = Object.freeze(new _protocol_1._Spec(enums_1.Version.v1dot3, [enums_1.Format.XML, enums_1.Format.JSON], [
		componentType_1.ComponentType.Application,
		componentType_1.ComponentType.Framework,
		componentType_1.ComponentType.Library,
		componentType_1.ComponentType.Container,
		componentType_1.ComponentType.OperatingSystem,
		componentType_1.ComponentType.Device,
		componentType_1.ComponentType.Firmware,
		componentType_1.ComponentType.File
	], [
		hashAlogorithm_1.HashAlgorithm.MD5,
		hashAlogorithm_1.HashAlgorithm["SHA-1"],
		hashAlogorithm_1.HashAlgorithm["SHA-256"],
		hashAlogorithm_1.HashAlgorithm["SHA-384"],
		hashAlogorithm_1.HashAlgorithm["SHA-512"],
		hashAlogorithm_1.HashAlgorithm["SHA3-256"],
		hashAlogorithm_1.HashAlgorithm["SHA3-384"],
		hashAlogorithm_1.HashAlgorithm["SHA3-512"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-256"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-384"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-512"],
		hashAlogorithm_1.HashAlgorithm.BLAKE3
	], /^([a-fA-F0-9]{32})$|^([a-fA-F0-9]{40})$|^([a-fA-F0-9]{64})$|^([a-fA-F0-9]{96})$|^([a-fA-F0-9]{128})$/, [
		externalReferenceType_1.ExternalReferenceType.VCS,
		externalReferenceType_1.ExternalReferenceType.IssueTracker,
		externalReferenceType_1.ExternalReferenceType.Website,
		externalReferenceType_1.ExternalReferenceType.Advisories,
		externalReferenceType_1.ExternalReferenceType.BOM,
		externalReferenceType_1.ExternalReferenceType.MailingList,
		externalReferenceType_1.ExternalReferenceType.Social,
		externalReferenceType_1.ExternalReferenceType.Chat,
		externalReferenceType_1.ExternalReferenceType.Documentation,
		externalReferenceType_1.ExternalReferenceType.Support,
		externalReferenceType_1.ExternalReferenceType.Distribution,
		externalReferenceType_1.ExternalReferenceType.License,
		externalReferenceType_1.ExternalReferenceType.BuildMeta,
		externalReferenceType_1.ExternalReferenceType.BuildSystem,
		externalReferenceType_1.ExternalReferenceType.Other
	], !0, !1, !0, !0, !1, [], !0, !1, !0, !0, !0, !1, !0, !1, !1)), exports.Spec1dot4 = Object.freeze(new _protocol_1._Spec(enums_1.Version.v1dot4, [enums_1.Format.XML, enums_1.Format.JSON], [
		componentType_1.ComponentType.Application,
		componentType_1.ComponentType.Framework,
		componentType_1.ComponentType.Library,
		componentType_1.ComponentType.Container,
		componentType_1.ComponentType.OperatingSystem,
		componentType_1.ComponentType.Device,
		componentType_1.ComponentType.Firmware,
		componentType_1.ComponentType.File
	], [
		hashAlogorithm_1.HashAlgorithm.MD5,
		hashAlogorithm_1.HashAlgorithm["SHA-1"],
		hashAlogorithm_1.HashAlgorithm["SHA-256"],
		hashAlogorithm_1.HashAlgorithm["SHA-384"],
		hashAlogorithm_1.HashAlgorithm["SHA-512"],
		hashAlogorithm_1.HashAlgorithm["SHA3-256"],
		hashAlogorithm_1.HashAlgorithm["SHA3-384"],
		hashAlogorithm_1.HashAlgorithm["SHA3-512"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-256"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-384"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-512"],
		hashAlogorithm_1.HashAlgorithm.BLAKE3
	], /^([a-fA-F0-9]{32})$|^([a-fA-F0-9]{40})$|^([a-fA-F0-9]{64})$|^([a-fA-F0-9]{96})$|^([a-fA-F0-9]{128})$/, [
		externalReferenceType_1.ExternalReferenceType.VCS,
		externalReferenceType_1.ExternalReferenceType.IssueTracker,
		externalReferenceType_1.ExternalReferenceType.Website,
		externalReferenceType_1.ExternalReferenceType.Advisories,
		externalReferenceType_1.ExternalReferenceType.BOM,
		externalReferenceType_1.ExternalReferenceType.MailingList,
		externalReferenceType_1.ExternalReferenceType.Social,
		externalReferenceType_1.ExternalReferenceType.Chat,
		externalReferenceType_1.ExternalReferenceType.Documentation,
		externalReferenceType_1.ExternalReferenceType.Support,
		externalReferenceType_1.ExternalReferenceType.Distribution,
		externalReferenceType_1.ExternalReferenceType.License,
		externalReferenceType_1.ExternalReferenceType.BuildMeta,
		externalReferenceType_1.ExternalReferenceType.BuildSystem,
		externalReferenceType_1.ExternalReferenceType.ReleaseNotes,
		externalReferenceType_1.ExternalReferenceType.Other
	], !0, !0, !1, !0, !0, [
		ratingMethod_1.RatingMethod.CVSSv2,
		ratingMethod_1.RatingMethod.CVSSv3,
		ratingMethod_1.RatingMethod.CVSSv31,
		ratingMethod_1.RatingMethod.OWASP,
		ratingMethod_1.RatingMethod.Other
	], !0, !1, !0, !0, !0, !1, !0, !1, !1)), exports.Spec1dot5 = Object.freeze(new _protocol_1._Spec(enums_1.Version.v1dot5, [enums_1.Format.XML, enums_1.Format.JSON], [
		componentType_1.ComponentType.Application,
		componentType_1.ComponentType.Framework,
		componentType_1.ComponentType.Library,
		componentType_1.ComponentType.Container,
		componentType_1.ComponentType.Platform,
		componentType_1.ComponentType.OperatingSystem,
		componentType_1.ComponentType.Device,
		componentType_1.ComponentType.DeviceDriver,
		componentType_1.ComponentType.Firmware,
		componentType_1.ComponentType.File,
		componentType_1.ComponentType.MachineLearningModel,
		componentType_1.ComponentType.Data
	], [
		hashAlogorithm_1.HashAlgorithm.MD5,
		hashAlogorithm_1.HashAlgorithm["SHA-1"],
		hashAlogorithm_1.HashAlgorithm["SHA-256"],
		hashAlogorithm_1.HashAlgorithm["SHA-384"],
		hashAlogorithm_1.HashAlgorithm["SHA-512"],
		hashAlogorithm_1.HashAlgorithm["SHA3-256"],
		hashAlogorithm_1.HashAlgorithm["SHA3-384"],
		hashAlogorithm_1.HashAlgorithm["SHA3-512"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-256"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-384"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-512"],
		hashAlogorithm_1.HashAlgorithm.BLAKE3
	], /^([a-fA-F0-9]{32})$|^([a-fA-F0-9]{40})$|^([a-fA-F0-9]{64})$|^([a-fA-F0-9]{96})$|^([a-fA-F0-9]{128})$/, [
		externalReferenceType_1.ExternalReferenceType.VCS,
		externalReferenceType_1.ExternalReferenceType.IssueTracker,
		externalReferenceType_1.ExternalReferenceType.Website,
		externalReferenceType_1.ExternalReferenceType.Advisories,
		externalReferenceType_1.ExternalReferenceType.BOM,
		externalReferenceType_1.ExternalReferenceType.MailingList,
		externalReferenceType_1.ExternalReferenceType.Social,
		externalReferenceType_1.ExternalReferenceType.Chat,
		externalReferenceType_1.ExternalReferenceType.Documentation,
		externalReferenceType_1.ExternalReferenceType.Support,
		externalReferenceType_1.ExternalReferenceType.Distribution,
		externalReferenceType_1.ExternalReferenceType.DistributionIntake,
		externalReferenceType_1.ExternalReferenceType.License,
		externalReferenceType_1.ExternalReferenceType.BuildMeta,
		externalReferenceType_1.ExternalReferenceType.BuildSystem,
		externalReferenceType_1.ExternalReferenceType.ReleaseNotes,
		externalReferenceType_1.ExternalReferenceType.SecurityContact,
		externalReferenceType_1.ExternalReferenceType.ModelCard,
		externalReferenceType_1.ExternalReferenceType.Log,
		externalReferenceType_1.ExternalReferenceType.Configuration,
		externalReferenceType_1.ExternalReferenceType.Evidence,
		externalReferenceType_1.ExternalReferenceType.Formulation,
		externalReferenceType_1.ExternalReferenceType.Attestation,
		externalReferenceType_1.ExternalReferenceType.ThreatModel,
		externalReferenceType_1.ExternalReferenceType.AdversaryModel,
		externalReferenceType_1.ExternalReferenceType.RiskAssessment,
		externalReferenceType_1.ExternalReferenceType.VulnerabilityAssertion,
		externalReferenceType_1.ExternalReferenceType.ExploitabilityStatement,
		externalReferenceType_1.ExternalReferenceType.PentestReport,
		externalReferenceType_1.ExternalReferenceType.StaticAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.DynamicAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.RuntimeAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.ComponentAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.MaturityReport,
		externalReferenceType_1.ExternalReferenceType.CertificationReport,
		externalReferenceType_1.ExternalReferenceType.CodifiedInfrastructure,
		externalReferenceType_1.ExternalReferenceType.QualityMetrics,
		externalReferenceType_1.ExternalReferenceType.POAM,
		externalReferenceType_1.ExternalReferenceType.Other
	], !0, !0, !1, !0, !0, [
		ratingMethod_1.RatingMethod.CVSSv2,
		ratingMethod_1.RatingMethod.CVSSv3,
		ratingMethod_1.RatingMethod.CVSSv31,
		ratingMethod_1.RatingMethod.CVSSv4,
		ratingMethod_1.RatingMethod.OWASP,
		ratingMethod_1.RatingMethod.SSVC,
		ratingMethod_1.RatingMethod.Other
	], !0, !0, !0, !0, !0, !1, !0, !0, !0)), exports.Spec1dot6 = Object.freeze(new _protocol_1._Spec(enums_1.Version.v1dot6, [enums_1.Format.XML, enums_1.Format.JSON], [
		componentType_1.ComponentType.Application,
		componentType_1.ComponentType.Framework,
		componentType_1.ComponentType.Library,
		componentType_1.ComponentType.Container,
		componentType_1.ComponentType.Platform,
		componentType_1.ComponentType.OperatingSystem,
		componentType_1.ComponentType.Device,
		componentType_1.ComponentType.DeviceDriver,
		componentType_1.ComponentType.Firmware,
		componentType_1.ComponentType.File,
		componentType_1.ComponentType.MachineLearningModel,
		componentType_1.ComponentType.Data,
		componentType_1.ComponentType.CryptographicAsset
	], [
		hashAlogorithm_1.HashAlgorithm.MD5,
		hashAlogorithm_1.HashAlgorithm["SHA-1"],
		hashAlogorithm_1.HashAlgorithm["SHA-256"],
		hashAlogorithm_1.HashAlgorithm["SHA-384"],
		hashAlogorithm_1.HashAlgorithm["SHA-512"],
		hashAlogorithm_1.HashAlgorithm["SHA3-256"],
		hashAlogorithm_1.HashAlgorithm["SHA3-384"],
		hashAlogorithm_1.HashAlgorithm["SHA3-512"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-256"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-384"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-512"],
		hashAlogorithm_1.HashAlgorithm.BLAKE3
	], /^([a-fA-F0-9]{32})$|^([a-fA-F0-9]{40})$|^([a-fA-F0-9]{64})$|^([a-fA-F0-9]{96})$|^([a-fA-F0-9]{128})$/, [
		externalReferenceType_1.ExternalReferenceType.VCS,
		externalReferenceType_1.ExternalReferenceType.IssueTracker,
		externalReferenceType_1.ExternalReferenceType.Website,
		externalReferenceType_1.ExternalReferenceType.Advisories,
		externalReferenceType_1.ExternalReferenceType.BOM,
		externalReferenceType_1.ExternalReferenceType.MailingList,
		externalReferenceType_1.ExternalReferenceType.Social,
		externalReferenceType_1.ExternalReferenceType.Chat,
		externalReferenceType_1.ExternalReferenceType.Documentation,
		externalReferenceType_1.ExternalReferenceType.Support,
		externalReferenceType_1.ExternalReferenceType.SourceDistribution,
		externalReferenceType_1.ExternalReferenceType.Distribution,
		externalReferenceType_1.ExternalReferenceType.DistributionIntake,
		externalReferenceType_1.ExternalReferenceType.License,
		externalReferenceType_1.ExternalReferenceType.BuildMeta,
		externalReferenceType_1.ExternalReferenceType.BuildSystem,
		externalReferenceType_1.ExternalReferenceType.ReleaseNotes,
		externalReferenceType_1.ExternalReferenceType.SecurityContact,
		externalReferenceType_1.ExternalReferenceType.ModelCard,
		externalReferenceType_1.ExternalReferenceType.Log,
		externalReferenceType_1.ExternalReferenceType.Configuration,
		externalReferenceType_1.ExternalReferenceType.Evidence,
		externalReferenceType_1.ExternalReferenceType.Formulation,
		externalReferenceType_1.ExternalReferenceType.Attestation,
		externalReferenceType_1.ExternalReferenceType.ThreatModel,
		externalReferenceType_1.ExternalReferenceType.AdversaryModel,
		externalReferenceType_1.ExternalReferenceType.RiskAssessment,
		externalReferenceType_1.ExternalReferenceType.VulnerabilityAssertion,
		externalReferenceType_1.ExternalReferenceType.ExploitabilityStatement,
		externalReferenceType_1.ExternalReferenceType.PentestReport,
		externalReferenceType_1.ExternalReferenceType.StaticAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.DynamicAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.RuntimeAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.ComponentAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.MaturityReport,
		externalReferenceType_1.ExternalReferenceType.CertificationReport,
		externalReferenceType_1.ExternalReferenceType.CodifiedInfrastructure,
		externalReferenceType_1.ExternalReferenceType.QualityMetrics,
		externalReferenceType_1.ExternalReferenceType.POAM,
		externalReferenceType_1.ExternalReferenceType.ElectronicSignature,
		externalReferenceType_1.ExternalReferenceType.DigitalSignature,
		externalReferenceType_1.ExternalReferenceType.RFC9116,
		externalReferenceType_1.ExternalReferenceType.Other
	], !0, !0, !1, !0, !0, [
		ratingMethod_1.RatingMethod.CVSSv2,
		ratingMethod_1.RatingMethod.CVSSv3,
		ratingMethod_1.RatingMethod.CVSSv31,
		ratingMethod_1.RatingMethod.CVSSv4,
		ratingMethod_1.RatingMethod.OWASP,
		ratingMethod_1.RatingMethod.SSVC,
		ratingMethod_1.RatingMethod.Other
	], !0, !0, !0, !0, !0, !0, !0, !0, !0)), exports.Spec1dot7 = Object.freeze(new _protocol_1._Spec(enums_1.Version.v1dot7, [enums_1.Format.XML, enums_1.Format.JSON], [
		componentType_1.ComponentType.Application,
		componentType_1.ComponentType.Framework,
		componentType_1.ComponentType.Library,
		componentType_1.ComponentType.Container,
		componentType_1.ComponentType.Platform,
		componentType_1.ComponentType.OperatingSystem,
		componentType_1.ComponentType.Device,
		componentType_1.ComponentType.DeviceDriver,
		componentType_1.ComponentType.Firmware,
		componentType_1.ComponentType.File,
		componentType_1.ComponentType.MachineLearningModel,
		componentType_1.ComponentType.Data,
		componentType_1.ComponentType.CryptographicAsset
	], [
		hashAlogorithm_1.HashAlgorithm.MD5,
		hashAlogorithm_1.HashAlgorithm["SHA-1"],
		hashAlogorithm_1.HashAlgorithm["SHA-256"],
		hashAlogorithm_1.HashAlgorithm["SHA-384"],
		hashAlogorithm_1.HashAlgorithm["SHA-512"],
		hashAlogorithm_1.HashAlgorithm["SHA3-256"],
		hashAlogorithm_1.HashAlgorithm["SHA3-384"],
		hashAlogorithm_1.HashAlgorithm["SHA3-512"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-256"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-384"],
		hashAlogorithm_1.HashAlgorithm["BLAKE2b-512"],
		hashAlogorithm_1.HashAlgorithm.BLAKE3,
		hashAlogorithm_1.HashAlgorithm["Streebog-256"],
		hashAlogorithm_1.HashAlgorithm["Streebog-512"]
	], /^([a-fA-F0-9]{32})$|^([a-fA-F0-9]{40})$|^([a-fA-F0-9]{64})$|^([a-fA-F0-9]{96})$|^([a-fA-F0-9]{128})$/, [
		externalReferenceType_1.ExternalReferenceType.VCS,
		externalReferenceType_1.ExternalReferenceType.IssueTracker,
		externalReferenceType_1.ExternalReferenceType.Website,
		externalReferenceType_1.ExternalReferenceType.Advisories,
		externalReferenceType_1.ExternalReferenceType.BOM,
		externalReferenceType_1.ExternalReferenceType.MailingList,
		externalReferenceType_1.ExternalReferenceType.Social,
		externalReferenceType_1.ExternalReferenceType.Chat,
		externalReferenceType_1.ExternalReferenceType.Documentation,
		externalReferenceType_1.ExternalReferenceType.Support,
		externalReferenceType_1.ExternalReferenceType.SourceDistribution,
		externalReferenceType_1.ExternalReferenceType.Distribution,
		externalReferenceType_1.ExternalReferenceType.DistributionIntake,
		externalReferenceType_1.ExternalReferenceType.License,
		externalReferenceType_1.ExternalReferenceType.BuildMeta,
		externalReferenceType_1.ExternalReferenceType.BuildSystem,
		externalReferenceType_1.ExternalReferenceType.ReleaseNotes,
		externalReferenceType_1.ExternalReferenceType.SecurityContact,
		externalReferenceType_1.ExternalReferenceType.ModelCard,
		externalReferenceType_1.ExternalReferenceType.Log,
		externalReferenceType_1.ExternalReferenceType.Configuration,
		externalReferenceType_1.ExternalReferenceType.Evidence,
		externalReferenceType_1.ExternalReferenceType.Formulation,
		externalReferenceType_1.ExternalReferenceType.Attestation,
		externalReferenceType_1.ExternalReferenceType.ThreatModel,
		externalReferenceType_1.ExternalReferenceType.AdversaryModel,
		externalReferenceType_1.ExternalReferenceType.RiskAssessment,
		externalReferenceType_1.ExternalReferenceType.VulnerabilityAssertion,
		externalReferenceType_1.ExternalReferenceType.ExploitabilityStatement,
		externalReferenceType_1.ExternalReferenceType.PentestReport,
		externalReferenceType_1.ExternalReferenceType.StaticAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.DynamicAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.RuntimeAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.ComponentAnalysisReport,
		externalReferenceType_1.ExternalReferenceType.MaturityReport,
		externalReferenceType_1.ExternalReferenceType.CertificationReport,
		externalReferenceType_1.ExternalReferenceType.CodifiedInfrastructure,
		externalReferenceType_1.ExternalReferenceType.QualityMetrics,
		externalReferenceType_1.ExternalReferenceType.POAM,
		externalReferenceType_1.ExternalReferenceType.ElectronicSignature,
		externalReferenceType_1.ExternalReferenceType.DigitalSignature,
		externalReferenceType_1.ExternalReferenceType.RFC9116,
		externalReferenceType_1.ExternalReferenceType.Citation,
		externalReferenceType_1.ExternalReferenceType.Patent,
		externalReferenceType_1.ExternalReferenceType.PatentAssertion,
		externalReferenceType_1.ExternalReferenceType.PatentFamily,
		externalReferenceType_1.ExternalReferenceType.RFC9116,
		externalReferenceType_1.ExternalReferenceType.Other
	], !0, !0, !1, !0, !0, [
		ratingMethod_1.RatingMethod.CVSSv2,
		ratingMethod_1.RatingMethod.CVSSv3,
		ratingMethod_1.RatingMethod.CVSSv31,
		ratingMethod_1.RatingMethod.CVSSv4,
		ratingMethod_1.RatingMethod.OWASP,
		ratingMethod_1.RatingMethod.SSVC,
		ratingMethod_1.RatingMethod.Other
	], !0, !0, !0, !0, !0, !0, !0, !0, !0)), exports.SpecVersionDict = Object.freeze({
		[enums_1.Version.v1dot7]: exports.Spec1dot7,
		[enums_1.Version.v1dot6]: exports.Spec1dot6,
		[enums_1.Version.v1dot5]: exports.Spec1dot5,
		[enums_1.Version.v1dot4]: exports.Spec1dot4,
		[enums_1.Version.v1dot3]: exports.Spec1dot3,
		[enums_1.Version.v1dot2]: exports.Spec1dot2
	});
})), require_spec = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	/*!
	This file is part of CycloneDX JavaScript Library.
	
	Licensed under the Apache License, Version 2.0 (the "License");
	you may not use this file except in compliance with the License.
	You may obtain a copy of the License at
	
	http://www.apache.org/licenses/LICENSE-2.0
	
	Unless required by applicable law or agreed to in writing, software
	distributed under the License is distributed on an "AS IS" BASIS,
	WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
	See the License for the specific language governing permissions and
	limitations under the License.
	
	SPDX-License-Identifier: Apache-2.0
	Copyright (c) OWASP Foundation. All Rights Reserved.
	*/
	var __createBinding = this$1 && this$1.__createBinding || (Object.create ? (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k);
		var desc = Object.getOwnPropertyDescriptor(m, k);
		(!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) && (desc = {
			enumerable: !0,
			get: function() {
				return m[k];
			}
		}), Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		k2 === void 0 && (k2 = k), o[k2] = m[k];
	})), __exportStar = this$1 && this$1.__exportStar || function(m, exports) {
		for (var p in m) p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p) && __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: !0 }), __exportStar(require_consts(), exports), __exportStar(require_enums(), exports), __exportStar(require_errors(), exports);
})), import_enums = require_enums$1(), import_models = require_models(), import_index_node = require_index_node(), import_spdx = require_spdx(), import_spec = require_spec();
/**
* Format the bill of materials of all executable content: wheels, bootstrap pips and install.py. Serial number and time derive from
* the content, so that it is reproducible.
* Source: CycloneDX 1.6; package-url type `pypi`.
*/
function sbomText(manifest, bootstrap) {
	let wanted = wantedBy(manifest), programs = manifest.files.filter(({ path }) => path.endsWith(".py")), bom = new import_models.Bom({
		serialNumber: `urn:uuid:${uuidOf(JSON.stringify([
			manifest.name,
			manifest.wheels,
			manifest.files
		]))}`,
		metadata: new import_models.Metadata({
			timestamp: /* @__PURE__ */ new Date(manifest.epochSeconds * 1e3),
			component: new import_models.Component(import_enums.ComponentType.Application, manifest.name, { bomRef: "bundle" }),
			tools: new import_models.Tools({ components: new import_models.ComponentRepository([toolOf(manifest)]) })
		}),
		components: new import_models.ComponentRepository([
			...manifest.wheels.map((wheel) => wheelComponent(wheel, wanted.get(wheel.sha256) ?? [])),
			...bootstrap.map(bootstrapComponent),
			...programs.map((file) => programComponent(file, manifest.tool.version))
		])
	});
	return `${new import_index_node.JsonSerializer(new import_index_node.JSON.Normalize.Factory(import_spec.Spec1dot6)).serialize(bom, {
		sortLists: !1,
		space: 1
	})}\n`;
}
function toolOf({ tool }) {
	return new import_models.Component(import_enums.ComponentType.Application, tool.name, {
		version: tool.version,
		bomRef: "tool"
	});
}
function wheelComponent(wheel, targets) {
	let { path, project, version, sha256, url, summary, homePage, built, lockedSdist } = wheel;
	return new import_models.Component(import_enums.ComponentType.Library, project, {
		bomRef: path,
		version,
		purl: purlOf(project, version, path),
		hashes: sha256Hash(sha256),
		licenses: licensesOf(wheel.licenses),
		...summary === void 0 || summary === "" ? {} : { description: summary },
		externalReferences: new import_models.ExternalReferenceRepository([
			new import_models.ExternalReference(url, import_enums.ExternalReferenceType.Distribution),
			...[built, lockedSdist].flatMap((source) => source === void 0 ? [] : [new import_models.ExternalReference(source.url, import_enums.ExternalReferenceType.SourceDistribution)]),
			...isWebAddress(homePage) ? [new import_models.ExternalReference(homePage, import_enums.ExternalReferenceType.Website)] : []
		]),
		properties: new import_models.PropertyRepository([new import_models.Property("offline-bundle:path", path), ...targets.map((target) => new import_models.Property("offline-bundle:target", target))])
	});
}
function bootstrapComponent({ filename, project, version, sha256 }) {
	let path = `bootstrap/${filename}`;
	return new import_models.Component(import_enums.ComponentType.Application, project, {
		bomRef: path,
		version,
		purl: purlOf(project, version, path),
		hashes: sha256Hash(sha256),
		licenses: licensesOf(["MIT"]),
		properties: new import_models.PropertyRepository([new import_models.Property("offline-bundle:path", path)])
	});
}
function programComponent({ path, sha256 }, version) {
	return new import_models.Component(import_enums.ComponentType.File, path, {
		bomRef: path,
		version,
		hashes: sha256Hash(sha256),
		licenses: licensesOf(["Apache-2.0"]),
		properties: new import_models.PropertyRepository([new import_models.Property("offline-bundle:path", path)])
	});
}
function wantedBy({ targets }) {
	let wanted = /* @__PURE__ */ new Map();
	for (let { id, entries } of targets) for (let { sha256, marker } of entries) wanted.set(sha256, [...wanted.get(sha256) ?? [], marker === void 0 ? id : `${id} ; ${marker}`]);
	return wanted;
}
function sha256Hash(sha256) {
	return new import_models.HashDictionary([[import_enums.HashAlgorithm["SHA-256"], sha256]]);
}
/** CycloneDX allows either one expression or a list of identifiers and names. */
function licensesOf(licenses) {
	let [first = ""] = licenses;
	return licenses.length === 1 && / (?:AND|OR|WITH) /.test(first) && /^[A-Za-z0-9 .()+:-]+$/.test(first) ? new import_models.LicenseRepository([new import_models.LicenseExpression(first)]) : new import_models.LicenseRepository(licenses.map((text) => (0, import_spdx.isSupportedSpdxId)(text) ? new import_models.SpdxLicense(text) : new import_models.NamedLicense(text)));
}
function purlOf(project, version, path) {
	let filename = path.slice(path.lastIndexOf("/") + 1);
	return `pkg:pypi/${percentEncoded(project)}@${percentEncoded(version)}?file_name=${percentEncoded(filename)}`;
}
/** Percent-encode for package URLs: `encodeURIComponent` does not encode `!` (epochs) and others. */
function percentEncoded(text) {
	return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
function isWebAddress(text) {
	return text !== void 0 && /^https?:\/\//.test(text) && URL.canParse(text);
}
/** A name-based UUID of version 8 (RFC 9562). */
function uuidOf(content) {
	let hex = sha256Of(content);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
// src/bundle/bundle.ts
/**
* Create a bundle as a value. Its bytes depend on the input only, not on the time, the order of requests or local folders.
* @throws BundleError `integrity` for an unsafe name or version, or for paths that differ only in case; `bug` for inconsistent input
*/
function bundleOf(input) {
	let targets = bundledTargets(input), alike = alikeTargets(targets), first = [
		textEntry("install.py", input.installer),
		...bootstrapEntries(input),
		...lockEntries(input, targets),
		...pageEntries(input)
	];
	alike === void 0 && first.push(textEntry("pylock.toml", commonPylockText(targets, lockedWheel(input))));
	let draft = manifestOf(input, targets, first.map(toManifestFile)), derived = [textEntry("README.txt", readmeText(draft, alike)), textEntry("sbom.cdx.json", sbomText(draft, input.bootstrap))], files = [...first, ...derived], manifest = manifestOf(input, targets, files.map(toManifestFile)), entries = [
		...wheelEntries(input),
		...files,
		textEntry("manifest.json", manifestText$1(manifest))
	].sort(byPath$1);
	checkPathClashes(entries);
	let sums = sumsText(entries.map((entry) => ({
		path: entry.path,
		sha256: entrySha256(entry)
	})));
	return {
		name: input.name,
		epochSeconds: input.epochSeconds,
		entries: [...entries, textEntry("SHA256SUMS", sums)].sort(byPath$1)
	};
}
const byPath$1 = byText(({ path }) => path);
function textEntry(path, text) {
	return {
		kind: "text",
		path,
		text
	};
}
function wheelEntries(input) {
	return input.union.files.map(({ filename, sha256 }) => {
		let source = input.pool.get(sha256)?.path;
		if (source === void 0) throw new BundleError({
			kind: "bug",
			what: `the pool lacks ${filename} (${sha256})`
		});
		return {
			kind: "file",
			path: `wheels/${filename}`,
			source,
			sha256,
			bytes: factsOf(input, sha256).bytes
		};
	});
}
function bootstrapEntries({ bootstrap }) {
	return bootstrap.map(({ filename, path, sha256, bytes }) => ({
		kind: "file",
		path: `bootstrap/${filename}`,
		source: path,
		sha256,
		bytes
	}));
}
function lockEntries(input, targets) {
	return targets.flatMap((one) => [
		textEntry(lockPath(one.target.id), lockText(one.target, one.entries)),
		textEntry(lockPagePath(one.target.id), lockPageText(one.target.id, one.entries.map(({ sha256 }) => ({
			filename: factsOf(input, sha256).filename,
			sha256
		})))),
		textEntry(pylockPath(one.target.id), pylockText(one, lockedWheel(input)))
	]);
}
function pageEntries(input) {
	return [...simplePages(input.union.files.map(({ project, filename, sha256, yanked }) => {
		let { requiresPython } = factsOf(input, sha256);
		return {
			project,
			filename,
			sha256,
			...requiresPython === void 0 ? {} : { requiresPython },
			...yanked === void 0 ? {} : { yanked }
		};
	}))].map(([path, text]) => textEntry(path, text));
}
function lockedWheel(input) {
	return ({ sha256 }) => {
		let { filename, bytes, requiresPython } = factsOf(input, sha256);
		return {
			filename,
			bytes,
			...requiresPython === void 0 ? {} : { requiresPython: plainLine(requiresPython) }
		};
	};
}
function toManifestFile(entry) {
	let bytes = entry.kind === "file" ? entry.bytes : new TextEncoder().encode(entry.text).byteLength;
	return {
		path: entry.path,
		sha256: entrySha256(entry),
		bytes
	};
}
/** Windows and macOS treat `A.whl` and `a.whl` as one file. */
function checkPathClashes(entries) {
	let seen = /* @__PURE__ */ new Map();
	for (let { path } of entries) {
		let other = seen.get(path.toLowerCase());
		if (other !== void 0) throw new BundleError({
			kind: "integrity",
			what: `${other} and ${path} differ only in case, so that Windows and macOS cannot store both`,
			hint: "Exclude one of the two releases, or pass --split target."
		});
		seen.set(path.toLowerCase(), path);
	}
}
/** Split targets into bundles (--split), in the order of the targets. */
function splitTargets(targets, { name, split }) {
	if (split === "none") return [{
		name,
		targets
	}];
	let groups = /* @__PURE__ */ new Map();
	for (let target of targets) {
		let part = split === "platform" ? target.platform : target.id;
		groups.set(part, [...groups.get(part) ?? [], target]);
	}
	return [...groups].map(([part, some]) => ({
		name: `${name}-${part.replaceAll(/[^A-Za-z0-9._-]+/g, "_")}`,
		targets: some
	}));
}
// src/bundle/delta.ts
const Digest = pipe(string(), regex(/^[0-9a-f]{64}$/)), FileList = array(strictObject({
	path: string(),
	sha256: Digest,
	bytes: number()
})), DeltaSchema = strictObject({
	format: literal(1),
	base: strictObject({
		name: string(),
		manifestSha256: Digest
	}),
	full: strictObject({
		name: string(),
		manifestSha256: Digest,
		sumsSha256: Digest
	}),
	kept: pipe(FileList, description("files of the full bundle that only the base has, with the same paths"))
}), RESTORED = ["README.txt", "SHA256SUMS"];
/**
* Return a bundle without the files of the base. It contains all text files of the full bundle, so that base and delta restore
* the full bundle byte for byte (`install.py --apply`).
*/
function deltaOf(base, next) {
	let held = new Set([...base.manifest.wheels, ...base.manifest.files].map(({ path, sha256 }) => `${sha256} ${path}`)), isKept = (entry) => entry.kind === "file" && entry.path !== "install.py" && held.has(`${entry.sha256} ${entry.path}`), kept = next.entries.flatMap((entry) => entry.kind === "file" && isKept(entry) ? [{
		path: entry.path,
		sha256: entry.sha256,
		bytes: entry.bytes
	}] : []), delta = {
		format: 1,
		base: {
			name: base.manifest.name,
			manifestSha256: base.manifestSha256
		},
		full: {
			name: next.name,
			manifestSha256: sumOf(next, "manifest.json"),
			sumsSha256: sumOf(next, "SHA256SUMS")
		},
		kept
	}, included = next.entries.filter((entry) => !isKept(entry)).map((entry) => RESTORED.includes(entry.path) ? {
		...entry,
		path: `full/${entry.path}`
	} : entry), readme = {
		kind: "text",
		path: "README.txt",
		text: deltaReadme(delta, included, next)
	}, files = [
		...included,
		readme,
		{
			kind: "text",
			path: "delta.json",
			text: documentText(parse(DeltaSchema, delta))
		}
	].sort(byPath), sums = sumsText(files.map((entry) => ({
		path: entry.path,
		sha256: entrySha256(entry)
	}))), entries = [...files, {
		kind: "text",
		path: "SHA256SUMS",
		text: sums
	}].sort(byPath);
	return {
		name: deltaName(next.name),
		epochSeconds: next.epochSeconds,
		entries
	};
}
const byPath = byText(({ path }) => path);
/** The folder's name. */
function deltaName(name) {
	return `${name}-delta`;
}
/** The names of all bundles of a run. */
function withDeltas(specs, { delta }) {
	let names = specs.map(({ name }) => name);
	return delta ? [...names, ...names.map(deltaName)] : names;
}
function sumOf({ entries }, path) {
	let entry = entries.find((one) => one.path === path);
	if (entry === void 0) throw TypeError(`a bundle without ${path}`);
	return entrySha256(entry);
}
function deltaReadme({ base, full, kept }, included, next) {
	let isWheel = ({ path }) => path.startsWith("wheels/"), own = included.filter(isWheel), bytes = own.reduce((sum, entry) => sum + (entry.kind === "file" ? entry.bytes : 0), 0), name = deltaName(next.name);
	return [
		...title(`${name}: the files of a bundle that a previous bundle does not contain`),
		`This delta contains ${own.length} of the ${next.entries.filter(isWheel).length} wheels of ${full.name} (${bytes} bytes). ${kept.length} more files are taken from the`,
		`previous bundle ${base.name}, whose manifest.json has the sha256`,
		`${base.manifestSha256}.`,
		"",
		...authenticate(name),
		...check(),
		"3. Create the full bundle",
		"-------------------------",
		"A delta cannot be installed by itself. Combine it with the previous bundle, which is not modified:",
		"",
		"  python install.py --apply PREVIOUS-BUNDLE                creates the folder next to the delta",
		"  python install.py --apply PREVIOUS-BUNDLE --output DIR",
		"",
		`The result is ${full.name}, identical to the bundle that was checked. Its SHA256SUMS has the sha256`,
		`${full.sumsSha256}. See its README.txt for how to install it.`,
		""
	].join("\n");
}
// src/worker/files.ts
/**
* Create a folder and its parents, as `mkdir -p`. Node's recursive mkdir never ends if an existing parent such as /proc fails with
* ENOENT, and reports ENOENT for a read-only filesystem.
* @returns the topmost folder that was created; undefined if all existed
* @throws the operating system's error
*/
async function makeFolder(folder) {
	try {
		return await makeOne(folder);
	} catch (error) {
		let parent = path.dirname(folder);
		if (errorCode(error) !== "ENOENT" || parent === folder) throw error;
		let topmost = await isFolder(parent) ? void 0 : await makeFolder(parent), made = await makeOne(folder);
		return topmost ?? made;
	}
}
/** @returns undefined if the folder exists, e.g. because another process created it at the same time */
async function makeOne(folder) {
	try {
		return await mkdir(folder), folder;
	} catch (error) {
		if (await isFolder(folder)) return;
		throw error;
	}
}
/** Whether the path is a folder, or a link to one. */
async function isFolder(folder) {
	return stat(folder).then((found) => found.isDirectory(), () => !1);
}
/** Whether the path exists and this user can reach it. */
async function exists(file) {
	return access(file).then(() => !0, () => !1);
}
/** Return the sha256 of a file, read in chunks. @throws the operating system's error */
async function fileSha256(file) {
	let hash = createHash("sha256");
	for await (let chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
	return toSha256(hash);
}
/** Hints by error code of the operating system. */
const HINTS = {
	ENOSPC: "No disk space left: free some space or choose another --output folder.",
	EDQUOT: "Disk quota exceeded: free some space or choose another --output folder.",
	EFBIG: "The file is too large for this filesystem: choose another --output folder or a smaller --volume-size.",
	EROFS: "The filesystem is read-only: choose another --output folder.",
	EACCES: "No write permission: choose another --output folder.",
	EPERM: "No write permission: choose another --output folder.",
	ENAMETOOLONG: "The path is too long: choose a shorter --output folder or --name.",
	ENOENT: "A parent folder does not exist and cannot be created: choose another --output folder.",
	ENOTDIR: "A parent of this path is a file: choose another --output folder.",
	EEXIST: "A file with this name already exists: choose another --output folder.",
	EMFILE: "Too many open files: raise the limit (ulimit -n).",
	ENOLCK: "The filesystem does not support file locks: choose another --output folder.",
	ENOSYS: "The filesystem does not support file locks: choose another --output folder.",
	ENOTSUP: "The filesystem does not support file locks: choose another --output folder.",
	EOPNOTSUPP: "The filesystem does not support file locks: choose another --output folder.",
	EIO: "The disk reported an I/O error: check its health."
};
/**
* Convert a filesystem error into an `environment` failure; return any other error unchanged.
* @param signal of the run: once it is aborted, the failure is that the run was cancelled
*/
function diskFailure(cause, folder, signal) {
	if (signal?.aborted) return new BundleError({ kind: "cancelled" }, { cause });
	if (cause instanceof BundleError) return cause;
	let code = errorCode(cause), hint = HINTS[code];
	return hint === void 0 ? cause : new BundleError({
		kind: "environment",
		what: `cannot write to ${folder} (${code})`,
		hint
	}, { cause });
}
// node_modules/yocto-queue/index.js
var import_tar_stream = /* @__PURE__ */ __toESM(require_tar_stream(), 1), Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
}, Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		let node = new Node(value);
		this.#head ? (this.#tail.next = node, this.#tail = node) : (this.#head = node, this.#tail = node), this.#size++;
	}
	dequeue() {
		let current = this.#head;
		if (current) return this.#head = this.#head.next, this.#size--, this.#head || (this.#tail = void 0), current.value;
	}
	peek() {
		if (this.#head) return this.#head.value;
	}
	clear() {
		this.#head = void 0, this.#tail = void 0, this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		for (; current;) yield current.value, current = current.next;
	}
	*drain() {
		for (; this.#head;) yield this.dequeue();
	}
};
// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = !1;
	if (typeof concurrency == "object" && ({concurrency, rejectOnClear = !1} = concurrency), validateConcurrency(concurrency), typeof rejectOnClear != "boolean") throw TypeError("Expected `rejectOnClear` to be a boolean");
	let queue = new Queue(), activeCount = 0, resumeNext = () => {
		activeCount < concurrency && queue.size > 0 && (activeCount++, queue.dequeue().run());
	}, next = () => {
		activeCount--, resumeNext();
	}, run = async (function_, resolve, arguments_) => {
		let result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	}, enqueue = (function_, resolve, reject, arguments_) => {
		let queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve, queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_)), activeCount < concurrency && resumeNext();
	}, generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	return Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			let abortError = AbortSignal.abort().reason;
			for (; queue.size > 0;) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency), concurrency = newConcurrency, queueMicrotask(() => {
					for (; activeCount < concurrency && queue.size > 0;) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			let promises = [];
			try {
				Array.from(iterable, (value, index) => {
					let promise = generator(function_, value, index);
					return promises.push(promise), promise;
				});
			} catch (error) {
				for (let promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	}), generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Infinity) && concurrency > 0)) throw TypeError("Expected `concurrency` to be a number from 1 and up");
}
// src/output/stage.ts
/** Files written at once: enough to keep a disk busy. */
const NO_LINK = [
	"EXDEV",
	"EPERM",
	"EACCES",
	"EMLINK",
	"ENOTSUP",
	"EOPNOTSUPP",
	"ENOSYS",
	"EINVAL"
];
/**
* Write the folder of a bundle. Wheels are hard links to the pool where the disk supports them. On failure no folder remains.
* @param to exists, and is on the filesystem of the output folder
* @throws BundleError `environment` that names the folder, e.g. when the disk is full; `cancelled`
*/
async function stage(bundle, to, signal) {
	let folder = path.join(to, bundle.name);
	try {
		return await mkdir(folder), await writeEntries(bundle, folder, signal), {
			bundle,
			folder
		};
	} catch (cause) {
		throw await rm(folder, {
			recursive: !0,
			force: !0
		}).catch(() => void 0), diskFailure(cause, folder, signal);
	}
}
/** The mode of an entry, independent of the umask: only Python files are executable. */
function modeOf(file) {
	return file.endsWith(".py") ? 493 : 420;
}
/** All folders of the bundle, parents first; '' is the bundle folder. */
function foldersOf({ entries }) {
	let folders = /* @__PURE__ */ new Set([""]);
	for (let { path: file } of entries) {
		let parts = file.split("/").slice(0, -1);
		for (let at of parts.keys()) folders.add(parts.slice(0, at + 1).join("/"));
	}
	return [...folders].sort();
}
async function writeEntries(bundle, folder, signal) {
	let folders = foldersOf(bundle);
	for (let name of folders.filter((one) => one !== "")) await mkdir(path.join(folder, name));
	let failure;
	if (await pLimit(8).map(bundle.entries, async (entry) => {
		if (failure === void 0) try {
			signal?.throwIfAborted(), await writeEntry(entry, path.join(folder, entry.path), bundle.epochSeconds);
		} catch (cause) {
			failure ??= { cause };
		}
	}), failure !== void 0) throw failure.cause;
	for (let name of folders.toReversed()) await chmod(path.join(folder, name), 493), await utimes(path.join(folder, name), bundle.epochSeconds, bundle.epochSeconds);
}
async function writeEntry(entry, target, epochSeconds) {
	entry.kind === "text" ? await writeFile(target, entry.text, { flag: "wx" }) : entry.path.startsWith("wheels/") ? await linkOrCopy(entry.source, target) : await copyFile(entry.source, target), await chmod(target, modeOf(entry.path)), await utimes(target, epochSeconds, epochSeconds);
}
async function linkOrCopy(source, target) {
	try {
		await link(source, target);
	} catch (error) {
		if (!NO_LINK.includes(errorCode(error))) throw error;
		await copyFile(source, target, constants$1.COPYFILE_EXCL | constants$1.COPYFILE_FICLONE);
	}
}
/** Folders first, so that an extractor does not create them with another mode; then files by code unit. */
function archiveEntries(bundle) {
	let folders = foldersOf(bundle).map((path) => ({
		kind: "folder",
		name: path === "" ? `${bundle.name}/` : `${bundle.name}/${path}/`,
		path,
		mode: 493,
		bytes: 0
	})), files = bundle.entries.map((entry) => {
		let bytes = entry.kind === "file" ? entry.bytes : Buffer.byteLength(entry.text);
		return {
			kind: "file",
			name: `${bundle.name}/${entry.path}`,
			path: entry.path,
			mode: modeOf(entry.path),
			bytes
		};
	});
	return [...folders, ...files];
}
/**
* Read a staged file in chunks. The yielded buffer is `buffer`, which is reused: consume it before the next iteration.
* @param bytes its expected size
* @throws BundleError `integrity` if the size changed
*/
async function* contentOf(file, bytes, buffer) {
	let handle = await open(file);
	try {
		let total = 0;
		for (;;) {
			let { bytesRead } = await handle.read(buffer, 0, buffer.length, total);
			if (total += bytesRead, total > bytes || bytesRead === 0 && total < bytes) throw sizeChanged(file);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await handle.close();
	}
}
function sizeChanged(file) {
	return new BundleError({
		kind: "integrity",
		what: `the size of ${file} changed after the file was checked`,
		hint: "Make sure that no other program writes to the output folder, and run again."
	});
}
// src/output/zip.ts
/** Read size. Unit: bytes. */
const READ_BYTES$1 = 512 * KIB;
/**
* The staged folder as a zip of stored members, zip64 where needed. Each file is read twice, for its CRC and for its content, so
* that sizes precede the data: many extractors reject a stored member with a data descriptor.
* @throws BundleError `integrity` if the size of a file changed
* Source: APPNOTE 6.3.10.
*/
async function* zipOf(staged) {
	let { readable, writable } = new TransformStream(), feeding = feed(staged, writable).catch(async (error) => {
		throw await writable.abort(error).catch(() => void 0), error;
	});
	feeding.catch(() => void 0), yield* readable, await feeding;
}
async function feed({ bundle, folder }, writable) {
	let { configure, ZipWriter } = await import("./zip2.js.js");
	configure({
		useWebWorkers: !1,
		useCompressionStream: !1
	});
	let zip = new ZipWriter(writable, memberOptions(bundle.epochSeconds)), room = Buffer.allocUnsafe(READ_BYTES$1);
	for (let entry of archiveEntries(bundle)) entry.kind === "folder" ? await zip.add(entry.name, void 0, {
		directory: !0,
		unixMode: 16384 | entry.mode
	}) : await zip.add(entry.name, ...await fileMember(entry, path.join(folder, entry.path), room));
	await zip.close();
}
/** Size and CRC are known in advance, so the streamed member needs no data descriptor. */
async function fileMember(entry, file, room) {
	let options = {
		unixMode: 32768 | entry.mode,
		passThrough: !0,
		compressionMethod: 0,
		uncompressedSize: entry.bytes,
		crc32: await crcOf(file, entry.bytes, room)
	};
	return [{
		readable: toByteStream(Readable.toWeb(openStream(file, entry.bytes))),
		size: entry.bytes
	}, options];
}
/** @param room read buffer, shared by all files to keep memory use constant */
async function crcOf(file, bytes, room) {
	let crc = 0;
	for await (let chunk of contentOf(file, bytes, room)) crc = crc32(chunk, crc);
	return crc;
}
function memberOptions(epochSeconds) {
	return {
		level: 0,
		rawLastModDate: toDosTime(epochSeconds),
		extendedTimestamp: !1,
		versionMadeBy: 768,
		keepOrder: !0
	};
}
/** Convert to a DOS time in UTC: even seconds, 1980 at the earliest. Source: APPNOTE, 4.4.6. */
function toDosTime(epochSeconds) {
	let at = /* @__PURE__ */ new Date(Math.max(epochSeconds, OLDEST_EPOCH_SECONDS) * 1e3), date = at.getUTCFullYear() - 1980 << 9 | at.getUTCMonth() + 1 << 5 | at.getUTCDate(), time = at.getUTCHours() << 11 | at.getUTCMinutes() << 5 | at.getUTCSeconds() >> 1;
	return (date << 16 | time) >>> 0;
}
/** Large chunks, since each passes through three streams. */
function openStream(file, bytes) {
	return createReadStream(file, { highWaterMark: Math.max(1, Math.min(bytes, READ_BYTES$1)) });
}
/** Node's type of a web stream differs from the DOM type. */
function toByteStream(stream) {
	return stream;
}
/** Update a CRC-32. `zlib.crc32` exists from Node 20.15 on. Source: RFC 1952. */
function crc32(bytes, before) {
	return typeof zlib.crc32 == "function" ? zlib.crc32(bytes, before) : tableCrc32(bytes, before);
}
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? value >>> 1 ^ 3988292384 : value >>> 1;
	return value;
});
/** CRC-32 without `zlib.crc32`. */
function tableCrc32(bytes, before) {
	let crc = ~before;
	for (let byte of bytes) crc = crc >>> 8 ^ (TABLE[(crc ^ byte) & 255] ?? 0);
	return ~crc >>> 0;
}
// src/output/tar.ts
/** Read size. Unit: bytes. */
const READ_BYTES = MIB;
/**
* The staged folder as a tar stream (ustar, pax for long names): sorted, owner 0, the bundle's time, fixed modes.
* The yielded buffer is reused: separate chunks would accumulate until the next garbage collection.
* @throws BundleError `integrity` if the size of a file changed
* Source: POSIX pax, "ustar Interchange Format".
*/
async function* tarOf({ bundle, folder }) {
	let mtime = /* @__PURE__ */ new Date(bundle.epochSeconds * 1e3), buffer = Buffer.allocUnsafe(READ_BYTES);
	for (let entry of archiveEntries(bundle)) yield* await headerBlocks({
		name: entry.name,
		mode: entry.mode,
		mtime,
		uid: 0,
		gid: 0,
		uname: "",
		gname: "",
		type: entry.kind === "folder" ? "directory" : "file",
		size: entry.bytes
	}), entry.kind !== "folder" && (yield* contentOf(path.join(folder, entry.path), entry.bytes, buffer), yield new Uint8Array((512 - entry.bytes % 512) % 512));
	yield /* @__PURE__ */ new Uint8Array(1024);
}
/** The library writes the header, and before it the pax record that a long name needs. */
async function headerBlocks(header) {
	let tar = (0, import_tar_stream.pack)();
	tar.on("error", () => void 0), tar.entry(header).on("error", () => void 0), await once(tar, "readable");
	let blocks = [];
	for (let block = toBytes(tar.read()); block !== null; block = toBytes(tar.read())) blocks.push(block);
	return tar.destroy(), blocks;
}
/** The type of `read()` is `any`. */
function toBytes(chunk) {
	return chunk;
}
/** Maximum size of a stored block. Unit: bytes. Source: RFC 1951, section 3.2.4. */
const BLOCK = 65535, HEADER = Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 255), LAST_BLOCK = Uint8Array.of(1, 0, 0, 255, 255);
/**
* The chunks as gzip with stored blocks: wheels are compressed already, and the bytes do not depend on the version of zlib or on
* the chunk boundaries. The yielded buffer is reused: consume it before the next iteration.
*/
async function* storedGzip(chunks) {
	let out = Buffer.allocUnsafe(1048640), crc = 0, total = 0, filled = 0;
	yield HEADER;
	for await (let chunk of chunks) {
		crc = crc32(chunk, crc), total += chunk.length;
		let taken = 0;
		for (; taken < chunk.length;) {
			let within = filled % BLOCK, part = chunk.subarray(taken, taken + BLOCK - within);
			out.set(part, placeOf$1(filled)), filled += part.length, taken += part.length, filled === 16 * BLOCK && (yield framed(out, filled), filled = 0);
		}
	}
	yield framed(out, filled), yield LAST_BLOCK, yield trailer(crc, total);
}
/** Offset of content byte `filled`: each block has a header of five bytes. */
function placeOf$1(filled) {
	return filled + 5 * (Math.floor(filled / BLOCK) + 1);
}
function framed(out, filled) {
	for (let start = 0; start < filled; start += BLOCK) {
		let length = Math.min(BLOCK, filled - start), at = placeOf$1(start) - 5;
		out[at] = 0, out.writeUInt16LE(length, at + 1), out.writeUInt16LE(length ^ 65535, at + 3);
	}
	return out.subarray(0, filled === 0 ? 0 : filled + 5 * Math.ceil(filled / BLOCK));
}
function trailer(crc, total) {
	let bytes = Buffer.alloc(8);
	return bytes.writeUInt32LE(crc >>> 0, 0), bytes.writeUInt32LE(total % 2 ** 32, 4), bytes;
}
/**
* Write the stream as one file, or as volumes if it is longer than `volumeBytes`; the concatenated volumes are the stream. Files
* are hashed while they are written, and end in `.part` until complete; after a failure, the caller removes the folder.
* @throws BundleError `usage` if more than 999 volumes would be needed
*/
async function writeVolumes(chunks, settings) {
	let { folder, name, volumeBytes } = settings, done = [], volume = await openVolume(settings, 1);
	try {
		for await (let chunk of chunks) {
			let rest = chunk;
			for (; rest.length > 0;) {
				volume.bytes() === volumeBytes && (done.push(await volume.finish()), volume = await openVolume(settings, done.length + 1));
				let part = rest.subarray(0, volumeBytes - volume.bytes());
				await volume.write(part), rest = rest.subarray(part.length);
			}
		}
		done.push(await volume.finish());
	} finally {
		await volume.close();
	}
	let [only] = done;
	return only === void 0 || done.length > 1 ? done : (await rename(path.join(folder, only.name), path.join(folder, name)), [{
		...only,
		name
	}]);
}
async function openVolume({ folder, name, volumeBytes }, number) {
	if (number > 999) throw tooMany(volumeBytes);
	let final = `${name}.${String(number).padStart(3, "0")}`, part = path.join(folder, `${final}.part`), handle = await open(part, "wx", 420), hash = createHash("sha256"), bytes = 0;
	return {
		bytes: () => bytes,
		write: async (chunk) => {
			hash.update(chunk), await handle.appendFile(chunk), bytes += chunk.length;
		},
		finish: async () => (await handle.chmod(420), await handle.close(), await rename(part, path.join(folder, final)), {
			name: final,
			sha256: toSha256(hash),
			bytes
		}),
		close: () => handle.close()
	};
}
function tooMany(volumeBytes) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "volume-size",
			actual: `${volumeBytes} bytes`,
			expected: "choose a size that needs at most 999 volumes"
		}]
	});
}
// src/output/archive.ts
const STREAMS = {
	"tar.gz": (staged) => storedGzip(tarOf(staged)),
	zip: zipOf
};
/**
* Pack the staged folder. The same folder gives the same bytes in every time zone and with every umask, Node and zlib; memory use
* does not depend on its size.
* @returns the volumes in order, or one file
* @throws BundleError `environment` for disk errors, `integrity` if a file changed, `cancelled`
*/
async function packArchive(staged, settings) {
	let { kind, folder, volumeBytes, signal } = settings;
	try {
		return await writeVolumes(watched(STREAMS[kind](staged), settings), {
			folder,
			name: `${staged.bundle.name}${ARCHIVE_KINDS[kind].extension}`,
			volumeBytes
		});
	} catch (cause) {
		throw diskFailure(cause, folder, signal);
	}
}
async function* watched(chunks, { signal, progress }) {
	let bytes = 0;
	for await (let chunk of chunks) signal?.throwIfAborted(), yield chunk, bytes += chunk.length, progress?.(bytes);
}
// src/worker/program.ts
/**
* Run a program without a shell; kill it on timeout or cancellation.
* @throws BundleError `cancelled`; the operating system's error if it cannot be started
*/
function runProgram(command, args, options) {
	let { env, cwd, input, seconds, signal } = options;
	return signal.aborted ? Promise.reject(new BundleError({ kind: "cancelled" })) : new Promise((resolve, reject) => {
		let child = spawn(command, args, {
			...env && { env },
			...cwd !== void 0 && { cwd },
			stdio: "pipe"
		}), result = {
			stdout: "",
			stderr: "",
			timedOut: !1
		}, stop = () => void child.kill("SIGKILL"), timer = seconds === void 0 ? void 0 : setTimeout(() => {
			result.timedOut = !0, stop();
		}, seconds * 1e3), listen = (stream) => (piece) => {
			let text = result[stream] + piece;
			result[stream] = seconds === void 0 ? text : text.slice(-4e6);
		}, end = () => {
			clearTimeout(timer), signal.removeEventListener("abort", stop);
		};
		signal.addEventListener("abort", stop, { once: !0 }), child.stdout.setEncoding("utf8").on("data", listen("stdout")), child.stderr.setEncoding("utf8").on("data", listen("stderr")), child.stdin.on("error", () => void 0), child.on("error", (cause) => {
			end(), reject(cause);
		});
		let settle = (code) => {
			end(), signal.aborted ? reject(new BundleError({ kind: "cancelled" })) : resolve({
				code: code ?? void 0,
				...result
			});
		};
		child.on("close", settle), child.on("exit", (code) => (signal.aborted || result.timedOut) && settle(code)), child.stdin.end(input);
	});
}
/** Return a `Run` that kills its programs when the signal is aborted. */
function programsUntil(signal) {
	return async (command, args, options = {}) => {
		let { code = 1, stdout, stderr } = await runProgram(command, args, {
			...options,
			signal
		});
		return {
			code,
			stdout,
			stderr
		};
	};
}
/** Variables for paths, temporary folders and locale; none that configure Python or pip. */
const KEPT$1 = /* @__PURE__ */ new Set([
	"PATH",
	"HOME",
	"USER",
	"LOGNAME",
	"LANG",
	"TZ",
	"TMPDIR",
	"TEMP",
	"TMP",
	"SYSTEMROOT",
	"SYSTEMDRIVE",
	"WINDIR",
	"COMSPEC",
	"PATHEXT",
	"APPDATA",
	"LOCALAPPDATA",
	"PROGRAMDATA",
	"PROGRAMFILES",
	"USERPROFILE",
	"USERNAME",
	"HOMEDRIVE",
	"HOMEPATH",
	"XDG_RUNTIME_DIR"
]);
/**
* Return the environment of proofs and of all workers except the fetcher: without PIP_*, and without pip's configuration files,
* because `--isolated` still reads the global one.
*/
function cleanEnv(env) {
	let kept = Object.entries(env).filter(([name, value]) => value !== void 0 && (KEPT$1.has(name.toUpperCase()) || name.startsWith("LC_")));
	return {
		...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ""])),
		PIP_CONFIG_FILE: nullDevice(env),
		PYTHONUTF8: "1"
	};
}
/**
* Return the environment of the fetcher, which reads network settings from pip's configuration: all variables except the credentials of
* named indexes, which it receives with its settings.
*/
function fetcherEnv(env) {
	return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => value === void 0 || name.startsWith("OFFLINE_BUNDLE_INDEX_") ? [] : [[name, value]]));
}
/** Whether the environment is that of Windows. */
function isWindows(env) {
	return env.SystemRoot !== void 0 || env.SYSTEMROOT !== void 0;
}
/** The file that is always empty. */
function nullDevice(env) {
	return isWindows(env) ? "nul" : "/dev/null";
}
// src/output/signature.ts
/**
* Write a detached signature next to `file`: `.asc` by gpg, `.p7s` (CMS, DER) by openssl. Passphrases are left to the gpg agent or
* the key file.
* @returns the path of the signature
* @throws BundleError `environment` if the program is missing, `signature` if it fails
*/
async function signFile(file, signer, run) {
	return signer.kind === "gpg" ? signByGpg(file, signer.key, run) : signByOpenssl(file, signer, run);
}
async function signByGpg(file, key, run) {
	let signature = `${file}.asc`, ran = await start(run, "gpg", [
		"--batch",
		"--yes",
		"--no-tty",
		"--armor",
		"--digest-algo",
		"SHA256",
		"--local-user",
		key,
		"--output",
		signature,
		"--detach-sign",
		file
	]);
	if (ran.code !== 0) throw signingFailed("gpg", file, ran, "Check that `gpg --list-secret-keys` lists the key.");
	return signature;
}
async function signByOpenssl(file, { cert, key }, run) {
	let signature = `${file}.p7s`, chain = `${file}.chain.pem`, issuers = await issuersIn(cert);
	try {
		issuers !== "" && await writeFile(chain, issuers);
		let ran = await start(run, "openssl", [
			"cms",
			"-sign",
			"-binary",
			"-nosmimecap",
			"-md",
			"sha256",
			"-in",
			file,
			"-signer",
			cert,
			"-inkey",
			key,
			...issuers === "" ? [] : ["-certfile", chain],
			"-outform",
			"DER",
			"-out",
			signature
		]);
		if (ran.code !== 0) throw signingFailed("openssl", file, ran, "Check that the certificate and the key of --sign-with belong together.");
		return signature;
	} finally {
		await rm(chain, { force: !0 });
	}
}
/** The certificates after the first one of a PEM file: openssl does not accept the signer's certificate twice. */
async function issuersIn(cert) {
	return ((await readFile(cert, "utf8").catch(() => "")).match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []).slice(1).map((one) => `${one}\n`).join("");
}
function signingFailed(program, file, ran, hint) {
	return new BundleError({
		kind: "signature",
		what: `${program} could not sign ${path.basename(file)}: ${lastLine(ran)}`,
		hint
	});
}
/** Run a program. @throws BundleError `environment` if it is not installed, `cancelled` */
async function start(run, program, args, options) {
	try {
		return await run(program, args, options);
	} catch (cause) {
		throw errorCode(cause) === "ABORT_ERR" ? new BundleError({ kind: "cancelled" }, { cause }) : errorCode(cause) === "ENOENT" ? new BundleError({
			kind: "environment",
			what: `${program} is not installed`,
			hint: `Install ${program} to make and verify signatures.`
		}, { cause }) : cause;
	}
}
/** The last line of stderr, or of stdout if stderr is empty. */
function lastLine({ stdout, stderr }) {
	return (stderr.trim() === "" ? stdout : stderr).trim().split("\n").at(-1)?.trim() ?? "";
}
/**
* Verify a detached signature. Only the given keys or CAs are trusted, not those of the user or the machine.
* @returns the signer: `CN=…` with the sha256 of the certificate, or the user id with the fingerprint of the key
* @throws BundleError `signature` if it is not valid, `usage` if the trusted file is part of the delivery,
* `environment` if gpg or openssl is missing
*/
async function verifySignature(signed, run, env) {
	await checkForeignKey(signed);
	let aside = await mkdtemp(path.join(tmpdir(), "ob-"));
	try {
		return signed.signature.endsWith(".asc") ? await byGpg(signed, aside, run, env) : await byOpenssl(signed, aside, run, env);
	} finally {
		await rm(aside, {
			recursive: !0,
			force: !0
		});
	}
}
async function checkForeignKey({ trusted, untrusted }) {
	let key = await realpath(trusted).catch((error) => {
		throw errorCode(error) === "ENOENT" ? usage(trusted, "file not found") : error;
	});
	for (let folder of untrusted) {
		let inside = path.relative(await realpath(folder), key), [first] = inside.split(path.sep);
		if (inside !== "" && first !== ".." && !path.isAbsolute(inside)) throw usage(trusted, "was delivered with the bundle: obtain the key or CA certificate from another source");
	}
}
/** Uses an empty GNUPGHOME, so that the user's keys are not trusted. */
async function byGpg({ file, signature, trusted }, home, run, env) {
	let gpg = (...args) => start(run, "gpg", [
		"--homedir",
		home,
		"--batch",
		"--no-tty",
		"--no-autostart",
		...args
	], { env }), imported = await gpg("--import", trusted);
	if (!/ public key .*imported|imported: [1-9]/.test(imported.stderr)) throw invalidSignature(trusted, `contains no public key: ${lastLine(imported)}`);
	let ran = await gpg("--trust-model", "always", "--status-fd", "1", "--verify", signature, file), status = ran.stdout.split("\n").filter((line) => line.startsWith("[GNUPG:] ")).map((line) => line.slice(9)), said = (word) => status.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1), [, user] = /^\S+ (.*)$/.exec(said("GOODSIG") ?? "") ?? [], fingerprint = said("VALIDSIG")?.split(" ")[0];
	if (ran.code !== 0 || user === void 0 || fingerprint === void 0) throw invalidSignature(signature, lastLine(ran));
	return `${user} (${fingerprint})`;
}
async function byOpenssl({ file, signature, trusted }, aside, run, env) {
	let none = path.join(aside, "none");
	await mkdir(none);
	let signer = path.join(aside, "signer.pem"), only = {
		...env,
		SSL_CERT_DIR: none,
		SSL_CERT_FILE: trusted,
		SSL_CERT_URI: ""
	}, ran = await start(run, "openssl", [
		"cms",
		"-verify",
		"-binary",
		"-inform",
		"DER",
		"-in",
		signature,
		"-content",
		file,
		"-CAfile",
		trusted,
		"-purpose",
		"any",
		"-signer",
		signer,
		"-out",
		path.join(aside, "content")
	], { env: only });
	if (ran.code !== 0) throw invalidSignature(signature, reasonOf(ran.stderr));
	let { stdout } = await start(run, "openssl", [
		"x509",
		"-in",
		signer,
		"-noout",
		"-subject",
		"-nameopt",
		"RFC2253",
		"-fingerprint",
		"-sha256"
	], { env }), subject = /^subject=\s*(.*)$/m.exec(stdout)?.[1] ?? "unknown", fingerprint = /Fingerprint=([0-9A-F:]+)/i.exec(stdout)?.[1]?.replaceAll(":", "").toLowerCase();
	if (fingerprint === void 0 || (await readFile(signer, "utf8")).trim() === "") throw invalidSignature(signature, "the signature does not name a signer");
	return `${subject} (sha256 ${fingerprint})`;
}
function reasonOf(stderr) {
	return /Verify error:\s*(.*)/i.exec(stderr)?.[1] ?? stderr.trim().split("\n").at(-1) ?? "";
}
function invalidSignature(file, why) {
	return new BundleError({
		kind: "signature",
		what: `${path.basename(file)}: ${why}`,
		hint: "Do not use this bundle; contact the sender through a different channel."
	});
}
function usage(given, expected) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "verify-with",
			actual: given,
			expected
		}]
	});
}
const SUMS_SUFFIX = ".SHA256SUMS";
/**
* Verify the signature of the bundle folder `given` with the keys or the CA in `trusted`. The signature covers the checksums next to
* the folder, which list the SHA256SUMS inside it. The folder may have been renamed.
* @returns the signer
* @throws BundleError `signature` without a valid signature, `usage` for a key that was delivered with the bundle, `environment`
*/
async function verifyOrigin(given, trusted, ports) {
	let folder = path.resolve(given), out = path.dirname(folder), aside = await mkdtemp(path.join(tmpdir(), "offline-bundle-origin-"));
	try {
		let digest = await fileSha256(path.join(folder, "SHA256SUMS")), sums = await sumsThatName(digest, out);
		if (sums === void 0) throw unsigned(`no *${SUMS_SUFFIX} in ${out} lists this bundle`);
		let file = path.join(aside, "SHA256SUMS");
		await copyFile(sums, file);
		let signature = await signatureOf(sums, trusted), env = {
			...cleanEnv(ports.env),
			LC_ALL: "C",
			LANGUAGE: "C"
		}, signer = await verifySignature({
			file,
			signature,
			trusted,
			untrusted: [folder, out]
		}, ports.run, env);
		if (!names$1(await readFile(file, "utf8"), digest)) throw unsigned(`${path.basename(sums)} does not list this bundle`);
		return signer;
	} catch (cause) {
		throw diskFailure(cause, folder);
	} finally {
		await rm(aside, {
			recursive: !0,
			force: !0
		});
	}
}
async function sumsThatName(digest, out) {
	let lists = (await readdir(out)).filter((name) => name.endsWith(SUMS_SUFFIX)).sort();
	for (let name of lists) if (names$1(await readFile(path.join(out, name), "utf8"), digest)) return path.join(out, name);
}
function names$1(sums, digest) {
	return parseSums(sums).lines.some((line) => line.sha256 === digest && line.path.endsWith("/SHA256SUMS"));
}
/** `.p7s` for a certificate, `.asc` for an OpenPGP key. */
async function signatureOf(sums, trusted) {
	let signature = `${sums}${(await readFile(trusted, "latin1")).includes("-----BEGIN CERTIFICATE-----") ? ".p7s" : ".asc"}`;
	if (await lstat(signature).then(() => !0, onCode(["ENOENT"], !1))) return signature;
	throw unsigned(`${path.basename(signature)} is missing: the bundle has no signature of this kind, or the signature was not copied with it`);
}
function unsigned(what) {
	return new BundleError({
		kind: "signature",
		what,
		hint: `Copy the *${SUMS_SUFFIX} file and its signature (.asc or .p7s) next to the bundle folder.`
	});
}
// src/output/companions.ts
/**
* Pack a staged bundle and write its companion files next to it. After a failure, the caller removes partial files.
* @throws BundleError
*/
async function writeCompanions(staged, settings) {
	let folder = path.dirname(staged.folder);
	try {
		let { archive: kind, volumeBytes } = settings.output, archives = kind === "none" ? [] : await packArchive(staged, {
			...settings,
			kind,
			folder,
			volumeBytes
		}), others = await writeOthers(staged, {
			proofs: settings.proofs,
			report: settings.report?.(archives)
		}, folder), listed = [...archives, ...others].sort(byText(({ name }) => name));
		return {
			archives,
			files: [...listed, ...await writeSums(staged, settings, folder, listed)]
		};
	} catch (cause) {
		throw diskFailure(cause, folder, settings.signal);
	}
}
async function writeOthers({ bundle, folder }, { proofs, report }, to) {
	let { name } = bundle;
	await copyFile(path.join(folder, "manifest.json"), path.join(to, `${name}.manifest.json`)), await copyFile(path.join(folder, "install.py"), path.join(to, "install.py")), await writeFile(path.join(to, `${name}.proofs.json`), proofs), report !== void 0 && await writeFile(path.join(to, `${name}.report.html`), report);
	let names = [
		`${name}.manifest.json`,
		"install.py",
		`${name}.proofs.json`,
		...report === void 0 ? [] : [`${name}.report.html`]
	];
	return Promise.all(names.map((file) => packedFile(to, file)));
}
/** The list includes the SHA256SUMS inside the bundle, so that one signature covers every file, packed or unpacked. */
async function writeSums(staged, { output, run }, to, listed) {
	let { bundle } = staged, sums = `${bundle.name}.SHA256SUMS`, inner = bundle.entries.filter(({ path: file }) => SUMS_INSIDE.includes(file)).map((entry) => ({
		path: `${bundle.name}/${entry.path}`,
		sha256: entrySha256(entry)
	}));
	await writeFile(path.join(to, sums), sumsText([...listed.map(({ name, sha256 }) => ({
		path: name,
		sha256
	})), ...inner]));
	let signature = output.signWith === void 0 ? [] : [path.basename(await signFile(path.join(to, sums), output.signWith, run))];
	return Promise.all([sums, ...signature].map((file) => packedFile(to, file)));
}
/** The checksums in a bundle; a delta has both, the second for the bundle that it restores. */
const SUMS_INSIDE = ["SHA256SUMS", "full/SHA256SUMS"];
async function packedFile(folder, name) {
	let file = path.join(folder, name);
	return {
		name,
		sha256: await fileSha256(file),
		bytes: (await stat(file)).size
	};
}
// src/verify/verdict.ts
/** Fields of one check. @param finding schema of a finding in this format */
function checkFields(finding) {
	return {
		level: picklist(PROOF_LEVELS),
		passed: boolean(),
		/** The tool: `closure walk`, `pip 26.3`, or the interpreter. */
		by: string(),
		/** Full version of the interpreter that installed or imported. */
		python: exactOptional(string()),
		/** `glibc 2.36`, `musl 1.2.5`, `macOS 15.1`, `Windows 11`. */
		system: exactOptional(string()),
		how: exactOptional(picklist(["native", "emulated"])),
		/** For a repeated dry run: the points that it covered. */
		points: exactOptional(array(PointSchema)),
		findings: array(finding)
	};
}
/** Fields of a verdict: the checks of one target and their findings. */
function verdictFields(id, finding) {
	return {
		target: id,
		/** The highest level that passed; `none` when the closure failed. */
		level: picklist([...PROOF_LEVELS, "none"]),
		checks: array(strictObject(checkFields(finding))),
		findings: array(finding),
		micros: MicroCoverSchema
	};
}
const VerdictSchema = strictObject(verdictFields(targetId, FindingSchema$1)), Time = pipe(string(), regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/), description("ISO 8601, UTC")), BuiltWheel = strictObject({
	wheel: string(),
	sha256: string(),
	kind: picklist([
		"sdist",
		"vcs",
		"folder"
	]),
	url: string(),
	sourceSha256: exactOptional(string()),
	revision: exactOptional(string()),
	staticMetadata: boolean(),
	backend: string(),
	python: string()
}), ProofsSchema = strictObject({
	format: literal(2),
	name: string(),
	/** Of manifest.json in the bundle. */
	manifestSha256: pipe(string(), regex(/^[0-9a-f]{64}$/)),
	tools: strictObject({
		offlineBundle: string(),
		node: string(),
		python: string(),
		pip: string()
	}),
	/** What ran, e.g. `linux x64`. */
	host: string(),
	started: Time,
	sealed: Time,
	targets: array(strictObject(verdictFields(string(), FindingSchema))),
	built: array(BuiltWheel)
});
/**
* The text of `<name>.proofs.json`.
* @throws ValiError if the proofs do not match their schema, which is a bug
*/
function proofsText(proofs) {
	return documentText(parse(ProofsSchema, proofs));
}
/** Collect the verdicts, tools, builds and times of a run, with URLs and texts made safe to record. */
function proofsOf({ verdicts, union, started, sealed, ...facts }) {
	return {
		format: 2,
		...facts,
		started: started.toISOString(),
		sealed: sealed.toISOString(),
		targets: verdicts.map(({ target, level, checks, findings: found, micros }) => ({
			target,
			level,
			checks: checks.map(plainCheck),
			findings: found.map(plainFinding),
			micros
		})),
		built: union.files.flatMap(({ filename, sha256, built }) => built === void 0 ? [] : [{
			wheel: filename,
			...builtProof(sha256, built)
		}])
	};
}
function builtProof(sha256, built) {
	let { sha256: source, kind, url, revision, staticMetadata, backend, python } = built;
	return {
		sha256,
		kind,
		url: recordedUrl(url),
		...source === void 0 ? {} : { sourceSha256: source },
		...revision === void 0 ? {} : { revision: plainLine(revision) },
		staticMetadata,
		backend: plainLine(backend),
		python
	};
}
function plainCheck({ findings: found, ...check }) {
	return {
		...check,
		findings: found.map(plainFinding)
	};
}
// src/output/publish.ts
/**
* Pack every bundle, write its companion files, and publish all of them in one commit. On failure, no output path has changed.
* @throws BundleError
*/
async function publishBundles(bundles, settings, transaction) {
	let published = [];
	for (let verified of bundles) published.push({
		verified,
		companions: await writeCompanions(verified.staged, companionSettings(verified, settings))
	});
	if (settings.ports.signal.aborted) throw new BundleError({ kind: "cancelled" });
	return await transaction.commit(bundles.map(({ spec }) => spec.name)), published;
}
function companionSettings(verified, settings) {
	let { spec, staged, union, verdicts } = verified, { output, ports, tools, host, started } = settings, manifestSha256 = sha256Of(manifestIn(staged.bundle)), proofs = proofsOf({
		name: spec.name,
		manifestSha256,
		tools: {
			offlineBundle: VERSION,
			...tools
		},
		host,
		started,
		sealed: ports.clock.now(),
		verdicts,
		union
	});
	return {
		output,
		proofs: proofsText(proofs),
		report: (archives) => settings.report(verified, proofs, archives),
		run: ports.run,
		signal: ports.signal,
		progress: (done) => ports.log.progress({
			what: "Pack",
			done,
			total: bytesOf(staged.bundle.entries),
			unit: "bytes"
		})
	};
}
function bytesOf(entries) {
	return entries.reduce((sum, entry) => sum + (entry.kind === "file" ? entry.bytes : entry.text.length), 0);
}
// src/policy/license-texts.ts
/**
* Classifiers that identify one SPDX license, by their last part. Other classifiers are ambiguous.
* Source: Core metadata, "Classifier" and trove-classifiers; PEP 639, "Mapping license classifiers to SPDX identifiers".
*/
const CLASSIFIERS = {
	"Apache Software License 2.0": "Apache-2.0",
	"Attribution Assurance License": "AAL",
	"Blue Oak Model License (BlueOak-1.0.0)": "BlueOak-1.0.0",
	"Boost Software License 1.0 (BSL-1.0)": "BSL-1.0",
	"CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
	"CMU License (MIT-CMU)": "MIT-CMU",
	"Common Development and Distribution License 1.0 (CDDL-1.0)": "CDDL-1.0",
	"Eclipse Public License 1.0 (EPL-1.0)": "EPL-1.0",
	"Eclipse Public License 2.0 (EPL-2.0)": "EPL-2.0",
	"European Union Public Licence 1.0 (EUPL 1.0)": "EUPL-1.0",
	"European Union Public Licence 1.1 (EUPL 1.1)": "EUPL-1.1",
	"European Union Public Licence 1.2 (EUPL 1.2)": "EUPL-1.2",
	"GNU Affero General Public License v3": "AGPL-3.0-only",
	"GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
	"GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
	"GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
	"GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
	"GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
	"GNU Lesser General Public License v2 (LGPLv2)": "LGPL-2.0-only",
	"GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
	"GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
	"GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
	"Historical Permission Notice and Disclaimer (HPND)": "HPND",
	"ISC License (ISCL)": "ISC",
	"MIT License": "MIT",
	"MIT No Attribution License (MIT-0)": "MIT-0",
	"Mozilla Public License 1.0 (MPL)": "MPL-1.0",
	"Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
	"Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
	"Mulan Permissive Software License v2 (MulanPSL-2.0)": "MulanPSL-2.0",
	"Open Software License 3.0 (OSL-3.0)": "OSL-3.0",
	"PostgreSQL License": "PostgreSQL",
	"Public Domain": "LicenseRef-Public-Domain",
	"Qt Public License (QPL)": "QPL-1.0",
	"SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
	"Sleepycat License": "Sleepycat",
	"The Unlicense (Unlicense)": "Unlicense",
	"Universal Permissive License (UPL)": "UPL-1.0",
	"University of Illinois/NCSA Open Source License": "NCSA",
	"Vovida Software License 1.0": "VSL-1.0",
	"W3C License": "W3C",
	"Zero-Clause BSD (0BSD)": "0BSD",
	"zlib/libpng License": "Zlib"
}, FAMILIES = {
	"Academic Free License (AFL)": /^afl-/i,
	"Apple Public Source License": /^apsl-/i,
	"Apache Software License": /^apache-/i,
	"Artistic License": /^artistic-/i,
	"BSD License": /^(?:0bsd|bsd-)/i,
	"Eiffel Forum License": /^efl-/i,
	"GNU Free Documentation License (FDL)": /^gfdl-/i,
	"GNU General Public License (GPL)": /^gpl-/i,
	"GNU Library or Lesser General Public License (LGPL)": /^lgpl-/i,
	"Python Software Foundation License": /^(?:psf-2\.0|python-2\.0|cnri-)/i,
	"Zope Public License": /^zpl-/i
}, FAMILY_TEXTS = {
	apache: "Apache Software License",
	"apache license": "Apache Software License",
	"apache software license": "Apache Software License",
	asl: "Apache Software License",
	bsd: "BSD License",
	"bsd license": "BSD License",
	"bsd-like": "BSD License",
	"bsd-style": "BSD License",
	"the bsd license": "BSD License",
	"bsd licence": "BSD License",
	gpl: "GNU General Public License (GPL)",
	"gnu gpl": "GNU General Public License (GPL)",
	"gnu general public license": "GNU General Public License (GPL)",
	lgpl: "GNU Library or Lesser General Public License (LGPL)",
	"gnu lgpl": "GNU Library or Lesser General Public License (LGPL)",
	psf: "Python Software Foundation License",
	"psf license": "Python Software Foundation License",
	psfl: "Python Software Foundation License",
	"python software foundation license": "Python Software Foundation License",
	zpl: "Zope Public License"
}, TEXTS = {
	mit: "MIT",
	"mit license": "MIT",
	"the mit license": "MIT",
	"the mit license (mit)": "MIT",
	"mit licence": "MIT",
	expat: "MIT",
	"expat license": "MIT",
	"apache 2": "Apache-2.0",
	"apache 2.0": "Apache-2.0",
	"apache-2": "Apache-2.0",
	apache2: "Apache-2.0",
	"apache2.0": "Apache-2.0",
	"asl 2.0": "Apache-2.0",
	"apache v2": "Apache-2.0",
	"apache license 2.0": "Apache-2.0",
	"apache license, version 2.0": "Apache-2.0",
	"apache license version 2.0": "Apache-2.0",
	"apache software license 2.0": "Apache-2.0",
	"apache 2.0 license": "Apache-2.0",
	"apache-2.0 license": "Apache-2.0",
	"apache license v2.0": "Apache-2.0",
	"apache license 2": "Apache-2.0",
	"the apache license 2.0": "Apache-2.0",
	"bsd 3-clause": "BSD-3-Clause",
	"3-clause bsd": "BSD-3-Clause",
	"bsd-3": "BSD-3-Clause",
	"bsd 3-clause license": "BSD-3-Clause",
	"3-clause bsd license": "BSD-3-Clause",
	"bsd 3 clause": "BSD-3-Clause",
	"new bsd": "BSD-3-Clause",
	"new bsd license": "BSD-3-Clause",
	"modified bsd license": "BSD-3-Clause",
	"bsd (3-clause)": "BSD-3-Clause",
	"bsd-3-clause license": "BSD-3-Clause",
	"bsd 2-clause": "BSD-2-Clause",
	"2-clause bsd": "BSD-2-Clause",
	"bsd-2": "BSD-2-Clause",
	"bsd 2-clause license": "BSD-2-Clause",
	"simplified bsd": "BSD-2-Clause",
	"simplified bsd license": "BSD-2-Clause",
	"mit license (mit)": "MIT",
	"the mit license (mit) license": "MIT",
	"mit/x11": "MIT",
	"x11/mit": "MIT",
	"mit-style": "MIT",
	"apache license, 2.0": "Apache-2.0",
	"apache license (2.0)": "Apache-2.0",
	"apache license v2": "Apache-2.0",
	"apache license, version 2": "Apache-2.0",
	"the apache software license, version 2.0": "Apache-2.0",
	"apache software license version 2.0": "Apache-2.0",
	"apache-2.0 licence": "Apache-2.0",
	"apache v2.0": "Apache-2.0",
	"apache license 2.0 (apache-2.0)": "Apache-2.0",
	"the bsd 3-clause license": "BSD-3-Clause",
	"bsd 3-clause \"new\" or \"revised\" license": "BSD-3-Clause",
	"bsd-3clause": "BSD-3-Clause",
	bsd3: "BSD-3-Clause",
	"revised bsd": "BSD-3-Clause",
	"public domain": "LicenseRef-Public-Domain",
	"isc license": "ISC",
	iscl: "ISC",
	"mpl-2": "MPL-2.0",
	mplv2: "MPL-2.0",
	"mplv2.0": "MPL-2.0",
	"mpl v2": "MPL-2.0",
	"mozilla public license, version 2.0": "MPL-2.0",
	"gpl-3": "GPL-3.0-only",
	gpl3: "GPL-3.0-only",
	"gpl v2": "GPL-2.0-only",
	"gpl-2": "GPL-2.0-only",
	"gnu gpl v3": "GPL-3.0-only",
	"gnu general public license v3": "GPL-3.0-only",
	"lgpl v3": "LGPL-3.0-only",
	"lgpl-3": "LGPL-3.0-only",
	"agpl v3": "AGPL-3.0-only",
	"gnu agplv3": "AGPL-3.0-only",
	"zlib license": "Zlib",
	"boost software license 1.0": "BSL-1.0",
	"mpl 2.0": "MPL-2.0",
	mpl2: "MPL-2.0",
	"mozilla public license 2.0": "MPL-2.0",
	"mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
	gplv2: "GPL-2.0-only",
	"gplv2+": "GPL-2.0-or-later",
	gplv3: "GPL-3.0-only",
	"gplv3+": "GPL-3.0-or-later",
	"gpl v3": "GPL-3.0-only",
	"gnu gplv3": "GPL-3.0-only",
	"lgplv2.1": "LGPL-2.1-only",
	"lgplv2.1+": "LGPL-2.1-or-later",
	lgplv3: "LGPL-3.0-only",
	"lgplv3+": "LGPL-3.0-or-later",
	agplv3: "AGPL-3.0-only",
	"agplv3+": "AGPL-3.0-or-later",
	"psf-2.0": "PSF-2.0",
	"python-2.0": "Python-2.0",
	"the unlicense": "Unlicense",
	unlicense: "Unlicense",
	hpnd: "HPND",
	"zpl 2.1": "ZPL-2.1",
	"zpl-2.1": "ZPL-2.1"
}, USUAL_IDS = /* @__PURE__ */ "0BSD,AFL-3.0,AGPL-3.0-only,AGPL-3.0-or-later,Apache-1.1,Apache-2.0,Artistic-2.0,BlueOak-1.0.0,BSD-2-Clause,BSD-3-Clause,BSL-1.0,CC0-1.0,EPL-1.0,EPL-2.0,EUPL-1.2,GPL-2.0-only,GPL-2.0-or-later,GPL-3.0-only,GPL-3.0-or-later,HPND,ISC,LGPL-2.0-only,LGPL-2.0-or-later,LGPL-2.1-only,LGPL-2.1-or-later,LGPL-3.0-only,LGPL-3.0-or-later,MIT,MIT-0,MIT-CMU,MPL-1.1,MPL-2.0,NCSA,PSF-2.0,Python-2.0,Unlicense,UPL-1.0,WTFPL,Zlib,ZPL-2.1".split(",");
// src/resolve/missing-wheels.ts
/** Return the sdists of releases without a wheel for unsolved targets; repositories and folders are not included. */
function lackedSdists(resolutions, targets) {
	let found = /* @__PURE__ */ new Map();
	for (let one of resolutions.filter(isUnsolved)) if (!isRuledOut(one)) for (let sdist of one.sdists.filter(isRelease)) {
		let lacked = found.get(sdist.url) ?? {
			sdist,
			targets: []
		};
		lacked.targets.push(...targets.filter(({ id }) => id === one.target)), found.set(sdist.url, lacked);
	}
	return [...found.values()].sort(byText(({ sdist }) => `${sdist.project} ${sdist.version}`));
}
/** @param sha256 of the sdist */
function missingWheel({ sdist, targets }, sha256) {
	let { project, version, url } = sdist, selectors = [...new Set(targets.flatMap((target) => selectorOf(target) ?? []))];
	return {
		project,
		version,
		url: maskSecrets(url),
		sha256,
		targets: targets.map(({ id }) => id),
		selectors
	};
}
/** Whether unsolved targets lack nothing but wheels of their sdists. */
function lacksOnlyWheels(resolutions, { locked }) {
	return resolutions.filter(isUnsolved).every((one) => {
		let projects = new Set(one.sdists.map(({ project }) => project)), named = !locked || one.findings.every(({ project }) => project !== void 0 && projects.has(project));
		return one.sdists.length > 0 && one.sdists.every(isRelease) && named && !isRuledOut(one);
	});
}
function isUnsolved(resolution) {
	return resolution.kind === "unsolved";
}
/** Whether a policy rejects a source: a wheel built from it elsewhere would be rejected too. */
function isRuledOut({ findings }) {
	return findings.some(({ kind }) => FINDING_KINDS[kind].class === "policy");
}
/** Archives that pip accepts as sdists. */
const ARCHIVE = /\.(?:tar\.gz|tgz|tar\.bz2|tar\.xz|zip)$/i;
function isRelease({ project, version, url }) {
	let [address = ""] = url.split("#");
	return project !== "" && version !== "" && /^(?:https?|file):/i.test(url) && ARCHIVE.test(address);
}
/** Return the build identifier of cibuildwheel; undefined for systems it does not support. Source: its docs, "CIBW_BUILD, CIBW_SKIP". */
function selectorOf({ python, system }) {
	let platform = platformOf(system), { implementation, series, freeThreaded } = python;
	return platform === void 0 ? void 0 : `${implementation}${series.replace(".", "")}${freeThreaded ? "t" : ""}-${platform}`;
}
const WINDOWS = {
	AMD64: "win_amd64",
	ARM64: "win_arm64",
	x86: "win32"
};
function platformOf(system) {
	switch (system.os) {
		case "linux": return `${system.libc === "glibc" ? "manylinux" : "musllinux"}_${system.machine}`;
		case "macos": return `macosx_${system.machine}`;
		case "windows": return WINDOWS[system.machine];
		case "other": return;
		default: return unreachable(system);
	}
}
/** Return the fields of a finding about a source. */
function identityOf(wanted) {
	return {
		...wanted.project === "" ? {} : { project: wanted.project },
		...wanted.version === "" ? {} : { version: wanted.version },
		chain: wanted.chain
	};
}
/** Return `name 1.0`, or the URL if the name is only known after a build. */
function titleOf({ project, version, url }) {
	return project === "" ? maskSecrets(url) : [project, version].filter((word) => word !== "").join(" ");
}
/** Return ` (required by app -> name)`, or '' for a direct requirement. */
function chainOf({ chain }) {
	return chain.length > 0 ? ` (required by ${chain.join(" -> ")})` : "";
}
// src/policy/rules.ts
function releasesOf({ files }) {
	let releases = /* @__PURE__ */ new Map();
	for (let file of files) {
		let key = `${file.project} ${file.version}`;
		releases.set(key, [...releases.get(key) ?? [], file]);
	}
	return [...releases.values()].flatMap((same) => {
		let [first] = same;
		return first === void 0 ? [] : [{
			project: first.project,
			version: first.version,
			files: same
		}];
	});
}
/** The targets that need any of the files, in the order of the request. */
function targetsOf$1(files, union) {
	let wanting = new Set(files.flatMap(({ targets }) => targets));
	return union.targets.map(({ target }) => target).filter((target) => wanting.has(target));
}
/** Convert a breach to a finding that names project, version, targets and rule. */
function findingOf({ project, version }, targets, { kind, what, hint }) {
	return {
		kind,
		severity: "error",
		message: `${project} ${version} (${targets.join(", ")}): ${what}`,
		hint,
		project,
		version
	};
}
/** Releases with a yanked file (Simple API; PEP 592). */
function yankedReleases(union) {
	return releasesOf(union).map((release) => ({
		...release,
		files: release.files.filter(({ yanked }) => yanked !== void 0)
	})).filter(({ files }) => files.length > 0);
}
/** The finding for a yanked release: an error, or a warning if the user pinned this version. */
function yankedFinding(release, union, options) {
	let { files } = release, reason = files.find(({ yanked = "" }) => yanked !== "")?.yanked ?? "", targets = targetsOf$1(files, union);
	return options.pinned ? {
		...findingOf(release, targets, {
			kind: "yanked",
			what: `${yankedBy(reason)}; it is kept because a requirement pins it with ==`,
			hint: "Use another version if possible."
		}),
		severity: "warning"
	} : findingOf(release, targets, yankedBreach(release, reason));
}
/** @param reason '' if the index states none */
function yankedBreach({ project, version }, reason) {
	return {
		kind: "yanked",
		what: `${yankedBy(reason)}, and no requirement pins exactly this version (rule: yanked)`,
		hint: `Use another version of the project that pins it, or pin it yourself: ${project}==${version}.`
	};
}
function yankedBy(reason) {
	return `it was yanked by its project${reason === "" ? "" : ` ("${reason}")`}`;
}
/**
* Files that were uploaded after `--uploaded-prior-to` or at an unknown time. The resolver excludes them, but locks and URLs select
* files directly. Local and built files have no upload time.
* @param given an ISO 8601 time with its zone (options/values.ts, `momentOf`)
*/
function cooldownFindings(given, union) {
	let limit = new Date(given);
	return releasesOf(union).flatMap((release) => {
		let young = release.files.filter((file) => file.built === void 0 && isYoung(file, limit));
		if (young.length === 0) return [];
		let times = young.flatMap(({ uploadTime }) => uploadTime ?? []).sort();
		return [findingOf(release, targetsOf$1(young, union), ageBreach(times[0], limit))];
	});
}
/** @param uploaded undefined if unknown: a lock without times, or a direct URL */
function ageBreach(uploaded, limit) {
	return {
		kind: "too-new",
		what: `${uploaded === void 0 ? "its upload time is unknown" : `it was uploaded at ${uploaded}`}, but files must be uploaded before ${limit.toISOString()} (rule: --uploaded-prior-to)`,
		hint: uploaded === void 0 ? "Use an index that states upload times, or review the file and pass it as a local file." : "Use an older version, or wait until it is old enough."
	};
}
function isYoung({ url, uploadTime }, limit) {
	return !url.startsWith("file:") && !(uploadTime !== void 0 && Date.parse(uploadTime) < limit.getTime());
}
/** With `--policy-warnings error`: every warning about a wheel as an error, once, with its targets. */
function wheelWarningBreaches(rule, verdicts) {
	return rule === "report" ? [] : shareFindings(verdicts, ({ kind, severity }) => severity === "warning" && FINDING_KINDS[kind].ofWheel === !0).map(({ finding, targets }) => ({
		...finding,
		severity: "error",
		message: `${finding.message} (${targets.join(", ")}; rule: policy-warnings)`,
		hint: finding.hint ?? "Use another version of it, or accept the warning with --policy-warnings report."
	}));
}
/**
* Check a source against the policy before it is built, since a build runs its code.
* @returns undefined if it complies
*/
function sourceFinding(wanted, rules) {
	let breach = breachOf$2(wanted, rules);
	if (breach !== void 0) return {
		kind: breach.kind,
		severity: "error",
		message: `the source of ${titleOf(wanted)}: ${breach.what}${chainOf(wanted)}`,
		hint: breach.hint,
		...identityOf(wanted)
	};
}
function breachOf$2(wanted, { pinned, limit }) {
	if (wanted.yanked !== void 0 && !pinned) return yankedBreach(wanted, wanted.yanked);
	let before = limit === void 0 ? void 0 : new Date(limit);
	return before !== void 0 && hasAge(wanted) && isYoung(wanted, before) ? ageBreach(wanted.uploadTime, before) : void 0;
}
/** VCS URLs have no upload time. */
function hasAge({ url }) {
	return !/^[a-z]+\+/.test(url);
}
// src/policy/spdx.ts
const TOKENS = /\s*([()]|[A-Za-z0-9][A-Za-z0-9.+:-]*)/y;
/** Parse an SPDX expression, case-insensitively; AND binds more tightly than OR. @returns undefined if it is not valid */
function parseSpdx(text) {
	let tokens = tokensOf(text.trim());
	if (tokens === void 0 || depthOf(tokens) > 100) return;
	let read = cursorOf(tokens), whole = parseOr(read);
	return read.next() === void 0 ? whole : void 0;
}
/** Whether the expression can be satisfied with licenses that are `fine`. */
function meets(expression, fine) {
	if (expression.kind === "license") return fine(expression);
	let met = (part) => meets(part, fine);
	return expression.kind === "and" ? expression.parts.every(met) : expression.parts.some(met);
}
/** All licenses of the expression. */
function licensesIn(expression) {
	return expression.kind === "license" ? [expression] : expression.parts.flatMap(licensesIn);
}
/**
* Normalize an identifier for comparison: lower case, and current names of GNU licenses
* (`GPL-2.0+` is `GPL-2.0-or-later`, `GPL-2.0` is `GPL-2.0-only`).
*/
function normalLicense(id) {
	let lower = id.toLowerCase(), [, family = "", later = ""] = /^((?:a|l)?gpl-\d+\.\d+|gfdl-\d+\.\d+)(\+?)$/.exec(lower) ?? [];
	return family === "" ? lower : `${family}-${later === "" ? "only" : "or-later"}`;
}
function tokensOf(text) {
	let found = [...text.matchAll(new RegExp(TOKENS, "gy"))];
	return found.reduce((sum, [whole]) => sum + whole.length, 0) === text.length ? found.map(([, token = ""]) => token) : void 0;
}
function depthOf(tokens) {
	let depth = 0, deepest = 0;
	for (let token of tokens) depth += token === "(" ? 1 : token === ")" ? -1 : 0, deepest = Math.max(deepest, depth);
	return deepest;
}
function cursorOf(tokens) {
	let at = 0, next = () => (at += 1, tokens[at - 1]);
	return {
		peek: () => tokens[at],
		next,
		takes: (word) => tokens[at]?.toLowerCase() === word && next() !== void 0
	};
}
function parseOr(read) {
	return parseSides(read, "or", (inner) => parseSides(inner, "and", parseAtom));
}
function parseSides(read, kind, side) {
	let parts = [];
	do {
		let part = side(read);
		if (part === void 0) return;
		parts.push(part);
	} while (read.takes(kind));
	let [only] = parts;
	return parts.length === 1 ? only : {
		kind,
		parts
	};
}
const OPERATORS = [
	"and",
	"or",
	"with"
];
function parseAtom(read) {
	if (read.takes("(")) {
		let inner = parseOr(read);
		return read.takes(")") ? inner : void 0;
	}
	let id = parseId(read);
	if (id === void 0) return;
	if (!read.takes("with")) return {
		kind: "license",
		id
	};
	let exception = parseId(read);
	return exception === void 0 ? void 0 : {
		kind: "license",
		id,
		exception
	};
}
function parseId(read) {
	let token = read.peek();
	if (!(token === void 0 || token === "(" || token === ")" || OPERATORS.includes(token.toLowerCase()))) return read.next();
}
// src/policy/licenses.ts
/** Findings for files whose license breaks the rules. */
function licenseFindings(rules, union, wheels) {
	let { licenseAllow, licenseDeny, licenseProjects } = rules;
	return licenseAllow.length + licenseDeny.length + licenseProjects.length === 0 ? [] : releasesOf(union).flatMap((release) => releaseFindings(release, rules, union, wheels));
}
/** The wheels of one release seldom differ in this; where they do, each breach has its own targets. */
function releaseFindings(release, rules, union, wheels) {
	let breaches = /* @__PURE__ */ new Map();
	for (let file of release.files) {
		let facts = wheels.get(file.sha256), breach = facts === void 0 ? void 0 : breachOf$1(facts, release, rules);
		if (breach === void 0) continue;
		let known = breaches.get(breach.what) ?? {
			breach,
			files: []
		};
		known.files.push(file), breaches.set(breach.what, known);
	}
	return [...breaches.values()].map(({ breach, files }) => findingOf(release, targetsOf$1(files, union), breach));
}
/**
* Format the license of a wheel: as SPDX expression, or as the name of a family such as `BSD License`, if it is recognized.
* @returns the statement of the wheel if it is not; empty if it has none
*/
function licenseName(facts) {
	let license = licenseOf(facts);
	return license.kind === "known" ? expressionText(license.expression) : license.said;
}
const USUAL_SPELLINGS = new Map(USUAL_IDS.map((id) => [normalLicense(id), id]));
function expressionText(expression) {
	if (expression.kind === "license") {
		let { id, exception } = expression;
		return [USUAL_SPELLINGS.get(normalLicense(id)) ?? id, ...exception === void 0 ? [] : [exception]].join(" WITH ");
	}
	let { kind, parts } = expression, texts = parts.map((part) => kind === "and" && part.kind === "or" ? `(${expressionText(part)})` : expressionText(part));
	return [...new Set(texts)].join(` ${kind.toUpperCase()} `);
}
function breachOf$1(facts, { project }, rules) {
	let { licenseAllow, licenseDeny, licenseProjects } = rules, named = licenseProjects.includes(project), license = licenseOf(facts, [...licenseAllow, ...licenseDeny]), byName = `accept the project by name with --license-allow project:${project}`;
	if (license.kind === "unknown") return named ? void 0 : {
		kind: "license",
		what: `${license.said === "" ? "it does not state a license" : `its license is unclear: "${license.said}"`} (rule: ${ruleName(rules)})`,
		hint: `Look up its license, then ${byName}.`
	};
	let breach = deniedBreach(license.expression, licenseDeny, {
		named,
		byName
	});
	if (breach !== void 0) return {
		kind: "license",
		what: `its license is ${license.said}, ${breach.what}`,
		hint: breach.hint
	};
	let denied = (one) => deniedIds(one, licenseDeny).length > 0, allowed = (one) => namesOf$1(one).some((name) => licenseAllow.some((id) => normalLicense(id) === name));
	if (!(named || licenseAllow.length === 0 || meets(license.expression, (one) => allowed(one) && !denied(one)))) return {
		kind: "license",
		what: `its license is ${license.said}, which --license-allow does not include`,
		hint: `Add the license to --license-allow, or ${byName}.`
	};
}
function deniedBreach(expression, deny, { named, byName }) {
	if (meets(expression, (one) => deniedIds(one, deny).length === 0)) return;
	let breaking = licensesIn(expression).filter((one) => deniedIds(one, deny).length > 0), ids = [...new Set(breaking.flatMap((one) => deniedIds(one, deny)))].join(", ");
	if (!breaking.every(({ family }) => family !== void 0)) return {
		what: `and --license-deny forbids ${ids}`,
		hint: "Use another project or version, or change --license-deny."
	};
	if (!named) return {
		what: `which may be ${ids}, and --license-deny forbids that`,
		hint: `Look up which one it is, then ${byName}.`
	};
}
/** The denied identifiers that the license is, or that its family includes. */
function deniedIds(one, deny) {
	let { id, family } = one;
	return family === void 0 ? deny.some((other) => namesOf$1(one).includes(normalLicense(other))) ? [id] : [] : deny.filter((other) => family.test(normalLicense(other)));
}
/** Identifiers that match the license in a rule: `X+` also matches `X`, `X WITH E` also `E`. */
function namesOf$1({ id, exception }) {
	let plain = id.endsWith("+") ? [id.slice(0, -1)] : [];
	return [...normalLicense(id).endsWith("-or-later") ? [id] : [id, ...plain], ...exception === void 0 ? [] : [exception]].map(normalLicense);
}
function ruleName({ licenseAllow, licenseProjects }) {
	return licenseAllow.length + licenseProjects.length > 0 ? "--license-allow" : "--license-deny";
}
/** Classifier names used in the `License` field. */
const CLASSIFIER_TEXTS = Object.fromEntries(Object.entries(CLASSIFIERS).map(([name, id]) => [name.toLowerCase(), id]));
/**
* Determine the license from the SPDX expression, otherwise from classifiers and the `License` field if they identify one license or
* family. Several classifiers are combined with AND: they may mean all or any, and AND is the strict reading.
* @param usual further identifiers to accept in the `License` field, e.g. those of the rules
* Source: Core metadata, License-Expression, License, Classifier (PEP 639)
*/
function licenseOf(facts, usual = []) {
	let said = licensesOf$1(facts).join(", "), expression = facts.licenseExpression === void 0 ? fromOldFields(facts, usual) : fromExpression(facts.licenseExpression);
	return expression === void 0 ? {
		kind: "unknown",
		said
	} : {
		kind: "known",
		expression,
		said
	};
}
/** Expressions in wheels are not validated: `GPL-3` is not an SPDX identifier and would not match a deny list. */
function fromExpression(text) {
	return fromAlias(text) ?? parseSpdx(text);
}
function fromOldFields({ licenseClassifiers, licenseText }, usual) {
	let text = licenseText === void 0 ? void 0 : fromText(licenseText, usual), names = licenseClassifiers.map((line) => line.split("::").at(-1)?.trim() ?? "").filter((name) => name !== "OSI Approved");
	if (names.length === 0) return text;
	let parts = [];
	for (let name of names) {
		let part = fromClassifier(name, text);
		if (part === void 0) return;
		parts.push(part);
	}
	let [only] = parts;
	return parts.length === 1 ? only : {
		kind: "and",
		parts
	};
}
/** A `License` field that names a member of the family makes the classifier unambiguous. */
function fromClassifier(name, text) {
	let id = getOwn(CLASSIFIERS, name);
	if (id !== void 0) return {
		kind: "license",
		id
	};
	let family = familyOf(name);
	return family === void 0 || text === void 0 ? family : licensesIn(text).some((one) => family.family?.test(one.id) === !0 || one.id === family.id) ? text : {
		kind: "and",
		parts: [family, text]
	};
}
function familyOf(name) {
	let family = getOwn(FAMILIES, name);
	return family === void 0 ? void 0 : {
		kind: "license",
		id: name,
		family
	};
}
function fromAlias(text) {
	let words = text.trim().replaceAll(/\s+/g, " ").toLowerCase(), id = getOwn(TEXTS, words) ?? getOwn(CLASSIFIER_TEXTS, words);
	return id === void 0 ? familyOf(getOwn(FAMILY_TEXTS, words) ?? "") : {
		kind: "license",
		id
	};
}
function fromText(text, usual) {
	let alias = fromAlias(text);
	if (alias !== void 0) return alias;
	let expression = parseSpdx(text), known = new Set([...USUAL_IDS, ...usual].map(normalLicense));
	return expression !== void 0 && licensesIn(expression).every((one) => known.has(normalLicense(one.id))) ? expression : void 0;
}
// src/report/html/facts.ts
/** Properties of a project that a reader can filter by, the text of the filter, and the text of the project's badge. */
const MARKS = [
	[
		"direct",
		"direct requirements",
		"direct"
	],
	[
		"changed",
		"changed",
		"changed"
	],
	[
		"built",
		"built from source",
		"built from source"
	],
	[
		"differs",
		"versions differ",
		"versions differ"
	],
	[
		"partial",
		"not on every target",
		""
	],
	[
		"noted",
		"with findings",
		"finding"
	],
	[
		"yanked",
		"yanked",
		"yanked"
	],
	[
		"unlicensed",
		"no license",
		"license not stated"
	]
];
/** Facts of a staged bundle or delta. */
function reportFacts({ spec, staged }, run) {
	let { proofs, archives, difference, warnings, wheels } = run, { output: { signWith }, policy } = run.request, { entries } = staged.bundle, manifest = parseManifest(manifestIn(staged.bundle), "manifest.json"), projects = new Set(manifest.wheels.map(({ project }) => project));
	return {
		name: spec.name,
		manifest,
		proofs,
		archives,
		...signWith === void 0 ? {} : { signature: signWith.kind === "gpg" ? "asc" : "p7s" },
		licenses: new Map([...wheels].map(([sha256, facts]) => [sha256, licenseName(facts)])),
		checked: {
			advisories: policy.advisories !== void 0,
			licenses: policy.licenseAllow.length + policy.licenseDeny.length + policy.licenseProjects.length > 0
		},
		warnings: warnings.filter(({ severity, project }) => severity === "warning" && (project === void 0 || projects.has(project))),
		...difference === void 0 ? {} : { difference },
		...entries.some(({ path }) => path === "delta.json") ? { held: entries.map(({ path }) => path) } : {}
	};
}
function contentsOf({ manifest, proofs, difference, warnings, licenses }) {
	let columns = manifest.targets.map((target) => toColumn(target, proofs)).sort(byText(({ target: { platform, python } }) => `${platform} ${pythonOrder(python)}`)), required = grouped(columns.flatMap((column) => column.target.entries.map((entry) => ({
		...entry,
		column
	}))), ({ project }) => project), changes = (difference?.targets ?? []).flatMap(({ added, moved, replaced }) => [
		...added,
		...moved,
		...replaced
	]), findings = [...warnings, ...proofs.targets.flatMap((target) => target.findings)], outside = {
		licenses,
		direct: new Set(manifest.locked ? [] : [...required].filter(([, entries]) => entries.some(({ requested }) => requested)).map(([project]) => project)),
		changed: new Set(changes.map(({ project }) => project)),
		noted: new Set(findings.flatMap(({ project }) => project ?? []))
	};
	return {
		columns,
		projects: [...grouped(manifest.wheels, ({ project }) => project)].map(([project, wheels]) => toProject(project, wheels, required.get(project) ?? [], columns, outside)).sort(byText(({ project }) => project))
	};
}
function toColumn(target, proofs) {
	let { implementation, series, freeThreaded } = target.python, prefix = implementation === "cp" ? "" : implementation === "pp" ? "PyPy " : `${implementation} `, proof = proofs.targets.find((one) => one.target === target.id);
	return {
		target,
		label: `${prefix}${series}${freeThreaded ? "t" : ""}`,
		...proof === void 0 ? {} : { proof }
	};
}
/** CPython first, older series first, free-threaded builds after the others. */
function pythonOrder({ implementation, series, freeThreaded }) {
	return `${implementation === "cp" ? 0 : 1} ${series.replace(/\d+$/, (minor) => minor.padStart(3, "0"))}${freeThreaded ? "t" : ""}`;
}
function toProject(project, files, required, columns, outside) {
	let versionsOf = grouped(required, ({ column }) => column), versions = columns.map((column) => versionsOf.get(column)?.map(({ version }) => version).join(", ")), columnsOf = grouped(required, ({ sha256 }) => sha256), distinct = [...grouped(required, ({ version }) => version)].sort(([, one], [, other]) => other.length - one.length).map(([version]) => version), marks = {
		direct: outside.direct.has(project),
		differs: distinct.length > 1,
		partial: versions.includes(void 0),
		changed: outside.changed.has(project),
		built: files.some(({ built }) => built !== void 0),
		noted: outside.noted.has(project),
		unlicensed: files.some(({ licenses }) => licenses.length === 0),
		yanked: files.some(({ yanked }) => yanked !== void 0)
	};
	return {
		project,
		main: files.find(({ version }) => version === distinct[0]) ?? files[0],
		versions,
		distinct,
		wheels: files.map((file) => ({
			file,
			columns: [...new Set(columnsOf.get(file.sha256)?.map(({ column }) => column))]
		})),
		license: licenseText(files.map(({ sha256 }) => outside.licenses.get(sha256) ?? "")),
		statedLicense: [...new Set(files.flatMap(({ licenses }) => licenses))].sort().join("; "),
		bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
		requiredBy: [...new Set(required.flatMap(({ requiredBy }) => requiredBy))].sort(),
		marks
	};
}
function licenseText(names) {
	let texts = names.map((name) => name.length > 80 ? `${name.slice(0, 80)}…` : name);
	return [...new Set(texts)].filter(Boolean).sort().join("; ") || "not stated";
}
/** Each finding once, errors first. */
function sharedFindings({ warnings, proofs: { targets } }) {
	let reported = ({ kind, severity, message, hint }) => ({
		kind,
		severity,
		message,
		...hint === void 0 ? {} : { hint }
	});
	return share([...targets.flatMap(({ target, findings, checks }) => [...findings, ...checks.flatMap((check) => check.findings)].map((one) => ({
		fact: reported(one),
		ids: [target]
	}))), ...warnings.map((one) => ({
		fact: reported(one),
		ids: []
	}))]).toSorted(byText(({ fact }) => fact.severity));
}
function share(facts) {
	return [...grouped(facts, ({ fact }) => JSON.stringify(fact)).values()].map((same) => ({
		fact: same[0].fact,
		ids: [...new Set(same.flatMap(({ ids }) => ids))]
	}));
}
/** Short text for some columns: `all 25 targets`, `Python 3.11 on every platform`, `Python 3.10, 3.11 on macos-14-arm64; every Python on windows-x86_64`. */
function columnsText(some, columns) {
	if (some.length === columns.length) return allText(columns);
	let totals = grouped(columns, ({ target }) => target.platform), own = grouped(some, ({ target }) => target.platform), labels = new Set(some.map(({ label }) => label)), alike = columns.filter(({ label }) => labels.has(label));
	return own.size > 1 && own.size === totals.size && alike.length === some.length ? `${labelsText([...labels])} on every platform` : [...own].map(([platform, group]) => {
		let total = totals.get(platform)?.length ?? 0;
		return `${group.length === total && total > 1 ? "every Python" : labelsText(group.map(({ label }) => label))} on ${platform}`;
	}).join("; ");
}
/** `both targets`, or the ID of the only one. */
function allText(columns) {
	let [first] = columns;
	return columns.length === 1 && first !== void 0 ? first.target.id : columns.length === 2 ? "both targets" : `all ${columns.length} targets`;
}
function labelsText(labels) {
	let text = labels.join(", ");
	return /^\d/.test(text) ? `Python ${text}` : text;
}
/** The same for ids, of which some may be targets of the previous bundle only. */
function idsText(ids, columns) {
	let known = columns.filter(({ target }) => ids.includes(target.id));
	return known.length === ids.length ? columnsText(known, columns) : count(ids.length, "target");
}
// src/report/html/markup.ts
/** HTML template. Interpolated text is escaped; undefined is omitted. */
function html(texts, ...parts) {
	return { html: texts.reduce((sum, text, at) => `${sum}${toMarkup(parts[at - 1])}${text}`) };
}
/** Only for texts of our own: report.css and report.js. */
function trusted(text) {
	return { html: text };
}
function toMarkup(part) {
	return part === void 0 ? "" : typeof part == "string" ? escapeHtml(part) : typeof part == "number" ? `${part}` : "html" in part ? part.html : part.map((one) => one.html).join("");
}
function section(id, title, content) {
	return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
${content.filter((part) => part !== void 0)}
</section>`;
}
function lead(text) {
	return html`<p class="lead">${text}</p>`;
}
/** The first items of a list; the others are folded. @param noun plural of an item */
function folded(items, { shown, noun }) {
	return items.length <= shown ? html`${items}` : html`${items.slice(0, shown)}<details><summary>${items.length - shown} more ${noun}</summary>${items.slice(shown)}</details>`;
}
/**
* Table that scrolls inside the page. In a narrow window, each row of a `stacked` table becomes a paragraph.
* @param head markup, or titles: `#` before a title aligns its column to the right
*/
function table(id, caption, head, rows, style = "stacked") {
	return html`<div class="scroll" role="region" aria-labelledby="${id}-c" tabindex="0"><table class="${style}">
<caption id="${id}-c">${caption}</caption>
${"html" in head ? head : html`<thead><tr>${head.map((text) => html`<th scope="col"${text.startsWith("#") ? html` class="n"` : ""}>${text.replace("#", "")}`)}</thead>`}
<tbody id="${id}-rows">
${rows}</tbody></table></div>`;
}
/** Shown by report.js. */
const NO_MATCH = html`<p class="none" hidden>Nothing matches.</p>`;
function projectLink(project, text = project) {
	return html`<a href="#${project}--">${text}</a>`;
}
/** A number, with its unit where the column has no title. */
function quantity(many, noun) {
	return html`${many}<span class="unit"> ${many === 1 ? noun : `${noun}s`}</span>`;
}
/** Search and filters; hidden without JavaScript. */
function toolbar({ columns, projects }) {
	let filters = MARKS.filter(([mark]) => projects.some(({ marks }) => marks[mark]));
	return html`<form id="tools" role="search" hidden>
<label class="find"><span class="sr">Search projects, versions, files, hashes, licenses</span><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="Search name, version, file, hash, license" aria-keyshortcuts="/" aria-describedby="keys"></label>
<label><span class="sr">Target</span><select id="target"><option value="">every target</option>${columns.map(({ target }, at) => html`<option value="${at}">${target.id}</option>`)}</select></label>
<label><span class="sr">License</span><select id="license"><option value="">every license</option>${projectsByLicense(projects).map(([license]) => html`<option value="${license}">${license}</option>`)}</select></label>
<label><span class="sr">Order of projects</span><select id="order"><option value="name">by name</option><option value="size">largest first</option></select></label>
<fieldset><legend class="sr">Only projects that are</legend>${filters.map(([mark, text]) => html`<label class="pill"><input type="checkbox" name="mark" value="${mark}"><span>${text}</span></label>`)}</fieldset>
<output id="count" for="search target license" role="status" aria-live="polite"></output>
<small id="keys"><kbd>/</kbd> to search, <kbd>Esc</kbd> to clear</small>
</form>`;
}
/** Projects x targets. Projects that every target needs in the same version are folded. Undefined for one target. */
function versionsSection({ columns, projects }) {
	if (columns.length === 1) return;
	let differing = projects.filter(({ marks }) => marks.differs), partial = projects.filter(({ marks }) => marks.partial && !marks.differs), same = projects.filter(({ marks }) => !marks.partial && !marks.differs), rows = [...differing, ...partial].map(versionsRow);
	return section("versions", "Versions by target", [
		lead(html`${[differing.length === 0 ? "Each project has one version." : `${count(differing.length, "project")} with different versions come first.`, ...partial.length === 0 ? [] : ["A dash: the target does not need the project."]].join(" ")}${differing.length === 0 ? void 0 : html` The most common version is gray, <span class="v1">any other</span> is colored.`}`),
		rows.length === 0 ? void 0 : versionsTable(columns, rows),
		same.length === 0 ? void 0 : sameVersions(same, columns),
		NO_MATCH
	]);
}
function sameVersions(projects, columns) {
	let items = projects.map(({ project, distinct }) => html`<li>${projectLink(project)} ${distinct[0]}
`);
	return html`<details id="same"><summary>${count(projects.length, "project")} with the same version on ${allText(columns)}</summary>
<ul class="columns">
${items}</ul></details>`;
}
function versionsTable(columns, rows) {
	let groups = [...grouped(columns, ({ target }) => target.platform)], width = columns.length <= 5 ? "wide" : columns.length <= 12 ? "middle" : "narrow", isTall = groups.some(([, { length }]) => length < (width === "wide" ? 2 : 3)), platforms = groups.map(([platform, { length }]) => html`<th scope="colgroup" colspan="${length}">${platform.split(/(?<=-)/).map((part) => html`${part}<wbr>`)}</th>`);
	return table("versions", "Version of each project for each target", html`<colgroup><col class="name"></colgroup>${groups.map(([, group]) => html`<colgroup>${group.map(() => html`<col>`)}</colgroup>`)}
<thead>
<tr><th rowspan="2" scope="col">Project</th>${platforms}</tr>
<tr>${columns.map(({ target, label }) => html`<th scope="col" title="${target.id}">${label}</th>`)}</tr>
</thead>`, rows, `grid ${width}${isTall ? " tall" : ""}`);
}
/** report.js takes a cell without a class for a target that does not need the project. */
function versionsRow({ project, versions, distinct }) {
	let cells = versions.map((version) => {
		if (version === void 0) return html`<td>–`;
		let at = distinct.indexOf(version), style = at === 0 ? "s" : `v${(at - 1 + 4) % 4 + 1}`;
		return version.length > 8 ? html`<td class=${style} title="${version}">${version}` : html`<td class=${style}>${version}`;
	});
	return html`<tr><th scope="row">${projectLink(project)}${cells}
`;
}
function projectsSection({ columns, projects }, held) {
	let inDelta = held === void 0 ? void 0 : new Set(held), heads = [
		"Project",
		"Version",
		"License",
		"Wheels",
		"Size",
		"Required"
	].map((head) => html`<span>${head}</span>`);
	return section("projects", "Projects and files", [
		lead("Open a project for its files, hashes and sources."),
		html`<div class="head" aria-hidden="true">${heads}</div>
<div id="list">
${projects.map((project) => projectDetails(project, columns, inDelta))}</div>`,
		NO_MATCH
	]);
}
/** report.js reads the attributes, the name, the license, the summary and the files. */
function projectDetails(project, columns, inDelta) {
	let { project: id, main, license, wheels, distinct, bytes, marks } = project, more = distinct.length > 1 ? html` <small>and ${distinct.length - 1} more</small>` : void 0, own = MARKS.filter(([mark]) => marks[mark]), badges = own.filter(([, , badge]) => badge !== "").map(([mark, , text]) => html`<i class="${mark}">${text}</i> `);
	return html`<details data-marks="${own.map(([mark]) => mark).join(" ")}" data-bytes="${bytes}"><summary><b>${main.name}</b><span>${distinct[0]}${more}</span><span class="cut">${license}</span><span class="n">${count(wheels.length, "wheel")}</span><span class="n">${showBytes(bytes)}</span><span class="badges">${marks.direct ? void 0 : html`<small>${parentsText(project)}</small>`}${badges}</span></summary>
<div id="${id}--">${main.summary === void 0 ? void 0 : html`<p><bdi>${main.summary}</bdi></p>`}
<dl><dt>Why</dt><dd>${reasonText(project)}</dd>${marks.differs || marks.partial ? html`<dt>Versions</dt><dd class="lines">${versionsText(project, columns)}</dd>` : void 0}<dt>License</dt><dd>${licenseDetails(project)}</dd>${main.homePage === void 0 ? void 0 : html`<dt>Home</dt><dd>${main.homePage}</dd>`}</dl>
${table(`files-${id}`, `Files of ${id}`, [
		"File and sha256",
		"#Size",
		"Python",
		"Source",
		"Targets"
	], wheels.map((wheel) => wheelRow(wheel, columns, inDelta)))}</div></details>
`;
}
/** The projects that require a transitive requirement, shortened. */
function parentsText({ requiredBy: [first, ...others] }) {
	return first === void 0 ? "" : others.length === 0 ? `by ${first}` : `by ${first} and ${others.length} more`;
}
function licenseDetails({ license, statedLicense: stated }) {
	return stated === "" || stated === license ? html`${license}` : html`${license} <small>stated as: <bdi>${stated}</bdi></small>`;
}
function reasonText({ marks, requiredBy }) {
	let more = requiredBy.length > 12 ? ` and ${requiredBy.length - 12} more` : "", required = requiredBy.length === 0 ? [] : [`required by ${requiredBy.slice(0, 12).join(", ")}${more}`];
	return [...marks.direct ? ["direct requirement"] : [], ...required].join("; ");
}
function versionsText({ versions, distinct }, columns) {
	return html`${distinct.map((wanted) => html`${wanted} for ${columnsText(columns.filter((_, at) => versions[at] === wanted), columns)}
`)}`;
}
function wheelRow({ file, columns: some }, columns, inDelta) {
	let { path, sha256, bytes, requiresPython, yanked } = file, notes = [...yanked === void 0 ? [] : [`yanked${yanked === "" ? "" : `: ${yanked}`}`], ...inDelta === void 0 ? [] : [inDelta.has(path) ? "in this delta" : "in the base"]];
	return html`<tr><th scope="row">${path.replace("wheels/", "")}<code>${sha256}</code><td class="n">${showBytes(bytes)}<td>${requiresPython ?? "any"}<td>${sourceText(file)}${notes.map((note) => html`<em>${note}</em>`)}<td>${columnsText(some, columns)}
`;
}
/** Host and upload date; the manifest has the full URL. */
function sourceText({ url, uploadTime, built }) {
	let source = built?.url ?? url, host = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/]+)/i.exec(source)?.[1], from = built === void 0 ? "" : `built from ${built.kind}, `, uploaded = uploadTime === void 0 ? void 0 : html` <time>${uploadTime.slice(0, 10)}</time>`;
	return html`${from}${host ?? source.slice(0, 80)}${uploaded}`;
}
function licensesSection({ projects }) {
	let rows = projectsByLicense(projects).map(([license, same]) => {
		let names = same.map(({ project }) => html`${projectLink(project)} `), bytes = same.reduce((sum, one) => sum + one.bytes, 0);
		return html`<tr><th scope="row"><bdi>${license}</bdi><td class="n">${quantity(same.length, "project")}<td class="n">${showBytes(bytes)}<td>${folded(names, {
			shown: 8,
			noun: "projects"
		})}
`;
	});
	return section("licenses", "Licenses", [lead("SPDX expressions where they are known from the metadata of the wheels, otherwise the stated text. Several classifiers are joined with AND, the strict reading."), table("licenses", "Projects of each license", [
		"License",
		"#Projects",
		"#Size",
		"Names"
	], rows)]);
}
/** The most common license first. */
function projectsByLicense(projects) {
	return [...grouped(projects, ({ license }) => license)].toSorted(([, one], [, other]) => other.length - one.length);
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t ||= e.slice(0), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}
// src/report/html/page.ts
var _templateObject;
const NOT_CHECKED = "not checked";
/** `<name>.report.html`: one file that works offline, with or without JavaScript. The same facts give the same bytes. */
function reportPage(facts, { css, js }) {
	let { name, manifest, difference } = facts, contents = contentsOf(facts);
	return html(_templateObject ||= _taggedTemplateLiteral([
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
		"\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
		": bundle report</title>\n<style>",
		"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the contents</a>\n",
		"\n<main id=\"main\" tabindex=\"-1\">\n",
		"\n",
		"\n",
		"\n",
		"\n",
		"\n",
		"\n",
		"\n",
		"\n",
		"\n</main>\n<footer>For programs: ",
		".manifest.json lists the contents, ",
		".proofs.json the checks.</footer>\n<script type=\"module\">",
		"<\/script>\n</body>\n</html>\n"
	]), trusted(contentPolicy(css, js)), name, trusted(css), overview(facts, contents), installSection(facts), findingsSection(facts, contents.columns), difference === void 0 ? void 0 : changesSection(difference, contents.columns), targetsSection(contents), toolbar(contents), versionsSection(contents), projectsSection(contents, facts.held), licensesSection(contents), sourcesSection(facts), manifest.name, name, trusted(js)).html;
}
/** Only the two embedded texts are applied and run; nothing is fetched or sent (Content Security Policy Level 3). */
function contentPolicy(css, js) {
	let hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
	return [
		"default-src 'none'",
		`style-src ${hashOf(css)}`,
		`script-src ${hashOf(js)}`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'"
	].join("; ");
}
function overview(facts, contents) {
	let { name, held, manifest, proofs } = facts, { tools, host, started, sealed } = proofs, seconds = Math.max(0, (Date.parse(sealed) - Date.parse(started)) / 1e3);
	return html`<header>
<p class="kind">${held === void 0 ? "Offline bundle" : "Delta of an offline bundle"}</p>
<h1>${name}</h1>
${verdict(facts, contents.columns)}
${held === void 0 ? void 0 : lead(deltaText(manifest.wheels, held))}
${tiles(facts, contents)}
<dl class="facts">
<dt>Created</dt><dd><time datetime="${sealed}">${sealed.slice(0, 16).replace("T", " ")} UTC</time>, in ${showSeconds(seconds)}</dd>
<dt>Built with</dt><dd>offline-bundle ${tools.offlineBundle}, pip ${tools.pip}, Python ${tools.python}, Node ${tools.node}, on ${host}</dd>
<dt>Requirements</dt><dd>${requirementsList(manifest)}</dd>
<dt>manifest.json</dt><dd>sha256 <code>${proofs.manifestSha256}</code></dd>
</dl>
</header>`;
}
/** What each level proves, before the names or number of targets. */
const LEVEL_TEXTS = {
	closure: "metadata checked for",
	"dry-run": "dry run for",
	installed: "installed on",
	imported: "installed and imported on"
};
function verdict({ proofs: { targets } }, columns) {
	let failed = targets.filter(({ level }) => level === "none").map(({ target }) => target);
	return failed.length > 0 ? html`<p class="verdict bad">${failed.length} of ${count(targets.length, "target")} not proved: ${failed.join(", ")}.</p>` : html`<p class="verdict good">Complete: ${PROOF_LEVELS.toReversed().flatMap((level) => {
		let { length } = targets.filter((one) => one.level === level), subject = length === targets.length ? allText(columns) : count(length, "target");
		return length === 0 ? [] : [`${LEVEL_TEXTS[level]} ${subject}`];
	}).join(", ")}.</p>`;
}
function deltaText(wheels, held) {
	let own = wheels.filter(({ path }) => held.includes(path)), size = showBytes(own.reduce((sum, { bytes }) => sum + bytes, 0));
	return `This delta contains ${own.length} of ${count(wheels.length, "wheel")} (${size}); its base contains the others. This page describes both together.`;
}
function tiles(facts, { columns, projects }) {
	let { manifest, checked } = facts, { wheels } = manifest, marked = (mark) => projects.filter(({ marks }) => marks[mark]).length, findings = sharedFindings(facts), ruled = (kind, isChecked) => isChecked ? findings.filter(({ fact }) => fact.kind === kind).length : NOT_CHECKED;
	return html`<ul class="tiles">${[
		tile("Targets", columns.length, "targets"),
		tile("Projects", projects.length, "projects"),
		...manifest.locked ? [] : [tile("Direct requirements", marked("direct"), "projects")],
		tile("Wheels", wheels.length, "projects"),
		tile("Size of all wheels", showBytes(wheels.reduce((sum, { bytes }) => sum + bytes, 0)), "projects"),
		...columns.length === 1 ? [] : [tile("Versions differ", marked("differs"), "versions")],
		tile("Built from source", marked("built"), "built", "attention"),
		...facts.difference === void 0 ? [] : [tile("Changed", marked("changed"), "changes")]
	]}</ul><ul class="tiles">${[
		tile("Findings", findings.length, "findings", "attention"),
		tile("Advisories", ruled("advisory", checked.advisories), "findings", "attention"),
		tile("License rules", ruled("license", checked.licenses), "findings", "attention"),
		tile("No license stated", marked("unlicensed"), "licenses", "attention"),
		tile("Yanked", marked("yanked"), "projects", "attention")
	]}</ul>`;
}
/** A tile without a number above zero is not a link, since its section may be missing. */
function tile(title, value, target, style = "") {
	let content = html`<b>${value}</b> <span>${title}</span>`;
	return value === 0 || value === NOT_CHECKED ? html`<li class="${value === 0 ? "zero" : "zero unchecked"}">${content}` : html`<li class="${style}"><a href="#${target}">${content}</a>`;
}
function requirementsList({ requirements, locked }) {
	if (locked) return html`a lock of ${count(requirements.length, "entry", "entries")}`;
	let items = requirements.map(({ text, origin }) => html`<li><code>${text}</code> <small>${origin}</small></li>`), list = html`<ul class="requirements">${items}</ul>`;
	return items.length <= 8 ? list : html`<details><summary>${count(items.length, "requirement")}</summary>${list}</details>`;
}
function installSection({ name, manifest, archives, signature, held }) {
	let steps = installSteps({
		folder: name,
		archives: archives.map((archive) => archive.name),
		systems: manifest.targets.map(({ system }) => system.os),
		...signature === void 0 ? {} : { signature },
		...held === void 0 ? {} : { full: manifest.name }
	}), others = [
		...archives.length === 0 ? [`folder ${name}`] : [],
		...archives.length > 1 ? ["install.py"] : [],
		...signature === void 0 ? [] : [`${name}.SHA256SUMS`, `${name}.SHA256SUMS.${signature}`]
	], files = archives.map((file) => html`<div><dt>${file.name} <small>${showBytes(file.bytes)}</small></dt><dd>sha256 <code>${file.sha256}</code></dd></div>`), shells = steps.map(({ title, commands }) => html`<div><h3>${title}</h3>
<pre tabindex="0"><code>${commands.map((line) => html`${line}
`)}</code></pre></div>`);
	return section("install", "Install", [html`<div class="box"><p>Copy to the machine without network access:</p>
<dl>${files}${others.map((other) => html`<div><dt>${other}</dt></div>`)}</dl>
<div class="shells">${shells}</div>
<p class="note">install.py checks every file before it installs. This page proves nothing by itself: compare each sha256 with a source that you trust${signature === void 0 ? void 0 : ", or check the signature"}.</p></div>`]);
}
function findingsSection(facts, columns) {
	let items = sharedFindings(facts).map(({ fact: { severity, message, hint }, ids }) => {
		let advice = hint === void 0 ? void 0 : html`<div><b>hint</b> <bdi>${hint}</bdi></div>`;
		return html`<li class="${severity}"><b>${severity}</b> <bdi>${message}</bdi>${ids.length === 0 ? void 0 : html` <small>for ${idsText(ids, columns)}</small>`}${advice}
`;
	});
	return items.length === 0 ? void 0 : section("findings", "Findings", [html`<ul class="findings">${items}</ul>`]);
}
function changesSection(difference, columns) {
	let targets = (title, state) => {
		let ids = difference.targets.filter((one) => one.state === state).map(({ target }) => target);
		return ids.length === 0 ? void 0 : lead(`${title}: ${ids.join(", ")}`);
	}, groups = changeGroups(difference).map((group, at) => changesTable(group, at, columns));
	return section("changes", "Changes since the previous bundle", [
		lead(difference.changed ? `${totals(difference)}.` : "Nothing changed."),
		targets("New targets", "new"),
		targets("Removed targets", "gone"),
		...groups
	]);
}
function changesTable({ targets, changes }, at, columns) {
	let rows = changes.map((change) => html`<tr><th scope="row">${change.kind === "removed" ? change.project : projectLink(change.project)}<td><i class="${change.kind}">${WORDS[change.kind].name}</i><td>${versionsOf(change)}
`), text = idsText(targets, columns);
	return html`<h3>${count(changes.length, "change")} for ${text}</h3>
${table(`changes-${at}`, `Changes for ${text}`, [
		"Project",
		"Change",
		"Version"
	], rows)}`;
}
function targetsSection({ columns, projects }) {
	let bytes = /* @__PURE__ */ new Map();
	for (let { file, columns: some } of projects.flatMap(({ wheels }) => wheels)) for (let column of some) bytes.set(column, (bytes.get(column) ?? 0) + file.bytes);
	let levels = PROOF_LEVELS.map((level, at) => html`${at === 0 ? void 0 : html`, `}<b>${level}</b> (${PROOF_MEANINGS[level]})`), rows = columns.map((column) => targetRow(column, bytes.get(column) ?? 0));
	return section("targets", "Targets and proofs", [lead(html`Four levels, each stronger than the one before: ${levels}.`), table("targets", "Proof level of each target", [
		"Target",
		"Proof",
		"#Wheels",
		"#Size",
		"Valid for"
	], rows)]);
}
function targetRow({ target, proof }, bytes) {
	let best = proof?.checks.findLast(({ passed, level }) => passed && level === proof.level);
	return html`<tr><th scope="row">${target.id}<td>${proofSteps(proof)}${best === void 0 ? void 0 : html` ${proverText(best)}`}<td class="n">${quantity(target.entries.length, "wheel")}<td class="n">${showBytes(bytes)}<td>${microVersions(target, proof)}
`;
}
/** `on CPython 3.11.7, glibc 2.36` for a real installation, otherwise `by pip 26.3`. */
function proverText({ level, by, python, system, how }) {
	let parts = [
		by,
		python === void 0 || by.includes(python) ? void 0 : `Python ${python}`,
		system,
		how === "emulated" ? how : void 0
	].filter((part) => part !== void 0);
	return `${isRealProof(level) ? "on" : "by"} ${parts.join(", ")}`;
}
/** The level as text, and as one bar for each level. */
function proofSteps(proof) {
	let checks = proof?.checks ?? [], failed = checks.filter(({ passed }) => !passed).map(({ level }) => level);
	return html`<span class="steps" aria-hidden="true">${PROOF_LEVELS.map((level) => html`<i class="${failed.includes(level) ? "bad" : checks.some((check) => check.level === level) ? "yes" : ""}"></i>`)}</span> ${proof === void 0 || proof.level === "none" ? "not proved" : proof.level}${failed.length === 0 ? "" : `; ${failed.join(", ")} failed`}`;
}
function microVersions(target, proof) {
	let micros = proof?.micros ?? target.closure.micros;
	if (micros.except.length === 0) return html`${coveredText(target, micros)}`;
	let reasons = micros.except.map((range) => html`<li>${rangeText(range)}: <bdi>${range.because}</bdi>`);
	return html`${coveredText(target, micros)} <details><summary>but not ${micros.except.map(rangeText).join(", ")}</summary><ul>${reasons}</ul></details>`;
}
function sourcesSection({ manifest, proofs }) {
	let rows = manifest.wheels.flatMap(({ project, path, sha256, built }) => {
		if (built === void 0) return [];
		let proof = proofs.built.find((one) => one.sha256 === sha256), hash = built.sha256 ?? built.revision;
		return html`<tr><th scope="row">${projectLink(project, path.replace("wheels/", ""))}<td>${built.kind}<td>${built.url}${hash === void 0 ? void 0 : html`<code>${hash}</code>`}<td>${proof === void 0 ? "" : `${proof.backend}, Python ${proof.python}`}<td>${built.staticMetadata ? "static" : "generated by the build"}
`;
	});
	if (rows.length !== 0) return section("built", "Built from source", [table("built", "Wheels built for this bundle", [
		"Wheel",
		"From",
		"Source and its hash",
		"By",
		"Metadata"
	], rows)]);
}
// src/verify/check-findings.ts
/**
* Throw one error for all unsolved targets, failed checks and policy breaches; it also names the complete targets.
* @param breaches findings of the policy; warnings are ignored
* @param missingWheels wheels that could be built elsewhere
* @throws BundleError `integrity` for damaged files, `policy`, `incomplete` for all other errors, or `several`
*/
function failOnFindings(resolutions, verdicts, breaches = [], missingWheels = []) {
	let failures = failuresOf(resolutions, verdicts), broken = breaches.filter(({ severity }) => severity === "error");
	if (failures.length + broken.length === 0) return;
	let failed = new Set(failures.map(({ target }) => target)), complete = verdicts.map(({ target }) => target).filter((target) => !failed.has(target)), findings = [...broken, ...ruledOut(failures)], policy = findings.length === 0 ? [] : [{
		kind: "policy",
		findings
	}];
	throw new BundleError(allOf([
		...brokenFiles(failures),
		...policy,
		...lacking(failures, complete, missingWheels)
	]));
}
/** The errors by target: unsolved targets, then failed checks. */
function failuresOf(resolutions, verdicts) {
	let unsolved = resolutions.flatMap((one) => one.kind === "unsolved" ? [{
		target: one.target,
		findings: one.findings
	}] : []), unproved = verdicts.flatMap(({ target, findings }) => {
		let errors = findings.filter(({ severity }) => severity === "error");
		return errors.length > 0 ? [{
			target,
			findings: errors
		}] : [];
	});
	return [...unsolved, ...unproved];
}
const isOf = (wanted) => ({ kind }) => FINDING_KINDS[kind].class === wanted;
function brokenFiles(failures) {
	let broken = withTargets(failures, isOf("integrity")), lines = (of) => [...new Set(broken.flatMap((one) => of(one) ?? []))].join("\n");
	return broken.length === 0 ? [] : [{
		kind: "integrity",
		what: lines(({ message }) => message),
		hint: lines(({ hint }) => hint)
	}];
}
/** Policy findings of the resolution, e.g. wheels excluded by --uploaded-prior-to. */
function ruledOut(failures) {
	return withTargets(failures, isOf("policy"));
}
/** Each finding once, with its targets. */
function withTargets(failures, counts) {
	return shareFindings(failures, counts).map(({ finding, targets }) => ({
		...finding,
		message: `${targets.join(", ")}: ${finding.message}`
	}));
}
function lacking(failures, complete, missingWheels) {
	let targets = failures.map(({ target, findings }) => ({
		target,
		findings: findings.filter((one) => !isOf("integrity")(one) && !isOf("policy")(one))
	})).filter(({ findings }) => findings.length > 0), missing = missingWheels.length === 0 ? {} : { missingWheels };
	return targets.length === 0 ? [] : [{
		kind: "incomplete",
		targets,
		complete,
		...missing
	}];
}
// src/verify/interpreters.ts
/** Usually 50 ms, seconds in an emulator. Unit: seconds. */
const ON_PATH = /^(?:python|pypy)(?:3(?:\.\d+t?)?)?(?:\.exe)?$/, SERIES = /(?:^|[^\d])(3\.\d+)/;
/**
* Find interpreters of these series. A broken one is skipped with a debug line, unless the user named it.
* @param series such as `3.12`
* @throws BundleError `environment` if a named interpreter does not run
*/
async function findInterpreters(series, settings) {
	let { interpreters } = settings.proof;
	if (interpreters === "none") return [];
	let named = interpreters !== "auto", paths = named ? interpreters : await candidates$1(settings, series);
	return (await Promise.all((await distinct$1(paths)).map((file) => ask(file, named, settings)))).filter((one) => one !== void 0);
}
/**
* Check the named interpreters early, before the run does its work.
* @throws BundleError `environment` if one does not run
*/
async function checkInterpreters$1(settings) {
	namesProvers(settings.proof) && await findInterpreters([], settings);
}
/** Whether the user named interpreters and the proof level needs installs. */
function namesProvers({ interpreters, prove }) {
	return typeof interpreters != "string" && prove !== "closure" && prove !== "dry-run";
}
/**
* Whether an install on this interpreter verifies the target: the same Python, all tags of the target, the same markers, and a
* micro version that the closure check covers.
*/
function matchesTarget(real, target, micros) {
	let same = real.python.implementation === target.python.implementation && real.python.series === target.python.series && real.python.freeThreaded === target.python.freeThreaded, tags = new Set(real.platformTags);
	return same && target.abis.every((abi) => real.abis.includes(abi)) && target.platformTags.every((tag) => tags.has(tag)) && target.markers.sys_platform === real.markers.sys_platform && target.markers.os_name === real.markers.os_name && target.machines.includes(real.markers.platform_machine) && covers(micros, real.python.version);
}
async function ask(file, named, { ports }) {
	let script = path.join(ports.assets.python, "installer", "describe.py"), options = {
		env: cleanEnv(ports.env),
		seconds: 60,
		signal: ports.signal
	}, ran = await runProgram(file, ["-I", script], options).catch((cause) => {
		if (cause instanceof BundleError) throw cause;
		return {
			code: void 0,
			stdout: "",
			stderr: errorCode(cause) === "ENOENT" ? missing(file) : String(cause),
			timedOut: !1
		};
	}), described = ran.code === 0 ? parseDescribed(file, ran.stdout) : void 0;
	if (described !== void 0 && "target" in described) return {
		path: file,
		target: described.target
	};
	let last = ran.timedOut ? "no answer within 60 s" : ran.stderr.trim().split("\n").at(-1) ?? "";
	if (named) throw new BundleError({
		kind: "environment",
		what: `${file} could not be inspected: ${last}`,
		hint: "Pass a working Python with --interpreters."
	});
	ports.log.debug(`skipped ${file}: ${last}`);
}
/** ENOENT is also the error for a missing loader or script interpreter (execve(2)). */
function missing(file) {
	return /[/\\]/.test(file) ? "the file or its loader does not exist" : "program not found";
}
/** One path per interpreter: `python3` and `python3.12` are often links to the same file. */
async function distinct$1(paths) {
	let seen = /* @__PURE__ */ new Map();
	for (let file of paths) {
		let real = await realpath(file).catch(() => file), home = await exists(path.join(path.dirname(file), "..", "pyvenv.cfg")) ? file : real;
		seen.has(home) || seen.set(home, file);
	}
	return [...seen.values()];
}
async function candidates$1({ ports, pythonRuntime }, series) {
	return [
		pythonRuntime.python.path,
		...await onPath(ports.env),
		...await ofPyenv(ports.env),
		...await ofLauncher(ports)
	].filter((file) => {
		let found = SERIES.exec(/[/\\]versions[/\\]([^/\\]+)/.exec(file)?.[1] ?? path.basename(file))?.[1];
		return found === void 0 || series.includes(found);
	});
}
async function onPath(env) {
	let real = (env.PATH ?? env.Path ?? "").split(path.delimiter).filter((folder) => folder !== "" && path.basename(folder) !== "shims");
	return (await Promise.all(real.map(async (folder) => (await names(folder)).filter((name) => ON_PATH.test(name)).map((name) => path.join(folder, name))))).flat();
}
async function ofPyenv(env) {
	let home = env.HOME ?? env.USERPROFILE, root = env.PYENV_ROOT ?? (home === void 0 ? void 0 : path.join(home, ".pyenv"));
	if (root === void 0) return [];
	let files = (await names(path.join(root, "versions"))).map((version) => path.join(root, "versions", version)).flatMap((version) => [path.join(version, "bin", "python"), path.join(version, "python.exe")]);
	return (await Promise.all(files.map(async (file) => await exists(file) ? [file] : []))).flat();
}
/** The Windows launcher lists `-V:3.12 * C:\…\python.exe` (Python docs, "Using Python on Windows"). */
async function ofLauncher({ env, signal }) {
	return isWindows(env) ? ((await runProgram("py", ["-0p"], {
		env: cleanEnv(env),
		seconds: 60,
		signal
	}).catch(() => void 0))?.stdout ?? "").split("\n").flatMap((line) => /^\s*-\S+\s+(?:\*\s*)?(\S.*\.exe)\s*$/.exec(line)?.[1] ?? []) : [];
}
async function names(folder) {
	return readdir(folder).catch(() => []);
}
/**
* Warn about each named interpreter that does not match any target of the run.
* @throws BundleError `environment` if a named interpreter does not run
*/
async function warnUnusedInterpreters(targets, settings) {
	if (!namesProvers(settings.proof) || !targets.some(({ verdict }) => verdict.complete)) return;
	let idle = (await findInterpreters([], settings)).filter((one) => !targets.some(({ target, verdict }) => matchesTarget(one.target, target, verdict.micros)));
	for (let { path, target } of idle) settings.ports.log.warning(`${path} (${target.id}) does not match any target and was not used`);
}
// src/worker/pip.ts
/** The pinned pip. A live test compares its hash with the index. */
const PIP = {
	version: "26.3",
	filename: "pip-26.3-py3-none-any.whl",
	sha256: "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
};
/**
* Return the folder of the pinned pip, unpacked once into `<cache>/pip/<sha256>` and checked against its RECORD on every start.
* Importing from the wheel takes 2 s longer on each start, because it has no bytecode.
* @param phase reports the unpacking, which takes a second or two
* @throws BundleError `integrity` if the shipped wheel is not the pinned one; `environment` for disk errors; `cancelled`
*/
async function unpackedPip(vendor, cache, signal, phase = silent) {
	let folder = path.join(cache, "pip", PIP.sha256);
	return await agreesWithRecord(folder) ? folder : phase(`Unpack pip ${PIP.version}`, () => unpackInto(folder, vendor, cache, signal));
}
const silent = (_, work) => work();
async function unpackInto(folder, vendor, cache, signal) {
	let aside = path.join(cache, "tmp", `pip-${randomBytes(6).toString("hex")}`);
	try {
		await makeFolder(aside), await unpack(path.join(vendor, PIP.filename), aside, signal), await makeFolder(path.dirname(folder)), await moveInto(folder, aside);
	} catch (cause) {
		throw cause instanceof BundleError ? cause : unwritable(cache, cause);
	} finally {
		await rm(aside, {
			recursive: !0,
			force: !0
		}).catch(() => void 0);
	}
	if (await agreesWithRecord(folder)) return folder;
	throw damaged(folder);
}
/** Replace only a damaged folder: another run may have created a valid one and be importing from it. */
async function moveInto(folder, aside) {
	if (await moved(aside, folder) || await agreesWithRecord(folder)) return;
	let damagedOne = `${aside}.old`;
	await moved(folder, damagedOne), await rm(damagedOne, {
		recursive: !0,
		force: !0
	}), await moved(aside, folder);
}
/** @returns false if the destination exists: rename only replaces empty folders */
async function moved(from, to) {
	return rename(from, to).then(() => !0, () => !1);
}
async function unpack(wheel, folder, signal) {
	let bytes = await readFile(wheel);
	if (sha256Of(bytes) !== PIP.sha256) throw damaged(wheel);
	let reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), {
		useWebWorkers: !1,
		useCompressionStream: !1
	});
	for (let entry of await reader.getEntries()) {
		if (signal?.aborted) throw new BundleError({ kind: "cancelled" });
		if (entry.directory) continue;
		let to = path.join(folder, entry.filename);
		await mkdir(path.dirname(to), { recursive: !0 }), await writeFile(to, await entry.getData(new Uint8ArrayWriter()));
	}
	await reader.close();
}
/** Whether all files in RECORD exist with their hash and there are no other modules (except bytecode). */
async function agreesWithRecord(folder) {
	let rows = (await readFile(path.join(folder, `pip-${PIP.version}.dist-info`, "RECORD"), "utf8").catch(() => "")).split(/\r?\n/).map((line) => /^(.+),sha256=([\w-]+),\d+$/.exec(line)).filter((row) => row !== null);
	if (rows.length === 0) return !1;
	let listed = new Set(rows.map(([, name = ""]) => path.normalize(name)));
	if ((await readdir(folder, {
		recursive: !0,
		withFileTypes: !0
	})).some((item) => item.isFile() && item.name.endsWith(".py") && !listed.has(path.relative(folder, path.join(item.parentPath, item.name))))) return !1;
	let digests = await pLimit(16).map(rows, ([, name = ""]) => digestOf(path.join(folder, name)));
	return rows.every(([, , digest], at) => digests[at] === digest);
}
async function digestOf(file) {
	let bytes = await readFile(file).catch(() => void 0);
	return bytes === void 0 ? void 0 : createHash("sha256").update(bytes).digest("base64url");
}
function unwritable(cache, cause) {
	let what = `cannot use the cache folder ${cache}: ${cause instanceof Error ? cause.message : String(cause)}`;
	return new BundleError({
		kind: "environment",
		what,
		hint: "Choose another folder with --cache-dir, or pass --no-cache."
	}, { cause });
}
function damaged(place) {
	return new BundleError({
		kind: "integrity",
		what: `the bundled pip does not match its pinned hash: ${place}`,
		hint: "Reinstall offline-bundle; if the path is in the cache folder, delete that folder."
	});
}
// src/worker/supervisor.ts
/**
* Create a worker that starts with its first request. If the process dies, it is restarted and pending requests are retried once;
* a request that fails again fails the run.
*/
function restartableWorker({ role, start, replayed = [], notice }) {
	let replayedRequests = [], current, closed = !1, worker = () => (current ??= Promise.resolve(start()), current), restart = async (dead) => {
		await dead.close();
		let fresh = start();
		try {
			for (let [op, args] of replayedRequests) await fresh.ask(op, args);
			return fresh;
		} catch (error) {
			throw await fresh.close(), error;
		}
	}, askWithRetry = async (op, args) => {
		let asked = worker(), alive = await asked;
		try {
			return await alive.ask(op, args);
		} catch (error) {
			let failure = toProcessFailure(error);
			if (closed) throw failure;
			return current === asked && (notice(`The ${role} failed${subjectOf(args)} and was restarted: ${failure.message}`), current = restart(alive)), (await worker()).ask(op, args);
		}
	};
	return {
		ready: () => void worker(),
		ask: async (op, args = {}) => {
			let answer = await askWithRetry(op, args);
			return replayed.includes(op) && replayedRequests.push([op, args]), answer;
		},
		close: async () => {
			closed = !0, await (await current?.catch(() => void 0))?.close();
		}
	};
}
/** Return the failure of a process that died or misbehaved. @throws any other error */
function toProcessFailure(error) {
	if (error instanceof BundleError && error.failure.kind === "bug") return error;
	throw error;
}
/** Return ` at TARGET` or ` at FILENAME` for a request about one target or one wheel. */
function subjectOf({ target, filename }) {
	let id = typeof target == "object" && target && "id" in target ? target.id : target, what = typeof id == "string" ? id : filename;
	return typeof what == "string" ? ` at ${what}` : "";
}
// src/verify/dry-run.ts
/**
* Run pip's dry run of each lock offline, with the target's markers and supported tags: once for each point that the closure check
* distinguishes, until one fails. What pip rejects or installs outside of the lock is a finding.
* @param folder the bundle
* @param targets complete ones
* @throws BundleError if a worker fails twice, or the run is cancelled
*/
async function dryInstall(folder, targets, settings) {
	let { log } = settings.ports, checks = /* @__PURE__ */ new Map(), queue = [...targets], running = /* @__PURE__ */ new Set(), report = () => log.progress({
		what: "Dry run",
		done: checks.size,
		total: targets.length,
		unit: "targets",
		now: [...running]
	}), processes = Math.min(settings.jobs, targets.length), workers = Array.from({ length: processes }, () => restartableWorker({
		role: "dry run",
		start: () => settings.pythonRuntime.start("dry_run"),
		notice: log.notice
	})), serve = async (worker) => {
		for (let proving = queue.shift(); proving !== void 0; proving = queue.shift()) {
			let { id } = proving.target;
			running.add(id), report(), checks.set(id, await dryRuns(folder, proving, worker)), running.delete(id), report();
		}
	};
	try {
		await Promise.all(workers.map(serve));
	} finally {
		await Promise.all(workers.map((worker) => worker.close()));
	}
	return checks;
}
async function dryRuns(folder, proving, worker) {
	let points = [], findings = [];
	for (let point of proving.verdict.points) if (points.push(point), findings = await dryRun(folder, proving, point, worker), findings.length > 0) break;
	return {
		level: "dry-run",
		passed: points.length > 0 && findings.length === 0,
		by: `pip ${PIP.version}`,
		...points.length > 1 ? { points } : {},
		findings
	};
}
async function dryRun(folder, { target, wheels }, point, worker) {
	let entries = wheels.map(({ project, version, marker }) => ({
		project,
		version,
		...marker === void 0 ? {} : { marker }
	})), lock = path.join(folder, lockPath(target.id)), request = {
		target: targetAt(target, point),
		lock,
		entries
	};
	return (await ask$1(worker, OPERATIONS.dry_run, "dry-run", request)).findings;
}
/**
* Install a lock offline into a temporary venv of a real interpreter, run the equivalent of `pip check`, and if requested import
* every top-level module.
* @returns the checks `installed` and, if requested and reached, `imported`
* @throws BundleError `cancelled`
*/
async function realInstall(bundle, proving, interpreter, settings) {
	let folder = await mkdtemp(path.join(tmpdir(), "offline-bundle-proof-")), by = whatDidIt(interpreter.target);
	try {
		let windows = interpreter.target.system.os === "windows", room = {
			folder,
			pip: pipFor(bundle, proving.target, settings),
			python: path.join(folder, "venv", windows ? "Scripts" : "bin", windows ? "python.exe" : "python")
		}, findings = await install(bundle, proving.target, interpreter, room, settings), installed = {
			level: "installed",
			passed: !findings.some(isError),
			...by,
			findings
		};
		if (!installed.passed || settings.proof.prove !== "imported") return [installed];
		let failures = await importModules(proving, room, settings);
		return [installed, {
			level: "imported",
			passed: !failures.some(isError),
			...by,
			findings: failures
		}];
	} finally {
		await rm(folder, {
			recursive: !0,
			force: !0,
			maxRetries: 3
		});
	}
}
async function install(bundle, target, interpreter, room, settings) {
	let { env, signal, assets, log } = settings.ports, inRoom = {
		env: cleanEnv(env),
		cwd: room.folder,
		signal
	}, venv = path.join(room.folder, "venv"), made = await runProgram(interpreter.path, [
		"-I",
		"-m",
		"venv",
		"--without-pip",
		venv
	], {
		...inRoom,
		seconds: 600
	});
	if (made.code !== 0) return [failed(`${interpreter.path} could not create a venv: ${lastWords(made)}`)];
	let args = [
		"-I",
		"-X",
		"utf8",
		path.join(assets.python, "verify", "install_lock.py"),
		room.pip,
		path.join(bundle, lockPath(target.id))
	], ran = await runProgram(room.python, args, {
		...inRoom,
		seconds: 3600
	});
	for (let line of `${ran.stdout}\n${ran.stderr}`.split("\n")) line.trim() !== "" && log.debug(`${target.id}: ${line}`);
	if (ran.code === 0) return [];
	let said = withoutFolders(lastWords(ran), [bundle, room.folder]), python = interpreter.target.python.version;
	return ran.code === 4 ? [{
		kind: "pip-check",
		severity: "warning",
		message: `pip check reports after the install on Python ${python}: ${said}`
	}] : [failed(`the offline install failed on Python ${python}: ${said}`)];
}
function isError({ severity }) {
	return severity === "error";
}
/** The pip that install.py would use: for a new Python, the pinned pip, which is already unpacked. */
function pipFor(bundle, { python }, { pythonRuntime }) {
	let pip = bootstrapOf(python.series);
	return pip === void 0 || pip.version === PIP.version ? pythonRuntime.pipFolder : path.join(bundle, "bootstrap", pip.filename);
}
function failed(message) {
	return {
		kind: "install",
		severity: "error",
		message,
		hint: "Run with --verbose to see the full output of pip."
	};
}
/** pip's ERROR lines, or the last lines of its output. */
function lastWords({ stdout, stderr, timedOut }) {
	if (timedOut) return "timed out";
	let lines = `${stderr}\n${stdout}`.split("\n").map((line) => line.trim()).filter((line) => line !== ""), errors = lines.filter((line) => line.startsWith("ERROR:"));
	return (errors.length > 0 ? errors : lines.slice(-3)).join(" ").slice(0, 1500);
}
function withoutFolders(text, folders) {
	return folders.reduce((rest, folder) => rest.replaceAll(`${folder}${path.sep}`, "").replaceAll(folder, "."), text);
}
const IMPLEMENTATIONS = {
	cp: "CPython",
	pp: "PyPy"
};
function whatDidIt({ python, system, markers }) {
	return {
		by: `${getOwn(IMPLEMENTATIONS, python.implementation) ?? markers.platform_python_implementation} ${python.version}${python.freeThreaded ? "t" : ""}`,
		python: python.version,
		system: systemText(system, markers.platform_release),
		how: isForeign(markers.platform_machine) ? "emulated" : "native"
	};
}
function systemText(system, release) {
	switch (system.os) {
		case "linux": return `${system.libc} ${system.minimum.join(".")}`;
		case "macos": return `macOS ${system.minimum.join(".")}`;
		case "windows": return `Windows ${release}`;
		default: return system.machine;
	}
}
/** `platform_machine` values of Node's architectures. An interpreter of another one runs in an emulator. */
const OWN_MACHINES = {
	x64: [
		"x86_64",
		"AMD64",
		"i686",
		"i386",
		"x86"
	],
	arm64: [
		"aarch64",
		"arm64",
		"ARM64",
		"armv7l",
		"armv8l"
	]
};
function isForeign(machine) {
	return OWN_MACHINES[process.arch]?.includes(machine) === !1;
}
/**
* Import every top-level module, each in its own process; a module that fails alone is retried after the modules of the requested
* projects and of its dependents. A failure caused by a project that is not in the lock is a warning if another module of the wheel
* loads. Other failures are errors, except for projects in `--prove-except`.
*/
async function importModules({ wheels }, room, settings) {
	let { env, signal, assets } = settings.ports, args = [
		"-I",
		"-X",
		"utf8",
		path.join(assets.python, "verify", "import_modules.py"),
		String(settings.jobs),
		"120",
		room.pip
	], options = {
		env: cleanEnv(env),
		cwd: room.folder,
		input: JSON.stringify(importOrder(wheels)),
		seconds: 14400,
		signal
	}, ran = await runProgram(room.python, args, options);
	return ran.code === 0 ? importFindings(wheels, parseImportFailures(ran.stdout), settings.proof.proveExcept) : [{
		kind: "import",
		severity: "error",
		message: `the modules could not be imported: ${ran.stderr.trim().split("\n").at(-1) ?? ""}`
	}];
}
/** The input of python/verify/import_modules.py. */
function importOrder(wheels) {
	return {
		first: wheels.filter(({ requested }) => requested).flatMap(({ topLevel }) => topLevel),
		modules: [...new Set(wheels.flatMap(({ topLevel }) => topLevel))].sort().map((module) => {
			let holders = wheels.filter(({ topLevel }) => topLevel.includes(module)), parents = wheels.filter(({ project }) => holders.some(({ requiredBy }) => requiredBy.includes(project))), markers = holders.map(({ marker }) => marker);
			return {
				module,
				after: parents.flatMap(({ topLevel }) => topLevel),
				markers: markers.includes(void 0) ? [] : markers
			};
		})
	};
}
/** Import failures as findings, by wheel and module. */
function importFindings(wheels, failures, accepted = []) {
	let provided = new Set(wheels.flatMap(({ topLevel }) => topLevel.map(firstPart)));
	return wheels.flatMap(({ filename, project, topLevel }) => {
		let mine = failures.filter(({ module }) => topLevel.includes(module)), nothingLoads = mine.length === topLevel.length;
		return mine.map(({ module, error, missing }) => {
			let optional = missing !== null && !provided.has(missing) && !nothingLoads, message = `${filename}: import ${module}: ${error}`;
			return accepted.includes(project) ? {
				kind: "import-accepted",
				severity: "warning",
				message: `${message} (accepted by prove-except)`,
				project
			} : optional ? {
				kind: "import-optional",
				severity: "warning",
				message
			} : {
				kind: "import",
				severity: "error",
				message,
				hint: `Install the missing system library or declare the missing dependency, or accept the failure with --prove-except ${project}.`,
				project
			};
		});
	});
}
function firstPart(module) {
	return module.split(".", 1)[0] ?? module;
}
const ImportFailures = array(object({
	module: string(),
	error: string(),
	missing: nullable(string())
}));
/** The stdout of python/verify/import_modules.py. */
function parseImportFailures(text) {
	return parse(ImportFailures, JSON.parse(text));
}
// src/verify/verify-targets.ts
/**
* Run the dry run and the real installs of each target, as far as requested and possible on this machine. Failures are findings;
* targets that failed the closure check are skipped.
* @param folder the bundle, staged or finished
* @throws BundleError `cancelled`, `environment` for a named interpreter that does not run
*/
async function validateTargets(folder, targets, settings) {
	let complete = targets.filter(({ verdict }) => verdict.complete), { prove } = settings.proof, dry = prove === "closure" ? [] : complete, real = prove === "closure" || prove === "dry-run" ? [] : complete, running = [dryInstall(folder, dry, settings), realInstalls(folder, real, settings)];
	await Promise.allSettled(running);
	let [dryChecks, realChecks] = await Promise.all(running);
	return targets.map((proving) => {
		let { id } = proving.target;
		return verdictOf(proving, [...[dryChecks.get(id)].filter((check) => check !== void 0), ...realChecks.get(id) ?? []], settings);
	});
}
async function realInstalls(folder, targets, settings) {
	if (targets.length === 0) return /* @__PURE__ */ new Map();
	let interpreters = await findInterpreters([...new Set(targets.map(({ target }) => target.python.series))], settings), pairs = targets.flatMap((proving) => {
		let interpreter = bestFor(proving, interpreters);
		return interpreter === void 0 ? [] : [{
			proving,
			interpreter
		}];
	}), limit = pLimit(settings.jobs), installing = /* @__PURE__ */ new Set(), done = 0, report = () => settings.ports.log.progress({
		what: "Install",
		done,
		total: pairs.length,
		unit: "targets",
		now: [...installing]
	}), running = pairs.map(({ proving, interpreter }) => limit(async () => {
		let { id } = proving.target;
		installing.add(id), report();
		let checks = await realInstall(folder, proving, interpreter, settings);
		return installing.delete(id), done += 1, report(), [id, checks];
	}));
	return await Promise.allSettled(running), new Map(await Promise.all(running));
}
/** The interpreter with the target's micro version, otherwise the first match. */
function bestFor({ target, verdict }, interpreters) {
	let fitting = interpreters.filter((one) => matchesTarget(one.target, target, verdict.micros));
	return fitting.find((one) => one.target.python.version === target.python.version) ?? fitting[0];
}
function verdictOf({ target, verdict }, proofs, { proof }) {
	let checks = [{
		level: "closure",
		passed: verdict.complete,
		by: "closure walk",
		findings: verdict.findings
	}, ...proofs], passed = checks.filter((check) => check.passed).map(({ level }) => level), missed = verdict.complete ? unproved(target.id, checks, proof.prove) : [];
	return {
		target: target.id,
		level: verdict.complete ? strongestOf(passed) : "none",
		checks,
		findings: [
			...checks.flatMap(({ findings }) => findings),
			...verdict.complete ? verdict.micros.except.map(excepted) : [],
			...missed
		],
		micros: verdict.micros
	};
}
/** The hint names the newest micro version of the range. */
function excepted({ from, to, because }) {
	return {
		kind: "micros",
		severity: "warning",
		message: `not for Python ${rangeText({
			from,
			to
		})}: ${because}`,
		hint: `To support Python ${to}, make a bundle with --python ${to}.`
	};
}
/** A warning if the requested level could not be attempted; a failed attempt has its own finding. */
function unproved(id, checks, prove) {
	return prove === void 0 || checks.some(({ level }) => level === prove) || checks.some((check) => !check.passed) ? [] : [{
		kind: "unproved",
		severity: "warning",
		message: `${id} is not verified at level "${prove}": no interpreter on this machine matches it`,
		hint: "Pass a matching Python with --interpreters, or run on a matching machine."
	}];
}
/** Combine targets, union and closure verdicts into the input of `validateTargets`. Targets that are not in the union are skipped. */
function provingTargets(targets, union, closure) {
	let files = new Map(union.files.map((file) => [file.sha256, file]));
	return targets.flatMap((target) => {
		let verdict = closure.verdicts.find((one) => one.target === target.id), locked = union.targets.find((one) => one.target === target.id);
		if (verdict === void 0 || locked === void 0) return [];
		let walked = new Map(Object.entries(verdict.requiredBy ?? {}));
		return [{
			target,
			verdict,
			wheels: locked.entries.flatMap((entry) => {
				let file = files.get(entry.sha256), requiredBy = entry.requiredBy.length > 0 ? entry.requiredBy : walked.get(entry.project) ?? [], topLevel = closure.wheels.get(entry.sha256)?.topLevel ?? [];
				return file === void 0 ? [] : [{
					...entry,
					filename: file.filename,
					requiredBy,
					topLevel
				}];
			})
		}];
	});
}
// src/options/values.ts
/** Device names that Windows reserves, with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** An extra or a dependency group, normalized (PEP 685, PEP 735). */
function parseExtra(given) {
	return /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(given) ? { ok: toProjectName(given) } : { expected: "expected a name of letters, digits, \".\", \"-\" and \"_\"" };
}
/** A bundle name, valid as a folder and file name on every system. */
function parseBundleName(given) {
	return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given) && !given.endsWith(".") && !DEVICES.test(given) ? { ok: given } : { expected: "expected a name of up to 100 letters, digits, \".\", \"-\" and \"_\" that is a valid folder name on every system" };
}
/** A target id in which `*` matches any characters. */
function parseIdPattern(given) {
	return /^[A-Za-z0-9._*-]+$/.test(given) ? { ok: given } : { expected: "expected a target id such as cp312-windows-x86_64; * matches any characters" };
}
/** An SPDX license or exception identifier. */
function parseLicense(given) {
	return /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(given) ? { ok: given } : { expected: "expected an SPDX identifier such as MIT or Apache-2.0" };
}
/** A value of license-allow: an SPDX identifier or `project:NAME`. */
function parseAllowed(given) {
	let [, name] = /^project:(.*)$/i.exec(given) ?? [];
	if (name !== void 0) {
		let project = parseExtra(name);
		return "ok" in project ? { ok: { project: project.ok } } : { expected: "expected project:NAME with the name of a project" };
	}
	let license = parseLicense(given);
	return "ok" in license ? { ok: { license: license.ok } } : { expected: `${license.expected}, or project:NAME` };
}
function parseJobs(given) {
	let jobs = /^\d{1,2}$/.test(given) ? Number(given) : 0;
	return jobs >= 1 && jobs <= 16 ? { ok: jobs } : { expected: "expected a number from 1 to 16" };
}
/** A project's name as its metadata may spell it (Names and normalization). */
const PROJECT = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, NEVER_ABSENT = [
	407,
	408,
	429
];
/** An index URL: http, https or file, without whitespace. */
function parseIndexUrl(given) {
	let url = URL.canParse(given) ? new URL(given) : void 0;
	return url !== void 0 && [
		"http:",
		"https:",
		"file:"
	].includes(url.protocol) && !/\s/.test(given) ? { ok: given } : { expected: "expected a URL such as https://index.example/simple" };
}
/** `NAME=` before an index URL. */
const INDEX_NAME = /^([A-Za-z0-9][\w.-]*)=/;
/** Parse `URL` or `NAME=URL` to the URL. A named index has the credentials of its environment variables, if they are set. */
function indexUrlWith(env) {
	return (given) => {
		let [prefix = "", name] = INDEX_NAME.exec(given) ?? [], parsed = parseIndexUrl(given.slice(prefix.length));
		return "expected" in parsed ? { expected: `${parsed.expected} or team=https://index.example/simple` } : { ok: name === void 0 ? parsed.ok : withLogin(parsed.ok, name, env) };
	};
}
/** Credentials in the environment replace those in the URL, as in uv. */
function withLogin(url, name, env) {
	let variable = `${LOGIN_VARIABLE}${name.toUpperCase().replaceAll(/[.-]/g, "_")}`, [user, password] = [env[`${variable}_USERNAME`] ?? "", env[`${variable}_PASSWORD`] ?? ""];
	if (user === "" && password === "") return url;
	let login = [user, ...password === "" ? [] : [password]].map(encodeURIComponent).join(":");
	return withoutUsers(url).replace("://", `://${login}@`);
}
function parseProxy(given) {
	let url = URL.canParse(given) ? new URL(given) : void 0;
	return url !== void 0 && url.hostname !== "" && /^(?:https?|socks[45]h?):$/.test(url.protocol) || /^[\w.-]+:\d{1,5}$/.test(given) ? { ok: given } : { expected: "expected a URL such as http://proxy.example:3128" };
}
/** `PROJECT=URL` */
function parseIndexFor(given) {
	let [project, url] = splitAt(given, given.indexOf("=")), parsed = parseIndexUrl(url);
	return PROJECT.test(project) && "ok" in parsed ? { ok: {
		project: toProjectName(project),
		url: parsed.ok
	} } : { expected: "expected PROJECT=URL, e.g. torch=https://index.example/simple" };
}
/** `URL=403`, split at the last `=`, because URLs may contain others. */
function parseIgnoredErrorCode(given) {
	let [url, code] = splitAt(given, given.lastIndexOf("=")), status = /^4\d\d$/.test(code) ? Number(code) : 0, parsed = parseIndexUrl(url);
	return "ok" in parsed && status !== 0 && !NEVER_ABSENT.includes(status) ? { ok: {
		url: parsed.ok,
		status
	} } : { expected: "expected URL=STATUS with a status from 400 to 499 that means \"not found\" there, e.g. https://index.example/simple=403" };
}
/** Whether pip would download it. A single letter before the colon is a Windows drive. */
function isUrl(text) {
	return /^[a-z][a-z0-9+.-]+:\/?\/?/i.test(text);
}
function splitAt(text, at) {
	return at < 0 ? [text.trim(), ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
/** Date, then optionally a time and a zone (ISO 8601, the part that every Python of 3.10 and newer reads). */
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;
/** A time or an age in days, as in pip's `--uploaded-prior-to`. */
function parseUploadedPriorTo(given) {
	if (/^P\d{1,5}D$/.test(given)) return { ok: given };
	let day = TIME.exec(given)?.[1];
	return day !== void 0 && isDay(day) ? { ok: given } : { expected: "expected a time such as 2026-01-31 or 2026-01-31T12:00:00Z, or an age in days such as P7D" };
}
/**
* Convert --uploaded-prior-to into one UTC time for the whole run: an age is relative to `now`, a date is midnight UTC, and a time
* without a zone is UTC, independent of the machine.
*/
function momentOf(given, now) {
	let days = /^P(\d+)D$/.exec(given)?.[1];
	if (days !== void 0) return (/* @__PURE__ */ new Date(now.getTime() - Number(days) * 864e5)).toISOString();
	let [, day = "", time = "00:00", zone = "Z"] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:]+)(Z|[+-]\d\d:\d\d)?)?$/.exec(given) ?? [];
	return (/* @__PURE__ */ new Date(`${day}T${time}${zone}`)).toISOString();
}
/** `PYSEC-2026-1=2026-12-31`: an advisory and the last day on which it is ignored. */
function parseAdvisoryIgnore(given) {
	let [, id = "", until = ""] = /^([A-Za-z0-9][\w.:-]*)\s*=\s*(\d{4}-\d\d-\d\d)$/.exec(given) ?? [];
	return id !== "" && isDay(until) ? { ok: {
		id,
		until
	} } : { expected: "expected ID=DATE, the last day on which to ignore it, e.g. PYSEC-2026-1=2026-12-31" };
}
/** Whether the date exists: JavaScript would convert 2026-02-30 to a day in March. */
function isDay(text) {
	let time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** `1900MiB` to bytes. */
function parseVolumeSize(given) {
	let bytes = Number(/^(\d{1,4})\s?MiB$/i.exec(given)?.[1] ?? NaN) * MIB;
	return bytes >= 1048576 && bytes <= 2097152e3 ? { ok: bytes } : { expected: `expected a size from 1MiB to ${MAX_VOLUME_BYTES / MIB}MiB, e.g. 1900MiB` };
}
/** `gpg:KEY` or `x509:CERT,KEY`. */
function parseSigner(given) {
	let [, key] = /^gpg:(\S.*)$/.exec(given) ?? [];
	if (key !== void 0) return { ok: {
		kind: "gpg",
		key
	} };
	let [, cert, x509Key] = /^x509:([^,]+),([^,]+)$/.exec(given) ?? [];
	return cert !== void 0 && x509Key !== void 0 ? { ok: {
		kind: "x509",
		cert: cert.trim(),
		key: x509Key.trim()
	} } : { expected: "expected gpg:KEY or x509:CERT,KEY" };
}
/** `auto`, `none`, or paths of interpreters, which cannot be combined. */
function parseInterpreters(given) {
	let [only = "auto"] = given;
	return given.length <= 1 && (only === "auto" || only === "none") ? { ok: only } : given.some((one) => one === "auto" || one === "none") ? { expected: "expected auto, none, or paths of interpreters" } : { ok: given };
}
/** 2038-01-19T03:14:07Z, the newest time that tar-stream supports (32 bits). Unit: seconds since 1970. */
const NEWEST_EPOCH_SECONDS = 2147483647;
/**
* Return the time of all entries: SOURCE_DATE_EPOCH, or 1980-01-01. Unit: seconds since 1970.
* @throws BundleError `usage` for a time that zip or tar cannot store
*/
function sourceDateEpoch(env) {
	let given = env.SOURCE_DATE_EPOCH ?? "";
	if (given === "") return OLDEST_EPOCH_SECONDS;
	let seconds = /^\d{1,11}$/.test(given) ? Number(given) : NaN;
	if (seconds >= 315532800 && seconds <= NEWEST_EPOCH_SECONDS) return seconds;
	let expected = `give seconds since 1970, from ${OLDEST_EPOCH_SECONDS} to ${NEWEST_EPOCH_SECONDS}, or unset it`;
	throw new BundleError({
		kind: "usage",
		faults: [{
			input: "SOURCE_DATE_EPOCH",
			actual: given,
			expected
		}]
	});
}
// src/run/bundle-contents.ts
/**
* Read install.py and collect the pip wheel for each target's Python: the pinned one is shipped with this program, older ones are
* downloaded from the index.
* @throws BundleError `network`, `integrity`
*/
async function bundleContents({ roots, constraints, locked }, { union, closure, files }, targets, fetcher, { assets, env }) {
	let [installer, bootstrap] = await Promise.all([readFile(path.join(assets.python, "install.py"), "utf8"), bootstrapFiles(targets, assets.vendor, fetcher)]);
	return {
		toolVersion: VERSION,
		epochSeconds: sourceDateEpoch(env),
		roots,
		constraints,
		locked,
		union,
		closure,
		pool: files,
		installer,
		bootstrap
	};
}
/**
* Collect the pip wheels for these targets as local files.
* @throws BundleError `network` or `integrity`
*/
async function bootstrapFiles(targets, vendor, fetcher) {
	return Promise.all(bootstrapFor(targets).map((pip) => pip.sha256 === PIP.sha256 ? shipped(pip, vendor) : fetched(pip, fetcher)));
}
async function shipped(pip, vendor) {
	let file = path.join(vendor, pip.filename);
	return {
		...pip,
		path: file,
		bytes: (await stat(file)).size
	};
}
async function fetched(pip, fetcher) {
	let { filename, sha256, project, version, bytes } = pip, { url } = listedAs(pip, await fetcher.wheels(project)), downloaded = await fetcher.file({
		project,
		version,
		filename,
		url,
		sha256,
		hashes: { sha256 },
		bytes
	});
	return {
		...pip,
		path: downloaded.path,
		bytes: downloaded.bytes
	};
}
/** The first file with this name and hash. The hash is pinned here, so any index will do; some indexes state no hash. */
function listedAs({ filename, sha256, version }, wheels) {
	let namesakes = wheels.filter((wheel) => wheel.filename === filename), wheel = namesakes.find((one) => (one.sha256 ?? sha256) === sha256);
	if (wheel !== void 0) return wheel;
	let [other] = namesakes;
	throw other === void 0 ? new BundleError({
		kind: "network",
		what: `no index lists ${filename}, the last pip for the oldest Python among the targets`,
		hint: `Add pip ${version} to the index, or pass a folder that contains this wheel with --find-links.`
	}) : new BundleError({
		kind: "integrity",
		what: `${other.index} lists ${filename} with sha256 ${other.sha256}, but ${sha256} is expected`,
		hint: "Report the modified file to the operator of the index, or pass a folder that contains the original with --find-links."
	});
}
// src/resolve/union.ts
/**
* Merge the resolutions of all targets into one set of files.
* @throws BundleError `integrity` if two different files have the same name
*/
function unionOf(solved) {
	let files = /* @__PURE__ */ new Map(), names = /* @__PURE__ */ new Map();
	for (let { target, files: wanted } of solved) for (let file of wanted) {
		let namesake = names.get(file.filename) ?? file;
		if (namesake.sha256 !== file.sha256) throw conflict(namesake, file);
		names.set(file.filename, file), files.set(file.sha256, withTarget(files.get(file.sha256), file, target));
	}
	return {
		files: [...files.values()].sort(byText(({ filename }) => filename)),
		targets: solved.map(entriesOf)
	};
}
/** Remove the wheels that only uncovered micro versions need. */
function coveredUnion({ files, targets }, verdicts) {
	let names = new Map(files.map(({ sha256, filename }) => [sha256, filename])), uncovered = new Map(verdicts.map((one) => [one.target, new Set(one.uncovered)])), isKept = (target, sha256) => uncovered.get(target)?.has(names.get(sha256)) !== !0;
	return {
		files: files.flatMap((file) => {
			let kept = file.targets.filter((target) => isKept(target, file.sha256));
			return kept.length === 0 ? [] : [{
				...file,
				targets: kept
			}];
		}),
		targets: targets.map(({ target, entries }) => ({
			target,
			entries: entries.filter(({ sha256 }) => isKept(target, sha256))
		}))
	};
}
function withTarget(known, file, target) {
	if (known !== void 0) return {
		...known,
		targets: [...known.targets, target]
	};
	let { requested, extras, requiredBy, marker, unhashed, ...rest } = file;
	return {
		...rest,
		targets: [target]
	};
}
function entriesOf({ target, files }) {
	return {
		target,
		entries: files.map(({ project, version, sha256, marker, requested, extras, requiredBy }) => ({
			project,
			version,
			sha256,
			...marker === void 0 ? {} : { marker },
			requested,
			extras,
			requiredBy
		})).sort(byText(({ project, marker = "" }) => `${project} ${marker}`))
	};
}
function conflict(one, other) {
	return new BundleError({
		kind: "integrity",
		what: `two different files are named ${one.filename}: sha256 ${one.sha256} from ${one.url} and ${other.sha256} from ${other.url}`,
		hint: "Choose one index for the project with --index-for PROJECT=URL."
	});
}
// src/verify/announced-metadata.ts
/**
* Compare the metadata that resolvers used with the metadata in each wheel. A metadata file that an index serves separately
* (PEP 658) must match the wheel: otherwise the resolution differs from what is installed.
* @throws BundleError `integrity` with each index and file
*/
function checkAnnouncedMetadata(union, wheels, announced) {
	let lines = union.files.flatMap((file) => {
		let [facts, core] = [wheels.get(file.sha256), announced.get(file.url)];
		if (facts === void 0 || core === void 0 || facts.findings.some(({ severity }) => severity === "error")) return [];
		let differs = differencesOf(core, facts);
		return differs.length === 0 ? [] : [lineOf(file, core, differs)];
	});
	if (lines.length !== 0) throw new BundleError({
		kind: "integrity",
		what: lines.join("\n"),
		hint: "Do not use this wheel. Report the mismatch to the operator of the index."
	});
}
function lineOf({ filename }, { index }, differs) {
	return `the metadata of ${filename} differs from the metadata that ${index === "" ? "its URL" : index} announces: ${differs.join("; ")}`;
}
function differencesOf(core, facts) {
	return [
		...difference("Requires-Dist", core.requiresDist, facts.requiresDist, plain),
		...difference("Requires-Python", pythons(core.requiresPython), pythons(facts.requiresPython), plain),
		...difference("Provides-Extra", core.providesExtra, facts.providesExtra, toProjectName)
	];
}
/** Ignore whitespace and quotes, which indexes may rewrite. */
function plain(line) {
	return line.replaceAll(/\s+/g, "").replaceAll("\"", "'");
}
/** Old tools wrote a placeholder for no value. */
function pythons(given) {
	return given == null || [
		"",
		"UNKNOWN",
		"None"
	].includes(given) ? [] : [given];
}
function difference(field, announced, inside, normal) {
	let without = (lines, others) => {
		let known = new Set(others.map(normal));
		return lines.filter((line) => !known.has(normal(line)));
	}, said = [...without(announced, inside).map((line) => `${field} ${line.slice(0, 200)} only in the announced metadata`), ...without(inside, announced).map((line) => `${field} ${line.slice(0, 200)} only in the wheel`)];
	return said.length > 3 ? [...said.slice(0, 3), `and ${said.length - 3} more`] : said;
}
/** Start the process of the closure check; wheel facts are sent again after a restart. */
function startClosureProcess(pythonRuntime, notice) {
	return restartableWorker({
		role: "closure walk",
		start: () => pythonRuntime.start("closure"),
		replayed: ["learn"],
		notice
	});
}
/**
* Check that the wheels of each target satisfy all requirements, using the metadata in the wheels.
* @param worker of the role `closure`
* @throws BundleError if the worker fails; problems of a target are findings in its verdict
*/
async function checkClosure(input, worker, log) {
	await ask$1(worker, OPERATIONS.closure, "learn", { wheels: Object.fromEntries(input.wheels) });
	let verdicts = [];
	for (let at = 0; at < input.union.targets.length; at += 4) {
		let some = input.union.targets.slice(at, at + 4), now = some.map(({ target }) => target);
		log?.progress({
			what: "Check",
			done: at,
			total: input.union.targets.length,
			unit: "targets",
			now
		}), verdicts.push(...await Promise.all(some.map((one) => walkTarget(one, input, worker))));
	}
	return {
		verdicts,
		wheels: input.wheels
	};
}
async function walkTarget(locked, { union, targets, roots, constraints }, worker) {
	let target = targets.find(({ id }) => id === locked.target);
	if (target === void 0) throw new BundleError({
		kind: "bug",
		what: `the target ${locked.target} of the union is not in the request`
	});
	let files = new Map(union.files.map((file) => [file.sha256, file])), entries = locked.entries.map(({ project, version, sha256, marker }) => ({
		project,
		version,
		sha256,
		...marker === void 0 ? {} : { marker },
		...originOf(files.get(sha256))
	}));
	return ask$1(worker, OPERATIONS.closure, "walk", {
		target,
		roots,
		constraints,
		entries
	});
}
/** The closure check matches requirements without a name by URL. */
function originOf(file) {
	if (file === void 0) return {
		filename: "",
		urls: [],
		built: !1
	};
	let { filename, url } = file, source = file.built ?? file.lockedSdist;
	return {
		filename,
		urls: source === void 0 ? [url] : [url, source.url],
		built: source !== void 0
	};
}
/** Create queries that start a process on first use. */
function versionQueriesOf(start) {
	let worker, started = () => (worker ??= start(), worker);
	return {
		affected: async (questions) => questions.length === 0 ? [] : (await ask$1(started(), OPERATIONS.closure, "affected", { questions })).answers,
		pinned: async (roots, releases) => releases.length === 0 ? [] : (await ask$1(started(), OPERATIONS.closure, "pinned", {
			roots: roots.map(({ text }) => ({ text })),
			releases
		})).pinned,
		changes: async (moves) => moves.length === 0 ? [] : (await ask$1(started(), OPERATIONS.closure, "changes", { moves })).changes,
		unknownLicenses: async (ids) => ids.length === 0 ? [] : (await ask$1(started(), OPERATIONS.closure, "unknown-licenses", { ids })).unknown
	};
}
// src/run/check-wheels.ts
/**
* Wait for the downloads, read every wheel, and check the closure of each target.
* @param announced the metadata that the index announced (PEP 658), by the URL of the wheel
* @throws BundleError `network`, `integrity`; an incomplete target is a finding of its closure verdict
*/
async function checkWheels({ requirements: { roots, constraints }, solved }, targets, announced, downloads, session, log) {
	let closureProcess = session.startClosureProcess(), resolved = unionOf(solved), files = await log.phase(`Finish downloading ${count(resolved.files.length, "wheel")}`, () => downloads.pool.close()), wheels = await log.phase("Inspect every wheel", () => downloads.inspected(files));
	checkAnnouncedMetadata(resolved, wheels, announced);
	let closure = await log.phase("Check the closure of every target", () => checkClosure({
		union: resolved,
		wheels,
		targets,
		roots,
		constraints
	}, closureProcess, log));
	return {
		union: coveredUnion(resolved, closure.verdicts),
		closure,
		files
	};
}
// src/policy/advisories.ts
/** Pair each advisory with the releases of its projects. The questions are answered by `VersionQueries.affected`. */
function suspectsOf(advisories, union) {
	let releases = releasesOf(union);
	return advisories.flatMap((advisory) => advisory.affected.flatMap(({ project, versions, ranges }) => releases.filter((release) => release.project === project).map((release) => ({
		release,
		advisory,
		question: {
			version: release.version,
			versions,
			ranges
		}
	}))));
}
/**
* Convert the answers to findings.
* @param answers in the order of the suspects
* @returns errors, and a warning for each ignored advisory
*/
function advisoryFindings(suspects, answers, { union, ignore, today }) {
	return hitsOf(suspects, answers).map((hit) => {
		let latest = ignore.filter(({ id }) => namesOf(hit).some((name) => name.toLowerCase() === id.toLowerCase())).map(({ until }) => until).sort().at(-1), finding = findingOf(hit.release, targetsOf$1(hit.release.files, union), breachOf(hit));
		return latest === void 0 ? finding : today <= latest ? {
			...finding,
			severity: "warning",
			message: `${finding.message}; ignored until ${latest}`
		} : {
			...finding,
			message: `${finding.message}; --advisory-ignore ended on ${latest}`
		};
	});
}
function hitsOf(suspects, answers) {
	let hits = [];
	return suspects.forEach(({ release, advisory }, at) => {
		let answer = answers[at];
		if (answer !== "yes" && answer !== "unclear") return;
		let same = hits.findIndex((hit) => hit.release === release && namesOf(hit).some((name) => [advisory.id, ...advisory.aliases].includes(name))), known = hits[same];
		if (known === void 0) hits.push({
			release,
			advisories: [advisory],
			unclear: answer === "unclear"
		});
		else {
			let advisories = known.advisories.includes(advisory) ? known.advisories : [...known.advisories, advisory];
			hits[same] = {
				release,
				advisories,
				unclear: known.unclear && answer === "unclear"
			};
		}
	}), hits;
}
function namesOf({ advisories }) {
	return [...new Set(advisories.flatMap(({ id, aliases }) => [id, ...aliases]))];
}
function breachOf(hit) {
	let [id = "", ...others] = namesOf(hit), summary = hit.advisories.find((one) => one.summary !== void 0)?.summary, also = others.length === 0 ? "" : ` (${others.join(", ")})`, [verb, unclear] = hit.unclear ? ["may have", ", which states no comparable versions"] : ["has", ""], what = `it ${verb} ${id}${also}${unclear}${summary === void 0 ? "" : `: ${summary}`} (rule: --advisories)`, fixed = fixesOf(hit);
	return {
		kind: "advisory",
		what,
		hint: `${fixed.length === 0 ? "No fixed version is known" : `It is fixed in ${fixed.join(", ")}`}; to accept it temporarily, use --advisory-ignore ${id}=YYYY-MM-DD.`
	};
}
function fixesOf({ advisories, release }) {
	let own = advisories.flatMap(({ affected }) => affected.filter(({ project }) => project === release.project));
	return [...new Set(own.flatMap(({ ranges }) => ranges.flat().flatMap(({ fixed }) => fixed ?? [])))];
}
const texts = optional(array(string()), []), Range = object({
	type: string(),
	events: optional(array(record(string(), string())), [])
}), Document = object({
	id: string(),
	aliases: texts,
	summary: optional(string()),
	withdrawn: optional(string()),
	affected: array(object({
		package: optional(object({
			ecosystem: string(),
			name: string()
		})),
		versions: texts,
		ranges: optional(array(Range), [])
	}))
}), HOLDERS = [
	"vulns",
	"vulnerabilities",
	"results",
	"packages"
];
/**
* Parse a file of OSV documents: one document, an array, a response of osv.dev or a report of osv-scanner. Withdrawn advisories and
* other ecosystems than PyPI are omitted.
* @param place the file, for the message
* @throws BundleError `usage` if it contains no OSV documents
*/
function parseAdvisories(text, place) {
	let advisories = /* @__PURE__ */ new Map();
	for (let given of documentsOf(parseJson(text, place), place)) {
		let parsed = safeParse(Document, given);
		if (!parsed.success) throw fault$1(place, `${nameOf(given)}: ${wantOf(parsed.issues[0])}`);
		let { id, aliases, summary, withdrawn, affected } = parsed.output;
		if (withdrawn !== void 0) continue;
		let ours = affected.flatMap((one) => toAffected(one)), one = {
			id,
			aliases,
			...summary === void 0 ? {} : { summary },
			affected: ours
		};
		ours.length > 0 && advisories.set(id, together(advisories.get(id), one));
	}
	return [...advisories.values()];
}
/** An advisory that occurs several times in reports may list other versions each time. */
function together(known, more) {
	if (known === void 0) return more;
	let aliases = [.../* @__PURE__ */ new Set([...known.aliases, ...more.aliases])];
	return {
		...more,
		...known,
		aliases,
		affected: [...known.affected, ...more.affected]
	};
}
function parseJson(text, place) {
	try {
		return parseStrictJson(text.replace(/^\uFEFF/, ""));
	} catch (error) {
		throw fault$1(place, `is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
}
function documentsOf(given, place, depth = 0) {
	if (depth > 20) throw fault$1(place, "contains no OSV document");
	if (Array.isArray(given)) return given.flatMap((one) => documentsOf(one, place, depth + 1));
	if (typeof given != "object" || !given) throw fault$1(place, "contains an entry that is not an OSV document");
	if ("id" in given) return [given];
	let holders = HOLDERS.filter((key) => key in given);
	if (holders.length === 0 && Object.keys(given).length > 0) throw fault$1(place, "contains no OSV document");
	return holders.flatMap((key) => documentsOf(Reflect.get(given, key), place, depth + 1));
}
function toAffected({ package: named, versions, ranges }) {
	if (named === void 0 || named.ecosystem.split(":")[0]?.toLowerCase() !== "pypi") return [];
	let compared = ranges.filter(({ type }) => type !== "GIT").map(({ events }) => events);
	return [{
		project: toProjectName(named.name),
		versions,
		ranges: compared
	}];
}
function nameOf(given) {
	return typeof given == "object" && given && "id" in given && typeof given.id == "string" ? given.id : "a document";
}
function wantOf(issue) {
	let at = getDotPath(issue) ?? "";
	return at === "affected" ? "has no \"affected\": pass complete OSV documents, not the ids of a batch query" : `${at}: ${issue.message}`;
}
function fault$1(given, expected) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "--advisories",
			actual: given,
			expected
		}]
	});
}
// src/build/build-steps.ts
const Plan = strictObject({
	source: string(),
	requires: array(string()),
	backend: string(),
	backendPath: array(string()),
	staticMetadata: boolean()
}), Wheel = strictObject({
	path: string(),
	filename: string(),
	sha256,
	bytes: number(),
	project: string(),
	version: string(),
	requiresPython: string(),
	python: string()
}), Response = union([strictObject({ ok: unknown$1() }), strictObject({ rejected: strictObject({
	kind: picklist(["build", "integrity"]),
	message: string(),
	output: string()
}) })]);
/** @param folder for response files @param env of every step (build-environment.ts) */
function openSteps(settings, folder, env) {
	let ask = async (step, request) => {
		let answer = path.join(folder, `${step}.json`), args = [
			"-I",
			"-X",
			"utf8",
			settings.script,
			step,
			settings.pipFolder,
			answer
		], ran = await settings.run(settings.python, args, {
			env,
			cwd: folder,
			input: JSON.stringify(request)
		});
		if (settings.signal.throwIfAborted(), settings.log.debug(`${step}: exit code ${ran.code}`), logOutput(ran.stdout + ran.stderr), ran.code !== 0) throw new SourceRejected(`build step ${step} failed with exit code ${ran.code}`, { output: lastLines(ran.stdout + ran.stderr) });
		let response = parse(Response, JSON.parse(await readFile(answer, "utf8")));
		if ("rejected" in response) {
			let { message, output } = response.rejected;
			throw logOutput(output), new SourceRejected(message, { output: lastLines(output) });
		}
		return response.ok;
	}, logOutput = (text) => {
		for (let line of text.split("\n")) line.trim() !== "" && settings.log.debug(line);
	}, hook = (plan, python) => ({
		...plan,
		python,
		seconds: settings.hookSeconds ?? 1800
	});
	return {
		unpack: async (archive, to) => parse(strictObject({ source: string() }), await ask("unpack", {
			archive,
			folder: to
		})).source,
		inspect: async (source, subdirectory, project) => parse(Plan, await ask("inspect", {
			source,
			subdirectory,
			project
		})),
		install: async (python, wheels) => {
			await ask("install", {
				python,
				wheels
			});
		},
		requires: async (plan, python) => parse(strictObject({ requires: array(string()) }), await ask("requires", hook(plan, python))).requires,
		wheel: async (plan, python, places) => parse(Wheel, await ask("wheel", {
			...hook(plan, python),
			...places
		}))
	};
}
function lastLines(text) {
	return text.trimEnd().split("\n").slice(-30).join("\n");
}
/** A source that cannot be built. Other sources are still built, and all errors are reported together. */
var SourceRejected = class extends Error {
	/** The last lines of the build's output. */
	output;
	constructor(message, options = {}) {
		super(message, options), this.name = "SourceRejected", this.output = options.output ?? "";
	}
};
// src/build/build-environment.ts
/** Variables that compilers and programs need. No others are passed, so that a build cannot read secrets. */
const KEPT = [
	"SYSTEMROOT",
	"SYSTEMDRIVE",
	"WINDIR",
	"COMSPEC",
	"PATHEXT",
	"PROGRAMFILES",
	"PROGRAMFILES(X86)",
	"PROGRAMDATA",
	"NUMBER_OF_PROCESSORS"
], VERSION_VARIABLE = /^(?:SETUPTOOLS_SCM_(?:PRETEND_(?:VERSION|METADATA)|OVERRIDES_FOR|VERSION)|PDM_BUILD_SCM_VERSION|PBR_VERSION|UV_DYNAMIC_VERSIONING_BYPASS|POETRY_DYNAMIC_VERSIONING_BYPASS)/i, FOR_A_PROJECT = /_FOR_/i, KEPT_BY_GIT = /^(?:SSH_AUTH_SOCK|SSH_ASKPASS|SSL_CERT_(?:FILE|DIR)|(?:HTTPS?|ALL|NO)_PROXY|GIT_(?:SSL_.*|SSH|SSH_COMMAND|CONFIG_GLOBAL|PROXY_COMMAND)|XDG_CONFIG_HOME)$/i;
/**
* Return the environment of a build, equal on all machines except for PATH and folders: without credentials and indexes, and with
* fixed values for everything that is known to change the output (reproducible-builds.org, SOURCE_DATE_EPOCH).
*/
function buildEnv(env, folders) {
	let { environment, home, temporary } = folders, programs = path.join(environment, isWindows(env) ? "Scripts" : "bin"), pip = {
		PIP_NO_INDEX: "1",
		PIP_CONFIG_FILE: nullDevice(env),
		PIP_DISABLE_PIP_VERSION_CHECK: "1"
	}, proxies = Object.fromEntries([
		"http_proxy",
		"https_proxy",
		"HTTP_PROXY",
		"HTTPS_PROXY"
	].map((name) => [name, "http://127.0.0.1:9"]));
	return {
		...Object.fromEntries(Object.entries(env).filter(([name]) => KEPT.includes(name.toUpperCase())).map(([name, value]) => [name, value ?? ""])),
		...proxies,
		...pip,
		PATH: [programs, env.PATH ?? env.Path ?? ""].join(path.delimiter),
		VIRTUAL_ENV: environment,
		HOME: home,
		USERPROFILE: home,
		TMPDIR: temporary,
		TEMP: temporary,
		TMP: temporary,
		GIT_CEILING_DIRECTORIES: path.dirname(environment),
		SOURCE_DATE_EPOCH: String(OLDEST_EPOCH_SECONDS),
		TZ: "UTC",
		LC_ALL: "C.UTF-8",
		LANG: "C.UTF-8",
		PYTHONHASHSEED: "0",
		PYTHONNOUSERSITE: "1",
		PYTHONUTF8: "1"
	};
}
/** Return the version variables for a source. A release from an index has a version and only gets those for one project. */
function versionVariables(env, { version }) {
	let given = Object.entries(env).flatMap(([name, value]) => value !== void 0 && VERSION_VARIABLE.test(name) ? [[name, value]] : []);
	return Object.fromEntries(given.filter(([name = ""]) => version === "" || FOR_A_PROJECT.test(name)));
}
/** Return the environment of git: with the user's keys and credential helpers, without prompts. Logins are passed as configuration, not as arguments. */
function gitEnv(env, logins) {
	let kept = Object.entries(env).flatMap(([name, value]) => value !== void 0 && KEPT_BY_GIT.test(name) ? [[name, value]] : []), web = logins.map((login) => ({
		...login,
		url: login.url.replace(/^git\+/, "")
	})).filter(({ url }) => /^https?:/.test(url)), headers = web.flatMap(({ url, username, password }, index) => [[`GIT_CONFIG_KEY_${index}`, `http.${new URL(url).origin}/.extraHeader`], [`GIT_CONFIG_VALUE_${index}`, `Authorization: Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`]]);
	return {
		...cleanEnv(env),
		GIT_SSH_COMMAND: "ssh -oBatchMode=yes",
		...Object.fromEntries(kept),
		...Object.fromEntries(headers),
		GIT_CONFIG_COUNT: String(web.length),
		GIT_TERMINAL_PROMPT: "0"
	};
}
/** Create an empty virtual environment without pip or host packages. @returns the path of its Python */
async function makeEnvironment(folder, env, settings) {
	let ran = await settings.run(settings.python, [
		"-I",
		"-m",
		"venv",
		"--without-pip",
		folder
	], { env });
	if (ran.code !== 0) throw new BundleError({
		kind: "environment",
		what: `failed to create a build environment with ${settings.python}: ${(ran.stderr || ran.stdout).trim().split("\n").at(-1) ?? ""}`,
		hint: "Install the venv module of Python (Debian and Ubuntu: apt install python3-venv)."
	});
	return isWindows(settings.env) ? path.join(folder, "Scripts", "python.exe") : path.join(folder, "bin", "python");
}
/** Install the static (PEP 518) and dynamic build requirements. @returns the file names of the wheels */
async function provide(plan, python, steps, settings) {
	let install = async (requirements) => {
		if (requirements.length === 0) return [];
		let wheels = await settings.buildRequirements(requirements);
		return await steps.install(python, wheels), wheels.map((wheel) => path.basename(wheel)).sort();
	}, stated = await install(plan.requires), dynamic = (await steps.requires(plan, python)).filter((one) => !plan.requires.includes(one));
	return dynamic.length === 0 ? stated : install([...plan.requires, ...dynamic]);
}
// src/build/git.ts
/**
* Find the working tree that contains a project.
* @returns undefined without a working tree, if git is not installed or rejects the folder, or if the tree does not track the project
*/
async function gitTreeOf(project, git) {
	let top = await topOf(project);
	if (top === void 0) return;
	let listed = await git([
		"ls-files",
		"-z",
		"--recurse-submodules"
	], top).catch(() => void 0);
	if (listed === void 0 || listed.code !== 0) return;
	let tracked = /* @__PURE__ */ new Set();
	for (let name of listed.stdout.split("\0").filter((one) => one !== "")) for (let place = path.join(top, name); place !== top && !tracked.has(place); place = path.dirname(place)) tracked.add(place);
	return project === top || tracked.has(project) ? {
		top,
		tracked
	} : void 0;
}
async function topOf(folder) {
	if (await kindOf(path.join(folder, ".git")) !== void 0) return folder;
	let parent = path.dirname(folder);
	return parent === folder ? void 0 : topOf(parent);
}
/** Copied from the git folder that linked worktrees share; it also contains their branches. */
const SHARED = [
	"packed-refs",
	"shallow",
	"refs",
	"reftable",
	"info"
], OWN = [
	"HEAD",
	"index",
	"info"
], COPIED_SETTING = /^(?:core|extensions|filter|diff|status|log|versionsort)\./, LEFT_SETTING = /^core\.(?:worktree|bare|fsmonitor|hookspath|sshcommand|askpass|gitproxy|excludesfile|attributesfile|untrackedcache)$/, OUR_SETTINGS = {
	"core.bare": "false",
	"core.checkstat": "minimal",
	"core.trustctime": "false"
};
/**
* Copy the git folder of a working tree, submodule or linked worktree, where `.git` may be a file that names a folder elsewhere. The copy
* refers to the original's objects. A `.git` file that names no git folder is copied unchanged.
*/
async function copyGitFolder(dotGit, to, git) {
	let own = await gitFolderOf(dotGit), shared = path.resolve(own, (await readFile(path.join(own, "commondir"), "utf8").catch(() => "")).trim());
	if (await kindOf(path.join(shared, "objects")) !== "folder") {
		await kindOf(dotGit) === "file" && await copyFile(dotGit, to);
		return;
	}
	await mkdir(path.join(to, "objects", "info"), { recursive: !0 }), await mkdir(path.join(to, "refs"), { recursive: !0 }), await writeFile(path.join(to, "objects", "info", "alternates"), `${path.join(shared, "objects")}\n`);
	for (let name of SHARED) await copyIfThere(path.join(shared, name), path.join(to, name));
	let indexes = (await readdir(own)).filter((name) => name.startsWith("sharedindex."));
	for (let name of [...OWN, ...indexes]) await copyIfThere(path.join(own, name), path.join(to, name));
	await writeFile(path.join(to, "config"), await configOf([path.join(shared, "config"), path.join(own, "config.worktree")], git));
}
async function copyIfThere(from, to) {
	await kindOf(from) !== void 0 && await copyWithTimes(from, to);
}
async function gitFolderOf(dotGit) {
	if (await kindOf(dotGit) === "folder") return dotGit;
	let [, place = ""] = /^gitdir: (.*)/.exec(await readFile(dotGit, "utf8")) ?? [];
	return path.resolve(path.dirname(dotGit), place);
}
async function configOf(files, git) {
	let settings = [];
	for (let file of files) {
		let { stdout } = await git([
			"config",
			"--file",
			file,
			"--null",
			"--list"
		], path.dirname(file)).catch(() => ({ stdout: "" }));
		for (let entry of stdout.split("\0").filter((one) => one !== "")) {
			let [key = "", ...value] = entry.split("\n");
			COPIED_SETTING.test(key) && !LEFT_SETTING.test(key) && settings.push([key, value.join("\n")]);
		}
	}
	return [...settings, ...Object.entries(OUR_SETTINGS)].map(([key, value]) => settingText(key, value)).join("");
}
/** Format a setting such as `section.subsection.name` for a configuration file. */
function settingText(key, value) {
	let [first, last] = [key.indexOf("."), key.lastIndexOf(".")], inner = first === last ? "" : ` ${quoted(key.slice(first + 1, last))}`;
	return `[${key.slice(0, first)}${inner}]\n\t${key.slice(last + 1)} = ${quoted(value)}\n`;
}
function quoted(text) {
	return `"${text.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"").replaceAll("\n", "\\n")}"`;
}
/** Copy a file or folder with its times, which git compares. Links without a target are left out. */
async function copyWithTimes(from, to) {
	await cp(from, to, {
		recursive: !0,
		dereference: !0,
		preserveTimestamps: !0,
		filter: async (one) => await kindOf(one) !== void 0
	});
}
async function kindOf(place) {
	return stat(place).then((found) => found.isDirectory() ? "folder" : "file", () => void 0);
}
/** Messages of git, curl and ssh (with LC_ALL=C) about unreachable or failing hosts and rejected credentials. */
const OUTAGES = [
	/could not resolve (?:host|hostname|proxy)|name or service not known|temporary failure in name resolution/i,
	/connection (?:refused|timed out|reset|closed)|operation timed out|(?:failed|unable) to connect|couldn't connect/i,
	/no route to host|network is unreachable|empty reply from server|the remote end hung up unexpectedly|early eof/i,
	/\b(?:ssl|tls)\b|ssl_|gnutls|schannel|certificate|host key verification failed/i,
	/authentication failed|could not read (?:username|password)|permission denied \(/i,
	/requested url returned error: (?:401|403|407|408|429|5\d\d)/i
], NAMED = /(?<!\w)'[^'\n]*'|\bremote:.*|couldn't find remote ref .*|\b[a-z]+:\/\/\S+/gim;
/** Whether git failed because of the network or credentials, so that another run may succeed; false for a missing repository or revision. */
function isOutage(said) {
	let own = said.replaceAll(NAMED, "");
	return OUTAGES.some((words) => words.test(own));
}
/** Parse `git+https://host/repo.git@rev#subdirectory=x`. @returns undefined for other version control systems */
function parseRepository(text) {
	let [address = "", fragment = ""] = text.split("#"), match = /^git\+((?:https?|ssh|git|file):\/\/[^/]*\/.*?)(?:@([^@]*))?$/.exec(address);
	if (match === null) return;
	let subdirectory = new URLSearchParams(fragment).get("subdirectory") ?? "";
	return {
		url: match[1] ?? "",
		revision: decodedPercent(match[2] ?? ""),
		subdirectory
	};
}
/**
* Clone a repository and check out its revision. As with pip, the clone omits file contents but has the whole history and all tags, from
* which setuptools-scm and similar tools derive the version.
* @returns the commit
* @throws SourceRejected with the message of git; BundleError `network` if the host is unreachable or rejects the credentials
*/
async function checkOut(repository, folder, settings) {
	let env = {
		...gitEnv(settings.env, loginsOf(repository, settings.logins ?? [])),
		LC_ALL: "C"
	}, git = async (...args) => {
		let ran = await settings.run("git", args, {
			env,
			cwd: folder
		}).catch((cause) => {
			throw settings.signal.throwIfAborted(), new SourceRejected("failed to start git; install it and add it to PATH", { cause });
		});
		if (ran.code !== 0) throw failureOf(repository.url, `git ${args[0]} failed: ${maskSecrets(ran.stderr.trim())}`);
		return ran.stdout.trim();
	}, { url, revision } = repository;
	if (revision.startsWith("-") || url.includes("\n")) throw new SourceRejected(`${maskSecrets(url)}@${revision} is not a valid repository URL`);
	await mkdir(folder, { recursive: !0 }), await git("clone", "--quiet", "--filter=blob:none", "--no-checkout", "--", url, ".");
	let commit = await commitOf(revision, git);
	return await git("checkout", "--quiet", "--detach", commit), await git("submodule", "--quiet", "update", "--init", "--recursive"), commit;
}
function failureOf(url, said) {
	return isOutage(said) ? new BundleError({
		kind: "network",
		what: `cannot clone ${maskSecrets(url)}: ${said}`,
		hint: "Check the host, the credentials (credential helper, SSH key or URL) and the proxy (HTTPS_PROXY)."
	}) : new SourceRejected(said);
}
/** A branch is preferred to a tag, and a tag to a commit. A commit that is on no branch is fetched by its id. */
async function commitOf(revision, git) {
	if (revision === "") return git("rev-parse", "--verify", "HEAD^{commit}");
	let known = async (name) => git("rev-parse", "--verify", "--quiet", `${name}^{commit}`).catch(() => void 0), found = await known(`refs/remotes/origin/${revision}`) ?? await known(revision);
	return found === void 0 ? (await git("fetch", "--quiet", "origin", "--", revision), git("rev-parse", "--verify", "FETCH_HEAD^{commit}")) : found;
}
function loginsOf(repository, logins) {
	return logins.filter((login) => login.url.replace(/^git\+/, "").startsWith(repository.url));
}
// src/build/project-copy.ts
/** Folders that are not source: they are slow to copy, and stale ones change the result of a build. */
const LEFT_OUT = /* @__PURE__ */ new Set([
	"__pycache__",
	".tox",
	".nox",
	".mypy_cache",
	".ruff_cache",
	".pytest_cache",
	"node_modules"
]);
/**
* Copy a local project, so that a build does not write into it. In a git working tree, all tracked files of the tree are copied:
* a version may derive from them, and git would report missing files as changes.
* @param skip folders inside it that are not its source, such as the output folder
*/
async function copyProject(from, to, skip, git) {
	let project = await realpath(from), tree = await gitTreeOf(project, git), top = tree?.top ?? project, skipped = new Set(await Promise.all(skip.map((folder) => realpath(folder).catch(() => path.resolve(folder)))));
	return await copyFolder(top, to, {
		top,
		project,
		tracked: tree?.tracked ?? /* @__PURE__ */ new Set(),
		skipped,
		git
	}), {
		folder: to,
		subdirectory: path.relative(top, project)
	};
}
async function copyFolder(from, to, copy) {
	await mkdir(to, { recursive: !0 });
	for (let entry of await readdir(from, { withFileTypes: !0 })) {
		let source = path.join(from, entry.name);
		await isLeftOut(source, copy) || await copyEntry(entry, source, path.join(to, entry.name), copy);
	}
}
async function copyEntry(entry, source, place, copy) {
	if (entry.name === ".git") return copyGitFolder(source, place, copy.git);
	if (entry.isDirectory()) return copyFolder(source, place, await isBuildOutput(source, copy) ? {
		...copy,
		project: void 0
	} : copy);
	if (entry.isSymbolicLink()) return copyLink(source, place, copy);
	if (entry.isFile()) return copy.tracked.has(source) ? copyWithTimes(source, place) : copyFile(source, place);
}
/** A link to a copied file points to the copy, any other link to its original target. */
async function copyLink(source, place, copy) {
	let text = await readlink(source), target = await realpath(source).catch(() => void 0), isCopied = target !== void 0 && !path.isAbsolute(text) && !await isLeftOut(target, copy);
	await symlink(isCopied || target === void 0 ? text : target, place);
}
/** Outside of the project, and in output of an earlier build, only tracked files are copied. */
async function isLeftOut(place, copy) {
	if (copy.skipped.has(place)) return !0;
	if (copy.tracked.has(place)) return !1;
	let folder = path.dirname(place);
	return path.basename(place) === ".git" ? folder !== copy.top && !copy.tracked.has(folder) && !isInside(folder, copy.project) : !isInside(place, copy.project) || isBuildOutput(place, copy);
}
function isInside(place, folder) {
	return folder !== void 0 && (place === folder || place.startsWith(folder + path.sep));
}
/** Whether it is a virtual environment or the output of an earlier build, from which setuptools would include stale files. */
async function isBuildOutput(place, { project }) {
	let name = path.basename(place);
	return LEFT_OUT.has(name) || path.dirname(place) === project && name.endsWith(".egg-info") || path.dirname(place) === project && name === "build" && (await readdir(place).catch(() => [])).some((one) => one === "lib" || one.startsWith("bdist.")) ? !0 : exists(path.join(place, "pyvenv.cfg"));
}
// src/build/sources.ts
/**
* Build each source once, sequentially, in its own environment; only platform-independent wheels are accepted (`--sdists pure`).
* Builds are reproducible as far as the backend allows. A failed build does not stop the others.
* @throws BundleError for failures that are not caused by a source: an outage or a cancelled run
*/
async function buildSources(wanted, settings) {
	let outcomes = [];
	for (let one of onceEach(wanted)) {
		if (settings.signal.aborted) throw new BundleError({ kind: "cancelled" });
		settings.log.info(`Building ${titleOf(one)} from source`), outcomes.push(await tryToBuild(one, path.join(settings.workFolder, sha256Of(one.url).slice(0, 16)), settings));
	}
	return {
		wheels: outcomes.filter((outcome) => "built" in outcome),
		rejected: outcomes.filter((outcome) => "finding" in outcome)
	};
}
async function tryToBuild(wanted, folder, settings) {
	try {
		return await buildSource(wanted, folder, settings);
	} catch (error) {
		if (settings.signal.aborted) throw new BundleError({ kind: "cancelled" }, { cause: error });
		if (error instanceof SourceRejected) return {
			wanted,
			finding: rejectedFinding(wanted, withoutBuildFolder(error, folder))
		};
		throw error;
	}
}
/** Several targets may need the same source. */
function onceEach(wanted) {
	return [...new Map(wanted.map((one) => [one.url, one])).values()];
}
async function buildSource(wanted, folder, settings) {
	let variables = versionVariables(settings.env, wanted), names = Object.keys(variables).sort();
	names.length > 0 && settings.log.notice(`Passing ${names.join(", ")} from your environment to the build of ${titleOf(wanted)}`);
	let folders = {
		environment: path.join(folder, "environment"),
		home: path.join(folder, "home"),
		temporary: path.join(folder, "temporary")
	};
	await mkdir(folders.home, { recursive: !0 }), await mkdir(folders.temporary);
	let env = {
		...buildEnv(settings.env, folders),
		...variables
	}, steps = openSteps(settings, folder, env), source = await obtainSource(wanted, folder, settings, steps), plan = await steps.inspect(source.folder, source.subdirectory, wanted.project), python = await makeEnvironment(folders.environment, env, settings), requirements = await provide(plan, python, steps, settings), { project, version } = wanted, places = {
		built: path.join(folder, "built"),
		accepted: path.join(folder, "accepted"),
		project,
		version
	};
	return builtWheel(wanted, source, plan, await steps.wheel(plan, python, places), requirements);
}
function builtWheel(wanted, source, plan, file, requirements) {
	let { path: place, requiresPython, python, ...wheel } = file, { kind, revision } = source;
	return {
		entry: {
			...wheel,
			url: pathToFileURL(place).href,
			hashes: { sha256: wheel.sha256 },
			...requiresPython === "" ? {} : { requiresPython },
			index: ""
		},
		path: place,
		built: {
			kind,
			url: wanted.url,
			...source.sha256 === void 0 ? {} : { sha256: source.sha256 },
			...revision === void 0 ? {} : { revision },
			staticMetadata: plan.staticMetadata,
			backend: plan.backend,
			buildRequirements: requirements,
			python
		},
		wanted
	};
}
/**
* Download, clone or copy the source into the work folder.
* @throws SourceRejected, or the errors of `settings.fetch`, which are not caused by the source
*/
async function obtainSource(wanted, folder, settings, steps) {
	let repository = parseRepository(wanted.url);
	if (repository !== void 0) {
		let place = path.join(folder, "checkout");
		return {
			kind: "vcs",
			folder: place,
			subdirectory: repository.subdirectory,
			revision: await checkOut(repository, place, settings)
		};
	}
	if (/^[a-z]+\+/.test(wanted.url)) throw new SourceRejected(`${maskSecrets(wanted.url)} is not a git repository; other version control systems are not supported`);
	let [address = "", fragment = ""] = wanted.url.split("#"), subdirectory = new URLSearchParams(fragment).get("subdirectory") ?? "";
	if (address.startsWith("file:") && await isFolder(fileURLToPath(address))) {
		let env = {
			...gitEnv(settings.env, []),
			LC_ALL: "C"
		}, git = (args, cwd) => settings.run("git", args, {
			env,
			cwd
		}), copy = await copyProject(fileURLToPath(address), path.join(folder, "copy"), [settings.workFolder, ...settings.skip ?? []], git);
		return {
			kind: "folder",
			folder: copy.folder,
			subdirectory: path.join(copy.subdirectory, subdirectory)
		};
	}
	let archive = await settings.fetch(address, hashesOf(wanted)), sha256 = await fileSha256(archive);
	if (wanted.sha256 !== void 0 && wanted.sha256 !== sha256) throw new BundleError({
		kind: "integrity",
		what: `hash mismatch for ${path.basename(archive)}: expected sha256 ${wanted.sha256}, got ${sha256}`,
		hint: "The file was changed by the index or in transit: contact the operator of the index."
	});
	return {
		kind: "sdist",
		folder: await steps.unpack(archive, path.join(folder, "unpacked", stemOf(archive))),
		subdirectory,
		sha256
	};
}
/** `app-1.0` of `app-1.0.tar.gz`, the name of a project that states none. */
function stemOf(archive) {
	return path.basename(archive).replace(/(?:\.tar)?\.\w+$/, "");
}
function hashesOf({ hashes = {}, sha256 }) {
	return sha256 === void 0 ? hashes : {
		...hashes,
		sha256
	};
}
/** Make paths relative to the source; other paths in the build folder start with `<build>`. */
function withoutBuildFolder(rejected, folder) {
	let shown = (text) => {
		let [first = "", ...rest] = text.split(folder), source = /^[/\\](?:copy|checkout|unpacked[/\\][^/\\\s"']+)(?:[/\\]|(?=["']))/;
		return first + rest.map((part) => source.test(part) ? part.replace(source, "") : `<build>${part}`).join("");
	};
	return new SourceRejected(shown(rejected.message), {
		output: shown(rejected.output),
		cause: rejected
	});
}
/** Return the findings of `--sdists never` about the sources that a target needs. */
function neverFindings(unsolved) {
	return unsolved.sdists.map(neverFinding);
}
function neverFinding(wanted) {
	return {
		kind: "only-sdist",
		severity: "error",
		message: `${titleOf(wanted)} has no compatible wheel, only a source distribution${placeOf(wanted, " (", ")")}${chainOf(wanted)}.`,
		hint: `Pass --sdists pure to build ${wanted.project === "" ? "it" : wanted.project} from source (this runs its build code), or require a version that has wheels.`,
		...identityOf(wanted)
	};
}
/** Return the finding about a failed build. */
function rejectedFinding(wanted, rejected) {
	return {
		kind: "build",
		severity: "error",
		message: `failed to build ${titleOf(wanted)}${placeOf(wanted, " from ")}: ${maskSecrets(rejected.message)}${chainOf(wanted)}.${lastOf(rejected)}`,
		hint: "Require a version that has wheels, pass a wheel that you built yourself, or pin its build requirements with --build-constraint.",
		...identityOf(wanted)
	};
}
function lastOf({ output }) {
	return output === "" ? "" : `\nLast lines of its output:\n${maskSecrets(output).replaceAll(/^/gm, "  | ")}`;
}
/** Return the URL, or '' if the title is already the URL. */
function placeOf({ project, url }, before, after = "") {
	return project === "" ? "" : `${before}${maskSecrets(url)}${after}`;
}
// src/build/resolve-with-builds.ts
/** A built source may require another source. Longer chains have not been observed. */
const NOTHING = {
	wheels: [],
	rejected: []
};
/**
* Resolve each target. If the policy allows it, sources without a wheel are built once for all targets, and the targets that need
* them are resolved again.
* @throws BundleError as `Resolvers.resolve`
*/
async function resolveWithSources(targets, requirements, settings) {
	let done = /* @__PURE__ */ new Map(), built = NOTHING, open = targets;
	for (let round = 0; round < 20 && open.length > 0; round += 1) {
		let answers = await resolveOnce(open, requirements, built.wheels, settings);
		for (let answer of answers) done.set(answer.target, answer);
		let blocked = answers.filter(({ kind, sdists }) => kind === "unsolved" || sdists !== void 0), wanted = fresh(blocked, built), more = settings.build === void 0 || wanted.length === 0 ? NOTHING : await settings.build(wanted);
		built = {
			wheels: [...built.wheels, ...more.wheels],
			rejected: [...built.rejected, ...more.rejected]
		};
		let ids = new Set(blocked.map(({ target }) => target));
		open = more.wheels.length === 0 ? [] : targets.filter(({ id }) => ids.has(id));
	}
	return targets.flatMap(({ id }) => explained(done.get(id), settings, built.rejected) ?? []);
}
async function resolveOnce(targets, requirements, wheels, { resolvers, solved }) {
	let settled = (resolution) => {
		resolution.kind === "solved" && solved(withOrigins(resolution, wheels));
	}, entries = wheels.map((wheel) => ({
		...wheel.entry,
		builtFrom: wheel.wanted.url,
		...sourceHashOf(wheel)
	}));
	return (await resolvers.resolve({
		targets,
		requirements,
		wheels: entries,
		settled
	})).map((answer) => answer.kind === "solved" ? withOrigins(answer, wheels) : answer);
}
function sourceHashOf({ built: { sha256 } }) {
	return sha256 === void 0 ? {} : { sourceSha256: sha256 };
}
/** Return the sources that were not built yet, each once. */
function fresh(blocked, { wheels, rejected }) {
	let tried = new Set([...wheels, ...rejected].map(({ wanted }) => wanted.url)), wanted = blocked.flatMap(({ sdists = [] }) => sdists).filter(({ url }) => !tried.has(url));
	return [...new Map(wanted.map((one) => [one.url, one])).values()];
}
/** Add the source of each built wheel, for the manifest. */
function withOrigins(solved, wheels) {
	let files = solved.files.map((file) => {
		let source = wheels.find(({ entry }) => entry.sha256 === file.sha256);
		if (source === void 0) return file;
		let { yanked } = source.wanted;
		return {
			...file,
			...yanked === void 0 ? {} : { yanked },
			built: source.built
		};
	});
	return {
		...solved,
		files
	};
}
/** Add the project names that builds determined to roots without a name. */
function withBuiltNames(requirements, solved) {
	let files = solved.flatMap((one) => one.files), named = (root) => {
		let file = root.name === null ? files.find(({ built }) => built?.url === root.url) : void 0;
		if (file === void 0) return root;
		let extras = root.extras === void 0 || root.extras.length === 0 ? "" : `[${root.extras.join(",")}]`;
		return {
			...root,
			name: file.project,
			text: `${file.project}${extras} @ ${root.text}`
		};
	};
	return {
		...requirements,
		roots: requirements.roots.map(named)
	};
}
/** Add the results of builds to the findings of an unsolved target. */
function explained(answer, { build }, rejected) {
	if (answer?.kind !== "unsolved") return answer;
	if (build === void 0) return answer.findings.length > 0 ? answer : {
		...answer,
		findings: neverFindings(answer)
	};
	let findings = [rejected.filter(({ wanted }) => answer.sdists.some(({ url }) => url === wanted.url)).map(({ finding }) => finding), answer.findings.filter(({ kind }) => kind !== "sdist-only")].find(({ length }) => length > 0);
	return findings === void 0 ? answer : {
		...answer,
		findings
	};
}
/**
* Resolve and download build requirements for this machine, from wheels only.
* @returns the paths of the wheels
* @throws SourceRejected if they cannot be resolved from wheels
*/
async function buildRequirements(texts, settings) {
	let requirementInputs = {
		packages: texts,
		requirementFiles: [],
		constraintFiles: settings.constraintFiles,
		extras: [],
		groups: []
	}, requirements = await settings.resolvers.read({
		requirementInputs,
		folder: ".",
		allowIndexLines: !1,
		variables: {}
	}), [resolution] = await settings.resolvers.resolve({
		targets: [settings.host],
		requirements,
		wheels: [],
		settled: () => void 0
	});
	if (resolution === void 0 || resolution.kind === "unsolved") throw new SourceRejected(`no compatible wheels for its build requirements on this machine: ${resolution?.findings.map(({ message }) => message).join("; ") ?? ""}`);
	return settings.fetch(resolution.files);
}
// src/run/resolve-targets.ts
/**
* Start fetcher and resolvers, read all requirements, and register their credentials and indexes with the fetcher.
* @throws BundleError `usage` that names every mistake
*/
function readRequirements(request, targets, session, ports) {
	return ports.log.phase("Read the requirements", async () => {
		let index = await session.openIndexes(targets), { requirementInputs, indexes } = request, { allowIndexLines } = indexes, requirements = await index.resolvers.read({
			requirementInputs,
			folder: ".",
			allowIndexLines,
			variables: ports.env
		});
		return await registerCredentials(requirements, index.fetcher, ports.log), {
			index,
			requirements
		};
	});
}
/**
* Resolve every target, and build the sdists that need it and may be built.
* @param settled called as each target is solved
* @throws BundleError `network`, `integrity`; a target without a solution is an unsolved resolution
*/
async function resolveTargets(requirements, targets, request, { session, index, ports, settled }) {
	let { resolvers, fetcher } = index, { uploadedPriorTo: limit } = request.indexes, policy = {
		requirements,
		queries: versionQueriesOf(session.startClosureProcess),
		...limit === void 0 ? {} : { limit }
	}, build = request.sdists === "pure" ? allowedBuilds(sourceBuilder(request, requirements, session, index, ports), policy) : void 0, resolutions = await ports.log.phase(`Resolve ${count(targets.length, "target")} and start downloads`, () => resolveWithSources(targets, requirements, {
		resolvers,
		build,
		solved: settled
	})), solved = resolutions.filter((one) => one.kind === "solved");
	for (let line of [...ignoredLines(solved), ...withheldLines(fetcher.withheld)]) ports.log.warning(line);
	for (let line of unhashedLines(solved)) ports.log.notice(line);
	let missingWheels = await missingWheelsOf(resolutions, targets, fetcher);
	return {
		requirements: withBuiltNames(requirements, solved),
		resolutions,
		solved,
		missingWheels
	};
}
/** An sdist without a stated sha256 is downloaded to compute it. */
function missingWheelsOf(resolutions, targets, fetcher) {
	return Promise.all(lackedSdists(resolutions, targets).map(async (lacked) => {
		let { url, hashes = {}, sha256 } = lacked.sdist;
		return missingWheel(lacked, sha256 ?? (await fetchSource(url, hashes, fetcher)).sha256);
	}));
}
/** Print what the selection leaves open: no platform means this machine, and `rhel-9` means x86_64 and the distribution's Python. */
function noticeAssumptions(selection, targets, host, log) {
	let unnamed = selection.platforms.length === 0 && (selection.described.length === 0 || selection.pythons.length > 0), own = targets.filter(({ platform }) => platform === host.target.platform);
	unnamed && own.length > 0 && log.notice(hostText(own, own.length < targets.length));
	let assumptions = assumptionsOf(selection);
	assumptions.length > 0 && log.notice(assumptionText(assumptions));
}
/** Return a function that builds wheels from sources with the host's Python; build requirements come from the same indexes. */
function sourceBuilder(request, { logins }, session, index, ports) {
	let { pythonRuntime, host, transaction } = session, resolvers, rounds = 0, hostResolvers = () => (resolvers ??= index.openResolversFor([host.target]), resolvers), settings = {
		fetch: async (url, hashes) => (await fetchSource(url, hashes, index.fetcher)).path,
		buildRequirements: async (requirements) => buildRequirements(requirements, {
			host: host.target,
			resolvers: await hostResolvers(),
			fetch: (files) => fetchAll(files, index.fetcher),
			constraintFiles: request.buildConstraints
		}),
		python: pythonRuntime.python.path,
		pipFolder: pythonRuntime.pipFolder,
		script: path.join(ports.assets.python, "worker", "build", "service.py"),
		run: ports.run,
		log: ports.log,
		env: ports.env,
		signal: ports.signal,
		skip: [path.resolve(request.output.folder)],
		...logins === void 0 ? {} : { logins }
	};
	return (wanted) => (rounds += 1, buildSources(wanted, {
		...settings,
		workFolder: path.join(transaction.run, `builds-${rounds}`)
	}));
}
/** Download a source. The fetcher checks the hashes. @throws BundleError `network`, `integrity` */
async function fetchSource(url, hashes, fetcher) {
	let filename = decodedPercent(new URL(url).pathname.split("/").at(-1) ?? ""), { sha256 } = hashes;
	return fetcher.file({
		project: "",
		version: "",
		filename,
		url,
		hashes,
		...sha256 === void 0 ? {} : { sha256 }
	});
}
/** The fetcher limits the concurrency. */
async function fetchAll(files, fetcher) {
	return (await Promise.all(files.map(({ project, version, filename, url, sha256 }) => fetcher.file({
		project,
		version,
		filename,
		url,
		sha256,
		hashes: { sha256 }
	})))).map((one) => one.path);
}
/**
* Register the credentials of URLs with the fetcher, the only process that sees them, and the indexes of requirements files if they
* are allowed. Print a notice of ignored settings.
* @throws BundleError `usage` for an index that is not allowed
*/
async function registerCredentials({ logins = [], indexLines = [], passedOver = [], ignored = [] }, fetcher, log) {
	for (let login of logins) await fetcher.answer("login", login);
	passedOver.length > 0 && log.notice(`Ignored index options in the lock (your own index settings apply): ${passedOver.join(", ")}`);
	for (let one of ignored) log.warning(`Ignored a setting that only uv reads: ${one}. Use NAME @ URL or --index-for for these sources, or pass the output of uv export with --lock.`);
	indexLines.length !== 0 && (await fetcher.useIndexLines(indexLines), log.notice(`Using the indexes of the requirements files: ${fetcher.indexes.map(({ url }) => url).join(", ")}`));
}
/** Wrap `build` so that sources that break the policy are rejected before their code runs. */
function allowedBuilds(build, policy) {
	return async (wanted) => {
		let rejected = await rejectedSources(wanted, policy), urls = new Set(rejected.map((one) => one.wanted.url)), builds = await build(wanted.filter(({ url }) => !urls.has(url)));
		return {
			...builds,
			rejected: [...rejected, ...builds.rejected]
		};
	};
}
async function rejectedSources(wanted, { requirements, queries, limit }) {
	let yanked = wanted.filter((one) => one.yanked !== void 0), answers = await arePinned(yanked, requirements, queries), pinned = new Set(yanked.filter((_, at) => answers[at] === !0));
	return wanted.flatMap((one) => {
		let finding = sourceFinding(one, {
			pinned: pinned.has(one),
			...limit === void 0 ? {} : { limit }
		});
		return finding === void 0 ? [] : [{
			wanted: one,
			finding
		}];
	});
}
/** Whether the user pinned each release, by `==` or a lock; pins of dependencies do not count. @returns in the order of `releases` */
async function arePinned(releases, { roots, constraints, locked }, queries) {
	return locked ? releases.map(() => !0) : queries.pinned([...roots, ...constraints], releases.map(({ project, version }) => ({
		project,
		version
	})));
}
// src/run/policy-check.ts
/**
* Parse the policy before anything is downloaded.
* @throws BundleError `usage` for unreadable advisories and unknown SPDX licenses
*/
async function openPolicy({ policy, indexes }, clock, queries) {
	let { advisories: given } = policy, { uploadedPriorTo: limit } = indexes, advisories = given === void 0 ? [] : parseAdvisories(given.text, given.path);
	return await checkLicenseIds(policy, queries), { findings: async (requirements, union, wheels, verdicts) => [
		...await yanked(requirements, union, queries),
		...limit === void 0 ? [] : cooldownFindings(limit, union),
		...licenseFindings(policy, union, wheels),
		...wheelWarningBreaches(policy.warnings, verdicts),
		...await known(advisories, {
			union,
			ignore: policy.advisoryIgnore,
			today: clock.now().toISOString().slice(0, 10)
		}, queries)
	] };
}
/** A misspelled license in license-deny would have no effect. */
async function checkLicenseIds({ licenseAllow, licenseDeny }, queries) {
	let unknown = new Set(await queries.unknownLicenses([...licenseAllow, ...licenseDeny])), expected = "is not an SPDX license identifier; use one such as MIT or Apache-2.0, or LicenseRef-NAME for your own license", faults = [...licenseAllow.map((actual) => ({
		input: "--license-allow",
		actual,
		expected
	})), ...licenseDeny.map((actual) => ({
		input: "--license-deny",
		actual,
		expected
	}))].filter(({ actual }) => unknown.has(actual));
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
}
async function yanked(requirements, union, queries) {
	let releases = yankedReleases(union), pinned = await arePinned(releases, requirements, queries);
	return releases.map((release, at) => yankedFinding(release, union, { pinned: pinned[at] === !0 }));
}
async function known(advisories, settings, queries) {
	let suspects = suspectsOf(advisories, settings.union);
	return advisoryFindings(suspects, await queries.affected(suspects.map(({ question }) => question)), settings);
}
/** Replace a relative `--uploaded-prior-to` such as `P7D` by an absolute time, so that it is the same during the whole run. */
function resolveRelativeTime(request, now) {
	let { uploadedPriorTo: given } = request.indexes;
	return given === void 0 ? request : freeze({
		...request,
		indexes: {
			...request.indexes,
			uploadedPriorTo: momentOf(given, now)
		}
	});
}
// src/output/lock.ts
const ON_WINDOWS = process.platform === "win32", FLAGS = constants.O_RDWR | constants.O_CREAT | (ON_WINDOWS ? 268435456 : 0);
/**
* Create the folder if necessary and lock `.<name>.lock` in it for each name, all or none. The operating system releases the locks when
* the process ends, even after SIGKILL. No process ids are compared, so containers that share a folder exclude each other.
* @returns the locks in the order of the names
* @throws BundleError `environment` that names the lock holder; the system's error if a file cannot be locked
*/
async function lockOutputs(out, names, locking, attempts = 20) {
	if (names.length === 0) return [];
	let { locks, failed } = await tryToLock(out, names, await makeFolder(out), locking);
	if (failed === void 0) return locks;
	for (let lock of locks.toReversed()) await lock.release();
	let { name, error } = failed;
	if (errorCode(error) === "EBUSY") throw await heldByAnother(path.join(out, name), fileOf(out, name));
	if (errorCode(error) !== "ENOENT" || attempts === 1) throw error;
	return lockOutputs(out, names, locking, attempts - 1);
}
async function tryToLock(out, names, made, locking) {
	let opened = [], failures = [], locks = [];
	for (let name of names) await open(fileOf(out, name), FLAGS, 420).then((handle) => opened.push({
		name,
		handle
	}), (error) => failures.push({
		name,
		error
	}));
	let codes = await flock(opened.map(({ handle }) => handle), locking);
	for (let [at, { name, handle }] of opened.entries()) try {
		await take(handle, fileOf(out, name), codes[at] ?? ""), locks.push({ release: () => release(handle, fileOf(out, name), made) });
	} catch (error) {
		failures.push({
			name,
			error
		}), await ([
			"EBUSY",
			"ENOENT",
			""
		].includes(errorCode(error)) ? handle.close() : release(handle, fileOf(out, name), made));
	}
	let [failed] = failures;
	return {
		locks,
		...failed === void 0 ? {} : { failed }
	};
}
function fileOf(out, name) {
	return path.join(out, `.${name}.lock`);
}
/** Write this process into a locked file. @throws if it is not locked or no longer in the folder */
async function take(handle, file, code) {
	if (code !== "") throw Object.assign(/* @__PURE__ */ Error(`${file} cannot be locked (${code})`), { code });
	let [held, found] = await Promise.all([handle.stat({ bigint: !0 }), lstat(file, { bigint: !0 })]);
	if (held.ino !== found.ino) throw Object.assign(/* @__PURE__ */ Error(`${file} was replaced`), { code: "ENOENT" });
	let { bytesWritten } = await handle.write(`process ${process.pid} on ${hostname()}\n`, 0);
	await handle.truncate(bytesWritten);
}
/** For each file: empty if it is locked now, otherwise the name of the system's error. Closes all of them if Python cannot run. */
async function flock(handles, { python, env }) {
	if (ON_WINDOWS || handles.length === 0) return [];
	let args = [
		"-I",
		"-S",
		"-c",
		"import errno, fcntl, sys\nfor file in range(3, 3 + int(sys.argv[1])):\n    try:\n        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n        print()\n    except BlockingIOError:\n        print(\"EBUSY\")\n    except OSError as error:\n        print(errno.errorcode[error.errno])",
		String(handles.length)
	];
	try {
		let child = spawn(python, args, {
			env,
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				...handles.map(({ fd }) => fd)
			],
			detached: !0
		}), output = [child.stdout, child.stderr].map((stream) => stream === null ? "" : text(stream)), [[code], stdout = "", stderr] = await Promise.all([once(child, "close"), ...output]);
		if (code !== 0) throw Error(`${python} cannot lock files: ${stderr}`);
		return stdout.split("\n");
	} catch (error) {
		for (let handle of handles) await handle.close();
		throw error;
	}
}
async function release(handle, file, made) {
	try {
		ON_WINDOWS || await unlink(file).catch(onCode(["ENOENT"], void 0));
	} finally {
		await handle.close();
	}
	ON_WINDOWS && await unlink(file).catch(onCode([
		"EBUSY",
		"EPERM",
		"ENOENT"
	], void 0));
	for (let folder = path.dirname(file); made !== void 0 && folder.startsWith(made); folder = path.dirname(folder)) await rmdir(folder).catch(onCode([
		"ENOTEMPTY",
		"EEXIST",
		"ENOENT",
		"EBUSY",
		"EPERM"
	], void 0));
}
async function heldByAnother(bundle, file) {
	let lockHolder = (await readFile(file, "utf8").catch(() => "")).trim();
	return new BundleError({
		kind: "environment",
		what: `${bundle} is being made by another run of offline-bundle${lockHolder === "" ? "" : `, ${lockHolder}`}`,
		hint: "Wait until it ends, or choose another --name or --output."
	});
}
// src/output/output-paths.ts
const SUMS = ".SHA256SUMS";
/**
* Check that a run may write the bundle `name` and its companion files: each path is free or was written by a previous run. If
* the bundle exists, all companion names belong to it; otherwise only those that the checksums of a previous run list.
* @throws BundleError `usage` that names each foreign file, or the system's error; nothing is changed
*/
async function checkOutputPaths(out, name) {
	if (await checkBundleFolder(out, name)) return;
	let found = await readdir(out), ours = found.filter((file) => isCompanion(file, name) || file === "install.py");
	if (ours.length === 0) return;
	let listed = await listedIn(out, found.filter((file) => file.endsWith(SUMS))), sums = `${name}${SUMS}`, isKnown = (file) => listed.has(file) || file.startsWith(sums) && listed.has(`${name}/SHA256SUMS`), foreign = ours.filter((file) => !isKnown(file));
	if (foreign.length > 0) throw taken(foreign.map((file) => path.join(out, file)), "was not written by a previous run: choose another --output, or move the file away");
}
/**
* Whether the path is a bundle of a previous run.
* @throws BundleError `usage` if something else has it, or the system's error
*/
async function checkBundleFolder(out, name) {
	let folder = path.join(out, name);
	try {
		if ((await lstat(folder)).isDirectory() && isOurs(await readFile(path.join(folder, "manifest.json"), "utf8"))) return !0;
	} catch (error) {
		if (errorCode(error) === "ENOENT" && !await isThere$1(folder)) return !1;
		if (![
			"ENOENT",
			"ENOTDIR",
			"EISDIR"
		].includes(errorCode(error))) throw error;
	}
	throw taken([folder], "is not a bundle: choose another --name or --output, or move it away");
}
/** All paths in these checksum files; a file in another format contributes none. */
async function listedIn(out, lists) {
	let contents = await Promise.all(lists.map((file) => readFile(path.join(out, file), "utf8")));
	return new Set(contents.flatMap((text) => parseSums(text).lines.map((line) => line.path)));
}
async function isThere$1(folder) {
	return lstat(folder).then(() => !0, (error) => errorCode(error) !== "ENOENT");
}
/** Checks less than the schema, so that older and newer formats are recognized. */
function isOurs(text) {
	try {
		let manifest = JSON.parse(text);
		if (typeof manifest != "object" || !manifest || !("tool" in manifest)) return !1;
		let { tool } = manifest;
		return typeof tool == "object" && !!tool && "name" in tool && tool.name === "offline-bundle";
	} catch (error) {
		if (error instanceof SyntaxError) return !1;
		throw error;
	}
}
function taken(paths, why) {
	return new BundleError({
		kind: "usage",
		faults: paths.map((actual) => ({
			input: "output",
			actual,
			expected: `already exists and ${why}`
		}))
	});
}
// src/output/transaction.ts
/** The inode distinguishes this output from a later file of the same name. */
const Output = strictObject({
	name: pipe(string(), regex(/^(?!\.\.?$)[^/\\]+$/)),
	inode: string()
}), RecordSchema = variant("record", [
	strictObject({
		record: literal("lock"),
		names: texts$1
	}),
	strictObject({
		record: literal("commit"),
		published: array(Output),
		replaced: array(Output)
	}),
	strictObject({ record: literal("rollback") })
]), JOURNAL = "journal";
/**
* Lock the name of a bundle, recover interrupted runs, and create the transaction folder.
* @throws BundleError `environment` that names the folder, or the run that holds the lock
*/
async function openTransaction(output, name, locking, log) {
	let out = path.resolve(output), session = {
		out,
		folder: path.join(out, `.${name}.transaction`),
		owner: name,
		locks: /* @__PURE__ */ new Map(),
		locking
	};
	try {
		return await lockNames([name], session), {
			...await createFolders(session),
			...operations(session, log)
		};
	} catch (cause) {
		throw await releaseAll(session, ""), diskFailure(cause, out);
	}
}
async function createFolders({ folder, owner }) {
	try {
		await mkdir(folder), await append(folder, {
			record: "lock",
			names: [owner]
		});
		let staged = path.join(folder, "staged"), work = await mkdtemp(path.join(folder, "work-")), [pool, run] = [path.join(work, "pool"), path.join(work, "run")];
		for (let inner of [
			staged,
			pool,
			run
		]) await mkdir(inner);
		return {
			pool,
			run,
			staged
		};
	} catch (error) {
		throw await remove(folder).catch(() => void 0), error;
	}
}
function operations(session, log) {
	let isCommitted = !1;
	return {
		reserve: (names) => reserve(names, session),
		commit: async (names) => {
			await commit(names, session), isCommitted = !0;
		},
		cleanup: () => end(session).catch((error) => {
			if (!isCommitted) throw error;
			log.warning(`${session.folder} could not be removed; the next run removes it: ${error}`);
		})
	};
}
async function reserve(names, session) {
	try {
		await append(session.folder, {
			record: "lock",
			names
		}), await lockNames(names, session);
		for (let name of names) await checkOutputPaths(session.out, name);
	} catch (cause) {
		throw diskFailure(cause, session.out);
	}
}
/** Locks those names that are not locked yet, and recovers from interrupted runs that had locked them. */
async function lockNames(names, session) {
	let { out, folder, locks } = session, missing = names.filter((name) => !locks.has(name));
	await lockAll(missing, session);
	for (let interrupted of await transactionsOf(missing, out)) (interrupted.folder !== folder || missing.includes(interrupted.owner)) && await recover(interrupted, session);
}
async function transactionsOf(names, out) {
	let found = [];
	for (let entry of names.length === 0 ? [] : await readdir(out)) {
		let [, owner] = /^\.(.+)\.transaction$/.exec(entry) ?? [];
		if (owner === void 0) continue;
		let folder = path.join(out, entry), records = await readJournal(folder) ?? [];
		found.push({
			folder,
			owner,
			names: [owner, ...records.flatMap((one) => one.record === "lock" ? one.names : [])]
		});
	}
	return found.filter((one) => names.some((name) => one.names.includes(name)));
}
async function recover({ folder, owner, names }, { out, locks, locking }) {
	let others = {
		out,
		folder,
		owner,
		locks: /* @__PURE__ */ new Map(),
		locking
	};
	await lockAll([...new Set(names)].filter((name) => !locks.has(name)), others), await end(others);
}
async function lockAll(names, { out, locks, locking }) {
	for (let [at, lock] of (await lockOutputs(out, names, locking)).entries()) locks.set(names[at] ?? "", lock);
}
/** Remove the journal and the owner's lock last, so that the next run can complete an interrupted cleanup. */
async function end(session) {
	try {
		await settle(session), await releaseAll(session, session.owner), await remove(session.folder);
	} finally {
		await releaseAll(session, "");
	}
}
/** In reverse: the first lock may have created the output folder. */
async function releaseAll({ locks }, except) {
	for (let [name, lock] of [...locks].reverse()) name !== except && (locks.delete(name), await lock.release());
}
async function commit(names, { out, folder }) {
	let staged = path.join(folder, "staged");
	try {
		for (let name of names) await checkBundleFolder(out, name);
		let fresh = await readdir(staged), stale = (await readdir(out)).filter((file) => fresh.includes(file) || names.some((name) => isCompanion(file, name))), record = {
			record: "commit",
			published: await outputsIn(staged, fresh),
			replaced: await outputsIn(out, stale)
		};
		await append(folder, record);
		try {
			await rollForward(record, {
				out,
				folder
			}, { overwrite: !0 });
		} catch (error) {
			throw await append(folder, { record: "rollback" }), await rollBack(record, {
				out,
				folder
			}), error;
		}
	} catch (cause) {
		throw diskFailure(cause, out);
	}
}
/** Complete or roll back a transaction according to its journal, and remove all but the journal. Safe to interrupt and repeat. */
async function settle({ out, folder }) {
	let entries = await readdir(folder).catch(onCode(["ENOENT"], [])), records = entries.length === 0 ? [] : await readJournal(folder);
	if (records === void 0) throw notATransaction(folder);
	let committed = records.find((one) => one.record === "commit");
	committed !== void 0 && await (records.some(({ record }) => record === "rollback") ? rollBack(committed, {
		out,
		folder
	}) : rollForward(committed, {
		out,
		folder
	}, { overwrite: !1 }));
	for (let entry of entries.filter((one) => one !== JOURNAL)) await remove(path.join(folder, entry));
}
/** @param overwrite true in the run itself; during recovery, an existing file is foreign and is kept */
async function rollForward({ published, replaced }, { out, folder }, { overwrite }) {
	let [old, staged] = [path.join(folder, "old"), path.join(folder, "staged")];
	await mkdir(old, { recursive: !0 });
	for (let { name, inode } of replaced) await inodeOf(path.join(out, name)) === inode && await rename(path.join(out, name), path.join(old, name)).catch(onCode(["ENOENT"], void 0));
	for (let { name } of published) (overwrite || await inodeOf(path.join(out, name)) === void 0) && await inodeOf(path.join(staged, name)) !== void 0 && await rename(path.join(staged, name), path.join(out, name));
}
async function rollBack({ published, replaced }, { out, folder }) {
	let [old, staged] = [path.join(folder, "old"), path.join(folder, "staged")];
	for (let { name, inode } of published) await inodeOf(path.join(out, name)) === inode && await rename(path.join(out, name), path.join(staged, name));
	for (let { name } of replaced) await inodeOf(path.join(out, name)) === void 0 && await inodeOf(path.join(old, name)) !== void 0 && await rename(path.join(old, name), path.join(out, name));
}
/** Undefined if there is no journal, or one of another version. An incomplete last line is ignored. */
async function readJournal(folder) {
	let text = await readFile(path.join(folder, JOURNAL), "utf8").catch(onCode([
		"ENOENT",
		"ENOTDIR",
		"EACCES"
	], void 0));
	try {
		return text?.split("\n").slice(0, -1).map((line) => parse(RecordSchema, JSON.parse(line)));
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof ValiError) return;
		throw error;
	}
}
async function append(folder, record) {
	await appendFile(path.join(folder, JOURNAL), `${JSON.stringify(record)}\n`);
}
function notATransaction(folder) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "output",
			actual: folder,
			expected: "already exists and is not a transaction folder of this version of offline-bundle: move it away"
		}]
	});
}
async function outputsIn(folder, names) {
	return Promise.all(names.map(async (name) => ({
		name,
		inode: await inodeOf(path.join(folder, name)) ?? ""
	})));
}
/** Does not change on rename. Undefined if the file does not exist. */
async function inodeOf(file) {
	return lstat(file, { bigint: !0 }).then(({ ino }) => `${ino}`, onCode(["ENOENT"], void 0));
}
async function remove(file) {
	await rm(file, {
		recursive: !0,
		force: !0,
		maxRetries: 3
	});
}
// src/resolve/resolvers.ts
async function openResolvers(settings) {
	let { start, log, jobs } = settings, worker = () => restartableWorker({
		role: "resolver",
		start,
		replayed: ["open"],
		notice: log.notice
	}), first = worker(), workers = [first, ...Array.from({ length: jobs - 1 }, worker)], close = async () => {
		await Promise.all(workers.map((worker) => worker.close()));
	}, failed = (await Promise.allSettled(workers.map((worker) => ask$1(worker, OPERATIONS.resolver, "open", settings.opening)))).find((one) => one.status === "rejected");
	if (failed !== void 0) throw await close(), failed.reason;
	return {
		read: async (request) => ask$1(first, OPERATIONS.resolver, "read", request),
		resolve: (options) => resolveAll(options, workers, log),
		close
	};
}
async function resolveAll({ targets, requirements, wheels, settled }, workers, log) {
	let queue = [...targets], done = /* @__PURE__ */ new Map(), failures = /* @__PURE__ */ new Map(), resolve = (worker, { id }) => {
		let { roots, constraints, locked, pre, bounds = [] } = requirements, request = {
			target: id,
			roots,
			constraints,
			locked,
			pre: pre === !0,
			bounds,
			wheels
		};
		return ask$1(worker, OPERATIONS.resolver, "resolve", request);
	}, report = () => log.progress({
		what: "Resolve",
		done: done.size + failures.size,
		total: targets.length,
		unit: "targets"
	});
	if (await Promise.all(workers.map(async (worker) => {
		for (let target = queue.shift(); target !== void 0; target = queue.shift()) {
			report();
			try {
				let resolution = await resolve(worker, target);
				done.set(target.id, resolution), settled(resolution);
			} catch (error) {
				if (!(error instanceof BundleError)) throw error;
				failures.set(target.id, error.failure);
			}
			report();
		}
	})), failures.size > 0) throw new BundleError(mergeFailures(targets.flatMap(({ id }) => failures.get(id) ?? [])));
	return targets.flatMap(({ id }) => done.get(id) ?? []);
}
/** Merge the failures of several targets: equal failures are reported once, usage errors as one list. */
function mergeFailures(failures) {
	let usage = failures.filter((failure) => failure.kind === "usage"), others = failures.filter((failure) => failure.kind !== "usage"), merged = {
		kind: "usage",
		faults: distinct(usage.flatMap(({ faults }) => faults))
	};
	return allOf([...usage.length === 0 ? [] : [merged], ...distinct(others)]);
}
function distinct(values) {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
// src/verify/inspectors.ts
function openInspectors({ start, processes, notice }) {
	let workers = Array.from({ length: Math.max(1, processes) }, () => restartableWorker({
		role: "inspector",
		start,
		notice
	})), known = /* @__PURE__ */ new Map(), inspect = async ({ path, filename, sha256 }) => {
		let worker = workers[workerIndex(filename, workers.length)];
		if (worker === void 0) throw RangeError("no inspector");
		return ask$1(worker, OPERATIONS.inspector, "inspect", {
			path,
			filename,
			sha256
		});
	};
	return {
		inspect: (wheel) => {
			let inspected = known.get(wheel.sha256) ?? inspect(wheel);
			return inspected.catch(() => void 0), known.set(wheel.sha256, inspected), inspected;
		},
		close: async () => {
			await Promise.all(workers.map((worker) => worker.close()));
		}
	};
}
/** Assign the wheels of one release to one process: they share most files, which it has already decompressed. */
function workerIndex(filename, processes) {
	return [...filename.split("-").slice(0, 2).join("-")].reduce((sum, mark) => sum * 31 + mark.charCodeAt(0) >>> 0, 7) % processes;
}
/**
* Inspect all wheels. @returns facts by the sha256 of the download
* @throws BundleError `integrity` for files that changed since the download; `environment` for unreadable ones
*/
async function inspectAll(wheels, inspectors, log) {
	let done = 0, all = await Promise.all([...wheels].map(async ([wanted, wheel]) => {
		let facts = await inspectors.inspect(wheel);
		return done += 1, log.progress({
			what: "Inspect",
			done,
			total: wheels.size,
			unit: "wheels",
			now: [wheel.filename]
		}), {
			wanted,
			wheel,
			facts
		};
	})), altered = all.filter(({ wanted, facts }) => facts.sha256 !== wanted);
	if (altered.length > 0) throw new BundleError({
		kind: "integrity",
		what: altered.map(({ wanted, wheel, facts }) => `${wheel.filename} changed during the run: expected sha256 ${wanted}, got ${facts.sha256}`).join("\n"),
		hint: "Run again; if this recurs, check the disk and other programs that write to the folder."
	});
	return new Map(all.map(({ wanted, facts }) => [wanted, facts]));
}
// src/worker/fetcher.ts
/** Return the cache key of a request; `hint` only marks its priority. */
function keyOf(op, args) {
	let { hint, ...rest } = args;
	return `${op} ${JSON.stringify(rest)}`;
}
/** Operations that change the fetcher's state. */
const REPLAYED = [
	"open",
	"login",
	"indexes"
];
/** @throws BundleError `usage` for invalid settings, or as `Worker.ask` */
async function openFetcher(settings, process) {
	let { start, notice, downloaded, onEvent } = process, handler = async (op, args) => (onEvent?.(parse(FETCHER_EVENTS, {
		op,
		...args
	})), {}), worker = restartableWorker({
		role: "fetcher",
		replayed: REPLAYED,
		start: () => start(handler),
		notice
	}), answers = /* @__PURE__ */ new Map(), announced = /* @__PURE__ */ new Map(), withheld = /* @__PURE__ */ new Map(), remember = (args, answered) => {
		let { file } = parse(OPERATIONS.fetcher.core.request, args), { core, downloaded: wheel, instead } = parseResponse(OPERATIONS.fetcher, "core", answered), { requiresPython, providesExtra, requiresDist } = core, index = file.index ?? "";
		announced.set(withoutUsers(file.url), {
			index,
			requiresPython,
			providesExtra,
			requiresDist
		}), instead !== void 0 && withheld.set(index, [...withheld.get(index) ?? [], instead]), wheel !== void 0 && downloaded?.(wheel);
	}, answer = async (op, args) => {
		let key = keyOf(op, args), known = answers.get(key);
		if (known !== void 0) return known;
		checkRequest(OPERATIONS.fetcher, op, args);
		let response = worker.ask(op, args);
		return op === "core" && response.then((answered) => remember(args, answered)).catch(() => void 0), response.catch(() => void 0), answers.set(key, response), response;
	};
	try {
		let { indexes } = await ask$1(worker, OPERATIONS.fetcher, "open", settings);
		return {
			get indexes() {
				return indexes;
			},
			answer,
			announced,
			withheld,
			file: async (file) => parseResponse(OPERATIONS.fetcher, "file", await answer("file", { file })),
			wheels: async (project) => parseResponse(OPERATIONS.fetcher, "wheels", await answer("wheels", { project })).wheels,
			useIndexLines: async (lines) => {
				indexes = (await ask$1(worker, OPERATIONS.fetcher, "indexes", { lines })).indexes;
			},
			close: worker.close
		};
	} catch (error) {
		throw await worker.close(), error;
	}
}
/** A downloaded wheel whose hash was checked. `bytes` is its size. */
const PoolFileSchema = strictObject({
	path: string(),
	filename: wheelName,
	sha256,
	bytes: number()
});
function openDownloadProgress(log) {
	let [total, complete, shown] = [
		0,
		0,
		0
	], report = (incomplete) => {
		shown = Math.max(shown, Math.min(total, complete + incomplete)), total > 0 && log.progress({
			what: "Download",
			done: shown,
			total,
			unit: "bytes"
		});
	};
	return {
		wanted: ({ bytes = 0 }) => {
			total += bytes;
		},
		complete: ({ bytes }, wanted) => {
			total += wanted.bytes === void 0 ? bytes : 0, complete += bytes, report(0);
		},
		receiving: report
	};
}
/** @param downloaded called once for each file, as soon as it is complete */
function openPool(fetcher, downloaded, progress) {
	let wanted = /* @__PURE__ */ new Map(), download = async (file) => {
		try {
			let { project, version, filename, url, sha256: digest, bytes } = file, entry = {
				project,
				version,
				filename,
				url,
				sha256: digest,
				hashes: { sha256: digest }
			}, local = toPoolFile(await fetcher.file({
				...entry,
				...bytes === void 0 ? {} : { bytes }
			}));
			return progress?.complete(local, file), downloaded(local), local;
		} catch (error) {
			if (error instanceof BundleError) return error;
			throw error;
		}
	};
	return {
		want: (files) => {
			for (let file of files) {
				if (wanted.has(file.sha256)) continue;
				progress?.wanted(file);
				let downloading = download(file);
				downloading.catch(() => void 0), wanted.set(file.sha256, downloading);
			}
		},
		close: async () => {
			let all = await Promise.all(wanted.values()), failures = all.filter((one) => one instanceof BundleError).map(({ failure }) => failure);
			if (failures.length > 0) throw new BundleError({
				kind: "several",
				failures
			});
			return new Map(all.flatMap((one) => one instanceof BundleError ? [] : [[one.sha256, one]]));
		}
	};
}
/** @throws ValiError for an invalid wheel name or digest, which is a bug */
function toPoolFile(file) {
	return parse(PoolFileSchema, file);
}
// src/worker/python.ts
/** Requires-Python of the pinned pip (26.3). */
const OLDEST = [3, 10], NAMES = [
	"python3",
	"python",
	"python3.14",
	"python3.13",
	"python3.12",
	"python3.11",
	"python3.10"
];
/**
* Find the first CPython 3.10 or newer on PATH; it needs neither pip nor venv.
* @throws BundleError `environment` with the unsupported interpreters that were found
*/
async function findPython(env, run) {
	let seen = [];
	for (let command of await candidates(env)) {
		let found = await askVersion(command, env, run);
		if (found !== void 0) {
			if (found.fits) return {
				path: found.path,
				version: found.version
			};
			seen.push(`${command} is ${found.implementation} ${found.version}`);
		}
	}
	throw new BundleError({
		kind: "environment",
		what: seen.length === 0 ? "no Python found on PATH" : `no usable Python on PATH: ${seen.join("; ")}`,
		hint: "Add CPython 3.10 or newer to PATH (pip is not required). In a workflow, add actions/setup-python before this step."
	});
}
async function candidates(env) {
	let folders = (env.PATH ?? env.Path ?? "").split(path.delimiter).filter((folder) => folder !== ""), files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, isWindows(env) ? `${name}.exe` : name)));
	return (await Promise.all(files.map(async (file) => await exists(file) ? [file] : []))).flat();
}
/** @returns undefined if it does not run, e.g. the shim of a version manager without a version, or the stub of the Windows store */
async function askVersion(command, env, run) {
	let ran = await run(command, [
		"-I",
		"-S",
		"-c",
		"import sys; print(sys.implementation.name, \"%d.%d.%d\" % sys.version_info[:3], sys.executable)"
	], { env: cleanEnv(env) }).catch(() => void 0), [, implementation = "", version = "", executable = ""] = /^(\S+) (\d+\.\d+\.\d+) (.+?)\s*$/.exec(ran?.code === 0 ? ran.stdout : "") ?? [];
	if (version === "") return;
	let [major = 0, minor = 0] = version.split(".").map(Number);
	return {
		path: executable,
		version,
		implementation,
		fits: implementation === "cpython" && (major > OLDEST[0] || major === OLDEST[0] && minor >= OLDEST[1])
	};
}
/**
* @param cache folder in which pip stays unpacked between runs
* @param host default: the first usable Python on PATH
*/
async function openPythonRuntime(ports, cache, host) {
	let [found, unpacked] = await Promise.allSettled([host ?? findPython(ports.env, ports.run), unpackedPip(ports.assets.vendor, cache, ports.signal, ports.log.phase)]);
	if (found.status === "rejected") throw found.reason;
	if (unpacked.status === "rejected") throw unpacked.reason;
	let [python, pipFolder] = [found.value, unpacked.value], launch = (env) => ({
		python: python.path,
		script: path.join(ports.assets.python, "worker", "main.py"),
		pipFolder,
		env,
		signal: ports.signal,
		debug: ports.log.debug
	}), [clean, unfiltered] = [launch(cleanEnv(ports.env)), launch(fetcherEnv(ports.env))];
	return {
		python,
		pipFolder,
		start: (role, handler) => startWorker(role, role === "fetcher" ? unfiltered : clean, handler)
	};
}
/**
* Describe this machine and its interpreter as a target.
* @throws BundleError `environment` if describe.py fails
*/
async function describeHost(python, ports) {
	let script = path.join(ports.assets.python, "installer", "describe.py"), ran = await ports.run(python.path, ["-I", script], { env: cleanEnv(ports.env) }), described = parseDescribed(python.path, ran.stdout);
	if ("target" in described) return described;
	let said = ran.code === 0 ? described.map(({ expected }) => expected).join("; ") : ran.stderr.trim();
	throw new BundleError({
		kind: "environment",
		what: `${python.path} cannot describe this machine: ${said}`,
		hint: "Specify the target, e.g. --platform linux-x86_64-glibc2.28 --python 3.12."
	});
}
// src/run/session.ts
/** @throws BundleError `usage` for an invalid SOURCE_DATE_EPOCH, `environment` without a usable Python */
async function openSession(request, ports) {
	sourceDateEpoch(ports.env);
	let { folder, name } = request.output, python = await findPython(ports.env, ports.run), transaction = await openTransaction(folder, name, {
		python: python.path,
		env: cleanEnv(ports.env)
	}, ports.log), opened = [], keep = (one) => (opened.push(one), one), close = () => closeAll(opened, { close: transaction.cleanup });
	try {
		let pythonRuntime = await openPythonRuntime(ports, request.cache.folder ?? transaction.run, python), host = await describeHost(pythonRuntime.python, ports), started = {
			request,
			ports,
			transaction,
			pythonRuntime,
			keep
		}, closureProcess = () => {
			let walker = keep(startClosureProcess(pythonRuntime, ports.log.notice));
			return walker.ready(), walker;
		};
		return {
			transaction,
			pythonRuntime,
			host,
			tools: {
				node: process$1.versions.node,
				python: pythonRuntime.python.version,
				pip: PIP.version
			},
			machine: `${process$1.platform} ${process$1.arch}`,
			startClosureProcess: closureProcess,
			versionQueries: versionQueriesOf(closureProcess),
			openIndexes: (targets) => openIndexSession(started, targets),
			openDownloads: async () => {
				let inspectors = openInspectorsFor(started), progress = openDownloadProgress(ports.log);
				return downloadsOf(keep(await openFetcherFor(started, inspectors, progress)), inspectors, progress, ports.log);
			},
			close
		};
	} catch (error) {
		throw await close(), error;
	}
}
/** Run `work` in a session, and close the session. @throws BundleError `usage`, `environment`, and errors of `work` */
async function withSession(request, ports, work) {
	let session = await ports.log.phase("Start Python", () => openSession(request, ports));
	try {
		return await work(session);
	} finally {
		await session.close();
	}
}
/** Run `work` with Python only. Without a cache folder, the pinned pip is unpacked into a temporary folder. */
async function withPython({ folder }, ports, work) {
	if (folder !== void 0) return work(await openPythonRuntime(ports, folder));
	let temporary = await mkdtemp(path.join(tmpdir(), "offline-bundle-"));
	try {
		return await work(await openPythonRuntime(ports, temporary));
	} finally {
		await rm(temporary, {
			recursive: !0,
			force: !0
		});
	}
}
/** Start fetcher and resolvers concurrently: each needs most of a second to load pip. */
async function openIndexSession(opened, targets) {
	let inspectors = openInspectorsFor(opened), progress = openDownloadProgress(opened.ports.log), fetcher = openFetcherFor(opened, inspectors, progress), openResolversFor = (some) => openResolversAt(fetcher, opened, some), [one, other] = await Promise.allSettled([fetcher.then(opened.keep), openResolversFor(targets)]);
	if (one.status === "rejected") throw one.reason;
	if (other.status === "rejected") throw other.reason;
	return {
		...downloadsOf(one.value, inspectors, progress, opened.ports.log),
		resolvers: other.value,
		openResolversFor
	};
}
/** Wheels that are downloaded during the resolution, for indexes without metadata files, are inspected at once. */
function openFetcherFor({ request, ports, transaction, pythonRuntime }, inspectors, progress) {
	let settings = {
		indexes: request.indexes,
		cacheFolder: request.cache.folder ?? null,
		poolFolder: transaction.pool,
		runFolder: transaction.run,
		downloads: 16
	}, downloaded = (file) => void inspectors.inspect(toPoolFile(file)), retries = /* @__PURE__ */ new Map();
	return openFetcher(settings, {
		start: (handler) => pythonRuntime.start("fetcher", handler),
		notice: ports.log.notice,
		downloaded,
		onEvent: (event) => {
			if (event.op === "receiving") {
				progress.receiving(event.bytes);
				return;
			}
			let line = `${event.why}; retrying${event.seconds === 0 ? "" : ` in ${showSeconds(event.seconds)}`}`, [now, last] = [ports.clock.seconds(), retries.get(line)];
			last !== void 0 && now - last < 10 || (retries.set(line, now), ports.log.info(line));
		}
	});
}
function openInspectorsFor({ request, ports, pythonRuntime, keep }) {
	return keep(openInspectors({
		start: () => pythonRuntime.start("inspector"),
		processes: request.jobs,
		notice: ports.log.notice
	}));
}
function downloadsOf(fetcher, inspectors, progress, log) {
	return {
		fetcher,
		pool: openPool(fetcher, (file) => void inspectors.inspect(file), progress),
		inspected: (files) => inspectAll(files, inspectors, log)
	};
}
async function openResolversAt(fetcher, opened, targets) {
	let { request, ports, transaction, pythonRuntime, keep } = opened, { pre, uploadedPriorTo, indexStrategy, allowIndexLines } = request.indexes;
	return keep(await openResolvers({
		start: () => pythonRuntime.start("resolver", async (op, args) => (await fetcher).answer(op, args)),
		jobs: Math.min(request.jobs, targets.length),
		opening: {
			targets,
			settings: {
				pre,
				uploadedPriorTo: uploadedPriorTo ?? null,
				indexStrategy,
				allowIndexLines
			},
			runFolder: transaction.run
		},
		log: ports.log
	}));
}
/**
* Close all, then `last`, even if one fails.
* @throws the first error
*/
async function closeAll(opened, last) {
	try {
		let ended = await Promise.allSettled(opened.map((one) => one.close()));
		for (let one of ended) if (one.status === "rejected") throw one.reason;
	} finally {
		await last.close();
	}
}
// src/run/previous-bundle.ts
/**
* Compare the manifests of two bundles. Python is started only if versions differ.
* @param old @param next folders, archives or manifests
* @throws BundleError `usage`, `integrity`, `environment`
*/
async function compareBundles(old, next, cache, ports) {
	let [before, after] = [await readBase(old, "OLD"), await readBase(next, "NEW")];
	return differenceOf(before.manifest, after.manifest, async (moves) => moves.length === 0 ? [] : withPython(cache, ports, async (pythonRuntime) => {
		let worker = startClosureProcess(pythonRuntime, ports.log.notice);
		try {
			return await versionQueriesOf(() => worker).changes(moves);
		} finally {
			await worker.close();
		}
	}));
}
/** Read the bundle of `--since`; undefined without the option. @throws BundleError `usage`, `integrity` */
async function readPreviousBundle({ since, delta }) {
	if (since === void 0) return;
	let base = await readBase(since, "since");
	return {
		difference: (next, { changes }) => differenceOf(base.manifest, parseManifest(manifestIn(next.staged.bundle), "manifest.json"), changes),
		deltas: async (verified, signal) => delta ? Promise.all(verified.map((one) => deltaBundle(one, base, signal))) : []
	};
}
/** Reuses the verdicts: base and delta restore the verified bundle. */
async function deltaBundle(next, base, signal) {
	let { bundle, folder } = next.staged, staged = await stage(deltaOf(base, bundle), path.dirname(folder), signal);
	return {
		...next,
		spec: {
			...next.spec,
			name: deltaName(bundle.name)
		},
		staged,
		base: {
			name: base.manifest.name,
			manifestSha256: base.manifestSha256
		}
	};
}
/**
* Read the manifest of a previous bundle.
* @param given its folder, archive (`.tar.gz`), manifest, or an output folder with exactly one bundle
* @throws BundleError `usage` if it is none of them, `integrity` for an invalid manifest
*/
async function readBase(given, input) {
	let manifest = await manifestText(given);
	if (manifest === void 0) throw fault(given, "is not a bundle: pass its folder, its .tar.gz, its manifest, or an output folder with exactly one bundle", input);
	return {
		manifest: parseManifest(manifest, given),
		manifestSha256: sha256Of(manifest)
	};
}
async function manifestText(given) {
	try {
		if (given.endsWith(".tar.gz")) return await manifestInArchive(given);
		if (!(await stat(given)).isDirectory()) return await readFile(given, "utf8");
		let names = await readdir(given);
		if (names.includes("manifest.json")) return await readFile(path.join(given, "manifest.json"), "utf8");
		let manifests = names.filter((name) => name.endsWith(".manifest.json") && !name.endsWith("-delta.manifest.json")), [only] = manifests;
		return only === void 0 || manifests.length > 1 ? void 0 : await readFile(path.join(given, only), "utf8");
	} catch (error) {
		if (isNoBundle(error, given)) return;
		throw error;
	}
}
function isNoBundle(error, given) {
	let code = errorCode(error);
	return [
		"ENOENT",
		"ENOTDIR",
		"EACCES",
		"ENAMETOOLONG"
	].includes(code) ? !0 : given.endsWith(".tar.gz") && (code === "" || code.startsWith("Z_"));
}
/** The manifest precedes the wheels, so only the start of the archive is read. */
async function manifestInArchive(archive) {
	let file = createReadStream(archive), extract = import_tar_stream.extract();
	file.on("error", (error) => extract.destroy(error)).pipe(createGunzip()).on("error", (error) => extract.destroy(error)).pipe(extract);
	try {
		for await (let entry of extract) {
			if (/^[^/]+\/manifest\.json$/.test(entry.header.name)) return await text(entry);
			entry.resume();
		}
		return;
	} finally {
		file.destroy();
	}
}
/** A folder with one of these files is a bundle; missing files are then reported as faults. */
const OF_A_BUNDLE = ["manifest.json", "SHA256SUMS"], DELTA = "delta.json";
/**
* Find the bundle folder for `verify`: the folder itself, or the only bundle in it.
* @throws BundleError `usage` if there is no bundle or several, `environment` if the folder cannot be read
*/
async function locateBundle(given) {
	try {
		if (!(await stat(given)).isDirectory()) throw noFolder(given);
		let entries = await readdir(given, { withFileTypes: !0 });
		if (entries.some(({ name }) => name === DELTA)) throw fault(given, "is a delta: make the full bundle first with its install.py --apply BASE");
		if (entries.some(({ name }) => OF_A_BUNDLE.includes(name))) return given;
		let bundles = [];
		for (let entry of entries) {
			let folder = path.join(given, entry.name);
			entry.isDirectory() && !entry.name.startsWith(".") && await isBundle(folder) && bundles.push(folder);
		}
		let [only] = bundles;
		if (only === void 0 || bundles.length > 1) throw notOne(given, bundles);
		return only;
	} catch (error) {
		throw unreadable(error, given);
	}
}
async function isBundle(folder) {
	let names = await readdir(folder).catch(() => []);
	return names.some((name) => OF_A_BUNDLE.includes(name)) && !names.includes(DELTA);
}
function noFolder(given) {
	return fault(given, archiveKindOf(withoutVolume(given)) === void 0 ? `is a file: ${PASS_FOLDER}` : `is an archive: extract it first, then ${PASS_FOLDER}`);
}
const PASS_FOLDER = "pass the bundle folder, which contains manifest.json, e.g. offline-bundle-out/offline-bundle";
function notOne(given, bundles) {
	return fault(given, bundles.length === 0 ? `contains no bundle: ${PASS_FOLDER}` : `contains several bundles: pass one of ${bundles.toSorted().join(", ")}`);
}
function unreadable(error, given) {
	let code = errorCode(error);
	return code === "ENOENT" || code === "ENOTDIR" ? fault(given, `folder not found: ${PASS_FOLDER}`) : code === "" ? error : new BundleError({
		kind: "environment",
		what: `${given} cannot be read (${code})`,
		hint: "Give this user permission to read the bundle folder."
	}, { cause: error });
}
function fault(given, expected, input = "verify") {
	return new BundleError({
		kind: "usage",
		faults: [{
			input,
			actual: given,
			expected
		}]
	});
}
// src/run/make-bundles.ts
/**
* Make the bundles of a request: one, or one for each platform or target.
* @throws BundleError; the output folder is then unchanged
*/
async function makeBundles(input, ports) {
	let run = startRun(ports), request = resolveRelativeTime(input, run.started), previous = await readPreviousBundle(request.since);
	return withSession(request, ports, async (session) => {
		let targets = expandTargets(request.targets, session.host);
		noticeAssumptions(request.targets, targets, session.host, ports.log);
		let policy = await openPolicy(request, ports.clock, session.versionQueries), specs = splitTargets(targets, request.output);
		await session.transaction.reserve(withDeltas(specs, request.since));
		let settings = {
			ports,
			pythonRuntime: session.pythonRuntime,
			proof: request.proof,
			jobs: request.jobs
		};
		await checkInterpreters$1(settings);
		let { index, requirements } = await readRequirements(request, targets, session, ports), resolved = await resolveTargets(requirements, targets, request, {
			session,
			index,
			ports,
			settled: ({ files }) => index.pool.want(files)
		});
		resolved.solved.length === 0 && failOnFindings(resolved.resolutions, [], [], resolved.missingWheels);
		let checked = await checkWheels(resolved, targets, index.fetcher.announced, index, session, ports.log), { fetcher } = index, verified = await verifyBundles(await stageBundles(specs, {
			requirements: resolved.requirements,
			checked,
			targets,
			fetcher
		}, session.transaction, ports), checked, settings), warnings = await checkPolicy(policy, resolved, checked, verified, ports.log);
		return publish(verified, {
			request,
			previous,
			warnings,
			wheels: checked.closure.wheels,
			session,
			run,
			ports
		});
	});
}
/** Start the clock of a run. */
function startRun({ clock }) {
	let began = clock.seconds();
	return {
		started: clock.now(),
		seconds: () => clock.seconds() - began
	};
}
/** Write the folder of each bundle into the transaction folder. @throws BundleError `environment`, `cancelled` */
function stageBundles(specs, { requirements, checked, targets, fetcher }, { staged: folder }, ports) {
	return ports.log.phase(specs.length === 1 ? "Write the bundle" : `Write ${specs.length} bundles`, async () => {
		let contents = await bundleContents(requirements, checked, targets, fetcher, ports), bundles = [];
		for (let spec of specs) {
			let union = unionOfSpec(spec, contents.union);
			bundles.push({
				spec,
				union,
				staged: await stage(bundleOf({
					...contents,
					...spec,
					union
				}), folder, ports.signal)
			});
		}
		return bundles;
	});
}
/**
* Verify each target with the staged files, which are later published unchanged.
* @throws BundleError `cancelled`, `environment`; a failed check is a finding of the verdict
*/
function verifyBundles(staged, { closure, union }, settings) {
	return settings.ports.log.phase("Verify every target", async () => {
		await warnUnusedInterpreters(provingTargets(staged.flatMap(({ spec }) => spec.targets), union, closure), settings);
		let verified = [];
		for (let one of staged) {
			let targets = provingTargets(one.spec.targets, one.union, closure);
			verified.push({
				...one,
				verdicts: await validateTargets(one.staged.folder, targets, settings)
			});
		}
		return verified;
	});
}
/** Apply the policy. @returns its warnings @throws BundleError that names every incomplete target and every breach */
async function checkPolicy(policy, { requirements, resolutions, missingWheels }, { union, closure }, verified, log) {
	let verdicts = verified.flatMap((one) => one.verdicts), findings = await log.phase("Check the policy", () => policy.findings(requirements, union, closure.wheels, verdicts));
	for (let { severity, message } of findings) severity === "warning" && log.warning(message);
	return failOnFindings(resolutions, verdicts, findings, missingWheels), findings;
}
/** Pack the bundles and their deltas, and move everything to the output folder in one commit. @throws BundleError */
async function publish(verified, { request, previous, warnings, wheels, session, run, ports }) {
	let { output } = request, { tools, machine: host, transaction, versionQueries } = session, page = await readReportAssets(ports.assets.report), settings = {
		output,
		ports,
		tools,
		host,
		started: run.started,
		report: (one, proofs, archives) => reportPage(reportFacts(one, {
			proofs,
			archives,
			warnings,
			wheels,
			difference: differences.get(one),
			request
		}), page)
	}, bundles = [...verified, ...await previous?.deltas(verified, ports.signal) ?? []], differences = new Map(await Promise.all(bundles.map(async (one) => [one, await previous?.difference(one, versionQueries)]))), published = await ports.log.phase("Pack and publish", () => publishBundles(bundles, settings, transaction)), seconds = run.seconds();
	return published.map((one) => outcomeOf(one, output.folder, seconds, differences.get(one.verified)));
}
/** Read the texts of the HTML report. @param folder contains `report.css` and `report.js` */
async function readReportAssets(folder) {
	let read = (name) => readFile(path.join(folder, name), "utf8");
	return {
		css: await read("report.css"),
		js: await read("report.js")
	};
}
/** The files that the targets of one bundle need. */
function unionOfSpec({ targets }, union) {
	let ids = new Set(targets.map(({ id }) => id));
	return {
		targets: union.targets.filter(({ target }) => ids.has(target)),
		files: union.files.flatMap((file) => {
			let wanting = file.targets.filter((id) => ids.has(id));
			return wanting.length === 0 ? [] : [{
				...file,
				targets: wanting
			}];
		})
	};
}
/** The part of a log that tracks phases and their progress. */
function openActivity({ clock, tickMs, tick, ended }) {
	let running = [], steps = /* @__PURE__ */ new Map(), samples = /* @__PURE__ */ new Map(), stepOf = (step) => {
		let seconds = clock.seconds(), recent = samples.get(step.what) ?? [];
		for (; recent.length > 1 && (recent[0]?.seconds ?? 0) < seconds - 5;) recent.shift();
		let [first = {
			seconds,
			done: step.done
		}] = recent, elapsed = seconds - first.seconds;
		return elapsed < .5 || step.unit !== "bytes" ? step : {
			...step,
			rate: (step.done - first.done) / elapsed
		};
	}, status = () => ({
		titles: running.map(({ title }) => title),
		seconds: clock.seconds() - (running[0]?.began ?? 0),
		steps: [...steps.values()].map(stepOf)
	}), timer;
	return {
		phase: async (given, work) => {
			let phase = {
				title: plainLines(maskSecrets(given)).join(" "),
				began: clock.seconds()
			};
			running.push(phase), timer ??= setInterval(() => tick(status()), tickMs).unref();
			let passed = !1;
			try {
				let value = await work();
				return passed = !0, value;
			} finally {
				running.splice(running.indexOf(phase), 1), running.length === 0 && (clearInterval(timer), timer = void 0, steps.clear()), ended({
					title: phase.title,
					passed,
					seconds: clock.seconds() - phase.began,
					depth: running.length
				});
			}
		},
		progress: (step) => {
			steps.set(step.what, step);
			let recent = samples.get(step.what) ?? [];
			recent.push({
				seconds: clock.seconds(),
				done: step.done
			}), samples.set(step.what, recent);
		}
	};
}
/** One line about what is running, for a log without a terminal. */
function statusLine({ titles, seconds, steps }) {
	let parts = steps.map((step) => `${step.what} ${stepText(step)}`);
	return `${titles.join(", ")} (${showSeconds(seconds)})${parts.length === 0 ? "" : `: ${parts.join("; ")}`}`;
}
/** `12.0 MB of 60.1 MB, 3.1 MB/s`, `3 of 25 targets, cp312-windows-x86_64`. */
function stepText({ done, total, unit, now = [], rate }) {
	let size = unit === "bytes" ? `${showBytes(done)} of ${showBytes(total)}` : `${done} of ${total} ${unit}`, more = now.length > MAX_NAMES ? [`and ${now.length - MAX_NAMES} more`] : [];
	return [
		size,
		...rate === void 0 ? [] : [`${showBytes(rate)}/s`],
		...now.slice(0, MAX_NAMES),
		...more
	].join(", ");
}
const MAX_NAMES = 2, MAX_CACHE_BYTES = 10 * GIB;
/** Parse the inputs that only the action has. */
function parsePublish(read, bundleName) {
	let artifactName = read.one("artifact-name", parseArtifactName, bundleName), releaseTag = read.one("release-tag", parseReleaseTag, void 0), token = read.text("github-token"), retentionDays = read.one("retention-days", parseRetentionDays, void 0), tagCommit = read.one("tag-commit", parseTagCommit, void 0);
	return tagCommit !== void 0 && !read.given("release-tag") && read.fault("release-tag", "", "required by tag-commit"), releaseTag !== void 0 && token === void 0 && read.fault("github-token", "", "required to create the release"), {
		...releaseTag === void 0 ? {} : { releaseTag },
		...tagCommit === void 0 ? {} : { tagCommit },
		...token === void 0 ? {} : { token },
		...artifactName === "none" ? {} : { artifactName },
		...retentionDays === void 0 ? {} : { retentionDays },
		overwrite: read.flag("overwrite"),
		cacheMaxBytes: parseCacheMaxBytes(read)
	};
}
function parseCacheMaxBytes(read) {
	return read.one("cache-max-size", parseCacheSize, 2 * GIB);
}
/** A Git tag, or its full reference as in `github.ref` (git check-ref-format). */
function parseReleaseTag(given) {
	let tag = given.replace(/^refs\/tags\//, "");
	return /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[/-]|[/.]$|\.lock$/.test(tag) || tag.startsWith("refs/") ? { expected: "expected the name of a tag, e.g. v1.2.0" } : { ok: tag };
}
/** Require a commit id: a branch could move before the release. */
function parseTagCommit(given) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(given) ? { ok: given } : { expected: "expected the full id of a commit, e.g. github.sha" };
}
/** A valid artifact name: without characters that some file systems reject. */
function parseArtifactName(given) {
	return !/["<>|*?:\r\n\\/]/.test(given) && given.length <= 255 ? { ok: given } : { expected: "expected a name without any of \" < > | * ? : \\ /" };
}
function parseRetentionDays(given) {
	let days = /^\d{1,3}$/.test(given) ? Number(given) : 0;
	return days >= 1 && days <= 400 ? { ok: days } : { expected: "expected a number of days from 1 to 400" };
}
/** `500MiB`, `2GiB` or `0`, to bytes. */
function parseCacheSize(given) {
	if (given === "0") return { ok: 0 };
	let [, amount = "", unit = ""] = /^(\d{1,5})\s?(MiB|GiB)$/i.exec(given) ?? [], bytes = Number(amount) * (unit.toLowerCase() === "gib" ? GIB : MIB);
	return bytes >= 1048576 && bytes <= MAX_CACHE_BYTES ? { ok: bytes } : { expected: "expected a size from 1MiB to 10GiB, e.g. 500MiB, or 0 for no cache" };
}
/** Parse --since: a local bundle or one on GitHub. */
function parseSince(read, { files }, surface) {
	let delta = read.flag("delta"), given = read.text("since");
	if (given === void 0) return { delta };
	let previous = surface === "command" ? void 0 : read.one("since", (text) => parsePreviousBundle(text, files), void 0);
	return previous === void 0 ? {
		since: given,
		delta
	} : (read.text("github-token") === void 0 && read.fault("github-token", "", "required to read the previous bundle (since)"), {
		previous,
		delta
	});
}
/**
* `latest`, `release:TAG` or a bare tag, `artifact:NAME` or `artifact:ID`; undefined for an existing path or a value that looks
* like a file.
*/
function parsePreviousBundle(given, files) {
	let [, kind, name = ""] = /^(release|artifact):(.*)$/.exec(given) ?? [];
	return kind === "artifact" ? parsed(parseArtifactName(name), (ok) => ({
		kind: "artifact",
		name: ok
	})) : kind === "release" ? parsed(parseReleaseTag(name), (tag) => ({
		kind: "release",
		tag
	})) : files.kind(given) !== "absent" || /^[.~/\\]|\\|\.json$/.test(given) || archiveKindOf(given) !== void 0 ? { ok: void 0 } : given === "latest" ? { ok: { kind: "latest" } } : parsed(parseReleaseTag(given), (tag) => ({
		kind: "release",
		tag
	}));
}
function parsed(name, toPreviousBundle) {
	return "ok" in name && name.ok !== "" ? { ok: toPreviousBundle(name.ok) } : { expected: "expected an existing file or folder, a release tag, latest, or artifact:NAME" };
}
// src/options/reader.ts
function readerOf(raw) {
	let faults = [], specs = optionSpecs(raw.surface), typed = (name) => (raw.given[name] ?? []).map((text) => text.trim()).filter((text) => text !== ""), fileFault = (name, given, expected) => {
		faults.push({
			input: spelled(name, raw.surface),
			actual: maskSecrets(given),
			expected
		});
	}, hint = raw.surface === "command" ? { hint: SEE_HELP } : {}, fault = (name, given, expected) => {
		faults.push({
			input: spelled(name, raw.surface),
			actual: maskSecrets(given),
			expected,
			...hint
		});
	}, list = (name) => {
		let cut = specs.find((spec) => spec.name === name)?.cut ?? "lines";
		return raw.surface === "command" && cut !== "words" ? typed(name) : typed(name).flatMap((text) => listOf(text, cut));
	}, parsedBy = (name, grammar, given) => {
		let parsed = grammar(given);
		return "ok" in parsed ? [parsed.ok] : (fault(name, given, parsed.expected), []);
	}, text = (name) => {
		let [first, second] = typed(name);
		return second !== void 0 && fault(name, second, `specified more than once (first value: ${first})`), first;
	};
	return {
		text,
		list,
		fault,
		fileFault,
		flag: (name) => parsedBy(name, parseFlag, text(name) ?? "false")[0] ?? !1,
		one: (name, grammar, fallback) => {
			let given = text(name);
			return given === void 0 ? fallback : parsedBy(name, grammar, given)[0] ?? fallback;
		},
		each: (name, grammar) => list(name).flatMap((given) => parsedBy(name, grammar, given)),
		given: (name) => list(name).length > 0,
		faults: () => [...new Map(faults.map((one) => [JSON.stringify(one), one])).values()]
	};
}
/** The booleans of YAML 1.2, as the actions toolkit reads them. */
const parseFlag = (given) => /^(?:true|True|TRUE)$/.test(given) ? { ok: !0 } : /^(?:false|False|FALSE)$/.test(given) ? { ok: !1 } : { expected: "expected true or false" };
/** Accept one of the words. */
function choiceOf(...words) {
	return (given) => {
		let word = words.find((one) => one === given);
		return word === void 0 ? { expected: `expected one of ${words.join(", ")}` } : { ok: word };
	};
}
const BETWEEN = {
	lines: /\n/,
	commas: /,/,
	words: /[\s,]+/
}, COMMENT = {
	lines: /(^|\s)#.*$/s,
	commas: /(^|[\s,])#.*$/s,
	words: /(^|[\s,])#.*$/s
};
/**
* Split an action input into values, by line and as `cut` says. `#` starts a comment at the start of a line or after a space, as in
* a requirements file, and after a comma that separates values.
*/
function listOf(text, cut) {
	return text.split(/\r?\n/).map((line) => line.replace(COMMENT[cut], "")).flatMap((line) => line.split(BETWEEN[cut])).map((value) => value.trim()).filter((value) => value !== "");
}
/**
* Parse and freeze the inputs of a run.
* @throws BundleError `usage` with all errors that can be found without network access
*/
function parseInputs(raw, host) {
	let read = readerOf(raw), request = {
		requirementInputs: requirementInputsOf(read, host),
		targets: targetsOf(read, host),
		indexes: indexesOf(read, host),
		sdists: parseSdists(read),
		buildConstraints: files(read, host, "build-constraint"),
		proof: parseProof(read, host),
		policy: policyOf(read, host),
		output: outputOf(read, host),
		since: parseSince(read, host, raw.surface),
		cache: parseCache(read, host),
		jobs: parseJobsOf(read, host),
		...raw.surface === "action" ? { publish: parsePublish(read, read.text("name") ?? "offline-bundle") } : {}
	};
	checkOptionConflicts(read, raw.surface);
	let faults = allFaults(raw, read, host.targetFaults?.(request.targets) ?? []);
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
	return freeze(request);
}
/** Collect all errors. @param later errors of a later phase, with bare option names */
function allFaults(raw, read, later) {
	return [
		...raw.faults ?? [],
		...read.faults(),
		...respelled(later, raw.surface)
	];
}
function parseSdists(read) {
	return read.one("sdists", choiceOf("never", "pure"), "never");
}
function parseCache(read, host) {
	return read.flag("no-cache") ? {} : { folder: host.files.absolute(read.text("cache-dir") ?? host.cacheFolder) };
}
function parseJobsOf(read, host) {
	return read.one("jobs", parseJobs, Math.min(4, Math.max(1, host.processors)));
}
/** Replace bare option names by the user's spelling: `--platform` or `platforms`. */
function respelled(faults, surface) {
	return faults.map((fault) => {
		let name = OPTIONS.find((option) => option.name === fault.input)?.name;
		return name === void 0 ? fault : {
			...fault,
			input: spelled(name, surface)
		};
	});
}
function requirementInputsOf(read, host) {
	return {
		packages: read.list("package"),
		requirementFiles: files(read, host, "requirement"),
		constraintFiles: files(read, host, "constraint"),
		...toOptional("pyproject", parseFile(read, host, "pyproject")),
		extras: read.each("extra", parseExtra),
		groups: read.each("group", parseExtra),
		...toOptional("script", parseFile(read, host, "script")),
		...toOptional("lock", parseFile(read, host, "lock")),
		...toOptional("lockBuilt", read.given("lock-built") ? read.each("lock-built", parseExtra) : void 0)
	};
}
function targetsOf(read, host) {
	return {
		platforms: read.list("platform"),
		pythons: read.list("python"),
		described: files(read, host, "target").map((path) => ({
			path,
			text: host.files.text(path) ?? ""
		})),
		include: read.each("include", parseIdPattern),
		exclude: read.each("exclude", parseIdPattern)
	};
}
function indexesOf(read, host) {
	return {
		...toOptional("indexUrl", read.one("index-url", indexUrlWith(host.env), void 0)),
		extraIndexUrls: read.each("extra-index-url", indexUrlWith(host.env)),
		indexFor: read.each("index-for", parseIndexFor),
		indexStrategy: read.one("index-strategy", choiceOf("unique", "first-index"), "unique"),
		findLinks: links(read, host),
		...toOptional("cert", parseFile(read, host, "cert")),
		...toOptional("clientCert", parseFile(read, host, "client-cert")),
		...toOptional("proxy", read.one("proxy", parseProxy, void 0)),
		pipConfig: read.one("pip-config", choiceOf("network", "none", "inherit"), "network"),
		...toOptional("uploadedPriorTo", read.one("uploaded-prior-to", parseUploadedPriorTo, void 0)),
		pre: read.flag("pre"),
		ignoredErrorCodes: read.each("ignore-error-codes", parseIgnoredErrorCode),
		allowIndexLines: read.flag("allow-index-lines")
	};
}
function parseProof(read, host) {
	let given = read.list("interpreters"), parsed = parseInterpreters(given);
	"expected" in parsed ? read.fault("interpreters", given.join(" "), parsed.expected) : parsed.ok !== "auto" && parsed.ok !== "none" && checkInterpreters(read, host, parsed.ok);
	let prove = read.one("prove", choiceOf(...PROOF_LEVELS), void 0), except = read.each("prove-except", parseExtra);
	return except.length > 0 && prove !== "imported" && read.fault("prove-except", except.join(" "), "has no effect without prove imported"), {
		interpreters: "ok" in parsed ? parsed.ok : "auto",
		...toOptional("prove", prove),
		...toOptional("proveExcept", except.length === 0 ? void 0 : except)
	};
}
/** Check paths of interpreters; `python3.12` without a folder is looked up on PATH later. */
function checkInterpreters(read, host, given) {
	for (let path of given) (/[/\\]/.test(path) || /^\.+$/.test(path)) && isThere(read, host, "interpreters", path);
}
function parseWarnings(read) {
	return read.one("policy-warnings", choiceOf("report", "error"), "report");
}
function policyOf(read, host) {
	let allowed = read.each("license-allow", parseAllowed), advisories = parseFile(read, host, "advisories");
	return {
		licenseAllow: allowed.flatMap((one) => "license" in one ? [one.license] : []),
		licenseDeny: read.each("license-deny", parseLicense),
		licenseProjects: allowed.flatMap((one) => "project" in one ? [one.project] : []),
		...advisories === void 0 ? {} : { advisories: {
			path: advisories,
			text: host.files.text(advisories) ?? ""
		} },
		advisoryIgnore: read.each("advisory-ignore", parseAdvisoryIgnore),
		warnings: parseWarnings(read)
	};
}
function outputOf(read, host) {
	let folder = read.text("output") ?? "offline-bundle-out", file = [...folder.matchAll(/[/\\]+|$/g)].map(({ index }) => folder.slice(0, index)).find((path) => host.files.kind(path) === "file");
	return file !== void 0 && read.fileFault("output", file, "is a file, expected a folder"), {
		folder,
		name: read.one("name", parseBundleName, "offline-bundle"),
		archive: read.one("archive", choiceOf(...ARCHIVE_CHOICES), "tar.gz"),
		split: read.one("split", choiceOf("none", "platform", "target"), "none"),
		volumeBytes: read.one("volume-size", parseVolumeSize, MAX_VOLUME_BYTES),
		...toOptional("signWith", read.one("sign-with", parseSigner, void 0))
	};
}
/** Return the paths of existing files; requirements and constraints may be URLs, as in pip. */
function files(read, host, name) {
	return read.list(name).filter((path) => isThere(read, host, name, path));
}
function parseFile(read, host, name) {
	let path = read.text(name);
	return path !== void 0 && isThere(read, host, name, path) ? path : void 0;
}
function isThere(read, host, name, path) {
	let kind = isUrl(path) && BY_URL.includes(name) ? "file" : host.files.kind(path);
	return kind === "closed" && read.fileFault(name, path, "permission denied"), kind === "absent" && read.fileFault(name, path, "does not exist"), kind === "folder" && read.fileFault(name, path, "is a folder, expected a file"), kind === "file";
}
const BY_URL = [
	"requirement",
	"constraint",
	"build-constraint"
];
function links(read, host) {
	let given = read.list("find-links");
	for (let path of given) !isUrl(path) && host.files.kind(path) === "absent" && read.fileFault("find-links", path, "does not exist");
	return given;
}
/** Omit the key of an undefined value. */
function toOptional(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
/** Report options that cannot be combined, or that require another option. */
function checkOptionConflicts(read, surface) {
	surface !== "prove" && surface !== "merge" && (checkRequirements(read), checkExtras(read)), checkSwitches(read);
}
function checkRequirements(read) {
	if (!read.given("group") && !REQUIREMENT_OPTIONS.some((name) => read.given(name)) && read.fault("package", "", "no requirements given: pass a requirement, -r FILE, --pyproject FILE, --script FILE or --lock FILE"), !read.given("lock")) {
		read.given("lock-built") && read.fault("lock-built", "", "has no effect without lock");
		return;
	}
	read.given("lock-built") && !read.given("find-links") && read.fault("lock-built", "", "requires find-links: the wheels are taken from there");
	let excluded = [...REQUIREMENT_OPTIONS.filter((name) => name !== "lock"), "constraint"];
	for (let name of excluded) read.given(name) && read.fault(name, "", "cannot be combined with lock: a lock is installed exactly as it is");
}
function checkExtras(read) {
	read.given("extra") && !read.given("pyproject") && !read.given("lock") && read.fault("extra", "", "requires pyproject or lock; for a package, write NAME[EXTRA]");
}
function checkSwitches(read) {
	read.flag("delta") && !read.given("since") && read.fault("delta", "", "requires since: a delta is relative to a previous bundle"), read.given("since") && (read.text("split") ?? "none") !== "none" && read.fault("since", "", "cannot be combined with split"), read.given("verify-with") && read.fault("verify-with", "", "only supported by `verify`"), read.flag("no-cache") && read.given("cache-dir") && read.fault("no-cache", "", "cannot be combined with cache-dir"), read.flag("quiet") && read.flag("verbose") && read.fault("quiet", "", "cannot be combined with verbose");
}
export { lacksOnlyWheels as $, globOf as $t, verifyBundles as A, DifferenceSchema as At, noticeAssumptions as B, stepsText as Bt, statusLine as C, lockPageText as Ct, publish as D, parseSums as Dt, makeBundles as E, isBootstrapPip as Et, withSession as F, code as Ft, startClosureProcess as G, plainLine as Gt, resolveTargets as H, count as Ht, inspectAll as I, escaped as It, validateTargets as J, showSeconds as Jt, unionOf as K, portableUrl as Kt, openInspectors as L, folded$1 as Lt, locateBundle as M, failureSummary as Mt, readPreviousBundle as N, failureText as Nt, stageBundles as O, differenceMarkdown as Ot, withPython as P, runnerText as Pt, wheelWarningBreaches as Q, expandTargets as Qt, openPolicy as R, plainLines as Rt, openActivity as S, lockPagePath as St, checkPolicy as T, lockText as Tt, checkWheels as U, credentialsIn as Ut, readRequirements as V, tableOf as Vt, checkClosure as W, maskSecrets as Wt, warnUnusedInterpreters as X, visibleText as Xt, checkInterpreters$1 as Y, targetsText as Yt, failOnFindings as Z, hostEnvironment as Zt, choiceOf as _, coveredText as _t, outputOf as a, diskFailure as at, parsePublish as b, FindingSchema as bt, parseInputs as c, withDeltas as ct, parseSdists as d, resultText as dt, parsePythons as en, VerdictSchema as et, parseWarnings as f, verifiedText as ft, toOptional as g, checkedOf as gt, targetsOf as h, BundledWheelSchema as ht, indexesOf as i, pLimit as it, compareBundles as j, MAX_FAILURE_BYTES as jt, startRun as k, differenceText as kt, parseJobsOf as l, splitTargets as lt, requirementInputsOf as m, BaseSchema as mt, checkOptionConflicts as n, parseDocument as nn, verifyOrigin as nt, parseCache as o, fileSha256 as ot, policyOf as p, ArchiveFileSchema as pt, provingTargets as q, showBytes as qt, files as r, programsUntil as rt, parseFile as s, makeFolder as st, allFaults as t, documentText as tn, verdictFields as tt, parseProof as u, gridOf as ut, readerOf as v, stepsOf as vt, stepText as w, lockPath as wt, parseSince as x, parseManifest as xt, parseCacheMaxBytes as y, withoutDeltas as yt, resolveRelativeTime as z, prose as zt };
