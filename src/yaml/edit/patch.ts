/** One change of a text: what stands from `from` to `to` becomes `text`. Offsets count UTF-16 units. */
export interface Patch {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A text after patches that don't overlap, in the order of the text; two at one place keep their order. */
export function patched(text: string, patches: readonly Patch[]): string {
  let result = ''
  let at = 0
  for (const patch of patches) {
    if (patch.from < at || patch.to < patch.from || patch.to > text.length) throw new Error('patches overlap')
    result += text.slice(at, patch.from) + patch.text
    at = patch.to
  }
  return result + text.slice(at)
}

/** Patches in the order of the text; undefined where two overlap. */
export function inOrder(patches: readonly Patch[]): readonly Patch[] | undefined {
  const sorted = patches.toSorted((a, b) => a.from - b.from || a.to - b.to)
  let end = 0
  for (const patch of sorted) {
    if (patch.from < end || patch.to < patch.from) return undefined
    end = patch.to
  }
  return sorted
}

/** A part of a text that is being changed: a stretch of the original, or what stands in its place. */
export type Piece = { readonly from: number; readonly to: number } | { readonly text: string }

/** Pieces after patches that count in the text which the pieces make. */
export function patchedPieces(pieces: readonly Piece[], patches: readonly Patch[]): readonly Piece[] {
  const result: Piece[] = []
  const queue = [...pieces].reverse()
  let at = 0
  const advance = (target: number, keep: 'keep' | 'drop'): void => {
    while (at < target) {
      const piece = queue.pop()
      if (piece === undefined) throw new Error('a patch leads out of the text')
      const [head, tail] = split(piece, target - at)
      at += lengthOf(head)
      if (tail) queue.push(tail)
      if (keep === 'keep') result.push(head)
    }
  }
  for (const { from, to, text } of patches) {
    advance(from, 'keep')
    if (text !== '') result.push({ text })
    advance(to, 'drop')
  }
  return [...result, ...queue.reverse()]
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.to - piece.from
}

function split(piece: Piece, length: number): [Piece, Piece?] {
  if (lengthOf(piece) <= length) return [piece]
  if ('text' in piece) return [{ text: piece.text.slice(0, length) }, { text: piece.text.slice(length) }]
  const middle = piece.from + length
  return [
    { from: piece.from, to: middle },
    { from: middle, to: piece.to },
  ]
}

/** The patches of the original, whose length is given, that pieces come to; what is put back as it was is left out. */
export function patchesOf(original: string, pieces: readonly Piece[]): readonly Patch[] {
  const patches: Patch[] = []
  let at = 0
  let text = ''
  const close = (from: number): void => {
    if (from > at || text !== '') patches.push(...trimmed(original, { from: at, to: from, text }))
    text = ''
  }
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text
    else {
      if (piece.from < at) throw new Error('pieces stand in another order')
      if (piece.from > at || text !== '') close(piece.from)
      at = piece.to
    }
  }
  close(original.length)
  return patches
}

/** A patch without what it has in common with the text at its beginning and end: none if nothing is left. */
function trimmed(original: string, { from, to, text }: Patch): readonly Patch[] {
  const old = original.slice(from, to)
  if (old === text) return []
  let head = 0
  while (head < old.length && head < text.length && old[head] === text[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < text.length - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++
  // No surrogate pair, and no line break of two characters, is cut in two.
  while (head > 0 && isHalf(original, from + head)) head--
  while (tail > 0 && isHalf(original, to - tail)) tail--
  return [{ from: from + head, to: to - tail, text: text.slice(head, text.length - tail) }]
}

function isHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0xdc00 && code <= 0xdfff) || (text[at] === '\n' && text[at - 1] === '\r')
}
