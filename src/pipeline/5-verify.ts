import type { Problem } from '../model/diagnostic.ts'
import { textOf } from '../model/value.ts'
import { checkerOf } from '../schema/validate.ts'
import type { Finished } from './4-finish.ts'

/** What verify() needs to know of the package. */
export interface Verifying {
  /** Groups whose resources may pass without a schema. */
  readonly unchecked: readonly string[]
}

/**
 * Stage 5: a resource against its CRD or Kubernetes' own schema, by the rules of check. Defaults are the cluster's to
 * fill in: the resource stays as it is.
 */
export function verify({ manifest, identity, kind, version }: Finished, { unchecked }: Verifying): readonly Problem[] {
  const apiVersion = textOf(manifest.apiVersion)
  if (kind === undefined || version === undefined) {
    if (kind === undefined && unchecked.includes(identity.group)) return []
    const known = kind?.versions.map(({ name }) => name).join(', ')
    const message =
      known === undefined
        ? `nothing says what a ${identity.kind} of ${apiVersion} may hold.`
        : `${identity.kind} has no version ${apiVersion.slice(apiVersion.indexOf('/') + 1)}; it has ${known}.`
    const help = `import its CRD with \`motif import crds\`, or list "${identity.group}" under spec.unchecked in motif.yaml.`
    return [{ code: 'resource/no-schema', message, path: ['kind'], ...(known === undefined ? { help } : {}) }]
  }
  return checkerOf(kind, version.name).check(manifest).problems
}
