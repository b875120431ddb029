import type { Schema } from '../model/kind.ts'
import { ownKind } from '../model/own-kind.ts'

const text: Schema = { type: 'string', minLength: 1 }
const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/** The form of an Override; its target and edits have readers of their own. */
export const OVERRIDE_KIND = ownKind({
  kind: 'Override',
  plural: 'overrides',
  required: ['spec'],
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
})
