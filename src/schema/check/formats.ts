import type { Schema } from '../../model/kind.ts'
import { isCidr, isExactCidr, isExactIp, isIpv6, isMac, isSloppyIpv4 } from './address.ts'
import { isCron } from './cron.ts'
import { isCreditCard, isIsbn10, isIsbn13 } from './checksum.ts'
import { configKeyProblem } from './maps.ts'
import { dnsLabelProblem, labelValueProblem, qualifiedProblem, subdomainProblem } from './names.ts'
import { isEmail } from './email.ts'
import { isDate, isDateTime, isDuration, isGoDuration, isTimestamp } from './moment.ts'
import { isQuantity } from './quantity.ts'
import { isTimeZone } from './time-zone.ts'
import { isRequestUri } from './uri.ts'

/** What texts of a format look like. */
export interface Format {
  /** Goes on from `must be`. */
  readonly words: string
  readonly example?: string
  accepts(text: string): boolean
}

/** The format that the API server holds strings of this schema to; undefined where it knows none. */
export function formatOf({ format, type = '' }: Schema, dialect: 'crd' | 'core'): Format | undefined {
  if (format === undefined || (type !== '' && type !== 'string')) return undefined
  if (dialect === 'core') return CORE_FORMATS.get(format)
  return CRD_FORMATS.get(format.replaceAll('-', ''))
}

