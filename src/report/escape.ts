/**
 * What may reach neither a terminal nor a log as it is: C0 and C1 controls, marks and overrides of writing direction,
 * line separators, invisible characters, tags, halves of surrogate pairs, and the `##[` of old CI commands.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}|#(?=#\[)/gu

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** The text on one line, with everything that could move the cursor, hide or reorder text written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (found) => SHORT.get(found) ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`)
}

/** Text of several lines: each line made visible, the line breaks kept. No line begins with `::`. */
export function visibleLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => visible(line).replace(/^(\s*):(?=:)/, '$1\\u{3a}'))
}

/** JSON text in which the unsafe characters of its strings are `\u001b`: the same data to every JSON reader. */
export function visibleJson(json: string): string {
  return json.replace(UNSAFE, (found) =>
    found === '\n' ? found : Array.from({ length: found.length }, (_, unit) => jsonEscape(found, unit)).join(''),
  )
}

function jsonEscape(text: string, unit: number): string {
  return `\\u${text.charCodeAt(unit).toString(16).padStart(4, '0')}`
}
