import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import { Blob, File } from 'node:buffer'
import { resolve } from 'node:path'
import { performance, PerformanceMark } from 'node:perf_hooks'
import timers from 'node:timers'
import timersPromises from 'node:timers/promises'
import { promisify } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { guarded, loadingLibrary, withPurity } from '../../src/composers/purity.ts'
import { loaded, manifests, refusals, sentences, thing, withAuthor } from './author.ts'

/** Node puts it there when it is first read. */
Reflect.get(crypto, 'pseudoRandomBytes')

/** What others change meanwhile: uvu counts its files, and Node makes the set when it is first asked for. */
const OTHERS = ['UVU_INDEX', 'allowedNodeEnvironmentFlags']
/** Before any guard was there. */
const PRISTINE = snapshot()

const READINGS: readonly [what: string, read: () => unknown][] = [
  ['new Date()', () => new Date()],
  ['Date()', () => Date()],
  ['Date.now()', () => Date.now()],
  ['Math.random()', () => Math.random()],
  ['performance.now()', () => performance.now()],
  ['process.hrtime()', () => process.hrtime()],
  ['process.hrtime.bigint()', () => process.hrtime.bigint()],
  ['process.uptime()', () => process.uptime()],
  ['crypto.randomBytes()', () => crypto.randomBytes(4)],
  ['crypto.randomUUID()', () => crypto.randomUUID()],
  ['crypto.randomUUID()', () => globalThis.crypto.randomUUID()],
  ['crypto.randomInt()', () => crypto.randomInt(5)],
  ['crypto.getRandomValues()', () => globalThis.crypto.getRandomValues(new Uint8Array(2))],
  ['process.exit()', () => process.exit(0)],
  ['process.abort()', () => process.abort()],
  ['process.kill()', () => process.kill(0)],
  ['process.chdir()', () => process.chdir('/')],
  ['setTimeout()', () => setTimeout(() => undefined, 0)],
  ['setImmediate()', () => setImmediate(() => undefined)],
  ['queueMicrotask()', () => queueMicrotask(() => undefined)],
  ['crypto.getRandomValues()', () => crypto.webcrypto.getRandomValues(new Uint8Array(2))],
  ['process.pid', () => process.pid],
  ['process.ppid', () => process.ppid],
  ['process.cwd()', () => process.cwd()],
  ['process.cwd()', () => resolve('a')],
  ['process.resourceUsage()', () => process.resourceUsage()],
  ['performance.timeOrigin', () => performance.timeOrigin],
  ['performance.nodeTiming', () => performance.nodeTiming],
  ['performance.toJSON()', () => performance.toJSON() as unknown],
  ['PerformanceEntry.startTime', () => (Reflect.construct(PerformanceMark, ['a']) as { startTime: number }).startTime],
  ['File.lastModified', () => new File([], 'a').lastModified],
  ['Event.timeStamp', () => new Event('a').timeStamp],
  ['URL.createObjectURL()', () => URL.createObjectURL(new Blob(['a']))],
  ['setTimeout()', () => timers.setTimeout(() => undefined, 0)],
  ['timers.setImmediate()', () => timersPromises.setImmediate()],
  ['scheduler.wait()', () => timersPromises.scheduler.wait(0)],
  ['fetch()', () => fetch('data:,')],
  ['crypto.pseudoRandomBytes()', () => crypto.pseudoRandomBytes(4)],
  ['crypto.createECDH()', () => crypto.createECDH('secp256k1')],
  ['crypto.createSign()', () => crypto.createSign('sha256')],
  ['Date()', () => (new Date(0).constructor as DateConstructor)()],
  ['Intl.DateTimeFormat.format()', () => new Intl.DateTimeFormat('en').format()],
  ['Intl.DateTimeFormat.formatToParts()', () => new Intl.DateTimeFormat('en').formatToParts()],
]

for (const [index, [what, read]] of READINGS.entries()) {
  test(`a guarded run refuses ${what} (${index})`, () => {
    const { outcome, impurities } = guarded(read)
    assert.is(outcome.ok, false)
    assert.equal(
      impurities.map((impurity) => impurity.what),
      [what],
    )
    if (impurities[0]?.effect === 'differs') assert.not.throws(read)
  })
}