const SHORT_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const HOSTNAME =
  /^([a-zA-Z0-9\p{S}\p{L}](-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?|([a-zA-Z0-9\p{S}\p{L}]([-a-zA-Z0-9\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?\.)+[a-zA-Z\p{L}]{2,63})$/u
const RGB_PART = String.raw`[\t\n\f\r ]*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])[\t\n\f\r ]*`
const RGB = new RegExp(String.raw`^rgb\(${RGB_PART},${RGB_PART},${RGB_PART}\)$`)

/**
 * By name without hyphens, as apiextensions-apiserver 1.36 knows them (pkg/apiserver/validation/formats.go); every
 * other format is ignored. What they accept follows k8s.io/kube-openapi/pkg/validation/strfmt.
 */
const CRD_FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries<Format>({
    bsonobjectid: { words: '24 hexadecimal digits', accepts: (text) => /^[0-9a-fA-F]{24}$/.test(text) },
    uri: { words: 'a URI or an absolute path', example: 'https://example.com/', accepts: isRequestUri },
    email: { words: 'an e-mail address', example: 'ann@example.com', accepts: isEmail },
    hostname: { words: 'a host name', example: 'db.example.com', accepts: isHostname },
    ipv4: { words: 'an IPv4 address', example: '10.0.0.1', accepts: isSloppyIpv4 },
    ipv6: { words: 'an IPv6 address', example: '2001:db8::1', accepts: isIpv6 },
    cidr: { words: 'an address range', example: '10.0.0.0/24', accepts: isCidr },
    mac: { words: 'a MAC address', example: '00:00:5e:00:53:01', accepts: isMac },
    uuid: uuid('a UUID', /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
    uuid3: uuid('a UUID of version 3', /^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
    uuid4: uuid('a UUID of version 4', /^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i),
    uuid5: uuid('a UUID of version 5', /^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i),
    isbn: { words: 'an ISBN', accepts: (text) => isIsbn10(text) || isIsbn13(text) },
    isbn10: { words: 'an ISBN of 10 digits', accepts: isIsbn10 },
    isbn13: { words: 'an ISBN of 13 digits', accepts: isIsbn13 },
    creditcard: { words: 'a credit card number', accepts: isCreditCard },
    ssn: { words: 'a social security number', accepts: (text) => /^\d{3}[- ]\d{2}[- ]\d{4}$/.test(text) },
    hexcolor: { words: 'a colour', example: '#ff8800', accepts: (text) => /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) },
    rgbcolor: { words: 'a colour', example: 'rgb(255,136,0)', accepts: (text) => RGB.test(text) },
    byte: { words: 'base64', example: 'aGVsbG8=', accepts: (text) => text !== '' && isBase64(text) },
    password: { words: 'a password', accepts: () => true },
    date: { words: 'a date', example: '2030-01-31', accepts: isDate },
    duration: { words: 'a duration', example: '1h30m', accepts: isDuration },
    datetime: { words: 'a date and time', example: '2030-01-31T12:00:00Z', accepts: isDateTime },
    k8sshortname: {
      words: 'at most 63 of a-z, 0-9 and -, with no - at the ends',
      accepts: (text) => text.length <= 63 && SHORT_NAME.test(text),
    },
    k8slongname: {
      words: 'at most 253 of a-z, 0-9, - and ., each part with no - at the ends',
      accepts: (text) => text.length <= 253 && text.split('.').every((part) => SHORT_NAME.test(part)),
    },
  }),
)

/** What Go's types accept where Kubernetes' own kinds have a format. */
const CORE_FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries<Format>({
    byte: { words: 'base64', example: 'aGVsbG8=', accepts: (text) => isBase64(text.replace(/[\r\n]/g, '')) },
    'date-time': { words: 'a date and time', example: '2030-01-31T12:00:00Z', accepts: isTimestamp },
    duration: { words: 'a duration', example: '1h30m', accepts: isGoDuration },
    quantity: { words: 'a quantity', example: '500m or 1Gi', accepts: isQuantity },
    ip: { words: 'an IP address', example: '10.0.0.1', accepts: isExactIp },
    cidr: {
      words: 'an address range, with no leading zeros, and no bits set beyond the length of its prefix',
      example: '10.0.0.0/24',
      accepts: isExactCidr,
    },
    cron: { words: 'a schedule', example: '*/5 * * * *', accepts: isCron },
    percent: { words: 'a whole number or a percentage', example: '25%', accepts: (text) => /^[0-9]+%$/.test(text) },
    share: { words: 'a whole number or a percentage of at most 100%', example: '25%', accepts: isShare },
    'port-name': {
      words: 'the name of a port: at most 15 of a-z, 0-9 and -, with a letter and no - at the ends or twice in a row',
      accepts: isPortName,
    },
    label: optional('at most 63 of a-z, 0-9 and -, with a letter or digit at both ends', dnsLabelProblem),
    subdomain: optional('a-z, 0-9, - and ., with a letter or digit at both ends of each part', subdomainProblem),
    host: optional('a host name in lower case, or *. and one', (text) => subdomainProblem(text.replace(/^\*\./, ''))),
    driver: optional('the name of a driver, with or without a domain and / before it', (text) =>
      qualifiedProblem(text.toLowerCase()),
    ),
    'driver-domain': optional('a domain of at most 63 characters', (text) =>
      text.length > 63 ? '' : subdomainProblem(text.toLowerCase()),
    ),
    path: { words: 'a path without ..', accepts: (text) => !text.split('/').includes('..') },
    'inner-path': { words: 'a relative path without ..', example: 'conf/app.yaml', accepts: isInnerPath },
    'file-path': {
      words: 'a relative path that has no .. and does not begin with it',
      example: 'conf/app.yaml',
      accepts: (text) => isInnerPath(text) && !text.startsWith('..'),
    },
    'search-domain': {
      words: 'a domain in lower case, whose parts may begin with _',
      example: 'svc.cluster.local',
      accepts: (text) => text === '.' || isSearchDomain(text.replace(/\.$/, '')),
    },
    'time-zone': { words: 'a time zone', example: 'Europe/Berlin', accepts: isTimeZone },
    'label-key': optional('a key that a label can have', qualifiedProblem),
    'label-value': optional('a value that a label can have', labelValueProblem),
    'config-key': optional('a key that a ConfigMap or Secret can have', configKeyProblem),
  }),
)

/** A format in which nothing stands for a field that isn't there. */
function optional(words: string, problemOf: (text: string) => string | undefined): Format {
  return { words, accepts: (text) => text === '' || problemOf(text) === undefined }
}

/** Empty where the field is as good as not there. */
function isInnerPath(text: string): boolean {
  return !text.startsWith('/') && !text.split('/').includes('..')
}

function isSearchDomain(text: string): boolean {
  return text.length <= 253 && /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(text)
}

function isShare(text: string): boolean {
  return /^[0-9]+%$/.test(text) && Number(text.slice(0, -1)) <= 100
}

function isPortName(text: string): boolean {
  return text === '' || (text.length <= 15 && /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(text))
}

function uuid(words: string, form: RegExp): Format {
  return { words, example: '123e4567-e89b-42d3-a456-426614174000', accepts: (text) => form.test(text) }
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

function isHostname(text: string): boolean {
  if (Buffer.byteLength(text) > 255 || !HOSTNAME.test(text)) return false
  return text.split('.').every((label) => Buffer.byteLength(label) <= 63)
}
