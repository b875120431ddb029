/** Lines that were replaced: in the old text from `oldFrom`, in the new one from `from`, both counted from 0. */
export interface Hunk {
  readonly oldFrom: number
  readonly oldLines: readonly string[]
  readonly from: number
  readonly lines: readonly string[]
}

/** Beyond this many differences two texts are told apart only by what they share at both ends. */
const MOST = 2_000

/**
 * The lines in which two texts differ, in order (Myers' shortest edit script). A run that replaces as many lines as it
 * removes is taken line by line.
 */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++
  let tail = 0
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const a = old.slice(head, old.length - tail)
  const b = now.slice(head, now.length - tail)
  if (a.length + b.length === 0) return []
  const whole = { oldFrom: 0, oldLines: a, from: 0, lines: b }
  const found = a.length === 0 || b.length === 0 ? [whole] : (shortest(a, b) ?? [whole])
  return found.flatMap(byLine).map((hunk) => ({ ...hunk, oldFrom: hunk.oldFrom + head, from: hunk.from + head }))
}

/** The new text with one hunk as it was before. */
export function withoutHunk(after: string, { from, lines, oldLines }: Hunk): string {
  const now = after.split('\n')
  return [...now.slice(0, from), ...oldLines, ...now.slice(from + lines.length)].join('\n')
}

function byLine(hunk: Hunk): readonly Hunk[] {
  const { oldFrom, oldLines, from, lines } = hunk
  if (oldLines.length !== lines.length || lines.length === 1) return [hunk]
  return lines.map((line, index) => ({
    oldFrom: oldFrom + index,
    oldLines: oldLines.slice(index, index + 1),
    from: from + index,
    lines: [line],
  }))
}

/** Undefined where there are too many differences. */
function shortest(a: readonly string[], b: readonly string[]): readonly Hunk[] | undefined {
  const trace: Map<number, number>[] = []
  let ends = new Map([[1, 0]])
  for (let depth = 0; depth <= Math.min(a.length + b.length, MOST); depth++) {
    trace.push(ends)
    const next = new Map(ends)
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = isDown(ends, diagonal, depth) ? at(ends, diagonal + 1) : at(ends, diagonal - 1) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return collect(trace, a, b)
    }
    ends = next
  }
  return undefined
}

function isDown(ends: ReadonlyMap<number, number>, diagonal: number, depth: number): boolean {
  return diagonal === -depth || (diagonal !== depth && at(ends, diagonal - 1) < at(ends, diagonal + 1))
}

function at(ends: ReadonlyMap<number, number>, diagonal: number): number {
  return ends.get(diagonal) ?? -1
}

/** Walks back from the end, and joins steps that touch. */
function collect(
  trace: readonly ReadonlyMap<number, number>[],
  a: readonly string[],
  b: readonly string[],
): readonly Hunk[] {
  const hunks: Hunk[] = []
  let [x, y] = [a.length, b.length]
  for (let depth = trace.length - 1; depth > 0; depth--) {
    const ends = trace[depth] ?? new Map<number, number>()
    const diagonal = x - y
    const from = isDown(ends, diagonal, depth) ? diagonal + 1 : diagonal - 1
    const oldX = at(ends, from)
    const oldY = oldX - from
    while (x > oldX && y > oldY) {
      x--
      y--
    }
    const last = hunks.at(-1)
    const touches = last?.oldFrom === x && last.from === y
    if (touches) hunks.pop()
    const base = touches ? last : { oldLines: [], lines: [] }
    hunks.push({
      oldFrom: oldX,
      oldLines: [...a.slice(oldX, x), ...base.oldLines],
      from: oldY,
      lines: [...b.slice(oldY, y), ...base.lines],
    })
    ;[x, y] = [oldX, oldY]
  }
  return hunks.reverse()
}
