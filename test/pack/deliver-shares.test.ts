import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type DeliveryKit, deliverShares } from '../../src/pack/deliver-shares.ts'
import { stage } from '../../src/stage/stage.ts'
import type { Proved } from '../../src/verify/prove-shares.ts'
import { programsUntil } from '../../src/worker/program.ts'
import { inFolder } from '../fixtures/folder.ts'
import { logInto } from '../verify/a-bundle.ts'
import { aBundle } from './a-sealed.ts'

async function aShare(folder: string, name: string): Promise<Proved> {
  const bundle = { ...aBundle(folder), name }
  return {
    share: { name, targets: [] },
    union: { files: [], targets: [] },
    staged: await stage(bundle, path.join(folder, 'out')),
    verdicts: [],
  }
}

function aKit(over: Partial<DeliveryKit['output']>): DeliveryKit {
  const { signal } = new AbortController()
  const output = { folder: 'out', name: 'offline-bundle', archive: 'none', split: 'none', volumeBytes: 1e9, ...over } as const
  const clock = { now: () => new Date(0), seconds: () => 0 }
  const ports = { log: logInto([]), clock, run: programsUntil(signal), env: {}, signal, assets: { python: '', vendor: '', report: '' } }
  return { output, ports, tools: { node: '', python: '', pip: '' }, host: '', started: new Date(0), report: () => '' }
}

test('when the first of several cannot be delivered, nothing that was staged stays', async () => {
  await inFolder(async (folder) => {
    const proved = [await aShare(folder, 'offline-bundle'), await aShare(folder, 'offline-bundle-delta')]
    const kit = aKit({ signWith: { kind: 'x509', cert: 'no-cert.pem', key: 'no-key.pem' } })
    await expect(deliverShares(proved, kit)).rejects.toMatchObject({ failure: { kind: 'signature' } })
    expect(await readdir(path.join(folder, 'out'))).toEqual([])
  })
})
