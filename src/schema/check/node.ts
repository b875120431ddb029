import type { Schema } from '../../model/kind.ts'
import { closest } from '../../model/closest.ts'
import { isList, isMapping, isSameValue, type Value } from '../../model/value.ts'
import { formatOf } from './formats.ts'
import { listNode } from './list.ts'
import { mappingNode } from './mapping.ts'
import { isInt64, numberCheck } from './number.ts'
import { rulesCheck } from './rules.ts'
import { asResource, embeddedCheck, embeddedPrepare } from './resource.ts'
import { HIDDEN, showValue, showValues } from './say.ts'
import { textCheck } from './text.ts'
import { unionCheck } from './union.ts'
import { DEEPEST, report, type Check, type Context, type Node, type Passes, type Prepare } from './walk.ts'

/**
 * Compiles one level of a schema into closures; levels below are compiled when a value first needs them. What is
 * checked, and how, follows k8s.io/kube-openapi/pkg/validation/validate and apiextensions-apiserver/pkg/apiserver/schema.
 */
export function compileNode(declared: Schema, context: Context): Node {
  const schema = context.isDefault === true ? asOfDefault(declared) : declared
  const isSecret = [schema, context.declared].some((one) => one?.format === 'password')
  const inside: Context = isSecret ? { ...context, isSecret } : context
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true && context.role === 'spine'
  const mapping = mayBe(schema, 'object') ? mappingNode(isEmbedded ? asResource(schema) : schema, inside) : undefined
  const list = mayBe(schema, 'array') ? listNode(schema, inside) : undefined
  const embedded = isEmbedded ? embeddedCheck(inside) : undefined
  const values = valueChecks(schema, inside).filter(isPresent)
  const checks = [mapping?.check, embedded, list?.check, ...values].filter(isPresent)
  const rules = rulesCheck(declared, inside, { isRoot: isEmbedded })
  const check = levelCheck(schema, inside, { checks, rules })
  return {
    prepare: prepareEither(isEmbedded ? embeddedPrepare(mapping?.prepare, inside) : mapping?.prepare, list?.prepare),
    check: inside.isSecret ? hidden(check) : check,
    passes: isEmbedded ? () => false : levelPasses(typeTest(schema, inside), { mapping, list, values, rules }),
  }
}

/** Says of every problem that the lines it stands on hold a secret. */
function hidden(check: Check): Check {
  return (value, walk) => {
    const first = walk.problems.length
    check(value, walk)
    const found = walk.problems.splice(first)
    walk.problems.push(...found.map((problem) => ({ ...problem, isSecret: true })))
  }
}

/** The context of a whole object of a kind, where nothing is secret. */
export function topContext(dialect: Context['dialect']): Context {
  return { dialect, role: 'spine', isSecret: false, secretFields: [], keepsUnknown: false, compile: compileNode }
}

/** A server reads defaults by the other keywords alone: an int-or-string has the type that stands beside it, or none. */
function asOfDefault(schema: Schema): Schema {
  if (schema['x-kubernetes-int-or-string'] !== true) return schema
  return { ...schema, 'x-kubernetes-int-or-string': false }
}

function valueChecks(schema: Schema, context: Context): readonly (Check | undefined)[] {
  return [
    mayBe(schema, 'string') ? textCheck(schema, context) : undefined,
    mayBe(schema, 'number') ? numberCheck(schema, context) : undefined,
    enumCheck(schema, context),
    unionCheck(schema, context),
  ]
}

interface Level {
  readonly checks: readonly Check[]
  readonly rules: Check | undefined
}

function levelCheck(schema: Schema, context: Context, { checks, rules }: Level): Check {
  const isRight = typeTest(schema, context)
  const wrongType = reportType(schema, context)
  const enumerated = enumCheck(schema, context)
  return (value, walk) => {
    if (value === null) {
      if (schema.nullable !== true && isTyped(schema)) wrongType(value, walk)
      else enumerated?.(value, walk)
    } else if (!isRight(value)) {
      wrongType(value, walk)
    } else if (walk.path.length > DEEPEST) {
      report(walk, 'schema/bounds', `is nested more than ${DEEPEST} levels deep`)
    } else {
      const { found } = walk
      for (const check of checks) check(value, walk)
      if (rules !== undefined && walk.found === found) rules(value, walk)
    }
  }
}

/** What a level is made of: null, and what has another type, are for check() to judge. */
interface Parts {
  readonly mapping: Node | undefined
  readonly list: Node | undefined
  readonly values: readonly Check[]
  readonly rules: Check | undefined
}

