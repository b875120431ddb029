import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { causeFinder } from '../../src/change/causes.ts'
import { compileBefore } from '../../src/change/environment.ts'
import { makePlan } from '../../src/change/plan.ts'
import { compareUnits } from '../../src/change/resources.ts'
import type { Cause } from '../../src/model/change.ts'
import { load, type Program } from '../../src/pipeline/1-load.ts'
import { compileAll, type CompileOptions } from '../../src/pipeline/compile-all.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { memoryHost } from '../support/memory-host.ts'
import { crd } from '../support/program.ts'
import { MOTIF } from '../support/things.ts'

type Files = Readonly<Record<string, string | undefined>>

const OPTIONS: CompileOptions = { format: 'yaml', twice: 'first', limitMs: 5000 }
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  size: "{{spec.size}}"
  both: "{{spec.size}} {{spec.tier}}"
  fixed: one
  other: two
  {{#if spec.a}}{{#if spec.b}}
  ab: "yes"
  {{/if}}{{/if}}
  list: "{{#each spec.list}}{{this}} {{/each}}"
`
const SCHEMA = crd('things.dev', 'Thing', {
  properties: {
    ...{ size: { type: 'integer' }, tier: { type: 'string', default: 'low' } },
    ...{ a: { type: 'boolean' }, b: { type: 'boolean' }, list: { type: 'array', items: { type: 'string' } } },
  },
})
const thing = (name: string, spec: string): string =>
  `apiVersion: things.dev/v1\nkind: Thing\nmetadata:\n  name: ${name}\n  namespace: ns\nspec:\n${spec}`
const override = (value: string): string => `apiVersion: motif.dev/v1alpha1
kind: Override
metadata: { name: more }
spec:
  target: { group: '', kind: ConfigMap, name: a }
  reason: a test
  edits:
    - set: { path: data.fixed, value: three }
    - set: { path: data.other, value: ${value} }
`
const RAW = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: raw, namespace: ns }\ndata:\n  k: "1"\n  m: "2"\n'
const FILES: Files = {
  'motif.yaml': MOTIF,
  'schemas/thing.yaml': SCHEMA,
  'compositions/thing.yaml.hbs': TEMPLATE,
  'specs/a.yaml': thing('a', '  size: 1\n  tier: high\n'),
  'specs/raw.yaml': RAW,
}

async function programOf(files: Files): Promise<Program> {
  const there = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const host = memoryHost(Object.fromEntries([...there, ['.git/HEAD', '']]))
  const found = findPackage(host)
  if (found.package === undefined) throw new Error(found.diagnostics.map(({ message }) => message).join('\n'))
  const program = await load(host, found.package, { mayRunCode: true })
  assert.equal(program.diagnostics, [])
  return program
}

/** What changes from one package to the other, and why: `name field: file:line`, or `action name: file:line`. */
async function causesOf(before: Files, after: Files): Promise<string[]> {
  const program = await programOf(after)
  const now = { program, units: compileAll(program, OPTIONS) }
  const old = await programOf(before)
  const then = { program: old, units: compileBefore(old, now, OPTIONS) }
  const { plan } = await makePlan({
    against: 'main',
    compared: compareUnits(then.units, now.units),
    kindOf: (group, kind) => program.kinds.find(group, kind),
    causes: causeFinder({ before: then, after: now, ref: 'main', options: OPTIONS }),
    secretsOf: () => [],
  })
  return plan.changes.flatMap(({ action, identity: { name }, fields, causes }) =>
    action === 'update'
      ? fields.map(({ path, causes: why }) => `${name} ${path}: ${placesOf(why)}`)
      : [`${action} ${name}: ${placesOf(causes)}`],
  )
}

function placesOf(causes: readonly Cause[]): string {
  return causes
    .map(({ file, line, ref, is }) => `${is} ${file}:${line}${ref === undefined ? '' : ` ${ref}`}`)
    .join(', ')
}

/** With a template in which each of these texts is another. */
const retold = (...pairs: readonly (readonly [string, string])[]): Files => ({
  'compositions/thing.yaml.hbs': pairs.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from)
    return text.replace(from, to)
  }, TEMPLATE),
})
const spec = (text: string): Files => ({ 'specs/a.yaml': thing('a', text) })

const changed = (after: Files, before: Files = {}): Promise<string[]> =>
  causesOf({ ...FILES, ...before }, { ...FILES, ...after })

test('of the changed lines of a spec those are named that move the field', async () => {
  assert.equal(await changed(spec('  size: 2\n  tier: mid\n')), [
    'a data.both: spec specs/a.yaml:7, spec specs/a.yaml:8',
    'a data.size: spec specs/a.yaml:7',
  ])
  assert.equal(await changed(spec('  size: 2\n  tier: high\n')), [
    'a data.both: spec specs/a.yaml:7',
    'a data.size: spec specs/a.yaml:7',
  ])
})

test('lines that move a field only together are all named, and each that alone keeps it as it was', async () => {
  const both = '  size: 1\n  tier: high\n  a: true\n  b: true\n'
  assert.equal(await changed(spec(both)), ['a data.ab: spec specs/a.yaml:9, spec specs/a.yaml:10'])
  assert.equal(await changed({}, spec(both)), ['a data.ab: spec specs/a.yaml:9 main, spec specs/a.yaml:10 main'])
})

test('a line that is gone from a spec is named where the ref has it', async () => {
  assert.equal(await changed(spec('  size: 1\n')), ['a data.both: spec specs/a.yaml:8 main'])
})

test('of a list that grew or shrank its changed items are named', async () => {
  const list = (...items: readonly string[]): Files =>
    spec(`  size: 1\n  tier: high\n  list:\n${items.map((item) => `    - ${item}\n`).join('')}`)
  assert.equal(await changed(list('x', 'w', 'z'), list('x', 'z')), ['a data.list: spec specs/a.yaml:11'])
  assert.equal(await changed(list('x', 'z'), list('x', 'w', 'z')), ['a data.list: spec specs/a.yaml:11 main'])
})

test('of the changed lines of a composition that one is named which moves the field', async () => {
  assert.equal(await changed(retold(['fixed: one', 'fixed: 1st'], ['other: two', 'other: 2nd'])), [
    'a data.fixed: composition compositions/thing.yaml.hbs:8',
    'a data.other: composition compositions/thing.yaml.hbs:9',
  ])
})

test('a line that only says the name of a field is not named where another one moves it', async () => {
  const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{metadata.name}}\n'
  const template = (comment: string, line: string): Files => ({
    'compositions/thing.yaml.hbs': `${head}# ${comment}\ndata:\n  fixed: one\n  text: |\n    ${line}\n`,
  })
  assert.equal(await changed(template('the text', 'one'), template('what text?', 'two')), [
    'a data.text: composition compositions/thing.yaml.hbs:9',
  ])
})

