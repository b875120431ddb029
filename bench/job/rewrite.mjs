// The floor of a refactor: reads every file of a folder and writes the same bytes again.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2] ?? '.'
for (const name of readdirSync(folder)) {
  const file = join(folder, name)
  writeFileSync(file, readFileSync(file))
}
