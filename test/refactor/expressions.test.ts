import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { readRefactorFile } from '../../src/refactor/read-file.ts'

const REFACTOR = `apiVersion: motif.dev/v1alpha1
kind: Refactor
metadata: { name: x }
spec:
  select: [{ group: a.example, kind: A, where: "self.spec.n >" }, { group: a.example, kind: B, where: has(self.spec) }]
  edits:
    - compute: { path: spec.m, cel: self.spec.n + 1 }
    - compute: { path: "spec.l[*].m", cel: item.n + nope }
`

test('an expression that is no CEL is an error of the Refactor, once, and not of each object', () => {
  const { diagnostics } = readRefactorFile('r.yaml', Buffer.from(REFACTOR))
  assert.equal(
    diagnostics.map(({ code, origin }) => [code, origin?.line]),
    [
      ['edit/schema', 5],
      ['edit/schema', 8],
    ],
  )
  assert.match(diagnostics[0]?.message ?? '', /^`where` can't be read as CEL: /)
})

test.run()
