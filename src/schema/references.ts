import type { ReferenceTarget, Schema } from '../model/kind.ts'
import { own } from '../model/value.ts'
import { forEachField, formatFieldPath, type FieldPath } from './fields.ts'

/** The groups that declare a kind, by the kind's name. */
export type KnownKinds = ReadonlyMap<string, readonly string[]>

/** One reference field of a schema: what it may name, or why that can't be told. */
export interface ToldReference {
  /** In the grammar of formatPath, `[*]` for every item or value. */
  readonly path: string
  /** Sorted as the prose lists them; null where it can't be told. */
  readonly targets: readonly ReferenceTarget[] | null
  /** For null: what the prose lacks. */
  readonly because?: string
}

/**
 * The fields that name other objects, told from what Config Connector's CRDs write. A reference is an object with
 * `name` and `external`, or a `...Ref` with `name` and `namespace` whose prose begins with a kind. Its targets are the
 * kinds that the prose of its fields names in so many words, as long as exactly one known group declares each.
 * A field's own name tells nothing. Fields of `status` are left out.
 */
export function tellReferences(schema: Schema, known: KnownKinds): readonly ToldReference[] {
  const told: ToldReference[] = []
  forEachField(schema, (field, path) => {
    if (path[0] === 'status') return
    const form = formOf(field, path)
    if (form === undefined) return
    const named = form === 'external' ? namedByFields(field) : namedByOpening(field, known)
    if (named.kinds.length === 0 && form === 'bare') return
    told.push({ path: formatFieldPath(path), ...resolve(named, known) })
  })
  return told
}

function formOf(field: Schema, path: FieldPath): 'external' | 'bare' | undefined {
  const { properties } = field
  if (!properties || !isText(properties, 'name')) return undefined
  if (isText(properties, 'external')) return 'external'
  const name = path.findLast((key) => key !== null) ?? ''
  return /Refs?$/.test(name) && isText(properties, 'namespace') ? 'bare' : undefined
}

function isText(properties: NonNullable<Schema['properties']>, name: string): boolean {
  return Object.hasOwn(properties, name) && properties[name]?.type === 'string'
}

/** The kinds that prose names; `because` says why they are not to be believed. */
interface Named {
  readonly kinds: readonly string[]
  readonly because?: string
}

const KIND = '[`\'"]?([A-Z][A-Za-z0-9]+)[`\'"]?'

/** Sentences in which exactly one kind is named. They are matched against prose with single spaces. */
const NAMING = [
  `\\bof an? ${KIND} resource\\b`,
  `\\bexternally[- ]managed ${KIND}(?: resource)?(?:[.,]|$)`,
  `\\bThe ${KIND} self[lL]ink\\b`,
  `\\bName of an? ${KIND} object\\b`,
].map((sentence) => new RegExp(sentence, 'g'))

const ONLY_KIND = new RegExp(`^The kind of the ${KIND} resource\\b`)
const ALLOWED_KINDS = /\bAllowed values?: ([A-Z][A-Za-z0-9]*(?:, ?[A-Z][A-Za-z0-9]*)*)\.?$/

function namedByFields(field: Schema): Named {
  const listed = listedKinds(field.properties?.['kind'])
  if (listed !== undefined) return { kinds: listed }
  if (field.properties?.['kind']) return { kinds: [], because: 'the object itself says its kind' }
  const texts = ['external', 'name'].map((name) => proseOf(field.properties?.[name]))
  const kinds = texts.flatMap((text) => NAMING.flatMap((naming) => [...text.matchAll(naming)].map(([, kind]) => kind)))
  const distinct = [...new Set(kinds)].filter((kind) => kind !== undefined)
  if (distinct.length > 1) return { kinds: [], because: `the prose names ${distinct.sort().join(' and ')}` }
  return distinct.length === 0 ? { kinds: [], because: 'the prose names no kind' } : { kinds: distinct }
}

/** The kinds that a reference's `kind` field takes, where the schema or its prose lists them all. */
function listedKinds(kind: Schema | undefined): readonly string[] | undefined {
  if (kind?.enum?.every((value) => typeof value === 'string')) return kind.enum
  const prose = proseOf(kind)
  const only = ONLY_KIND.exec(prose)?.[1]
  if (only !== undefined) return [only]
  return ALLOWED_KINDS.exec(prose)?.[1]?.split(/, ?/)
}

const OPENING = /^(?:The )?([A-Z][A-Za-z0-9]+) (?:to be|whose|that|which)\b/

function namedByOpening(field: Schema, known: KnownKinds): Named {
  const kind = OPENING.exec(proseOf(field))?.[1]
  return { kinds: kind !== undefined && known.has(kind) ? [kind] : [] }
}

function resolve({ kinds, because }: Named, known: KnownKinds): Pick<ToldReference, 'targets' | 'because'> {
  if (because !== undefined) return { targets: null, because }
  const targets: ReferenceTarget[] = []
  for (const kind of kinds) {
    const [group, ...others] = known.get(kind) ?? []
    if (group === undefined) return { targets: null, because: `no CRD declares ${kind}` }
    if (others.length > 0) return { targets: null, because: `several groups declare ${kind}` }
    targets.push({ group, kind })
  }
  return { targets }
}

function proseOf(schema: Schema | undefined): string {
  const prose = own(schema, 'description')
  return typeof prose === 'string' ? prose.replace(/\s+/g, ' ').trim() : ''
}
