import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The options under which an author's repository is checked, the strictest that there are. */
const OPTIONS = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { motif: [resolve('src/index.ts')] },
}

/** What tsc has to say about the files (path -> text), a line each; it runs in a folder of its own, in its own process. */
export function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-types-')))
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return typeErrorsIn(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** What tsc has to say about every .ts file of a folder, which gets a tsconfig.json and this repository's packages. */
export function typeErrorsIn(root: string): string[] {
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS, include: ['.'] }))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  const { stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', root],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith(' '))
}
