import { relative, sep } from 'node:path'
import type { Outcome } from '../model/outcome.ts'
import type { Package } from '../model/package.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { loadConverters, runConverters, type LoadedConverters } from '../pipeline/converters.ts'
import { discoverSources } from '../pipeline/discover.ts'
import { readKinds } from '../pipeline/kinds.ts'
import { findPackage } from '../pipeline/package.ts'
import { mentionsOf } from '../refactor/mentions.ts'
import { editFiles, type EditCounts, type EditedFiles, type FileEdits } from '../refactor/run.ts'
import { counted, countsOf, failure, hasErrors, selectFiles, sorted } from './build.ts'
import { migration, readTargets, type Targets } from './migration.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif migrate`: specs in the version that compositions receive, or in another one. */
export const migrate: Verb = {
  word: 'migrate',
  usage: '[Kind] [--to VERSION] [paths]',
  summary: 'rewrite specs in another version of their kind: a diff, or --write',
  options: {
    to: { type: 'string', value: 'VERSION', help: 'the version to write; else the one that compositions receive' },
    write: { type: 'boolean', help: 'write the files instead of printing a diff' },
    'exit-code': { type: 'boolean', help: 'exit 3 where files change' },
  },
  runsCode: () => true,
  run: runMigrate,
}

const REPORT = 'MigrateReport'

async function runMigrate(invocation: Invocation): Promise<Outcome> {
  const { host, packageFolder, positionals, values } = invocation
  const found = findPackage(host, packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const kinds = readKinds(host, found.package)
  if (hasErrors(kinds.diagnostics())) return failure(REPORT, sorted(kinds.diagnostics()), found.root)
  const { targets, paths } = readTargets(kinds.declared, positionals, values['to'])
  const discovered = discoverSources(host, found.package)
  const chosen = selectFiles({ ...invocation, positionals: paths }, { package: found.package, files: discovered.files })
  const isWrite = values['write'] === true
  const isText = values['json'] !== true && (values['report'] ?? 'text') !== 'json'
  const loaded = await modulesOf(invocation, found.package, targets)
  const files: FileEdits = {
    host,
    paths: relativeTo(invocation, found.package, chosen),
    mode: isWrite ? 'write' : 'show',
    diffs: isWrite && isText ? 'leave' : 'make',
    progress: invocation.progress,
  }
  const edits = {
    mentions: mentionsOf(targets.kinds.map(({ kind }) => kind)),
    plan: migration(host, found.package, { targets, converters: loaded?.converters }),
    judge: () => [],
  }
  const { value: edited, diagnostics } = runConverters(loaded ?? NO_MODULES, () => editFiles(files, edits))
  const all = [...(loaded?.diagnostics ?? []), ...diagnostics, ...edited.diagnostics]
  return outcome({ ...edited, diagnostics: all }, { targets, isWrite, isText, isAsked: values['exit-code'] === true })
}

const NO_MODULES: LoadedConverters = { converters: {}, diagnostics: [] }

/** The modules of the kinds' Conversions, which are the only code that runs here; undefined where none may. */
async function modulesOf(
  { host, mayRunCode }: Invocation,
  found: Package,
  { kinds }: Targets,
): Promise<LoadedConverters | undefined> {
  const codeCache = cacheFolder(host, 'code')
  return mayRunCode
    ? loadConverters(host, found, { kinds, ...(codeCache === undefined ? {} : { codeCache }) })
    : undefined
}

/** The diff is for the current folder, as everything that goes into `git apply`. */
function relativeTo({ host }: Invocation, { root }: Package, files: ReadonlySet<string>): readonly string[] {
  const top = host.realPath(host.cwd)
  const paths = [...files].map((file) =>
    relative(top, `${host.realPath(root)}/${file}`)
      .split(sep)
      .join('/'),
  )
  const outside = paths.find((path) => path.startsWith('../'))
  if (outside === undefined) return paths
  const help = 'the diff is relative to the current folder: run migrate from the folder of motif.yaml.'
  throw new UsageError(`${outside} is outside the current folder.`, help)
}

interface Asked {
  readonly targets: Targets
  readonly isWrite: boolean
  readonly isText: boolean
  readonly isAsked: boolean
}

function outcome({ files, diagnostics, counts }: EditedFiles, { targets, isWrite, isText, isAsked }: Asked): Outcome {
  const all = sorted(diagnostics)
  return {
    report: REPORT,
    exitCode: hasErrors(all) ? 1 : isAsked && counts.changed > 0 ? 3 : 0,
    summary: { ...counts, ...countsOf(all) },
    diagnostics: all,
    details: { files: files.map((file) => ({ ...file })) },
    lines: [line(counts, targets, isWrite)],
    ...(isWrite || !isText ? {} : { output: files.map((file) => file.diff ?? '').join('') }),
  }
}

function line({ changed, refused, documents }: EditCounts, { words }: Targets, isWrite: boolean): string {
  const rest = refused === 0 ? '' : `, ${counted(refused, 'file')} refused`
  if (changed === 0) return `Nothing to migrate to ${words}${rest}.`
  const what = `${counted(documents, 'spec')} in ${counted(changed, 'file')} to ${words}${rest}`
  return isWrite ? `Migrated ${what}.` : `Would migrate ${what}. --write writes them.`
}
