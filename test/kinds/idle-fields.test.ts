import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind } from '../../src/model/kind.ts'
import type { Manifest } from '../../src/model/resource.ts'
import { valueAt } from '../../src/model/value.ts'
import { idleFields, type Kinds } from '../support/kinds.ts'

const FRUITS = ['apple', 'plum']
const SORTS = ['boskoop', 'elstar', 'damson', 'greengage']
const example: Manifest = { spec: { fruit: 'apple', sort: 'boskoop', note: 'ripe' } }
const kind = {
  storage: 'v1',
  versions: [
    {
      name: 'v1',
      schema: {
        properties: {
          spec: { properties: { fruit: { enum: FRUITS }, sort: { enum: SORTS }, note: { type: 'string' } } },
        },
      },
    },
  ],
} as unknown as Kind

test('a field that nothing reads is idle', () => {
  assert.equal(
    idleFields(
      rendering(({ fruit, sort }) => `tree: ${sort}\n  of: ${fruit}`),
      kind,
      [example],
    ),
    ['spec.note'],
  )
})

test('of two fields that change together, one that decides nothing by itself is idle', () => {
  assert.equal(
    idleFields(
      rendering(({ sort, note }) => `tree: ${sort}\n  note: ${note}`),
      kind,
      [example],
    ),
    ['spec.fruit'],
  )
})

test('of two fields that change together, one that decides something of its own is not', () => {
  const text = rendering(({ fruit, sort, note }) => `tree: ${sort}\n  note: ${note}\n  of: ${fruit}`)
  assert.equal(idleFields(text, kind, [example]), [])
})

/** A kind whose spec is refused where the sort isn't one of the fruit. */
function rendering(template: (spec: Readonly<Record<string, string>>) => string): Kinds {
  return {
    find: () => kind,
    read: () => [],
    render(manifest) {
      const spec = valueAt(manifest, ['spec']) as Readonly<Record<string, string>>
      const isApple = FRUITS.indexOf(spec['fruit'] ?? '') === 0
      const isAllowed = (isApple ? SORTS.slice(0, 2) : SORTS.slice(2)).includes(spec['sort'] ?? '')
      const text = `kind: Tree\nmetadata:\n  name: tree\nspec:\n  ${template(spec)}\n`
      return { text: isAllowed ? text : '', said: [] }
    },
  }
}

test.run()
