import type { Composed, Composite, Composition } from '../model/composition.ts'
import { diagnostic, diagnosticOf, type Diagnostic, type Problem } from '../model/diagnostic.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { startOf, type Origin } from '../model/origin.ts'
import { groupVersion, identity, identityKey, type Manifest } from '../model/resource.ts'
import { own, ownText } from '../model/value.ts'
import type { Converters } from '../schema/convert.ts'
import { check } from './2-check.ts'
import { kindOf, type Kinds } from './kinds.ts'

/** One resource as a composition, or a composition inside it, made it. */
export interface Part {
  readonly manifest: Manifest
  /** Undefined where nothing declares its kind. */
  readonly kind: Kind | undefined
  /** What made it: construct paths joined by `/`, outermost first. */
  readonly part: string
  /** The nested composites it came through, outermost first, as identity keys. */
  readonly via: readonly string[]
  /** The namespace it has if it names none: that of the innermost composite. */
  readonly namespace: string | undefined
  /** Positions in the same list of what must be applied before it. */
  readonly dependsOn: readonly number[]
  /** The composition line that makes it; dear, so only asked for by a message. */
  readonly locate: () => Origin | undefined
  /** The lines that make the nested composites it came through, outermost first; as dear. */
  readonly outer: readonly (() => Origin | undefined)[]
}

/** A composite expanded to the end: no part is of a declared kind. */
export interface Expansion {
  readonly parts: readonly Part[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What compose() needs of a Program. */
export interface Expander {
  readonly kinds: Kinds
  readonly compositions: ReadonlyMap<string, Composition>
  readonly converters: Converters
}

/** One composite on the way down, innermost last. */
interface Level {
  readonly composite: Composite
  readonly kind: Kind
  readonly part: string
  readonly via: readonly string[]
  readonly outer: Part['outer']
}

/**
 * Stage 3: a checked composite to resources. An object of a declared kind is checked as written and expanded in turn;
 * its errors point to the composition line that made it. A kind inside itself is composition/cycle.
 */
export function compose(expander: Expander, composite: Composite, kind: Kind): Expansion {
  return expand(expander, [{ composite, kind, part: '', via: [], outer: [] }])
}

function expand(expander: Expander, levels: readonly Level[]): Expansion {
  const level = levels.at(-1)
  const composition = level && expander.compositions.get(kindKey(level.kind.group, level.kind.kind))
  if (level === undefined || composition === undefined) return { parts: [], diagnostics: [] }
  const { objects, diagnostics } = composition.compose(level.composite)
  if (diagnostics.length > 0) return { parts: [], diagnostics }
  if (objects.length === 0) return { parts: [], diagnostics: [nothing(level, composition)] }
  const namespace = namespaceOf(level.composite)
  const parts: Part[] = []
  const found: Diagnostic[] = []
  /** Where the parts of each object begin. */
  const starts: number[] = []
  for (const object of objects) {
    const start = parts.length
    starts.push(start)
    const part = level.part === '' ? object.part : `${level.part}/${object.part}`
    const locate = () => composition.locate(level.composite, object.part)
    const { manifest } = object
    const kind = kindOf(expander.kinds, manifest)
    if (kind?.ships !== 'package') {
      const { via, outer } = level
      parts.push({ manifest, kind, part, via, outer, namespace, dependsOn: NOTHING, locate })
    } else {
      const inner = expandNested(expander, levels, { manifest, kind, part, locate })
      found.push(...inner.diagnostics)
      for (const each of inner.parts) parts.push({ ...each, dependsOn: each.dependsOn.map((index) => index + start) })
    }
  }
  if (found.length > 0) return { parts: [], diagnostics: found }
  starts.push(parts.length)
  return {
    parts: objects.some(({ dependsOn }) => dependsOn.length > 0) ? dependent(parts, objects, starts) : parts,
    diagnostics: [],
  }
}

const NOTHING: readonly number[] = []

interface Nested {
  readonly manifest: Manifest
  readonly kind: Kind
  readonly part: string
  readonly locate: () => Origin | undefined
}

function expandNested(expander: Expander, levels: readonly Level[], nested: Nested): Expansion {
  const { manifest, kind, part, locate } = nested
  const here = () => {
    const origin = locate()
    return origin === undefined ? {} : { origin }
  }
  const loop = levels.findIndex((level) => level.kind === kind)
  if (loop >= 0) {
    const names = [...levels.slice(loop).map((level) => level.kind.kind), kind.kind].join(' -> ')
    const help = 'take the object out of one of these compositions, or have it render the resources themselves.'
    return {
      parts: [],
      diagnostics: [diagnostic('composition/cycle', `Kinds expand into one another: ${names}.`, { ...here(), help })],
    }
  }
  const parent = levels.at(-1)
  const { version } = groupVersion(ownText(manifest, 'apiVersion'))
  if (!kind.versions.some(({ name, served }) => name === version && served)) {
    const known = kind.versions.map(({ name }) => name).join(', ')
    const message = `${kind.kind} has no version ${version}; it has ${known}.`
    return { parts: [], diagnostics: [diagnostic('source/unknown-version', message, here())] }
  }
  const namespace = parent === undefined ? undefined : namespaceOf(parent.composite)
  const { composite, faults, ...written } = check({ manifest, kind, version, namespace }, expander.converters)
  if (written.problems.length + faults.length > 0) {
    const name = `${kind.kind} "${identity(manifest).name}"`
    const origin = locate()
    const atCall = (problem: Problem): Diagnostic => diagnosticOf(problem, { origin, name })
    const converted = faults.map(({ problem, inModule }) => inModule ?? atCall(problem))
    return { parts: [], diagnostics: [...written.problems.map(atCall), ...converted] }
  }
  const via = [...(parent?.via ?? []), identityKey(identity(composite))]
  const outer = [...(parent?.outer ?? []), locate]
  return expand(expander, [...levels, { composite, kind, part, via, outer }])
}

/** The parts, those of an object after those of the objects that it depends on. */
function dependent(parts: readonly Part[], objects: readonly Composed[], starts: readonly number[]): readonly Part[] {
  const partsOf = (index: number): readonly number[] => {
    const from = starts[index] ?? 0
    return Array.from({ length: (starts[index + 1] ?? from) - from }, (_, offset) => from + offset)
  }
  const after = [...parts]
  objects.forEach(({ dependsOn }, index) => {
    const before = dependsOn.flatMap(partsOf)
    for (const position of before.length === 0 ? [] : partsOf(index)) {
      const part = after[position]
      if (part !== undefined) after[position] = { ...part, dependsOn: [...part.dependsOn, ...before] }
    }
  })
  return after
}

function nothing(level: Level, composition: Composition): Diagnostic {
  const message = `${composition.file} made nothing of ${level.kind.kind} "${identity(level.composite).name}".`
  const help = 'a composition makes at least one resource; a spec that needs none is better deleted.'
  return diagnostic('composition/empty', message, { origin: startOf(composition.file), help })
}

function namespaceOf(composite: Composite): string | undefined {
  const namespace = own(own(composite, 'metadata'), 'namespace')
  return typeof namespace === 'string' ? namespace : undefined
}
