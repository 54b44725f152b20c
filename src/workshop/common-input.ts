import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Closure } from '../closure/closure.ts'
import { VERSION } from '../core/constants.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { Union } from '../resolve/union.ts'
import { bootstrapFiles } from '../stage/bootstrap-files.ts'
import type { Target } from '../targets/target.ts'
import type { Common } from '../verify/prove-shares.ts'
import type { Fetcher, PoolFile } from '../worker/fetcher.ts'
import type { ParsedRequirements } from '../worker/messages.ts'
import { epochOf } from './epoch.ts'

interface Made {
  readonly requirements: ParsedRequirements
  readonly union: Union
  readonly closure: Closure
  readonly files: ReadonlyMap<Sha256, PoolFile>
}

/** What all bundles of a run are made of. */
export async function commonInput(
  { requirements, union, closure, files }: Made,
  targets: readonly Target[],
  fetcher: Fetcher,
  ports: Ports,
): Promise<Common> {
  const { roots, constraints, locked } = requirements
  const { python, vendor } = ports.assets
  const [installer, bootstrap] = await Promise.all([
    readFile(path.join(python, 'install.py'), 'utf8'),
    bootstrapFiles(targets, vendor, fetcher),
  ])
  return {
    toolVersion: VERSION,
    epochSeconds: epochOf(ports.env),
    roots,
    constraints,
    locked,
    union,
    closure,
    pool: files,
    installer,
    bootstrap,
  }
}
