import { isList, isMapping, isSameValue, type Mapping, type Value, type ValuePath } from '../model/value.ts'

/** How a field differs: it has another value; it, and all below it, is gone; a collection has other keys or another length. */
export type Difference = 'changed' | 'gone' | 'size'

/** Told of every difference, with the path before the change. */
export type Tell = (path: ValuePath, difference: Difference) => void

/** Compares a value before with one after: what is new alone is no difference but of the collection it is in. */
export function compareValues(before: Value, after: Value, tell: Tell): void {
  compare({ before, after, path: [] }, tell)
}

interface Pair {
  readonly before: Value
  readonly after: Value
  readonly path: ValuePath
}

function compare({ before, after, path }: Pair, tell: Tell): void {
  if (isList(before) && isList(after)) compareLists(before, after, { path, tell })
  else if (isMapping(before) && isMapping(after)) compareMappings(before, after, { path, tell })
  else if (isCollection(before)) tell(path, 'gone')
  else if (!isSameValue(before, after)) tell(path, 'changed')
}

interface Telling {
  readonly path: ValuePath
  readonly tell: Tell
}

function compareMappings(before: Mapping, after: Mapping, { path, tell }: Telling): void {
  let isResized = Object.keys(after).some((key) => !Object.hasOwn(before, key))
  for (const key of Object.keys(before)) {
    const value = Object.hasOwn(after, key) ? after[key] : undefined
    if (value === undefined) tell([...path, key], 'gone')
    else compare({ before: before[key] ?? null, after: value, path: [...path, key] }, tell)
    isResized ||= value === undefined
  }
  if (isResized) tell(path, 'size')
}

/** Items that are the same on both sides belong together; between them, those of one name do, then those in order. */
function compareLists(before: readonly Value[], after: readonly Value[], { path, tell }: Telling): void {
  if (before.length !== after.length) tell(path, 'size')
  for (const gap of gapsOf(before, after)) {
    const pairs = pairsOf(before, after, gap)
    for (let at = gap.beforeFrom; at < gap.beforeTo; at++) {
      const other = pairs.get(at)
      if (other === undefined) tell([...path, at], 'gone')
      else compare({ before: before[at] ?? null, after: after[other] ?? null, path: [...path, at] }, tell)
    }
  }
}

interface Gap {
  readonly beforeFrom: number
  readonly beforeTo: number
  readonly afterFrom: number
  readonly afterTo: number
}

const LONGEST = 200

/** What is left of both lists between the items of their longest common subsequence. */
function gapsOf(before: readonly Value[], after: readonly Value[]): readonly Gap[] {
  let from = 0
  const shorter = Math.min(before.length, after.length)
  while (from < shorter && isSameValue(before[from], after[from])) from++
  let end = 0
  while (end < shorter - from && isSameValue(before.at(-1 - end), after.at(-1 - end))) end++
  const whole = { beforeFrom: from, beforeTo: before.length - end, afterFrom: from, afterTo: after.length - end }
  const [left, right] = [whole.beforeTo - from, whole.afterTo - from]
  if (left === 0 || left > LONGEST || right > LONGEST || left === right) return [whole]
  const gaps: Gap[] = []
  let [beforeFrom, afterFrom] = [from, from]
  for (const [beforeTo, afterTo] of [...common(before, after, whole), [whole.beforeTo, whole.afterTo] as const]) {
    gaps.push({ beforeFrom, beforeTo, afterFrom, afterTo })
    beforeFrom = beforeTo + 1
    afterFrom = afterTo + 1
  }
  return gaps
}

/** Positions of the longest common subsequence, by the usual table. */
function common(before: readonly Value[], after: readonly Value[], gap: Gap): readonly (readonly [number, number])[] {
  const [rows, columns] = [gap.beforeTo - gap.beforeFrom, gap.afterTo - gap.afterFrom]
  const lengths = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  const isSame = (row: number, column: number): boolean =>
    isSameValue(before[gap.beforeFrom + row], after[gap.afterFrom + column])
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const longest = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
      const line = lengths[row]
      if (line !== undefined) line[column] = longest
    }
  }
  const found: (readonly [number, number])[] = []
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    if (isSame(row, column)) found.push([gap.beforeFrom + row++, gap.afterFrom + column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return found
}

function pairsOf(before: readonly Value[], after: readonly Value[], gap: Gap): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (let at = gap.beforeFrom; at < gap.beforeTo; at++) {
    const name = nameOf(before[at])
    if (name === undefined) continue
    for (let other = gap.afterFrom; other < gap.afterTo; other++) {
      if (taken.has(other) || nameOf(after[other]) !== name) continue
      pairs.set(at, other)
      taken.add(other)
      break
    }
  }
  const free: number[] = []
  for (let other = gap.afterFrom; other < gap.afterTo; other++) if (!taken.has(other)) free.push(other)
  for (let at = gap.beforeFrom; at < gap.beforeTo && free.length > 0; at++) {
    if (!pairs.has(at)) pairs.set(at, free.shift() ?? 0)
  }
  return pairs
}

function nameOf(item: Value | undefined): string | undefined {
  const name = isMapping(item) && Object.hasOwn(item, 'name') ? item['name'] : undefined
  return typeof name === 'string' ? name : undefined
}

function isCollection(value: Value): boolean {
  return typeof value === 'object' && value !== null
}
