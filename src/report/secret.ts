import type { Diagnostic } from '../model/diagnostic.ts'

const SECRET = /["']?kind["']?\s*:\s*(?:[&!]\S{1,60}\s+){0,2}["']?Secret["']?\s*(?:[,}#]|$)/
const SECRET_PATH = /^(?:items\[\d+\]\.)?(?:data|stringData)\b/
/** At the left edge nothing can be inside a value, and these keys hold no secret. */
const HARMLESS = /^(?:apiVersion|kind|metadata|type)\s*:[^[{]*$/
const SECRET_KEY = /\b(?:string)?data["'\\]{0,9}\s*:/i

/**
 * True where a line must not be printed with a diagnostic, because it may show a value of a Secret. Told by the text
 * alone, since the document may not even be YAML: in a document that says `kind: Secret`, a line is shown only
 * where the diagnostic names a path outside data and stringData and the line holds neither key.
 */
export function hidesSecret(lines: readonly string[], line: number, found: Diagnostic): boolean {
  if (found.isSecret === true) return true
  if (!isInSecret(lines, line - 1)) return false
  if (HARMLESS.test(lines[line - 1] ?? '')) return false
  return found.path === undefined || SECRET_PATH.test(found.path) || SECRET_KEY.test(lines[line - 1] ?? '')
}

function isInSecret(lines: readonly string[], index: number): boolean {
  for (let at = index; at >= 0 && !isMarker(lines[at]); at--) if (SECRET.test(lines[at] ?? '')) return true
  for (let at = index + 1; at < lines.length && !isMarker(lines[at]); at++)
    if (SECRET.test(lines[at] ?? '')) return true
  return false
}

function isMarker(line: string | undefined): boolean {
  return line?.startsWith('---') === true && !line.startsWith('----')
}
