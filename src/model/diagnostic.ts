import { CATALOGUE, type Code, type Severity } from './codes.ts'
import { compareOrigins, type Origin } from './origin.ts'
import { formatPath } from './path.ts'
import type { FieldRef } from './trace.ts'
import type { ValuePath } from './value.ts'

/** Another place that helps to understand a diagnostic. */
export interface Related {
  readonly message: string
  readonly origin: Origin
}

/** What a user can cause, said so that the user can mend it. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  /** One sentence with the user's own names. */
  readonly message: string
  readonly origin?: Origin
  /** The path inside the document, in the grammar of formatPath. */
  readonly path?: string
  readonly related?: readonly Related[]
  /** The next step, where it is known. */
  readonly help?: string
  /** True where its places show a secret: no line of theirs is printed. The message is already without it. */
  readonly isSecret?: boolean
  /** The field of a rendered resource that it is about: what decided that field is a better place, once it is known. */
  readonly about?: FieldRef & { readonly first?: 'metadata' }
}

/** What a check of a value finds: a diagnostic before anyone has looked up the line. */
export interface Problem {
  readonly code: Code
  readonly message: string
  /** Where in the checked value; [] is its top. */
  readonly path: ValuePath
  /** Whether the key or the value is to be underlined; the value where nothing is said. */
  readonly at?: 'key' | 'value'
  readonly help?: string
  /** True where the value is a secret: the lines it stands on are not printed. The message is already without it. */
  readonly isSecret?: boolean
}

/** A diagnostic with the severity that the catalogue gives its code. */
export function diagnostic(
  code: Code,
  message: string,
  more: Omit<Diagnostic, 'code' | 'message' | 'severity'> = {},
): Diagnostic {
  return { code, severity: CATALOGUE[code].severity, message, ...more }
}

/** A problem as a diagnostic: `name` stands before its message, and the path is printed. */
export function diagnosticOf(
  problem: Problem,
  more: { readonly origin?: Origin | undefined; readonly name?: string; readonly related?: readonly Related[] },
): Diagnostic {
  const { code, message, path, help, isSecret } = problem
  return diagnostic(code, more.name === undefined ? message : `${more.name}: ${message}`, {
    ...(more.origin === undefined ? {} : { origin: more.origin }),
    path: formatPath(path),
    ...(more.related === undefined || more.related.length === 0 ? {} : { related: more.related }),
    ...(help === undefined ? {} : { help }),
    ...(isSecret === undefined ? {} : { isSecret }),
  })
}

/** Orders diagnostics by file, offset, code and message; those without a place come first. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.origin && b.origin) {
    const order = compareOrigins(a.origin, b.origin)
    if (order !== 0) return order
  } else if (a.origin || b.origin) {
    return a.origin ? 1 : -1
  }
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  if (a.message !== b.message) return a.message < b.message ? -1 : 1
  return 0
}
