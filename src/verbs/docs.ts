import { join, posix } from 'node:path'
import type { Host } from '../host.ts'
import { indexPage, kindPage, MARK, type Example } from '../docs/page.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Kind } from '../model/kind.ts'
import { startOf } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import { identity } from '../model/resource.ts'
import { load, type Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { layoutOf } from '../pipeline/6-link.ts'
import { basenameOf, compositionOf } from '../pipeline/compositions.ts'
import { outputPath } from '../pipeline/layout.ts'
import { findPackage } from '../pipeline/package.ts'
import { writeManifest } from '../yaml/write.ts'
import { counted, countsOf, failure, hasErrors, sorted } from './build.ts'
import { refuseOutside } from './inside.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif docs`: a reference page for each kind of the package, below docs/kinds. Runs no code of the package. */
export const docs: Verb = {
  word: 'docs',
  usage: '[--check]',
  summary: 'write reference pages of the kinds to docs/kinds',
  options: { check: { type: 'boolean', help: 'write nothing; exit 1 if a page is not what docs would write' } },
  run: runDocs,
}

const REPORT = 'DocsReport'
const FOLDER = 'docs/kinds'

interface Page {
  readonly path: string
  readonly text: string
  readonly action: 'written' | 'unchanged' | 'kept'
}

async function runDocs(invocation: Invocation): Promise<Outcome> {
  const { host, packageFolder, positionals, values } = invocation
  if (positionals.length > 0) throw new UsageError('docs takes no paths: it makes a page for every kind.')
  const found = findPackage(host, packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const program = await load(host, found.package, { mayRunCode: false })
  const outside = refuseOutside(host, found.root, [FOLDER])
  const wrong = [...outside, ...program.diagnostics.filter(({ severity }) => severity === 'error')]
  if (wrong.length > 0) return failure(REPORT, sorted(wrong), found.root)
  const pages = pagesOf(program)
  const isCheck = values['check'] === true
  const said = pages.flatMap((page) => complaint(page, isCheck))
  if (!isCheck) {
    for (const { path, text, action } of pages) if (action === 'written') host.write(join(found.root, path), text)
  }
  const count = (action: Page['action']) => pages.filter((page) => page.action === action).length
  const [written, unchanged] = [count('written'), count('unchanged')]
  return {
    report: REPORT,
    exitCode: hasErrors(said) ? 1 : 0,
    root: found.root,
    summary: { kinds: program.kinds.declared.length, written, unchanged, ...countsOf(said) },
    diagnostics: sorted(said),
    details: { files: pages.map(({ path, action }) => ({ path, action })) },
    lines: isCheck
      ? [`Checked ${counted(pages.length, 'page')}: ${written} stale.`]
      : [`Wrote ${counted(written, 'page')} to ${FOLDER}, ${unchanged} unchanged.`],
  }
}

function pagesOf(program: Program): readonly Page[] {
  const kinds = [...program.kinds.declared].sort((a, b) => (a.kind < b.kind ? -1 : 1))
  const made = kinds.map((kind) => {
    const file = `${basenameOf(kind)}.md`
    const composition = compositionOf(program.host, program.package, kind)
    return { kind, file, text: kindPage({ kind, composition, example: exampleOf(program, kind) }) }
  })
  return [...made, { file: 'README.md', text: indexPage(made) }].map(({ file, text }) =>
    compared(program, posix.join(FOLDER, file), text),
  )
}

function compared({ host, package: { root } }: Program, path: string, text: string): Page {
  const old = textOf(host, join(root, path))
  if (old === text) return { path, text, action: 'unchanged' }
  return { path, text, action: old === undefined || old.startsWith(MARK) ? 'written' : 'kept' }
}

function complaint({ path, action }: Page, isCheck: boolean): Diagnostic[] {
  const origin = startOf(path)
  if (action === 'kept') {
    const help = 'move it elsewhere: pages of kinds are made from their schemas.'
    return [diagnostic('emit/foreign', `${path} was not made by motif docs, and stays.`, { origin, help })]
  }
  if (action === 'unchanged' || !isCheck) return []
  const help = 'run `motif docs` and commit what it writes.'
  return [diagnostic('docs/stale', `${path} is not what motif docs would write.`, { origin, help })]
}

/** The first spec of the kind, by file; one that has its file to itself before one among others. */
function exampleOf(program: Program, kind: Kind): Example | undefined {
  const specs = program.sources().filter((source) => source.kind === kind)
  const alone = (source: SourceObject) =>
    program.sources().filter(({ ref }) => ref.file === source.ref.file).length === 1
  const source =
    specs.find((each) => basenameOf(kind) === posix.basename(each.ref.file, '.yaml') && alone(each)) ??
    specs.find(alone) ??
    specs[0]
  if (source === undefined) return undefined
  const { file } = source.ref
  const { root } = program.package
  const text = alone(source) && !file.endsWith('.json') ? textOf(program.host, join(root, file)) : undefined
  return { file, text: text ?? writeManifest(source.manifest), rendered: renderedOf(program, source) }
}

/** What is committed, and only in the layout that gives a composite a file of its own. */
function renderedOf(program: Program, { manifest, kind }: SourceObject): Example['rendered'] {
  const { output, namespace, root } = program.package
  if (output.layout !== 'composite' || output.format !== 'yaml' || kind === undefined) return undefined
  const written = identity(manifest)
  const placed = { ...written, namespace: written.namespace || (kind.scope === 'Namespaced' ? (namespace ?? '') : '') }
  const file = posix.join(output.dir, outputPath(placed, kind.scope, layoutOf(program)))
  const text = textOf(program.host, join(root, file))
  return text === undefined ? undefined : { file, text }
}

function textOf(host: Host, path: string): string | undefined {
  return host.stat(path)?.type === 'file' ? new TextDecoder().decode(host.read(path)) : undefined
}
