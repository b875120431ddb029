import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { openTree } from '../src/git.ts'
import { HostError, type Host } from '../src/host.ts'
import { nodeHost } from '../src/node-host.ts'
import { load } from '../src/pipeline/1-load.ts'
import { compileAll } from '../src/pipeline/compile-all.ts'
import { findPackage } from '../src/pipeline/package.ts'
import { treeHost } from '../src/tree-host.ts'
import { crd } from './support/program.ts'
import { repositoryIn, withRepository } from './support/repository.ts'
import { MOTIF, thing } from './support/things.ts'

const PACKAGE = {
  'motif.yaml': MOTIF,
  'schemas/thing.yaml': crd('things.dev', 'Thing', {}),
  'specs/a.yaml': thing('a', '{}'),
  'compositions/thing.ts': `import { composition } from 'motif'
import { ApiObject } from 'cdk8s'
import { size } from './shared/size.ts'
export default composition<any>((scope, { metadata }) => {
  const data = { size }
  new ApiObject(scope, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: metadata.name }, data } as never)
})
`,
  'compositions/shared/size.ts': "export const size = 'large'\n",
}

test('files, folders and what is absent are those of the commit', () =>
  withRepository({ 'a/b.yaml': 'one', 'a/c/d.yaml': 'x' }, ({ root, write }) => {
    write({ 'a/b.yaml': 'two', 'a/new.yaml': 'new' })
    const host = hostAt(root)
    assert.is(textOf(host, join(root, 'a/b.yaml')), 'one')
    assert.is(textOf(host, 'a/b.yaml'), 'one', 'relative to cwd')
    assert.is(host.stat(join(root, 'a/new.yaml')), undefined)
    assert.is(host.entry(join(root, 'a/new.yaml')), undefined)
    assert.equal(host.list(join(root, 'a')), [
      { name: 'b.yaml', type: 'file' },
      { name: 'c', type: 'folder' },
    ])
    assert.is(host.stat(join(root, 'a/b.yaml'))?.size, 3)
    assert.is(host.stat(root)?.type, 'folder')
    assert.throws(() => host.read(join(root, 'a/new.yaml')), isHostError('ENOENT'))
  }))

test('a folder is listed by name, though git sorts folders as if a slash ended them', () =>
  withRepository({ 'a/x': '', 'a.yaml': '', 'a-b/x': '', 'B.yaml': '' }, ({ root }) => {
    assert.equal(
      hostAt(root)
        .list(root)
        .map(({ name }) => name),
      ['.gitignore', 'B.yaml', 'a', 'a-b', 'a.yaml'],
    )
  }))

test('node_modules, .git and what lies outside of the repository are the machine’s', () =>
  withRepository({ a: '1' }, ({ root }) => {
    writeFileSync(join(root, '..', 'outside'), 'o')
    const host = hostAt(root)
    assert.is(host.entry(join(root, '.git')), 'folder')
    assert.is(host.stat(join(root, 'node_modules/cdk8s'))?.type, 'folder')
    assert.is(textOf(host, join(root, '..', 'outside')), 'o')
  }))

test('nothing below the top can be written or removed', () =>
  withRepository({ a: '1' }, ({ root }) => {
    const host = hostAt(root)
    assert.throws(() => host.write(join(root, 'a'), 'x'), isHostError('EROFS'))
    assert.throws(() => host.remove(join(root, 'a')), isHostError('EROFS'))
  }))

test('links of the commit are followed inside it, and loops end', () =>
  withRepository({ 'a/b': 'x' }, (repository) => {
    const { root } = repository
    symlinkSync('a', join(root, 'link'))
    symlinkSync('loop', join(root, 'loop'))
    symlinkSync('/etc/hostname', join(root, 'out'))
    repository.commit()
    const host = hostAt(root)
    assert.is(textOf(host, join(root, 'link/b')), 'x')
    assert.is(host.realPath(join(root, 'link/b')), join(root, 'a/b'))
    assert.is(host.entry(join(root, 'link')), 'link')
    assert.is(host.stat(join(root, 'loop')), undefined)
    assert.is(host.realPath(join(root, 'out')), '/etc/hostname')
  }))

