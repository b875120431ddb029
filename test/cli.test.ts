import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../src/cli.ts'
import { MOTIF_VERSION } from '../src/model/version.ts'
import { nodeHost } from '../src/node-host.ts'
import { findWord, parseOptions } from '../src/verbs/command-line.ts'
import { VERBS } from '../src/verbs/index.ts'
import type { VerbOption } from '../src/verbs/verb.ts'
import { memoryHost } from './support/memory-host.ts'

interface Said {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

async function motif(...argv: string[]): Promise<Said> {
  let stdout = ''
  let stderr = ''
  const exitCode = await main(argv, {
    host: memoryHost({}),
    stdout: (text) => void (stdout += String(text)),
    stderr: (text) => void (stderr += text),
    isTerminal: false,
  })
  return { exitCode, stdout, stderr }
}

test('the version is that of package.json', async () => {
  const { version } = JSON.parse(new TextDecoder().decode(nodeHost('.').read('package.json'))) as { version: string }
  assert.is(MOTIF_VERSION, version)
  assert.equal(await motif('--version'), { exitCode: 0, stdout: `${version}\n`, stderr: '' })
})

test('without a word, and with -h, every word is listed', async () => {
  const bare = await motif()
  const asked = await motif('-h')
  assert.equal(bare, asked)
  assert.is(bare.exitCode, 0)
  for (const { word, summary } of VERBS) assert.match(bare.stdout, new RegExp(`^  ${word} +${summary}$`, 'm'))
})

for (const row of VERBS) {
  test(`${row.word} -h shows its usage and every option, and the table says what the verb says`, async () => {
    const verb = await row.load()
    const { stdout, exitCode } = await motif(...row.word.split(' '), '-h')
    assert.is(exitCode, 0)
    assert.match(stdout, `Usage: motif ${row.word}`)
    for (const [name, { help }] of Object.entries(verb.options)) assert.ok(stdout.includes(`--${name}`) && help !== '')
    assert.equal([row.word, row.summary], [verb.word, verb.summary])
  })
}

test('a word that is none draws the closest one and exit 2', async () => {
  const { exitCode, stdout, stderr } = await motif('completoin')
  assert.equal([exitCode, stdout], [2, ''])
  assert.is(
    stderr,
    'motif: There is no word "completoin".\n  help: the closest word is completion; motif -h lists them all.\n',
  )
})

test('half a word says how it goes on', async () => {
  const { exitCode, stderr } = await motif('import')
  assert.is(exitCode, 2)
  assert.match(stderr, 'Say import crds.')
})

test('a word of two parts is found behind options that every word takes', () => {
  const found = findWord(['--package', 'x', '--quiet', '--report=json', 'import', 'crds', 'a.yaml', '--kinds', 'A'])
  assert.is(found.is === 'verb' && found.row.word, 'import crds')
  assert.equal(found.is === 'verb' && found.rest, [
    '--package',
    'x',
    '--quiet',
    '--report=json',
    'a.yaml',
    '--kinds',
    'A',
  ])
})

for (const word of ['__proto__', 'constructor', 'toString', '']) {
  test(`${JSON.stringify(word)} is no word`, async () => {
    assert.is((await motif(word)).exitCode, 2)
  })
}

const OPTIONS: Readonly<Record<string, VerbOption>> = {
  check: { type: 'boolean', help: '' },
  limit: { type: 'string', value: 'SECONDS', help: '' },
  kinds: { type: 'string', multiple: true, short: 'k', help: '' },
}

test('options and positionals are read in any order', () => {
  const { values, positionals } = parseOptions(OPTIONS, [
    'a',
    '--check',
    '-k',
    'A',
    '--limit=5',
    '-k',
    'B',
    '--',
    '--x',
  ])
  assert.equal(values, { check: true, kinds: ['A', 'B'], limit: '5' })
  assert.equal(positionals, ['a', '--x'])
})

const refused: readonly (readonly [string, string])[] = [
  ['--chekc', 'There is no option --chekc.'],
  ['--__proto__', 'There is no option --__proto__.'],
  ['--constructor=1', 'There is no option --constructor.'],
  ['-z', 'There is no option -z.'],
  ['--check=yes', '--check takes no value.'],
  ['--limit', '--limit needs a value.'],
  ['--limit --check', '--limit needs a value.'],
]
for (const [args, message] of refused) {
  test(`${args} is refused`, () => {
    assert.throws(
      () => parseOptions(OPTIONS, args.split(' ')),
      (error: Error) => error.message === message,
    )
  })
}

test('a report that is none, two reports, and a report beside --stdout are refused', async () => {
  assert.match(
    (await motif('completion', 'bash', '--report', 'xml')).stderr,
    'Say text, json, github, markdown, sarif.',
  )
  assert.is((await motif('completion', 'bash', '--report', 'xml')).exitCode, 2)
  assert.is((await motif('completion', 'bash', '--json', '--report', 'sarif')).exitCode, 2)
  assert.is((await motif('render', '--stdout', '--json')).exitCode, 2)
})

test('a verb that breaks is a bug of motif: exit 70 with the stack and how to report it', async () => {
  let stderr = ''
  const exitCode = await main(['completion', 'bash'], {
    host: memoryHost({}),
    stdout: () => {
      throw new TypeError('broken pipe of thought')
    },
    stderr: (text) => void (stderr += text),
    isTerminal: false,
  })
  assert.is(exitCode, 70)
  assert.match(stderr, /^TypeError: broken pipe of thought\n {4}at /)
  assert.match(stderr, `This is a bug in motif ${MOTIF_VERSION}`)
})

test('a reader that goes away early is no error', () => {
  const command = 'set -o pipefail; node --import tsx src/cli.ts completion bash | exec <&-'
  const { status, stdout, stderr } = nodeHost('.').exec('bash', ['-c', command])
  assert.equal({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' })
})

test('a slow reader gets every byte of a large output', () => {
  const head = 'apiVersion: x.example/v1\nkind: Blob\nmetadata: { name: a, namespace: b }\nspec:\n'
  const lines = Array.from({ length: 100 }, (_, index) => `  k${index}: ${'v'.repeat(20_000)}\n`)
  withFiles({ 'specs/a.yaml': head + lines.join('') }, (root) => {
    const command = `node --import tsx src/cli.ts render --stdout --package ${root} | (sleep 0.5; wc -c)`
    const { stdout } = nodeHost('.').exec('sh', ['-c', command])
    assert.ok(Number(stdout) > 2_000_000, stdout)
  })
})

test('what a composition logs goes to stderr', () => {
  const composition =
    "import { composition } from 'motif'\nconsole.log('hello')\nexport default composition(() => {})\n"
  const schema = readFileSync('test/diagnostics/base/schemas/cache.yaml', 'utf8')
  withFiles({ 'compositions/cache.ts': composition, 'schemas/cache.yaml': schema }, (root) => {
    const args = ['--import', 'tsx', 'src/cli.ts', 'validate', '--json', '--package', root]
    const { stdout, stderr } = nodeHost('.').exec('node', args)
    assert.is((JSON.parse(stdout) as { kind: string }).kind, 'ValidateReport')
    assert.match(stderr, 'hello')
  })
})

const LEFT_BEHIND: readonly [what: string, body: string, said: RegExp][] = [
  [
    'an error that nobody catches',
    `void Promise.reject(new Error('later'))`,
    /^error\[composition\/async\]: \S*compositions\/cache\.ts left something behind that failed: later\n {2}help: .*\n$/,
  ],
  [
    'a resource that comes too late',
    `void (async () => { await null; new ApiObject(scope, 'b', { apiVersion: 'v1', kind: 'ConfigMap' }) })()`,
    /^error\[composition\/async\]: \S*compositions\/cache\.ts left something behind that failed: Cannot add children .*\n {2}help: .*\n$/,
  ],
]

for (const [what, body, said] of LEFT_BEHIND) {
  test(`${what} in a promise that a composition leaves behind is its error, and nothing is written`, () => {
    const composition = `import { composition } from 'motif'
import { ApiObject } from 'cdk8s'
export default composition<any>((scope, { metadata: { name } }) => {
  new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
  ${body}
})
`
    const schema = readFileSync('test/diagnostics/base/schemas/cache.yaml', 'utf8')
    const spec =
      'apiVersion: acme.example/v1\nkind: Cache\nmetadata: { name: a, namespace: b }\nspec: { memoryGb: 5 }\n'
    withFiles({ 'compositions/cache.ts': composition, 'schemas/cache.yaml': schema, 'specs/a.yaml': spec }, (root) => {
      const { status, stderr } = nodeHost('.').exec('node', [
        '--import',
        'tsx',
        'src/cli.ts',
        'render',
        '--package',
        root,
      ])
      assert.is(status, 1)
      assert.match(stderr, said)
      assert.is(nodeHost(root).stat('manifests'), undefined)
    })
  })
}

const PACKAGE = `apiVersion: motif.dev/v1alpha1
kind: Package
metadata: { name: small }
spec: { unchecked: [x.example] }
`

/** Calls `action` with a folder that holds a package and the files. */
function withFiles(files: Readonly<Record<string, string>>, action: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'motif-cli-'))
  try {
    for (const [path, text] of Object.entries({ 'motif.yaml': PACKAGE, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    action(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

test('what is loaded before the word is known is small and no package', () => {
  const loaded = staticImports('src/cli.ts')
  assert.equal(
    loaded.filter((name) => !name.startsWith('src/') && !name.startsWith('node:')),
    [],
  )
  assert.equal(
    loaded.filter((name) => /^src\/(yaml|schema|composers|pipeline|scaffold)\//.test(name)),
    [],
  )
})

/** Every module that `file` loads at once, sorted. */
function staticImports(file: string): string[] {
  const found = new Set<string>()
  const follow = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    if (!name.startsWith('src/')) return
    const text = readFileSync(name, 'utf8')
    for (const [, from = ''] of text.matchAll(/^(?:import|export)(?! type)[^;]*? from '([^']+)'$/gms)) {
      follow(from.startsWith('.') ? posix.join(posix.dirname(name), from) : from)
    }
  }
  follow(file)
  return [...found].sort()
}

test.run()
