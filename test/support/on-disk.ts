import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Uses a temporary folder that holds these files, by their paths in it. */
export function onDisk(files: Readonly<Record<string, string>>, use: (root: string) => void): void {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-test-')))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    use(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
