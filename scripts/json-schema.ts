import { toJsonSchema } from '@valibot/to-json-schema'
import { DeltaSchema } from '../src/bundle/delta.ts'
import { ManifestSchema } from '../src/bundle/manifest.ts'
import { MissingWheelsSchema } from '../src/core/errors.ts'
import { ProofsSchema } from '../src/output/proofs.ts'
import { ResultSchema } from '../src/report/result-json.ts'

/** The files of docs/schema/: file name to text, generated from the schemas in the code. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const schemas = {
    'manifest-2.json': ManifestSchema,
    'proofs-2.json': ProofsSchema,
    'delta-1.json': DeltaSchema,
    'missing-wheels-1.json': MissingWheelsSchema,
    'result-1.json': ResultSchema,
  }
  // `readonly` does not affect the JSON
  const toText = (schema: (typeof schemas)[keyof typeof schemas]): string =>
    `${JSON.stringify(toJsonSchema(schema, { ignoreActions: ['readonly'] }), null, 2)}\n`
  return new Map(Object.entries(schemas).map(([file, schema]) => [file, toText(schema)]))
}
