import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PLAN_OUTPUTS, PROVE_OUTPUTS } from '../src/report/outputs.ts'
import { ACTIONS, actionYml, githubInputTable, matrixInputTable, outputTable } from './docs/action.ts'
import { exitCodesPage } from './docs/exit-codes.ts'
import { inputsPage, optionTable } from './docs/inputs.ts'
import { runnerTable, secretTable, workflowBlocks, workflowOutputs } from './docs/workflow.ts'
import { jsonSchemas } from './json-schema.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Comment syntax by file extension. */
type Marks = (text: string) => string
const ANGLES: Marks = (text) => `<!-- ${text} -->`
const HASHES: Marks = (text) => `# ${text}`

/** All generated files: path to text. */
const PAGES: Readonly<Record<string, string>> = {
  'docs/inputs.md': inputsPage(),
  'docs/exit-codes.md': exitCodesPage(),
  ...Object.fromEntries(ACTIONS.map((action) => [action.file, actionYml(action)])),
  ...Object.fromEntries([...jsonSchemas()].map(([file, text]) => [`docs/schema/${file}`, text])),
  'README.md': blocks('README.md', { options: optionTable(), outputs: outputTable(), 'github-inputs': githubInputTable() }),
  'docs/action.md': blocks('docs/action.md', { outputs: outputTable(), 'github-inputs': githubInputTable() }),
  'docs/matrix.md': blocks('docs/matrix.md', {
    runners: runnerTable(),
    'workflow-secrets': secretTable(),
    'workflow-outputs': outputTable(workflowOutputs()),
    'matrix-inputs': matrixInputTable(),
    'plan-outputs': outputTable(PLAN_OUTPUTS),
    'prove-outputs': outputTable(PROVE_OUTPUTS),
  }),
  '.github/workflows/bundle.yml': blocks('.github/workflows/bundle.yml', workflowBlocks(), HASHES),
}

const stale = Object.entries(PAGES).filter(([file, text]) => read(file) !== text)
if (!process.argv.includes('--check')) for (const [file, text] of stale) write(file, text)
else if (stale.length > 0) {
  console.error(`${stale.map(([file]) => file).join(', ')}: out of date\nRun: npm run docs`)
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

function blocks(file: string, all: Readonly<Record<string, string>>, marks: Marks = ANGLES): string {
  return Object.entries(all).reduce((text, [name, block]) => withBlock(text, name, block, marks), read(file))
}

/** Replace the lines between the two marks, with the indentation of the marks. */
function withBlock(text: string, name: string, block: string, marks: Marks): string {
  const lines = text.split('\n')
  const [start, end] = [`${name}: written by npm run docs`, `end of ${name}`].map((mark) =>
    lines.findIndex((line) => line.trim() === marks(mark)),
  )
  if (start === undefined || end === undefined || start < 0 || end < start) throw new Error(`no block "${name}" in the text`)
  const [indent = ''] = /^ */.exec(lines[start] ?? '') ?? []
  const fresh = block.split('\n').map((line) => (line === '' ? line : `${indent}${line}`))
  return [...lines.slice(0, start + 1), ...fresh, ...lines.slice(end)].join('\n')
}
