import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { isSameValue, own, type Value } from '../../../src/model/value.ts'
import { checkerOf } from '../../../src/schema/validate.ts'
import { crdOf, kindOf } from '../../support/crd.ts'

/** What a kube-apiserver 1.36.3 says of a field, as `oracle/record.ts` wrote it down: `taken` with defaults, or where refused. */
interface Row {
  readonly schema: Schema
  readonly said: readonly {
    readonly value: Value
    readonly taken?: Value
    readonly dropped?: true
    /** Paths below the field, steps joined by dots. */
    readonly refused?: readonly string[]
  }[]
}

const ROWS = JSON.parse(readFileSync('test/fixtures/schema/server-constructs.json', 'utf8')) as readonly Row[]

const BELOW = 'spec.f'

/** What we say, in the words of the record. */
function ours(schema: Schema, value: Value): Omit<Row['said'][number], 'value'> {
  const kind = kindOf(crdOf('Construct', { type: 'object', properties: { f: schema } }))
  const object = { apiVersion: 'example.dev/v1', kind: 'Construct', metadata: { name: 'a' }, spec: { f: value } }
  const checked = checkerOf(kind, 'v1').check(object)
  if (checked.problems.length > 0) {
    const paths = checked.problems.map(({ path }) =>
      path
        .join('.')
        .slice(BELOW.length + 1)
        .replace(/(labels)\..*/, '$1'),
    )
    return { refused: [...new Set(paths)].sort() }
  }
  const taken = own(own(checked.value, 'spec'), 'f')
  return taken === undefined ? { dropped: true } : { taken }
}

/** Where forms do not fit, the server names the whole beside a field of one form: of allOf we name the fields, else the whole. */
function isSameForms(mine: readonly string[] = [], theirs: readonly string[] = []): boolean {
  if (!theirs.includes('') || mine.length === 0) return false
  return mine.every((path) => theirs.includes(path)) && (mine.includes('') || theirs.length === mine.length + 1)
}

for (const { schema, said } of ROWS) {
  const name = Object.entries(schema).map(([keyword, value]) => `${keyword}: ${JSON.stringify(value)}`)
  test(`${name.join(', ').slice(0, 150)}: as the server says`, () => {
    assert.ok(said.length > 0)
    for (const { value, ...theirs } of said) {
      const mine = ours(schema, value)
      const isSame = isSameValue(mine, theirs) || isSameForms(mine.refused, theirs.refused)
      assert.ok(isSame, JSON.stringify({ value, theirs, mine }))
    }
  })
}

test('every keyword of a structural schema is in the record', () => {
  const shown = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        shown.add(key)
        visit(item)
      }
    }
  }
  ROWS.forEach(({ schema }) => visit(schema))
  assert.equal(
    KEYWORDS.filter((keyword) => !shown.has(keyword)),
    [],
  )
})

const KEYWORDS = [
  ...['type', 'format', 'title', 'description', 'default', 'example', 'externalDocs', 'nullable', 'enum', 'pattern'],
  ...['properties', 'additionalProperties', 'required', 'items', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minProperties', 'maxProperties', 'allOf', 'anyOf', 'oneOf', 'not', 'x-kubernetes-preserve-unknown-fields'],
  ...['x-kubernetes-embedded-resource', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type'],
  ...['x-kubernetes-list-map-keys', 'x-kubernetes-map-type', 'x-kubernetes-validations', 'rule', 'message'],
  ...['messageExpression', 'reason', 'fieldPath', 'optionalOldSelf'],
]

// apiextensions-apiserver 1.36, pkg/apiserver/validation/formats.go, and the formats of numbers.
test('every format is in the record', () => {
  const shown = new Set(ROWS.map(({ schema }) => schema.format?.replaceAll('-', '')))
  const formats = [
    ...['bsonobjectid', 'uri', 'email', 'hostname', 'ipv4', 'ipv6', 'cidr', 'mac', 'uuid', 'uuid3', 'uuid4', 'uuid5'],
    ...['isbn', 'isbn10', 'isbn13', 'creditcard', 'ssn', 'hexcolor', 'rgbcolor', 'byte', 'password', 'date'],
    ...['duration', 'datetime', 'k8sshortname', 'k8slongname', 'int32', 'int64', 'float', 'double'],
  ]
  assert.equal(
    formats.filter((format) => !shown.has(format)),
    [],
  )
})

test.run()
