import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { decode } from '../../src/yaml/decode.ts'

const MIB = 1024 * 1024

/** `line:column code: message => help` of why bytes are no text. */
function refusal(bytes: Uint8Array): string {
  const decoded = decode('a.yaml', bytes)
  if (decoded.ok) return `read as ${JSON.stringify(decoded.text)}`
  const { code, message, origin, help } = decoded.diagnostic
  return `${origin?.line ?? 0}:${origin?.column ?? 0} ${code}: ${message} => ${help ?? ''}`
}

/** Bytes of characters below 256, one each. */
function bytes(latin1: string): Uint8Array {
  return Buffer.from(latin1, 'latin1')
}

test('UTF-8 is text, a byte order mark is no part of it', () => {
  assert.equal(decode('a.yaml', Buffer.from('a: é😀\n')), { ok: true, text: 'a: é😀\n' })
  assert.equal(decode('a.yaml', Buffer.from('\ufeffa: 1\n')), { ok: true, text: 'a: 1\n' })
  assert.equal(decode('a.yaml', new Uint8Array()), { ok: true, text: '' })
})

test('UTF-16 is named, with and without its byte order mark', () => {
  const expected =
    '1:1 yaml/encoding: The file is UTF-16 text. => save the file as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`.'
  assert.is(refusal(bytes('\xff\xfea\0:\0')), expected)
  assert.is(refusal(bytes('\xfe\xff\0a\0:')), expected)
  assert.is(refusal(bytes('a\0:\0')), expected)
  assert.is(refusal(bytes('\0a\0:')), expected)
})

test('a NUL byte is named with its place', () => {
  assert.match(refusal(bytes('\0\x01\x02PNG')), /^1:1 yaml\/encoding: The file holds a NUL byte/)
  assert.is(
    refusal(bytes('a: 1\nbc: \0\n')),
    '2:5 yaml/encoding: The file holds a NUL byte. => binary files and UTF-16 text are not read: save the file as UTF-8 text.',
  )
})

test('bytes that are no UTF-8 are named with the place of the first', () => {
  const help = 'save the file as UTF-8; another encoding, such as Latin-1, was used for a character here.'
  assert.is(
    refusal(bytes('a: 1\nregion: M\xfcnchen\n\xff')),
    `2:10 yaml/encoding: The file is not UTF-8 text. => ${help}`,
  )
  assert.is(refusal(bytes('\xc0\xaf')), `1:1 yaml/encoding: The file is not UTF-8 text. => ${help}`)
  assert.is(refusal(bytes('ab\xe2\x82')), `1:4 yaml/encoding: The file is not UTF-8 text. => ${help}`)
})

test('more than 32 MiB are not read', () => {
  assert.is(
    refusal(new Uint8Array(33 * MIB)),
    '1:1 yaml/too-large: The file has 33.0 MiB, and at most 32 MiB are read. => split it into several files.',
  )
  assert.ok(decode('a.yaml', Buffer.alloc(32 * MIB, 'a')).ok)
})

test.run()
