import type { Finding } from '../core/findings.ts'
import { plainLine, portableText, recordedOrigin } from '../core/text.ts'

/** A finding as a file may hold it: keys in the schema's order, no text that breaks a line, no folder of this machine. */
export function plainFinding({ kind, severity, message, hint, project, version, origin, chain }: Finding): Finding {
  return {
    kind,
    severity,
    message: portableText(message),
    ...(hint === undefined ? {} : { hint: portableText(hint) }),
    ...(project === undefined ? {} : { project }),
    ...(version === undefined ? {} : { version: plainLine(version) }),
    ...(origin === undefined ? {} : { origin: recordedOrigin(origin) }),
    ...(chain === undefined ? {} : { chain: chain.map(portableText) }),
  }
}
