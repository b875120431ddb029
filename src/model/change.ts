import type { Origin } from './origin.ts'
import type { Identity } from './resource.ts'
import type { Value } from './value.ts'

/** What a change may do to the things behind a resource, the gravest first. */
export const RISKS = ['delete-stateful', 'access-widened', 'recreate', 'immutable', 'delete', 'in-place'] as const

/** One of the risks. */
export type Risk = (typeof RISKS)[number]

/** A changed line that a change comes from. */
export interface Cause extends Pick<Origin, 'file' | 'line' | 'column'> {
  /** What it is a line of: a spec, a composition or what it imports, a schema, an override, motif.yaml. */
  readonly is: 'spec' | 'composition' | 'schema' | 'override' | 'package'
  /** The path of the changed field, for a spec. */
  readonly path?: string
  /** Where the line stands only in what is compared with: the ref. */
  readonly ref?: string
}

/** One field that differs. What is absent on a side has no key. Secrets are `***`. */
export interface FieldChange {
  /** In the grammar of formatPath; items of lists with a key are `[name=x]`. */
  readonly path: string
  readonly before?: Value
  readonly after?: Value
  readonly causes: readonly Cause[]
}

/** What happens to one resource. */
export interface Change {
  readonly action: 'create' | 'update' | 'delete'
  readonly apiVersion: string
  readonly identity: Identity
  /** Sorted, the gravest first. */
  readonly risks: readonly Risk[]
  /** The composite it comes from, as the annotation motif.dev/composite says it; '' for a raw resource. */
  readonly composite: string
  readonly groupId: string
  /** Of an update. */
  readonly fields: readonly FieldChange[]
  /** Why it is created or deleted. */
  readonly causes: readonly Cause[]
}

/** Changes that are the same but for the names of what they happen to. */
export interface ChangeGroup {
  readonly id: string
  /** `41 StorageBucket: spec.location EU -> US, because compositions/data-endpoint.ts:18`. */
  readonly title: string
  readonly action: Change['action']
  readonly count: number
  readonly risks: readonly Risk[]
  /** How many in each namespace and of each kind of composite, the most first. */
  readonly namespaces: readonly (readonly [string, number])[]
  readonly composites: readonly (readonly [string, number])[]
  /** The first few of its changes, by identity. */
  readonly examples: readonly Change[]
}

/** What render would change. */
export interface Plan {
  /** What it is compared with: `main`, `manifests`. */
  readonly against: string
  /** By identity: namespace, kind, name. */
  readonly changes: readonly Change[]
  /** The gravest first, then the largest. */
  readonly groups: readonly ChangeGroup[]
  readonly unchanged: number
}
