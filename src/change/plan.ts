import type { Cause, FieldChange, Plan } from '../model/change.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind, Schema } from '../model/kind.ts'
import { groupVersion, type Manifest } from '../model/resource.ts'
import { own, ownText } from '../model/value.ts'
import { COMPOSITE_ANNOTATION } from '../pipeline/4-finish.ts'
import { accessOf, grantKey } from './access.ts'
import type { Caused, FindCauses } from './causes.ts'
import { differences } from './fields.ts'
import { groupBy, groupChanges, type Ungrouped } from './group.ts'
import type { Compared, SideResource } from './resources.ts'
import { judgeRisks, type Immutability } from './risk.ts'
import { hider, shownSides } from './secrets.ts'

/** What a plan is made from. */
export interface PlanInput {
  /** What messages call the earlier side. */
  readonly against: string
  readonly compared: Compared
  /** The kinds of the later side. */
  readonly kindOf: (group: string, kind: string) => Kind | undefined
  readonly causes: FindCauses
  /** Texts that a composite calls secret: they are hidden wherever they turn up. */
  readonly secretsOf: (resource: SideResource) => readonly string[]
}

/** A plan, and what is to be said about its changes: resource/transition, resource/immutable. */
export interface Planned {
  readonly plan: Plan
  readonly diagnostics: readonly Diagnostic[]
}

/** Two compared sides as a plan: fields, risks, causes, groups. */
export async function makePlan(input: PlanInput): Promise<Planned> {
  const { against, compared } = input
  const drafts = draftsOf(input)
  const recreated = recreatedOf(compared)
  const grantedBefore = new Set(
    drafts.flatMap(({ before }) => (before === undefined ? [] : accessOf(before.manifest()).grants.map(grantKey))),
  )
  const changes: Ungrouped[] = []
  const held: Held[] = []
  for (const draft of drafts) {
    const { before, after, fields } = draft
    const { risks, immutable } = judgeRisks({
      ...(before === undefined ? {} : { before: before.manifest() }),
      ...(after === undefined ? {} : { after: after.manifest() }),
      fields,
      kind: input.kindOf(draft.identity.group, draft.identity.kind),
      isRecreated: recreated.has(draft.key),
      grantedBefore,
    })
    const change: Ungrouped = { ...(await described(input, draft)), risks }
    changes.push(change)
    for (const one of immutable) held.push({ change, ...one })
  }
  const { changes: grouped, groups } = groupChanges(changes)
  const equal = compared.updated.length - drafts.filter(({ before, after }) => before && after).length
  return {
    plan: { against, changes: grouped, groups, unchanged: compared.unchanged + equal },
    diagnostics: immutableDiagnostics(held),
  }
}

/** A change with what it is made of. */
interface Draft extends Caused, Pick<SideResource, 'identity' | 'key' | 'apiVersion'> {
  readonly schema: Schema | undefined
}

/** By namespace, kind, group and name; without what is equal as data. */
function draftsOf({ compared, kindOf }: PlanInput): readonly Draft[] {
  const drafts = [
    ...compared.created.map((after) => draftOf(after, { after })),
    ...compared.deleted.map((before) => draftOf(before, { before })),
    ...compared.updated.map((both) => draftOf(both.after, both)),
  ]
  return drafts.filter(({ before, after, fields }) => !before || !after || fields.length > 0).sort(byIdentity)

  function draftOf(subject: SideResource, sides: Pick<Caused, 'before' | 'after'>): Draft {
    const { identity: self, key, apiVersion } = subject
    const { before, after } = sides
    const schema = schemaOf(kindOf(self.group, self.kind), apiVersion)
    const fields = before && after ? differences(before.manifest(), after.manifest(), { schema }) : []
    return { identity: self, key, apiVersion, schema, composite: compositeOf(subject.manifest()), fields, ...sides }
  }
}

function schemaOf(kind: Kind | undefined, apiVersion: string): Schema | undefined {
  const { version } = groupVersion(apiVersion)
  return kind?.versions.find(({ name }) => name === version)?.schema
}

function compositeOf(manifest: Manifest): string {
  return ownText(own(own(manifest, 'metadata'), 'annotations'), COMPOSITE_ANNOTATION)
}

function byIdentity({ identity: a }: Draft, { identity: b }: Draft): number {
  for (const key of ['namespace', 'kind', 'group', 'name'] as const)
    if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1
  return 0
}

/**
 * The keys of what is deleted and created again: one kind from one composite and construct path. Of a folder of manifests
 * no construct paths are known: there it is the only one of its kind from its composite.
 */
function recreatedOf({ created, deleted }: Compared): ReadonlySet<string> {
  const keys = new Set<string>()
  const placeOf = (resource: SideResource, part: string): string | undefined => {
    const composite = compositeOf(resource.manifest())
    const { group, kind } = resource.identity
    return composite === '' ? undefined : `${group}/${kind} ${composite} ${part}`
  }
  const match = (partOf: (resource: SideResource) => string): void => {
    const [old, now] = [deleted, created].map((side) => groupBy(side, (each) => placeOf(each, partOf(each))))
    for (const [place, gone] of old ?? []) {
      const made = place === undefined ? undefined : now?.get(place)
      if (made?.length === 1 && gone.length === 1) for (const { key } of [...made, ...gone]) keys.add(key)
    }
  }
  if (deleted.some(({ entry }) => entry === undefined)) match(() => '')
  else match(({ entry }) => entry?.part ?? '')
  return keys
}

async function described(input: PlanInput, draft: Draft): Promise<Omit<Ungrouped, 'risks'>> {
  const { before, after, identity: self, apiVersion, composite } = draft
  const fields: FieldChange[] = []
  if (before !== undefined && after !== undefined) {
    const hide = hider(after.manifest(), [before, after].flatMap(input.secretsOf))
    for (const field of draft.fields) {
      fields.push({ path: field.path, ...shownSides(hide, field), causes: await input.causes(draft, field) })
    }
  }
  const action = before === undefined ? 'create' : after === undefined ? 'delete' : 'update'
  const causes = action === 'update' ? [] : await input.causes(draft)
  return { action, apiVersion, identity: self, composite, fields, causes }
}

interface Held extends Immutability {
  readonly change: Ungrouped
}

/** One for each kind, field and reason, with the first resource that it concerns. */
function immutableDiagnostics(held: readonly Held[]): readonly Diagnostic[] {
  const groups = groupBy(held, ({ change, path, message }) =>
    JSON.stringify([change.identity.group, change.identity.kind, path, message]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { change, path, message, certainty } = first
    const others = group.length === 1 ? '' : ` and ${group.length - 1} more`
    const name = `${change.identity.kind} "${change.identity.name}"${others}`
    const origin = originOf(change.fields.find((field) => field.path.startsWith(path))?.causes ?? [])
    const where = path === '' ? 'the object' : path
    return certainty === 'refused'
      ? diagnostic('resource/transition', `${name}: a cluster refuses the change of ${where}: ${message}.`, {
          ...origin,
          path,
          help: 'keep the value, or give the resource another name: then a new one is created, and this one deleted.',
        })
      : diagnostic('resource/immutable', `${name}: ${where} changes, and ${message}.`, {
          ...origin,
          path,
          help: 'its controller may refuse the change, or replace what stands behind the resource: look it up before you merge.',
        })
  })
}

function originOf([cause]: readonly Cause[]): Pick<Diagnostic, 'origin'> {
  if (cause === undefined || cause.ref !== undefined) return {}
  const { file, line, column } = cause
  return { origin: { file, line, column, endLine: line, endColumn: column + 1 } }
}
