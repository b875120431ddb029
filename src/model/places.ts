import type { Code } from './codes.ts'
import type { Path } from './edit.ts'
import { formatPath, formatSteps, matchedValue, type Step } from './path.ts'
import { isList, isMapping, isSameValue, own, type Value, type ValuePath } from './value.ts'

/** Why an edit is not made in a document. `path` is the place in the document that is in the way. */
export interface EditRefusal {
  readonly code: Code
  /** A sentence without the document's name. */
  readonly message: string
  readonly path: ValuePath
  readonly help?: string
}

/** One place that a path means. */
export interface Place {
  readonly path: ValuePath
  /** Undefined where nothing is there. */
  readonly value: Value | undefined
  /** What the last `[*]` on the way stands for. */
  readonly item?: Value
}

/** What a path means in a value: its places in the order of the text, or why that can't be said. */
export type Places = { readonly places: readonly Place[] } | { readonly refusal: EditRefusal }

/** How a path is followed: `make` is for edits that create what is missing, and are refused where they can't. */
export type Follow = 'find' | 'make'

/**
 * The places of a path. With `find` only those that hold something; with `make` also those that mappings would have to
 * be made for, a scalar in the way being refused. What `[*]` and `[name=x]` don't find has no place; several items that
 * fit `[name=x]` are refused.
 */
export function placesOf(from: Place, path: Path, follow: Follow): Places {
  let places: readonly Place[] = [from]
  for (const [i, step] of path.entries()) {
    const next: Place[] = []
    for (const place of places) {
      const below = stepOf(place, step, follow)
      if ('refusal' in below) return { refusal: explained(below.refusal, path, i) }
      next.push(...below.places)
    }
    places = next
  }
  return { places: follow === 'find' ? places.filter(({ value }) => value !== undefined) : places }
}

function stepOf(place: Place, step: Step, follow: Follow): Places {
  switch (step.type) {
    case 'key':
      return keyOf(place, step.key, follow)
    case 'index':
      return { places: isList(place.value) ? [itemOf(place, place.value, step.index)] : [] }
    case 'every': {
      const { value } = place
      if (!isList(value)) return noList(place, follow)
      return { places: value.map((item, i) => ({ path: [...place.path, i], value: item, item })) }
    }
    case 'match':
      return isList(place.value) ? matching(place, place.value, step) : noList(place, follow)
  }
}

function keyOf(place: Place, key: string, follow: Follow): Places {
  const { value, path } = place
  if (value === undefined || isMapping(value))
    return { places: [{ ...place, path: [...path, key], value: own(value, key) }] }
  return follow === 'find' ? { places: [] } : { refusal: inTheWay(place, `so that it has no ${JSON.stringify(key)}`) }
}

function itemOf(place: Place, list: readonly Value[], index: number): Place {
  return { ...place, path: [...place.path, index], value: list[index] }
}

/** Nothing, and null, have no items. */
function noList(place: Place, follow: Follow): Places {
  if (follow === 'find' || place.value === undefined || place.value === null) return { places: [] }
  return { refusal: inTheWay(place, 'so that it has no items') }
}

function matching(place: Place, list: readonly Value[], step: Step & { type: 'match' }): Places {
  const wanted = matchedValue(step.text)
  const found = [...list.keys()].filter((i) => isSameValue(own(list[i], step.key), wanted))
  const [index] = found
  if (index === undefined) return { places: [] }
  if (found.length === 1) return { places: [itemOf(place, list, index)] }
  const name = formatPath(place.path)
  const message = `${found.length} items of ${name} have ${step.key} ${step.text}, and the edit means one.`
  const help = `name the item by a key that differs, or take every item with ${name}[*].`
  return { refusal: { code: 'edit/several', message, path: [...place.path, found[1] ?? 0], help } }
}

function inTheWay({ value, path }: Place, because: string): EditRefusal {
  const name = path.length === 0 ? 'The document' : formatPath(path)
  return { code: 'edit/through-scalar', message: `${name} is ${kindOf(value)}, ${because}.`, path }
}

function explained(refusal: EditRefusal, path: Path, at: number): EditRefusal {
  if (refusal.code !== 'edit/through-scalar') return refusal
  const above = path.slice(0, at)
  const help = refusal.message.includes(' a list,')
    ? `name its items: ${formatSteps([...above, { type: 'every' }, ...path.slice(at)])}, or one of them with [name=x].`
    : `\`delete\` ${formatSteps(above) || 'it'} first if it may go.`
  return { ...refusal, help }
}

/** A value in two words, for messages; never the value itself, which may be a secret. */
export function kindOf(value: Value | undefined): string {
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  if (isMapping(value)) return 'a mapping'
  return { string: 'a text', boolean: 'a boolean', undefined: 'absent' }[typeof value as string] ?? 'a number'
}
