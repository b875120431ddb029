import { diagnostic, diagnosticOf, type Diagnostic, type Problem } from '../model/diagnostic.ts'
import type { Composite } from '../model/composition.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import type { OverrideUse } from '../model/override.ts'
import { identity, type Identity, type Manifest } from '../model/resource.ts'
import { textOf } from '../model/value.ts'
import type { Unit, UnitEntry } from '../model/unit.ts'
import { SEPARATOR, writeJson, writeManifests } from '../yaml/write.ts'
import type { Program } from './1-load.ts'
import type { SourceObject } from './source-files.ts'
import { check, type ConversionFault } from './2-check.ts'
import { compose, type Expansion, type Part } from './3-compose.ts'
import { finish, finishRaw, type Finished } from './4-finish.ts'
import { verify } from './5-verify.ts'
import { foreignAnnotations, withoutAnnotation } from './annotations.ts'
import { nameless } from './nameless.ts'
import { overriddenHere, overrideProblems, useOf } from './override-problems.ts'
import { isHeld } from './overrides.ts'
import { reservedKeys } from './reserved.ts'
import { isSameExpansion } from './stable.ts'

/** How to compile one source object. */
export interface UnitOptions {
  readonly format: 'yaml' | 'json'
  /** Whether a composite is composed twice, to see that the answers agree. */
  readonly isTwice: boolean
  /** Asks for the unit's trace: the same bytes, and for each resource the lines that make it. Dear. */
  readonly trace?: true
}

/** Stages 2 to 5 for one source object. */
export function compile(program: Program, source: SourceObject, options: UnitOptions): Unit {
  return source.role === 'raw' ? compileRaw(program, source, options) : compileComposite(program, source, options)
}

function compileRaw(program: Program, source: SourceObject, { format, trace }: UnitOptions): Unit {
  const { kinds, overrides } = program
  const finished = finishRaw(source.manifest, { kinds, namespace: program.package.namespace, overrides })
  const problems = [
    ...verify(finished, program.package),
    ...reservedKeys(source.manifest),
    ...nameless(source.manifest),
  ]
  const diagnostics = problems.map((problem) => atSource(program, source, { problem, code: 'resource/schema' }))
  diagnostics.push(...overrideProblems(program, finished))
  if (lacksNamespace(finished)) diagnostics.push(noNamespace(program, source))
  const unit = unitOf(program, source, { resources: [finished], diagnostics, format })
  return trace ? traced(unit, [finished]) : unit
}

function compileComposite(program: Program, source: SourceObject, options: UnitOptions): Unit {
  const { kind, manifest, version } = source
  if (kind === undefined) return failed(program, source, [])
  const { namespace } = program.package
  const { composite, problems, faults } = check({ manifest, kind, version, namespace }, program.converters)
  if (problems.length + faults.length > 0) {
    const converted = faults
      .filter(({ isSaid }) => isSaid !== true)
      .map((fault) => atConversion(program, source, fault))
    return failed(program, source, [...problems.map((problem) => atSource(program, source, { problem })), ...converted])
  }
  const expansion = compose(program, composite, kind)
  if (expansion.diagnostics.length > 0) {
    const said = expansion.diagnostics.map((each) => whileComposing(program, source, each))
    return failed(program, source, said)
  }
  // What is wrong with the schema of a kind has been said at the schema.
  if (expansion.parts.some((part) => isOfBrokenKind(program, part))) return failed(program, source, [])
  if (options.isTwice) {
    const unstable = stability(program, source, { expansion, again: compose(program, composite, kind) })
    if (unstable !== undefined) return failed(program, source, [unstable])
  }
  return finishComposite(program, source, { composite, kind, expansion, options })
}

/** A composite that is checked and expanded. */
interface Expanded {
  readonly composite: Composite
  readonly kind: Kind
  readonly expansion: Expansion
  readonly options: UnitOptions
}

/** Stages 4 and 5. */
function finishComposite(program: Program, source: SourceObject, expanded: Expanded): Unit {
  const { composite, kind, expansion, options } = expanded
  const { kinds, overrides } = program
  const stamp = stampOf(identity(composite), kind.scope)
  const finished = finish(expansion.parts, { kinds, stamp, namespace: program.package.namespace, overrides })
  const { resources } = finished
  const diagnostics: Diagnostic[] = []
  for (const each of finished.diagnostics) diagnostics.push(whileComposing(program, source, each))
  for (const resource of resources) {
    diagnostics.push(...overrideProblems(program, resource))
    for (const problem of verify(resource, program.package)) {
      diagnostics.push(atResource(program, source, { problem, resource }))
    }
  }
  if (resources.some(lacksNamespace)) diagnostics.push(noNamespace(program, source))
  diagnostics.push(...unreadAnnotations(program, source, expanded))
  const made = { resources, diagnostics, format: options.format }
  const prepared = composite === source.manifest ? source : { ...source, manifest: composite }
  const unit = unitOf(program, prepared, made)
  return options.trace ? traced(unit, resources) : unit
}

