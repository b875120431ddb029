import { apply } from '../model/apply.ts'
import type { GroundEdit } from '../model/edit.ts'
import type { KindVersion } from '../model/kind.ts'
import type { Override, OverrideUse } from '../model/override.ts'
import { formatPath } from '../model/path.ts'
import type { EditRefusal } from '../model/places.ts'
import type { Manifest } from '../model/resource.ts'
import { selects } from '../model/selector.ts'
import { isMapping, isSameValue, own, valueAt, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { listKeysAt } from '../schema/list-keys.ts'
import { FORBIDDEN_HELP } from './read-override.ts'
import { overridesOf, type Overrides } from './overrides.ts'

/** A resource after its overrides. */
export interface Overridden {
  readonly manifest: Manifest
  /** What each override that means it came to, in order. */
  readonly uses: readonly (OverrideUse & { readonly changes: readonly GroundEdit[] })[]
  /** Why overrides could not be made: the resource is then as the others left it. */
  readonly refusals: readonly OverrideRefusal[]
}

/** An override that a resource does not take. */
export interface OverrideRefusal extends Omit<EditRefusal, 'path'> {
  readonly override: number
  /** In the Override: the edit or the condition that is in the way. */
  readonly path: ValuePath
}

/** Makes the overrides that mean a resource, in order, each on what the last one left. */
export function override(manifest: Manifest, version: KindVersion | undefined, overrides: Overrides): Overridden {
  const positions = overridesOf(overrides, manifest)
  if (positions.length === 0) return { manifest, uses: NONE, refusals: NONE }
  const uses: Overridden['uses'][number][] = []
  const refusals: OverrideRefusal[] = []
  let current = manifest
  for (const position of positions) {
    const one = overrides.list[position]
    if (one === undefined) continue
    const made = overrideOnce({ manifest: current, version, overrides }, one, position)
    if (made === undefined) continue
    if ('path' in made) {
      refusals.push(made)
      // It means the resource, and nothing more can be told of it.
      uses.push({ override: position, selectors: [...one.target.keys()], counts: one.edits.map(() => 1), changes: [] })
    } else {
      uses.push(made.use)
      current = made.manifest
    }
  }
  return { manifest: current, uses, refusals }
}

const NONE: readonly never[] = []

interface Subject {
  readonly manifest: Manifest
  readonly version: KindVersion | undefined
  readonly overrides: Overrides
}

type Made = { readonly manifest: Manifest; readonly use: Overridden['uses'][number] }

function overrideOnce(subject: Subject, one: Override, position: number): Made | OverrideRefusal | undefined {
  const { manifest, overrides } = subject
  const meaning: number[] = []
  for (const [index, selector] of one.target.entries()) {
    const selected = selects([selector], manifest, overrides.evaluate)
    if (!selected.ok) return unevaluated(one, { position, index, message: selected.message })
    if (selected.isSelected) meaning.push(index)
  }
  if (meaning.length === 0) return undefined
  const applied = applyTo(subject, one.edits)
  if (!applied.ok) {
    const path = ['spec', 'edits', applied.edit]
    return { ...applied.refusal, override: position, path }
  }
  const after = applied.value
  const broken = isMapping(after) ? brokenField(manifest, after) : ''
  if (broken !== undefined || !isMapping(after)) return forbidden(subject, one, { position, field: broken ?? '' })
  const { counts, changes } = applied
  return { manifest: after, use: { override: position, selectors: meaning, counts, changes } }
}

function applyTo({ manifest, version, overrides }: Subject, edits: Override['edits']): ReturnType<typeof apply> {
  const listKeys = (path: ValuePath) => (version === undefined ? undefined : listKeysAt(version.schema, path))
  return apply(edits, manifest, { evaluate: overrides.evaluate, listKeys })
}

function unevaluated(
  { target }: Override,
  { position, index, message }: { position: number; index: number; message: string },
): OverrideRefusal {
  const where = target[index]?.where ?? ''
  return {
    code: 'edit/not-evaluated',
    override: position,
    path: target.length === 1 ? ['spec', 'target', 'where'] : ['spec', 'target', index, 'where'],
    message: `The condition ${JSON.stringify(where)} could not be evaluated: ${message}`,
    help: 'ask with has(self.spec.tier) before reading a field that may be absent.',
  }
}

/** The first edit after which the field is another. */
function forbidden(
  subject: Subject,
  one: Override,
  { position, field }: { readonly position: number; readonly field: string },
): OverrideRefusal {
  const index = one.edits.findIndex((_, at) => {
    const part = applyTo(subject, one.edits.slice(0, at + 1))
    return part.ok && (!isMapping(part.value) || brokenField(subject.manifest, part.value) !== undefined)
  })
  const message = `It would change ${field || 'the whole document'}, which belongs to the compiler.`
  const path = ['spec', 'edits', Math.max(index, 0)]
  const isKey = /^metadata\.(?:annotations|labels)/.test(field)
  const help = isKey ? `name the one key that is meant: ${KEY_EXAMPLE}.` : FORBIDDEN_HELP
  return { code: 'override/forbidden', override: position, path, message, help }
}

const KEY_EXAMPLE = 'metadata.annotations["example.com/owner"]'

const OWN_FIELDS: readonly ValuePath[] = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']]

/** The path of a field that is the compiler's and differs; undefined where there is none. */
function brokenField(before: Mapping, after: Mapping): string | undefined {
  const isOther = (path: ValuePath) => !isSameValue(valueAt(before, path), valueAt(after, path))
  const field = OWN_FIELDS.find(isOther)
  if (field !== undefined) return formatPath(field)
  for (const map of ['annotations', 'labels']) {
    const of = (value: Mapping) => own(own(value, 'metadata'), map)
    const key = [...reserved(of(before)), ...reserved(of(after))].find((each) => isOther(['metadata', map, each]))
    if (key !== undefined) return formatPath(['metadata', map, key])
  }
  return undefined
}

function reserved(entries: Value | undefined): readonly string[] {
  return isMapping(entries) ? Object.keys(entries).filter((key) => key.startsWith('motif.dev/')) : []
}
