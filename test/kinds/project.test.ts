import { readdirSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { isMapping, valueAt } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'
import { loadKinds, withValue } from '../support/kinds.ts'

const ELSEWHERE = 'acme-elsewhere'
// Its project is that of what it refers to.
const WITHOUT_PROJECT = 'IAMPolicyMember'

const kinds = await loadKinds()
const specs = readdirSync('examples/specs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => kinds.read(`examples/specs/${file}`))
  .filter((spec) => identity(spec).group.endsWith('.motif.dev'))
// A space is about two projects, and says so in its fields; a service without a project has nothing there; v1alpha1 of
// ManagedCache has no such field.
const moved = specs
  .filter((spec) => spec['apiVersion'] !== 'caching.motif.dev/v1alpha1')
  .filter((spec) => identity(spec).kind !== 'ProjectSpace' && identity(spec).name !== 'search')
  .map((spec) => withValue(spec, ['spec', 'projectId'], ELSEWHERE))

for (const spec of moved) {
  const { kind, name } = identity(spec)
  test(`what ${kind} "${name}" makes in Google Cloud is in the project that it names, and all of it`, () => {
    const { text, said } = kinds.render(spec)
    const made = read('manifests.yaml', text).documents.flatMap(({ value }) => (isMapping(value) ? [value] : []))
    const cloud = made.filter(
      (manifest) => identity(manifest).group.endsWith('.cnrm.cloud.google.com') && manifest['kind'] !== WITHOUT_PROJECT,
    )
    assert.equal(said, [])
    assert.ok(cloud.length > 0)
    assert.equal(
      cloud
        .filter(
          (manifest) =>
            !projectsOf(manifest).some((project) => project === ELSEWHERE || project === `projects/${ELSEWHERE}`),
        )
        .map((manifest) => identity(manifest)),
      [],
    )
  })
}

test('every kind but ProjectSpace is tried in another project', () => {
  const kindsTried = new Set(moved.map((spec) => identity(spec).kind))
  assert.is(kindsTried.size, 8)
})

function projectsOf(manifest: Manifest): readonly unknown[] {
  return [
    valueAt(manifest, ['metadata', 'annotations', 'cnrm.cloud.google.com/project-id']),
    valueAt(manifest, ['spec', 'projectRef', 'external']),
  ]
}

test.run()
