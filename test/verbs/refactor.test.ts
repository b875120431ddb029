import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { Killed } from '../support/memory-host.ts'
import { bucketOf, refactored, refactorOf, refactorOn, UNIFORM } from '../support/refactoring.ts'

interface Report {
  readonly ok: boolean
  readonly summary: Readonly<Record<string, number>>
  readonly files: readonly Readonly<Record<string, unknown>>[]
  readonly diagnostics: readonly {
    readonly code: string
    readonly file: string
    readonly line: number
    readonly path?: string
  }[]
}
const reportOf = (stdout: string): Report => JSON.parse(stdout) as Report

test('the default is a diff on stdout, a summary on stderr, and no byte written', async () => {
  const { stdout, stderr, exitCode, host } = await refactored({
    'a/one.yaml': bucketOf('one'),
    'b.yaml': 'kind: Other\n',
  })
  assert.is(
    stdout,
    `--- a/a/one.yaml
+++ b/a/one.yaml
@@ -2,4 +2,4 @@
 kind: StorageBucket
 metadata:
   name: one # kept
-spec: { location: EU }
+spec: { location: EU, uniform: true }
`,
  )
  assert.is(stderr, 'Would change 1 file (1 document, 1 edit), 2 unchanged, 0 refused. --write writes them.\n')
  assert.is(exitCode, 0)
  assert.is(host.steps(), 0)
})

test('--write writes, and a second run finds nothing to do', async () => {
  const { stdout, exitCode, host } = await refactored({ 'one.yaml': bucketOf('one'), 'two.yaml': bucketOf('two') }, [
    '--write',
  ])
  assert.is(stdout, 'Changed 2 files (2 documents, 2 edits), 1 unchanged, 0 refused.\n')
  assert.is(exitCode, 0)
  assert.is(host.text('one.yaml'), bucketOf('one', '{ location: EU, uniform: true }'))
  const again = await refactorOn(host, ['--write'])
  assert.is(again.stdout, 'Changed 0 files (0 documents, 0 edits), 3 unchanged, 0 refused.\n')
})

test('--json says of each file what became of it, and why', async () => {
  const files = { 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b', 'text'), 'c.yaml': 'kind: Other\n' }
  const report = reportOf((await refactored(files, ['--json', 'a.yaml', 'b.yaml', 'c.yaml'])).stdout)
  assert.is(report.ok, false)
  assert.equal(
    report.files.map(({ diff, ...rest }) => ({ ...rest, hasDiff: typeof diff === 'string' })),
    [
      { path: 'a.yaml', status: 'changed', documents: 1, edits: 1, hasDiff: true },
      {
        path: 'b.yaml',
        status: 'refused',
        documents: 0,
        edits: 0,
        code: 'edit/through-scalar',
        reason: 'StorageBucket "b": spec is a text, so that it has no "uniform".',
        hasDiff: false,
      },
      { path: 'c.yaml', status: 'unchanged', documents: 0, edits: 0, hasDiff: false },
    ],
  )
  assert.equal([report.summary['changed'], report.summary['written']], [1, 0])
})

test('a refused document leaves its file, the others are written, and the run exits with 1', async () => {
  const files = { 'a.yaml': `${bucketOf('a')}---\n${bucketOf('b', 'text')}`, 'c.yaml': bucketOf('c') }
  const { exitCode, stderr, host } = await refactored(files, ['--write'])
  assert.is(exitCode, 1)
  assert.match(stderr, / --> a\.yaml:11:7\n/)
  assert.match(stderr, 'note: asked for here\n  --> r.yaml:7:7')
  assert.is(host.text('a.yaml'), files['a.yaml'])
  assert.match(host.text('c.yaml') ?? '', 'uniform: true')
})

test('several Refactors of a file are made in order, each on what the last one left', async () => {
  const first = refactorOf(['rename: { path: spec.location, to: region }'])
  const second = refactorOf(['set: { path: spec.copy, value: 1 }']).replace(
    'kind: StorageBucket',
    'kind: StorageBucket, where: has(self.spec.region)',
  )
  const { host } = await refactored({ 'a.yaml': bucketOf('a'), 'r.yaml': `${first}---\n${second}` }, ['--write'])
  assert.is(host.text('a.yaml'), bucketOf('a', '{ region: EU, copy: 1 }'))
})

test('the items of a List are documents', async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: storage.acme.dev/v1\n  kind: StorageBucket\n  spec: {}\n- kind: Other\n`
  const json =
    '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"storage.acme.dev/v1","kind":"StorageBucket","spec":{"a":1}}]}'
  const { host, stdout } = await refactored({ 'l.yaml': list, 'l.json': json }, ['--write'])
  assert.match(stdout, 'Changed 2 files (2 documents, 2 edits)')
  assert.is(host.text('l.yaml'), list.replace('spec: {}', 'spec:\n    uniform: true'))
  assert.equal(JSON.parse(host.text('l.json') ?? ''), JSON.parse(json.replace('"a":1', '"a":1,"uniform":true')))
})

test('a field is moved inside its item of a List', async () => {
  const item = (name: string, spec: string) =>
    `  - apiVersion: storage.acme.dev/v1\n    kind: StorageBucket\n    metadata: { name: ${name} }\n    spec: ${spec}\n`
  const listOf = (...items: string[]) => `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`
  const before = listOf(item('a', '{ location: EU, size: 1 }'), item('b', '{ location: US, size: 2 }'))
  const r = refactorOf(['move: { path: spec.location, to: spec.place.region }', 'rename: { path: spec.size, to: gb }'])
  const { host } = await refactored({ 'l.yaml': before, 'r.yaml': r }, ['--write'])
  assert.is(
    host.text('l.yaml'),
    listOf(item('a', '{ gb: 1, place: { region: EU } }'), item('b', '{ gb: 2, place: { region: US } }')),
  )
})

test('a refusal inside a List points to the field of its item', async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - kind: Other\n  - apiVersion: storage.acme.dev/v1\n    kind: StorageBucket\n    metadata: { name: b }\n    spec: text\n`
  const { stdout, host } = await refactored({ 'l.yaml': list }, ['--write', '--json'])
  assert.equal(
    reportOf(stdout).diagnostics.map(({ code, file, line, path }) => [code, file, line, path]),
    [['edit/through-scalar', 'l.yaml', 8, 'items[1].spec']],
  )
  assert.is(host.text('l.yaml'), list)
})

