import { SyntaxProblem, type Node } from './ast.ts'
import { check, type Checked, type Complaint } from './check.ts'
import { newBudget, newFrame, type Budget, type Evaluate, type Frame } from './frame.ts'
import { parse } from './parse.ts'
import { plan } from './plan.ts'
import * as types from './type.ts'
import type { Type } from './type.ts'
import { validateLiterals } from './validate-literals.ts'
import { CelError, CostExceeded, type Cel } from './value.ts'

/** What one evaluation may cost, in the server's units (k8s.io/apiserver/pkg/apis/cel PerCallLimit). */
const PER_CALL_LIMIT = 1_000_000

/** An expression that is ready to run: its variables are slots, in the order of the names it was compiled with. */
export interface Program {
  readonly evaluate: Evaluate
  readonly type: Type
  /** The variables it names. */
  readonly reads: ReadonlySet<string>
  readonly root: Node
  readonly checked: Checked
}

/** Parses, checks and plans an expression, or says why the server would refuse it. */
export function compileProgram(
  source: string,
  variables: ReadonlyMap<string, Type>,
): Program | { readonly error: string } {
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
    return tooDeep(problem)
  }
}

/**
 * Runs a program within the limit of one call, and takes what it costs from the budget. A slot may hold the error that
 * reading it gives. A call that exceeds either limit leaves nothing of the budget.
 */
export function runProgram(
  { evaluate }: Program,
  slots: readonly (Cel | CelError)[],
  budget: Budget = newBudget(),
): Cel {
  const frame = newFrame(slots, PER_CALL_LIMIT, budget.work)
  try {
    return evaluate(frame)
  } catch (problem) {
    if (problem instanceof CostExceeded) budget.cost = -1
    throw problem
  } finally {
    if (budget.cost >= 0) settle(budget, frame)
  }
}

/** Throws CostExceeded where the budget doesn't reach for what the frame has cost, whatever the call came to. */
function settle(budget: Budget, { cost, work }: Frame): void {
  budget.work = work
  budget.cost = cost > budget.cost ? -1 : budget.cost - cost
  if (budget.cost < 0) throw new CostExceeded('the rules of this object together cost more than a server lets them')
}

/** What the action gives, or the message of an error that the rule or its data caused. */
export function attempt<T>(action: () => T): T | { readonly error: string } {
  try {
    return action()
  } catch (problem) {
    if (problem instanceof CelError || problem instanceof CostExceeded) return { error: problem.message }
    return tooDeep(problem)
  }
}

/** An expression or a value nested deeper than the stack holds; any other failure is ours. */
function tooDeep(problem: unknown): { readonly error: string } {
  if (problem instanceof RangeError) return { error: 'max recursion depth exceeded' }
  throw problem
}

/** All problems in one line, in the order in which they stand in the expression. */
function inOrder(problems: readonly Complaint[], offsets: readonly number[]): string {
  const sorted = problems.toSorted((a, b) => (offsets[a.id] ?? 0) - (offsets[b.id] ?? 0))
  return sorted.map(({ message }) => message).join('; ')
}

function variablesOf(checked: Checked): ReadonlySet<string> {
  return new Set(checked.references.flatMap((one) => (one?.kind === 'variable' ? [one.name] : [])))
}
