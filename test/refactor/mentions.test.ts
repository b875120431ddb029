import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { mentionsOf } from '../../src/refactor/mentions.ts'

const mentions = (text: string | Buffer, ...kinds: string[]): boolean => mentionsOf(kinds)(Buffer.from(text as string))

test('a file that has the kind as a word may hold one', () => {
  assert.ok(mentions('kind: Service\n', 'Service'))
  assert.ok(mentions('{"kind":"Service"}', 'Deployment', 'Service'))
  assert.ok(mentions('Service', 'Service'))
  assert.not.ok(mentions('kind: ServiceAccount\nname: MyService\nx: Service9\n', 'Service'))
  assert.ok(mentions('kind: ServiceAccount\n---\nkind: Service\n', 'Service'))
  assert.not.ok(mentions('', 'Service'))
})

test('a kind that is written with escapes is not passed by', () => {
  assert.ok(mentions('kind: "\\x53ervice"\n', 'Service'))
  assert.ok(mentions('{"kind": "\\u0053ervice"}', 'Service'))
  assert.ok(mentions('kind: "\\U00000053ervice"\n', 'Service'))
  assert.ok(mentions('kind: "Ser\\\n  vice"\n', 'Service'))
  assert.not.ok(mentions('a: "\\n\\t\\u003c"\n', 'Service'))
})

test('a letter or digit at either side makes another word, and nothing else does', () => {
  for (let code = 0x20; code < 0x7f; code++) {
    const sign = String.fromCharCode(code)
    const isPart = /[A-Za-z0-9]/.test(sign)
    assert.is(mentions(`- ${sign}Service`, 'Service'), !isPart, `${sign} before`)
    assert.is(mentions(`Service${sign} -`, 'Service'), !isPart, `${sign} behind`)
  }
})

test('UTF-16 is looked at, so that it can be refused', () => {
  const marked = Buffer.from('\ufeffkind: Service\n', 'utf16le')
  for (const bytes of [marked, Buffer.from(marked).swap16(), marked.subarray(2)]) assert.ok(mentions(bytes, 'Service'))
  assert.not.ok(mentions(Buffer.from([0xff, 0x20, 0xfe]), 'Service'), 'no text at all')
})

test.run()
