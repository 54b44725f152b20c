import { toJsonSchema } from '@valibot/to-json-schema'
import { DeltaSchema } from '../src/bundle/delta.ts'
import { ManifestSchema } from '../src/bundle/manifest.ts'
import { MissingWheelsSchema } from '../src/core/errors.ts'
import { ProofsSchema } from '../src/output/proofs.ts'

/** What docs/schema/ holds: file name -> text, made from the schemas that the code parses with. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const schemas = {
    'manifest-2.json': ManifestSchema,
    'proofs-2.json': ProofsSchema,
    'delta-1.json': DeltaSchema,
    'missing-wheels-1.json': MissingWheelsSchema,
  }
  // `readonly` says nothing about the JSON
  const toText = (schema: (typeof schemas)[keyof typeof schemas]): string =>
    `${JSON.stringify(toJsonSchema(schema, { ignoreActions: ['readonly'] }), null, 2)}\n`
  return new Map(Object.entries(schemas).map(([file, schema]) => [file, toText(schema)]))
}
