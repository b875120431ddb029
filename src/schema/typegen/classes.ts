import type { Kind, KindVersion, Schema } from '../../model/kind.ts'
import { docComment, kindIdentifier, literal } from './names.ts'
import { typeText, type TypeTextOptions } from './type-text.ts'

/** A kind in one of its versions. */
export interface KindInVersion {
  readonly kind: Kind
  readonly version: KindVersion
}

/**
 * The constructs of one group and version: a class and its props for each kind, by the kinds' names. `parts` are those
 * of typeText, shared among the groups that hold the same large objects.
 */
export async function classesText(kinds: readonly KindInVersion[], parts?: TypeTextOptions['parts']): Promise<string> {
  const sorted = [...kinds].sort((a, b) => (a.kind.kind < b.kind.kind ? -1 : 1))
  const texts = await Promise.all(sorted.map((kind) => classText(kind, parts)))
  return (
    "import { ApiObject, type ApiObjectMetadata } from 'cdk8s'\nimport type { Construct } from 'constructs'\n\n" +
    texts.join('\n')
  )
}

async function classText({ kind, version }: KindInVersion, parts: TypeTextOptions['parts']): Promise<string> {
  const name = kindIdentifier(kind.kind)
  const schema = propsSchema(version.schema)
  const members = await typeText(schema, { reader: 'written', optional: 'or-undefined', ...(parts ? { parts } : {}) })
  const apiVersion = literal(kind.group === '' ? version.name : `${kind.group}/${version.name}`)
  const noProps = (schema.required ?? []).length === 0 ? ' = {}' : ''
  const doc = [version.schema.description ?? '', version.deprecated ? '@deprecated' : ''].filter((text) => text !== '')
  return (
    `/** What ${name} is made of. */\n` +
    `export interface ${name}Props {\n  metadata?: ApiObjectMetadata\n${members}}\n\n` +
    docComment(doc.join('\n\n')) +
    `export class ${name} extends ApiObject {\n` +
    `  static readonly GVK = { apiVersion: ${apiVersion}, kind: ${literal(kind.kind)} } as const\n\n` +
    `  constructor(scope: Construct, id: string, props: ${name}Props${noProps}) {\n` +
    `    super(scope, id, { ...props, ...${name}.GVK })\n  }\n}\n`
  )
}

/** A schema without the fields that the class gives itself, and without status, which nobody writes. */
function propsSchema(schema: Schema): Schema {
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !GIVEN.has(name))
  return {
    ...schema,
    properties: Object.fromEntries(fields),
    required: (schema.required ?? []).filter((name) => !GIVEN.has(name)),
  }
}

const GIVEN: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status'])
