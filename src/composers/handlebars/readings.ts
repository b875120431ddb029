import type { FieldRead } from '../../model/composition.ts'
import { isList, isMapping, type Value, type ValuePath } from '../../model/value.ts'
import type { TreeNode, TreeScalar } from '../../yaml/tree.ts'
import { chunkAt, PLACEHOLDER, type Chunk, type Frame, type Loop, type Output } from './output.ts'
import type { StaticPath } from './scope.ts'

/** What was read for the fields of a document: in the expressions that write them, and for the blocks around those. */
export function readsIn(output: Output, document: TreeNode): readonly FieldRead[] {
  const found: FieldRead[] = []
  visit({ output, found }, document, [])
  return found
}

/** The places of a composite that a static path can mean. */
export function placesOf(value: Value, path: StaticPath, at: ValuePath = []): readonly ValuePath[] {
  const [step, ...rest] = path
  if (step === undefined) return [at]
  if (isList(value)) {
    return value.flatMap((item, index) =>
      step === null || step === String(index) ? placesOf(item, rest, [...at, index]) : [],
    )
  }
  if (!isMapping(value)) return []
  const keys = Object.keys(value).filter((key) => step === null || step === key)
  // What is not there was asked for all the same.
  if (keys.length === 0) return step === null ? [] : [[...at, step]]
  return keys.flatMap((key) => placesOf(value[key] ?? null, rest, [...at, key]))
}

interface Visiting {
  readonly output: Output
  readonly found: FieldRead[]
}

function visit(visiting: Visiting, node: TreeNode, path: ValuePath): void {
  switch (node.type) {
    case 'scalar':
      return note(visiting, node, path)
    case 'list':
      return node.items.forEach((item, index) => visit(visiting, item, [...path, index]))
    case 'mapping':
      for (const { key, value } of node.pairs) {
        const below = [...path, filled(visiting.output, key)]
        note(visiting, key, below)
        visit(visiting, value, below)
      }
  }
}

function note({ output, found }: Visiting, { offset, text }: TreeScalar, field: ValuePath): void {
  const around = chunkAt(output, offset)
  const expressions = [...text.matchAll(new RegExp(PLACEHOLDER, 'g'))].map(([whole, index]) => {
    const chunk = chunkAt(output, output.text.indexOf(whole))
    return { reads: output.expressions[Number(index)]?.reads ?? [], chunk }
  })
  const blocks = { reads: around?.conditions ?? [], chunk: around }
  for (const { reads, chunk } of [...expressions, blocks]) {
    for (const read of reads) found.push({ read: concrete(read, chunk), field })
  }
}

function filled({ values }: Output, { text }: TreeScalar): string {
  return text.replace(new RegExp(PLACEHOLDER, 'g'), (_, index: string) => {
    const value = values[Number(index)]
    return typeof value === 'object' || value === undefined ? '' : String(value)
  })
}

/** The static path with the items of the loops that ran; cut where that can't be told. */
function concrete(path: StaticPath, chunk: Chunk | undefined): ValuePath {
  const loops = loopsOf(chunk?.frame)
  const loop = loops.findLast(({ items }) => items !== undefined && isPrefix(items, path))
  const known = loop?.items === undefined ? [] : placeOfItem(loop, chunk)
  const rest = path.slice(loop?.items?.length ?? 0)
  const end = rest.indexOf(null)
  const steps = (end < 0 ? rest : rest.slice(0, end)).filter((step) => step !== null)
  return [...known, ...steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step))]
}

function placeOfItem({ items = [], key }: Loop, chunk: Chunk | undefined): ValuePath {
  return [...concrete(items.slice(0, -1), chunk), key]
}

function loopsOf(frame: Frame | undefined): readonly Loop[] {
  const loops: Loop[] = []
  for (let at = frame; at; at = at.parent) if (at.loop) loops.unshift(at.loop)
  return loops
}

function isPrefix(prefix: StaticPath, path: StaticPath): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index])
}
