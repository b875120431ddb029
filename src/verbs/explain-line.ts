import { join, relative, resolve, sep } from 'node:path'
import type { Outcome } from '../model/outcome.ts'
import { formatPath } from '../model/path.ts'
import { identity, identityKey, type Manifest } from '../model/resource.ts'
import { isMapping, valueAt, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import { askAbout, type Answer, type Asking, type Target } from '../trace/answers.ts'
import { pathsOnLine } from '../trace/line.ts'
import { objectsIn } from '../trace/written.ts'
import { decode } from '../yaml/decode.ts'
import { positions } from '../yaml/positions.ts'
import { buildPackage } from './build.ts'
import type { FileLine } from './explain.ts'
import { answered } from './explain-report.ts'
import { UsageError, type Invocation } from './verb.ts'

/** `motif explain manifests/payments/manageddatabase-orders.yaml:14`: why that line is there; a source's line is taken as --from. */
export async function explainLine(invocation: Invocation, place: FileLine): Promise<Outcome> {
  const built = await buildPackage(invocation, { report: 'ExplainReport', twice: 'first' })
  if (!built.ok) return built.outcome
  const { program } = built
  const asking = askAbout(program, built.build)
  const file = inPackage(invocation, program, place)
  if (program.files.includes(file)) return fromSpec(asking, { file, line: place.line })
  const answers = fieldsOnLine(program, { file, line: place.line }).flatMap(({ manifest, path }) => {
    const target = targetOf(asking, manifest)
    const answer = target && valueAt(target.manifest, path) !== undefined ? asking.answer(target, path) : undefined
    if (answer !== undefined) return [answer]
    const { kind, name } = identity(manifest)
    const what = `${file}:${place.line} is ${formatPath(path)} of ${kind}/${name}`
    throw new UsageError(`${what}, and render would not write that.`, 'run `motif render`, then ask again.')
  })
  return answered({ program, diagnostics: [] }, answers)
}

/** `motif explain --from specs/orders.yaml:7`: every field and resource that this line of a spec decides. */
export async function explainSpecLine(invocation: Invocation, place: FileLine): Promise<Outcome> {
  const built = await buildPackage(invocation, { report: 'ExplainReport', twice: 'first' })
  if (!built.ok) return built.outcome
  const { program } = built
  const file = inPackage(invocation, program, place)
  if (!program.files.includes(file)) {
    throw new UsageError(
      `${place.file} is no source of ${program.package.name}.`,
      'name a file among spec.sources of motif.yaml.',
    )
  }
  return fromSpec(askAbout(program, built.build), { file, line: place.line })
}

function fromSpec(asking: Asking, { file, line }: FileLine): Outcome {
  const { program } = asking
  const here = program
    .sources()
    .filter(({ ref }) => ref.file === file)
    .flatMap((source) =>
      pathsOnLine(source.manifest, line, (path) => program.locate(source.ref, path, 'key')).map((path) => ({
        source,
        path,
      })),
    )
  const [first] = here
  if (first === undefined) throw nothingThere({ file, line })
  const answers: Answer[] = here.flatMap(({ source, path }) => asking.decidedBy(source, path))
  const fields = here.map(({ path }) => formatPath(path)).join(', ')
  const resources = new Set(answers.map(({ target }) => identityKey(target.identity))).size
  const decide = here.length === 1 ? 'decides' : 'decide'
  const said =
    answers.length === 0
      ? `${decide} nothing of what is rendered.`
      : `${decide}, in ${resources === 1 ? '1 resource' : `${resources} resources`}:`
  return answered(
    { program, diagnostics: [], heading: [`${fields} (${file}:${line}) ${said}`, ...(answers.length > 0 ? [''] : [])] },
    answers,
  )
}

/** The file's path relative to the package, with forward slashes. */
function inPackage({ host }: Invocation, { package: { root } }: Program, { file }: FileLine): string {
  const absolute = resolve(host.cwd, file)
  if (host.stat(absolute)?.type !== 'file') throw new UsageError(`There is no file ${file}.`)
  return relative(host.realPath(root), host.realPath(absolute)).split(sep).join('/')
}

interface FieldOfManifest {
  readonly manifest: Manifest
  readonly path: ValuePath
}

function fieldsOnLine({ host, package: { root } }: Program, { file, line }: FileLine): readonly FieldOfManifest[] {
  const decoded = decode(file, host.read(join(root, file)))
  if (!decoded.ok) throw new UsageError(decoded.diagnostic.message)
  const places = positions(file, decoded.text)
  const found = objectsIn(file, decoded.text).flatMap(({ document, prefix, manifest }): FieldOfManifest[] => {
    if (!isMapping(manifest)) return []
    const placeOf = (path: ValuePath) => places.locate(document, [...prefix, ...path], 'key')
    return pathsOnLine(manifest, line, placeOf).map((path) => ({ manifest, path }))
  })
  if (found.length === 0) throw nothingThere({ file, line })
  return found
}

function targetOf(asking: Asking, manifest: Manifest): Target | undefined {
  const wanted = identityKey(identity(manifest))
  return asking.targets().find((target) => identityKey(target.identity) === wanted)
}

function nothingThere({ file, line }: FileLine): UsageError {
  return new UsageError(`Nothing stands on line ${line} of ${file}.`, 'name a line that holds a key or an item.')
}
