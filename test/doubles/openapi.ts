import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

/** GitHub's own description of its API, cut to releases (MIT). */
const SLICE = fileURLToPath(new URL('./github-releases.openapi.json', import.meta.url))

export interface Described {
  /** What is wrong with an answer, or nothing. A status that is described nowhere needs a message, as every error has. */
  answer(operation: string, status: number, body: unknown): readonly string[]
  request(operation: string, body: unknown): readonly string[]
}

/** @throws where the description has no such operation */
export function openDescription(): Described {
  const spec = toSpec(JSON.parse(readFileSync(SLICE, 'utf8')))
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'github', components: toJsonSchema(spec.components) })
  const operations = Object.values(spec.paths).flatMap((methods) => Object.values(methods))
  const find = (id: string): Operation => {
    const one = operations.find(({ operationId }) => operationId === id)
    if (one === undefined) throw new Error(`${id} is not described`)
    return one
  }
  const faults = (what: string, schema: unknown, body: unknown): readonly string[] => {
    const validate: ValidateFunction = ajv.compile(toRefs(toJsonSchema(schema)))
    return validate(body) ? [] : [`${what}: ${ajv.errorsText(validate.errors)}`]
  }
  return {
    answer: (operation, status, body) => {
      const { responses } = find(operation)
      const response = responses[String(status)]
      const schema = response === undefined ? { $ref: '#/components/schemas/basic-error' } : response.content?.['application/json'].schema
      if (schema !== undefined) return faults(`${operation} ${status}`, schema, body)
      return status === 204 && body !== undefined ? [`${operation} ${status}: has a body`] : []
    },
    request: (operation, body) => {
      const schema = find(operation).requestBody?.content['application/json'].schema
      return schema === undefined ? [] : faults(operation, schema, body)
    },
  }
}

interface Content {
  readonly 'application/json': { readonly schema: unknown }
}

interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

interface Spec {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: unknown
}

function toSpec(value: unknown): Spec {
  return value as Spec
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toJsonSchema(one)]))
  if (inner['nullable'] !== true) return inner
  const { nullable: _, ...schema } = inner
  return { anyOf: [schema, { type: 'null' }] }
}

function toRefs(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/')) as object
}
