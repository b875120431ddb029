import { kindKey, type Kind } from '../../model/kind.ts'
import { isIp } from './address.ts'

const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

/** What goes on from `must be` where a name is not a DNS label (RFC 1123); undefined where it is one. */
export function dnsLabelProblem(name: string): string | undefined {
  const long = tooLong(name, 63)
  if (long !== undefined) return long
  return LABEL.test(name) ? undefined : 'made of a-z, 0-9 and -, with a letter or digit at both ends'
}

/** The same for a DNS subdomain: what most objects are named. */
export function subdomainProblem(name: string): string | undefined {
  if (name.length > 253) return `at most 253 characters long, but has ${name.length}`
  return SUBDOMAIN.test(name)
    ? undefined
    : 'made of a-z, 0-9, - and ., with a letter or digit at both ends of each part'
}

/** The same for a name that only has to fit into a URL: roles and their bindings, parts of other objects. */
export function segmentProblem(name: string): string | undefined {
  if (name === '.' || name === '..') return 'something else than . or ..'
  return /[/%]/.test(name) ? 'without / and %' : undefined
}

/** What the name of an object must be: what goes on from `must be` where it isn't; undefined where it is. */
export type NameRule = (name: string) => string | undefined

const CORE_NAMES: ReadonlyMap<string, NameRule> = new Map<string, NameRule>([
  ['/Namespace', dnsLabelProblem],
  ['/Service', dnsLabelProblem],
  ['apps/StatefulSet', dnsLabelProblem],
  ['batch/Job', (name) => tooLong(name, 63) ?? subdomainProblem(name)],
  ['batch/CronJob', (name) => tooLong(name, 52) ?? subdomainProblem(name)],
  ['/Event', segmentProblem],
  ['policy/PodDisruptionBudget', segmentProblem],
  ['rbac.authorization.k8s.io/Role', segmentProblem],
  ['rbac.authorization.k8s.io/ClusterRole', segmentProblem],
  ['rbac.authorization.k8s.io/RoleBinding', segmentProblem],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', segmentProblem],
  ['certificates.k8s.io/CertificateSigningRequest', segmentProblem],
  ['networking.k8s.io/IPAddress', (name) => (isIp(name) ? undefined : 'an IP address')],
])

/** How objects of a kind may be named. Kubernetes' own kinds have rules of their own, asked of a 1.36 server. */
export function nameRuleOf({ group, kind, ships }: Kind): NameRule {
  return (ships === 'core' ? CORE_NAMES.get(kindKey(group, kind)) : undefined) ?? subdomainProblem
}

function tooLong(name: string, longest: number): string | undefined {
  return name.length > longest ? `at most ${longest} characters long, but has ${name.length}` : undefined
}

/** What goes on from `is not a key` where a text can't be the key of a label, an annotation or a finalizer. */
export function qualifiedProblem(key: string): string | undefined {
  const slash = key.indexOf('/')
  const name = key.slice(slash + 1)
  if (name.includes('/')) return 'it has more than one /'
  if (slash >= 0 && subdomainProblem(key.slice(0, slash)) !== undefined) return 'what stands before / is no DNS name'
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
