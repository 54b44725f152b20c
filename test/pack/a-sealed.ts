import path from 'node:path'
import type { Bundle } from '../../src/bundle/bundle.ts'
import { bundleOf } from '../../src/bundle/bundle-of.ts'
import { stage } from '../../src/output/stage.ts'
import { type Sealed, seal } from '../../src/seal/seal.ts'
import { anInput, type InputSpec } from '../bundle/an-input.ts'

export const TWO_WHEELS: InputSpec['wheels'] = [
  { project: 'alpha', requires: ['beta'] },
  { project: 'beta', version: '2.0+local.1' },
]

/** A small bundle of installable wheels under its final name in `<folder>/out`. */
export async function aSealed(folder: string, spec: Partial<InputSpec> = {}): Promise<Sealed> {
  return seal(await stage(aBundle(folder, spec), path.join(folder, 'out')))
}

export function aBundle(folder: string, spec: Partial<InputSpec> = {}): Bundle {
  return bundleOf(anInput(path.join(folder, 'pool'), { wheels: TWO_WHEELS, ...spec }))
}
