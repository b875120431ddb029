import { closest } from '../../model/closest.ts'
import type { Kind, Schema } from '../../model/kind.ts'

/** What is known about values at one place: a schema, or null where anything may stand. */
export type Shape = Schema | null

/** A place in the composite as the template alone tells it: keys from the top, null for whichever item of a list or map. */
export type StaticPath = readonly (string | null)[]

/** One step of context, as the template is checked. Each has a Frame at run time. */
export interface Scope {
  /** What `this` is. */
  readonly shape: Shape
  /** The path of `this` from the top, for messages; '' at the top. */
  readonly label: string
  /** The place of `this`; absent where it is computed. */
  readonly path?: StaticPath
  /** What `../` leads to. */
  readonly parent?: Scope
  /** The names after `as |...|`. */
  readonly names: readonly { readonly name: string; readonly shape: Shape; readonly path?: StaticPath | undefined }[]
  /** True for the body of an #each, where @key, @index, @first and @last are. */
  readonly isLoop: boolean
}

const TEXT: Schema = Object.freeze({ type: 'string' })
const TEXTS: Schema = Object.freeze({ type: 'object', additionalProperties: TEXT })
const METADATA: Schema = Object.freeze({
  type: 'object',
  properties: { name: TEXT, namespace: TEXT, labels: TEXTS, annotations: TEXTS },
})

/** A whole number, as @index is. */
export const WHOLE: Schema = Object.freeze({ type: 'integer' })

/** Text, as @key is. */
export { TEXT }

/** The scope at a template's top: metadata, and spec in the storage version. */
export function rootScope(kind: Kind): Scope {
  const version = kind.versions.find(({ name }) => name === kind.storage)
  const spec = version?.schema.properties?.['spec']
  const properties = { metadata: METADATA, ...(spec ? { spec } : {}) }
  return { shape: { type: 'object', properties }, label: '', path: [], names: [], isLoop: false }
}

/** What stands under a key, or why nothing can. */
export type Step =
  { readonly ok: true; readonly shape: Shape } | { readonly ok: false; readonly known: readonly string[] }

/** One step down a schema: a property, a key of a map, an item by its number, or the length of a list. */
export function stepInto(shape: Shape, key: string): Step {
  if (shape === null) return { ok: true, shape: null }
  const { properties, additionalProperties, items, type } = shape
  if (properties && Object.hasOwn(properties, key)) return { ok: true, shape: properties[key] ?? null }
  if (type === 'array' || items) {
    if (key === 'length') return { ok: true, shape: WHOLE }
    return /^\d+$/.test(key) ? { ok: true, shape: items ?? null } : { ok: false, known: ['length'] }
  }
  if (shape['x-kubernetes-preserve-unknown-fields'] === true || additionalProperties === true) {
    return { ok: true, shape: null }
  }
  if (additionalProperties) return { ok: true, shape: additionalProperties }
  if (type === undefined && !properties) return { ok: true, shape: null }
  if (shape['x-kubernetes-embedded-resource'] === true && ['apiVersion', 'kind', 'metadata'].includes(key)) {
    return { ok: true, shape: null }
  }
  return { ok: false, known: Object.keys(properties ?? {}) }
}

/** What the items of a list or the values of a mapping are; undefined where there is nothing to iterate over. */
export function itemsOf(shape: Shape): Shape | undefined {
  if (shape === null || shape['x-kubernetes-preserve-unknown-fields'] === true) return null
  if (shape.type === 'array' || shape.items) return shape.items ?? null
  if (typeof shape.additionalProperties === 'object') return shape.additionalProperties
  return shape.type === 'object' || shape.type === undefined ? null : undefined
}

/** `did you mean tier?`, or the list of what there is; nothing where there is nothing. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const near = closest(name, known)
  if (near !== undefined) return `did you mean ${near}?`
  return known.length > 0 ? `there is ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' ...' : ''}.` : undefined
}
