/** Picks a whole number from 0 to below `count`; always answering 0 gives the smallest sample. */
export type Choose = (count: number) => number

/**
 * A text that a simple RE2 pattern matches: literals, classes, groups, alternatives and repeats. Undefined for a pattern
 * with anything else in it.
 */
export function textFor(pattern: string, choose: Choose): string | undefined {
  const reader: Reader = { source: pattern, at: 0, choose }
  try {
    const text = readAlternatives(reader)
    return reader.at === pattern.length ? text() : undefined
  } catch (error) {
    if (error instanceof Unsupported) return undefined
    throw error
  }
}

class Unsupported extends Error {}

interface Reader {
  readonly source: string
  at: number
  readonly choose: Choose
}

type Make = () => string

/** More repeats than the fewest are few: a sample is to be read. */
const MORE = 3

function readAlternatives(reader: Reader): Make {
  const branches = [readSequence(reader)]
  while (reader.source[reader.at] === '|') {
    reader.at++
    branches.push(readSequence(reader))
  }
  return () => branches[branches.length > 1 ? reader.choose(branches.length) : 0]?.() ?? ''
}

function readSequence(reader: Reader): Make {
  const parts: Make[] = []
  for (let next = reader.source[reader.at]; next !== undefined && next !== '|' && next !== ')';) {
    parts.push(readRepeat(reader, readAtom(reader)))
    next = reader.source[reader.at]
  }
  return () => parts.map((part) => part()).join('')
}

function readAtom(reader: Reader): Make {
  const { source } = reader
  const next = source[reader.at++] ?? ''
  if (next === '^' || next === '$') return () => ''
  if (next === '(') return readGroup(reader)
  if (next === '[') return oneOf(reader, readClass(reader))
  if (next === '.') return () => 'a'
  if (next === '\\') return oneOf(reader, escaped(source[reader.at++] ?? ''))
  if ('*+?{'.includes(next)) throw new Unsupported()
  return () => next
}

function readGroup(reader: Reader): Make {
  const { source } = reader
  if (source.startsWith('?:', reader.at)) reader.at += 2
  else if (source[reader.at] === '?') throw new Unsupported()
  const inner = readAlternatives(reader)
  if (source[reader.at++] !== ')') throw new Unsupported()
  return inner
}

function oneOf({ choose }: Reader, characters: readonly string[]): Make {
  return () => characters[choose(characters.length)] ?? ''
}

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
const CLASSES: Readonly<Record<string, RegExp>> = { d: /[0-9]/, w: /\w/, s: /[ ]/, D: /[^0-9]/, W: /\W/, S: /[^ ]/ }

function escaped(letter: string): readonly string[] {
  const known = CLASSES[letter]
  if (known !== undefined) return preferred(PRINTABLE.filter((each) => known.test(each)))
  if (/[a-zA-Z0-9]/.test(letter) || letter === '') throw new Unsupported()
  return [letter]
}

function readClass(reader: Reader): readonly string[] {
  const { source } = reader
  const isNegated = source[reader.at] === '^'
  if (isNegated) reader.at++
  const listed = new Set<string>()
  for (let isFirst = true; source[reader.at] !== ']' || isFirst; isFirst = false) {
    const from = readMember(reader)
    const isRange = source[reader.at] === '-' && source[reader.at + 1] !== ']'
    if (!isRange) {
      for (const each of from) listed.add(each)
      continue
    }
    reader.at++
    const [first = '', last = ''] = [from[0], readMember(reader)[0]]
    for (const each of PRINTABLE) if (each >= first && each <= last) listed.add(each)
  }
  reader.at++
  return preferred(PRINTABLE.filter((each) => listed.has(each) !== isNegated))
}

function readMember(reader: Reader): readonly string[] {
  const next = reader.source[reader.at++]
  if (next === undefined || (next === '[' && reader.source[reader.at] === ':')) throw new Unsupported()
  return next === '\\' ? escaped(reader.source[reader.at++] ?? '') : [next]
}

/** Small letters first, so that the smallest sample reads well. */
function preferred(characters: readonly string[]): readonly string[] {
  if (characters.length === 0) throw new Unsupported()
  return [...characters.filter((each) => /[a-z]/.test(each)), ...characters.filter((each) => !/[a-z]/.test(each))]
}

function readRepeat(reader: Reader, atom: Make): Make {
  const found = /^(?:([*+?])|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})/.exec(reader.source.slice(reader.at))
  if (found === null) return atom
  const [whole, sign, least, comma, most] = found
  reader.at += whole.length
  if (reader.source[reader.at] === '?') reader.at++
  const from = sign === undefined ? Number(least) : sign === '+' ? 1 : 0
  const open =
    sign === '?' ? 1 : sign !== undefined ? from + MORE : comma === undefined ? from : Number(most ?? from + MORE)
  const spread = Math.max(0, Math.min(open - from, MORE))
  return () => Array.from({ length: from + (spread === 0 ? 0 : reader.choose(spread + 1)) }, atom).join('')
}
