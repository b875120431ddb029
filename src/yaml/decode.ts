import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'

/** The largest file that is read. */
const LIMIT_MIB = 32

const STRICT = new TextDecoder('utf-8', { fatal: true })

/** A file's text, or why there is none. */
export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostic: Diagnostic }

/**
 * The text of a file's bytes, strictly UTF-8, without its byte order mark. Refuses UTF-16, NUL bytes and broken
 * sequences (`yaml/encoding`), and more than 32 MiB (`yaml/too-large`).
 */
export function decode(file: string, bytes: Uint8Array): Decoded {
  if (bytes.length > LIMIT_MIB * 1024 * 1024) return refuse(tooLarge(file, bytes.length))
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const nul = bytes.indexOf(0)
  // Without a mark: every other byte of ASCII text is NUL.
  const isPaired = (nul === 0 && bytes[1] !== 0 && bytes[2] === 0) || (nul === 1 && bytes[3] === 0)
  if (utf16 || isPaired) {
    const help = 'save the file as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`.'
    return refuse(diagnostic('yaml/encoding', 'The file is UTF-16 text.', { origin: startOf(file), help }))
  }
  if (nul >= 0) {
    const help = 'binary files and UTF-16 text are not read: save the file as UTF-8 text.'
    return refuse(
      diagnostic('yaml/encoding', 'The file holds a NUL byte.', { origin: originOf(file, bytes, nul), help }),
    )
  }
  try {
    return { ok: true, text: STRICT.decode(bytes) }
  } catch {
    const help = 'save the file as UTF-8; another encoding, such as Latin-1, was used for a character here.'
    const origin = originOf(file, bytes, firstBroken(bytes))
    return refuse(diagnostic('yaml/encoding', 'The file is not UTF-8 text.', { origin, help }))
  }
}

function refuse(reason: Diagnostic): Decoded {
  return { ok: false, diagnostic: reason }
}

function tooLarge(file: string, size: number): Diagnostic {
  const message = `The file has ${(size / 1024 / 1024).toFixed(1)} MiB, and at most ${LIMIT_MIB} MiB are read.`
  return diagnostic('yaml/too-large', message, { origin: startOf(file), help: 'split it into several files.' })
}

/** The offset of the first byte that belongs to no character: the longest prefix that decodes is searched by halves. */
function firstBroken(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return good
}

/** A sequence that is merely cut off at the end counts as decoding. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function originOf(file: string, bytes: Uint8Array, offset: number): Origin {
  let line = 1
  let start = 0
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) {
    line++
    start = at + 1
  }
  const column = new TextDecoder().decode(bytes.subarray(start, offset)).length + 1
  return { file, line, column, endLine: line, endColumn: column + 1 }
}
