import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { change, files, plain, run } from '../support/cached.ts'
import { memoryHost } from '../support/memory-host.ts'

const override = (edit: string, name = 'other-note'): string =>
  `apiVersion: motif.dev/v1alpha1\nkind: Override\nmetadata: { name: hot }\nspec:\n  target: { group: notes.dev, kind: Note, name: ${name} }\n  edits: [{ ${edit} }]\n  reason: an incident\n`

for (const [what, edit, twice] of [
  ['an override means is kept as it is with it', 'set: { path: spec.text, value: hot }', []],
  ['an override with mistakes means is compiled each time', 'set: { path: /spec/text, value: hot }', ['other']],
] as const) {
  test(`a unit that ${what}, and found again without it`, async () => {
    const host = memoryHost(files())
    const first = await run(host)
    change(host, 'specs/override.yaml', override(edit))
    const once = await run(host)
    assert.equal(once.compiled, ['other'])
    assert.is.not(once.units[1]?.text, first.units[1]?.text)
    assert.is(once.units[0]?.text, first.units[0]?.text)
    const again = await run(host)
    assert.equal([again.compiled, plain(again)], [[...twice], plain(once)])
    host.remove('specs/override.yaml')
    assert.equal(plain(await run(host)), plain(first))
  })
}

test('another override, or one that comes before, has the units that it may mean compiled anew, and no others', async () => {
  const host = memoryHost(files())
  await run(host)
  const steps: readonly (readonly [file: string, text: string, compiled: readonly string[]])[] = [
    ['specs/m.yaml', override('set: { path: spec.text, value: hot }'), ['other']],
    ['specs/m.yaml', override('set: { path: spec.text, value: hotter }'), ['other']],
    ['specs/z.yaml', override('set: { path: spec.text, value: raw }', 'raw'), ['raw']],
    ['specs/z.yaml', override('set: { path: spec.text, value: cold }', 'raw'), ['raw']],
    ['specs/y.yaml', override('set: { path: spec.text, value: warm }'), ['other', 'raw']],
    ['specs/m.yaml', override('set: { path: spec.text, value: hotter }'), []],
  ]
  for (const [file, text, compiled] of steps) {
    change(host, file, text)
    const again = await run(host)
    assert.equal(again.compiled, [...compiled], file)
    const bare = memoryHost(Object.fromEntries([...host.files].filter(([path]) => !path.startsWith('/cache'))))
    assert.equal(plain(again), plain(await run(bare)))
  }
})

test.run()
