import { isIp } from './address.ts'

/** A text being read: `at` is the next character. */
interface Reader {
  readonly text: string
  at: number
}

const ATEXT = /[^\u{0}-\u{20}()<>[\]:;@\\,"\u{7f}]*/uy
const DTEXT = /[^\u{0}-\u{20}[\]\\\u{7f}]*/uy
const QUOTED = /"((?:[^\u{0}-\u{8}\u{a}-\u{1f}"\\\u{7f}]|\\[^\u{0}-\u{8}\u{a}-\u{1f}\u{7f}])*)"/uy
/** An encoded word (RFC 2047) that can be decoded, of a character set that Go does not know. */
const STRANGE_WORD =
  /^=\?(?!(?:utf-8|iso-8859-1|us-ascii)\?)[^?]+\?(?:b\?(?:[a-z0-9+/]{4})*(?:[a-z0-9+/]{2}==|[a-z0-9+/]{3}=)?|q\?(?:=[0-9a-f]{2}|[!-<>@-~])*)\?=$/i

/** `format: email`: one address as Go's net/mail.ParseAddress takes it, with or without a name: `Ann <ann@a.com>`. */
export function isEmail(text: string): boolean {
  const reader: Reader = { text, at: 0 }
  return readAddress(reader, 'top') === 1 && skipComments(reader) && reader.at === text.length
}

/** How many addresses were read (a group can have several); -1 where there is none. */
function readAddress(reader: Reader, level: 'top' | 'group'): number {
  skipBlanks(reader)
  if (isAtEnd(reader)) return -1
  const start = reader.at
  if (readSpec(reader)) {
    skipBlanks(reader)
    return peek(reader) !== '(' || readComment(reader) ? 1 : -1
  }
  reader.at = start
  if (peek(reader) !== '<' && !readPhrase(reader)) return -1
  skipBlanks(reader)
  if (level === 'top' && take(reader, ':')) return readGroup(reader)
  return take(reader, '<') && readSpec(reader) && take(reader, '>') ? 1 : -1
}

function readGroup(reader: Reader): number {
  skipBlanks(reader)
  if (take(reader, ';')) return skipComments(reader) ? 0 : -1
  for (let total = 0; ;) {
    skipBlanks(reader)
    const read = readAddress(reader, 'group')
    if (read < 0 || !skipComments(reader)) return -1
    total += read
    if (take(reader, ';')) return skipComments(reader) ? total : -1
    if (!take(reader, ',')) return -1
  }
}

function readSpec(reader: Reader): boolean {
  skipBlanks(reader)
  const local = peek(reader) === '"' ? readQuoted(reader) : readAtom(reader)
  if (local === undefined || local === '' || !take(reader, '@')) return false
  skipBlanks(reader)
  if (!take(reader, '[')) return readAtom(reader) !== undefined
  const literal = match(reader, DTEXT) ?? ''
  return take(reader, ']') && isIp(literal)
}

function readAtom(reader: Reader): string | undefined {
  const atom = match(reader, ATEXT) ?? ''
  const isDotted = atom.startsWith('.') || atom.endsWith('.') || atom.includes('..')
  return atom === '' || isDotted ? undefined : atom
}

function readQuoted(reader: Reader): string | undefined {
  const quoted = match(reader, QUOTED)
  return quoted?.slice(1, -1)
}

/** One or more words. What comes after the last one is for the caller. */
function readPhrase(reader: Reader): boolean {
  for (let words = 0; ; words++) {
    if (words > 0 && !skipComments(reader)) return false
    skipBlanks(reader)
    if (isAtEnd(reader)) return true
    const isQuoted = peek(reader) === '"'
    const word = isQuoted ? readQuoted(reader) : match(reader, ATEXT)
    if (word === undefined || (!isQuoted && (word === '' || STRANGE_WORD.test(word)))) return words > 0
  }
}

function skipComments(reader: Reader): boolean {
  skipBlanks(reader)
  while (peek(reader) === '(') {
    if (!readComment(reader)) return false
    skipBlanks(reader)
  }
  return true
}

function readComment(reader: Reader): boolean {
  let depth = 0
  for (; !isAtEnd(reader); reader.at++) {
    const character = peek(reader)
    if (character === '\\' && reader.at + 1 < reader.text.length) reader.at++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) {
      reader.at++
      return true
    }
  }
  return false
}

function skipBlanks(reader: Reader): void {
  while (peek(reader) === ' ' || peek(reader) === '\t') reader.at++
}

function take(reader: Reader, character: string): boolean {
  if (peek(reader) !== character) return false
  reader.at++
  return true
}

function match(reader: Reader, form: RegExp): string | undefined {
  form.lastIndex = reader.at
  const found = form.exec(reader.text)?.[0]
  reader.at += found?.length ?? 0
  return found
}

function peek(reader: Reader): string | undefined {
  return reader.text[reader.at]
}

function isAtEnd(reader: Reader): boolean {
  return reader.at >= reader.text.length
}
