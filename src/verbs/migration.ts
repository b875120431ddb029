import type { Host } from '../host.ts'
import { closest } from '../model/closest.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import type { Package } from '../model/package.ts'
import { groupVersion } from '../model/resource.ts'
import { ownText, type Mapping } from '../model/value.ts'
import { locator } from '../pipeline/locate.ts'
import type { Plan } from '../refactor/rewrite.ts'
import { wayBetween, type Converters, type Leg } from '../schema/convert.ts'
import { migrate } from '../schema/migrate.ts'
import { UsageError } from './verb.ts'

/** What is to be migrated, and to which version. */
export interface Targets {
  readonly kinds: readonly Kind[]
  /** The version that is wanted; nothing for each kind's stored one. */
  readonly to: string | undefined
  /** For a sentence: `ManagedCache v1alpha2`. */
  readonly words: string
}

/**
 * The kinds and the version that the command line names; its other words are paths.
 *
 * @throws UsageError for a version that none of them has.
 */
export function readTargets(
  declared: readonly Kind[],
  positionals: readonly string[],
  to: unknown,
): { readonly targets: Targets; readonly paths: readonly string[] } {
  const [first, ...rest] = positionals
  const named = declared.filter(({ kind, group }) => first === kind || first === `${kind}.${group}`)
  if (named.length === 0 && first !== undefined && /^[A-Z][A-Za-z0-9]*$/.test(first)) throw unknownKind(first, declared)
  const all = named.length > 0 ? named : declared
  const version = typeof to === 'string' ? to : undefined
  const kinds =
    version === undefined ? all : all.filter(({ versions }) => versions.some(({ name }) => name === version))
  if (kinds.length === 0 && version !== undefined) throw unknownVersion(all, version)
  return {
    targets: { kinds, to: version, words: wordsFor(named, version) },
    paths: named.length > 0 ? rest : positionals,
  }
}

function unknownKind(name: string, declared: readonly Kind[]): UsageError {
  const near = closest(
    name,
    declared.map(({ kind }) => kind),
  )
  const names = declared.map(({ kind }) => kind).join(', ')
  return new UsageError(
    `The package declares no kind ${name}.`,
    near === undefined ? `it has ${names}.` : `the closest kind is ${near}.`,
  )
}

function unknownVersion(kinds: readonly Kind[], version: string): UsageError {
  const [only, second] = kinds
  if (only === undefined || second !== undefined)
    return new UsageError(`No kind of the package has a version ${version}.`)
  const names = only.versions.map(({ name }) => name).join(', ')
  return new UsageError(`${only.kind} has no version ${version}.`, `it has ${names}.`)
}

function wordsFor([only, second]: readonly Kind[], version: string | undefined): string {
  if (only !== undefined && second === undefined) return `${only.kind} ${version ?? only.storage}`
  return version ?? 'the versions that compositions receive'
}

/** What is to be migrated, and with which modules; undefined where no code may run. */
export interface Migrating {
  readonly targets: Targets
  readonly converters: Converters | undefined
}

/** What each object of the files becomes. */
export function migration(
  host: Host,
  { root }: Package,
  { targets, converters }: Migrating,
): (object: Mapping) => Plan {
  const kinds = new Map(targets.kinds.map((kind) => [kindKey(kind.group, kind.kind), kind]))
  const locate = locator(host, root)
  const placeOf = ({ conversion }: Leg) => locate(conversion, ['spec', conversion.by.way], 'key')
  return (object) => {
    const { group, version: from } = groupVersion(ownText(object, 'apiVersion'))
    const kind = kinds.get(kindKey(group, ownText(object, 'kind')))
    const to = targets.to ?? kind?.storage
    if (kind === undefined || to === undefined || from === to) return NOTHING
    if (!kind.versions.some(({ name }) => name === from)) return NOTHING
    const way = wayBetween(kind, from, to)
    if (way === undefined) return { ok: false, refusal: noWay(kind, from, to) }
    const coded = converters === undefined ? way.find(({ conversion }) => conversion.by.way === 'module') : undefined
    if (coded !== undefined) {
      return { ok: false, refusal: noCode(coded), related: [{ message: 'converted here', origin: placeOf(coded) }] }
    }
    const result = migrate(kind, object, { from, way, converters: converters ?? {} })
    if (result.ok) return { ok: true, changes: result.changes, by: [0], unmapped: 0 }
    const { leg, inModule, ...refusal } = result.refusal
    if (inModule !== undefined) return inModuleOf(inModule, refusal)
    const related = leg === undefined ? {} : { related: [{ message: 'converted here', origin: placeOf(leg) }] }
    return { ok: false, refusal, ...related }
  }
}

const NOTHING: Plan = { ok: true, changes: [], by: [], unmapped: 0 }

type Refused = Plan & { readonly ok: false }

function noCode({ conversion: { by, file } }: Leg): Refused['refusal'] {
  const module = by.way === 'module' ? by.file : file
  return {
    code: 'code/refused',
    message: `motif migrate runs ${module} for it, and --no-code refuses that.`,
    path: ['apiVersion'],
    help: 'leave --no-code out for a package that you trust.',
  }
}

/** The object is named before the message already. */
function inModuleOf({ message, origin, related = [] }: Diagnostic, refusal: Refused['refusal']): Refused {
  const here = origin === undefined ? [] : [{ message: 'converted here', origin }]
  return {
    ok: false,
    refusal: { ...refusal, message: message.replace(/, given [^"]* "[^"]*",/, ''), path: ['apiVersion'] },
    related: [...here, ...related],
  }
}

function noWay({ kind, conversions = [] }: Kind, from: string, to: string): Refused['refusal'] {
  const known = conversions.map((each) => `${each.from} to ${each.to}`).join(', ')
  return {
    code: 'source/unknown-version',
    message: `${kind} ${from} has no conversion to ${to}.`,
    path: ['apiVersion'],
    help: known === '' ? 'write a Conversion into the folder of the schemas.' : `there are conversions from ${known}.`,
  }
}
