/** `node scripts/installer.ts FILE`: writes the install.py of bundles. `npm run dist` writes it into dist/. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** Every other module is imported by it, directly or not. It starts with the code that must run before any import. */
const MAIN = 'main'
const HEADER_END = /\n# --- the command -*\n/
/** describe.py is also a program of its own; the part that only the program needs starts here. */
const PROGRAM = '\n# --- this file alone '

const DOCSTRING = /^(?:#!.*\n)?"""([\s\S]*?)"""\n/
const OWN_IMPORT = /^from \.(\w+) import (?:\([^)]*\)|[^(\n]*)\n/gm
const TYPING_IMPORT = /^from typing import (?:\(([^)]*)\)|([^(\n]*))\n/gm
const OTHER_IMPORT = /^(?:import|from) .*\n/gm
const DEFINITION = /^(?:def|class) (\w+)|^([A-Z][A-Z_]*) = /gm

/** A Python may be built without zlib or sockets. */
const MISSING_MODULE = `except ImportError as error:
    sys.stderr.write("error: %s lacks the module %s of the standard library\\n" % (sys.executable, error.name or error))
    sys.stderr.write("Run install.py with a complete Python, or install the missing module.\\n")
    sys.exit(7)`

interface Module {
  readonly name: string
  readonly title: string
  /** Without docstring and imports. */
  readonly code: string
  readonly ownImports: readonly string[]
  readonly typingNames: readonly string[]
  readonly otherImports: readonly string[]
}

if (import.meta.main) {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('usage: node scripts/installer.ts FILE')
  writeInstaller(file)
}

/** Write install.py, assembled from python/installer/. A file that is up to date is not touched. */
export function writeInstaller(file: string): void {
  const folder = path.join(ROOT, 'python', 'installer')
  const modules = globSync('*.py', { cwd: folder }).map(
    (name) => [path.basename(name, '.py'), readFileSync(path.join(folder, name), 'utf8')] as const,
  )
  const text = installerText(new Map(modules))
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/**
 * Join modules into one file, which is easy to read, copy and verify: each module after those it imports, standard library imports at the top.
 * @param texts module name to source
 * @throws TypeError for an import cycle, a name defined twice, or a module that is missing or not imported
 */
export function installerText(texts: ReadonlyMap<string, string>): string {
  const modules = inImportOrder(new Map([...texts].map(([name, text]) => [name, toModule(name, text)])))
  checkNames(modules)
  const [header = ''] = (texts.get(MAIN) ?? '').split(HEADER_END)
  const sections = modules.map(({ title, code }) => `# --- ${title} ${'-'.repeat(Math.max(3, 113 - title.length))}\n\n\n${code}`)
  return `${[`${header}\n\n${importBlock(modules)}`, ...sections].join('\n\n\n')}\n`
}

function toModule(name: string, text: string): Module {
  const source = (text.split(HEADER_END).at(-1) ?? '').split(PROGRAM)[0] ?? ''
  const typing = [...source.matchAll(TYPING_IMPORT)].flatMap(([, wrapped, plain]) => (wrapped ?? plain ?? '').split(','))
  const withoutOwn = source.replace(DOCSTRING, '').replaceAll(OWN_IMPORT, '').replaceAll(TYPING_IMPORT, '')
  return {
    name,
    title: name === MAIN ? 'The command' : (DOCSTRING.exec(text)?.[1]?.split(/[.\n]/)[0] ?? name),
    code: withoutOwn.replaceAll(OTHER_IMPORT, '').trim(),
    ownImports: [...source.matchAll(OWN_IMPORT)].map(([, other = '']) => other),
    typingNames: typing.map((word) => word.trim()).filter((word) => word !== ''),
    otherImports: withoutOwn.match(OTHER_IMPORT) ?? [],
  }
}

function inImportOrder(modules: ReadonlyMap<string, Module>): readonly Module[] {
  const ordered = new Set<Module>()
  const visit = (name: string, importers: readonly string[]): void => {
    const module = modules.get(name)
    if (module === undefined) throw new TypeError(`there is no module ${name}`)
    if (importers.includes(name)) throw new TypeError([...importers, name].join(' imports '))
    if (ordered.has(module)) return
    for (const other of module.ownImports) visit(other, [...importers, name])
    ordered.add(module)
  }
  visit(MAIN, [])
  const unused = [...modules.values()].filter((module) => !ordered.has(module)).map(({ name }) => name)
  if (unused.length > 0) throw new TypeError(`nothing imports ${unused.join(', ')}`)
  return [...ordered]
}

function checkNames(modules: readonly Module[]): void {
  const names = modules.flatMap(({ code }) => [...code.matchAll(DEFINITION)].map(([, one, other]) => one ?? other))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) throw new TypeError(`two modules define ${twice.join(', ')}`)
}

function importBlock(modules: readonly Module[]): string {
  const lines = [...new Set(modules.flatMap(({ otherImports }) => otherImports))].sort().map((line) => `    ${line}`)
  const names = [...new Set(modules.flatMap(({ typingNames }) => typingNames))].sort()
  return `try:\n${lines.join('')}    from typing import ${names.join(', ')}\n${MISSING_MODULE}`
}
