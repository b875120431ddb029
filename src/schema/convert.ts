import { apply } from '../model/apply.ts'
import type { Conversion } from '../model/conversion.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Edit, Evaluate, GroundEdit } from '../model/edit.ts'
import type { Kind, Schema } from '../model/kind.ts'
import type { Origin } from '../model/origin.ts'
import { formatPath } from '../model/path.ts'
import type { EditRefusal } from '../model/places.ts'
import { isSameValue, own, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { evaluator } from './cel/evaluate.ts'

/** One Conversion on the way from a version to another, and which way it is gone. */
export interface Leg {
  readonly conversion: Conversion
  readonly direction: 'up' | 'down'
  readonly from: string
  readonly to: string
}

/**
 * The Conversions that lead from one version of a kind to another, the fewest there are, each gone up or down; [] where
 * the two are the same, undefined where none lead there.
 */
export function wayBetween({ conversions = [] }: Kind, from: string, to: string): readonly Leg[] | undefined {
  const ways = new Map<string, readonly Leg[]>([[from, []]])
  for (const [version, way] of ways) {
    if (version === to) return way
    for (const conversion of conversions) {
      const leg = legFrom(conversion, version)
      if (leg !== undefined && !ways.has(leg.to)) ways.set(leg.to, [...way, leg])
    }
  }
  return undefined
}

function legFrom(conversion: Conversion, version: string): Leg | undefined {
  const { from, to } = conversion
  if (from === version) return { conversion, direction: 'up', from, to }
  return to === version ? { conversion, direction: 'down', from: to, to: from } : undefined
}

/** The functions of a Conversion with a module. They never throw: what is wrong stands at a line of the module. */
export interface ModuleFunctions {
  readonly up: ModuleFunction
  readonly down: ModuleFunction
  /** SHA-256 of everything the module is made of. */
  readonly digest: string
  /** Where the module exports one of them. */
  readonly lineOf: (direction: Leg['direction']) => Origin
}

/** One way: a whole object to a whole object, as plain data. */
export type ModuleFunction = (
  object: Mapping,
) => { readonly ok: true; readonly value: Mapping } | { readonly ok: false; readonly diagnostic: Diagnostic }

/** What converting needs beyond the kind: the loaded modules of its Conversions, by file. */
export interface Converters {
  readonly modules?: ReadonlyMap<string, ModuleFunctions>
}

/** An object in another version. */
export type Converted =
  | {
      readonly ok: true
      readonly value: Mapping
      /** What was changed, in order; undefined where a module changed it. apiVersion is not among them. */
      readonly changes: readonly GroundEdit[] | undefined
    }
  | { readonly ok: false; readonly refusal: ConversionRefusal }

/** Why an object can't go a leg. */
export interface ConversionRefusal extends Pick<EditRefusal, 'message' | 'help'> {
  readonly leg: Leg
  /** The index of the edit in the Conversion's file; undefined where it is not an edit of it as it stands. */
  readonly edit?: number
  /** In the object as it then was. */
  readonly path: ValuePath
  /** What the Conversion's module did, at its line. */
  readonly inModule?: Diagnostic
  /** True where the module could not be loaded, which has been said. */
  readonly isSaid?: boolean
}

/** An object one leg on: the edits alone, and the new apiVersion. Neither defaulted nor checked. */
export function convert(kind: Kind, object: Mapping, leg: Leg, { modules }: Converters = {}): Converted {
  const { by } = leg.conversion
  const apiVersion = `${kind.group}/${leg.to}`
  if (by.way === 'module') return convertByModule(object, leg, { apiVersion, functions: modules?.get(by.file) })
  const edits = leg.direction === 'up' ? by.edits : by.back
  const around = { evaluate: evaluateFor(leg.conversion), listKeys: listKeysOf(kind, leg.to) }
  const applied = apply(edits, object, around)
  if (!applied.ok) {
    const { message, path, help } = applied.refusal
    return refused(leg, { message, path, edit: applied.edit, ...(help === undefined ? {} : { help }) })
  }
  const [unmapped] = applied.unmapped
  if (unmapped !== undefined) return refused(leg, unmappedValue(unmapped, edits))
  return { ok: true, value: { ...(applied.value as Mapping), apiVersion }, changes: applied.changes }
}

const evaluators = new WeakMap<Conversion, Evaluate>()

/** Expressions are compiled once for all objects. */
function evaluateFor(conversion: Conversion): Evaluate {
  const known = evaluators.get(conversion) ?? evaluator()
  evaluators.set(conversion, known)
  return known
}

function refused(leg: Leg, { edit, ...refusal }: Omit<ConversionRefusal, 'leg'>): Converted {
  // Edits that are derived stand at no line of the file.
  const at = edit === undefined || leg.direction === 'down' ? {} : { edit }
  return { ok: false, refusal: { ...refusal, ...at, leg } }
}

function unmappedValue(
  { edit, path }: { readonly edit: number; readonly path: ValuePath },
  edits: readonly Edit[],
): Omit<ConversionRefusal, 'leg'> {
  const map = edits[edit]
  const values = map?.op === 'map' ? [...map.values.keys()].join(', ') : ''
  const help = `the map has ${values}.`
  return { edit, path, message: `${formatPath(path)} holds a value that the map of the Conversion lacks.`, help }
}

interface ModuleCall {
  readonly apiVersion: string
  readonly functions: ModuleFunctions | undefined
}

function convertByModule(object: Mapping, leg: Leg, { apiVersion, functions }: ModuleCall): Converted {
  const { by, file } = leg.conversion
  const module = by.way === 'module' ? by.file : file
  if (functions === undefined) return refused(leg, { message: `${module} is not loaded.`, path: [], isSaid: true })
  const made = functions[leg.direction](object)
  if (!made.ok) return refused(leg, { message: made.diagnostic.message, path: [], inModule: made.diagnostic })
  const path = FIXED.find((fixed) => !isSameValue(valueAt(made.value, fixed), valueAt(object, fixed)))
  if (path !== undefined) {
    const message = `${leg.direction}() of ${module} changes ${formatPath(path)}, and a name is for ever.`
    const help = 'return `{ ...object, spec: { ... } }`; motif writes the apiVersion.'
    const inModule = diagnostic('conversion/result', message, { origin: functions.lineOf(leg.direction), help })
    return refused(leg, { message, path: [], inModule })
  }
  return { ok: true, value: { ...made.value, apiVersion }, changes: undefined }
}

const FIXED: readonly ValuePath[] = [['kind'], ['metadata', 'name'], ['metadata', 'namespace']]

function valueAt(object: Mapping, path: ValuePath): Value | null {
  return path.reduce<Value | undefined>((value, step) => own(value, String(step)), object) ?? null
}

/** The keys by which the items of a list are told apart, as the version says. */
export function listKeysOf(kind: Kind, version: string): (path: ValuePath) => readonly string[] | undefined {
  const schema = kind.versions.find(({ name }) => name === version)?.schema
  return (path) => {
    let node: Schema | undefined = schema
    for (const step of path) {
      node = typeof step === 'number' ? node?.items : fieldOf(node, step)
      if (node === undefined) return undefined
    }
    return node?.['x-kubernetes-list-map-keys']
  }
}

function fieldOf(schema: Schema | undefined, name: string): Schema | undefined {
  const field = own(schema?.properties, name) as Schema | undefined
  const { additionalProperties } = schema ?? {}
  return field ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
}
