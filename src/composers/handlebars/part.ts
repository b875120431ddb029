import { posix } from 'node:path'
import { isMapping, own, type Value } from '../../model/value.ts'
import { chunkAt, originAt, type Frame, type Loop, type Output } from './output.ts'
import type { Source } from './partials.ts'

/** One document in what a template wrote. */
export interface Written {
  readonly output: Output
  /** Where its content begins. */
  readonly offset: number
  /** Names that other documents have already. */
  readonly taken: Set<string>
}

/**
 * What a document is called: its number among the documents of the template's text, whatever branches are taken, and the keys
 * of the loops around it: `2`, `3[eu]`, `shared/roles:1`. An item's key is its own text, its name, or its number.
 */
export function partOf({ file, sources }: TemplateFiles, { output, offset, taken }: Written): string {
  const origin = originAt(output, offset)
  const source = sources.get(origin?.file ?? file)
  const before = source?.separators.filter((line) => line <= (origin?.line ?? 0)).length ?? 0
  const number = before + (source && source.firstLine < (source.separators[0] ?? Infinity) ? 1 : 0)
  const name = source && source.file !== file ? `${nameOfPartial(file, source.file)}:${number}` : String(number)
  const part = name + loopKeys(chunkAt(output, offset)?.frame).join('')
  const unique = freeName(part, taken)
  taken.add(unique)
  return unique
}

/** The files a template is made of. */
export interface TemplateFiles {
  readonly file: string
  readonly sources: ReadonlyMap<string, Source>
}

function nameOfPartial(file: string, partial: string): string {
  return posix.relative(posix.dirname(file), partial).replace(/\.yaml\.hbs$/, '')
}

function loopKeys(frame: Frame | undefined): readonly string[] {
  const keys: string[] = []
  for (let at = frame; at; at = at.parent) if (at.loop) keys.unshift(`[${keyOf(at.loop, at.context)}]`)
  return keys
}

function keyOf({ key }: Loop, item: Value | undefined): string {
  if (typeof key === 'string' || item === undefined || item === null) return String(key)
  if (!isMapping(item)) return typeof item === 'object' ? String(key) : String(item)
  const name = own(item, 'name')
  return typeof name === 'string' ? name : String(key)
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}~${number}`
    if (!taken.has(candidate)) return candidate
  }
}
