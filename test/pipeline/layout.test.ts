import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { startOf } from '../../src/model/origin.ts'
import type { Identity } from '../../src/model/resource.ts'
import type { Build, Unit } from '../../src/model/unit.ts'
import { layOut, outputPath, pathsOf, fileFindings, type LayoutOptions } from '../../src/pipeline/layout.ts'

const isDeclared = (group: string): boolean => group === 'acme.dev'
const yaml = { format: 'yaml', isDeclared } as const

test('a file is named after namespace, kind and name', () => {
  assert.is(
    pathOf({ namespace: 'payments', kind: 'DataEndpoint', name: 'orders' }),
    'payments/dataendpoint-orders.yaml',
  )
})

test('the group is left out for core and declared kinds only', () => {
  assert.is(pathOf({ group: '', kind: 'Service' }), 'ns/service-x.yaml')
  assert.is(pathOf({ group: 'acme.dev', kind: 'Service' }), 'ns/service-x.yaml')
  assert.is(pathOf({ group: 'apps', kind: 'Deployment' }), 'ns/deployment.apps-x.yaml')
})

test('objects without a namespace go to _none, cluster-scoped ones to _cluster', () => {
  assert.is(pathOf({ namespace: '' }), '_none/service-x.yaml')
  assert.is(outputPath(id({ namespace: 'ns' }), 'Cluster', yaml), '_cluster/service-x.yaml')
  assert.is(pathOf({ namespace: '_none' }), '~5fnone/service-x.yaml')
})

test('every byte outside [a-z0-9.-] is written as hex', () => {
  assert.is(pathOf({ name: 'A:é_/~' }), 'ns/service-~41~3a~c3~a9~5f~2f~7e.yaml')
})

test('no name leads out of the folder or into a dot folder', () => {
  assert.is(pathOf({ namespace: '..' }), '~2e./service-x.yaml')
  assert.is(pathOf({ namespace: '.motif' }), '~2emotif/service-x.yaml')
  assert.is(pathOf({ name: '../../x' }), 'ns/service-..~2f..~2fx.yaml')
})

test('paths of different names differ, even where case is ignored, and are plain ASCII', () => {
  const anyName = fc.string({ unit: 'grapheme', maxLength: 4 })
  fc.assert(
    fc.property(anyName, anyName, anyName, anyName, (namespace, name, otherNamespace, otherName) => {
      const [one, two] = [pathOf({ namespace, name }), pathOf({ namespace: otherNamespace, name: otherName })]
      assert.match(one, /^[a-z0-9~_-][a-z0-9.~_-]*\/service-[a-z0-9.~-]*\.yaml$/)
      assert.is(one === two, namespace === otherNamespace && name === otherName)
    }),
  )
})

test('layout composite: a file per source object, sorted by path, with its text as it is', () => {
  const build = buildOf([unit('b', ['one', 'two']), unit('a', ['three'])])
  assert.equal(layOut(build, { layout: 'composite', ...yaml }), [
    { path: 'ns/app-a.yaml', text: 'name: three\n', units: [1] },
    { path: 'ns/app-b.yaml', text: 'name: one\n---\nname: two\n', units: [0] },
  ])
})

test('layout resource: a file per resource', () => {
  const build = buildOf([unit('b', ['one', 'two'])])
  assert.equal(layOut(build, { layout: 'resource', ...yaml }), [
    { path: 'ns/service-one.yaml', text: 'name: one\n', units: [0] },
    { path: 'ns/service-two.yaml', text: 'name: two\n', units: [0] },
  ])
})

test('layout single: one file in the apply order of the build', () => {
  const build: Build = {
    ...buildOf([unit('b', ['one', 'two']), unit('a', ['three'])]),
    order: [
      { unit: 0, entry: 0 },
      { unit: 1, entry: 0 },
      { unit: 0, entry: 1 },
    ],
  }
  assert.equal(layOut(build, { layout: 'single', ...yaml }), [
    { path: 'manifests.yaml', text: 'name: one\n---\nname: three\n---\nname: two\n', units: [0, 1] },
  ])
})

test('the units of a file are told in their own order, whatever the apply order is', () => {
  const built = buildOf([unit('b', ['one']), unit('a', ['two'])])
  const files = layOut({ ...built, order: built.order.toReversed() }, { layout: 'single', ...yaml })
  assert.equal(files, [{ path: 'manifests.yaml', text: 'name: two\n---\nname: one\n', units: [0, 1] }])
})

test('the text of a unit whose digest is known is not read before somebody asks for it', () => {
  let reads = 0
  const kept: Unit = {
    ...unit('a', ['one']),
    digest: 'd',
    get text() {
      reads++
      return 'name: one\n'
    },
  }
  const [file, ...others] = layOut(buildOf([kept]), { layout: 'composite', ...yaml })
  assert.equal([file?.path, file?.digest, file?.units, others], ['ns/app-a.yaml', 'd', [0], []])
  assert.is(reads, 0)
  assert.is(file?.text, 'name: one\n')
})

test('a unit without text makes no file', () => {
  const build = buildOf([{ ...unit('b', []), text: '' }])
  for (const layout of ['composite', 'resource', 'single'] as const) {
    assert.equal(layOut(build, { layout, ...yaml }), [])
  }
})

test('in JSON several documents are the items of one v1 List, one stands alone', () => {
  const [first, second] = [jsonUnit('b', ['one', 'two']), jsonUnit('a', ['three'])]
  const files = layOut(buildOf([first, second]), { layout: 'composite', format: 'json', isDeclared })
  assert.is(files[0]?.text, '{\n  "name": "three"\n}\n')
  assert.is(
    files[1]?.text,
    `{
  "apiVersion": "v1",
  "kind": "List",
  "items": [
    {
      "name": "one"
    },
    {
      "name": "two"
    }
  ]
}
`,
  )
})

