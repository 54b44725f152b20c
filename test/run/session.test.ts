import { expect, test } from 'vitest'
import { closeAll } from '../../src/run/session.ts'

test('the last is closed when all others are, though one of them fails', async () => {
  const closed: string[] = []
  const slow = { close: async () => void (await Promise.resolve().then(() => closed.push('slow'))) }
  const stuck = { close: () => Promise.reject(new Error('stuck')) }
  const last = { close: async () => void closed.push('last') }
  await expect(closeAll([stuck, slow], last)).rejects.toThrow('stuck')
  expect(closed).toEqual(['slow', 'last'])
})
