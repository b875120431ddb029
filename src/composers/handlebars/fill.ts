import { isList, isMapping, type Value } from '../../model/value.ts'
import type { TreeNode, TreeScalar } from '../../yaml/tree.ts'
import { copyData } from '../data.ts'
import { TemplateError } from './compiler.ts'
import { absenceHelp } from './expression.ts'
import { describe, textOf } from './helpers.ts'
import { PLACEHOLDER, type Expressed, type Filling, type Output } from './output.ts'

/** The values of one run, to be put in place of their placeholders. */
export type Values = Pick<Output, 'values' | 'expressions'>

/** A tree made ready: answers the data with the values in place, or undefined where it is absent as a whole. */
export type Fill = (values: Values) => Filling

/**
 * Prepares a tree whose scalars hold placeholders. A plain scalar that is one placeholder takes the value as it is;
 * everything else is text. The answer throws a TemplateError where a value cannot stand.
 */
export function prepareFill(node: TreeNode): Fill {
  switch (node.type) {
    case 'scalar':
      return prepareScalar(node)
    case 'list': {
      const items = node.items.map(prepareFill)
      return (values) => items.map((item) => item(values)).filter((item) => item !== undefined)
    }
    case 'mapping': {
      const pairs = node.pairs.map(({ key, value }) => ({ key: prepareKey(key), value: prepareFill(value), at: key }))
      return (values) => {
        const result: Record<string, Value> = {}
        for (const { key, value, at } of pairs) {
          const name = key(values)
          const filling = value(values)
          if (filling === undefined) continue
          const place = placeholderOf(at, values)
          if (place) refusePrototype(name, place)
          if (Object.hasOwn(result, name)) refuseSecond(name, place ?? earlier(pairs, name, values))
          result[name] = filling
        }
        return result
      }
    }
  }
}

interface Pair {
  readonly key: (values: Values) => string
  readonly at: TreeScalar
}

function refusePrototype(key: string, place: Expressed): void {
  if (key === '__proto__') throw new TemplateError('template/value', `No key may be called ${key}.`, { place })
}

/** Keys that only the template writes twice are the reader's concern. */
function refuseSecond(key: string, place: Expressed | undefined): void {
  if (!place) return
  const message = `{{${place.label}}} writes the key ${JSON.stringify(key)} a second time.`
  throw new TemplateError('template/value', message, { place })
}

/** What wrote a key before the template itself wrote it. */
function earlier(pairs: readonly Pair[], name: string, values: Values): Expressed | undefined {
  const pair = pairs.find(({ key, at }) => placeholderOf(at, values) && key(values) === name)
  return pair && placeholderOf(pair.at, values)
}

function placeholderOf({ text }: TreeScalar, { expressions }: Values): Expressed | undefined {
  const index = PLACEHOLDER.exec(text)?.[1]
  return index === undefined ? undefined : expressions[Number(index)]
}

function prepareScalar(node: TreeScalar): Fill {
  const pieces = piecesOf(node.text)
  const [only] = pieces
  if (node.style === 'plain' && pieces.length === 1 && typeof only === 'number') {
    return ({ values }) => copyData(values[only])
  }
  if (pieces.some((piece) => typeof piece === 'number')) return (values) => joined(pieces, values)
  const { value } = node
  return () => value
}

function prepareKey({ text }: TreeScalar): (values: Values) => string {
  const pieces = piecesOf(text)
  return pieces.some((piece) => typeof piece === 'number') ? (values) => joined(pieces, values) : () => text
}

/** Text, and the numbers of the placeholders in it. */
function piecesOf(text: string): readonly (string | number)[] {
  return text
    .split(new RegExp(PLACEHOLDER, 'g'))
    .map((piece, index) => (index % 2 === 1 ? Number(piece) : piece))
    .filter((piece) => piece !== '')
}

function joined(pieces: readonly (string | number)[], { values, expressions }: Values): string {
  let text = ''
  for (const piece of pieces) text += typeof piece === 'string' ? piece : inText(values[piece], expressions[piece])
  return text
}

function inText(value: Filling, place: Expressed | undefined): string {
  if (value !== undefined && value !== null && !isList(value) && !isMapping(value)) return textOf(value)
  if (!place) throw new Error('a placeholder without an expression')
  const { label } = place
  if (value === undefined || value === null) {
    const message = `{{${label}}} is ${value === null ? 'null' : 'absent'} and stands inside text.`
    throw new TemplateError('template/absent', message, { place, help: absenceHelp(label) })
  }
  const help = `let {{${label}}} be the whole value, or make text of it: {{json ${label}}}, {{join ${label} ","}}.`
  throw new TemplateError('template/value', `{{${label}}} is ${describe(value)} and stands inside text.`, {
    place,
    help,
  })
}
