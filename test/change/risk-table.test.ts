import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { ACCESS, CORE_IMMUTABLE, STATEFUL } from '../../src/change/risk-table.ts'
import { coreKinds } from '../../src/schema/core.ts'
import { nodeHost } from '../../src/node-host.ts'

const CRDS = '../shared/data/config-connector/crds'
const ROWS = [...STATEFUL, ...ACCESS, ...CORE_IMMUTABLE]

test('every row of the table says where it comes from', () => {
  assert.equal(
    ROWS.filter(({ source }) => !source.startsWith('https://')),
    [],
  )
})

test('every core kind of the table exists', () => {
  const core = coreKinds((path) => nodeHost('/').asset(path))
  const rows = ROWS.filter(({ group }) => !group.endsWith('.cnrm.cloud.google.com') && group !== 'apiextensions.k8s.io')
  assert.ok(rows.length > 10)
  assert.equal(
    rows.flatMap(({ group, kinds }) => kinds.filter((kind) => core.find(group, kind) === undefined)),
    [],
  )
})

test('every kind of Config Connector in the table exists', () => {
  if (!hasData()) return console.log('skipped: every kind of Config Connector in the table exists')
  const known = new Set(readdirSync(CRDS).map((file) => kindIn(readFileSync(join(CRDS, file), 'utf8'))))
  const rows = ROWS.filter(({ group }) => group.endsWith('.cnrm.cloud.google.com'))
  const names = rows.flatMap(({ group, kinds }) => kinds.map((kind) => `${group}/${kind}`))
  assert.ok(names.length > 50)
  assert.equal(
    names.filter((name) => !known.has(name)),
    [],
  )
})

function hasData(): boolean {
  try {
    return readdirSync(CRDS).length > 0
  } catch {
    return false
  }
}

function kindIn(text: string): string {
  return `${/^ {2}group: (\S+)$/m.exec(text)?.[1] ?? ''}/${/^ {4}kind: (\S+)$/m.exec(text)?.[1] ?? ''}`
}

test.run()
