import type { Problem } from '../model/diagnostic.ts'
import type { Schema } from '../model/kind.ts'
import type { ValuePath } from '../model/value.ts'
import { showValues } from './check/say.ts'

const LONGEST_DESCRIPTION = 300
const MOST_FIELDS = 6
const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
}

/** The problem with what to do about it, where it doesn't say so yet: what to add, or what the schema says of the field. */
export function advised(schema: Schema, problem: Problem): Problem {
  if (problem.help !== undefined) return problem
  const field = fieldAt(schema, problem.path)
  const key = problem.path.at(-1)
  if (field === undefined || typeof key !== 'string') return problem
  const description = describe(field)
  if (problem.code === 'schema/required') {
    return { ...problem, help: `add ${key}, ${wordsOf(field)}.${description === '' ? '' : ` ${description}`}` }
  }
  return description === '' ? problem : { ...problem, help: `the schema says of ${key}: ${description}` }
}

function fieldAt(schema: Schema, path: ValuePath): Schema | undefined {
  let found: Schema | undefined = schema
  for (const step of path) {
    const values: Schema['additionalProperties'] = found?.additionalProperties
    const open: Schema | undefined = typeof values === 'object' ? values : undefined
    found = typeof step === 'number' ? found?.items : (property(found, step) ?? open)
  }
  return found
}

function property(schema: Schema | undefined, key: string): Schema | undefined {
  const properties = schema?.properties ?? {}
  return Object.hasOwn(properties, key) ? properties[key] : undefined
}

function wordsOf({ type = '', enum: allowed = [], required = [], properties = {}, items }: Schema): string {
  if (allowed.length > 0) return `${allowed.length === 1 ? '' : 'one of '}${showValues(allowed)}`
  if (required.length > 0) return `a mapping with ${showValues(required)}`
  if (items?.required !== undefined) return `a list of mappings with ${showValues(items.required)}`
  const optional = Object.keys(properties)
  if (optional.length > 0 && optional.length <= MOST_FIELDS) return `a mapping that may have ${showValues(optional)}`
  return WORDS[type] ?? 'whose value the schema leaves open'
}

/** What the schema says of the field, or where that is long its first sentence. */
function describe({ description = '' }: Schema): string {
  const text = description
    .slice(0, LONGEST_DESCRIPTION + 1)
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= LONGEST_DESCRIPTION) return /[.!?]$/.test(text) || text === '' ? text : `${text}.`
  return /^.*?\.(?= )/.exec(text)?.[0] ?? ''
}
