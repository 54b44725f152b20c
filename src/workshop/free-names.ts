import path from 'node:path'
import { deltaName } from '../difference/delta.ts'
import type { Request } from '../inputs/request.ts'
import { refuseForeignBeside } from '../output/output-paths.ts'
import { refuseForeign } from '../seal/seal.ts'

type Delivery = { readonly output: Pick<Request['output'], 'folder'>; readonly since: Pick<Request['since'], 'delta'> }

/**
 * Says before any work whether all that a run will write under these names is free, or an earlier bundle's.
 * @throws BundleError `usage` that names what is somebody else's
 */
export async function refuseTaken(names: readonly string[], { output, since }: Delivery): Promise<void> {
  const out = path.resolve(output.folder)
  for (const name of [...names, ...(since.delta ? names.map(deltaName) : [])]) {
    await refuseForeignBeside(out, name, await refuseForeign(out, name))
  }
}