test('JSON stays the same data where a string holds what JavaScript takes for the end of a line', () => {
  for (const name of ['a\u2028b', 'a\u2029b', 'a\r\nb']) {
    const [file] = layOut(buildOf([jsonUnit('a', [name, 'c'])]), { layout: 'single', format: 'json', isDeclared })
    assert.equal((JSON.parse(file?.text ?? '') as { items: unknown }).items, [{ name }, { name: 'c' }])
  }
})

test('JSON stays the same data, whatever its strings hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (names) => {
      const [file] = layOut(buildOf([jsonUnit('a', names)]), { layout: 'single', format: 'json', isDeclared })
      const value = JSON.parse(file?.text ?? '') as { items?: unknown }
      assert.equal(
        value.items ?? [value],
        names.map((name) => ({ name })),
      )
    }),
  )
})

const diagnosticsOf = (found: ReturnType<typeof fileFindings>) => found.map((finding) => finding.diagnostic)

test('two objects of one path are named, with both places', () => {
  const raw: Unit = { ...unit('x', ['x']), role: 'raw', identity: id({ kind: 'App', group: '', name: 'x' }) }
  const found = fileFindings([unit('x', ['one']), unit('y', ['two']), raw], options('composite'), {
    isDeclared,
    locate,
  })
  assert.equal(
    found.map(({ units }) => units.map(({ role }) => role)),
    [['composite', 'raw']],
  )
  assert.equal(diagnosticsOf(found), [
    {
      code: 'link/same-file',
      severity: 'error',
      message:
        'App of acme.dev "x" in namespace ns and App "x" in namespace ns would both be written to ns/app-x.yaml.',
      origin: startOf('raw x'),
      related: [{ message: 'the other one is here', origin: startOf('composite x') }],
      help: 'Give one of the two another name.',
    },
  ])
})

test('a composite that is declared twice is named, a resource rendered twice is left to link/duplicate', () => {
  const units = [unit('x', ['one']), unit('x', ['one'])]
  assert.equal(
    diagnosticsOf(fileFindings(units, options('composite'), { isDeclared, locate })).map(({ message }) => message),
    ['App of acme.dev "x" in namespace ns is declared twice, and both would be written to ns/app-x.yaml.'],
  )
  assert.equal(fileFindings(units, options('resource'), { isDeclared, locate }), [])
  assert.equal(fileFindings(units, options('single'), { isDeclared, locate }), [])
})

test('a name that is too long for a file is named where it would be one', () => {
  const kind = 'service-'.length + '.yaml'.length
  const codesOf = (length: number, layout: LayoutOptions['layout']) =>
    diagnosticsOf(fileFindings([unit('x', ['n'.repeat(length - kind)])], options(layout), { isDeclared, locate })).map(
      ({ code }) => code,
    )
  assert.equal(codesOf(255, 'resource'), [])
  assert.equal(codesOf(256, 'resource'), ['link/long-name'])
  assert.equal(codesOf(256, 'composite'), [])
  assert.equal(codesOf(256, 'single'), [])
})

test('the paths of failed units are those they would fill', () => {
  const units = [unit('x', []), unit('y', ['one'])]
  assert.equal([...pathsOf(units, new Set([0]), { ...options('composite'), isDeclared })], ['ns/app-x.yaml'])
  assert.equal([...pathsOf(units, new Set([0]), { ...options('single'), isDeclared })], ['manifests.yaml'])
  assert.equal([...pathsOf(units, new Set(), { ...options('single'), isDeclared })], [])
})

function options(layout: LayoutOptions['layout']): Pick<LayoutOptions, 'layout' | 'format'> {
  return { layout, format: 'yaml' }
}

function id(identity: Partial<Identity>): Identity {
  return { group: '', kind: 'Service', namespace: 'ns', name: 'x', ...identity }
}

function pathOf(identity: Partial<Identity>): string {
  return outputPath(id(identity), 'Namespaced', yaml)
}

function locate({ role, identity }: Unit) {
  return startOf(`${role} ${identity.name}`)
}

function unit(name: string, resources: readonly string[]): Unit {
  return unitOf(name, resources, { separator: '---\n', write: (resource) => `name: ${resource}\n` })
}

function jsonUnit(name: string, resources: readonly string[]): Unit {
  const write = (resource: string): string => `${JSON.stringify({ name: resource }, null, 2)}\n`
  return unitOf(name, resources, { separator: '', write })
}

function unitOf(
  name: string,
  resources: readonly string[],
  { separator, write }: { separator: string; write: (resource: string) => string },
): Unit {
  let offset = 0
  const index = resources.map((resource) => {
    const length = write(resource).length
    const entry = {
      identity: id({ name: resource }),
      apiVersion: 'v1',
      scope: 'Namespaced' as const,
      offset,
      length,
      via: [],
      dependsOn: [],
      part: '',
      references: [],
    }
    offset += length + separator.length
    return entry
  })
  return {
    source: { file: 'specs/x.yaml', document: 0 },
    identity: id({ group: 'acme.dev', kind: 'App', name }),
    scope: 'Namespaced',
    role: 'composite',
    text: resources.map(write).join(separator),
    index,
    overrides: [],
    diagnostics: [],
  }
}

function buildOf(units: readonly Unit[]): Build {
  const order = units.flatMap(({ index }, position) => index.map((_, entry) => ({ unit: position, entry })))
  return { units, order, diagnostics: [] }
}

test.run()
