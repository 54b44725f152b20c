import { _ as BundleError, a as optionSpecs, y as explain } from "./version.js";
import { t as openStop } from "./stop.js";
import { Bt as differenceText, Gt as runnerText, Ht as showBytes, Jt as credentialsIn, Ut as showSeconds, Vt as count, Xt as programsUntil, Yt as maskSecrets, bt as coveredText, qt as visibleText, yt as stepsOf } from "./parse.js";
import { a as info, c as setOutput, d as warning, g as summary, i as getInput, l as setSecret, n as endGroup, r as error, s as notice, t as debug, u as startGroup } from "./core.js";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { readFile, readdir, rm, stat, unlink, utimes } from "node:fs/promises";
import path from "node:path";
// src/adapters/children.ts
/**
* Ends what this process started and still runs: the toolkit's own programs (tar of the cache) know no cancelling. On
* Windows the runner ends the whole job object.
*/
function endChildren(self) {
	if (process.platform !== "win32") for (let pid of descendants(self, existsSync("/proc/self/stat") ? rowsOfProc() : rowsOfPs())) try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
/** @param rows of process and parent */
function descendants(of, rows) {
	return rows.flatMap(([pid, parent]) => pid !== void 0 && parent === of && pid !== of ? [pid] : []).flatMap((child) => [child, ...descendants(child, rows)]);
}
/** Containers often have no `ps`. The name of a program stands in brackets and may hold anything (proc(5)). */
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
// src/report/annotations.ts
/** GitHub shows ten errors a step, so what has a line comes first. Each fact is said once, with what to do. */
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
		case "incomplete": return incompleteNotes(failure.targets);
		case "policy": return failure.findings.map((finding) => findingNote(finding, []));
		case "several": return failure.failures.flatMap(allOf);
		default: {
			let { message, hint } = explain(failure);
			return [{ message: joined(message, hint) }];
		}
	}
}
/** Options are spelled as the workflow spells them; `--help` is the command's. */
function faultNote({ input, given, want }) {
	return {
		message: `${input}: ${given === "" ? "" : `${given}: `}${want}`,
		...placeOf(input)
	};
}
/** The same finding for many targets is one note that names them. */
function incompleteNotes(targets) {
	let groups = /* @__PURE__ */ new Map();
	for (let { target, findings } of targets) for (let finding of findings) {
		let key = `${finding.origin ?? ""}\n${finding.message}`, group = groups.get(key) ?? {
			finding,
			ids: []
		};
		group.ids.push(target), groups.set(key, group);
	}
	return [...groups.values()].map(({ finding, ids }) => findingNote(finding, ids));
}
function findingNote({ message, hint, origin }, ids) {
	return {
		message: joined(`${ids.length === 0 ? "" : `${ids.join(", ")}: `}${message}`, hint ?? ""),
		...placeOf(origin ?? "")
	};
}
function joined(message, hint) {
	return hint === "" ? message : `${message}\n${hint}`;
}
/** `requirements.txt:3`, or `pyproject.toml [project.dependencies]`; anything else is no place in a file. */
function placeOf(origin) {
	let [, table] = /^(.+\.toml) \[/.exec(origin) ?? [];
	if (table !== void 0) return { file: table };
	let [, file, line] = /^(.+):(\d+)$/.exec(origin) ?? [];
	return file === void 0 || line === void 0 || /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? {} : {
		file,
		line: Number(line)
	};
}
// src/adapters/failed.ts
/** Says why the step failed, each fact at its line, the stack only for who debugs. Gives the exit code. */
async function sayFailure(error$1, { cancelled, summary }) {
	let failure = cancelled ? whenCancelled(error$1) : failureOf(error$1);
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
/** Whatever broke because of the cancel is no news; what was left behind is. */
function whenCancelled(error) {
	let left = (error instanceof BundleError && error.failure.kind === "several" ? error.failure.failures : []).filter(({ kind }) => kind === "environment");
	return left.length === 0 ? { kind: "cancelled" } : {
		kind: "several",
		failures: [{ kind: "cancelled" }, ...left]
	};
}
/** Anything that was not thrown on purpose is a bug of ours. */
function failureOf(error) {
	return error instanceof BundleError ? error.failure : {
		kind: "bug",
		what: error instanceof Error ? `${error.name}: ${error.message}` : String(error)
	};
}
// src/adapters/runner-inputs.ts
/** An action's inputs as the workflow states them; an input that is not set is empty. */
function runnerInputs(surface) {
	let given = optionSpecs(surface).map(({ name, plural }) => [name, [getInput(plural ?? name)]]);
	return {
		surface,
		given: Object.fromEntries(given)
	};
}
/** Tells the runner every credential in the inputs, before anything else is said: it hides them wherever they turn up. */
function hideSecrets({ given }) {
	let texts = Object.values(given).flat(), secrets = [...given["github-token"] ?? [], ...texts.flatMap((text) => credentialsIn(text ?? ""))];
	for (let secret of new Set(secrets)) secret !== "" && setSecret(secret);
}
/** The action's log: a group for each phase. Nothing that a project or an index says can become a runner's command. */
function runnerLog(clock) {
	let said = /* @__PURE__ */ new Map(), open = [], clean = (text) => text.split("\n").map((line) => runnerText(maskSecrets(line))).join("\n");
	return {
		phase: async (title, work) => {
			let start = clock.seconds();
			open.push(title), open.length === 1 ? startGroup(clean(title)) : info(clean(title));
			try {
				return await work();
			} finally {
				info(`${clean(title)}: ${showSeconds(clock.seconds() - start)}`), open.pop(), open.length === 0 && endGroup();
			}
		},
		info: (line) => info(clean(line)),
		notice: (line) => notice(clean(line)),
		warning: (line) => warning(clean(line)),
		debug: (line) => debug(clean(line)),
		progress: (step) => {
			let since = said.get(step.what) ?? clock.seconds();
			said.set(step.what, since), clock.seconds() - since < 10 || (info(clean(far(step))), said.set(step.what, clock.seconds()));
		}
	};
}
function far({ what, done, total, unit }) {
	return unit === "bytes" ? `${what}: ${showBytes(done)} of ${showBytes(total)}` : `${what}: ${done} of ${total} ${unit}`;
}
// src/report/exit-codes.ts
const EXIT_CODES = [
	{
		code: 0,
		kind: "done",
		means: "Done.",
		next: "Carry the bundle over."
	},
	{
		code: 1,
		kind: "bug",
		means: "A bug of offline-bundle.",
		next: "Report it with the log of `--verbose`."
	},
	{
		code: 2,
		kind: "usage",
		means: "Something typed or written is wrong.",
		next: "Each fault is named with its place and what would be right."
	},
	{
		code: 3,
		kind: "incomplete",
		means: "A target has no complete set of wheels.",
		next: "The message says which, why, and what exists instead."
	},
	{
		code: 4,
		kind: "integrity",
		means: "A file is not what its hash or metadata says, or no installer should take it.",
		next: "Do not use it; get it again, or ask who published it."
	},
	{
		code: 5,
		kind: "signature",
		means: "A signature is missing or wrong.",
		next: "Do not use the bundle."
	},
	{
		code: 6,
		kind: "no-target",
		means: "The bundle holds no target that fits this machine (installer).",
		next: "Run describe.py there, and give its JSON to `--target`."
	},
	{
		code: 7,
		kind: "environment",
		means: "This machine lacks something: a usable Python, room on the disk, a right.",
		next: "The message says what."
	},
	{
		code: 8,
		kind: "network",
		means: "An index, a git host or GitHub failed: outage, refused login, bad certificate, rate limit.",
		next: "Nothing is said to be missing. Repair the way there and run again."
	},
	{
		code: 9,
		kind: "policy",
		means: "The bundle breaks a rule that was given.",
		next: "Each file and rule is named."
	},
	{
		code: 130,
		kind: "cancelled",
		means: "Cancelled.",
		next: "Nothing was left behind."
	}
];
// src/report/markdown.ts
/**
* Text that others wrote as Markdown and HTML that show exactly it: each character that could mean something is a
* character reference, which CommonMark never reads as structure.
*/
function escaped(text) {
	return visibleText(text).replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`).replaceAll(/(www)\./gi, "$1&#46;");
}
/** The same, set as code: GitHub looks for no mentions and no links there. */
function code(text) {
	return `<code>${escaped(text)}</code>`;
}
/** An HTML table: no cell can break out of it. The cells are Markdown-safe already. */
function tableOf(head, rows) {
	let row = (tag, cells) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
	return [
		"<table>",
		row("th", head),
		...rows.map((cells) => row("td", cells)),
		"</table>"
	].join("\n");
}
/** Commands to copy, one block for each shell. They hold names of bundles and files only, which are plain words. */
function stepsText(steps) {
	return steps.map(({ title, commands }) => `${escaped(title)}:\n\n\`\`\`\n${commands.join("\n")}\n\`\`\``).join("\n\n");
}
function folded(title, content) {
	return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
// src/report/failure-summary.ts
/** Unit: bytes. With a summary of what was made before it, both stay below the 1 MiB of a step. */
const MAX_FAILURE_BYTES = 1e5;
/**
* What a failed step leaves on the page of its run, Markdown: what failed for which targets, why, and what to do. An
* annotation is one of ten at most; here stands all, as far as it fits.
*/
function failureSummary(failure, limit = MAX_FAILURE_BYTES) {
	let { exitCode } = explain(failure), { means = "", next = "" } = EXIT_CODES.find((one) => one.code === exitCode) ?? {};
	return `${within([`## Failed: ${means}\n\n${next} (Exit code ${exitCode}.)`, ...partsOf(failure)], limit)}\n`;
}
function partsOf(failure) {
	switch (failure.kind) {
		case "usage": return [{
			head: [
				"Where",
				"Given",
				"What would be right"
			],
			rows: failure.faults.map(({ input, given, want }) => [
				input,
				given,
				want
			].map(shown))
		}];
		case "incomplete": return incompleteParts(failure.targets, failure.complete ?? []);
		case "policy": return [{
			head: [
				"Where",
				"What",
				"What to do"
			],
			rows: failure.findings.map(rowOf)
		}];
		case "several": return failure.failures.flatMap(partsOf);
		default: {
			let { message, hint } = explain(failure);
			return [[message, hint].filter((text) => text !== "").map(shown).join("\n\n")];
		}
	}
}
/** The same finding for many targets is one row that names them. */
function incompleteParts(targets, complete) {
	let groups = /* @__PURE__ */ new Map();
	for (let { target, findings } of targets) for (let finding of findings) {
		let key = JSON.stringify([
			finding.message,
			finding.origin,
			finding.hint
		]), group = groups.get(key) ?? {
			finding,
			ids: []
		};
		group.ids.push(target), groups.set(key, group);
	}
	let rows = [...groups.values()].map(({ finding, ids }) => [ids.map(code).join("<br>"), ...rowOf(finding)]), whole = complete.length === 0 ? [] : [`Nothing is missing for ${complete.map(code).join(", ")}.`];
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
function rowOf({ message, hint = "", origin = "" }) {
	return [
		origin,
		message,
		hint
	].map(shown);
}
function shown(text) {
	return text === "" ? "" : maskSecrets(text).split("\n").map(code).join("<br>");
}
function within(parts, limit) {
	let kept = [], room = limit - 61 - 3, whole = !0;
	for (let part of parts) {
		let { text, all } = cut(part, room);
		whole &&= all, text !== "" && (kept.push(text), room -= bytesOf(text) + 2);
	}
	return [...kept, ...whole ? [] : ["There is more than fits here: the log of the step has it all."]].join("\n\n");
}
/** As much of it as there is room for: of a table the first rows, of a paragraph all or nothing. */
function cut(part, bytes) {
	let text = typeof part == "string" ? part : tableOf(part.head, part.rows);
	if (bytesOf(text) + 2 <= bytes) return {
		text,
		all: !0
	};
	if (typeof part == "string") return {
		text: "",
		all: !1
	};
	let used = bytesOf(tableOf(part.head, [])) + 2, rows = part.rows.filter((row) => (used += bytesOf(tableOf([], [row])), used <= bytes));
	return {
		text: rows.length === 0 ? "" : tableOf(part.head, rows),
		all: !1
	};
}
function bytesOf(text) {
	return new TextEncoder().encode(text).length;
}
// src/report/changes-text.ts
/** What changed, target by target, Markdown. @param since what it is compared with, e.g. `release v1` */
function changesText(difference, since = "the bundle before") {
	let lines = differenceText(difference).trimEnd().split("\n").map(escaped).join("\n");
	return `### Since ${escaped(since)}\n\n<pre>${lines}</pre>`;
}
// src/report/grid.ts
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
// src/report/whole.ts
/** The bundles alone: a delta is another shape of one that is told of already. */
function wholeOf(outcomes) {
	return outcomes.filter(({ name }) => !outcomes.some((one) => name === `${one.name}-delta`));
}
// src/report/summary.ts
/** Unit: bytes. Source: GitHub docs, "Workflow commands", adding a job summary: 1 MiB a step; the rest is room. */
const MAX_SUMMARY_BYTES = 1e6;
/** The job summary, Markdown: what differs between targets first. Beyond the limit whole sections are left out, and named. */
function summaryText(outcomes, places, limit = MAX_SUMMARY_BYTES) {
	let sections = [...wholeOf(outcomes).flatMap((one) => sectionsOf(one, places)), ...placesOf(places)], kept = [], left = [], room = limit - 300;
	for (let { title, text } of sections) {
		let bytes = new TextEncoder().encode(text).length + 2;
		bytes > room ? left.push(title) : (room -= bytes, kept.push(text));
	}
	let missing = left.slice(0, 5).join(", "), last = left.length === 0 ? [] : [`Too long for this page and left out: ${missing}${left.length > 5 ? " …" : ""}. The manifest has it all.`];
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
			text: `### Install\n\n${stepsText(stepsOf(outcome))}`
		},
		...files(outcome),
		...warnings(outcome)
	];
}
function changes({ difference }, since) {
	return difference === void 0 ? [] : [{
		title: "changes",
		text: changesText(difference, since)
	}];
}
/** Where versions differ is a table of its own; the rest can be opened. */
function versions({ union }) {
	let { columns, differing, same } = gridOf(union), heads = columns.map((ids) => ids.map(code).join("<br>")), grid = (rows) => tableOf(["Project", ...heads], rows.map(({ project, versions: row }) => [code(project), ...row.map((version) => version === void 0 ? "" : escaped(version))])), alike = tableOf(["Project", "Version"], same.map(({ project, versions: [version = ""] }) => [code(project), escaped(version)]));
	return [differing.length === 0 ? {
		title: "versions",
		text: `Every target gets the same ${count(same.length, "version")}.`
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
function files({ beside }) {
	let rows = beside.map(({ path, bytes, sha256 }) => [
		code(path),
		showBytes(bytes),
		code(sha256)
	]);
	return [{
		title: "files",
		text: folded(`${count(rows.length, "file")} beside the bundle`, tableOf([
			"File",
			"Size",
			"sha256"
		], rows))
	}];
}
function warnings({ findings }) {
	let lines = [...new Set(findings.map(({ message, hint }) => hint === void 0 ? message : `${message} ${hint}`))];
	return lines.length === 0 ? [] : [{
		title: "warnings",
		text: `### Warnings\n\n${lines.map((line) => `- ${code(line)}`).join("\n")}`
	}];
}
function placesOf({ artifactUrl, releaseUrl }) {
	let links = [...releaseUrl === void 0 ? [] : [`[Release](${link$1(releaseUrl)})`], ...artifactUrl === void 0 ? [] : [`[Artifact](${link$1(artifactUrl)})`]];
	return links.length === 0 ? [] : [{
		title: "links",
		text: links.join(" · ")
	}];
}
/** A link's target ends at a blank or a bracket. */
function link$1(url) {
	return url.replaceAll(/[()<>\s\\]/g, encodeURIComponent);
}
// src/adapters/step-summary.ts
/** @param file GITHUB_STEP_SUMMARY */
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
/**
* The whole life of a step's process: inputs in, outputs last, and the exit code of the failure.
* @param entry the URL of the module that was started: in dist/ the Python files lie beside it, in a checkout one step up
*/
async function runEntry(surface, entry, work) {
	let stop = openStop();
	for (let signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
		stop.abort(), setTimeout(leave, 4e3).unref();
	});
	process.exitCode = await ended(stop.signal, async () => {
		let raw = runnerInputs(surface);
		hideSecrets(raw);
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
		return sayFailure(error, {
			cancelled: signal.aborted,
			summary: openStepSummary(process.env.GITHUB_STEP_SUMMARY)
		});
	}
}
function assetsOf(entry) {
	let root = new URL(entry.endsWith(".ts") ? "../" : "./", entry);
	return {
		python: fileURLToPath(new URL("python/", root)),
		vendor: fileURLToPath(new URL("vendor/", root))
	};
}
function leave() {
	endChildren(process.pid), process.exit(130);
}
// src/adapters/until-cancelled.ts
/**
* The work of a library that cannot be cancelled: with the signal nobody waits for it any longer.
* @throws BundleError `cancelled`
*/
async function untilCancelled(work, signal) {
	let gone = new AbortController();
	try {
		return await Promise.race([work, cancelled(signal, gone.signal)]);
	} finally {
		gone.abort();
	}
}
function cancelled(signal, done) {
	return new Promise((_, reject) => {
		let end = () => reject(new BundleError({ kind: "cancelled" }));
		signal.aborted ? end() : signal.addEventListener("abort", end, {
			once: !0,
			signal: done
		});
	});
}
// src/adapters/runner-results.ts
/** What later steps and jobs read. Last of all: a step that fails has none. */
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Where a runner has no summaries there is nothing to do. */
async function addSummary(text, env) {
	(env.GITHUB_STEP_SUMMARY ?? "") !== "" && await summary.addRaw(text).write();
}
// src/publish/cache-carry.ts
/**
* The parts of the cache folder that cross runs: a hash proves each file of them whenever it is used. The unpacked pip does
* not cross, nor do tables of index pages: a false table with the right validator would be believed.
*/
const CARRIED = ["wheels", "core"], OWN = [
	...CARRIED,
	"pages",
	"pip"
];
/** @param where names what may share a cache, best last: `['Linux-X64', 'job', 'offline-bundle']` */
function cacheKeys(where, run) {
	let parts = ["offline-bundle-1", ...where].map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, "_")), whole = parts.join("-").slice(0, 400);
	return {
		key: `${whole}-${run}`,
		prefixes: [`${whole}-`, `${parts.slice(0, 2).join("-")}-`]
	};
}
/**
* Fills an empty cache folder from an earlier run. A service that is down or an archive that is broken costs time only.
* Whatever else such an archive brings is removed: it may not be ours.
*/
async function restoreCarried(carry, host, log) {
	let there = await readdir(carry.folder).catch(() => []);
	return OWN.some((name) => there.includes(name)) ? namesOf(await filesOf(carry.folder)) : costsOnlyTime(log, "The cache was not restored", /* @__PURE__ */ new Set(), async () => {
		if (!await host.available()) return log.info("This runner has no cache service: nothing is carried from run to run."), /* @__PURE__ */ new Set();
		let found = await host.restore(pathsOf(carry), carry.key, carry.prefixes);
		return await removeForeign(carry.folder, there), found === void 0 && log.info("No cache of an earlier run."), namesOf(await filesOf(carry.folder));
	});
}
/**
* Keeps what this run used or brought, the newest first, up to the bound. Nothing new: nothing is stored again.
* @param used the wheels of this run: they count as new
*/
async function saveCarried(carry, before, used, host, log) {
	await costsOnlyTime(log, "The cache was not saved", void 0, async () => {
		await touch(carry.folder, used);
		let kept = await prune(carry.folder, carry.maxBytes);
		kept.length === 0 || kept.every(({ name }) => before.has(name)) || await host.available() && await host.save(pathsOf(carry), carry.key);
	});
}
/** Removes the oldest until the rest fits. Gives what stays. */
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
	for (let name of await readdir(folder).catch(() => [])) CARRIED.some((one) => one === name) || before.includes(name) || await rm(path.join(folder, name), {
		recursive: !0,
		force: !0
	});
}
async function filesOf(folder) {
	let files = [];
	for (let part of CARRIED) {
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
	return CARRIED.map((part) => path.join(path.resolve(folder), part));
}
async function costsOnlyTime(log, what, fallback, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof BundleError) throw error;
		return log.warning(`${what}: ${error instanceof Error ? error.message : String(error)}. This run is right all the same.`), fallback;
	}
}
// src/adapters/cache.ts
/** The runner's cache service, by the toolkit. Loaded only here. */
function openCacheHost(signal) {
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
// src/adapters/with-cache.ts
/**
* The work of a job, done with what an earlier run of this job left of its cache folder.
* @param used the wheels that the work needed: they are kept first
*/
async function withCache(carry, { log, signal }, work, used) {
	if (carry === void 0) return work();
	let host = openCacheHost(signal), before = await log.phase("Restore the cache", () => restoreCarried(carry, host, log)), made = await work();
	return await log.phase("Save the cache", () => saveCarried(carry, before, used(made), host, log)), made;
}
/** @param name what tells this cache from others of the same job; undefined where nothing is carried */
function carryOf({ cache, cacheMaxBytes }, name, env) {
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
export { untilCancelled as a, MAX_SUMMARY_BYTES as c, MAX_FAILURE_BYTES as d, code as f, tableOf as h, setOutputs as i, wholeOf as l, stepsText as m, withCache as n, runEntry as o, escaped as p, addSummary as r, openStepSummary as s, carryOf as t, changesText as u };
