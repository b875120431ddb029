import { closest } from './closest.ts'
import type { Problem } from './diagnostic.ts'
import { OPERATIONS, type Edit, type InsertAt, type Operation, type Path } from './edit.ts'
import { formatSteps, type Step } from './path.ts'
import { pointerAsPath, readKey, readPath } from './read-path.ts'
import { isList, isMapping, own, ownText, type Mapping, type Value, type ValuePath } from './value.ts'

/** Edits as they are written, and every mistake in them: with problems, no edit counts. */
export interface ReadEdits {
  readonly edits: readonly Edit[]
  /** Their paths begin with `at`, so that positions can be looked up in the file. */
  readonly problems: readonly Problem[]
}

/** Where edits stand, and what they may have beside them. */
export interface EditsOptions {
  /** The path of the list in its document: ['spec', 'edits']. */
  readonly at: ValuePath
  /** `conversion` allows `with` and `lossy`. */
  readonly in: 'conversion' | 'override' | 'refactor'
}

/** Reads a list of edits from decoded YAML. Adds `edit/schema` and `edit/path`. */
export function readEdits(value: Value | undefined, options: EditsOptions): ReadEdits {
  if (!isList(value) || value.length === 0) {
    const message = 'edits is a list of operations, and holds at least one.'
    return { edits: [], problems: [{ code: 'edit/schema', path: options.at, message, help: EXAMPLE }] }
  }
  const problems: Problem[] = []
  const edits = value.flatMap((item, i) => {
    const reading: Reading = { ...options, at: [...options.at, i], problems }
    const before = problems.length
    const edit = readEdit(item, reading)
    return edit === undefined || problems.length > before ? [] : [edit]
  })
  return { edits: problems.length === 0 ? edits : [], problems }
}

const EXAMPLE = 'begin with `- set: { path: spec.tier, value: BASIC }`.'

interface Reading extends EditsOptions {
  readonly problems: Problem[]
}

function refuse(reading: Reading, path: ValuePath, message: string, help?: string): undefined {
  const more = help === undefined ? {} : { help }
  reading.problems.push({ code: 'edit/schema', path: [...reading.at, ...path], message, ...more })
  return undefined
}

function readEdit(item: Value, reading: Reading): Edit | undefined {
  if (!isMapping(item)) return refuse(reading, [], 'An edit is a mapping with one operation.', EXAMPLE)
  if (Object.hasOwn(item, 'op')) return refusePatch(item, reading)
  const words = Object.keys(item).filter((key) => key !== 'with' && key !== 'lossy')
  const unknown = words.find((word) => !isOperation(word))
  if (unknown !== undefined) return refuseWord(unknown, reading)
  const [word, second] = words
  if (word === undefined) return refuse(reading, [], 'An edit has one operation, and this one has none.', EXAMPLE)
  if (second !== undefined) {
    const message = `An edit has one operation, and this one has ${words.join(', ')}.`
    return refuse(reading, [second], message, 'make each of them an item of the list.')
  }
  const operation = readOperation(word as Operation['op'], own(item, word), reading)
  const beside = readBeside(item, reading)
  return operation === undefined ? undefined : { ...operation, ...beside }
}

function isOperation(word: string): boolean {
  return OPERATIONS.some((operation) => operation === word)
}

/** RFC 6902's form is what people know from kustomize: the same edit in ours is its help. */
function refusePatch(item: Mapping, reading: Reading): undefined {
  const pointer = ownText(item, 'path')
  const path = pointerAsPath(pointer)
  const value = JSON.stringify(own(item, 'value') ?? null, (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v))
  const forms: Readonly<Record<string, string>> = {
    add: pointer.endsWith('/-')
      ? `insert: { path: ${path}, value: ${value}, at: end }`
      : `set: { path: ${path}, value: ${value} }`,
    replace: `set: { path: ${path}, value: ${value} }`,
    remove: `delete: { path: ${path} }`,
    move: `move: { path: ${pointerAsPath(ownText(item, 'from'))}, to: ${path} }`,
  }
  const op = ownText(item, 'op')
  const form = Object.hasOwn(forms, op) ? forms[op] : undefined
  const help = form === undefined ? EXAMPLE : `write \`- ${form}\`.`
  return refuse(reading, ['op'], 'This is a JSON patch; an edit is one operation by its name.', help)
}

function refuseWord(word: string, reading: Reading): undefined {
  const near = closest(word, OPERATIONS)
  const help = near === undefined ? `the operations are ${OPERATIONS.join(', ')}.` : `the closest operation is ${near}.`
  return refuse(reading, [word], `There is no operation ${JSON.stringify(word)}.`, help)
}

function readBeside(item: Mapping, reading: Reading): { with?: readonly Edit[]; lossy?: true } {
  const inverse = own(item, 'with')
  const lossy = own(item, 'lossy')
  if (reading.in !== 'conversion') {
    const help = 'write each edit as an item of its own.'
    if (inverse !== undefined) refuse(reading, ['with'], '`with` is the inverse of an edit of a Conversion.', help)
    if (lossy !== undefined) refuse(reading, ['lossy'], '`lossy` is said of an edit of a Conversion.', 'remove it.')
    return {}
  }
  if (lossy !== undefined && lossy !== true) refuse(reading, ['lossy'], '`lossy` is true, or left out.')
  if (inverse === undefined) return lossy === true ? { lossy } : {}
  const at = [...reading.at, 'with']
  const { edits, problems } = readEdits(inverse, { at, in: 'refactor' })
  reading.problems.push(...problems)
  return { with: edits, ...(lossy === true ? { lossy } : {}) }
}

