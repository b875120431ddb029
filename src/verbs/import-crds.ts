import { join, posix } from 'node:path'
import { closest } from '../model/closest.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Package } from '../model/package.ts'
import { findPackage } from '../pipeline/package.ts'
import { counted, countsOf, failure, hasErrors, sorted } from './build.ts'
import { readCrdInputs } from './crd-inputs.ts'
import { planImport, type ImportedKind, type ImportPlan } from './import-plan.ts'
import { updateGenerated, type Generated } from './generated.ts'
import { refuseOutside } from './inside.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif import crds`: CRDs, as compact files of the package, and what is generated from them. */
export const importCrds: Verb = {
  word: 'import crds',
  usage: '<file, folder, URL or -> ...',
  summary: "take the cluster's kinds into schemas/crds, then generate",
  options: {
    kinds: { type: 'string', multiple: true, value: 'A,B', help: 'import these kinds alone (Kind or Kind.group)' },
    'no-descriptions': { type: 'boolean', help: 'leave out descriptions and printer columns' },
  },
  run: runImport,
}

const REPORT = 'ImportReport'

async function runImport(invocation: Invocation): Promise<Outcome> {
  const { host, positionals, packageFolder } = invocation
  if (positionals.length === 0) throw new UsageError('import crds needs a file, a folder, a URL, or - for stdin.')
  const wanted = wantedKinds(invocation)
  const found = findPackage(host, packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const { root, schemas, generated } = found.package
  const outside = refuseOutside(host, root, [`${schemas}/crds`, generated])
  if (outside.length > 0) return failure(REPORT, outside, root)
  const inputs = await readCrdInputs(invocation, root)
  const prose = invocation.values['no-descriptions'] === true ? 'drop' : 'keep'
  const plan = planImport(host, found.package, { inputs: inputs.crds, wanted, prose })
  // A kind that is not found may stand in what could not be read.
  if (!hasErrors(inputs.diagnostics)) refuseUnknown(wanted, plan)
  const written = plan.kinds.filter(({ action }) => action === 'written')
  const linked = refuseOutside(host, root, [...new Set(written.map(({ path }) => posix.dirname(path)))])
  if (linked.length > 0) return failure(REPORT, linked, root)
  for (const { path, text } of written) host.write(join(root, path), text)
  return outcome(invocation, found.package, { plan, diagnostics: [...inputs.diagnostics, ...plan.diagnostics] })
}

function wantedKinds({ values }: Invocation): readonly string[] {
  const said = values['kinds']
  const lists = typeof said === 'string' ? [said] : Array.isArray(said) ? (said as readonly string[]) : []
  const kinds = lists.flatMap((list) => list.split(',')).map((kind) => kind.trim())
  if (lists.length > 0 && kinds.every((kind) => kind === '')) throw new UsageError('--kinds needs the names of kinds.')
  return kinds.filter((kind) => kind !== '')
}

function refuseUnknown(wanted: readonly string[], plan: ImportPlan): void {
  const unknown = wanted.find(
    (name) => !plan.declared.some(({ group, kind }) => name === kind || name === `${kind}.${group}`),
  )
  if (unknown === undefined) return
  const near = closest(
    unknown,
    plan.declared.map(({ kind }) => kind),
  )
  throw new UsageError(
    `--kinds names ${unknown}, which none of the inputs declares.`,
    near === undefined ? undefined : `the closest kind is ${near}.`,
  )
}

interface Done {
  readonly plan: ImportPlan
  readonly diagnostics: readonly Diagnostic[]
}

async function outcome(invocation: Invocation, found: Package, { plan, diagnostics }: Done): Promise<Outcome> {
  const generated = plan.kinds.length === 0 ? NOTHING : await updateGenerated(invocation, found, 'write')
  const all = sorted([...diagnostics, ...generated.diagnostics])
  const count = (action: ImportedKind['action']) => plan.kinds.filter((kind) => kind.action === action).length
  const generatedFiles = generated.files.filter(({ action }) => action !== 'unchanged')
  const { told, untold } = plan.references
  const summary = {
    kinds: plan.kinds.length,
    written: count('written'),
    unchanged: count('unchanged'),
    references: told + untold,
    referencesTold: told,
    immutable: plan.immutable,
    generated: generatedFiles.length,
    ...countsOf(all),
  }
  return {
    report: REPORT,
    exitCode: hasErrors(all) ? 1 : 0,
    root: found.root,
    summary,
    diagnostics: all,
    details: { files: [...plan.kinds, ...generatedFiles].map(({ path, action }) => ({ path, action })) },
    lines: plan.kinds.length === 0 ? ['Nothing was imported.'] : linesOf(summary, found),
  }
}

const NOTHING: Generated = { kinds: 0, files: [], diagnostics: [] }

function linesOf(summary: Readonly<Record<string, number>>, { schemas, generated }: Package): readonly string[] {
  const of = (key: string): number => summary[key] ?? 0
  const references =
    of('references') === 0
      ? []
      : [`${of('referencesTold')} of ${counted(of('references'), 'reference field')} say in prose what they may name.`]
  return [
    `Imported ${counted(of('kinds'), 'kind')} into ${schemas}/crds: ${of('written')} written, ${of('unchanged')} unchanged.`,
    ...references,
    `Generated: ${counted(of('generated'), 'file')} of ${generated} changed.`,
  ]
}
