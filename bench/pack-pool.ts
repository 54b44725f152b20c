/** The pack phase alone: `node pack-pool.ts FOLDER KIND` packs FOLDER/pool/wheels into FOLDER/out. */
import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { MAX_VOLUME_BYTES } from '../src/core/constants.ts'
import { sha256Of } from '../src/core/names.ts'
import { packArchive } from '../src/output/archive.ts'

const [folder = '', kind = ''] = process.argv.slice(2)
const [pool, out] = [path.join(folder, 'pool'), path.join(folder, 'out')]
const sha256 = sha256Of('') // packing does not read it
const names = (await readdir(path.join(pool, 'wheels'))).sort()
const entries = await Promise.all(
  names.map(async (name) => {
    const { size: bytes } = await stat(path.join(pool, 'wheels', name))
    return { kind: 'file', path: `wheels/${name}`, source: '', sha256, bytes } as const
  }),
)
await mkdir(out)
const bundle = { name: 'pool', epochSeconds: 315_532_800, entries }
const settings = { kind: kind === 'zip' ? 'zip' : 'tar.gz', folder: out, volumeBytes: MAX_VOLUME_BYTES } as const
const volumes = await packArchive({ bundle, folder: pool }, settings)
process.stdout.write(`${volumes.length} volumes\n`)
