import type { Waiver } from '../../model/package.ts'
import { isBreaking, type Change } from './change.ts'

/** A change and what a package's waivers say of it. */
export interface Judged {
  readonly change: Change
  readonly isBreaking: boolean
  /** The waiver that lets it pass. */
  readonly waiver?: Waiver
  /** A waiver that would have, before its day. */
  readonly expired?: Waiver
}

/** Each change, in its order, with the first waiver that lets it pass; `today` is a date as `2026-01-31`. */
export function judge(changes: readonly Change[], waivers: readonly Waiver[], today: string): readonly Judged[] {
  return changes.map((change) => {
    if (!isBreaking(change)) return { change, isBreaking: false }
    const matching = waivers.filter((waiver) => isFor(waiver, change))
    const waiver = matching.find(({ expires }) => expires === undefined || today <= expires)
    const [expired] = matching
    if (waiver !== undefined) return { change, isBreaking: true, waiver }
    return { change, isBreaking: true, ...(expired === undefined ? {} : { expired }) }
  })
}

/** True where the waiver names the change: its code and kind, and its version and path where it says them. */
export function isFor({ code, kind, version, path }: Waiver, change: Change): boolean {
  return (
    code === change.code &&
    (kind === change.kind || kind === `${change.kind}.${change.group}`) &&
    (version === undefined || version === change.version) &&
    (path === undefined || path === change.path)
  )
}
