import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Rule, Schema } from '../../../src/model/kind.ts'
import type { Value } from '../../../src/model/value.ts'
import { compileRule, type RuleResult } from '../../../src/schema/cel/compile.ts'

const TEXT: Schema = { type: 'string' }
const SPEC: Schema = { type: 'object', properties: { i: { type: 'integer' }, s: TEXT } }

function ask(rule: Rule, self: Value, oldSelf?: Value): RuleResult {
  return compileRule(rule, SPEC).evaluate(self, oldSelf === undefined ? {} : { oldSelf })
}

function refusal(rule: Rule, schema: Schema = SPEC): string | undefined {
  return compileRule(rule, schema).error
}

// The messages below are those of the API server 1.36 for the same rules and objects.

test('a rule without a message is its own message', () => {
  assert.equal(ask({ rule: '  self.i > 3  ' }, { i: 1 }), { ok: false, message: 'failed rule: self.i > 3' })
  assert.equal(ask({ rule: 'self.i > 3', message: ' too small ' }, { i: 1 }), { ok: false, message: 'too small' })
  assert.equal(ask({ rule: 'self.i > 3', message: 'too small' }, { i: 4 }), { ok: true })
})

test('messageExpression comes first', () => {
  const rule = { rule: 'self.i > 3', messageExpression: '"got %d".format([self.i])', message: 'm' }
  assert.equal(ask(rule, { i: 1 }), { ok: false, message: 'got 1' })
})

test('a messageExpression that fails, is empty, has lines or is too long gives way to the message', () => {
  for (const messageExpression of ['"  "', '"a\\nb"', 'self.s', 'string(1/0)', '"long"+self.s']) {
    const self = messageExpression.startsWith('"long') ? { i: 1, s: 'x'.repeat(5200) } : { i: 1 }
    const result = ask({ rule: 'self.i > 3', messageExpression, message: 'm' }, self)
    assert.equal(result, { ok: false, message: 'm' }, messageExpression)
  }
  const spaced = ask({ rule: 'self.i > 3', messageExpression: '"a\\n"', message: 'm' }, { i: 1 })
  assert.equal(spaced, { ok: false, message: 'a' })
})

test('a transition rule compares with the old value', () => {
  const rule = { rule: 'self.i == oldSelf.i', messageExpression: '"was %d".format([oldSelf.i])' }
  assert.is(compileRule(rule, SPEC).isTransition, true)
  assert.equal(ask(rule, { i: 1 }, { i: 1 }), { ok: true })
  assert.equal(ask(rule, { i: 1 }, { i: 2 }), { ok: false, message: 'was 2' })
  assert.equal(ask(rule, { i: 1 }), { error: 'no such attribute(s): oldSelf' })
})

test('optionalOldSelf makes oldSelf an optional value that the message does not see', () => {
  const rule = { rule: 'oldSelf.hasValue()', optionalOldSelf: true }
  assert.equal(ask(rule, { i: 1 }), { ok: false, message: 'failed rule: oldSelf.hasValue()' })
  assert.equal(ask(rule, { i: 1 }, { i: 2 }), { ok: true })
  const told = { rule: '!oldSelf.hasValue()', optionalOldSelf: true, messageExpression: 'string(oldSelf.value().i)' }
  assert.equal(ask({ ...told, message: 'm' }, { i: 1 }, { i: 2 }), { ok: false, message: 'm' })
})

test('a rule that cannot be evaluated says why', () => {
  assert.equal(ask({ rule: 'self.s == "a"' }, { i: 1 }), { error: 'no such key: s' })
  assert.equal(ask({ rule: 'self.i / 0 == 1' }, { i: 1 }), { error: 'division by zero' })
  assert.equal(ask({ rule: 'self.i == 1' }, { i: 'one' }), { error: 'invalid data, expected int, got string' })
})

