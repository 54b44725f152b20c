import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { type BootstrapPip, bootstrapFor } from '../bundle/bootstrap.ts'
import type { BootstrapFile } from '../bundle/input.ts'
import { BundleError } from '../core/failure.ts'
import type { Target } from '../targets/target.ts'
import type { Door } from '../worker/door.ts'
import { PIP } from '../worker/pip.ts'
import { parseLanded } from '../worker/protocol.ts'

/**
 * The pip wheels that the far side may need, on this disk: the pinned one comes with us, older ones from the index.
 * @throws BundleError `network` or `integrity`
 */
export async function bootstrapFiles(targets: readonly Target[], vendor: string, door: Door): Promise<readonly BootstrapFile[]> {
  return Promise.all(bootstrapFor(targets).map((pip) => (pip.sha256 === PIP.sha256 ? shipped(pip, vendor) : fetched(pip, door)))) // five at most
}

async function shipped(pip: BootstrapPip, vendor: string): Promise<BootstrapFile> {
  const file = path.join(vendor, pip.filename)
  return { ...pip, path: file, bytes: (await stat(file)).size }
}

async function fetched(pip: BootstrapPip, door: Door): Promise<BootstrapFile> {
  const { filename, sha256, project, version, bytes } = pip
  const url = await urlOf(pip, door)
  const landed = parseLanded(await door.answer('file', { file: { project, version, filename, url, sha256, hashes: { sha256 }, bytes } }))
  return { ...pip, path: landed.path, bytes: landed.bytes }
}

const Page = v.object({ places: v.array(v.object({ table: v.nullable(v.string()) })) })

/** The first index that lists the file; its hash is ours, so it does not matter which. */
async function urlOf({ filename, project, version }: BootstrapPip, door: Door): Promise<string> {
  const { places } = v.parse(Page, await door.answer('page', { project }))
  for (const { table } of places) {
    if (table === null) continue
    for (const line of (await readFile(table, 'utf8')).split('\n')) {
      if (line.includes(`"${filename}"`) && line.startsWith('[')) return urlInLine(line, filename)
    }
  }
  throw new BundleError({
    kind: 'network',
    what: `No index lists ${filename}, the last pip for the oldest Python among the targets.`,
    hint: `Let the index serve pip ${version}: the far side may need it to install anything.`,
  })
}

/** A line of a page table: the wheels of one version, each an array with the name first and the URL fifth (python/worker/door/table.py). */
const TableLine = v.array(v.looseTuple([v.string(), v.unknown(), v.unknown(), v.unknown(), v.string()]))

function urlInLine(line: string, filename: string): string {
  const [, , , , url = ''] = v.parse(TableLine, JSON.parse(line)).find(([name]) => name === filename) ?? []
  return url
}
