import type { Kind, KindVersion, Schema } from '../../model/kind.ts'
import { docComment, kindIdentifier, literal, versionIdentifier } from './names.ts'
import type { Reader } from './plain.ts'
import { typeText } from './type-text.ts'

/**
 * The types of a package's own kinds, for those who write compositions: `DataEndpoint` is the storage version as a
 * composition receives it, `DataEndpointInput` the same as a user writes it, `DataEndpointV1alpha1` and
 * `DataEndpointV1alpha1Input` another version. They are types alone: importing them loads nothing.
 */
export async function typesText(kinds: readonly Kind[]): Promise<string> {
  const texts: string[] = []
  for (const kind of kinds) {
    const stored = kind.versions.filter(({ storage }) => storage)
    for (const version of [...stored, ...kind.versions.filter(({ storage }) => !storage)]) {
      texts.push(await typeOf(kind, version, 'received'), await typeOf(kind, version, 'written'))
    }
  }
  return `import type { CompositeMetadata } from 'motif'\n\n${texts.join('\n')}`
}

async function typeOf(kind: Kind, version: KindVersion, reader: Reader): Promise<string> {
  const base = `${kindIdentifier(kind.kind)}${version.storage ? '' : versionIdentifier(version.name)}`
  const members = await typeText(fieldsOf(version.schema), { reader, optional: 'absent' })
  const what = reader === 'received' ? 'as a composition receives it: defaults are filled in.' : 'as a user writes it.'
  const intro = `${kind.kind} of ${kind.group}/${version.name}, ${what}`
  return (
    docComment([intro, version.schema.description ?? ''].filter((text) => text !== '').join('\n\n')) +
    `export interface ${base}${reader === 'received' ? '' : 'Input'} {\n` +
    `  apiVersion: ${literal(`${kind.group}/${version.name}`)}\n` +
    `  kind: ${literal(kind.kind)}\n` +
    `  metadata: CompositeMetadata\n${members}}\n`
  )
}

function fieldsOf(schema: Schema): Schema {
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !COMMON.has(name))
  return { ...schema, properties: Object.fromEntries(fields) }
}

const COMMON: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status'])
