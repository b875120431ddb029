import type { Host } from '../host.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Package } from '../model/package.ts'
import type { Value } from '../model/value.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { loadConverters, runConverters, type LoadedConverters } from '../pipeline/converters.ts'
import { readKinds, type Kinds } from '../pipeline/kinds.ts'
import { findPackage } from '../pipeline/package.ts'
import { withSeverities } from '../pipeline/severity.ts'
import { compareKinds } from '../schema/compat.ts'
import { tryConversions } from '../schema/compat/conversions.ts'
import { judge, type Judged } from '../schema/compat/waive.ts'
import type { RoundTrip } from '../schema/round-trip.ts'
import { codeRefused, counted, countsOf, failure, hasErrors, sorted } from './build.ts'
import { compareRendering, type Rendering } from './compat-render.ts'
import { places, said, unused, type Place } from './compat-report.ts'
import { moved, openOldPackage, type OldPackage } from './old-package.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif compat`: what changes for those who use the kinds, since a release. */
export const compat: Verb = {
  word: 'compat',
  usage: '[--against REF or DIR]',
  summary: 'name the breaking and the safe changes of the kinds',
  options: {
    limit: { type: 'string', value: 'SECONDS', help: 'how long one composite may take (10)' },
    against: {
      type: 'string',
      value: 'REF',
      help: 'the release to compare with: a git ref (HEAD), or a folder that begins with . or /',
    },
  },
  runsCode: () => true,
  run: runCompat,
}

const REPORT = 'CompatReport'

