import { basename, dirname, join, relative, resolve } from 'node:path'

import { findUpwards, OWN_FOLDER } from '../composers/packages.ts'
import type { Outcome } from '../model/outcome.ts'
import { kindFiles } from '../scaffold/kind-files.ts'
import { packageName } from '../scaffold/names.ts'
import { writeNewFiles } from '../scaffold/new-files.ts'
import { MOTIF_RANGE, packageFiles } from '../scaffold/package-files.ts'
import { madeOutcome } from './made.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif init [dir]`: an author's repository with one kind, which renders and passes its test at once. */
export const init: Verb = {
  word: 'init',
  usage: '[dir] [--motif PATH]',
  summary: 'make a package of kinds',
  options: {
    motif: { type: 'string', value: 'PATH', help: 'take motif from this tarball or folder (until there is a release)' },
  },
  run: runInit,
}

/** The kind that a package begins with. */
const STARTER = { kind: 'AppConfig', group: 'platform.acme.example', language: 'ts' } as const
const FOLDERS = { schemas: 'schemas', compositions: 'compositions', generated: 'generated', specs: 'specs' }

async function runInit(invocation: Invocation): Promise<Outcome> {
  const { host, positionals } = invocation
  if (positionals.length > 1) throw new UsageError('init takes one folder.', 'Run it once for each.')
  const root = resolve(host.cwd, positionals[0] ?? '.')
  const type = host.entry(root)
  if (type !== undefined && type !== 'folder') throw new UsageError(`${positionals[0] ?? '.'} is not a folder.`)
  const name = packageName(basename(root))
  const motif = dependency(invocation, root)
  const files = [...packageFiles({ name, motif }), ...kindFiles({ ...STARTER, ...FOLDERS })]
  const diagnostics = writeNewFiles(host, root, files)
  const steps = root === host.cwd ? '' : `cd ${relative(host.cwd, root)} && `
  const lines = [`Made ${name}. Next: ${steps}npm install && npx motif render && npm test`]
  return madeOutcome(invocation, { report: 'InitReport', root, files, diagnostics, lines })
}

/** What package.json says of motif: what --motif names, the checkout that is running, or a release. */
function dependency({ host, values }: Invocation, root: string): string {
  const said = values['motif']
  if (typeof said === 'string') {
    const path = resolve(host.cwd, said)
    if (host.stat(path) === undefined) throw new UsageError(`--motif ${said} names no file or folder.`)
    return fileDependency(root, path)
  }
  const own = findUpwards(host, OWN_FOLDER, 'package.json')
  if (own === undefined || own.split(/[/\\]/).includes('node_modules')) return MOTIF_RANGE
  return fileDependency(root, dirname(own))
}

function fileDependency(root: string, path: string): string {
  return `file:${relative(root, join(path, '.')).replaceAll('\\', '/')}`
}
