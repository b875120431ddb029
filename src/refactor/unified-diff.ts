import type { Patch } from '../yaml/edit/patch.ts'
import { lineAt, lineStarts } from '../yaml/lines.ts'

/** Lines around a change, as git shows them. */
const CONTEXT = 3
/** Beyond this many comparisons a block is shown as a whole. */
const COMPARISONS_LIMIT = 1_000_000

/** A file before, and the patches that change it. */
export interface Change {
  /** Relative to where the diff is applied, with forward slashes. */
  readonly path: string
  readonly before: string
  /** In the order of the text, not overlapping. */
  readonly patches: readonly Patch[]
}

/**
 * A unified diff that `git apply` and `patch -p1` take; '' where nothing changes. Names are quoted as git quotes them.
 * There is no `diff --git` line: with one, git apply would take the path from the top of the repository, and pass the
 * file by in silence when it is run in a folder below.
 */
export function unifiedDiff({ path, before, patches }: Change): string {
  const blocks = blocksOf(before, patches)
  if (blocks.length === 0) return ''
  const lines = linesOf(before)
  let text = `--- ${gitName(`a/${path}`)}\n+++ ${gitName(`b/${path}`)}\n`
  let shift = 0
  for (const hunk of hunksOf(blocks, lines.length)) {
    const written = hunkText(hunk, lines, shift)
    text += written.text
    shift = written.shift
  }
  return text
}

/** Old lines `from` to `to` (from 0, `to` exclusive) that become others. */
interface Block {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** Lines with their line breaks, as git counts them: a carriage return is part of the line. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  const ended = lines.map((line) => `${line}\n`)
  return last === '' ? ended : [...ended, last]
}

function blocksOf(before: string, patches: readonly Patch[]): readonly Block[] {
  const starts = lineStarts(before)
  const blocks: Block[] = []
  let open: { from: number; to: number; patches: Patch[] } | undefined
  const close = (): void => {
    if (open) blocks.push(...refined(blockOf(before, starts, open), before, starts))
  }
  for (const patch of patches) {
    const from = lineAt(starts, patch.from)
    const to = Math.min(lineAt(starts, patch.to) + 1, starts.length)
    if (open && from < open.to) {
      open.to = Math.max(open.to, to)
      open.patches.push(patch)
    } else {
      close()
      open = { from, to, patches: [patch] }
    }
  }
  close()
  return blocks
}

function blockOf(
  before: string,
  starts: readonly number[],
  { from, to, patches }: { readonly from: number; readonly to: number; readonly patches: readonly Patch[] },
): Block {
  let at = starts[from] ?? 0
  let after = ''
  for (const patch of patches) {
    after += before.slice(at, patch.from) + patch.text
    at = patch.to
  }
  after += before.slice(at, starts[to] ?? before.length)
  return { from, to, lines: linesOf(after) }
}

/** The block without the lines that stay. */
function refined({ from, to, lines }: Block, before: string, starts: readonly number[]): readonly Block[] {
  const old = linesOf(before.slice(starts[from] ?? 0, starts[to] ?? before.length))
  let head = 0
  while (head < old.length && head < lines.length && old[head] === lines[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < lines.length - head && old.at(-1 - tail) === lines.at(-1 - tail)) tail++
  const oldPart = old.slice(head, old.length - tail)
  const newPart = lines.slice(head, lines.length - tail)
  if (oldPart.length === 0 && newPart.length === 0) return []
  return betweenCommon(oldPart, newPart).map((block) => ({
    from: block.from + from + head,
    to: block.to + from + head,
    lines: block.lines,
  }))
}

/** What differs between two lists of lines, by a longest common subsequence. */
function betweenCommon(old: readonly string[], lines: readonly string[]): readonly Block[] {
  if (old.length * lines.length > COMPARISONS_LIMIT) return [{ from: 0, to: old.length, lines }]
  const width = lines.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = lines.length - 1; j >= 0; j--) {
      const below = lengths[(i + 1) * width + j] ?? 0
      const right = lengths[i * width + j + 1] ?? 0
      lengths[i * width + j] =
        old[i] === lines[j] ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0) : Math.max(below, right)
    }
  }
  const blocks: Block[] = []
  let [i, j, fromOld, fromNew] = [0, 0, 0, 0]
  const close = (): void => {
    if (i > fromOld || j > fromNew) blocks.push({ from: fromOld, to: i, lines: lines.slice(fromNew, j) })
  }
  while (i < old.length && j < lines.length) {
    if (old[i] === lines[j]) {
      close()
      fromOld = ++i
      fromNew = ++j
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++
    else j++
  }
  ;[i, j] = [old.length, lines.length]
  close()
  return blocks
}

interface Hunk {
  readonly from: number
  readonly to: number
  readonly blocks: readonly Block[]
}

/** Blocks whose context touches stand in one hunk. */
function hunksOf(blocks: readonly Block[], total: number): readonly Hunk[] {
  const hunks: { from: number; to: number; blocks: Block[] }[] = []
  for (const block of blocks) {
    const from = Math.max(0, block.from - CONTEXT)
    const to = Math.min(total, block.to + CONTEXT)
    const last = hunks.at(-1)
    if (last && from <= last.to) {
      last.to = to
      last.blocks.push(block)
    } else hunks.push({ from, to, blocks: [block] })
  }
  return hunks
}

function hunkText(
  { from, to, blocks }: Hunk,
  lines: readonly string[],
  shift: number,
): { readonly text: string; readonly shift: number } {
  let body = ''
  let at = from
  let next = shift
  for (const block of blocks) {
    body += marked(' ', lines.slice(at, block.from))
    body += marked('-', lines.slice(block.from, block.to)) + marked('+', block.lines)
    next += block.lines.length - (block.to - block.from)
    at = block.to
  }
  body += marked(' ', lines.slice(at, to))
  const head = `@@ -${rangeText(from, to - from)} +${rangeText(from + shift, to - from + next - shift)} @@\n`
  return { text: head + body, shift: next }
}

function rangeText(from: number, count: number): string {
  return count === 0 ? `${from},0` : count === 1 ? `${from + 1}` : `${from + 1},${count}`
}

function marked(sign: string, lines: readonly string[]): string {
  return lines.map((line) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('')
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [7, '\\a'],
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
  [34, '\\"'],
  [92, '\\\\'],
])

/** A name as git writes it in a diff: in quotes where it has anything but plain characters, a tab behind blanks. */
function gitName(name: string): string {
  if (!/[^\x20-\x7e]|["\\]/.test(name)) return name.includes(' ') ? `${name}\t` : name
  let text = ''
  for (const byte of Buffer.from(name)) {
    const isPlain = byte >= 0x20 && byte < 0x7f
    text += ESCAPES.get(byte) ?? (isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`)
  }
  return `"${text}"`
}
