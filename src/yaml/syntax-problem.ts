import type { ErrorCode } from 'yaml'
import { diagnostic } from '../model/diagnostic.ts'
import type { Locator } from './lines.ts'
import type { Found } from './text-problem.ts'

/** A rule: which of the library's errors, and what is said instead. `at` is the text where the error points. */
interface Rule {
  readonly code: ErrorCode
  /** Part of the library's own message, where its code alone does not tell. */
  readonly when?: string
  readonly message: string | ((at: string, isLineStart: boolean) => string)
  readonly help?: string
}

const QUOTE = 'put the value in quotes if it is meant as text.'
const ALIGN = 'indent it as far as its siblings, with spaces.'

const RULES: readonly Rule[] = [
  { code: 'TAB_AS_INDENT', message: 'A tab indents this line.', help: 'indent with spaces: YAML takes no tabs.' },
  {
    code: 'BAD_INDENT',
    when: 'sequence items',
    message: 'This item is not in the column of the items above.',
    help: ALIGN,
  },
  {
    code: 'BAD_INDENT',
    when: 'mapping items',
    message: 'This key is not in the column of the keys above.',
    help: ALIGN,
  },
  {
    code: 'BAD_INDENT',
    when: 'Block scalar',
    message: 'The text of this block is not indented enough.',
    help: 'indent every line of it further than its key.',
  },
  {
    code: 'BAD_INDENT',
    message: 'The bracket that is opened here is not closed, or closed too far to the left.',
    help: 'close it, and indent every line up to the closing bracket further than the key.',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    when: 'Nested mappings',
    message: (at) =>
      /^[^\n]*:(?:\s|$)/.test(at)
        ? 'A second ": " stands on this line.'
        : 'A key stands inside a value that began on a line above.',
    help: 'put the value in quotes if it is text, or begin the mapping on a line of its own.',
  },
  { code: 'BLOCK_AS_IMPLICIT_KEY', message: 'A list stands where a key is expected.', help: ALIGN },
  {
    code: 'BLOCK_IN_FLOW',
    message: 'A block collection stands inside brackets.',
    help: 'use brackets for it too, or no brackets around it.',
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    message: (at) =>
      at.startsWith('- ')
        ? 'An item of a list stands among the keys of a mapping.'
        : 'A key goes on over several lines.',
    help: 'look for a missing colon or comma, or for quotes or brackets left open, on the lines above.',
  },
  {
    code: 'KEY_OVER_1024_CHARS',
    message: 'A key is longer than 1024 characters.',
    help: 'if it is meant as a value, a comma or a new line is missing behind it.',
  },
  {
    code: 'MISSING_CHAR',
    when: "closing 'quote",
    message: 'The quote that is opened here is never closed.',
    help: "inside single quotes a quote is written twice: ''.",
  },
  {
    code: 'MISSING_CHAR',
    when: 'closing "quote',
    message: 'The quote that is opened here is never closed.',
    help: 'inside double quotes a quote is written \\".',
  },
  {
    code: 'MISSING_CHAR',
    when: 'Implicit map keys',
    message: (at) => `${quoted(at)} is neither a key with a colon nor part of a value.`,
    help: 'write `key: value`, or indent the line to make it part of the value above.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'Comments must',
    message: 'A comment begins without a space before its #.',
    help: 'put a space before the #, or quotes around the text.',
  },
  { code: 'MISSING_CHAR', when: 'without - indicator', message: 'An item of a list has no "- ".', help: ALIGN },
  { code: 'MISSING_CHAR', when: 'Missing , ', message: 'A comma is missing between two items.' },
  { code: 'MISSING_CHAR', when: 'Missing space after :', message: 'A space is missing after the colon.' },
  {
    code: 'MISSING_CHAR',
    when: 'directives-end',
    message: 'A line that begins with % is a directive, and no `---` follows it.',
    help: 'put quotes around a text that begins with %.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'must be followed by white space',
    message: 'A tag or an anchor is not separated from what follows.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'explicit indentation indicator',
    message: 'The first lines of this block are indented further than its text.',
    help: 'say how far the block is indented: `|2`.',
  },
  {
    code: 'MISSING_CHAR',
    when: 'same line with directives-end',
    message: 'A mapping or list begins on the line of `---`.',
    help: 'begin it on the next line.',
  },
  { code: 'MISSING_CHAR', when: 'end with a', message: 'The bracket that is opened here is never closed.' },
  { code: 'BAD_SCALAR_START', message: (at) => `A plain value cannot begin with ${at.slice(0, 1)}.`, help: QUOTE },
  {
    code: 'BAD_DQ_ESCAPE',
    message: (at) => `${escape(at)} means nothing inside double quotes.`,
    help: 'write \\\\ for a backslash, or use single quotes.',
  },
  {
    code: 'BAD_DIRECTIVE',
    message: 'This directive is unknown.',
    help: 'put quotes around a text that begins with %.',
  },
  {
    code: 'TAG_RESOLVE_FAILED',
    message: (at) => `The tag ${quoted(at)} is not declared.`,
    help: 'put quotes around a text that begins with !.',
  },
  { code: 'ALIAS_PROPS', message: 'An alias has a tag or an anchor of its own.' },
  {
    code: 'BAD_ALIAS',
    message: 'An anchor or alias has no name.',
    help: 'put quotes around a text that begins with * or &.',
  },
  { code: 'MULTIPLE_ANCHORS', message: 'A value has two anchors.' },
  { code: 'MULTIPLE_TAGS', message: 'A value has two tags.' },
  { code: 'BAD_PROP_ORDER', message: 'A tag or an anchor stands before the sign that it should follow.' },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'block-seq-ind on same line',
    message: 'A list begins on the line of its key.',
    help: 'begin the list on the next line, or put quotes around the text.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'at node end',
    message: (at, isLineStart) =>
      isLineStart
        ? `${quoted(at)} goes on with nothing above it.`
        : `${quoted(at)} stands behind a value that has ended.`,
    help: 'put a whole value in one pair of quotes; indent a line as far as its siblings.',
  },
  { code: 'UNEXPECTED_TOKEN', when: 'Unexpected ,', message: 'A comma has no item before it.' },
  {
    code: 'UNEXPECTED_TOKEN',
    when: 'Block scalar header',
    message: 'More than | or > stands on the first line of this block.',
    help: 'begin the text on the next line, or put quotes around it.',
  },
]

