import * as v from 'valibot'

/** The list of docs/schema/missing-wheels-1.json: sdists whose wheels have to be built elsewhere, sorted by project and version. */
export const MissingWheelsSchema = v.pipe(
  v.array(
    v.strictObject({
      project: v.string(),
      version: v.string(),
      url: v.pipe(v.string(), v.description('of the sdist, without credentials')),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description('of the sdist')),
      targets: v.pipe(v.array(v.string()), v.readonly(), v.description('ids of the targets that lack a wheel of it')),
      selectors: v.pipe(
        v.array(v.string()),
        v.readonly(),
        v.description('what CIBW_BUILD of cibuildwheel takes for these targets, e.g. cp312-manylinux_x86_64; none for other systems'),
      ),
    }),
  ),
  v.readonly(),
)

export type MissingWheels = v.InferOutput<typeof MissingWheelsSchema>
