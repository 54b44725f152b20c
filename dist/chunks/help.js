import { B as VERSION, H as editDistance, M as ANSI_STYLE, Mt as SEE_HELP, N as PLAIN_STYLE, V as closestMatch, W as lookUpPlatform, ht as GROUPS, mt as COMMAND_OPTIONS, vt as optionSpecs } from "./process.js";
import { parseArgs } from "node:util";
// src/cli/args.ts
/** Parse the arguments after `node cli.js`. Never throws: mistakes are returned as faults. */
function readArgv(args) {
	let specs = optionSpecs("command"), { tokens } = parseArgs({
		args: [...args],
		options: optionsOf$1(specs),
		allowPositionals: !0,
		strict: !1,
		tokens: !0
	}), options = tokens.flatMap((token) => token.kind === "option" ? [{
		...token,
		next: args[token.index + 1]
	}] : []), positionals = tokens.flatMap((token) => token.kind === "positional" ? [token.value] : []), command = commandOf(positionals[0]), operands = command === "bundle" ? [] : positionals.slice(1), packages = command === "bundle" ? positionals.slice(+(positionals[0] === "bundle")) : [];
	return {
		command,
		operands,
		raw: {
			surface: "command",
			given: givenOf(options, specs, packages),
			faults: [
				...options.flatMap((one) => faultOf(one, specs)),
				...packages.filter((one) => one.trim() === "").map(() => EMPTY_PACKAGE),
				...operandFaults(command, operands),
				...packages.flatMap((word) => misplacedFaults(word, options)),
				...command === "bundle" && positionals[0] !== "bundle" ? commandFaults(packages[0] ?? "", packages.slice(1)) : []
			].map((fault) => ({
				hint: SEE_HELP,
				...fault
			}))
		},
		help: options.some(({ name }) => name === "help"),
		version: options.some(({ name }) => name === "version")
	};
}
/** Reject the second value of `--platform linux windows`, instead of bundling the project of that name. */
function misplacedFaults(word, options) {
	let has = (option) => options.some(({ name }) => name === option), hint = `To bundle the project ${word}: --package ${word}`;
	return has("platform") && lookUpPlatform(word) !== void 0 ? [{
		input: word,
		actual: "",
		expected: `is a platform; write --platform ${word}`,
		hint
	}] : has("python") && /^\d+(?:\.\d+)*t?$/.test(word) ? [{
		input: word,
		actual: "",
		expected: `is a Python version; write --python ${word}`,
		hint
	}] : [];
}
function optionsOf$1(specs) {
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
function givenOf(options, specs, packages) {
	let values = specs.map(({ name, kind }) => {
		let here = options.filter((one) => one.name === name);
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
		actual: "",
		expected: `add ${wanted} after it`
	}] : value !== void 0 && isEmpty(value, spec) ? [{
		input: rawName,
		actual: "",
		expected: `its value is empty: pass ${wanted}, or remove the option`
	}] : [];
}
function lacksValue({ value, inlineValue }, { kind }, specs) {
	if (kind === "flag") return !1;
	let swallowed = inlineValue === !1 && specs.some((option) => value === `--${option.name}`);
	return value === void 0 || swallowed;
}
/**
* `--platform "$P"` with P unset must not select this machine. (For an action input, empty and unset cannot be distinguished.)
*/
function isEmpty(value, { cut }) {
	return (cut === "words" ? /^[\s,]*$/ : /^\s*$/).test(value);
}
const EMPTY_PACKAGE = {
	input: "REQUIREMENT",
	actual: "",
	expected: "is empty: pass a requirement, or remove it"
};
function unknown({ rawName, next }, specs) {
	let none = "there is no such option";
	if (rawName === "-e" || rawName === "--editable") return {
		input: rawName,
		actual: "",
		expected: `${none}; write --package "-e ${next ?? "FOLDER"}"`
	};
	let typed = rawName.replace(/^-+/, ""), [near] = typed.length < 3 ? [] : closestMatch(typed, [
		...specs.map(({ name }) => name),
		"help",
		"version"
	], 1);
	return {
		input: rawName,
		actual: "",
		expected: `${none}${near === void 0 ? "" : `; did you mean --${near}?`}`
	};
}
function operandFaults(command, operands) {
	let spec = COMMANDS.find(({ name }) => name === command);
	if (spec === void 0 || command === "bundle") return [];
	let [least, most] = spec.operands;
	return operands.length >= least && operands.length <= most ? [] : [{
		input: command,
		actual: operands.join(" "),
		expected: `write it as: offline-bundle ${spec.usage}`
	}];
}
/** The commands. Without a command name, a bundle is made. */
const COMMANDS = [
	{
		name: "bundle",
		usage: "[bundle] [options] [REQUIREMENT…]",
		doc: "Create a bundle.",
		operands: [0, 0]
	},
	{
		name: "verify",
		usage: "verify DIR",
		doc: "Repeat all checks on an existing bundle.",
		operands: [1, 1]
	},
	{
		name: "diff",
		usage: "diff OLD NEW",
		doc: "Show the changes between two bundles, per target.",
		operands: [2, 2]
	},
	{
		name: "targets",
		usage: "targets [NAME…]",
		doc: "List platforms, or show the tags and markers of a target.",
		operands: [0, 100]
	}
], FOREIGN_COMMANDS = /* @__PURE__ */ "add.apply.check.compare.create.delta.describe.download.export.freeze.help.info.init.install.join.list.lock.make.merge.pack.package.plan.prove.pull.push.remove.resolve.run.search.show.sync.uninstall.unpack.update.upgrade.validate.version".split(".");
/** Reject a first word that looks like a command, instead of bundling the project of that name. */
function commandFaults(word, rest) {
	let typed = word.toLowerCase(), near = COMMANDS.find(({ name }) => name !== typed && editDistance(typed, name) === 1), isForeign = FOREIGN_COMMANDS.includes(typed);
	return near === void 0 && !isForeign ? [] : [{
		input: word,
		actual: "",
		expected: "unknown command",
		hint: `${near === void 0 ? instructions(typed, rest) : `Did you mean: offline-bundle ${near.usage}?`} To bundle the project ${word}: --package ${word}`
	}];
}
function instructions(command, rest) {
	return command === "help" || command === "version" ? `Did you mean: offline-bundle --${command}?` : `A bundle is made without a command: offline-bundle ${rest.length === 0 ? "REQUIREMENT…" : rest.join(" ")}; its install.py installs it.`;
}
// src/cli/help.ts
/** Unit: columns. */
const VERSION_TEXT = `offline-bundle ${VERSION}\n`;
/** Colors on a terminal, unless NO_COLOR is set (no-color.org). */
function styleOf(stream, env) {
	let isPlain = (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
	return stream.isTTY === !0 && !isPlain ? ANSI_STYLE : PLAIN_STYLE;
}
/** The text of `--help` for one command; that of `bundle` also lists the others. */
function helpText(command, look) {
	let groups = GROUPS.flatMap((group) => {
		let options = optionsOf(command).filter((spec) => spec.group === group);
		return options.length === 0 ? [] : [
			"",
			look.bold(group),
			...options.map((spec) => row(left(spec), right(spec), 34, look))
		];
	});
	return [
		...introduction(command, look),
		...groups,
		...command === "bundle" ? [
			"",
			look.bold("Examples"),
			...EXAMPLES
		] : [],
		"",
		EXIT_CODES,
		""
	].join("\n");
}
function introduction(command, look) {
	let usage = COMMANDS.map((spec) => ({
		...spec,
		row: row(`offline-bundle ${spec.usage}`, spec.doc, 52, look)
	}));
	return command === "bundle" ? [
		`${look.bold("offline-bundle")}: collect the Python wheels of every target into one bundle that installs without network access.`,
		"",
		...usage.map((one) => one.row),
		"",
		"The options below are those of bundle; `offline-bundle COMMAND --help` shows those of another command."
	] : usage.filter(({ name }) => name === command).map((one) => one.row);
}
/** The options that a command accepts. */
function optionsOf(command) {
	let accepted = command === "bundle" ? void 0 : COMMAND_OPTIONS[command];
	return optionSpecs("command").filter(({ name }) => accepted?.includes(name) ?? name !== "verify-with");
}
const EXAMPLES = ["  offline-bundle python-keystoneclient", "  offline-bundle -r requirements.txt --platform linux --platform windows --python 3.12"], EXIT_CODES = "Exit codes: 0 success, 1 bug, 2 usage, 3 incomplete, 4 integrity, 5 signature, 6 no matching target, 7 environment,\n8 network, 9 policy, 130 canceled.";
function left({ name, short, kind, placeholder, choices }) {
	let value = choices === void 0 ? placeholder : choices.join("|");
	return `${short === void 0 ? "    " : `-${short}, `}--${name}${kind === "flag" ? "" : ` ${value ?? "TEXT"}`}`;
}
function right({ doc, default: fallback, kind }) {
	return fallback === void 0 || kind === "flag" ? doc : `${doc} Default: ${fallback}.`;
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
export { readArgv as i, helpText as n, styleOf as r, VERSION_TEXT as t };
