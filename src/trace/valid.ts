import type { Problem } from '../model/diagnostic.ts'
import type { Schema } from '../model/kind.ts'
import { formatPath } from '../model/path.ts'
import type { Mapping, ValuePath } from '../model/value.ts'
import type { Change } from './changes.ts'
import { changed, isWithin, type Put } from './edit.ts'
import { sampleOf, schemaBelow } from './values.ts'

/** A changed object that the schema takes, rules included. */
export interface ValidChange {
  readonly object: Mapping
  /** The fields that had to change with it, because the schema refuses it alone. */
  readonly others: readonly Change[]
}

/** What is needed to mend a refused change. */
export interface Mending {
  readonly schema: Schema
  readonly all: readonly Change[]
  readonly problemsOf: (object: Mapping) => readonly Problem[]
}

const MOST_STEPS = 3
const MOST_CHECKS = 120
const MOST_SWAPPED = 12

/**
 * The object with a change made, and up to three others where the schema refuses it alone: missing fields are filled in, and
 * fields near by (or named in the refusing rule) tried. Undefined where nothing helps.
 */
export function makeValid(object: Mapping, change: Change, mending: Mending): ValidChange | undefined {
  let best = { object: changed(object, change.put), others: [] as readonly Change[] }
  let problems = mending.problemsOf(best.object)
  for (let step = 0; problems.length > 0; step++) {
    if (step === MOST_STEPS) return undefined
    const next = nextStep({ ...best, change, problems }, mending)
    if (next === undefined) return undefined
    best = next
    problems = next.problems
  }
  return best
}

interface Refused extends ValidChange {
  readonly change: Change
  readonly problems: readonly Problem[]
}

type Step = ValidChange & Pick<Refused, 'problems'>

function nextStep(refused: Refused, mending: Mending): Step | undefined {
  const all = repairs(refused, mending)
  const singles = all.slice(0, MOST_CHECKS).map((each) => [each])
  return bestOf(refused, singles, mending) ?? bestOf(refused, swaps(all), mending)
}

/** One of two forms given up for the other: no single change leads there. */
function swaps(all: readonly Change[]): readonly (readonly Change[])[] {
  const absent = all.filter(({ type }) => type === 'absent').slice(0, MOST_SWAPPED)
  const set = all.filter(({ type }) => type === 'set').slice(0, MOST_SWAPPED)
  return absent.flatMap((one) => set.map((other) => [one, other]))
}

/** The first that leaves no problem, else what leaves the fewest, if that are fewer than there were. */
function bestOf(refused: Refused, ways: readonly (readonly Change[])[], mending: Mending): Step | undefined {
  let best: Step | undefined
  for (const way of ways) {
    const object = changed(
      refused.object,
      way.flatMap(({ put }) => put),
    )
    const problems = mending.problemsOf(object)
    if (problems.length >= (best?.problems.length ?? refused.problems.length)) continue
    best = { object, problems, others: [...refused.others, ...way] }
    if (problems.length === 0) break
  }
  return best
}

/** Missing fields first, then changes by how near they are to what was refused. */
function repairs({ change, problems, others }: Refused, { schema, all }: Mending): readonly Change[] {
  const required = problems
    .filter(({ code }) => code === 'schema/required')
    .flatMap(({ path }) => filling(path, schema))
  const taken = [change, ...others].flatMap(({ put }) => put.map(({ path }) => path))
  const isFree = ({ path }: Put): boolean => !taken.some((each) => isWithin(path, each) || isWithin(each, path))
  const near = all
    .filter(({ type, put }) => type !== 'key' && put.every(isFree))
    .map((each) => ({ each, distance: distanceOf(each.field, change.field, problems) }))
    .filter(({ distance }) => distance < FAR)
    .sort((a, b) => a.distance - b.distance)
  return [...required, ...near.map(({ each }) => each)]
}

function filling(path: ValuePath, schema: Schema): Change[] {
  const value = sampleOf(path.reduce<Schema | undefined>(schemaBelow, schema))
  return value === undefined ? [] : [{ field: path, type: 'set', put: [{ path, value }] }]
}

const FAR = 4

/** 0 for what the problem names, 1 for neighbours, more further away; metadata has no part in rules. */
function distanceOf(field: ValuePath, changing: ValuePath, problems: readonly Problem[]): number {
  if (field[0] === 'metadata') return FAR
  const key = field.findLast((step) => typeof step === 'string') ?? ''
  const text = formatPath(field)
  const said = (message: string): boolean => message.includes(text) || wordIn(message, key)
  if (problems.some(({ message, help }) => said(message) || said(help ?? ''))) return 0
  if (isWithin(field, changing.slice(0, -1))) return 1
  return problems.some(({ path }) => isWithin(field, path)) ? 2 : 3
}

function wordIn(text: string, word: string): boolean {
  const at = text.indexOf(word)
  return at >= 0 && !/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + word.length] ?? ' ')
}
