import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Program } from '../pipeline/1-load.ts'
import { withSeverities } from '../pipeline/severity.ts'
import { buildPackage, counted, countsOf, hasErrors, selectFiles, sorted } from './build.ts'
import { oldVersions } from './old-versions.ts'
import type { Invocation } from './verb.ts'

/** Stages 1 to 6 for the package that the command line means: the ValidateReport. */
export async function validatePackage(invocation: Invocation): Promise<Outcome> {
  const isStrict = invocation.values['strict'] === true
  const built = await buildPackage(invocation, {
    report: 'ValidateReport',
    twice: isStrict ? 'all' : 'first',
    isUnitsOnly: true,
  })
  if (!built.ok) return built.outcome
  const { program, build } = built
  const chosen = selectFiles(invocation, program)
  const old = oldVersions(program, chosen)
  const unused = invocation.values['unused'] === true ? await unusedIn(program, chosen) : []
  const said = [...build.diagnostics, ...withSeverities([...old.notes, ...unused], program.package.severity)]
  const diagnostics = sorted(said.filter((each) => concerns(each, { chosen, files: program.files })))
  const counts = countsOf(diagnostics)
  const composites = build.units.filter(({ role, source }) => role === 'composite' && chosen.has(source.file)).length
  const raw = build.units.filter(({ role, source }) => role === 'raw' && chosen.has(source.file)).length
  const resources = build.units.filter(({ source }) => chosen.has(source.file)).flatMap(({ index }) => index).length
  return {
    report: 'ValidateReport',
    exitCode: hasErrors(diagnostics) || (isStrict && counts.warnings > 0) ? 1 : 0,
    root: program.package.root,
    summary: { files: chosen.size, composites, raw, resources, ...counts },
    diagnostics,
    details: {},
    lines: [
      `Checked ${counted(composites, 'composite')} and ${counted(raw, 'raw resource')}: ${counted(resources, 'resource')} in all.`,
      ...old.lines,
    ],
  }
}

async function unusedIn(program: Program, chosen: ReadonlySet<string>): Promise<readonly Diagnostic[]> {
  await program.ready()
  const [{ tracerOf }, { unusedFields }] = await Promise.all([
    import('../trace/cause.ts'),
    import('../trace/unused.ts'),
  ])
  const tracer = tracerOf(program)
  const composites = program.sources().filter(({ role, ref }) => role === 'composite' && chosen.has(ref.file))
  return composites.flatMap((source) => unusedFields(program, tracer, source))
}

/** With paths, what is said of other sources is left out; what concerns the package stays. */
function concerns(
  { origin, related = [] }: Diagnostic,
  { chosen, files }: { readonly chosen: ReadonlySet<string>; readonly files: readonly string[] },
): boolean {
  if (chosen.size === files.length || origin === undefined || !files.includes(origin.file)) return true
  return chosen.has(origin.file) || related.some((each) => chosen.has(each.origin.file))
}
