import type { Kind, Schema } from '../model/kind.ts'

const text: Schema = { type: 'string', minLength: 1 }
const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/** The form of an Override; its target and edits have readers of their own. */
export const OVERRIDE_KIND: Kind = {
  group: 'motif.dev',
  kind: 'Override',
  plural: 'overrides',
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
            required: ['target', 'edits', 'reason'],
            properties: {
              target: anything,
              edits: anything,
              reason: text,
              expires: { type: 'string' },
            },
          },
        },
      },
    },
  ],
}
