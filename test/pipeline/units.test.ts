import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Host } from '../../src/host.ts'
import { HostError } from '../../src/host.ts'
import type { Build } from '../../src/model/unit.ts'
import { link } from '../../src/pipeline/6-link.ts'
import { compileUnits } from '../../src/pipeline/units.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { buildOf, openedOf, said, type TestPackage } from '../support/program.ts'
import { bucket, packageOf, thing } from '../support/things.ts'

const OPTIONS = { format: 'yaml', twice: 'first', limitMs: 5000, mayForget: true } as const

/** As render builds: nothing of a source object is held beside its unit. */
async function streamed(from: TestPackage, host: Host = memoryHost(from.files)): Promise<Build> {
  const { program, units } = await compileUnits(await openedOf(from, host), OPTIONS)
  return link(program, units)
}

const override = (target: string, edits = 'set: { path: spec.size, value: 9 }'): string =>
  `apiVersion: motif.dev/v1alpha1\nkind: Override\nmetadata: { name: hot }\nspec:\n  target: { group: raw.dev, kind: Bucket, ${target} }\n  edits: [{ ${edits} }]\n  reason: an incident\n`

const SPECS = {
  'b.yaml': `${thing('b')}---\n${thing('c', '{ size: 5 }')}`,
  'd.yaml': `${JSON.stringify({ ...bucket('raw'), metadata: { name: 'raw', namespace: 'a' } })}\n`,
  'e.yaml': thing('e', '{ size: many }'),
}

const packages: readonly (readonly [what: string, specs: Record<string, string>])[] = [
  ['no override', {}],
  ['an override before what it means', { 'a.yaml': override('name: c') }],
  ['an override after what it means', { 'z.yaml': override('name: c') }],
  ['an override of all that is rendered', { 'z.yaml': override('namespace: a') }],
  ['an override of a raw resource', { 'z.yaml': override('name: raw') }],
  ['an override that the schema refuses', { 'z.yaml': override('name: c', 'set: { path: spec.size, value: much }') }],
  ['an override that mends', { 'z.yaml': override('name: wrong'), 'w.yaml': thing('wrong', '{ next: big }') }],
  ['an override of nothing', { 'z.yaml': override('name: nobody') }],
  ['an override with mistakes', { 'z.yaml': override('name: c', 'set: { path: /spec/size, value: 1 }') }],
  ['an override of which nothing can be told', { 'z.yaml': override('name: c').replace('Override', 'Overide') }],
  ['an override in a file that is broken', { 'z.yaml': `${override('name: c')}---\na: [` }],
  ['a file that is broken', { 'z.yaml': 'a: [' }],
  ['a kind that nothing declares', { 'z.yaml': thing('z').replace('Thing', 'Thin') }],
]

for (const [what, more] of packages) {
  test(`with ${what}, a package that is compiled as it is read is as one that is read first`, async () => {
    const compositions = {
      'things.dev/Thing': ({ metadata, spec }: Record<string, unknown>) => {
        const { next, size } = spec as { next?: string; size: number }
        return [bucket((metadata as { name: string }).name, next ?? size)]
      },
    }
    const from = packageOf({ ...SPECS, ...more }, { compositions })
    const [whole, other] = [await buildOf(from), await streamed(from)]
    assert.equal(said(other), said(whole))
    assert.equal(
      other.units.map(({ identity, text, overrides }) => [identity, text, overrides]),
      whole.units.map(({ identity, text, overrides }) => [identity, text, overrides]),
    )
    assert.ok(whole.units.length > 3)
  })
}

test('composites are composed before the last source file is read', async () => {
  const events: string[] = []
  const specs = Object.fromEntries(
    Array.from({ length: 600 }, (_, at) => [`${String(at).padStart(3, '0')}.yaml`, thing(`t${at}`)]),
  )
  const compositions = {
    'things.dev/Thing': ({ metadata }: Record<string, unknown>) => {
      const { name } = metadata as { name: string }
      events.push(name)
      return [bucket(name)]
    },
  }
  const from = packageOf(specs, { compositions })
  const host = memoryHost(from.files)
  const read = (path: string): Uint8Array => {
    if (path.includes('/specs/')) events.push(path)
    return host.read(path)
  }
  const { units } = await streamed(from, { ...host, read })
  assert.is(units.length, 600)
  assert.ok(events.indexOf('/repo/specs/599.yaml') > events.indexOf('t0'))
  assert.is(events.filter((event) => event === '/repo/specs/000.yaml').length, 1)
})

/** A host whose disk is changed before the last file is read. */
function changing(host: MemoryHost, change: () => void): Host {
  const read = (path: string): Uint8Array => {
    if (path.endsWith('/z.yaml')) change()
    return host.read(path)
  }
  return { ...host, read }
}

test('a source that goes while it is rendered, and that an override means, ends the run', async () => {
  const from = packageOf({ 'b.yaml': thing('b'), 'z.yaml': override('name: b') })
  const host = memoryHost(from.files)
  try {
    await streamed(
      from,
      changing(host, () => host.remove('specs/b.yaml')),
    )
    assert.unreachable('an override was left out without a word')
  } catch (error) {
    assert.instance(error, HostError)
    assert.match((error as HostError).path, /specs\/b\.yaml/)
  }
})

test('a source that is rewritten while it is rendered, and that an override means, is taken as it is then', async () => {
  const from = packageOf({ 'b.yaml': thing('b', '{ size: 2 }'), 'z.yaml': override('name: b') })
  const host = memoryHost(from.files)
  const write = (): void => host.write('/repo/specs/b.yaml', thing('new', '{ size: 4 }'))
  const { units } = await streamed(from, changing(host, write))
  assert.equal(
    units.map(({ identity, text }) => [identity.name, /size: (\d)/.exec(text)?.[1]]),
    [['new', '4']],
  )
})

test.run()
