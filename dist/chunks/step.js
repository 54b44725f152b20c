import { c as setSecret, i as info, l as warning, m as summary, n as error, o as notice, r as getInput, s as setOutput, t as debug } from "./core.js";
import { A as texts, At as BundleError, Dt as archiveKindOf, Et as ARCHIVE_KINDS, Ft as explain, I as LOGIN_VARIABLE, Lt as toFailure, N as PLAIN_STYLE, Ot as isCompanion, R as MIB, Ut as array, W as lookUpPlatform, Wt as boolean, bt as withInputNames, ct as sha256Of, dn as regex, dt as toTargetId, fn as safeParse, gn as transform, in as object, k as targetId, ln as pipe, mn as string, nn as nullish, on as optional, ot as parseSha256, pn as strictObject, qt as getDotPath, rn as number, t as openStop, un as record, vt as optionSpecs, w as causesOf, yn as unknown } from "./process.js";
import { $t as globOf, Bt as stepsText, C as statusLine, E as makeBundles, Ft as code, Ht as count, It as escaped, Jt as showSeconds, Lt as folded, Mt as failureSummary, Ot as differenceMarkdown, Pt as runnerText, S as openActivity, Ut as credentialsIn, Vt as tableOf, Wt as maskSecrets, Yt as targetsText, _t as coveredText, dt as resultText, jt as MAX_FAILURE_BYTES, qt as showBytes, rt as programsUntil, ut as gridOf, vt as stepsOf$1, yt as withoutDeltas, zt as prose } from "./parse.js";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
// src/report/annotations.ts
/** The annotations of a failure of an action, without duplicates, with the names of its inputs. GitHub shows ten per step, so those with a file come first. */
function annotationsOf(failure) {
	let all = allOf(failure), known = /* @__PURE__ */ new Set(), once = all.filter((one) => {
		let key = JSON.stringify(one);
		return !known.has(key) && known.add(key);
	});
	return [...once.filter(({ file }) => file !== void 0), ...once.filter(({ file }) => file === void 0)];
}
function allOf(failure) {
	switch (failure.kind) {
		case "usage": return failure.faults.map(faultNote);
		case "incomplete": return incompleteNotes(failure.targets, failure.complete ?? []);
		case "policy": return failure.findings.map(({ message, hint = "", origin = "" }) => ({
			message: joined(message, hint),
			...placeOf(origin)
		}));
		case "several": return failure.failures.flatMap(allOf);
		default: {
			let { message, hint } = explain(failure);
			return [{ message: joined(message, hint) }];
		}
	}
}
/** Omits hints, which are for the command line. */
function faultNote({ input, actual, expected }) {
	return {
		message: `${withInputNames(input).replaceAll("`", "")}: ${actual === "" ? "" : `${actual}: `}${withInputNames(expected)}`,
		...placeOf(input)
	};
}
/** One annotation per cause, with all its targets. */
function incompleteNotes(targets, complete) {
	let all = targets.length + complete.length;
	return causesOf(targets).map(({ findings }) => {
		let lines = findings.map(({ finding, targets: ids }) => `${targetsText(ids, all)}: ${finding.message}`), hints = new Set(findings.map(({ finding }) => finding.hint ?? ""));
		return {
			message: joined(lines.join("\n"), [...hints].join("\n")),
			...placeOf(findings[0]?.finding.origin ?? "")
		};
	});
}
function joined(message, hint) {
	return withInputNames(hint === "" ? message : `${message}\n${hint}`);
}
/** Parse `requirements.txt:3` or `pyproject.toml [project.dependencies]`; other origins have no location. */
function placeOf(origin) {
	let [, table] = /^(.+\.toml) \[/.exec(origin) ?? [];
	if (table !== void 0) return { file: table };
	let [, file, line] = /^(.+):(\d+)$/.exec(origin) ?? [];
	return file === void 0 || line === void 0 || /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? {} : {
		file,
		line: Number(line)
	};
}
// src/report/job-summary.ts
/** Unit: bytes. Source: GitHub docs, "Workflow commands", adding a job summary: 1 MiB a step; the rest is room. */
const MAX_SUMMARY_BYTES = 1e6;
/** The job summary, Markdown. Sections beyond the limit (in bytes) are omitted and named. */
function summaryText(outcomes, places, limit = MAX_SUMMARY_BYTES) {
	let sections = [...withoutDeltas(outcomes).flatMap((one) => sectionsOf(one, places)), ...placesOf(places)], kept = [], left = [], room = limit - 300;
	for (let { title, text } of sections) {
		let bytes = new TextEncoder().encode(text).length + 2;
		bytes > room ? left.push(title) : (room -= bytes, kept.push(text));
	}
	let missing = left.slice(0, 5).join(", "), last = left.length === 0 ? [] : [`Omitted because of the size limit of this page: ${missing}${left.length > 5 ? " …" : ""}. See the manifest for the full data.`];
	return `${[...kept, ...last].join("\n\n")}\n`;
}
function sectionsOf(outcome, { since }) {
	let { name, targets, wheelCount, totalBytes, seconds } = outcome, facts = `${count(targets.length, "target")}, ${count(wheelCount, "wheel")}, ${showBytes(totalBytes)}, ${showSeconds(seconds)}`;
	return [
		{
			title: "heading",
			text: `## ${code(name)}: ${facts}`
		},
		...changes(outcome, since),
		...versions(outcome),
		{
			title: "proofs",
			text: `### Proof\n\n${tableOf([
				"Target",
				"Level",
				"By",
				"Verified for"
			], outcome.targets.map((target) => proofRow(target, outcome.verdicts)))}`
		},
		...built(outcome),
		{
			title: "install",
			text: `### Install\n\n${stepsText(stepsOf$1(outcome))}`
		},
		...files(outcome),
		...warnings(outcome)
	];
}
function changes({ difference }, since) {
	return difference === void 0 ? [] : [{
		title: "changes",
		text: differenceMarkdown(difference, since)
	}];
}
/** A table of the projects whose versions differ; the others are folded. */
function versions({ union }) {
	let { columns, differing, same } = gridOf(union), heads = columns.map((ids) => ids.map(code).join("<br>")), grid = (rows) => tableOf(["Project", ...heads], rows.map(({ project, versions: row }) => [code(project), ...row.map((version) => version === void 0 ? "" : escaped(version))])), alike = tableOf(["Project", "Version"], same.map(({ project, versions: [version = ""] }) => [code(project), escaped(version)]));
	return [differing.length === 0 ? {
		title: "versions",
		text: `All targets have the same ${count(same.length, "version")}.`
	} : {
		title: "where versions differ",
		text: `### Where versions differ\n\n${grid(differing)}`
	}, ...same.length === 0 ? [] : [{
		title: "versions for all",
		text: folded(`${count(same.length, "project")} with one version for every target`, alike)
	}]];
}
function proofRow(target, verdicts) {
	let verdict = verdicts.find((one) => one.target === target.id), best = verdict?.checks.findLast((check) => check.passed && check.level === verdict.level);
	return [
		code(target.id),
		verdict?.level ?? "none",
		best === void 0 ? "" : escaped(by(best)),
		verdict === void 0 || verdict.level === "none" ? "" : escaped(coveredText(target, verdict.micros))
	];
}
function by({ by: what, python, system, how }) {
	return [what, ...[
		python === void 0 || what.includes(python) ? void 0 : `Python ${python}`,
		system,
		how === "emulated" ? how : void 0
	].filter((one) => one !== void 0)].join(", ");
}
function built({ union }) {
	let rows = union.files.flatMap(({ filename, built: from }) => from === void 0 ? [] : [[
		code(filename),
		from.kind,
		escaped(from.backend)
	]]);
	return rows.length === 0 ? [] : [{
		title: "built from source",
		text: `### Built from source\n\n${tableOf([
			"Wheel",
			"From",
			"By"
		], rows)}`
	}];
}
function files({ companionFiles }) {
	let rows = companionFiles.map(({ path, bytes, sha256 }) => [
		code(path),
		showBytes(bytes),
		code(sha256)
	]);
	return [{
		title: "files",
		text: folded(`${count(rows.length, "file")} next to the bundle`, tableOf([
			"File",
			"Size",
			"sha256"
		], rows))
	}];
}
function warnings({ findings }) {
	let lines = new Map(findings.map(({ message, hint, project }) => {
		let text = hint === void 0 ? message : `${message} ${hint}`;
		return [text, `- ${prose(withInputNames(text), project === void 0 ? [] : [project])}`];
	}));
	return lines.size === 0 ? [] : [{
		title: "warnings",
		text: `### Warnings\n\n${[...lines.values()].join("\n")}`
	}];
}
function placesOf({ artifactUrl, releaseUrl }) {
	let links = [...releaseUrl === void 0 ? [] : [`[Release](${link$1(releaseUrl)})`], ...artifactUrl === void 0 ? [] : [`[Artifact](${link$1(artifactUrl)})`]];
	return links.length === 0 ? [] : [{
		title: "links",
		text: links.join(" · ")
	}];
}
/** Escape characters that end a Markdown link. */
function link$1(url) {
	return url.replaceAll(/[()<>\s\\]/g, encodeURIComponent);
}
/** The summary of the plan job: the prove jobs with their targets, and targets without a job. */
function planSummary({ targets, jobs, unproved, resolutions }) {
	let wheels = new Set(resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256))).size, rows = jobs.map(({ name, runsOn, pythons, targets: ids }) => [
		code(name),
		escaped(runsOn.join(", ")),
		escaped(pythons.join(", ")),
		ids.map(code).join("<br>")
	]), left = unproved.map(({ target, because }) => [code(target), escaped(because)]);
	return [
		`## Plan: ${count(targets.length, "target")}, ${count(wheels, "wheel")}, ${count(jobs.length, "prove job")}\n`,
		...rows.length === 0 ? [] : [`${tableOf([
			"Job",
			"Runner",
			"Pythons",
			"Targets"
		], rows)}\n`],
		...left.length === 0 ? [] : [`### Verified at level <code>dry-run</code> only\n\n${tableOf(["Target", "Reason"], left)}\n`]
	].join("\n");
}
/** The summary of a plan job without a plan: the wheels that must be built first. */
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
// src/matrix/job-matrix.ts
/** A prove job: its targets and its runner. */
const ProveJobSchema = strictObject({
	/** Platform or target id; also a folder name and part of the artifact name. */
	name: pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
	targets: array(targetId),
	runsOn: texts,
	/** Versions for setup-python, that of offline-bundle itself last; empty on the user's own runners. */
	pythons: texts,
	/** As spelled by setup-python; empty if setup-python is not used. */
	architecture: string()
}), UnprovedSchema = strictObject({
	target: targetId,
	because: string()
}), TOOL_SERIES = "3.13";
/**
* Assign targets to prove jobs, in the order of the targets.
* @throws BundleError `usage` for more than 256 jobs
*/
function proveJobsOf(targets, settings) {
	let { prove } = settings;
	if (prove === "closure" || prove === "dry-run") return {
		jobs: [],
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
		let name = toTargetId(settings.provePer === "target" ? target.id : target.platform), group = groups.get(name) ?? {
			place,
			targets: []
		};
		group.targets.push(target), groups.set(name, group);
	}
	let jobs = [...groups].map(([name, group]) => proveJobOf(name, group.place, group.targets));
	if (jobs.length > 256) throw tooMany(jobs.length, settings);
	return {
		jobs,
		unproved
	};
}
/** The first matching `--runners` pattern, otherwise a GitHub-hosted runner. */
function placeFor(target, own) {
	let named = own.find(({ pattern }) => globOf(lookUpPlatform(pattern)?.name ?? pattern)(target.platform));
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
function proveJobOf(name, { runsOn, architecture }, targets) {
	let series = targets.map(({ python }) => versionOf(python)).filter((one) => one !== TOOL_SERIES), pythons = architecture === "" ? [] : [...new Set(series), TOOL_SERIES];
	return {
		name,
		targets: targets.map(({ id }) => id),
		runsOn,
		pythons,
		architecture
	};
}
/** setup-python installs the newest micro version. */
function versionOf({ series, freeThreaded }) {
	return freeThreaded ? `${series}t` : series;
}
function tooMany(count, { provePer }) {
	let expected = `results in ${count} jobs, but a matrix has at most 256: ${provePer === "target" ? "use \"platform\", or select" : "select"} fewer targets`;
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "prove-per",
			actual: provePer,
			expected
		}]
	});
}
/** JSON for `strategy: matrix: ${{ fromJSON(…) }}`, one entry per prove job. */
function matrixOf(jobs) {
	let include = jobs.map(({ name, runsOn, pythons, architecture }) => ({
		job: name,
		"runs-on": runsOn,
		"python-versions": pythons.join("\n"),
		architecture
	}));
	return JSON.stringify({ include });
}
/**
* Source of labels and systems: GitHub docs, "GitHub-hosted runners". `minimum` is the version of the runner itself, which
* supports the wheels for all older ones. Source of Pythons: versions-manifest.json of actions/python-versions, as of 2026-08-12.
*/
const RUNNERS = [
	{
		label: "ubuntu-24.04",
		architecture: "x64",
		system: {
			os: "linux",
			machine: "x86_64",
			libc: "glibc",
			minimum: [2, 39]
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
			minimum: [2, 39]
		},
		firstMinor: 8
	},
	{
		label: "macos-15",
		architecture: "arm64",
		system: {
			os: "macos",
			machine: "arm64",
			minimum: [15, 0]
		},
		firstMinor: 8
	},
	{
		label: "macos-15-intel",
		architecture: "x64",
		system: {
			os: "macos",
			machine: "x86_64",
			minimum: [15, 0]
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
/** The GitHub-hosted runner for a target, or why there is none. */
function runnerFor({ system, python, platform }) {
	let runner = RUNNERS.find((one) => serves(one.system, system));
	if (runner === void 0) return { because: `GitHub has no runner for ${platform}` };
	if (python.implementation !== "cp") return { because: `setup-python is used for CPython only, not for ${python.implementation}` };
	let minor = Number(python.series.split(".")[1]);
	return minor >= runner.firstMinor && minor <= 15 ? runner : { because: `setup-python has no ${python.series} for ${runner.label} (${runner.architecture})` };
}
function serves(runner, target) {
	return runner.os !== target.os || runner.machine !== target.machine ? !1 : runner.os === "linux" && target.os === "linux" ? runner.libc === target.libc && reaches(runner.minimum, target.minimum) : runner.os === "macos" && target.os === "macos" ? reaches(runner.minimum, target.minimum) : !0;
}
function reaches([major, minor], [wantMajor, wantMinor]) {
	return major > wantMajor || major === wantMajor && minor >= wantMinor;
}
// src/report/outputs.ts
function outputsOf(outcomes, { artifact, release }) {
	let whole = withoutDeltas(outcomes), lines = (of) => [...new Set(whole.flatMap(of))].join("\n"), sum = (of) => String(whole.reduce((total, outcome) => total + of(outcome), 0));
	return {
		bundle: lines(({ folder }) => [folder]),
		manifest: lines(({ manifestPath }) => [manifestPath]),
		archives: outcomes.flatMap(({ archives }) => archives.map(({ path }) => path)).join("\n"),
		"artifact-id": artifact === void 0 ? "" : String(artifact.id),
		"artifact-url": artifact?.url ?? "",
		"release-url": release?.url ?? "",
		targets: lines(({ targets }) => targets.map(({ id }) => id)),
		"wheel-count": sum(({ wheelCount }) => wheelCount),
		"total-bytes": sum(({ totalBytes }) => totalBytes),
		changed: String(isChanged(outcomes, release))
	};
}
/** Compared with the bundle of `since`, otherwise with the release. Without either, the bundle counts as changed. */
function isChanged(outcomes, release) {
	let compared = outcomes.flatMap(({ difference }) => difference ?? []);
	return compared.length > 0 ? compared.some(({ changed }) => changed) : release?.changed ?? !0;
}
/** @param folder of the plan, as given by the user */
function planOutputs(plan, folder) {
	return {
		matrix: matrixOf(plan.jobs),
		jobs: String(plan.jobs.length),
		unproved: plan.unproved.map(({ target, because }) => `${target}: ${because}`).join("\n"),
		targets: plan.targets.map(({ id }) => id).join("\n"),
		plan: folder,
		"missing-wheels": "[]"
	};
}
/** Outputs if wheels are missing, so that there is no plan. */
function lackingOutputs(targets, missing) {
	return {
		matrix: matrixOf([]),
		jobs: "0",
		unproved: "",
		targets: targets.map(({ id }) => id).join("\n"),
		plan: "",
		"missing-wheels": JSON.stringify(missing)
	};
}
/** @param folder of the result, as given by the user */
function proveOutputs({ verdicts }, folder) {
	return {
		result: folder,
		levels: verdicts.map(({ target, level }) => `${target} ${level}`).join("\n")
	};
}
/** Title and Markdown body of a new release: what changed or what is in it, how to install it. Sections beyond GitHub's limit are omitted. */
function releaseNotes(outcomes, facts) {
	let whole = withoutDeltas(outcomes), names = whole.map(({ name }) => name).join(", "), notes = whole.flatMap((outcome) => [
		...whole.length === 1 ? [] : [`## ${code(outcome.name)}`],
		outcome.difference === void 0 ? contents(outcome) : differenceMarkdown(outcome.difference, facts.since),
		size(outcome),
		install(outcome),
		...deltaOf(outcome, outcomes, facts),
		targets(outcome)
	]);
	return {
		title: `${names.slice(0, 150)} ${facts.tag}`,
		body: fitting(notes.map((text) => `${text}\n`))
	};
}
function fitting(notes) {
	let ends = notes.map((_, at) => notes.slice(0, at + 1).join("\n").length), kept = notes.filter((_, at) => (ends[at] ?? 0) <= 12e4), left = kept.length < notes.length ? ["Truncated: see the report next to the bundle.\n"] : [];
	return [...kept, ...left].join("\n");
}
/** The requested projects; the others are folded. */
function contents({ wheels, targets: all }) {
	let requested = rowsOf(wheels, all.length, ({ requested: own }) => own), others = rowsOf(wheels, all.length, ({ requested: own }) => !own), head = [
		"Project",
		"Version",
		"Targets"
	], rest = folded(`${count(others.length, "more release")} that these projects require`, tableOf(head, others));
	return [
		"### Contents",
		tableOf(head, requested),
		...others.length === 0 ? [] : [rest]
	].join("\n\n");
}
/** One row per release; a release can have several wheels. */
function rowsOf(wheels, all, counts) {
	let releases = /* @__PURE__ */ new Map();
	for (let wheel of wheels.filter(counts)) {
		let release = releases.get(`${wheel.project} ${wheel.version}`) ?? {
			wheel,
			ids: /* @__PURE__ */ new Set()
		};
		for (let id of wheel.targets) release.ids.add(id);
		releases.set(`${wheel.project} ${wheel.version}`, release);
	}
	return [...releases.values()].map(({ wheel, ids }) => [
		code(wheel.project),
		code(wheel.version),
		prose(targetsText([...ids], all))
	]);
}
function size({ name, targets: all, wheelCount, totalBytes }) {
	return `${code(name)} contains ${count(wheelCount, "wheel")} (${showBytes(totalBytes)}) for ${count(all.length, "target")}.`;
}
/** How to check the downloaded files with what the system has. */
const SYSTEMS = [
	{
		title: "Linux",
		systems: ["linux", "other"],
		check: (sums) => `sha256sum -c --ignore-missing ${sums}`
	},
	{
		title: "macOS",
		systems: ["macos"],
		check: (sums) => `shasum -a 256 -c --ignore-missing ${sums}`
	},
	{
		title: "Windows, PowerShell",
		systems: ["windows"],
		check: () => "py install.py --check ."
	}
];
/** Commands that check and install, for each system of the targets. */
function commandsOf(outcome) {
	let steps = SYSTEMS.flatMap(({ title, systems, check }) => {
		let own = outcome.targets.filter(({ system }) => systems.includes(system.os)), [first] = own.length === 0 ? [] : stepsOf$1({
			...outcome,
			targets: own
		});
		return first === void 0 ? [] : [{
			title,
			commands: [check(`${outcome.name}.SHA256SUMS`), ...first.commands]
		}];
	});
	return stepsText(steps);
}
function install(outcome) {
	let { companionFiles, archives, name } = outcome, signed = companionFiles.some(({ path }) => /\.SHA256SUMS\.(?:asc|p7s)$/.test(path)), files = [
		...archives.map(({ path }) => path.split(/[\\/]/).at(-1) ?? path),
		`${name}.SHA256SUMS`,
		"install.py"
	], signature = signed ? `, its signature ${code(`${name}.SHA256SUMS.*`)}` : "";
	return [
		"### Install",
		`Download ${files.map(code).join(", ")}${signature} into an empty directory, transfer it, and run these commands there:`,
		commandsOf(outcome)
	].join("\n\n");
}
/** How to update the previous bundle with the delta. */
function deltaOf({ name }, outcomes, facts) {
	let delta = outcomes.find((one) => one.name === `${name}-delta`);
	if (delta === void 0) return [];
	let bytes = delta.archives.reduce((sum, archive) => sum + archive.bytes, 0);
	return [[
		"### Update with the delta",
		`${code(delta.name)} (${showBytes(bytes)}) contains only the files that its base lacks. ${baseText(delta.base, facts)}`,
		commandsOf(delta)
	].join("\n\n")];
}
/** The base of a delta: its release, date and sha256. */
function baseText(base, { since, released = "" }) {
	if (base === void 0) return "";
	let date = released === "" ? "" : `, ${released.slice(0, 10)}`, where = since === void 0 ? "" : ` (${prose(since)}${date})`;
	return `It requires the bundle ${code(base.name)}${where} whose <code>manifest.json</code> has the sha256 ${code(base.manifestSha256)}.`;
}
function targets({ targets: all, verdicts }) {
	let rows = all.map(({ id }) => [code(id), verdicts.find(({ target }) => target === id)?.level ?? "none"]);
	return `### Targets\n\n${tableOf(["Target", "Verification level"], rows)}`;
}
/** Open GitHub's REST API for one repository. All functions reject with an ApiError. octokit is imported on demand, for startup time. */
async function openGithubApi({ repository, apiUrl, token, signal }) {
	let { getOctokit } = await import("./github2.js"), octokit = getOctokit(token, {
		baseUrl: apiUrl,
		log: {
			debug: () => void 0,
			info: () => void 0,
			warn: () => void 0,
			error: () => void 0
		}
	}), [owner = "", repo = ""] = repository.split("/"), answer = async (route, parameters = {}, settings = {}) => {
		try {
			let { status, headers, data } = await octokit.request(route, {
				owner,
				repo,
				...parameters,
				request: {
					signal,
					...settings
				}
			});
			return {
				status,
				headers,
				data
			};
		} catch (error) {
			throw toApiError(error);
		}
	}, ask = async (schema, ...request) => parseAnswer(schema, (await answer(...request)).data);
	return {
		answer,
		ask,
		pages: async (schema, enough, ...[route, parameters, settings]) => {
			let found = [];
			for (let page = 1;; page += 1) {
				let some = await ask(schema, route, {
					...parameters,
					per_page: 100,
					page
				}, settings);
				if (found.push(...some), some.length < 100 || enough(some)) return found;
			}
		}
	};
}
/** Undefined for a 404 response. @throws ApiError for other errors */
async function orAbsent(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof ApiError && error.answer.status === 404) return;
		throw error;
	}
}
/** A file of a release. Here and below: the used fields of GitHub's responses (REST API, "Releases", "Release assets", "Artifacts"). */
const AssetSchema = pipe(object({
	id: number(),
	name: string(),
	/** Other than `uploaded`: an incomplete upload. */
	state: string(),
	/** Unit: bytes. */
	size: number(),
	/** Absent if the server computes none. */
	digest: nullish(string(), "")
}), transform(({ size, digest, ...asset }) => ({
	...asset,
	bytes: size,
	sha256: parseSha256((digest ?? "").replace(/^sha256:/, ""))
}))), ReleaseSchema = pipe(object({
	id: number(),
	tag_name: string(),
	draft: boolean(),
	/** ISO 8601; absent for a draft. */
	published_at: nullish(string(), ""),
	/** Published, with a tag and assets that cannot change. Absent on servers without immutable releases. */
	immutable: nullish(boolean(), !1),
	/** URL of the web page. */
	html_url: string(),
	/** URL for uploads, an RFC 6570 template. */
	upload_url: string(),
	assets: array(AssetSchema)
}), transform(({ tag_name, published_at, html_url, upload_url, ...release }) => ({
	...release,
	tag: tag_name,
	published: published_at ?? "",
	url: html_url,
	uploadUrl: upload_url
}))), ArtifactSchema = pipe(object({
	id: number(),
	name: string(),
	expired: boolean(),
	workflow_run: nullish(object({
		id: optional(number()),
		repository_id: optional(number()),
		head_repository_id: nullish(number()),
		head_branch: nullish(string())
	}))
}), transform(({ workflow_run: run, ...artifact }) => ({
	...artifact,
	/** Id of its workflow run. */
	run: run?.id ?? 0,
	/** Branch or tag of the run. */
	branch: run?.head_branch ?? "",
	/** From a fork, and so untrusted. */
	foreign: run?.head_repository_id == null || run.head_repository_id !== run.repository_id
}))), ArtifactsSchema = pipe(object({ artifacts: array(ArtifactSchema) }), transform(({ artifacts }) => artifacts));
/** Parse a response. @throws ApiError for another response, e.g. the page of a proxy */
function parseAnswer(schema, answer) {
	let result = safeParse(schema, answer);
	if (result.success) return result.output;
	let [issue] = result.issues;
	throw new ApiError({ message: `the response is not GitHub's: ${getDotPath(issue) ?? "the whole"}: ${issue.message}` });
}
var ApiError = class extends Error {
	answer;
	constructor(answer, options) {
		super(answer.message, options), this.name = "ApiError", this.answer = answer;
	}
};
const Failed = object({
	message: string(),
	status: number(),
	response: optional(object({ headers: record(string(), unknown()) }))
});
/** Convert an error of octokit. Its status is meaningless without a response. */
function toApiError(error) {
	if (error instanceof ApiError) return error;
	let result = safeParse(Failed, error), failed = result.success ? result.output : void 0, message = failed?.message ?? (error instanceof Error ? error.message : String(error));
	if (failed?.response === void 0) return new ApiError({ message: message === "" ? "no answer" : message }, { cause: error });
	let { headers } = failed.response, [retryAfterSeconds, remaining, resetAt] = [
		"retry-after",
		"x-ratelimit-remaining",
		"x-ratelimit-reset"
	].map((name) => numberOf(headers[name]));
	return new ApiError({
		status: failed.status,
		message,
		...retryAfterSeconds === void 0 ? {} : { retryAfterSeconds },
		...remaining === void 0 ? {} : { remaining },
		...resetAt === void 0 ? {} : { resetAt }
	}, { cause: error });
}
function numberOf(value) {
	return typeof value == "string" && /^\d+$/.test(value) ? Number(value) : void 0;
}
/** Access to the repository of the workflow. */
function githubAccess(token, { env, signal }) {
	let { GITHUB_REPOSITORY: repository = "", GITHUB_API_URL: apiUrl = "https://api.github.com" } = env;
	return {
		repository,
		apiUrl,
		token,
		signal
	};
}
// src/github/retry.ts
/** The retry policy of requests to GitHub. */
function retryPolicyOf({ log, signal, clock }) {
	return {
		log,
		signal,
		now: () => clock.now().getTime() / 1e3,
		sleep: async (seconds) => void await setTimeout$1(seconds * 1e3, void 0, { signal }).catch(() => void 0)
	};
}
/**
* Run `work`, and retry it after temporary errors.
* @param work receives the number of the attempt, starting at 1
* @throws ApiError of the last attempt; BundleError `cancelled`
*/
async function withRetry(what, work, retry) {
	for (let attempt = 1;; attempt += 1) {
		if (retry.signal.aborted) throw new BundleError({ kind: "cancelled" });
		try {
			return await work(attempt);
		} catch (error) {
			await retry.sleep(secondsBefore(attempt, what, error, retry));
		}
	}
}
/** Seconds until the next attempt. @throws the error if it is permanent */
function secondsBefore(attempt, what, error, { signal, log, now }) {
	if (signal.aborted) throw new BundleError({ kind: "cancelled" }, { cause: error });
	let seconds = error instanceof ApiError ? retryWait(error.answer, attempt, now()) : void 0;
	if (seconds === void 0 || !(error instanceof ApiError)) throw error;
	return log.info(`${what}: ${shown$1(error)}; retrying in ${seconds} s`), seconds;
}
function shown$1({ answer: { status, message } }) {
	return status === void 0 ? message : `${status} ${message}`;
}
/** Whether the response is a rate limit. GitHub also uses 403, as for missing permissions. */
function isRateLimit({ status, message, retryAfterSeconds, remaining }) {
	return status === 429 || status === 403 && (retryAfterSeconds !== void 0 || remaining === 0 || /rate limit|abuse detection/i.test(message));
}
/** Whether the error is temporary. No status means a lost connection. */
function isPassing(answer) {
	let { status } = answer;
	return status === void 0 || status === 408 || status >= 500 || isRateLimit(answer);
}
/**
* Seconds until the next attempt; undefined for no retry.
* @param attempt the attempts so far
* @param now seconds since 1970
*/
function retryWait(answer, attempt, now) {
	if (!isPassing(answer) || attempt >= 6) return;
	let seconds = wishOf(answer, now) ?? 2 ** (attempt - 1);
	return seconds > 300 ? void 0 : seconds;
}
/** The wait that the response requests, in the order of GitHub's documentation. */
function wishOf(answer, now) {
	let { retryAfterSeconds, remaining, resetAt } = answer;
	if (retryAfterSeconds !== void 0) return retryAfterSeconds;
	if (isRateLimit(answer)) return remaining === 0 && resetAt !== void 0 ? Math.max(1, Math.ceil(resetAt - now)) : 60;
}
/**
* Stop waiting for work that cannot be cancelled when the signal is aborted.
* @throws BundleError `cancelled`
*/
async function untilCancelled(work, signal) {
	let done = new AbortController(), cancelled = new Promise((_, reject) => {
		let end = () => reject(new BundleError({ kind: "cancelled" }));
		signal.aborted ? end() : signal.addEventListener("abort", end, {
			once: !0,
			signal: done.signal
		});
	});
	return Promise.race([work, cancelled]).finally(() => done.abort());
}
// src/github/artifacts.ts
/**
* Upload files as one artifact of the workflow run, with paths relative to `root`. The toolkit is imported on demand: it is large.
* @throws BundleError with a hint for known errors of the service
*/
async function publishArtifact(files, root, { name, retentionDays, overwrite }, { env, signal }) {
	try {
		let { DefaultArtifactClient } = await import("./artifact.js"), client = new DefaultArtifactClient();
		overwrite && await untilCancelled(deleted(client, name), signal);
		let options = {
			compressionLevel: 0,
			...retentionDays === void 0 ? {} : { retentionDays }
		}, { id } = await untilCancelled(client.uploadArtifact(name, [...files], root, options), signal);
		if (id === void 0) throw Error("the artifact service returned no id");
		let { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
		return {
			id,
			url: `${server}/${repository}/actions/runs/${run}/artifacts/${id}`
		};
	} catch (cause) {
		if (cause instanceof BundleError) throw cause;
		let said = cause instanceof Error ? cause.message : String(cause);
		throw new BundleError(artifactFailure(said, name), { cause });
	}
}
/** List first: the toolkit prints a warning when it deletes a missing artifact. */
async function deleted(client, name) {
	let { artifacts } = await client.listArtifacts();
	artifacts.some((one) => one.name === name) && await client.deleteArtifact(name);
}
/** Convert an error message of the artifact service to a failure with a hint. */
function artifactFailure(said, name) {
	let known = MEANINGS.find(({ when }) => when.test(said)), what = `the artifact ${name} was not uploaded (${said})`;
	return known === void 0 ? {
		kind: "network",
		what,
		hint: "Check https://www.githubstatus.com and run the job again, or set \"artifact-name: none\"."
	} : known.kind === "usage" ? {
		kind: "usage",
		faults: [{
			input: "artifact-name",
			actual: name,
			expected: known.hint
		}]
	} : {
		kind: "environment",
		what,
		hint: known.hint
	};
}
/**
* Error messages of the service and of @actions/artifact 6. Sources: GitHub docs, "Actions limits";
* README of actions/upload-artifact, "Limitations".
*/
const MEANINGS = [
	{
		when: /\b409\b|already exists/i,
		kind: "usage",
		hint: "this workflow run already has an artifact of this name: use another name in each job, or set overwrite: true"
	},
	{
		when: /not currently supported on GHES/i,
		kind: "environment",
		hint: "Set \"artifact-name: none\" on GitHub Enterprise Server, and upload the files of the output `archives` with actions/upload-artifact@v3, or set release-tag."
	},
	{
		when: /quota|insufficient usage/i,
		kind: "environment",
		hint: "Free artifact storage (delete artifacts, set retention-days), or set \"artifact-name: none\" and release-tag; GitHub updates the usage every 6 to 12 hours."
	},
	{
		when: /\b500 artifacts|artifacts? (?:count|limit)|(?:too many|maximum (?:number of )?)artifacts/i,
		kind: "environment",
		hint: "Use fewer steps (several platforms and Pythons share one bundle) or another job: a job can have 500 artifacts."
	},
	{
		when: /ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|JWT token is invalid/,
		kind: "environment",
		hint: "Set \"artifact-name: none\": this runner has no artifact service."
	}
];
/**
* The hidden folder in the path, which actions/upload-artifact omits by default; undefined without one. This action uploads it.
*/
function hiddenFolder(file) {
	return file.split(/[\\/]/).find((part) => part.startsWith(".") && !/^\.{1,2}$/.test(part));
}
/**
* Read one member of a remote zip by range requests: an artifact may have gigabytes.
* @param file base name
* @returns undefined if the zip has no such member
* @throws ApiError for an invalid zip, or a member of more than `most` bytes
*/
async function fileInZip(part, file, most) {
	let { Reader, Uint8ArrayWriter, ZipReader } = await import("./zip2.js.js"), { total } = await part("0-0"), reader = Object.assign(new Reader(void 0), {
		size: total,
		readUint8Array: async (from, length) => length === 0 ? /* @__PURE__ */ new Uint8Array() : (await part(`${from}-${Math.min(total, from + length) - 1}`)).bytes
	});
	try {
		let found = (await new ZipReader(reader, {
			useWebWorkers: !1,
			checkSignature: !0
		}).getEntries()).find(({ filename }) => filename.split("/").at(-1) === file);
		if (found === void 0 || found.directory) return;
		if (found.uncompressedSize > most) throw new ApiError({
			status: 413,
			message: `${file} is too large`
		});
		return await found.getData(new Uint8ArrayWriter());
	} catch (cause) {
		throw cause instanceof ApiError ? cause : new ApiError({
			status: 422,
			message: `the artifact is not a readable zip: ${cause instanceof Error ? cause.message : String(cause)}`
		}, { cause });
	}
}
/** List all files of these folders as absolute paths; the artifact toolkit cannot extract folder entries. */
async function bundleFiles(folders) {
	return (await Promise.all(folders.map((folder) => readdir(path.resolve(folder), {
		recursive: !0,
		withFileTypes: !0
	})))).flat().flatMap((entry) => entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []);
}
// src/github/cache.ts
/**
* The parts of the cache folder that are kept between runs: each file is hash-checked when it is used. The unpacked pip and index
* pages are not kept, since a forged page with a valid validator would be used.
*/
const PERSISTED = ["wheels", "core"], OWN = [
	...PERSISTED,
	"pages",
	"pip"
];
/** The cache keys of a job. @param where parts of the key, most specific last: `['Linux-X64', 'job', 'offline-bundle']` */
function cacheKeys(where, run) {
	let parts = ["offline-bundle-1", ...where].map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, "_")), whole = parts.join("-").slice(0, 400);
	return {
		key: `${whole}-${run}`,
		prefixes: [`${whole}-`, `${parts.slice(0, 2).join("-")}-`]
	};
}
/**
* Restore an empty cache folder from a previous run. Errors of the service are warnings. Unknown files in the cache are removed, since
* other jobs can write to it.
* @returns the restored files
*/
async function restoreCache(persistedCache, host, log) {
	let there = await readdir(persistedCache.folder).catch(() => []);
	return OWN.some((name) => there.includes(name)) ? namesOf(await filesOf(persistedCache.folder)) : costsOnlyTime(log, "The cache was not restored", /* @__PURE__ */ new Set(), async () => {
		if (!await host.available()) return log.info("This runner has no cache service: the cache is not kept between runs."), /* @__PURE__ */ new Set();
		let found = await host.restore(pathsOf(persistedCache), persistedCache.key, persistedCache.prefixes);
		return await removeForeign(persistedCache.folder, there), found === void 0 && log.info("No cache of a previous run was found."), namesOf(await filesOf(persistedCache.folder));
	});
}
/**
* Save the newest files, up to the maximum size. Nothing is saved without new files.
* @param used the wheels of this run, which count as the newest
*/
async function saveCache(persistedCache, before, used, host, log) {
	await costsOnlyTime(log, "The cache was not saved", void 0, async () => {
		await touch(persistedCache.folder, used);
		let kept = await prune(persistedCache.folder, persistedCache.maxBytes);
		kept.length === 0 || kept.every(({ name }) => before.has(name)) || await host.available() && await host.save(pathsOf(persistedCache), persistedCache.key);
	});
}
/** Delete the oldest files until the rest fits. @returns the remaining files */
async function prune(folder, maxBytes) {
	let newestFirst = [...await filesOf(folder)].sort((a, b) => b.modified - a.modified || (a.name < b.name ? -1 : 1)), kept = [], bytes = 0;
	for (let file of newestFirst) bytes += file.bytes, bytes <= maxBytes ? kept.push(file) : await unlink(path.join(folder, file.name));
	return kept;
}
async function touch(folder, used) {
	let now = /* @__PURE__ */ new Date();
	for (let sha256 of used) {
		let names = [path.join("wheels", sha256.slice(0, 2), `${sha256}.whl`), path.join("core", `${sha256}.metadata`)];
		for (let name of names) await utimes(path.join(folder, name), now, now).catch(() => void 0);
	}
}
async function removeForeign(folder, before) {
	for (let name of await readdir(folder).catch(() => [])) PERSISTED.some((one) => one === name) || before.includes(name) || await rm(path.join(folder, name), {
		recursive: !0,
		force: !0
	});
}
async function filesOf(folder) {
	let files = [];
	for (let part of PERSISTED) {
		let entries = await readdir(path.join(folder, part), {
			recursive: !0,
			withFileTypes: !0
		}).catch(() => []);
		for (let entry of entries) {
			if (!entry.isFile()) continue;
			let file = path.join(entry.parentPath, entry.name), { size, mtimeMs } = await stat(file);
			files.push({
				name: path.relative(folder, file),
				bytes: size,
				modified: mtimeMs
			});
		}
	}
	return files;
}
function namesOf(files) {
	return new Set(files.map(({ name }) => name));
}
function pathsOf({ folder }) {
	return PERSISTED.map((part) => path.join(path.resolve(folder), part));
}
async function costsOnlyTime(log, what, fallback, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof BundleError) throw error;
		return log.warning(`${what}: ${error instanceof Error ? error.message : String(error)}; the result is not affected`), fallback;
	}
}
/** Open a client of the runner's cache service. The toolkit is imported on demand. */
function openCacheClient(signal) {
	return {
		available: async () => (await import("./cache.js")).isFeatureAvailable(),
		restore: async (folders, key, prefixes) => {
			let { restoreCache } = await import("./cache.js");
			return untilCancelled(restoreCache([...folders], key, [...prefixes]), signal);
		},
		save: async (folders, key) => {
			let { saveCache } = await import("./cache.js");
			await untilCancelled(saveCache([...folders], key), signal);
		}
	};
}
/**
* Restore the cache, run `work`, and save the cache.
* @param used the wheels that the work needed, which are kept first
*/
async function withCache(persistedCache, { log, signal }, work, used) {
	if (persistedCache === void 0) return work();
	let host = openCacheClient(signal), before = await log.phase("Restore the cache", () => restoreCache(persistedCache, host, log)), made = await work();
	return await log.phase("Save the cache", () => saveCache(persistedCache, before, used(made), host, log)), made;
}
/** The settings of the persisted cache; undefined if it is disabled. @param name distinguishes caches of the same job */
function persistedCacheOf({ cache, cacheMaxBytes }, name, env) {
	if (cache.folder === void 0 || cacheMaxBytes === 0) return;
	let { RUNNER_OS: os = process.platform, RUNNER_ARCH: arch = process.arch, GITHUB_JOB: job = "job", GITHUB_RUN_ID: run = "0" } = env;
	return {
		folder: cache.folder,
		maxBytes: cacheMaxBytes,
		...cacheKeys([
			`${os}-${arch}`,
			job,
			name
		], run)
	};
}
// src/github/child-processes.ts
/**
* Kill the child processes: programs of the toolkit (tar of the cache) cannot be cancelled. On Windows, the runner ends the job object.
*/
function endChildren(self) {
	if (process.platform !== "win32") for (let pid of descendants(self, existsSync("/proc/self/stat") ? rowsOfProc() : rowsOfPs())) try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
/** All descendants of a process. @param rows process ids with their parents */
function descendants(of, rows) {
	return rows.flatMap(([pid, parent]) => pid !== void 0 && parent === of && pid !== of ? [pid] : []).flatMap((child) => [child, ...descendants(child, rows)]);
}
/** Containers often have no `ps`. The program name is in parentheses and may contain any character (proc(5)). */
function rowsOfProc() {
	return readdirSync("/proc").flatMap((name) => {
		if (!/^\d+$/.test(name)) return [];
		try {
			let stat = readFileSync(`/proc/${name}/stat`, "utf8"), [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			return [[Number(name), Number(parent)]];
		} catch {
			return [];
		}
	});
}
function rowsOfPs() {
	let { stdout } = spawnSync("ps", [
		"-A",
		"-o",
		"pid=,ppid="
	], {
		encoding: "utf8",
		timeout: 2e3
	});
	return (stdout ?? "").split("\n").map((line) => line.trim().split(/\s+/).map(Number));
}
// src/github/clients.ts
const RELEASES = "/repos/{owner}/{repo}/releases", ARTIFACTS = "/repos/{owner}/{repo}/actions/artifacts", CLEANUP_MS$1 = {
	cancelled: 1500,
	failed: 2e4
}, STREAMED = { redirect: "error" };
/** Open a client of the releases of a repository. All methods reject with an ApiError; callers retry. */
async function openReleaseClient(access) {
	let { answer, ask, pages } = await openGithubApi(access), after = () => ({ signal: AbortSignal.timeout(access.signal.aborted ? CLEANUP_MS$1.cancelled : CLEANUP_MS$1.failed) }), draftOf = async (tag, settings = {}) => {
		let isIt = (one) => one.tag === tag && one.draft;
		return (await pages(array(ReleaseSchema), (some) => some.some(isIt), `GET ${RELEASES}`, {}, settings)).find(isIt);
	};
	return {
		/** `owner/name` */
		repository: access.repository,
		/** The published release of a tag, otherwise a draft for it. */
		find: async (tag) => await orAbsent(() => ask(ReleaseSchema, `GET ${RELEASES}/tags/{tag}`, { tag })) ?? draftOf(tag),
		hasTag: async (tag) => await orAbsent(() => answer(`GET /repos/{owner}/{repo}/git/ref/${reference(tag)}`)) !== void 0,
		/** @param commit to tag on publication if the tag does not exist */
		createDraft: (tag, { title, body }, commit) => ask(ReleaseSchema, `POST ${RELEASES}`, {
			tag_name: tag,
			name: title,
			body,
			draft: !0,
			...commit === void 0 ? {} : { target_commitish: commit }
		}),
		assets: ({ id }) => pages(array(AssetSchema), () => !1, `GET ${RELEASES}/${id}/assets`),
		upload: ({ uploadUrl }, asset) => streamed(asset, (stream) => ask(AssetSchema, `POST ${uploadUrl}`, stream, STREAMED)),
		deleteAsset: async ({ id }) => void await answer(`DELETE ${RELEASES}/assets/${id}`),
		publish: ({ id }) => ask(ReleaseSchema, `PATCH ${RELEASES}/${id}`, { draft: !1 }),
		/** Delete a draft; also works after a cancellation. */
		discardDraft: async ({ id }) => {
			let settings = after();
			return (await orAbsent(() => ask(ReleaseSchema, `GET ${RELEASES}/${id}`, {}, settings)))?.draft === !1 ? "published" : (await orAbsent(() => answer(`DELETE ${RELEASES}/${id}`, {}, settings)), "gone");
		},
		/** A draft for this tag; also works after a cancellation. */
		findDraft: (tag) => draftOf(tag, after())
	};
}
/** Send a file as a stream with a length: GitHub rejects chunked encoding, and a Buffer would use memory. */
async function streamed(asset, upload) {
	let stream = createReadStream(asset.path);
	try {
		let headers = {
			"content-type": contentType(asset.name),
			"content-length": asset.bytes
		};
		return await upload({
			name: asset.name,
			headers,
			data: stream
		});
	} finally {
		stream.destroy();
	}
}
function contentType(name) {
	if (name.endsWith(".json")) return "application/json";
	if (name.endsWith(".html")) return "text/html";
	let kind = archiveKindOf(name);
	return kind === void 0 ? "application/octet-stream" : ARCHIVE_KINDS[kind].mediaType;
}
/** Encode a tag, but not its slashes. */
function reference(tag) {
	return ["tags", ...tag.split("/").map(encodeURIComponent)].join("/");
}
/** A manifest of 500 projects for 25 targets has 6 MB. */
const MAX_MANIFEST_BYTES = 128 * MIB, RAW = { parseSuccessResponseBody: !1 };
/**
* Open a client of the releases and artifacts of previous runs. All methods reject with an ApiError; callers retry. Tokens are sent to
* the API only: a redirect to another host omits them (Fetch, "HTTP-redirect fetch", step 13).
*/
async function openPreviousBundleClient(access) {
	let { answer, ask, pages } = await openGithubApi(access);
	return {
		/** `owner/name` */
		repository: access.repository,
		/** Published releases, newest first, until `enough`. */
		releases: async (enough) => {
			let published = (some) => some.filter(({ draft }) => !draft);
			return published(await pages(array(ReleaseSchema), (some) => enough(published(some)), `GET ${RELEASES}`));
		},
		release: (tag) => orAbsent(() => ask(ReleaseSchema, `GET ${RELEASES}/tags/{tag}`, { tag })),
		/** Read a small file and check its digest. */
		read: async ({ id, name, bytes: size, sha256 }) => {
			if (size > MAX_MANIFEST_BYTES) throw tooLarge(name);
			let { data } = await answer(`GET ${RELEASES}/assets/${id}`, { headers: { accept: "application/octet-stream" } }, RAW), bytes = await bytesOf(data, size);
			if (bytes.length !== size || sha256 !== void 0 && sha256Of(bytes) !== sha256) throw new ApiError({ message: `${name} arrived damaged` });
			return bytes;
		},
		artifacts: (name, enough) => pages(ArtifactsSchema, enough, `GET ${ARTIFACTS}`, { name }),
		artifact: (id) => orAbsent(() => ask(ArtifactSchema, `GET ${ARTIFACTS}/${id}`)),
		/** Read one small file of an artifact; undefined if there is none. */
		readIn: ({ id }, file) => fileInZip(async (range) => {
			let { status, headers, data } = await answer(`GET ${ARTIFACTS}/${id}/zip`, { headers: { range: `bytes=${range}` } }, RAW), [, total] = /\/(\d+)$/.exec(String(headers["content-range"])) ?? [];
			if (status !== 206 || total === void 0) throw new ApiError({
				status: 422,
				message: "the server does not support range requests for artifacts"
			});
			return {
				bytes: await bytesOf(data, MAX_MANIFEST_BYTES),
				total: Number(total)
			};
		}, file, MAX_MANIFEST_BYTES)
	};
}
/** @throws ApiError for more than `most` bytes, or if the connection is lost */
async function bytesOf(body, most) {
	let pieces = [], seen = { bytes: 0 };
	try {
		for await (let piece of toStream(body)) {
			if (seen.bytes += piece.length, seen.bytes > most) break;
			pieces.push(piece);
		}
	} catch (cause) {
		throw new ApiError({ message: cause instanceof Error ? cause.message : String(cause) }, { cause });
	}
	if (seen.bytes > most) throw tooLarge("the answer");
	return Buffer.concat(pieces);
}
function toStream(body) {
	return body;
}
function tooLarge(what) {
	return new ApiError({
		status: 413,
		message: `${what} is too large for a manifest`
	});
}
// src/github/release-errors.ts
/** Convert an ApiError of a release to a BundleError; other errors are returned unchanged. */
function toReleaseError(error, place) {
	return error instanceof ApiError ? new BundleError(answered(error, place), { cause: error }) : error;
}
function answered({ answer }, { repository, tag }) {
	let known = apiFailure(answer, `GitHub did not accept the release ${tag} of ${repository}`);
	if (known !== void 0) return known;
	let { status, message } = answer, said = saidBy(answer);
	return status === 403 || status === 404 ? lackedPermission("contents: write", `the token has no permission to write releases of ${repository} (${said})`) : /immutable/i.test(message) ? immutable({
		repository,
		tag
	}) : {
		kind: "environment",
		what: `GitHub rejected the release ${tag} of ${repository} (${said})`,
		hint: "Correct what the response of GitHub names."
	};
}
function missingTag({ repository, tag }) {
	let expected = `${repository} has no such tag: push it first (git push origin ${tag}), run the workflow on tags and pass \${{ github.ref_name }}, or set tag-commit to create it`;
	return new BundleError(tagFailure(tag, expected));
}
function tagFailure(tag, expected) {
	return {
		kind: "usage",
		faults: [{
			input: "release-tag",
			actual: tag,
			expected
		}]
	};
}
/** The error for a rejected release plan. */
function rejection({ why, names }, place) {
	let { repository, tag } = place;
	switch (why) {
		case "immutable": return new BundleError(immutable(place));
		case "too-many": return new BundleError(tagFailure(tag, "the release would have more than 1000 files: use a larger volume-size or several tags"));
		default: {
			let expected = `the release of ${repository} already contains ${why === "other-manifest" ? "another bundle of this name" : "another file of this name"} (${names.join(", ")}): use another tag or name, or set overwrite: true`;
			return new BundleError(tagFailure(tag, expected));
		}
	}
}
function immutable({ repository, tag }) {
	return tagFailure(tag, `the release of ${repository} is published and immutable, and lacks files of this bundle: use a new tag`);
}
/** The failure for a token without this permission. */
function lackedPermission(permission, what) {
	return {
		kind: "environment",
		what,
		hint: `Add "permissions: { ${permission} }" to the job, or pass a token with this permission as github-token.`
	};
}
/** Status and message of a response. */
function saidBy({ status, message }) {
	return status === void 0 ? message : `${status}: ${message}`;
}
/**
* The failure for rate limits, outages and rejected tokens; undefined for other responses.
* @param what failed, e.g. `GitHub did not accept the release v1`
*/
function apiFailure(answer, what) {
	let said = saidBy(answer), { status, resetAt } = answer;
	if (isRateLimit(answer)) {
		let when = resetAt === void 0 ? "later" : `after ${(/* @__PURE__ */ new Date(resetAt * 1e3)).toISOString().slice(11, 16)} UTC`;
		return {
			kind: "network",
			what: `GitHub's API rate limit is exceeded (${said})`,
			hint: `Run the job again ${when}.`
		};
	}
	if (isPassing(answer)) return {
		kind: "network",
		what: `${what} in 6 attempts (${said})`,
		hint: "Check https://www.githubstatus.com and run the job again to complete the release."
	};
	if (status === 401) return {
		kind: "network",
		what: `GitHub rejected the token (${said})`,
		hint: "Pass a valid token as github-token, or remove the input to use the token of the job."
	};
}
// src/github/previous.ts
/**
* Download the manifest of a previously published bundle, which is all that a difference or a delta needs.
* @returns undefined if the newest was requested and there is none yet
* @throws BundleError `usage` for a missing release or artifact, or one without such a bundle
*/
async function findPreviousBundle(order, host, retry) {
	let { previous } = order;
	try {
		return previous.kind === "artifact" ? await ofArtifact(previous.name, order, host, retry) : await ofRelease(previous, order, host, retry);
	} catch (error) {
		throw error instanceof ApiError ? new BundleError(rejected(error, order, host), { cause: error }) : error;
	}
}
async function ofRelease(previous, order, host, retry) {
	let file = manifestName(order), has = ({ tag, assets }) => tag !== order.ownTag && manifestIn(assets, file) !== void 0, release = previous.kind === "latest" ? newest((await withRetry("Look for the newest bundle", () => host.releases((some) => some.some(has)), retry)).filter(has)) : await withRetry(`Look for the release ${previous.tag}`, () => host.release(previous.tag), retry);
	if (release === void 0 && previous.kind === "latest") return;
	if (release === void 0) throw absent(order, `${host.repository} has no such release; a tag without a release is not sufficient`);
	let asset = manifestIn(release.assets, file);
	if (asset === void 0) throw absent(order, `the release ${release.tag} of ${host.repository} has no ${file}: does its bundle have another name (input name)?`);
	return {
		bytes: await withRetry(`Read ${file}`, () => host.read(asset), retry),
		from: `release ${release.tag}`,
		released: release.published
	};
}
/** GitHub sorts releases by commit date, and does not guarantee the order. */
function newest(some) {
	return some.toSorted((a, b) => b.published.localeCompare(a.published))[0];
}
function manifestIn(assets, file) {
	return assets.find(({ name, state }) => name === file && state === "uploaded");
}
async function ofArtifact(name, order, host, retry) {
	let exact = /^\d+$/.test(name), artifact = exact ? await withRetry(`Look for the artifact ${name}`, () => host.artifact(Number(name)), retry) : await newestOf(name, order, host, retry);
	if (artifact === void 0 && !exact) return;
	if (artifact === void 0 || artifact.expired) throw absent(order, `${host.repository} has no such artifact, or it has expired`);
	let file = manifestName(order), bytes = await withRetry(`Read ${file}`, () => host.readIn(artifact, file), retry);
	if (bytes === void 0) throw absent(order, `the artifact ${artifact.id} has no ${file}: does its bundle have another name (input name)?`);
	return {
		bytes,
		from: `artifact ${artifact.name} of run ${artifact.run}`
	};
}
/** Excludes artifacts of forks and other branches. */
async function newestOf(name, { run, branch }, host, retry) {
	let isIt = (one) => !one.expired && !one.foreign && one.run !== run && one.branch === branch;
	return (await withRetry(`Look for the artifact ${name}`, () => host.artifacts(name, (found) => found.some(isIt)), retry)).filter(isIt).toSorted((a, b) => b.id - a.id)[0];
}
function manifestName({ name }) {
	return `${name}.manifest.json`;
}
function absent({ previous }, expected) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "since",
			actual: shown(previous),
			expected
		}]
	});
}
function shown(previous) {
	return previous.kind === "latest" ? "latest" : previous.kind === "release" ? `release:${previous.tag}` : `artifact:${previous.name}`;
}
function rejected({ answer }, { previous }, { repository }) {
	let known = apiFailure(answer, `GitHub did not serve the bundle of since (${shown(previous)})`);
	if (known !== void 0) return known;
	let what = `the bundle of since (${shown(previous)}) could not be read from ${repository} (${saidBy(answer)})`;
	return lackedPermission(previous.kind === "artifact" ? "actions: read" : "contents: read", what);
}
/**
* Download the manifest of the previous bundle on GitHub, and run `work` with it as a local file, or without it if there is none yet.
* @throws BundleError
*/
async function withPreviousBundle(request, ports, work) {
	let { since, output } = request, order = orderOf(request, ports.env), token = request.publish?.token;
	if (order === void 0 || token === void 0) return {
		made: await work(request),
		...since.since === void 0 ? {} : { since: since.since }
	};
	let { log } = ports, host = await openPreviousBundleClient(githubAccess(token, ports)), found = await log.phase("Find the previous bundle", () => findPreviousBundle(order, host, retryPolicyOf(ports)));
	if (found === void 0) {
		let noDelta = since.delta ? ", and no delta is made" : "";
		return log.notice(`No previous bundle named ${output.name} was found${noDelta}: everything counts as new.`), { made: await work(request) };
	}
	return log.info(`Compared with ${found.from}.`), {
		made: await asFile(`${output.name}.manifest.json`, found.bytes, ports.env, (file) => work({
			...request,
			since: {
				...since,
				since: file
			}
		})),
		since: found.from,
		...found.released === void 0 ? {} : { released: found.released }
	};
}
function orderOf({ since, output, publish }, env) {
	if (since.previous === void 0) return;
	let { GITHUB_RUN_ID: run = "0", GITHUB_HEAD_REF: head = "", GITHUB_REF_NAME: ref = "" } = env;
	return {
		previous: since.previous,
		name: output.name,
		...publish?.releaseTag === void 0 ? {} : { ownTag: publish.releaseTag },
		run: Number(run),
		branch: head === "" ? ref : head
	};
}
/** Run `work` with a temporary file. */
async function asFile(name, bytes, env, work) {
	let temporary = env.RUNNER_TEMP ?? tmpdir();
	await mkdir(temporary, { recursive: !0 });
	let folder = await mkdtemp(path.join(temporary, "offline-bundle-"));
	try {
		return await writeFile(path.join(folder, name), bytes), await work(path.join(folder, name));
	} finally {
		await rm(folder, {
			recursive: !0,
			force: !0
		});
	}
}
// src/github/releases.ts
/**
* Upload these files to the release of a tag: fill a draft, compare each file with the host's record, then publish the draft. A
* second run with the same manifests changes nothing, or completes an interrupted one.
* @throws BundleError; a draft of this run is then deleted, or named in the error
*/
async function publishRelease(order, host, retry) {
	let { tag } = order;
	try {
		let there = await withRetry("Look for the release", () => host.find(tag), retry);
		return await fill(order, there === void 0 ? await openDraft(order, host, retry) : {
			release: there,
			made: !1
		}, host, retry);
	} catch (error) {
		throw toReleaseError(error, {
			repository: host.repository,
			tag
		});
	}
}
const DRAFT_HINT = "Delete it, or run the job again to complete and publish it.";
/** The next attempt finds a draft whose response was lost, so that there is only one. */
async function openDraft(order, host, retry) {
	let { tag, commit } = order, place = {
		repository: host.repository,
		tag
	};
	if (commit === void 0 && !await withRetry("Look for the tag", () => host.hasTag(tag), retry)) throw missingTag(place);
	try {
		return await withRetry("Make a draft", (attempt) => draftFor(order, host, attempt), retry);
	} catch (error) {
		throw await withoutStray(toReleaseError(error, place), tag, host);
	}
}
/** A draft may be from a previous attempt whose response was lost; a published release is not. */
async function draftFor({ tag, text, commit }, host, attempt) {
	let there = attempt > 1 ? await host.find(tag) : void 0;
	return there === void 0 ? {
		release: await host.createDraft(tag, text, commit),
		made: !0
	} : {
		release: there,
		made: there.draft
	};
}
/** A failed or cancelled request may have created a draft. Only an empty draft can be from this run. */
async function withoutStray(error, tag, host) {
	if (!(error instanceof BundleError && ["cancelled", "network"].includes(error.failure.kind))) return error;
	try {
		let draft = await host.findDraft(tag);
		return draft?.assets.length === 0 && await host.discardDraft(draft), error;
	} catch {
		return alsoSaying(error, `a draft release for ${tag} may remain in ${host.repository}`, DRAFT_HINT);
	}
}
async function fill(order, opened, host, retry) {
	let { release } = opened, place = {
		repository: host.repository,
		tag: order.tag
	}, isBegun = !1;
	try {
		let assets = await withRetry("List the files of the release", () => host.assets(release), retry), plan = releaseSteps(order.names, order.assets, {
			release,
			assets
		}, order);
		if (plan.kind === "reject") throw rejection(plan, place);
		if (plan.kind === "untouched") return {
			url: release.url,
			changed: !1
		};
		for (let [at, step] of plan.steps.entries()) isBegun = !0, await take(step, release, host, retry), retry.log.progress({
			what: "Upload",
			done: at + 1,
			total: plan.steps.length,
			unit: "files"
		});
		return await verify(order, release, host, retry), release.draft ? {
			url: (await withRetry("Publish the release", () => host.publish(release), retry)).url,
			changed: !0
		} : {
			url: release.url,
			changed: !0
		};
	} catch (error) {
		throw await afterFailure(toReleaseError(error, place), opened, host, { isBegun });
	}
}
async function take(step, release, host, retry) {
	if (step.do === "delete") return remove(step.asset, host, retry);
	step.replaces !== void 0 && await remove(step.replaces, host, retry);
	let { asset } = step;
	await withRetry(`Upload ${asset.name}`, (attempt) => put(asset, release, host, attempt), retry);
}
/** Delete an asset; it may be gone already. */
async function remove(asset, host, retry) {
	await withRetry(`Delete ${asset.name}`, async (attempt) => {
		try {
			await host.deleteAsset(asset);
		} catch (error) {
			if (!(attempt > 1 && error instanceof ApiError && error.answer.status === 404)) throw error;
		}
	}, retry);
}
/** After an interrupted upload, the name may belong to a `starter`, or to the complete file whose response was lost. */
async function put(asset, release, host, attempt) {
	if (attempt > 1) {
		let assets = await host.assets(release);
		if (unverified([asset], assets).length === 0) return;
		let there = assets.find(({ name }) => name === asset.name);
		there !== void 0 && await host.deleteAsset(there);
	}
	let arrived = await uploaded(asset, release, host);
	if (unverified([asset], [arrived]).length !== 0) throw new ApiError({ message: `${asset.name} arrived as ${arrived.bytes} bytes with sha256 ${arrived.sha256 ?? "unknown"}` });
}
/** "Already exists" after an interrupted upload is temporary. */
async function uploaded(asset, release, host) {
	try {
		return await host.upload(release, asset);
	} catch (error) {
		throw error instanceof ApiError && error.answer.status === 422 && /already_exists/.test(error.answer.message) ? new ApiError({ message: error.answer.message }, { cause: error }) : error;
	}
}
async function verify({ assets }, release, host, retry) {
	let wrong = unverified(assets, await withRetry("Compare the files of the release", () => host.assets(release), retry));
	if (wrong.length !== 0) throw new BundleError({
		kind: "integrity",
		what: `the release does not contain what was uploaded: ${wrong.join(", ")}`,
		hint: "Make sure that no other job writes to this release, and run the job again."
	});
}
/** Delete the draft of this run. @returns the error, with a note if that failed */
async function afterFailure(error, { release, made }, host, { isBegun }) {
	if (made) {
		let left = await host.discardDraft(release).catch(() => "left");
		return left === "gone" ? error : left === "published" ? alsoSaying(error, `the release ${release.url} was already published and is complete`, "No action is needed.") : alsoSaying(error, `the draft release ${release.url} was not deleted`, DRAFT_HINT);
	}
	return isBegun ? alsoSaying(error, `the ${release.draft ? "draft " : ""}release ${release.url} is incomplete`, "Run the job again to complete it.") : error;
}
function alsoSaying(error, what, hint) {
	if (!(error instanceof BundleError)) return error;
	let also = {
		kind: "environment",
		what,
		hint
	};
	return new BundleError({
		kind: "several",
		failures: [error.failure, also]
	}, { cause: error });
}
/**
* Plan the requests after which a release contains exactly these bundles. Bundles are equal if their manifests are: proofs and their
* checksums differ between runs. The manifest is uploaded last, so that its presence means that all files are complete.
* @param names of the bundles, whose companion files may be replaced
*/
function releaseSteps(names, local, { release, assets }, { overwrite }) {
	let standings = local.map((asset) => standingOf(asset, assets)), manifests = standings.filter(({ asset }) => isManifest(asset.name, names)), others = manifests.filter(({ state }) => state === "differs").map(({ asset }) => asset.name);
	if (others.length > 0 && !overwrite) return {
		kind: "reject",
		why: "other-manifest",
		names: others
	};
	let sameBundles = manifests.every(({ state }) => state === "same"), whole = standings.every(({ state }) => state === "same" || state === "differs");
	if (!release.draft && sameBundles && whole) return { kind: "untouched" };
	if (release.immutable) return {
		kind: "reject",
		why: "immutable",
		names: changing(standings)
	};
	let foreign = standings.filter(({ state, asset }) => state === "differs" && !isOurs(asset.name, names)).map(({ asset }) => asset.name);
	if (foreign.length > 0 && !release.draft && !overwrite && !sameBundles) return {
		kind: "reject",
		why: "other-file",
		names: foreign
	};
	let stale = assets.filter(({ name }) => isOurs(name, names) && !local.some((asset) => asset.name === name));
	return assets.length - stale.length + standings.filter(({ there }) => there === void 0).length > 1e3 ? {
		kind: "reject",
		why: "too-many",
		names: []
	} : {
		kind: "work",
		steps: stepsOf(standings, manifests, stale)
	};
}
/** The manifest of one of these bundles. */
function isManifest(file, names) {
	return names.some((name) => file === `${name}.manifest.json`);
}
/** Names of missing or different assets. */
function unverified(local, assets) {
	return local.filter((asset) => standingOf(asset, assets).state !== "same").map(({ name }) => name);
}
function standingOf(asset, assets) {
	let there = assets.find(({ name }) => name === asset.name);
	return there === void 0 ? {
		asset,
		state: "absent"
	} : there.state === "uploaded" ? {
		asset,
		there,
		state: there.bytes === asset.bytes && (there.sha256 === void 0 || there.sha256 === asset.sha256) ? "same" : "differs"
	} : {
		asset,
		there,
		state: "half"
	};
}
function changing(standings) {
	return standings.filter(({ state }) => state !== "same").map(({ asset }) => asset.name);
}
function isOurs(file, names) {
	return names.some((name) => isCompanion(file, name));
}
/** Delete an old manifest first and upload the new one last, so that no manifest describes a partial release. */
function stepsOf(standings, manifests, stale) {
	let old = manifests.flatMap(({ there, state }) => there !== void 0 && state !== "same" ? [there] : []), rest = standings.filter((one) => !manifests.includes(one)), uploads = (some, gone) => some.filter(({ state }) => state !== "same").map(({ asset, there }) => ({
		do: "upload",
		asset,
		...there === void 0 || gone.includes(there) ? {} : { replaces: there }
	}));
	return [
		...[...old, ...stale].map((asset) => ({
			do: "delete",
			asset
		})),
		...uploads(rest, []),
		...uploads(manifests, old)
	];
}
/** The action's log: one line per phase, and progress lines of long ones, with the names of its inputs. Untrusted text cannot become a workflow command. */
function runnerLog(clock) {
	let written = clock.seconds(), clean = (text) => text.split("\n").map((line) => runnerText(maskSecrets(line))).join("\n"), info$1 = (line) => {
		written = clock.seconds(), info(clean(line));
	};
	return {
		...openActivity({
			clock,
			tickMs: 1e3,
			tick: (status) => {
				Math.min(status.seconds, clock.seconds() - written) >= 10 && info$1(`  ${statusLine(status)}`);
			},
			ended: ({ title, passed, seconds, depth }) => info$1(`${"  ".repeat(depth)}${passed ? "✓" : "✗"} ${title}  ${passed ? "" : "stopped after "}${showSeconds(seconds)}`)
		}),
		info: (line) => info$1(withInputNames(line)),
		notice: (line) => notice(clean(withInputNames(line))),
		warning: (line) => warning(clean(withInputNames(line))),
		debug: (line) => debug(clean(line))
	};
}
const LOGIN_OF = RegExp(`^(${LOGIN_VARIABLE}.+)_(?:USERNAME|PASSWORD)$`);
/** Read the inputs of the action; an unset input is empty. */
function runnerInputs(surface) {
	let given = optionSpecs(surface).map(({ name, plural }) => [name, [getInput(plural ?? name)]]);
	return {
		surface,
		given: Object.fromEntries(given)
	};
}
/** Register every credential in the inputs and the environment with the runner, which masks them in the log. */
function hideSecrets({ given }, env) {
	let texts = Object.values(given).flat(), passwords = [...new Set(Object.keys(env).flatMap((name) => LOGIN_OF.exec(name)?.slice(1, 2) ?? []))].map((index) => env[`${index}_PASSWORD`] || (env[`${index}_USERNAME`] ?? "")), inUrls = passwords.map(encodeURIComponent), secrets = [
		...given["github-token"] ?? [],
		...passwords,
		...inUrls,
		...texts.flatMap((text) => credentialsIn(text ?? ""))
	];
	for (let secret of new Set(secrets)) secret !== "" && setSecret(secret);
}
/** Set the outputs. Called last: a failed step has none. */
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Append to the job summary, if the runner has one. */
async function addSummary(text, env) {
	(env.GITHUB_STEP_SUMMARY ?? "") !== "" && await summary.addRaw(text).write();
}
/** Open the job summary. @param file GITHUB_STEP_SUMMARY; '' discards it */
function openStepSummary(file = "") {
	let write = async (text) => {
		file !== "" && await summary.emptyBuffer().addRaw(text).write({ overwrite: !0 });
	};
	return {
		made: (outcomes, places, limit = MAX_SUMMARY_BYTES) => write(summaryText(outcomes, places, limit)),
		failed: async (failure) => {
			if (failure.kind === "cancelled") return;
			let made = file === "" ? "" : await readFile(file, "utf8").catch(() => "");
			await write([failureSummary(failure), made].filter((text) => text !== "").join("\n"));
		}
	};
}
// src/github/step.ts
/**
* The single-step action: restore the cache, make the bundles, publish them, and set the outputs.
* @throws BundleError
*/
async function runStep(request, ports) {
	await bundleStep({
		...request,
		cacheMaxBytes: request.publish?.cacheMaxBytes ?? 0
	}, makeBundles, ports);
}
/** Make bundles with the persisted cache and the previous bundle, and publish them. @throws BundleError */
async function bundleStep(request, make, ports) {
	let cache = persistedCacheOf(request, request.output.name, ports.env);
	await shipOutcomes(await withPreviousBundle(request, ports, (whole) => withCache(cache, ports, () => make(whole, ports), usedBy)), request, ports);
}
/** Publish the bundles, and write the job summary and the outputs. @throws BundleError */
async function shipOutcomes(bundles, request, ports) {
	let { made: outcomes, since } = bundles, summary = openStepSummary(ports.env.GITHUB_STEP_SUMMARY), compared = since === void 0 ? {} : { since }, published = await publishAll(bundles, request, ports).catch(async (error) => {
		throw await summary.made(outcomes, compared, MAX_SUMMARY_BYTES - MAX_FAILURE_BYTES), error;
	}), { artifact, release } = published, places = {
		...artifact === void 0 ? {} : { artifactUrl: artifact.url },
		...release === void 0 ? {} : { releaseUrl: release.url },
		...compared
	};
	ports.log.info(resultText(outcomes, PLAIN_STYLE)), await summary.made(outcomes, places), setOutputs(outputsOf(outcomes, published));
}
/** The sha256 of all wheels of a run. */
function usedBy(outcomes) {
	return outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256));
}
async function publishAll(bundles, request, ports) {
	let { publish } = request;
	if (publish === void 0) return {};
	let artifact = await uploadArtifact(bundles.made, request, publish, ports), release = await uploadRelease(bundles, publish, ports);
	return {
		...artifact === void 0 ? {} : { artifact },
		...release === void 0 ? {} : { release }
	};
}
async function uploadArtifact(outcomes, { output }, { artifactName: name, retentionDays, overwrite }, { log, env, signal }) {
	if (name === void 0) return;
	let hidden = hiddenFolder(output.folder);
	hidden !== void 0 && log.notice(`${hidden} is a hidden folder: set include-hidden-files: true if you upload it with actions/upload-artifact`);
	let companionFiles = outcomes.flatMap((one) => one.companionFiles.map((file) => path.resolve(file.path))), folders = output.archive === "none" ? await bundleFiles(outcomes.map(({ folder }) => folder)) : [], settings = {
		name,
		overwrite,
		...retentionDays === void 0 ? {} : { retentionDays }
	};
	return log.phase("Upload the artifact", () => publishArtifact([.../* @__PURE__ */ new Set([...companionFiles, ...folders])], path.resolve(output.folder), settings, {
		env,
		signal
	}));
}
async function uploadRelease({ made: outcomes, ...previous }, { releaseTag: tag, tagCommit: commit, token, overwrite }, ports) {
	if (tag === void 0 || token === void 0) return;
	let { log } = ports, compared = outcomes.flatMap(({ difference }) => difference ?? []);
	if (commit !== void 0 && compared.length > 0 && !compared.some(({ changed }) => changed)) {
		log.notice(`Nothing changed since ${previous.since ?? "the previous bundle"}: no release or tag ${tag} was created.`);
		return;
	}
	let companionFiles = outcomes.flatMap((one) => one.companionFiles), assets = new Map(companionFiles.map((file) => [path.basename(file.path), {
		...file,
		name: path.basename(file.path)
	}])), order = {
		tag,
		...commit === void 0 ? {} : { commit },
		names: outcomes.map(({ name }) => name),
		assets: [...assets.values()],
		text: releaseNotes(outcomes, {
			tag,
			...previous
		}),
		overwrite
	};
	return log.phase(`Publish the release ${tag}`, async () => publishRelease(order, await openReleaseClient(githubAccess(token, ports)), retryPolicyOf(ports)));
}
/**
* Run an action entry: read the inputs, do the work, report a failure, and set the exit code.
* @param entry URL of the started module: the Python files are next to it in dist/, and one level up in a checkout
*/
async function runEntry(surface, entry, work) {
	let stop = openStop();
	for (let signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
		stop.abort(), setTimeout(leave, 4e3).unref();
	});
	process.exitCode = await ended(stop.signal, async () => {
		let raw = runnerInputs(surface);
		hideSecrets(raw, process.env);
		let clock = {
			now: () => /* @__PURE__ */ new Date(),
			seconds: () => performance.now() / 1e3
		}, { signal } = stop;
		await work(raw, {
			log: runnerLog(clock),
			clock,
			run: programsUntil(signal),
			env: process.env,
			signal,
			assets: assetsOf(entry)
		});
	}), stop.signal.aborted && leave();
}
async function ended(signal, work) {
	try {
		return await work(), 0;
	} catch (error) {
		return reportFailure(error, {
			cancelled: signal.aborted,
			summary: openStepSummary(process.env.GITHUB_STEP_SUMMARY)
		});
	}
}
function assetsOf(entry) {
	let root = new URL(entry.endsWith(".ts") ? "../" : "./", entry), folder = (name) => fileURLToPath(new URL(name, root));
	return {
		python: folder("python/"),
		vendor: folder("vendor/"),
		report: folder("src/report/html/")
	};
}
function leave() {
	endChildren(process.pid), process.exit(130);
}
/** Write annotations and the summary of a failure. The stack is debug output. @returns the exit code */
async function reportFailure(error$1, { cancelled, summary }) {
	let failure = cancelled ? whenCancelled(error$1) : toFailure(error$1);
	for (let { message, file, line } of annotationsOf(failure)) {
		let clean = message.split("\n").map((one) => runnerText(maskSecrets(one)));
		error(clean.join("\n"), {
			...file === void 0 ? {} : { file },
			...line === void 0 ? {} : { startLine: line }
		});
	}
	await summary.failed(failure).catch((cause) => debug(`no summary was written: ${String(cause)}`));
	for (let at = error$1; at instanceof Error; at = at.cause) debug(maskSecrets(at.stack ?? at.message));
	return explain(failure).exitCode;
}
/** Errors caused by the cancellation are omitted, except for what could not be cleaned up. */
function whenCancelled(error) {
	let left = (error instanceof BundleError && error.failure.kind === "several" ? error.failure.failures : []).filter(({ kind }) => kind === "environment");
	return left.length === 0 ? { kind: "cancelled" } : {
		kind: "several",
		failures: [{ kind: "cancelled" }, ...left]
	};
}
export { setOutputs as a, lackingOutputs as c, ProveJobSchema as d, UnprovedSchema as f, planSummary as h, addSummary as i, planOutputs as l, lackingSummary as m, runEntry as n, persistedCacheOf as o, proveJobsOf as p, runStep as r, withCache as s, bundleStep as t, proveOutputs as u };
