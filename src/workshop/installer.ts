import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { installerText } from '../bundle/installer.ts'

/** The installer that every bundle carries. @param python the folder of our Python */
export async function readInstaller(python: string): Promise<string> {
  const folder = path.join(python, 'installer')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.py'))
  const texts = await Promise.all(
    names.map(async (file) => [path.basename(file, '.py'), await readFile(path.join(folder, file), 'utf8')] as const),
  )
  return installerText(new Map(texts))
}
