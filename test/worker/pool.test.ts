import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { parseWheelName, sha256Of, toProjectName } from '../../src/core/names.ts'
import { openPool } from '../../src/worker/fetcher.ts'
import type { ResolvedFile } from '../../src/worker/messages.ts'

function aFile(project: string): ResolvedFile {
  const filename = parseWheelName(`${project}-1.0-py3-none-any.whl`)
  if (filename === undefined) throw new TypeError(project)
  const url = `https://index.example/${filename}`
  const name = toProjectName(project)
  return { project: name, version: '1.0', filename, url, sha256: sha256Of(project), requested: true, extras: [], requiredBy: [] }
}

test('an error that nobody foresaw waits for whoever closes the pool', async () => {
  const pool = openPool({ file: () => Promise.reject(new TypeError('no such answer')) }, () => undefined)
  pool.want([aFile('alpha')])
  await setImmediate() // an unhandled rejection would end the run here
  await expect(pool.close()).rejects.toThrow('no such answer')
})

test('all files that cannot be had are reported of together', async () => {
  const file = ({ filename }: { readonly filename?: string }) =>
    Promise.reject(new BundleError({ kind: 'network', what: `${filename} is gone`, hint: '' }))
  const pool = openPool({ file }, () => undefined)
  pool.want([aFile('alpha'), aFile('beta')])
  await expect(pool.close()).rejects.toThrow(/alpha-1.0-py3-none-any.whl is gone\nbeta-1.0-py3-none-any.whl is gone/)
})
