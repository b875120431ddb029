import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { coreReading, kubectlKey, kubectlReading, type Scalar } from '../../src/yaml/scalar.ts'

// What sigs.k8s.io/yaml 1.6.0 (go-yaml 2.4.3), which kubectl uses, made of `a: TEXT` and of `TEXT: a`, noted once from a
// Go program: text, value, key (undefined where it refuses the key).
const KUBECTL: readonly (readonly [text: string, value: Scalar, key: string | undefined])[] = [
  ['0644', 420, '420'],
  ['010', 8, '8'],
  ['08', 8, '8'],
  ['09', 9, '9'],
  ['0', 0, '0'],
  ['00', 0, '0'],
  ['-0', 0, '0'],
  ['+1', 1, '1'],
  ['-012', -10, '-10'],
  ['0o17', 15, '15'],
  ['0O17', 15, '15'],
  ['-0o17', -15, '-15'],
  ['0x1F', 31, '31'],
  ['0X1F', 31, '31'],
  ['-0x1F', -31, '-31'],
  ['0b1', 1, '1'],
  ['0B1', 1, '1'],
  ['-0b11', -3, '-3'],
  ['1_000', 1000, '1000'],
  ['1_', 1, '1'],
  ['_1', '_1', '_1'],
  ['0_7', 7, '7'],
  ['0x_1', 1, '1'],
  ['1_000.5', 1000.5, '1000.5'],
  ['1e_3', 1000, '1000'],
  ['1e3', 1000, '1000'],
  ['1E+3', 1000, '1000'],
  ['.5', 0.5, '0.5'],
  ['+.5', 0.5, '0.5'],
  ['-.5', -0.5, '-0.5'],
  ['.5_0', 0.5, '0.5'],
  ['1.', 1, '1'],
  ['1.5', 1.5, '1.5'],
  ['1.50', 1.5, '1.5'],
  ['1.2.3', '1.2.3', '1.2.3'],
  ['1e400', '1e400', '1e400'],
  ['0.1e-400', 0, '0'],
  ['1:30', '1:30', '1:30'],
  ['1:30:20', '1:30:20', '1:30:20'],
  ['190:20:30', '190:20:30', '190:20:30'],
  ['2020-01-01', '2020-01-01', '2020-01-01'],
  ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'],
  ['9007199254740993', 9007199254740993n, '9007199254740993'],
  ['9223372036854775808', 9223372036854775808n, undefined],
  ['18446744073709551615', 18446744073709551615n, undefined],
  ['18446744073709551616', 1.8446744073709552e19, '1.8446744e+19'],
  ['-9223372036854775809', -9.223372036854776e18, '-9.223372e+18'],
  ['+9223372036854775808', 9.223372036854776e18, '9.223372e+18'],
  ['0777777777777777777777', 9223372036854775807n, '9223372036854775807'],
  ['y', true, 'true'],
  ['Y', true, 'true'],
  ['yes', true, 'true'],
  ['Yes', true, 'true'],
  ['YES', true, 'true'],
  ['yEs', 'yEs', 'yEs'],
  ['n', false, 'false'],
  ['N', false, 'false'],
  ['no', false, 'false'],
  ['No', false, 'false'],
  ['NO', false, 'false'],
  ['on', true, 'true'],
  ['On', true, 'true'],
  ['ON', true, 'true'],
  ['off', false, 'false'],
  ['Off', false, 'false'],
  ['OFF', false, 'false'],
  ['true', true, 'true'],
  ['True', true, 'true'],
  ['TRUE', true, 'true'],
  ['tRUE', 'tRUE', 'tRUE'],
  ['false', false, 'false'],
  ['False', false, 'false'],
  ['FALSE', false, 'false'],
  ['null', null, undefined],
  ['Null', null, undefined],
  ['NULL', null, undefined],
  ['nULL', 'nULL', 'nULL'],
  ['~', null, undefined],
  ['=', '=', '='],
  ['12e03', 12000, '12000'],
  ['1,000', '1,000', '1,000'],
  ['0x', '0x', '0x'],
  ['0b', '0b', '0b'],
  ['.', '.', '.'],
  ['+', '+', '+'],
  ['Infinity', 'Infinity', 'Infinity'],
  ['NaN', 'NaN', 'NaN'],
  ['inf', 'inf', 'inf'],
  ['3.14159265358979', 3.14159265358979, '3.1415927'],
  ['0.00001', 0.00001, '1e-05'],
  ['0.0001', 0.0001, '0.0001'],
  ['1e39', 1e39, '.inf'],
  ['-1e39', -1e39, '-.inf'],
  ['1e-50', 1e-50, '0'],
  ['-1e-50', -1e-50, '-0'],
  ['._5', '._5', '._5'],
  ['.5_', '.5_', '.5_'],
  ['1234567.5', 1234567.5, '1.2345675e+06'],
]

// Section 10.3.2 of YAML 1.2.2, and what is near it.
const CORE: readonly (readonly [text: string, value: Scalar])[] = [
  ['', null],
  ['~', null],
  ['Null', null],
  ['nULL', 'nULL'],
  ['TRUE', true],
  ['tRUE', 'tRUE'],
  ['False', false],
  ['yes', 'yes'],
  ['on', 'on'],
  ['y', 'y'],
  ['0', 0],
  ['-0', 0],
  ['+12', 12],
  ['0644', 644],
  ['0o17', 15],
  ['-0o17', '-0o17'],
  ['0O17', '0O17'],
  ['0x1F', 31],
  ['0X1F', '0X1F'],
  ['0b11', '0b11'],
  ['1_000', '1_000'],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['-9007199254740993', -9007199254740993n],
  ['1.', 1],
  ['.5', 0.5],
  ['-.5e-1', -0.05],
  ['1e3', 1000],
  ['.', '.'],
  ['1:30', '1:30'],
  ['2020-01-01', '2020-01-01'],
  ['.inf', Infinity],
  ['-.Inf', -Infinity],
  ['infinity', 'infinity'],
  ['1e400', Infinity],
]

test("a plain scalar's core reading is that of YAML 1.2", () => {
  for (const [text, value] of CORE) assert.is(coreReading(text), value, text)
  assert.ok(Number.isNaN(coreReading('.NaN')))
})

test("kubectl's reading of values is what its library answered", () => {
  for (const [text, value] of KUBECTL) assert.is(kubectlReading(text), value, text)
})

test("kubectl's reading of keys is what its library answered", () => {
  for (const [text, , key] of KUBECTL) assert.is(kubectlKey(text), key, text)
})

test('a number of a million digits costs no time', () => {
  const text = '9'.repeat(1_000_000)
  const start = performance.now()
  assert.is(coreReading(text), Infinity)
  assert.is(kubectlReading(text), text)
  assert.ok(performance.now() - start < 1000)
})

test.run()
