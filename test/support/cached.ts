import * as assert from 'uvu/assert'
import type { Composition } from '../../src/model/composition.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { identity } from '../../src/model/resource.ts'
import type { Unit } from '../../src/model/unit.ts'
import { open, type Program } from '../../src/pipeline/1-load.ts'
import { link } from '../../src/pipeline/6-link.ts'
import { cacheOf, openShelf } from '../../src/pipeline/cache.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { compileUnits } from '../../src/pipeline/units.ts'
import type { MemoryHost } from './memory-host.ts'
import { crd } from './program.ts'

const NOTE = crd('notes.dev', 'Note', { properties: { text: { type: 'string' } } })
/** The source objects of files(), by name. */
export const NAMES = ['inner', 'other', 'outer', 'raw']

/** Outer makes an Inner, Inner and Other each make a Note; a Note stands there too. */
export function files(): Record<string, string> {
  const spec = (kind: string, name: string) =>
    `apiVersion: ${kind === 'Note' ? 'notes.dev' : 'acme.dev'}/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: a }\nspec: { text: hello }\n`
  const own = (kind: string) => crd('acme.dev', kind, { properties: { text: { type: 'string' } } })
  return {
    'motif.yaml': 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: test }\n',
    'schemas/inner.yaml': own('Inner'),
    'schemas/outer.yaml': own('Outer'),
    'schemas/other.yaml': own('Other'),
    'schemas/crds/notes.dev/note.yaml': NOTE,
    'specs/inner.yaml': spec('Inner', 'inner'),
    'specs/other.yaml': spec('Other', 'other'),
    'specs/outer.yaml': spec('Outer', 'outer'),
    'specs/raw.yaml': spec('Note', 'raw'),
  }
}

/** What a run gave. */
export interface Run {
  readonly units: readonly Unit[]
  /** What is said when they are linked. */
  readonly said: readonly Diagnostic[]
  /** The names of the source objects that were compiled, not found. */
  readonly compiled: readonly string[]
}

/** How a run differs. */
export interface How {
  /** The digests of compositions, by kind; 'first' where nothing is said. */
  readonly code?: Readonly<Record<string, string>>
  readonly build?: string
  readonly twice?: 'first' | 'all'
  readonly format?: 'yaml' | 'json'
  /** True where compositions give another answer each time. */
  readonly isUnsteady?: boolean
  /** What compositions said that were put off. */
  readonly said?: readonly Diagnostic[]
}

/** Compiles the package of a host, with what it keeps below /cache. */
export async function run(host: MemoryHost, how: How = {}): Promise<Run> {
  const { code = {}, build = 'build', twice = 'first', format = 'yaml', isUnsteady = false, said = [] } = how
  const found = findPackage(host).package
  assert.ok(found)
  const opened = await open(host, found, { mayRunCode: false })
  const compositions = new Map(
    ['Inner', 'Outer', 'Other'].map((kind) => {
      const composition = compositionOf(kind, code[kind] ?? 'first')
      return [`acme.dev/${kind}`, isUnsteady ? unsteady(composition) : composition]
    }),
  )
  const given = (program: Program): Program => ({ ...program, compositions, ready: () => Promise.resolve(said) })
  const program = given(opened.program)
  const kept = cacheOf(program, openShelf(host, found, '/cache'), { build, format })
  const compiled: string[] = []
  const keep: typeof kept.keep = (task, made) => {
    compiled.push(identity(task.source.manifest).name)
    kept.keep(task, made)
  }
  const whole: typeof opened.whole = (sources) => given(opened.whole(sources))
  const options = { format, twice, limitMs: 5000, mayForget: true, cache: { ...kept, keep } }
  const { program: last, units } = await compileUnits({ ...opened, program, whole }, options)
  return { units, said: link(last, units).diagnostics, compiled: compiled.sort() }
}

function compositionOf(kind: string, digest: string): Composition {
  const file = `compositions/${kind.toLowerCase()}.ts`
  const made = (name: string) =>
    kind === 'Outer'
      ? { apiVersion: 'acme.dev/v1', kind: 'Inner', metadata: { name: `${name}-inner` }, spec: {} }
      : { apiVersion: 'notes.dev/v1', kind: 'Note', metadata: { name: `${name}-note` }, spec: { text: digest } }
  return {
    file,
    digest,
    files: [file],
    compose: (composite) => ({
      objects: [{ manifest: made(identity(composite).name), part: 'note', dependsOn: [] }],
      diagnostics: [],
    }),
    locate: () => ({ file, line: 3, column: 1, endLine: 3, endColumn: 2 }),
  }
}

function unsteady(composition: Composition): Composition {
  let calls = 0
  const compose: Composition['compose'] = (composite) => {
    const { objects, diagnostics } = composition.compose(composite)
    const part = `note-${calls++}`
    return { objects: objects.map((object) => ({ ...object, part })), diagnostics }
  }
  return { ...composition, compose }
}

/** The units of a run, to be compared. */
export const plain = ({ units, said }: Pick<Run, 'units' | 'said'>): unknown => ({
  units: units.map(({ text, ...unit }) => ({ ...unit, digest: '', text })),
  said,
})
/** Writes a file. */
export const change = (host: MemoryHost, path: string, text: string): void => host.write(path, text)
