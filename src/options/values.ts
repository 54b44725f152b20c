import { type ProjectName, toProjectName } from '../core/names.ts'
import type { Parsed } from '../inputs/grammar.ts'

/** Names that Windows keeps for devices, with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** An extra or a dependency group, normalized (PEP 685, PEP 735). */
export function parseExtra(given: string): Parsed<ProjectName> {
  const right = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(given)
  return right ? { ok: toProjectName(given) } : { want: 'give a name of letters, digits, ".", "-" and "_"' }
}

/** A bundle's name becomes a folder and the start of file names on every system. */
export function parseBundleName(given: string): Parsed<string> {
  const right = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given) && !given.endsWith('.') && !DEVICES.test(given)
  return right
    ? { ok: given }
    : { want: 'give a name of up to 100 letters, digits, ".", "-" and "_" that every system takes as a folder name' }
}

/** A target id in which `*` stands for anything. */
export function parseIdPattern(given: string): Parsed<string> {
  return /^[A-Za-z0-9._*-]+$/.test(given) ? { ok: given } : { want: 'give a target id such as cp312-windows-x86_64; * stands for anything' }
}

/** An SPDX licence or exception identifier. */
export function parseLicence(given: string): Parsed<string> {
  return /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(given) ? { ok: given } : { want: 'give an SPDX identifier such as MIT or Apache-2.0' }
}

/** What licence-allow takes: an SPDX identifier, or `project:NAME`. */
export function parseAllowed(given: string): Parsed<{ readonly licence: string } | { readonly project: ProjectName }> {
  const [, name] = /^project:(.*)$/i.exec(given) ?? []
  if (name !== undefined) {
    const project = parseExtra(name) // an extra's name has the same form
    return 'ok' in project ? { ok: { project: project.ok } } : { want: 'give project:NAME with the name of a project' }
  }
  const licence = parseLicence(given)
  return 'ok' in licence ? { ok: { licence: licence.ok } } : { want: `${licence.want}, or project:NAME` }
}

export function parseJobs(given: string): Parsed<number> {
  const jobs = /^\d{1,2}$/.test(given) ? Number(given) : 0
  return jobs >= 1 && jobs <= 16 ? { ok: jobs } : { want: 'give a number from 1 to 16' }
}
