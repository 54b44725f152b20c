import { Mt as COMMANDS, an as optionSpecs, g as PLAIN_STYLE, h as ANSI_STYLE, jt as VERSION, nn as GROUPS } from "./process.js";
// src/cli/help.ts
/** Unit: columns. */
const VERSION_TEXT = `offline-bundle ${VERSION}\n`;
/** Colors on a terminal, unless NO_COLOR is set (no-color.org). */
function styleOf(stream, env) {
	let isPlain = (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
	return stream.isTTY === !0 && !isPlain ? ANSI_STYLE : PLAIN_STYLE;
}
/** The text of `--help`: all options by group. */
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
		`${look.bold("offline-bundle")}: collect the Python wheels of every target into one bundle that installs without network access.`,
		"",
		...usage,
		...groups,
		"",
		look.bold("Examples"),
		"  offline-bundle python-keystoneclient -o out",
		"  offline-bundle -r requirements.txt --platform linux-x86_64-glibc2.28 --platform windows-x86_64 --python 3.12 -o out",
		"",
		"Exit codes: 0 success, 1 bug, 2 usage, 3 incomplete, 4 integrity, 5 signature, 6 no matching target, 7 environment,",
		"8 network, 9 policy, 130 canceled.",
		""
	].join("\n");
}
function left({ name, short, kind, placeholder, choices }) {
	let value = choices === void 0 ? placeholder : choices.join("|");
	return `${short === void 0 ? "    " : `-${short}, `}--${name}${kind === "flag" ? "" : ` ${value ?? "TEXT"}`}`;
}
function right({ doc, default: fallback, kind }) {
	return fallback === void 0 || kind === "flag" ? doc : `${doc} Default: ${fallback === "." ? "the current directory" : fallback}.`;
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
export { helpText as n, styleOf as r, VERSION_TEXT as t };
