import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { markBuiltIns } from '../../src/composers/built-ins.ts'
import { refusals, withAuthor } from './author.ts'

const CHANGES: readonly [what: string, change: () => unknown][] = [
  ['Array.prototype.map', () => (Array.prototype.map = () => [])],
  ['Object.prototype.polluted', () => Object.assign(Object.prototype, { polluted: 1 })],
  [
    'Object.prototype.kind',
    () => Object.defineProperty(Object.prototype, 'kind', { get: () => 1, configurable: true }),
  ],
  ['JSON.parse', () => (JSON.parse = () => 1)],
  ['Map.prototype.get', () => (Map.prototype.get = () => 1)],
  ['Array.prototype[Symbol.iterator]', () => (Array.prototype[Symbol.iterator] = () => [].entries() as never)],
  ['Reflect.ownKeys', () => (Reflect.ownKeys = () => [])],
  ['Date', () => (globalThis.Date = Object as never)],
  ['Iterator.prototype.next', () => ((Object.getPrototypeOf(new Set().values()) as { next: unknown }).next = null)],
]

for (const [what, change] of CHANGES) {
  test(`a change of ${what} is named and put back`, () => {
    const before = methods()
    const putBack = markBuiltIns()
    change()
    const changed = putBack()
    assert.is(changed, what)
    const after = methods()
    assert.ok(after.length === before.length && after.every((value, index) => value === before[index]))
    assert.is(putBack(), undefined)
    assert.equal(Object.keys(Object.prototype), [])
  })
}

/** What the objects that CHANGES touches hold, compared by identity. */
function methods(): readonly unknown[] {
  const owners: readonly object[] = [Array.prototype, JSON, Reflect]
  const held = owners.flatMap((owner) => Reflect.ownKeys(owner).map((key) => Reflect.get(owner, key) as unknown))
  return [globalThis.Date, ...held]
}

test('nothing is named where nothing has changed', () => {
  assert.is(markBuiltIns()(), undefined)
})

test('the top level of a composition may not extend built-in objects', async () => {
  const source = `import { composition } from 'motif'
Object.assign(Array.prototype, { last() { return 1 } })
export default composition<unknown>(() => undefined)`
  await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
    assert.equal(await refusals(root, 'compositions/thing.ts'), [
      'composition/impure compositions/thing.ts:1:1 The top level of compositions/thing.ts changes Array.prototype.last, which all compositions share.',
    ])
  })
  assert.is('last' in [], false)
})

test.run()
