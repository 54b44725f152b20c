/** The pack phase alone: `node pack-pool.ts FOLDER KIND COUNTxBYTES …` over FOLDER/pool, which memory.ts has written. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { MAX_VOLUME_BYTES } from '../src/core/constants.ts'
import { sha256Of } from '../src/core/names.ts'
import { packArchive } from '../src/output/archive.ts'
import { poolFiles } from './pool-files.ts'

const [folder = '', kind = '', ...pool] = process.argv.slice(2)
const sha256 = sha256Of('') // nothing reads it: an archive takes the bytes as they lie there
const entries = poolFiles(pool).map(([name, bytes]) => {
  return { kind: 'file', path: `wheels/${name}`, source: '', sha256, bytes } as const
})
const out = path.join(folder, 'out')
await mkdir(out)
const bundle = { name: 'pool', epochSeconds: 315_532_800, entries }
const settings = { kind: kind === 'zip' ? 'zip' : 'tar.gz', folder: out, volumeBytes: MAX_VOLUME_BYTES } as const
const volumes = await packArchive({ bundle, folder: path.join(folder, 'pool') }, settings)
process.stdout.write(`${volumes.length} volumes\n`)
