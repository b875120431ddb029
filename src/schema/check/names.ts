const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const LETTER_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

/** What goes on from `must be` where a name is not a DNS label (RFC 1123); undefined where it is one. */
export function dnsLabelProblem(name: string): string | undefined {
  if (name.length > 63) return `at most 63 characters long, but has ${name.length}`
  return LABEL.test(name) ? undefined : 'made of a-z, 0-9 and -, with a letter or digit at both ends'
}

/** The same for a DNS label that begins with a letter (RFC 1035): names of services. */
export function letterLabelProblem(name: string): string | undefined {
  if (name.length > 63) return `at most 63 characters long, but has ${name.length}`
  return LETTER_LABEL.test(name) ? undefined : 'made of a-z, 0-9 and -, beginning with a letter and not ending with -'
}

/** The same for a DNS subdomain: what most objects are named. */
export function subdomainProblem(name: string): string | undefined {
  if (name.length > 253) return `at most 253 characters long, but has ${name.length}`
  const isRight = name.split('.').every((part) => LABEL.test(part))
  return isRight ? undefined : 'made of a-z, 0-9, - and ., with a letter or digit at both ends of each part'
}

/** The same for a name that only has to fit into a URL: roles and their bindings, parts of other objects. */
export function segmentProblem(name: string): string | undefined {
  if (name === '.' || name === '..') return 'something else than . or ..'
  return /[/%]/.test(name) ? 'without / and %' : undefined
}

/** What goes on from `is not a key` where a text can't be the key of a label, an annotation or a finalizer. */
export function qualifiedProblem(key: string): string | undefined {
  const parts = key.split('/')
  const name = parts.at(-1) ?? ''
  if (parts.length > 2) return 'it has more than one /'
  if (parts.length === 2 && subdomainProblem(parts[0] ?? '') !== undefined) return 'what stands before / is no DNS name'
  if (name.length > 63) return 'it is longer than 63 characters'
  if (QUALIFIED.test(name)) return undefined
  return 'it takes letters, digits, -, _ and ., with a letter or digit at both ends'
}

/** What goes on from `must be` where a text can't be the value of a label. */
export function labelValueProblem(value: string): string | undefined {
  if (value.length > 63) return `at most 63 characters long, but has ${value.length}`
  if (value === '' || QUALIFIED.test(value)) return undefined
  return 'made of letters, digits, -, _ and ., with a letter or digit at both ends'
}
