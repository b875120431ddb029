import { isScalar, type Node } from 'yaml'
import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts'
import { compose } from './compose.ts'
import type { Read, ReadDocument } from './document.ts'
import { toValue } from './to-value.ts'

/** What `read` answers, by the reader that knows all of YAML, and where everything stands; the one that makes messages. */
export function readExactly(file: string, text: string): Read {
  const { documents, diagnostics, locate } = compose(file, text)
  const found: Diagnostic[] = [...diagnostics]
  const values: ReadDocument[] = []
  for (const { index, node, problem } of documents) {
    if (problem) found.push(problem)
    else if (node && !isEmpty(node)) {
      const read = toValue(node, { text, locate })
      if (read.diagnostics.length === 0) values.push({ index, value: read.value })
      else found.push(...read.diagnostics)
    }
  }
  return { documents: values, diagnostics: found.sort(compareDiagnostics) }
}

function isEmpty(node: Node): boolean {
  return (
    isScalar(node) && node.source === '' && node.type === 'PLAIN' && node.tag === undefined && node.anchor === undefined
  )
}
