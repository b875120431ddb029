import type { Conversion } from './conversion.ts'
import type { Mapping, Value } from './value.ts'

/** An object of JSON Schema as a CustomResourceDefinition writes it (apiextensions.k8s.io/v1 JSONSchemaProps). */
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly title?: string
  readonly description?: string
  readonly default?: Value
  readonly example?: Value
  readonly nullable?: boolean
  readonly enum?: readonly Value[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: boolean
  readonly exclusiveMaximum?: boolean
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly not?: Schema
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
  readonly 'x-kubernetes-embedded-resource'?: boolean
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map'
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular'
  readonly 'x-kubernetes-validations'?: readonly Rule[]
}

/** One CEL rule of a schema (x-kubernetes-validations). */
export interface Rule {
  readonly rule: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: string
  readonly fieldPath?: string
  readonly optionalOldSelf?: boolean
}

/** A target that a reference field can name. */
export interface ReferenceTarget {
  readonly group: string
  readonly kind: string
}

/** One version of a kind. */
export interface KindVersion {
  readonly name: string
  readonly served: boolean
  readonly storage: boolean
  readonly deprecated?: boolean
  readonly schema: Schema
  /** Reference fields by path (`[*]` for items) and what they may name; null where it can't be told. */
  readonly references: ReadonlyMap<string, readonly ReferenceTarget[] | null>
  /** Paths (`[*]` for items) that the CRD's prose marks immutable. */
  readonly immutable: readonly string[]
}

/**
 * What may be declared: one CustomResourceDefinition. A package's own kinds have compositions; the cluster's kinds
 * (schemas/crds) and Kubernetes' own (core) are what compositions render to.
 */
export interface Kind {
  readonly group: string
  readonly kind: string
  readonly plural: string
  readonly scope: 'Namespaced' | 'Cluster'
  /** Who takes it: this package's composition, the cluster by a CRD, or every Kubernetes cluster. */
  readonly ships: 'package' | 'crd' | 'core'
  /** The file that declares it, relative to the package; its basename without extension names the composition. */
  readonly file: string
  /** In the order of the file. */
  readonly versions: readonly KindVersion[]
  /** The name of the version that is stored: what a composition receives. */
  readonly storage: string
  /** Between its versions, by file and document; none where nothing is said. */
  readonly conversions?: readonly Conversion[]
  /** True where the package has Conversions of this kind that could not be read. */
  readonly hasBrokenConversions?: boolean
  /** The whole declaration, for what this record leaves out (documentation, printing). */
  readonly source: Mapping
}

/** The key of a kind in tables: `<group>/<Kind>`. */
export function kindKey(group: string, kind: string): string {
  return `${group}/${kind}`
}
