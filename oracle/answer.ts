import { isList, isMapping, own, ownText, type Mapping, type Value, type ValuePath } from '../src/model/value.ts'
import { fromJson } from './json.ts'
import type { Answer } from './server.ts'

/** One thing that the server finds wrong. */
export interface Cause {
  /** In the form of plainPath(). */
  readonly path: string
  readonly reason: string
  readonly message: string
}

/** What the server says of an object. */
export type Verdict =
  | { readonly tag: 'accepted'; readonly object: Mapping | undefined }
  /** The object could not be read strictly: `unknown` are its unknown fields; else the first wrong type. */
  | { readonly tag: 'undecoded'; readonly unknown: readonly string[]; readonly field: string; readonly message: string }
  | { readonly tag: 'refused'; readonly causes: readonly Cause[]; readonly message: string }
  /** It depends on what the cluster holds. */
  | { readonly tag: 'unjudged'; readonly message: string }

/** Reads what the server answered to a POST. */
export function verdictOf({ status, text }: Answer): Verdict {
  if (status >= 200 && status < 300) return { tag: 'accepted', object: asMapping(fromJson(text)) }
  const body = fromJson(text)
  const message = ownText(body, 'message')
  // A dry run that comes as far as to find the name taken has passed every check.
  if (status === 409) return { tag: 'accepted', object: undefined }
  // The address of the request is that of the object before it was mutated.
  if (message.startsWith('the namespace of the provided object does not match')) return { tag: 'unjudged', message }
  if (status === 400) return undecoded(message)
  if (status !== 422) return { tag: 'unjudged', message: `${status} ${message}` }
  const causes = own(own(body, 'details'), 'causes')
  return { tag: 'refused', causes: isList(causes) ? causes.flatMap(causeOf) : [], message }
}

function asMapping(value: Value): Mapping | undefined {
  return isMapping(value) ? value : undefined
}

function undecoded(message: string): Verdict {
  const strict = message.includes('strict decoding error')
  const unknown = strict
    ? [...message.matchAll(/unknown field ("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) => plainText(unquote(text)))
    : []
  const [, embedded = '', field = ''] = WRONG_TYPE.exec(message) ?? []
  return {
    tag: 'undecoded',
    unknown,
    field: embedded === '' ? field.replace(/\b[A-Z]\w*\./g, '') : plainText(`${embedded}.${field}`),
    message,
  }
}

/** A field of Go's; the metadata of an object inside is named before it. */
const WRONG_TYPE = /(?: as an? \w+: (\S+): Invalid value: .*)?Go struct field \w+\.(\S+) of type/s

function unquote(text: string): string {
  try {
    return JSON.parse(text) as string
  } catch {
    return text.slice(1, -1)
  }
}

const NOT_ALL_CHECKED = 'some validation rules were not checked'

/** Formats, unions and the range of a format lose the field, but not in what they say. */
const FIELD_IN_WORDS: readonly RegExp[] = [
  /(?:^|: )([^\s:]+) in body (?:must|should)/,
  /"([^"]*)" must (?:not )?validate/,
  /^Invalid value: "": (?:Checked|MultipleOf) value must be of type .* in (.+)$/,
]

function causeOf(cause: Value): readonly Cause[] {
  const field = ownText(cause, 'field')
  const message = ownText(cause, 'message')
  const reason = ownText(cause, 'reason')
  if (field !== '<nil>') return [{ path: plainText(field), reason, message }]
  if (message.includes(NOT_ALL_CHECKED)) return []
  const named = FIELD_IN_WORDS.map((pattern) => pattern.exec(message)?.[1]).find((field) => field !== undefined)
  return [{ path: named === undefined ? '' : plainText(named), reason, message }]
}

/** A path without brackets, so that the server's two ways to write keys are one. */
function plainText(path: string): string {
  return path.replaceAll(/[[\].]+/g, '.').replace(/^\.|\.$/g, '')
}

/** A path of ours as the server's are compared: steps joined by dots. */
export function plainPath(path: ValuePath): string {
  return plainText(path.join('.'))
}

/** The path as the decoder of Go writes it: without the items and keys that lists and maps are entered by. */
export function withoutItems(path: ValuePath): string {
  return path.filter((step) => typeof step === 'string').join('.')
}
