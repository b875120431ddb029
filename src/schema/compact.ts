import type { Kind, KindVersion, ReferenceTarget, Schema } from '../model/kind.ts'
import { isList, isMapping, own, type Mapping, type Value } from '../model/value.ts'
import { tellImmutable } from './immutable.ts'
import { IMMUTABLE, REFERENCES } from './notes.ts'
import { tellReferences, type KnownKinds } from './references.ts'

/** What is left of a CRD, and what its prose told. */
export interface CompactCrd {
  readonly document: Mapping
  readonly references: { readonly told: number; readonly untold: number }
  readonly immutable: number
}

/** How a CRD is made compact. */
export interface CompactOptions {
  /** The kinds that a reference may be told to name. */
  readonly known: KnownKinds
  /** Whether descriptions, examples, documentation links and printer columns stay. */
  readonly prose: 'keep' | 'drop'
}

/**
 * A CRD with all that a cluster checks and nothing of the rest: no status, no labels or managed fields, no conversion
 * webhook. What its prose alone says about references and immutable fields becomes the annotations motif.dev/references
 * and motif.dev/immutable; where the CRD has them already, they complete what the prose (still) tells.
 */
export function compactCrd(kind: Kind, { known, prose }: CompactOptions): CompactCrd {
  const references = kind.versions.map((version) => referencesOf(version, known))
  const immutable = kind.versions.map(immutableOf)
  const targets = references.flatMap((table) => Object.values(table))
  const annotations = {
    ...approval(kind.source),
    ...annotation(IMMUTABLE, kind.versions, immutable),
    ...annotation(REFERENCES, kind.versions, references),
  }
  return {
    document: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: `${kind.plural}.${kind.group}`,
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
      },
      spec: specOf(kind.source, prose),
    },
    references: { told: targets.filter(Boolean).length, untold: targets.filter((target) => target === null).length },
    immutable: immutable.reduce((sum, paths) => sum + paths.length, 0),
  }
}

type Targets = readonly ReferenceTarget[] | null

function referencesOf(version: KindVersion, known: KnownKinds): Record<string, Targets> {
  const table = new Map<string, Targets>(version.references)
  for (const { path, targets } of tellReferences(version.schema, known)) {
    if (targets !== null || !table.has(path)) table.set(path, targets)
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function immutableOf(version: KindVersion): readonly string[] {
  return [...new Set([...tellImmutable(version.schema).paths, ...version.immutable])].sort()
}

function annotation(name: string, versions: readonly KindVersion[], notes: readonly object[]): Record<string, string> {
  const byVersion = versions.flatMap((version, index) => {
    const note = notes[index] ?? {}
    return Object.keys(note).length === 0 ? [] : [[version.name, note]]
  })
  return byVersion.length === 0 ? {} : { [name]: JSON.stringify(Object.fromEntries(byVersion)) }
}

/** Without this annotation a cluster refuses CRDs of *.k8s.io groups. */
const APPROVAL = 'api-approved.kubernetes.io'

function approval(crd: Mapping): Record<string, Value> {
  const approved = own(own(own(crd, 'metadata'), 'annotations'), APPROVAL)
  return approved === undefined ? {} : { [APPROVAL]: approved }
}

function specOf(crd: Mapping, prose: CompactOptions['prose']): Mapping {
  const spec = own(crd, 'spec')
  const versions = own(spec, 'versions')
  return {
    ...picked(spec, ['group', 'names', 'scope']),
    versions: isList(versions) ? versions.map((version) => versionOf(version, prose)) : [],
  }
}

const VERSION_KEYS = [
  'name',
  'served',
  'storage',
  'deprecated',
  'deprecationWarning',
  'subresources',
  'selectableFields',
]

function versionOf(version: Value, prose: CompactOptions['prose']): Mapping {
  const schema = own(own(version, 'schema'), 'openAPIV3Schema') ?? {}
  return {
    ...picked(version, prose === 'keep' ? [...VERSION_KEYS, 'additionalPrinterColumns'] : VERSION_KEYS),
    schema: { openAPIV3Schema: prose === 'keep' ? schema : withoutProse(schema as Schema) },
  }
}

function picked(value: Value | undefined, keys: readonly string[]): Mapping {
  if (!isMapping(value)) return {}
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)))
}

const PROSE: ReadonlySet<string> = new Set(['description', 'title', 'example', 'externalDocs'])

function withoutProse(schema: Schema): Mapping {
  const kept = Object.entries(schema as Mapping).filter(([keyword]) => !PROSE.has(keyword))
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, inner(keyword, value)]))
}

/** The value of a keyword, with prose dropped from the schemas in it. */
function inner(keyword: string, value: Value): Value {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Mapping).map(([name, child]) => [name, withoutProse(child as Schema)]),
      )
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return (value as readonly Value[]).map((branch) => withoutProse(branch as Schema))
    case 'items':
    case 'not':
    case 'additionalProperties':
      return isMapping(value) ? withoutProse(value) : value
    default:
      return value
  }
}
