import { resolve } from 'node:path'
import type { Kind, Schema } from '../../src/model/kind.ts'
import { groupVersion, identity, type Manifest } from '../../src/model/resource.ts'
import { isList, isMapping, type Value, type ValuePath } from '../../src/model/value.ts'
import { nodeHost } from '../../src/node-host.ts'
import { load } from '../../src/pipeline/1-load.ts'
import { compile } from '../../src/pipeline/compile.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { read } from '../../src/yaml/read.ts'

/** What a composite renders to, or why it doesn't. */
export interface Rendered {
  /** '' where there are errors. */
  readonly text: string
  /** `code path: message` of every diagnostic. */
  readonly said: readonly string[]
}

/** The kinds of one package, loaded once. */
export interface Kinds {
  find(group: string, kind: string): Kind
  /** The composites and raw resources of a source file of the package. */
  read(file: string): readonly Manifest[]
  render(manifest: Manifest): Rendered
}

/** Loads the package in `folder`, which is this repository where nothing is said. */
export async function loadKinds(folder = '.'): Promise<Kinds & { readonly declared: readonly Kind[] }> {
  const host = nodeHost(resolve(folder))
  const { package: found, diagnostics } = findPackage(host, host.cwd)
  if (found === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const program = await load(host, found, { mayRunCode: true })
  const find = (group: string, name: string): Kind => {
    const kind = program.kinds.find(group, name)
    if (kind === undefined) throw new Error(`no kind ${name} of ${group}`)
    return kind
  }
  return {
    declared: program.kinds.declared,
    find,
    read: (file) =>
      program
        .sources()
        .filter(({ ref }) => ref.file === file)
        .map(({ manifest }) => manifest),
    render(manifest) {
      const { version } = groupVersion(manifest['apiVersion'] as string)
      const { group, kind: name } = identity(manifest)
      const kind = find(group, name)
      const source = { ref: { file: 'motif.yaml', document: 0 }, manifest, role: 'composite', kind, version } as const
      const unit = compile(program, source, { format: 'yaml', isTwice: true })
      const said = unit.diagnostics.map(({ code, path, message }) => `${code} ${path ?? ''}: ${message}`)
      return { text: unit.text, said }
    },
  }
}

/** The manifest with the value at `path` replaced, or removed where `value` is undefined. */
export function withValue(manifest: Manifest, path: ValuePath, value: Value | undefined): Manifest {
  return replace(manifest, path, value) as Manifest
}

/**
 * The fields of the kind's spec that make no difference: paths (`[]` for items) of scalars that none of `examples` holds,
 * or that can be changed to no allowed value that renders to another text. Where a rule ties a field to another, as an
 * engine to its versions, both are changed, and what counts is what the other one alone never changes. None is what a kind
 * should have.
 */
export function idleFields(kinds: Kinds, kind: Kind, examples: readonly Manifest[]): readonly string[] {
  const version = kind.versions.find(({ name }) => name === kind.storage)
  const schema = version?.schema.properties?.['spec'] ?? {}
  const fields = new Map(schemaLeaves(schema, 'spec'))
  const named = namedValues(schema)
  const idle = new Set(fields.keys())
  for (const example of examples) {
    const { text, said } = kinds.render(example)
    if (text === '') throw new Error(said.join('\n'))
    const found = leaves(example['spec'] ?? null, ['spec'])
    const neighbours = found.map(([, value]) => value)
    for (const [path, value] of found) {
      const differs = (other: Value): boolean => {
        const rendered = kinds.render(withValue(example, path, other)).text
        return rendered !== '' && rendered !== text
      }
      if (!idle.has(pattern(path))) continue
      const alone = [...otherValues(value), ...named, ...neighbours].some(differs)
      if (alone || differsBesideAnother({ kinds, example, found, fields }, path)) idle.delete(pattern(path))
    }
  }
  return [...idle]
}

interface Trial {
  readonly kinds: Kinds
  readonly example: Manifest
  readonly found: readonly [ValuePath, Value][]
  readonly fields: ReadonlyMap<string, Schema>
}

/** Whether a field that only an enum can hold changes, together with another such field, more than that one does alone. */
function differsBesideAnother({ kinds, example, found, fields }: Trial, path: ValuePath): boolean {
  const values = (of: ValuePath): readonly Value[] => fields.get(pattern(of))?.enum ?? []
  const before = places(kinds.render(example).text)
  const changes = (manifest: Manifest): readonly string[] => {
    const { text } = kinds.render(manifest)
    return text === '' ? [] : changedPlaces(before, places(text))
  }
  return found.some(([other]) => {
    const alone = new Set(values(other).flatMap((value) => changes(withValue(example, other, value))))
    return values(other).some((value) => {
      const withOther = withValue(example, other, value)
      const both = values(path).flatMap((own) => changes(withValue(withOther, path, own)))
      return other !== path && both.some((place) => !alone.has(place))
    })
  })
}

/** What a text holds, by kind, name and path of each scalar. */
function places(text: string): ReadonlyMap<string, string> {
  const documents = read('manifests.yaml', text).documents.map(({ value }) => value)
  return new Map(
    documents.filter(isMapping).flatMap((manifest) => {
      const { kind, name } = identity(manifest)
      return leaves(manifest, []).map(([path, value]) => [`${kind} ${name} ${path.join('.')}`, JSON.stringify(value)])
    }),
  )
}

function changedPlaces(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((place) => one.get(place) !== other.get(place))
}

function replace(target: Value, [step, ...rest]: ValuePath, value: Value | undefined): Value | undefined {
  if (step === undefined) return value
  if (typeof step === 'number') {
    const items = isList(target) ? [...target] : []
    const item = replace(items[step] ?? null, rest, value)
    items.splice(step, 1, ...(item === undefined ? [] : [item]))
    return items
  }
  const { [step]: old, ...others } = isMapping(target) ? target : {}
  const replaced = replace(old ?? null, rest, value)
  return replaced === undefined ? others : { ...others, [step]: replaced }
}

function schemaLeaves(schema: Schema, path: string): [string, Schema][] {
  if (schema.items) return schemaLeaves(schema.items, `${path}[]`)
  const fields = Object.entries(schema.properties ?? {})
  return fields.length === 0
    ? [[path, schema]]
    : fields.flatMap(([name, field]) => schemaLeaves(field, `${path}.${name}`))
}

function leaves(value: Value, path: ValuePath): [ValuePath, Value][] {
  if (isList(value)) return value.flatMap((item, index) => leaves(item, [...path, index]))
  if (isMapping(value)) return Object.entries(value).flatMap(([key, field]) => leaves(field, [...path, key]))
  return [[path, value]]
}

/** What the schema itself names for any of its fields: defaults, and the values of enums. */
function namedValues(schema: Schema): readonly Value[] {
  const fields = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])]
  const named = schema.default === undefined ? [] : [schema.default]
  return [...named, ...(schema.enum ?? []), ...fields.flatMap(namedValues)]
}

/** Values near the one given, for whatever a schema may allow. */
function otherValues(value: Value): readonly Value[] {
  if (typeof value === 'number') return [value + 1, value - 1, value + 2]
  if (typeof value === 'boolean') return [!value]
  if (typeof value !== 'string') return []
  return [
    `${value}a`,
    `${value}1`,
    value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    value.slice(0, -1),
  ]
}

function pattern(path: ValuePath): string {
  return path
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .slice(1)
}