/** The fields of each operation, the required ones first. */
const FIELDS: Readonly<Record<Operation['op'], { required: readonly string[]; optional?: readonly string[] }>> = {
  set: { required: ['path', 'value'] },
  default: { required: ['path', 'value'] },
  delete: { required: ['path'] },
  rename: { required: ['path', 'to'] },
  move: { required: ['path', 'to'] },
  insert: { required: ['path', 'value'], optional: ['at'] },
  remove: { required: ['path', 'value'] },
  map: { required: ['path', 'values'] },
  wrap: { required: ['path', 'to'] },
  unwrap: { required: ['path', 'to'] },
  compute: { required: ['path', 'cel'] },
}

function readOperation(op: Operation['op'], value: Value | undefined, reading: Reading): Operation | undefined {
  const { required, optional = [] } = FIELDS[op]
  if (!isMapping(value)) {
    return refuse(reading, [op], `\`${op}\` takes ${required.join(' and ')}.`, `write ${op}: { path: spec.tier, ... }.`)
  }
  const inner: Reading = { ...reading, at: [...reading.at, op] }
  const fields = [...required, ...optional]
  for (const key of Object.keys(value)) {
    if (!fields.includes(key))
      refuse(inner, [key], `\`${op}\` has no field ${JSON.stringify(key)}.`, `it has ${fields.join(', ')}.`)
  }
  const missing = required.filter((key) => !Object.hasOwn(value, key))
  for (const key of missing) refuse(inner, [], `\`${op}\` has no ${key}.`, helpForMissing(op, key, value))
  const path = Object.hasOwn(value, 'path')
    ? accepted(readPath(own(value, 'path'), [...inner.at, 'path']), inner)
    : undefined
  return missing.length > 0 || path === undefined ? undefined : operationOf(op, { path, value }, inner)
}

function helpForMissing(op: Operation['op'], key: string, value: Mapping): string | undefined {
  const path = ownText(value, 'path') || 'spec.tier'
  if (op === 'remove' && key === 'value') {
    return `write \`delete: { path: ${path} }\` for a field, or name the item that goes: \`remove: { path: ${path}, value: ... }\`.`
  }
  return undefined
}

function accepted<T extends Path | string>(read: T | Problem, { problems }: Reading): T | undefined {
  if (!isProblem(read)) return read
  problems.push(read)
  return undefined
}

function isProblem(read: Path | string | Problem): read is Problem {
  return typeof read === 'object' && 'code' in read
}

interface Parts {
  readonly path: Path
  readonly value: Mapping
}

function operationOf(op: Operation['op'], { path, value: fields }: Parts, reading: Reading): Operation | undefined {
  const value = own(fields, 'value') ?? null
  switch (op) {
    case 'set':
    case 'default':
    case 'remove':
      return { op, path, value }
    case 'delete':
      return { op, path }
    case 'insert': {
      const at = readAt(own(fields, 'at') ?? 'end', reading)
      return at === undefined ? undefined : { op, path, value, at }
    }
    case 'rename':
    case 'wrap':
    case 'unwrap': {
      const to = accepted(readKey(own(fields, 'to'), [...reading.at, 'to']), reading)
      return endsInKey(path, 'path', { op, reading }) && to !== undefined ? { op, path, to } : undefined
    }
    case 'move':
      return readMove(path, fields, reading)
    case 'map':
      return readMap(path, fields, reading)
    case 'compute': {
      const cel = own(fields, 'cel')
      if (typeof cel === 'string' && cel.trim() !== '') return { op, path, cel }
      return refuse(reading, ['cel'], '`cel` is an expression, such as "self.spec.memoryMb / 1024".')
    }
  }
}

function endsInKey(path: Path, field: string, { op, reading }: { op: string; reading: Reading }): boolean {
  if (path.at(-1)?.type === 'key') return true
  refuse(
    reading,
    [field],
    `\`${op}\` is about a key, and ${formatSteps(path)} ends in an item.`,
    'end the path with a key.',
  )
  return false
}

function readAt(at: Value, reading: Reading): InsertAt | undefined {
  if (at === 'start' || at === 'end') return at
  const [key, second] = isMapping(at) ? Object.keys(at) : []
  if (second === undefined && key === 'before') return { before: own(at, key) ?? null }
  if (second === undefined && key === 'after') return { after: own(at, key) ?? null }
  return refuse(reading, ['at'], '`at` is start, end, { before: item } or { after: item }.')
}

function readMove(path: Path, fields: Mapping, reading: Reading): Operation | undefined {
  const to = accepted(readPath(own(fields, 'to'), [...reading.at, 'to']), reading)
  if (to === undefined) return undefined
  const where = { op: 'move', reading }
  if (!endsInKey(path, 'path', where) || !endsInKey(to, 'to', where)) return undefined
  const shared = path.findIndex((step, i) => !isSameStep(step, to[i]))
  const apart = (steps: Path) => (shared < 0 ? [] : steps.slice(shared))
  if ([...apart(path), ...apart(to)].some(({ type }) => type === 'every')) {
    const help = '[*] may stand in what both paths have in common, where it means the same item.'
    return refuse(reading, ['to'], 'This moves several values to one place, or one to several.', help)
  }
  if (shared < 0) {
    return refuse(reading, ['to'], 'This moves a value to where it is, or below itself.', 'choose another place.')
  }
  return { op: 'move', path, to }
}

function isSameStep(a: Step, b: Step | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function readMap(path: Path, fields: Mapping, reading: Reading): Operation | undefined {
  const values = own(fields, 'values')
  if (!isMapping(values) || Object.keys(values).length === 0) {
    return refuse(
      reading,
      ['values'],
      '`values` is a mapping from old values to new ones.',
      'write values: { S: small }.',
    )
  }
  return { op: 'map', path, values: new Map(Object.entries(values)) }
}
