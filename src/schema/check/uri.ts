import { isIpv6 } from './address.ts'

const BAD_ESCAPE = /%(?![0-9a-f]{2})/i
const HOST = /^(?:[!"$&'()*+,\-.0-9:;<=>A-Z[\]_a-z~\u{80}-\u{10ffff}]|%(?:[89a-f][0-9a-f]|25))*$/iu
const USER = /^[-A-Za-z0-9._:~!$&'()*+,;=%@]*$/

/** `format: uri`: what Go's url.ParseRequestURI takes, which is a URI with a scheme, or an absolute path. */
export function isRequestUri(text: string): boolean {
  if (text === '' || /[\u0000-\u001f\u007f]/.test(text)) return false
  if (text === '*') return true
  if (text.startsWith(':')) return false
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1] ?? ''
  const afterScheme = scheme === '' ? text : text.slice(scheme.length + 1)
  const rest = afterScheme.split('?', 1)[0] ?? ''
  if (!rest.startsWith('/')) return scheme !== ''
  if (scheme === '' || !rest.startsWith('//')) return !BAD_ESCAPE.test(rest)
  const slash = rest.indexOf('/', 2)
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash)
  return isAuthority(scheme.toLowerCase(), authority) && (slash < 0 || !BAD_ESCAPE.test(rest.slice(slash)))
}

function isAuthority(scheme: string, authority: string): boolean {
  const at = authority.lastIndexOf('@')
  const user = at < 0 ? '' : authority.slice(0, at)
  return isHost(scheme, authority.slice(at + 1)) && USER.test(user) && !BAD_ESCAPE.test(user)
}

function isHost(scheme: string, host: string): boolean {
  const bracket = host.lastIndexOf('[')
  if (bracket > 0) return false
  if (bracket === 0) return isLiteral(host)
  const first = host.indexOf(':')
  if (first < 0) return HOST.test(host)
  const colon = scheme === 'http' || scheme === 'https' ? first : host.lastIndexOf(':')
  return isPort(host.slice(colon)) && HOST.test(host)
}

function isLiteral(host: string): boolean {
  const end = host.lastIndexOf(']')
  if (end < 0 || !isPort(host.slice(end + 1))) return false
  const name = host.slice(1, end)
  const zone = name.indexOf('%25')
  if (zone < 0) return isIpv6(name)
  const isZone =
    !BAD_ESCAPE.test(name.slice(zone)) && name.length > zone + 3 && HOST.test(unescapeZone(name.slice(zone + 3)))
  return isZone && isIpv6(name.slice(0, zone))
}

/** In a zone, what may stand in a host may also be escaped, and so may a blank. */
function unescapeZone(zone: string): string {
  return zone.replace(/%([0-7][0-9a-f])/gi, (escape, code: string) => {
    const character = String.fromCharCode(parseInt(code, 16))
    return character === ' ' || character === '%' ? '' : character === '%' ? escape : character
  })
}

function isPort(text: string): boolean {
  return /^(?::[0-9]*)?$/.test(text)
}
