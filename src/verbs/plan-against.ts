import { join, relative, resolve, sep } from 'node:path'
import { causeFinder } from '../change/causes.ts'
import { compileBefore, objectKey, type ProgramSide } from '../change/environment.ts'
import { folderCauses } from '../change/folder-causes.ts'
import { compareFolder } from '../change/folder.ts'
import { lockedDifference } from '../change/locked.ts'
import type { PlanInput } from '../change/plan.ts'
import { compareUnits, type Compared, type SideResource } from '../change/resources.ts'
import { secretTexts } from '../change/secrets.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Package } from '../model/package.ts'
import type { Unit } from '../model/unit.ts'
import { own, ownText } from '../model/value.ts'
import { load, type Program } from '../pipeline/1-load.ts'
import { COMPOSITE_ANNOTATION } from '../pipeline/4-finish.ts'
import { layoutOf } from '../pipeline/6-link.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import type { CompileOptions } from '../pipeline/compile-all.ts'
import { stampOf } from '../pipeline/compile.ts'
import { layOut } from '../pipeline/layout.ts'
import { findPackage } from '../pipeline/package.ts'
import { tracerOf } from '../trace/cause.ts'
import { limitOf, schemaFolderOf, type Built } from './build.ts'
import { openOldPackage, type OldPackage } from './old-package.ts'
import { baseDiagnostics, lockedWarning } from './plan-diagnostics.ts'
import { UsageError, type Invocation } from './verb.ts'

/** What a plan is made from, and what is to be said about the side that it is compared with. */
export type Comparison = Omit<PlanInput, 'kindOf'> & { readonly diagnostics: readonly Diagnostic[] }

type Whole = Built & { readonly ok: true }

/** Compares with what a ref renders to, by this motif and these node_modules. Units with the same inputs are shared. */
export async function compareWithRef(invocation: Invocation, built: Whole, ref: string): Promise<Comparison> {
  const { host } = invocation
  const { program, build } = built
  const old = openOldPackage(host, program.package.root, ref)
  const found = old.package ?? withoutRange(old, host.realPath(program.package.root))
  const after = { program, units: build.units }
  if (found === undefined) {
    const compared = compareUnits([], build.units)
    const diagnostics = baseDiagnostics(old.diagnostics, old)
    return { against: ref, compared, causes: () => Promise.resolve([]), secretsOf: secretFinder([after]), diagnostics }
  }
  const cache = cacheFolder(host, 'code')
  const before = await load(old.host, found, {
    mayRunCode: true,
    ...(cache === undefined ? {} : { codeCache: join(cache, 'refs') }),
    schemaFolder: schemaFolderOf(invocation),
  })
  const options = optionsOf(invocation, program)
  const units = compileBefore(before, after, options)
  await new Promise((resolve) => setImmediate(resolve))
  const locked = lockedDifference(old.host, host, program.package.root)
  const said = [...before.diagnostics, ...units.flatMap(({ diagnostics }) => diagnostics)]
  return {
    against: ref,
    compared: compareUnits(known(units, built), build.units),
    causes: causeFinder({ before: { program: before, units }, after, ref, options }),
    secretsOf: secretFinder([{ program: before, units }, after]),
    diagnostics: [...baseDiagnostics(said, old), ...(locked === undefined ? [] : [lockedWarning(locked, ref)])],
  }
}

/** Compares with a folder of manifests; the output folder where none is named. */
export function compareWithFolder({ host }: Invocation, built: Whole, folder: string | undefined): Comparison {
  const { program, build } = built
  const { root, output } = program.package
  const path = folder === undefined ? join(root, output.dir) : resolve(host.cwd, folder)
  if (folder !== undefined && host.stat(path)?.type !== 'folder') {
    throw new UsageError(`${folder} is no folder.`, 'name a folder of manifests, or a git ref without ./ before it.')
  }
  const shown = relative(root, path).split(sep).join('/') || '.'
  const files = layOut(build, layoutOf(program))
  const { diagnostics, ...compared } = compareFolder({ host, path, shown }, build, files)
  return {
    against: folder ?? output.dir,
    compared: withoutUnknown(compared, built),
    causes: folderCauses(program, tracerOf(program).causeOf),
    secretsOf: secretFinder([{ program, units: build.units }]),
    diagnostics,
  }
}

function optionsOf(invocation: Invocation, program: Program): CompileOptions {
  return {
    format: program.package.output.format,
    twice: 'first',
    limitMs: limitOf(invocation),
    progress: (done, total) => invocation.progress(done, total, 'composites of the other side'),
  }
}

/** The package of a ref whose only fault is that it wants another version of motif: this one renders both sides. */
function withoutRange({ host, diagnostics }: OldPackage, root: string): Package | undefined {
  if (diagnostics.length === 0 || diagnostics.some(({ code }) => code !== 'package/version')) return undefined
  const path = join(root, 'motif.yaml')
  const text = new TextDecoder().decode(host.read(path)).replace(/^( +)motif:.*$/m, '')
  const bytes = new TextEncoder().encode(text)
  return findPackage({ ...host, read: (asked) => (asked === path ? bytes : host.read(asked)) }, root).package
}

/** Without the units whose later form has errors: what becomes of their resources is not known, so nothing is said. */
function known(units: readonly Unit[], { program, build }: Whole): readonly Unit[] {
  const failed = new Set(
    program.sources().flatMap((source, index) => (build.units[index]?.text === '' ? [objectKey(source)] : [])),
  )
  const files = new Set(
    build.diagnostics.flatMap(({ severity, origin }) => (severity === 'error' && origin ? [origin.file] : [])),
  )
  const isKnown = ({ source, role, identity: { group, kind, namespace, name } }: Unit): boolean =>
    !files.has(source.file) && !failed.has(`${role} ${group}/${kind}/${namespace}/${name}`)
  return units.filter(isKnown)
}

/** As render keeps what it can't tell: nothing is deleted where a source could not be read, or its composite has errors. */
function withoutUnknown(compared: Compared, { program, build }: Whole): Compared {
  if (!program.isWhole) return { ...compared, deleted: [] }
  const failed = build.units.filter(({ text }) => text === '')
  const stamps = new Set(failed.map(({ identity, scope }) => stampOf(identity, scope)))
  const raw = new Set(
    failed.map(({ identity: { group, kind, namespace, name } }) => `${group}/${kind}/${namespace}/${name}`),
  )
  const isKnown = (resource: SideResource): boolean => {
    const annotations = own(own(resource.manifest(), 'metadata'), 'annotations')
    return !raw.has(resource.key) && !stamps.has(ownText(annotations, COMPOSITE_ANNOTATION))
  }
  return { ...compared, deleted: compared.deleted.filter(isKnown) }
}

/** The texts that the composite of a resource calls passwords, on the side that it is of. */
function secretFinder(sides: readonly ProgramSide[]): PlanInput['secretsOf'] {
  const sources = new Map(
    sides.flatMap(({ program, units }) => {
      const all = program.sources()
      return units.map((unit, index) => [unit, all[index]] as const)
    }),
  )
  return ({ unit }) => {
    const source = unit && sources.get(unit)
    return source === undefined ? [] : secretTexts(source.manifest, source.kind)
  }
}
