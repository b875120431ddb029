import { parseTimestamp } from '../time.ts'
import { listOf, type Cel, type Opaque } from '../value.ts'
import type { Implementation } from './implementation.ts'
import { parseUrl } from './url-text.ts'

interface Format {
  readonly name: string
  /** How long its pattern may be: what a look-up costs. */
  readonly patternSize: number
  /** What is wrong with the text; nothing where it has the format. */
  problems(text: string): readonly string[]
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const LABEL_VALUE = `(${NAME})?`
const DATE_TIME = '^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$'
const UUID = '(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$'
const LABEL_HELP =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
const SUBDOMAIN_HELP =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
const LABEL_1035_HELP =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"
const NAME_HELP =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
const LABEL_VALUE_HELP =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"

const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['dns1123Label', { name: 'DNS1123Label', patternSize: 30, problems: label }],
  ['dns1123Subdomain', { name: 'DNS1123Subdomain', patternSize: 60, problems: subdomain }],
  ['dns1035Label', { name: 'DNS1035Label', patternSize: 30, problems: label1035 }],
  ['qualifiedName', { name: 'QualifiedName', patternSize: 60, problems: qualifiedName }],
  ['dns1123LabelPrefix', { name: 'DNS1123LabelPrefix', patternSize: 30, problems: (text) => label(asName(text)) }],
  [
    'dns1123SubdomainPrefix',
    { name: 'DNS1123SubdomainPrefix', patternSize: 60, problems: (text) => subdomain(asName(text)) },
  ],
  ['dns1035LabelPrefix', { name: 'DNS1035LabelPrefix', patternSize: 30, problems: (text) => label1035(asName(text)) }],
  ['labelValue', { name: 'LabelValue', patternSize: 40, problems: labelValue }],
  ['uri', { name: 'URI', patternSize: 1103, problems: uri }],
  ['uuid', { name: 'uuid', patternSize: UUID.length, problems: says(isUuid, 'does not match the UUID format') }],
  ['byte', { name: 'byte', patternSize: 84, problems: says(isBase64, 'invalid base64') }],
  ['date', { name: 'date', patternSize: DATE_TIME.length, problems: says(isDate, 'invalid date') }],
  ['datetime', { name: 'datetime', patternSize: DATE_TIME.length, problems: says(isDateTime, 'invalid datetime') }],
])

/** Named formats (k8s.io/apiserver/pkg/cel/library/format.go). */
export const FORMAT_FUNCTIONS: Readonly<Record<string, Implementation>> = {
  ...Object.fromEntries([...FORMATS].map(([name, format]) => [`format.${name}`, () => opaque(format)])),
  'format-named': (name: string): Cel => {
    const format = FORMATS.get(name)
    return { tag: 'optional', value: format && opaque(format) }
  },
  'format-validate': (value: Opaque, text: string): Cel => {
    const problems = (value.data as Format).problems(text)
    return { tag: 'optional', value: problems.length === 0 ? undefined : listOf(problems) }
  },
}

/** The size of the pattern behind a format, for the cost of validate. */
export function patternSizeOf(value: Opaque): number {
  return (value.data as Format).patternSize
}

function opaque(format: Format): Opaque {
  return {
    tag: 'opaque',
    name: 'kubernetes.NamedFormat',
    data: format,
    isEqual: (other) => (other.data as Format).name === format.name,
  }
}

function says(test: (text: string) => boolean, problem: string): (text: string) => readonly string[] {
  return (text) => (test(text) ? [] : [problem])
}

/** A prefix of a name may end in a dash, which what is added makes good. */
function asName(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text
}

function tooLong(text: string, limit: number): readonly string[] {
  return Buffer.byteLength(text) > limit ? [`must be no more than ${limit} bytes`] : []
}

function matchesWhole(text: string, pattern: string): boolean {
  // The patterns are these constants, whose parts can't overlap: matching takes linear time.
  return new RegExp(`^${pattern}$`).test(text)
}

interface Help {
  readonly pattern: string
  readonly help: string
  readonly examples: readonly string[]
}

function explained({ pattern, help, examples }: Help): string {
  const shown = examples.map((example) => `'${example}', `).join(' or ')
  return `${help} (e.g. ${shown}regex used for validation is '${pattern}')`
}

function label(text: string): readonly string[] {
  const long = tooLong(text, 63)
  if (matchesWhole(text, LABEL)) return long
  if (matchesWhole(text, SUBDOMAIN)) return [...long, 'must not contain dots']
  return [...long, explained({ pattern: LABEL, help: LABEL_HELP, examples: ['my-name', '123-abc'] })]
}

function subdomain(text: string): readonly string[] {
  const long = tooLong(text, 253)
  if (matchesWhole(text, SUBDOMAIN)) return long
  return [...long, explained({ pattern: SUBDOMAIN, help: SUBDOMAIN_HELP, examples: ['example.com'] })]
}

function label1035(text: string): readonly string[] {
  const long = tooLong(text, 63)
  if (matchesWhole(text, LABEL_1035)) return long
  return [...long, explained({ pattern: LABEL_1035, help: LABEL_1035_HELP, examples: ['my-name', 'abc-123'] })]
}

function labelValue(text: string): readonly string[] {
  const long = tooLong(text, 63)
  if (matchesWhole(text, LABEL_VALUE)) return long
  const examples = ['MyValue', 'my_value', '12345']
  return [...long, explained({ pattern: LABEL_VALUE, help: LABEL_VALUE_HELP, examples })]
}

function qualifiedName(text: string): readonly string[] {
  const parts = text.split('/')
  const help = explained({ pattern: NAME, help: NAME_HELP, examples: ['MyName', 'my.name', '123-abc'] })
  if (parts.length > 2) {
    return [`a valid label key ${help} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  }
  const name = parts.at(-1) ?? ''
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined
  const problems = prefix === undefined ? [] : prefixProblems(prefix)
  if (name === '') problems.push('name part must be non-empty')
  else problems.push(...tooLong(name, 63).map((problem) => `name part ${problem}`))
  if (!matchesWhole(name, NAME)) problems.push(`name part ${help}`)
  return problems
}

function prefixProblems(prefix: string): string[] {
  if (prefix === '') return ['prefix part must be non-empty']
  return subdomain(prefix).map((problem) => `prefix part ${problem}`)
}

function uri(text: string): readonly string[] {
  const url = parseUrl(text, 'request')
  return 'error' in url ? [url.error] : []
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text)
}

function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseTimestamp(`${text}T00:00:00Z`) !== undefined
}

function isDateTime(text: string): boolean {
  const [date = '', time] = text.toLowerCase().split('t')
  if (time === undefined || !isDate(date)) return false
  const [, hour = '', minute = '', second = ''] =
    /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(time) ?? []
  return hour !== '' && hour <= '23' && minute <= '59' && second <= '59'
}
