import type { ChangeGroup, Plan } from '../model/change.ts'
import { visible } from './escape.ts'
import { countsText, groupView, type FieldView } from './plan-view.ts'
import { fenced, html } from './markdown-text.ts'

/** A plan in Markdown: at most `room` characters; the gravest groups come first, and what has no room is counted. */
export function planMarkdown(plan: Plan, room: number): string {
  const head = `**motif plan** against <code>${html(visible(plan.against))}</code>: ${countsText(plan)}\n`
  const blocks = [head, ...riskTable(plan)]
  let left = room - blocks.join('\n').length - MOST_TAIL
  let shown = 0
  for (const group of plan.groups) {
    const block = groupBlock(group)
    left -= block.length + 1
    if (left < 0) break
    blocks.push(block)
    shown++
  }
  const others = plan.groups.slice(shown)
  if (others.length > 0) {
    const count = others.reduce((sum, group) => sum + group.count, 0)
    blocks.push(`Not shown: ${count} more changes in ${others.length} groups; \`--json\` lists every change.\n`)
  }
  return blocks.join('\n')
}

const MOST_TAIL = 200
const MOST_SUBJECT = 200

function riskTable({ changes }: Plan): readonly string[] {
  const counts = new Map<string, number>()
  for (const { risks } of changes) for (const risk of risks) counts.set(risk, (counts.get(risk) ?? 0) + 1)
  if (counts.size === 0) return []
  const rows = [...counts].sort(([, a], [, b]) => a - b).map(([risk, count]) => `| ${risk} | ${count} |`)
  return [['| risk | changes |', '| --- | --- |', ...rows].join('\n') + '\n']
}

/** Folded: what is inside is a block of code, where nothing a file says is Markdown, HTML, a mention or a link. */
function groupBlock(group: ChangeGroup): string {
  const { sign, subject, risks, fields, facts } = groupView(group)
  const paths = fields.slice(0, 3).map(({ path }) => path)
  const what = group.action === 'update' ? `: ${paths.join(', ')}${fields.length > paths.length ? ', ...' : ''}` : ''
  const title = `${sign} ${subject}${what}`.slice(0, MOST_SUBJECT)
  const labels = risks.map((risk) => (risk === 'in-place' ? ` ${risk}` : ` <b>${risk}</b>`)).join('')
  const lines = [...fields.map(fieldLine), ...facts]
  return `<details><summary><code>${html(title)}</code>${labels}</summary>\n\n${fenced(lines.join('\n'))}\n</details>\n`
}

function fieldLine({ path, before, after, because }: FieldView): string {
  return `${path}: ${before} -> ${after}${because === '' ? '' : `  (${because})`}`
}
