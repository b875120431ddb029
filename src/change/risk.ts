import { RISKS, type Risk } from '../model/change.ts'
import type { Kind } from '../model/kind.ts'
import { formatPath } from '../model/path.ts'
import { groupVersion, identity, type Manifest } from '../model/resource.ts'
import { own, ownText } from '../model/value.ts'
import { refusedTransitions } from '../schema/transition.ts'
import { accessOf, isWidened } from './access.ts'
import type { FieldDifference } from './fields.ts'
import { CORE_IMMUTABLE, DELETION_POLICY, rowOf, STATEFUL, type ImmutableRow } from './risk-table.ts'

/** A field that may not change, and how sure that is: a cluster refuses it, or the kind's prose says so. */
export interface Immutability {
  readonly path: string
  readonly certainty: 'refused' | 'told'
  /** What the rule says, or who says it. */
  readonly message: string
}

/** What is known of a change: a manifest for each side that has one. */
export interface Judged {
  readonly before?: Manifest
  readonly after?: Manifest
  readonly fields: readonly FieldDifference[]
  readonly kind: Kind | undefined
  /** Part of a delete and a create that belong together. */
  readonly isRecreated?: boolean
  /** What everything that changes granted before (grantKey): a grant that only moves is not a new one. */
  readonly grantedBefore?: ReadonlySet<string>
}

/** The risks of a change, the gravest first, and what makes it immutable. */
export interface Judgement {
  readonly risks: readonly Risk[]
  readonly immutable: readonly Immutability[]
}

/** What a change may do, by the CRD's rules and notes, and the table of risks. */
export function judgeRisks(judged: Judged): Judgement {
  const { before, after } = judged
  const immutable = before !== undefined && after !== undefined ? immutabilities(judged, { before, after }) : []
  const risks = new Set<Risk>()
  if (after === undefined) risks.add('delete')
  if (before !== undefined && after === undefined && isStateful(before)) risks.add('delete-stateful')
  if (judged.isRecreated === true) risks.add('recreate')
  if (before !== undefined && after !== undefined) risks.add(immutable.length > 0 ? 'immutable' : 'in-place')
  if (isWidened(accessOf(before), accessOf(after), judged.grantedBefore)) risks.add('access-widened')
  return { risks: RISKS.filter((risk) => risks.has(risk)), immutable }
}

/** True where deleting the object loses data: by its kind, unless it says that the data stays. */
function isStateful(manifest: Manifest): boolean {
  const annotations = own(own(manifest, 'metadata'), 'annotations')
  if (rowOf(STATEFUL, identity(manifest)) === undefined) return false
  if (ownText(annotations, DELETION_POLICY.annotation) === DELETION_POLICY.keeps) return false
  return ownText(own(manifest, 'spec'), 'persistentVolumeReclaimPolicy') !== 'Retain'
}

function immutabilities(
  { fields, kind }: Judged,
  { before, after }: { readonly before: Manifest; readonly after: Manifest },
): readonly Immutability[] {
  const { version } = groupVersion(ownText(after, 'apiVersion'))
  const refused: Immutability[] =
    kind === undefined
      ? []
      : refusedTransitions(kind, version, { before, after }).map(({ path, message }) => ({
          path: formatPath(path),
          certainty: 'refused',
          message,
        }))
  const told = kind?.versions.find(({ name }) => name === version)?.immutable ?? []
  const fromProse = fields.flatMap(({ path, pattern }): Immutability[] =>
    told.some((one) => touches(pattern, one)) && !refused.some((one) => overlaps(one.path, path))
      ? [{ path, certainty: 'told', message: 'its description says that it is immutable' }]
      : [],
  )
  return [...refused, ...fromProse, ...coreImmutabilities(fields, before)]
}

function coreImmutabilities(fields: readonly FieldDifference[], before: Manifest): readonly Immutability[] {
  const { group, kind } = identity(before)
  const rows = CORE_IMMUTABLE.filter((row) => row.group === group && row.kinds.includes(kind))
  return rows
    .filter((row) => row.onlyIfImmutable !== true || own(before, 'immutable') === true)
    .flatMap((row) => fields.filter((field) => isHeld(field, row)))
    .map(({ path }) => ({ path, certainty: 'refused', message: `a ${kind} keeps it as it was created` }))
}

function isHeld(field: FieldDifference, row: ImmutableRow): boolean {
  if (row.onlyIfSet === true && (field.before === undefined || field.after === undefined)) return false
  if (row.except?.some((path) => isAtOrBelow(field.pattern, path)) === true) return false
  return row.paths.some((path) => touches(field.pattern, path))
}

/** A change at, below or around the path. */
function touches(pattern: string, path: string): boolean {
  return isAtOrBelow(pattern, path) || isAtOrBelow(path, pattern)
}

/** True where one path is the other, or leads into it. */
export function overlaps(a: string, b: string): boolean {
  return isAtOrBelow(a, b) || isAtOrBelow(b, a)
}

function isAtOrBelow(path: string, above: string): boolean {
  return above === '' || path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`)
}
