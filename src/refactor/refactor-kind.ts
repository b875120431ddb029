import type { Kind, Schema } from '../model/kind.ts'

const text: Schema = { type: 'string', minLength: 1 }
const count: Schema = { type: 'integer', minimum: 0 }
const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/** The form of a Refactor; its selectors and edits have readers of their own. */
export const REFACTOR_KIND: Kind = {
  group: 'motif.dev',
  kind: 'Refactor',
  plural: 'refactors',
  scope: 'Cluster',
  ships: 'core',
  file: '',
  storage: 'v1alpha1',
  source: {},
  versions: [
    {
      name: 'v1alpha1',
      served: true,
      storage: true,
      references: new Map(),
      immutable: [],
      schema: {
        type: 'object',
        required: ['spec'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          metadata: { type: 'object' },
          spec: {
            type: 'object',
            required: ['select', 'edits'],
            properties: {
              select: anything,
              edits: anything,
              expect: { type: 'object', properties: { changed: count, min: count, max: count } },
              reason: text,
            },
          },
        },
      },
    },
  ],
}
