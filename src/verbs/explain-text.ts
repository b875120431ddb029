import type { Origin } from '../model/origin.ts'
import type { SpecField } from '../model/trace.ts'
import type { Value } from '../model/value.ts'
import { compositeName, type Answer, type Target } from '../trace/answers.ts'

/** Answers for people: one field in sentences, many as a table below the name of their resource. */
export function answerLines(answers: readonly Answer[]): readonly string[] {
  const [only] = answers
  if (only === undefined) return []
  if (answers.length === 1) return fieldLines(only)
  const groups = new Map<Target, Answer[]>()
  for (const answer of answers) groups.set(answer.target, [...(groups.get(answer.target) ?? []), answer])
  return [...groups.values()].flatMap((group, index) => [...(index > 0 ? [''] : []), ...resourceLines(group)])
}

const LONGEST_VALUE = 60
const MOST_FIELDS = 8

function fieldLines({ target, path, value, written, cause }: Answer): readonly string[] {
  const name = titleOf(target)
  const head = path === '' ? name : `${name}: ${path}${value === undefined ? '' : ` is ${valueText(value, 300)}`}`
  const places = [
    ...(written === undefined ? [] : [`  written at     ${placeText(written)}`]),
    `  decided by     ${decision(cause)}`,
    ...cause.spec.slice(cause.because === 'spec' || cause.because === 'default' ? 1 : 0).map(also),
    ...(cause.composition === undefined ? [] : [`  made by        ${placeText(cause.composition)}`]),
    ...(cause.via ?? []).map((origin) => `  through        ${placeText(origin)}`),
    ...cause.exists.map((field) => `  there with     ${fieldText(field)}`),
    ...cause.reads.map((field) => `  also read      ${fieldText(field)}`),
    ...cause.unset.map(({ path: field }) => `  would follow   ${field}, if it were written`),
    `  part of        ${compositeName(target)}, ${target.source.ref.file}`,
  ]
  return [head, ...places]
}

function also(field: SpecField): string {
  return `  and by         ${fieldText(field)}`
}

/** What decided it, in a phrase. */
function decision({ because, spec, schema, override }: Answer['cause']): string {
  const [first] = spec
  switch (because) {
    case 'spec':
      return first === undefined ? 'the spec' : fieldText(first)
    case 'default':
      return `the default of ${first?.path ?? 'a nested kind'}${schema === undefined ? '' : `, ${placeText(schema)}`}`
    case 'override':
      return `an override${override === undefined ? '' : `, ${placeText(override)}`}`
    case 'compiler':
      return 'the compiler'
    case 'composition':
      return 'the composition alone'
  }
}

function resourceLines(answers: readonly Answer[]): readonly string[] {
  const [first] = answers
  if (first === undefined) return []
  const { target, cause } = first
  const fields = answers.filter(({ path }) => path !== '')
  const head = [
    titleOf(target),
    `  part of        ${compositeName(target)}, ${target.source.ref.file}`,
    ...(cause.composition === undefined ? [] : [`  made by        ${placeText(cause.composition)}`]),
    ...(cause.via ?? []).map((origin) => `  through        ${placeText(origin)}`),
    ...cause.exists.map((field) => `  there with     ${fieldText(field)}`),
  ]
  const rows = fields.map(
    (answer) => [answer.path, valueText(answer.value ?? null, LONGEST_VALUE), reason(answer)] as const,
  )
  const widths = [0, 1].map((column) =>
    Math.min(LONGEST_VALUE, Math.max(0, ...rows.map((row) => (row[column] ?? '').length))),
  )
  const [wide = 0, valueWide = 0] = widths
  return [...head, ...rows.map(([path, value, why]) => `  ${path.padEnd(wide)}  ${value.padEnd(valueWide)}  ${why}`)]
}

function reason({ cause }: Answer): string {
  if (cause.because !== 'spec') return decision(cause)
  const shown = cause.spec.slice(0, MOST_FIELDS).map(({ path, origin }) => `${path} (line ${origin.line})`)
  const more = cause.spec.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}

function titleOf({ identity: { kind, namespace, name } }: Target): string {
  return `${kind}/${name}${namespace === '' ? '' : ` in ${namespace}`}`
}

function fieldText({ path, origin }: SpecField): string {
  return `${path} (${placeText(origin)})`
}

function placeText({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`
}

function valueText(value: Value, longest: number): string {
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value, bigText)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function bigText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
