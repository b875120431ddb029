import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { groupProblem, kebab, kindNameProblem, packageName, pluralOf } from '../../src/scaffold/names.ts'

const basenames: readonly (readonly [string, string])[] = [
  ['ManagedDatabase', 'managed-database'],
  ['HTTPRoute', 'http-route'],
  ['DNS', 'dns'],
  ['GRPCBackendV2', 'grpc-backend-v2'],
  ['IAMPolicyMember', 'iam-policy-member'],
  ['AppConfig', 'app-config'],
]
for (const [kind, basename] of basenames) {
  test(`the files of ${kind} are named ${basename}`, () => {
    assert.is(kebab(kind), basename)
  })
}

const plurals: readonly (readonly [string, string])[] = [
  ['Cache', 'caches'],
  ['Policy', 'policies'],
  ['Gateway', 'gateways'],
  ['Address', 'addresses'],
  ['Mailbox', 'mailboxes'],
]
for (const [kind, plural] of plurals) {
  test(`several ${kind} are ${plural}`, () => {
    assert.is(pluralOf(kind), plural)
  })
}

for (const kind of ['../x', 'cache', 'Object', 'Record', '', 'A-B', 'A\n', '__proto__', 'K'.repeat(64), 'Ä', 'A/B']) {
  test(`${JSON.stringify(kind)} is refused as a kind, with a sentence`, () => {
    assert.match(kindNameProblem(kind) ?? '', /^[^\n]+\.$/)
  })
}

for (const group of ['acme', '../x.y', 'Acme.example', 'a..b', '-a.b', 'motif.dev', 'x.k8s.io', 'kubernetes.io', '']) {
  test(`${JSON.stringify(group)} is refused as a group, with a sentence`, () => {
    assert.match(groupProblem(group) ?? '', /^[^\n]+\.$/)
  })
}

test('kinds and groups of every day pass', () => {
  assert.is(kindNameProblem('DataEndpoint'), undefined)
  assert.is(groupProblem('platform.acme.example'), undefined)
  assert.is(groupProblem('notk8s.io'), undefined)
})

test('any kind that passes has a basename that is a plain file name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,62}$/), (kind) => {
      assert.match(kebab(kind), /^[a-z0-9]+(-[a-z0-9]+)*$/)
      assert.is(kebab(kind).replaceAll('-', ''), kind.toLowerCase())
    }),
  )
})

test('any folder gives a name that npm takes', () => {
  assert.is(packageName('My Kinds!'), 'my-kinds')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (folder) => {
      assert.match(packageName(folder), /^[a-z0-9]+(-[a-z0-9]+)*-?$/)
    }),
  )
})

test.run()
