import type { GroundEdit } from '../../src/model/edit.ts'
import { isList, isMapping, valueAt, type Value, type ValuePath } from '../../src/model/value.ts'

/** Numbers from 0 to below `below`, the same ones for the same seed (mulberry32). */
export type Random = (below: number) => number

/** A source of random numbers. */
export function randomOf(seed: number): Random {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const TEXTS = [
  'plain',
  'two words',
  '',
  ' led',
  'trailing ',
  'a: b',
  'a #b',
  '#c',
  '- d',
  'yes',
  'no',
  '010',
  '1_000',
  '1e3',
  '2020-01-01',
  'null',
  '~',
  '"q"',
  "it's",
  '\\n',
  'tab\there',
  'line\n',
  'line one\nline two\n',
  '\nled by a break',
  'kept\n\n\n',
  '  indented\nmore\n',
  'é😀',
  '\u0085\u2028',
  '{a}',
  '[b, c]',
  'a, b',
  '*x',
  '&x',
  '!t',
  '%d',
  '@',
  '`',
  '---',
  '...',
  '?',
  ': x',
  'x:',
  '<<',
  '=',
  'word '.repeat(40),
]
const KEYS = [
  'added',
  'spec',
  'x-y',
  'a.b/c',
  'yes',
  '8',
  'two words',
  'kéy',
  '- x',
  'a: b',
  '#',
  'constructor',
  '"',
  "'",
]

/** A value of any kind, at most `depth` collections deep. */
export function randomValue(random: Random, depth = 2): Value {
  switch (random(depth > 0 ? 10 : 7)) {
    case 0:
      return random(1000) - 500
    case 1:
      return random(2) === 0
    case 2:
      return null
    case 3:
      return [9007199254740993n, 1.5, -0.25, 1e21][random(4)] ?? 0
    case 7:
      return Array.from({ length: random(4) }, () => randomValue(random, depth - 1))
    case 8:
    case 9:
      return Object.fromEntries(
        Array.from({ length: random(4) }, () => [randomKey(random), randomValue(random, depth - 1)]),
      )
    default:
      return TEXTS[random(TEXTS.length)] ?? ''
  }
}

function randomKey(random: Random): string {
  return KEYS[random(KEYS.length)] ?? 'added'
}

/** Every path of a value, the root's among them. */
export function pathsOf(value: Value, path: ValuePath = []): ValuePath[] {
  if (isList(value)) return [path, ...value.flatMap((item, i) => pathsOf(item, [...path, i]))]
  if (isMapping(value)) return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))]
  return [path]
}

/** The operations that a random edit may have. */
export const KINDS = ['set', 'set-new', 'delete', 'rename', 'move', 'insert', 'wrap', 'unwrap', 'map'] as const

/** A ground edit that can be made in a value and changes it; undefined where the dice find none. */
export function randomEdit(value: Value, random: Random): GroundEdit | undefined {
  const paths = pathsOf(value)
  const at = (wanted: (found: Value, path: ValuePath) => boolean): ValuePath | undefined => {
    for (let tries = 0; tries < 20; tries++) {
      const path = paths[random(paths.length)] ?? []
      if (wanted(valueAt(value, path) as Value, path)) return path
    }
    return undefined
  }
  const isField = (_: Value, path: ValuePath) => typeof path.at(-1) === 'string'
  const kind = KINDS[random(KINDS.length)] ?? 'set'
  const path = at((found, one) => {
    if (kind === 'set-new') return isMapping(found)
    if (kind === 'insert') return isList(found)
    if (kind === 'set' || kind === 'delete') return one.length > 0
    if (kind === 'map') return one.length > 0 && (typeof found !== 'object' || found === null)
    if (kind === 'unwrap') return isField(found, one) && isList(found) && found.length === 1
    return isField(found, one) && !(kind === 'wrap' && isList(found))
  })
  return path && editAt(kind, { path, value, at }, random)
}

interface Spot {
  readonly path: ValuePath
  readonly value: Value
  readonly at: (wanted: (found: Value, path: ValuePath) => boolean) => ValuePath | undefined
}

function editAt(kind: (typeof KINDS)[number], { path, value, at }: Spot, random: Random): GroundEdit | undefined {
  switch (kind) {
    case 'set':
      return { op: 'set', path, value: randomValue(random) }
    case 'map':
      return { op: 'set', path, value: random(2) === 0 ? randomValue(random, 0) : 'changed' }
    case 'set-new': {
      const to = [...path, randomKey(random)]
      return valueAt(value, to) === undefined ? { op: 'set', path: to, value: randomValue(random) } : undefined
    }
    case 'delete':
      return { op: 'delete', path }
    case 'insert': {
      const length = (valueAt(value, path) as readonly Value[]).length
      return { op: 'insert', path, index: random(length + 1), value: randomValue(random) }
    }
    case 'move': {
      const into = at((found, other) => isMapping(found) && !path.every((step, i) => step === other[i]))
      const to = into && [
        ...into,
        ...(random(3) === 0 ? [randomKey(random)] : []),
        random(2) === 0 ? randomKey(random) : (path.at(-1) ?? ''),
      ]
      return to && isFree(value, to) && !path.every((step, i) => step === to[i]) ? { op: 'move', path, to } : undefined
    }
    default: {
      const to = random(3) === 0 && kind !== 'rename' ? (path.at(-1) as string) : randomKey(random)
      const isOther = to !== path.at(-1)
      return isOther && valueAt(value, [...path.slice(0, -1), to]) !== undefined ? undefined : { op: kind, path, to }
    }
  }
}

/** True where nothing is at a path, and nothing but mappings on the way to it. */
function isFree(value: Value, path: ValuePath): boolean {
  return (
    path.every((_, i) => {
      const found = valueAt(value, path.slice(0, i))
      return found === undefined || isMapping(found)
    }) && valueAt(value, path) === undefined
  )
}
