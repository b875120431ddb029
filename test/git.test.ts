import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { openTree, type Tree, type TreeRefusal } from '../src/git.ts'
import { nodeHost } from '../src/node-host.ts'
import { repositoryIn, withRepository } from './support/repository.ts'

test('the tree of a ref holds what was committed, whatever the working tree says', () =>
  withRepository({ 'a/b.yaml': 'one\n', 'c.bin': 'x' }, ({ root, write }) => {
    write({ 'a/b.yaml': 'two\n', 'new.yaml': 'new\n' })
    const tree = treeOf(join(root, 'a'), 'main')
    assert.equal([...tree.files.keys()], ['.gitignore', 'a/b.yaml', 'c.bin'])
    assert.is(tree.top, root)
    assert.is(textAt(tree, 'a/b.yaml'), 'one\n')
  }))

test('bytes that are no text, empty files and odd names come as they are', () =>
  withRepository({ empty: '', 'ä b\tc': 'x\n\ny' }, ({ root }) => {
    const tree = treeOf(root, 'HEAD')
    assert.is(textAt(tree, 'empty'), '')
    assert.is(textAt(tree, 'ä b\tc'), 'x\n\ny')
  }))

test('blobs beyond a size are left out where a size is given', () =>
  withRepository({ small: 'x', large: 'y'.repeat(1000) }, ({ root }) => {
    const tree = treeOf(root, 'main')
    const oids = ['small', 'large'].map((path) => tree.files.get(path)?.oid ?? '')
    assert.is(tree.read(oids, 10).size, 1)
    assert.is(tree.read(oids).size, 2)
  }))

test('REF... is where HEAD left REF', () =>
  withRepository({ a: '1' }, (repository) => {
    const { root, git, write, commit } = repository
    const fork = git('rev-parse', 'HEAD')
    git('checkout', '-q', '-b', 'topic')
    write({ a: '2' })
    commit()
    git('checkout', '-q', 'main')
    write({ b: '3' })
    const tip = commit()
    git('checkout', '-q', 'topic')
    assert.is(treeOf(root, 'main...').commit, fork)
    assert.is(treeOf(root, 'main').commit, tip)
  }))

test('a ref that looks like an option, a range or a path does nothing but be refused', () =>
  withRepository({ a: '1' }, ({ root }) => {
    const mark = join(root, 'mark')
    const refs = [`--upload-pack=touch ${mark}`, `--output=${mark}`, '-h', 'main:a', 'main..topic', '', 'a\nb', 'a\0b']
    for (const ref of [...refs, `$(touch ${mark})`, `;touch ${mark}`, 'HEAD^{tree}', '@{upload-pack}']) {
      assert.is(refusalOf(root, ref).reason, 'no-ref', ref)
      assert.is(refusalOf(root, `${ref}...`).reason, 'no-ref', ref)
    }
    assert.not.ok(existsSync(mark))
  }))

test('a range is told that the other side is the working tree', () =>
  withRepository({ a: '1' }, ({ root }) => {
    assert.match(refusalOf(root, 'main..topic').help, 'the other side is always the working tree')
  }))

test('no hook, file watcher or filter of the repository runs', () =>
  withRepository({ a: '1', '.gitattributes': '* diff=evil filter=evil\n' }, ({ root, git, write }) => {
    const mark = join(root, 'mark')
    write({ 'evil.sh': `#!/bin/sh\ntouch ${mark}\n` })
    chmodSync(join(root, 'evil.sh'), 0o755)
    const settings = ['core.fsmonitor', 'diff.evil.textconv', 'filter.evil.smudge', 'core.sshCommand', 'core.pager']
    for (const name of settings) git('config', name, join(root, 'evil.sh'))
    git('config', 'core.hooksPath', root)
    assert.is(textAt(treeOf(root, 'main'), 'a'), '1')
    refusalOf(root, 'maim')
    assert.not.ok(existsSync(mark))
  }))

test("git's own variables have no effect", () =>
  withRepository({ a: '1' }, ({ root }) => {
    const before = { ...process.env }
    Object.assign(process.env, { GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere', GIT_CONFIG_COUNT: 'x' })
    try {
      assert.is(textAt(treeOf(root, 'main'), 'a'), '1')
    } finally {
      process.env = before
    }
  }))

test('a ref that a shallow clone lacks is answered with the line that fetches it', () =>
  withRepository({ a: '1' }, ({ root, git, commit }) => {
    git('branch', 'release')
    git('tag', 'v1.2.0')
    git('checkout', '-q', '-b', 'topic')
    commit()
    git('clone', '-q', '--depth=1', '--branch=topic', `file://${root}`, join(root, 'clone'))
    const clone = repositoryIn(join(root, 'clone'))
    const line = (ref: string) => /git fetch .*/.exec(refusalOf(clone.root, ref).help)?.[0] ?? ''
    assert.is(line('main'), 'git fetch --depth=1 origin main:main')
    assert.is(line('origin/main'), 'git fetch --depth=1 origin main:refs/remotes/origin/main')
    assert.is(line('v1.2.0'), 'git fetch --depth=1 origin tag v1.2.0')
    assert.is(line('main...'), 'git fetch --unshallow origin main:main')
    const oid = 'abcdef0123'
    assert.is(line(oid), `git fetch --depth=1 origin ${oid}`)
    assert.is(line('HEAD~1'), 'git fetch --unshallow origin')
    assert.is(line('origin/topic^'), 'git fetch --unshallow origin')
    assert.is(line('gone~1'), '')
    for (const [ref, typed] of ['v1.2.0', 'main', 'origin/release'].map((each) => [each, line(each)] as const)) {
      clone.git(...typed.split(' ').slice(1))
      assert.is(textAt(treeOf(clone.root, ref), 'a'), '1')
    }
    const { reason, help } = refusalOf(clone.root, 'main...')
    assert.is(reason, 'no-merge-base')
    assert.match(help, 'git fetch --unshallow origin')
  }))

test('a misspelt ref is answered with the closest one', () =>
  withRepository({ a: '1' }, ({ root }) => {
    const { message, help } = refusalOf(root, 'mian')
    assert.is(message, 'This repository has no mian.')
    assert.match(help, 'the closest ref is main.')
  }))

test('a folder without a repository, and a machine without git, are told apart', () => {
  assert.is(refusalOf('/', 'main').reason, 'no-repository')
  const host = { ...nodeHost('/'), env: () => '' }
  const opened = openTree(host, '/', 'main')
  assert.is(opened.ok ? '' : opened.refusal.reason, 'no-git')
  assert.is(opened.ok ? '' : opened.refusal.message, 'git is not installed here.')
})

function treeOf(folder: string, ref: string): Tree {
  const opened = openTree(nodeHost(folder), folder, ref)
  if (!opened.ok) throw new Error(opened.refusal.message)
  return opened.tree
}

function refusalOf(folder: string, ref: string): TreeRefusal {
  const opened = openTree(nodeHost(folder), folder, ref)
  if (opened.ok) throw new Error(`${ref} is ${opened.tree.commit}`)
  return opened.refusal
}

function textAt(tree: Tree, path: string): string {
  const oid = tree.files.get(path)?.oid ?? ''
  return new TextDecoder().decode(tree.read([oid]).get(oid))
}

test.run()
