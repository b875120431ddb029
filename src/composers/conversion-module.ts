import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'
import { formatPath } from '../model/path.ts'
import type { Mapping } from '../model/value.ts'
import { runUnchanged } from './built-ins.ts'
import { bundle } from './bundle.ts'
import type { LoadRequest } from './composer.ts'
import { copyData, DEEPEST, settleData } from './data.ts'
import { explainImpurity, explainMachine, explainPackage, explainThrown } from './failures.ts'
import { withLimit } from './limit.ts'
import { guarded } from './purity.ts'
import { PackageError, prepareScript, type AuthorScript } from './script.ts'
import { subjectOf } from './subject.ts'

/** The two functions of a Conversion's module. They never throw, and leave what they are given alone. */
export interface ConversionFunctions {
  /** SHA-256 of everything its code is made of, imports included. */
  readonly digest: string
  readonly up: (object: Mapping) => ModuleAnswer
  readonly down: (object: Mapping) => ModuleAnswer
  /** Where the module exports one of them. */
  readonly lineOf: (direction: 'up' | 'down') => Origin
}

/** Plain data that may still be no object of the other version; or what is wrong, at a line of the module. */
export type ModuleAnswer =
  { readonly ok: true; readonly value: Mapping } | { readonly ok: false; readonly diagnostic: Diagnostic }

/** What loading a module gave. */
export type LoadedModule =
  | { readonly ok: true; readonly functions: ConversionFunctions }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

const LOAD_LIMIT_MS = 30_000
/** For one object. */
const CALL_LIMIT_MS = 2_000

/** Loads the module of a Conversion as a composition is loaded. Adds conversion/load, conversion/impure. */
export async function loadConversionModule(given: LoadRequest): Promise<LoadedModule> {
  const request = { ...given, root: given.host.realPath(given.root) }
  const bundled = await bundle(request)
  if (!bundled.ok) return { ok: false, diagnostics: bundled.diagnostics.map(ofConversion) }
  const { digest, imports } = bundled.bundle
  const machine = explainMachine(request, imports)
  if (machine.length > 0) return { ok: false, diagnostics: machine.map(ofConversion) }
  try {
    const script = await prepareScript(request, bundled.bundle)
    const loaded = runTopLevel(request, script)
    if (!loaded.ok) return loaded
    const lineOf = linesOf(request)
    const scene = (word: Word): Scene => ({ script, word, call: loaded.exports[word], origin: lineOf(word) })
    const [up, down] = [scene('up'), scene('down')]
    return {
      ok: true,
      functions: { digest, lineOf, up: (object) => callOne(up, object), down: (object) => callOne(down, object) },
    }
  } catch (thrown) {
    if (thrown instanceof PackageError) {
      return { ok: false, diagnostics: [ofConversion(explainPackage(request, thrown))] }
    }
    throw thrown
  }
}

/** What is said of compositions, under the codes of Conversions. */
function ofConversion(said: Diagnostic): Diagnostic {
  const message = said.message.replace(
    'a composition reads nothing but its composite',
    'it reads nothing but its object',
  )
  switch (said.code) {
    case 'composition/load':
      return { ...said, message, code: 'conversion/load' }
    case 'composition/impure':
      return { ...said, message, code: 'conversion/impure' }
    case 'composition/async':
      return { ...said, message, code: 'conversion/async' }
    default:
      return { ...said, message, code: 'conversion/throws' }
  }
}

type Word = 'up' | 'down'
type Convert = (object: unknown) => unknown

type TopLevel =
  | { readonly ok: true; readonly exports: Readonly<Record<Word, Convert>> }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

