import type { Schema } from '../../model/kind.ts'
import { isMultiple } from '../check/number.ts'
import { note, type CompatCode, type Place } from './change.ts'

type Count = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties'

/** What a count bounds, in the words of a sentence, and the area of its codes. */
const COUNTS: readonly {
  readonly keyword: Count
  readonly area: 'length' | 'items' | 'keys'
  readonly unit: string
}[] = [
  { keyword: 'minLength', area: 'length', unit: 'characters' },
  { keyword: 'maxLength', area: 'length', unit: 'characters' },
  { keyword: 'minItems', area: 'items', unit: 'items' },
  { keyword: 'maxItems', area: 'items', unit: 'items' },
  { keyword: 'minProperties', area: 'keys', unit: 'keys' },
  { keyword: 'maxProperties', area: 'keys', unit: 'keys' },
]

/** Notes bounds that are tighter or looser: of numbers, of text, of lists, of maps; and another pattern. */
export function compareBounds(old: Schema, now: Schema, place: Place): void {
  compareNumbers(old, now, place)
  compareSteps(old, now, place)
  for (const { keyword, area, unit } of COUNTS) {
    const side = keyword.startsWith('min') ? 'at least' : 'at most'
    const limits = { was: countOf(old, keyword), is: countOf(now, keyword) }
    noteLimit(place, limits, {
      keyword,
      side,
      unit,
      tighter: `compat/${area}-tightened`,
      looser: `compat/${area}-loosened`,
    })
  }
  comparePatterns(old, now, place)
}

function compareNumbers(old: Schema, now: Schema, place: Place): void {
  const codes = { tighter: 'compat/bounds-tightened', looser: 'compat/bounds-loosened', unit: '' } as const
  const lower = (schema: Schema): Limit | undefined => limitOf(schema.minimum, schema.exclusiveMinimum)
  const upper = (schema: Schema): Limit | undefined => limitOf(schema.maximum, schema.exclusiveMaximum)
  noteLimit(place, { was: lower(old), is: lower(now) }, { keyword: 'minimum', side: 'at least', ...codes })
  noteLimit(place, { was: upper(old), is: upper(now) }, { keyword: 'maximum', side: 'at most', ...codes })
}

/** One end of a range; where it is open the value itself is outside. */
interface Limit {
  readonly value: number
  readonly isOpen: boolean
}

/** At least none is no bound. */
function countOf(schema: Schema, keyword: Count): Limit | undefined {
  const value = schema[keyword]
  return keyword.startsWith('min') && value === 0 ? undefined : limitOf(value)
}

function limitOf(value: number | undefined, isOpen = false): Limit | undefined {
  return value === undefined ? undefined : { value, isOpen }
}

interface Ends {
  readonly was: Limit | undefined
  readonly is: Limit | undefined
}

interface LimitWords {
  readonly keyword: string
  readonly side: 'at least' | 'at most'
  readonly unit: string
  readonly tighter: CompatCode
  readonly looser: CompatCode
}

function noteLimit(place: Place, { was, is }: Ends, { keyword, side, unit, tighter, looser }: LimitWords): void {
  const order = compareLimits(was, is, side)
  if (order === 0) return
  const say = (limit: Limit | undefined): string => {
    if (limit === undefined) return 'no bound'
    const words = limit.isOpen ? { 'at least': 'more than', 'at most': 'less than' }[side] : side
    const noun = limit.value === 1 ? unit.replace(/s$/, '') : unit
    return `${words} ${limit.value}${noun === '' ? '' : ` ${noun}`}`
  }
  note(place, order > 0 ? tighter : looser, {
    message:
      is === undefined
        ? `has no bound any more, where it had ${say(was)}`
        : `takes ${say(is)}, where it took ${was === undefined ? 'any number' : say(was)}${was === undefined && unit !== '' ? ` of ${unit}` : ''}`,
    keyword: [keyword],
  })
}

/** Above 0 where the new end is tighter. */
function compareLimits(was: Limit | undefined, is: Limit | undefined, side: LimitWords['side']): number {
  if (was === undefined || is === undefined) return Number(is !== undefined) - Number(was !== undefined)
  const isAbove = is.value > was.value
  const isBelow = is.value < was.value
  if (isAbove || isBelow) return isAbove === (side === 'at least') ? 1 : -1
  return Number(is.isOpen) - Number(was.isOpen)
}

function compareSteps({ multipleOf: was }: Schema, { multipleOf: is }: Schema, place: Place): void {
  if (was === is) return
  const keyword = ['multipleOf']
  const isLooser = is === undefined || (was !== undefined && isMultiple(was, is))
  note(place, isLooser ? 'compat/bounds-loosened' : 'compat/bounds-tightened', {
    message:
      is === undefined
        ? `need not be a multiple of ${was} any more`
        : `takes multiples of ${is}, where it took ${was === undefined ? 'any number' : `multiples of ${was}`}`,
    keyword,
  })
}

function comparePatterns({ pattern: was }: Schema, { pattern: is }: Schema, place: Place): void {
  if (was === is) return
  const keyword = ['pattern']
  if (is === undefined) {
    note(place, 'compat/pattern-removed', { message: `need not match ${was ?? ''} any more`, keyword })
  } else if (was === undefined) {
    note(place, 'compat/pattern-added', { message: `must match ${is}`, keyword })
  } else {
    note(place, 'compat/pattern-changed', { message: `must match ${is}, where it matched ${was}`, keyword })
  }
}
