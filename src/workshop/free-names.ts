import path from 'node:path'
import { deltaName } from '../bundle/delta.ts'
import type { Request } from '../options/request.ts'
import { checkCompanionPaths } from '../pack/foreign.ts'
import { checkBundlePath } from '../seal/seal.ts'

type Delivery = { readonly output: Pick<Request['output'], 'folder'>; readonly since: Pick<Request['since'], 'delta'> }

/**
 * Says before any work whether all that a run will write under these names is free, or a previous bundle's.
 * @throws BundleError `usage` that names what is somebody else's
 */
export async function checkOutputPaths(names: readonly string[], { output, since }: Delivery): Promise<void> {
  const out = path.resolve(output.folder)
  for (const name of [...names, ...(since.delta ? names.map(deltaName) : [])]) {
    await checkCompanionPaths(out, name, await checkBundlePath(out, name))
  }
}
