import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Waiver } from '../../../src/model/package.ts'
import type { Change } from '../../../src/schema/compat.ts'
import { isFor, judge } from '../../../src/schema/compat/waive.ts'

const CHANGE: Change = {
  code: 'compat/field-removed',
  group: 'acme.example',
  kind: 'Cache',
  version: 'v1',
  path: 'spec.a',
  message: 'Cache v1: spec.a is gone.',
}
const WAIVER: Waiver = { code: 'compat/field-removed', kind: 'Cache', reason: 'nobody sets it' }

test('a waiver lets pass what it names, and all of it where it says no version or path', () => {
  const named: readonly Partial<Waiver>[] = [
    {},
    { kind: 'Cache.acme.example' },
    { version: 'v1' },
    { path: 'spec.a' },
    { version: 'v1', path: 'spec.a' },
  ]
  assert.equal(
    named.filter((more) => !isFor({ ...WAIVER, ...more }, CHANGE)),
    [],
  )
})

test('a waiver for another code, kind, version or field lets nothing pass', () => {
  const others: readonly Partial<Waiver>[] = [
    { code: 'compat/type-changed' },
    { kind: 'Caches' },
    { kind: 'Cache.other.example' },
    { version: 'v2' },
    { version: 'v2', path: 'spec.a' },
    { path: 'spec.b' },
    { path: 'spec' },
    { path: '' },
  ]
  assert.equal(
    others.filter((more) => isFor({ ...WAIVER, ...more }, CHANGE)),
    [],
  )
})

test('a waiver holds to the end of its last day, and one that has run out is named', () => {
  const waiver: Waiver = { ...WAIVER, expires: '2026-01-31' }
  assert.equal(judge([CHANGE], [waiver], '2026-01-31'), [{ change: CHANGE, isBreaking: true, waiver }])
  assert.equal(judge([CHANGE], [waiver], '2026-02-01'), [{ change: CHANGE, isBreaking: true, expired: waiver }])
  assert.equal(judge([CHANGE], [waiver, WAIVER], '2026-02-01'), [{ change: CHANGE, isBreaking: true, waiver: WAIVER }])
})

test('a safe change asks for no waiver', () => {
  const change: Change = { ...CHANGE, code: 'compat/field-added' }
  assert.equal(judge([change], [{ ...WAIVER, code: 'compat/field-added' }], '2026-01-31'), [
    { change, isBreaking: false },
  ])
})

test.run()
