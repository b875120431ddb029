import { join } from 'node:path'
import { HostError } from '../host.ts'
import { kindKey } from '../model/kind.ts'
import { isMapping, isList, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import type { Change } from './changes.ts'

const MOST_LITERALS = 200
const MOST_FIELDS = 40

/**
 * Changes of texts and numbers to the literals of the kind's composition: what it compares a free text with is written there. Of
 * numbers also the next above and below.
 */
export function literalChanges(
  program: Program,
  source: SourceObject,
  { object, isWanted }: { readonly object: Mapping; readonly isWanted: (field: ValuePath) => boolean },
): readonly Change[] {
  const leaves = scalarsIn(object['spec'] ?? null, ['spec'])
    .filter(({ path }) => isWanted(path))
    .slice(0, MOST_FIELDS)
  if (leaves.length === 0) return []
  const { texts, numbers } = literalsOf(program, source)
  return leaves.flatMap(({ path, value }) =>
    (typeof value === 'string' ? texts : numbers)
      .filter((literal) => literal !== value)
      .map((literal): Change => ({ field: path, type: 'other', put: [{ path, value: literal }] })),
  )
}

function scalarsIn(value: Value, path: ValuePath): readonly { readonly path: ValuePath; readonly value: Value }[] {
  if (isList(value)) return value.flatMap((item, index) => scalarsIn(item, [...path, index]))
  if (isMapping(value)) return Object.keys(value).flatMap((key) => scalarsIn(value[key] ?? null, [...path, key]))
  return typeof value === 'string' || typeof value === 'number' ? [{ path, value }] : []
}

interface Literals {
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
}

function literalsOf({ compositions, host, package: { root } }: Program, { kind }: SourceObject): Literals {
  const composition = kind && compositions.get(kindKey(kind.group, kind.kind))
  const code = (composition?.files ?? []).map((file) => textOf(host, join(root, file))).join('\n')
  const texts = [...code.matchAll(/(["'`])((?:(?!\1)[^\\\n]){1,200})\1/g)].map((found) => found[2] ?? '')
  const numbers = [...code.matchAll(/(?<![\w.])\d{1,9}(?![\w.])/g)].map(([digits]) => Number(digits))
  return {
    texts: [...new Set(texts)].slice(0, MOST_LITERALS),
    numbers: [...new Set(numbers.flatMap((number) => [number, number + 1, number - 1]))].slice(0, MOST_LITERALS),
  }
}

function textOf(host: Program['host'], path: string): string {
  try {
    return new TextDecoder().decode(host.read(path))
  } catch (error) {
    if (error instanceof HostError) return ''
    throw error
  }
}
