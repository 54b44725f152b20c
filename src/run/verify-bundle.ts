import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Manifest, type ManifestTarget, parseManifest } from '../bundle/manifest.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { VerifyRequest } from '../options/verify-request.ts'
import { verifyOrigin } from '../output/signature.ts'
import { wheelWarningBreaches } from '../policy/rules.ts'
import { type Checked, checkedOf } from '../report/outcome.ts'
import type { Union, UnionFile } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import { checkBootstrapPips, checkSums, manifestFaults, throwFaults, verdictFaults, wheelFaults } from '../verify/bundle-files.ts'
import { failOnFindings } from '../verify/check-findings.ts'
import { checkClosure, startClosureProcess } from '../verify/closure.ts'
import { toRoots, toTarget, toUnion } from '../verify/from-manifest.ts'
import { inspectAll, openInspectors } from '../verify/inspectors.ts'
import { checkInterpreters, warnUnusedInterpreters } from '../verify/interpreters.ts'
import type { Verified, VerifySettings } from '../verify/verdict.ts'
import { provingTargets, validateTargets } from '../verify/verify-targets.ts'
import type { Closure, WheelFacts } from '../worker/messages.ts'
import { locateBundle } from './previous-bundle.ts'
import { withPython } from './session.ts'

/**
 * Repeat every check on a finished bundle.
 * @throws BundleError `usage` if there is no bundle, `integrity` if a file does not match the manifest, `signature` if the signature is
 * not valid, `incomplete` if a target cannot be installed, `policy` for a warning that `--policy-warnings` forbids
 */
export async function verifyBundle(request: VerifyRequest, ports: Ports): Promise<Checked> {
  const began = ports.clock.seconds()
  const folder = await locateBundle(request.folder)
  return withPython(request.cache, ports, async (pythonRuntime) => {
    const settings = { ports, pythonRuntime, proof: request.proof, jobs: request.jobs }
    await checkInterpreters(settings)
    const signer = request.verifyWith === undefined ? undefined : await verifyOrigin(folder, request.verifyWith, ports)
    const verified = await verifyFolder(folder, settings)
    failOnFindings([], verified.verdicts, wheelWarningBreaches(request.warnings, verified.verdicts))
    return { ...checkedOf(verified, folder, ports.clock.seconds() - began), ...(signer === undefined ? {} : { signer }) }
  })
}

/**
 * Repeat every check on a bundle folder: checksums, manifest, bootstrap pips, each wheel, the closure of each target, pip's dry run,
 * and real installs where an interpreter matches a target.
 * @throws BundleError `integrity` if the folder was altered; an incomplete target is a finding of its verdict
 */
export async function verifyFolder(given: string, settings: VerifySettings): Promise<Verified> {
  const folder = path.resolve(given)
  const { log } = settings.ports
  const manifest = await log.phase('Check every file', () => readChecked(folder))
  const union = toUnion(manifest)
  const targets = manifest.targets.map(toTarget)
  const closure = await log.phase('Check the closure of every target', () => walkFolder(folder, manifest, { union, targets }, settings))
  const proving = provingTargets(targets, union, closure)
  await warnUnusedInterpreters(proving, settings)
  const verdicts = await log.phase('Verify every target', () => validateTargets(folder, proving, settings))
  return { manifest, targets, union, closure, verdicts }
}

async function readChecked(folder: string): Promise<Manifest> {
  const checked = await checkSums(folder)
  const file = path.join(folder, 'manifest.json')
  const manifest = parseManifest(await readFile(file, 'utf8').catch(() => ''), file)
  throwFaults(folder, await manifestFaults(folder, manifest, checked))
  checkBootstrapPips(folder, manifest, checked)
  return manifest
}

async function walkFolder(
  folder: string,
  manifest: Manifest,
  { union, targets }: { readonly union: Union; readonly targets: readonly Target[] },
  settings: VerifySettings,
): Promise<Closure> {
  const wheels = await inspectFolder(folder, union.files, settings)
  throwFaults(folder, wheelFaults(manifest.wheels, wheels))
  const walker = startClosureProcess(settings.pythonRuntime, settings.ports.log.notice)
  try {
    const [roots, constraints] = [toRoots(manifest.requirements), toRoots(manifest.constraints)]
    const closure = await checkClosure({ union, wheels, targets, roots, constraints }, walker, settings.ports.log)
    throwFaults(
      folder,
      manifest.targets.flatMap((target) => promised(target, closure)),
    )
    return closure
  } finally {
    await walker.close()
  }
}

function promised(target: ManifestTarget, closure: Closure): readonly string[] {
  const walked = closure.verdicts.find((one) => one.target === target.id)
  return walked === undefined ? [`${target.id} was not checked`] : verdictFaults(target, walked)
}

async function inspectFolder(
  folder: string,
  files: readonly UnionFile[],
  settings: VerifySettings,
): Promise<ReadonlyMap<Sha256, WheelFacts>> {
  const { log } = settings.ports
  const inspectors = openInspectors({
    start: () => settings.pythonRuntime.start('inspector'),
    processes: settings.jobs,
    notice: log.notice,
  })
  const wheels = files.map(({ filename, sha256 }) => [sha256, { path: path.join(folder, 'wheels', filename), filename, sha256 }] as const)
  try {
    return await inspectAll(new Map(wheels), inspectors, log)
  } finally {
    await inspectors.close()
  }
}