function levelPasses(isRight: (value: Value) => boolean, { mapping, list, values, rules }: Parts): Passes {
  const isPlain = mapping === undefined && list === undefined && rules === undefined
  if (isPlain && values.length === 0)
    return (value, walk) => value !== null && isRight(value) && walk.path.length <= DEEPEST
  return (value, walk) => {
    if (value === null || !isRight(value) || walk.path.length > DEEPEST) return false
    if (mapping?.passes(value, walk) === false || list?.passes(value, walk) === false) return false
    for (const check of values) check(value, walk)
    if (walk.found !== 0) return false
    rules?.(value, walk)
    return walk.broken === 0
  }
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined
}

function mayBe(schema: Schema, type: 'object' | 'array' | 'string' | 'number'): boolean {
  if (schema['x-kubernetes-int-or-string'] === true) return type === 'string' || type === 'number'
  if (schema.type === undefined || schema.type === '') return true
  return schema.type === type || (schema.type === 'integer' && type === 'number')
}

function isTyped(schema: Schema): boolean {
  return (schema.type !== undefined && schema.type !== '') || schema['x-kubernetes-int-or-string'] === true
}

function typeTest(schema: Schema, { dialect, isDefault }: Context): (value: Value) => boolean {
  if (schema['x-kubernetes-int-or-string'] === true) {
    const isQuantity = dialect === 'core' && schema.format === 'quantity'
    return (value) => typeof value === 'string' || (isQuantity ? isNumber(value) : isWhole(value))
  }
  switch (schema.type) {
    case 'object':
      return isMapping
    case 'array':
      return isList
    case 'string':
      return (value) => typeof value === 'string'
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'integer':
      return isWhole
    case 'number':
      return isNumber
    default:
      // Beside no type, any format at all is one of texts where a default is read.
      return formatOf(schema, dialect) === undefined && (isDefault !== true || !schema.format)
        ? () => true
        : (value) => typeof value === 'string' || isList(value)
  }
}

function isNumber(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}

function isWhole(value: Value): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && isInt64(value)
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
}

function reportType(schema: Schema, { isSecret }: Context): Check {
  const isEither = schema['x-kubernetes-int-or-string'] === true
  const words = isEither ? 'a whole number or a string' : TYPE_WORDS[schema.type ?? '']
  return (value, walk) => {
    const shown = isSecret ? HIDDEN : showValue(value, schema)
    const help = isSecret ? undefined : typeHelp(schema, value)
    report(walk, 'schema/type', `must be ${words ?? 'another type'}, got ${shown}`, { help, isSecret })
  }
}

function typeHelp({ type }: Schema, value: Value): string | undefined {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')) {
    return `put it in quotes: "${String(value)}".`
  }
  if (type === 'array' && !isList(value) && value !== null) return 'write it as an item of a list, after `- `.'
  if (typeof value !== 'string') return undefined
  const isNumber = (type === 'integer' && /^-?\d+$/.test(value)) || (type === 'number' && /^-?\d+(\.\d+)?$/.test(value))
  const isBoolean = type === 'boolean' && (value === 'true' || value === 'false')
  return isNumber || isBoolean ? 'take the quotes away.' : undefined
}

function enumCheck(schema: Schema, { isSecret, dialect }: Context): Check | undefined {
  const allowed = schema.enum
  if (allowed === undefined || allowed.length === 0) return undefined
  const texts: ReadonlySet<Value> = new Set(allowed.filter((value) => typeof value === 'string'))
  return (value, walk) => {
    if (value === '' && dialect === 'core') return
    if (typeof value === 'string' ? texts.has(value) : allowed.some((other) => isAllowed(value, other))) return
    const shown = isSecret ? HIDDEN : showValue(value, schema)
    const near = typeof value === 'string' && !isSecret ? closest(value, texts as ReadonlySet<string>) : undefined
    const help = near === undefined ? undefined : `the closest one is ${near}.`
    const one = allowed.length === 1 ? '' : 'one of '
    report(walk, 'schema/enum', `must be ${one}${showValues(allowed)}, got ${shown}`, { help, isSecret })
  }
}

/** The server never finds null in an enum, even where it is listed, and finds 3.5 where 3 is: Go drops the fraction. */
function isAllowed(value: Value, allowed: Value): boolean {
  if (typeof value === 'number' && isNumber(allowed) && Number.isInteger(Number(allowed)))
    return Math.trunc(value) === Number(allowed)
  return value !== null && isSameValue(value, allowed)
}

function prepareEither(mapping: Prepare | undefined, list: Prepare | undefined): Prepare | undefined {
  if (mapping === undefined || list === undefined) return mapping ?? list
  return (value) => (isList(value) ? list(value) : mapping(value))
}
