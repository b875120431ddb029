import type { Kind, Schema } from '../../src/model/kind.ts'
import type { Mapping, Value } from '../../src/model/value.ts'
import { readKind } from '../../src/schema/crd.ts'

/** What differs from a CRD of one stored version v1 of group example.dev. */
export interface CrdParts {
  readonly group?: string
  readonly versions?: readonly { readonly name: string; readonly schema: Schema }[]
  readonly annotations?: Readonly<Record<string, string>>
}

/** A CRD as plain data: kind `Bucket` with the given schema of its spec, or with whole versions; the first is stored. */
export function crdOf(kind: string, spec: Schema, parts: CrdParts = {}): Mapping {
  const group = parts.group ?? 'example.dev'
  const plural = `${kind.toLowerCase()}s`
  const versions = parts.versions ?? [{ name: 'v1', schema: { type: 'object', properties: { spec } } }]
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, ...(parts.annotations ? { annotations: parts.annotations } : {}) },
    spec: {
      group,
      names: { kind, plural },
      scope: 'Namespaced',
      versions: versions.map(({ name, schema }, index) => ({
        name,
        served: true,
        storage: index === 0,
        schema: { openAPIV3Schema: schema as Value },
      })),
    },
  }
}

/** The kind that a correct CRD declares; throws what is wrong with any other. */
export function kindOf(crd: Mapping, ships: Kind['ships'] = 'crd', file = 'schemas/bucket.yaml'): Kind {
  const { kind, problems } = readKind(crd, file, ships)
  if (kind === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
  return kind
}
