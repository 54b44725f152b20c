import { writeFileSync } from 'node:fs'
import { jsonSchemas } from './json-schema.ts'

/** Writes docs/schema/. test/bundle/formats.test.ts fails while a file there is stale. */
for (const [file, text] of jsonSchemas()) writeFileSync(`docs/schema/${file}`, text)
