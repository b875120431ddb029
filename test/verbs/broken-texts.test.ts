import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../../src/cli.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'

const note = (name: string): string =>
  `apiVersion: notes.dev/v1\nkind: Note\nmetadata: { name: ${name}, namespace: a }\nspec: { text: hello }\n`

async function render(host: MemoryHost): Promise<string> {
  let said = ''
  const write = (text: string | Uint8Array): void => void (said += String(text))
  const exitCode = await main(['render', '--cache', '/units'], {
    host,
    stdout: write,
    stderr: write,
    isTerminal: false,
  })
  assert.is(exitCode, 0, said)
  return said
}

function filesBelow(host: MemoryHost, folder: string): Record<string, string> {
  const below = [...host.files.keys()].filter((path) => path.startsWith(`${folder}/`))
  return Object.fromEntries(below.map((path) => [path, host.text(path) ?? '']))
}

for (const [which, at] of [
  ['older', 0],
  ['newer', 1],
] as const) {
  test(`where the texts of the ${which} of two packs are broken, all is written as if they were not there`, async () => {
    const schemas = {
      'schemas/crds/notes.dev/note.yaml': crd('notes.dev', 'Note', { properties: { text: { type: 'string' } } }),
    }
    const host = memoryHost({ 'motif.yaml': MOTIF, '.git/HEAD': '', ...schemas, 'specs/a.yaml': note('a') })
    await render(host)
    const older = Object.keys(filesBelow(host, '/units'))
    host.write('/repo/specs/b.yaml', note('b'))
    await render(host)
    const whole = filesBelow(host, '/repo/manifests')
    assert.is(Object.keys(whole).length, 3)
    for (const path of Object.keys(whole)) host.remove(path)
    const texts = Object.keys(filesBelow(host, '/units')).filter((path) => path.endsWith('.text'))
    const broken = texts.filter((path) => older.includes(path) === (at === 0))
    assert.is(broken.length, 1)
    for (const path of broken) host.write(path, (host.text(path) ?? '').replace('hello', 'hallo'))
    assert.match(await render(host), /Rendered 0 composites to 2 resources: 2 files written/)
    assert.equal(filesBelow(host, '/repo/manifests'), whole)
  })
}

test.run()
