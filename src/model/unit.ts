import type { Diagnostic } from './diagnostic.ts'
import type { OverrideUse } from './override.ts'
import type { Identity } from './resource.ts'
import type { Trace } from './trace.ts'

/** Which object of which file: `item` is set for an item of a List. */
export interface SourceRef {
  readonly file: string
  readonly document: number
  readonly item?: number
}

/** A SourceRef as a key. */
export function refKey({ file, document, item = -1 }: SourceRef): string {
  return `${file}\n${document}\n${item}`
}

/** One rendered resource inside a unit's text. */
export interface UnitEntry {
  readonly identity: Identity
  readonly apiVersion: string
  readonly scope: 'Namespaced' | 'Cluster'
  /** Where its document stands in the unit's text, in UTF-16 units, without the `---` line. */
  readonly offset: number
  readonly length: number
  /** The nested composites it came through, outermost first, as identity keys. */
  readonly via: readonly string[]
  /** Identity keys of resources of this unit that are applied before it (declared dependencies). */
  readonly dependsOn: readonly string[]
  /** The construct path or document number that made it; '' for a raw resource. */
  readonly part: string
  /** Its fields that name other resources. */
  readonly references: readonly Reference[]
}

/** A field that names another resource. */
export interface Reference {
  /** Path of the reference, in the grammar of formatPath. */
  readonly path: string
  readonly namespace: string
  readonly name: string
  /** The kinds it may name, of any group where that is null; null where nothing can be told. */
  readonly targets: readonly { readonly group: string | null; readonly kind: string }[] | null
}

/** One source object compiled: rendered text and a small index, no object trees. */
export interface Unit {
  readonly source: SourceRef
  /** The source object's own identity and scope: what its output file is named after. */
  readonly identity: Identity
  readonly scope: 'Namespaced' | 'Cluster'
  readonly role: 'composite' | 'raw'
  /** Documents in apply order, each ending in a newline, `---` lines between; '' where there are errors, also those of linking. */
  readonly text: string
  /** SHA-256 of the text, '' for none; undefined where nobody has taken it yet. Of a unit that is kept the text is dear. */
  readonly digest?: string
  /** In apply order. */
  readonly index: readonly UnitEntry[]
  /** What overrides made of its resources; undefined where its resources are not known. */
  readonly overrides: readonly OverrideUse[] | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Only where it was compiled for one. */
  readonly trace?: Trace
}

/** True where the unit has text: without errors. */
export function isRendered(unit: Unit): boolean {
  return unit.digest === undefined ? unit.text !== '' : unit.digest !== ''
}

/** One resource of a build: `units[unit].index[entry]`. */
export interface BuildEntry {
  readonly unit: number
  readonly entry: number
}

/** All units linked: what emit turns into files. */
export interface Build {
  /** In apply order across units. */
  readonly units: readonly Unit[]
  /** Every resource, in apply order over the whole build: units interleave where references ask for it. */
  readonly order: readonly BuildEntry[]
  /** Every diagnostic from load to link, sorted. */
  readonly diagnostics: readonly Diagnostic[]
}
