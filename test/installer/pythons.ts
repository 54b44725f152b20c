import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** A real Python of this machine, with the pip that it brings. */
export interface RealPython {
  /** Absolute. */
  readonly path: string
  /** `3.6.8` */
  readonly version: string
  /** `3.6` */
  readonly series: string
  /** `18.1` */
  readonly pip: string
}

const ASK = 'import sys, pip; print("%d.%d.%d" % sys.version_info[:3], pip.__version__, sys.executable)'

/** The first CPython of each series from 3.6 on that has a pip, on PATH or under pyenv; the oldest first. */
export function realPythons(): readonly RealPython[] {
  const names = ['python3', ...Array.from({ length: 10 }, (_, index) => `python3.${index + 6}`)]
  const kept = globSync(path.join(homedir(), '.pyenv/versions/3.*/bin/python')).sort()
  const found = [...names, ...kept].flatMap((python) => {
    const { stdout } = spawnSync(python, ['-c', ASK], { encoding: 'utf8' })
    const [, version = '', series = '', pip = '', file = ''] = /^((3\.(?:[6-9]|1\d))\.\d+) (\S+) (.+)$/m.exec(stdout ?? '') ?? []
    return file === '' ? [] : [{ path: file, version, series, pip }]
  })
  return found.filter(({ series }, at) => found.findIndex((one) => one.series === series) === at).sort((a, b) => minor(a) - minor(b))
}

function minor({ series }: RealPython): number {
  return Number(series.split('.')[1])
}
