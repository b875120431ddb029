import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { withLimit } from '../../src/composers/limit.ts'
import { guarded, withPurity } from '../../src/composers/purity.ts'
import { loaded, manifests, thing, withAuthor } from './author.ts'

test('a run within its limit gives its value', () => {
  assert.equal(
    withLimit(1000, () => 'done'),
    { ok: true, value: 'done' },
  )
})

test('an endless loop is cut off', () => {
  assert.equal(withLimit(20, endless), { ok: false })
})

test('what a run throws comes through as it is', () => {
  const error = new Error('mine')
  assert.throws(
    () => withLimit(1000, () => raise(error)),
    (thrown: unknown) => thrown === error,
  )
})

test('a limit inside a limit is cut off by itself', () => {
  assert.equal(
    withLimit(5000, () => [withLimit(20, endless), 'after']),
    { ok: true, value: [{ ok: false }, 'after'] },
  )
})

test('a run that is cut off leaves no guard behind', () => {
  const [date, env] = [Date, process.env]
  withLimit(20, () => guarded(endless))
  assert.is(Date, date)
  assert.is(process.env, env)
})

test('a run that is cut off inside a batch leaves the guards of the batch', () => {
  withPurity(() => {
    withLimit(20, () => guarded(endless))
    assert.type(Date.now(), 'number')
    assert.is(guarded(() => Date.now()).outcome.ok, false)
  })
})

test('a composition that never ends is cut off, and the next composite is composed as ever', async () => {
  const source = `import { ApiObject } from 'cdk8s'
import { composition } from 'motif'
export default composition<any>((scope, { metadata, spec }) => {
  new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'A', metadata })
  while (spec.endless) {}
})`
  await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
    const composition = await loaded(root, 'compositions/thing.ts')
    assert.equal(
      withLimit(50, () => composition.compose(thing({ endless: true }))),
      { ok: false },
    )
    assert.is(manifests(composition, thing({ endless: false })).length, 1)
  })
})

function endless(): never {
  for (;;);
}

function raise(error: Error): never {
  throw error
}

test.run()
