/** An IP address: 4 bytes or 16, and a zone where the text has one. */
export interface Address {
  readonly bytes: readonly number[]
  readonly zone?: string
}

interface Failure {
  readonly error: string
}

/** The address in a text, or Go's words for what is wrong with it (net/netip ParseAddr). */
export function parseAddress(text: string): Address | Failure {
  const mark = /[.:%]/.exec(text)?.[0]
  const refuse = (problem: string): Failure => ({ error: `ParseAddr(${JSON.stringify(text)}): ${problem}` })
  if (mark === '.') {
    const bytes = parseIpv4(text)
    return typeof bytes === 'string' ? refuse(bytes) : { bytes }
  }
  if (mark === '%') return refuse('missing IPv6 address')
  if (mark !== ':') return refuse('unable to parse IP')
  const percent = text.indexOf('%')
  const zone = percent < 0 ? undefined : text.slice(percent + 1)
  if (zone === '') return refuse('zone must be a non-empty string')
  const bytes = parseIpv6(percent < 0 ? text : text.slice(0, percent))
  if (typeof bytes === 'string') return refuse(bytes)
  return zone === undefined ? { bytes } : { bytes, zone }
}

/** The canonical text (RFC 5952). */
export function formatAddress({ bytes }: Address): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, at) => (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0))
  const [start, length] = longestZeros(groups)
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':')
  if (length < 2) return text(groups)
  return `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`
}

function longestZeros(groups: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0]
  for (let start = 0; start < groups.length; start++) {
    let end = start
    while (groups[end] === 0) end++
    if (end - start > best[1]) best = [start, end - start]
  }
  return best
}

function parseIpv4(text: string): readonly number[] | string {
  const fields = text.split('.')
  for (const field of fields) {
    if (/[^0-9]/.test(field)) return 'unexpected character'
    if (field === '') return 'IPv4 field must have at least one digit'
    if (/^0./.test(field)) return 'IPv4 field has octet with leading zero'
    if (Number(field) > 255) return 'IPv4 field has value >255'
  }
  if (fields.length > 4) return 'IPv4 address too long'
  return fields.length < 4 ? 'IPv4 address too short' : fields.map(Number)
}

function parseIpv6(text: string): readonly number[] | string {
  const halves = text.split('::')
  if (halves.length > 2) return 'multiple :: in address'
  const parts = halves.map((half) => (half === '' ? [] : groupsOf(half)))
  for (const part of parts) if (typeof part === 'string') return part
  const [front = [], back] = parts as readonly (readonly number[])[]
  if (back === undefined)
    return front.length === 16
      ? front
      : front.length > 16
        ? 'trailing garbage after address'
        : 'address string too short'
  const missing = 16 - front.length - back.length
  if (missing < 2) return 'the :: must expand to at least one field of zeros'
  return [...front, ...Array<number>(missing).fill(0), ...back]
}

function groupsOf(half: string): readonly number[] | string {
  const groups = half.split(':')
  const bytes: number[] = []
  for (const [at, group] of groups.entries()) {
    if (group.includes('.')) {
      const tail = parseIpv4(group)
      if (typeof tail === 'string') return tail
      if (at !== groups.length - 1) return 'embedded IPv4 address must replace the final 2 fields of the address'
      bytes.push(...tail)
    } else if (group === '') return 'each colon-separated field must have at least one digit'
    else if (!/^[0-9a-fA-F]+$/.test(group)) return 'unexpected character'
    else if (group.length > 4) return 'each group must have 4 or less digits'
    else bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff)
  }
  return bytes
}
