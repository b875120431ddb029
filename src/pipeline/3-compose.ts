import type { Composite, Composition } from '../model/composition.ts'
import { diagnostic, diagnosticOf, type Diagnostic, type Problem } from '../model/diagnostic.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { startOf, type Origin } from '../model/origin.ts'
import { groupVersion, identity, identityKey, type Manifest } from '../model/resource.ts'
import { own, ownText } from '../model/value.ts'
import type { Converters } from '../schema/convert.ts'
import { check } from './2-check.ts'
import type { Kinds } from './kinds.ts'

/** One resource as a composition, or a composition inside it, made it. */
export interface Part {
  readonly manifest: Manifest
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
  const spans: { readonly from: number; readonly to: number }[] = []
  for (const object of objects) {
    const from = parts.length
    const part = level.part === '' ? object.part : `${level.part}/${object.part}`
    const locate = () => composition.locate(level.composite, object.part)
    const nested = declaredKind(expander.kinds, object.manifest)
    if (nested === undefined) {
      const { via, outer } = level
      parts.push({ manifest: object.manifest, part, via, outer, namespace, dependsOn: [], locate })
    } else {
      const inner = expandNested(expander, levels, { manifest: object.manifest, kind: nested, part, locate })
      found.push(...inner.diagnostics)
      for (const each of inner.parts) parts.push({ ...each, dependsOn: each.dependsOn.map((index) => index + from) })
    }
    spans.push({ from, to: parts.length })
  }
  objects.forEach(({ dependsOn }, index) => addDependencies(parts, spans, { index, dependsOn }))
  return found.length > 0 ? { parts: [], diagnostics: found } : { parts, diagnostics: [] }
}

interface Nested {
  readonly manifest: Manifest
  readonly kind: Kind
  readonly part: string
  readonly locate: () => Origin | undefined
}

function expandNested(expander: Expander, levels: readonly Level[], nested: Nested): Expansion {
  const { manifest, kind, part, locate } = nested
  const origin = locate()
  const here = origin === undefined ? {} : { origin }
  const loop = levels.findIndex((level) => level.kind === kind)
  if (loop >= 0) {
    const names = [...levels.slice(loop).map((level) => level.kind.kind), kind.kind].join(' -> ')
    const help = 'take the object out of one of these compositions, or have it render the resources themselves.'
    return {
      parts: [],
      diagnostics: [diagnostic('composition/cycle', `Kinds expand into one another: ${names}.`, { ...here, help })],
    }
  }
  const parent = levels.at(-1)
  const { version } = groupVersion(ownText(manifest, 'apiVersion'))
  if (!kind.versions.some(({ name, served }) => name === version && served)) {
    const known = kind.versions.map(({ name }) => name).join(', ')
    const message = `${kind.kind} has no version ${version}; it has ${known}.`
    return { parts: [], diagnostics: [diagnostic('source/unknown-version', message, here)] }
  }
  const namespace = parent === undefined ? undefined : namespaceOf(parent.composite)
  const { composite, faults, ...written } = check({ manifest, kind, version, namespace }, expander.converters)
  if (written.problems.length + faults.length > 0) {
    const name = `${kind.kind} "${identity(manifest).name}"`
    const atCall = (problem: Problem): Diagnostic => diagnosticOf(problem, { origin, name })
    const converted = faults.map(({ problem, inModule }) => inModule ?? atCall(problem))
    return { parts: [], diagnostics: [...written.problems.map(atCall), ...converted] }
  }
  const via = [...(parent?.via ?? []), identityKey(identity(composite))]
  const outer = [...(parent?.outer ?? []), locate]
  return expand(expander, [...levels, { composite, kind, part, via, outer }])
}

function addDependencies(
  parts: Part[],
  spans: readonly { readonly from: number; readonly to: number }[],
  object: { readonly index: number; readonly dependsOn: readonly number[] },
): void {
  const own = spans[object.index]
  if (own === undefined || object.dependsOn.length === 0) return
  const before = object.dependsOn.flatMap((index) => {
    const span = spans[index]
    return span === undefined ? [] : Array.from({ length: span.to - span.from }, (_, offset) => span.from + offset)
  })
  for (let index = own.from; index < own.to; index++) {
    const part = parts[index]
    if (part !== undefined) parts[index] = { ...part, dependsOn: [...part.dependsOn, ...before] }
  }
}

function declaredKind(kinds: Kinds, manifest: Manifest): Kind | undefined {
  const apiVersion = own(manifest, 'apiVersion')
  const name = own(manifest, 'kind')
  if (typeof apiVersion !== 'string' || typeof name !== 'string') return undefined
  const kind = kinds.find(groupVersion(apiVersion).group, name)
  return kind?.ships === 'package' ? kind : undefined
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
