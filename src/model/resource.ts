import { isMapping, textOf, type Mapping } from './value.ts'

/** A Kubernetes object as plain data: apiVersion, kind, metadata, and whatever else its kind has. */
export type Manifest = Mapping

/** What a cluster knows an object by: its group (not its version), kind, namespace ('' for none) and name. */
export interface Identity {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** What an apiVersion is made of. */
export interface GroupVersion {
  readonly group: string
  readonly version: string
}

const MOST_KNOWN = 1000
const known = new Map<string, GroupVersion>()

/** The group and version of an apiVersion: `v1` is group '' and version v1. The same texts again for the same apiVersion. */
export function groupVersion(apiVersion: string): GroupVersion {
  const found = known.get(apiVersion)
  if (found !== undefined) return found
  const slash = apiVersion.indexOf('/')
  const made = { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
  // Texts that are shared are hashed once, and there are a few for all objects of a fleet.
  if (known.size < MOST_KNOWN) known.set(apiVersion, made)
  return made
}

/** The identity of a manifest; what is missing or no text is ''. */
export function identity({ apiVersion, kind, metadata }: Manifest): Identity {
  const { namespace, name } = isMapping(metadata) ? metadata : NOTHING
  return {
    group: groupVersion(textOf(apiVersion)).group,
    kind: textOf(kind),
    namespace: textOf(namespace),
    name: textOf(name),
  }
}

const NOTHING: Mapping = {}

/** One string for an identity, `<group>/<Kind>/<namespace>/<name>`: equal strings, equal identities. */
export function identityKey({ group, kind, namespace, name }: Identity): string {
  return `${group}/${kind}/${namespace}/${name}`
}
