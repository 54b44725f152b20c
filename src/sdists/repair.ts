import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Target } from '../targets/target.ts'
import { AUDITWHEEL, refusalOf, repairArgs, repairTag, showArgs } from './auditwheel.ts'
import type { BuildKit } from './build-kit.ts'
import { openBuildRoom } from './build-room.ts'
import { makeEnvironment } from './environment.ts'
import { SourceRefused } from './refusal.ts'

/**
 * auditwheel, in an environment of its own that the first wheel makes: it puts the libraries that a target need not have into
 * the wheel, and refuses what is built against a newer C library than the target's.
 * @param kit its Python and its requirements are those of our own steps, not of a target
 */
export function openRepair(kit: BuildKit): (wheel: string, target: Target, folder: string) => Promise<string> {
  let opened: Promise<Repairer> | undefined // most sources need none
  return async (wheel, target, folder) => {
    const tag = repairTag(target.system)
    if (tag === undefined) throw new SourceRefused(`auditwheel has no rules for ${target.platform}`)
    opened ??= open(path.join(kit.workFolder, 'auditwheel'), kit)
    const { python, env } = await opened
    await mkdir(folder, { recursive: true })
    const ran = await kit.run(python, repairArgs(wheel, tag, folder), { env, cwd: folder })
    if (ran.code !== 0) {
      const shown = await kit.run(python, showArgs(wheel), { env, cwd: folder })
      throw new SourceRefused(`its wheel cannot be made ${tag}: ${refusalOf(ran.stderr + ran.stdout, shown.stdout, target.system)}`)
    }
    const [made] = (await readdir(folder)).filter((name) => name.endsWith('.whl'))
    if (made === undefined) throw new SourceRefused('auditwheel ended well and left no wheel')
    return path.join(folder, made)
  }
}

interface Repairer {
  readonly python: string
  readonly env: Readonly<Record<string, string>>
}

async function open(folder: string, kit: BuildKit): Promise<Repairer> {
  const room = await openBuildRoom(folder, kit)
  const python = await makeEnvironment(room.environment, room.env, kit)
  const wheels = await kit.buildRequirements(AUDITWHEEL.requirements).catch((error: unknown) => {
    if (!(error instanceof SourceRefused)) throw error
    throw new SourceRefused(`auditwheel, which makes tags of Linux true, cannot be had: ${error.message}`, { cause: error })
  })
  await room.steps.install(python, wheels)
  return { python, env: room.env }
}
