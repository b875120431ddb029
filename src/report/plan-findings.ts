import { RISKS, type Cause, type ChangeGroup, type Plan, type Risk } from '../model/change.ts'
import { visible } from './escape.ts'

/** A group of changes as a forge shows it: at the line that it comes from. */
export interface PlanFinding {
  /** `plan/immutable`: by the gravest risk, or `plan/create`. */
  readonly rule: string
  readonly level: 'warning' | 'note'
  readonly message: string
  /** A line of the working tree; undefined where nothing there caused it. */
  readonly cause: Cause | undefined
}

/** What each rule of a plan stands for. */
export const PLAN_RULES: Readonly<Record<string, string>> = {
  'plan/create': 'A resource would be created.',
  'plan/in-place': 'A resource would be changed in place.',
  'plan/delete': 'A resource would be deleted.',
  'plan/delete-stateful': 'A resource that holds data would be deleted.',
  'plan/recreate': 'A resource would be deleted and created again.',
  'plan/immutable': 'A field that should never change would be changed.',
  'plan/access-widened': 'Access would be granted that was not granted before.',
}

/** The groups of a plan as findings, the gravest first, at most `most` of them. */
export function planFindings({ groups }: Plan, most: number): readonly PlanFinding[] {
  return groups.slice(0, most).map((group) => {
    const [gravest = 'create'] = group.risks
    return {
      rule: `plan/${gravest}`,
      level: isGrave(group.risks) ? 'warning' : 'note',
      message: visible(group.title) + restText(group),
      cause: causesOf(group).find(({ ref }) => ref === undefined),
    }
  })
}

function isGrave(risks: readonly Risk[]): boolean {
  return risks.some((risk) => RISKS.includes(risk) && risk !== 'in-place')
}

function restText({ risks }: ChangeGroup): string {
  const [, ...others] = risks
  return others.length === 0 ? '' : ` (also ${others.join(', ')})`
}

function causesOf({ examples: [first] }: ChangeGroup): readonly Cause[] {
  return first === undefined ? [] : [...first.causes, ...first.fields.flatMap(({ causes }) => causes)]
}
