import { LINUX_MACHINES } from './presets.ts'
import type { PythonSeries } from './pythons.ts'
import type { Target } from './target.ts'

/** The table of `offline-bundle targets`: one row for each family of names, with its tags and what markers read there. */
export function overview(presets: readonly Target[], pythons: readonly PythonSeries[]): string {
  const glibc = LINUX_MACHINES.map((machine) => presets.filter(({ platform }) => platform.startsWith(`linux-${machine}-glibc`)))
  const others = presets.filter(({ system }) => !(system.os === 'linux' && system.libc === 'glibc'))
  const rows = [
    ['PLATFORM', 'TAKES WHEELS FOR', 'sys_platform', 'platform_machine'],
    ...glibc.map(familyRow),
    ...others.map((one) => familyRow([one])),
  ]
  return `${[...columns(rows), '', ...pythonLines(pythons), '', ...HINTS].join('\n')}\n`
}

const HINTS = [
  'A target is a platform and a Python: cp312-linux-x86_64-glibc2.28. Show its tags and markers: offline-bundle targets NAME',
  'Other names for platforms: alpine-x86_64, debian-12-x86_64, rhel-8-x86_64, ubuntu-24.04-x86_64, win_amd64, manylinux_2_28_x86_64 … (--json lists them all)',
  'Any other machine: run describe.py there and give its JSON with --target.',
]

function familyRow(family: readonly Target[]): readonly string[] {
  const [oldest, newest] = [family[0], family.at(-1)]
  if (oldest === undefined || newest === undefined) return []
  const range = family.length > 1 ? ` … ${newest.platform.split('-').at(-1)}` : ''
  const { markers, machines } = newest
  return [`${oldest.platform}${range}`, tags(newest), markers.sys_platform, machines.join(', ')]
}

/** The best and the last tag: what lies between follows. */
function tags({ platformTags }: Target): string {
  const [first = ''] = platformTags
  return platformTags.length > 1 ? `${first}, ${platformTags[1]} … ${platformTags.at(-1)}` : first
}

function pythonLines(pythons: readonly PythonSeries[]): readonly string[] {
  const rows = pythons.map(({ name, newest, released }) => [name, newest, released ? '' : 'not released: only when named'])
  return columns([['PYTHON', 'MEANS', ''], ...rows])
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
