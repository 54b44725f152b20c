import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The license texts of all bundled npm packages, sorted. */
export function thirdParty(modules: readonly string[]): string {
  const folders = [...new Set(modules.flatMap((id) => projectFolder(id) ?? []))].sort()
  return `dist/ holds code of these projects, each under its own license.\n${[...new Set(folders.map(notice))].sort().join('')}`
}

/** `…/node_modules/@scope/name` of a module inside it. */
function projectFolder(id: string): string | undefined {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id.replace(/^\0/, ''))?.[1]
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    .sort()
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return `\n${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`
}
