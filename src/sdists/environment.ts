import path from 'node:path'
import { isWindows } from '../build/build-environment.ts'
import type { BuildPlan, Steps } from '../build/build-steps.ts'
import { BundleError } from '../core/errors.ts'
import type { BuildKit } from './build-kit.ts'

/** An empty virtual environment without pip: nothing of the host's packages reaches the build. @returns its Python */
export async function makeEnvironment(folder: string, env: Readonly<Record<string, string>>, kit: BuildKit): Promise<string> {
  const ran = await kit.run(kit.python, ['-I', '-m', 'venv', '--without-pip', folder], { env })
  if (ran.code !== 0) {
    throw new BundleError({
      kind: 'environment',
      what: `No environment to build in could be made with ${kit.python}: ${(ran.stderr || ran.stdout).trim().split('\n').at(-1) ?? ''}`,
      hint: 'To build sources, Python needs its venv module (Debian and Ubuntu: apt install python3-venv).',
    })
  }
  return isWindows(kit.env) ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python')
}

/** Installs what the build needs: what it states (PEP 518), and what its backend then asks for. @returns the wheels' names */
export async function provide(plan: BuildPlan, python: string, steps: Steps, kit: BuildKit): Promise<readonly string[]> {
  const install = async (requirements: readonly string[]): Promise<readonly string[]> => {
    if (requirements.length === 0) return []
    const wheels = await kit.buildRequirements(requirements)
    await steps.install(python, wheels)
    return wheels.map((wheel) => path.basename(wheel)).sort()
  }
  const stated = await install(plan.requires)
  const asked = (await steps.requires(plan, python)).filter((one) => !plan.requires.includes(one))
  return asked.length === 0 ? stated : install([...plan.requires, ...asked])
}
