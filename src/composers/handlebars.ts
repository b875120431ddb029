import type { Composed, Composing, Composite, FieldRead, LoadedComposition, Reading } from '../model/composition.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'
import { own, type Mapping } from '../model/value.ts'
import { digestOf } from './bundle-cache.ts'
import type { LoadRequest } from './composer.ts'
import { TemplateError, type Compiler } from './handlebars/compiler.ts'
import { readDocuments, type Skeletons } from './handlebars/document.ts'
import { emptyOutput, originAt, type Output } from './handlebars/output.ts'
import { partOf } from './handlebars/part.ts'
import { openPartials, readTemplate, type Source } from './handlebars/partials.ts'
import { placesOf, readsIn } from './handlebars/readings.ts'
import { rootScope, type StaticPath } from './handlebars/scope.ts'
import { compileProgram, type Emit } from './handlebars/statement.ts'
import { originOf } from './handlebars/syntax.ts'
import { parseTree } from '../yaml/tree.ts'
import { subjectOf, unfitObject } from './subject.ts'

/** A loaded template. */
interface Template {
  readonly file: string
  readonly emit: Emit
  /** What it reads, told by its syntax tree. */
  readonly reads: readonly StaticPath[]
  readonly sources: ReadonlyMap<string, Source>
  /** Documents by the text with placeholders: composites that take the same branches share them. */
  readonly read: Map<string, Skeletons>
}

/** Texts beyond this many are read again: a template with loops writes another text for each length of a list. */
const READ_LIMIT = 1000

/**
 * Loads a composition written as a Handlebars template of YAML documents. Adds template/syntax, template/unknown-path,
 * template/forbidden.
 */
export function loadHandlebars(request: LoadRequest): LoadedComposition {
  const { file, kind } = request
  const main = readTemplate(request, file)
  if (!main.ok) return { ok: false, diagnostics: [main.diagnostic] }
  const { program } = main.source
  const problems: Diagnostic[] = []
  const partials = openPartials(request, problems)
  const reads: StaticPath[] = []
  const compiler: Compiler = { file, kindName: kind.kind, trail: [file], reads, problems, partial: partials.find }
  const emit = compileProgram(compiler, rootScope(kind), program)
  if (problems.length > 0) return { ok: false, diagnostics: problems }
  const sources = [main.source, ...partials.used()]
  const template = {
    file,
    emit,
    reads,
    sources: new Map(sources.map((source) => [source.file, source])),
    read: new Map(),
  }
  return {
    ok: true,
    warnings: [],
    composition: {
      file,
      digest: digestOf(JSON.stringify(['handlebars/1', sources.map((source) => [source.file, source.digest])])),
      files: sources.map((source) => source.file),
      compose: (composite) => compose(template, composite),
      locate: (composite, part) => locate(template, composite, part),
      readings: (composite) => readings(template, composite),
    },
  }
}

function compose(template: Template, composite: Composite): Composing {
  try {
    const output = write(template, composite)
    const skeletons = documentsOf(template, output)
    if (!skeletons.ok) return { objects: [], diagnostics: skeletons.diagnostics }
    const taken = new Set<string>()
    const objects: Composed[] = []
    for (const { fill, offset } of skeletons.documents) {
      const part = partOf(template, { output, offset, taken })
      const value = fill(output)
      if (value === undefined || value === null) continue
      const unfit = unfitObject(value)
      if (unfit !== undefined)
        return { objects: [], diagnostics: [invalid(template, { composite, output, offset }, unfit)] }
      objects.push({ manifest: value as Mapping, part, dependsOn: NOTHING })
    }
    return { objects, diagnostics: [] }
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown
    return { objects: [], diagnostics: [explain(thrown, composite)] }
  }
}

const NOTHING: readonly number[] = Object.freeze([])

function write({ emit }: Template, composite: Composite): Output {
  const output = emptyOutput()
  const context = { metadata: own(composite, 'metadata') ?? {}, spec: own(composite, 'spec') ?? {} }
  emit({ context, named: [] }, output)
  return output
}

function documentsOf({ file, read }: Template, output: Output): Skeletons {
  const known = read.get(output.text)
  if (known) return known
  const skeletons = readDocuments(file, output)
  if (skeletons.ok && read.size < READ_LIMIT) read.set(output.text, skeletons)
  return skeletons
}

interface Made {
  readonly composite: Composite
  readonly output: Output
  readonly offset: number
}

function invalid(template: Template, { composite, output, offset }: Made, unfit: string): Diagnostic {
  const origin = originAt(output, offset) ?? startOf(template.file)
  return diagnostic('composition/invalid', `The composition of ${subjectOf(composite)} writes a document, ${unfit}.`, {
    origin,
  })
}

function explain({ code, message, place, help }: TemplateError, composite: Composite): Diagnostic {
  const origin = originOf(place.file, place.loc)
  return diagnostic(code, `${subjectOf(composite)}: ${message}`, help === undefined ? { origin } : { origin, help })
}

function locate(template: Template, composite: Composite, part: string): Origin | undefined {
  try {
    const output = write(template, composite)
    const skeletons = documentsOf(template, output)
    if (!skeletons.ok) return undefined
    const taken = new Set<string>()
    const found = skeletons.documents.find(({ offset }) => partOf(template, { output, offset, taken }) === part)
    return found && originAt(output, found.offset)
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown
    return undefined
  }
}

function readings(template: Template, composite: Composite): Reading {
  const all = template.reads.flatMap((path) => placesOf(composite, path))
  const parts = new Map<string, readonly FieldRead[]>()
  try {
    const output = write(template, composite)
    const taken = new Set<string>()
    for (const tree of parseTree(output.text).documents) {
      parts.set(partOf(template, { output, offset: tree.offset, taken }), readsIn(output, tree))
    }
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown
  }
  return { all, parts }
}
