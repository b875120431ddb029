import type { Kind, Schema } from '../model/kind.ts'
import { groupVersion, type Manifest } from '../model/resource.ts'
import { isList, isMapping, own, ownText, type Value } from '../model/value.ts'
import type { FieldDifference } from './fields.ts'

/** What stands for a secret in every output. */
const HIDDEN = '***'
/** A shorter text is no secret: hiding every `a` would make all of it unreadable. */
const SHORTEST = 4

/** Puts `***` in the place of secrets: by the schema, in a Secret, and wherever one of `texts` turns up. */
export function hider(
  manifest: Manifest,
  texts: readonly string[],
): (path: string, value: Value, schema?: Schema) => Value {
  const isSecret = ownText(manifest, 'kind') === 'Secret' && ownText(manifest, 'apiVersion') === 'v1'
  const known = texts.filter((text) => text.length >= SHORTEST)
  return (path, value, schema) => {
    const isHidden = isSecret && /^(?:data|stringData)\b/.test(path)
    return isHidden ? allHidden(value) : hidden(value, schema, known)
  }
}

/** A field's values as they may be shown: where one side is a secret, so is what stood or stands in its place. */
export function shownSides(
  hide: ReturnType<typeof hider>,
  { path, before, after, schema }: Pick<FieldDifference, 'path' | 'before' | 'after' | 'schema'>,
): Pick<FieldDifference, 'before' | 'after'> {
  const [was, is] = [before, after].map((value) => (value === undefined ? undefined : hide(path, value, schema)))
  const show = was === HIDDEN || is === HIDDEN ? allHidden : (value: Value): Value => value
  return { ...(was === undefined ? {} : { before: show(was) }), ...(is === undefined ? {} : { after: show(is) }) }
}

/** The texts that the kind's schema calls a password, in an object of it. */
export function secretTexts(manifest: Manifest, kind: Kind | undefined): readonly string[] {
  const { version } = groupVersion(ownText(manifest, 'apiVersion'))
  const schema = kind?.versions.find(({ name }) => name === version)?.schema
  return schema === undefined ? [] : passwords(manifest, schema)
}

function passwords(value: Value, schema: Schema): readonly string[] {
  if (schema.format === 'password') return leaves(value)
  if (isList(value)) return value.flatMap((item) => (schema.items === undefined ? [] : passwords(item, schema.items)))
  if (!isMapping(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const child = childOf(schema, key)
    return child === undefined ? [] : passwords(item, child)
  })
}

function leaves(value: Value): readonly string[] {
  if (isList(value)) return value.flatMap(leaves)
  if (isMapping(value)) return Object.values(value).flatMap(leaves)
  return value === null ? [] : [String(value)]
}

function childOf(schema: Schema | undefined, key: string): Schema | undefined {
  const property = own(schema?.properties, key) as Schema | undefined
  const other = schema?.additionalProperties
  return property ?? (typeof other === 'object' ? other : undefined)
}

function hidden(value: Value, schema: Schema | undefined, texts: readonly string[]): Value {
  if (schema?.format === 'password') return allHidden(value)
  if (typeof value === 'string') return isRevealing(value, texts) ? HIDDEN : value
  if (isList(value)) return value.map((item) => hidden(item, schema?.items, texts))
  if (!isMapping(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hidden(item, childOf(schema, key), texts)]),
  )
}

/** As it is, or as a Secret's data would hold it. */
function isRevealing(value: string, texts: readonly string[]): boolean {
  return texts.some((text) => value.includes(text) || value.includes(Buffer.from(text).toString('base64')))
}

function allHidden(value: Value): Value {
  if (!isMapping(value)) return HIDDEN
  return Object.fromEntries(Object.keys(value).map((key) => [key, HIDDEN]))
}
