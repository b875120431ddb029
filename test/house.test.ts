import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

// The table of floors in CONTRIBUTING.md: which part of src/ may import which, and which packages it may use where.
const PARTS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  host: ['model'],
  'node-host': ['model', 'host'],
  git: ['model', 'host'],
  'tree-host': ['model', 'host', 'git'],
  index: [],
  report: ['model', 'host'],
  yaml: ['model'],
  schema: ['model', 'yaml'],
  composers: ['model', 'yaml', 'host', 'index'],
  pipeline: ['model', 'yaml', 'schema', 'composers', 'host'],
  docs: ['model', 'yaml', 'schema', 'pipeline', 'host'],
  change: ['model', 'yaml', 'schema', 'pipeline', 'host', 'git', 'tree-host'],
  trace: ['model', 'yaml', 'schema', 'pipeline', 'host', 'git'],
  refactor: ['model', 'yaml', 'schema', 'pipeline', 'host', 'node-host'],
  scaffold: ['model', 'yaml', 'schema', 'pipeline', 'host', 'git'],
  verbs: [
    ...['model', 'yaml', 'schema', 'composers', 'pipeline', 'docs', 'scaffold', 'change', 'refactor', 'trace'],
    ...['host', 'node-host', 'git', 'tree-host'],
  ],
  thread: ['pipeline', 'node-host', 'program'],
  program: ['pipeline', 'host', 'supervised', 'worker'],
  worker: ['model', 'schema', 'pipeline', 'program', 'host', 'node-host'],
  optimizer: [],
  supervise: ['model', 'optimizer', 'pipeline', 'verbs', 'host'],
  supervised: ['model', 'supervise', 'program', 'verbs', 'pipeline', 'host', 'node-host'],
  'standard-output': [],
  cli: ['model', 'optimizer', 'supervise', 'verbs', 'report', 'standard-output', 'host', 'node-host'],
}

const PACKAGES: Readonly<Record<string, RegExp>> = {
  yaml: /^src\/yaml\//,
  re2js: /^src\/schema\/pattern\.ts$/,
  'json-schema-to-typescript': /^src\/schema\/typegen(\/|\.ts$)/,
  cdk8s: /^src\/(composers\/|index\.ts$)/,
  constructs: /^src\/composers\//,
  handlebars: /^src\/composers\/handlebars(\/|\.ts$)/,
  esbuild: /^src\/composers\/bundle\.ts$/,
  picocolors: /^src\/report\//,
  semver: /^src\/pipeline\/package\.ts$/,
}

const NODE: Readonly<Record<string, RegExp>> = {
  'node:crypto': /^src\/(composers|pipeline)\//,
  'node:fs': /^src\/(node-host|standard-output)\.ts$/,
  'node:child_process': /^src\/node-host\.ts$/,
  'node:worker_threads': /^src\/(pipeline\/(pool|share|start-thread|workers)|thread|worker|supervised?)\.ts$/,
}

test('every part of src/ imports only the floors below it, and packages only where the table says', () => {
  const files = filesBelow('src')
  assert.ok(files.length > 40, 'src/ was read')
  assert.equal(
    files.flatMap((file) => violations(file, readFileSync(file, 'utf8'))),
    [],
  )
})

test('a part that imports a floor above it, a stray package or a stray module of Node is named', () => {
  const text =
    "import { render } from '../verbs/render.ts'\nimport yaml from 'yaml'\nimport { readFileSync } from 'node:fs'\n"
  assert.equal(violations('src/schema/validate.ts', text), [
    'src/schema/validate.ts imports verbs',
    'src/schema/validate.ts imports the package yaml',
    'src/schema/validate.ts imports node:fs',
  ])
})

test('no source file is longer than 350 lines', () => {
  const files = [...filesBelow('src'), ...filesBelow('test'), ...filesBelow('compositions')]
  const long = files.filter((file) => lineCount(readFileSync(file, 'utf8')) > 350)
  assert.equal(long, [])
})

test('every test file ends with test.run(), without which uvu passes it unread', () => {
  const files = filesBelow('test').filter((file) => file.endsWith('.test.ts'))
  assert.ok(files.length > 10, 'test/ was read')
  assert.equal(
    files.filter((file) => !/^\w+\.run\(\)$/.test(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '')),
    [],
  )
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/^test\/(fixtures|diagnostics)\//.test(file))
    .sort()
}

function violations(file: string, text: string): string[] {
  const from = partOf(file)
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName: name }) => {
    if (name.startsWith('.')) {
      const to = partOf(posix.join(dirname(file), name))
      return to === from || PARTS[from]?.includes(to) === true ? [] : [`${file} imports ${to}`]
    }
    if (name.startsWith('node:')) return (NODE[name] ?? /^/).test(file) ? [] : [`${file} imports ${name}`]
    return (PACKAGES[packageOf(name)] ?? /^$/).test(file) ? [] : [`${file} imports the package ${packageOf(name)}`]
  })
}

function partOf(file: string): string {
  return file
    .replace(/^src\//, '')
    .replace(/\/.*$/, '')
    .replace(/\.ts$/, '')
}

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}

function lineCount(text: string): number {
  return text.split('\n').length - 1
}

test.run()
