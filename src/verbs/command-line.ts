import { parseArgs } from 'node:util'

import { closest } from '../model/closest.ts'
import { VERBS, type VerbRow } from './index.ts'
import { UsageError, type Invocation, type VerbOption } from './verb.ts'

/** The options that every verb takes, in the order that help lists them. */
export const GLOBAL_OPTIONS: Readonly<Record<string, VerbOption>> = {
  package: { type: 'string', value: 'DIR', help: 'the folder of motif.yaml (default: the nearest upwards)' },
  report: { type: 'string', value: 'FORM', help: 'text, json, github, markdown or sarif' },
  json: { type: 'boolean', help: 'short for --report json' },
  'no-code': { type: 'boolean', help: 'refuse where code of the package would run' },
  quiet: { type: 'boolean', help: 'print errors and asked-for output alone' },
  'no-color': { type: 'boolean', help: 'no colours (nor with NO_COLOR set)' },
  help: { type: 'boolean', short: 'h', help: 'show this help' },
}

/** What argv says before any verb has been loaded. */
export type Word =
  | { readonly is: 'verb'; readonly row: VerbRow; readonly rest: readonly string[] }
  | { readonly is: 'help' }
  | { readonly is: 'version' }

/** Finds the verb. Options of every verb may stand before it. Throws a UsageError for a word that is none. */
export function findWord(argv: readonly string[]): Word {
  const start = skipOptions(argv)
  const words = argv.slice(start)
  const before = argv.slice(0, start)
  if (words.length === 0 || words[0]?.startsWith('-') === true) return withoutVerb([...before, ...words])
  const row = VERBS.find(({ word }) => word.split(' ').every((part, index) => words[index] === part))
  if (row === undefined) throw unknownWord(words)
  return { is: 'verb', row, rest: [...before, ...words.slice(row.word.split(' ').length)] }
}

/** Values and positionals of a verb's command line. Throws a UsageError. */
export function parseOptions(
  options: Readonly<Record<string, VerbOption>>,
  args: readonly string[],
): Pick<Invocation, 'positionals' | 'values'> {
  const all = { ...GLOBAL_OPTIONS, ...options }
  const shapes = Object.entries(all).map(([name, { type, short }]) => [name, short ? { type, short } : { type }])
  // Not strict: parseArgs has its own words for what is wrong.
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(shapes) as Record<string, { type: VerbOption['type'] }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const positionals: string[] = []
  const values: Record<string, string | boolean | string[]> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const value = valueOf(token, all)
    const earlier = values[token.name]
    if (typeof value === 'string' && all[token.name]?.multiple === true) {
      values[token.name] = Array.isArray(earlier) ? [...earlier, value] : [value]
    } else values[token.name] = value
  }
  return { positionals, values }
}

/** How many of the first arguments are options that every verb takes, with their values. */
function skipOptions(argv: readonly string[]): number {
  let at = 0
  while (at < argv.length) {
    const name = argv[at]?.replace(/^--/, '') ?? ''
    if (argv[at] === name || !Object.hasOwn(GLOBAL_OPTIONS, name.replace(/=.*$/s, ''))) return at
    at += GLOBAL_OPTIONS[name]?.type === 'string' ? 2 : 1
  }
  return argv.length
}

function withoutVerb(argv: readonly string[]): Word {
  if (argv.some((arg) => arg === '--version' || arg === '-V')) return { is: 'version' }
  parseOptions({ version: { type: 'boolean', help: '' } }, argv)
  return { is: 'help' }
}

function unknownWord(words: readonly string[]): UsageError {
  const first = words[0] ?? ''
  const below = VERBS.filter(({ word }) => word.startsWith(`${first} `)).map(({ word }) => word)
  if (below.length > 0) return new UsageError(`motif ${first} is not complete.`, `Say ${below.join(' or ')}.`)
  const said = words.slice(0, 2).join(' ')
  const all = VERBS.map(({ word }) => word)
  const near = closest(first, all) ?? closest(said, all)
  const help =
    near === undefined ? 'motif -h lists the words.' : `the closest word is ${near}; motif -h lists them all.`
  return new UsageError(`There is no word "${first}".`, help)
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function valueOf(token: OptionToken, all: Readonly<Record<string, VerbOption>>): string | boolean {
  const option = Object.hasOwn(all, token.name) ? all[token.name] : undefined
  if (option === undefined) throw unknownOption(token.rawName, Object.keys(all))
  if (option.type === 'boolean') {
    if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`)
    return true
  }
  const { value } = token
  if (value === undefined || (token.inlineValue !== true && /^-./s.test(value))) {
    throw new UsageError(`${token.rawName} needs a value.`, `write ${token.rawName} ${option.value ?? 'VALUE'}.`)
  }
  return value
}

function unknownOption(said: string, names: readonly string[]): UsageError {
  const near = closest(
    said,
    names.map((name) => `--${name}`),
  )
  const help = near === undefined ? '-h lists the options.' : `the closest option is ${near}; -h lists them all.`
  return new UsageError(`There is no option ${said}.`, help)
}
