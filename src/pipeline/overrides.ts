import { diagnostic, diagnosticOf, type Diagnostic } from '../model/diagnostic.ts'
import type { Evaluate, Selector } from '../model/edit.ts'
import { kindKey } from '../model/kind.ts'
import type { Override } from '../model/override.ts'
import { groupVersion, type Manifest } from '../model/resource.ts'
import { fits } from '../model/selector.ts'
import type { SourceRef, Unit } from '../model/unit.ts'
import { ownText, type Mapping } from '../model/value.ts'
import { evaluator } from '../schema/cel/evaluate.ts'
import type { Locate } from './locate.ts'
import { readOverride } from './read-override.ts'

/** The overrides of a package, ready to be made. */
export interface Overrides {
  /** In order of file, document and item. */
  readonly list: readonly Override[]
  /** The positions of those that may mean resources of a kind, by kindKey. */
  readonly byKind: ReadonlyMap<string, readonly number[]>
  /** What overrides with mistakes would have meant: nothing of it may be written. `all`: that can't be told. */
  readonly held: 'all' | readonly Selector[]
  readonly evaluate: Evaluate
}

/** For a package without any. */
export const NO_OVERRIDES: Overrides = { list: [], byKind: new Map(), held: [], evaluate: evaluator() }

/** Overrides as stage 1 comes upon them. */
export interface OverrideCollector {
  /** Reads a document of kind Override. */
  add(ref: SourceRef, document: Mapping): void
  /** Notes a text that can't be read whole: an override may be in it. */
  unread(text: string): void
  /** Notes an override of which nothing can be told. */
  hold(): void
  overrides(): Overrides
  diagnostics(): readonly Diagnostic[]
}

/** Gathers overrides; `now` (in milliseconds) is asked only where one of them expires. */
export function collectOverrides(locate: Locate, now: () => number): OverrideCollector {
  const list: Override[] = []
  const held: Selector[] = []
  const diagnostics: Diagnostic[] = []
  let isAllHeld = false
  return {
    add(ref, document) {
      const read = readOverride(ref, document)
      if (read.ok) {
        list.push(read.override)
        if (isPast(read.override, now)) diagnostics.push(expired(read.override, locate))
        return
      }
      if (read.target === undefined) isAllHeld = true
      else held.push(...read.target)
      diagnostics.push(
        ...read.problems.map((problem) => diagnosticOf(problem, { origin: locate(ref, problem.path, problem.at) })),
      )
    },
    unread(text) {
      isAllHeld ||= text.includes('motif.dev/') && text.includes('Override')
    },
    hold() {
      isAllHeld = true
    },
    overrides: () => ({ list, byKind: positionsByKind(list), held: isAllHeld ? 'all' : held, evaluate: evaluator() }),
    diagnostics: () => diagnostics,
  }
}

/** True where an override with mistakes may mean the resource: without it the resource would be another. */
export function isHeld({ held }: Overrides, manifest: Manifest): boolean {
  return held === 'all' || held.some((selector) => fits(selector, manifest))
}

/** The positions of the overrides that may mean a resource of this kind, in order. */
export function overridesOf({ byKind }: Overrides, manifest: Manifest): readonly number[] {
  if (byKind.size === 0) return []
  const { group } = groupVersion(ownText(manifest, 'apiVersion'))
  return byKind.get(kindKey(group, ownText(manifest, 'kind'))) ?? []
}

/** The overrides that may mean resources of a unit, by position; `unknown` where that cannot be told. */
export type Meaning = readonly number[] | 'unknown'

/**
 * Tells of a unit that was compiled without overrides which of them may mean its resources: where there are any, it has
 * to be compiled with them. Undefined for a program without overrides.
 */
export function meaningIn(overrides: Overrides): ((unit: Pick<Unit, 'index'>) => Meaning) | undefined {
  const { list, held } = overrides
  if (held === 'all') return () => 'unknown'
  if (list.length + held.length === 0) return undefined
  return ({ index }) => {
    // Nobody knows what a unit with errors would have rendered.
    if (index.length === 0) return 'unknown'
    const found = new Set<number>()
    for (const { identity, apiVersion } of index) {
      const { kind, namespace, name } = identity
      const manifest = { apiVersion, kind, metadata: namespace === '' ? { name } : { namespace, name } }
      if (isHeld(overrides, manifest)) return 'unknown'
      for (const position of overridesOf(overrides, manifest)) {
        if (list[position]?.target.some((selector) => fits(selector, manifest)) === true) found.add(position)
      }
    }
    return [...found].sort((a, b) => a - b)
  }
}

function positionsByKind(list: readonly Override[]): ReadonlyMap<string, readonly number[]> {
  const byKind = new Map<string, number[]>()
  for (const [position, { target }] of list.entries()) {
    for (const key of new Set(target.map(({ group, kind }) => kindKey(group, kind)))) {
      const positions = byKind.get(key)
      if (positions) positions.push(position)
      else byKind.set(key, [position])
    }
  }
  return byKind
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The day itself still counts. Days are those of UTC. */
function isPast({ expires }: Override, now: () => number): boolean {
  return expires !== undefined && now() >= Date.parse(`${expires}T00:00:00Z`) + DAY_MS
}

function expired({ name, expires = '', reason, ref }: Override, locate: Locate): Diagnostic {
  return diagnostic('override/expired', `The override "${name}" is past ${expires}: ${reason}`, {
    origin: locate(ref, ['spec', 'expires']),
    path: 'spec.expires',
    help: 'take it out, or give it another date; what is rendered depends on neither.',
  })
}
