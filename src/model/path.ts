import type { Value, ValuePath } from './value.ts'

const BARE_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/

/**
 * A path as motif prints it: `spec.regions[0]`, `metadata.annotations["cnrm.cloud.google.com/project-id"]`.
 * A key that is not bare (`[A-Za-z_][A-Za-z0-9_-]*`) is a JSON string in brackets. The empty path is ''.
 */
export function formatPath(path: ValuePath): string {
  let text = ''
  for (const step of path) {
    text += typeof step === 'number' ? `[${step}]` : keyText(step, text === '')
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
    if (!isJsonText(quoted) || !isJsonText(matchText)) return undefined
    if (key !== undefined) steps.push({ type: 'key', key })
    else if (index !== undefined) steps.push({ type: 'index', index: Number(index) })
    else if (every !== undefined) steps.push({ type: 'every' })
    else if (quoted !== undefined) steps.push({ type: 'key', key: JSON.parse(quoted) as string })
    else if (matchKey !== undefined) steps.push({ type: 'match', key: matchKey, text: matchText ?? '' })
    rest = rest.slice(whole.length)
  }
  return steps
}

/** False for a text in quotes whose escapes are not JSON's. */
function isJsonText(text: string | undefined): boolean {
  if (text === undefined || !/^".*"$/s.test(text)) return true
  try {
    return typeof JSON.parse(text) === 'string'
  } catch {
    return false
  }
}

/** A written path as text again: parsePath of it gives the same steps. */
export function formatSteps(steps: readonly Step[]): string {
  let text = ''
  for (const step of steps) {
    if (step.type === 'key') text += keyText(step.key, text === '')
    else if (step.type === 'index') text += `[${step.index}]`
    else text += step.type === 'every' ? '[*]' : `[${step.key}=${step.text}]`
  }
  return text
}

function keyText(key: string, isFirst: boolean): string {
  if (!BARE_KEY.test(key)) return `[${JSON.stringify(key)}]`
  return isFirst ? key : `.${key}`
}

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

/** The value that `x` means in `[name=x]`, typed as YAML 1.2 types it: `[port=80]` is a number, `[port="80"]` text. */
export function matchedValue(text: string): Value {
  if (/^".*"$/s.test(text)) return JSON.parse(text) as string
  const word = WORDS.get(text)
  if (word !== undefined) return word
  if (/^(?:[-+]?[0-9]{1,300}|0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300})$/.test(text)) {
    const value = text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace(/^\+/, ''))
    return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }
  return /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : text
}
