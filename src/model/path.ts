import type { ValuePath } from './value.ts'

const BARE_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/

/**
 * A path as motif prints it: `spec.regions[0]`, `metadata.annotations["cnrm.cloud.google.com/project-id"]`.
 * A key that is not bare (`[A-Za-z_][A-Za-z0-9_-]*`) is a JSON string in brackets. The empty path is ''.
 */
export function formatPath(path: ValuePath): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (BARE_KEY.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${JSON.stringify(step)}]`
  }
  return text
}
