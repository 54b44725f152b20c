import { measured } from './measured.ts'

const DEFAULT = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)'

/** The index that pip is set up for here. */
export async function indexInUse(python: string): Promise<string> {
  const given = await measured(python, ['-m', 'pip', 'config', 'list'])
  const [, url] = /index-url='([^']+)'/.exec(given.stdout.replaceAll(/.*extra-index-url.*\n/g, '')) ?? []
  return url ?? (await measured(python, ['-c', DEFAULT])).stdout.trim()
}
