import { isList, isMapping, isSameValue, type Value } from '../../model/value.ts'
import { readExactly } from '../read-exactly.ts'
import { readPlain } from '../read-plain.ts'
import { parseTree } from './parse.ts'
import { hasMerge, valueOf } from './tree-value.ts'

/**
 * True where a document's new text says exactly the intended value, its keys in order, and no scalar that kubectl reads
 * otherwise has come in. Where merge keys bring some of the keys their order is not compared.
 */
export function isIntended(text: string, intended: Value, before: { readonly isAmbiguous: boolean }): boolean {
  const plain = readPlain(text)
  if (plain) return plain.length === 1 && plain[0] !== undefined && isSameOrdered(plain[0].value, intended)
  const { documents, diagnostics } = readExactly('', text)
  const [document, second] = documents
  if (second !== undefined) return false
  const isAmbiguous = diagnostics.length > 0
  if (isAmbiguous && !(before.isAmbiguous && diagnostics.every(({ code }) => code === 'yaml/ambiguous'))) return false
  const tree = parseTree(text)
  if (!tree) return false
  const value = document && !isAmbiguous ? document.value : valueOf(tree)
  return hasMerge(tree) ? isSameValue(value, intended) : isSameOrdered(value, intended)
}

/** True where both are the same data with the keys of every mapping in the same order. */
export function isSameOrdered(a: Value | undefined, b: Value | undefined): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => isSameOrdered(item, b[i]))
  if (!isMapping(a) || !isMapping(b)) return isSameValue(a, b)
  const keys = Object.keys(a)
  const others = Object.keys(b)
  return keys.length === others.length && keys.every((key, i) => key === others[i] && isSameOrdered(a[key], b[key]))
}
