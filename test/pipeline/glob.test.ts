import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { globOf } from '../../src/pipeline/glob.ts'

function matches(pattern: string, path: string): boolean | undefined {
  return globOf(pattern)?.matches(path)
}

test('* and ? stay within a name', () => {
  assert.ok(matches('specs/*.yaml', 'specs/a.yaml'))
  assert.not.ok(matches('specs/*.yaml', 'specs/b/a.yaml'))
  assert.ok(matches('specs/?.yaml', 'specs/a.yaml'))
  assert.not.ok(matches('specs/?.yaml', 'specs/ab.yaml'))
  assert.ok(matches('*a*b*', 'xxaxxbxx'))
  assert.not.ok(matches('*a*b', 'xxbxxa'))
})

test('** is any number of folders, none too', () => {
  assert.ok(matches('specs/**/a.yaml', 'specs/a.yaml'))
  assert.ok(matches('specs/**/a.yaml', 'specs/b/c/a.yaml'))
  assert.ok(matches('**/x/**/a.yaml', 'x/y/x/z/a.yaml'))
  assert.not.ok(matches('specs/**/a.yaml', 'other/a.yaml'))
})

test('a pattern that matches a folder matches what is in it', () => {
  assert.ok(matches('teams/*/specs', 'teams/red/specs/deep/a.yaml'))
  assert.not.ok(matches('teams/*/specs', 'teams/red/other/specs/a.yaml'))
})

test('braces are alternatives, also within one another', () => {
  assert.ok(matches('{a,b/{c,d}}/*.y{a,}ml', 'b/d/x.yml'))
  assert.not.ok(matches('{a,b/{c,d}}/*.y{a,}ml', 'b/x.yaml'))
  assert.ok(matches('a{b', 'a{b'))
})

test('what looks like a regular expression is text', () => {
  assert.ok(matches('a+(b)[c].$*', 'a+(b)[c].$x'))
  assert.not.ok(matches('a.*', 'abc'))
})

test('a wildcard never takes a leading dot', () => {
  assert.not.ok(matches('specs/*', 'specs/.a.yaml'))
  assert.ok(matches('../shared/*.yaml', '../shared/a.yaml'))
})

test('the base is the folder above the first wildcard', () => {
  assert.is(globOf('a/b/*/c')?.base, 'a/b')
  assert.is(globOf('*.yaml')?.base, '')
  assert.is(globOf('a/{b,c}/d')?.base, 'a')
})

test('no pattern takes long', () => {
  const startedMs = Date.now()
  assert.not.ok(matches(`${'*a'.repeat(500)}b`, 'a'.repeat(5000)))
  assert.not.ok(matches(`${'**/a/'.repeat(500)}b`, 'a/'.repeat(2000)))
  assert.is(globOf('{a,b}'.repeat(40)), undefined)
  assert.is(matches('{'.repeat(2000), 'x'), false)
  assert.ok(Date.now() - startedMs < 2000)
})

test.run()
