import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { hider, secretTexts, shownSides } from '../../src/change/secrets.ts'
import type { Kind, Schema } from '../../src/model/kind.ts'
import type { Manifest } from '../../src/model/resource.ts'
import type { Value } from '../../src/model/value.ts'

const PASSWORD: Schema = { type: 'string', format: 'password' }
const SPEC: Schema = {
  type: 'object',
  properties: {
    password: PASSWORD,
    pin: { type: 'integer', format: 'password' },
    users: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' }, token: PASSWORD } } },
    keys: { type: 'object', additionalProperties: PASSWORD },
  },
}
const KIND = {
  group: 'things.dev',
  kind: 'Thing',
  versions: [{ name: 'v1', schema: { type: 'object', properties: { spec: SPEC } } }],
} as unknown as Kind

const object = (apiVersion: string, kind: string): Manifest => ({ apiVersion, kind, metadata: { name: 'a' } })
const shownIn = (manifest: Manifest, ...texts: string[]) => hider(manifest, texts)

test('what a schema calls a password is a secret, in lists and maps too, and of any type', () => {
  const spec = {
    password: 'hunter2',
    pin: 123456,
    users: [{ name: 'ann', token: 'tok-ann' }, { name: 'bob' }],
    keys: { one: 'key-one', two: null },
    constructor: 'x',
  }
  const texts = secretTexts({ ...object('things.dev/v1', 'Thing'), spec }, KIND)
  assert.equal(texts, ['hunter2', '123456', 'tok-ann', 'key-one'])
  assert.equal(secretTexts({ ...object('things.dev/v2', 'Thing'), spec }, KIND), [], 'a version that is not there')
  assert.equal(secretTexts({ ...object('things.dev/v1', 'Thing'), spec }, undefined), [])
})

test('a field that a schema calls a password is ***, alone or inside of another value', () => {
  const show = shownIn(object('things.dev/v1', 'Thing'))
  assert.is(show('spec.password', 'hunter2', PASSWORD), '***')
  assert.equal(
    show('spec', { password: 'x', users: [{ name: 'ann', token: 'y' }], keys: { one: 'z' }, other: 1 }, SPEC),
    { password: '***', users: [{ name: 'ann', token: '***' }], keys: { one: '***' }, other: 1 },
  )
})

test('of the data of a Secret only the keys are shown, and of nothing else', () => {
  const show = shownIn(object('v1', 'Secret'))
  assert.is(show('data.password', 'aHVudGVyMg=='), '***')
  assert.is(show('stringData["a.b"]', 'hunter2'), '***')
  assert.equal(show('data', { a: 'x', b: 'y' }), { a: '***', b: '***' })
  assert.is(show('type', 'Opaque'), 'Opaque')
  assert.is(show('metadata.labels.data', 'x'), 'x')
  assert.is(shownIn(object('v1', 'ConfigMap'))('data.size', 'large'), 'large')
  assert.is(shownIn(object('vault.acme.dev/v1', 'Secret'))('data.path', 'a/b'), 'a/b')
})

test('the text of a secret is *** wherever it turns up, as it is, inside others or as base64', () => {
  const show = shownIn(object('v1', 'ConfigMap'), 'hunter2', 'abc')
  assert.is(show('data.url', 'postgres://me:hunter2@db'), '***')
  assert.equal(show('data', { list: ['hunter2', 'x'], encoded: Buffer.from('hunter2').toString('base64'), n: 5 }), {
    list: ['***', 'x'],
    encoded: '***',
    n: 5,
  })
  assert.is(show('data.letters', 'abcdef'), 'abcdef', 'three letters are no secret')
  assert.is(shownIn(object('v1', 'ConfigMap'), 'abcd')('data.letters', 'abcdef'), '***')
})

test('what stood in the place of a secret, or comes into it, is *** with it', () => {
  const sides = (before: Value | undefined, after: Value | undefined) =>
    shownSides(shownIn(object('v1', 'ConfigMap'), 'hunter2'), {
      ...{ path: 'data.url', schema: undefined },
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })
  assert.equal(sides('me:hunter1@db', 'me:hunter2@db'), { before: '***', after: '***' })
  assert.equal(sides('me:hunter2@db', { user: 'me', key: 'hunter1' }), {
    before: '***',
    after: { user: '***', key: '***' },
  })
  assert.equal(sides(undefined, 'hunter2'), { after: '***' })
  assert.equal(sides('hunter2', undefined), { before: '***' })
  assert.equal(sides('a', 'b'), { before: 'a', after: 'b' })
})

test.run()
