import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import type { Cause, Change } from '../../src/model/change.ts'
import { motifIn, type Ran } from '../support/motif-in.ts'
import { repositoryIn, withRepository, type Repository } from '../support/repository.ts'

interface Report {
  readonly summary: Readonly<Record<string, unknown>>
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly file?: string }[]
  readonly changes: readonly (Omit<Change, 'identity'> & { readonly kind: string; readonly name: string })[]
  readonly groups: readonly { readonly title: string; readonly count: number; readonly id: string }[]
}

test('a composition edit in the examples: cause and risk of each change are right', () =>
  withExamples(async (repository) => {
    edit(
      repository,
      'compositions/data-endpoint.ts',
      'uniformBucketLevelAccess: true',
      'uniformBucketLevelAccess: false',
    )
    edit(repository, 'compositions/data-endpoint.ts', "PAYLOAD_FORMAT = 'JSON_API_V1'", "PAYLOAD_FORMAT = 'NONE'")
    const { changes, summary } = await planned(repository, 'plan --against main --json')
    const shown = changes.map(({ kind, action, risks, fields }) => [
      ...[kind, action, risks.join()],
      ...fields.map(({ path, causes }) => `${path} ${places(causes)}`),
    ])
    assert.equal(unique(shown), [
      ['StorageBucket', 'update', 'in-place', 'spec.uniformBucketLevelAccess compositions/data-endpoint.ts:19'],
      ['StorageNotification', 'update', 'immutable', 'spec.payloadFormat compositions/data-endpoint.ts:26'],
    ])
    assert.is(summary['create'], 0)
    assert.is(summary['delete'], 0)
    assert.ok((summary['unchanged'] as number) > 100)
  }))

test('a spec edit and a composition edit at once are told apart, field by field', () =>
  withExamples(async (repository) => {
    edit(repository, 'examples/specs/data-endpoint.yaml', 'retentionDays: 400', 'retentionDays: 30')
    edit(repository, 'compositions/data-endpoint.ts', "withState: 'ANY'", "withState: 'LIVE'")
    const { changes } = await planned(repository, 'plan --against main --json')
    const bucket = changes.find(({ name }) => name === 'acme-order-exports')
    assert.equal(
      bucket?.fields.map(({ path, causes }) => [path, places(causes)]),
      [
        ['spec.lifecycleRule[0].condition.age', 'examples/specs/data-endpoint.yaml:10'],
        ['spec.lifecycleRule[0].condition.withState', 'compositions/data-endpoint.ts:53'],
      ],
    )
  }))

test('an edit in what compositions import is named', () =>
  withExamples(async (repository) => {
    edit(repository, 'compositions/shared/project.ts', ': projectId }', ": projectId + '-2' }")
    const first = await planned(repository, 'plan --against main --json')
    const files = new Set(
      first.changes.flatMap(({ fields }) => fields.flatMap(({ causes }) => causes.map(({ file }) => file))),
    )
    assert.equal([...files], ['compositions/shared/project.ts'])
  }))

test('a default of a schema is the cause of what it fills in', () =>
  withRepository(SMALL, async (repository) => {
    edit(repository, 'schemas/thing.yaml', 'default: 3', 'default: 4')
    const { changes } = await planned(repository, 'plan --against main --json')
    assert.equal(
      changes.map(({ name, fields }) => [name, fields.map(({ causes }) => places(causes)).join()]),
      [['b', 'schemas/thing.yaml:19']],
    )
  }))

test('an override that is new or changed is the cause of what it does', () =>
  withRepository(SMALL, async (repository) => {
    repository.write({ 'specs/override.yaml': override('7') })
    const first = await planned(repository, 'plan --against main --json')
    repository.commit()
    repository.write({ 'specs/override.yaml': override('8') })
    const second = await planned(repository, 'plan --against main --json')
    for (const { changes } of [first, second]) {
      assert.equal(
        changes.map(({ name, fields }) => [name, fields.map(({ path, causes }) => `${path} ${places(causes)}`).join()]),
        [['a', 'data.size specs/override.yaml:7']],
      )
    }
  }))

test('a new spec creates, a deleted one deletes, and both are named where they stand', () =>
  withRepository(SMALL, async (repository) => {
    repository.write({ 'specs/a.yaml': undefined, 'specs/untracked.yaml': thing('c', 1) })
    const { changes } = await planned(repository, 'plan --against main --json')
    assert.equal(
      changes.map(({ action, name, causes }) => [
        action,
        name,
        ...causes.map(({ file, line, ref }) => `${file}:${line} ${ref ?? ''}`),
      ]),
      [
        ['delete', 'a', 'specs/a.yaml:3 main'],
        ['create', 'c', 'specs/untracked.yaml:3 '],
      ],
    )
  }))

