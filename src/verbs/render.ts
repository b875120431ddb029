import { recall, remember } from './recall.ts'
import type { Verb } from './verb.ts'

/** `motif render`: the whole road, from specs to manifests. */
export const render: Verb = {
  word: 'render',
  usage: '[paths]',
  summary: 'render specs to raw manifests',
  options: {
    check: { type: 'boolean', help: 'write nothing; exit 1 if the output is not what render would write' },
    stdout: { type: 'boolean', help: 'print the manifests in apply order instead of writing files' },
    'output-dir': { type: 'string', value: 'DIR', help: 'write here instead of spec.output.dir' },
    'keep-going': { type: 'boolean', help: 'write what has no errors, though something has' },
    'discard-edits': { type: 'boolean', help: 'overwrite or remove manifests that were edited by hand' },
    'allow-empty': { type: 'boolean', help: 'go on though nothing at all is rendered any more' },
    limit: { type: 'string', value: 'SECONDS', help: 'how long one composite may take (10)' },
    'no-cache': { type: 'boolean', help: 'compile every unit anew, and keep none' },
    watch: { type: 'boolean', help: 'render again whenever something is saved' },
    jobs: { type: 'string', value: 'N', help: 'compile on N threads (as many as pay)' },
    cache: { type: 'string', value: 'DIR', help: 'keep compiled units here, for other checkouts too' },
  },
  runsCode: () => true,
  recall: (invocation) => recall(invocation, { word: 'render' }),
  run: (invocation) =>
    remember(invocation, { word: 'render' }, async (watched) =>
      (await import('./render-package.ts')).renderPackage(watched),
    ),
}