test('what is the same on every run stays: hashes, given dates, parsing', () => {
  const { outcome, impurities } = guarded(() => [
    crypto.createHash('sha256').update('a').digest('hex').slice(0, 8),
    new Date(0).toISOString(),
    new Date('2020-01-01T00:00:00Z') instanceof Date,
    Date.UTC(2020, 0),
    class extends Date {}.name,
    new Date(0).constructor === Date,
    new Intl.DateTimeFormat('en').format(new Date(0)),
    new Intl.DateTimeFormat('en').formatToParts(0).length,
    resolve('/a', '../b'),
    new Event('a').type,
  ])
  const dates = [true, '1/1/1970', 5]
  assert.equal(outcome, {
    ok: true,
    value: ['ca978112', '1970-01-01T00:00:00.000Z', true, 1577836800000, '', ...dates, '/b', 'a'],
  })
  assert.equal(impurities, [])
})

test('a reading that the author catches is reported all the same', () => {
  const { outcome, impurities } = guarded(() => {
    try {
      return Date.now()
    } catch {
      return 0
    }
  })
  assert.equal(outcome, { ok: true, value: 0 })
  assert.is(impurities[0]?.what, 'Date.now()')
})

test('libraries see an empty environment, and only inside guarded runs', () => {
  process.env['MOTIF_TEST_VARIABLE'] = 'x'
  const inside = withPurity(() => [
    process.env['MOTIF_TEST_VARIABLE'],
    guarded(() => process.env['MOTIF_TEST_VARIABLE']).outcome,
  ])
  assert.equal(inside, ['x', { ok: true, value: undefined }])
  assert.is(process.env['MOTIF_TEST_VARIABLE'], 'x')
  delete process.env['MOTIF_TEST_VARIABLE']
})

test('the time zone of the machine does not show', () => {
  const before = process.env['TZ']
  process.env['TZ'] = 'Asia/Tokyo'
  const { outcome } = guarded(() => [
    new Date(0).getHours(),
    new Date(2020, 0, 1).toISOString(),
    new Date(0).toString(),
    String(new Date(0)).slice(-28),
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  ])
  assert.is(new Date(0).getHours(), 9)
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
  const zone = '(Coordinated Universal Time)'
  const date = `Thu Jan 01 1970 00:00:00 GMT+0000 ${zone}`
  assert.equal(outcome, { ok: true, value: [0, '2020-01-01T00:00:00.000Z', date, zone, 'UTC'] })
})

test('memory that nobody has written to is empty', () => {
  const { outcome } = guarded(() => {
    const buffers = [Buffer.allocUnsafe(4000), Buffer.allocUnsafeSlow(4000), Buffer.concat([Buffer.from('a')], 4000)]
    return buffers.map((buffer) => buffer.filter((byte) => byte !== 0).length)
  })
  assert.equal(outcome, { ok: true, value: [0, 0, 1] })
})

test('the stack of an Error names the same places on every machine, however motif was started', async () => {
  const source = `import { composition } from 'motif'
import { ApiObject, JsonPatch } from 'cdk8s'
const stackOf = (run) => {
  try { return run() } catch (error) { return error.stack.split('\\n    at ').slice(0, 2).join(' at ') }
}
const end = (run) => {
  try { return run() } catch (error) { return error.stack.split('\\n    at ').at(-1).replace(/:.*/, '') }
}
const name = { toString() { throw new Error('odd') } }
export default composition<unknown>((scope) => {
  const library = () => JsonPatch.apply({}, JsonPatch.remove('/a/b'))
  const none = () => { throw Object.assign(new Error('no'), { name }) }
  const own = () => [1].map(() => { throw new TypeError('no') })
  const spec = { own: stackOf(own), none: stackOf(none), library: stackOf(library), end: end(library) }
  new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'A', spec } as never)
})`
  await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
    const [manifest = {}] = manifests(await loaded(root, 'compositions/thing.ts'), thing({}))
    assert.equal(manifest['spec'], {
      own: 'TypeError: no at compositions/thing.ts.bundle.cjs:50:11',
      none: 'Error at none (compositions/thing.ts.bundle.cjs:47:25)',
      library:
        "TypeError: Cannot read properties of undefined (reading 'b') at remove (fast-json-patch/commonjs/core.js:18:26)",
      end: 'Object.compose (compositions/thing.ts.bundle.cjs',
    })
  })
})

