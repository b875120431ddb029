// The floor: JSON.parse of the specs, plain functions, JSON.stringify of the resources, the same writes.
// usage: floor.mjs SPECS_FOLDER OUTPUT_FOLDER
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resourcesOf } from './resources.mjs'

const [, , specs, output] = process.argv
const made = new Set()
for (const file of readdirSync(specs)) {
  const spec = JSON.parse(readFileSync(join(specs, file), 'utf8'))
  const text = resourcesOf(spec)
    .map((resource) => JSON.stringify(resource))
    .join('\n')
  const folder = join(output, spec.metadata.namespace)
  if (!made.has(folder)) mkdirSync(folder, { recursive: true })
  made.add(folder)
  writeFileSync(join(folder, `eventendpoint-${spec.metadata.name}.json`), text)
}
