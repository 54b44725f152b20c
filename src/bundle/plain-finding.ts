import type { Finding } from '../core/finding.ts'
import { plainLine } from './plain-text.ts'

/** A finding as a file may hold it: keys in the schema's order, no text that breaks a line. */
export function plainFinding({ kind, severity, message, hint, project, version, origin, chain }: Finding): Finding {
  return {
    kind,
    severity,
    message: plainLine(message),
    ...(hint === undefined ? {} : { hint: plainLine(hint) }),
    ...(project === undefined ? {} : { project }),
    ...(version === undefined ? {} : { version: plainLine(version) }),
    ...(origin === undefined ? {} : { origin: plainLine(origin) }),
    ...(chain === undefined ? {} : { chain: chain.map(plainLine) }),
  }
}
