import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionYml, githubInputTable, outputTable } from './docs/action.ts'
import { exitCodesPage } from './docs/exit-codes.ts'
import { inputsPage, optionTable } from './docs/inputs.ts'
import { trapsPage } from './docs/traps.ts'
import { jsonSchemas } from './json-schema.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Everything that is said in the code and shown elsewhere: path -> text. */
const PAGES: Readonly<Record<string, string>> = {
  'docs/inputs.md': inputsPage(),
  'docs/exit-codes.md': exitCodesPage(),
  'docs/traps.md': trapsPage(),
  'action.yml': actionYml(),
  ...Object.fromEntries([...jsonSchemas()].map(([file, text]) => [`docs/schema/${file}`, text])),
  'README.md': blocks('README.md', { options: optionTable(), outputs: outputTable(), 'github-inputs': githubInputTable() }),
  'docs/action.md': blocks('docs/action.md', { outputs: outputTable(), 'github-inputs': githubInputTable() }),
}

const stale = Object.entries(PAGES).filter(([file, text]) => read(file) !== text)
if (!process.argv.includes('--check')) for (const [file, text] of stale) write(file, text)
else if (stale.length > 0) {
  console.error(`${stale.map(([file]) => file).join(', ')}: not what the code says\nRepair it with: npm run docs`)
  process.exitCode = 1
}

function read(file: string): string {
  const there = path.join(ROOT, file)
  return existsSync(there) ? readFileSync(there, 'utf8') : ''
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true })
  writeFileSync(path.join(ROOT, file), text)
  console.log(`wrote ${file}`)
}

function blocks(file: string, all: Readonly<Record<string, string>>): string {
  return Object.entries(all).reduce((text, [name, block]) => withBlock(text, name, block), read(file))
}

/** The text with what stands between its two marks replaced. */
function withBlock(text: string, name: string, block: string): string {
  const [start, end] = [`<!-- ${name}: written by npm run docs -->`, `<!-- end of ${name} -->`]
  if (!text.includes(start) || !text.includes(end)) throw new Error(`no block "${name}" in the text`)
  return `${text.slice(0, text.indexOf(start) + start.length)}\n${block}\n${text.slice(text.indexOf(end))}`
}
