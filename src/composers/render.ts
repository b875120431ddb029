import type * as Cdk8s from 'cdk8s'

/** Renders an ApiObject as its `toJson` does. */
export type Render = (object: Cdk8s.ApiObject) => unknown

/** What an ApiObject and its metadata keep to themselves; looked at only after probe() found it as expected. */
interface Internals {
  readonly props: object
  readonly patches: readonly unknown[]
  readonly metadata: object & { readonly _additionalAttributes: object }
}

/** Stands for a value that is more than plain data: `toJson` knows what to do with it. */
const NOT_PLAIN = Symbol('not plain')

/**
 * `toJson`, three times as fast where an object is made of plain data only, as nearly all are: cdk8s asks three
 * resolvers about every single value and goes through metadata twice. Where anything else turns up (a Lazy, a class,
 * a JSON patch, a subclass with its own toJson) or where this copy of cdk8s works otherwise, it is `toJson` itself.
 */
export function fastRender(cdk8s: typeof Cdk8s): Render {
  const slow: Render = (object) => object.toJson() as unknown
  const usual = methodOf(cdk8s.ApiObject.prototype, 'toJson')
  const usualMetadata = methodOf(cdk8s.ApiObjectMetadataDefinition.prototype, 'toJson')
  const fast: Render = (object) => {
    const { props, patches, metadata } = object as unknown as Internals
    const isUsual = methodOf(object, 'toJson') === usual && methodOf(metadata, 'toJson') === usualMetadata
    if (!isUsual || patches.length > 0) return slow(object)
    const rendered = renderPlain(props, metadata)
    return rendered === NOT_PLAIN ? slow(object) : rendered
  }
  return probe(cdk8s, fast) ? fast : slow
}

/** True if the short cut gives, in this version of cdk8s, what toJson gives. */
function probe(cdk8s: typeof Cdk8s, fast: Render): boolean {
  const object = new cdk8s.ApiObject(new cdk8s.Chart(new cdk8s.App({ outdir: '.' }), 'probe'), 'object', {
    kind: 'K',
    apiVersion: 'g/v1',
    metadata: { name: 'n', labels: { b: '1', a: '2' }, annotations: {}, creationTimestamp: null, finalizers: ['f'] },
    spec: { z: [{ y: 1, x: null }, []], a: { e: {} }, f: false },
    data: {},
  })
  object.metadata.addAnnotation('c', 'd')
  object.metadata.add('generateName', 'g')
  try {
    return JSON.stringify(fast(object)) === JSON.stringify(object.toJson())
  } catch {
    return false
  }
}

function renderPlain(props: object, metadata: Internals['metadata']): unknown {
  const plainMetadata = renderMetadata(metadata)
  if (plainMetadata === NOT_PLAIN || !isPlain(props)) return NOT_PLAIN
  const { apiVersion, kind } = props
  const result: Record<string, unknown> = {}
  if (apiVersion != null) result['apiVersion'] = apiVersion
  if (kind != null) result['kind'] = kind
  if (plainMetadata !== undefined) result['metadata'] = plainMetadata
  for (const key of sortedKeys(props)) {
    if (key === 'metadata') continue
    const value = plain(props[key])
    if (value === NOT_PLAIN) return NOT_PLAIN
    if (value !== undefined) result[key] = value
  }
  return result
}

/** cdk8s leaves out whatever is empty, but only in metadata. */
function renderMetadata(metadata: Internals['metadata']): unknown {
  const { name, namespace, annotations, finalizers, ownerReferences, labels } = metadata as Record<string, unknown>
  const known = { name, namespace, annotations, finalizers, ownerReferences, labels }
  const value = plain({ ...metadata._additionalAttributes, ...known })
  return value === NOT_PLAIN ? value : withoutEmpty(value)
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined
    const items = value.map(withoutEmpty)
    return items.includes(undefined) || items.includes(NOT_PLAIN) ? NOT_PLAIN : items
  }
  const result: Record<string, unknown> = {}
  let isEmpty = true
  for (const [key, entry] of Object.entries(value)) {
    const kept = withoutEmpty(entry)
    if (kept === NOT_PLAIN) return NOT_PLAIN
    if (kept === undefined) continue
    result[key] = kept
    isEmpty = false
  }
  return isEmpty ? undefined : result
}

function plain(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return value
    case 'number':
      return Number.isFinite(value) ? value : NOT_PLAIN
    case 'object':
      if (value === null) return undefined
      return Array.isArray(value) ? plainList(value) : plainMapping(value)
    case 'undefined':
      return undefined
    default:
      return NOT_PLAIN
  }
}

function plainList(list: readonly unknown[]): unknown {
  const result: unknown[] = []
  for (const item of list) {
    const value = plain(item)
    if (value === NOT_PLAIN) return NOT_PLAIN
    result.push(value ?? null)
  }
  return result
}

function plainMapping(mapping: object): unknown {
  if (!isPlain(mapping)) return NOT_PLAIN
  const result: Record<string, unknown> = {}
  for (const key of sortedKeys(mapping)) {
    const value = plain(mapping[key])
    if (value === NOT_PLAIN) return NOT_PLAIN
    if (value !== undefined) result[key] = value
  }
  return result
}

/** cdk8s asks for `constructor`, and so trips over data that has a key of that name. */
function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}

function sortedKeys(mapping: object): readonly string[] {
  const keys = Object.keys(mapping)
  for (let i = 1; i < keys.length; i += 1) {
    if ((keys[i - 1] ?? '') > (keys[i] ?? '')) return keys.sort()
  }
  return keys
}

function methodOf(object: object, name: string): unknown {
  return (object as Record<string, unknown>)[name]
}
