import { _ as summary, a as info, c as setOutput, d as warning, i as getInput, l as setSecret, n as endGroup, p as getExecOutput, r as error, s as notice, t as debug, u as startGroup } from "./chunks/core.js";
import { A as unknown, B as runnerText, C as nullish, D as record, E as optional, F as count, H as BundleError, I as showBytes, L as showSeconds, M as differenceText, N as isBeside, O as safeParse, P as parseSha256, S as getDotPath, T as object, U as explain, V as maskSecrets, b as array, c as makeBundles, k as string, r as parseInputs, s as hostOf, w as number, x as boolean } from "./chunks/parse.js";
import { i as optionSpecs } from "./chunks/version.js";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { readdir, rm, stat, unlink, utimes } from "node:fs/promises";
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
/** `requirements.txt:3`; anything else is no line of a file. */
function placeOf(origin) {
	let [, file, line] = /^(.+):(\d+)$/.exec(origin) ?? [];
	return file === void 0 || line === void 0 || /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? {} : {
		file,
		line: Number(line)
	};
}
// src/adapters/failed.ts
/** Says why the step failed, each fact at its line, the stack only for who debugs. Gives the exit code. */
function sayFailure(error$1, { cancelled }) {
	let failure = cancelled ? whenCancelled(error$1) : failureOf(error$1);
	for (let { message, file, line } of annotationsOf(failure)) {
		let clean = message.split("\n").map((one) => runnerText(maskSecrets(one)));
		error(clean.join("\n"), {
			...file === void 0 ? {} : { file },
			...line === void 0 ? {} : { startLine: line }
		});
	}
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
// src/core/credentials.ts
/**
* What of the text is a credential: the password of every URL in it, or the user where that stands alone (a token), as
* written and percent-decoded. For a runner that hides them wherever they turn up.
*/
function credentialsIn(text) {
	let secrets = [...text.matchAll(/[a-z][a-z0-9+.-]*:\/\/([^\s/?#]*)@/gi)].map(([, user = ""]) => user).map((user) => user.includes(":") ? user.slice(user.indexOf(":") + 1) : user);
	return [...new Set(secrets.flatMap((secret) => [secret, decoded(secret)]))].filter((secret) => secret !== "");
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
// src/adapters/runner-inputs.ts
/** The action's inputs as the workflow states them; an input that is not set is empty. */
function runnerInputs() {
	let given = optionSpecs("action").map(({ name, plural }) => [name, [getInput(plural ?? name)]]);
	return {
		surface: "action",
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
// src/adapters/runner-run.ts
/** Runs programs by the toolkit, without showing what they say: the caller decides what is worth a line. */
function runnerRun(signal) {
	return async (command, args, { cwd, env, input } = {}) => {
		let { exitCode, stdout, stderr } = await untilCancelled(getExecOutput(command, [...args], {
			silent: !0,
			ignoreReturnCode: !0,
			...cwd === void 0 ? {} : { cwd },
			...env === void 0 ? {} : { env: { ...env } },
			...input === void 0 ? {} : { input: Buffer.from(input) }
		}), signal);
		return {
			code: exitCode,
			stdout,
			stderr
		};
	};
}
// src/publish/artifact.ts
/**
* Uploads these files as one artifact of the workflow run. They lie in it as they lie in `root`.
* @throws BundleError that says what to do
*/
async function publishArtifact(files, root, settings, host) {
	try {
		return await host.upload(files, root, settings);
	} catch (cause) {
		if (cause instanceof BundleError) throw cause;
		let said = cause instanceof Error ? cause.message : String(cause);
		throw new BundleError(artifactFailure(said, settings.name), { cause });
	}
}
/** What the service's words mean for the person who reads them. */
function artifactFailure(said, name) {
	let known = MEANINGS.find(({ when }) => when.test(said)), what = `The artifact ${name} was not uploaded (${said})`;
	return known === void 0 ? {
		kind: "network",
		what,
		hint: "See https://www.githubstatus.com and run the job again; \"artifact-name: none\" does without."
	} : known.kind === "usage" ? {
		kind: "usage",
		faults: [{
			input: "artifact-name",
			given: name,
			want: known.hint
		}]
	} : {
		kind: "environment",
		what,
		hint: known.hint
	};
}
/**
* In words of the service and of the toolkit, as of @actions/artifact 6. Sources: GitHub docs, "Actions limits";
* README of actions/upload-artifact, "Limitations".
*/
const MEANINGS = [
	{
		when: /\b409\b|already exists/i,
		kind: "usage",
		hint: "this workflow run already has an artifact of this name, and no artifact can be changed: give each job its own name, or overwrite: true"
	},
	{
		when: /not currently supported on GHES/i,
		kind: "environment",
		hint: "GitHub Enterprise Server has no such artifacts: set \"artifact-name: none\", and take the files from `archives` with actions/upload-artifact@v3, or give a release-tag."
	},
	{
		when: /quota|insufficient usage/i,
		kind: "environment",
		hint: "The storage for artifacts is used up: delete old ones, set retention-days, or set \"artifact-name: none\" and give a release-tag. It is counted anew every 6 to 12 hours."
	},
	{
		when: /\b500 artifacts|artifacts? (?:count|limit)|(?:too many|maximum (?:number of )?)artifacts/i,
		kind: "environment",
		hint: "A job may make 500 artifacts: bundle in fewer steps (several platforms and Pythons share one bundle), or in another job."
	},
	{
		when: /ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|JWT token is invalid/,
		kind: "environment",
		hint: "This runner offers no artifact service: set \"artifact-name: none\"."
	}
];
/**
* The folder on the way to `file` that starts with a dot, and that actions/upload-artifact therefore leaves out. What we
* upload ourselves is whole all the same.
*/
function hiddenFolder(file) {
	return file.split(/[\\/]/).find((part) => part.startsWith(".") && !/^\.{1,2}$/.test(part));
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
// src/publish/hosts.ts
var HostError = class extends Error {
	answer;
	constructor(answer, options) {
		super(answer.message, options), this.name = "HostError", this.answer = answer;
	}
};
/** Whether the host says "not so fast": with 403 too, so this has to be told from a missing permission. */
function isRateLimit({ status, message, retryAfterSeconds, remaining }) {
	return status === 429 || status === 403 && (retryAfterSeconds !== void 0 || remaining === 0 || /rate limit|abuse detection/i.test(message));
}
/** Whether the same request may end well later. No answer at all is a cut connection. */
function isPassing(answer) {
	let { status } = answer;
	return status === void 0 || status === 408 || status >= 500 || isRateLimit(answer);
}
/**
* How long to wait before the same request is made again; undefined: not at all.
* @param attempt how often it was made, from 1
* @param now seconds since 1970
*/
function retryWait(answer, attempt, now) {
	if (!isPassing(answer) || attempt >= 6) return;
	let seconds = wishOf(answer, now) ?? 2 ** (attempt - 1);
	return seconds > 300 ? void 0 : seconds;
}
/** What the host asks for, in the order in which GitHub's documentation says to look. */
function wishOf(answer, now) {
	let { retryAfterSeconds, remaining, resetAt } = answer;
	if (retryAfterSeconds !== void 0) return retryAfterSeconds;
	if (isRateLimit(answer)) return remaining === 0 && resetAt !== void 0 ? Math.max(1, Math.ceil(resetAt - now)) : 60;
}
// src/publish/patience.ts
/**
* The work, made again while the host says that it may end well later.
* @param work is told how often it was tried, from 1
* @throws HostError of the last attempt; BundleError `cancelled`
*/
async function patiently(what, work, patience) {
	for (let attempt = 1;; attempt += 1) {
		if (patience.signal.aborted) throw new BundleError({ kind: "cancelled" });
		try {
			return await work(attempt);
		} catch (error) {
			await patience.sleep(secondsBefore(attempt, what, error, patience));
		}
	}
}
/** How long to wait before the next attempt. @throws what ends the attempts */
function secondsBefore(attempt, what, error, { signal, log, now }) {
	if (signal.aborted) throw new BundleError({ kind: "cancelled" }, { cause: error });
	let seconds = error instanceof HostError ? retryWait(error.answer, attempt, now()) : void 0;
	if (seconds === void 0 || !(error instanceof HostError)) throw error;
	return log.info(`${what}: ${shown(error)}; once more in ${seconds} s`), seconds;
}
function shown({ answer: { status, message } }) {
	return status === void 0 ? message : `${status} ${message}`;
}
// src/publish/release-failure.ts
/** What a failure at a release host means for the person who reads it; anything else stays what it was. */
function toReleaseError(error, place) {
	return error instanceof HostError ? new BundleError(answered(error, place), { cause: error }) : error;
}
function answered({ answer }, { repository, tag }) {
	let { status, message, resetAt } = answer, said = status === void 0 ? message : `${status}: ${message}`;
	if (isRateLimit(answer)) {
		let when = resetAt === void 0 ? "later" : `after ${(/* @__PURE__ */ new Date(resetAt * 1e3)).toISOString().slice(11, 16)} UTC`;
		return {
			kind: "network",
			what: `GitHub limits how often it may be asked (${said})`,
			hint: `Run the job again ${when}.`
		};
	}
	return isPassing(answer) ? {
		kind: "network",
		what: `GitHub did not take the release ${tag} of ${repository} in 6 attempts (${said})`,
		hint: "See https://www.githubstatus.com and run the job again: it ends what was begun."
	} : status === 401 ? {
		kind: "network",
		what: `GitHub refuses the token (${said})`,
		hint: "Give a valid token as github-token, or leave it out: the default is the token of the job."
	} : status === 403 || status === 404 ? {
		kind: "environment",
		what: `The token may not write releases of ${repository} (${said})`,
		hint: "Give the job \"permissions: { contents: write }\", or a token that has this right as github-token."
	} : /immutable/i.test(message) ? immutable({
		repository,
		tag
	}) : {
		kind: "environment",
		what: `GitHub does not take the release ${tag} of ${repository} (${said})`,
		hint: "The answer says why."
	};
}
function missingTag({ repository, tag }) {
	let want = `${repository} has no such tag: push it first (git push origin ${tag}), or let the workflow run on tags and give \${{ github.ref_name }}`;
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "release-tag",
			given: tag,
			want
		}]
	});
}
/** Why a plan was to do nothing. */
function refusal({ why, names }, place) {
	let { repository, tag } = place;
	switch (why) {
		case "immutable": return new BundleError(immutable(place));
		case "too-many": return usage("release-tag", tag, "the release would hold more than 1000 files: take a larger volume-size, or split over several tags");
		default: return usage("release-tag", tag, `the release of ${repository} already holds ${why === "other-manifest" ? "another bundle of this name" : "another file of this name"} (${names.join(", ")}): give another tag or name, or overwrite: true`);
	}
}
function immutable({ repository, tag }) {
	return {
		kind: "usage",
		faults: [{
			input: "release-tag",
			given: tag,
			want: `the release of ${repository} is published and immutable, and lacks files of this bundle: make a new tag`
		}]
	};
}
function usage(input, given, want) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input,
			given,
			want
		}]
	});
}
/**
* What has to happen so that a release holds exactly these bundles, decided before any request, so that a second run only
* ends what the first began. Two bundles are the same when their manifests are: a run's proofs and their checksums differ
* each time. What goes up comes from one run as a whole, and the manifest goes up last: where it is, all is.
* @param names of the bundles; what begins with one of them and a dot is ours
*/
function releaseSteps(names, local, { release, assets }, { overwrite }) {
	let standings = local.map((asset) => standingOf(asset, assets)), manifests = standings.filter(({ asset }) => isManifest(asset.name, names)), others = manifests.filter(({ state }) => state === "differs").map(({ asset }) => asset.name);
	if (others.length > 0 && !overwrite) return {
		kind: "refuse",
		why: "other-manifest",
		names: others
	};
	let sameBundles = manifests.every(({ state }) => state === "same"), whole = standings.every(({ state }) => state === "same" || state === "differs");
	if (!release.draft && sameBundles && whole) return { kind: "untouched" };
	if (release.immutable) return {
		kind: "refuse",
		why: "immutable",
		names: changing(standings)
	};
	let foreign = standings.filter(({ state, asset }) => state === "differs" && !isOurs(asset.name, names)).map(({ asset }) => asset.name);
	if (foreign.length > 0 && !release.draft && !overwrite && !sameBundles) return {
		kind: "refuse",
		why: "other-file",
		names: foreign
	};
	let stale = assets.filter(({ name }) => isOurs(name, names) && !local.some((asset) => asset.name === name));
	return assets.length - stale.length + standings.filter(({ there }) => there === void 0).length > 1e3 ? {
		kind: "refuse",
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
/** What is still not as it has to be, said of names: empty when the release can be shown. */
function unverified(local, assets) {
	return local.filter((asset) => standingOf(asset, assets).state !== "same").map(({ name }) => name);
}
function standingOf(asset, assets) {
	let there = assets.find(({ name }) => name === asset.name);
	return there === void 0 ? {
		asset,
		state: "absent"
	} : there.state === "starter" ? {
		asset,
		there,
		state: "half"
	} : {
		asset,
		there,
		state: there.bytes === asset.bytes && (there.sha256 === void 0 || there.sha256 === asset.sha256) ? "same" : "differs"
	};
}
function changing(standings) {
	return standings.filter(({ state }) => state !== "same").map(({ asset }) => asset.name);
}
function isOurs(file, names) {
	return names.some((name) => isBeside(file, name));
}
/** An old manifest goes first and the new one comes last: in between, the release claims nothing. */
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
// src/publish/release.ts
/**
* Brings these files into the release of a tag: a draft gets all, each is compared with what the host says of it, then
* the draft is published. A second run with the same manifests changes nothing, or ends what the first began.
* @throws BundleError; a draft that this run made is gone then, or named
*/
async function publishRelease(order, host, patience) {
	let place = {
		repository: host.repository,
		tag: order.tag
	};
	try {
		let { release, made } = await open$1(order, host, patience);
		return await filled(order, release, {
			host,
			patience,
			made,
			place
		});
	} catch (error) {
		throw toReleaseError(error, place);
	}
}
/** A draft whose answer got lost is found by the next attempt, so that there are never two. */
async function open$1({ tag, text }, host, patience) {
	let there = await patiently("Look for the release", () => host.find(tag), patience);
	if (there !== void 0) return {
		release: there,
		made: !1
	};
	if (!await patiently("Look for the tag", () => host.hasTag(tag), patience)) throw missingTag({
		repository: host.repository,
		tag
	});
	return patiently("Make a draft", (attempt) => draftFor({
		tag,
		text
	}, host, attempt), patience);
}
/** What an earlier attempt made without hearing of it is a draft; what is shown by now is somebody else's. */
async function draftFor({ tag, text }, host, attempt) {
	let there = attempt > 1 ? await host.find(tag) : void 0;
	return there === void 0 ? {
		release: await host.createDraft(tag, text),
		made: !0
	} : {
		release: there,
		made: there.draft
	};
}
async function filled(order, release, filling) {
	let { host, patience, made, place } = filling, begun = [];
	try {
		let assets = await patiently("List the files of the release", () => host.assets(release), patience), plan = releaseSteps(order.names, order.assets, {
			release,
			assets
		}, order);
		if (plan.kind === "refuse") throw refusal(plan, place);
		if (plan.kind === "untouched") return {
			url: release.url,
			changed: !1
		};
		for (let [at, step] of plan.steps.entries()) begun.push(step), await take(step, release, host, patience), patience.log.progress({
			what: "Upload",
			done: at + 1,
			total: plan.steps.length,
			unit: "files"
		});
		return await verify(order, release, host, patience), release.draft ? {
			url: (await patiently("Publish the release", () => host.publish(release), patience)).url,
			changed: !0
		} : {
			url: release.url,
			changed: !0
		};
	} catch (error) {
		throw await afterFailure(toReleaseError(error, place), release, {
			host,
			made,
			begun: begun.length > 0
		});
	}
}
async function take(step, release, host, patience) {
	if (step.do === "delete") return remove(step.asset, host, patience);
	step.replaces !== void 0 && await remove(step.replaces, host, patience);
	let { asset } = step;
	await patiently(`Upload ${asset.name}`, (attempt) => put(asset, release, host, attempt), patience);
}
/** What is gone already need not be deleted. */
async function remove(asset, host, patience) {
	await patiently(`Delete ${asset.name}`, async (attempt) => {
		try {
			await host.deleteAsset(asset);
		} catch (error) {
			if (!(attempt > 1 && error instanceof HostError && error.answer.status === 404)) throw error;
		}
	}, patience);
}
/** After a cut upload its name may be taken: by a `starter`, or by the whole file whose answer got lost. */
async function put(asset, release, host, attempt) {
	if (attempt > 1) {
		let assets = await host.assets(release);
		if (unverified([asset], assets).length === 0) return;
		let there = assets.find(({ name }) => name === asset.name);
		there !== void 0 && await host.deleteAsset(there);
	}
	let arrived = await uploaded(asset, release, host);
	if (unverified([asset], [arrived]).length !== 0) throw new HostError({ message: `${asset.name} arrived as ${arrived.bytes} bytes with sha256 ${arrived.sha256 ?? "unknown"}` });
}
/** A name that is taken although it was free is what a cut upload leaves behind: worth another attempt. */
async function uploaded(asset, release, host) {
	try {
		return await host.upload(release, asset);
	} catch (error) {
		throw error instanceof HostError && error.answer.status === 422 && /already_exists/.test(error.answer.message) ? new HostError({ message: error.answer.message }, { cause: error }) : error;
	}
}
async function verify({ assets }, release, host, patience) {
	let wrong = unverified(assets, await patiently("Compare the files of the release", () => host.assets(release), patience));
	if (wrong.length !== 0) throw new BundleError({
		kind: "integrity",
		what: `The release does not hold what was uploaded: ${wrong.join(", ")}`,
		hint: "Does another job write to the same release? Run this one again."
	});
}
/** Takes back what this run made; what cannot be taken back is named. */
async function afterFailure(error, release, { host, made, begun }) {
	return made ? await host.deleteRelease(release).then(() => !0, () => !1) ? error : alsoSaying(error, `The draft release ${release.url} was left behind`, "Delete it, or run the job again: it is filled and published then.") : begun ? alsoSaying(error, `The ${release.draft ? "draft " : ""}release ${release.url} is half filled`, "Run the job again: it ends what was begun.") : error;
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
// src/report/whole.ts
/** The bundles alone: a delta is another shape of one that is told of already. */
function wholeOf(outcomes) {
	return outcomes.filter(({ name }) => !outcomes.some((one) => name === `${one.name}-delta`));
}
// src/report/outputs.ts
function outputsOf(outcomes, { artifact, release }) {
	let whole = wholeOf(outcomes), lines = (of) => [...new Set(whole.flatMap(of))].join("\n"), sum = (of) => String(whole.reduce((total, outcome) => total + of(outcome), 0));
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
/** Compared with what the workflow named; else with what the release held; else everything is new. */
function isChanged(outcomes, release) {
	let compared = outcomes.flatMap(({ difference }) => difference ?? []);
	return compared.length > 0 ? compared.some(({ changed }) => changed) : release?.changed ?? !0;
}
// src/report/markdown.ts
/**
* Text that others wrote as Markdown and HTML that show exactly it: each character that could mean something is a
* character reference, which CommonMark never reads as structure.
*/
function escaped(text) {
	return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`).replaceAll(/(www)\./gi, "$1&#46;");
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
function folded(title, content) {
	return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
// src/report/release-notes.ts
/** What the page of a release that we make says, Markdown. */
function releaseNotes(outcomes) {
	return {
		title: wholeOf(outcomes).map(({ name }) => name).join(", ").slice(0, 200),
		body: `${wholeOf(outcomes).map(notesOf).join("\n\n")}\n`
	};
}
function notesOf({ name, targets, verdicts, wheelCount, totalBytes }) {
	let rows = targets.map(({ id }) => [code(id), verdicts.find(({ target }) => target === id)?.level ?? "none"]);
	return [
		`**${code(name)}**: an offline bundle of ${count(wheelCount, "wheel")} (${showBytes(totalBytes)}) for ${count(targets.length, "target")}.`,
		tableOf(["Target", "Proved by"], rows),
		`Check it with ${code(`sha256sum -c --ignore-missing ${name}.SHA256SUMS`)}, unpack it, and run ${code(`python3 ${name}/install.py`)} on the machine without a network.`
	].join("\n\n");
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
/** The job summary, Markdown: what differs between targets first. Beyond the limit whole sections are left out, and named. */
function summaryText(outcomes, places, limit = 1e6) {
	let sections = [...wholeOf(outcomes).flatMap(sectionsOf), ...placesOf(places)], kept = [], left = [], room = limit - 300;
	for (let { title, text } of sections) {
		let bytes = new TextEncoder().encode(text).length + 2;
		bytes > room ? left.push(title) : (room -= bytes, kept.push(text));
	}
	let missing = left.slice(0, 5).join(", "), last = left.length === 0 ? [] : [`Too long for this page and left out: ${missing}${left.length > 5 ? " …" : ""}. The manifest has it all.`];
	return `${[...kept, ...last].join("\n\n")}\n`;
}
function sectionsOf(outcome) {
	let { name, targets, wheelCount, totalBytes, seconds } = outcome, facts = `${count(targets.length, "target")}, ${count(wheelCount, "wheel")}, ${showBytes(totalBytes)}, ${showSeconds(seconds)}`;
	return [
		{
			title: "heading",
			text: `## ${code(name)}: ${facts}`
		},
		...changes(outcome),
		...versions(outcome),
		{
			title: "proofs",
			text: `### Proof\n\n${tableOf([
				"Target",
				"Python",
				"Level",
				"By",
				"Not for"
			], outcome.targets.map((target) => proofRow(target, outcome.verdicts)))}`
		},
		...built(outcome),
		...files(outcome),
		...warnings(outcome)
	];
}
function changes({ difference }) {
	return difference === void 0 ? [] : [{
		title: "changes",
		text: `### Since the bundle before\n\n<pre>${differenceText(difference).trimEnd().split("\n").map(escaped).join("\n")}</pre>`
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
	let verdict = verdicts.find((one) => one.target === target.id), best = verdict?.checks.findLast((check) => check.passed && check.level === verdict.level), except = verdict?.micros.except.map(({ micro }) => micro).join(", ") ?? "";
	return [
		code(target.id),
		escaped(target.python.version),
		verdict?.level ?? "none",
		best === void 0 ? "" : escaped(by(best)),
		escaped(except)
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
// src/adapters/artifact-store.ts
/** Artifacts of the workflow run, by the toolkit. Loaded only here: it is the largest part of it. */
function openArtifactHost(env, signal) {
	return { upload: async (files, root, { name, retentionDays, overwrite }) => {
		let { DefaultArtifactClient } = await import("./chunks/artifact.js"), client = new DefaultArtifactClient();
		overwrite && await untilCancelled(deleted(client, name), signal);
		let options = {
			compressionLevel: 0,
			...retentionDays === void 0 ? {} : { retentionDays }
		}, { id } = await untilCancelled(client.uploadArtifact(name, [...files], root, options), signal);
		if (id === void 0) throw Error("the artifact service gave no id");
		let { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
		return {
			id,
			url: `${server}/${repository}/actions/runs/${run}/artifacts/${id}`
		};
	} };
}
/** Looks first: the toolkit writes a warning for a name that is not there, which is what most runs find. */
async function deleted(client, name) {
	let { artifacts } = await client.listArtifacts();
	artifacts.some((one) => one.name === name) && await client.deleteArtifact(name);
}
// src/adapters/cache.ts
/** The runner's cache service, by the toolkit. Loaded only here. */
function openCacheHost(signal) {
	return {
		available: async () => (await import("./chunks/cache.js")).isFeatureAvailable(),
		restore: async (folders, key, prefixes) => {
			let { restoreCache } = await import("./chunks/cache.js");
			return untilCancelled(restoreCache([...folders], key, [...prefixes]), signal);
		},
		save: async (folders, key) => {
			let { saveCache } = await import("./chunks/cache.js");
			await untilCancelled(saveCache([...folders], key), signal);
		}
	};
}
// src/adapters/published-files.ts
/** Every file of these folders, absolute. Files only: the artifact toolkit cannot unpack what it makes of a folder. */
async function bundleFiles(folders) {
	return (await Promise.all(folders.map((folder) => readdir(path.resolve(folder), {
		recursive: !0,
		withFileTypes: !0
	})))).flat().flatMap((entry) => entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []);
}
// src/adapters/release-answers.ts
/** What we rely on in GitHub's answers about releases (REST API, "Releases", "Release assets"). It may add keys. */
const ReleaseAnswer = object({
	id: number(),
	tag_name: string(),
	draft: boolean(),
	immutable: optional(boolean(), !1),
	html_url: string(),
	upload_url: string()
}), AssetAnswer = object({
	id: number(),
	name: string(),
	state: string(),
	size: number(),
	digest: nullish(string())
});
/** @throws HostError for what is no release, e.g. the page of a proxy */
function parseRelease(answer) {
	let { id, tag_name, draft, immutable, html_url, upload_url } = parsed(ReleaseAnswer, answer);
	return {
		id,
		tag: tag_name,
		draft,
		immutable,
		url: html_url,
		uploadUrl: upload_url
	};
}
/** @throws HostError */
function parseAsset(answer) {
	let { id, name, state, size, digest } = parsed(AssetAnswer, answer), sha256 = parseSha256(digest?.replace(/^sha256:/, "") ?? "");
	return {
		id,
		name,
		bytes: size,
		state: state === "uploaded" ? "uploaded" : "starter",
		...sha256 === void 0 ? {} : { sha256 }
	};
}
/** @throws HostError */
function parseList(answer, parse) {
	return parsed(array(unknown()), answer).map(parse);
}
function parsed(schema, answer) {
	let result = safeParse(schema, answer);
	if (result.success) return result.output;
	let [issue] = result.issues;
	throw new HostError({ message: `the answer is not GitHub's: ${getDotPath(issue) ?? "the whole"}: ${issue.message}` });
}
const Failed = object({
	message: string(),
	status: number(),
	response: optional(object({ headers: record(string(), unknown()) }))
});
/** An error of octokit in our words. Without a response nobody answered: the status is made up then. */
function toHostError(error) {
	if (error instanceof HostError) return error;
	let result = safeParse(Failed, error), failed = result.success ? result.output : void 0, message = failed?.message ?? (error instanceof Error ? error.message : String(error));
	if (failed?.response === void 0) return new HostError({ message: message === "" ? "no answer" : message }, { cause: error });
	let { headers } = failed.response, [retryAfterSeconds, remaining, resetAt] = [
		"retry-after",
		"x-ratelimit-remaining",
		"x-ratelimit-reset"
	].map((name) => numberOf(headers[name]));
	return new HostError({
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
// src/adapters/release-host.ts
/** How long cleaning up may take after a cancel: the runner ends the step soon. Unit: milliseconds. */
const STREAMED = { redirect: "error" };
/** GitHub's releases by its REST API. Loaded only here: a run without a release never reads octokit. */
async function openReleaseHost({ repository, apiUrl, token, signal }) {
	let { getOctokit } = await import("./chunks/github2.js"), octokit = getOctokit(token, {
		baseUrl: apiUrl,
		log: {
			debug: () => void 0,
			info: () => void 0,
			warn: () => void 0,
			error: () => void 0
		}
	}), [owner = "", repo = ""] = repository.split("/"), at = {
		owner,
		repo
	}, ask = async (route, parameters = {}, settings = {}) => {
		try {
			let { data } = await octokit.request(route, {
				...at,
				...parameters,
				request: {
					signal,
					...settings
				}
			});
			return data;
		} catch (error) {
			throw toHostError(error);
		}
	}, pages = async (route, parse, enough) => {
		let found = [];
		for (let page = 1;; page += 1) {
			let some = parseList(await ask(route, {
				per_page: 100,
				page
			}), parse);
			if (found.push(...some), some.length < 100 || enough(some)) return found;
		}
	}, release = (id) => `/repos/{owner}/{repo}/releases/${id}`;
	return {
		repository,
		find: async (tag) => {
			let shown = await orAbsent(() => ask("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }));
			if (shown !== void 0) return parseRelease(shown);
			let isIt = (one) => one.tag === tag && one.draft;
			return (await pages("GET /repos/{owner}/{repo}/releases", parseRelease, (some) => some.some(isIt))).find(isIt);
		},
		hasTag: async (tag) => await orAbsent(() => ask(`GET /repos/{owner}/{repo}/git/ref/${reference(tag)}`)) !== void 0,
		createDraft: async (tag, { title, body }) => parseRelease(await ask("POST /repos/{owner}/{repo}/releases", {
			tag_name: tag,
			name: title,
			body,
			draft: !0
		})),
		assets: ({ id }) => pages(`GET ${release(id)}/assets`, parseAsset, () => !1),
		upload: async ({ uploadUrl }, asset) => parseAsset(await streamed(asset, (stream) => ask(`POST ${uploadUrl}`, stream, STREAMED))),
		deleteAsset: async ({ id }) => void await ask(`DELETE /repos/{owner}/{repo}/releases/assets/${id}`),
		publish: async ({ id }) => parseRelease(await ask(`PATCH ${release(id)}`, { draft: !1 })),
		deleteRelease: async ({ id }) => void await ask(`DELETE ${release(id)}`, {}, { signal: AbortSignal.timeout(3e3) })
	};
}
/** A file is handed over as a stream with its length: chunked encoding is refused, and a Buffer would lie in memory. */
async function streamed(asset, ask) {
	let stream = createReadStream(asset.path);
	try {
		let headers = {
			"content-type": contentType(asset.name),
			"content-length": asset.bytes
		};
		return await ask({
			name: asset.name,
			headers,
			data: stream
		});
	} finally {
		stream.destroy();
	}
}
function contentType(name) {
	return name.endsWith(".json") ? "application/json" : name.endsWith(".html") ? "text/html" : name.endsWith(".gz") ? "application/gzip" : name.endsWith(".zip") ? "application/zip" : "application/octet-stream";
}
/** Slashes of a tag stay slashes in the path. */
function reference(tag) {
	return ["tags", ...tag.split("/").map(encodeURIComponent)].join("/");
}
async function orAbsent(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof HostError && error.answer.status === 404) return;
		throw error;
	}
}
// src/adapters/step.ts
/**
* One step of a job: what an earlier run left, the bundles, then where they go. Outputs come last, when all of it is done.
* @throws BundleError
*/
async function runStep(request, ports) {
	let outcomes = await withCache(request, ports), { publish } = request, published = publish === void 0 ? {} : await publishAll(outcomes, request, publish, ports), { artifact, release } = published, places = {
		...artifact === void 0 ? {} : { artifactUrl: artifact.url },
		...release === void 0 ? {} : { releaseUrl: release.url }
	};
	(ports.env.GITHUB_STEP_SUMMARY ?? "") !== "" && await summary.addRaw(summaryText(outcomes, places)).write();
	for (let [name, value] of Object.entries(outputsOf(outcomes, published))) setOutput(name, value);
}
/** The bundles, made with what an earlier run of this job left of its cache folder. */
async function withCache(request, ports) {
	let carry = carryOf(request, ports.env);
	if (carry === void 0) return makeBundles(request, ports);
	let host = openCacheHost(ports.signal), { log } = ports, before = await log.phase("Restore the cache", () => restoreCarried(carry, host, log)), outcomes = await makeBundles(request, ports), used = outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256));
	return await log.phase("Save the cache", () => saveCarried(carry, before, used, host, log)), outcomes;
}
function carryOf({ cache, publish, output }, env) {
	if (cache.folder === void 0 || publish === void 0 || publish.cacheMaxBytes === 0) return;
	let { RUNNER_OS: os = process.platform, RUNNER_ARCH: arch = process.arch, GITHUB_JOB: job = "job", GITHUB_RUN_ID: run = "0" } = env;
	return {
		folder: cache.folder,
		maxBytes: publish.cacheMaxBytes,
		...cacheKeys([
			`${os}-${arch}`,
			job,
			output.name
		], run)
	};
}
async function publishAll(outcomes, request, publish, ports) {
	let artifact = await uploadArtifact(outcomes, request, publish, ports), release = await uploadRelease(outcomes, publish, ports);
	return {
		...artifact === void 0 ? {} : { artifact },
		...release === void 0 ? {} : { release }
	};
}
async function uploadArtifact(outcomes, { output }, { artifactName: name, retentionDays, overwrite }, { log, env, signal }) {
	if (name === void 0) return;
	let hidden = hiddenFolder(output.folder);
	hidden !== void 0 && log.notice(`${hidden} is a hidden folder: this artifact holds the bundle all the same, actions/upload-artifact needs include-hidden-files: true.`);
	let beside = outcomes.flatMap((one) => one.beside.map((file) => path.resolve(file.path))), folders = output.archive === "none" ? await bundleFiles(outcomes.map(({ folder }) => folder)) : [], settings = {
		name,
		overwrite,
		...retentionDays === void 0 ? {} : { retentionDays }
	};
	return log.phase("Upload the artifact", () => publishArtifact([.../* @__PURE__ */ new Set([...beside, ...folders])], path.resolve(output.folder), settings, openArtifactHost(env, signal)));
}
async function uploadRelease(outcomes, { releaseTag: tag, token, overwrite }, { log, env, signal, clock }) {
	if (tag === void 0 || token === void 0) return;
	let beside = outcomes.flatMap((one) => one.beside), assets = new Map(beside.map((file) => [path.basename(file.path), {
		...file,
		name: path.basename(file.path)
	}])), order = {
		tag,
		names: outcomes.map(({ name }) => name),
		assets: [...assets.values()],
		text: releaseNotes(outcomes),
		overwrite
	}, patience = {
		log,
		signal,
		now: () => clock.now().getTime() / 1e3,
		sleep: async (seconds) => void await setTimeout$1(seconds * 1e3, void 0, { signal }).catch(() => void 0)
	}, { GITHUB_REPOSITORY: repository = "", GITHUB_API_URL: apiUrl = "https://api.github.com" } = env, access = {
		repository,
		apiUrl,
		token,
		signal
	};
	return log.phase(`Publish the release ${tag}`, async () => publishRelease(order, await openReleaseHost(access), patience));
}
// src/action.ts
/** In dist/ the Python files lie beside this file, in a checkout one step up. */
const ROOT = new URL(import.meta.url.endsWith(".ts") ? "../" : "./", import.meta.url), ASSETS = {
	python: fileURLToPath(new URL("python/", ROOT)),
	vendor: fileURLToPath(new URL("vendor/", ROOT))
}, stop = new AbortController();
for (let signal of ["SIGINT", "SIGTERM"]) process.on(signal, cancel);
process.exitCode = await main(), stop.signal.aborted && leave();
/** One step of a job: inputs in, outputs last, and the exit code of the failure. */
async function main() {
	let clock = {
		now: () => /* @__PURE__ */ new Date(),
		seconds: () => performance.now() / 1e3
	}, { env, platform } = process, { signal } = stop;
	try {
		let raw = runnerInputs();
		hideSecrets(raw);
		let ports = {
			log: runnerLog(clock),
			clock,
			run: runnerRun(signal),
			env,
			signal,
			assets: ASSETS
		};
		return await runStep(parseInputs(raw, hostOf(env, platform)), ports), 0;
	} catch (error) {
		return sayFailure(error, { cancelled: signal.aborted });
	}
}
function cancel() {
	stop.abort(), setTimeout(leave, 4e3).unref();
}
function leave() {
	endChildren(process.pid), process.exit(130);
}
export {};