const TURKISH: readonly [expression: string, here: unknown][] = [
  ['new Intl.NumberFormat().resolvedOptions().locale', 'en-US'],
  ["new Intl.NumberFormat('xx').resolvedOptions().locale", 'en-US'],
  ["new Intl.NumberFormat(['xx', 'de-DE']).resolvedOptions().locale", 'de-DE'],
  ['Intl.Collator([]).resolvedOptions().locale', 'en-US'],
  ["new Intl.DisplayNames(undefined, { type: 'region' }).of('DE')", 'Germany'],
  ['(1234.5).toLocaleString()', '1,234.5'],
  ["(1234.5).toLocaleString('de-DE')", '1.234,5'],
  ["[1234.5].toLocaleString('xx')", '1,234.5'],
  ['1234n.toLocaleString()', '1,234'],
  ["'i'.toLocaleUpperCase()", 'I'],
  ["'I'.toLocaleLowerCase([])", 'i'],
  ["['ı', 'i', 'h'].sort((a, b) => a.localeCompare(b)).join('')", 'hiı'],
  ["['ı', 'i', 'h'].sort((a, b) => a.localeCompare(b, 'tr')).join('')", 'hıi'],
  ["new Date(0).toLocaleDateString(undefined, { month: 'long' })", 'January'],
  ['new Date(0).toString().slice(-28)', '(Coordinated Universal Time)'],
]

test('the locale of the machine does not show, whatever locale is asked for', () => {
  const program = `import { guarded } from './src/composers/purity.ts'
const { outcome } = guarded(() => [${TURKISH.map(([expression]) => expression).join(', ')}])
console.log(JSON.stringify([Intl.NumberFormat().resolvedOptions().locale, outcome]))`
  const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'tr_TR.UTF-8' },
  })
  assert.equal(JSON.parse(ran.stdout), ['tr-TR', { ok: true, value: TURKISH.map(([, here]) => here) }], ran.stderr)
})

test('what a library prints in a guarded run goes to stderr', () => {
  assert.equal(guarded(() => process.stdout.fd).outcome, { ok: true, value: 2 })
  assert.is(process.stdout.fd, 1)
})

test('between the runs of a batch the clock is what it always is', () => {
  withPurity(() => {
    guarded(() => 1)
    assert.type(Date.now(), 'number')
    assert.type(performance.now(), 'number')
    assert.is(crypto.randomBytes(4).length, 4)
    assert.is(process.stdout.fd, 1)
    assert.is(promisify(setTimeout)(0) instanceof Promise, true)
  })
})

test('everything is as before when a batch ends, however it ends', async () => {
  assert.throws(() => withPurity(() => guarded(() => 1) && fail()), 'end')
  assert.equal(snapshot(), PRISTINE)
  assert.is((await import('node:crypto')).randomInt, crypto.randomInt)
})

test('what is refused says its name as ever', () => {
  assert.equal(guarded(() => [Math.random.name, Math.random.length]).outcome, { ok: true, value: ['random', 0] })
})

test('loading a library may look at the clock, and what runs after it may not', () => {
  const { outcome, impurities } = guarded(() => [loadingLibrary(() => typeof Date.now()), Date.now()])
  assert.is(outcome.ok, false)
  assert.equal(
    impurities.map(({ what }) => what),
    ['Date.now()'],
  )
})

function fail(): never {
  throw new Error('end')
}

function snapshot(): readonly unknown[] {
  const owners = [globalThis, Date, Math, performance, process, crypto, globalThis.crypto, Error]
  return owners.map((owner) => {
    const properties = Object.getOwnPropertyDescriptors(owner)
    for (const key of OTHERS) Reflect.deleteProperty(properties, key)
    return properties
  })
}

