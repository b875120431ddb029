import type * as Cdk8s from 'cdk8s'
import type * as Constructs from 'constructs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { types } from 'node:util'
import type { CompositionModule } from '../index.ts'
import type { Composing, Composite, FieldRead, LoadedComposition, Reading } from '../model/composition.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'
import { isMapping, textOf } from '../model/value.ts'
import { runUnchanged } from './built-ins.ts'
import { bundle } from './bundle.ts'
import type { LoadRequest } from './composer.ts'
import { copyData } from './data.ts'
import { emitChart, PartError, type Library } from './emit-chart.ts'
import { explainImpurity, explainMachine, explainPackage, explainThrown } from './failures.ts'
import { authorFrames, nearestFrame } from './frames.ts'
import { withLimit } from './limit.ts'
import { OWN_FOLDER } from './packages.ts'
import { guarded } from './purity.ts'
import { recordingOf } from './recording.ts'
import { plainRenderer } from './render.ts'
import { PackageError, prepareScript, requireFrom, type AuthorScript } from './script.ts'
import { subjectOf } from './subject.ts'

/** What hosts a composition: the author's copy of cdk8s, because two copies in a process don't know each other's Lazy. */
interface Hosted extends Library {
  readonly constructs: typeof Constructs
  readonly script: AuthorScript
  readonly compose: CompositionModule<unknown>['compose']
}

const LOAD_LIMIT_MS = 30_000

/** Loads a composition in TypeScript. Adds composition/load, composition/impure, composition/limit. */
export async function loadConstruct(given: LoadRequest): Promise<LoadedComposition> {
  const request = { ...given, root: given.host.realPath(given.root) }
  const bundled = await bundle(request)
  if (!bundled.ok) return bundled
  const { digest, files, imports } = bundled.bundle
  const machine = explainMachine(request, imports)
  if (machine.length > 0) return { ok: false, diagnostics: machine }
  try {
    const libraries = loadLibraries(join(request.root, request.file), request.file)
    const script = await prepareScript(request, bundled.bundle)
    const loaded = runTopLevel(request, script)
    if (!loaded.ok) return { ok: false, diagnostics: [loaded.diagnostic] }
    const hosted = { ...libraries, script, compose: loaded.module.compose }
    const compose = (composite: Composite) => composeOne(hosted, composite)
    const locate = (composite: Composite, part: string) => locatePart(hosted, composite, part)
    const readings = (composite: Composite) => readingOf(hosted, composite)
    return { ok: true, composition: { file: request.file, digest, files, compose, locate, readings }, warnings: [] }
  } catch (thrown) {
    if (thrown instanceof PackageError) return { ok: false, diagnostics: [explainPackage(request, thrown)] }
    throw thrown
  }
}

function loadLibraries(path: string, from: string): Pick<Hosted, 'cdk8s' | 'renderPlain' | 'constructs'> {
  const { outcome } = guarded(() => {
    const cdk8s = requireFrom(path, 'cdk8s') as typeof Cdk8s
    const constructs = requireFrom(pathOfCdk8s(path), 'constructs') as typeof Constructs
    return { cdk8s, constructs, renderPlain: plainRenderer(cdk8s) }
  })
  if (!outcome.ok) throw new PackageError({ specifier: 'cdk8s', from }, outcome.error)
  return outcome.value
}

function pathOfCdk8s(path: string): string {
  try {
    return createRequire(path).resolve('cdk8s')
  } catch {
    return createRequire(join(OWN_FOLDER, 'construct.js')).resolve('cdk8s')
  }
}

type TopLevel =
  | { readonly ok: true; readonly module: CompositionModule<unknown> }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

function runTopLevel({ file, kind }: LoadRequest, script: AuthorScript): TopLevel {
  const limited = withLimit(LOAD_LIMIT_MS, () => guarded(() => runUnchanged(() => script.run()['default'])))
  if (!limited.ok) {
    const message = `The top level of ${file} did not end within ${LOAD_LIMIT_MS / 1000} seconds.`
    return { ok: false, diagnostic: diagnostic('composition/limit', message, { origin: startOf(file) }) }
  }
  const { outcome, impurities } = limited.value
  const scene = { code: script, subject: `The top level of ${file}` }
  if (impurities[0]) return { ok: false, diagnostic: explainImpurity(scene, impurities[0]) }
  if (!outcome.ok) {
    const explained = explainThrown(scene, outcome.error)
    return { ok: false, diagnostic: { ...explained, code: 'composition/load' } }
  }
  if (isCompositionModule(outcome.value)) return { ok: true, module: outcome.value }
  const message = `${file} has no default export that composition() made.`
  const help = `write \`export default composition<${kind.kind}>((scope, { metadata, spec }) => { ... })\`.`
  return { ok: false, diagnostic: diagnostic('composition/load', message, { origin: startOf(file), help }) }
}

function isCompositionModule(value: unknown): value is CompositionModule<unknown> {
  return typeof value === 'object' && value !== null && Symbol.for('motif.dev/composition') in value
}

