const ALTERNATIVES_LIMIT = 1000

/** A pattern of paths, ready to be matched. */
export interface Glob {
  /** The folder above its first wildcard: '' for the folder that it is relative to. */
  readonly base: string
  /** True where the pattern matches the path, or a folder above it. */
  readonly matches: (path: string) => boolean
}

/** True where the text has a wildcard: `*`, `?` or `{`. */
export function isGlob(text: string): boolean {
  return /[*?{]/.test(text)
}

/**
 * A glob over paths with forward slashes: `*` and `?` within a name (never its leading dot), `**` for any number of
 * folders, `{a,b}` for alternatives. Undefined where the braces stand for more than 1,000 alternatives. Matching takes
 * time in proportion to pattern times path, whatever the pattern.
 */
export function globOf(pattern: string): Glob | undefined {
  const alternatives = expandBraces(pattern)?.map((each) => each.split('/'))
  if (alternatives === undefined) return undefined
  return {
    base: baseOf(pattern),
    matches: (path) => {
      const names = path.split('/')
      return alternatives.some((segments) => matchesPath(segments, names))
    },
  }
}

function baseOf(pattern: string): string {
  const segments = pattern.split('/')
  return segments.slice(0, segments.findIndex(isGlob)).join('/')
}

function expandBraces(pattern: string): readonly string[] | undefined {
  let done = ['']
  let rest = pattern
  for (;;) {
    const open = rest.indexOf('{')
    const close = open < 0 ? -1 : closingBrace(rest, open)
    if (close < 0) return done.map((text) => text + rest)
    const head = rest.slice(0, open)
    const options = alternativesIn(rest.slice(open + 1, close)).map(expandBraces)
    if (options.includes(undefined)) return undefined
    const flat = options.flatMap((each) => each ?? [])
    if (done.length * flat.length > ALTERNATIVES_LIMIT) return undefined
    done = done.flatMap((text) => flat.map((option) => text + head + option))
    rest = rest.slice(close + 1)
  }
}

function closingBrace(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  return -1
}

function alternativesIn(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}') depth--
    else if (text[index] === ',' && depth === 0) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}

/** Greedy with one point of return: after a failure only the last `**` need take one folder more. */
function matchesPath(pattern: readonly string[], names: readonly string[]): boolean {
  let at = 0
  let star = -1
  let starred = 0
  for (let index = 0; index < names.length;) {
    if (pattern[at] === '**') {
      star = at++
      starred = index
    } else if (at === pattern.length) {
      // The pattern has matched a folder above: what is in the folder is meant too.
      return true
    } else if (matchesName(pattern[at] ?? '', names[index] ?? '')) {
      at++
      index++
    } else if (star >= 0) {
      at = star + 1
      index = ++starred
    } else {
      return false
    }
  }
  while (pattern[at] === '**') at++
  return at === pattern.length
}

function matchesName(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  let at = 0
  let star = -1
  let starred = 0
  for (let index = 0; index < name.length;) {
    if (pattern[at] === '*') {
      star = at++
      starred = index
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[index])) {
      at++
      index++
    } else if (star >= 0) {
      at = star + 1
      index = ++starred
    } else {
      return false
    }
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
