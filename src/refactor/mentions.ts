/** Whether a file can hold an object of one of the kinds, told by its bytes. */
export type Mentions = (bytes: Uint8Array) => boolean

/**
 * A fast test whether YAML or JSON can hold one of `kinds` as a value: false only where no reader could find one. Besides
 * the kind as it is there are the ways of writing it with escapes in double quotes, and UTF-16.
 */
export function mentionsOf(kinds: readonly string[]): Mentions {
  const needles = [...new Set(kinds)].map((kind) => Buffer.from(kind))
  const isEscapable = needles.some((needle) => needle.length > 0)
  return (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (needles.some((needle) => hasWord(buffer, needle))) return true
    return isEscapable && (isUtf16(buffer) || hasEscapedLetter(buffer))
  }
}

/** True where the word stands with no letter or digit at either side. */
function hasWord(buffer: Buffer, word: Buffer): boolean {
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + 1)) {
    if (!isWordByte(buffer[at - 1]) && !isWordByte(buffer[at + word.length])) return true
  }
  return false
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))
}

function isUtf16(buffer: Buffer): boolean {
  return (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff) || buffer[1] === 0
}

/** `\x53`, `\u0053`, `\U00000053`, or a line break that is escaped away in the middle of a word. */
const ESCAPE = /\\(?:x|u00|U000000)(?:3[0-9]|[4-7])|\\[\r\n]/

function hasEscapedLetter(buffer: Buffer): boolean {
  return buffer.includes(0x5c) && ESCAPE.test(buffer.toString('latin1'))
}
