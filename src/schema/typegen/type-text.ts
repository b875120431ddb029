import { compile } from 'json-schema-to-typescript'
import type { Schema } from '../../model/kind.ts'
import { propertyKey } from './names.ts'
import { plainSchema, type Reader } from './plain.ts'

/** How the text of a type is written. */
export interface TypeTextOptions {
  readonly reader: Reader
  /** Whether an optional property may also be given as undefined, which cdk8s leaves out. */
  readonly optional: 'absent' | 'or-undefined'
  /**
   * The texts of large objects, by their schema as JSON, filled as they are met: for schemas that hold the same large
   * objects many times, as Kubernetes' own hold the template of a Pod.
   */
  readonly parts?: Map<string, Promise<string>>
}

const OPTIONS = {
  bannerComment: '',
  format: false,
  unknownAny: true,
  ignoreMinAndMaxItems: true,
  declareExternallyReferenced: false,
} as const

/** From how many characters of JSON on an object is a part. */
const PART_SIZE = 1500

/** The members of a schema's properties as TypeScript, one or more lines each, indented by two spaces. */
export async function typeText(schema: Schema, options: TypeTextOptions): Promise<string> {
  if (Object.keys(schema.properties ?? {}).length === 0) return ''
  const isPart = (part: Schema): boolean => options.parts !== undefined && JSON.stringify(part).length > PART_SIZE
  const { schema: plain, names, parts } = plainSchema(schema, options.reader, isPart)
  const partTexts = await Promise.all(parts.map((part) => partText(part, options)))
  const text = await compile(plain as Parameters<typeof compile>[0], 'Root', OPTIONS)
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith('export interface Root'))
  const end = lines.findLastIndex((line) => line === '}')
  return tidy(lines.slice(start + 1, end), { names, parts: partTexts }, options)
}

function partText(part: Schema, options: TypeTextOptions): Promise<string> {
  const key = JSON.stringify(part)
  const text = options.parts?.get(key) ?? typeText(part, options)
  options.parts?.set(key, text)
  return text
}

/** What the compiler's lines refer to by number. */
interface Meanings {
  readonly names: readonly string[]
  readonly parts: readonly string[]
}

/**
 * The compiler's lines with names in place of keys and with indentation. It writes a member a line; a line that ends in
 * `{` opens a type, one that begins with `}` closes it, and in a comment every line begins with ` *`.
 */
function tidy(lines: readonly string[], { names, parts }: Meanings, options: TypeTextOptions): string {
  const ends: string[] = []
  const tidied: string[] = []
  for (const line of lines) {
    const lead = (): string => '  '.repeat(ends.length + 1)
    if (/^(?:\/\*\*| \*)/.test(line)) {
      tidied.push(`${lead()}${line.trimEnd()}`)
      if (line === ' */') joinComment(tidied)
      continue
    }
    const end = line.startsWith('}') ? (ends.pop() ?? '') : ''
    const isOptional = /^p\d+\?: /.test(line)
    const suffix = isOptional && options.optional === 'or-undefined' ? ' | undefined' : ''
    const named = line
      .replace(/^((?:p\d+\??|\[k: string\]): \(?)@(\d+)@/, (_, before: string, part: string) => {
        return `${before}{\n${indented(parts[Number(part)] ?? '', lead())}${lead()}}`
      })
      .replace(/^p(\d+)(?=\??: )/, (_, name: string) => propertyKey(names[Number(name)] ?? ''))
    tidied.push(`${lead()}${named}${line.endsWith('{') ? '' : suffix}${end}`)
    if (line.endsWith('{')) ends.push(suffix)
  }
  return tidied.map((line) => `${line}\n`).join('')
}

function indented(text: string, lead: string): string {
  // Not `^` with m: that stands behind a U+2028 inside a text too.
  return text.replace(/(?<=^|\n)(?=[^\n])/g, lead)
}

/** Puts a comment of one line of text on one line. */
function joinComment(lines: string[]): void {
  const [start = '', text = ''] = lines.slice(-3)
  if (start.trim() === '/**') lines.splice(-3, 3, `${start}${text.trim().slice(1)} */`)
}