test('a link leads on from the folder that it stands in', () =>
  withRepository({ 'a/b/x': 'deep', 'b/x': 'top', 'a/c/d/y': 'y' }, (repository) => {
    const { root } = repository
    symlinkSync('b', join(root, 'a/link'))
    symlinkSync('../../b/x', join(root, 'a/c/up'))
    symlinkSync('../link', join(root, 'a/c/again'))
    repository.commit()
    const host = hostAt(root)
    assert.is(textOf(host, join(root, 'a/link/x')), 'deep')
    assert.is(textOf(host, join(root, 'a/c/up')), 'top')
    assert.is(textOf(host, join(root, 'a/c/again/x')), 'deep')
    assert.is(host.realPath(join(root, 'a/c/again')), join(root, 'a/b'))
  }))

test('an LFS pointer and a submodule cannot be read, and say what they are', () =>
  withRepository({ 'p.yaml': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' }, (repository) => {
    const { root, git, commit } = repository
    const other = repositoryIn(join(root, '..', 'other'))
    mkdirSync(other.root)
    other.git('init', '-q', '-b', 'main')
    other.write({ 'x.yaml': 'a: 1\n' })
    other.commit()
    git('submodule', 'add', '-q', other.root, 'sub')
    commit()
    const host = hostAt(root)
    assert.throws(() => host.read(join(root, 'p.yaml')), isHostError('in HEAD it is a Git LFS pointer'))
    assert.throws(() => host.list(join(root, 'sub')), isHostError('in HEAD it is a submodule'))
  }))

test('a package in a subfolder renders as it was committed, its imports included', () =>
  withRepository(below('envs/prod', PACKAGE), ({ root, write }) => {
    const prod = join(root, 'envs/prod')
    write({ 'envs/prod/compositions/shared/size.ts': undefined })
    write({ 'envs/prod/compositions/thing.ts': 'export default 1\n', 'envs/prod/specs/b.yaml': 'a: 1\n' })
    return rendered(hostAt(prod), prod).then(({ texts, said }) => {
      assert.equal(said, [])
      assert.match(texts, 'size: large')
    })
  }))

test('what the working tree holds cannot be imported where the commit lacks it', () =>
  withRepository(PACKAGE, async ({ root, write, commit }) => {
    write({ 'compositions/shared/size.ts': undefined })
    commit()
    write({ 'compositions/shared/size.ts': "export const size = 'here'\n" })
    const { said } = await rendered(hostAt(root), root)
    assert.match(said.join(), 'Could not resolve "./shared/size.ts"')
  }))

async function rendered(host: Host, root: string) {
  const found = findPackage(host, root)
  if (found.package === undefined) throw new Error(found.diagnostics.map(({ message }) => message).join())
  const program = await load(host, found.package, { mayRunCode: true })
  const units = compileAll(program, { format: 'yaml', twice: 'first', limitMs: 10_000 })
  const said = [...program.diagnostics, ...units.flatMap(({ diagnostics }) => diagnostics)]
  return { texts: units.map(({ text }) => text).join(''), said: said.map(({ message }) => message) }
}

function below(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}

function hostAt(folder: string, ref = 'HEAD'): Host {
  const base = nodeHost(folder)
  const opened = openTree(base, folder, ref)
  if (!opened.ok) throw new Error(opened.refusal.message)
  return treeHost(base, opened.tree)
}

function textOf(host: Host, path: string): string {
  return new TextDecoder().decode(host.read(path))
}

function isHostError(code: string): (error: unknown) => boolean {
  return (error) => error instanceof HostError && error.code === code
}

test.run()
