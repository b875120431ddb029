import { isMapping, own, type Mapping, type Value } from '../../model/value.ts'
import { labelValueProblem, qualifiedProblem } from './names.ts'
import { compareQuantities, isQuantity, isWholeQuantity } from './quantity.ts'
import { showValue } from './say.ts'
import { report, type Walk } from './walk.ts'

const LARGEST_ANNOTATIONS = 256 * 1024
/** Of UTF-8, for each unit of a text's length. */
const MOST_BYTES_EACH = 3

/** Checks the keys and values of a mapping that Kubernetes gives a meaning, by the format of its schema. */
export type MapCheck = (value: Mapping, walk: Walk) => void

/** Undefined where the format is none that Kubernetes' own kinds have for mappings. */
export function mapCheckOf(format: string | undefined): MapCheck | undefined {
  return format === undefined ? undefined : MAP_CHECKS.get(format)
}

const MAP_CHECKS: ReadonlyMap<string, MapCheck> = new Map<string, MapCheck>([
  ['labels', checkLabels],
  ['annotations', checkAnnotations],
  ['config-data', keyCheck('is no key that a file can have', configKeyProblem)],
  ['resources', checkResources],
  ['quotas', checkQuotas],
  ['requirements', checkRequirements],
  ['limits', checkLimits],
])

function checkLabels(labels: Mapping, walk: Walk): void {
  for (const key in labels) {
    const value = labels[key]
    refuseKey(walk, key, 'is no key for a label', qualifiedProblem(key))
    const wrong = typeof value === 'string' ? labelValueProblem(value) : undefined
    if (wrong !== undefined)
      report(walk, 'schema/metadata', `must be ${wrong}, got ${showValue(value)}`, { child: key })
  }
}

function checkAnnotations(annotations: Mapping, walk: Walk): void {
  let length = 0
  for (const key in annotations) {
    const value = annotations[key]
    refuseKey(walk, key, 'is no key for an annotation', qualifiedProblem(key.toLowerCase()))
    if (typeof value === 'string') length += key.length + value.length
  }
  if (length * MOST_BYTES_EACH <= LARGEST_ANNOTATIONS) return
  let bytes = 0
  for (const [key, value] of Object.entries(annotations)) {
    if (typeof value === 'string') bytes += Buffer.byteLength(key) + Buffer.byteLength(value)
  }
  if (bytes > LARGEST_ANNOTATIONS) {
    report(
      walk,
      'schema/metadata',
      `must be at most ${LARGEST_ANNOTATIONS} bytes in all, keys included, but are ${bytes}`,
    )
  }
}

function keyCheck(predicate: string, problemOf: (key: string) => string | undefined): MapCheck {
  return (value, walk) => {
    for (const key in value) refuseKey(walk, key, predicate, problemOf(key))
  }
}

function resourceCheck(problemOf: (key: string) => string | undefined): MapCheck {
  return (value, walk) => {
    for (const key in value) {
      refuseKey(walk, key, 'is no name of a resource', problemOf(key))
      if (isNegative(value[key])) report(walk, 'schema/bounds', 'must not be less than 0', { child: key })
    }
  }
}

const checkResourceNames = resourceCheck(resourceProblem)

function checkResources(value: Mapping, walk: Walk): void {
  checkResourceNames(value, walk)
  refuseParts(value, walk, isExtended)
}

const checkQuotaNames = resourceCheck(quotaProblem)

function checkQuotas(value: Mapping, walk: Walk): void {
  checkQuotaNames(value, walk)
  refuseParts(value, walk, (key) => COUNTED.has(key) || key.startsWith('count/'))
}

function refuseParts(value: Mapping, walk: Walk, isCount: (key: string) => boolean): void {
  for (const key in value) {
    const text = textOf(value[key])
    if (isCount(key) && isQuantity(text) && !isWholeQuantity(text))
      report(walk, 'schema/bounds', `must be a whole number, got ${showValue(value[key])}`, { child: key })
  }
}

