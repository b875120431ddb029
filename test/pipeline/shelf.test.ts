import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Host } from '../../src/host.ts'
import type { Unit } from '../../src/model/unit.ts'
import { loadShelf, MOST_UNITS, saveShelf, type Used } from '../../src/pipeline/shelf.ts'
import { memoryHost } from '../support/memory-host.ts'

const HOUR_MS = 3_600_000
const MONTH_MS = 30 * 24 * HOUR_MS
const NOW_MS = 100 * MONTH_MS
const UNITS = '/cache/units'
const OURS = `${UNITS}/${'0'.repeat(32)}`

/** Thirteen runs that each add a pack to a shelf; those files are of that age, all others were written just now. */
function crowded(ages: Readonly<Record<string, number>>): { has: (path: string) => boolean; packs: () => number } {
  const memory = memoryHost(Object.fromEntries(Object.keys(ages).map((path) => [path, ''])), { nowMs: NOW_MS })
  const ageOf = (path: string): number =>
    Object.entries(ages).find(([old]) => old === path || (path !== UNITS && old.startsWith(`${path}/`)))?.[1] ?? 0
  const stat: Host['stat'] = (path) => {
    const found = memory.stat(path)
    return found && { ...found, modifiedMs: NOW_MS - (path === OURS ? 0 : ageOf(path)) }
  }
  const host = { ...memory, stat }
  for (let round = 0; round < 13; round++) {
    const heads = { build: 'build', added: new Map(), all: () => new Map() }
    const used = { units: () => new Map(), count: 0, added: new Map(), heads, tried: [`${round}`] }
    saveShelf(host, loadShelf(host, OURS), used)
  }
  return {
    has: (path) => memory.entry(path) !== undefined,
    packs: () => memory.list(OURS).filter(({ name }) => name.endsWith('.units')).length,
  }
}

test('when packs become one, what killed runs left for an hour goes, and nothing younger', () => {
  const ages = {
    [`${OURS}/old.text`]: HOUR_MS + 1,
    [`${OURS}/young.text`]: HOUR_MS - 1,
    [`${OURS}/.motif-99-1.tmp`]: HOUR_MS + 1,
    [`${OURS}/.motif-99-2.tmp`]: HOUR_MS - 1,
    [`${OURS}/notes.txt`]: MONTH_MS,
  }
  const { has, packs } = crowded(ages)
  assert.is(packs(), 1)
  assert.equal(
    Object.keys(ages).map((path) => has(path)),
    [false, true, false, true, true],
  )
})

test('when packs become one, packages that nobody has rendered for a month go, and nothing else', () => {
  const ages = {
    [`${UNITS}/${'a'.repeat(32)}/x.units`]: MONTH_MS + 1,
    [`${UNITS}/${'b'.repeat(32)}/x.units`]: MONTH_MS - 1,
    [`${UNITS}/mine/x.units`]: MONTH_MS + 1,
    [`${UNITS}/${'c'.repeat(32)}`]: MONTH_MS + 1,
  }
  const { has, packs } = crowded(ages)
  assert.is(packs(), 1)
  assert.equal(
    Object.keys(ages).map((path) => has(path)),
    [false, true, true, true],
  )
  assert.not.ok(has(`${UNITS}/${'a'.repeat(32)}`))
})

/** What a run used that added units of these names. */
function usedUnits(names: readonly string[]): Used {
  const unitOf = (name: string): Unit => ({
    source: { file: 'specs/x.yaml', document: 0 },
    identity: { group: 'g', kind: 'K', namespace: 'n', name },
    scope: 'Namespaced',
    role: 'composite',
    text: `name: ${name}\n`,
    index: [],
    overrides: [],
    diagnostics: [],
  })
  const units = new Map(names.map((name) => [name, { reads: '[]', unit: unitOf(name) }]))
  const heads = { build: 'build', all: () => new Map(), added: new Map() }
  return { units: () => units, count: units.size, added: units, heads, tried: ['a b'] }
}

test('a pack holds no more than so many units, and what it has no room for stands in others', () => {
  const host = memoryHost({})
  const names = Array.from({ length: MOST_UNITS + 2 }, (_, index) => `k${index}`)
  saveShelf(host, loadShelf(host, '/cache'), usedUnits(names))
  const shelf = loadShelf(host, '/cache')
  assert.is(shelf.packs.length, 2)
  assert.equal([...shelf.tried], ['a b'])
  const source = { file: 'specs/x.yaml', document: 0 }
  for (const name of names) assert.is(shelf.find(name, source, () => true)?.unit.text, `name: ${name}\n`)
})

test('packs that a run fills by what it uses do not count among the many', () => {
  const host = memoryHost({})
  const counts = Array.from({ length: 40 }, (_, round) => {
    saveShelf(host, loadShelf(host, '/cache'), { ...usedUnits([`k${round}`]), count: 2 * MOST_UNITS })
    return loadShelf(host, '/cache').packs.length
  })
  assert.is(Math.max(...counts), 16)
  assert.is(counts.filter((count) => count === 1).length, 3)
})

test.run()
