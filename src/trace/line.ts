import type { Origin } from '../model/origin.ts'
import { isList, isMapping, type Value, type ValuePath } from '../model/value.ts'

/** Where the key of a value (or an item of a list) stands. */
export type PlaceOf = (path: ValuePath) => Origin

/**
 * The paths of what is written on a line of a document, outermost first: a field by its key, an item where it begins, and
 * text of several lines on each of them. Of a path and what it holds on the same line only the inner is given.
 */
export function pathsOnLine(value: Value, line: number, placeOf: PlaceOf): readonly ValuePath[] {
  const all = placesIn(value, [], placeOf)
  const there = all.filter((each) => each.line === line).map(({ path }) => path)
  if (there.length > 0) return there.filter((path) => !there.some((other) => isInside(other, path)))
  const before = all.filter((each) => each.line < line).at(-1)
  return before !== undefined && line <= before.line + before.lines ? [before.path] : []
}

interface Placed {
  readonly path: ValuePath
  readonly line: number
  /** How many more lines its text may take. */
  readonly lines: number
}

function placesIn(value: Value, path: ValuePath, placeOf: PlaceOf): readonly Placed[] {
  const here: Placed[] = path.length === 0 ? [] : [{ path, line: placeOf(path).line, lines: linesOf(value) }]
  if (isList(value)) return [...here, ...value.flatMap((item, index) => placesIn(item, [...path, index], placeOf))]
  if (!isMapping(value)) return here
  return [...here, ...Object.keys(value).flatMap((key) => placesIn(value[key] ?? null, [...path, key], placeOf))]
}

function linesOf(value: Value): number {
  return typeof value === 'string' ? value.split('\n').length - (value.endsWith('\n') ? 1 : 0) : 0
}

function isInside(inner: ValuePath, outer: ValuePath): boolean {
  return inner.length > outer.length && outer.every((step, index) => inner[index] === step)
}
