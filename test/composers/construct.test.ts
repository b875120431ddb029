import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { loaded, thing, withAuthor } from './author.ts'

const BUCKET = `import { ApiObject } from 'cdk8s'
import { composition } from 'motif'
import { label } from './shared/label.ts'

interface Thing { metadata: { name: string }; spec: { location: string } }

export default composition<Thing>((scope, { metadata, spec }) => {
  new ApiObject(scope, 'bucket', {
    apiVersion: 'storage.cnrm.cloud.google.com/v1beta1',
    kind: 'StorageBucket',
    metadata: { name: metadata.name, labels: label(metadata.name) },
    spec: { location: spec.location },
  } as never)
})
`

test('a composition in TypeScript makes its objects from the composite', async () => {
  const files = {
    'compositions/thing.ts': BUCKET,
    'compositions/shared/label.ts': 'export const label = (name: string) => ({ app: name })\n',
  }
  await withAuthor(files, async (root) => {
    const composition = await loaded(root, 'compositions/thing.ts')
    const { objects, diagnostics } = composition.compose(thing({ location: 'EU' }))
    assert.equal(diagnostics, [])
    assert.equal(objects, [
      {
        manifest: {
          apiVersion: 'storage.cnrm.cloud.google.com/v1beta1',
          kind: 'StorageBucket',
          metadata: { labels: { app: 'orders' }, name: 'orders' },
          spec: { location: 'EU' },
        },
        part: 'bucket',
        dependsOn: [],
      },
    ])
    assert.equal(composition.files, ['compositions/thing.ts', 'compositions/shared/label.ts'])
    const origin = composition.locate(thing({ location: 'EU' }), 'bucket')
    assert.is(`${origin?.file}:${origin?.line}:${origin?.column}`, 'compositions/thing.ts:8:3')
  })
})

test.run()
