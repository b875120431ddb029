import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bucketOf, refactored, refactorOf } from '../support/refactoring.ts'

test('the edit that a second run would make again is pointed to', async () => {
  const r = refactorOf([
    'set: { path: spec.uniform, value: true }',
    'compute: { path: spec.size, cel: "self.spec.size * 2" }',
  ])
  const { stderr } = await refactored({ 'a.yaml': bucketOf('a', '{ size: 1 }'), 'r.yaml': r })
  assert.match(stderr, '--> a.yaml:5:15\n')
  assert.match(stderr, 'note: asked for here\n  --> r.yaml:8:7')
})

test('a second run would be refused, so nothing at all is written', async () => {
  const r = refactorOf([
    'set: { path: spec.uniform, value: true }',
    'compute: { path: spec.gb, cel: "self.spec.mb / 1024" }',
    'delete: { path: spec.mb }',
  ])
  const files = { 'a.yaml': bucketOf('a', '{ mb: 2048 }'), 'r.yaml': r }
  const { exitCode, stderr, host } = await refactored(files, ['--write'])
  assert.is(exitCode, 1)
  assert.match(stderr, 'error[edit/not-idempotent]: StorageBucket "a": A second run would be refused, and a run')
  assert.match(stderr, '--> a.yaml:5:1\n')
  assert.match(stderr, 'note: asked for here\n  --> r.yaml:8:7')
  assert.is(host.steps(), 0)
})

test.run()
