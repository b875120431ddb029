import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { main } from '../../src/cli.ts'
import { nodeHost } from '../../src/node-host.ts'
import { repositoryIn } from './repository.ts'

/**
 * A file that is easier told than stored, `<path>.make.json`: text, repeated text or bytes one after the other; or a
 * link; or `absent`, for a file of base/ that the case does without. `path` renames it.
 */
interface Recipe {
  readonly path?: string
  readonly parts?: readonly Part[]
  readonly link?: string
  readonly absent?: true
}

type Part = string | { readonly repeat: string; readonly times: number } | { readonly hex: string }

/**
 * The transcript of a case: each command line of its `args` file (one a line; `render` without one), what it says on
 * stderr and stdout, and its exit code. A line `edit FILE` appends a comment to the file,
 * `move FROM TO` puts one file in the place of another, `commit` makes a repository of the folder. Run on a copy of base/ with the
 * case's input/ over it; where a line says `./old`, that folder holds another copy.
 */
export async function transcriptOf(folder: string): Promise<string> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-case-')))
  try {
    const work = join(root, 'work')
    lay(join(dirname(folder), 'base'), work)
    if (argsOf(folder).includes('./old')) lay(join(dirname(folder), 'base'), join(work, 'old'))
    lay(join(folder, 'input'), work)
    symlinkSync(resolve('node_modules'), join(work, 'node_modules'))
    let transcript = ''
    for (const line of argsOf(folder).trimEnd().split('\n')) transcript += await runLine(line, { root, work })
    return transcript
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function argsOf(folder: string): string {
  return existsSync(join(folder, 'args')) ? readFileSync(join(folder, 'args'), 'utf8') : 'render\n'
}

function lay(from: string, to: string): void {
  if (!existsSync(from)) return
  cpSync(from, to, { recursive: true })
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.make.json')) make(join(to, name))
  }
}

function make(file: string): void {
  const recipe = JSON.parse(readFileSync(file, 'utf8')) as Recipe
  rmSync(file)
  const path = recipe.path === undefined ? file.replace(/\.make\.json$/, '') : join(dirname(file), recipe.path)
  mkdirSync(dirname(path), { recursive: true })
  if (recipe.absent) return rmSync(path)
  if (recipe.link !== undefined) return symlinkSync(recipe.link, path)
  writeFileSync(path, Buffer.concat((recipe.parts ?? []).map(bytesOf)))
}

function bytesOf(part: Part): Buffer {
  if (typeof part === 'string') return Buffer.from(part)
  return 'hex' in part ? Buffer.from(part.hex, 'hex') : Buffer.from(part.repeat.repeat(part.times))
}

/** The folder as the first commit of a repository of its own. */
function commit(work: string): string {
  const repository = repositoryIn(work)
  repository.git('init', '-q', '-b', 'main')
  repository.write({ '.gitignore': 'node_modules\n' })
  repository.commit()
  return '$ git init -b main && git add -A && git commit -m all\n'
}

async function runLine(line: string, { root, work }: { root: string; work: string }): Promise<string> {
  const [word, file = ''] = line.split(' ')
  if (word === 'edit') {
    appendFileSync(join(work, file), '# edited\n')
    return `$ echo "# edited" >> ${file}\n`
  }
  if (word === 'commit') return commit(work)
  if (word === 'move') {
    const [, from = '', to = ''] = line.split(' ')
    renameSync(join(work, from), join(work, to))
    return `$ mv ${from} ${to}\n`
  }
  let said = `$ motif ${line}\n`
  const write = (text: string): void => void (said += text)
  const host = nodeHost(work)
  const env = (name: string): string | undefined => (name === 'XDG_CACHE_HOME' ? join(root, 'cache') : undefined)
  const exitCode = await main(line.split(' '), {
    host: { ...host, env },
    stdout: write,
    stderr: write,
    isTerminal: false,
  })
  return `${said.replaceAll(root, '<folder>')}exit ${exitCode}\n`
}
