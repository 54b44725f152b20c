import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import { type Described, parseDescribed } from '../targets/describe.ts'
import { cleanEnv } from './clean-env.ts'
import type { HostPython } from './python.ts'

/**
 * This machine's own interpreter as a target.
 * @throws BundleError `environment` when it cannot say what it is
 */
export async function describeHost(python: HostPython, ports: Ports): Promise<Described> {
  const script = path.join(ports.assets.python, 'installer', 'describe.py')
  const ran = await ports.run(python.path, ['-I', script], { env: cleanEnv(ports.env) })
  const described = parseDescribed(python.path, ran.stdout)
  if ('target' in described) return described
  const said = ran.code === 0 ? described.map(({ want }) => want).join('; ') : ran.stderr.trim()
  throw new BundleError({
    kind: 'environment',
    what: `${python.path} cannot describe this machine: ${said}`,
    hint: 'Name the platform and the Python, e.g. --platform linux-x86_64-glibc2.28 --python 3.12.',
  })
}