test('REF... compares with where HEAD left it', () =>
  withRepository(SMALL, async (repository) => {
    repository.git('checkout', '-q', '-b', 'topic')
    repository.write({ 'specs/a.yaml': thing('a', 7) })
    repository.commit()
    repository.git('checkout', '-q', 'main')
    repository.write({ 'specs/b.yaml': thing('b', 8) })
    repository.commit()
    repository.git('checkout', '-q', 'topic')
    const names = (report: Report) => report.changes.map(({ name }) => name)
    assert.equal(names(await planned(repository, 'plan --against main... --json')), ['a'])
    assert.equal(names(await planned(repository, 'plan --against main --json')), ['a', 'b'])
  }))

test('a ref that is not there is exit 2 with the line to type', () =>
  withRepository(SMALL, async ({ root, git, commit }) => {
    git('checkout', '-q', '-b', 'topic')
    commit()
    git('clone', '-q', '--depth=1', '--branch=topic', `file://${root}`, join(root, '../clone'))
    const clone = repositoryIn(join(root, '../clone'))
    const { exitCode, stderr } = await motifIn(clone.root, 'plan --against origin/main')
    assert.is(exitCode, 2)
    assert.match(stderr, 'git fetch --depth=1 origin main:refs/remotes/origin/main')
    assert.is((await motifIn(root, 'plan --against=--upload-pack=x')).exitCode, 2)
  }))

test('a package in a subfolder is compared with itself, and what else changes in the repository is not', () =>
  withRepository(
    Object.fromEntries(Object.entries(SMALL).map(([path, text]) => [`envs/prod/${path}`, text])),
    async (repository) => {
      const prod = { ...repository, root: join(repository.root, 'envs/prod') }
      repository.write({ 'envs/prod/specs/a.yaml': thing('a', 9), 'other.yaml': 'a: 1\n' })
      const { changes } = await planned(prod, 'plan --against main --json')
      assert.equal(
        changes.map(({ fields }) =>
          fields.map(({ path, before, after, causes }) => [path, before, after, places(causes)]),
        ),
        [[['data.size', '5', '9', 'specs/a.yaml:4']]],
      )
    },
  ))

test('--exit-code is 3 where something changes, --fail-on where a risk is there', () =>
  withRepository(SMALL, async ({ root, write }) => {
    assert.is((await motifIn(root, 'plan --against main --exit-code')).exitCode, 0)
    write({ 'specs/a.yaml': undefined })
    assert.is((await motifIn(root, 'plan --against main')).exitCode, 0)
    assert.is((await motifIn(root, 'plan --against main --exit-code')).exitCode, 3)
    assert.is((await motifIn(root, 'plan --against main --fail-on delete-stateful,access-widened')).exitCode, 0)
    assert.is((await motifIn(root, 'plan --against main --fail-on delete')).exitCode, 3)
    const { exitCode, stderr } = await motifIn(root, 'plan --fail-on deleet')
    assert.is(exitCode, 2)
    assert.match(stderr, 'the closest risk is delete')
  }))

test('nothing named compares with the output folder; a folder is one that begins with . or /', () =>
  withRepository(SMALL, async ({ root, write, git }) => {
    await motifIn(root, 'render')
    git('branch', 'manifests')
    assert.match((await motifIn(root, 'plan')).stdout, '0 to create, 0 to update, 0 to delete; 2 unchanged')
    cpSync(join(root, 'manifests'), join(root, 'old'), { recursive: true })
    write({ 'specs/a.yaml': thing('a', 6) })
    for (const line of ['plan', 'plan --against ./old', `plan --against ${root}/old`]) {
      const { stdout } = await motifIn(root, line)
      assert.match(stdout, 'data.size  "5" -> "6"  specs/a.yaml:4')
    }
  }))

for (const layout of ['single', 'resource']) {
  test(`the output folder of layout ${layout} is compared resource by resource`, () =>
    withRepository(SMALL, async ({ root, write }) => {
      write({
        'motif.yaml': `${SMALL['motif.yaml']}spec: { output: { layout: ${layout} } }\n`,
        'specs/b.yaml': thing('b', 7),
      })
      await motifIn(root, 'render')
      assert.match((await motifIn(root, 'plan')).stdout, '0 to create, 0 to update, 0 to delete; 2 unchanged')
      write({ 'specs/b.yaml': thing('b', 8) })
      assert.match((await motifIn(root, 'plan')).stdout, '0 to create, 1 to update, 0 to delete; 1 unchanged')
    }))
}

