import type { Problem } from '../model/diagnostic.ts'
import type { Rule, Schema } from '../model/kind.ts'
import { compileRule } from './cel/compile.ts'
import { estimateSchemaCost, type SchemaCost } from './cel/schema-cost.ts'
import { report, within, type Place } from './place.ts'

const COST_LIMIT = 10_000_000
const COST_HELP =
  'limit what it looks at by maxItems, maxProperties and maxLength, on every list, map and text on the way to it.'

/**
 * What keeps an API server from taking the CEL rules of a structural schema: expressions that don't compile, paths that
 * lead nowhere (apiextensions-apiserver, validateCustomResourceDefinitionOpenAPISchema). An estimated cost above the
 * server's limits has code schema/rule-expensive. Paths start at the schema.
 */
export function checkExpressions(schema: Schema): readonly Problem[] {
  const place: Place = { schemaPath: [], fieldPath: [], problems: [] }
  const ruled: Ruled[] = []
  checkLevel(schema, { isRoot: true, isCorrelated: true, place, ruled })
  return ruled.length === 0 ? place.problems : [...place.problems, ...costProblems(estimateSchemaCost(schema), ruled)]
}

/** A rule where it stands. */
interface Ruled {
  readonly at: Omit<Place, 'problems'>
  readonly isSound: boolean
}

interface Level {
  readonly isRoot: boolean
  /** False below what cannot be told apart from one state of an object to the next: there is no oldSelf there. */
  readonly isCorrelated: boolean
  readonly place: Place
  readonly ruled: Ruled[]
}

function checkLevel(schema: Schema, level: Level): void {
  const { place } = level
  schema['x-kubernetes-validations']?.forEach((rule, index) => {
    const error = errorOf(rule, schema, level)
    if (error !== undefined) reportError(rule, index, { place, error })
    const schemaPath = [...place.schemaPath, 'x-kubernetes-validations', index]
    level.ruled.push({ at: { schemaPath, fieldPath: [...place.fieldPath] }, isSound: error === undefined })
  })
  const below = { ...level, isRoot: false }
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    within(place, { schema: ['properties', name], field: name }, () => checkLevel(child, below))
  }
  const { items, additionalProperties } = schema
  const ofItems = { ...below, isCorrelated: below.isCorrelated && schema['x-kubernetes-list-type'] === 'map' }
  if (items !== undefined) within(place, { schema: ['items'], field: null }, () => checkLevel(items, ofItems))
  if (typeof additionalProperties === 'object')
    within(place, { schema: ['additionalProperties'], field: null }, () =>
      checkLevel(additionalProperties, { ...below, isCorrelated: level.isCorrelated }),
    )
}

function errorOf(rule: Rule, schema: Schema, { isRoot, isCorrelated }: Level): string | undefined {
  const isWhole = isRoot || schema['x-kubernetes-embedded-resource'] === true
  const { error, isTransition } = compileRule(rule, schema, { isRoot: isWhole })
  if (error !== undefined || isCorrelated || !isTransition) return error
  return 'oldSelf is not known below a list or map whose items cannot be told apart'
}

const KEYWORD_OF: readonly (readonly [RegExp, keyof Rule])[] = [
  [/^messageExpression/, 'messageExpression'],
  [/^message/, 'message'],
  [/^reason/, 'reason'],
  [/^fieldPath/, 'fieldPath'],
  [/^optionalOldSelf/, 'optionalOldSelf'],
]

function reportError(rule: Rule, index: number, { place, error }: { place: Place; error: string }): void {
  const keyword = KEYWORD_OF.find(([pattern]) => pattern.test(error))?.[1] ?? 'rule'
  const at = ['x-kubernetes-validations', index, ...(rule[keyword] === undefined ? [] : [keyword])]
  report(place, at, `has a rule that no cluster takes: ${error.replace(/\.$/, '')}`)
}

/** The estimate grows with limits that a schema leaves out, and the limits with the version of a cluster: a warning. */
function costProblems(cost: SchemaCost, ruled: readonly Ruled[]): readonly Problem[] {
  const problems: Problem[] = []
  cost.rules.forEach(({ total, message, exceeds }, index) => {
    const one = ruled[index]
    if (!exceeds || one?.isSound !== true) return
    const keyword = total > COST_LIMIT ? 'rule' : 'messageExpression'
    const factor = factorOf(Math.max(total, message))
    const says = `has a rule that clusters refuse: its ${keyword} may cost ${factor} times as much as one may`
    report({ ...one.at, problems }, [keyword], says, COST_HELP)
  })
  const says = 'has rules that clusters refuse: together they may cost more than those of one kind may'
  if (cost.exceeds && !cost.rules.some(({ exceeds }) => exceeds))
    report({ schemaPath: [], fieldPath: [], problems }, [], says, COST_HELP)
  return problems.map((problem) => ({ ...problem, code: 'schema/rule-expensive' }))
}

function factorOf(cost: number): string {
  const factor = cost / COST_LIMIT
  return factor > 100 ? 'more than 100' : factor.toFixed(1)
}
