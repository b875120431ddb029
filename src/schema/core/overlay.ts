import type { Rule, Schema } from '../../model/kind.ts'

/** What is added to a definition, keyword by keyword. */
export interface Overlay extends Omit<Schema, 'properties' | 'items' | 'additionalProperties'> {
  readonly properties?: Readonly<Record<string, Overlay>>
  readonly items?: Overlay
  readonly additionalProperties?: Overlay
  /** Fields that the published schema requires and the server doesn't. */
  readonly notRequired?: readonly string[]
}

/** Overlays by the name of their definition. */
export type Overlays = Readonly<Record<string, Overlay>>

/** A whole number of at least nothing. */
export const COUNT: Overlay = { minimum: 0 }

/** A number that must be there and more than nothing. */
export const POSITIVE: Overlay = { minimum: 1 }

/** A quantity of more than nothing. */
export const POSITIVE_QUANTITY: Overlay = {
  'x-kubernetes-int-or-string': true,
  format: 'quantity',
  minimum: 0,
  exclusiveMinimum: true,
}

/** A quantity of at least nothing. */
export const COUNT_QUANTITY: Overlay = { 'x-kubernetes-int-or-string': true, format: 'quantity', minimum: 0 }

/** A port that is a number. */
export const PORT: Overlay = { minimum: 1, maximum: 65535 }

/** A port that is a number or the name of one. */
export const PORT_OR_NAME: Overlay = { minimum: 1, maximum: 65535, minLength: 1, format: 'port-name' }

/** A number, or a percentage. */
export const COUNT_OR_PERCENT: Overlay = { minimum: 0, format: 'percent' }

/** A number, or a percentage of what there is. */
export const COUNT_OR_SHARE: Overlay = { minimum: 0, format: 'share' }

/** The name of another object. */
export const NAME: Overlay = { format: 'subdomain' }

/** The name of a part of an object. */
export const LABEL: Overlay = { format: 'label' }

/** A list that holds something. */
export const SOME: Overlay = { minItems: 1 }

/** What is nothing without a spec. */
export const NEEDS_SPEC: Overlay = { required: ['spec'] }

/** One CEL rule with what a user reads where it does not hold. */
export function rule(source: string, message: string, fieldPath?: string): Rule {
  return { rule: source, message, ...(fieldPath !== undefined && { fieldPath }) }
}

/** Fits into a URL: no / and no %, and neither . nor .. alone. */
export const SEGMENT: Overlay = { pattern: '^(\\.?[^/%.][^/%]*|\\.\\.[^/%]+)?$' }

/** Rules alone. */
export function rules(...list: readonly Rule[]): Overlay {
  return { 'x-kubernetes-validations': list }
}

/** Exactly one of the fields is there. */
export function oneField(...fields: readonly string[]): Overlay {
  return { oneOf: fields.map((field) => ({ required: [field] })) }
}

/** At least one of the fields is there. */
export function someField(...fields: readonly string[]): Overlay {
  return { anyOf: fields.map((field) => ({ required: [field] })) }
}

/** No two items of the list field have the same value of `key`. */
export function distinct(list: string, key: string): Rule {
  const source = `!has(self.${list}) || self.${list}.all(a, self.${list}.exists_one(b, a.${key} == b.${key}))`
  return rule(source, `every ${key} must be used once`, `.${list}`)
}
