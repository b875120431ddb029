import type { Schema } from '../../model/kind.ts'
import { below, note, shown, type Place } from './change.ts'
import { carryOf } from './carry.ts'

/** Where the fields of an object are compared, and what compares each that both have. */
export interface FieldWork {
  readonly place: Place
  readonly compare: (old: Schema, now: Schema, place: Place) => void
}

/** Notes fields that come and go, what is required, and whether unknown fields pass; then compares each common field. */
export function compareFields(old: Schema, now: Schema, { place, compare }: FieldWork): void {
  const [was, is] = [old.properties ?? {}, now.properties ?? {}]
  for (const [name, schema] of Object.entries(was)) {
    const later = own(is, name)
    const wasRequired = old.required?.includes(name) === true
    if (later !== undefined) compare(schema, later, { ...below(place, ['properties', name], name), wasRequired })
    else noteRemoved(place, name, schema)
  }
  for (const [name, schema] of Object.entries(is)) {
    if (own(was, name) === undefined) noteAdded(now, place, { name, schema })
  }
  compareRequired(old, now, place)
  compareUnknown(old, now, { place, compare })
}

function own(fields: Readonly<Record<string, Schema>>, name: string): Schema | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function noteRemoved(place: Place, name: string, schema: Schema): void {
  const field = [...place.field, name]
  const carry = carryOf(field, schema, place.added)
  note(place, 'compat/field-removed', {
    message: carry.to === undefined ? 'is gone' : `is gone; ${carry.to} may be what it became`,
    field,
    before: [...place.before, 'properties', name],
    after: place.after,
    edit: carry.edit,
  })
}

function noteAdded(
  parent: Schema,
  place: Place,
  { name, schema }: { readonly name: string; readonly schema: Schema },
): void {
  const field = [...place.field, name]
  const isRequired = parent.required?.includes(name) === true
  const where = { field, before: place.before, after: [...place.after, 'properties', name] }
  if (!isRequired) return note(place, 'compat/field-added', { message: 'is new, and optional', ...where })
  const value = schema.default === undefined ? '?' : shown(schema.default, schema)
  note(place, 'compat/required-field-added', {
    message: `is new, and required${schema.default === undefined ? '' : ', though it has a default'}`,
    ...where,
    ...requiredHelp(field, value, schema),
  })
}

function compareRequired(old: Schema, now: Schema, place: Place): void {
  const [was, is] = [new Set(old.required ?? []), new Set(now.required ?? [])]
  const isCommon = (name: string): boolean =>
    own(old.properties ?? {}, name) !== undefined && own(now.properties ?? {}, name) !== undefined
  for (const name of [...is].filter((each) => !was.has(each) && isCommon(each))) {
    const field = [...place.field, name]
    note(place, 'compat/field-made-required', {
      message: 'is required, where it was optional',
      field,
      keyword: ['properties', name],
      ...requiredHelp(field, '?', own(now.properties ?? {}, name) ?? {}),
    })
  }
  for (const name of [...was].filter((each) => !is.has(each) && isCommon(each))) {
    const field = [...place.field, name]
    note(place, 'compat/field-made-optional', {
      message: 'is optional, where it was required',
      field,
      keyword: ['properties', name],
    })
  }
}

/** With a default nothing needs to ask for the field: a spec without it has the same value. */
function requiredHelp(field: Place['field'], value: string, schema: Schema): { help?: string; edit?: string } {
  const name = field.at(-1) ?? ''
  if (schema.default !== undefined)
    return {
      help: `take ${name} out of \`required\`: with its default a spec need not hold it, and editors would ask for it.`,
    }
  return { edit: `default: { path: ${pathText(field)}, value: ${value} }` }
}

function pathText(field: Place['field']): string {
  const text = field
    .map((key) => (key === null ? '[*]' : `.${key}`))
    .join('')
    .replace(/^\./, '')
  return text.includes('[') ? JSON.stringify(text) : text
}

/** Whether an object takes keys beyond its fields: everything, values of a schema, or nothing. */
function compareUnknown(old: Schema, now: Schema, { place, compare }: FieldWork): void {
  const [was, is] = [openness(old), openness(now)]
  const { additionalProperties: before } = old
  const { additionalProperties: after } = now
  if (typeof before === 'object' && typeof after === 'object' && was === is) {
    return compare(before, after, below(place, ['additionalProperties'], null))
  }
  if (was === is) return
  const isKept = [old, now].some((schema) => schema['x-kubernetes-preserve-unknown-fields'] === true)
  const keyword = [isKept ? 'x-kubernetes-preserve-unknown-fields' : 'additionalProperties']
  if (is > was) {
    const message = is === 2 ? 'takes any field beyond its own' : 'takes any key beyond its own'
    return note(place, 'compat/fields-opened', { message, keyword })
  }
  const message = is === 0 ? 'takes no fields beyond its own' : 'takes only values of one form beyond its own fields'
  note(place, 'compat/fields-closed', { message: `${message}, where it took ${was === 2 ? 'any' : 'some'}`, keyword })
}

/** 0 nothing, 1 values of a schema, 2 anything. */
function openness(schema: Schema): 0 | 1 | 2 {
  if (schema['x-kubernetes-preserve-unknown-fields'] === true) return 2
  const { additionalProperties } = schema
  if (typeof additionalProperties === 'object') return 1
  return additionalProperties === true && Object.keys(schema.properties ?? {}).length === 0 ? 2 : 0
}
