import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { files, plain, run, type How } from '../support/cached.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'

const spec = (kind: string, name: string, text: string): string =>
  `apiVersion: ${kind === 'Note' ? 'notes.dev' : 'acme.dev'}/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: a }\nspec: { text: ${text} }\n`

const object = fc
  .tuple(
    fc.constantFrom('Inner', 'Other', 'Outer', 'Note', 'Nobody'),
    fc.constantFrom('one', 'two', 'one-note'),
    fc.constantFrom('hello', 'bye', '7'),
  )
  .map(([kind, name, text]) => spec(kind, name, text))

const target = fc.constantFrom('name: one-note', 'name: two-note', 'namespace: a', 'name: nobody', 'kind: Other')
const edit = fc.constantFrom(
  'set: { path: spec.text, value: hot }',
  'set: { path: spec.text, value: 9 }',
  'delete: { path: spec.text }',
  'set: { path: /spec, value: 1 }',
)
const override = fc
  .tuple(target, edit)
  .map(
    ([which, what]) =>
      `apiVersion: motif.dev/v1alpha1\nkind: Override\nmetadata: { name: hot }\nspec:\n  target: { group: notes.dev, kind: Note, ${which} }\n  edits: [{ ${what} }]\n  reason: an incident\n`,
  )

const text = fc.oneof(
  { weight: 5, arbitrary: object },
  { weight: 2, arbitrary: override },
  { weight: 2, arbitrary: fc.array(fc.oneof(object, override), { maxLength: 3 }).map((all) => all.join('---\n')) },
  { weight: 1, arbitrary: fc.constantFrom('a: [', '# nothing\n', 'apiVersion: v1\nkind: List\nitems: []\n') },
)

/** A change of the package between two runs: of a source, or of what a composition does. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ file: fc.constantFrom('a', 'inner', 'm', 'other', 'z'), text }) },
  { weight: 1, arbitrary: fc.record({ file: fc.constantFrom('a', 'm', 'z'), text: fc.constant(undefined) }) },
  { weight: 1, arbitrary: fc.record({ code: fc.constantFrom('first', 'second') }) },
)

test('whatever changes between runs, what is kept gives the units that a first run would give', async () => {
  let found = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const host = memoryHost(files())
      let how: How = {}
      for (const each of steps) {
        if ('code' in each) how = { code: { Inner: each.code } }
        else if (each.text !== undefined) host.write(`/repo/specs/${each.file}.yaml`, each.text)
        else if (host.entry(`/repo/specs/${each.file}.yaml`) !== undefined) host.remove(`/repo/specs/${each.file}.yaml`)
        const kept = await run(host, how)
        assert.equal(plain(kept), plain(await run(withoutCache(host), how)))
        found += kept.units.length - kept.compiled.length
      }
    }),
    { numRuns: 40 },
  )
  assert.ok(found > 100, 'the law was tried on units that were found')
})

function withoutCache(host: MemoryHost): MemoryHost {
  return memoryHost(Object.fromEntries([...host.files].filter(([path]) => !path.startsWith('/cache'))))
}

test.run()
