import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Kind, KindVersion } from '../../../src/model/kind.ts'
import { isMapping, isSameValue, type Value, type ValuePath } from '../../../src/model/value.ts'
import { compareVersions, type Change } from '../../../src/schema/compat.ts'
import { readKind } from '../../../src/schema/crd.ts'
import { read } from '../../../src/yaml/read.ts'
import { dataTest, SHARED_DATA } from '../../support/shared-data.ts'

const CRDS = join(SHARED_DATA, 'config-connector/crds')

dataTest(test, 'every difference between the two versions of each CRD that lists two has a name', () => {
  const kinds = allKinds().filter(({ versions }) => versions.length === 2)
  assert.is(kinds.length, 68)
  const said = kinds.flatMap((kind) => {
    const [old, now] = kind.versions
    if (old === undefined || now === undefined) throw new Error(kind.kind)
    const { changes, differences } = compareAll(kind, old, now)
    const codes = changes.map(({ code, path }) => (code === 'compat/description-changed' ? code : `${code} ${path}`))
    return differences === 0
      ? []
      : [`${kind.kind} ${old.name} to ${now.name}: ${[...new Set(codes)].join(', ')}, ${differences}`]
  })
  // The other 66 list the same schema twice.
  assert.equal(said, [
    'IAPSettings v1alpha1 to v1beta1: compat/description-changed, 18',
    'VertexAIIndex v1beta1 to v1alpha1: compat/fields-closed spec.metadata.config.algorithmConfig.bruteForceConfig, 1',
  ])
})

dataTest(test, 'every difference between schemas that have nothing to do with one another has a name', () => {
  const kinds = allKinds()
  let count = 0
  for (const [index, kind] of kinds.entries()) {
    const [old] = kind.versions
    const [now] = kinds[index + 1]?.versions ?? []
    if (old !== undefined && now !== undefined) count += compareAll(kind, old, now).differences
  }
  assert.ok(count > 5000, `${count} differences were looked for`)
})

/** The changes between two versions, once it is sure that every difference is among them; and how many that were. */
function compareAll(kind: Kind, old: KindVersion, now: KindVersion) {
  const changes = compareVersions(kind, old, now)
  const differences = differing(old.schema as Value, now.schema as Value, [])
  const silent = differences.filter((path) => !changes.some((change) => isAbout(change, path)))
  assert.equal(silent, [], `${kind.kind} ${old.name} to ${now.name}`)
  return { changes, differences: differences.length }
}

function allKinds(): readonly Kind[] {
  return readdirSync(CRDS).flatMap((name): Kind[] => {
    const { documents } = read(name, readFileSync(join(CRDS, name), 'utf8'))
    return documents.flatMap(({ value }) => readKind(isMapping(value) ? value : {}, name, 'crd').kind ?? [])
  })
}

/** Where two schemas differ: the deepest keys that only one has, or that hold different scalars or lists. */
function differing(old: Value | undefined, now: Value | undefined, path: ValuePath): ValuePath[] {
  // A list of which nothing is said is atomic.
  if (path.at(-1) === 'x-kubernetes-list-type' && [old, now].every((word) => (word ?? 'atomic') === 'atomic')) return []
  if (isSameValue(old, now)) return []
  // An object without fields lists none.
  if (path.at(-1) === 'properties' && old === undefined) return differing({}, now, path)
  if (path.at(-1) === 'properties' && now === undefined) return differing(old, {}, path)
  if (!isMapping(old) || !isMapping(now)) return [path]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return keys.flatMap((key) => differing(old[key], now[key], [...path, key]))
}

const ROOT_LENGTH = 5

/** True where the change names this very keyword, the field that came or went with it, or the type above it. */
function isAbout(change: Change, path: ValuePath): boolean {
  if (path.at(-1) === 'required' && isAboutRequired(change, path)) return true
  const places = change.code.endsWith('-added')
    ? [change.after]
    : change.code.endsWith('-removed')
      ? [change.before]
      : [change.before, change.after]
  return places.some((place) => {
    const own = place?.slice(ROOT_LENGTH) ?? []
    // Rules are compared one by one.
    if (path.at(-1) === 'x-kubernetes-validations') return path.every((key, index) => own[index] === key)
    const covered = /type-(changed|widened)$|list-to|to-list/.test(change.code) ? own.slice(0, -1) : own
    return covered.length > 0 && covered.every((key, index) => path[index] === key)
  })
}

/** The list of required fields differs by fields: each is said of the field itself. */
function isAboutRequired(change: Change, path: ValuePath): boolean {
  const parent = path.slice(0, -1)
  return [change.before, change.after].some((place) => {
    const own = place?.slice(ROOT_LENGTH) ?? []
    return own.length === parent.length + 2 && parent.every((key, index) => own[index] === key)
  })
}

test.run()