test('rules see fields by their escaped names, and words of CEL after a dot as they are', () => {
  const names = ['my-field', 'a.b', 'a/b', 'namespace', 'a__b', '__proto', 'in']
  const schema: Schema = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, TEXT])) }
  const self = Object.fromEntries(names.map((name) => [name, name]))
  const holds = (rule: string): RuleResult => compileRule({ rule }, schema).evaluate(self)
  assert.equal(holds('self.my__dash__field == "my-field"'), { ok: true })
  assert.equal(holds('self.a__dot__b == "a.b"'), { ok: true })
  assert.equal(holds('self.a__slash__b == "a/b"'), { ok: true })
  assert.equal(holds('self.__namespace__ == "namespace"'), { ok: true })
  assert.equal(holds('self.namespace == "namespace"'), { ok: true })
  assert.equal(holds('self.a__underscores__b == "a__b"'), { ok: true })
  assert.equal(holds('self.__underscores__proto == "__proto"'), { ok: true })
  assert.equal(holds('self.__in__ == "in"'), { ok: true })
})

test('names that CEL cannot write, and those of Object.prototype, are no fields', () => {
  const schema: Schema = { type: 'object', properties: { '1x': TEXT, é: TEXT, 'a b': TEXT } }
  assert.is(refusal({ rule: 'has(self.constructor)' }, schema), "undefined field 'constructor'")
  assert.is(refusal({ rule: 'has(self.toString)' }, schema), "undefined field 'toString'")
  const map: Schema = { type: 'object', additionalProperties: TEXT }
  const rule = compileRule({ rule: '!("constructor" in self) && !has(self.toString)' }, map)
  assert.equal(rule.evaluate({ a: 'b' }), { ok: true })
})

test('at the root rules see apiVersion, kind and two names of metadata, and no more of it', () => {
  const rule = { rule: 'self.kind == "K" && self.metadata.name == "n"' }
  const self = { apiVersion: 'v1', kind: 'K', metadata: { name: 'n', labels: { a: 'b' } } }
  assert.equal(compileRule(rule, { type: 'object' }, { isRoot: true }).evaluate(self), { ok: true })
  assert.is(compileRule(rule, { type: 'object' }).error, "undefined field 'kind'; undefined field 'metadata'")
  const labels = compileRule({ rule: 'has(self.metadata.labels)' }, { type: 'object' }, { isRoot: true })
  assert.is(labels.error, "undefined field 'labels'")
})

test('what else the server refuses about a rule is refused', () => {
  assert.is(refusal({ rule: ' ' }), 'the rule is not specified')
  assert.is(refusal({ rule: 'self.i' }), 'cel expression must evaluate to a bool')
  assert.is(refusal({ rule: 'true', messageExpression: '1' }), 'messageExpression must evaluate to a string')
  assert.is(refusal({ rule: 'true', messageExpression: ' ' }), 'messageExpression must be non-empty if specified')
  assert.is(
    refusal({ rule: 'true', messageExpression: 'self.z' }),
    "messageExpression compilation failed: undefined field 'z'",
  )
  assert.is(refusal({ rule: 'true', message: ' ' }), 'message must be non-empty if specified')
  assert.is(refusal({ rule: 'true', message: 'a\nb' }), 'message must not contain line breaks')
  assert.is(refusal({ rule: 'true ||\nfalse' }), 'message must be specified if rule contains line breaks')
  assert.is(
    refusal({ rule: 'true', optionalOldSelf: true }),
    'optionalOldSelf may not be set if oldSelf is not used in rule',
  )
  assert.is(refusal({ rule: 'true', fieldPath: '.z' }), 'fieldPath must be a valid path')
  assert.is(refusal({ rule: 'true', fieldPath: '.i' }), undefined)
  assert.match(refusal({ rule: 'true', reason: 'Other' }) ?? '', /^reason must be one of FieldValueInvalid/)
  assert.is(refusal({ rule: 'true' }, {}), 'rules do not see a field of this schema')
})

test('a date-time of the year 0 is a moment, which no literal can be', () => {
  const schema: Schema = { type: 'string', format: 'date-time' }
  const holds = compileRule({ rule: 'self < timestamp("2030-01-01T00:00:00Z")' }, schema)
  assert.equal(holds.evaluate('0000-01-01T00:00:00Z'), { ok: true })
  assert.ok(compileRule({ rule: 'self > timestamp("0000-01-01T00:00:00Z")' }, schema).error)
})

test.run()
