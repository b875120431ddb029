import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { visible, visibleLines } from './escape.ts'
import { fenced, html } from './markdown-text.ts'
import { planMarkdown } from './plan-markdown.ts'
import { countText, diagnosticLines, type TextStyle } from './text.ts'

/** GitHub takes 65,536 characters in a comment. Some are left for what a pipeline adds. */
const MAX_LENGTH = 64_000
/** What a plan may take of it where there are diagnostics too. */
const MAX_PLAN = 44_000
/** More diagnostics than this are folded, a fold a file. */
const MAX_OPEN = 10
const MAX_NAME = 300
/** A fold and a fence, with a name of MAX_NAME characters, each escaped. */
const MAX_AROUND = MAX_NAME * 6 + 300

/**
 * Markdown for a comment or a step's summary: what the run came to, and the diagnostics as a terminal shows them, in
 * fenced blocks, where nothing a file says is Markdown, HTML, a mention or a link. What is too long is counted.
 */
export function markdownReport({ diagnostics, lines, plan }: Outcome, style: TextStyle): string {
  const count = countText(diagnostics)
  const blocks = plan === undefined ? [] : [planMarkdown(plan, diagnostics.length > 0 ? MAX_PLAN : MAX_LENGTH - 100)]
  if (plan === undefined || count !== '') blocks.push(`**motif:** ${count === '' ? 'no problems' : count}\n`)
  if (lines.length > 0)
    blocks.push(
      fenced(
        lines
          .flatMap(visibleLines)
          .join('\n')
          .slice(0, MAX_LENGTH / 2),
      ),
    )
  let room = MAX_LENGTH - blocks.join('\n').length
  let left = diagnostics.length
  for (const group of groupsByFile(diagnostics)) {
    const texts = fitting(group, { ...style, colour: 'plain' }, room)
    if (texts.length === 0) break
    const block = fenced(texts.join('\n'))
    blocks.push(diagnostics.length > MAX_OPEN ? folded(group, block) : block)
    room -= (blocks.at(-1) ?? '').length + 1
    left -= texts.length
  }
  if (left > 0) blocks.push(`Not shown: ${left} more.\n`)
  return blocks.join('\n')
}

/** Diagnostics come sorted by file. */
function groupsByFile(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const groups: Diagnostic[][] = []
  for (const found of diagnostics) {
    const last = groups.at(-1)
    if (last?.[0]?.origin?.file === found.origin?.file && last !== undefined) last.push(found)
    else groups.push([found])
  }
  return groups
}

/** As many of the group's diagnostics, from the first, as have room with the fold around them. */
function fitting(group: readonly Diagnostic[], style: TextStyle, room: number): string[] {
  const texts: string[] = []
  let left = room - MAX_AROUND
  for (const found of group) {
    const text = diagnosticLines(found, style).join('\n') + '\n'
    left -= text.length + 1
    if (left < 0) break
    texts.push(text)
  }
  return texts
}

function folded(group: readonly Diagnostic[], block: string): string {
  const file = visible(group[0]?.origin?.file ?? 'the whole package').slice(0, MAX_NAME)
  const summary = `<summary><code>${html(file)}</code>: ${countText(group)}</summary>`
  return `<details>${summary}\n\n${block}\n</details>\n`
}
