import type { Kind, Schema } from './kind.ts'

/** What the compiler's own kinds differ in. */
export interface OwnKind {
  readonly kind: string
  readonly plural: string
  readonly spec: Schema
  /** The fields beside apiVersion and kind that have to be there. */
  readonly required?: readonly string[]
}

/** The form of a document of motif.dev/v1alpha1, so that it is checked by the same rules as every other object. */
export function ownKind({ kind, plural, spec, required = [] }: OwnKind): Kind {
  const text: Schema = { type: 'string' }
  const schema: Schema = {
    type: 'object',
    required,
    properties: { apiVersion: text, kind: text, metadata: { type: 'object' }, spec },
  }
  const version = { name: 'v1alpha1', served: true, storage: true, references: new Map(), immutable: [], schema }
  return {
    group: 'motif.dev',
    kind,
    plural,
    scope: 'Cluster',
    ships: 'core',
    file: '',
    storage: version.name,
    source: {},
    versions: [version],
  }
}
