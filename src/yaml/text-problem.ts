import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Locator } from './lines.ts'

/** A diagnostic and the offset where its cause begins. */
export interface Found {
  readonly offset: number
  readonly diagnostic: Diagnostic
}

/** At most so many conflicts are named: the others are found when these are resolved. */
const CONFLICTS_LIMIT = 20
const CONFLICT = /^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?)\r?$/gm

/** Everything that YAML calls unprintable, what YAML 1.1 alone calls a line break, and carriage returns on their own. */
const FOREIGN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)/g

/** One `file/conflict` for each conflict that a merge left in the text: at its first marker, the others related. */
export function conflictProblems(text: string, locate: Locator): readonly Diagnostic[] {
  if (!/^(?:<{7}|>{7})(?: |\r?$)/m.test(text)) return []
  const conflicts: RegExpExecArray[][] = []
  for (const marker of text.matchAll(CONFLICT)) {
    const current = conflicts.at(-1)
    const isOpen = current !== undefined && !current.at(-1)?.[0].startsWith('>')
    if (isOpen && !marker[0].startsWith('<')) current.push(marker)
    else if (conflicts.length === CONFLICTS_LIMIT) break
    else if (!marker[0].startsWith('=')) conflicts.push([marker])
  }
  return conflicts.map((markers) => conflict(markers, locate))
}

/**
 * A search for characters that readers refuse, or take for a line break here and not there: the first one in a range,
 * the ranges being asked for in the order of the text.
 */
export function foreignCharacters(text: string, locate: Locator): (from: number, to: number) => Found | undefined {
  const pattern = new RegExp(FOREIGN)
  let next = pattern.exec(text)
  return (from, to) => {
    while (next !== null && next.index < from) {
      pattern.lastIndex = Math.max(from, pattern.lastIndex)
      next = pattern.exec(text)
    }
    return next !== null && next.index < to ? foreign(next[0], next.index, locate) : undefined
  }
}

function foreign(character: string, offset: number, locate: Locator): Found {
  const origin = locate(offset, offset + 1)
  if (character === '\r') {
    const help = 'end lines with a line feed, or write "\\r" inside double quotes.'
    return { offset, diagnostic: diagnostic('yaml/syntax', 'A carriage return stands alone here.', { origin, help }) }
  }
  const code = character.charCodeAt(0).toString(16).padStart(4, '0')
  const help = `write "\\u${code}" inside double quotes, or remove it.`
  if (/[\x85\u2028\u2029]/.test(character)) {
    const message = `kubectl reads the character U+${code.toUpperCase()} as a line break, YAML 1.2 as text.`
    return { offset, diagnostic: diagnostic('yaml/ambiguous', message, { origin, help }) }
  }
  const message = `The character U+${code.toUpperCase()} cannot stand in YAML as it is.`
  return { offset, diagnostic: diagnostic('yaml/syntax', message, { origin, help }) }
}

function conflict(markers: readonly RegExpExecArray[], locate: Locator): Diagnostic {
  const places = markers.map((match) => locate(match.index, match.index + match[0].trimEnd().length))
  const [origin, ...others] = places
  return diagnostic('file/conflict', 'A merge conflict is not resolved here.', {
    ...(origin && { origin }),
    related: others.map((other) => ({ message: 'the conflict goes on here', origin: other })),
    help: 'keep the lines that belong, and remove those that begin with <<<<<<<, ======= or >>>>>>>.',
  })
}
