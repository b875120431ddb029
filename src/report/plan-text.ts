import colors from 'picocolors'
import type { Plan, Risk } from '../model/change.ts'
import { visible } from './escape.ts'
import { countsText, groupView, type FieldView, type GroupView } from './plan-view.ts'
import type { TextStyle } from './text.ts'

type Paint = ReturnType<typeof colors.createColors>

/** More groups than this are counted: a terminal is for a glance. */
const MOST_GROUPS = 60

/** A plan for a terminal: what it comes to, then each group of changes, the gravest first. */
export function planText(plan: Plan, { colour }: Pick<TextStyle, 'colour'>): string {
  const paint = colors.createColors(colour === 'colour')
  const head = `${paint.bold(`Compared with ${visible(plan.against)}:`)} ${countsText(plan)}.`
  const groups = plan.groups.slice(0, MOST_GROUPS).map((group) => groupLines(groupView(group), paint).join('\n'))
  const left = plan.groups.length - groups.length
  const more = left > 0 ? [`${left} more groups are not shown: --json lists every change.`] : []
  return [head, ...groups, ...more].join('\n\n') + '\n'
}

function groupLines({ sign, subject, risks, fields, facts }: GroupView, paint: Paint): readonly string[] {
  const tint = { '+': paint.green, '~': paint.yellow, '-': paint.red, '±': paint.magenta }[sign]
  const labels = risks.map((risk) => tag(risk, paint))
  return [
    [tint(paint.bold(`${sign} ${subject}`)), ...labels].join('  '),
    ...fields.map((field) => fieldLine(field, paint)),
    ...facts.map((fact) => `    ${paint.dim(fact)}`),
  ]
}

function fieldLine({ path, before, after, because }: FieldView, paint: Paint): string {
  const place = because === '' ? '' : `  ${paint.cyan(because)}`
  return `    ${path}  ${paint.red(before)} -> ${paint.green(after)}${place}`
}

function tag(risk: Risk, paint: Paint): string {
  if (risk === 'in-place') return paint.dim(risk)
  const isGrave = risk === 'delete-stateful' || risk === 'access-widened'
  return isGrave ? paint.bold(paint.red(risk)) : paint.yellow(risk)
}
