import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { bundleOf } from '../../src/bundle/bundle.ts'
import type { Bundle } from '../../src/bundle/contents.ts'
import { type Staged, stage } from '../../src/output/stage.ts'
import { anInput, type InputSpec } from '../bundle/an-input.ts'

export const TWO_WHEELS: InputSpec['wheels'] = [
  { project: 'alpha', requires: ['beta'] },
  { project: 'beta', version: '2.0+local.1' },
]

/** A small bundle of installable wheels in `<folder>/out`. */
export async function aStaged(folder: string, spec: Partial<InputSpec> = {}): Promise<Staged> {
  const out = path.join(folder, 'out')
  await mkdir(out, { recursive: true })
  return stage(aBundle(folder, spec), out)
}

export function aBundle(folder: string, spec: Partial<InputSpec> = {}): Bundle {
  return bundleOf(anInput(path.join(folder, 'pool'), { wheels: TWO_WHEELS, ...spec }))
}
