import type { Problem } from '../model/diagnostic.ts'
import { isList, own, type Mapping, type Value, type ValuePath } from '../model/value.ts'
import { checkApproval, checkConversion } from './crd-conversion.ts'
import { checkBesideSchema } from './crd-version.ts'

/**
 * The API server's rules for a CustomResourceDefinition outside of its schemas (apiextensions-apiserver,
 * pkg/apis/apiextensions/validation): names, scope, versions. The document's shape has been checked.
 */
export function checkEnvelope(crd: Mapping): readonly Problem[] {
  const problems: Problem[] = []
  const spec = own(crd, 'spec')
  if (spec === undefined) return [{ ...problem('The CustomResourceDefinition has no spec', []) }]
  checkNames(crd, problems)
  const scope = own(spec, 'scope')
  if (scope !== 'Namespaced' && scope !== 'Cluster')
    problems.push(
      problem('spec.scope must be Namespaced or Cluster', scope === undefined ? ['spec'] : ['spec', 'scope']),
    )
  if (own(spec, 'preserveUnknownFields') === true)
    problems.push(
      problem('spec.preserveUnknownFields must be false', ['spec', 'preserveUnknownFields'], {
        help: 'where any field may stand, write x-kubernetes-preserve-unknown-fields: true in the schema.',
      }),
    )
  const versions = own(spec, 'versions')
  checkVersions(isList(versions) ? versions : [], problems)
  return [...problems, ...checkConversion(spec), ...checkApproval(crd)]
}

const LABEL = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/

function checkNames(crd: Mapping, problems: Problem[]): void {
  const spec = own(crd, 'spec')
  const names = own(spec, 'names')
  const group = own(spec, 'group')
  if (typeof group !== 'string' || group.length > 253 || !SUBDOMAIN.test(group))
    problems.push(
      problem(`spec.group must be a domain name with a dot, such as platform.example.com`, ['spec', 'group']),
    )
  for (const [name, isNeeded] of NAMES) {
    const value = own(names, name)
    if ((value === undefined || value === '') && !isNeeded) continue
    if (typeof value === 'string' && LABEL.test(CASED.has(name) ? value.toLowerCase() : value)) continue
    const at: ValuePath = value === undefined ? ['spec'] : ['spec', 'names', name]
    problems.push(
      problem(
        `spec.names.${name} must be ${CASED.has(name) ? 'letters' : 'lower-case letters'}, digits and hyphens, beginning with a letter, at most 63`,
        at,
      ),
    )
  }
  for (const name of ['shortNames', 'categories']) {
    const values = own(names, name)
    if (!isList(values)) continue
    values.forEach((value, index) => {
      if (typeof value === 'string' && LABEL.test(value)) return
      problems.push(
        problem(
          `spec.names.${name} holds ${JSON.stringify(value)}, which is not lower-case letters, digits and hyphens`,
          ['spec', 'names', name, index],
        ),
      )
    })
  }
  if (own(names, 'kind') !== undefined && own(names, 'kind') === own(names, 'listKind'))
    problems.push(problem('spec.names.listKind must differ from spec.names.kind', ['spec', 'names', 'listKind']))
  checkObjectName(crd, `${textOf(own(names, 'plural'))}.${textOf(group)}`, problems)
}

const NAMES = [
  ['kind', true],
  ['plural', true],
  ['singular', false],
  ['listKind', false],
] as const
const CASED: ReadonlySet<string> = new Set(['kind', 'listKind'])

function checkObjectName(crd: Mapping, wanted: string, problems: Problem[]): void {
  const metadata = own(crd, 'metadata')
  const name = own(metadata, 'name')
  if (name !== wanted)
    problems.push(
      problem(
        `metadata.name must be spec.names.plural and spec.group joined by a dot`,
        name === undefined ? ['metadata'] : ['metadata', 'name'],
        { help: `write name: ${wanted}` },
      ),
    )
  if (own(metadata, 'namespace') !== undefined)
    problems.push(problem('A CustomResourceDefinition has no namespace', ['metadata', 'namespace']))
}

function checkVersions(versions: readonly Value[], problems: Problem[]): void {
  if (versions.length === 0)
    problems.push(problem('spec.versions must have at least one version', ['spec', 'versions']))
  versions.forEach((version, index) => {
    const at = ['spec', 'versions', index]
    const name = textOf(own(version, 'name'))
    if (!LABEL.test(name))
      problems.push(problem('A version needs a name of lower-case letters, digits and hyphens, such as v1', at))
    else if (versions.findIndex((other) => own(other, 'name') === name) !== index)
      problems.push(problem(`spec.versions has ${name} twice`, [...at, 'name']))
    if (own(own(version, 'schema'), 'openAPIV3Schema') === undefined)
      problems.push(problem(`Version ${name} has no schema.openAPIV3Schema`, at))
    problems.push(...checkBesideSchema(version, at))
  })
  const stored = versions.flatMap((version, index) => (own(version, 'storage') === true ? [index] : []))
  if (stored.length === 0 && versions.length > 0)
    problems.push(problem('No version is marked storage: true; exactly one must be', ['spec', 'versions']))
  for (const index of stored.slice(1))
    problems.push(
      problem('A second version is marked storage: true; exactly one must be', ['spec', 'versions', index, 'storage']),
    )
}

function problem(message: string, path: ValuePath, more: Pick<Problem, 'help'> = {}): Problem {
  return { code: 'kind/schema', message: `${message}.`, path, ...more }
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}
