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

/** One step of a written path: a key, an item's index, every item `[*]`, or the item `[name=x]` (text as written). */
export type Step =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'every' }
  | { readonly type: 'match'; readonly key: string; readonly text: string }

const STEP =
  /^(?:\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,9})\]|\[(\*)\]|\[("(?:[^"\\]|\\.)*")\]|\[([A-Za-z_][A-Za-z0-9_-]*)=((?:"(?:[^"\\]|\\.)*"|[^\]"])+)\])/

/** The steps of a path written in the grammar of formatPath; undefined where it is not one. */
export function parsePath(text: string): readonly Step[] | undefined {
  const steps: Step[] = []
  let rest = text
  while (rest !== '') {
    const match = STEP.exec(rest)
    if (
      match === null ||
      (steps.length > 0 && /^[A-Za-z_]/.test(rest)) ||
      (steps.length === 0 && rest.startsWith('.'))
    ) {
      return undefined
    }
    const [whole, key, index, every, quoted, matchKey, matchText] = match
    if (key !== undefined) steps.push({ type: 'key', key })
    else if (index !== undefined) steps.push({ type: 'index', index: Number(index) })
    else if (every !== undefined) steps.push({ type: 'every' })
    else if (quoted !== undefined) steps.push({ type: 'key', key: JSON.parse(quoted) as string })
    else if (matchKey !== undefined) steps.push({ type: 'match', key: matchKey, text: matchText ?? '' })
    rest = rest.slice(whole.length)
  }
  return steps
}