test('values of Secrets and passwords are *** in every form', () =>
  withRepository({ ...SMALL, 'specs/s.yaml': secret('hunter2') }, async (repository) => {
    const { root } = repository
    repository.write({
      'specs/s.yaml': secret('hunter3'),
      'specs/new.yaml': secret('hunter4').replace('name: s', 'name: t'),
    })
    repository.write({ 'specs/a.yaml': thing('a', 5, 'hunter55') })
    for (const form of ['text', 'json', 'markdown', 'sarif', 'github']) {
      const { stdout, stderr } = await motifIn(root, `plan --against main --report ${form}`)
      assert.not.match(stdout + stderr, /hunter/, form)
      assert.match(stdout, '***', form)
    }
  }))

test('the password that a spec had before is *** too, against a ref and against the output folder', () =>
  withRepository({ ...SMALL, 'specs/a.yaml': thing('a', 5, 'hunter55') }, async ({ root, write }) => {
    await motifIn(root, 'render')
    write({ 'specs/a.yaml': thing('a', 5, 'hunter66') })
    for (const line of ['plan --against main', 'plan', 'plan --against main --json']) {
      const { stdout } = await motifIn(root, line)
      assert.match(stdout, 'data.password', line)
      assert.not.match(stdout, /hunter/, line)
    }
    write({ 'specs/a.yaml': thing('a', 5) })
    assert.not.match((await motifIn(root, 'plan --against main')).stdout, /hunter/, 'none any more')
  }))

test('what cannot be compiled is neither created, changed nor deleted', () =>
  withRepository(SMALL, async (repository) => {
    edit(repository, 'specs/a.yaml', 'size: 5', 'size: many')
    const { changes, diagnostics } = await planned(repository, 'plan --against main --json')
    assert.equal(changes, [])
    assert.equal(
      diagnostics.map(({ code }) => code),
      ['schema/type'],
    )
  }))

test('a ref without the package makes everything new', () =>
  withRepository({ 'README.md': 'x' }, async (repository) => {
    repository.write(SMALL)
    assert.is((await planned(repository, 'plan --against main --json')).summary['create'], 2)
  }))

const SMALL = {
  'motif.yaml': 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: small }\n',
  'schemas/thing.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.things.dev }
spec:
  group: things.dev
  names: { kind: Thing, plural: things }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties: { size: { type: integer,
                default: 3 }, password: { type: string, format: password } }
`,
  'compositions/thing.yaml.hbs': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  size: "{{spec.size}}"
  password: {{spec.password}}
`,
  'specs/a.yaml': thing('a', 5),
  'specs/b.yaml': 'apiVersion: things.dev/v1\nkind: Thing\nmetadata: { name: b, namespace: n1 }\nspec: {}\n',
}

function thing(name: string, size: number, password?: string): string {
  const more = password === undefined ? '' : `, password: ${password}`
  return `apiVersion: things.dev/v1\nkind: Thing\nmetadata: { name: ${name}, namespace: n1 }\nspec: { size: ${size}${more} }\n`
}

function override(size: string): string {
  return `apiVersion: motif.dev/v1alpha1
kind: Override
metadata: { name: more }
spec:
  target: { group: '', kind: ConfigMap, name: a }
  reason: a test
  edits: [{ set: { path: data.size, value: '${size}' } }]
`
}

function secret(value: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: { name: s, namespace: n1 }\nstringData: { password: ${value} }\n`
}

async function withExamples(body: (repository: Repository) => Promise<void>): Promise<void> {
  await withRepository({}, async (repository) => {
    for (const name of ['motif.yaml', 'schemas', 'compositions', 'generated', 'examples', 'package.json']) {
      cpSync(name, join(repository.root, name), { recursive: true })
    }
    repository.commit()
    await body(repository)
  })
}

function edit({ root }: Repository, file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  assert.ok(text.includes(from), `${file} holds ${from}`)
  writeFileSync(join(root, file), text.replace(from, to))
}

async function planned({ root }: Pick<Repository, 'root'>, line: string): Promise<Report> {
  const ran: Ran = await motifIn(root, line)
  assert.ok([0, 1, 3].includes(ran.exitCode), ran.stderr)
  return JSON.parse(ran.stdout) as Report
}

function places(causes: readonly Cause[]): string {
  return causes.map(({ file, line }) => `${file}:${line}`).join(', ')
}

function unique(rows: readonly unknown[]): unknown[] {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].sort().map((row) => JSON.parse(row) as unknown)
}

test.run()
