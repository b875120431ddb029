import { posix } from 'node:path'
import type { Origin } from '../model/origin.ts'
import { identity, identityKey, type Identity } from '../model/resource.ts'
import type { Build, SourceRef } from '../model/unit.ts'
import { isList, isMapping, own, type Value, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import { layoutOf } from '../pipeline/6-link.ts'
import { layOut, type OutputFile } from '../pipeline/layout.ts'
import { positions } from '../yaml/positions.ts'
import { read } from '../yaml/read.ts'

/** Where the fields of one resource stand in the output folder: the file relative to the package. */
export type WrittenAt = (path: ValuePath) => Origin

/** Looks up where a resource of a source object is written; undefined where it is not, for an error. */
export type Written = (source: SourceRef, resource: Identity) => WrittenAt | undefined

/** Where the resources of a build are written. Nothing is laid out before the first question. */
export function writtenBy(program: Program, build: Build): Written {
  let files: readonly OutputFile[] | undefined
  return (source, resource) => {
    files ??= layOut(build, layoutOf(program))
    const units = build.units.flatMap((unit, position) => (isSameRef(unit.source, source) ? [position] : []))
    for (const file of files) {
      if (!units.some((unit) => file.units.includes(unit))) continue
      const found = documentOf(file, resource)
      if (found === undefined) continue
      const places = positions(posix.join(program.package.output.dir, file.path), file.text)
      return (path) => places.locate(found.document, [...found.prefix, ...path], 'key')
    }
    return undefined
  }
}

function isSameRef(a: SourceRef, b: SourceRef): boolean {
  return a.file === b.file && a.document === b.document && a.item === b.item
}

/** One object of a file: the document, and the way to it inside a List. */
export interface DocumentPlace {
  readonly document: number
  readonly prefix: ValuePath
  readonly manifest: Value
}

/** Every object of a YAML or JSON text; a List is its items. */
export function objectsIn(path: string, text: string): readonly DocumentPlace[] {
  return read(path, text).documents.flatMap(({ index, value }): DocumentPlace[] => {
    const items = own(value, 'items')
    if (own(value, 'kind') !== 'List' || !isList(items)) return [{ document: index, prefix: [], manifest: value }]
    return items.map((manifest, item) => ({ document: index, prefix: ['items', item], manifest }))
  })
}

function documentOf({ path, text }: OutputFile, resource: Identity): DocumentPlace | undefined {
  const wanted = identityKey(resource)
  return objectsIn(path, text).find(({ manifest }) => isMapping(manifest) && identityKey(identity(manifest)) === wanted)
}
