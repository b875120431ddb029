import type { Rule, Schema } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { adapterOf, adaptUntyped } from './adapt.ts'
import { SyntaxProblem, type Node } from './ast.ts'
import { check, type Checked, type Complaint } from './check.ts'
import { declType } from './decl-type.ts'
import type { Evaluate } from './frame.ts'
import { parse } from './parse.ts'
import { plan } from './plan.ts'
import { validateLiterals } from './validate-literals.ts'
import { toValue } from './to-value.ts'
import * as types from './type.ts'
import type { Type } from './type.ts'
import { CelError, CostExceeded, type Cel } from './value.ts'

/** What one evaluation may cost, in the server's units (k8s.io/apiserver/pkg/apis/cel PerCallLimit). */
const PER_CALL_LIMIT = 1_000_000
/** A longer message is not shown (MaxEvaluatedMessageExpressionSizeBytes). */
const MAX_MESSAGE_BYTES = 5 * 1024

/** What a rule says of a value: it holds; it doesn't, with the message to show; or it can't be evaluated. */
export type RuleResult =
  { readonly ok: true } | { readonly ok: false; readonly message: string } | { readonly error: string }

/** A rule of a schema, ready to be asked. */
export interface CompiledRule {
  /** Why the API server would refuse the rule; nothing where it is sound. */
  readonly error?: string
  /** Whether the rule reads oldSelf: without optionalOldSelf it is asked only where there is an old value. */
  readonly isTransition: boolean
  evaluate(self: Value, oldSelf?: Value): RuleResult
}

/** An expression without a schema, ready to be evaluated. */
export interface CompiledExpression {
  readonly error?: string
  evaluate(variables: Readonly<Record<string, Value>>): { readonly value: Value } | { readonly error: string }
}

/** What about the schema that a rule stands on the schema itself doesn't say. */
export interface RuleOptions {
  /** Whether it is a resource's top: rules see apiVersion, kind, metadata.name and metadata.generateName there. */
  readonly isRoot?: boolean
}

/** Compiles a rule against the schema node it stands on, as the API server does when a CRD is created. */
export function compileRule(rule: Rule, schema: Schema, options: RuleOptions = {}): CompiledRule {
  const isRoot = options.isRoot === true
  const self = declType(schema, 'self', isRoot)
  if (self === undefined) return broken('the schema of this field is not visible to rules')
  const variables = new Map([
    ['self', self],
    ['oldSelf', rule.optionalOldSelf === true ? types.optionalType(self) : self],
  ])
  const program = compile(rule.rule, variables)
  if ('error' in program) return broken(program.error)
  if (program.type.kind !== 'bool') return broken('cel expression must evaluate to a bool')
  const message = messageOf(rule, variables)
  if ('error' in message) return broken(message.error)
  const adapt = adapterOf(schema, isRoot)
  const isOptional = rule.optionalOldSelf === true
  return {
    isTransition: program.reads.has('oldSelf'),
    evaluate: (value, oldValue) =>
      attempt(() => {
        const old = oldValue === undefined ? undefined : adapt(oldValue)
        const slots = [adapt(value), isOptional ? ({ tag: 'optional', value: old } as const) : (old ?? null)]
        if (run(program.evaluate, slots) === true) return { ok: true }
        return { ok: false, message: message.text(slots) }
      }),
  }
}

/** Compiles an expression over the given variables, whose types are known only when it runs. */
export function compileExpression(expression: string, variables: readonly string[]): CompiledExpression {
  const program = compile(expression, new Map(variables.map((name) => [name, types.DYN])))
  if ('error' in program) return { error: program.error, evaluate: () => ({ error: program.error }) }
  return {
    evaluate: (values) =>
      attempt(() => {
        const slots = variables.map((name) => (Object.hasOwn(values, name) ? adaptUntyped(values[name] ?? null) : null))
        return { value: toValue(run(program.evaluate, slots)) }
      }),
  }
}

interface Program {
  readonly evaluate: Evaluate
  readonly type: Type
  /** The variables it names. */
  readonly reads: ReadonlySet<string>
  readonly root: Node
  readonly checked: Checked
}

function compile(source: string, variables: ReadonlyMap<string, Type>): Program | { readonly error: string } {
  try {
    const { root, offsets } = parse(source)
    const checked = check(root, variables)
    const problems = checked.problems.length > 0 ? checked.problems : validateLiterals(root, checked)
    if (problems.length > 0) return { error: inOrder(problems, offsets) }
    const slots = new Map([...variables.keys()].map((name, index) => [name, index]))
    const { run: evaluate } = plan({ checked, slots, lazy: new Map() }, root)
    return { evaluate, type: checked.types[root.id] ?? types.DYN, reads: variablesOf(checked), root, checked }
  } catch (problem) {
    if (problem instanceof SyntaxProblem || problem instanceof CelError) return { error: problem.message }
    throw problem
  }
}

/** All problems in one line, in the order in which they stand in the expression. */
function inOrder(problems: readonly Complaint[], offsets: readonly number[]): string {
  const sorted = problems.toSorted((a, b) => (offsets[a.id] ?? 0) - (offsets[b.id] ?? 0))
  return sorted.map(({ message }) => message).join('; ')
}

function variablesOf(checked: Checked): ReadonlySet<string> {
  return new Set(checked.references.flatMap((one) => (one?.kind === 'variable' ? [one.name] : [])))
}

function run(evaluate: Evaluate, slots: readonly Cel[]): Cel {
  return evaluate({ slots: [...slots], cost: 0, limit: PER_CALL_LIMIT })
}

function attempt<T>(action: () => T): T | { readonly error: string } {
  try {
    return action()
  } catch (problem) {
    if (problem instanceof CelError || problem instanceof CostExceeded) return { error: problem.message }
    throw problem
  }
}

function broken(error: string): CompiledRule {
  return { error, isTransition: false, evaluate: () => ({ error }) }
}

interface Message {
  text(slots: readonly Cel[]): string
}

/** messageExpression, else message, else the rule: in this order, falling back where one gives nothing to show. */
function messageOf(rule: Rule, variables: ReadonlyMap<string, Type>): Message | { readonly error: string } {
  const plain =
    rule.message !== undefined && rule.message !== '' ? rule.message.trim() : `failed rule: ${rule.rule.trim()}`
  if (rule.messageExpression === undefined || rule.messageExpression === '') return { text: () => plain }
  const program = compile(rule.messageExpression, variables)
  if ('error' in program) return { error: `messageExpression: ${program.error}` }
  if (program.type.kind !== 'string') return { error: 'messageExpression must evaluate to a string' }
  return {
    text: (slots) => {
      const result = attempt(() => run(program.evaluate, slots))
      return typeof result === 'string' && isShowable(result) ? result.trim() : plain
    },
  }
}

function isShowable(message: string): boolean {
  const text = message.trim()
  return text !== '' && !text.includes('\n') && Buffer.byteLength(message) <= MAX_MESSAGE_BYTES
}
