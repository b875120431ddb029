import type { Kind, Schema } from '../../src/model/kind.ts'
import type { Mapping, Value } from '../../src/model/value.ts'
import { checkerOf, type Checked } from '../../src/schema/validate.ts'

/** A kind of the cluster, Sample of example.dev, whose objects hold `spec`; `more` is laid over it. */
export function sampleKind(spec: Schema, more: Partial<Kind> = {}): Kind {
  const schema: Schema = { type: 'object', properties: { spec } }
  return {
    group: 'example.dev',
    kind: 'Sample',
    plural: 'samples',
    scope: 'Namespaced',
    ships: 'crd',
    file: 'schemas/crds/example.dev/sample.yaml',
    versions: [{ name: 'v1', served: true, storage: true, schema, references: new Map(), immutable: [] }],
    storage: 'v1',
    source: {},
    ...more,
  }
}

/** An object of sampleKind(). */
export function sample(spec: Value, metadata: Value = { name: 'a', namespace: 'b' }): Mapping {
  return { apiVersion: 'example.dev/v1', kind: 'Sample', metadata, spec }
}

/** An object of a kind with this spec schema, checked. */
export function checkSpec(schema: Schema, spec: Value): Checked {
  return checkerOf(sampleKind(schema), 'v1').check(sample(spec))
}

/** Each problem of the spec as `code message | help`. */
export function problemsOf(schema: Schema, spec: Value): readonly string[] {
  return checkSpec(schema, spec).problems.map(
    ({ code, message, help }) => `${code} ${message}${help === undefined ? '' : ` | ${help}`}`,
  )
}

/** The values that the schema takes for `spec.x`, in their order. */
export function accepted(schema: Schema, values: readonly Value[]): readonly Value[] {
  const spec: Schema = { type: 'object', properties: { x: schema } }
  return values.filter((x) => checkSpec(spec, { x }).problems.length === 0)
}
