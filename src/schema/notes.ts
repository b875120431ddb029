import type { Problem } from '../model/diagnostic.ts'
import type { ReferenceTarget } from '../model/kind.ts'
import { isList, isMapping, own, type Mapping, type Value } from '../model/value.ts'

/** The annotation that holds what a CRD's reference fields may name: JSON, version -> path -> [{group, kind}] or null. */
export const REFERENCES = 'motif.dev/references'
/** The annotation that holds the fields which a CRD's prose calls immutable: JSON, version -> paths. */
export const IMMUTABLE = 'motif.dev/immutable'

/** Reference fields by path (`[*]` for items and map values) and what they may name; null where it can't be told. */
export type References = ReadonlyMap<string, readonly ReferenceTarget[] | null>

/** What the annotations of a CRD say, by version; empty where there are none. */
export interface Notes {
  readonly references: ReadonlyMap<string, References>
  readonly immutable: ReadonlyMap<string, readonly string[]>
  readonly problems: readonly Problem[]
}

/** Reads motif.dev/references and motif.dev/immutable of a CRD; a text of another form is a problem, and passed by. */
export function readNotes(crd: Mapping): Notes {
  const problems: Problem[] = []
  const references = new Map<string, References>()
  const immutable = new Map<string, readonly string[]>()
  for (const [version, paths] of entries(crd, REFERENCES, problems)) {
    const table = readReferences(paths)
    if (table) references.set(version, table)
    else problems.push(wrongForm(REFERENCES, 'version -> path -> [{group, kind}] or null'))
  }
  for (const [version, paths] of entries(crd, IMMUTABLE, problems)) {
    if (isList(paths) && paths.every((path) => typeof path === 'string')) immutable.set(version, paths)
    else problems.push(wrongForm(IMMUTABLE, 'version -> list of paths'))
  }
  return { references, immutable, problems }
}

function entries(crd: Mapping, annotation: string, problems: Problem[]): readonly [string, Value][] {
  const text = own(own(own(crd, 'metadata'), 'annotations'), annotation)
  if (text === undefined) return []
  const value = typeof text === 'string' ? parseJson(text) : undefined
  if (isMapping(value)) return Object.entries(value)
  problems.push(wrongForm(annotation, 'an object by version'))
  return []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readReferences(paths: Value): References | undefined {
  if (!isMapping(paths)) return undefined
  const table = new Map<string, readonly ReferenceTarget[] | null>()
  for (const [path, targets] of Object.entries(paths)) {
    if (targets === null) table.set(path, null)
    else if (isList(targets)) {
      const read = targets.map(readTarget)
      if (!read.every((target) => target !== undefined)) return undefined
      table.set(path, read)
    } else return undefined
  }
  return table
}

function readTarget(target: Value): ReferenceTarget | undefined {
  const group = own(target, 'group')
  const kind = own(target, 'kind')
  return typeof group === 'string' && typeof kind === 'string' ? { group, kind } : undefined
}

function wrongForm(annotation: string, form: string): Problem {
  return {
    code: 'kind/schema',
    message: `The annotation ${annotation} must hold JSON of the form ${form}.`,
    path: ['metadata', 'annotations', annotation],
    help: 'import the CRD again, or remove the annotation.',
  }
}