test('expect fails the run before the first byte is written, and prints no diff', async () => {
  const files = { 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b') }
  const expecting = (expect: string) => ({ ...files, 'r.yaml': `${UNIFORM}  expect: ${expect}\n` })
  const refused = {
    '{ changed: 3 }': '3',
    '{ min: 3 }': 'at least 3',
    '{ max: 1 }': '0 to 1',
    '{ min: 3, max: 4 }': '3 to 4',
    '{ changed: 0 }': '0',
  }
  for (const [expect, said] of Object.entries(refused)) {
    const { exitCode, stderr, host } = await refactored(expecting(expect), ['--write'])
    assert.is(exitCode, 1)
    assert.match(stderr, `error[refactor/expect]: Refactor "access" changes 2 documents, and expects ${said}.\n`)
    assert.match(stderr, '--> r.yaml:8:11\n')
    assert.is(host.steps(), 0)
    assert.is((await refactored(expecting(expect))).stdout, '')
  }
  const one = await refactored({ ...expecting('{ min: 2 }'), 'b.yaml': 'x: 1\n' })
  assert.match(one.stderr, 'changes 1 document, and expects at least 2.')
  for (const expect of ['{ changed: 2 }', '{ min: 1, max: 2 }']) {
    assert.is((await refactored(expecting(expect), ['--write'])).exitCode, 0)
  }
  assert.is((await refactored(expecting('{ changed: 3 }'), ['--write', '--no-expect'])).exitCode, 0)
})

for (const edit of [
  'compute: { path: spec.size, cel: "self.spec.size * 2" }',
  'map: { path: spec.size, values: { "1": 2, "2": 3 } }',
]) {
  test(`a second run would change what ${edit.slice(0, 3)} made, so nothing at all is written`, async () => {
    const files = { 'a.yaml': bucketOf('a', '{ size: 1 }'), 'b.yaml': bucketOf('b', '{ size: 3 }') }
    const { exitCode, stderr, host } = await refactored({ ...files, 'r.yaml': refactorOf([edit]) }, ['--write'])
    assert.is(exitCode, 1)
    assert.match(stderr, 'error[edit/not-idempotent]: StorageBucket "a": A second run would change it again')
    assert.is(host.steps(), 0)
  })
}

test('wherever a run is killed each file is old or new, and running again with --no-expect finishes it', async () => {
  const files = { 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b'), 'c.yaml': bucketOf('c') }
  const r = { 'r.yaml': `${UNIFORM}  expect: { changed: 3 }\n` }
  const done = bucketOf('x', '{ location: EU, uniform: true }')
  for (let at = 1; at <= 6; at++) {
    const { host, exitCode } = await refactored({ ...files, ...r }, ['--write'], { interrupt: { at, how: 'kill' } })
    assert.is(exitCode, 70, Killed.name)
    const everything = Object.fromEntries(host.files)
    const left = Object.fromEntries([...host.files].filter(([path]) => /\/[abc]\.yaml$/.test(path)))
    for (const [path, bytes] of Object.entries(left)) {
      const name = path.slice(-6, -5)
      assert.ok([bucketOf(name), done.replace('x #', `${name} #`)].includes(Buffer.from(bytes).toString()))
    }
    const again = await refactored({ ...everything, ...r }, ['--write', '--no-expect'])
    assert.is(again.exitCode, 0)
    assert.is(again.host.files.size, 4, 'nothing half written is left')
    for (const name of ['a', 'b', 'c']) assert.is(again.host.text(`${name}.yaml`), done.replace('x #', `${name} #`))
  }
})

test('a file that cannot be written is named, and the others are written', async () => {
  const files = { 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b') }
  const { exitCode, stderr, host } = await refactored(files, ['--write'], { interrupt: { at: 1, how: 'fail' } })
  assert.is(exitCode, 1)
  assert.match(stderr, 'error[emit/write]: a.yaml cannot be written: ENOSPC.')
  assert.equal([host.text('a.yaml') === files['a.yaml'], host.text('b.yaml') === files['b.yaml']], [true, false])
})

test('--exit-code answers 3 where files change, 0 where none does, and 1 before both', async () => {
  assert.is((await refactored({ 'a.yaml': bucketOf('a') }, ['--exit-code'])).exitCode, 3)
  assert.is((await refactored({ 'a.yaml': bucketOf('a') }, ['--exit-code', '--write'])).exitCode, 3)
  assert.is((await refactored({ 'a.yaml': 'a: 1\n' }, ['--exit-code'])).exitCode, 0)
  assert.is((await refactored({ 'a.yaml': bucketOf('a'), 'b.yaml': bucketOf('b', 'x') }, ['--exit-code'])).exitCode, 1)
})

test('templates that mention the kind are left alone and counted; a template that is YAML is a file like any', async () => {
  const files = {
    'chart/Chart.yaml': 'name: c\n',
    'chart/templates/b.yaml': bucketOf('b'),
    'loose.yaml': `{{- if .Values.x }}\n${bucketOf('b')}{{- end }}\n`,
    'plain.yaml': `kind: StorageBucket\nname: {{ .Values.name }}\n`,
    'other.yaml.gotmpl': '{{ nothing }}',
    'argo.yaml': bucketOf('b', '{ location: "{{inputs.parameters.zone}}" }'),
  }
  const { stderr, stdout } = await refactored(files)
  assert.match(stderr, 'Would change 1 file')
  assert.match(stderr, 'Left alone: 3 templates with such a kind.\n')
  assert.equal(stdout.match(/^--- .*/gm), ['--- a/argo.yaml'])
})

test('a file that is not YAML is refused with its error, unless it cannot hold the kind', async () => {
  const { stdout, stderr } = await refactored({ 'a.yaml': 'StorageBucket: [', 'b.yaml': 'other: [' }, ['--json'])
  const { files, diagnostics } = reportOf(stdout)
  assert.is(stderr, '')
  assert.equal(
    files.map(({ path, code }) => [path, code ?? '']),
    [
      ['a.yaml', 'yaml/syntax'],
      ['b.yaml', ''],
      ['r.yaml', ''],
    ],
  )
  assert.equal(
    diagnostics.map(({ file }) => file),
    ['a.yaml'],
  )
})

test('scalars that kubectl reads otherwise are left as they are', async () => {
  const spec = '{ mode: 0644, on: yes }'
  const { host, exitCode } = await refactored({ 'a.yaml': bucketOf('a', spec) }, ['--write'])
  assert.is(exitCode, 0)
  assert.is(host.text('a.yaml'), bucketOf('a', '{ mode: 0644, on: yes, uniform: true }'))
})

test('a byte order mark, CRLF and a missing last newline stay', async () => {
  const text = `\ufeff${bucketOf('a').trimEnd().replaceAll('\n', '\r\n')}`
  const { host, stdout } = await refactored({ 'a.yaml': text }, ['--write'])
  assert.match(stdout, 'Changed 1 file')
  assert.is(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(host.read('a.yaml')),
    text.replace('EU }', 'EU, uniform: true }'),
  )
  const ligature = `\ufb01: 1\n${bucketOf('a')}`
  const other = await refactored({ 'a.yaml': ligature }, ['--write'])
  assert.is(other.host.text('a.yaml'), ligature.replace('EU }', 'EU, uniform: true }'), 'no mark comes in')
})

test('a diff that shows a secret warns, and is whole all the same', async () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData:\n  password: hunter2\n'
  const r = UNIFORM.replace('group: storage.acme.dev, kind: StorageBucket', 'group: "", kind: Secret').replace(
    'spec.uniform',
    'metadata.labels.team',
  )
  const { stdout, stderr, exitCode } = await refactored({ 's.yaml': secret, 'r.yaml': r })
  assert.match(stdout, 'hunter2')
  assert.match(stderr, 'warning[refactor/secret]: The diff of s.yaml shows values of a Secret.')
  assert.not.match(stderr, 'hunter2')
  assert.is(exitCode, 0)
  assert.not.match((await refactored({ 's.yaml': secret, 'r.yaml': r }, ['--write'])).stderr, 'refactor/secret')
})

test('only a Secret of Kubernetes has secrets: others with such fields draw no warning', async () => {
  const bucket = `${bucketOf('a')}data: { password: hunter2 }\n`
  const { stdout, stderr } = await refactored({ 'a.yaml': bucket })
  assert.match(stdout, 'hunter2')
  assert.not.match(stderr, 'refactor/secret')
  const other = bucket.replace('StorageBucket', 'Secret').replace('storage.acme.dev', 'vault.acme.dev')
  const r = UNIFORM.replace('storage.acme.dev, kind: StorageBucket', 'vault.acme.dev, kind: Secret')
  assert.not.match((await refactored({ 'a.yaml': other, 'r.yaml': r })).stderr, 'refactor/secret')
})

test('values that no map names stay, and are counted', async () => {
  const r = refactorOf(['map: { path: spec.tier, values: { S: small } }'])
  const files = { 'a.yaml': bucketOf('a', '{ tier: S }'), 'b.yaml': bucketOf('b', '{ tier: XXL }'), 'r.yaml': r }
  const { stderr } = await refactored(files)
  assert.match(stderr, '1 value that no map names stayed.')
})

test('links are not followed, and what is outside cannot be named', async () => {
  const files = { 'a.yaml': bucketOf('a'), '/outside/b.yaml': bucketOf('b') }
  const links = { 'away.yaml': '/outside/b.yaml', folder: '/outside' }
  const { stdout, stderr, host } = await refactored(files, ['--write'], { links })
  assert.match(stdout, 'Changed 1 file')
  assert.match(stdout, 'Left alone: 2 links.')
  assert.is(host.text('/outside/b.yaml'), files['/outside/b.yaml'])
  assert.is(stderr, '')
  for (const path of ['folder', 'away.yaml', '../outside', '/outside/b.yaml']) {
    assert.is((await refactored(files, ['--write', path], { links })).exitCode, 2)
  }
})

test('a command line that cannot be carried out is exit 2', async () => {
  assert.match((await refactored({}, ['gone.yaml'])).stderr, 'There is no gone.yaml.')
  assert.is((await refactored({ 'r.yaml': '' })).exitCode, 1)
})

test('hostile documents are data: keys of Object.prototype, selectors of them, deep and wide values', async () => {
  const hostile = `constructor: { kind: StorageBucket }\ntoString: [${'['.repeat(50)}${']'.repeat(50)}]\nkind: StorageBucket\napiVersion: storage.acme.dev/v1\nspec: { __proto: 1, constructor: { a: 1 } }\n`
  const bomb = `kind: StorageBucket\na: &a [x, x]\nb: &b [*a, *a]\n`
  const { exitCode, host } = await refactored(
    { 'a.yaml': hostile, 'b.yaml': bomb, 'c.yaml': `StorageBucket: ${'['.repeat(5000)}` },
    ['--write'],
  )
  assert.is(exitCode, 1, 'the deep one is refused')
  assert.is(host.text('a.yaml'), hostile.replace('{ a: 1 } }', '{ a: 1 }, uniform: true }'))
})

test.run()
