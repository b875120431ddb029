import { kindKey } from '../model/kind.ts'
import type { Override } from '../model/override.ts'
import type { Program } from '../pipeline/1-load.ts'

/** The program with the override of that name replaced by another form of it, or without it. */
export function overridesWith(program: Program, name: string, other: Override | undefined): Program {
  const { overrides } = program
  const isThere = overrides.list.some((one) => one.name === name)
  const replaced = overrides.list.flatMap((one) => (one.name !== name ? [one] : other === undefined ? [] : [other]))
  const list = isThere || other === undefined ? replaced : [...replaced, other]
  const byKind = new Map<string, number[]>()
  for (const [position, { target }] of list.entries()) {
    for (const key of new Set(target.map(({ group, kind }) => kindKey(group, kind)))) {
      byKind.set(key, [...(byKind.get(key) ?? []), position])
    }
  }
  return { ...program, overrides: { ...overrides, list, byKind } }
}
