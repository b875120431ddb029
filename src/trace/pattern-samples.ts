/** Texts that a pattern probably takes, each of another shape, and [] for a pattern that is more than this reads. */
export function patternSamples(pattern: string): readonly string[] {
  const node = parse(pattern)
  if (node === undefined) return []
  return [...new Set(Array.from({ length: VARIANTS }, (_, variant) => generate(node, variant)))]
}

const VARIANTS = 8
const LONGEST_REPEAT = 64

type Node =
  | { readonly type: 'chars'; readonly chars: string }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'choice'; readonly nodes: readonly Node[] }
  | { readonly type: 'repeat'; readonly node: Node; readonly least: number; readonly most: number }

const NOTHING: Node = { type: 'sequence', nodes: [] }
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const CLASSES: Readonly<Record<string, string>> = Object.freeze({
  d: '1234567890',
  w: `${LOWER}${DIGITS}_`,
  s: ' ',
  D: LOWER,
  W: '-',
  S: LOWER,
  t: '\t',
  n: '\n',
})

interface Cursor {
  readonly text: string
  at: number
}

/** A regular expression without look-around or back references; undefined for any other. */
function parse(text: string): Node | undefined {
  const cursor: Cursor = { text, at: 0 }
  const node = parseChoice(cursor)
  return cursor.at === text.length ? node : undefined
}

function parseChoice(cursor: Cursor): Node | undefined {
  const nodes: Node[] = []
  do {
    const node = parseSequence(cursor)
    if (node === undefined) return undefined
    nodes.push(node)
  } while (take(cursor, '|'))
  return nodes.length === 1 ? nodes[0] : { type: 'choice', nodes }
}

function parseSequence(cursor: Cursor): Node | undefined {
  const nodes: Node[] = []
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    const node = parseAtom(cursor)
    if (node === undefined) return undefined
    nodes.push(repeated(cursor, node))
  }
  return { type: 'sequence', nodes }
}

function parseAtom(cursor: Cursor): Node | undefined {
  const char = cursor.text[cursor.at++] ?? ''
  switch (char) {
    case '^':
    case '$':
      return NOTHING
    case '.':
      return { type: 'chars', chars: LOWER }
    case '(':
      return parseGroup(cursor)
    case '[':
      return parseClass(cursor)
    case '\\': {
      const escaped = cursor.text[cursor.at++] ?? ''
      if ('bBAzZ'.includes(escaped)) return NOTHING
      if (/[1-9pPxuQ]/.test(escaped)) return undefined
      return { type: 'chars', chars: CLASSES[escaped] ?? escaped }
    }
    default:
      return { type: 'chars', chars: char }
  }
}

function parseGroup(cursor: Cursor): Node | undefined {
  if (take(cursor, '?') && !take(cursor, ':')) {
    const name = /^P?<[A-Za-z]\w*>/.exec(cursor.text.slice(cursor.at))
    if (name === null) return undefined
    cursor.at += name[0].length
  }
  const node = parseChoice(cursor)
  return take(cursor, ')') ? node : undefined
}

const PRINTABLE = `${LOWER}${DIGITS}-_ABCDEFGHIJKLMNOPQRSTUVWXYZ./: `

function parseClass(cursor: Cursor): Node | undefined {
  const isNegated = take(cursor, '^')
  let chars = ''
  for (let first = true; first || cursor.text[cursor.at] !== ']'; first = false) {
    if (cursor.at >= cursor.text.length || cursor.text.startsWith('[:', cursor.at)) return undefined
    const start = classChar(cursor)
    const end = cursor.text[cursor.at + 1]
    if (start.length === 1 && cursor.text[cursor.at] === '-' && end !== undefined && end !== ']') {
      cursor.at += 1
      chars += range(start, classChar(cursor))
    } else chars += start
  }
  cursor.at += 1
  const taken = isNegated ? Array.from(PRINTABLE, (char) => (chars.includes(char) ? '' : char)).join('') : chars
  return taken === '' ? undefined : { type: 'chars', chars: taken }
}

function classChar(cursor: Cursor): string {
  const char = cursor.text[cursor.at++] ?? ''
  if (char !== '\\') return char
  const escaped = cursor.text[cursor.at++] ?? ''
  return CLASSES[escaped] ?? escaped
}

function range(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), Math.min(to.charCodeAt(0), from.charCodeAt(0) + 127)]
  return String.fromCharCode(...Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index))
}

function repeated(cursor: Cursor, node: Node): Node {
  const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(cursor.text.slice(cursor.at))
  if (found === null) return node
  cursor.at += found[0].length
  const [, sign, from, more, to] = found
  if (sign !== undefined) return { type: 'repeat', node, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : 6 }
  const least = Math.min(Number(from), LONGEST_REPEAT)
  const most = more === undefined ? least : to === '' || to === undefined ? least + 6 : Number(to)
  return { type: 'repeat', node, least, most: Math.min(most, least + 6) }
}

function take(cursor: Cursor, char: string): boolean {
  if (cursor.text[cursor.at] !== char) return false
  cursor.at += 1
  return true
}

function generate(node: Node, variant: number): string {
  switch (node.type) {
    case 'chars':
      return node.chars[variant % node.chars.length] ?? ''
    case 'sequence':
      return node.nodes.map((each) => generate(each, variant)).join('')
    case 'choice':
      return generate(node.nodes[variant % node.nodes.length] ?? NOTHING, variant)
    case 'repeat': {
      const times = Math.min(node.most, node.least + (variant % 3) * 2)
      return Array.from({ length: times }, (_, index) => generate(node.node, variant + index)).join('')
    }
  }
}
