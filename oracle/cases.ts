import type { Mapping, Value } from '../src/model/value.ts'
import type { REMOVED } from './json.ts'
import { withValue } from './json.ts'
import { MUTATIONS } from './mutations.ts'
import { plainPath } from './answer.ts'
import { randomOf, type Random } from './random.ts'
import { sitesOf, type Site } from './sites.ts'
import type { Subject } from './subjects.ts'

/** A mutated object. */
export interface Case {
  readonly index: number
  readonly subject: Subject
  readonly object: Mapping
  /** `name at path`, in the order in which they were made. */
  readonly changes: readonly string[]
}

/** The case of a seed: always the same one for the same subjects. Groups of subjects take turns, whatever their sizes. */
export function caseOf(groups: readonly (readonly Subject[])[], seed: number, index: number): Case {
  const random = randomOf(seed, index)
  const subject = random.pick(groups[index % groups.length] ?? [])
  const schema = subject.kind.versions.find(({ name }) => name === subject.version)?.schema ?? {}
  const changes: string[] = []
  let object = subject.base
  const count = random.pick([1, 1, 1, 1, 1, 1, 2, 2, 3])
  while (changes.length < count) {
    const change = changeOf(sitesOf(object, schema), random)
    changes.push(`${change.name} at ${plainPath(change.site.path)}`)
    object = withValue(object, change.site.path, change.put) as Mapping
  }
  return { index, subject, object, changes }
}

interface Change {
  readonly name: string
  readonly site: Site
  readonly put: Value | typeof REMOVED
}

function changeOf(sites: readonly Site[], random: Random): Change {
  for (;;) {
    const mutation = random.pick(MUTATIONS)
    const fitting = sites.filter((site) => mutation.fits(site))
    if (fitting.length === 0) continue
    const site = random.pick(fitting)
    return { name: mutation.name, site, put: mutation.apply(site, random) }
  }
}
