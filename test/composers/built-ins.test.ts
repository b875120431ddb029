import { spawnSync } from 'node:child_process'
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
  ['Map.prototype.size', () => Object.defineProperty(Map.prototype, 'size', { get: () => 1 })],
  ['RegExp.input', () => Object.defineProperty(RegExp, 'input', { set: () => undefined })],
  ['Array.prototype.at', () => Reflect.deleteProperty(Array.prototype, 'at')],
  ['Object.prototype.5', () => Object.assign(Object.prototype, { 5: 'five' })],
  ['JSON.parse', () => (JSON.parse = () => 1)],
  ['Map.prototype.get', () => (Map.prototype.get = () => 1)],
  ['Array.prototype[Symbol.iterator]', () => (Array.prototype[Symbol.iterator] = () => [].entries() as never)],
  ['Reflect.ownKeys', () => (Reflect.ownKeys = () => [])],
  ['Date', () => (globalThis.Date = Object as never)],
  ['Array.prototype.map', () => Reflect.defineProperty(Array.prototype, 'map', { writable: false })],
  ['Object.prototype.toString', () => Object.defineProperty(Object.prototype, 'toString', { enumerable: true })],
  ['Map.prototype.__proto__', () => Object.setPrototypeOf(Map.prototype, Array.prototype) as unknown],
  ['Iterator.prototype.next', () => ((Object.getPrototypeOf(new Set().values()) as { next: unknown }).next = null)],
]

for (const [what, change] of CHANGES) {
  test(`a change of ${what} is named and put back`, () => {
    const before = held()
    const putBack = markBuiltIns()
    change()
    const changed = putBack()
    assert.is(changed, what)
    const after = held()
    assert.ok(after.length === before.length && after.every((value, index) => value === before[index]))
    assert.is(putBack(), undefined)
  })
}

for (const word of ['freeze', 'seal', 'preventExtensions']) {
  test(`Object.${word} of a built-in object is named`, () => {
    const program = `import { markBuiltIns } from './src/composers/built-ins.ts'
const putBack = markBuiltIns()
Object.${word}(Array.prototype)
console.log(putBack())`
    const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      encoding: 'utf8',
    })
    assert.is(ran.stdout, 'Array.prototype\n', ran.stderr)
  })
}

/** What the objects that CHANGES touches hold, compared by identity. */
function held(): readonly unknown[] {
  const owners: readonly object[] = [Object.prototype, Array.prototype, Map.prototype, RegExp, JSON, Reflect]
  return [globalThis.Date, ...owners.flatMap(propertiesOf)]
}

function propertiesOf(owner: object): readonly unknown[] {
  const keys = Reflect.ownKeys(owner).sort((a, b) => (String(a) < String(b) ? -1 : 1))
  return keys.flatMap((key): unknown[] => Object.values(Object.getOwnPropertyDescriptor(owner, key) ?? {}))
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
