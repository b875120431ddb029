import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { kindFiles, type NewKind } from '../../src/scaffold/kind-files.ts'
import { writeNewFiles } from '../../src/scaffold/new-files.ts'
import { MOTIF_RANGE, packageFiles } from '../../src/scaffold/package-files.ts'
import { nodeHost } from '../../src/node-host.ts'
import { memoryHost } from '../support/memory-host.ts'

const kind: NewKind = {
  kind: 'HTTPRoute',
  group: 'acme.example',
  language: 'hbs',
  schemas: 'schemas',
  compositions: 'app/compositions',
  generated: 'generated',
  specs: 'specs',
}

test('a kind is one basename in four places', () => {
  assert.equal(
    kindFiles(kind).map(({ path }) => path),
    [
      'schemas/http-route.yaml',
      'app/compositions/http-route.yaml.hbs',
      'specs/http-route.yaml',
      'test/http-route.test.js',
    ],
  )
})

test('a composition in TypeScript reaches generated/ from where it stands', () => {
  const composition = kindFiles({ ...kind, language: 'ts' })[1]
  assert.is(composition?.path, 'app/compositions/http-route.ts')
  assert.match(composition?.text ?? '', "from '../../generated/kinds/http-route.ts'")
})

test('a package takes the same versions of its peers as motif does', () => {
  const own = JSON.parse(new TextDecoder().decode(nodeHost('.').read('package.json'))) as {
    peerDependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  const text = packageFiles({ name: 'demo', motif: MOTIF_RANGE }).find(({ path }) => path === 'package.json')?.text
  const made = JSON.parse(text ?? '') as typeof own & { dependencies: Record<string, string> }
  assert.equal(made.dependencies, { ...own.peerDependencies, motif: MOTIF_RANGE })
  assert.is(made.devDependencies['typescript'], `^${own.devDependencies['typescript'] ?? ''}`)
})

test('a folder of motif is copied into node_modules, a tarball or a release is as it is', () => {
  const paths = (motif: string): string[] => packageFiles({ name: 'demo', motif }).map(({ path }) => path)
  assert.ok(paths('file:../motif').includes('.npmrc'))
  assert.not.ok(paths('file:../motif.tgz').includes('.npmrc'))
  assert.not.ok(paths(MOTIF_RANGE).includes('.npmrc'))
})

test('nothing is written where one file is there, and each that is there is named', () => {
  const host = memoryHost({ 'demo/b': 'mine' }, { links: { 'demo/c': '/nowhere' } })
  const found = writeNewFiles(host, '/repo/demo', [
    { path: 'a', text: '1' },
    { path: 'b', text: '2' },
    { path: 'c', text: '3' },
  ])
  assert.equal(
    found.map(({ code, message }) => [code, message]),
    [
      ['scaffold/exists', 'b is there already, so nothing was made.'],
      ['scaffold/exists', 'c is there already, so nothing was made.'],
    ],
  )
  assert.equal([host.text('demo/a'), host.text('demo/b')], [undefined, 'mine'])
})

test.run()
