#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { readArgv } from './cli/args.ts'
import { helpText, styleOf, VERSION_TEXT } from './cli/help.ts'
import { openStop } from './worker/process.ts'

/** `dist/`, which contains copies of the files read at run time, or the checkout. */
const ROOT = new URL(import.meta.url.endsWith('.ts') ? '../' : './', import.meta.url)
const folder = (name: string): string => fileURLToPath(new URL(name, ROOT))
const ASSETS = { python: folder('python/'), vendor: folder('vendor/'), report: folder('src/report/html/') }

const argv = readArgv(process.argv.slice(2))
// `… | head` closes the pipe early, which is not an error
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

if (argv.help || process.argv.length === 2) {
  process.stdout.write(helpText(argv.command, styleOf(process.stdout, process.env)))
} else if (argv.version) {
  process.stdout.write(VERSION_TEXT)
} else {
  process.exitCode = await run()
}

async function run(): Promise<number> {
  const stop = openStop()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) leave()
      stop.abort()
    })
  }
  // Imported on demand, so that --help and --version are fast
  const { start } = await import('./cli/main.ts')
  const { env, platform, stdout, stderr } = process
  return start(argv, { env, platform, stdout, stderr, assets: ASSETS, signal: stop.signal })
}

/** Exit at once on the second signal; the prompt gets its own line. */
function leave(): never {
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.exit(130)
}
