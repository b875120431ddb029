import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath } from '../../src/model/path.ts'
import { groupVersion, identity, type Manifest } from '../../src/model/resource.ts'
import type { Mapping, Value } from '../../src/model/value.ts'
import { coreKinds } from '../../src/schema/core.ts'
import { checkerOf } from '../../src/schema/validate.ts'

/** A change of an object that the server takes, and what is wrong then. */
interface Verdict {
  readonly kind: string
  /** Values by path, steps with dots between. */
  readonly set: Readonly<Record<string, Value>>
  readonly without?: readonly string[]
  /** Code and path of each problem; none where the server takes the object, some where it refuses it. */
  readonly wrong: readonly string[]
}

interface Recorded {
  /** The smallest of their kinds. */
  readonly objects: readonly Manifest[]
  readonly verdicts: readonly Verdict[]
}

const CORE = coreKinds((path) => readFileSync(`src/${path}`))
/** Asked of a kube-apiserver 1.36.3. */
const { objects, verdicts } = JSON.parse(readFileSync('test/fixtures/core/verdicts.json', 'utf8')) as Recorded

function problems(manifest: Manifest): readonly string[] {
  const { group, kind } = identity(manifest)
  const found = CORE.find(group, kind)
  if (found === undefined) throw new Error(`Kubernetes has no ${group}/${kind}`)
  const checker = checkerOf(found, groupVersion(manifest['apiVersion'] as string).version)
  return checker.check(manifest).problems.map(({ code, path }) => `${code} ${formatPath(path)}`)
}

function changed(value: Value, [step = '', ...rest]: readonly string[], to: Value | undefined): Mapping {
  const copy = (Array.isArray(value) ? [...(value as readonly Value[])] : { ...(value as Mapping) }) as Record<
    string,
    Value
  >
  const below = rest.length === 0 ? to : changed(copy[step] ?? {}, rest, to)
  if (below === undefined) Reflect.deleteProperty(copy, step)
  else copy[step] = below
  return copy
}

for (const { kind, set, without = [], wrong } of verdicts) {
  const changes = [...Object.entries(set), ...without.map((path) => [path, undefined] as const)]
  const said = changes.map(([path, to]) => `${path} ${to === undefined ? 'missing' : JSON.stringify(to)}`).join(', ')
  test(`${kind}: ${said} is ${wrong.length === 0 ? 'taken' : 'refused'}, as the server does`, () => {
    const object = objects.find((one) => one['kind'] === kind) ?? {}
    const manifest = changes.reduce<Manifest>((all, [path, to]) => changed(all, path.split('.'), to), object)
    assert.equal(problems(manifest), wrong)
  })
}

test.run()
