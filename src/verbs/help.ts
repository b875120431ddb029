import { GLOBAL_OPTIONS } from './command-line.ts'
import { VERBS } from './index.ts'
import type { Verb, VerbOption } from './verb.ts'

const EXIT_CODES = `Exit codes
  0   done
  1   errors in the files, or a check that does not hold
  2   the command line cannot be carried out
  3   no error, but the changes that were asked about
  70  a bug in motif
`

/** The help of `motif -h`: every word with what it does. */
export function generalHelp(): string {
  const width = Math.max(...VERBS.map(({ word }) => word.length))
  const words = VERBS.map(({ word, summary }) => `  ${word.padEnd(width)}  ${summary}\n`).join('')
  const usage = 'Usage: motif <word> [options]\n'
  const more = 'motif <word> -h says more about a word; motif --version says which motif this is.\n'
  return `${usage}\n${words}\n${optionsText('Options of every word', GLOBAL_OPTIONS)}\n${EXIT_CODES}\n${more}`
}

/** The help of one word: usage, what it does, its options. */
export function verbHelp(verb: Verb): string {
  const usage = `Usage: motif ${verb.word} ${verb.usage}`.trimEnd()
  const own = Object.keys(verb.options).length > 0 ? `${optionsText('Options', verb.options)}\n` : ''
  const everywhere = optionsText('Options of every word', GLOBAL_OPTIONS)
  return `${usage}\n\n${verb.summary}\n\n${own}${everywhere}\n${EXIT_CODES}`
}

function optionsText(title: string, options: Readonly<Record<string, VerbOption>>): string {
  const rows = Object.entries(options).map(([name, option]) => [optionText(name, option), option.help] as const)
  const width = Math.max(...rows.map(([left]) => left.length))
  return `${title}\n${rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}\n`).join('')}`
}

function optionText(name: string, { short, value }: VerbOption): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
}
