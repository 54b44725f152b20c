import path from 'node:path'
import { lockPath } from '../bundle/locks.ts'
import type { Finding } from '../core/findings.ts'
import type { TargetId } from '../core/names.ts'
import { type Point, targetAt } from '../targets/target.ts'
import { PIP } from '../worker/pip.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import { restartableWorker } from '../worker/supervisor.ts'
import type { Check, ProvingTarget, VerifySettings } from './verdict.ts'

/**
 * Run pip's dry run of each lock offline, with the target's markers and supported tags: once for each point that the closure check
 * distinguishes, until one fails. What pip rejects or installs outside of the lock is a finding.
 * @param folder the bundle
 * @param targets complete ones
 * @throws BundleError if a worker fails twice, or the run is cancelled
 */
export async function dryInstall(
  folder: string,
  targets: readonly ProvingTarget[],
  settings: VerifySettings,
): Promise<ReadonlyMap<TargetId, Check>> {
  const { log } = settings.ports
  const checks = new Map<TargetId, Check>()
  const queue = [...targets]
  const running = new Set<TargetId>()
  const report = (): void => log.progress({ what: 'Dry run', done: checks.size, total: targets.length, unit: 'targets', now: [...running] })
  const processes = Math.min(settings.jobs, targets.length)
  const workers = Array.from({ length: processes }, () =>
    restartableWorker({ role: 'dry run', start: () => settings.pythonRuntime.start('dry_run'), notice: log.notice }),
  )
  const serve = async (worker: Worker): Promise<void> => {
    for (let proving = queue.shift(); proving !== undefined; proving = queue.shift()) {
      const { id } = proving.target
      running.add(id)
      report()
      checks.set(id, await dryRuns(folder, proving, worker))
      running.delete(id)
      report()
    }
  }
  try {
    await Promise.all(workers.map(serve))
  } finally {
    await Promise.all(workers.map((worker) => worker.close()))
  }
  return checks
}

async function dryRuns(folder: string, proving: ProvingTarget, worker: Worker): Promise<Check> {
  const points: Point[] = []
  let findings: readonly Finding[] = []
  for (const point of proving.verdict.points) {
    points.push(point)
    findings = await dryRun(folder, proving, point, worker)
    if (findings.length > 0) break
  }
  const passed = points.length > 0 && findings.length === 0
  return { level: 'dry-run', passed, by: `pip ${PIP.version}`, ...(points.length > 1 ? { points } : {}), findings }
}

async function dryRun(folder: string, { target, wheels }: ProvingTarget, point: Point, worker: Worker): Promise<readonly Finding[]> {
  const entries = wheels.map(({ project, version, marker }) => ({ project, version, ...(marker === undefined ? {} : { marker }) }))
  const lock = path.join(folder, lockPath(target.id))
  const request = { target: targetAt(target, point), lock, entries }
  return (await ask(worker, OPERATIONS.dry_run, 'dry-run', request)).findings
}
