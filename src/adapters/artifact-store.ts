import type { Env } from '../core/ports.ts'
import type { ArtifactHost } from '../github/clients.ts'
import { untilCancelled } from './until-cancelled.ts'

/** Artifacts of the workflow run, by the toolkit. Loaded only here: it is the largest part of it. */
export function openArtifactHost(env: Env, signal: AbortSignal): ArtifactHost {
  return {
    upload: async (files, root, { name, retentionDays, overwrite }) => {
      const { DefaultArtifactClient } = await import('@actions/artifact')
      const client = new DefaultArtifactClient()
      if (overwrite) await untilCancelled(deleted(client, name), signal)
      // Level 0: wheels and archives are compressed already.
      const options = { compressionLevel: 0, ...(retentionDays === undefined ? {} : { retentionDays }) }
      const { id } = await untilCancelled(client.uploadArtifact(name, [...files], root, options), signal)
      if (id === undefined) throw new Error('the artifact service gave no id')
      const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env
      return { id, url: `${server}/${repository}/actions/runs/${run}/artifacts/${id}` }
    },
  }
}

type Client = InstanceType<typeof import('@actions/artifact').DefaultArtifactClient>

/** Looks first: the toolkit writes a warning for a name that is not there, which is what most runs find. */
async function deleted(client: Client, name: string): Promise<void> {
  const { artifacts } = await client.listArtifacts()
  if (artifacts.some((one) => one.name === name)) await client.deleteArtifact(name)
}
