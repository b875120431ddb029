import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { diagnostic, type Diagnostic } from '../../src/model/diagnostic.ts'
import { openShelf } from '../../src/pipeline/cache.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { seal } from '../../src/pipeline/seal.ts'
import { BrokenTexts } from '../../src/pipeline/shelf.ts'
import { change, files, NAMES, plain, run, type How, type Run } from '../support/cached.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'

test('what was compiled is found by the next run, which answers the same', async () => {
  const host = memoryHost(files())
  const first = await run(host)
  const second = await run(host)
  assert.equal(first.compiled, NAMES)
  assert.equal(second.compiled, [])
  assert.equal(plain(second), plain(first))
})

test('an error that another run might not find is not kept', async () => {
  const host = memoryHost(files())
  const first = await run(host, { isUnsteady: true })
  assert.equal(
    first.units.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
    Array.from({ length: 3 }, () => 'composition/unstable'),
  )
  const second = await run(host)
  assert.equal(second.compiled, ['inner', 'other', 'outer'])
  assert.equal(plain(second), plain(await run(memoryHost(files()))))
})

test('compositions are known as sound where loading them said nothing, and not where it did', async () => {
  const found = findPackage(memoryHost(files())).package
  assert.ok(found)
  const triedAfter = async (said: readonly Diagnostic[]): Promise<readonly string[]> => {
    const host = memoryHost(files())
    await run(host, { said })
    return [...openShelf(host, found, '/cache').tried].sort()
  }
  assert.equal(await triedAfter([]), [
    'compositions/inner.ts first',
    'compositions/other.ts first',
    'compositions/outer.ts first',
  ])
  assert.equal(await triedAfter([diagnostic('composition/load', 'It does not load.', {})]), [])
})

for (const [what, expected, act, how] of [
  [
    'a spec',
    ['other'],
    (host) => change(host, 'specs/other.yaml', (files()['specs/other.yaml'] ?? '').replace('hello', 'bye')),
  ],
  ['a composition, also where it is nested', ['inner', 'outer'], () => undefined, { code: { Inner: 'second' } }],
  [
    'the schema of a nested kind',
    ['inner', 'outer'],
    (host) =>
      change(
        host,
        'schemas/inner.yaml',
        crd('acme.dev', 'Inner', {}).replace(
          '"spec":{"type":"object"}',
          '"spec":{"type":"object","properties":{"text":{"type":"string"},"more":{"type":"string"}}}',
        ),
      ),
  ],
  [
    'the CRD of what is rendered',
    NAMES,
    (host) =>
      change(
        host,
        'schemas/crds/notes.dev/note.yaml',
        crd('notes.dev', 'Note', { properties: { text: { type: 'string', maxLength: 99 } } }),
      ),
  ],
  [
    'the namespace of the package',
    NAMES,
    (host) => change(host, 'motif.yaml', `${files()['motif.yaml'] ?? ''}spec: { namespace: b }\n`),
  ],
  [
    'a severity, which says nothing of a unit',
    [],
    (host) =>
      change(host, 'motif.yaml', `${files()['motif.yaml'] ?? ''}spec: { severity: { link/dangling: error } }\n`),
  ],
  [
    'the name of a file',
    [],
    (host) => {
      change(host, 'specs/third.yaml', host.text('specs/other.yaml') ?? '')
      host.remove('specs/other.yaml')
    },
  ],
  ['motif', NAMES, () => undefined, { build: 'another' }],
  ['the format', NAMES, () => undefined, { format: 'json' }],
  [
    'the groups that need no schema',
    NAMES,
    (host) => change(host, 'motif.yaml', `${files()['motif.yaml'] ?? ''}spec: { unchecked: [argoproj.io] }\n`),
  ],
] satisfies readonly (readonly [string, readonly string[], (host: MemoryHost) => unknown, How?])[]) {
  test(`a change of ${what}: compiled anew is ${expected.join(', ') || 'nothing'}`, async () => {
    const host = memoryHost(files())
    await run(host)
    act(host)
    const again = await run(host, how)
    assert.equal(again.compiled, [...expected])
    const uncached = await run(
      memoryHost(Object.fromEntries([...host.files].filter(([path]) => !path.startsWith('/cache')))),
      how,
    )
    assert.equal(plain(again), plain(uncached))
  })
}

test('a unit whose schema has something said of it is not kept, so that it is said again', async () => {
  const rule = { rule: 'self.all(a, self.all(b, a != b))' }
  const items = { type: 'array', items: { type: 'string' }, 'x-kubernetes-validations': [rule] }
  const schema = crd('acme.dev', 'Other', { properties: { text: { type: 'string' }, items } })
  const host = memoryHost({ ...files(), 'schemas/other.yaml': schema })
  assert.equal((await run(host)).compiled, NAMES)
  assert.equal((await run(host)).compiled, ['other'])
})

