import type { Change, Plan } from '../../src/model/change.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { groupChanges, type Ungrouped } from '../../src/change/group.ts'

/** An update of one field of one bucket; `more` is laid over it. */
export function update(name: string, more: Partial<Change> = {}): Ungrouped {
  return {
    action: 'update',
    apiVersion: 'storage.example/v1',
    identity: { group: 'storage.example', kind: 'Bucket', namespace: 'data', name },
    risks: ['in-place'],
    composite: `data.example/Endpoint/data/${name}`,
    fields: [
      {
        path: 'spec.public',
        before: false,
        after: true,
        causes: [{ file: 'compositions/endpoint.ts', line: 18, column: 5, is: 'composition' }],
      },
    ],
    causes: [],
    ...more,
  }
}

/** A plan of these changes. */
export function planOfChanges(changes: readonly Ungrouped[]): Plan {
  return { against: 'main', unchanged: 7, ...groupChanges(changes) }
}

/** What the verb returns for a plan. */
export function planOutcome(plan: Plan): Outcome {
  return { report: 'PlanReport', exitCode: 0, summary: {}, diagnostics: [], details: {}, lines: [], plan }
}
