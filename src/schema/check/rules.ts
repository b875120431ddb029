import type { Rule, Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { compileRule, type CompiledRule, type RuleOptions, type RuleResult } from '../cel/compile.ts'
import { cut } from './say.ts'
import { report, type Check, type Context, type Walk } from './walk.ts'

const LONGEST_RULE = 300

/**
 * The CEL rules of one level, in their order. They are compiled when a value first needs them, asked only where the
 * value has no other problem in their scope, never of null, and not once the budget of the object is spent. Rules that
 * compare with an old value are left out, since there is none, unless they say optionalOldSelf; of a default they are
 * asked as if it replaced itself (apiextensions-apiserver, pkg/apiserver/schema/defaulting).
 */
export function rulesCheck(schema: Schema, context: Context, { isRoot }: RuleOptions): Check | undefined {
  const rules = schema['x-kubernetes-validations'] ?? []
  if (rules.length === 0 || context.role === 'nested') return undefined
  let asked: readonly Asked[] | undefined
  return (value, walk) => {
    asked ??= rules
      .map((rule) => ({
        rule,
        steps: stepsOf(rule.fieldPath ?? ''),
        compiled: compileRule(rule, schema, { isRoot: isRoot === true }),
      }))
      .filter(({ compiled }) => !isLeftOut(compiled, context))
    const { found } = walk
    for (const one of asked) {
      if (walk.budget.cost < 0) break
      ask(one, value, walk, context)
    }
    if (walk.found !== found) walk.broken++
    // A rule that doesn't hold keeps no other from being asked, as a value of a wrong type does.
    walk.found = found
  }
}

function isLeftOut({ isTransition, isOptional }: CompiledRule, { isDefault }: Context): boolean {
  return isTransition && !isOptional && isDefault !== true
}

interface Asked {
  readonly rule: Rule
  readonly steps: readonly string[]
  readonly compiled: CompiledRule
}

function ask(one: Asked, value: Value, walk: Walk, { isSecret, isDefault }: Context): void {
  const { rule, steps, compiled } = one
  const result = resultOf(compiled, value, { budget: walk.budget, isDefault })
  if ('ok' in result && result.ok) return
  const source = cut(rule.rule.trim(), LONGEST_RULE)
  if ('error' in result) {
    // fieldPath says what a value that does not hold is about, not where a rule itself fails.
    const says = `has a rule that cannot be evaluated: ${sentence(result.error)}`
    report(walk, 'schema/rule-failed', says, { help: `the rule: ${source}`, isSecret })
    return
  }
  walk.path.push(...steps)
  if (isSecret || result.message === `failed rule: ${rule.rule.trim()}`) {
    report(walk, 'schema/rule', `does not meet the rule ${source}`, { isSecret })
  } else {
    report(walk, 'schema/rule', `does not meet a rule: ${sentence(result.message)}`, { help: `the rule: ${source}` })
  }
  walk.path.length -= steps.length
}

function resultOf(
  compiled: CompiledRule,
  value: Value,
  { budget, isDefault }: Pick<Walk, 'budget'> & Pick<Context, 'isDefault'>,
): RuleResult {
  if (compiled.error !== undefined) return { error: compiled.error }
  if (isDefault !== true || !compiled.isTransition) return compiled.evaluate(value, { budget })
  const replaced = compiled.evaluate(value, { budget, oldSelf: value })
  const holds = 'ok' in replaced && replaced.ok
  return holds && compiled.isOptional ? compiled.evaluate(value, { budget }) : replaced
}

/** Without the full stop, which report() sets. */
function sentence(message: string): string {
  return message.replace(/\.$/, '')
}

/** `.spec.hosts['a b']` as keys: the part of JSONPath that fieldPath may be. */
function stepsOf(fieldPath: string): readonly string[] {
  const steps: string[] = []
  for (const [, bare, quoted] of fieldPath.matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g)) {
    steps.push(bare ?? (quoted ?? '').replace(/\\(.)/g, '$1'))
  }
  return steps
}
