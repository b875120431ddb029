import type { Diagnostic, Problem } from '../model/diagnostic.ts'
import type { Composite } from '../model/composition.ts'
import type { Kind } from '../model/kind.ts'
import { isMapping, own, type Mapping } from '../model/value.ts'
import { convert, wayBetween, type Converters, type Leg } from '../schema/convert.ts'
import { checkerOf } from '../schema/validate.ts'
import { nameless } from './nameless.ts'
import { reservedKeys } from './reserved.ts'

/** What check() takes: an object of a declared kind, in the version it is written in. */
export interface Written {
  readonly manifest: Mapping
  readonly kind: Kind
  readonly version: string
  /** The namespace it has if it names none. */
  readonly namespace: string | undefined
}

/** A composite ready for its composition; only without problems and faults. */
export interface CheckedComposite {
  readonly composite: Composite
  /** What is wrong with the object as it is written. */
  readonly problems: readonly Problem[]
  /** What is wrong with a Conversion, or keeps the object from being converted. */
  readonly faults: readonly ConversionFault[]
}

/** Something that a Conversion did to an object: `problem.path` is in the object as the Conversion left it. */
export interface ConversionFault {
  readonly leg: Leg
  readonly problem: Problem
  /** The index of the edit that could not be made. */
  readonly edit?: number
  /** What the Conversion's module did, at its line: to be said in the problem's place. */
  readonly inModule?: Diagnostic
  /** True where it is the fault of a module that could not be loaded, which has been said. */
  readonly isSaid?: boolean
}

/**
 * Stage 2: an object against the version it is written in, as the API server does it: nulls dropped, defaults filled
 * in, everything else strict. Then, Conversion by Conversion, into the storage version, defaulted and validated again
 * after each.
 */
export function check({ manifest, kind, version, namespace }: Written, converters: Converters = {}): CheckedComposite {
  const placed = kind.scope === 'Namespaced' ? inNamespace(manifest, namespace) : manifest
  const { value, problems } = checkerOf(kind, version).check(placed)
  const ours = [...reservedKeys(manifest), ...nameless(manifest)]
  if (problems.length + ours.length > 0 || version === kind.storage) {
    return { composite: value, problems: [...problems, ...ours], faults: [] }
  }
  const way = wayBetween(kind, version, kind.storage)
  if (way !== undefined) return { problems: [], ...follow(kind, value, { way, converters }) }
  const isBroken = kind.hasBrokenConversions === true
  const message = `${kind.kind} ${version} has no conversion to ${kind.storage}${isBroken ? ' that can be read' : ''}.`
  const write = `write it as ${kind.group}/${kind.storage}`
  const help = isBroken
    ? `mend the Conversion, or ${write}.`
    : `${write}, or a Conversion into the folder of the schemas.`
  return {
    composite: value,
    problems: [{ code: 'source/unknown-version', message, path: ['apiVersion'], help }],
    faults: [],
  }
}

interface Journey {
  readonly way: readonly Leg[]
  readonly converters: Converters
}

/** Through every version on the way; what a version does not take is the fault of the Conversion that led to it. */
function follow(
  kind: Kind,
  object: Mapping,
  { way, converters }: Journey,
): Pick<CheckedComposite, 'composite' | 'faults'> {
  let composite = object
  for (const leg of way) {
    const converted = convert(kind, composite, leg, converters)
    if (!converted.ok) {
      const { leg: gone, message, path, help, ...how } = converted.refusal
      const problem: Problem = { code: 'conversion/refused', message, path, ...(help === undefined ? {} : { help }) }
      return { composite, faults: [{ leg: gone, problem, ...how }] }
    }
    const { value, problems } = checkerOf(kind, leg.to).check(converted.value)
    if (problems.length > 0) {
      // Its help is for those who write the object.
      const faults = problems.map(({ message, path }): ConversionFault => ({
        leg,
        problem: { code: 'conversion/wrong', message, path, help: WRONG_HELP[leg.conversion.by.way] },
      }))
      return { composite, faults }
    }
    composite = value
  }
  return { composite, faults: [] }
}

const WRONG_HELP = {
  edits: 'add the edit that makes such an object fit; `motif compat` proposes one for each change of the schema.',
  module: 'return what the schema of the other version takes, for every object that this one takes.',
}

function inNamespace(manifest: Mapping, namespace: string | undefined): Mapping {
  const metadata = own(manifest, 'metadata')
  if (namespace === undefined || !isMapping(metadata) || own(metadata, 'namespace') !== undefined) return manifest
  return { ...manifest, metadata: { ...metadata, namespace } }
}
