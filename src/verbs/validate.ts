import { recall, remember } from './recall.ts'
import type { Verb } from './verb.ts'

/** `motif validate`: load to link; writes nothing. */
export const validate: Verb = {
  word: 'validate',
  usage: '[paths]',
  summary: 'check specs, kinds and what they render to; write nothing',
  options: {
    strict: { type: 'boolean', help: 'compose every composite twice, and count warnings as errors' },
    unused: { type: 'boolean', help: 'warn of fields of specs that are neither read nor change anything' },
    limit: { type: 'string', value: 'SECONDS', help: 'how long one composite may take (10)' },
    'no-cache': { type: 'boolean', help: 'compile every unit anew, and keep none' },
    jobs: { type: 'string', value: 'N', help: 'compile on N threads (as many as pay)' },
    cache: { type: 'string', value: 'DIR', help: 'keep compiled units here, for other checkouts too' },
  },
  runsCode: () => true,
  recall: (invocation) => recall(invocation, { word: 'validate' }),
  run: (invocation) =>
    remember(invocation, { word: 'validate' }, async (watched) =>
      (await import('./validate-package.ts')).validatePackage(watched),
    ),
}
