import { read } from '../../src/yaml/read.ts'

/** `line:column-line:column code: message` of everything that is wrong with a text; the help behind `=>`. */
export function wrong(text: string): string[] {
  return read('a.yaml', text).diagnostics.map(({ code, message, origin, help }) => {
    const place = origin ? `${origin.line}:${origin.column}-${origin.endLine}:${origin.endColumn}` : 'nowhere'
    return `${place} ${code}: ${message}${help === undefined ? '' : ` => ${help}`}`
  })
}

/** The codes of everything that is wrong with a text. */
export function codes(text: string): string[] {
  return read('a.yaml', text).diagnostics.map(({ code }) => code)
}
