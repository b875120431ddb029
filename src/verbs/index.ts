import type { Verb } from './verb.ts'

/** One row of the table of verbs: enough for the list of verbs, the rest is loaded when the word is said. */
export interface VerbRow {
  readonly word: string
  readonly summary: string
  load(): Promise<Verb>
}

/** Every word of the command line, in the order that help lists them. */
export const VERBS: readonly VerbRow[] = [
  {
    word: 'validate',
    summary: 'check specs, kinds and what they render to; write nothing',
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    word: 'render',
    summary: 'render specs to raw manifests',
    load: async () => (await import('./render.ts')).render,
  },
  {
    word: 'completion',
    summary: 'a script that completes motif in your shell',
    load: async () => (await import('./completion.ts')).completion,
  },
]
