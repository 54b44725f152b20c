#!/usr/bin/env node
import { i as readArgv, n as helpText, r as styleOf, t as VERSION_TEXT } from "./chunks/help.js";
import { t as openStop } from "./chunks/process.js";
import { fileURLToPath } from "node:url";
// src/cli.ts
/** `dist/`, which contains copies of the files read at run time, or the checkout. */
const ROOT = new URL(import.meta.url.endsWith(".ts") ? "../" : "./", import.meta.url), folder = (name) => fileURLToPath(new URL(name, ROOT)), ASSETS = {
	python: folder("python/"),
	vendor: folder("vendor/"),
	report: folder("src/report/html/")
}, argv = readArgv(process.argv.slice(2));
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1)), argv.help || process.argv.length === 2 ? process.stdout.write(helpText(argv.command, styleOf(process.stdout, process.env))) : argv.version ? process.stdout.write(VERSION_TEXT) : process.exitCode = await run();
async function run() {
	let stop = openStop();
	for (let signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	]) process.on(signal, () => {
		stop.signal.aborted && leave(), stop.abort();
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
/** Exit at once on the second signal; the prompt gets its own line. */
function leave() {
	process.stderr.isTTY && process.stderr.write("\n"), process.exit(130);
}
export {};
