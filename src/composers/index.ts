import type { Composer } from './composer.ts'

/** The composition languages. What a language needs is loaded with its first composition. */
export const composers: readonly Composer[] = Object.freeze([
  {
    language: 'TypeScript',
    suffixes: ['.ts'],
    identify: async (request) => (await import('./bundle.ts')).identify(request),
    load: async (request) => (await import('./construct.ts')).loadConstruct(request),
  },
  {
    language: 'Handlebars',
    suffixes: ['.yaml.hbs'],
    load: async (request) => (await import('./handlebars.ts')).loadHandlebars(request),
  },
] satisfies Composer[])