test('keys of a map and items of a list that change alike have lines of their own', async () => {
  const template = (value: string): Files => ({
    'compositions/thing.yaml.hbs': `apiVersion: v1
kind: Pod
metadata:
  name: {{metadata.name}}
  annotations:
    one: ${value}
    two: ${value}
spec:
  containers:
    - name: c
      image: i
      args:
        - ${value}
        - ${value}
`,
  })
  assert.equal(
    await changed(template('new'), template('old')),
    [
      'metadata.annotations.one',
      'metadata.annotations.two',
      'spec.containers[name=c].args[0]',
      'spec.containers[name=c].args[1]',
    ].map((path, index) => `a ${path}: composition compositions/thing.yaml.hbs:${[6, 7, 13, 14][index] ?? 0}`),
  )
})

test('of very many changed lines of a composition those are named that say the field, inside of its document', async () => {
  const names = Array.from({ length: 19 }, (_, index) => `field-${String.fromCharCode(97 + index)}`)
  const document = (name: string, value: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{metadata.name}}${name}\ndata:\n${names.map((each) => `  ${each}: ${value}\n`).join('')}`
  const template = (value: string): Files => ({
    'compositions/thing.yaml.hbs': `${document('', value)}---\n${document('-too', value)}`,
  })
  const lines = await changed(template('new'), template('old'))
  const expected = (name: string, from: number): string[] =>
    names.map((each, index) => `${name} data.${each}: composition compositions/thing.yaml.hbs:${from + index}`)
  assert.equal(lines, [...expected('a', 6), ...expected('a-too', 31)])
})

test('changes of the spec and of the composition are told apart, and both named where both move a field', async () => {
  const after = { ...spec('  size: 2\n  tier: high\n'), ...retold(['fixed: one', 'fixed: 1st']) }
  assert.equal(await changed(after), [
    'a data.both: spec specs/a.yaml:7',
    'a data.fixed: composition compositions/thing.yaml.hbs:8',
    'a data.size: spec specs/a.yaml:7',
  ])
  const twice = { ...spec('  size: 2\n  tier: high\n'), ...retold(['size: "{{', 'size: "now {{']) }
  assert.equal(await changed(twice), [
    'a data.both: spec specs/a.yaml:7',
    'a data.size: spec specs/a.yaml:7, composition compositions/thing.yaml.hbs:6',
  ])
})

test('a document that is new in a composition, or gone from it, makes and removes its resources', async () => {
  const more = '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{metadata.name}}-more\n'
  const longer = { 'compositions/thing.yaml.hbs': TEMPLATE + more }
  assert.equal(await changed(longer), ['create a-more: composition compositions/thing.yaml.hbs:14'])
  assert.equal(await changed({}, longer), ['delete a-more: composition compositions/thing.yaml.hbs:13'])
})

test('a raw resource is its own cause, field by field', async () => {
  assert.equal(await changed({ 'specs/raw.yaml': RAW.replace('"1"', '"3"').replace('  m: "2"\n', '') }), [
    'raw data.k: spec specs/raw.yaml:5',
    'raw data.m: spec specs/raw.yaml:6 main',
  ])
})

test('what is new or gone in the sources is named by its line, and a file of another name is no change', async () => {
  const b = { 'specs/b.yaml': thing('b', '  size: 1\n') }
  assert.equal(await changed(b), ['create b: spec specs/b.yaml:4'])
  assert.equal(await changed({}, b), ['delete b: spec specs/b.yaml:4 main'])
  assert.equal(await changed({ 'specs/a.yaml': undefined, 'specs/z.yaml': FILES['specs/a.yaml'] }), [])
  const moved = { 'specs/a.yaml': undefined, 'specs/z.yaml': thing('a', '  size: 1\n  tier: low\n') }
  assert.equal(await changed(moved), ['a data.both: spec specs/z.yaml:8'])
})

test('a resource that another source object renders is due to that one', async () => {
  const own = { 'specs/a.yaml': undefined, 'specs/own.yaml': RAW.replace('name: raw', 'name: a') }
  const places = new Set((await changed(own)).map((line) => line.split(': ')[1]))
  assert.equal([...places], ['spec specs/own.yaml:3'])
})

test('an override that is new, otherwise or gone is the cause of what it does', async () => {
  const [one, two] = ['four', 'five'].map((value) => ({ 'specs/o.yaml': override(value) }))
  assert.equal(await changed({ ...one }), [
    'a data.fixed: override specs/o.yaml:7',
    'a data.other: override specs/o.yaml:7',
  ])
  assert.equal(await changed({ ...two }, { ...one }), ['a data.other: override specs/o.yaml:9'])
  assert.equal(await changed({}, { ...one }), [
    'a data.fixed: override specs/o.yaml:7 main',
    'a data.other: override specs/o.yaml:7 main',
  ])
})

test('another default, and another namespace of the package, are named where they stand', async () => {
  const schema = { 'schemas/thing.yaml': SCHEMA.replace('"low"', '"lower"') }
  const none = spec('  size: 1\n')
  assert.equal(await changed({ ...none, ...schema }, none), ['a data.both: schema schemas/thing.yaml:1'])
  const other = { ...spec('  size: 2\n'), ...schema }
  assert.equal(await changed(other, none), [
    'a data.both: spec specs/a.yaml:7, schema schemas/thing.yaml:1',
    'a data.size: spec specs/a.yaml:7',
  ])
  const homeless = { 'specs/a.yaml': FILES['specs/a.yaml']?.replace('  namespace: ns\n', '') }
  const motif = (namespace: string): Files => ({ 'motif.yaml': `${MOTIF}spec: { namespace: ${namespace} }\n` })
  assert.equal(await changed({ ...homeless, ...motif('two') }, { ...homeless, ...motif('one') }), [
    'delete a: package motif.yaml:4',
    'create a: package motif.yaml:4',
  ])
})

test('many changes of one line have that line, however many there are', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 230 }, (_, index) => [`specs/n${index}.yaml`, thing(`n${index}`, `  size: ${index}\n`)]),
  )
  const lines = await changed({ ...many, ...retold(['size: "{{', 'size: "now {{']) }, many)
  assert.is(lines.length, 231)
  assert.equal(
    lines.filter((line) => !line.endsWith('data.size: composition compositions/thing.yaml.hbs:6')),
    [],
  )
})

test.run()