/** The Unit of a source object whose code took all the memory that a worker may have. */
export function outOfMemory(program: Program, source: SourceObject, heapMb: number): Unit {
  const origin = program.locate(source.ref, ['metadata', 'name'])
  const file = compositionFile(program, source.kind)
  const message = `${nameOf(source.manifest)} took more than ${heapMb} MB of memory in ${file}.`
  const help = 'look for a list that never ends.'
  return failed(program, source, [diagnostic('composition/limit', message, { origin, help })])
}

/** The Unit of a source object whose code took too long, or changed a built-in object (`changed`). */
export function culprit(
  program: Program,
  source: SourceObject,
  { limitMs, changed }: { readonly limitMs: number; readonly changed: string | undefined },
): Unit {
  const file = compositionFile(program, source.kind)
  const origin = program.locate(source.ref, ['metadata', 'name'])
  if (changed !== undefined) {
    const message = `${file} changes ${changed}, which all compositions share, for ${nameOf(source.manifest)}.`
    const help = 'write a function of your own in its place, and import it where it is needed.'
    return failed(program, source, [diagnostic('composition/impure', message, { origin, help })])
  }
  const message = `${nameOf(source.manifest)} took more than ${limitMs / 1000} s in ${file}.`
  const help = 'look for a loop that does not end; `--limit SECONDS` gives a composition more time.'
  return failed(program, source, [diagnostic('composition/limit', message, { origin, help })])
}

function isOfBrokenKind({ kinds }: Program, { manifest, kind }: Part): boolean {
  if (kind !== undefined) return false
  const { group, kind: name } = identity(manifest)
  return kinds.isBroken(group, name)
}

/** `<group>/<Kind>/<namespace>/<name>`, with `_cluster` and `_none` in the namespace's place. */
export function stampOf({ group, kind, namespace, name }: Identity, scope: Kind['scope']): string {
  return `${group}/${kind}/${scope === 'Cluster' ? '_cluster' : namespace || '_none'}/${name}`
}

function unitOf(
  program: Program,
  source: SourceObject,
  {
    resources,
    diagnostics,
    format,
  }: { resources: readonly Finished[]; diagnostics: readonly Diagnostic[]; format: 'yaml' | 'json' },
): Unit {
  const overrides: OverrideUse[] = []
  for (const { overridden } of resources) for (const use of overridden.uses) overrides.push(useOf(use))
  const isHeldBack = resources.some(({ manifest }) => isHeld(program.overrides, manifest))
  if (isHeldBack || diagnostics.some(({ severity }) => severity === 'error')) {
    return { ...failed(program, source, diagnostics), overrides }
  }
  const { text, lengths, between } = writtenAs(format, resources)
  const index: UnitEntry[] = []
  let offset = 0
  resources.forEach((resource, position) => {
    const { manifest, kind, part } = resource
    const length = lengths[position] ?? 0
    index.push({
      identity: resource.identity,
      apiVersion: textOf(manifest.apiVersion),
      scope: kind?.scope ?? 'Namespaced',
      offset,
      length,
      via: part?.via ?? NOTHING,
      dependsOn: resource.dependsOn,
      part: part?.part ?? '',
      references: resource.references,
    })
    offset += length + between
  })
  // Written out, here and where else it is done for every resource: a spread takes V8 some microseconds.
  const { source: ref, identity, scope, role } = head(program, source)
  return { source: ref, identity, scope, role, text, index, overrides, diagnostics }
}

const NOTHING: readonly never[] = []

interface Text {
  readonly text: string
  /** Of each resource. */
  readonly lengths: readonly number[]
  /** Characters between two. */
  readonly between: number
}

function writtenAs(format: 'yaml' | 'json', resources: readonly Finished[]): Text {
  const manifests: Manifest[] = []
  for (const { manifest } of resources) manifests.push(manifest)
  if (format === 'yaml') {
    const { text, lengths } = writeManifests(manifests)
    return { text, lengths, between: SEPARATOR.length }
  }
  const documents = manifests.map(writeJson)
  return { text: documents.join(''), lengths: documents.map(({ length }) => length), between: 0 }
}

/** The same unit, with a fact for each of the resources. */
function traced(unit: Unit, resources: readonly Finished[]): Unit {
  const facts = resources.map(({ part }) => {
    const composition = [...(part?.outer ?? []), ...(part === undefined ? [] : [part.locate])]
    return {
      part: part?.part ?? '',
      via: part?.via ?? [],
      composition: composition.flatMap((locate) => locate() ?? []),
    }
  })
  return { ...unit, trace: { resources: facts } }
}

function failed(program: Program, source: SourceObject, diagnostics: readonly Diagnostic[]): Unit {
  return { ...head(program, source), text: '', index: [], overrides: undefined, diagnostics }
}

/** Who the source object is: with the package's namespace where it names none, also where it could not be compiled. */
function head(
  program: Program,
  { ref, manifest, role, kind }: SourceObject,
): Pick<Unit, 'source' | 'identity' | 'scope' | 'role'> {
  const scope = kind?.scope ?? 'Namespaced'
  const written = identity(manifest)
  const namespace = written.namespace || (scope === 'Namespaced' ? (program.package.namespace ?? '') : '')
  const { group, kind: kindName, name } = written
  return { source: ref, identity: { group, kind: kindName, namespace, name }, scope, role }
}

