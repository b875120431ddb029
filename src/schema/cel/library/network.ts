import { fail, type Cel, type Opaque } from '../value.ts'
import type { Implementation } from './implementation.ts'
import { formatAddress, parseAddress, type Address } from './address.ts'

interface Network {
  readonly address: Address
  readonly bits: number
}

/** Addresses and networks (k8s.io/apiserver/pkg/cel/library/ip.go, cidr.go; Go's net/netip). */
export const NETWORKS: Readonly<Record<string, Implementation>> = {
  string_to_ip: (text: string) => ip(readIp(text)),
  cidr_ip: (value: Opaque) => ip(networkOf(value).address),
  is_ip: (text: string) => 'bytes' in tryIp(text),
  ip_is_canonical: (text: string) => formatAddress(readIp(text)) === text,
  ip_to_string: (value: Opaque) => formatAddress(addressOf(value)),
  ip_family: (value: Opaque) => (addressOf(value).bytes.length === 4 ? 4 : 6),
  ip_is_unspecified: (value: Opaque) => addressOf(value).bytes.every((byte) => byte === 0),
  ip_is_loopback: (value: Opaque) => isLoopback(addressOf(value)),
  ip_is_link_local_multicast: (value: Opaque) => isLinkLocalMulticast(addressOf(value)),
  ip_is_link_local_unicast: (value: Opaque) => isLinkLocalUnicast(addressOf(value)),
  ip_is_global_unicast: (value: Opaque) => isGlobalUnicast(addressOf(value)),
  string_to_cidr: (text: string) => cidr(readCidr(text)),
  is_cidr: (text: string) => 'bits' in tryCidr(text),
  cidr_to_string: (value: Opaque) => formatNetwork(networkOf(value)),
  cidr_prefix_length: (value: Opaque) => networkOf(value).bits,
  cidr_masked: (value: Opaque) => cidr(masked(networkOf(value))),
  cidr_contains_ip_string: (value: Opaque, text: string) => {
    const found = tryIp(text)
    return 'bytes' in found ? contains(networkOf(value), found) : fail('no such overload')
  },
  cidr_contains_ip_ip: (value: Opaque, other: Opaque) => contains(networkOf(value), addressOf(other)),
  cidr_contains_cidr_string: (value: Opaque, text: string) => containsNetwork(networkOf(value), readCidr(text)),
  cidr_contains_cidr: (value: Opaque, other: Opaque) => containsNetwork(networkOf(value), networkOf(other)),
}

/** The bytes of an address, or those that a network fixes. */
export function addressBytes(value: Opaque): number {
  return value.name === 'net.IP' ? addressOf(value).bytes.length : Math.ceil(networkOf(value).bits / 8)
}

function ip(address: Address): Cel {
  return {
    tag: 'opaque',
    name: 'net.IP',
    data: address,
    isEqual: (other) => formatAddress(address) === formatAddress(addressOf(other)),
  }
}

function cidr(network: Network): Cel {
  return {
    tag: 'opaque',
    name: 'net.CIDR',
    data: network,
    isEqual: (other) => formatNetwork(network) === formatNetwork(networkOf(other)),
  }
}

function addressOf(value: Opaque): Address {
  return value.data as Address
}

function networkOf(value: Opaque): Network {
  return value.data as Network
}

function readIp(text: string): Address {
  const found = tryIp(text)
  return 'bytes' in found ? found : fail(found.error)
}

function tryIp(text: string): Address | { readonly error: string } {
  const shown = JSON.stringify(text)
  const address = parseAddress(text)
  if ('error' in address) {
    return { error: `IP Address ${shown} parse error during conversion from string: ${address.error}` }
  }
  if (address.zone !== undefined) return { error: `IP address ${shown} with zone value is not allowed` }
  return isMapped(address) ? { error: `IPv4-mapped IPv6 address ${shown} is not allowed` } : address
}

function readCidr(text: string): Network {
  const found = tryCidr(text)
  if ('bits' in found) return found
  return fail(`network address parse error during conversion from string: ${found.error}`)
}

function tryCidr(text: string): Network | { readonly error: string } {
  const prefix = 'network address parse error during conversion from string: '
  const refuse = (problem: string) => ({ error: `${prefix}netip.ParsePrefix(${JSON.stringify(text)}): ${problem}` })
  const slash = text.lastIndexOf('/')
  if (slash < 0) return refuse("no '/'")
  const address = parseAddress(text.slice(0, slash))
  if ('error' in address) return refuse(address.error)
  if (address.zone !== undefined) return refuse('IPv6 zones cannot be present in a prefix')
  const shown = text.slice(slash + 1)
  if (!/^(?:0|[1-9][0-9]*)$/.test(shown)) return refuse(`bad bits after slash: ${JSON.stringify(shown)}`)
  if (Number(shown) > address.bytes.length * 8) return refuse('prefix length out of range')
  if (isMapped(address)) return { error: `IPv4-mapped IPv6 address ${JSON.stringify(text)} is not allowed` }
  return { address, bits: Number(shown) }
}

function isMapped({ bytes }: Address): boolean {
  return bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
}

function formatNetwork({ address, bits }: Network): string {
  return `${formatAddress(address)}/${bits}`
}

function masked({ address, bits }: Network): Network {
  const bytes = address.bytes.map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - at * 8))) & 0xff)
  return { address: { bytes }, bits }
}

function contains(network: Network, address: Address): boolean {
  if (network.address.bytes.length !== address.bytes.length) return false
  const theirs = masked({ address, bits: network.bits }).address.bytes
  return masked(network).address.bytes.every((byte, at) => byte === theirs[at])
}

function containsNetwork(network: Network, other: Network): boolean {
  return network.bits <= other.bits && contains(network, other.address)
}

function isLoopback({ bytes }: Address): boolean {
  if (bytes.length === 4) return bytes[0] === 127
  return bytes.every((byte, at) => byte === (at === 15 ? 1 : 0))
}

function isLinkLocalMulticast({ bytes }: Address): boolean {
  if (bytes.length === 4) return bytes[0] === 224 && bytes[1] === 0 && bytes[2] === 0
  return bytes[0] === 0xff && ((bytes[1] ?? 0) & 0x0f) === 2
}

function isLinkLocalUnicast({ bytes }: Address): boolean {
  if (bytes.length === 4) return bytes[0] === 169 && bytes[1] === 254
  return bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80
}

function isGlobalUnicast(address: Address): boolean {
  const { bytes } = address
  const isIpv4 = bytes.length === 4
  if (isIpv4 && bytes.every((byte) => byte === 255)) return false
  const isMulticast = isIpv4 ? ((bytes[0] ?? 0) & 0xf0) === 0xe0 : bytes[0] === 0xff
  const isUnspecified = bytes.every((byte) => byte === 0)
  return !isUnspecified && !isLoopback(address) && !isMulticast && !isLinkLocalUnicast(address)
}
