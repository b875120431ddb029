import { own, ownText, type Mapping } from './value.ts'

/** A Kubernetes object as plain data: apiVersion, kind, metadata, and whatever else its kind has. */
export type Manifest = Mapping

/** What a cluster knows an object by: its group (not its version), kind, namespace ('' for none) and name. */
export interface Identity {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** The group and version of an apiVersion: `v1` is group '' and version v1. */
export function groupVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** The identity of a manifest; what is missing or no text is ''. */
export function identity(manifest: Manifest): Identity {
  const metadata = own(manifest, 'metadata')
  return {
    group: groupVersion(ownText(manifest, 'apiVersion')).group,
    kind: ownText(manifest, 'kind'),
    namespace: ownText(metadata, 'namespace'),
    name: ownText(metadata, 'name'),
  }
}

/** One string for an identity, `<group>/<Kind>/<namespace>/<name>`: equal strings, equal identities. */
export function identityKey({ group, kind, namespace, name }: Identity): string {
  return `${group}/${kind}/${namespace}/${name}`
}
