import type { KindVersion, Schema } from '../src/model/kind.ts'
import { plainPath } from './answer.ts'
import type { Subject } from './subjects.ts'

const patterns = new WeakMap<KindVersion, readonly RegExp[]>()

/** Whether a CEL rule of the subject's kind reports at such a path. */
export function isRulePath({ kind, version }: Subject, path: string): boolean {
  const found = kind.versions.find(({ name }) => name === version)
  if (found === undefined) return false
  const known = patterns.get(found) ?? patternsBelow(found.schema, '')
  patterns.set(found, known)
  return known.some((pattern) => pattern.test(path))
}

function patternsBelow(schema: Schema, path: string): readonly RegExp[] {
  const { properties = {}, items, additionalProperties } = schema
  const rules = schema['x-kubernetes-validations'] ?? []
  return [
    // A rule that fails is reported where it stands.
    ...(rules.length === 0 ? [] : [patternOf(path)]),
    ...rules.map(({ fieldPath = '' }) => patternOf(`${path}.${plainPath([fieldPath.replaceAll("'", '')])}`)),
    ...Object.entries(properties).flatMap(([key, child]) => patternsBelow(child, `${path}.${key}`)),
    ...(items === undefined ? [] : patternsBelow(items, `${path}.*`)),
    ...(typeof additionalProperties === 'object' ? patternsBelow(additionalProperties, `${path}.*`) : []),
  ]
}

/** `*` stands for an item or a key of a map. */
function patternOf(path: string): RegExp {
  const steps = path.split('.').filter((step) => step !== '')
  return new RegExp(`^${steps.map((step) => (step === '*' ? '.+' : step.replace(/[^\w-]/g, '.'))).join('\\.')}$`)
}
