import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { motifIn } from '../support/motif-in.ts'
import { crd } from '../support/program.ts'
import { withRepository, type Repository } from '../support/repository.ts'

const PACKAGE = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: small }\n'
const INNER = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  size: small
`
const FILES = {
  'motif.yaml': `${PACKAGE}spec: { namespace: one }\n`,
  'schemas/outer.yaml': crd('things.dev', 'Outer', {}),
  'schemas/inner.yaml': crd('things.dev', 'Inner', {}),
  'compositions/outer.yaml.hbs':
    'apiVersion: things.dev/v1\nkind: Inner\nmetadata:\n  name: {{metadata.name}}\nspec: {}\n',
  'compositions/inner.yaml.hbs': INNER,
  'specs/a.yaml': 'apiVersion: things.dev/v1\nkind: Outer\nmetadata: { name: a }\nspec: {}\n',
}

const planIn = async ({ root }: Repository): Promise<string> => (await motifIn(root, 'plan --against main')).stdout

test('another composition of a kind that only stands inside of others changes what they render to', () =>
  withRepository(FILES, async (repository) => {
    assert.match(await planIn(repository), '0 to create, 0 to update, 0 to delete; 1 unchanged')
    repository.write({ 'compositions/inner.yaml.hbs': INNER.replace('small', 'large') })
    assert.match(await planIn(repository), 'data.size  small -> large  compositions/inner.yaml.hbs:6')
  }))

test('another namespace of the package makes every resource that names none anew', () =>
  withRepository(FILES, async (repository) => {
    repository.write({ 'motif.yaml': `${PACKAGE}spec: { namespace: two }\n` })
    assert.match(await planIn(repository), '1 to create, 0 to update, 1 to delete; 0 unchanged')
  }))

test.run()
