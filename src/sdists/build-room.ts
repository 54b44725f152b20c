import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { buildEnv } from './build-env.ts'
import type { BuildKit } from './build-kit.ts'
import { openSteps, type Steps } from './steps.ts'

/** The folder of one build, with everything in it that the build may write to. */
export interface BuildRoom {
  readonly folder: string
  /** Of the virtual environment; made later. */
  readonly environment: string
  readonly env: Readonly<Record<string, string>>
  readonly steps: Steps
}

/** @param more variables of this build alone, e.g. the oldest macOS that it is for */
export async function openBuildRoom(folder: string, kit: BuildKit, more: Readonly<Record<string, string>> = {}): Promise<BuildRoom> {
  const folders = {
    environment: path.join(folder, 'environment'),
    home: path.join(folder, 'home'),
    temporary: path.join(folder, 'temporary'),
  }
  await mkdir(folders.home, { recursive: true })
  await mkdir(folders.temporary)
  const env = { ...buildEnv(kit.env, folders), ...more }
  return { folder, environment: folders.environment, env, steps: openSteps(kit, folder, env) }
}
