import { hash } from 'node:crypto'
import { CATALOGUE } from '../model/codes.ts'
import type { Diagnostic, Related } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Identity } from '../model/resource.ts'
import type { Reference, SourceRef, Unit, UnitEntry } from '../model/unit.ts'

/** Units as bytes: their index as JSON text, and all their texts one after the other in UTF-8. */
export interface Pack {
  readonly index: string
  readonly texts: Uint8Array
}

/** The units of a pack, by position. Each is made, for a source object, and its text decoded, when it is asked for. */
export interface OpenPack {
  readonly count: number
  /** @throws Error where the index is not what pack() writes; such bytes may come from anyone. */
  unit(position: number, source: SourceRef): Unit
}

/** What several units hold alike is written once, and named by its position in the table; equal keys, equal values. */
type Table = (key: string, value: () => unknown) => number

/**
 * Packs units, without the places of their source objects: a fraction of the size of their objects, and cheap to hand to
 * another thread or to keep in a file.
 */
export function pack(units: readonly Unit[]): Pack {
  const shared: string[] = []
  const known = new Map<string, number>()
  const table: Table = (key, value) => {
    let position = known.get(key)
    if (position === undefined) {
      position = shared.push(JSON.stringify(value())) - 1
      known.set(key, position)
    }
    return position
  }
  const targetKeys = new Map<Reference['targets'], string>()
  const keyOf = (targets: Reference['targets']): string => {
    const key = targetKeys.get(targets) ?? JSON.stringify(targets)
    if (targetKeys.size < MOST_TARGETS) targetKeys.set(targets, key)
    return key
  }
  const texts = units.map(({ text }) => Buffer.from(text))
  const rows = units.map((unit, at) => packUnit(unit, { table, keyOf, bytes: texts[at]?.length ?? 0 }))
  return { index: `{"shared":[${shared.join(',')}],"units":${JSON.stringify(rows)}}`, texts: Buffer.concat(texts) }
}

/** Targets come from schemas, and so are few; those that an object itself names are new each time. */
const MOST_TARGETS = 10_000

interface Packing {
  readonly table: Table
  readonly keyOf: (targets: Reference['targets']) => string
  readonly bytes: number
}

function packUnit(unit: Unit, { table, keyOf, bytes }: Packing): unknown[] {
  const { identity, scope, role, index, diagnostics, text } = unit
  const { namespace, name } = identity
  const near = (other: string): string | 0 => (other === namespace ? 0 : other)
  return [
    table(`${identity.group}\0${identity.kind}\0${scope}\0${role}`, () => [identity.group, identity.kind, scope, role]),
    namespace,
    name,
    bytes,
    unit.digest ?? (text === '' ? '' : hash('sha256', text)),
    index.map((entry) => {
      const { apiVersion, part, via, dependsOn, offset, length, references } = entry
      const { group, kind } = entry.identity
      const key = `${apiVersion}\0${kind}\0${group}\0${entry.scope}\0${part}`
      const shape = table(key, () => [group, kind, apiVersion, entry.scope, part])
      const order = via.length + dependsOn.length === 0 ? 0 : [via, dependsOn]
      const row: unknown[] = [shape, near(entry.identity.namespace), entry.identity.name, offset, length, order]
      for (const { path, targets, ...to } of references) {
        row.push(
          table(`${path}\0${keyOf(targets)}`, () => [path, targets]),
          near(to.namespace),
          to.name,
        )
      }
      return row
    }),
    diagnostics.length === 0 ? 0 : diagnostics,
    unit.overrides === undefined ? null : unit.overrides,
  ]
}

/**
 * Opens a pack. `texts` is asked for when the first text is.
 *
 * @throws Error where the index is no JSON of that form.
 */
export function openPack(index: string, texts: () => Uint8Array): OpenPack {
  const whole: unknown = JSON.parse(index)
  const { shared, units } = whole as { shared: unknown; units: unknown }
  const shapes = shapesIn(list(shared))
  const rows = list(units)
  const offsets = new Float64Array(rows.length)
  let offset = 0
  rows.forEach((row, position) => {
    offsets[position] = offset
    offset += count(list(row)[3])
  })
  let opened: Buffer | undefined
  const textAt = (start: number, length: number): string => {
    if (length === 0) return ''
    if (opened === undefined) {
      const { buffer, byteOffset, byteLength } = texts()
      opened = Buffer.from(buffer, byteOffset, byteLength)
    }
    return opened.toString('utf8', start, start + length)
  }
  return {
    count: rows.length,
    unit: (position, source) =>
      openUnit(list(rows[position]), { source, shapes, start: offsets[position] ?? 0, textAt }),
  }
}

/** What several units hold alike, by its position in the table. Each is looked at once, and shared. */
interface Shapes {
  readonly unit: (position: unknown) => Pick<Unit, 'scope' | 'role'> & Pick<Identity, 'group' | 'kind'>
  readonly entry: (
    position: unknown,
  ) => Omit<UnitEntry, 'identity' | 'offset' | 'length' | 'via' | 'dependsOn' | 'references'> &
    Pick<Identity, 'group' | 'kind'>
  readonly reference: (position: unknown) => Pick<Reference, 'path' | 'targets'>
}