test('where all are to be composed twice, those that were composed once are compiled anew', async () => {
  const second = (files()['specs/other.yaml'] ?? '').replace('name: other', 'name: second')
  const host = memoryHost({ ...files(), 'specs/second.yaml': second })
  await run(host)
  assert.equal((await run(host, { twice: 'all' })).compiled, ['second'])
  assert.equal((await run(host, { twice: 'all' })).compiled, [])
})

test('a schema counts also while another one cannot be read', async () => {
  const host = memoryHost({ ...files(), 'schemas/typo.yaml': ': [x' })
  await run(host)
  assert.equal((await run(host)).compiled, [])
  const inner = crd('acme.dev', 'Inner', { properties: { text: { type: 'string', maxLength: 99 } } })
  change(host, 'schemas/inner.yaml', inner)
  assert.equal((await run(host)).compiled, ['inner', 'outer'])
})

test('the diagnostics of a kept unit come back, and move with their lines', async () => {
  const host = memoryHost({
    ...files(),
    'specs/other.yaml': (files()['specs/other.yaml'] ?? '').replace('hello', '[1]'),
  })
  const lineOf = ({ units }: Run) => units.flatMap(({ diagnostics }) => diagnostics.map(({ origin }) => origin?.line))
  const first = await run(host)
  const second = await run(host)
  assert.equal(second.compiled, [])
  assert.equal(plain(second), plain(first))
  change(host, 'specs/other.yaml', `# moved\n${host.text('specs/other.yaml') ?? ''}`)
  const third = await run(host)
  assert.equal(third.compiled, ['other'])
  assert.equal(lineOf(third), [(lineOf(first)[0] ?? 0) + 1])
})

test('broken packs are as good as none, at every byte that is cut or turned', async () => {
  const host = memoryHost(files())
  const first = await run(host)
  const kept = new Map([...host.files].filter(([path]) => path.startsWith('/cache')))
  assert.is(kept.size, 2)
  for (const [path, bytes] of kept) {
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      for (const broken of [bytes.subarray(0, at), bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))]) {
        for (const [each, whole] of kept) host.files.set(each, whole)
        host.files.set(path, broken)
        const again = await run(host)
        try {
          assert.equal(plain(again), plain(first))
        } catch (error) {
          // Texts are looked at last, when they are wanted: render then takes the pack away and runs again.
          if (!(error instanceof BrokenTexts)) throw error
          assert.ok(path.endsWith('.text'))
        }
      }
    }
  }
})

test('what a pack says of itself is not believed: other shapes than ours are misses', async () => {
  const wrong = 'apiVersion: acme.dev/v1\nkind: Inner\nmetadata: { name: wrong, namespace: a }\nspec: { text: 1 }\n'
  const host = memoryHost({ ...files(), 'specs/wrong.yaml': wrong })
  const { units } = await run(host)
  const kept = new Map([...host.files].filter(([path]) => path.startsWith('/cache')))
  const path = [...kept.keys()].find((each) => each.endsWith('.units')) ?? ''
  const [line = '', ...lines] = (host.text(path) ?? '').split('\n')
  const [format = ''] = line.split(' ')
  const body = lines.join('\n')
  const compiledWith = async (packed: string): Promise<number> => {
    for (const each of host.files.keys()) if (each.startsWith('/cache')) host.files.delete(each)
    for (const [each, bytes] of kept) host.files.set(each, bytes)
    host.files.set(path, seal(format, Buffer.from(packed)))
    const again = await run(host)
    assert.equal(plain(again), plain({ ...again, units }))
    return again.compiled.length
  }
  assert.is(await compiledWith(body), 0)
  for (const [from, to] of [
    [/\n\[\[/, '\n[{},['],
    [/\n\[(?=\d)/, '\n[null,'],
    [/\n\[(?=\d)/, '\n'],
    [/\[\[(?=\d)/, '[[{"__proto__":1},'],
    [/"specs\//, '"../'],
    // Of an override that the program does not have.
    [/,0,\[\]\]/, ',0,[{"override":0,"selectors":[0],"counts":[1]}]]'],
  ] as const) {
    const forged = body.replace(from, to)
    assert.is.not(forged, body, String(from))
    assert.ok((await compiledWith(forged)) > 0, String(from))
  }
})

test('many packs become one, and units that nothing has used for long go', async () => {
  const host = memoryHost(files())
  for (let round = 0; round < 40; round++) await run(host, { code: { Other: `round ${round}` } })
  const packs = [...host.files.keys()].filter((path) => path.endsWith('.units'))
  assert.ok(packs.length <= 13, `${packs.length} packs`)
  assert.is([...host.files.keys()].filter((path) => path.endsWith('.text')).length, packs.length)
  assert.equal((await run(host, { code: { Other: 'round 39' } })).compiled, [])
})

test.run()
