import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { loadConversionModule, type LoadedModule } from '../../src/composers/conversion-module.ts'
import { nodeHost } from '../../src/node-host.ts'
import { ANYTHING, sentence, thing, thingKind, withAuthor } from './author.ts'

const FILE = 'schemas/thing.conversion.ts'

async function load(source: string): Promise<LoadedModule> {
  let found: LoadedModule = { ok: false, diagnostics: [] }
  await withAuthor({ [FILE]: source }, async (root) => {
    found = await loadConversionModule({ host: nodeHost(root), root, file: FILE, kind: thingKind(ANYTHING) })
  })
  return found
}

/** What the function up() with that body makes of a Thing: its answer, or what is said of it. */
async function up(body: string): Promise<unknown> {
  const loaded = await load(
    `export const down = (object: any) => object\nexport function up(object: any) {\n${body}\n}\n`,
  )
  if (!loaded.ok) return loaded.diagnostics.map(sentence)
  const answer = loaded.functions.up(thing({ list: [1], gone: null }))
  return answer.ok ? answer.value : sentence(answer.diagnostic)
}

const ORDERS = { apiVersion: 'acme.dev/v1', kind: 'Thing', metadata: { name: 'orders' } }

const CONVERTED: readonly [what: string, body: string, expected: unknown][] = [
  ['the object it is given', 'return object', { ...ORDERS, spec: { list: [1], gone: null } }],
  ['one without a prototype', 'return Object.assign(Object.create(null), object, { spec: 1 })', { ...ORDERS, spec: 1 }],
  [
    'one that it has frozen',
    'return Object.freeze({ ...object, spec: Object.freeze([undefined]) })',
    { ...ORDERS, spec: [null] },
  ],
]

for (const [what, body, expected] of CONVERTED) {
  test(`a module that returns ${what} converts to it`, async () => {
    assert.equal({ ...((await up(body)) as object) }, expected)
  })
}

const HERE = `${FILE}:2:17 up() of ${FILE}, given Thing "orders",`

const REFUSED: readonly [what: string, body: string, expected: string][] = [
  ['nothing', '', `conversion/result ${HERE} returned nothing.`],
  ['null', 'return null', `conversion/result ${HERE} returned nothing.`],
  ['a list', 'return [object]', `conversion/result ${HERE} returned a list, not an object.`],
  ['text', `return 'x'`, `conversion/result ${HERE} returned a string, not an object.`],
  ['an instance', 'return new Map()', `conversion/result ${HERE} returned a Map, not data.`],
  [
    'a date in a list',
    'return { ...object, spec: [new Date(0)] }',
    `conversion/result ${HERE} returned an object whose spec[0] is a Date.`,
  ],
  [
    'an object that holds itself',
    'const spec: any = {}\nspec.spec = spec\nreturn { ...object, spec }',
    `conversion/result ${HERE} returned an object whose ${Array(100).fill('spec').join('.')} is nested deeper than 100 levels.`,
  ],
  ['a promise', 'return Promise.reject(new Error())', `conversion/async ${HERE} returned a promise.`],
  [
    'what throws when it is looked at',
    `return { get spec() {\nthrow new Error('no spec') } }`,
    `conversion/throws ${FILE}:4:7 up() of ${FILE}, given Thing "orders", threw: no spec`,
  ],
  [
    'the time',
    'return { ...object, spec: Date.now() }',
    `conversion/impure ${FILE}:3:32 up() of ${FILE}, given Thing "orders", reads Date.now(), which differs from run to run or from machine to machine.`,
  ],
]

for (const [what, body, expected] of REFUSED) {
  test(`a module that returns ${what} is told so at its line`, async () => {
    assert.is(await up(body), expected)
  })
}

const UNLOADED: readonly [what: string, source: string, expected: string][] = [
  [
    'exports one function',
    'export const up = () => 1',
    `conversion/load ${FILE}:1:1 ${FILE} exports no function down.`,
  ],
  [
    'exports none',
    `export const [up, down] = [1, 'x']`,
    `conversion/load ${FILE}:1:1 ${FILE} exports no function up, and none down.`,
  ],
  [
    'looks at the clock',
    `export const up = Date.now()`,
    `conversion/impure ${FILE}:1:24 The top level of ${FILE} reads Date.now(), which differs from run to run or from machine to machine.`,
  ],
  ['throws', `throw new Error('no')`, `conversion/load ${FILE}:1:7 The top level of ${FILE} threw: no`],
  [
    'reads files',
    `import 'node:fs'`,
    `conversion/impure ${FILE}:1:8 ${FILE} imports "node:fs": it reads nothing but its object.`,
  ],
]

for (const [what, source, expected] of UNLOADED) {
  test(`a module that ${what} is not loaded`, async () => {
    const loaded = await load(source)
    assert.equal(loaded.ok ? [] : loaded.diagnostics.map(sentence), [expected])
  })
}

test('what has no line of its own stands where the module exports the function', async () => {
  const loaded = await load(
    'const setup = 1\nexport { later as up, down }\nfunction later() {}\n  function down() {}\nvoid setup\n',
  )
  const lines = loaded.ok ? [loaded.functions.lineOf('up'), loaded.functions.lineOf('down')] : []
  assert.equal(lines, [
    { file: FILE, line: 2, column: 19, endLine: 2, endColumn: 21 },
    { file: FILE, line: 2, column: 23, endLine: 2, endColumn: 27 },
  ])
})

test.run()
