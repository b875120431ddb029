import { posix } from 'node:path'
import type { Conversion } from '../model/conversion.ts'
import type { Problem } from '../model/diagnostic.ts'
import type { Edit } from '../model/edit.ts'
import { invert } from '../model/invert.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { formatSteps } from '../model/path.ts'
import { readEdits } from '../model/read-edits.ts'
import { isList, isMapping, own, ownText, type Mapping, type Value, type ValuePath } from '../model/value.ts'

/** What reading a Conversion gave: the Conversion, or what is wrong with it. */
export interface ReadConversion {
  readonly conversion?: Conversion
  /** Problems with code conversion/schema, or those of edits; paths start at the document's top. */
  readonly problems: readonly Problem[]
}

/** True for a document of motif.dev that says it is a Conversion. */
export function isConversion(document: Value): document is Mapping {
  return ownText(document, 'kind') === 'Conversion' && ownText(document, 'apiVersion').startsWith('motif.dev/')
}

/** The Conversion that a document of `schemas/` holds; `kinds` are the package's own. */
export function readConversion(
  document: Mapping,
  place: Pick<Conversion, 'file' | 'document'>,
  kinds: readonly Kind[],
): ReadConversion {
  const spec = own(document, 'spec')
  const problems = [...formProblems(document), ...versionProblems(spec, kinds)]
  if (problems.length > 0) return { problems }
  const target = own(spec, 'for')
  const named = {
    name: ownText(own(document, 'metadata'), 'name'),
    ...place,
    for: { group: ownText(target, 'group'), kind: ownText(target, 'kind') },
    from: ownText(spec, 'from'),
    to: ownText(spec, 'to'),
  }
  const module = own(spec, 'module')
  if (typeof module === 'string') {
    const file = moduleFile(place.file, module)
    if (file !== undefined) return { conversion: { ...named, by: { way: 'module', file } }, problems }
    const message = `${JSON.stringify(module)} is no TypeScript file beside the Conversion.`
    return { problems: [problem(['spec', 'module'], message, MODULE_HELP)] }
  }
  // A new version begins as a copy: only the apiVersion is another.
  const read = isEmptyList(own(spec, 'edits'))
    ? { edits: [], problems: [] }
    : readEdits(own(spec, 'edits'), { at: EDITS, in: 'conversion' })
  const wrong = read.problems.length > 0 ? read.problems : editProblems(read.edits)
  if (wrong.length > 0) return { problems: wrong }
  const inverted = invert(read.edits)
  if (!inverted.ok) {
    return {
      problems: inverted.problems.map(({ edit, message, help }) => problem([...EDITS, edit], message, help)),
    }
  }
  const by = { way: 'edits', edits: read.edits, back: inverted.edits, lossy: inverted.lossy } as const
  return { conversion: { ...named, by }, problems: [] }
}

const MODULE_HELP = 'write `module: ./cache.conversion.ts`, or edits.'

/** The module's path in the package; undefined for one that is not in the Conversion's folder, or below it. */
function moduleFile(file: string, module: string): string | undefined {
  const folder = posix.dirname(file)
  const path = posix.join(folder, module)
  const isBelow = module.startsWith('./') && path.startsWith(`${folder}/`)
  return isBelow && path.endsWith('.ts') && !/[\\\0]/.test(path) ? path : undefined
}

function isEmptyList(value: Value | undefined): boolean {
  return isList(value) && value.length === 0
}

const EDITS: ValuePath = ['spec', 'edits']

function problem(path: ValuePath, message: string, help?: string): Problem {
  return { code: 'conversion/schema', path, message, ...(help === undefined ? {} : { help }) }
}

const EXAMPLE = `a Conversion is
apiVersion: motif.dev/v1alpha1
kind: Conversion
metadata: { name: cache-v1-v2 }
spec:
  for: { group: acme.example, kind: Cache }
  from: v1
  to: v2
  edits:
    - rename: { path: spec.shards, to: numShards }`

const FIELDS = ['for', 'from', 'to', 'edits', 'module']

function formProblems(document: Mapping): readonly Problem[] {
  const spec = own(document, 'spec')
  if (ownText(document, 'apiVersion') !== 'motif.dev/v1alpha1') {
    return [problem(['apiVersion'], 'A Conversion has the apiVersion motif.dev/v1alpha1.')]
  }
  if (ownText(own(document, 'metadata'), 'name') === '') {
    return [problem(['metadata', 'name'], 'A Conversion has a metadata.name.', EXAMPLE)]
  }
  if (!isMapping(spec)) return [problem(['spec'], 'A Conversion has a spec.', EXAMPLE)]
  const unknown = Object.keys(spec).filter((key) => !FIELDS.includes(key))
  if (unknown.length > 0) {
    return unknown.map((key) =>
      problem(['spec', key], `A Conversion has no field ${JSON.stringify(key)}.`, `it has ${FIELDS.join(', ')}.`),
    )
  }
  const missing = ['from', 'to'].filter((key) => ownText(spec, key) === '')
  if (missing.length > 0) {
    return missing.map((key) => problem(['spec', key], `The Conversion does not say ${key} which version.`, EXAMPLE))
  }
  const module = own(spec, 'module')
  if (module !== undefined && (typeof module !== 'string' || own(spec, 'edits') !== undefined)) {
    const message = 'A Conversion has either edits, or a module named by its path.'
    return [problem(['spec', 'module'], message, MODULE_HELP)]
  }
  return []
}

function versionProblems(spec: Value | undefined, kinds: readonly Kind[]): readonly Problem[] {
  const target = own(spec, 'for')
  const key = kindKey(ownText(target, 'group'), ownText(target, 'kind'))
  const kind = kinds.find((each) => kindKey(each.group, each.kind) === key)
  if (!isMapping(spec) || ownText(spec, 'from') === '' || ownText(spec, 'to') === '') return []
  if (kind === undefined) {
    const names = kinds.map((each) => `{ group: ${each.group}, kind: ${each.kind} }`).join(', ')
    const help = names === '' ? 'declare the kind in schemas/ first.' : `the package has ${names}.`
    return [problem(['spec', 'for'], `The package declares no kind ${key}.`, help)]
  }
  const versions = kind.versions.map(({ name }) => name)
  const [from, to] = [ownText(spec, 'from'), ownText(spec, 'to')]
  const help = `it has ${versions.join(', ')}.`
  const unknown = (['from', 'to'] as const).filter((end) => !versions.includes(ownText(spec, end)))
  if (unknown.length > 0) {
    return unknown.map((end) => problem(['spec', end], `${kind.kind} has no version ${ownText(spec, end)}.`, help))
  }
  return from === to ? [problem(['spec', 'to'], 'A Conversion leads to another version.', help)] : []
}

/** Who an object is no Conversion changes: apiVersion is its own business, a name is an identity. */
function editProblems(edits: readonly Edit[]): readonly Problem[] {
  return edits.flatMap((edit, index) => {
    const paths = edit.op === 'move' ? [edit.path, edit.to] : [edit.path]
    const fixed = paths.map(formatSteps).find((path) => /^(apiVersion|kind|metadata(\.(name|namespace))?)$/.test(path))
    if (fixed === undefined) return []
    const message = `A Conversion does not change ${fixed}: motif writes the apiVersion, and a name is for ever.`
    return [problem([...EDITS, index], message)]
  })
}
