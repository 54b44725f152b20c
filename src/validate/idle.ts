import { findInterpreters, namesProvers, stands } from '../verify/interpreters.ts'
import type { ProofKit, ProvingTarget } from './kit.ts'

/**
 * Warns of each interpreter that was named and proves nothing, because it stands for none of the targets of the whole run:
 * whoever named it believes that it does.
 * @throws BundleError `environment` when a named interpreter does not run
 */
export async function warnOfIdle(targets: readonly ProvingTarget[], kit: ProofKit): Promise<void> {
  if (!namesProvers(kit.settings)) return
  if (!targets.some(({ verdict }) => verdict.complete)) return // then nothing is installed, whatever stands for it
  const found = await findInterpreters([], kit)
  const idle = found.filter((one) => !targets.some(({ target, verdict }) => stands(one.target, target, verdict.micros)))
  for (const { path, target } of idle) kit.ports.log.warning(`${path} stands for no target, and proves nothing: it is ${target.id}.`)
}
