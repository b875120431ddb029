import { kebab, pluralOf } from './names.ts'
import type { NewFile } from './new-files.ts'

/** The composition languages that a new kind can have. */
export const LANGUAGES = ['ts', 'hbs'] as const

/** What a new kind is called and where its files go. */
export interface NewKind {
  readonly kind: string
  readonly group: string
  readonly language: (typeof LANGUAGES)[number]
  /** Folders of the package, as motif.yaml names them. */
  readonly schemas: string
  readonly compositions: string
  readonly generated: string
  readonly specs: string
}

/**
 * The files of a new kind: schema, composition, a spec as its example, and a test of what that spec renders to. It
 * renders to a ConfigMap, so that no CRD has to be imported before it works. Same bytes each time.
 */
export function kindFiles(made: NewKind): readonly NewFile[] {
  const name = kebab(made.kind)
  const composition =
    made.language === 'ts'
      ? { path: `${made.compositions}/${name}.ts`, text: typescriptComposition(made) }
      : { path: `${made.compositions}/${name}.yaml.hbs`, text: HANDLEBARS_COMPOSITION }
  return [
    { path: `${made.schemas}/${name}.yaml`, text: schema(made) },
    composition,
    { path: `${made.specs}/${name}.yaml`, text: spec(made) },
    { path: `test/${name}.test.js`, text: testOf(made) },
  ]
}

/** The files that a composition of the kind could stand in, whatever its language. */
export function compositionFiles({ kind, compositions }: Pick<NewKind, 'kind' | 'compositions'>): readonly string[] {
  return [`${compositions}/${kebab(kind)}.ts`, `${compositions}/${kebab(kind)}.yaml.hbs`]
}

function schema({ kind, group }: NewKind): string {
  const plural = pluralOf(kind)
  return `# What users of ${kind} may write. An editor, the compiler and a cluster all read this file.
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.${group}
spec:
  group: ${group}
  names:
    kind: ${kind}
    plural: ${plural}
    singular: ${kind.toLowerCase()}
  scope: Namespaced
  versions:
    - name: v1alpha1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [owner]
              properties:
                owner:
                  description: The team that answers for it.
                  type: string
                  minLength: 1
                  maxLength: 63
                logLevel:
                  description: How much is logged.
                  type: string
                  enum: [debug, info, warn]
                  default: info
`
}

function typescriptComposition({ kind, compositions, generated }: NewKind): string {
  const up = '../'.repeat(compositions.split('/').length)
  return `import { composition } from 'motif'
import { ConfigMap } from '${up}${generated}/core/core/v1.ts'
import type { ${kind} } from '${up}${generated}/kinds/${kebab(kind)}.ts'

export default composition<${kind}>((scope, { metadata, spec }) => {
  new ConfigMap(scope, 'config', {
    metadata: { name: metadata.name },
    data: { owner: spec.owner, logLevel: spec.logLevel },
  })
})
`
}

const HANDLEBARS_COMPOSITION = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{metadata.name}}
data:
  owner: {{spec.owner}}
  logLevel: {{spec.logLevel}}
`

function spec({ kind, group }: NewKind): string {
  return `apiVersion: ${group}/v1alpha1
kind: ${kind}
metadata:
  name: ${kebab(kind)}-example
  namespace: demo
spec:
  owner: payments
`
}

function testOf({ kind, group, specs }: NewKind): string {
  const name = kebab(kind)
  return `import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'

const shell = process.platform === 'win32'

test('${specs}/${name}.yaml renders to a ConfigMap', () => {
  const rendered = execFileSync('motif', ['render', '--stdout', '${specs}/${name}.yaml'], { encoding: 'utf8', shell })
  assert.equal(
    rendered,
    \`apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}-example
  namespace: demo
  annotations:
    motif.dev/composite: ${group}/${kind}/demo/${name}-example
data:
  logLevel: info
  owner: payments
\`,
  )
})
`
}
