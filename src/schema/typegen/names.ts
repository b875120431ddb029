/** Words that a declaration cannot have as its name, and those that a generated file imports. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'any arguments as async await bigint boolean break case catch class const continue debugger declare default delete ' +
    'do else enum eval export extends false finally for from function get if implements import in instanceof interface ' +
    'is keyof let module namespace never new null number object of package private protected public readonly return ' +
    'set static string super switch symbol this throw true try type typeof undefined unique unknown var void while ' +
    'with yield globalThis Object String Number Boolean ApiObject ApiObjectMetadata CompositeMetadata Construct'
  ).split(' '),
)

/**
 * The identifier of a kind: its own name wherever TypeScript lets it be. It depends on nothing else, and no two kinds
 * share one: `-` becomes `_`, which no kind's name holds, and names that are taken (`class`, `Construct`, anything that
 * ends in Props or Input) end in `_`.
 */
export function kindIdentifier(kind: string): string {
  const name = kind.replaceAll('-', '_')
  return RESERVED.has(kind) || /(?:Props|Input)$/.test(kind) ? `${name}_` : name
}

/** The end of the identifier of a version that isn't stored: `v1alpha1` gives `V1alpha1`. */
export function versionIdentifier(version: string): string {
  const name = version.charAt(0).toUpperCase() + version.slice(1).replaceAll('-', '_')
  return name === 'Input' ? 'Input_' : name
}

/** A key of a type: bare where it is an identifier, otherwise a JSON string. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : JSON.stringify(name)
}

/** A string literal with single quotes, as a person would write it. */
export function literal(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** Lines of a documentation comment, indented; nothing where there is no text. No text can end the comment. */
export function docComment(text: string | undefined, indent = ''): string {
  const lines = commentText(text ?? '').split('\n')
  if (lines.length === 1 && lines[0] === '') return ''
  if (lines.length === 1) return `${indent}/** ${lines[0] ?? ''} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`
}

/** Prose that can stand in a comment: lines end in LF alone, nothing ends the comment. */
export function commentText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('*/', '*\\/')
    .replace(/[^\S\n]+$/gm, '')
    .trim()
}
