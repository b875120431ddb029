import { kindKey, type Kind } from '../model/kind.ts'
import { identity, identityKey } from '../model/resource.ts'
import type { Unit } from '../model/unit.ts'
import { isSameValue } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { compileAll, type CompileOptions } from '../pipeline/compile-all.ts'

/** One side of a comparison of programs. */
export interface ProgramSide {
  readonly program: Program
  /** One for each of the program's sources, in their order. */
  readonly units: readonly Unit[]
}

/** Whether what a unit is made of, its spec apart, is the same in two programs. */
export interface Environment {
  isSameKind(group: string, kind: string): boolean
  isSameFor(unit: Unit): boolean
}

/** Compares kinds, compositions and what the packages say of all resources; each kind once. */
export function compareEnvironments(before: Program, after: Program): Environment {
  const known = new Map<string, boolean>()
  const isSamePackage =
    before.package.namespace === after.package.namespace &&
    isSameValue(before.package.unchecked, after.package.unchecked) &&
    before.overrides.held.length + after.overrides.held.length === 0
  const isSameKind = (group: string, kind: string): boolean => {
    const key = kindKey(group, kind)
    const answer = known.get(key) ?? isSame(before, after, key)
    known.set(key, answer)
    return answer
  }
  return {
    isSameKind,
    isSameFor: ({ identity: self, role, index }) =>
      isSamePackage &&
      (role === 'raw' || isSameKind(self.group, self.kind)) &&
      index.every((entry) => isSameKind(entry.identity.group, entry.identity.kind) && entry.via.every(isSameNested)),
  }

  function isSameNested(key: string): boolean {
    const [group = '', kind = ''] = key.split('/')
    return isSameKind(group, kind)
  }
}

function isSame(before: Program, after: Program, key: string): boolean {
  if (overridesFor(before, key) !== overridesFor(after, key)) return false
  const [group = '', name = ''] = key.split('/')
  const [old, now] = [before.kinds.find(group, name), after.kinds.find(group, name)]
  if (old === undefined || now === undefined) return old === now
  if (old.ships !== now.ships || !isSameValue(old.source, now.source)) return false
  if (conversionsOf(before, old) !== conversionsOf(after, now)) return false
  return digestOf(before, old) === digestOf(after, now)
}

/** As text, in the order in which they are made. */
function overridesFor({ overrides: { byKind, list } }: Program, key: string): string {
  return (byKind.get(key) ?? []).map((position) => list[position]?.key).join('\n')
}

/** One text for data, whole numbers beyond 2^53 included. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item))
}

/** What a kind's conversions do. */
function conversionsOf({ converters }: Program, { conversions = [] }: Kind): string {
  return jsonOf(
    conversions.map(({ from, to, by }) => [
      ...[from, to],
      by.way === 'edits' ? by : (converters.modules?.get(by.file)?.digest ?? 'not loaded'),
    ]),
  )
}

function digestOf({ compositions }: Program, { group, kind }: Kind): string | undefined {
  return compositions.get(kindKey(group, kind))?.digest
}

/**
 * The units of `before`, of which those with the same inputs as one of `after` are that very unit: compiled once, and the
 * same in memory.
 */
export function compileBefore(before: Program, after: ProgramSide, options: CompileOptions): readonly Unit[] {
  const environment = compareEnvironments(before, after.program)
  const twins = new Map(
    after.program.sources().map((source, index) => [objectKey(source), { source, unit: after.units[index] }]),
  )
  const twinOf = (source: SourceObject): Unit | undefined => {
    const twin = twins.get(objectKey(source))
    if (twin?.unit === undefined || twin.unit.text === '' || twin.source.version !== source.version) return undefined
    return isSameValue(twin.source.manifest, source.manifest) && environment.isSameFor(twin.unit)
      ? twin.unit
      : undefined
  }
  const found = before.sources().map(twinOf)
  const rest = before.sources().filter((_, index) => found[index] === undefined)
  const compiled = [...compileAll({ ...before, sources: () => rest }, options)].reverse()
  return found.flatMap((unit) => unit ?? compiled.pop() ?? [])
}

/** A source object by role and identity, wherever its file is. */
export function objectKey({ manifest, role }: SourceObject): string {
  return `${role} ${identityKey(identity(manifest))}`
}
