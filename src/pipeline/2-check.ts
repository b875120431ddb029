import type { Problem } from '../model/diagnostic.ts'
import type { Composite } from '../model/composition.ts'
import type { Kind } from '../model/kind.ts'
import { isMapping, own, type Mapping } from '../model/value.ts'
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

/** A composite ready for its composition; only without problems. */
export interface CheckedComposite {
  readonly composite: Composite
  readonly problems: readonly Problem[]
}

/**
 * Stage 2: an object against the version it is written in, as the API server does it: nulls dropped, defaults filled
 * in, everything else strict. The answer is in the storage version.
 */
export function check({ manifest, kind, version, namespace }: Written): CheckedComposite {
  const placed = kind.scope === 'Namespaced' ? inNamespace(manifest, namespace) : manifest
  const { value, problems } = checkerOf(kind, version).check(placed)
  const ours = [...reservedKeys(manifest), ...nameless(manifest)]
  if (problems.length + ours.length > 0 || version === kind.storage) {
    return { composite: value, problems: [...problems, ...ours] }
  }
  const message = `${kind.kind} ${version} has no conversion to ${kind.storage}.`
  const help = `write it as ${kind.group}/${kind.storage}.`
  return { composite: value, problems: [{ code: 'source/unknown-version', message, path: ['apiVersion'], help }] }
}

function inNamespace(manifest: Mapping, namespace: string | undefined): Mapping {
  const metadata = own(manifest, 'metadata')
  if (namespace === undefined || !isMapping(metadata) || own(metadata, 'namespace') !== undefined) return manifest
  return { ...manifest, metadata: { ...metadata, namespace } }
}
