import { _ as BundleError, h as archiveKindOf, m as ARCHIVE_KINDS } from "./version.js";
import { At as optional, C as makeBundles, Dt as number, Et as nullish, Ht as showBytes, It as safeParse, Ot as object, Pt as record, Rt as string, St as boolean, Vt as count, _t as parseSha256, dt as isBeside, gt as sha256Of, pt as MIB, wt as getDotPath, xt as array, yt as stepsOf$1, zt as unknown } from "./parse.js";
import { a as untilCancelled, c as MAX_SUMMARY_BYTES, d as MAX_FAILURE_BYTES, f as code, h as tableOf, i as setOutputs, l as wholeOf, m as stepsText, n as withCache, s as openStepSummary, t as carryOf, u as changesText } from "./with-cache.js";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { tmpdir } from "node:os";
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
	return log.info(`${what}: ${shown$1(error)}; once more in ${seconds} s`), seconds;
}
function shown$1({ answer: { status, message } }) {
	return status === void 0 ? message : `${status} ${message}`;
}
// src/publish/host-failure.ts
/** What the host said, for a message. */
function saidBy({ status, message }) {
	return status === void 0 ? message : `${status}: ${message}`;
}
/**
* What limits, outages and refused tokens mean, whatever was asked for; undefined for an answer about the thing itself.
* @param what did not happen, e.g. `GitHub did not take the release v1`
*/
function hostFailure(answer, what) {
	let said = saidBy(answer), { status, resetAt } = answer;
	if (isRateLimit(answer)) {
		let when = resetAt === void 0 ? "later" : `after ${(/* @__PURE__ */ new Date(resetAt * 1e3)).toISOString().slice(11, 16)} UTC`;
		return {
			kind: "network",
			what: `GitHub limits how often it may be asked (${said})`,
			hint: `Run the job again ${when}.`
		};
	}
	if (isPassing(answer)) return {
		kind: "network",
		what: `${what} in 6 attempts (${said})`,
		hint: "See https://www.githubstatus.com and run the job again: it ends what was begun."
	};
	if (status === 401) return {
		kind: "network",
		what: `GitHub refuses the token (${said})`,
		hint: "Give a valid token as github-token, or leave it out: the default is the token of the job."
	};
}
// src/publish/release-failure.ts
/** What a failure at a release host means for the person who reads it; anything else stays what it was. */
function toReleaseError(error, place) {
	return error instanceof HostError ? new BundleError(answered(error, place), { cause: error }) : error;
}
function answered({ answer }, { repository, tag }) {
	let known = hostFailure(answer, `GitHub did not take the release ${tag} of ${repository}`);
	if (known !== void 0) return known;
	let { status, message } = answer, said = saidBy(answer);
	return status === 403 || status === 404 ? {
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
	let want = `${repository} has no such tag: push it first (git push origin ${tag}), let the workflow run on tags and give \${{ github.ref_name }}, or have it made with tag-commit`;
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
async function open$1(order, host, patience) {
	let { tag, commit } = order, there = await patiently("Look for the release", () => host.find(tag), patience);
	if (there !== void 0) return {
		release: there,
		made: !1
	};
	if (commit === void 0 && !await patiently("Look for the tag", () => host.hasTag(tag), patience)) throw missingTag({
		repository: host.repository,
		tag
	});
	try {
		return await patiently("Make a draft", (attempt) => draftFor(order, host, attempt), patience);
	} catch (error) {
		throw await withoutStray(toReleaseError(error, {
			repository: host.repository,
			tag
		}), tag, host);
	}
}
/** What an earlier attempt made without hearing of it is a draft; what is shown by now is somebody else's. */
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
/** A request that was cut, or cancelled, may have made its draft all the same. Only an empty one can be this run's. */
async function withoutStray(error, tag, host) {
	if (!(error instanceof BundleError && ["cancelled", "network"].includes(error.failure.kind))) return error;
	try {
		let draft = await host.findDraft(tag);
		return draft?.files === 0 && await host.discardDraft(draft), error;
	} catch {
		return alsoSaying(error, `A draft release for ${tag} may have been left behind in ${host.repository}`, "Delete it, or run the job again: it is filled and published then.");
	}
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
	if (made) {
		let left = await host.discardDraft(release).catch(() => "left");
		return left === "gone" ? error : left === "published" ? alsoSaying(error, `The release ${release.url} was published before that, and is whole`, "Nothing has to be repaired.") : alsoSaying(error, `The draft release ${release.url} was left behind`, "Delete it, or run the job again: it is filled and published then.");
	}
	return begun ? alsoSaying(error, `The ${release.draft ? "draft " : ""}release ${release.url} is half filled`, "Run the job again: it ends what was begun.") : error;
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
/** What the page of a release that we make says, Markdown: what changed stands first. Too long for the page, it is left to the report. */
function releaseNotes(outcomes, since) {
	let whole = wholeOf(outcomes), body = fitting(whole.flatMap((outcome) => [
		...changesOf(outcome, since),
		notesOf(outcome),
		...deltaOf(outcome, outcomes)
	]).map((text) => `${text}\n`));
	return {
		title: whole.map(({ name }) => name).join(", ").slice(0, 200),
		body
	};
}
function fitting(notes) {
	let ends = notes.map((_, at) => notes.slice(0, at + 1).join("\n").length), kept = notes.filter((_, at) => (ends[at] ?? 0) <= 12e4), left = kept.length < notes.length ? ["What does not fit here stands in the report beside the bundle.\n"] : [];
	return [...kept, ...left].join("\n");
}
function changesOf({ difference }, since) {
	return difference === void 0 ? [] : [changesText(difference, since)];
}
function notesOf(outcome) {
	let { name, targets, verdicts, wheelCount, totalBytes } = outcome, rows = targets.map(({ id }) => [code(id), verdicts.find(({ target }) => target === id)?.level ?? "none"]);
	return [
		`**${code(name)}**: an offline bundle of ${count(wheelCount, "wheel")} (${showBytes(totalBytes)}) for ${count(targets.length, "target")}.`,
		tableOf(["Target", "Proved by"], rows),
		`Check it with ${code(`sha256sum -c --ignore-missing ${name}.SHA256SUMS`)}. On the machine without a network:`,
		stepsText(stepsOf$1(outcome))
	].join("\n\n");
}
/** Who has the bundle before needs no more than the delta. */
function deltaOf({ name }, outcomes) {
	let delta = outcomes.find((one) => one.name === `${name}-delta`);
	if (delta === void 0) return [];
	let bytes = delta.archives.reduce((sum, archive) => sum + archive.bytes, 0);
	return [`${code(delta.name)} (${showBytes(bytes)}) holds only what that bundle lacks, and makes this one with it:`, stepsText(stepsOf$1(delta))];
}
// src/adapters/artifact-store.ts
/** Artifacts of the workflow run, by the toolkit. Loaded only here: it is the largest part of it. */
function openArtifactHost(env, signal) {
	return { upload: async (files, root, { name, retentionDays, overwrite }) => {
		let { DefaultArtifactClient } = await import("./artifact.js"), client = new DefaultArtifactClient();
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
// src/publish/earlier.ts
/**
* The manifest of a bundle that was published before: all that a difference and a delta need.
* @returns undefined where the newest was asked for and there is none yet, as in a first run
* @throws BundleError `usage` for a release or an artifact that is not there, or holds no such bundle
*/
async function findEarlier(order, host, patience) {
	let { earlier } = order;
	try {
		return earlier.kind === "artifact" ? await ofArtifact(earlier.name, order, host, patience) : await ofRelease(earlier, order, host, patience);
	} catch (error) {
		throw error instanceof HostError ? new BundleError(refused(error, order, host), { cause: error }) : error;
	}
}
async function ofRelease(earlier, order, host, patience) {
	let file = manifestName(order), has = ({ tag, assets }) => tag !== order.ownTag && manifestIn(assets, file) !== void 0, release = earlier.kind === "latest" ? newest((await patiently("Look for the newest bundle", () => host.releases((some) => some.some(has)), patience)).filter(has)) : await patiently(`Look for the release ${earlier.tag}`, () => host.release(earlier.tag), patience);
	if (release === void 0 && earlier.kind === "latest") return;
	if (release === void 0) throw absent(order, `${host.repository} has no such release: a tag alone holds no bundle`);
	let asset = manifestIn(release.assets, file);
	if (asset === void 0) throw absent(order, `the release ${release.tag} of ${host.repository} holds no ${file}: is its bundle called otherwise (name)?`);
	return {
		bytes: await patiently(`Read ${file}`, () => host.read(asset), patience),
		from: `release ${release.tag}`
	};
}
/** GitHub promises no order, and sorts by the dates of commits. */
function newest(some) {
	return some.toSorted((a, b) => b.published.localeCompare(a.published))[0];
}
function manifestIn(assets, file) {
	return assets.find(({ name, state }) => name === file && state === "uploaded");
}
async function ofArtifact(name, order, host, patience) {
	let exact = /^\d+$/.test(name), artifact = exact ? await patiently(`Look for the artifact ${name}`, () => host.artifact(Number(name)), patience) : await newestOf(name, order, host, patience);
	if (artifact === void 0 && !exact) return;
	if (artifact === void 0 || artifact.expired) throw absent(order, `${host.repository} has no such artifact, or no longer`);
	let file = manifestName(order), bytes = await patiently(`Read ${file}`, () => host.readIn(artifact, file), patience);
	if (bytes === void 0) throw absent(order, `the artifact ${artifact.id} holds no ${file}: is its bundle called otherwise (name)?`);
	return {
		bytes,
		from: `artifact ${artifact.name} of run ${artifact.run}`
	};
}
/** An artifact of that name that somebody's fork or branch has made would be a false base. */
async function newestOf(name, { run, branch }, host, patience) {
	let isIt = (one) => !one.expired && !one.foreign && one.run !== run && one.branch === branch;
	return (await patiently(`Look for the artifact ${name}`, () => host.artifacts(name, (found) => found.some(isIt)), patience)).filter(isIt).toSorted((a, b) => b.id - a.id)[0];
}
function manifestName({ name }) {
	return `${name}.manifest.json`;
}
function absent({ earlier }, want) {
	return new BundleError({
		kind: "usage",
		faults: [{
			input: "since",
			given: shown(earlier),
			want
		}]
	});
}
function shown(earlier) {
	return earlier.kind === "latest" ? "latest" : earlier.kind === "release" ? `release:${earlier.tag}` : `artifact:${earlier.name}`;
}
function refused({ answer }, { earlier }, { repository }) {
	let known = hostFailure(answer, `GitHub did not give the bundle of since (${shown(earlier)})`);
	return known === void 0 ? {
		kind: "environment",
		what: `The bundle of since (${shown(earlier)}) could not be read from ${repository} (${saidBy(answer)})`,
		hint: `Give the job "permissions: { ${earlier.kind === "artifact" ? "actions: read" : "contents: read"} }", or a token that has this right as github-token.`
	} : known;
}
// src/adapters/release-answers.ts
/** What we rely on in GitHub's answers (REST API, "Releases", "Release assets", "Artifacts"). It may add keys. */
const ReleaseAnswer = object({
	id: number(),
	tag_name: string(),
	draft: boolean(),
	published_at: nullish(string(), null),
	immutable: optional(boolean(), !1),
	html_url: string(),
	upload_url: string(),
	assets: array(unknown())
}), AssetAnswer = object({
	id: number(),
	name: string(),
	state: string(),
	size: number(),
	digest: nullish(string())
});
/** @throws HostError for what is no release, e.g. the page of a proxy */
function parseRelease(answer) {
	let { id, tag_name, draft, immutable, html_url, upload_url, assets } = parsed(ReleaseAnswer, answer);
	return {
		id,
		tag: tag_name,
		draft,
		immutable,
		url: html_url,
		uploadUrl: upload_url,
		files: assets.length
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
/** A release with its files. @throws HostError */
function parseShown(answer) {
	let { tag_name, draft, published_at, assets } = parsed(ReleaseAnswer, answer);
	return {
		tag: tag_name,
		draft,
		published: published_at ?? "",
		assets: assets.map(parseAsset)
	};
}
const ArtifactAnswer = object({
	id: number(),
	name: string(),
	expired: boolean(),
	workflow_run: nullish(object({
		id: optional(number()),
		repository_id: optional(number()),
		head_repository_id: optional(number()),
		head_branch: optional(string())
	}))
});
/** @throws HostError */
function parseArtifact(answer) {
	let { id, name, expired, workflow_run: run } = parsed(ArtifactAnswer, answer), foreign = run?.head_repository_id === void 0 || run.head_repository_id !== run.repository_id;
	return {
		id,
		name,
		expired,
		run: run?.id ?? 0,
		branch: run?.head_branch ?? "",
		foreign
	};
}
/** @throws HostError */
function parseArtifacts(answer) {
	return parseList(parsed(object({ artifacts: unknown() }), answer).artifacts, parseArtifact);
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
/** Loaded only here: a run without GitHub's API never reads octokit. */
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
			return await octokit.request(route, {
				owner,
				repo,
				...parameters,
				request: {
					signal,
					...settings
				}
			});
		} catch (error) {
			throw toHostError(error);
		}
	}, ask = async (...asked) => (await answer(...asked)).data;
	return {
		answer,
		ask,
		pages: async (route, listOf, enough, parameters = {}, settings = {}) => {
			let found = [];
			for (let page = 1;; page += 1) {
				let some = listOf(await ask(route, {
					...parameters,
					per_page: 100,
					page
				}, settings));
				if (found.push(...some), some.length < 100 || enough(some)) return found;
			}
		}
	};
}
/** A list that is the whole body. */
function listed(parse) {
	return (answer) => parseList(answer, parse);
}
/** Undefined where the host says that it is not there. */
async function orAbsent(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof HostError && error.answer.status === 404) return;
		throw error;
	}
}
// src/adapters/zip-parts.ts
/**
* One member of a zip, read without the rest of it: an artifact may be gigabytes, the file that is wanted is small.
* @param file without its folder
* @returns undefined where the zip has no such member
* @throws HostError for what is no zip, or a member of more than `most` bytes
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
		if (found.uncompressedSize > most) throw new HostError({
			status: 413,
			message: `${file} is too large`
		});
		return await found.getData(new Uint8ArrayWriter());
	} catch (cause) {
		throw cause instanceof HostError ? cause : new HostError({
			status: 422,
			message: `the artifact is no zip that can be read: ${cause instanceof Error ? cause.message : String(cause)}`
		}, { cause });
	}
}
// src/adapters/earlier-host.ts
/** A manifest of 500 projects for 25 targets has 6 MB. */
const MAX_MANIFEST_BYTES = 128 * MIB, RAW = { parseSuccessResponseBody: !1 };
/** Releases and artifacts of earlier runs, by GitHub's REST API. Tokens stay with the API: a redirect leaves them out (Fetch, "HTTP-redirect fetch", step 13). */
async function openEarlierHost(access) {
	let { answer, ask, pages } = await openGithubApi(access), artifacts = "/repos/{owner}/{repo}/actions/artifacts";
	return {
		repository: access.repository,
		releases: async (enough) => (await pages("GET /repos/{owner}/{repo}/releases", listed(parseShown), (some) => enough(some.filter(isShown)))).filter(isShown),
		release: async (tag) => {
			let found = await orAbsent(() => ask("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }));
			return found === void 0 ? void 0 : parseShown(found);
		},
		read: async ({ id, name, bytes: size, sha256 }) => {
			if (size > MAX_MANIFEST_BYTES) throw tooLarge(name);
			let { data } = await answer(`GET /repos/{owner}/{repo}/releases/assets/${id}`, { headers: { accept: "application/octet-stream" } }, RAW), bytes = await bytesOf(data, size);
			if (bytes.length !== size || sha256 !== void 0 && sha256Of(bytes) !== sha256) throw new HostError({ message: `${name} arrived damaged` });
			return bytes;
		},
		artifacts: (name, enough) => pages(`GET ${artifacts}`, parseArtifacts, enough, { name }),
		artifact: async (id) => {
			let found = await orAbsent(() => ask(`GET ${artifacts}/${id}`));
			return found === void 0 ? void 0 : parseArtifact(found);
		},
		readIn: async ({ id }, file) => fileInZip(async (range) => {
			let { status, headers, data } = await answer(`GET ${artifacts}/${id}/zip`, { headers: { range: `bytes=${range}` } }, RAW), [, total] = /\/(\d+)$/.exec(String(headers["content-range"])) ?? [];
			if (status !== 206 || total === void 0) throw new HostError({
				status: 422,
				message: "the server gives artifacts only as a whole"
			});
			return {
				bytes: await bytesOf(data, MAX_MANIFEST_BYTES),
				total: Number(total)
			};
		}, file, MAX_MANIFEST_BYTES)
	};
}
function isShown({ draft }) {
	return !draft;
}
/** @throws HostError for more than `most` bytes, and where the connection is cut */
async function bytesOf(body, most) {
	let pieces = [], seen = { bytes: 0 };
	try {
		for await (let piece of toStream(body)) {
			if (seen.bytes += piece.length, seen.bytes > most) break;
			pieces.push(piece);
		}
	} catch (cause) {
		throw new HostError({ message: cause instanceof Error ? cause.message : String(cause) }, { cause });
	}
	if (seen.bytes > most) throw tooLarge("the answer");
	return Buffer.concat(pieces);
}
function toStream(body) {
	return body;
}
function tooLarge(what) {
	return new HostError({
		status: 413,
		message: `${what} is too large for a manifest`
	});
}
// src/adapters/patience.ts
/** How requests to GitHub are repeated here. */
function patienceOf({ log, signal, clock }) {
	return {
		log,
		signal,
		now: () => clock.now().getTime() / 1e3,
		sleep: async (seconds) => void await setTimeout(seconds * 1e3, void 0, { signal }).catch(() => void 0)
	};
}
/** The repository of the workflow, at the server that runs it. */
function githubAccess(token, { env, signal }) {
	let { GITHUB_REPOSITORY: repository = "", GITHUB_API_URL: apiUrl = "https://api.github.com" } = env;
	return {
		repository,
		apiUrl,
		token,
		signal
	};
}
// src/adapters/earlier.ts
/**
* The work, with the bundle that `since` names at GitHub as a file of this machine. Where there is none yet the work goes
* without: everything is new then.
* @throws BundleError
*/
async function withEarlier(request, ports, work) {
	let { since, output } = request, order = orderOf(request, ports.env), token = request.publish?.token;
	if (order === void 0 || token === void 0) return {
		made: await work(request),
		...since.since === void 0 ? {} : { since: since.since }
	};
	let { log } = ports, host = await openEarlierHost(githubAccess(token, ports)), found = await log.phase("Find the bundle before", () => findEarlier(order, host, patienceOf(ports)));
	if (found === void 0) {
		let noDelta = since.delta ? ", and no delta is made" : "";
		return log.notice(`There is no earlier bundle called ${output.name} to compare with${noDelta}: everything is new.`), { made: await work(request) };
	}
	return log.info(`Compared with ${found.from}.`), {
		made: await asFile(`${output.name}.manifest.json`, found.bytes, ports.env, (file) => work({
			...request,
			since: {
				...since,
				since: file
			}
		})),
		since: found.from
	};
}
function orderOf({ since, output, publish }, env) {
	if (since.earlier === void 0) return;
	let { GITHUB_RUN_ID: run = "0", GITHUB_HEAD_REF: head = "", GITHUB_REF_NAME: ref = "" } = env;
	return {
		earlier: since.earlier,
		name: output.name,
		...publish?.releaseTag === void 0 ? {} : { ownTag: publish.releaseTag },
		run: Number(run),
		branch: head === "" ? ref : head
	};
}
/** A file for as long as the work takes. */
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
// src/adapters/published-files.ts
/** Every file of these folders, absolute. Files only: the artifact toolkit cannot unpack what it makes of a folder. */
async function bundleFiles(folders) {
	return (await Promise.all(folders.map((folder) => readdir(path.resolve(folder), {
		recursive: !0,
		withFileTypes: !0
	})))).flat().flatMap((entry) => entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []);
}
// src/adapters/release-host.ts
/** How long one thing may take that is done to clean up: after a cancel the runner ends the step soon. Unit: milliseconds. */
const CLEANUP_MS = {
	cancelled: 1500,
	failed: 2e4
}, STREAMED = { redirect: "error" };
/** GitHub's releases by its REST API. */
async function openReleaseHost(access) {
	let { ask, pages } = await openGithubApi(access), release = (id) => `/repos/{owner}/{repo}/releases/${id}`, after = () => ({ signal: AbortSignal.timeout(access.signal.aborted ? CLEANUP_MS.cancelled : CLEANUP_MS.failed) }), draftOf = async (tag, settings = {}) => {
		let isIt = (one) => one.tag === tag && one.draft;
		return (await pages("GET /repos/{owner}/{repo}/releases", listed(parseRelease), (some) => some.some(isIt), {}, settings)).find(isIt);
	};
	return {
		repository: access.repository,
		find: async (tag) => {
			let shown = await orAbsent(() => ask("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }));
			return shown === void 0 ? draftOf(tag) : parseRelease(shown);
		},
		hasTag: async (tag) => await orAbsent(() => ask(`GET /repos/{owner}/{repo}/git/ref/${reference(tag)}`)) !== void 0,
		createDraft: async (tag, { title, body }, commit) => parseRelease(await ask("POST /repos/{owner}/{repo}/releases", {
			tag_name: tag,
			name: title,
			body,
			draft: !0,
			...commit === void 0 ? {} : { target_commitish: commit }
		})),
		assets: ({ id }) => pages(`GET ${release(id)}/assets`, listed(parseAsset), () => !1),
		upload: async ({ uploadUrl }, asset) => parseAsset(await streamed(asset, (stream) => ask(`POST ${uploadUrl}`, stream, STREAMED))),
		deleteAsset: async ({ id }) => void await ask(`DELETE /repos/{owner}/{repo}/releases/assets/${id}`),
		publish: async ({ id }) => parseRelease(await ask(`PATCH ${release(id)}`, { draft: !1 })),
		discardDraft: async ({ id }) => {
			let settings = after(), now = await orAbsent(() => ask(`GET ${release(id)}`, {}, settings));
			return now !== void 0 && !parseRelease(now).draft ? "published" : (await orAbsent(() => ask(`DELETE ${release(id)}`, {}, settings)), "gone");
		},
		findDraft: (tag) => draftOf(tag, after())
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
	if (name.endsWith(".json")) return "application/json";
	if (name.endsWith(".html")) return "text/html";
	let kind = archiveKindOf(name);
	return kind === void 0 ? "application/octet-stream" : ARCHIVE_KINDS[kind].mediaType;
}
/** Slashes of a tag stay slashes in the path. */
function reference(tag) {
	return ["tags", ...tag.split("/").map(encodeURIComponent)].join("/");
}
// src/adapters/step.ts
/**
* One step of a job: what an earlier run left, the bundles, then where they go. Outputs come last, when all of it is done.
* @throws BundleError
*/
async function runStep(request, ports) {
	let { cache, publish, output } = request, carry = publish === void 0 ? void 0 : carryOf({
		cache,
		cacheMaxBytes: publish.cacheMaxBytes
	}, output.name, ports.env);
	await shipOutcomes(await withEarlier(request, ports, (whole) => withCache(carry, ports, () => makeBundles(whole, ports), usedBy)), {
		output,
		...publish === void 0 ? {} : { publish }
	}, ports);
}
/** Where bundles go, the summary of the job, and its outputs. @throws BundleError */
async function shipOutcomes(bundles, request, ports) {
	let { made: outcomes, since } = bundles, summary = openStepSummary(ports.env.GITHUB_STEP_SUMMARY), compared = since === void 0 ? {} : { since }, published = await publishAll(bundles, request, ports).catch(async (error) => {
		throw await summary.made(outcomes, compared, MAX_SUMMARY_BYTES - MAX_FAILURE_BYTES), error;
	}), { artifact, release } = published, places = {
		...artifact === void 0 ? {} : { artifactUrl: artifact.url },
		...release === void 0 ? {} : { releaseUrl: release.url },
		...compared
	};
	await summary.made(outcomes, places), setOutputs(outputsOf(outcomes, published));
}
/** The wheels of a run, which its cache keeps first. */
function usedBy(outcomes) {
	return outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256));
}
async function publishAll({ made: outcomes, since }, request, ports) {
	let { publish } = request;
	if (publish === void 0) return {};
	let artifact = await uploadArtifact(outcomes, request, publish, ports), release = await uploadRelease(outcomes, publish, since, ports);
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
async function uploadRelease(outcomes, { releaseTag: tag, tagCommit: commit, token, overwrite }, since, ports) {
	if (tag === void 0 || token === void 0) return;
	let { log } = ports, compared = outcomes.flatMap(({ difference }) => difference ?? []);
	if (commit !== void 0 && compared.length > 0 && !compared.some(({ changed }) => changed)) {
		log.notice(`Nothing changed since ${since ?? "the bundle before"}: there is no release ${tag}, and no such tag is made.`);
		return;
	}
	let beside = outcomes.flatMap((one) => one.beside), assets = new Map(beside.map((file) => [path.basename(file.path), {
		...file,
		name: path.basename(file.path)
	}])), order = {
		tag,
		...commit === void 0 ? {} : { commit },
		names: outcomes.map(({ name }) => name),
		assets: [...assets.values()],
		text: releaseNotes(outcomes, since),
		overwrite
	};
	return log.phase(`Publish the release ${tag}`, async () => publishRelease(order, await openReleaseHost(githubAccess(token, ports)), patienceOf(ports)));
}
export { withEarlier as i, shipOutcomes as n, usedBy as r, runStep as t };
