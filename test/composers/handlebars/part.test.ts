import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Manifest } from '../../../src/model/resource.ts'
import { loaded, thing, withAuthor } from '../author.ts'

const FILE = 'compositions/thing.yaml.hbs'
const HEAD = 'apiVersion: v1\nkind: A\nmetadata: { name: "{{metadata.name}}" }\n'

test('documents are called by their number in the template and the keys of their loops', async () => {
  const template = `{{#if spec.first}}
${HEAD}---
{{/if}}
${HEAD}
{{#each spec.list}}
---
${HEAD.replace('metadata.name', '@root.metadata.name')}
{{/each}}
`
  await withAuthor({ [FILE]: template }, async (root) => {
    const composition = await loaded(root, FILE)
    const partsOf = (spec: Manifest) => composition.compose(thing(spec)).objects.map(({ part }) => part)
    const list = [{ name: 'eu' }, 'us', { x: 1 }, 'us']
    assert.equal(partsOf({ first: true, list }), ['1', '2', '3[eu]', '3[us]', '3[2]', '3[us]~2'])
    assert.equal(partsOf({ list: ['us'] }), ['2', '3[us]'])
    assert.is(composition.locate(thing({ list }), '3[us]~2')?.line, 13)
    assert.is(composition.locate(thing({ list }), '2')?.line, 7)
    assert.is(composition.locate(thing({ list }), '9'), undefined)
  })
})

test.run()
