import type { Problem } from './diagnostic.ts'
import type { Path } from './edit.ts'
import { formatPath, formatSteps, parsePath, type Step } from './path.ts'
import { kindOf } from './places.ts'
import type { Value, ValuePath } from './value.ts'

/** Below these many keys have dots and slashes of their own. */
const NAMED_MAPS = /^(labels|annotations|matchLabels|nodeSelector|selector|data|stringData)$/

/** A path as an edit may have it, or what is wrong with it; `at` is where it stands. */
export function readPath(value: Value | undefined, at: ValuePath): Path | Problem {
  const problem = (message: string, help?: string): Problem => ({
    code: 'edit/path',
    path: at,
    message,
    ...(help === undefined ? {} : { help }),
  })
  if (typeof value !== 'string') return problem('A path is a text, such as spec.tier.', 'write the path in quotes.')
  const text = value
  if (text === '') return problem('The path is empty.', 'name the field: spec.tier.')
  if (text.startsWith('/')) return problem(`${shown(text)} is a JSON pointer.`, `write ${pointerAsPath(text)}.`)
  const steps = parsePath(text)
  if (steps === undefined) return problem(`${shown(text)} is not a path.`, helpFor(text))
  const named = /(?:^|\.)(labels|annotations)\.[A-Za-z_][A-Za-z0-9_-]*[.[]/.exec(text)
  if (named) {
    const message = `${shown(text)} has more than one key below ${named[1] ?? ''}, whose keys hold no mappings.`
    return problem(message, `write ${bracketed(text)}.`)
  }
  const index = steps.findIndex(({ type }) => type === 'index')
  if (index >= 0) {
    const list = formatSteps(steps.slice(0, index))
    return problem(
      `${shown(text)} names an item by its index, which another edit may move.`,
      `write ${list}[name=x], for the one item that has that name, or ${list}[*] for every item.`,
    )
  }
  if (steps.some((step) => step.type === 'key' && step.key === '__proto__')) {
    return problem('__proto__ is no key of data.')
  }
  return steps
}

/** One key, bare or as a JSON string in brackets, or what is wrong with it. */
export function readKey(value: Value | undefined, at: ValuePath): string | Problem {
  const steps = typeof value === 'string' ? parsePath(value) : undefined
  const [only, second] = steps ?? []
  if (only?.type === 'key' && second === undefined && only.key !== '__proto__') return only.key
  const bracketedKey = `[${JSON.stringify(typeof value === 'string' ? value : 'app.kubernetes.io/name')}]`
  const help =
    typeof value !== 'string' || only === undefined || only.type !== 'key'
      ? `write the key alone; one with dots or slashes in brackets: '${bracketedKey}'.`
      : `a field in another place is reached with \`move\`; a key with dots is written '${bracketedKey}'.`
  return {
    code: 'edit/path',
    path: at,
    message: `${shown(typeof value === 'string' ? value : kindOf(value))} is not one key.`,
    help,
  }
}

/** A JSON pointer as a path. Numbers, which stand for items or keys, become items that are to be named. */
export function pointerAsPath(pointer: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (parts.at(-1) === '-') parts.pop()
  const steps = parts.map((part): Step =>
    /^\d+$/.test(part) ? { type: 'match', key: 'name', text: 'x' } : { type: 'key', key: part },
  )
  return formatSteps(steps)
}

function helpFor(text: string): string {
  if (/^\$?\./.test(text)) return `write ${text.replace(/^\$?\.+/, '')}: a path begins with a key.`
  if (/[^A-Za-z0-9_.[\]*="-]/.test(text) || /(^|\.)[0-9]/.test(text)) return `write ${bracketed(text)}.`
  return 'join keys by dots; any key but a bare one stands in brackets as a JSON string: metadata.labels["app.kubernetes.io/name"].'
}

/** The keys behind labels and their kind as one key, else each key that is not bare in brackets. */
function bracketed(text: string): string {
  const parts = text.split('.')
  const map = parts.findIndex((part) => NAMED_MAPS.test(part))
  const keys = map < 0 ? parts : [...parts.slice(0, map + 1), parts.slice(map + 1).join('.')]
  const unquoted = keys.filter((key) => key !== '').map((key) => key.replace(/^\["?|"?\]$/g, ''))
  return formatPath(unquoted)
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text)
}
