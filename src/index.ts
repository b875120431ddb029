import type { Chart } from 'cdk8s'

/** Marks what composition() made, across copies of this package. */
const BRAND = Symbol.for('motif.dev/composition')

/** A function that expands one composite into constructs of `scope`. */
export type Compose<C> = (scope: Chart, composite: C) => void

/** What a composition file exports as its default: made by composition(). */
export interface CompositionModule<C> {
  readonly compose: Compose<C>
}

/**
 * Declares what expands a kind. `C` is the kind's type from generated/kinds/: the storage version, defaulted and
 * validated. Any construct works in `scope`; the function must be pure and must not return a promise.
 *
 *     export default composition<DataEndpoint>((scope, { metadata, spec }) => {
 *       new StorageBucket(scope, 'bucket', { metadata: { name: metadata.name }, spec: { location: spec.location } })
 *     })
 */
export function composition<C>(compose: Compose<C>): CompositionModule<C> {
  return Object.freeze({ compose, [BRAND]: true })
}

/**
 * A resource name from stable parts: joined by `-`, ASCII lower case, each run of characters outside [a-z0-9] one `-`,
 * none at the ends. It is never cut and never hashed, because a name is an identity.
 *
 * @throws Error where nothing is left of the parts.
 */
export function nameOf(...parts: readonly (string | number)[]): string {
  const joined = parts.join('-')
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(joined)) return joined
  const name = joined
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (name === '')
    throw new Error(`nameOf(${parts.map((part) => JSON.stringify(part)).join(', ')}) has no letter or digit left`)
  return name
}

/** What every composite's metadata holds when a composition receives it. */
export interface CompositeMetadata {
  readonly name: string
  readonly namespace?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}
