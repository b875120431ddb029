import type { Kind, KindVersion, Schema } from '../model/kind.ts'
import { kindKey } from '../model/kind.ts'
import { isList, isMapping } from '../model/value.ts'
import { OBJECT_META } from './check/metadata.ts'
import { CORE_RULES } from './core/rules.ts'

/** Kubernetes' own kinds, as a real API server describes them, with what its code checks beyond that. */
export interface CoreKinds {
  /** Undefined where Kubernetes has no such kind, or none that a manifest can hold. Read at the first call. */
  find(group: string, kind: string): Kind | undefined
  /** By group, then kind. */
  readonly names: readonly { readonly group: string; readonly kind: string }[]
  /** The version that the schemas were read from: `v1.36.3`. */
  readonly kubernetes: string
}

/** A definition as the files hold it: a Schema in which `$ref` is the name of another definition. */
interface Definition extends Schema {
  readonly $ref?: string
}

type Definitions = Readonly<Record<string, Definition>>

interface CoreFile {
  readonly kinds: Readonly<Record<string, { plural: string; scope: Kind['scope']; definition: string }>>
  readonly definitions: Definitions
}

interface Index {
  readonly kubernetes: string
  readonly kinds: Readonly<Record<string, readonly string[]>>
}

/** The parsed content of a file in schema/core/, by its name without ending. */
type Read = (name: string) => unknown

/**
 * The kinds in schema/core/. `asset` reads a data file that ships with motif, by its path below src/ (Host.asset);
 * a file of kinds is read when one of its kinds is asked for.
 *
 * @throws Error where the files are missing.
 */
export function coreKinds(asset: (path: string) => Uint8Array | undefined): CoreKinds {
  const read = fileReader(asset)
  const index = read('index') as Index
  const known = new Map<string, Kind | undefined>()
  return {
    kubernetes: index.kubernetes,
    names: Object.keys(index.kinds).map((key) => {
      const slash = key.indexOf('/')
      return { group: key.slice(0, slash), kind: key.slice(slash + 1) }
    }),
    find(group, kind) {
      const key = kindKey(group, kind)
      if (!Object.hasOwn(index.kinds, key)) return undefined
      if (!known.has(key)) known.set(key, readKind(read, { group, kind }, index.kinds[key] ?? []))
      return known.get(key)
    },
  }
}

function fileReader(asset: (path: string) => Uint8Array | undefined): Read {
  const parsed = new Map<string, unknown>()
  return (name) => {
    if (!parsed.has(name)) {
      const bytes = asset(`schema/core/${name}.json`)
      if (bytes === undefined) throw new Error(`schema/core/${name}.json is missing`)
      parsed.set(name, JSON.parse(new TextDecoder().decode(bytes)))
    }
    return parsed.get(name)
  }
}

function readKind(read: Read, { group, kind }: { group: string; kind: string }, names: readonly string[]): Kind {
  const fileName = (version: string): string => `${group === '' ? 'core' : group}.${version}`
  const versions = names.map((version): { version: KindVersion; about: CoreFile['kinds'][string] } => {
    const file = read(fileName(version)) as CoreFile
    const about = file.kinds[kind] ?? { plural: '', scope: 'Namespaced', definition: '' }
    const schema = expand(about.definition, definitionsOf(read, file))
    const isStorage = version === names[0]
    return {
      version: { name: version, served: true, storage: isStorage, schema, references: new Map(), immutable: [] },
      about,
    }
  })
  const storage = names[0] ?? ''
  return {
    group,
    kind,
    plural: versions[0]?.about.plural ?? '',
    scope: versions[0]?.about.scope ?? 'Namespaced',
    ships: 'core',
    file: `kubernetes/${fileName(storage)}`,
    versions: versions.map(({ version }) => version),
    storage,
    source: {},
  }
}

/** Looks a definition up in the file, then among those that files share; what the server checks by code is added. */
function definitionsOf(read: Read, file: CoreFile): (name: string) => Definition {
  const shared = (read('shared') as { definitions: Definitions }).definitions
  return (name) => {
    const definition = [file.definitions, shared].find((one) => Object.hasOwn(one, name))?.[name] ?? {}
    const { notRequired = [], ...more } = CORE_RULES[name] ?? {}
    const merged = overlay(definition, more) as Definition
    if (notRequired.length === 0 || merged.required === undefined) return merged
    return { ...merged, required: merged.required.filter((key) => !notRequired.includes(key)) }
  }
}

/** `over` laid on `under`: mappings key by key, everything else as a whole. */
function overlay(under: unknown, over: unknown): unknown {
  if (!isMapping(under) || !isMapping(over)) return over
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const before = Object.hasOwn(under, key) ? under[key] : undefined
    const isAdded = key === 'required' && isList(before) && isList(value)
    merged[key] = isAdded ? [...new Set([...before, ...value])] : overlay(before, value)
  }
  return merged
}

/**
 * A definition with those it names in place of their names. A definition inside itself (JSONSchemaProps) is left
 * open, so that the schema is finite. `status` is read only for its types: the server drops it from new objects.
 */
function expand(top: string, find: (name: string) => Definition): Schema {
  const made = new Map<string, Schema>()
  const expandName = (name: string, part: 'spec' | 'status'): Schema => {
    const key = `${part} ${name}`
    const known = made.get(key)
    if (known !== undefined) return known
    if (name === 'meta.v1.ObjectMeta') return OBJECT_META
    made.set(key, { 'x-kubernetes-preserve-unknown-fields': true })
    const schema = expandSchema(find(name), part)
    made.set(key, schema)
    return schema
  }
  const expandSchema = (schema: Definition, part: 'spec' | 'status'): Schema => {
    if (schema.$ref !== undefined) return withRules(expandName(schema.$ref, part), schema)
    const { properties, items, additionalProperties, required, enum: values, ...rest } = schema
    return {
      ...rest,
      ...(part === 'spec' && required && { required }),
      ...(part === 'spec' && values && { enum: values }),
      ...(properties && { properties: mapValues(properties, (child) => expandSchema(child, part)) }),
      ...(items && { items: expandSchema(items, part) }),
      ...(typeof additionalProperties === 'object' && {
        additionalProperties: expandSchema(additionalProperties, part),
      }),
    }
  }
  const { properties = {}, ...rest } = find(top)
  const fields = Object.entries(properties).map(([key, child]: [string, Definition]) => {
    if (key === 'metadata') return [key, { type: 'object' }] as const
    return [key, expandSchema(child, key === 'status' ? 'status' : 'spec')] as const
  })
  return { ...expandSchema(rest, 'spec'), properties: Object.fromEntries(fields) }
}

/** What stands beside a `$ref` is added to what it names. */
function withRules(schema: Schema, reference: Definition): Schema {
  const beside = Object.entries(reference).filter(([key]) => key !== '$ref')
  return beside.length === 0 ? schema : (overlay(schema, Object.fromEntries(beside)) as Schema)
}

function mapValues(
  properties: Readonly<Record<string, Definition>>,
  change: (child: Definition) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, change(child)]))
}
