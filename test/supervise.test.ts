import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { onDisk } from './support/on-disk.ts'
import { packageOf, thing } from './support/things.ts'

/** A composition whose composites of size 7 do `then` before they render a Bucket of their size. */
const composition = (then: string): string => `import { composition } from 'motif'
import { ApiObject } from 'cdk8s'
export default composition<any>((scope, { metadata: { name }, spec: { size } }) => {
  const left: unknown[] = []
  if (size === 7) ${then}
  new ApiObject(scope, 'a', { apiVersion: 'raw.dev/v1', kind: 'Bucket', metadata: { name }, spec: { size } })
})
`
const ENDLESS = '{ void (async () => { for (;;) await left })() }'
const GREEDY = '{ for (;;) left.push({ name, at: left.length }) }'
const REJECTED = `{ void Promise.reject(new Error('later')) }`

const OUT_OF_MEMORY =
  '[["composition/limit","Thing \\"seven\\" took more than 100 MB of memory in compositions/thing.ts."]]\n'

interface Ran {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Work {
  readonly root: string
  /** Runs motif as it is installed: only then does a verb have a thread of its own. */
  readonly motif: (...words: readonly string[]) => Ran
  /** What `supervise` makes of a render with so much memory, as JSON. */
  readonly supervised: (heapMb: number, word?: string, jobs?: string) => Ran
}

/** The things `one`, `seven` and `two`, of which the second is of size 7. */
function inPackage(then: string, use: (work: Work) => void): void {
  const sizes = { one: 1, seven: 7, two: 2 }
  const specs = Object.entries(sizes).map(([name, size]) => [`${name}.yaml`, thing(name, `{ size: ${size} }`)])
  const { files } = packageOf(Object.fromEntries(specs) as Record<string, string>)
  onDisk({ ...files, 'compositions/thing.ts': composition(then) }, (root) => {
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    const node = (...words: readonly string[]): Ran => {
      const env = { ...process.env, XDG_CACHE_HOME: join(root, '.cache') }
      const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, env, encoding: 'utf8' })
      return { exitCode: status, stdout, stderr }
    }
    const supervised = (heapMb: number, word = 'render', jobs = '1'): Ran => {
      const invocation = `{ host: { cwd: ${JSON.stringify(root)} }, positionals: [], values: { 'keep-going': true, jobs: '${jobs}' }, mayRunCode: true, progress() {} }`
      const script = `import { supervise } from ${JSON.stringify(resolve('dist/supervise.js'))}
const { diagnostics } = await supervise({ word: '${word}' }, ${invocation}, { heapMb: ${heapMb} })
console.log(JSON.stringify(diagnostics.map(({ code, message }) => [code, message])))`
      writeFileSync(join(root, 'supervise.mjs'), script)
      return node(join(root, 'supervise.mjs'))
    }
    use({ root, motif: (...words) => node(resolve('dist/cli.js'), ...words), supervised })
  })
}

const manifest = (root: string, name: string): string =>
  readFileSync(join(root, `manifests/a/thing-${name}.yaml`), 'utf8')

test('a promise that never ends is cut off and its composite named; nothing was written before', () => {
  inPackage(ENDLESS, ({ root, motif }) => {
    const { exitCode, stderr } = motif('render', '--limit', '0.2')
    assert.is(exitCode, 1)
    assert.match(stderr, /error\[composition\/limit\]: Thing "seven" took more than 0\.2 s/)
    assert.not.ok(existsSync(join(root, 'manifests')))
  })
})

test('a composite that takes all memory is named, and the others are rendered', () => {
  inPackage(GREEDY, ({ root, supervised }) => {
    const { stdout, stderr } = supervised(100)
    assert.equal([stdout, stderr], [OUT_OF_MEMORY, ''])
    assert.match(manifest(root, 'two'), 'size: 2')
    assert.not.ok(existsSync(join(root, 'manifests/a/thing-seven.yaml')))
  })
})

test('so it is where a worker shares the work', () => {
  inPackage(GREEDY, ({ root, supervised }) => {
    for (let index = 0; index < 150; index++)
      writeFileSync(join(root, `specs/z${index}.yaml`), thing(`z${index}`, '{ size: 1 }'))
    const { stdout, stderr } = supervised(100, 'render', '2')
    assert.equal([stdout, stderr], [OUT_OF_MEMORY, ''])
    assert.match(manifest(root, 'z149'), 'size: 1')
  })
})

