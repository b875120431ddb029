import { posix } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Package } from '../model/package.ts'
import { findPackage } from '../pipeline/package.ts'
import { compositionFiles, kindFiles, LANGUAGES, type NewKind } from '../scaffold/kind-files.ts'
import { groupProblem, kindNameProblem } from '../scaffold/names.ts'
import { writeNewFiles } from '../scaffold/new-files.ts'
import { failure } from './build.ts'
import { refuseOutside } from './inside.ts'
import { madeOutcome } from './made.ts'
import { UsageError, type Invocation, type Verb } from './verb.ts'

/** `motif new kind <Kind> --group G`: a kind that renders and passes its test at once. */
export const newKind: Verb = {
  word: 'new kind',
  usage: '<Kind> --group GROUP [--lang ts|hbs]',
  summary: 'make a kind: schema, composition, example and test',
  options: {
    group: {
      type: 'string',
      value: 'GROUP',
      help: 'the group of its apiVersion: a domain, such as platform.acme.example',
    },
    lang: { type: 'string', value: 'LANG', help: 'the language of its composition: ts (default) or hbs' },
  },
  run: runNewKind,
}

const REPORT = 'NewKindReport'
/** Folder names that can stand in generated code as they are. */
const PLAIN_FOLDER = /^[\w@-][\w.@-]*(\/[\w@-][\w.@-]*)*$/

async function runNewKind(invocation: Invocation): Promise<Outcome> {
  const { host } = invocation
  const said = readWords(invocation)
  const found = findPackage(host, invocation.packageFolder)
  if (found.package === undefined) return failure(REPORT, found.diagnostics, found.root)
  const { root } = found.package
  const made: NewKind = { ...said, ...foldersOf(found.package) }
  const files = kindFiles(made)
  const folders = new Set([...files.map(({ path }) => posix.dirname(path)), made.generated])
  const outside = refuseOutside(host, root, [...folders])
  if (outside.length > 0) return failure(REPORT, outside, root)
  const standing = compositionFiles(made).filter((path) => host.entry(`${root}/${path}`) !== undefined)
  const diagnostics = standing.length > 0 ? standing.map(secondComposition) : writeNewFiles(host, root, files)
  const lines = [`Made ${made.kind}. Next: npx motif render && npm test`]
  return madeOutcome(invocation, { report: REPORT, root, files, diagnostics, lines })
}

function readWords({ positionals, values }: Invocation): Pick<NewKind, 'kind' | 'group' | 'language'> {
  const [kind, ...more] = positionals
  if (kind === undefined || more.length > 0) throw new UsageError('new kind takes one name.', EXAMPLE)
  const kindProblem = kindNameProblem(kind)
  if (kindProblem !== undefined) throw new UsageError(kindProblem, EXAMPLE)
  const group = values['group']
  if (typeof group !== 'string') throw new UsageError('new kind needs a --group.', EXAMPLE)
  const problem = groupProblem(group)
  if (problem !== undefined) throw new UsageError(problem, EXAMPLE)
  const lang = values['lang'] ?? 'ts'
  const language = LANGUAGES.find((each) => each === lang)
  if (language === undefined) throw new UsageError(`--lang takes ${LANGUAGES.join(' or ')}.`)
  return { kind, group, language }
}

const EXAMPLE = 'for example: motif new kind DataEndpoint --group platform.acme.example'

/** Where the package keeps its files; examples go to its first folder of sources. */
function foldersOf({
  schemas,
  compositions,
  generated,
  sources,
}: Package): Pick<NewKind, 'schemas' | 'compositions' | 'generated' | 'specs'> {
  const specs = sources.find((source) => PLAIN_FOLDER.test(source) && !/\.(ya?ml|json)$/.test(source)) ?? 'specs'
  for (const folder of [schemas, compositions, generated]) {
    if (!PLAIN_FOLDER.test(folder)) {
      const help = 'run it in the package that the folder belongs to.'
      throw new UsageError(`new kind writes inside the package, and motif.yaml names the folder ${folder}.`, help)
    }
  }
  return { schemas, compositions, generated, specs }
}

function secondComposition(path: string): Diagnostic {
  return diagnostic('scaffold/exists', `${path} is there already, so nothing was made.`, {
    origin: startOf(path),
    help: 'a kind has one composition: choose another name, or move the file out of the way.',
  })
}
