import { parseSha256, type Sha256 } from '../core/names.ts'
import type { Target } from '../targets/target.ts'

/** The last pip that supports a Python series, for machines with no pip or an unusable one. */
export interface BootstrapPip {
  readonly project: 'pip'
  readonly version: string
  readonly filename: string
  readonly sha256: Sha256
  /** Unit: bytes. */
  readonly bytes: number
}

/** Each row applies from its Python series up to the next row. A live test compares the hashes with the index. */
const LAST_PIPS = [
  row('3.6', '21.3.1', 'deaf32dcd9ab821e359cd8330786bcd077604b5c5730c0b096eda46f95c24a2d', 1_723_581),
  row('3.7', '24.0', 'ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc', 2_110_226),
  row('3.8', '25.0.1', 'c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f', 1_841_526),
  row('3.9', '26.0.1', 'bdb1b08f4274833d62c1aa29e20907365a2ceb950410df15fc9521bad440122b', 1_787_723),
  row('3.10', '26.3', 'f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13', 1_950_951),
]

/** Return the pip for a Python series such as `3.9`; undefined below 3.6. */
export function bootstrapOf(series: string): BootstrapPip | undefined {
  const [major = 0, minor = 0] = series.split('.').map(Number)
  return LAST_PIPS.findLast(({ from: [rowMajor, rowMinor] }) => major > rowMajor || (major === rowMajor && minor >= rowMinor))?.pip
}

/** Return the distinct pips for the Python series of the targets, oldest first. */
export function bootstrapFor(targets: readonly Target[]): readonly BootstrapPip[] {
  const wanted = new Set(targets.map(({ python }) => bootstrapOf(python.series)?.filename))
  return LAST_PIPS.map(({ pip }) => pip).filter(({ filename }) => wanted.has(filename))
}

/** Whether a file of `bootstrap/` is one of the known pips. */
export function isBootstrapPip(filename: string, sha256: Sha256): boolean {
  return LAST_PIPS.some(({ pip }) => pip.filename === filename && pip.sha256 === sha256)
}

interface Row {
  readonly from: readonly [number, number]
  readonly pip: BootstrapPip
}

function row(series: string, version: string, digest: string, bytes: number): Row {
  const [major = 0, minor = 0] = series.split('.').map(Number)
  const sha256 = parseSha256(digest)
  if (sha256 === undefined) throw new TypeError(`not a sha256: ${digest}`)
  return { from: [major, minor], pip: { project: 'pip', version, filename: `pip-${version}-py3-none-any.whl`, sha256, bytes } }
}
