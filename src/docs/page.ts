import type { Kind, KindVersion } from '../model/kind.ts'
import { fieldRows, ruleRows, type FieldRow, type RuleRow } from './fields.ts'

/** A spec of the kind, and what it renders to as it is committed. */
export interface Example {
  /** Where the spec stands, relative to the package. */
  readonly file: string
  readonly text: string
  /** The manifests' file and text; undefined where none is committed. */
  readonly rendered: { readonly file: string; readonly text: string } | undefined
}

/** What a page is made of. */
export interface PageContent {
  readonly kind: Kind
  /** The composition's file, if it has one. */
  readonly composition: string | undefined
  readonly example: Example | undefined
}

/** The reference page of a kind, as Markdown: its fields, rules, and an example with what it renders to. */
export function kindPage({ kind, composition, example }: PageContent): string {
  const storage = kind.versions.find(({ name }) => name === kind.storage)
  const others = kind.versions.filter(({ name, served }) => served && name !== kind.storage)
  return [
    MARK,
    `# ${kind.kind}`,
    paragraph(storage?.schema.description ?? ''),
    `    apiVersion: ${kind.group}/${kind.storage}\n    kind: ${kind.kind}`,
    madeFrom(kind, composition),
    ...(storage === undefined ? [] : versionPart(storage, '##')),
    ...(example === undefined ? [] : examplePart(example)),
    ...others.flatMap((version) => [`## Version ${version.name}`, ...versionPart(version, '###')]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

/** The page that lists all kinds, each with the first sentence of its description. */
export function indexPage(pages: readonly { readonly kind: Kind; readonly file: string }[]): string {
  const rows = pages.map(({ kind, file }) => {
    const storage = kind.versions.find(({ name }) => name === kind.storage)
    const sentence = /^.*?\.(?=\s|$)/s.exec(storage?.schema.description ?? '')?.[0] ?? ''
    return `| [${kind.kind}](${file}) | ${kind.group}/${kind.storage} | ${cell(sentence)} |`
  })
  return `${MARK}\n\n# Kinds\n\n| kind | apiVersion | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n`
}

/** How every page begins; a file that does not is never overwritten. */
export const MARK = '<!-- Made by motif docs from the schemas; do not edit. -->'

function madeFrom({ file, scope }: Kind, composition: string | undefined): string {
  const sources = [`declared in \`${file}\``, ...(composition === undefined ? [] : [`composed by \`${composition}\``])]
  return `${scope === 'Namespaced' ? 'Namespaced' : 'Cluster-scoped'}; ${sources.join(', ')}.`
}

function versionPart({ schema }: KindVersion, heading: string): string[] {
  const rows = fieldRows(schema).filter(
    ({ path }) => !/^(apiVersion|kind|metadata|status)(?![\w-])/.test(path) && path !== 'spec',
  )
  const rules = ruleRows(schema)
  return [
    `${heading} Fields`,
    rows.length === 0 ? 'It has none.' : fieldTable(rows),
    ...(rules.length === 0 ? [] : [`${heading} Rules`, ruleTable(rules)]),
  ]
}

function fieldTable(rows: readonly FieldRow[]): string {
  const lines = rows.map(({ path, type, isRequired, default: value, description }) => {
    const given = value === undefined ? (isRequired ? '**required**' : '') : code(JSON.stringify(value))
    return `| ${code(path)} | ${cell(type)} | ${given} | ${cell(description)} |`
  })
  return `| field | type | default | meaning |\n| --- | --- | --- | --- |\n${lines.join('\n')}`
}

function ruleTable(rows: readonly RuleRow[]): string {
  const lines = rows.map(({ path, rule }) => {
    const where = path === '' ? 'the whole object' : code(path)
    return `| ${where} | ${cell(rule.message ?? rule.messageExpression ?? '')} | ${code(rule.rule)} |`
  })
  return `| on | what must hold | as CEL |\n| --- | --- | --- |\n${lines.join('\n')}`
}

function examplePart({ file, text, rendered }: Example): string[] {
  const spec = [`## Example`, `\`${file}\`:`, fenced(text)]
  if (rendered === undefined) return spec
  const count = rendered.text.split(/^---$/m).length
  const what = count === 1 ? 'one resource' : `${count} resources`
  const summary = `<details><summary>renders to ${what} (<code>${escaped(rendered.file)}</code>)</summary>`
  return [...spec, summary, fenced(rendered.text), '</details>']
}

function fenced(text: string): string {
  const fence = fenceOf(text, 3)
  return `${fence}yaml\n${text.trimEnd()}\n${fence}`
}

/** Longer than any run of backticks inside, so that no text of a file ends it. */
function fenceOf(text: string, least: number): string {
  return '`'.repeat(Math.max(least, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)))
}

function paragraph(text: string): string {
  return escaped(text.trim())
}

function cell(text: string): string {
  return escaped(text.replace(/\s+/g, ' ').trim()).replaceAll('|', '\\|')
}

function code(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')
  const fence = fenceOf(oneLine, 1)
  return fence === '`' ? `\`${oneLine}\`` : `${fence} ${oneLine} ${fence}`
}

/** Between as many backticks, none of them escaped, and within one paragraph; or what would be HTML outside. */
const CODE_SPAN_OR_HTML = /(?<![\\`])(`+)(?!`)(?:(?!\n\s*\n)[^])+?(?<!`)\1(?!`)|[&<]/g

/** Outside code spans nothing that a schema says is HTML. */
function escaped(text: string): string {
  return text.replace(CODE_SPAN_OR_HTML, (found) => (found === '&' ? '&amp;' : found === '<' ? '&lt;' : found))
}
