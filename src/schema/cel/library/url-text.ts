import { parseAddress } from './address.ts'
import { escape, isValidEncoded, unescape, type Unescaped } from './url-escape.ts'

/** A URL taken apart the way Go's net/url does. */
export interface Url {
  readonly scheme: string
  readonly host: string
  /** The escaped path. */
  readonly path: string
  readonly query: string
  /** The whole in its normal form: what two URLs are compared by. */
  readonly text: string
}

interface Failure {
  readonly error: string
}

interface Authority {
  readonly host: string
  /** With its @; empty without one. */
  readonly user: string
}

/** Reads an absolute URL (`request`, without a fragment) or any reference. Gives Go's words for what is wrong. */
export function parseUrl(text: string, form: 'request' | 'reference'): Url | Failure {
  const cut = form === 'reference' ? splitAt(text, '#') : [text, '']
  const [source = '', fragment = ''] = cut
  const url = read(source, form)
  if ('error' in url) return { error: `parse ${JSON.stringify(source)}: ${url.error}` }
  if (fragment === '') return url
  const plain = unescape(fragment, 'path')
  if ('error' in plain) return { error: `parse ${JSON.stringify(text)}: ${plain.error}` }
  return { ...url, text: `${url.text}#${fragment}` }
}

/** The name and port in a host: `[::1]:80` is ::1 and 80. */
export function hostParts(host: string): { readonly name: string; readonly port: string } {
  const colon = host.lastIndexOf(':')
  const hasPort = colon >= 0 && isPort(host.slice(colon))
  const name = hasPort ? host.slice(0, colon) : host
  const bare = name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name
  return { name: bare, port: hasPort ? host.slice(colon + 1) : '' }
}

/** The parameters of a query, each with its values in order; what can't be read is left out. */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const part of query.split('&')) {
    if (part === '' || part.includes(';')) continue
    const [name = '', value = ''] = splitAt(part, '=')
    const key = unescape(name, 'query')
    const item = unescape(value, 'query')
    if ('error' in key || 'error' in item) continue
    const list = values.get(key.text)
    if (list === undefined) values.set(key.text, [item.text])
    else list.push(item.text)
  }
  return values
}

function splitAt(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function read(text: string, form: 'request' | 'reference'): Url | Failure {
  if (/[\x00-\x1f\x7f]/.test(text)) return { error: 'net/url: invalid control character in URL' }
  if (text === '' && form === 'request') return { error: 'empty url' }
  if (text === '*') return { scheme: '', host: '', path: '*', query: '', text }
  if (text.startsWith(':')) return { error: 'missing protocol scheme' }
  const [, name = '', afterScheme = text] = /^([A-Za-z][A-Za-z0-9+.-]*):([^]*)$/.exec(text) ?? []
  const scheme = name.toLowerCase()
  const [rest = '', query = ''] = splitAt(afterScheme, '?')
  const asked = afterScheme.includes('?') ? `?${query}` : ''
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '', path: '', query, text: `${scheme}:${rest}${asked}` }
    if (form === 'request') return { error: 'invalid URI for request' }
    if (rest.split('/', 1)[0]?.includes(':') === true) {
      return { error: 'first path segment in URL cannot contain colon' }
    }
  }
  return hierarchical({ scheme, rest, query, asked, form })
}

interface Parts {
  readonly scheme: string
  readonly rest: string
  readonly query: string
  readonly asked: string
  readonly form: 'request' | 'reference'
}

function hierarchical({ scheme, rest, query, asked, form }: Parts): Url | Failure {
  const mayHaveHost = scheme !== '' || (form === 'reference' && !rest.startsWith('///'))
  const hasHost = mayHaveHost && rest.startsWith('//')
  const slash = hasHost ? rest.indexOf('/', 2) : -1
  const authority = hasHost ? rest.slice(2, slash < 0 ? undefined : slash) : ''
  const pathText = !hasHost ? rest : slash < 0 ? '' : rest.slice(slash)
  const found = parseAuthority(scheme, authority)
  if ('error' in found) return found
  const plain = unescape(pathText, 'path')
  if ('error' in plain) return plain
  const path = isValidEncoded(pathText) ? pathText : escape(plain.text, 'path')
  const prefix = scheme === '' ? '' : `${scheme}:`
  const shown = hasHost ? `//${found.user}${found.host}` : ''
  return { scheme, host: found.host, path, query, text: `${prefix}${shown}${path}${asked}` }
}

function parseAuthority(scheme: string, authority: string): Authority | Failure {
  const at = authority.lastIndexOf('@')
  const host = parseHost(scheme, authority.slice(at + 1))
  if ('error' in host) return host
  if (at < 0) return { host: host.text, user: '' }
  const user = authority.slice(0, at)
  if (/[^A-Za-z0-9._:~!$&'()*+,;=%@-]/.test(user)) return { error: 'net/url: invalid userinfo' }
  const plain = unescape(user, 'user')
  return 'error' in plain ? plain : { host: host.text, user: `${user}@` }
}

function parseHost(scheme: string, host: string): Unescaped {
  const bracket = host.lastIndexOf('[')
  if (bracket > 0) return { error: 'invalid IP-literal' }
  if (bracket === 0) return parseLiteral(host)
  const first = host.indexOf(':')
  const last = host.lastIndexOf(':')
  const colon = scheme === 'http' || scheme === 'https' ? first : last
  if (colon >= 0 && !isPort(host.slice(colon))) {
    return { error: `invalid port ${JSON.stringify(host.slice(colon))} after host` }
  }
  return unescape(host, 'host')
}

function parseLiteral(host: string): Unescaped {
  const close = host.lastIndexOf(']')
  if (close < 0) return { error: "missing ']' in host" }
  const port = host.slice(close + 1)
  if (!isPort(port)) return { error: `invalid port ${JSON.stringify(port)} after host` }
  const inside = host.slice(1, close)
  const zone = inside.indexOf('%25')
  const name = unescape(zone < 0 ? inside : inside.slice(0, zone), 'host')
  if ('error' in name) return name
  const zoneName = zone < 0 ? { text: '' } : unescape(inside.slice(zone), 'zone')
  if ('error' in zoneName) return zoneName
  const address = parseAddress(name.text + zoneName.text)
  if ('error' in address) return { error: `invalid host: ${address.error}` }
  if (address.bytes.length === 4) return { error: 'invalid IP-literal' }
  return { text: `[${name.text}${zoneName.text}]${port}` }
}

function isPort(text: string): boolean {
  return /^(?::\d*)?$/.test(text)
}
