import { expect, test } from 'vitest'
import { explain } from '../../src/core/errors.ts'
import { artifactFailure, hiddenFolder } from '../../src/github/artifacts.ts'

test.each([
  { name: 'a name that is taken', said: 'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run', code: 2, hint: /use another name in each job, or set overwrite: true/ },
  { name: 'an enterprise server', said: '@actions/artifact v2.0.0+, upload-artifact@v4+ and download-artifact@v4+ are not currently supported on GHES.', code: 7, hint: /artifact-name: none/ },
  { name: 'the storage that is used up', said: 'Artifact storage quota has been hit. Unable to upload any new artifacts.', code: 7, hint: /retention-days/ },
  { name: 'more than a job may make', said: 'Failed request: (400) Bad Request: job has reached the maximum number of artifacts', code: 7, hint: /500 artifacts/ },
  { name: 'a runner without the service', said: 'Unable to get the ACTIONS_RUNTIME_TOKEN env variable', code: 7, hint: /artifact-name: none/ },
  { name: 'an outage', said: 'Failed to make request after 5 attempts: Failed request: (503) Service Unavailable', code: 8, hint: /run the job again/ },
])('$name', ({ said, code, hint }) => {
  const { exitCode, message, hint: announced } = explain(artifactFailure(said, 'offline-bundle'))
  expect(exitCode).toBe(code)
  expect(`${message} ${announced}`).toMatch(hint)
  expect(message).toContain('offline-bundle')
}) // biome-ignore format: a table

test.each([['out', undefined], ['./out', undefined], ['../out', undefined], ['.cache/out', '.cache'], ['a/.b/c', '.b']] as const)('on the way to %s the hidden folder is %s', (folder, want) =>
  expect(hiddenFolder(folder)).toBe(want)) // biome-ignore format: a table
