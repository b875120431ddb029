import type { Origin } from '../model/origin.ts'
import { identityKey } from '../model/resource.ts'
import type { Unit } from '../model/unit.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { check } from '../pipeline/2-check.ts'
import { compose } from '../pipeline/3-compose.ts'

/** The place of the composition that makes a resource of a unit: composes again, so ask seldom. */
export function locateCall(
  program: Program,
  source: SourceObject | undefined,
  { unit, key }: { readonly unit: Unit; readonly key: string },
): Origin | undefined {
  if (source?.kind === undefined || source.role === 'raw') return undefined
  const { kind, manifest, version } = source
  const { composite, problems, faults } = check(
    { manifest, kind, version, namespace: program.package.namespace },
    program.converters,
  )
  const part = unit.index.find(({ identity }) => identityKey(identity) === key)?.part
  if (problems.length + faults.length > 0 || part === undefined) return undefined
  return compose(program, composite, kind)
    .parts.find((each) => each.part === part)
    ?.locate()
}
