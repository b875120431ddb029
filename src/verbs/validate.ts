import { recall } from './recall.ts'
import type { Verb } from './verb.ts'

/** `motif validate`: load to link; writes nothing. */
export const validate: Verb = {
  word: 'validate',
  usage: '[paths]',
  summary: 'check specs, kinds and what they render to; write nothing',
  options: {
    strict: { type: 'boolean', help: 'compose every composite twice, and count warnings as errors' },
    limit: { type: 'string', value: 'SECONDS', help: 'how long one composite may take (10)' },
  },
  run: (invocation) =>
    recall(invocation, { word: 'validate' }, async (recalled) =>
      (await import('./validate-package.ts')).validatePackage(recalled),
    ),
}
