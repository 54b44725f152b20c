import { readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { ManifestSchema } from '../src/bundle/manifest.ts'
import { DeltaSchema } from '../src/difference/delta.ts'
import { ProofsSchema } from '../src/seal/proofs.ts'

/** docs/schema/ from the schemas that the code parses with. `--check` fails when a file there is stale. */
const SCHEMAS = { 'manifest-1': ManifestSchema, 'proofs-1': ProofsSchema, 'delta-1': DeltaSchema }

for (const [name, schema] of Object.entries(SCHEMAS)) {
  const file = `docs/schema/${name}.json`
  const text = `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is stale: run node scripts/schema.ts`)
    process.exitCode = 1
  }
}
