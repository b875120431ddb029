import { join } from 'node:path'
import type { Host } from '../host.ts'
import { kindKey } from '../model/kind.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { loadCompositions } from '../pipeline/compositions.ts'
import { readKinds } from '../pipeline/kinds.ts'
import { findPackage } from '../pipeline/package.ts'

/** A program in which one file holds another text. */
export interface Variation {
  /** Relative to the package. */
  readonly file: string
  readonly text: string
  /** The kinds (kindKey) whose schemas or compositions are made of the file. */
  readonly kinds: readonly string[]
}

/** The program with another text in one of its files, or undefined where that makes no program. Its sources stay. */
export async function variantOf(program: Program, { file, text, kinds }: Variation): Promise<Program | undefined> {
  const host = withText(program.host, join(program.package.root, file), text)
  const found = file === 'motif.yaml' ? findPackage(host, program.package.root).package : program.package
  if (found === undefined) return undefined
  const read = readKinds(host, found)
  const affected = read.declared.filter(({ group, kind }) => kinds.includes(kindKey(group, kind)))
  const loaded = await loadCompositions(host, found, { kinds: affected })
  if (affected.length !== kinds.length || loaded.byKind.size !== affected.length) return undefined
  return {
    ...program,
    host,
    package: found,
    kinds: read,
    compositions: new Map([...program.compositions, ...loaded.byKind]),
  }
}

/** A source object as an object of another program's kinds. */
export function sourceIn(program: Program, source: SourceObject): SourceObject | undefined {
  if (source.kind === undefined) return source
  const kind = program.kinds.find(source.kind.group, source.kind.kind)
  return kind === undefined ? undefined : { ...source, kind }
}

function withText(host: Host, path: string, text: string): Host {
  const bytes = new TextEncoder().encode(text)
  const real = host.realPath(path)
  return { ...host, isOverlay: true, read: (asked) => (asked === path || asked === real ? bytes : host.read(asked)) }
}