function composeOne(hosted: Hosted, composite: Composite): Composing {
  const { script } = hosted
  const { outcome, impurities } = guarded(() => expand(hosted, composite))
  const scene = { code: script, subject: `The composition of ${subjectOf(composite)}` }
  if (impurities[0]) return failed(explainImpurity(scene, impurities[0]))
  if (outcome.ok) return outcome.value
  const { error } = outcome
  // A proxy can be thrown too, and `instanceof` would ask it.
  if (!types.isNativeError(error) || !(error instanceof PartError)) return failed(explainThrown(scene, error))
  const { part, cause, code } = error
  const origin = locatePart(hosted, composite, part) ?? startOf(script.file)
  if (code !== 'composition/throws') {
    return failed(diagnostic(code, `${scene.subject} made "${part}", ${String(cause)}.`, { origin }))
  }
  const rendering = { code: script, subject: `${scene.subject}, rendering "${part}",`, fallback: origin }
  return failed(explainThrown(rendering, cause))
}

function expand(hosted: Hosted, composite: Composite): Composing {
  const chart = makeChart(hosted, composite)
  const returned: unknown = hosted.compose(chart, copyData(composite))
  if (!isPromise(returned)) {
    const objects = emitChart(hosted, chart)
    // What an abandoned promise adds would be lost without a word.
    chart.node.lock()
    return { objects, diagnostics: [] }
  }
  returned.then(undefined, () => undefined)
  const message = `The composition of ${subjectOf(composite)} returned a promise.`
  const help = 'make the function synchronous: everything it needs is in the composite.'
  return failed(diagnostic('composition/async', message, { origin: startOf(hosted.script.file), help }))
}

/** The id goes into names and immutable selectors, so it is the same for ever: `<kind>-<name>`. */
function makeChart({ cdk8s }: Hosted, { kind, metadata }: Composite): Cdk8s.Chart {
  const name = isMapping(metadata) ? textOf(metadata.name) : ''
  const id = `${textOf(kind)}-${name}`.toLowerCase()
  const app = new cdk8s.App({ outdir: '.' })
  // A plain object would be given a hidden class of its own for each name; one without a prototype is a hash table at once.
  Object.assign(app.node, { _children: Object.create(null) as object })
  return new cdk8s.Chart(app, id, { disableResourceNameHashes: true })
}

/** Composes again and keeps the stack of the construct at that path. */
function locatePart(hosted: Hosted, composite: Composite, part: string): Origin | undefined {
  let stack = ''
  const chart = makeChart(hosted, composite)
  const path = `${chart.node.path}/${part}`
  const note = (made: string): void => {
    if (made === path) stack = new Error().stack ?? ''
  }
  guarded(() => watchConstructs(hosted, note, () => hosted.compose(chart, copyData(composite))))
  return nearestFrame(authorFrames(stack, hosted.script), hosted.script)
}

/** Composes again on a recording: what is read up to an object's construction, and while it is rendered, is read for it. */
function readingOf(hosted: Hosted, composite: Composite): Reading {
  const { composite: recorded, reads } = recordingOf(composite)
  const chart = makeChart(hosted, composite)
  const prefix = chart.node.path.length + 1
  const made = new Map<string, number>()
  const parts = new Map<string, readonly FieldRead[]>()
  guarded(() => {
    watchConstructs(
      hosted,
      (path) => made.set(path.slice(prefix), reads.length),
      () => hosted.compose(chart, recorded),
    )
    const objects = chart.node.findAll().filter((each) => hosted.cdk8s.ApiObject.isApiObject(each))
    const inOrder = objects.map((object) => ({ object, part: object.node.path.slice(prefix) }))
    inOrder.sort((a, b) => (made.get(a.part) ?? 0) - (made.get(b.part) ?? 0))
    let from = 0
    for (const { object, part } of inOrder) {
      const [to, start] = [made.get(part) ?? from, reads.length]
      if (hosted.renderPlain(object) === undefined) object.toJson()
      parts.set(
        part,
        [...reads.slice(from, to), ...reads.slice(start)].map((read) => ({ read })),
      )
      from = to
    }
  })
  return { all: reads, parts }
}

/** Runs with every construct's path told as it is made; all constructs pass Dependable.implement. */
function watchConstructs({ constructs }: Hosted, told: (path: string) => void, run: () => void): void {
  const { Dependable, Construct } = constructs
  const implement = Object.getOwnPropertyDescriptor(Dependable, 'implement')
  if (!implement) return
  const original = implement.value as typeof Dependable.implement
  Dependable.implement = (instance, trait) => {
    if (Construct.isConstruct(instance)) told(instance.node.path)
    original(instance, trait)
  }
  try {
    run()
  } finally {
    Object.defineProperty(Dependable, 'implement', implement)
  }
}

function failed(problem: Diagnostic): Composing {
  return { objects: [], diagnostics: [problem] }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