function runTopLevel({ file }: LoadRequest, script: AuthorScript): TopLevel {
  const fail = (...diagnostics: readonly Diagnostic[]): TopLevel => ({ ok: false, diagnostics })
  const limited = withLimit(LOAD_LIMIT_MS, () =>
    guarded(() => {
      const { up, down } = runUnchanged(() => script.run())
      return { up, down }
    }),
  )
  if (!limited.ok) {
    const message = `The top level of ${file} did not end within ${LOAD_LIMIT_MS / 1000} seconds.`
    return fail(diagnostic('conversion/load', message, { origin: startOf(file) }))
  }
  const { outcome, impurities } = limited.value
  const scene = { code: script, subject: `The top level of ${file}` }
  if (impurities[0]) return fail(ofConversion(explainImpurity(scene, impurities[0])))
  if (!outcome.ok) return fail({ ...explainThrown(scene, outcome.error), code: 'conversion/load' })
  const { up, down } = outcome.value
  if (typeof up === 'function' && typeof down === 'function') {
    return { ok: true, exports: { up: up as Convert, down: down as Convert } }
  }
  const missing = (['up', 'down'] as const).filter((word) => typeof outcome.value[word] !== 'function')
  const message = `${file} exports no function ${missing.join(', and none ')}.`
  const help = missing
    .map((word) => `export function ${word}(object) { return { ...object, spec: { ... } } }`)
    .join('\n')
  return fail(diagnostic('conversion/load', message, { origin: startOf(file), help }))
}

/** Where the module exports its functions: what has no line of its own stands there. */
function linesOf({ host, root, file }: LoadRequest): (word: Word) => Origin {
  const lines = new TextDecoder().decode(host.read(`${root}/${file}`)).split('\n')
  return (word) => {
    const pattern = new RegExp(`^\\s*export\\b.*?\\b(?=${word}\\b)`)
    for (const [index, text] of lines.entries()) {
      const column = (pattern.exec(text)?.[0].length ?? -1) + 1
      if (column === 0) continue
      return { file, line: index + 1, column, endLine: index + 1, endColumn: column + word.length }
    }
    return startOf(file)
  }
}

interface Scene {
  readonly script: AuthorScript
  readonly word: Word
  readonly call: Convert
  readonly origin: Origin
}

function callOne({ script, word, call, origin }: Scene, object: Mapping): ModuleAnswer {
  const subject = `${word}() of ${script.file}, given ${subjectOf(object)},`
  const scene = { code: script, subject, fallback: origin }
  const limited = withLimit(CALL_LIMIT_MS, () => guarded(() => dataOf(call(copyData(object)))))
  if (!limited.ok) {
    const message = `${subject} did not end within ${CALL_LIMIT_MS / 1000} seconds.`
    const help = 'look for a loop that does not end.'
    return { ok: false, diagnostic: diagnostic('conversion/limit', message, { origin, help }) }
  }
  const { outcome, impurities } = limited.value
  if (impurities[0]) return { ok: false, diagnostic: ofConversion(explainImpurity(scene, impurities[0])) }
  if (!outcome.ok) return { ok: false, diagnostic: ofConversion(explainThrown(scene, outcome.error)) }
  const result = outcome.value
  if (result.is === 'data') return { ok: true, value: result.value }
  if (result.is === 'promise') {
    const help = 'make the function synchronous: everything it needs is in the object.'
    return { ok: false, diagnostic: diagnostic('conversion/async', `${subject} returned a promise.`, { origin, help }) }
  }
  const message = `${subject} returned ${result.what}.`
  const help = 'return the whole object: `{ ...object, spec: { ... } }`.'
  return { ok: false, diagnostic: diagnostic('conversion/result', message, { origin, help }) }
}

type Result =
  | { readonly is: 'data'; readonly value: Mapping }
  | { readonly is: 'promise' }
  | { readonly is: 'other'; readonly what: string }

/** A copy of what a function returned, as plain data. Getters and proxies are the author's code: inside the guards. */
function dataOf(returned: unknown): Result {
  if (isPromise(returned)) {
    returned.then(undefined, () => undefined)
    return { is: 'promise' }
  }
  if (returned === undefined || returned === null) return { is: 'other', what: 'nothing' }
  if (Array.isArray(returned)) return { is: 'other', what: 'a list, not an object' }
  if (typeof returned !== 'object') return { is: 'other', what: `a ${typeof returned}, not an object` }
  const value = thawed(returned, 0)
  const wrong = settleData(value)
  if (wrong !== undefined) {
    const { path, what } = wrong
    return {
      is: 'other',
      what: path.length === 0 ? `${what}, not data` : `an object whose ${formatPath(path)} is ${what}`,
    }
  }
  return { is: 'data', value: value as Mapping }
}

/** A copy of lists and plain objects, because the author may keep or have frozen them; anything else as it is. */
function thawed(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
  if (Array.isArray(value)) return value.map((item) => thawed(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, thawed(item, depth + 1)]))
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
