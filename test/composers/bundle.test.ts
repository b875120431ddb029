import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { digestOf, writeEntry } from '../../src/composers/bundle-cache.ts'
import { bundle, type Bundle } from '../../src/composers/bundle.ts'
import { HostError } from '../../src/host.ts'
import { nodeHost } from '../../src/node-host.ts'
import { ANYTHING, load, refusals, sentence, thingKind, withAuthor, writeFiles } from './author.ts'

const FILE = 'compositions/thing.ts'
const SOURCE = `import { composition } from 'motif'
import { tiers } from './shared/tiers.ts'
import sizes from './shared/sizes.json'
import text from './shared/motd.txt'
export default composition<unknown>(() => { void [tiers, sizes, text] })
`
const FILES = {
  [FILE]: SOURCE,
  'compositions/shared/tiers.ts': 'export const tiers: readonly string[] = []\n',
  'compositions/shared/sizes.json': '{"S": 1}',
  'compositions/shared/motd.txt': 'hello',
}

async function bundled(root: string, codeCache?: string): Promise<Bundle> {
  const kind = thingKind(ANYTHING)
  const request = { host: nodeHost(root), root, file: FILE, kind }
  const result = await bundle(codeCache === undefined ? request : { ...request, codeCache })
  if (!result.ok) throw new Error(result.diagnostics.map(sentence).join('\n'))
  return result.bundle
}

test('a bundle names its files, itself first', async () => {
  await withAuthor(FILES, async (root) => {
    assert.equal((await bundled(root)).files, [
      FILE,
      'compositions/shared/motd.txt',
      'compositions/shared/sizes.json',
      'compositions/shared/tiers.ts',
    ])
  })
})

test('the digest is the same in another folder, and follows every file and every version', async () => {
  const digests: string[] = []
  const changes: readonly Record<string, string>[] = [
    {},
    {},
    { 'compositions/shared/sizes.json': '{"S": 2}' },
    { [FILE]: `${SOURCE}// a comment moves lines\n` },
    { [FILE]: `import 'kit'\n${SOURCE}`, 'node_modules/kit/package.json': '{"version":"1.0.0"}' },
    { [FILE]: `import 'kit'\n${SOURCE}`, 'node_modules/kit/package.json': '{"version":"1.0.1"}' },
  ]
  for (const change of changes) {
    await withAuthor({ ...FILES, ...change }, async (root) => {
      digests.push((await bundled(root)).digest)
    })
  }
  assert.is(digests[0], digests[1])
  assert.is(new Set(digests).size, changes.length - 1)
})

test('a second load takes the bundle from the cache', async () => {
  await withAuthor(FILES, async (root) => {
    const cache = join(root, '.cache')
    const first = await bundled(root, cache)
    mark(cache)
    const second = await bundled(root, cache)
    assert.is(second.code, 'MARKED')
    assert.equal({ ...second, code: first.code, digest: first.digest }, first)
  })
})

const STALE: readonly [what: string, change: (root: string, cache: string) => void][] = [
  ['the composition', (root) => writeFiles(root, { [FILE]: `${SOURCE}\n` })],
  ['a file it imports', (root) => writeFiles(root, { 'compositions/shared/sizes.json': '{}' })],
  ['the package.json above it', (root) => writeFiles(root, { 'package.json': '{}' })],
  ['the entry, by accident', (_, cache) => corrupt(cache)],
  [
    'the form of an entry',
    (_, cache) => rewrite(cache, () => ({ sources: [], settings: [], absent: [], imports: [] })),
  ],
]

for (const [what, change] of STALE) {
  test(`a change of ${what} makes a new bundle`, async () => {
    await withAuthor(FILES, async (root) => {
      const cache = join(root, '.cache')
      await bundled(root, cache)
      mark(cache)
      change(root, cache)
      assert.match((await bundled(root, cache)).code, 'tiers')
    })
  })
}

test('a file that an import would now find first makes a new bundle', async () => {
  const files = { ...FILES, [FILE]: SOURCE.replace('tiers.ts', 'tiers') }
  await withAuthor(files, async (root) => {
    const cache = join(root, '.cache')
    await bundled(root, cache)
    mark(cache)
    assert.is((await bundled(root, cache)).code, 'MARKED')
    writeFiles(root, { 'compositions/shared/tiers.tsx': 'export const tiers = [1]' })
    assert.ok((await bundled(root, cache)).code.includes('[1]'))
  })
})

test('a cache folder or entry of another user is not used', async () => {
  await withAuthor(FILES, async (root) => {
    const [folder, entries] = [join(root, '.foreign'), join(root, '.entries')]
    mkdirSync(folder)
    await bundled(root, entries)
    mark(entries)
    if (process.getuid?.() !== 0)
      return console.log('skipped: a cache folder or entry of another user is not used: not root')
    chownSync(folder, 12345, 12345)
    await bundled(root, folder)
    assert.equal(readdirSync(folder), [])
    chownSync(join(entries, readdirSync(entries)[0] ?? ''), 12345, 12345)
    assert.is.not((await bundled(root, entries)).code, 'MARKED')
  })
})

