import type { Edit, Operation, Path } from './edit.ts'
import { matchedValue, type Step } from './path.ts'
import type { Value } from './value.ts'

/** Edits that go back, or which edits have no way back. */
export type Inverted =
  | {
      readonly ok: true
      /** The inverses from the last edit to the first. */
      readonly edits: readonly Edit[]
      /** The indexes of the edits that say `lossy`. */
      readonly lossy: readonly number[]
    }
  | {
      readonly ok: false
      readonly problems: readonly { readonly edit: number; readonly message: string; readonly help: string }[]
    }

/**
 * The edits that undo edits: derived for rename, move, wrap, unwrap and a map that is one-to-one between texts; `with`
 * where it stands; nothing for one that is `lossy`. An edit that changed nothing is undone to the same only where its
 * target was absent before.
 */
export function invert(edits: readonly Edit[]): Inverted {
  const problems: { edit: number; message: string; help: string }[] = []
  const lossy: number[] = []
  const inverses = edits.map((edit, index): readonly Edit[] => {
    if (edit.lossy === true) lossy.push(index)
    if (edit.with !== undefined) return edit.with
    const inverse = inverseOf(edit)
    if (inverse !== undefined) return [inverse]
    if (edit.lossy !== true) problems.push({ edit: index, ...noInverse(edit) })
    return []
  })
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, edits: inverses.reverse().flat(), lossy }
}

function inverseOf(edit: Operation): Edit | undefined {
  switch (edit.op) {
    case 'rename':
    case 'wrap':
    case 'unwrap': {
      const last = edit.path.at(-1)
      if (last?.type !== 'key' || isMatchedBy(edit.path)) return undefined
      const path: Path = [...edit.path.slice(0, -1), { type: 'key', key: edit.to }]
      const op = ({ rename: 'rename', wrap: 'unwrap', unwrap: 'wrap' } as const)[edit.op]
      return { op, path, to: last.key }
    }
    case 'move':
      return isMatchedBy(edit.path) ? undefined : { op: 'move', path: edit.to, to: edit.path }
    case 'map': {
      const values = isMatchedBy(edit.path) ? undefined : swapped(edit.values)
      return values && { op: 'map', path: edit.path, values }
    }
    default:
      return undefined
  }
}

/** True where the edit takes away the very key by which its path finds the item. */
function isMatchedBy(path: Path): boolean {
  const last = path.at(-1)
  const item: Step | undefined = path.at(-2)
  return last?.type === 'key' && item?.type === 'match' && item.key === last.key
}

/** Undefined where two values become one, or where a text does not say what it stood for (1 and "1"). */
function swapped(values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> | undefined {
  const back = new Map<string, Value>()
  for (const [from, to] of values) {
    if (typeof to === 'object' && to !== null) return undefined
    if (matchedValue(from) !== from || back.has(String(to))) return undefined
    back.set(String(to), from)
  }
  return back
}

function noInverse(edit: Operation): { message: string; help: string } {
  const beside = 'write its inverse beside it, `with: [...]`, or `lossy: true` if what it takes away may be lost.'
  if (edit.op === 'map') {
    return {
      message: 'No inverse can be derived for this `map`: two values become one, or one is not a text.',
      help: beside,
    }
  }
  return { message: `No inverse can be derived for \`${edit.op}\` here.`, help: beside }
}
