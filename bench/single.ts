import { cp } from 'node:fs/promises'
import path from 'node:path'
import { atMost, type Bench, type BenchOptions, type Found, median, showSeconds } from './bench.ts'
import { CLI, setFile } from './folders.ts'
import { measured } from './measured.ts'
import { offlineBundle } from './offline-bundle.ts'
import { openTools, type Tools } from './tools.ts'

export const BENCH_SINGLE: Bench = {
  name: 'single',
  question: 'How long does a single target for this machine take?',
  minutes: 3,
  run,
}

/** All commands alternate, so that a slow minute of the network affects all of them. */
async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const tools = await openTools()
  const turns = quick ? 1 : 7
  const unpacked = path.join(folder, 'unpacked')
  await bundleFor(path.join(folder, 'first'), unpacked, ['--archive', 'none', '--interpreters', 'none'])
  const seconds: Record<'bundle' | 'download' | 'installed' | 'installing' | 'help' | 'node', number[]> = {
    bundle: [], download: [], installed: [], installing: [], help: [], node: [],
  } // biome-ignore format: one line
  for (let turn = 0; turn < turns; turn += 1) {
    say(`turn ${turn + 1} of ${turns}`)
    const at = path.join(folder, String(turn))
    seconds.bundle.push(await bundleCold(path.join(at, 'bundle'), unpacked, ['--archive', 'none', '--interpreters', 'none']))
    const download = await pipDownload(path.join(at, 'download'), tools)
    seconds.download.push(download)
    seconds.installed.push(await bundleCold(path.join(at, 'installed'), unpacked, []))
    seconds.installing.push(download + (await pipInstall(path.join(at, 'venv'), path.join(at, 'download'), tools)))
  }
  for (let turn = 0; turn < (quick ? 3 : 25); turn += 1) {
    seconds.help.push((await measured(process.execPath, [CLI, '--help'])).wallSeconds)
    seconds.node.push((await measured(process.execPath, ['-e', '0'])).wallSeconds)
  }
  const of = (name: keyof typeof seconds): number => median(seconds[name])
  const row = (what: string, name: keyof typeof seconds): string[] => {
    return [what, showSeconds(of(name)), showSeconds(Math.min(...seconds[name])), showSeconds(Math.max(...seconds[name]))]
  }
  return {
    commands: [
      'node dist/cli.js python-keystoneclient -o OUT --cache-dir CACHE --archive none --interpreters none',
      'pip download --only-binary :all: --no-cache-dir -d OUT python-keystoneclient',
      'node dist/cli.js python-keystoneclient -o OUT --cache-dir CACHE',
      'pip download …; python -m venv VENV; VENV/bin/python -m pip install --no-index --find-links OUT python-keystoneclient',
      'node dist/cli.js --help; node -e 0',
    ],
    table: [
      ['What', 'Wall, median', 'minimum', 'maximum'],
      row('offline-bundle, closure check and dry run', 'bundle'),
      row('pip download', 'download'),
      row('offline-bundle, with a real install and an archive', 'installed'),
      row('pip download and pip install into a fresh venv', 'installing'),
      row('--help', 'help'),
      row('node -e 0', 'node'),
    ],
    figures: [
      atMost('One target against pip download', of('bundle'), of('download'), 1.5, '1.5 times'),
      atMost('One target with a real install against pip download and install', of('installed'), of('installing'), 1, '1.0 times'),
      atMost('--help against an empty Node.js script', of('help'), of('node'), 3, '3 times'),
    ],
    notes: [
      `${turns} runs each, 25 for --help, alternating, without a cache of the index. CACHE only contains the unpacked pip, which corresponds to an installed pip.`,
    ],
  }
}

/** The cache only contains the unpacked pip of a previous run. */
async function bundleCold(out: string, unpacked: string, more: readonly string[]): Promise<number> {
  const cache = `${out}-cache`
  await cp(path.join(unpacked, 'pip'), path.join(cache, 'pip'), { recursive: true })
  return bundleFor(out, cache, more)
}

async function bundleFor(out: string, cache: string, more: readonly string[]): Promise<number> {
  return (await offlineBundle(['-r', setFile('keystone'), '-o', out, '--cache-dir', cache, ...more])).wallSeconds
}

async function pipDownload(to: string, { python }: Tools): Promise<number> {
  const how = ['--only-binary', ':all:', '--no-cache-dir', '--quiet', '--dest', to]
  return (await measured(python, ['-m', 'pip', 'download', ...how, '-r', setFile('keystone')])).wallSeconds
}

/** Includes the creation of the environment, as in the run of offline-bundle. */
async function pipInstall(venv: string, wheels: string, { python }: Tools): Promise<number> {
  const made = await measured(python, ['-m', 'venv', venv])
  const how = ['--no-index', '--find-links', wheels, '--quiet']
  const ran = await measured(path.join(venv, 'bin', 'python'), ['-m', 'pip', 'install', ...how, '-r', setFile('keystone')])
  return made.wallSeconds + ran.wallSeconds
}
