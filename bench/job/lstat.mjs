// Lists a tree and lstats every entry, without following links. usage: lstat.mjs FOLDER
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

visit(process.argv[2])

function visit(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    lstatSync(path)
    if (entry.isDirectory()) visit(path)
  }
}
