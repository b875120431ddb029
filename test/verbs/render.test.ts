import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import { memoryHost, type MemoryHost } from '../support/memory-host.ts'

const MOTIF = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: kinds }\n'

function schemaOf(kind: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.acme.example }
spec:
  group: acme.example
  names: { kind: ${kind}, plural: ${kind.toLowerCase()}s }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { size: { type: integer } } } }
`
}

function templateOf(prefix: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${prefix}{{metadata.name}}\ndata:\n  size: "{{spec.size}}"\n`
}

function specOf(kind: string, name: string, size: number): string {
  return `apiVersion: acme.example/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: team }\nspec: { size: ${size} }\n`
}

function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: team }\n`
}

function machineOf(output: string): MemoryHost {
  return memoryHost({
    'motif.yaml': `${MOTIF}spec: { output: ${output} }\n`,
    '.git/HEAD': '',
    'schemas/cache.yaml': schemaOf('Cache'),
    'schemas/queue.yaml': schemaOf('Queue'),
    'compositions/cache.yaml.hbs': templateOf(''),
    'compositions/queue.yaml.hbs': templateOf('queue-'),
    'specs/a.yaml': specOf('Cache', 'a', 1),
    'specs/b.yaml': specOf('Cache', 'b', 1),
    'specs/q.yaml': specOf('Queue', 'q', 1),
  })
}

async function motif(host: MemoryHost, line: string) {
  let said = ''
  const write = (text: string): void => void (said += text)
  const exitCode = await main(line.split(' '), { host, stdout: write, stderr: write, isTerminal: false })
  return { exitCode, said }
}

function manifestsOf(host: MemoryHost): Record<string, string> {
  const paths = [...host.files.keys()].filter((path) => /^\/repo\/manifests\/[^.]/.test(path)).sort()
  return Object.fromEntries(paths.map((path) => [path.slice('/repo/manifests/'.length), host.text(path) ?? '']))
}

const ERRORS: readonly [what: string, files: Readonly<Record<string, string>>, spoilt: RegExp][] = [
  ['a spec', { 'specs/b.yaml': specOf('Cache', 'b', 2).replace('2', '"2"') }, /-b\./],
  ['a file that is no YAML', { 'specs/b.yaml': '[' }, /-b\./],
  ['a schema', { 'schemas/queue.yaml': '[' }, /-q\./],
  ['a kind that is declared twice', { 'schemas/queue2.yaml': schemaOf('Queue') }, /-q\./],
  ['a template', { 'compositions/queue.yaml.hbs': '{{#if' }, /-q\./],
  ['a resource that is rendered twice', { 'specs/twice.yaml': configMap('b') }, /-b\./],
  ['a composite that is declared twice', { 'specs/twice.yaml': specOf('Cache', 'b', 2) }, /-b\./],
]

for (const layout of ['composite', 'resource', 'single']) {
  for (const format of ['yaml', 'json']) {
    for (const [what, files, spoilt] of ERRORS) {
      test(`--keep-going leaves what an error in ${what} spoils as it was, in layout ${layout} as ${format}`, async () => {
        const host = machineOf(`{ layout: ${layout}, format: ${format} }`)
        assert.is((await motif(host, 'render')).exitCode, 0)
        const before = manifestsOf(host)

        for (const [path, text] of Object.entries(files)) host.write(path, text)
        host.write('specs/a.yaml', specOf('Cache', 'a', 3))
        const { exitCode } = await motif(host, 'render --keep-going')

        const after = manifestsOf(host)
        assert.is(exitCode, 1)
        assert.equal(Object.keys(after), Object.keys(before))
        const changed = Object.keys(after).filter((path) => after[path] !== before[path])
        assert.equal(changed, layout === 'single' ? [] : Object.keys(before).filter((path) => /-a\./.test(path)))
        assert.not.ok(changed.some((path) => spoilt.test(path)))
      })
    }
  }
}

test('a composite that makes an object of a broken kind is not blamed for it', async () => {
  const host = machineOf('{ dir: manifests }')
  const nested = 'apiVersion: acme.example/v1\nkind: Queue\nmetadata:\n  name: {{metadata.name}}\n'
  host.write('compositions/cache.yaml.hbs', nested)
  host.write('schemas/queue2.yaml', schemaOf('Queue'))
  const { exitCode, said } = await motif(host, 'render')
  assert.is(exitCode, 1)
  assert.equal(said.match(/error\[.*?\]/g), ['error[kind/duplicate]'])
})

test('--keep-going does not write what a warning that motif.yaml makes an error is about', async () => {
  const host = machineOf('{ dir: manifests }')
  host.write('motif.yaml', `${MOTIF}spec: { severity: { resource/namespace: error } }\n`)
  host.write('specs/b.yaml', specOf('Cache', 'b', 1).replace(', namespace: team', ''))
  assert.is((await motif(host, 'render --keep-going')).exitCode, 1)
  assert.equal(Object.keys(manifestsOf(host)), ['team/cache-a.yaml', 'team/queue-q.yaml'])
})

for (const [dir, why] of [
  ['.', 'is the package itself'],
  ['specs', 'holds spec.sources'],
  ['.git', 'lies in a folder of other tools'],
]) {
  test(`--output-dir ${dir ?? ''} is refused as spec.output.dir would be`, async () => {
    const host = machineOf('{ dir: manifests }')
    const before = [...host.files.keys()]
    const { exitCode, said } = await motif(host, `render --output-dir ${dir ?? ''}`)
    assert.is(exitCode, 2)
    assert.ok(said.includes(`--output-dir "${dir ?? ''}" ${why ?? ''}`), said)
    assert.equal([...host.files.keys()], before)
  })
}

test('--output-dir takes a new folder, inside the package and outside', async () => {
  const host = machineOf('{ dir: manifests }')
  assert.is((await motif(host, 'render --output-dir preview')).exitCode, 0)
  assert.is((await motif(host, 'render --output-dir /elsewhere')).exitCode, 0)
  assert.is(host.text('/elsewhere/team/cache-a.yaml'), host.text('preview/team/cache-a.yaml'))
})

function differing(host: MemoryHost, before: Readonly<Record<string, string>>): readonly string[] {
  const after = manifestsOf(host)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => after[path] !== before[path])
}

for (const path of ['specs/a.yaml', './specs/a.yaml', '/repo/specs/a.yaml']) {
  test(`render ${path} writes what that source renders to, and neither writes nor removes anything else`, async () => {
    const host = machineOf('{ dir: manifests }')
    await motif(host, 'render')
    const before = manifestsOf(host)
    host.write('specs/a.yaml', specOf('Cache', 'a', 3))
    host.write('specs/q.yaml', specOf('Queue', 'q', 3))
    host.remove('specs/b.yaml')
    assert.is((await motif(host, `render ${path}`)).exitCode, 0)
    assert.equal(differing(host, before), ['team/cache-a.yaml'])
    assert.is((await motif(host, 'render specs')).exitCode, 0)
    assert.equal(differing(host, before), ['team/cache-a.yaml', 'team/queue-q.yaml'])
    assert.is((await motif(host, 'render')).exitCode, 0)
    assert.equal(differing(host, before), ['team/cache-a.yaml', 'team/cache-b.yaml', 'team/queue-q.yaml'])
  })
}

for (const [what, text] of [
  ['cannot be compiled', specOf('Cache', 'b', 2).replace('2', '"2"')],
  ['cannot be read', '['],
]) {
  test(`nothing is removed while a source ${what ?? ''}`, async () => {
    const host = machineOf('{ dir: manifests }')
    await motif(host, 'render')
    const before = manifestsOf(host)
    host.remove('specs/q.yaml')
    host.write('specs/b.yaml', text ?? '')
    assert.is((await motif(host, 'render --keep-going')).exitCode, 1)
    assert.equal(manifestsOf(host), before)
    host.write('specs/b.yaml', specOf('Cache', 'b', 1))
    assert.is((await motif(host, 'render --keep-going')).exitCode, 0)
    assert.equal(differing(host, before), ['team/queue-q.yaml'])
  })
}

test('--check counts the files that render would write or remove, and changes none', async () => {
  const host = machineOf('{ dir: manifests }')
  await motif(host, 'render')
  const before = manifestsOf(host)
  const { exitCode, said } = await motif(host, 'render --check')
  assert.equal([exitCode, said], [0, 'Compared 3 files with what render would write: no difference.\n'])
  host.write('specs/a.yaml', specOf('Cache', 'a', 3))
  host.remove('specs/b.yaml')
  const stale = await motif(host, 'render --check')
  assert.is(stale.exitCode, 1)
  assert.match(stale.said, 'Compared 3 files with what render would write: 2 files out of date.\n')
  assert.equal(manifestsOf(host), before)
})

test('--stdout prints what the sources of the paths render to, and nothing where there is an error', async () => {
  const host = machineOf('{ dir: manifests }')
  const { exitCode, said } = await motif(host, 'render specs/a.yaml --stdout')
  assert.is(exitCode, 0)
  assert.equal(said.match(/^ {2}name: .*$/gm), ['  name: a'])
  host.write('specs/b.yaml', '[')
  const broken = await motif(host, 'render specs/a.yaml --stdout')
  assert.is(broken.exitCode, 1)
  assert.not.match(broken.said, /^kind:/m)
  assert.equal(manifestsOf(host), {})
})

test('a package that comes to render nothing loses its manifests with --allow-empty alone', async () => {
  const host = machineOf('{ dir: manifests }')
  await motif(host, 'render')
  const before = manifestsOf(host)
  for (const name of ['a', 'b', 'q']) host.remove(`specs/${name}.yaml`)
  assert.is((await motif(host, 'render')).exitCode, 1)
  assert.equal(manifestsOf(host), before)
  assert.is((await motif(host, 'render --allow-empty')).exitCode, 0)
  assert.equal(manifestsOf(host), {})
})

test('a manifest that was edited is overwritten with --discard-edits alone', async () => {
  const host = machineOf('{ dir: manifests }')
  await motif(host, 'render')
  const before = manifestsOf(host)
  host.write('manifests/team/cache-a.yaml', 'edited: true\n')
  assert.is((await motif(host, 'render')).exitCode, 1)
  assert.is(host.text('manifests/team/cache-a.yaml'), 'edited: true\n')
  assert.is((await motif(host, 'render --discard-edits')).exitCode, 0)
  assert.equal(manifestsOf(host), before)
})

test.run()
