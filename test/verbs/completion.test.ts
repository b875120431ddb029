import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { nodeHost } from '../../src/node-host.ts'
import { completion } from '../../src/verbs/completion.ts'
import { VERBS } from '../../src/verbs/index.ts'
import { UsageError } from '../../src/verbs/verb.ts'
import { memoryHost } from '../support/memory-host.ts'

async function scriptFor(...positionals: string[]): Promise<string> {
  const host = memoryHost({})
  const outcome = await completion.run({ host, positionals, values: {}, mayRunCode: true, progress: () => undefined })
  return String(outcome.output ?? '')
}

/** What bash offers for the last of the words. */
function offers(script: string, ...words: string[]): string[] {
  const said = words.map((word) => `'${word}'`).join(' ')
  const ask = `${script}\nCOMP_WORDS=(${said}); COMP_CWORD=${words.length - 1}; _motif; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { status, stdout, stderr } = nodeHost('.').exec('bash', ['--norc', '-c', ask])
  assert.equal({ status, stderr }, { status: 0, stderr: '' })
  return stdout.split('\n').filter(Boolean)
}

test('bash completes words, second words and options', async () => {
  const script = await scriptFor('bash')
  assert.equal(offers(script, 'motif', 'compl'), ['completion'])
  assert.equal(offers(script, 'motif', ''), [...new Set(VERBS.map(({ word }) => word.replace(/ .*/, '')))])
  assert.equal(offers(script, 'motif', 'new', 'k'), ['kind'])
  assert.equal(offers(script, 'motif', 'new', 'kind', '--gr'), ['--group'])
  assert.equal(offers(script, 'motif', 'render', '--st'), ['--stdout'])
  assert.equal(offers(script, 'motif', 'render', 'specs', '--st'), ['--stdout'])
})

test('zsh gets the same script through its bridge', async () => {
  const script = await scriptFor('zsh')
  assert.match(script, /^#compdef motif\n/)
  assert.match(script, 'bashcompinit')
  assert.match(script, 'complete -o default -F _motif motif')
})

test('fish gets a line for each word and option', async () => {
  const script = await scriptFor('fish')
  for (const { word } of VERBS) assert.match(script, ` -a ${word.split(' ').at(-1) ?? ''} `)
  assert.match(
    script,
    "complete -c motif -n '__fish_seen_subcommand_from new; and __fish_seen_subcommand_from kind' -l group",
  )
})

for (const positionals of [[], ['powershell'], ['bash', 'zsh'], ['__proto__']]) {
  test(`completion ${positionals.join(' ')} is refused`, async () => {
    try {
      await scriptFor(...positionals)
      assert.unreachable()
    } catch (error) {
      assert.instance(error, UsageError)
    }
  })
}

test.run()
