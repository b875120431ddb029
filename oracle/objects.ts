import { isMapping, isSameValue, own, type Mapping, type Value } from '../src/model/value.ts'
import { plainPath } from './answer.ts'
import { toJson } from './json.ts'

/** A place at which two objects are not the same. */
export interface Unlike {
  readonly path: string
  readonly detail: string
}

/** Where our defaulted object is not the one that the server returns, apart from what only a server can fill in. */
export function objectDifferences(ours: Mapping, theirs: Mapping): readonly Unlike[] {
  return compare(expectedOf(ours, theirs), ownFields(theirs), [])
}

const SERVER_FIELDS: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
  'namespace',
])

function ownFields(object: Mapping): Mapping {
  const metadata = own(object, 'metadata')
  if (!isMapping(metadata)) return object
  const kept = Object.entries(metadata).filter(([key, value]) => !SERVER_FIELDS.has(key) && !isEmpty(value))
  return { ...object, metadata: Object.fromEntries(kept) }
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
}

/** With the name that the server made of generateName. */
function expectedOf(value: Mapping, theirs: Mapping): Mapping {
  const generated = own(own(theirs, 'metadata'), 'name') ?? null
  const named = ownFields(value)
  const metadata = own(named, 'metadata')
  const hasName = isMapping(metadata) && Object.hasOwn(metadata, 'name')
  return hasName || !isMapping(metadata) ? named : { ...named, metadata: { ...metadata, name: generated } }
}

function compare(ours: Value, theirs: Value, path: readonly string[]): readonly Unlike[] {
  if (isSameValue(ours, theirs) || isSameDouble(ours, theirs)) return []
  if (!isMapping(ours) || !isMapping(theirs)) return [unlike(path, ours, theirs)]
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
  return keys.flatMap((key) => {
    const [mine, their] = [own(ours, key), own(theirs, key)]
    if (mine !== undefined && their !== undefined) return compare(mine, their, [...path, key])
    return isSameValue(mine, their) ? [] : [unlike([...path, key], mine, their)]
  })
}

/** A whole number beyond 64 bits is a double to the server. */
function isSameDouble(ours: Value, theirs: Value): boolean {
  return typeof ours === 'bigint' && Math.abs(Number(ours)) >= 2 ** 63 && Number(ours) === Number(theirs)
}

function unlike(path: readonly string[], ours: Value | undefined, theirs: Value | undefined): Unlike {
  return { path: plainPath(path), detail: `ours ${show(ours)}, theirs ${show(theirs)}` }
}

function show(value: Value | undefined): string {
  return value === undefined ? 'nothing' : toJson(value).slice(0, 300)
}
