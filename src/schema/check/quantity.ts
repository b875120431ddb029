const FORM = /^[+-]?\d*(?:\.\d*)?(?:Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/

/** A quantity of Kubernetes: `500m`, `1.5`, `2Gi`, `1e3`; and, as the server has it, one without digits. */
export function isQuantity(text: string): boolean {
  return text !== '' && FORM.test(text)
}
