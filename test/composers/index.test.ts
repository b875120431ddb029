import { spawnSync } from 'node:child_process'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { composers } from '../../src/composers/index.ts'
import { withAuthor } from './author.ts'

const FILES = {
  'compositions/thing.ts': "import { composition } from 'motif'\nexport default composition<unknown>(() => {})\n",
  'compositions/other.yaml.hbs': 'a: 1\n',
}

/** The packages that a fresh process has loaded after loading that composition. */
function packagesFor(root: string, file: string): readonly string[] {
  const source = `
    import { createRequire } from 'node:module'
    import { load } from ${JSON.stringify(new URL('author.ts', import.meta.url).href)}
    const { ok } = await load(${JSON.stringify(root)}, ${JSON.stringify(file)})
    const loaded = Object.keys(createRequire(import.meta.url).cache)
    const packages = ['cdk8s', 'constructs', 'handlebars'].filter((name) => loaded.some((path) => path.includes('/' + name + '/')))
    console.log(JSON.stringify({ ok, packages }))`
  const given = ['--import', 'tsx', '--input-type=module', '-e', source]
  const { stdout } = spawnSync(process.execPath, given, { encoding: 'utf8' })
  return [stdout.trim()]
}

test('a language loads what it needs with its first composition, and nothing of the others', async () => {
  await withAuthor(FILES, (root) => {
    assert.equal(packagesFor(root, 'compositions/thing.ts'), ['{"ok":true,"packages":["cdk8s","constructs"]}'])
    assert.equal(packagesFor(root, 'compositions/other.yaml.hbs'), ['{"ok":true,"packages":["handlebars"]}'])
    return Promise.resolve()
  })
})

test('no ending belongs to two languages', () => {
  const suffixes = composers.flatMap((composer) => composer.suffixes)
  assert.equal(suffixes, ['.ts', '.yaml.hbs'])
})

test.run()
