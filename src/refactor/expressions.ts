import type { Problem } from '../model/diagnostic.ts'
import { isList, isMapping, own, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { compileExpression } from '../schema/cel/compile.ts'

/** What is wrong with the expressions of a Refactor whatever the objects are. Adds `edit/schema`. */
export function expressionProblems(spec: Mapping): readonly Problem[] {
  const select = own(spec, 'select')
  const conditions = isList(select)
    ? select.flatMap((each, i) => expressionAt(each, ['spec', 'select', i], 'where'))
    : expressionAt(select, ['spec', 'select'], 'where')
  const edits = own(spec, 'edits')
  const computed = (isList(edits) ? edits : []).flatMap((edit, i) =>
    isMapping(edit) ? expressionAt(own(edit, 'compute'), ['spec', 'edits', i, 'compute'], 'cel') : [],
  )
  return [...conditions, ...computed]
}

function expressionAt(holder: Value | undefined, path: ValuePath, key: 'where' | 'cel'): readonly Problem[] {
  const cel = isMapping(holder) ? own(holder, key) : undefined
  if (typeof cel !== 'string') return []
  const { error } = compileExpression(cel, ['self', 'item'])
  if (error === undefined) return []
  const help = 'write CEL with the library of Kubernetes: has(self.spec.replicas) && self.spec.replicas > 10.'
  return [{ code: 'edit/schema', path: [...path, key], message: `\`${key}\` can't be read as CEL: ${error}.`, help }]
}
