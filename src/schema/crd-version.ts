import type { Problem } from '../model/diagnostic.ts'
import type { Schema } from '../model/kind.ts'
import { isList, isMapping, own, ownText, type Value, type ValuePath } from '../model/value.ts'
import { schemaAt } from './cel/rule-problem.ts'

/**
 * The API server's rules for what stands beside the schema of a version (apiextensions-apiserver,
 * validateCustomResourceDefinitionVersion): warnings, subresources, columns, fields to select by. `at` leads to the version.
 */
export function checkBesideSchema(version: Value, at: ValuePath): readonly Problem[] {
  return [
    ...warningProblems(version, at),
    ...scaleProblems(own(own(version, 'subresources'), 'scale'), [...at, 'subresources', 'scale']),
    ...columnProblems(own(version, 'additionalPrinterColumns'), [...at, 'additionalPrinterColumns']),
    ...selectableProblems(version, [...at, 'selectableFields']),
  ]
}

const LONGEST_WARNING = 256

function warningProblems(version: Value, at: ValuePath): readonly Problem[] {
  const warning = own(version, 'deprecationWarning')
  if (typeof warning !== 'string') return []
  const here = [...at, 'deprecationWarning']
  if (own(version, 'deprecated') !== true) return [problem('Only a deprecated version has a deprecationWarning', here)]
  const isRight =
    warning !== '' && Buffer.byteLength(warning) <= LONGEST_WARNING && /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(warning)
  return isRight ? [] : [problem(`deprecationWarning takes 1 to ${LONGEST_WARNING} printable characters`, here)]
}

const SCALE_PATHS = [
  { name: 'specReplicasPath', roots: ['.spec.'], isNeeded: true },
  { name: 'statusReplicasPath', roots: ['.status.'], isNeeded: true },
  { name: 'labelSelectorPath', roots: ['.spec.', '.status.'], isNeeded: false },
] as const

function scaleProblems(scale: Value | undefined, at: ValuePath): readonly Problem[] {
  if (!isMapping(scale)) return []
  return SCALE_PATHS.flatMap(({ name, roots, isNeeded }) => {
    const path = ownText(scale, name)
    if ((path === '' && !isNeeded) || roots.some((root) => path.startsWith(root))) return []
    return [problem(`${name} must begin with ${roots.join(' or ')}`, path === '' ? at : [...at, name])]
  })
}

const COLUMN_TYPES = ['integer', 'number', 'string', 'boolean', 'date']
const COLUMN_FORMATS = ['', 'int32', 'int64', 'float', 'double', 'byte', 'date', 'date-time', 'password']

function columnProblems(columns: Value | undefined, at: ValuePath): readonly Problem[] {
  if (!isList(columns)) return []
  return columns.flatMap((column, index) => {
    const here = [...at, index]
    return [
      ...(ownText(column, 'name') === '' ? [problem('A printer column needs a name', here)] : []),
      ...(COLUMN_TYPES.includes(ownText(column, 'type'))
        ? []
        : [problem(`A printer column needs a type: ${COLUMN_TYPES.join(', ')}`, here)]),
      ...(COLUMN_FORMATS.includes(ownText(column, 'format'))
        ? []
        : [problem(`The format of a printer column is one of ${COLUMN_FORMATS.slice(1).join(', ')}`, here)]),
      ...(ownText(column, 'jsonPath').startsWith('.')
        ? []
        : [problem('A printer column needs a jsonPath that begins with a dot', here)]),
    ]
  })
}

const MOST_SELECTABLE = 8
const SELECTABLE_TYPES: ReadonlySet<string | undefined> = new Set(['string', 'boolean', 'integer'])

function selectableProblems(version: Value, at: ValuePath): readonly Problem[] {
  const fields = own(version, 'selectableFields')
  const schema = own(own(version, 'schema'), 'openAPIV3Schema')
  if (!isList(fields) || !isMapping(schema)) return []
  const paths = fields.map((field) => ownText(field, 'jsonPath'))
  const wrong = paths.flatMap((path, index) => {
    const says = paths.indexOf(path) < index ? 'is there twice' : selectableProblem(path, schema)
    if (says === undefined) return []
    return [problem(`selectableFields: ${path === '' ? 'a jsonPath' : path} ${says}`, [...at, index, 'jsonPath'])]
  })
  const many = new Set(paths).size > MOST_SELECTABLE
  return many ? [...wrong, problem(`selectableFields has more than ${MOST_SELECTABLE} fields`, at)] : wrong
}

function selectableProblem(path: string, schema: Schema): string | undefined {
  if (path === '') return 'is missing'
  const found = path.includes('[') ? undefined : schemaAt(path, schema)
  if (found === undefined) return 'leads to no field of the schema'
  if (/^\.metadata(\.|$)/.test(path)) return 'must not lead into metadata'
  return SELECTABLE_TYPES.has(found.type) ? undefined : 'must lead to a string, a boolean or an integer'
}

function problem(message: string, path: ValuePath): Problem {
  return { code: 'kind/schema', message: `${message}.`, path }
}