test('an entry that is a link is not used', async () => {
  await withAuthor(FILES, async (root) => {
    const cache = join(root, '.cache')
    await bundled(root, cache)
    mark(cache)
    const entry = join(cache, readdirSync(cache)[0] ?? '')
    renameSync(entry, join(root, 'elsewhere'))
    symlinkSync(join(root, 'elsewhere'), entry)
    assert.match((await bundled(root, cache)).code, 'tiers')
  })
})

const REFUSED: readonly [what: string, source: string, expected: string][] = [
  [
    'syntax that TypeScript does not have',
    'const ž = 1; const = 2',
    'composition/load compositions/thing.ts:1:20 compositions/thing.ts cannot be compiled: Expected identifier but found "=".',
  ],
  [
    'a file that is not there',
    "import './shared/gone.ts'",
    'composition/load compositions/thing.ts:1:8 compositions/thing.ts cannot be compiled: Could not resolve "./shared/gone.ts".',
  ],
  [
    'a package that is not there',
    "import { composition } from 'motif'\nimport 'no-such-kit/lib'\nexport default composition(() => {})",
    'composition/load compositions/thing.ts:2:8 compositions/thing.ts imports "no-such-kit/lib", and there is no such package in the node_modules folders above it.',
  ],
  [
    'a package that fails while it loads',
    "import { composition } from 'motif'\nimport 'broken'\nexport default composition(() => {})",
    'composition/load compositions/thing.ts:2:8 compositions/thing.ts imports "broken", which cannot be loaded: no luck',
  ],
  [
    'a default export that is a plain function',
    'export default () => {}',
    'composition/load compositions/thing.ts:1:1 compositions/thing.ts has no default export that composition() made.',
  ],
  [
    'no default export',
    'export const a = 1',
    'composition/load compositions/thing.ts:1:1 compositions/thing.ts has no default export that composition() made.',
  ],
  [
    'an error at the top level',
    'const a = 1\nthrow new Error(`no ${a}`)',
    'composition/load compositions/thing.ts:2:7 The top level of compositions/thing.ts threw: no 1',
  ],
]

for (const [what, source, expected] of REFUSED) {
  test(`${what} is refused with its place`, async () => {
    const files = {
      [FILE]: source,
      'node_modules/broken/package.json': '{"version":"1.0.0","main":"i.cjs"}',
      'node_modules/broken/i.cjs': 'throw new Error("no luck")',
    }
    await withAuthor(files, async (root) => assert.equal(await refusals(root, FILE), [expected]))
  })
}

const FOLDERS = ['st*r', '**', '*', 'a?b', '[ab]', '{a,b}', '!(a)', 'a b%20#c']

for (const folder of FOLDERS) {
  test(`a package in a folder named ${folder} is bundled as anywhere else`, async () => {
    const package_ = { ...FILES, [FILE]: `import 'constructs'\n${SOURCE}` }
    const inside = Object.entries(package_).map(([path, text]): [string, string] => [`${folder}/p/${path}`, text])
    await withAuthor({ ...package_, ...Object.fromEntries(inside) }, async (root) => {
      assert.equal(await bundled(join(root, folder, 'p')), await bundled(root))
    })
  })

  test(`a composition in a folder named ${folder} is loaded, and what it imports, and its errors say so`, async () => {
    const file = `compositions/${folder}/thing.ts`
    const source = `import { no } from './${folder}/no.ts'\n\nno()\n`
    const imported = 'export const no = () => {\n  throw new Error("no luck")\n}\n'
    await withAuthor({ [file]: source, [`compositions/${folder}/${folder}/no.ts`]: imported }, async (root) => {
      assert.equal(await refusals(root, file), [
        `composition/load compositions/${folder}/${folder}/no.ts:2:9 The top level of ${file} threw: no luck`,
      ])
    })
  })
}

test('the right copy of motif is used, whatever is installed', async () => {
  const files = { ...FILES, 'node_modules/motif/package.json': '{"version":"0.0.1","main":"gone.js"}' }
  await withAuthor(files, async (root) => assert.is((await load(root, FILE)).ok, true))
})

function mark(cache: string): void {
  rewrite(cache, (entry) => ({ ...entry, code: 'MARKED' }))
}

function corrupt(cache: string): void {
  for (const name of readdirSync(cache)) {
    const text = readFileSync(join(cache, name), 'utf8')
    writeFileSync(join(cache, name), text.replace('MARKED', 'MARKED '))
  }
}

function rewrite(cache: string, change: (entry: object) => object): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const body = JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8').split('\n')[1] ?? '') as object))
    writeFileSync(path, `${digestOf(body)}\n${body}`)
  }
}

test('where the folder for bundles cannot be looked at, none is kept, and that is no error', () => {
  const entry = (path: string): never => {
    throw new HostError('EACCES', path, 'permission denied')
  }
  const request = { host: { ...nodeHost('/'), entry }, root: '/', file: FILE, kind: thingKind(ANYTHING) }
  const bundle = { sources: [], settings: [], absent: [], imports: [], code: '', map: '' }
  assert.not.throws(() => writeEntry({ ...request, codeCache: '/nowhere' }, bundle))
})

test.run()
