import { hash } from 'node:crypto'
import { CATALOGUE } from '../model/codes.ts'
import type { Diagnostic, Related } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { OverrideUse } from '../model/override.ts'
import type { Identity } from '../model/resource.ts'
import type { Reference, SourceRef, Unit, UnitEntry } from '../model/unit.ts'

/** Units as bytes: their index as JSON texts, a line each, and all their texts one after the other in UTF-8. */
export interface Pack {
  readonly index: string
  readonly texts: Uint8Array
}

/** The units of a pack, by position. Each is read, for a source object, and its text decoded, when it is asked for. */
export interface OpenPack {
  /** @throws Error where its line is not what pack() writes; such bytes may come from anyone. */
  unit(position: number, source: SourceRef): Unit
}

/**
 * Packs units, without the places of their source objects: a fraction of the size of their objects, and cheap to hand to
 * another thread or to keep in a file.
 */
export function pack(units: readonly Unit[]): Pack {
  const table = sharedTable()
  const texts: Buffer[] = []
  const lines: string[] = []
  let start = 0
  for (const unit of units) {
    const text = Buffer.from(unit.text)
    texts.push(text)
    lines.push(JSON.stringify(packUnit(unit, table, [start, text.length])))
    start += text.length
  }
  return { index: [`[${table.rows.join(',')}]`, ...lines].join('\n'), texts: Buffer.concat(texts) }
}

/** What several units hold alike is written once, and named by its position. */
interface Table {
  readonly rows: readonly string[]
  readonly unit: (unit: Unit) => number
  readonly entry: (entry: UnitEntry) => number
  readonly reference: (reference: Reference) => number
}

function sharedTable(): Table {
  const rows: string[] = []
  const positions = new Map<string, number>()
  const positionOf = (row: readonly unknown[]): number => {
    const text = JSON.stringify(row)
    const position = positions.get(text) ?? rows.push(text) - 1
    positions.set(text, position)
    return position
  }
  return {
    rows,
    unit: lastOf(
      ({ identity }) => identity.kind,
      (a, b) => a.identity.group === b.identity.group && a.scope === b.scope && a.role === b.role,
      ({ identity: { group, kind }, scope, role }) => positionOf([group, kind, scope, role]),
    ),
    entry: lastOf(
      ({ part }) => part,
      (a, b) => a.apiVersion === b.apiVersion && a.identity.kind === b.identity.kind && a.scope === b.scope,
      ({ identity: { group, kind }, apiVersion, scope, part }) => positionOf([group, kind, apiVersion, scope, part]),
    ),
    reference: lastOf(
      ({ path }) => path,
      (a, b) => isSameTargets(a.targets, b.targets),
      ({ path, targets }) => positionOf([path, targets]),
    ),
  }
}

function isSameTargets(a: Reference['targets'], b: Reference['targets']): boolean {
  if (a === null || b === null || a.length !== b.length) return a === b
  return a.every(({ group, kind }, at) => group === b[at]?.group && kind === b[at]?.kind)
}

/** `positionOf`, which is not asked where the last value of the same key was alike: mostly it was. */
function lastOf<T>(
  keyOf: (value: T) => string,
  isAlike: (a: T, b: T) => boolean,
  positionOf: (value: T) => number,
): (value: T) => number {
  const last = new Map<string, { readonly value: T; readonly position: number }>()
  return (value) => {
    const key = keyOf(value)
    const known = last.get(key)
    if (known !== undefined && isAlike(known.value, value)) return known.position
    const position = positionOf(value)
    last.set(key, { value, position })
    return position
  }
}

function packUnit(unit: Unit, table: Table, place: readonly [start: number, bytes: number]): unknown[] {
  const { identity, index, diagnostics, text } = unit
  const { namespace, name } = identity
  const near = (other: string): string | 0 => (other === namespace ? 0 : other)
  return [
    table.unit(unit),
    namespace,
    name,
    ...place,
    unit.digest ?? (text === '' ? '' : hash('sha256', text)),
    index.map((entry) => {
      const { identity: self, via, dependsOn, offset, length, references } = entry
      const order = via.length + dependsOn.length === 0 ? 0 : [via, dependsOn]
      const row: unknown[] = [table.entry(entry), near(self.namespace), self.name, offset, length, order]
      for (const reference of references) {
        row.push(table.reference(reference), near(reference.namespace), reference.name)
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
 * @throws Error where the index does not begin as pack() begins it.
 */
export function openPack(index: string, texts: () => Uint8Array): OpenPack {
  const [shared = '', ...lines] = index.split('\n')
  const shapes = shapesIn(list(JSON.parse(shared)))
  const textAt = textsIn(texts)
  return {
    unit: (position, source) => openUnit(list(JSON.parse(lines[position] ?? '')), { source, shapes, textAt }),
  }
}

/**
 * Apart from openPack: a unit keeps what it needs to read its text, and that would keep all lines with it. Of the texts
 * only the last is kept decoded.
 */
function textsIn(texts: () => Uint8Array): Opening['textAt'] {
  let opened: Buffer | undefined
  let last = { start: -1, text: '' }
  return (start, length) => {
    if (length === 0 || start === last.start) return length === 0 ? '' : last.text
    if (opened === undefined) {
      const { buffer, byteOffset, byteLength } = texts()
      opened = Buffer.from(buffer, byteOffset, byteLength)
    }
    last = { start, text: opened.toString('utf8', start, start + length) }
    return last.text
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
  readonly textAt: (start: number, length: number) => string
}

function openUnit(row: readonly unknown[], { source, shapes, textAt }: Opening): Unit {
  const [shape, ofNamespace, ofName, from, bytes, digest, entries, diagnostics, overrides] = row
  const { group, kind, scope, role } = shapes.unit(shape)
  const namespace = text(ofNamespace)
  const identity = { group, kind, namespace, name: text(ofName) }
  const index = list(entries).map((entry) => openEntry(list(entry), shapes, namespace))
  const start = count(from)
  const length = count(bytes)
  return {
    source,
    identity,
    scope,
    role,
    digest: text(digest),
    get text() {
      return textAt(start, length)
    },
    index,
    overrides: overrides === null ? undefined : list(overrides).map(openUse),
    diagnostics: diagnostics === 0 ? [] : list(diagnostics).map(openDiagnostic),
  }
}

function openUse(found: unknown): OverrideUse {
  const { override, selectors, counts } = found as Record<string, unknown>
  return { override: count(override), selectors: list(selectors).map(count), counts: list(counts).map(count) }
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
