/** `node scripts/installer.ts FILE`: writes install.py as bundles carry it, for those who try it without a bundle. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readInstaller } from '../src/workshop/installer.ts'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('name the file to write')
writeFileSync(file, await readInstaller(path.join(fileURLToPath(new URL('../', import.meta.url)), 'python')))