function shapesIn(table: readonly unknown[]): Shapes {
  const once = <T>(open: (row: readonly unknown[]) => T): ((position: unknown) => T) => {
    const known = new Map<unknown, T>()
    return (position) => {
      let shape = known.get(position)
      if (shape === undefined) known.set(position, (shape = open(list(table[count(position)]))))
      return shape
    }
  }
  return {
    unit: once(([group, kind, scope, role]) => ({
      group: text(group),
      kind: text(kind),
      scope: scopeOf(scope),
      role: role === 'raw' ? 'raw' : 'composite',
    })),
    entry: once(([group, kind, apiVersion, scope, part]) => ({
      group: text(group),
      kind: text(kind),
      apiVersion: text(apiVersion),
      scope: scopeOf(scope),
      part: text(part),
    })),
    reference: once(([path, targets]) => ({
      path: text(path),
      targets: targets === null ? null : list(targets).map(openTarget),
    })),
  }
}

interface Opening {
  readonly source: SourceRef
  readonly shapes: Shapes
  readonly start: number
  readonly textAt: (start: number, length: number) => string
}

function openUnit(row: readonly unknown[], { source, shapes, start, textAt }: Opening): Unit {
  const [shape, ofNamespace, ofName, bytes, digest, entries, diagnostics, overrides] = row
  const { group, kind, scope, role } = shapes.unit(shape)
  const namespace = text(ofNamespace)
  const identity = { group, kind, namespace, name: text(ofName) }
  const index = list(entries).map((entry) => openEntry(list(entry), shapes, namespace))
  const length = count(bytes)
  let decoded: string | undefined
  return {
    source,
    identity,
    scope,
    role,
    digest: text(digest),
    get text() {
      return (decoded ??= textAt(start, length))
    },
    index,
    overrides: overrides === null ? undefined : (list(overrides) as Unit['overrides']),
    diagnostics: diagnostics === 0 ? [] : list(diagnostics).map(openDiagnostic),
  }
}

function openEntry(row: readonly unknown[], shapes: Shapes, near: string): UnitEntry {
  const [shape, ofNamespace, ofName, offset, length, order] = row
  const [via, dependsOn] = order === 0 ? NO_ORDER : list(order)
  const { group, kind, apiVersion, scope, part } = shapes.entry(shape)
  const namespace = ofNamespace === 0 ? near : text(ofNamespace)
  return {
    identity: { group, kind, namespace, name: text(ofName) },
    apiVersion,
    scope,
    offset: count(offset),
    length: count(length),
    via: via === undefined ? NOTHING : list(via).map(text),
    dependsOn: dependsOn === undefined ? NOTHING : list(dependsOn).map(text),
    part,
    references: row.length === REFERENCES ? NO_REFERENCES : openReferences(row, shapes, near),
  }
}

const NO_ORDER: readonly unknown[] = []
/** Where they begin in the row of an entry, three fields each. */
const REFERENCES = 6
const NO_REFERENCES: readonly Reference[] = []

const NOTHING: readonly string[] = []

function openReferences(row: readonly unknown[], shapes: Shapes, near: string): readonly Reference[] {
  const references: Reference[] = []
  for (let at = REFERENCES; at < row.length; at += 3) {
    const { path, targets } = shapes.reference(row[at])
    const namespace = row[at + 1]
    references.push({ path, namespace: namespace === 0 ? near : text(namespace), name: text(row[at + 2]), targets })
  }
  return references
}

function openTarget(target: unknown): { readonly group: string | null; readonly kind: string } {
  const { group, kind } = target as Record<string, unknown>
  return { group: group === null ? null : text(group), kind: text(kind) }
}

/** A diagnostic of which every field that is looked at is what it should be. */
function openDiagnostic(found: unknown): Diagnostic {
  const { code, severity, message, origin, path, about, related, help, isSecret } = found as Record<string, unknown>
  if (!Object.hasOwn(CATALOGUE, text(code))) throw new Error('no such code')
  if (severity !== 'error' && severity !== 'warning' && severity !== 'info') throw new Error('no such severity')
  return {
    code: code as Diagnostic['code'],
    severity,
    message: text(message),
    ...(origin === undefined ? {} : { origin: openOrigin(origin) }),
    ...(path === undefined ? {} : { path: text(path) }),
    ...(about === undefined ? {} : { about: openAbout(about) }),
    ...(related === undefined ? {} : { related: list(related).map(openRelated) }),
    ...(help === undefined ? {} : { help: text(help) }),
    ...(isSecret === true ? { isSecret } : {}),
  }
}

function openAbout(found: unknown): NonNullable<Diagnostic['about']> {
  const { source, part, path, first } = found as Record<string, unknown>
  const { file, document, item } = source as Record<string, unknown>
  return {
    source: { file: text(file), document: count(document), ...(item === undefined ? {} : { item: count(item) }) },
    part: text(part),
    path: list(path).map((step) => (typeof step === 'number' ? count(step) : text(step))),
    ...(first === 'metadata' ? { first } : {}),
  }
}

function openRelated(found: unknown): Related {
  const { message, origin } = found as Record<string, unknown>
  return { message: text(message), origin: openOrigin(origin) }
}

function openOrigin(found: unknown): Origin {
  const { file, line, column, endLine, endColumn } = found as Record<string, unknown>
  return {
    file: text(file),
    line: count(line),
    column: count(column),
    endLine: count(endLine),
    endColumn: count(endColumn),
  }
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('no list')
  return value
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('no text')
  return value
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Error('no count')
  return value
}

function scopeOf(value: unknown): Unit['scope'] {
  return value === 'Cluster' ? 'Cluster' : 'Namespaced'
}
