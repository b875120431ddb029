import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { closest } from '../../src/model/closest.ts'

test('a typing error finds its word', () => {
  assert.is(closest('loction', ['labels', 'location', 'lifecycle']), 'location')
  assert.is(closest('managedCahce', ['EventTopic', 'ManagedCache']), 'ManagedCache')
})

test('a word that is close to nothing finds nothing', () => {
  assert.is(closest('zebra', ['location', 'labels']), undefined)
  assert.is(closest('', ['a']), undefined)
})

test('of two words that are as close, the first is answered', () => {
  assert.is(closest('cat', ['bat', 'hat']), 'bat')
})

test('a megabyte of a word costs no more than its beginning', () => {
  assert.is(closest('x'.repeat(1_000_000), ['location']), undefined)
})

test.run()
