import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind, Schema } from '../../../src/model/kind.ts'
import type { Value } from '../../../src/model/value.ts'
import { compareKinds } from '../../../src/schema/compat.ts'
import { readConversion } from '../../../src/schema/conversions.ts'
import { crdOf, kindOf } from '../../support/crd.ts'

const text = { type: 'string' } as const
const schema: Schema = { type: 'object', properties: { spec: { type: 'object', properties: { a: text, b: text } } } }

/** A kind of these versions, the first stored, with a Conversion from each name to the next of `pairs`. */
function kindWith(versions: readonly string[], pairs: readonly (readonly [string, string, readonly Value[]])[]): Kind {
  const kind = kindOf(crdOf('Bucket', {}, { versions: versions.map((name) => ({ name, schema })) }), 'package')
  const conversions = pairs.map(([from, to, edits], document) => {
    const spec = { for: { group: 'example.dev', kind: 'Bucket' }, from, to, edits }
    const value = { apiVersion: 'motif.dev/v1alpha1', kind: 'Conversion', metadata: { name: `${from}-${to}` }, spec }
    const { conversion, problems } = readConversion(value, { file: 'c.yaml', document }, [kind])
    if (conversion === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
    return conversion
  })
  return { ...kind, conversions }
}

const said = (old: Kind, now: Kind): readonly string[] =>
  compareKinds([old], [now]).map(({ code, version, path }) => `${code} ${version ?? ''} ${path}`.trimEnd())

const renames = [{ rename: { path: 'spec.a', to: 'b' } }]
const deletes = [{ delete: { path: 'spec.b' }, lossy: true }]

test('a name that a Conversion takes away and the new version has is said once, when it comes', () => {
  const [before, after] = [kindWith(['v2', 'v1'], [['v1', 'v2', []]]), kindWith(['v2', 'v1'], [['v1', 'v2', renames]])]
  assert.equal(said(before, after), ['compat/name-reused v2 spec.a'])
  assert.equal(said(after, after), [])
})

test('what another Conversion takes away does not excuse a name', () => {
  const versions = ['v3', 'v2', 'v1']
  const before = kindWith(versions, [
    ['v1', 'v3', renames],
    ['v2', 'v3', deletes],
  ])
  const after = kindWith(versions, [
    ['v1', 'v3', renames],
    ['v2', 'v3', renames],
  ])
  assert.equal(said(before, after), ['compat/name-reused v3 spec.a'])
})

test('a version that no Conversion leads from is said, but where that was so before', () => {
  const [alone, both] = [kindWith(['v1'], []), kindWith(['v2', 'v1'], [])]
  const missing = 'compat/conversion-missing v1'
  assert.ok(said(alone, both).includes(missing))
  assert.equal(said(both, both), [])
  assert.ok(said(kindWith(['v2', 'v1'], [['v1', 'v2', []]]), both).includes(missing))
  assert.equal(
    said(both, kindWith(['v2', 'v1', 'v0'], [])).filter((each) => each.includes('missing')),
    ['compat/conversion-missing v0'],
  )
})

test.run()