async function runCompat(invocation: Invocation): Promise<Outcome> {
  const { host, packageFolder, positionals, values } = invocation
  if (positionals.length > 0)
    throw new UsageError('compat takes no paths: it compares every kind.', 'say --against REF or DIR.')
  const found = findPackage(host, packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const against = typeof values['against'] === 'string' ? values['against'] : 'HEAD'
  const old = openOldPackage(host, found.root, against)
  const kinds = { old: kindsOf(old.host, old.package), now: readKinds(host, found.package) }
  const wrong = [...old.diagnostics, ...moved(kinds.old?.diagnostics() ?? [], old.shown), ...kinds.now.diagnostics()]
  if (hasErrors(wrong)) return failure(REPORT, sorted(wrong), found.root)
  const rendering = invocation.mayRunCode ? await compareRendering(invocation, { found: found.package, old }) : NO_CODE
  const loaded = invocation.mayRunCode ? await convertersOf(host, found.package, kinds.now) : undefined
  return outcome(invocation, { found: found.package, old, kinds, rendering, loaded })
}

function kindsOf(host: Host, found: Package | undefined): Kinds | undefined {
  return found === undefined ? undefined : readKinds(host, found)
}

async function convertersOf(host: Host, found: Package, { declared }: Kinds): Promise<LoadedConverters> {
  const codeCache = cacheFolder(host, 'code')
  return loadConverters(host, found, { kinds: declared, ...(codeCache === undefined ? {} : { codeCache }) })
}

const NO_MODULES: LoadedConverters = { converters: {}, diagnostics: [] }

/** The schemas are compared all the same. */
const NO_CODE: Rendering = { changes: [], diagnostics: [codeRefused(REPORT)], specs: 0 }

interface Compared {
  readonly rendering: Rendering
  readonly found: Package
  readonly old: OldPackage
  readonly kinds: { readonly old: Kinds | undefined; readonly now: Kinds }
  /** The modules of the Conversions; undefined where no code may run. */
  readonly loaded: LoadedConverters | undefined
}

function outcome({ host }: Invocation, compared: Compared): Outcome {
  const { found, old, kinds, rendering, loaded } = compared
  const today = new Date(host.now()).toISOString().slice(0, 10)
  const trial = loaded === undefined ? TRIAL : { ...TRIAL, converters: loaded.converters }
  const { value: trips, diagnostics: impure } = runConverters(loaded ?? NO_MODULES, () =>
    tryConversions(kinds.now.declared, trial),
  )
  const changes = [...compareKinds(kinds.old?.declared ?? [], kinds.now.declared, trips), ...rendering.changes]
  const judged = judge(changes, found.waivers, today)
  const locate = places({ host, found, old, kinds })
  const told = judged.map((each) => {
    const place = locate(each.change)
    return { judged: each, diagnostic: said(each, place), place }
  })
  const all = inAll(compared, impure, [
    ...told.map(({ diagnostic }) => diagnostic),
    ...unused(host, found, judged),
    ...rendering.diagnostics,
  ])
  const counts = { kinds: kinds.now.declared.length, ...countJudged(judged) }
  return {
    report: REPORT,
    exitCode: hasErrors(all) ? 1 : 0,
    root: found.root,
    summary: { against: old.name, ...counts, ...countsOf(all) },
    diagnostics: all,
    details: {
      changes: told.map(({ judged: each, diagnostic, place }) => detail(each, diagnostic, place)),
      conversions: trips.flatMap(({ kind, trips: each }) => each.map((trip) => tripDetail(kind.kind, trip))),
    },
    lines: [
      ...trips.flatMap(({ kind, trips: each }) => each.map((trip) => tripLine(kind.kind, trip))),
      ...(rendering.specs === 0 ? [] : [`Rendered ${counted(rendering.specs, 'spec')} of ${old.name} with both.`]),
      ...linesOf(old, counts),
    ],
  }
}

/** What was found, with what the modules of Conversions said, where rendering has not said it. */
function inAll(
  { found, rendering, loaded }: Compared,
  impure: readonly Diagnostic[],
  others: readonly Diagnostic[],
): readonly Diagnostic[] {
  const rendered = new Set(rendering.diagnostics.map((each) => JSON.stringify(each)))
  const unsaid = [...(loaded?.diagnostics ?? []), ...impure].filter((each) => !rendered.has(JSON.stringify(each)))
  return sorted(withSeverities([...others, ...unsaid], found.severity))
}

function countJudged(judged: readonly Judged[]): { breaking: number; waived: number; safe: number } {
  return {
    breaking: judged.filter(({ isBreaking, waiver }) => isBreaking && waiver === undefined).length,
    waived: judged.filter(({ waiver }) => waiver !== undefined).length,
    safe: judged.filter(({ isBreaking }) => !isBreaking).length,
  }
}

/** Enough objects that a field which does not survive is met, and few enough that nobody waits. */
const TRIAL = { count: 100, seed: 1 }

function tripLine(kind: string, { from, to, tried, same, refused, lossy }: RoundTrip): string {
  const losses =
    lossy.length === 0 ? '' : `; lossy: ${lossy.map(({ path }) => (path === '' ? 'as a whole' : path)).join(', ')}`
  const kept = refused === 0 ? '' : `, ${refused} refused`
  return `${kind} ${from} to ${to} and back: ${same} of ${counted(tried, 'made-up spec')} the same${kept}${losses}.`
}

function tripDetail(kind: string, { from, to, tried, same, refused, lossy }: RoundTrip): Value {
  return {
    kind,
    from,
    to,
    tried,
    same,
    refused,
    lossy: lossy.map(({ path, how, message }) => ({ path, how, message })),
  }
}

interface Counts {
  readonly kinds: number
  readonly breaking: number
  readonly waived: number
  readonly safe: number
}

function linesOf(old: OldPackage, { kinds, breaking, waived, safe }: Counts): readonly string[] {
  if (old.package === undefined) return [`${old.name} has no package here yet: ${counted(kinds, 'kind')}, all new.`]
  const parts = [counted(breaking, 'breaking change'), ...(waived > 0 ? [`${waived} waived`] : []), `${safe} safe`]
  const lines = [`Compared ${counted(kinds, 'kind')} with ${old.name}: ${parts.join(', ')}.`]
  if (breaking === 0) return lines
  return [
    ...lines,
    'What is to pass all the same gets a line in motif.yaml, spec.waivers: { code, kind, version, path, reason }.',
  ]
}

function detail({ change, isBreaking, waiver }: Judged, diagnostic: Diagnostic, { before, after }: Place): Value {
  const { code, group, kind, version, path, help } = change
  const { file, line, column } = after ?? before ?? {}
  return defined({
    ...{ code, breaking: isBreaking, group, kind, version, path, message: diagnostic.message },
    ...{ file, line, column, help },
    old: before && { file: before.file, line: before.line, column: before.column },
    waived: waiver?.reason,
  })
}

function defined(members: Readonly<Record<string, Value | undefined>>): Value {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Value] => entry[1] !== undefined))
}