/** What a container asks for is no more than it may have. */
function checkRequirements(value: Mapping, walk: Walk): void {
  const limits = own(value, 'limits')
  const requests = own(value, 'requests')
  if (!isMapping(requests)) return
  walk.path.push('requests')
  for (const key in requests) {
    const request = requests[key]
    const limit = isMapping(limits) ? own(limits, key) : undefined
    const predicate = limit === undefined ? withoutLimit(key) : overLimit(key, request, limit)
    if (predicate !== undefined) report(walk, 'schema/bounds', predicate, { child: key })
  }
  walk.path.pop()
}

/** What is no more than the other where both are there. */
const IN_ORDER = [
  ['min', 'max'],
  ['min', 'default'],
  ['min', 'defaultRequest'],
  ['default', 'max'],
  ['defaultRequest', 'max'],
  ['defaultRequest', 'default'],
] as const

function checkLimits(value: Mapping, walk: Walk): void {
  for (const [less, more] of IN_ORDER) {
    const low = own(value, less)
    const high = own(value, more)
    if (!isMapping(low) || !isMapping(high)) continue
    walk.path.push(less)
    for (const key in low) {
      const bound = own(high, key)
      if (bound === undefined || compareQuantities(textOf(low[key]), textOf(bound)) <= 0) continue
      const shown = `${showValue(low[key])} of ${showValue(bound)}`
      report(walk, 'schema/bounds', `must not be more than ${more}, got ${shown}`, { child: key })
    }
    walk.path.pop()
  }
}

function withoutLimit(key: string): string | undefined {
  return isCommitted(key) ? 'needs a limit of the same amount' : undefined
}

function overLimit(key: string, request: Value | undefined, limit: Value): string | undefined {
  const compared = compareQuantities(textOf(request), textOf(limit))
  const shown = `${showValue(request)} of ${showValue(limit)}`
  if (compared > 0) return `must not be more than the limit, got ${shown}`
  return compared < 0 && isCommitted(key) ? `must be the same as the limit, got ${shown}` : undefined
}

/** Whether nothing can be promised twice of a resource: huge pages, and what vendors add. */
function isCommitted(key: string): boolean {
  return key.startsWith('hugepages-') || isExtended(key)
}

function isExtended(key: string): boolean {
  return key.includes('/') && !key.includes('kubernetes.io/')
}

function textOf(quantity: Value | undefined): string {
  return typeof quantity === 'object' ? '' : String(quantity ?? '')
}

function refuseKey(walk: Walk, key: string, predicate: string, problem: string | undefined): void {
  if (problem !== undefined) report(walk, 'schema/metadata', `${predicate}: ${problem}`, { child: key, at: 'key' })
}

function isNegative(quantity: Value | undefined): boolean {
  return compareQuantities(textOf(quantity), '0') < 0
}

/** What is the matter with the key of a ConfigMap or Secret, which becomes the name of a file. */
export function configKeyProblem(key: string): string | undefined {
  if (key.length > 253) return 'it is longer than 253 characters'
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) return 'it takes letters, digits, -, _ and .'
  return key === '.' || key.startsWith('..') ? 'it cannot be . or begin with ..' : undefined
}

const CONTAINER_RESOURCES: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage'])

function resourceProblem(name: string): string | undefined {
  if (CONTAINER_RESOURCES.has(name) || name.startsWith('hugepages-')) return undefined
  if (name.startsWith('requests.') && isExtended(name)) return 'it cannot begin with requests.'
  return name.includes('/') ? qualifiedProblem(name) : 'it is none of Kubernetes, and has no domain and / before it'
}

/** Quotas of objects, which are whole. */
const COUNTED: ReadonlySet<string> = new Set([
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
])

/** Quotas of what objects ask for. */
const ASKED = /^((requests\.|limits\.)?(cpu|memory|ephemeral-storage)|(requests\.)?hugepages-.*|requests\.storage)$/

function quotaProblem(name: string): string | undefined {
  if (ASKED.test(name) || COUNTED.has(name)) return undefined
  if (name.startsWith('count/')) return qualifiedProblem(name)
  const plain = name.replace(/^(requests|limits)\./, '')
  return name.includes('/') ? qualifiedProblem(plain) : 'it is none of Kubernetes, and has no domain and / before it'
}
