import type { Schema } from '../model/kind.ts'
import { ownKind } from '../model/own-kind.ts'

const text: Schema = { type: 'string', minLength: 1 }
const count: Schema = { type: 'integer', minimum: 0 }
const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/** The form of a Refactor; its selectors and edits have readers of their own. */
export const REFACTOR_KIND = ownKind({
  kind: 'Refactor',
  plural: 'refactors',
  required: ['spec'],
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
})
