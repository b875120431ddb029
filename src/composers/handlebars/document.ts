import { diagnostic, type Diagnostic } from '../../model/diagnostic.ts'
import { startOf } from '../../model/origin.ts'
import { parseTree } from '../../yaml/tree.ts'
import { prepareFill, type Fill } from './fill.ts'
import { originAt, PLACEHOLDER, type Output } from './output.ts'

/** One document of a template's text, ready to take values. */
export interface Skeleton {
  /** Where its content begins in the text. */
  readonly offset: number
  readonly fill: Fill
}

/** Documents that take values, or what is wrong with the text that a template writes. */
export type Skeletons =
  | { readonly ok: true; readonly documents: readonly Skeleton[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Reads what a template wrote. Adds template/yaml, yaml/ambiguous, yaml/unsupported and yaml/forbidden-key, each at its
 * place in the template.
 */
export function readDocuments(file: string, output: Output): Skeletons {
  const { documents, errors } = parseTree(output.text)
  if (errors.length === 0) {
    return { ok: true, documents: documents.map((node) => ({ offset: node.offset, fill: prepareFill(node) })) }
  }
  const diagnostics = errors.map(({ code, message, help, offset }) => {
    const shown = message.replaceAll(new RegExp(PLACEHOLDER, 'g'), '{{...}}')
    const sentence = code === undefined ? `What ${file} writes is not YAML: ${shown}.` : shown
    const origin = originAt(output, offset) ?? startOf(file)
    return diagnostic(code ?? 'template/yaml', sentence, help === undefined ? { origin } : { origin, help })
  })
  return { ok: false, diagnostics }
}