/** What the `yaml` library says is wrong. */
export interface SyntaxFault {
  readonly code: ErrorCode
  readonly message: string
  readonly pos: readonly [number, number]
}

/** An error of the `yaml` library in sentences of our own, at the place that it names. */
export function syntaxProblem(error: SyntaxFault, text: string, locate: Locator): Found {
  const [offset, end] = underlined(error, text)
  const at = text.slice(offset, offset + 80)
  const isLineStart = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === ''
  const rule = RULES.find(
    ({ code, when }) => code === error.code && (when === undefined || error.message.includes(when)),
  )
  const message =
    rule?.message ?? (at.trim() === '' ? 'Something is missing here.' : `${quoted(at)} was not expected here.`)
  return {
    offset,
    diagnostic: diagnostic(
      error.code === 'TAG_RESOLVE_FAILED' ? 'yaml/unsupported' : 'yaml/syntax',
      typeof message === 'string' ? message : message(at, isLineStart),
      {
        origin: locate(offset, end),
        ...(rule?.help !== undefined && { help: rule.help }),
      },
    ),
  }
}

/** The library points at one character, and at the spaces before it: a reader looks at the word. */
function underlined({ code, message, pos }: SyntaxFault, text: string): readonly [number, number] {
  const [start, end] = pos
  // What misses its `---` is the last directive: the library points at the end of the text.
  if (message.includes('directives-end indicator')) {
    const line = text.lastIndexOf('\n%', start) + 1
    return [line, line + (/^.*/.exec(text.slice(line))?.[0].length ?? 0)]
  }
  if (end > start + 1 || code === 'TAB_AS_INDENT') return pos
  const [all = '', word = ''] = /^ *([^\s:,[\]{}'"]*)/.exec(text.slice(start, start + 200)) ?? []
  return word === '' ? pos : [start + all.length - word.length, start + all.length]
}

/** The first line of what stands here, in quotes, cut where it would fill the message. */
function quoted(at: string): string {
  const line = (at.split(/\r?\n/, 1)[0] ?? '').trim()
  return JSON.stringify(line.length > 40 ? `${line.slice(0, 40)}...` : line)
}

function escape(at: string): string {
  return /^\\(?:[uUx][0-9a-fA-F]*|.)/.exec(at)?.[0] ?? 'A backslash'
}
