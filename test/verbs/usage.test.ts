import { test } from 'uvu'
import * as assert from 'uvu/assert'

import { main } from '../../src/cli.ts'
import { memoryHost } from '../support/memory-host.ts'
import { packageOf, thing } from '../support/things.ts'

const TEMPLATE = 'apiVersion: raw.dev/v1\nkind: Bucket\nmetadata: { name: a }\nspec: { size: {{spec.size}} }\n'
const REFUSED: readonly [line: string, said: string][] = [
  ...['0', '-1', '1e3', 'ten', '1.', '0.0'].map((limit): [string, string] => [
    `render --limit=${limit}`,
    'motif: --limit takes a number of seconds above 0.\n',
  ]),
  ...['0', '1.5', '1000', 'all', '01'].map((jobs): [string, string] => [
    `render --jobs=${jobs}`,
    'motif: --jobs takes a number of threads from 1 to 999.\n',
  ]),
  ...['--check', '--output-dir out', '--discard-edits', '--allow-empty'].map((option): [string, string] => [
    `render --stdout ${option}`,
    `motif: --stdout writes no files, so it does not go with ${option.replace(' out', '')}.\n`,
  ]),
  ...['spec', 'specs/on', 'specs/none.yaml', 'manifests'].map((path): [string, string] => [
    `render ${path}`,
    `motif: ${path} is no source of test.
  help: paths are files or folders among spec.sources of motif.yaml, relative to the current folder.\n`,
  ]),
  [
    'plan specs',
    'motif: plan takes no paths: it compares the whole package.\n  help: say --against specs, if that is meant.\n',
  ],
  ['plan --against=', 'motif: --against names nothing.\n  help: name a git ref, or a folder of manifests.\n'],
  [
    'plan --against ./none',
    'motif: ./none is no folder.\n  help: name a folder of manifests, or a git ref without ./ before it.\n',
  ],
  [
    'plan --fail-on recreate,delet',
    `motif: There is no risk "delet".
  help: the closest risk is delete; the risks are delete-stateful, access-widened, recreate, immutable, delete, in-place.\n`,
  ],
  ['compat specs', 'motif: compat takes no paths: it compares every kind.\n  help: say --against REF or DIR.\n'],
  [
    'compat --against ./none',
    'motif: ./none holds no motif.yaml.\n  help: name the folder of a package, or a git ref.\n',
  ],
  [
    'validate --strct',
    'motif: There is no option --strct.\n  help: the closest option is --strict; -h lists them all.\n',
  ],
  [
    'new version Thing 2',
    'motif: 2 is not the name of a version.\n  help: versions are named v1, v1beta1 or v1alpha1.\n',
  ],
  ['new version Thing v1', 'motif: Thing has a version v1 already.\n'],
  ['new version Thingy v2', 'motif: The package declares no kind Thingy.\n  help: the closest kind is Thing.\n'],
]

for (const [line, expected] of REFUSED) {
  test(`motif ${line} cannot be carried out: exit 2, and nothing is written`, async () => {
    const { files } = packageOf({ 'one.yaml': thing('one') })
    const host = memoryHost({ ...files, 'compositions/thing.yaml.hbs': TEMPLATE, '.git/HEAD': '' })
    let said = ''
    const write = (text: string | Uint8Array): void => void (said += String(text))
    const exitCode = await main(line.split(' '), { host, stdout: write, stderr: write, isTerminal: false })
    assert.is(said, expected)
    assert.is(exitCode, 2)
    assert.is(host.steps(), 0)
  })
}

test.run()
