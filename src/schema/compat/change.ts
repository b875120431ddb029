import { CATALOGUE, type Code } from '../../model/codes.ts'
import type { Conversion } from '../../model/conversion.ts'
import type { Schema } from '../../model/kind.ts'
import type { Origin } from '../../model/origin.ts'
import { isSameValue, type Value, type ValuePath } from '../../model/value.ts'
import { formatFieldPath, type FieldPath } from '../fields.ts'

/** The stable name of a change of a kind. */
export type CompatCode = Exclude<Extract<Code, `compat/${string}`>, 'compat/waiver-unused'>

/** One difference between two releases of a kind. */
export interface Change {
  readonly code: CompatCode
  readonly group: string
  readonly kind: string
  /** The version it is about; nothing for what concerns the kind. */
  readonly version?: string
  /** The field, in the grammar of formatPath with `[*]` for items and map values; '' for the whole object. */
  readonly path: string
  /** One sentence that begins with kind, version and field. */
  readonly message: string
  /** What to do. */
  readonly help?: string
  /** True where the lines it stands on hold a secret. */
  readonly isSecret?: boolean
  /** Where the old declaration says it, inside its document; undefined where the whole of it is new. */
  readonly before?: ValuePath
  /** Where the new declaration says it; undefined where the whole of it is gone. */
  readonly after?: ValuePath
  /** The Conversion that it is about, in place of a declaration. */
  readonly conversion?: Conversion
  /** The spec that it is about, in place of a declaration. */
  readonly origin?: Origin
}

/** True for a change that can make an object wrong, or mean something else, that was right before. */
export function isBreaking({ code }: Pick<Change, 'code'>): boolean {
  return CATALOGUE[code].severity === 'error'
}

/** The place that is compared: the same field in both declarations. */
export interface Place {
  readonly group: string
  readonly kind: string
  readonly version: string
  readonly field: FieldPath
  /** The field's schema in the old declaration's document, and in the new one's. */
  readonly before: ValuePath
  readonly after: ValuePath
  /** True where the old version requires the field. */
  readonly wasRequired?: boolean
  /** Where a field that is gone may have gone to: every field that only the new version has. */
  readonly added: readonly AddedField[]
  readonly found: Change[]
}

/** A field that only the new version has. */
export interface AddedField {
  readonly field: FieldPath
  readonly schema: Schema
}

/** What is said of a change beside its code. */
export interface Said {
  /** The sentence after the field's name. */
  readonly message: string
  /** The keyword inside both schemas that differs; the schema itself where nothing is said. */
  readonly keyword?: ValuePath
  /** Where the two places are not the same keyword, or one is missing. */
  readonly before?: ValuePath | undefined
  readonly after?: ValuePath | undefined
  /** The field, where it is one below the place. */
  readonly field?: FieldPath
  /** True where the lines hold a secret; the message is without it. */
  readonly isSecret?: boolean
  /** What to do, in place of what the code's class says. */
  readonly help?: string
  /** The edit that a conversion would need, as YAML. */
  readonly edit?: string
}

/** Notes a change at a place. */
export function note(place: Place, code: CompatCode, said: Said): void {
  const { group, kind, version } = place
  const keyword = said.keyword ?? []
  const path = formatFieldPath(said.field ?? place.field)
  const before = 'before' in said ? said.before : [...place.before, ...keyword]
  const after = 'after' in said ? said.after : [...place.after, ...keyword]
  const help = said.help ?? (CATALOGUE[code].severity === 'error' ? newVersionHelp(place, said.edit) : undefined)
  place.found.push({
    code,
    group,
    kind,
    version,
    path,
    message: `${kind} ${version}: ${path === '' ? 'the object' : path} ${said.message}.`,
    ...(help === undefined ? {} : { help }),
    ...(said.isSecret === true ? { isSecret: true } : {}),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  })
}

/** The advice for whatever breaks objects of a version: leave it, and change a new one, with the edit it asks for. */
export function newVersionHelp({ kind, version }: Pick<Place, 'kind' | 'version'>, edit?: string): string {
  const made = `leave ${version} as it was, and make the change in a new version: \`motif new version ${kind} ${nextVersion(version)}\``
  return edit === undefined ? `${made}.` : `${made}, whose conversion says\n- ${edit}`
}

/** v1 -> v2, v1alpha1 -> v1alpha2. */
export function nextVersion(version: string): string {
  return /\d+$/.test(version) ? version.replace(/\d+$/, (digits) => String(BigInt(digits) + 1n)) : `${version}2`
}

const LONGEST = 60

/** A value of a schema as a sentence shows it: JSON, cut short; `***` for what is secret. */
export function shown(value: Value, schema: Schema): string {
  if (isSecret(schema)) return '***'
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
}

/** True where the values of a schema are shown nowhere. */
export function isSecret({ format }: Schema): boolean {
  return format === 'password'
}

/** The place one step down: the same keyword of both schemas. */
export function below(place: Place, keyword: ValuePath, key: string | null): Place {
  return {
    ...place,
    wasRequired: false,
    field: [...place.field, key],
    before: [...place.before, ...keyword],
    after: [...place.after, ...keyword],
  }
}

/** True where both schemas say the same, prose apart. */
export function isSameSchema(a: Schema, b: Schema): boolean {
  return isSameValue(withoutProse(a as unknown as Value), withoutProse(b as unknown as Value))
}

function withoutProse(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (key, item: unknown) => {
      if (key === 'description' && typeof item === 'string') return undefined
      return typeof item === 'bigint' ? String(item) : item
    }),
  ) as Value
}
