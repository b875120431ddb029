import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import { memoryHost } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'

const DATABASE = crd('shop.example', 'Database', {
  description: 'What is wanted.\nAnd nothing else.',
  required: ['size'],
  'x-kubernetes-validations': [{ rule: 'self.size != "none"', message: 'none is no size' }, { rule: 'true' }],
  properties: {
    size: { type: 'string', enum: ['small', 'large'], default: 'small', description: 'How large it is.' },
    code: { type: 'string', pattern: '^[a-z]+$' },
    users: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, level: { type: 'integer', default: 3, description: 'How far.' } },
      },
    },
    labels: { type: 'object', additionalProperties: { type: 'object', properties: { text: { type: 'string' } } } },
    shop: { type: 'object', properties: { example: { type: 'boolean' } } },
  },
})
const FILES = {
  'motif.yaml': MOTIF,
  'schemas/database.yaml': DATABASE,
  'schemas/crds/one.example/bucket.yaml': crd('one.example', 'Bucket', { properties: { one: { type: 'string' } } }),
  'schemas/crds/two.example/bucket.yaml': crd('two.example', 'Bucket', { properties: { two: { type: 'string' } } }),
}

async function explain(...args: readonly string[]): Promise<{ readonly text: string; readonly exitCode: number }> {
  let text = ''
  const write = (more: string | Uint8Array): void => void (text += String(more))
  const host = memoryHost({ ...FILES, '.git/HEAD': '' })
  const exitCode = await main(['explain', ...args], { host, stdout: write, stderr: write, isTerminal: false })
  return { text, exitCode }
}

/** The line that says which field is explained. */
const fieldOf = async (...args: readonly string[]): Promise<string> =>
  /^FIELD: +(.*)$/m.exec((await explain(...args)).text)?.[1] ?? 'none'

test('a field is told with its type, place, default, values, rules, what it is for, and the fields below it', async () => {
  assert.is(
    (await explain('Database.spec.size')).text,
    `KIND:     Database
VERSION:  shop.example/v1
FIELD:    spec.size <string> -required-
SCHEMA:   schemas/database.yaml:1
DEFAULT:  "small"
ENUM:     "small", "large"

DESCRIPTION:
  How large it is.
`,
  )
  assert.is(
    (await explain('Database.spec.users')).text,
    `KIND:     Database
VERSION:  shop.example/v1
FIELD:    spec.users <[]object>
SCHEMA:   schemas/database.yaml:1

FIELDS:
  name <text> -required-
  level <whole number>, 3 if absent
    How far.
`,
  )
  const { text } = await explain('Database.spec')
  assert.match(text, '\nRULE:     none is no size\nRULE:     true\n')
  assert.match(text, '\nDESCRIPTION:\n  What is wanted.\n  And nothing else.\n')
  assert.match(text, /\nFIELDS:\n {2}size <.*> -required-, "small" if absent\n {4}How large it is\.\n {2}code/)
  assert.match((await explain('Database.spec.code')).text, '\nPATTERN:  ^[a-z]+$\n')
})

test('a kind is named in any case, in its plural, with its group, and the field after a dot or a space', async () => {
  for (const args of [['database.spec.size'], ['databases', 'spec.size'], ['Database.shop.example.spec.size']])
    assert.is(await fieldOf(...args), 'spec.size <string> -required-', args.join(' '))
  assert.is(await fieldOf('Database.spec', 'size'), 'spec.size <string> -required-')
  assert.is(await fieldOf('Database.shop.example', 'spec.shop.example'), 'spec.shop.example <boolean>')
  assert.is(await fieldOf('Database'), 'none')
  assert.is(await fieldOf('configmap', 'data'), 'data <map[string]string>')
  assert.match((await explain('ConfigMap')).text, /^KIND: {5}ConfigMap\nVERSION: {2}v1\n/)
})

test('items of lists and values of maps are gone through, with a step of their own or without', async () => {
  assert.is(await fieldOf('Database.spec.users.name'), 'spec.users.name <string> -required-')
  assert.is(await fieldOf('Database', 'spec.users[0].level'), 'spec.users.level <integer>')
  assert.is(await fieldOf('Database', 'spec.users[*]'), 'spec.users <object>')
  assert.is(await fieldOf('Database', 'spec.labels.any.text'), 'spec.labels.any.text <string>')
  assert.is(await fieldOf('Database', 'spec.labels'), 'spec.labels <map[string]object>')
})

test('kinds of one name in several groups are listed, and the group tells which is meant', async () => {
  const { text, exitCode } = await explain('Bucket')
  assert.is(exitCode, 1)
  assert.match(text, 'Bucket means 2 kinds; name its group, and the field after a space:\n')
  assert.match(text, '\n  Bucket.one.example\n  Bucket.two.example\n')
  assert.is(await fieldOf('Bucket.two.example', 'spec.two'), 'spec.two <string>')
  assert.is((await explain('Bucket.two.example', 'spec.one')).exitCode, 2)
})

test('a field that is not there is a mistake, with the closest one or those that there are', async () => {
  for (const [args, said] of [
    [['Database.spec.siez'], 'Database has no spec.siez.\n'],
    [['Database.spec.siez'], 'the closest is size.'],
    [['Database', 'spec.zzzzzzzz'], 'there is size, code, users, labels, shop.'],
    [['Database', 'spec.size.x'], 'there is nothing below it.'],
    [['Database', 'spec.constructor'], 'Database has no spec.constructor.'],
    [['Database', 'spec[x'], 'spec[x is no path of a field.'],
    [['Qwertyuiop'], 'There is no kind Qwertyuiop here.'],
  ] as const) {
    const { text, exitCode } = await explain(...args)
    assert.is(exitCode, 2, text)
    assert.match(text, said)
  }
})

test('--json holds the field, and all that stand below it', async () => {
  const { schema } = JSON.parse((await explain('Database.spec.users', '--json')).text) as { schema: object }
  assert.equal(schema, {
    ...{ apiVersion: 'shop.example/v1', kind: 'Database', path: 'spec.users', type: '[]object', required: false },
    ...{ description: '', file: 'schemas/database.yaml', line: 1 },
    fields: [
      { path: 'name', type: 'text', required: true, description: '' },
      { path: 'level', type: 'whole number', required: false, description: 'How far.', default: 3 },
    ],
  })
})

test.run()
