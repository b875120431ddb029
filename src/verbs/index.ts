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
    word: 'init',
    summary: 'make a package of kinds',
    load: async () => (await import('./init.ts')).init,
  },
  {
    word: 'new kind',
    summary: 'make a kind: schema, composition, example and test',
    load: async () => (await import('./new-kind.ts')).newKind,
  },
  {
    word: 'new version',
    summary: 'start a new version of a kind: a copy, and the conversion to it',
    load: async () => (await import('./new-version.ts')).newVersion,
  },
  {
    word: 'import crds',
    summary: "take the cluster's kinds into schemas/crds, then generate",
    load: async () => (await import('./import-crds.ts')).importCrds,
  },
  {
    word: 'generate',
    summary: 'make types and classes from the schemas',
    load: async () => (await import('./generate.ts')).generate,
  },
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
    word: 'migrate',
    summary: 'rewrite specs in another version of their kind: a diff, or --write',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  {
    word: 'compat',
    summary: 'name the breaking and the safe changes of the kinds',
    load: async () => (await import('./compat.ts')).compat,
  },
  {
    word: 'explain',
    summary: 'say why a field of a manifest is what it is, or what a kind takes',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    word: 'plan',
    summary: 'what render would change, with risks and causes',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    word: 'refactor',
    summary: 'make the same edits in many files: a diff, or --write',
    load: async () => (await import('./refactor.ts')).refactor,
  },
  {
    word: 'docs',
    summary: 'write reference pages of the kinds to docs/kinds',
    load: async () => (await import('./docs.ts')).docs,
  },
  {
    word: 'completion',
    summary: 'a script that completes motif in your shell',
    load: async () => (await import('./completion.ts')).completion,
  },
]
