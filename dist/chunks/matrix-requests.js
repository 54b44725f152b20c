import { At as BundleError, B as VERSION, Ct as isRealProof, D as project, Kt as exactOptional, Nt as allOf, O as sha256, Pt as errorCode, Rt as freeze, Ut as array, Yt as literal, an as omit, b as TargetSchema, cn as picklist, ct as sha256Of, j as wheelName, l as ParsedRequirementsSchema, mn as string, pn as strictObject, r as AnnouncedMetadataSchema, sn as parse, u as SolvedSchema, wt as strongestOf, xt as PROOF_LEVELS } from "./process.js";
import { $ as lacksOnlyWheels, A as verifyBundles, B as noticeAssumptions, D as publish, F as withSession, H as resolveTargets, K as unionOf, Kt as portableUrl, N as readPreviousBundle, O as stageBundles, Qt as expandTargets, R as openPolicy, T as checkPolicy, U as checkWheels, Ut as credentialsIn, V as readRequirements, Wt as maskSecrets, Y as checkInterpreters, Z as failOnFindings, _ as choiceOf, a as outputOf, at as diskFailure, b as parsePublish, ct as withDeltas, d as parseSdists, et as VerdictSchema, g as toOptional, h as targetsOf$1, i as indexesOf, k as startRun, l as parseJobsOf, lt as splitTargets, m as requirementInputsOf, n as checkOptionConflicts, nn as parseDocument, o as parseCache, p as policyOf, r as files, st as makeFolder, t as allFaults, tn as documentText, u as parseProof, v as readerOf, x as parseSince, y as parseCacheMaxBytes, z as resolveRelativeTime } from "./parse.js";
import { a as setOutputs, c as lackingOutputs, d as ProveJobSchema, f as UnprovedSchema, h as planSummary, i as addSummary, l as planOutputs, m as lackingSummary, o as persistedCacheOf, p as proveJobsOf, s as withCache, t as bundleStep, u as proveOutputs } from "./step.js";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { copyFile, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
/**
* Merge the results of the prove jobs.
* @param sha256 of plan.json
* @returns the real installs and imports by target
* @throws BundleError that names all failures: `integrity` for results of another plan or with other files, `incomplete` for failed or
* missing jobs
*/
function mergeResults(plan, sha256, results) {
	let foreign = results.flatMap((result) => mismatch(result, plan, sha256) ?? []), own = results.filter((result) => mismatch(result, plan, sha256) === void 0), wrong = [
		...foreign,
		...conflicts(plan, own),
		...twice(own)
	], lacking = [...plan.jobs.flatMap((job) => missingResult(job, results)), ...own.flatMap(failuresOf)], failures = [...wrong.length === 0 ? [] : [{
		kind: "integrity",
		what: wrong.join("\n"),
		hint: "Use plan, prove and merge of one workflow run, and run all of them again."
	}], ...lacking.length === 0 ? [] : [{
		kind: "incomplete",
		targets: lacking,
		complete: proved(own)
	}]];
	if (failures.length > 0) throw new BundleError(allOf(failures));
	return new Map(own.flatMap(({ verdicts }) => verdicts.map(({ target, checks }) => [target, checks.filter((check) => isRealProof(check.level))])));
}
/** Add the checks of a prove job to the verdict of the merge job. */
function withChecks(own, proved) {
	let checks = [...own.checks, ...proved], level = own.level === "none" ? "none" : strongestOf(checks.flatMap((check) => check.passed ? [check.level] : []));
	return {
		...own,
		level,
		checks,
		findings: [...own.findings, ...proved.flatMap(({ findings }) => findings)]
	};
}
/** Why a result does not belong to this plan; undefined if it does. */
function mismatch(result, plan, sha256) {
	if (result.inputs !== plan.inputs) return `the result of job ${result.job} was made from other inputs than this plan`;
	if (result.plan !== sha256) return `the result of job ${result.job} was made from another plan of the same inputs`;
	let job = plan.jobs.find(({ name }) => name === result.job), proved = result.verdicts.map(({ target }) => target);
	if (job === void 0 || job.targets.join(" ") !== proved.join(" ")) return `the result of job ${result.job} has other targets than the job: ${proved.join(", ")}`;
}
/** Files whose content differs from the plan. */
function conflicts({ resolutions }, results) {
	let planned = new Map(resolutions.flatMap(({ files }) => files.map((file) => [file.filename, file.sha256])));
	return results.flatMap(({ job, files }) => files.filter(({ filename, sha256 }) => planned.get(filename) !== sha256).map(({ filename, sha256 }) => `job ${job} installed ${filename} with sha256 ${sha256}, but the plan has ${planned.get(filename) ?? "no such file"}`));
}
function twice(results) {
	let names = results.map(({ job }) => job);
	return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `there are several results of job ${name}`);
}
/** A job whose result was rejected is not missing. */
function missingResult({ name, targets }, results) {
	if (results.some(({ job }) => job === name)) return [];
	let message = `job ${name} has no result: it failed early, was canceled, or did not run`;
	return targets.map((target) => ({
		target,
		findings: [failed(message, "Read the log of that job, and run it again.")]
	}));
}
function failuresOf({ job, verdicts }) {
	return verdicts.flatMap(({ target, findings }) => {
		let errors = findings.filter(({ severity }) => severity === "error");
		return errors.length === 0 ? [] : [{
			target,
			findings: errors.map((one) => ({
				...one,
				message: `job ${job} failed: ${one.message}`
			}))
		}];
	});
}
function proved(results) {
	return results.flatMap(({ verdicts }) => verdicts.filter(({ findings }) => findings.every(({ severity }) => severity !== "error")).map(({ target }) => target));
}
function failed(message, hint) {
	return {
		kind: "job",
		severity: "error",
		message,
		hint
	};
}
/**
* Make a prove job fail if no interpreter of its runner matches the target.
* @param want the level that the job must reach
*/
function requireLevel(verdict, want) {
	let tried = verdict.checks.some(({ level }) => isRealProof(level));
	if (verdict.level === "none" || tried) return verdict;
	let message = `${verdict.target} is not verified at level "${want}": no interpreter on the runner of this job matches it`, findings = verdict.findings.filter(({ kind }) => kind !== "unproved");
	return {
		...verdict,
		findings: [...findings, {
			kind: "unproved",
			severity: "error",
			message,
			hint: "Put its Python on PATH, in a micro version that the bundle supports, on a machine that accepts every tag of the target."
		}]
	};
}
// src/matrix/plan-file.ts
const AnnouncedFile = strictObject({
	url: string(),
	...AnnouncedMetadataSchema.entries
}), PlanSchema = strictObject({
	format: literal(2),
	tool: strictObject({
		name: literal("offline-bundle"),
		version: string()
	}),
	inputs: sha256,
	targets: array(TargetSchema),
	requirements: omit(ParsedRequirementsSchema, ["logins"]),
	resolutions: array(SolvedSchema),
	announced: array(AnnouncedFile),
	uploadedFiles: array(strictObject({
		filename: wheelName,
		sha256
	})),
	prove: exactOptional(picklist(PROOF_LEVELS)),
	proveExcept: exactOptional(array(project)),
	jobs: array(ProveJobSchema),
	unproved: array(UnprovedSchema)
});
/** Hash the inputs and the requirements read from them, without credentials. */
function inputsDigest({ requirementInputs, targets, indexes, sdists }, { logins, ...requirements }) {
	return sha256Of(maskSecrets(JSON.stringify({
		requirementInputs,
		targets,
		indexes,
		sdists,
		requirements
	})));
}
/** Build the plan. Announced metadata is kept only for the selected files that come from an index. @throws ValiError on a bug */
function toPlan({ requirements: { logins, ...requirements }, solved, announced, uploadedFiles, ...rest }) {
	let own = solved.flatMap(({ files }) => files.filter(({ built }) => built === void 0)), urls = [...new Set(own.map(({ url }) => url))].sort(), plan = {
		format: 2,
		tool: {
			name: "offline-bundle",
			version: VERSION
		},
		...rest,
		requirements,
		resolutions: solved.map(({ kind, target, files }) => ({
			kind,
			target,
			files: files.map((file) => file.built === void 0 ? file : {
				...file,
				url: portableUrl(file.url)
			})
		})),
		announced: urls.flatMap((url) => {
			let metadata = announced.get(url);
			return metadata === void 0 ? [] : [{
				url,
				...metadata
			}];
		}),
		uploadedFiles: uploadedFiles.map(({ filename, sha256 }) => ({
			filename,
			sha256
		}))
	};
	return parse(PlanSchema, plan);
}
/** Find a job by its name. @throws BundleError `usage` that lists the jobs of the plan */
function findJob(name, { jobs }) {
	let job = jobs.find((one) => one.name === name);
	if (job !== void 0) return job;
	let names = jobs.length === 0 ? "none" : jobs.map((one) => one.name).join(", ");
	throw new BundleError({
		kind: "usage",
		faults: [{
			input: "job",
			actual: name,
			expected: `the plan has no such job; its jobs are: ${names}`
		}]
	});
}
const hint$1 = "Use one commit for plan, prove and merge, and the plan of this workflow run.", PLAN = {
	noun: "a plan",
	format: 2,
	schema: PlanSchema,
	hint: hint$1,
	otherFormat: hint$1
};
/** Parse plan.json. @throws BundleError `integrity` if it is not a plan, or a plan of another version of offline-bundle */
function parsePlan(text, where) {
	let plan = parseDocument(PLAN, text, where), { version } = plan.tool;
	if (version === "0.1.0") return plan;
	throw new BundleError({
		kind: "integrity",
		what: `${where} was made by offline-bundle ${version}, but this is ${VERSION}`,
		hint: hint$1
	});
}
/**
* The files that other jobs cannot download: built or local files, and files that need credentials from requirements files or
* find-links URLs, since a plan contains no credentials.
*/
function uploadedFiles(solved, { logins = [] }, findLinks) {
	let pages = findLinks.filter((url) => credentialsIn(url).length > 0), closed = new Set([...logins.map(({ url }) => url), ...pages].map(originOf));
	return [...new Map(solved.flatMap((one) => one.files).map((file) => [file.sha256, file])).values()].filter(({ url }) => /^file:/i.test(url) || closed.has(originOf(url)));
}
/** Scheme and host, or the whole text without them. */
function originOf(url) {
	let [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? [];
	return host === void 0 ? url : `${scheme}://${host}`.toLowerCase();
}
/**
* Write the folder of a plan: wheels/ with the uploaded files, then plan.json.
* @throws BundleError `environment` for disk errors
*/
async function writePlan(folder, plan, files) {
	try {
		await makeFolder(plan.uploadedFiles.length > 0 ? path.join(folder, "wheels") : folder);
		for (let { filename, sha256 } of plan.uploadedFiles) {
			let file = files.get(sha256);
			if (file === void 0) throw TypeError(`${filename} is not in the pool`);
			await copyFile(file.path, path.join(folder, "wheels", filename));
		}
		await writeWhole(path.join(folder, "plan.json"), documentText(plan));
	} catch (cause) {
		throw await rm(path.join(folder, "wheels"), {
			recursive: !0,
			force: !0
		}).catch(() => void 0), diskFailure(cause, folder);
	}
}
/** Read a plan folder. @throws BundleError `usage` without plan.json, `integrity` if it is not valid */
async function readPlan(folder) {
	let file = path.join(folder, "plan.json"), text = await readFile(file, "utf8").catch((cause) => {
		throw new BundleError({
			kind: "usage",
			faults: [{
				input: "plan",
				actual: folder,
				expected: "contains no plan.json: download the artifact of the plan job"
			}]
		}, { cause });
	});
	return {
		plan: parsePlan(text, file),
		sha256: sha256Of(text)
	};
}
/** The file URLs of the wheels in a plan folder, by sha256. */
function uploadedUrls(folder, uploadedFiles) {
	return new Map(uploadedFiles.map(({ filename, sha256 }) => [sha256, pathToFileURL(path.resolve(folder, "wheels", filename)).href]));
}
/** All files of these resolutions, with the URLs of uploaded ones replaced. */
function filesFrom(solved, urls) {
	return solved.flatMap(({ files }) => files.map((file) => ({
		...file,
		url: urls.get(file.sha256) ?? file.url
	})));
}
/**
* Prepare the folder of a plan or a result, which need not exist. One of a previous job is removed: self-hosted runners keep their
* workspace, and an old result would be uploaded as the result of this job.
* @throws BundleError `usage` if the folder contains something else
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
				actual: folder,
				expected: "choose a folder that is empty or does not exist"
			}]
		});
	}
}
/** Write a file atomically. */
async function writeWhole(file, text) {
	await writeFile(`${file}.partial`, text), await rename(`${file}.partial`, file);
}
// src/matrix/result-file.ts
const ProveResultSchema = strictObject({
	format: literal(1),
	/** Hashes of the inputs of its plan, and of plan.json. */
	inputs: sha256,
	plan: sha256,
	job: string(),
	/** Versions and machine, as in the proofs of a bundle. */
	tools: strictObject({
		offlineBundle: string(),
		node: string(),
		python: string(),
		pip: string()
	}),
	host: string(),
	verdicts: array(VerdictSchema),
	/** The installed files. */
	files: array(strictObject({
		filename: wheelName,
		sha256
	}))
});
/** Build the result of a prove job. @throws ValiError on a bug */
function toProveResult({ tools, files, ...facts }) {
	return parse(ProveResultSchema, {
		format: 1,
		...facts,
		tools: {
			offlineBundle: VERSION,
			...tools
		},
		files: files.map(({ filename, sha256: content }) => ({
			filename,
			sha256: content
		}))
	});
}
const hint = "Use the results of the prove jobs of this workflow run.", RESULT = {
	noun: "a result of a prove job",
	format: 1,
	schema: ProveResultSchema,
	hint,
	otherFormat: hint
};
/** Parse result.json. @throws BundleError `integrity` */
function parseProveResult(text, where) {
	return parseDocument(RESULT, text, where);
}
/** Write the folder of a result. @throws BundleError `environment` for disk errors */
async function writeResult(folder, result) {
	try {
		await makeFolder(folder), await writeWhole(path.join(folder, "result.json"), documentText(result));
	} catch (cause) {
		throw diskFailure(cause, folder);
	}
}
/**
* Read the results in this folder and its subfolders. There may be none: `mergeResults` reports missing ones.
* @throws BundleError `integrity` for an invalid result
*/
async function readResults(folder) {
	let names = await readdir(folder).catch((cause) => {
		if (errorCode(cause) === "ENOENT") return [];
		throw diskFailure(cause, folder);
	}), results = [];
	for (let name of ["", ...names.sort()]) {
		let file = path.join(folder, name, "result.json"), text = await readFile(file, "utf8").catch((cause) => {
			if (!["ENOENT", "ENOTDIR"].includes(errorCode(cause))) throw cause;
		});
		text !== void 0 && results.push(parseProveResult(text, file));
	}
	return results;
}
// src/run/matrix-jobs.ts
/**
* The plan job: resolve every target once for all jobs, and download or build the files that prove jobs cannot.
* @returns the missing wheels if `allow-missing-wheels` is set and nothing else is missing; no plan is written then
* @throws BundleError; no plan is written then
*/
async function planJob(given, ports) {
	let request = resolveRelativeTime(given, ports.clock.now());
	return await makeRoom(request.plan, "plan"), withSession({
		...request,
		output: sessionOutput(request.plan)
	}, ports, async (session) => {
		let targets = expandTargets(request.targets, session.host);
		noticeAssumptions(request.targets, targets, session.host, ports.log);
		let jobs = proveJobsOf(targets, request), resolving = {
			...request,
			output: {
				folder: request.plan,
				name: ""
			}
		}, { index, requirements: read } = await readRequirements(resolving, targets, session, ports), { requirements, resolutions, solved, missingWheels } = await resolveTargets(read, targets, resolving, {
			session,
			index,
			ports,
			settled: () => void 0
		});
		if (request.allowMissingWheels && missingWheels.length > 0 && lacksOnlyWheels(resolutions, requirements)) return {
			targets,
			missingWheels
		};
		failOnFindings(resolutions, [], [], missingWheels), unionOf(solved);
		let uploaded = uploadedFiles(solved, requirements, request.indexes.findLinks);
		index.pool.want(uploaded);
		let files = await ports.log.phase("Download the files that prove jobs cannot download", () => index.pool.close()), facts = {
			inputs: inputsDigest(request, requirements),
			targets,
			requirements,
			solved,
			announced: index.fetcher.announced,
			uploadedFiles: uploaded,
			...jobs
		}, { prove, proveExcept } = request, plan = toPlan({
			...facts,
			...toOptional("prove", prove),
			...toOptional("proveExcept", proveExcept)
		});
		return await writePlan(request.plan, plan, files), { plan };
	});
}
/**
* A prove job: download the files of its targets and verify them on this machine. The result is written even if a target fails, so
* that the merge job can report it.
* @returns the result, in which every target passed
* @throws BundleError
*/
async function proveJob(request, ports) {
	let { plan, sha256 } = await readPlan(request.plan), { name, targets: ids } = findJob(request.job, plan);
	await makeRoom(request.result, "result");
	let place = sessionOutput(request.result), output = {
		folder: place.folder,
		name: `${place.name}-proof`,
		split: "none"
	}, level = plan.prove ?? "installed", proof = {
		interpreters: request.interpreters,
		prove: level,
		...toOptional("proveExcept", plan.proveExcept)
	};
	return withSession({
		...request,
		output
	}, ports, async (session) => {
		let settings = {
			ports,
			pythonRuntime: session.pythonRuntime,
			proof,
			jobs: request.jobs
		};
		await checkInterpreters(settings);
		let targets = targetsOf(plan, ids), downloads = await session.openDownloads(), resolved = startDownloads(plan, ids, request.plan, downloads), checked = await checkWheels(resolved, targets, announcedBy(plan), downloads, session, ports.log), writing = {
			requirements: resolved.requirements,
			checked,
			targets,
			fetcher: downloads.fetcher
		}, staged = await stageBundles(splitTargets(targets, output), writing, session.transaction, ports), verdicts = (await verifyBundles(staged, checked, settings)).flatMap((one) => one.verdicts.map((verdict) => requireLevel(verdict, level))), result = toProveResult({
			inputs: plan.inputs,
			plan: sha256,
			job: name,
			tools: session.tools,
			host: session.machine,
			verdicts,
			files: checked.union.files
		});
		return await writeResult(request.result, result), failOnFindings([], verdicts), result;
	});
}
/**
* The merge job: merge the results, download every file, verify all targets again, and publish.
* @throws BundleError that names every failed job; the output folder is then unchanged
*/
async function mergeJob(given, ports) {
	let run = startRun(ports), request = resolveRelativeTime(given, run.started), { plan, sha256 } = await readPlan(request.plan), results = mergeResults(plan, sha256, await readResults(request.results)), proof = {
		interpreters: "none",
		prove: plan.prove === "closure" ? "closure" : "dry-run"
	}, previous = await readPreviousBundle(request.since);
	return withSession(request, ports, async (session) => {
		let policy = await openPolicy(request, ports.clock, session.versionQueries), { targets } = plan, specs = splitTargets(targets, request.output);
		await session.transaction.reserve(withDeltas(specs, request.since));
		let downloads = await session.openDownloads(), resolved = startDownloads(plan, targets.map(({ id }) => id), request.plan, downloads), checked = await checkWheels(resolved, targets, announcedBy(plan), downloads, session, ports.log), writing = {
			requirements: resolved.requirements,
			checked,
			targets,
			fetcher: downloads.fetcher
		}, staged = await stageBundles(specs, writing, session.transaction, ports), { pythonRuntime } = session, verified = (await verifyBundles(staged, checked, {
			ports,
			pythonRuntime,
			proof,
			jobs: request.jobs
		})).map((one) => ({
			...one,
			verdicts: one.verdicts.map((verdict) => withChecks(verdict, results.get(verdict.target) ?? []))
		})), warnings = await checkPolicy(policy, resolved, checked, verified, ports.log);
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
/** The session works next to the job's folder, on the same disk. */
function sessionOutput(folder) {
	return {
		folder: path.dirname(path.resolve(folder)),
		name: path.basename(path.resolve(folder))
	};
}
function targetsOf({ targets }, ids) {
	return targets.filter(({ id }) => ids.includes(id));
}
/** Nothing is resolved here: the plan holds the resolutions. */
function startDownloads(plan, ids, folder, { pool }) {
	let solved = plan.resolutions.filter(({ target }) => ids.includes(target));
	return pool.want(filesFrom(solved, uploadedUrls(folder, plan.uploadedFiles))), {
		requirements: plan.requirements,
		resolutions: solved,
		solved,
		missingWheels: []
	};
}
function announcedBy({ announced }) {
	return new Map(announced.map(({ url, ...core }) => [url, core]));
}
// src/github/matrix-steps.ts
/** The plan job; its outputs are the job matrix. @throws BundleError */
async function planStep(request, ports) {
	let { log, env } = ports, planned = await withCache(persistedCacheOf(request, "plan", env), ports, () => planJob(request, ports), (one) => "plan" in one ? one.plan.resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)) : []);
	if ("missingWheels" in planned) {
		let { targets, missingWheels } = planned, names = missingWheels.map(({ project, version }) => `${project} ${version}`).join(", ");
		log.notice(`no plan was made: build wheels of ${names} first (output missing-wheels)`), await addSummary(lackingSummary(missingWheels), env), setOutputs(lackingOutputs(targets, missingWheels));
		return;
	}
	let { plan } = planned;
	for (let { target, because } of plan.unproved) log.notice(`${target} is verified at level "dry-run" only: ${because}`);
	await addSummary(planSummary(plan), env), setOutputs(planOutputs(plan, request.plan));
}
/** A prove job. @throws BundleError if a target fails; the result is written before */
async function proveStep(request, ports) {
	let { log, env } = ports, result = await withCache(persistedCacheOf(request, request.job, env), ports, () => proveJob(request, ports), ({ files }) => files.map(({ sha256 }) => sha256));
	for (let { target, level } of result.verdicts) log.info(`${target} is verified at level "${level}"`);
	setOutputs(proveOutputs(result, request.result));
}
/** The merge job: make and publish the bundles. @throws BundleError that names every failed job */
async function mergeStep(request, ports) {
	await bundleStep(request, mergeJob, ports);
}
// src/options/matrix-requests.ts
/** @throws BundleError `usage` with all errors that can be found without network access */
function parsePlanInputs(raw, host) {
	let read = readerOf(raw), { prove, proveExcept } = parseProof(read, host), request = {
		...commonOf(read, host),
		requirementInputs: requirementInputsOf(read, host),
		targets: targetsOf$1(read, host),
		sdists: parseSdists(read),
		buildConstraints: files(read, host, "build-constraint"),
		...toOptional("prove", prove),
		...toOptional("proveExcept", proveExcept),
		provePer: read.one("prove-per", choiceOf("platform", "target"), "platform"),
		runners: read.each("runners", parseOwnRunner),
		allowMissingWheels: read.flag("allow-missing-wheels")
	};
	return checked(request, read, raw, host.targetFaults?.(request.targets) ?? []);
}
/** @throws BundleError `usage` */
function parseProveInputs(raw, host) {
	let read = readerOf(raw), job = read.text("job");
	job === void 0 && read.fault("job", "", "required: the name of a prove job, from the matrix output of plan");
	let { interpreters } = parseProof(read, host);
	return checked({
		...commonOf(read, host),
		interpreters,
		job: job ?? "",
		result: read.text("result") ?? "offline-bundle-result"
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
		results: read.text("results") ?? "offline-bundle-results"
	}, read, raw, []);
}
/** `linux-ppc64le-*=self-hosted,ppc64le` */
function parseOwnRunner(given) {
	let [, pattern = "", rest = ""] = /^([A-Za-z0-9._*-]+)\s*=(.*)$/.exec(given) ?? [], labels = rest.split(",").map((label) => label.trim());
	return pattern !== "" && labels.every((label) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(label)) ? { ok: {
		pattern,
		labels
	} } : { expected: "expected PLATFORM=LABEL or PLATFORM=LABEL,LABEL, e.g. linux-ppc64le-*=self-hosted,ppc64le; * matches any characters" };
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
	checkOptionConflicts(read, raw.surface);
	let faults = allFaults(raw, read, later);
	if (faults.length > 0) throw new BundleError({
		kind: "usage",
		faults
	});
	return freeze(request);
}
export { planStep as a, mergeStep as i, parsePlanInputs as n, proveStep as o, parseProveInputs as r, parseMergeInputs as t };
