import { BundleError, type Failure } from '../core/errors.ts'
import type { ArtifactHost, ArtifactSettings, UploadedArtifact } from './clients.ts'

/**
 * Uploads these files as one artifact of the workflow run. They lie in it as they lie in `root`.
 * @throws BundleError that says what to do
 */
export async function publishArtifact(
  files: readonly string[],
  root: string,
  settings: ArtifactSettings,
  host: ArtifactHost,
): Promise<UploadedArtifact> {
  try {
    return await host.upload(files, root, settings)
  } catch (cause) {
    if (cause instanceof BundleError) throw cause
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new BundleError(artifactFailure(said, settings.name), { cause })
  }
}

/** What the service's words mean for the person who reads them. */
export function artifactFailure(said: string, name: string): Failure {
  const known = MEANINGS.find(({ when }) => when.test(said))
  const what = `The artifact ${name} was not uploaded (${said})`
  if (known === undefined) {
    return { kind: 'network', what, hint: 'See https://www.githubstatus.com and run the job again; "artifact-name: none" does without.' }
  }
  if (known.kind === 'usage') return { kind: 'usage', faults: [{ input: 'artifact-name', given: name, want: known.hint }] }
  return { kind: 'environment', what, hint: known.hint }
}

/**
 * In words of the service and of the toolkit, as of @actions/artifact 6. Sources: GitHub docs, "Actions limits";
 * README of actions/upload-artifact, "Limitations".
 */
const MEANINGS = [
  {
    when: /\b409\b|already exists/i,
    kind: 'usage',
    hint: 'this workflow run already has an artifact of this name, and no artifact can be changed: give each job its own name, or overwrite: true',
  },
  {
    when: /not currently supported on GHES/i,
    kind: 'environment',
    hint: 'GitHub Enterprise Server has no such artifacts: set "artifact-name: none", and take the files from `archives` with actions/upload-artifact@v3, or give a release-tag.',
  },
  {
    when: /quota|insufficient usage/i,
    kind: 'environment',
    hint: 'The storage for artifacts is used up: delete old ones, set retention-days, or set "artifact-name: none" and give a release-tag. It is counted anew every 6 to 12 hours.',
  },
  {
    when: /\b500 artifacts|artifacts? (?:count|limit)|(?:too many|maximum (?:number of )?)artifacts/i,
    kind: 'environment',
    hint: 'A job may make 500 artifacts: bundle in fewer steps (several platforms and Pythons share one bundle), or in another job.',
  },
  {
    when: /ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|JWT token is invalid/,
    kind: 'environment',
    hint: 'This runner offers no artifact service: set "artifact-name: none".',
  },
] as const

/**
 * The folder on the way to `file` that starts with a dot, and that actions/upload-artifact therefore leaves out. What we
 * upload ourselves is whole all the same.
 */
export function hiddenFolder(file: string): string | undefined {
  return file.split(/[\\/]/).find((part) => part.startsWith('.') && !/^\.{1,2}$/.test(part))
}
