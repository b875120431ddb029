import type { Schema } from '../../model/kind.ts'
import { isList, isMapping, own, type Mapping, type Value } from '../../model/value.ts'
import { checkMetadata, metadataTypes, OBJECT_META, type MetadataRules } from './metadata.ts'
import { segmentProblem } from './names.ts'
import { showValue } from './say.ts'
import { report, type Check, type Context, type Prepare, type Walk } from './walk.ts'

/** A schema with the fields that every object has, whether it names them or not. */
export function asResource(schema: Schema): Schema {
  const text: Schema = { type: 'string' }
  const { apiVersion = text, kind = text, metadata = { type: 'object' } } = schema.properties ?? {}
  return {
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion,
      kind,
      metadata: { ...metadata, 'x-kubernetes-preserve-unknown-fields': true },
    },
  }
}

/** What the top of an object must say of itself. */
export interface Identification extends MetadataRules {
  readonly apiVersion: string
  readonly kind: string
}

/** What metadata is made into before it is checked, and the check of apiVersion, kind and metadata at the top. */
export function topOf(identification: Identification, context: Context): TopCheck {
  const types = metadataTypes(context, 'top')
  return {
    prepare: (value) => {
      const metadata = own(value, 'metadata')
      if (!isMapping(metadata)) return value
      const prepared = types.prepare?.(metadata) ?? metadata
      return prepared === metadata ? value : { ...value, metadata: prepared }
    },
    passes: ({ apiVersion, kind, metadata }, walk) => {
      if (apiVersion !== identification.apiVersion || kind !== identification.kind) return false
      if (!isMapping(metadata) || !isNamed(metadata)) return false
      walk.path.push('metadata')
      if (!types.passes(metadata, walk)) return false
      checkMetadata(metadata, walk, identification)
      walk.path.pop()
      return walk.found === 0
    },
    check: (value, walk) => {
      checkEqual(value, walk, 'apiVersion', identification.apiVersion)
      checkEqual(value, walk, 'kind', identification.kind)
      const metadata = own(value, 'metadata') ?? {}
      walk.path.push('metadata')
      if (isMapping(metadata)) {
        types.check(metadata, walk)
        checkMetadata(metadata, walk, identification)
        if (!isNamed(metadata)) report(walk, 'schema/required', 'is required', { child: 'name', at: 'key' })
      }
      walk.path.pop()
    },
  }
}

/** The part of a check that concerns every object. */
export interface TopCheck {
  prepare(value: Mapping): Mapping
  /** As Node's. */
  passes(value: Mapping, walk: Walk): boolean
  check(value: Mapping, walk: Walk): void
}

function checkEqual(value: Mapping, walk: Walk, key: string, wanted: string): void {
  const written = own(value, key)
  if (written === wanted || (written !== undefined && typeof written !== 'string')) return
  const predicate = written === undefined ? 'is required' : `must be ${wanted}, got ${showValue(written)}`
  report(walk, 'schema/metadata', predicate, { child: key, at: written === undefined ? 'key' : 'value' })
}

function isNamed(metadata: Mapping): boolean {
  return (metadata.name ?? '') !== '' || (metadata.generateName ?? '') !== ''
}

const EMBEDDED: MetadataRules = { nameRule: segmentProblem, scope: 'Namespaced', finalizers: 'qualified' }

/** Checks the object that a field holds: x-kubernetes-embedded-resource. */
export function embeddedCheck(context: Context): Check {
  const types = metadataTypes(context, 'embedded')
  return (value, walk) => {
    if (!isMapping(value)) return
    for (const key of ['apiVersion', 'kind']) {
      const text = own(value, key)
      const predicate = embeddedProblem(key, text)
      if (predicate !== undefined) {
        report(walk, 'schema/metadata', predicate, { child: key, at: text === undefined ? 'key' : 'value' })
      }
    }
    const metadata = own(value, 'metadata')
    if (!isMapping(metadata)) return
    const prepared = types.prepare?.(metadata) ?? metadata
    walk.path.push('metadata')
    types.check(prepared, walk)
    if (isMapping(prepared)) checkMetadata(prepared, walk, EMBEDDED)
    walk.path.pop()
  }
}

/** The server reads the metadata of such an object into a type of its own and writes it anew: what holds nothing is gone. */
export function embeddedPrepare(prepare: Prepare | undefined, context: Context): Prepare {
  const types = metadataTypes(context, 'embedded')
  return (value) => {
    const prepared = prepare?.(value) ?? value
    if (isMapping(prepared) && own(value, 'metadata') === null) return { ...prepared, metadata: {} }
    const written = own(prepared, 'metadata')
    if (!isMapping(prepared) || !isMapping(written)) return prepared
    const metadata = types.prepare?.(written) ?? written
    if (!isMapping(metadata)) return prepared
    const kept = Object.entries(metadata).filter(([key, held]) => !isNothing(key, held))
    const isWhole = metadata === written && kept.length === Object.keys(metadata).length
    return isWhole ? prepared : { ...prepared, metadata: Object.fromEntries(kept) }
  }
}

function isNothing(key: string, value: Value): boolean {
  switch (own(own(OBJECT_META.properties, key), 'type')) {
    case 'string':
      return value === null || value === ''
    case 'array':
      return value === null || (isList(value) && value.length === 0)
    case 'object':
      return value === null || (isMapping(value) && Object.keys(value).length === 0)
    default:
      return false
  }
}

function embeddedProblem(key: string, text: Value | undefined): string | undefined {
  if (text === undefined) return 'is required'
  if (typeof text !== 'string') return undefined
  if (text === '') return 'must not be empty'
  if (key === 'apiVersion')
    return text.split('/').length > 2 ? `must be group/version, got ${showValue(text)}` : undefined
  const isKind = text.length <= 63 && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text.toLowerCase())
  return isKind ? undefined : `must be the name of a kind, got ${showValue(text)}`
}
