import { posix } from 'node:path'
import { closest } from '../model/closest.ts'
import type { Kind } from '../model/kind.ts'
import type { Outcome } from '../model/outcome.ts'
import { basenameOf } from '../pipeline/compositions.ts'
import { readText } from '../pipeline/files.ts'
import { readKinds } from '../pipeline/kinds.ts'
import { findPackage } from '../pipeline/package.ts'
import { withConversion, withVersion } from '../scaffold/new-version.ts'
import { failure, hasErrors, sorted } from './build.ts'
import { refuseOutside } from './inside.ts'
import { madeOutcome } from './made.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif new version <Kind> <V>`: a version that begins as a copy of the stored one, and the Conversion to it. */
export const newVersion: Verb = {
  word: 'new version',
  usage: '<Kind> <VERSION>',
  summary: 'start a new version of a kind: a copy, and the conversion to it',
  options: {},
  run: runNewVersion,
}

const REPORT = 'NewVersionReport'
const EXAMPLE = 'for example: motif new version DataEndpoint v2'

async function runNewVersion(invocation: Invocation): Promise<Outcome> {
  const { host } = invocation
  const [name, version] = readWords(invocation)
  const found = findPackage(host, invocation.packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const { root, schemas } = found.package
  const kinds = readKinds(host, found.package)
  const wrong = [...refuseOutside(host, root, [schemas]), ...kinds.diagnostics()]
  if (hasErrors(wrong)) return failure(REPORT, sorted(wrong), root)
  const kind = kindOf(kinds.declared, name)
  const from = kind.storage
  if (kind.versions.some((each) => each.name === version))
    throw new UsageError(`${kind.kind} has a version ${version} already.`)
  const old = readText(host, root, kind.file)
  if (!old.ok) return failure(REPORT, [old.diagnostic], root)
  const made = withVersion(old.text, kind, version)
  if (!made.ok) throw new UsageError(`${kind.file} cannot be added to: ${made.message}`, 'copy the version by hand.')
  const basename = basenameOf(kind)
  const path = posix.join(schemas, `${basename}.conversion.yaml`)
  const before = host.entry(`${root}/${path}`) === undefined ? undefined : readText(host, root, path)
  if (before?.ok === false) return failure(REPORT, [before.diagnostic], root)
  const files = [
    { path: kind.file, text: made.text },
    { path, text: withConversion(before?.text, kind, { from, to: version, basename }) },
  ]
  for (const file of files) host.write(`${root}/${file.path}`, file.text)
  const lines = [
    `Started ${kind.kind} ${version} as a copy of ${from}. Next: change it, write the edits, then motif compat`,
  ]
  return madeOutcome(invocation, { report: REPORT, root, files, diagnostics: [], lines })
}

function readWords({ positionals }: Invocation): readonly [string, string] {
  const [name, version, ...more] = positionals
  if (name === undefined || version === undefined || more.length > 0) {
    throw new UsageError('new version takes a kind and the name of its new version.', EXAMPLE)
  }
  if (!/^v[1-9]\d{0,8}((alpha|beta)[1-9]\d{0,8})?$/.test(version)) {
    throw new UsageError(`${version} is not the name of a version.`, 'versions are named v1, v1beta1 or v1alpha1.')
  }
  return [name, version]
}

function kindOf(declared: readonly Kind[], name: string): Kind {
  const kind = declared.find((each) => each.kind === name || `${each.kind}.${each.group}` === name)
  if (kind !== undefined) return kind
  const names = declared.map((each) => each.kind)
  const near = closest(name, names)
  const help = near === undefined ? `it has ${names.join(', ')}.` : `the closest kind is ${near}.`
  throw new UsageError(`The package declares no kind ${name}.`, help)
}
