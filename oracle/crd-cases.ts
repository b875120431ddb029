import { isList, isMapping, own, ownText, type Mapping, type Value, type ValuePath } from '../src/model/value.ts'
import { plainPath } from './answer.ts'
import { CEL_CASES } from './cel-cases.ts'
import { EXPENSIVE_RULES, KEYWORDS, WRONG_RULES } from './crd-keywords.ts'
import { valueFor } from './generate.ts'
import { REMOVED, withValue } from './json.ts'
import { ANY, NAMES } from './pool.ts'
import { randomOf, type Random } from './random.ts'
import type { Declaration } from './subjects.ts'

/** A mutated CustomResourceDefinition. */
export interface CrdCase {
  readonly index: number
  readonly declaration: Declaration
  readonly document: Mapping
  readonly changes: readonly string[]
}

interface Node {
  readonly path: ValuePath
  readonly schema: Mapping
}

/** The case of a seed. Every other CRD is one of those made for the oracle, which hold more constructs. */
export function crdCaseOf(declarations: readonly Declaration[], seed: number, index: number): CrdCase {
  const random = randomOf(seed, index ^ 0x5eed)
  const made = declarations.filter(({ file }) => /^(made|oracle|schemas)/.test(file))
  const declaration = random.pick(random.oneIn(2) ? made : declarations)
  const changes: string[] = []
  let { document } = declaration
  const count = random.pick([1, 1, 1, 2])
  while (changes.length < count) {
    const change = random.oneIn(6) ? envelopeChange(document, random) : schemaChange(document, random)
    changes.push(`${change.name} at ${plainPath(change.path)}`)
    document = withValue(document, change.path, change.put) as Mapping
  }
  return { index, declaration, document, changes }
}

interface Change {
  readonly name: string
  readonly path: ValuePath
  readonly put: Value | typeof REMOVED
}

function schemaChange(document: Mapping, random: Random): Change {
  const { path, schema } = random.pick(nodesOf(document))
  const keyword = random.pick(Object.keys(KEYWORDS))
  const at = (name: string): ValuePath => [...path, name]
  switch (random.below(7)) {
    case 0:
      return { name: 'a keyword of any type', path: at(keyword), put: random.pick(ANY) }
    case 1: {
      const name = random.pick([...Object.keys(schema), 'type'])
      return { name: 'a keyword taken out', path: at(name), put: REMOVED }
    }
    case 2:
      return { name: 'a default', path: at('default'), put: valueFor(schema, random) }
    case 3: {
      const rule = random.pick([...WRONG_RULES, ...EXPENSIVE_RULES, ...CEL_CASES.map((one) => one.rule)])
      return { name: 'a rule', path: at('x-kubernetes-validations'), put: [{ rule }] }
    }
    default:
      return { name: `keyword ${keyword}`, path: at(keyword), put: random.pick(KEYWORDS[keyword] ?? [null]) }
  }
}

/** A change outside of the schemas. */
function envelopeChange(document: Mapping, random: Random): Change {
  const paths = envelopePaths(document, [])
  const path = random.pick(paths.filter((one) => one.length > 1))
  if (random.oneIn(3)) return { name: 'a field taken out', path, put: REMOVED }
  if (random.oneIn(3)) return { name: 'any value', path, put: random.pick(ANY) }
  return { name: 'a name', path, put: random.pick(NAMES) }
}

function envelopePaths(value: Value, path: ValuePath): readonly ValuePath[] {
  if (path.at(-1) === 'openAPIV3Schema' || path.at(-1) === 'annotations' || path.at(-1) === 'status') return []
  const inside = isList(value)
    ? value.flatMap((item, index) => envelopePaths(item, [...path, index]))
    : isMapping(value)
      ? Object.entries(value).flatMap(([key, item]) => envelopePaths(item, [...path, key]))
      : []
  return [path, ...inside]
}

function nodesOf(document: Mapping): readonly Node[] {
  const versions = own(own(document, 'spec'), 'versions')
  if (!isList(versions)) return [{ path: ['spec'], schema: {} }]
  const nodes = versions.flatMap((version, index) => {
    const schema = own(own(version, 'schema'), 'openAPIV3Schema')
    return schema === undefined ? [] : below(schema, ['spec', 'versions', index, 'schema', 'openAPIV3Schema'])
  })
  return nodes.length > 0 ? nodes : [{ path: ['spec', 'versions', 0, 'schema', 'openAPIV3Schema'], schema: {} }]
}

function below(schema: Value, path: ValuePath): readonly Node[] {
  if (!isMapping(schema)) return []
  const many = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const branches = own(schema, keyword)
    return isList(branches) ? branches.flatMap((branch, index) => below(branch, [...path, keyword, index])) : []
  })
  const single = ['items', 'additionalProperties', 'not'].flatMap((keyword) =>
    below(own(schema, keyword) ?? null, [...path, keyword]),
  )
  const properties = own(schema, 'properties')
  const fields = isMapping(properties)
    ? Object.entries(properties).flatMap(([key, child]) => below(child, [...path, 'properties', key]))
    : []
  return [{ path, schema }, ...fields, ...single, ...many]
}

/** The name by which reports call the case. */
export function crdName({ declaration }: CrdCase): string {
  return `${declaration.file} ${ownText(own(declaration.document, 'metadata'), 'name')}`
}
