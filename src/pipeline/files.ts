import { join } from 'node:path'
import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { decode } from '../yaml/decode.ts'

/** A file's text, or the diagnostic that says why there is none. */
export type FileText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostic: Diagnostic }

/** Reads a text file of the package; what cannot be read or is no UTF-8 is a diagnostic (file/unreadable, yaml/*). */
export function readText(host: Host, root: string, file: string): FileText {
  try {
    return decode(file, host.read(pathIn(root, file)))
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const message = `${file} cannot be read: ${error.code}.`
    return { ok: false, diagnostic: diagnostic('file/unreadable', message, { origin: startOf(file) }) }
  }
}

/** The absolute path of a file of the package: join(), which normalises, only where there is something to normalise. */
export function pathIn(root: string, file: string): string {
  return file.startsWith('.') || root === '/' ? join(root, file) : `${root}/${file}`
}
