import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { writeInstaller } from './installer.ts'
import { thirdParty } from './third-party.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const DIST = path.join(ROOT, 'dist')
/** Entries of dist/, each a file of src/ of the same name. */
const ENTRIES = ['cli', 'action', 'plan', 'prove', 'merge']
/** Files that are read at run time; copied unchanged. */
const COPIED = ['python/{worker,verify}/**/*.py', 'python/installer/describe.py', 'vendor/*', 'src/report/html/*.{css,js}']

if (process.argv.includes('--check')) await aside(check)
else await aside(replace)

/** Build into a temporary folder, so that a failed build keeps the previous one. */
async function aside(use: (fresh: string) => void): Promise<void> {
  const fresh = mkdtempSync(path.join(tmpdir(), 'offline-bundle-dist-'))
  try {
    await buildTo(fresh)
    use(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function replace(fresh: string): void {
  rmSync(DIST, { recursive: true, force: true })
  cpSync(fresh, DIST, { recursive: true })
}

/** Write dist. The same source gives the same bytes on every machine. */
async function buildTo(folder: string): Promise<void> {
  const { output } = await build({
    input: Object.fromEntries(ENTRIES.map((name) => [name, path.join(ROOT, 'src', `${name}.ts`)])),
    cwd: ROOT,
    platform: 'node',
    // Optional XML writer of the SBOM library
    external: ['xmlbuilder2'],
    logLevel: 'warn',
    transform: { target: 'node20' },
    output: {
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      minify: { compress: true, mangle: false, codegen: false },
    },
  })
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  writeFileSync(path.join(folder, 'THIRD-PARTY.txt'), thirdParty(modules))
  for (const file of COPIED.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))) {
    if (file.includes('__pycache__')) continue
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    cpSync(path.join(ROOT, file), path.join(folder, file))
  }
  writeInstaller(path.join(folder, 'python', 'install.py'))
}

/** Exit with code 1 if dist/ does not match the source. */
function check(fresh: string): void {
  const stale = differing(fresh, DIST)
  if (stale.length === 0) return
  console.error(`dist/ is stale: ${stale.join(', ')}\nRun: npm run dist`)
  process.exitCode = 1
}

function differing(one: string, other: string): readonly string[] {
  const files = [...new Set([...filesOf(one), ...filesOf(other)])].sort()
  return files.filter((file) => {
    const [a, b] = [path.join(one, file), path.join(other, file)]
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b))
  })
}

/** Ignores bytecode, which is not committed. */
function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}
