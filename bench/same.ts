// Whether two tools made the same resources, however each writes and orders them.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'

/** Throws where two outputs, each a file or a folder of YAML or JSON, are not the same `count` resources. */
export function sameResources(a: string, b: string, count: number): void {
  const [ours, theirs] = [resourcesIn(a), resourcesIn(b)]
  if (ours.length !== count || kindsOf(ours) !== kindsOf(theirs))
    throw new Error(`not the same resources: ${kindsOf(ours)} in ${a}, ${kindsOf(theirs)} in ${b}`)
  const [mine, other] = [ours.map(canonical).sort(), theirs.map(canonical).sort()]
  const index = mine.findIndex((text, at) => text !== other[at])
  if (index >= 0) throw new Error(`not the same resource:\n${mine[index] ?? ''}\n${other[index] ?? ''}`)
}

/** Every document that is an object, of each file that is not hidden. */
function resourcesIn(path: string): readonly object[] {
  const files = statSync(path).isDirectory() ? filesIn(path) : [path]
  return files
    .flatMap((file) => loadAll(readFileSync(file, 'utf8')))
    .filter((document): document is object => typeof document === 'object' && document !== null)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
}

/** How many there are of each kind, by name. */
function kindsOf(resources: readonly object[]): string {
  const counts = new Map<string, number>()
  for (const resource of resources) {
    const kind = 'kind' in resource ? String(resource.kind) : 'no kind'
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ')
}

/** One text for one value: JSON with sorted keys. */
function canonical(resource: object): string {
  return JSON.stringify(resource, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
      : value,
  )
}
