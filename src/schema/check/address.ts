const OCTET = /^\d{1,3}$/

/** An address as Go's net.ParseIP takes it: no leading zeros in octets, no zone. */
export function isIp(text: string): boolean {
  return isIpv4(text, isStrictOctet) || (text.includes(':') && isIpv6Text(text, isStrictOctet))
}

/** An address as new objects of Kubernetes' own kinds have it: not one of IPv4 in the clothes of IPv6. */
export function isExactIp(text: string): boolean {
  return isIp(text) && !isMapped(text)
}

/** An address range as new objects of Kubernetes' own kinds have it: no leading zeros, no bits beyond the prefix. */
export function isExactCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/')
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length) || !isExactIp(address)) return false
  const spare = (address.includes(':') ? 128 : 32) - Number(length)
  return spare >= 0 && BigInt.asUintN(spare, bitsOf(address)) === 0n
}

function isMapped(address: string): boolean {
  return address.includes(':') && bitsOf(address) >> 32n === 0xffffn
}

/** The address as a number. */
function bitsOf(address: string): bigint {
  const four = /[^:]*\.[^:]*$/.exec(address)?.[0]
  if (four === address) return four.split('.').reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n)
  const low = four === undefined ? undefined : bitsOf(four)
  const plain =
    low === undefined
      ? address
      : address.replace(/[^:]*$/, `${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`)
  const [before = [], after = []] = plain.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

/** `format: ipv6`: an address with a colon. */
export function isIpv6(text: string): boolean {
  return isIpv6Text(text, isStrictOctet)
}

/** `format: ipv4`: an address with a dot, leading zeros allowed; an IPv6 address that ends in one counts. */
export function isSloppyIpv4(text: string): boolean {
  if (!text.includes('.')) return false
  const isFour = text.indexOf('.') < (text.includes(':') ? text.indexOf(':') : Infinity)
  return isFour ? isIpv4(text, isSloppyOctet) : isIpv6Text(text, isSloppyOctet)
}

/** `format: cidr`: an address and the length of a prefix. */
export function isCidr(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash < 0) return false
  const address = text.slice(0, slash)
  const isFour = isIpv4(address, isSloppyOctet)
  if (!isFour && !isIpv6Text(address, isSloppyOctet)) return false
  const bits = text.slice(slash + 1)
  return /^\d+$/.test(bits) && Number(bits) <= (isFour ? 32 : 128)
}

/** `format: mac`: 6, 8 or 20 bytes as Go's net.ParseMAC takes them. */
export function isMac(text: string): boolean {
  const forms = [
    /^([0-9a-f]{2})(:[0-9a-f]{2})+$/i,
    /^([0-9a-f]{2})(-[0-9a-f]{2})+$/i,
    /^([0-9a-f]{4})(\.[0-9a-f]{4})+$/i,
  ]
  if (text.length > 60 || ![...forms, /^[0-9a-f]+$/i].some((form) => form.test(text))) return false
  return [12, 16, 40].includes(text.replace(/[:.-]/g, '').length)
}

type OctetTest = (text: string) => boolean

function isStrictOctet(text: string): boolean {
  return isSloppyOctet(text) && OCTET.test(text) && (text === '0' || !text.startsWith('0'))
}

/** Kubernetes goes on taking `010` as ten. */
function isSloppyOctet(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 255
}

function isIpv4(text: string, isOctet: OctetTest): boolean {
  const octets = text.split('.')
  return octets.length === 4 && octets.every(isOctet)
}

function isIpv6Text(text: string, isOctet: OctetTest): boolean {
  if (text.length > 500 || !text.includes(':')) return false
  const gap = text.indexOf('::')
  if (gap < 0) return groupsOf(text, isOctet) === 8
  const before = text.slice(0, gap)
  const after = text.slice(gap + 2)
  if (after.includes('::') || after.startsWith(':') || before.includes('.')) return false
  const left = before === '' ? 0 : groupsOf(before, isOctet)
  const right = after === '' ? 0 : groupsOf(after, isOctet)
  return left >= 0 && right >= 0 && left + right < 8
}

/** How many groups of 16 bits, an IPv4 address at the end being two; -1 where the text is none. */
function groupsOf(text: string, isOctet: OctetTest): number {
  const groups = text.split(':')
  const last = groups.at(-1) ?? ''
  const isMixed = last.includes('.')
  if (isMixed && !isIpv4(last, isOctet)) return -1
  const plain = isMixed ? groups.slice(0, -1) : groups
  const isGroup = isOctet === isSloppyOctet ? isLongGroup : isShortGroup
  return plain.every(isGroup) ? plain.length + (isMixed ? 2 : 0) : -1
}

const isShortGroup = (text: string): boolean => /^[0-9a-f]{1,4}$/i.test(text)
const isLongGroup = (text: string): boolean => /^0*[0-9a-f]{1,4}$/i.test(text)
