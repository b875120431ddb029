import type { Cause } from '../model/change.ts'
import type { Origin } from '../model/origin.ts'
import type { Cause as Traced, CauseOf } from '../model/trace.ts'
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
 * are those that decide the field now: of the spec, else of a default, else of the composition.
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
    return Promise.resolve(found === undefined ? [] : causesOf(program, unit.source, withoutExistence(found, field)))
  }
}

function likeness({ after, composite }: Caused, field: FieldDifference | undefined): string {
  if (after?.unit === undefined) return ''
  const { group, kind } = after.unit.identity
  const part = nameless(after.entry?.part ?? '', { identity: after.identity, composite })
  return JSON.stringify([group, kind, part, field?.pattern])
}

function causesOf(
  program: Program,
  source: SourceRef,
  { spec, exists, schema, composition }: Traced,
): readonly Cause[] {
  const fields = spec.length > 0 ? spec : exists
  if (fields.length > 0) {
    return fields.map(({ path, origin }) => {
      const at = stepsOf(path)
      // An answer of a like composite: the same field, in this one's file.
      return placed(at === undefined ? origin : program.locate(source, at), 'spec', path)
    })
  }
  if (schema !== undefined) return [placed(schema, 'schema')]
  return composition === undefined ? [] : [placed(composition, 'composition')]
}

/** What decides that the resource is there at all says nothing of one of its fields. */
function withoutExistence(found: Traced, field: FieldDifference | undefined): Traced {
  if (field === undefined) return found
  const others = new Set(found.exists.map(({ path }) => path))
  return { ...found, spec: found.spec.filter(({ path }) => !others.has(path)), exists: [] }
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
