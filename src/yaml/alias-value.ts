import type { Alias } from 'yaml'
import { isList, isMapping, type Value } from '../model/value.ts'
import { DEPTH_LIMIT } from './compose.ts'
import { refuse, type Anchored, type Reading } from './reading.ts'
import type { Refusal } from './scalar-value.ts'

/** Aliases may add this many nodes to a document, and one more for each character of the file. */
export const EXPANSION_ALLOWANCE = 10_000

/** What an alias stands for, as a copy; null, and a diagnostic, where it stands for nothing. */
export function aliasValue(alias: Alias, reading: Reading): Value {
  const anchored = reading.anchors.get(alias.source)
  const problem = anchored ? aliasProblem(alias, anchored, reading) : noAnchor(alias)
  if (problem && problem !== 'said') refuse(problem, alias, reading)
  return problem || anchored?.value === undefined ? null : copyOf(anchored.value)
}

/** Why an alias is refused; of a document that grows too large that is said once. */
function aliasProblem(alias: Alias, anchored: Anchored, reading: Reading): Refusal | 'said' | undefined {
  if (anchored.value === undefined) {
    const message = `The alias *${alias.source} stands inside its own anchor, so that it would never end.`
    return { code: 'yaml/alias-bomb', message }
  }
  const allowance = EXPANSION_ALLOWANCE + reading.text.length
  const isSaid = reading.expanded > allowance
  reading.nodes += anchored.nodes
  reading.expanded += anchored.nodes
  if (isSaid) return 'said'
  if (reading.expanded > allowance) {
    const message = `The alias *${alias.source} makes the document grow far beyond what the file holds.`
    return { code: 'yaml/alias-bomb', message, help: 'write the values out, or use fewer aliases of aliases.' }
  }
  if (reading.depth + heightOf(anchored.value) > DEPTH_LIMIT) {
    const message = `With the alias *${alias.source} collections are nested deeper than ${DEPTH_LIMIT} levels.`
    return { code: 'yaml/too-deep', message }
  }
  return undefined
}

function heightOf(value: Value): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Object.values(value).reduce((highest: number, item) => Math.max(highest, heightOf(item)), 0)
}

/** Nobody who changes one place changes another with it. */
function copyOf(value: Value): Value {
  if (isList(value)) return value.map(copyOf)
  if (!isMapping(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]))
}

/** Why an alias without an anchor is refused. */
export function noAnchor(alias: Alias): Refusal {
  const message = `The alias *${alias.source} has no anchor &${alias.source} above it.`
  return { code: 'yaml/syntax', message, help: 'put quotes around a text that begins with *.' }
}
