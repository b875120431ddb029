const SURROGATE = /[\ud800-\udfff]/

/** The number of code points, which is what CEL counts text in. */
export function codePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(at + 1)
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--
      at++
    }
  }
  return count
}

/** The part from one code point to before another. */
export function sliceText(text: string, start: number, end: number): string {
  if (!SURROGATE.test(text)) return text.slice(start, end)
  return Array.from(text).slice(start, end).join('')
}

/** The unit at which the code point of that number begins. */
export function unitOf(text: string, codePoint: number): number {
  if (!SURROGATE.test(text)) return codePoint
  let unit = 0
  for (let left = codePoint; left > 0 && unit < text.length; left--) unit += width(text, unit)
  return unit
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

const SPACE = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+'
const OUTER_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'g')

/** A text without what Go's strings.TrimSpace takes off: White_Space of Unicode, which is not what JavaScript trims. */
export function trim(text: string): string {
  return text.replace(OUTER_SPACE, '')
}