test('a package that needs more memory than there is, is told so', () => {
  inPackage('{}', ({ supervised }) => {
    assert.match(supervised(4).stderr, /UsageError: motif render takes more than 4 MB of memory here\./)
  })
})

test('what a composition leaves behind and fails is its error, and nothing is written', () => {
  inPackage(REJECTED, ({ root, motif }) => {
    const { exitCode, stderr } = motif('render')
    assert.is(exitCode, 1)
    assert.match(
      stderr,
      /^error\[composition\/async\]: compositions\/thing\.ts left something behind that failed: later\n {2}help: .*\n$/,
    )
    assert.not.ok(existsSync(join(root, 'manifests')))
  })
})

test('what a composition logs goes to stderr, before the report, and a report has its details', () => {
  inPackage(`console.log('hello')`, ({ root, motif }) => {
    const { exitCode, stdout, stderr } = motif('render', '--json')
    assert.equal([exitCode, stderr], [0, 'hello\n'])
    const { files } = JSON.parse(stdout) as { files: readonly { path: string }[] }
    assert.equal(files[0], { path: 'manifests/a/thing-one.yaml', action: 'written' })
    assert.match(manifest(root, 'seven'), 'size: 7')
  })
})

test('the output comes whole, with a report beside it and without', () => {
  inPackage('{}', ({ motif }) => {
    const { stdout } = motif('render', '--stdout')
    assert.match(stdout, 'name: seven')
    for (const form of ['text', 'github']) assert.is(motif('render', '--stdout', '--report', form).stdout, stdout)
  })
})

test('a command line that cannot be carried out, and a disk that says no, are told as ever', () => {
  inPackage('{}', ({ motif }) => {
    const { exitCode, stderr } = motif('render', 'nowhere')
    assert.equal([exitCode, stderr.split('\n')[0]], [2, 'motif: nowhere is no source of test.'])
    const refused = motif('render', '--package', 'x'.repeat(300))
    assert.is(refused.exitCode, 1)
    assert.match(refused.stderr, /^error\[file\/unreadable\]: x{300}\S* cannot be read or written: ENAMETOOLONG/)
  })
})

test('what breaks in the thread breaks with its own stack', () => {
  inPackage('{}', ({ supervised }) => {
    const { exitCode, stderr } = supervised(500, 'nonsense')
    assert.is(exitCode, 1)
    assert.match(stderr, /Error: there is no word nonsense\n {4}at runVerb .*program\.cjs/)
  })
})

test('a composition that fails while it loads is said as anywhere, with kept units and without', () => {
  inPackage('{}', ({ root, motif }) => {
    const file = join(root, 'compositions/thing.ts')
    const broken = `throw new Error('top')\n${readFileSync(file, 'utf8')}`
    assert.is(motif('render').exitCode, 0)
    writeFileSync(file, broken)
    for (const words of [['--no-cache'], [], ['--keep-going'], ['--keep-going'], ['--jobs', '2']]) {
      const { exitCode, stderr } = motif('render', ...words)
      assert.match(stderr, /error\[composition\/load\]/, words.join(' '))
      assert.is(exitCode, 1, words.join(' '))
    }
  })
})

test('a composition without specs that fails while it loads is said each time', () => {
  inPackage('{}', ({ root, motif }) => {
    const file = join(root, 'compositions/thing.ts')
    for (const name of ['one', 'seven', 'two']) rmSync(join(root, `specs/${name}.yaml`))
    writeFileSync(file, `throw new Error('top')\n${readFileSync(file, 'utf8')}`)
    for (let run = 0; run < 3; run++) {
      const { exitCode, stderr } = motif('render', '--keep-going')
      assert.match(stderr, /error\[composition\/load\]/)
      assert.is(exitCode, 1)
    }
  })
})

test('that a composition took too long is found out anew each time', () => {
  inPackage('{ const end = Number(process.hrtime.bigint()) }', ({ motif }) => {
    for (let run = 0; run < 2; run++) assert.match(motif('render').stderr, /error\[composition\/impure\]/)
  })
})

test.run()
