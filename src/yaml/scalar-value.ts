import { Scalar } from 'yaml'
import type { Code } from '../model/codes.ts'
import { coreReading, isSameScalar, kubectlKey, kubectlReading, type Scalar as Reading } from './scalar.ts'
import { writeNumber, writeText } from './write-scalar.ts'

/** Why a node is refused, before anyone has looked up the line. */
export interface Refusal {
  readonly code: Code
  readonly message: string
  readonly help?: string
  /** What is underlined: the node where nothing is said. */
  readonly at?: 'tag'
}

/** A scalar's value, or why it has none. */
export type ScalarValue = { readonly value: Reading } | { readonly refusal: Refusal }

const CORE_TAG = /^tag:yaml\.org,2002:(str|null|bool|int|float)$/

/**
 * The value of a scalar node. A plain one is read by YAML 1.2's core schema and refused (`yaml/ambiguous`) where kubectl
 * reads other data; a quoted or block scalar is text; a tag of the core schema is obeyed, any other refused.
 */
export function scalarValue(node: Scalar): ScalarValue {
  const text = node.source ?? ''
  if (node.tag === undefined || node.tag === null) {
    return isPlain(node) ? plainValue(text) : { value: text }
  }
  if (node.tag === '!') return { value: text }
  const type = CORE_TAG.exec(node.tag)?.[1]
  if (type === undefined) return { refusal: customTag(node.tag) }
  if (type === 'str') return { value: text }
  const found = typeOf(text)
  if (found === type || (type === 'float' && found === 'int')) return plainValue(text)
  return {
    refusal: { code: 'yaml/unsupported', message: `${writeText(text)} is no value of the tag !!${type}.`, at: 'tag' },
  }
}

/**
 * The text of a key: a quoted key's own, and a plain one's as it stands there, refused where kubectl makes other text of
 * it. A merge key is not asked about.
 */
export function keyText(node: Scalar): { readonly text: string } | { readonly refusal: Refusal } {
  const text = node.source ?? ''
  if (text === '__proto__') {
    const message = 'The key __proto__ is not taken: it would change how objects work, not what they hold.'
    return { refusal: { code: 'yaml/forbidden-key', message, help: 'choose another key.' } }
  }
  const read = scalarValue(node)
  if ('refusal' in read && read.refusal.code === 'yaml/unsupported') return read
  if (typeof node.tag === 'string' ? !/:(null|bool|int|float)$/.test(node.tag) : !isPlain(node)) return { text }
  const other = kubectlKey(text)
  if (other === text) return { text }
  return { refusal: ambiguousKey(text, other) }
}

/** Why a tag is refused. */
export function customTag(tag: string): Refusal {
  const name = tag.replace(/^tag:yaml\.org,2002:/, '!!')
  const help =
    name === '!!binary'
      ? 'write the base64 text without the tag.'
      : 'remove the tag, and write the value that it stands for.'
  return { code: 'yaml/unsupported', message: `The tag ${name} is not plain data.`, help, at: 'tag' }
}

function isPlain(node: Scalar): boolean {
  return node.type === Scalar.PLAIN || node.type === undefined
}

function plainValue(text: string): ScalarValue {
  const value = coreReading(text)
  if (typeof value === 'number' && /^[-+]?\.[a-zA-Z]/.test(text)) {
    const help = `write ${JSON.stringify(text)} if it is meant as text.`
    return { refusal: { code: 'yaml/unsupported', message: `${text} is no number that JSON data can hold.`, help } }
  }
  const other = kubectlReading(text)
  return isSameScalar(value, other) ? { value } : { refusal: ambiguousValue(text, value, other) }
}

function ambiguousValue(text: string, core: Reading, kubectl: Reading): Refusal {
  const spellings = [kubectl, core].filter((value) => typeof value !== 'string' && Math.abs(Number(value)) !== Infinity)
  const others = new Set(spellings.map(spell).filter((spelling) => spelling !== text))
  const help = `write ${[...others, `${shown(JSON.stringify(text))} for the text`].join(', or ')}.`
  const message = `kubectl reads ${shown(text)} as ${describe(kubectl)}, YAML 1.2 as ${describe(core)}.`
  return { code: 'yaml/ambiguous', message, help }
}

function ambiguousKey(text: string, kubectl: string | undefined): Refusal {
  if (kubectl === undefined) {
    const name = text === '' ? 'an empty key' : `the key ${shown(text)}`
    return {
      code: 'yaml/ambiguous',
      message: `kubectl refuses ${name}, which is no text.`,
      help: `write ${JSON.stringify(text)}.`,
    }
  }
  const message = `kubectl reads the key ${shown(text)} as ${JSON.stringify(kubectl)}, YAML 1.2 as ${JSON.stringify(text)}.`
  return { code: 'yaml/ambiguous', message, help: `write ${JSON.stringify(kubectl)}, or ${JSON.stringify(text)}.` }
}

function describe(value: Reading): string {
  return typeof value === 'string' ? `the text ${shown(JSON.stringify(value))}` : spell(value)
}

function spell(value: Reading): string {
  if (typeof value === 'number') return Number.isFinite(value) ? writeNumber(value) : 'infinity'
  return String(value)
}

/** No message is filled by one scalar. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

function typeOf(text: string): string {
  const value = coreReading(text)
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'str'
  return /^[-+0-9]*$|^0[ox]/.test(text) ? 'int' : 'float'
}
