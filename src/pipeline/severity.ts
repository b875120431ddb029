import type { Severity } from '../model/codes.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** Diagnostics with the severities that motif.yaml gives their codes; those that are `off` are left out. */
export function withSeverities(
  diagnostics: readonly Diagnostic[],
  severity: Readonly<Record<string, Severity | 'off'>>,
): Diagnostic[] {
  return diagnostics.flatMap((each) => {
    const wanted = Object.hasOwn(severity, each.code) ? severity[each.code] : undefined
    if (wanted === 'off') return []
    return [wanted === undefined ? each : { ...each, severity: wanted }]
  })
}
