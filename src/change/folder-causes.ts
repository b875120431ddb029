import type { Cause } from '../model/change.ts'
import type { Origin } from '../model/origin.ts'
import type { Cause as Traced, CauseOf, SpecField } from '../model/trace.ts'
import { parsePath } from '../model/path.ts'
import type { SourceRef } from '../model/unit.ts'
import type { ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { Caused, FindCauses } from './causes.ts'
import type { FieldDifference } from './fields.ts'
import { nameless } from './group.ts'

/** A composite is traced by rendering it many times: beyond so many, a like field of a like resource answers for it. */
const MOST_TRACED = 40

/**
 * The causes of changes against a folder of manifests. What was there before tells nothing of its own causes, so the lines
 * are those that decide the field now: of an override, of the spec, of a default, else of the composition. A resource that is
 * new is due to the fields without which it is not there, else to its source object.
 */
export function folderCauses(program: Program, causeOf: CauseOf): FindCauses {
  const traced = new Set<string>()
  const alike = new Map<string, Traced | undefined>()
  return (change, field) => {
    const unit = change.after?.unit
    const part = change.after?.entry?.part
    if (unit === undefined || part === undefined) return Promise.resolve([])
    const key = likeness(change, field)
    const source = JSON.stringify(unit.source)
    const isKnown = alike.has(key) && !traced.has(source) && traced.size >= MOST_TRACED
    if (!isKnown) traced.add(source)
    const found = isKnown ? alike.get(key) : causeOf({ source: unit.source, part, path: field?.at ?? [] })
    alike.set(key, found)
    if (found === undefined) return Promise.resolve([])
    return Promise.resolve(
      field === undefined
        ? causesOfExistence(program, unit.source, found)
        : causesOf(program, unit.source, withoutExistence(found)),
    )
  }
}

function likeness({ after, composite }: Caused, field: FieldDifference | undefined): string {
  if (after?.unit === undefined) return ''
  const { group, kind } = after.unit.identity
  const part = nameless(after.entry?.part ?? '', { identity: after.identity, composite })
  return JSON.stringify([group, kind, part, field?.pattern])
}

function causesOf(program: Program, source: SourceRef, found: Traced): readonly Cause[] {
  const { because, spec, override, schema, composition } = found
  if (override !== undefined) return [placed(override, 'override')]
  if (because === 'default' && schema !== undefined) return [placed(schema, 'schema')]
  if (spec.length > 0) return inSpec(program, source, spec)
  return composition === undefined ? [] : [placed(composition, 'composition')]
}

/** Why a resource is there: the fields without which it is not, else its source object. */
function causesOfExistence(program: Program, source: SourceRef, { exists }: Traced): readonly Cause[] {
  if (exists.length > 0) return inSpec(program, source, exists)
  return [placed(program.locate(source, ['metadata', 'name']), 'spec')]
}

/** Fields in the file of a source: they may be the answer of a like composite. */
function inSpec(program: Program, source: SourceRef, fields: readonly SpecField[]): readonly Cause[] {
  return fields.map(({ path, origin }) => {
    const at = stepsOf(path)
    return placed(at === undefined ? origin : program.locate(source, at), 'spec', path)
  })
}

/** What decides that the resource is there at all says nothing of one of its fields. */
function withoutExistence(found: Traced): Traced {
  const others = new Set(found.exists.map(({ path }) => path))
  return { ...found, spec: found.spec.filter(({ path }) => !others.has(path)) }
}

function stepsOf(path: string): ValuePath | undefined {
  return parsePath(path)?.flatMap((step): ValuePath => {
    if (step.type === 'key') return [step.key]
    return step.type === 'index' ? [step.index] : []
  })
}

function placed({ file, line, column }: Origin, is: Cause['is'], path?: string): Cause {
  return { file, line, column, is, ...(path === undefined ? {} : { path }) }
}
