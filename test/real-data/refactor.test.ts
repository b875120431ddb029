import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { refactor, type RefactorReport, type RefactorSpec } from '../../src/refactor.ts'
import { read } from '../../src/yaml/read.ts'
import { isMapping, own, valueAt, type Value } from '../../src/model/value.ts'
import { git, inFolder } from '../support/git.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'

const test = suite('refactoring real data')

const BUCKET = { group: 'storage.cnrm.cloud.google.com', kind: 'StorageBucket' }
const UNIFORM: RefactorSpec = {
  select: BUCKET,
  edits: [{ set: { path: 'spec.uniformBucketLevelAccess', value: true } }],
}
/** Keys that the CRDs call deprecated, and those that they name in their place. */
const DEPRECATED: readonly RefactorSpec[] = [
  { select: BUCKET, edits: [{ rename: { path: 'spec.bucketPolicyOnly', to: 'uniformBucketLevelAccess' } }] },
  {
    select: { group: 'container.cnrm.cloud.google.com', kind: 'ContainerCluster' },
    edits: [{ rename: { path: 'spec.workloadIdentityConfig.identityNamespace', to: 'workloadPool' } }],
  },
]
const FOLDERS = ['config-connector/samples', 'blueprints', 'kro']

/** A git repository that holds copies of all real manifests, several checkouts side by side. */
function inCopies(body: (folder: string) => void): void {
  inFolder((folder) => {
    for (const each of FOLDERS) cpSync(join(SHARED_DATA, each), join(folder, each), { recursive: true })
    git(folder, ['init', '-q'])
    git(folder, ['add', '--all', '--force'])
    git(folder, ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'all'])
    body(folder)
  })
}

function documentsIn(folder: string, kind: string): Value[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ya?ml|json)$/.test(name),
  )
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    if (!text.includes(kind)) return []
    return read(file, text).documents.flatMap(({ value }) =>
      isMapping(value) && own(value, 'kind') === kind ? [value] : [],
    )
  })
}

/** The lines that a diff takes away and brings, without those of its heads. */
function changedLines(diff: string): string[] {
  return diff.split('\n').filter((line) => /^[-+](?!--|\+\+)/.test(line))
}

/** Applies the diff with git, and checks that --write makes the same bytes. */
function applied(folder: string, refactors: readonly RefactorSpec[]): RefactorReport {
  const report = refactor({ cwd: folder, refactors })
  git(folder, ['apply', '--whitespace=nowarn', '-'], report.diff)
  const byGit = git(folder, ['diff'])
  git(folder, ['checkout', '-q', '.'])
  refactor({ cwd: folder, refactors, write: true })
  assert.is(git(folder, ['diff']), byGit)
  assert.is(refactor({ cwd: folder, refactors }).diff, '', 'twice is once')
  return report
}

dataTest(test, 'every StorageBucket gets uniformBucketLevelAccess, by a diff of only those lines', () => {
  inCopies((folder) => {
    const before = documentsIn(folder, 'StorageBucket')
    const missing = before.filter((each) => valueAt(each, ['spec', 'uniformBucketLevelAccess']) !== true)
    const report = applied(folder, [UNIFORM])
    assert.ok(report.counts.documents > 10, 'there was something to do')
    assert.is(report.counts.documents, missing.length)
    assert.is(report.counts.refused, 0)
    const isMeant = (line: string): boolean =>
      /^\+ +uniformBucketLevelAccess: true$/.test(line) || line === '+spec:' || isNameAgain(line, report.diff)
    assert.equal(
      changedLines(report.diff).filter((line) => !isMeant(line)),
      [],
    )
    for (const each of documentsIn(folder, 'StorageBucket')) {
      assert.is(valueAt(each, ['spec', 'uniformBucketLevelAccess']), true)
    }
  })
})

/** A last line without its newline is taken away, and brought again with one. */
function isNameAgain(line: string, diff: string): boolean {
  return diff.includes(`-${line.slice(1)}\n\\ No newline at end of file\n+${line.slice(1)}\n`)
}

dataTest(test, 'every deprecated key gets the name that the CRD gives in its place, and no other line changes', () => {
  inCopies((folder) => {
    writeFileSync(join(folder, 'planted.yaml'), PLANTED)
    git(folder, ['add', '--all'])
    const report = applied(folder, DEPRECATED)
    assert.is(report.counts.refused, 0)
    assert.ok(report.counts.changed >= 3, 'there was something to do')
    const lines = changedLines(report.diff)
    const gone = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1))
    const come = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1))
    const renamed = gone.map((line) =>
      line.replace('bucketPolicyOnly:', 'uniformBucketLevelAccess:').replace('identityNamespace:', 'workloadPool:'),
    )
    assert.equal(come, renamed)
    assert.is(gone.length, report.counts.documents)
  })
})

const PLANTED = `# a bucket of old
apiVersion: storage.cnrm.cloud.google.com/v1beta1
kind: StorageBucket
metadata: { name: old }
spec:
  # kept with its key
  bucketPolicyOnly:   true   # and behind it
  location: "EU"
`

test.run()
