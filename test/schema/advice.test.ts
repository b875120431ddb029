import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Code } from '../../src/model/codes.ts'
import type { Schema } from '../../src/model/kind.ts'
import type { ValuePath } from '../../src/model/value.ts'
import { advised } from '../../src/schema/advice.ts'

const schema: Schema = {
  type: 'object',
  properties: {
    engine: { type: 'string', enum: ['postgres', 'mysql'], description: 'The database system' },
    sizes: { type: 'array', items: { type: 'object', required: ['cpu'], properties: { cpu: { type: 'integer' } } } },
    who: { type: 'object', properties: { account: { type: 'string' }, member: { type: 'string' } } },
    labels: { type: 'object', additionalProperties: { type: 'string', description: 'Of a team.' } },
    long: { type: 'string', description: `What it is.\n${'And more of it. '.repeat(30)}` },
    endless: { type: 'boolean', description: 'x'.repeat(1_000_000) },
  },
}

const MISSING: readonly [string, ValuePath, string][] = [
  ['a value of an enum', ['engine'], 'add engine, one of postgres, mysql. The database system.'],
  ['a list of mappings', ['sizes'], 'add sizes, a list of mappings with cpu.'],
  ['a field of an item', ['sizes', 0, 'cpu'], 'add cpu, a whole number.'],
  ['a mapping of optional fields', ['who'], 'add who, a mapping that may have account, member.'],
  ['a field with a long description', ['long'], 'add long, text. What it is.'],
  ['a field with an endless sentence', ['endless'], 'add endless, true or false.'],
]

for (const [what, path, help] of MISSING) {
  test(`where ${what} is missing, the help says what to add`, () => {
    assert.is(helpOf('schema/required', path), help)
  })
}

test('a value of the wrong form is helped by what the schema says of its field', () => {
  assert.is(helpOf('schema/pattern', ['labels', 'team']), 'the schema says of team: Of a team.')
})

test('where the schema says nothing, so does the help', () => {
  assert.is(helpOf('schema/bounds', ['sizes', 0, 'cpu']), undefined)
  assert.is(helpOf('schema/required', ['constructor']), undefined)
})

test('help that is there stays', () => {
  const problem = { code: 'schema/enum', message: '', path: ['engine'], help: 'the closest one is mysql.' } as const
  assert.is(advised(schema, problem).help, 'the closest one is mysql.')
})

function helpOf(code: Code, path: ValuePath): string | undefined {
  return advised(schema, { code, message: 'It is required.', path }).help
}

test.run()
