/** The modules of python/installer/ by name, without `.py`. */
export type InstallerModules = ReadonlyMap<string, string>

/** What starts it; all others are imported by it, or by each other. */
const MAIN = 'main'
/** Ends the part of the main module that has to run before anything is imported, and so stands at the top of the one file. */
const HEADER_END = '\n# --- the command '
/** describe.py is a command of its own too; what makes it one begins with this line. */
const ALONE = '\n# --- this file alone '

const DOCSTRING = /^(?:#!.*\n)?"""([\s\S]*?)"""\n/
const OWN_IMPORT = /^from \.(\w+) import (?:\([^)]*\)|[^(\n]*)\n/gm
const TYPING_IMPORT = /^from typing import (?:\(([^)]*)\)|([^(\n]*))\n/gm
const OTHER_IMPORT = /^(?:import|from) .*\n/gm
const DEFINITION = /^(?:def|class) (\w+)|^([A-Z][A-Z_]*) = /gm

/**
 * install.py: one file, so that an operator can read it, copy it and trust a copy of it. It is the modules of
 * python/installer/ one below the other, each after those that it imports, their imports gathered at the top.
 * @throws TypeError for modules that cannot be one file: a cycle, a name twice, one that nobody imports
 */
export function installerText(modules: InstallerModules): string {
  const order = inOrder(modules)
  const texts = order.map((name) => textOf(modules, name))
  refuseNameTwice(texts)
  const [header = ''] = textOf(modules, MAIN).split(HEADER_END)
  const parts = texts.map((text) => `${divider(text)}\n\n\n${codeOf(text).trim()}`)
  return `${[`${header}\n\n${importsOf(texts)}`, ...parts].join('\n\n\n')}\n`
}

function inOrder(modules: InstallerModules): readonly string[] {
  const done: string[] = []
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) throw new TypeError(`${[...path, name].join(' imports ')}`)
    if (done.includes(name)) return
    for (const [, other = ''] of textOf(modules, name).matchAll(OWN_IMPORT)) visit(other, [...path, name])
    done.push(name)
  }
  visit(MAIN, [])
  const idle = [...modules.keys()].filter((name) => !done.includes(name))
  if (idle.length > 0) throw new TypeError(`nothing imports ${idle.join(', ')}`)
  return done
}

function textOf(modules: InstallerModules, name: string): string {
  const text = modules.get(name)
  if (text === undefined) throw new TypeError(`there is no module ${name}`)
  return text
}

function refuseNameTwice(texts: readonly string[]): void {
  const names = texts.flatMap((text) => [...codeOf(text).matchAll(DEFINITION)].map(([, one, other]) => one ?? other))
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) throw new TypeError(`two modules define ${twice.join(', ')}`)
}

function importsOf(whole: readonly string[]): string {
  const texts = whole.map((text) => text.split(HEADER_END).at(-1) ?? '')
  const lines = texts.flatMap((text) => text.replaceAll(TYPING_IMPORT, '').replaceAll(OWN_IMPORT, '').match(OTHER_IMPORT) ?? [])
  const typing = texts.flatMap((text) =>
    [...text.matchAll(TYPING_IMPORT)].flatMap(([, wrapped, plain]) => (wrapped ?? plain ?? '').split(',').map((name) => name.trim())),
  )
  const names = [...new Set(typing)].filter((name) => name !== '').sort()
  const indented = [...new Set(lines)].sort().map((line) => `    ${line}`)
  return `try:\n${indented.join('')}    from typing import ${names.join(', ')}\n${MISSING_MODULE}`
}

/** Some Pythons are built without zlib or sockets; then nothing can be installed, and a traceback would not say why. */
const MISSING_MODULE = `except ImportError as error:
    sys.stderr.write("error: %s lacks the module %s of the standard library\\n" % (sys.executable, error.name or error))
    sys.stderr.write("Run install.py with a complete Python, or install the part that is missing.\\n")
    sys.exit(7)`

function codeOf(text: string): string {
  const [, afterHeader = text] = text.split(HEADER_END)
  const [alone = ''] = afterHeader.replace(/^-*\n/, '').split(ALONE)
  return alone.replace(DOCSTRING, '').replaceAll(OWN_IMPORT, '').replaceAll(TYPING_IMPORT, '').replaceAll(OTHER_IMPORT, '')
}

/** `# --- what is checked ---`: the first line of a module's docstring says what it is about. */
function divider(text: string): string {
  const [, title = ''] = DOCSTRING.exec(text) ?? []
  const [line = ''] = title.split(/[.\n]/)
  return `# --- ${line} ${'-'.repeat(Math.max(3, 113 - line.length))}`
}
