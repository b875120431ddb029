import { dirname, join, posix, relative, sep } from 'node:path'
import { diagnostic, type Diagnostic } from '../../model/diagnostic.ts'
import { startOf } from '../../model/origin.ts'
import { digestOf } from '../bundle-cache.ts'
import type { LoadRequest } from '../composer.ts'
import type { Place } from './output.ts'
import { originOf, parseTemplate, type Program } from './syntax.ts'

/** A template file read and parsed. */
export interface Source {
  readonly file: string
  readonly digest: string
  readonly program: Program
  /** Lines that separate documents, and the first line with content: what documents are numbered by. */
  readonly separators: readonly number[]
  readonly firstLine: number
}

/** A template file, or why it cannot be read. */
export type SourceRead =
  { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly diagnostic: Diagnostic }

/** The partials that a composition uses. */
export interface Partials {
  /** The partial of that name; undefined after noting what is wrong with it. */
  readonly find: (name: string, at: Place) => Source | undefined
  /** All that were found, by path. */
  readonly used: () => readonly Source[]
}

/** Reads and parses a template. Adds file/unreadable, template/syntax. */
export function readTemplate({ host, root }: LoadRequest, file: string): SourceRead {
  let bytes: Uint8Array
  try {
    bytes = host.read(join(root, file))
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    const message = `${file} cannot be read: ${reason}`
    return { ok: false, diagnostic: diagnostic('file/unreadable', message, { origin: startOf(file) }) }
  }
  const text = new TextDecoder().decode(bytes)
  const parsed = parseTemplate(file, text)
  if (!parsed.ok) return parsed
  const lines = text.split('\n')
  const separators = lines.flatMap((line, index) => (/^---(\s|$)/.test(line) ? [index + 1] : []))
  const firstLine = lines.findIndex((line) => /^[^\s#%-]/.test(line)) + 1
  const digest = digestOf(bytes)
  return { ok: true, source: { file, digest, program: parsed.program, separators, firstLine } }
}

/**
 * Partials by their path below the folder of compositions, without `.yaml.hbs`: `{{> shared/labels}}` is
 * compositions/shared/labels.yaml.hbs. Nothing outside of that folder is read.
 */
export function openPartials(request: LoadRequest, problems: Diagnostic[]): Partials {
  const found = new Map<string, Source>()
  const folder = posix.dirname(request.file)
  const find = (name: string, at: Place): Source | undefined => {
    const file = posix.join(folder, `${name}.yaml.hbs`)
    const known = found.get(file)
    if (known) return known
    const problem = placeProblem(request, { folder, file, name })
    if (problem) {
      problems.push({ ...problem, origin: originOf(at.file, at.loc) })
      return undefined
    }
    const read = readTemplate(request, file)
    if (read.ok) found.set(file, read.source)
    else problems.push(read.diagnostic)
    return read.ok ? read.source : undefined
  }
  const used = () => [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1))
  return { find, used }
}

interface Sought {
  readonly folder: string
  readonly file: string
  readonly name: string
}

function placeProblem({ host, root }: LoadRequest, { folder, file, name }: Sought): Diagnostic | undefined {
  const isPlain = name.split('/').every((part) => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(part))
  if (!isPlain) {
    const message = `{{> ${name}}} is no path below ${folder}/.`
    return diagnostic('template/forbidden', message, { help: 'write a path such as {{> shared/labels}}.' })
  }
  if (host.stat(join(root, file))?.type !== 'file') {
    return diagnostic('template/forbidden', `There is no ${file}.`, { help: `write it, or remove {{> ${name}}}.` })
  }
  const inside = relative(host.realPath(join(root, folder)), host.realPath(join(root, file)))
  if (!inside.split(sep).includes('..') && dirname(inside) !== inside) return undefined
  return diagnostic('template/forbidden', `${file} is a link that leads out of ${folder}/.`)
}