function atSource(
  program: Program,
  source: SourceObject,
  { problem, code }: { readonly problem: Problem; readonly code?: 'resource/schema' },
): Diagnostic {
  const isSchema = problem.code.startsWith('schema/')
  const origin = program.locate(source.ref, problem.path, problem.at)
  const coded = code !== undefined && isSchema ? { ...problem, code } : problem
  return diagnosticOf(coded, { origin, name: nameOf(source.manifest) })
}

/** What a Conversion did stands at the Conversion, with the object beside it; what it refuses, at the object. */
function atConversion(program: Program, source: SourceObject, fault: ConversionFault): Diagnostic {
  const { leg, problem, edit, inModule } = fault
  const { conversion, from, to } = leg
  const { by } = conversion
  const at = edit === undefined ? ['spec', by.way] : ['spec', 'edits', edit]
  const module = by.way === 'module' ? program.converters.modules?.get(by.file) : undefined
  const place = module?.lineOf(leg.direction) ?? program.locate(conversion, at, edit === undefined ? 'key' : 'value')
  const written = program.locate(source.ref, ['apiVersion'])
  if (inModule !== undefined) {
    const related = [...(inModule.related ?? []), { message: 'for this object', origin: written }]
    return { ...inModule, related }
  }
  const name = `${nameOf(source.manifest)}, from ${from} to ${to}`
  if (problem.code === 'conversion/refused') {
    return diagnosticOf(problem, { origin: written, name, related: [{ message: 'converted here', origin: place }] })
  }
  return diagnosticOf(problem, { origin: place, name, related: [{ message: 'for this object', origin: written }] })
}

/** A rendered resource's problem stands at the composite, with the line that made the resource beside it. */
function atResource(
  program: Program,
  source: SourceObject,
  { problem, resource }: { readonly problem: Problem; readonly resource: Finished },
): Diagnostic {
  const line = resource.part?.locate()
  const coded: Problem = problem.code.startsWith('schema/') ? { ...problem, code: 'resource/schema' } : problem
  const said = diagnosticOf(coded, {
    origin: program.locate(source.ref, ['metadata', 'name']),
    name: nameOf(resource.manifest),
    related: [
      ...(line === undefined ? [] : [{ message: 'rendered here', origin: line }]),
      ...overriddenHere(program, resource, problem.path),
    ],
  })
  return { ...said, about: { source: source.ref, part: resource.part?.part ?? '', path: problem.path } }
}

function whileComposing(program: Program, source: SourceObject, found: Diagnostic): Diagnostic {
  const origin = program.locate(source.ref, ['metadata', 'name'])
  if (found.origin === undefined) return { ...found, origin }
  const message = `while composing ${nameOf(source.manifest)}`
  return { ...found, related: [...(found.related ?? []), { message, origin }] }
}

function stability(
  program: Program,
  source: SourceObject,
  { expansion, again }: { readonly expansion: Expansion; readonly again: Expansion },
): Diagnostic | undefined {
  if (isSameExpansion(expansion, again)) return undefined
  const message = `${compositionFile(program, source.kind)} gave two answers for ${nameOf(source.manifest)}.`
  const help = 'a composition depends on its composite alone: look for a counter or a collection that outlives a call.'
  return diagnostic('composition/unstable', message, { origin: program.locate(source.ref, ['metadata', 'name']), help })
}

/** An annotation is read where the expansion differs without it. */
function unreadAnnotations(
  program: Program,
  source: SourceObject,
  { composite, kind, expansion }: Expanded,
): Diagnostic[] {
  const unread = foreignAnnotations(composite).filter((key) =>
    isSameExpansion(expansion, compose(program, withoutAnnotation(composite, key), kind)),
  )
  return unread.map((key) => {
    const message = `${nameOf(source.manifest)} has the annotation ${key}, which ${compositionFile(program, kind)} does not read.`
    const help = 'only the composition sees it: set it on the resources there, or take it out of the spec.'
    const origin = program.locate(source.ref, ['metadata', 'annotations', key], 'key')
    return diagnostic('source/annotation-unread', message, { origin, help })
  })
}

function lacksNamespace({ kind, identity }: Finished): boolean {
  return kind?.scope === 'Namespaced' && identity.namespace === ''
}

function noNamespace(program: Program, source: SourceObject): Diagnostic {
  const what = source.role === 'raw' ? 'it is namespaced' : 'it renders namespaced resources'
  const message = `${nameOf(source.manifest)} names no namespace, and ${what}.`
  const help = 'set metadata.namespace, or spec.namespace in motif.yaml for all that name none.'
  return diagnostic('resource/namespace', message, { origin: program.locate(source.ref, ['metadata', 'name']), help })
}

function compositionFile(program: Program, kind: Kind | undefined): string {
  return (kind && program.compositions.get(kindKey(kind.group, kind.kind))?.file) ?? 'its composition'
}

function nameOf(manifest: Manifest): string {
  const { kind, name } = identity(manifest)
  return `${kind} "${name}"`
}
