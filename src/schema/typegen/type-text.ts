import { compile } from 'json-schema-to-typescript'
import type { Schema } from '../../model/kind.ts'
import { propertyKey } from './names.ts'
import { plainSchema, type Reader } from './plain.ts'

/** How the text of a type is written. */
export interface TypeTextOptions {
  readonly reader: Reader
  /** Whether an optional property may also be given as undefined, which cdk8s leaves out. */
  readonly optional: 'absent' | 'or-undefined'
}

const OPTIONS = {
  bannerComment: '',
  format: false,
  unknownAny: true,
  ignoreMinAndMaxItems: true,
  declareExternallyReferenced: false,
} as const

/** The members of a schema's properties as TypeScript, one or more lines each, indented by two spaces. */
export async function typeText(schema: Schema, options: TypeTextOptions): Promise<string> {
  if (Object.keys(schema.properties ?? {}).length === 0) return ''
  const { schema: plain, names } = plainSchema(schema, options.reader)
  const text = await compile(plain as Parameters<typeof compile>[0], 'Root', OPTIONS)
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith('export interface Root'))
  const end = lines.findLastIndex((line) => line === '}')
  return tidy(lines.slice(start + 1, end), names, options)
}

/**
 * The compiler's lines with names in place of keys and with indentation. It writes a member a line; a line that ends in
 * `{` opens a type, one that begins with `}` closes it, and in a comment every line begins with ` *`.
 */
function tidy(lines: readonly string[], names: readonly string[], options: TypeTextOptions): string {
  const ends: string[] = []
  const tidied: string[] = []
  for (const line of lines) {
    if (/^(?:\/\*\*| \*)/.test(line)) {
      tidied.push(`${indent(ends.length)}${line.trimEnd()}`)
      if (line === ' */') joinComment(tidied)
      continue
    }
    const end = line.startsWith('}') ? (ends.pop() ?? '') : ''
    const isOptional = /^p\d+\?: /.test(line)
    const suffix = isOptional && options.optional === 'or-undefined' ? ' | undefined' : ''
    const named = line.replace(/^p(\d+)(?=\??: )/, (_, index: string) => propertyKey(names[Number(index)] ?? ''))
    tidied.push(`${indent(ends.length)}${named}${line.endsWith('{') ? '' : suffix}${end}`)
    if (line.endsWith('{')) ends.push(suffix)
  }
  return tidied.map((line) => `${line}\n`).join('')
}

/** Puts a comment of one line of text on one line. */
function joinComment(lines: string[]): void {
  const [start = '', text = ''] = lines.slice(-3)
  if (start.trim() === '/**') lines.splice(-3, 3, `${start}${text.trim().slice(1)} */`)
}

function indent(depth: number): string {
  return '  '.repeat(depth + 1)
}
