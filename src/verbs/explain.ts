import type { Outcome } from '../model/outcome.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif explain`: the schema of a kind, why a field of a manifest is what it is, and what a line of a spec decides. */
export const explain: Verb = {
  word: 'explain',
  usage: '<Kind>[.field] | <Kind[.group]/name> [field] | FILE:LINE | --from FILE:LINE',
  summary: 'say why a field of a manifest is what it is, or what a kind takes',
  options: {
    from: { type: 'string', value: 'FILE:LINE', help: 'list what this line of a spec decides' },
    namespace: { type: 'string', short: 'n', value: 'NS', help: 'only resources of this namespace' },
    limit: { type: 'string', value: 'SECONDS', help: 'how long one composite may take (10)' },
  },
  // A kind is told from its schema.
  runsCode: ({ positionals: [what = ''], values }) => values['from'] !== undefined || /[/:]/.test(what),
  run: runExplain,
}

async function runExplain(invocation: Invocation): Promise<Outcome> {
  const { positionals, values } = invocation
  const from = values['from']
  if (typeof from === 'string') {
    if (positionals.length > 0) throw new UsageError('--from FILE:LINE takes nothing beside it.')
    const { explainSpecLine } = await import('./explain-line.ts')
    return explainSpecLine(invocation, placeIn(from))
  }
  const [what, field, ...rest] = positionals
  if (what === undefined) throw new UsageError('explain what?', `say \`motif explain ${explain.usage}\`.`)
  if (rest.length > 0) throw new UsageError(`explain takes one thing and one field, not also ${rest.join(' ')}.`)
  if (/:\d+(?::\d+)?$/.test(what)) {
    if (field !== undefined) throw new UsageError('FILE:LINE takes no field beside it.')
    const { explainLine } = await import('./explain-line.ts')
    return explainLine(invocation, placeIn(what))
  }
  if (what.includes('/')) return (await import('./explain-resource.ts')).explainResource(invocation, what, field)
  return (await import('./explain-kind.ts')).explainKind(invocation, what, field)
}

/** A line of a file, as compilers print it. */
export interface FileLine {
  readonly file: string
  readonly line: number
}

/** `FILE:LINE`, or `FILE:LINE:COLUMN` as motif prints it. */
function placeIn(text: string): FileLine {
  const found = /^(.+?):(\d{1,9})(?::\d{1,9})?$/s.exec(text)
  if (found?.[1] === undefined) throw new UsageError(`${text} is no FILE:LINE.`, 'write manifests/a/b.yaml:14.')
  return { file: found[1], line: Number(found[2]) }
}
