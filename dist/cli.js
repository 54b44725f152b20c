#!/usr/bin/env node
import { a as optionSpecs, i as GROUPS, n as editDistance, r as nearest, t as VERSION, v as SEE_HELP } from "./chunks/version.js";
import { n as PLAIN_LOOK, t as COLOUR_LOOK } from "./chunks/look.js";
import { t as openStop } from "./chunks/stop.js";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
// src/cli/commands.ts
/** What the local command can do. Without a command's name it makes a bundle. */
const COMMANDS = [
	{
		name: "bundle",
		usage: "[bundle] [options] [REQUIREMENT…]",
		doc: "Make a bundle.",
		operands: [0, 0]
	},
	{
		name: "verify",
		usage: "verify DIR",
		doc: "Check a bundle at rest, with every proof this machine can give.",
		operands: [1, 1]
	},
	{
		name: "diff",
		usage: "diff OLD NEW",
		doc: "Say what changed from one bundle to the next, per target.",
		operands: [2, 2]
	},
	{
		name: "targets",
		usage: "targets [NAME…]",
		doc: "Say what the names of platforms and targets mean.",
		operands: [0, 100]
	}
], FOREIGN_COMMANDS = /* @__PURE__ */ "add.apply.check.compare.create.delta.describe.download.export.freeze.help.info.init.install.join.list.lock.make.merge.pack.package.plan.prove.pull.push.remove.resolve.run.search.show.sync.uninstall.unpack.update.upgrade.validate.version".split(".");
/** A first word that looks like a command and is none: it would otherwise be bundled as a project of that name. */
function commandFaults(word, rest) {
	let typed = word.toLowerCase(), near = COMMANDS.find(({ name }) => name !== typed && editDistance(typed, name) === 1), isForeign = FOREIGN_COMMANDS.includes(typed);
	return near === void 0 && !isForeign ? [] : [{
		input: word,
		given: "",
		want: "there is no such command",
		hint: `${near === void 0 ? instructions(typed, rest) : `Did you mean: offline-bundle ${near.usage}?`} To bundle the project ${word}: --package ${word}`
	}];
}
function instructions(command, rest) {
	return command === "help" || command === "version" ? `Did you mean: offline-bundle --${command}?` : `A bundle is made without a command: offline-bundle ${rest.length === 0 ? "REQUIREMENT…" : rest.join(" ")}; its install.py installs it.`;
}
// src/cli/argv.ts
/** Reads the arguments after `node cli.js`. Total: every fault is a value. */
function readArgv(args) {
	let specs = optionSpecs("command"), { tokens } = parseArgs({
		args: [...args],
		options: optionsOf(specs),
		allowPositionals: !0,
		strict: !1,
		tokens: !0
	}), told = tokens.flatMap((token) => token.kind === "option" ? [{
		...token,
		next: args[token.index + 1]
	}] : []), positionals = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []), command = commandOf(positionals[0]), operands = command === "bundle" ? [] : positionals.slice(1), packages = command === "bundle" ? positionals.slice(+(positionals[0] === "bundle")) : [];
	return {
		command,
		operands,
		raw: {
			surface: "command",
			given: givenOf(told, specs, packages),
			faults: [
				...told.flatMap((one) => faultOf(one, specs)),
				...packages.filter((one) => one.trim() === "").map(() => EMPTY_PACKAGE),
				...operandFaults(command, operands),
				...command === "bundle" && positionals[0] !== "bundle" ? commandFaults(packages[0] ?? "", packages.slice(1)) : []
			].map((fault) => ({
				hint: SEE_HELP,
				...fault
			}))
		},
		help: told.some(({ name }) => name === "help"),
		version: told.some(({ name }) => name === "version")
	};
}
function optionsOf(specs) {
	let own = specs.map(({ name, kind, short }) => [name, {
		type: kind === "flag" ? "boolean" : "string",
		...short === void 0 ? {} : { short }
	}]);
	return {
		...Object.fromEntries(own),
		help: {
			type: "boolean",
			short: "h"
		},
		version: {
			type: "boolean",
			short: "V"
		}
	};
}
function commandOf(first) {
	return COMMANDS.find(({ name }) => name === first && name !== "bundle")?.name ?? "bundle";
}
function givenOf(told, specs, packages) {
	let values = specs.map(({ name, kind }) => {
		let here = told.filter((one) => one.name === name);
		if (kind === "flag") return [name, here.slice(-1).map(({ value }) => value ?? "true")];
		let own = here.flatMap(({ value }) => value === void 0 ? [] : [value]);
		return [name, name === "package" ? [...packages, ...own] : own];
	});
	return toGiven(new Map(values.filter(([, given]) => given.length > 0)));
}
function toGiven(given) {
	return Object.fromEntries(given);
}
function faultOf(one, specs) {
	let { name, rawName, value } = one;
	if (name === "help" || name === "version") return [];
	let spec = specs.find((option) => option.name === name);
	if (spec === void 0) return [unknown(one, specs)];
	let wanted = spec.kind === "flag" ? "true or false" : spec.placeholder ?? "a value";
	return lacksValue(one, spec, specs) ? [{
		input: rawName,
		given: "",
		want: `give ${wanted} after it`
	}] : value !== void 0 && isEmpty(value, spec) ? [{
		input: rawName,
		given: "",
		want: `its value is empty: give ${wanted}, or leave the option out`
	}] : [];
}
function lacksValue({ value, inlineValue }, { kind }, specs) {
	if (kind === "flag") return !1;
	let swallowed = inlineValue === !1 && specs.some((option) => value === `--${option.name}`);
	return value === void 0 || swallowed;
}
/**
* `--platform "$P"` with P unset must not mean this machine. An action's input is another matter: there nobody can tell an
* empty one from one that is not given.
*/
function isEmpty(value, { cut }) {
	return (cut === "words" ? /^[\s,]*$/ : /^\s*$/).test(value);
}
const EMPTY_PACKAGE = {
	input: "REQUIREMENT",
	given: "",
	want: "is empty: give a requirement, or leave it out"
};
function unknown({ rawName, next }, specs) {
	let none = "there is no such option";
	if (rawName === "-e" || rawName === "--editable") return {
		input: rawName,
		given: "",
		want: `${none}; write --package "-e ${next ?? "FOLDER"}"`
	};
	let typed = rawName.replace(/^-+/, ""), [near] = typed.length < 3 ? [] : nearest(typed, [
		...specs.map(({ name }) => name),
		"help",
		"version"
	], 1);
	return {
		input: rawName,
		given: "",
		want: `${none}${near === void 0 ? "" : `; did you mean --${near}?`}`
	};
}
function operandFaults(command, operands) {
	let spec = COMMANDS.find(({ name }) => name === command);
	if (spec === void 0 || command === "bundle") return [];
	let [least, most] = spec.operands;
	return operands.length >= least && operands.length <= most ? [] : [{
		input: command,
		given: operands.join(" "),
		want: `write it as: offline-bundle ${spec.usage}`
	}];
}
/** What `--help` prints: short enough to read, with every option in its group. */
function helpText(look) {
	let usage = COMMANDS.map(({ usage: how, doc }) => row(`offline-bundle ${how}`, doc, 52, look)), groups = GROUPS.flatMap((group) => {
		let options = optionSpecs("command").filter((spec) => spec.group === group);
		return options.length === 0 ? [] : [
			"",
			look.bold(group),
			...options.map((spec) => row(left(spec), right(spec), 34, look))
		];
	});
	return [
		`${look.bold("offline-bundle")}: one bundle of Python wheels that installs offline on every target, and the proof of it.`,
		"",
		...usage,
		...groups,
		"",
		look.bold("Examples"),
		"  offline-bundle python-keystoneclient -o out",
		"  offline-bundle -r requirements.txt --platform linux-x86_64-glibc2.28 --platform windows-x86_64 --python 3.12 -o out",
		"",
		"Exit codes: 0 done, 1 bug, 2 usage, 3 incomplete, 4 integrity, 5 signature, 6 no matching target, 7 environment,",
		"8 network, 9 policy, 130 cancelled.",
		""
	].join("\n");
}
function left({ name, short, kind, placeholder, choices }) {
	let value = choices === void 0 ? placeholder : choices.join("|");
	return `${short === void 0 ? "    " : `-${short}, `}--${name}${kind === "flag" ? "" : ` ${value ?? "TEXT"}`}`;
}
function right({ doc, default: fallback, kind }) {
	return fallback === void 0 || kind === "flag" ? doc : `${doc} Default: ${fallback === "." ? "this folder" : fallback}.`;
}
function row(head, text, indent, look) {
	let [first = "", ...rest] = wrap(text, 100 - indent);
	return [`  ${head}${head.length + 4 > indent ? `\n${" ".repeat(indent)}` : " ".repeat(indent - head.length - 2)}${look.dim(first)}`, ...rest.map((line) => `${" ".repeat(indent)}${look.dim(line)}`)].join("\n");
}
function wrap(text, width) {
	let lines = [];
	for (let word of text.split(" ")) {
		let last = lines.at(-1);
		last !== void 0 && last.length + word.length < width ? lines[lines.length - 1] = `${last} ${word}` : lines.push(word);
	}
	return lines;
}
// src/cli.ts
/** In dist/ the Python files lie beside this file, in a checkout one step up. */
const ROOT = new URL(import.meta.url.endsWith(".ts") ? "../" : "./", import.meta.url), ASSETS = {
	python: fileURLToPath(new URL("python/", ROOT)),
	vendor: fileURLToPath(new URL("vendor/", ROOT))
}, argv = readArgv(process.argv.slice(2));
if (process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1)), argv.help || process.argv.length === 2) {
	let colour = process.stdout.isTTY === !0 && (process.env.NO_COLOR ?? "") === "";
	process.stdout.write(helpText(colour ? COLOUR_LOOK : PLAIN_LOOK));
} else argv.version ? process.stdout.write(`offline-bundle ${VERSION}\n`) : process.exitCode = await run();
async function run() {
	let stop = openStop();
	for (let signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	]) process.on(signal, () => {
		stop.signal.aborted && leave(), process.stderr.write("\nStopping and cleaning up; once more to stop at once.\n"), stop.abort();
	});
	let { start } = await import("./chunks/start.js"), { env, platform, stdout, stderr } = process;
	return start(argv, {
		env,
		platform,
		stdout,
		stderr,
		assets: ASSETS,
		signal: stop.signal
	});
}
/** The second signal: no waiting for anything. Bars switch line wrapping off; the terminal gets it back. */
function leave() {
	process.stderr.isTTY && process.stderr.write("\x1B[?7h\n"), process.exit(130);
}
export {};
