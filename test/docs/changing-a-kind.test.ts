import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'
import { withRepository, type Repository } from '../support/repository.ts'

const PAGE = 'docs/changing-a-kind.md'
const PACKAGE = 'apiVersion: motif.dev/v1alpha1\nkind: Package\nmetadata: { name: caches }\n'

test('every command and edit on the page about changing a kind does what the page says', () =>
  withRepository({ 'motif.yaml': PACKAGE }, async (repository) => {
    for (const path of ['schemas', 'compositions/managed-cache.ts', 'compositions/shared', 'specs'])
      lay(repository, path)
    repository.git('add', '-A')
    await motif(repository, ['generate'])
    await motif(repository, ['render'])
    repository.commit()
    let commands = 0
    for (const [, language, body = ''] of readFileSync(PAGE, 'utf8').matchAll(/^```(diff|console)\n([^]*?)^```$/gm)) {
      if (language === 'diff') execFileSync('git', ['apply', '-'], { cwd: repository.root, input: body })
      else commands += await runConsole(repository, body)
    }
    assert.ok(commands > 12, `${commands} commands were run`)
  }))

/** The kind and what it needs, and two specs of it. */
function lay({ root }: Repository, path: string): void {
  const copies: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    schemas: [
      ['schemas/managed-cache.yaml', 'schemas/managed-cache.yaml'],
      ['schemas/managed-cache.conversion.yaml', 'schemas/managed-cache.conversion.yaml'],
      ['schemas/crds/memcache.cnrm.cloud.google.com', 'schemas/crds/memcache.cnrm.cloud.google.com'],
    ],
    specs: [
      ['examples/specs/managed-cache.yaml', 'specs/managed-cache.yaml'],
      ['examples/specs/storefront/suggestions.yaml', 'specs/suggestions.yaml'],
    ],
  }
  for (const [from, to] of copies[path] ?? [[path, path]]) cpSync(from, join(root, to), { recursive: true })
}

/** Runs each line behind a `$`; the lines below it stand in what it says, in any order. Exit code 0 where none is told. */
async function runConsole(repository: Repository, body: string): Promise<number> {
  const parts = body.split(/^\$ /m).slice(1)
  for (const part of parts) {
    const [command = '', ...expected] = part.trimEnd().split('\n')
    const [word = '', ...args] = command.split(' ')
    const said = word === 'git' ? { exitCode: 0, text: repository.git(...args) } : await motif(repository, args)
    const exit = expected.find((line) => /^exit \d+$/.test(line)) ?? 'exit 0'
    assert.is(`exit ${said.exitCode}`, exit, `${command}\n${said.text}`)
    const lines = said.text.split('\n')
    for (const line of expected.filter((each) => each !== exit)) {
      assert.ok(lines.includes(line), `${command} says:\n${line}\n\nbut it said:\n${said.text}`)
    }
  }
  return parts.length
}

async function motif({ root }: Repository, args: readonly string[]) {
  let text = ''
  const write = (more: string): void => void (text += more)
  const host = { ...nodeHost(root), env: (name: string) => (name === 'PATH' ? process.env['PATH'] : undefined) }
  const exitCode = await main(args, { host, stdout: write, stderr: write, isTerminal: false })
  return { exitCode, text }
}

test.run()