const IMPURE: readonly [what: string, line: string][] = [
  ['new Date()', 'const now = new Date()'],
  ['Math.random()', 'const id = Math.random()'],
  ['crypto.randomUUID()', 'const id = randomUUID()'],
  ['process.env.HOME', 'const home = process.env.HOME'],
  ['process.env.HOME', 'const { HOME } = process.env'],
  ['process.cwd', 'const here = process.cwd()'],
  ['process.env.HOME', 'const home = nodeProcess.env.HOME'],
  ['process.pid', 'const id = globalThis.process.pid'],
  ['process.argv', "const given = global['process'].argv"],
  ['process.getBuiltinModule', "const os = process.getBuiltinModule('os')"],
  ['require("node:os")', "const os = require(['node', 'os'].join(':'))"],
  ['Date.now()', 'try { Date.now() } catch {}'],
]

const ACTS: readonly [line: string, said: string][] = [
  [
    'process.exit(0)',
    'composition/impure compositions/thing.ts:3:11 The composition of Thing "orders" calls process.exit, which acts on',
  ],
  [
    'globalThis.process.exit(0)',
    'composition/impure compositions/thing.ts:3:22 The composition of Thing "orders" calls process.exit, which acts on',
  ],
  [
    'process.nextTick(() => 1)',
    'composition/async compositions/thing.ts:3:11 The composition of Thing "orders" calls process.nextTick, and nothing of',
  ],
  [
    'setTimeout(() => 1, 0)',
    'composition/async compositions/thing.ts:3:3 The composition of Thing "orders" calls setTimeout(), and nothing of',
  ],
]

for (const [line, said] of ACTS) {
  test(`a composition that says ${line} is told why not`, async () => {
    const source = `import { composition } from 'motif'
export default composition<unknown>(() => {
  ${line}
})`
    await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
      const [problem = ''] = sentences(await loaded(root, 'compositions/thing.ts'), thing({}))
      assert.is(problem.slice(0, said.length), said)
    })
  })
}

for (const [index, [what, line]] of IMPURE.entries()) {
  test(`a composition that reads ${what} is told its line (${index})`, async () => {
    const source = `import { randomUUID } from 'node:crypto'
import nodeProcess from 'node:process'
import { composition } from 'motif'
void [randomUUID, nodeProcess]
export default composition<unknown>(() => {
  ${line}
})`
    await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
      const [problem = ''] = sentences(await loaded(root, 'compositions/thing.ts'), thing({}))
      assert.match(problem, /^composition\/impure compositions\/thing\.ts:6:\d+ /)
      assert.ok(problem.includes(`Thing "orders" reads ${what},`), problem)
    })
  })
}

test('the top level of a composition is guarded too', async () => {
  const source = `import { composition } from 'motif'
const started = Date.now()
export default composition<unknown>(() => { void started })`
  await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
    assert.equal(await refusals(root, 'compositions/thing.ts'), [
      'composition/impure compositions/thing.ts:2:22 The top level of compositions/thing.ts reads Date.now(), which differs from run to run or from machine to machine.',
    ])
  })
})

const MACHINE = [
  ...['fs', 'node:fs/promises', 'node:child_process', 'node:os', 'node:worker_threads', 'node:https', 'net'],
  ...['node:module', 'vm', 'node:v8', 'tty'],
]

for (const specifier of MACHINE) {
  test(`a composition that imports ${specifier} is told that it reads nothing but its composite`, async () => {
    const source = `import { composition } from 'motif'
import * as machine from '${specifier}'
export default composition<unknown>(() => void machine)`
    await withAuthor({ 'compositions/thing.ts': source }, async (root) => {
      assert.equal(await refusals(root, 'compositions/thing.ts'), [
        `composition/impure compositions/thing.ts:2:26 compositions/thing.ts imports "${specifier}": a composition reads nothing but its composite.`,
      ])
    })
  })
}

test.run()
