import type { Kind, Schema } from '../model/kind.ts'
import { isList, isMapping, isSameValue, own, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { compileRule, type CompiledRule } from './cel/compile.ts'
import { checkerOf } from './validate.ts'

/** A rule that keeps an object from changing as it would. */
export interface RefusedTransition {
  /** Of the level that the rule stands on, in the later object. */
  readonly path: ValuePath
  /** What the rule says, without a full stop. */
  readonly message: string
  readonly rule: string
}

/**
 * The transition rules (those that read oldSelf) which an API server would refuse an update for, as it does: both objects
 * defaulted, asked only where a level is there before and after, below lists only by their key. A rule that can't be
 * evaluated refuses too. Empty for a version that the kind lacks.
 */
export function refusedTransitions(
  kind: Kind,
  version: string,
  { before, after }: { readonly before: Mapping; readonly after: Mapping },
): readonly RefusedTransition[] {
  const schema = kind.versions.find(({ name }) => name === version)?.schema
  if (schema === undefined || !hasTransitions(schema)) return []
  const checker = checkerOf(kind, version)
  const found: RefusedTransition[] = []
  visit({ schema, before: checker.check(before).value, after: checker.check(after).value, path: [] }, found)
  return found
}

const known = new WeakMap<Schema, boolean>()

/** True where the schema or one below it has a rule that may read oldSelf. */
function hasTransitions(schema: Schema): boolean {
  const answer = known.get(schema)
  if (answer !== undefined) return answer
  const found =
    (schema['x-kubernetes-validations'] ?? []).some(({ rule }) => rule.includes('oldSelf')) ||
    below(schema).some(hasTransitions)
  known.set(schema, found)
  return found
}

function below({ properties, items, additionalProperties }: Schema): readonly Schema[] {
  const other = typeof additionalProperties === 'object' ? [additionalProperties] : []
  return [...Object.values(properties ?? {}), ...(items === undefined ? [] : [items]), ...other]
}

interface Level {
  readonly schema: Schema
  readonly before: Value | undefined
  readonly after: Value | undefined
  readonly path: ValuePath
}

function visit(level: Level, found: RefusedTransition[]): void {
  const { schema, before, after, path } = level
  if (after === undefined || after === null || isSameValue(before, after) || !hasTransitions(schema)) return
  ask(level, found)
  if ((schema['x-kubernetes-map-type'] ?? 'granular') === 'atomic') return
  if (isMapping(after) && isMapping(before)) {
    for (const [key, value] of Object.entries(after)) {
      const child = schemaOf(schema, key)
      if (child !== undefined)
        visit({ schema: child, before: own(before, key), after: value, path: [...path, key] }, found)
    }
  }
  const { items } = schema
  const keys = schema['x-kubernetes-list-map-keys']
  if (items === undefined || keys === undefined || !isList(after) || !isList(before)) return
  after.forEach((item, index) => {
    const old = before.find((other) => keys.every((key) => isSameValue(own(other, key), own(item, key))))
    visit({ schema: items, before: old, after: item, path: [...path, index] }, found)
  })
}

function schemaOf({ properties, additionalProperties }: Schema, key: string): Schema | undefined {
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

const compiled = new WeakMap<Schema, readonly (readonly [string, CompiledRule])[]>()

function ask({ schema, before, after, path }: Level, found: RefusedTransition[]): void {
  for (const [rule, compiledRule] of transitionsOf(schema, path.length === 0)) {
    if (before === undefined || before === null || after === undefined) continue
    const result = compiledRule.evaluate(after, { oldSelf: before })
    if ('ok' in result && result.ok) continue
    const message = 'ok' in result ? result.message : `a rule cannot be evaluated: ${result.error}`
    found.push({ path, message: message.replace(/\.$/, ''), rule })
  }
}

function transitionsOf(schema: Schema, isRoot: boolean): readonly (readonly [string, CompiledRule])[] {
  const done = compiled.get(schema)
  if (done !== undefined) return done
  const rules = (schema['x-kubernetes-validations'] ?? [])
    .map((rule) => [rule.rule, compileRule(rule, schema, { isRoot })] as const)
    .filter(([, { error, isTransition }]) => isTransition && error === undefined)
  compiled.set(schema, rules)
  return rules
}
