#!/usr/bin/env node
import { Dt as readArgv, Et as COMMANDS, Tt as VERSION, an as optionSpecs, g as PLAIN_STYLE, h as ANSI_STYLE, nn as GROUPS, t as openStop } from "./chunks/process.js";
import { fileURLToPath } from "node:url";
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
/** `dist/`, which contains copies of the files read at run time, or the checkout. */
const ROOT = new URL(import.meta.url.endsWith(".ts") ? "../" : "./", import.meta.url), folder = (name) => fileURLToPath(new URL(name, ROOT)), ASSETS = {
	python: folder("python/"),
	vendor: folder("vendor/"),
	report: folder("src/report/html/")
}, argv = readArgv(process.argv.slice(2));
if (process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1)), argv.help || process.argv.length === 2) {
	let colour = process.stdout.isTTY === !0 && (process.env.NO_COLOR ?? "") === "";
	process.stdout.write(helpText(colour ? ANSI_STYLE : PLAIN_STYLE));
} else argv.version ? process.stdout.write(`offline-bundle ${VERSION}\n`) : process.exitCode = await run();
async function run() {
	let stop = openStop();
	for (let signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	]) process.on(signal, () => {
		stop.signal.aborted && leave(), process.stderr.write("\nStopping and cleaning up; press Ctrl-C again to stop at once.\n"), stop.abort();
	});
	let { start } = await import("./chunks/main.js"), { env, platform, stdout, stderr } = process;
	return start(argv, {
		env,
		platform,
		stdout,
		stderr,
		assets: ASSETS,
		signal: stop.signal
	});
}
/** Exit at once on the second signal, and restore the line wrapping that progress bars disable. */
function leave() {
	process.stderr.isTTY && process.stderr.write("\x1B[?7h\n"), process.exit(130);
}
export {};
