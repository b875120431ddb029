import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../src/model/kind.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { nodeHost } from '../../src/node-host.ts'
import { forEachField, formatFieldPath } from '../../src/schema/fields.ts'
import { tellImmutable } from '../../src/schema/immutable.ts'
import { tellReferences } from '../../src/schema/references.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { importCrds } from '../../src/verbs/import-crds.ts'
import { readCrdInputs } from '../../src/verbs/crd-inputs.ts'
import { planImport } from '../../src/verbs/import-plan.ts'
import { readKind } from '../../src/schema/crd.ts'
import { dataTest } from '../support/shared-data.ts'
import { typeErrorsIn } from '../support/type-errors.ts'

const DATA = '../shared/data/config-connector/crds'
const NAMES = {
  all: 'every CRD of Config Connector is imported in one call, and again without a change, into types that tsc takes',
  told: 'what the prose of Config Connector tells of references and immutable fields is counted, and the rest is named',
}

const INVOCATION = { values: {}, mayRunCode: false, progress: () => undefined }
const all = suite('all CRDs of Config Connector')

dataTest(all, NAMES.all, async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-import-')))
  try {
    writeFileSync(join(root, 'motif.yaml'), 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: all }\n')
    const first = await run(root)
    assert.equal([first.diagnostics, first.summary['kinds'], first.summary['written']], [[], 613, 613])
    assert.equal(await rewritten(root), [])
    assert.equal(typeErrorsIn(root), [])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

dataTest(all, NAMES.told, async () => {
  const inputs = await readCrdInputs({ ...INVOCATION, host: nodeHost(resolve('.')), positionals: [DATA] }, resolve('.'))
  const kinds = inputs.crds.flatMap(({ value, file }) => readKind(value, file, 'crd').kind ?? [])
  const known = new Map(kinds.map(({ group, kind }) => [kind, [group]]))
  const schemas = kinds.flatMap(({ kind, versions }) => versions.map((version) => ({ kind, ...version })))
  const references = schemas.flatMap(({ kind, schema }) =>
    tellReferences(schema, known).map((told) => ({ kind, ...told })),
  )
  const isTold = ({ targets }: { readonly targets: unknown }): boolean => targets !== null
  const named = references.filter(({ path }) => /refs?(\[\*\])?$/i.test(path) && !path.includes('memberFrom'))
  const immutable = schemas.map(({ kind, schema }) => ({ kind, ...tellImmutable(schema) }))
  const marks = schemas.filter(({ storage }) => storage).flatMap(({ schema }) => marksOf(schema))
  const untold = immutable.flatMap((told) => told.untold.map((path) => `${told.kind} ${path}`))
  console.log(
    [
      `references: told ${named.filter(isTold).length} of the ${named.length} with name and external that are called ...Ref or ...Refs,`,
      `  ${references.filter(isTold).length} of all ${references.length} fields that name objects; not told:`,
      ...byReason(references).map(([because, fields]) => `  ${because}: ${fields.join(', ')}`),
      `immutable: told ${marks.filter(({ isTold }) => isTold).length} of the ${marks.length} fields of stored versions that begin with the mark,`,
      `  ${immutable.flatMap(({ paths }) => paths).length} fields in all; not told: ${untold.join(', ')}`,
    ].join('\n'),
  )
  assert.equal([named.length, named.filter(isTold).length], [1605, 1473])
  assert.equal([references.length, references.filter(isTold).length], [1679, 1538])
  assert.equal([marks.length, marks.filter(({ isTold }) => isTold).length, untold.length], [2180, 2180, 6])
})

/** The fields whose description begins with the mark, and whether tellImmutable tells them. */
function marksOf(schema: Schema): { readonly isTold: boolean }[] {
  const told = new Set(tellImmutable(schema).paths)
  const marks: { isTold: boolean }[] = []
  forEachField(schema, ({ description }, path) => {
    if (path[0] !== 'status' && description?.startsWith('Immutable.') === true)
      marks.push({ isTold: told.has(formatFieldPath(path)) })
  })
  return marks
}

/** The files that importing everything again would write. */
async function rewritten(root: string): Promise<string[]> {
  const host = nodeHost(root)
  const inputs = await readCrdInputs({ ...INVOCATION, host, positionals: [resolve(DATA)] }, root)
  const found = findPackage(host).package
  if (found === undefined) throw new Error('no package')
  const { kinds } = planImport(host, found, { inputs: inputs.crds, wanted: [], prose: 'drop' })
  assert.is(kinds.length, 613)
  return kinds.filter(({ action }) => action === 'written').map(({ path }) => path)
}

function run(root: string): Promise<Outcome> {
  const host = nodeHost(root)
  const values = { 'no-descriptions': true }
  return importCrds.run({ ...INVOCATION, host, positionals: [resolve(DATA)], values })
}

function byReason(
  references: readonly { readonly kind: string; readonly path: string; readonly because?: string }[],
): [string, string[]][] {
  const reasons = new Map<string, Set<string>>()
  for (const { kind, path, because } of references) {
    if (because !== undefined) reasons.set(because, (reasons.get(because) ?? new Set()).add(`${kind} ${path}`))
  }
  return [...reasons].map(([because, fields]): [string, string[]] => [because, [...fields]]).sort()
}

all.run()
