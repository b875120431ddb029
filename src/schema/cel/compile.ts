import type { Rule, Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { adapterOf, adaptUntyped } from './adapt.ts'
import { declType } from './decl-type.ts'
import { estimateMaxCost } from './estimate.ts'
import { mostOccurrences, shapeOf } from './estimate-shape.ts'
import type { Budget } from './frame.ts'
import { attempt, compileProgram, runProgram, type Program } from './program.ts'
import { toValue } from './to-value.ts'
import * as types from './type.ts'
import type { Type } from './type.ts'
import { trim } from './text.ts'
import { CelError, type Cel, type Optional } from './value.ts'
import { ruleProblem } from './rule-problem.ts'

/** A longer message is not shown (MaxEvaluatedMessageExpressionSizeBytes). */
const MAX_MESSAGE_BYTES = 5 * 1024
/** What one rule may cost by the estimate, all its occurrences together (StaticEstimatedCostLimit). */
const RULE_COST_LIMIT = 10_000_000

/** What a rule says of a value: it holds; it doesn't, with the message to show; or it can't be evaluated. */
export type RuleResult =
  { readonly ok: true } | { readonly ok: false; readonly message: string } | { readonly error: string }

/** A rule of a schema, ready to be asked. */
export interface CompiledRule {
  /** Why the API server would refuse the rule; nothing where it is sound. */
  readonly error?: string
  /** Whether the rule reads oldSelf: without optionalOldSelf it is asked only where there is an old value. */
  readonly isTransition: boolean
  /** Whether the rule says optionalOldSelf: then it is asked without an old value as well. */
  readonly isOptional: boolean
  /** Says what the rule says of a value, null excepted: the server asks rules of no null. Never throws. */
  evaluate(self: Value, more?: RuleInput): RuleResult
}

/** An expression without a schema, ready to be evaluated. */
export interface CompiledExpression {
  /** Why it can't be evaluated whatever the variables are. */
  readonly error?: string
  /** A variable that isn't given is an error only where the expression reads it. Never throws. */
  evaluate(variables: Readonly<Record<string, Value>>): { readonly value: Value } | { readonly error: string }
}

/** What a rule is asked with beside the value. */
export interface RuleInput {
  readonly oldSelf?: Value
  /** What is left for the rules of the object; without it the rule has the whole budget for itself. */
  readonly budget?: Budget
}

/** What the schema that a rule stands on doesn't say itself. */
export interface RuleOptions {
  /** Whether it is a resource's top: rules see apiVersion, kind, metadata.name and metadata.generateName there. */
  readonly isRoot?: boolean
}

/** Where a rule stands, for its estimate. */
export interface RulePlace extends RuleOptions {
  /** How often the schema can occur in one object by the limits of the lists and maps around it; undefined: no limit. */
  readonly occurrences?: number | undefined
}

/** What the server reckons a rule may cost at most. */
export interface RuleCost {
  /** Of one evaluation, and of all occurrences in one object; 2^64 and more where nothing bounds it. */
  readonly perEvaluation: number
  readonly total: number
  /** Of the messageExpression, once. */
  readonly message: number
  /** Whether the server refuses the rule for it. */
  readonly exceeds: boolean
}

/** An error holds a stack, which is dear to make for each of many rules. */
const NO_OLD_SELF = new CelError('no such attribute(s): oldSelf')

/** Compiles a rule against the schema node it stands on, as the API server does when a CRD is created. */
export function compileRule(rule: Rule, schema: Schema, options: RuleOptions = {}): CompiledRule {
  const programs = programsOf(rule, schema, options)
  if ('error' in programs) return broken(programs.error)
  const problem = ruleProblem(rule, schema, programs.rule.reads.has('oldSelf'))
  if (problem !== undefined) return broken(problem)
  const adapt = adapterOf(schema, options.isRoot)
  return {
    isTransition: programs.rule.reads.has('oldSelf'),
    isOptional: rule.optionalOldSelf === true,
    evaluate: (value, { oldSelf, budget } = {}) =>
      attempt(() => {
        const self = adapt(value)
        const old = oldSelf === undefined ? undefined : adapt(oldSelf)
        const plain = old ?? NO_OLD_SELF
        const optional: Optional = { tag: 'optional', value: old }
        const result = runProgram(programs.rule, [self, rule.optionalOldSelf === true ? optional : plain], budget)
        if (result === true) return { ok: true }
        return { ok: false, message: messageText(rule, programs.message, { slots: [self, plain], budget }) }
      }),
  }
}

/** Compiles an expression over the given variables, whose types are known only when it runs. */
export function compileExpression(expression: string, variables: readonly string[]): CompiledExpression {
  const program = compileProgram(expression, new Map(variables.map((name) => [name, types.DYN])))
  if ('error' in program) return { error: program.error, evaluate: () => ({ error: program.error }) }
  return {
    evaluate: (values) =>
      attempt(() => {
        const slots = variables.map((name) =>
          Object.hasOwn(values, name)
            ? adaptUntyped(values[name] ?? null)
            : new CelError(`no such attribute(s): ${name}`),
        )
        return { value: toValue(runProgram(program, slots)) }
      }),
  }
}

/** What a rule may cost by the server's estimate; nothing for a rule that doesn't compile. */
export function estimateCost(rule: Rule, schema: Schema, place: RulePlace = {}): RuleCost {
  const programs = programsOf(rule, schema, place)
  const shape = shapeOf(schema, place.isRoot)
  if ('error' in programs || shape === undefined) return { perEvaluation: 0, total: 0, message: 0, exceeds: false }
  const perEvaluation = estimateMaxCost(programs.rule.root, programs.rule.checked, shape)
  const { message: text } = programs
  const message = text === undefined ? 0 : estimateMaxCost(text.root, text.checked, shape)
  const total = perEvaluation * (place.occurrences ?? mostOccurrences(shape))
  return { perEvaluation, total, message, exceeds: total > RULE_COST_LIMIT || message > RULE_COST_LIMIT }
}

interface Programs {
  readonly rule: Program
  readonly message: Program | undefined
}

function programsOf(rule: Rule, schema: Schema, options: RuleOptions): Programs | { readonly error: string } {
  if (rule.rule.trim() === '') return { error: 'the rule is not specified' }
  const self = declType(schema, 'self', options.isRoot)
  if (self === undefined) return { error: 'rules do not see a field of this schema' }
  const variables = new Map([
    ['self', self],
    ['oldSelf', rule.optionalOldSelf === true ? types.optionalType(self) : self],
  ])
  const program = compileProgram(rule.rule, variables)
  if ('error' in program) return program
  if (program.type.kind !== 'bool') return { error: 'cel expression must evaluate to a bool' }
  return messageProgram(rule, variables, program)
}

function messageProgram(
  { messageExpression = '' }: Rule,
  variables: ReadonlyMap<string, Type>,
  program: Program,
): Programs | { readonly error: string } {
  if (messageExpression === '') return { rule: program, message: undefined }
  if (messageExpression.trim() === '') return { error: 'messageExpression must be non-empty if specified' }
  const message = compileProgram(messageExpression, variables)
  if ('error' in message) return { error: `messageExpression compilation failed: ${message.error}` }
  if (message.type.kind !== 'string') return { error: 'messageExpression must evaluate to a string' }
  return { rule: program, message }
}

function broken(error: string): CompiledRule {
  return { error, isTransition: false, isOptional: false, evaluate: () => ({ error }) }
}

interface Input {
  readonly slots: readonly (Cel | CelError)[]
  readonly budget: Budget | undefined
}

/** messageExpression, else message, else the rule: in this order, passing over one that gives nothing to show. */
function messageText(rule: Rule, program: Program | undefined, { slots, budget }: Input): string {
  if (program !== undefined) {
    const result = attempt(() => runProgram(program, slots, budget))
    if (typeof result === 'string' && isShowable(trim(result))) return trim(result)
  }
  return rule.message === undefined || rule.message === '' ? `failed rule: ${rule.rule.trim()}` : rule.message.trim()
}

function isShowable(text: string): boolean {
  return text !== '' && !text.includes('\n') && Buffer.byteLength(text) <= MAX_MESSAGE_BYTES
}
