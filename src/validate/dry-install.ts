import path from 'node:path'
import { lockPath } from '../bundle/lock.ts'
import type { TargetId } from '../core/names.ts'
import type { Target } from '../targets/target.ts'
import type { Worker } from '../worker/child.ts'
import { PIP } from '../worker/pip.ts'
import { sturdyWorker } from '../worker/sturdy.ts'
import { parseDryRun } from './answers.ts'
import type { ProofKit } from './kit.ts'
import type { Check } from './verdict.ts'

/**
 * pip's offline dry run of each target's lock, with that target's markers and ladder and every socket refused.
 * What pip refuses is a finding of the check.
 * @param folder the bundle
 * @throws BundleError when a worker fails twice or the run is cancelled
 */
export async function dryInstall(folder: string, targets: readonly Target[], kit: ProofKit): Promise<ReadonlyMap<TargetId, Check>> {
  const { log } = kit.ports
  const checks = new Map<TargetId, Check>()
  const queue = [...targets]
  const processes = Math.min(kit.jobs, targets.length)
  const workers = Array.from({ length: processes }, () =>
    sturdyWorker({ role: 'dry run', start: () => kit.engine.start('dryrun'), notice: log.notice }),
  )
  const serve = async (worker: Worker): Promise<void> => {
    for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
      checks.set(target.id, await dryRun(folder, target, worker))
      log.progress({ what: 'Dry run', done: checks.size, total: targets.length, unit: 'targets' })
    }
  }
  try {
    await Promise.all(workers.map(serve))
  } finally {
    await Promise.all(workers.map((worker) => worker.close()))
  }
  return checks
}

async function dryRun(folder: string, target: Target, worker: Worker): Promise<Check> {
  const lock = path.join(folder, lockPath(target.id))
  const { passed, findings } = parseDryRun(await worker.ask('dry-run', { target, lock }))
  return { level: 'pip', passed, by: `pip ${PIP.version}`, findings }
}
