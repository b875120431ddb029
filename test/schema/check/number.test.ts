import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepted, problemsOf } from '../../support/checked.ts'

// Each set was asked of a kube-apiserver 1.36.3.

test('bounds of whole numbers hold, inclusive and exclusive', () => {
  assert.equal(accepted({ type: 'integer', minimum: 2, maximum: 7 }, [1, 2, 7, 8]), [2, 7])
  const exclusive = { type: 'integer', minimum: 2, maximum: 7, exclusiveMinimum: true, exclusiveMaximum: true }
  assert.equal(accepted(exclusive, [2, 3, 6, 7]), [3, 6])
})

test('a whole number is compared with the whole part of a bound, as the server does it', () => {
  assert.equal(
    accepted({ type: 'number', minimum: 2.5, maximum: 7.5 }, [2, 2.4, 2.5, 7, 7.5, 7.6, 8]),
    [2, 2.5, 7, 7.5],
  )
  const exclusive = { type: 'number', minimum: 2.5, maximum: 7.5, exclusiveMinimum: true, exclusiveMaximum: true }
  assert.equal(accepted(exclusive, [2, 3, 7, 7.4]), [3, 7.4])
})

test('a bound with a fraction beside type integer leaves no value', () => {
  assert.equal(accepted({ type: 'integer', maximum: 5.5 }, [1, 5]), [])
  assert.equal(problemsOf({ type: 'object', properties: { x: { type: 'integer', maximum: 5.5 } } }, { x: 1 }), [
    'schema/bounds spec.x can have no value, because maximum 5.5 does not fit the type. | change maximum in the schema.',
  ])
})

test('a multiple is one of the factor; the server cuts a factor with a fraction for whole numbers', () => {
  assert.equal(accepted({ type: 'integer', multipleOf: 3 }, [3, 4, 0, -3]), [3, 0, -3])
  assert.equal(accepted({ type: 'number', multipleOf: 0.1 }, [0.3, 0.7, 0.35, 1]), [0.3, 0.7])
  assert.equal(accepted({ type: 'number', multipleOf: 2.5 }, [2.5, 7.5, 5, 8]), [2.5, 7.5, 8])
})

test('int32 and float have their ranges, other formats of numbers none', () => {
  const int32 = { type: 'integer', format: 'int32' }
  assert.equal(accepted(int32, [2147483647, 2147483648, -2147483648]), [2147483647, -2147483648])
  assert.equal(accepted({ type: 'number', format: 'float' }, [3.4e38, 3.5e38]), [3.4e38])
  assert.equal(accepted({ type: 'number', format: 'double' }, [3.5e38]), [3.5e38])
  assert.equal(accepted({ type: 'integer', format: 'uint8' }, [300]), [300])
})

test('a bound at the very ends of 64 bits does not fit, as a double it is beyond them', () => {
  assert.equal(accepted({ type: 'integer', minimum: -(2 ** 63) }, [5]), [])
  assert.equal(accepted({ type: 'integer', maximum: 2 ** 63 }, [5]), [])
  assert.equal(accepted({ type: 'number', maximum: 2 ** 63 }, [5.5]), [5.5])
  assert.equal(accepted({ type: 'integer', minimum: -(2 ** 62), maximum: 2 ** 62 }, [5]), [5])
})

test.run()
