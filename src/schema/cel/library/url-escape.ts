/** Which part of a URL a text is from: each may hold other characters as they are. */
export type UrlPart = 'path' | 'host' | 'zone' | 'user' | 'query'

/** Plain text, or what is wrong with the escaped one. */
export type Unescaped = { readonly text: string } | { readonly error: string }

const PLAIN: Readonly<Record<'path' | 'host', RegExp>> = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
}

/** Resolves %xx, as Go's net/url does: in a host only bytes beyond ASCII may be written so. */
export function unescape(text: string, part: UrlPart): Unescaped {
  const problem = problemOf(text, part)
  if (problem !== undefined) return { error: problem }
  const spaced = part === 'query' ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return { text: spaced }
  const bytes = [...new TextEncoder().encode(spaced)]
  const plain: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x25) plain.push(bytes[at] ?? 0)
    else {
      plain.push(Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16))
      at += 2
    }
  }
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(plain)) }
}

/** Writes every byte that the part can't hold as %XX. */
export function escape(text: string, part: 'path' | 'host'): string {
  return [...new TextEncoder().encode(text)].map((byte) => escapeByte(byte, part)).join('')
}

/** Whether an escaped path can stand as it is. */
export function isValidEncoded(path: string): boolean {
  return /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/.test(path)
}

function escapeByte(byte: number, part: 'path' | 'host'): string {
  const char = String.fromCharCode(byte)
  if (byte < 0x80 && PLAIN[part].test(char)) return char
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function problemOf(text: string, part: UrlPart): string | undefined {
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    const triple = text.slice(at, at + 3)
    if (char === '%') {
      if (!/^%[0-9a-fA-F]{2}$/.test(triple)) return `invalid URL escape ${JSON.stringify(triple)}`
      const byte = Number.parseInt(triple.slice(1), 16)
      const isRefused =
        (part === 'host' && byte < 0x80 && triple !== '%25') ||
        (part === 'zone' && triple !== '%25' && byte !== 0x20 && escapeByte(byte, 'host').startsWith('%'))
      if (isRefused) return `invalid URL escape ${JSON.stringify(triple)}`
      at += 2
    } else if ((part === 'host' || part === 'zone') && char < '\x80' && !PLAIN.host.test(char)) {
      return `invalid character ${JSON.stringify(char)} in host name`
    }
  }
  return undefined
}
