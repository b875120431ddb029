import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { findPackage } from '../../src/pipeline/package.ts'
import { memoryHost } from '../support/memory-host.ts'

const IN_PACKAGE = 'name a folder inside the package, relative to motif.yaml.'
const IN_REPOSITORY = 'name a folder inside the repository, relative to motif.yaml.'

/** What is said of a package in a folder of a repository whose motif.yaml has that spec. */
function said(spec: object, links: Readonly<Record<string, string>> = {}): readonly (readonly [string, string])[] {
  const motif = JSON.stringify({ apiVersion: 'motif.dev/v1alpha1', kind: 'Package', metadata: { name: 'x' }, spec })
  const files = { '/repo/.git/HEAD': '', '/repo/pkg/motif.yaml': motif, '/etc/x.yaml': '', '/repo/shared/x.yaml': '' }
  const { diagnostics } = findPackage(memoryHost(files, { cwd: '/repo/pkg', links }))
  return diagnostics.map(({ message, help = '' }) => [message, help])
}

test('the output lies inside the package; schemas, compositions, generated and sources inside the repository', () => {
  assert.equal(said({ schemas: '../shared', sources: ['../shared'], output: { dir: 'out' } }), [])
  assert.equal(said({ output: { dir: '../out' } }), [
    ['spec.output.dir "../out" leads out of the package.', IN_PACKAGE],
  ])
  for (const field of ['schemas', 'compositions', 'generated']) {
    assert.equal(said({ [field]: '../../etc' }), [
      [`spec.${field} "../../etc" leads out of the package.`, IN_REPOSITORY],
    ])
  }
})

test('the generated folder, from which old files are removed, does not hold the package', () => {
  for (const generated of ['.', './', 'a/..', '..']) {
    assert.equal(said({ generated }), [
      [
        `spec.generated "${generated}" holds the package itself, and generate removes old files from its folder.`,
        'name a folder of its own, such as generated.',
      ],
    ])
  }
  assert.equal(said({ generated: '../shared' }), [])
})

for (const source of [
  '../../etc',
  '../../etc/*.yaml',
  'a*/../../../etc',
  'a/?/../../../../etc',
  'a{b,c}/../../../etc',
  'a[/../../../etc',
]) {
  test(`the source ${source} leads out of the repository`, () => {
    const messages = said({ sources: ['specs', source] }).map(([message]) => message)
    assert.match(messages.join('\n'), /^spec\.sources\[1\] "\.\.\/\.\.\/etc\/?" leads out of the package\.$/)
  })
}

test('what is left out of the sources may lie anywhere', () => {
  assert.equal(said({ sources: ['specs', '!../../../../etc', '!/etc'] }), [])
})

test('a link does not lead where its target may not be', () => {
  assert.equal(said({ schemas: 'schemas' }, { schemas: '../shared' }), [])
  assert.equal(said({ schemas: 'schemas/crds' }, { schemas: '/etc' }), [
    ['spec.schemas "schemas/crds" leads out of the package through a link.', IN_REPOSITORY],
  ])
  assert.equal(said({ output: { dir: 'out' } }, { out: '../shared' }), [
    ['spec.output.dir "out" leads out of the package through a link.', IN_PACKAGE],
  ])
  assert.equal(said({ sources: ['specs[1]'] }, { 'specs[1]': '/etc' }), [
    ['spec.sources[0] "specs[1]" leads out of the package through a link.', IN_REPOSITORY],
  ])
})

for (const schemas of ['/etc', 'C:/schemas', 'C:schemas', 'a\\b', 'a\0b']) {
  test(`${JSON.stringify(schemas)} is no relative path with forward slashes`, () => {
    assert.equal(
      said({ schemas }).map(([message]) => message),
      [`spec.schemas "${schemas}" is not a relative path with forward slashes.`],
    )
  })
}

test('the output is a folder of its own', () => {
  for (const dir of ['.', './', 'out/..']) {
    assert.equal(
      said({ output: { dir } }).map(([message]) => message),
      [`spec.output.dir "${dir}" is the package itself, and render owns its output folder.`],
    )
  }
  assert.equal(
    said({ sources: ['all/specs[1]/*.yaml'], schemas: 'all', output: { dir: 'all' } }).map(([message]) => message),
    [
      'spec.output.dir "all" holds spec.schemas "all", and render owns its output folder.',
      'spec.output.dir "all" holds spec.sources[0] "all/specs[1]/", and render owns its output folder.',
    ],
  )
  assert.equal(said({ sources: ['all'], output: { dir: 'all/manifests' } }), [])
})

test('where one path leads out, nothing is said of what the output holds', () => {
  const messages = said({ schemas: 'out', sources: ['../../etc'], output: { dir: 'out' } }).map(([message]) => message)
  assert.equal(messages, ['spec.sources[0] "../../etc" leads out of the package.'])
})

test.run()
