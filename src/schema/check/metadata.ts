import type { Schema } from '../../model/kind.ts'
import { isList, isSameValue, own, ownText, type Mapping, type Value } from '../../model/value.ts'
import { dnsLabelProblem, qualifiedProblem, segmentProblem, type NameRule } from './names.ts'
import { showValue } from './say.ts'
import { report, type Context, type Node, type Walk } from './walk.ts'

const TEXT: Schema = { type: 'string' }
const INT64: Schema = { type: 'integer', format: 'int64' }
const FLAG: Schema = { type: 'boolean' }
const TIME: Schema = { type: 'string', format: 'date-time' }
/** Null is what Go leaves as it is: an empty text. */
const TEXTS: Schema = { type: 'object', additionalProperties: { type: 'string', default: '' } }

/** metav1.ObjectMeta, as it is decoded. */
export const OBJECT_META: Schema = {
  type: 'object',
  properties: {
    name: TEXT,
    generateName: TEXT,
    namespace: TEXT,
    selfLink: TEXT,
    uid: TEXT,
    resourceVersion: TEXT,
    generation: INT64,
    creationTimestamp: TIME,
    deletionTimestamp: TIME,
    deletionGracePeriodSeconds: INT64,
    labels: { ...TEXTS, format: 'labels' },
    annotations: { ...TEXTS, format: 'annotations' },
    ownerReferences: {
      type: 'array',
      items: {
        type: 'object',
        properties: { apiVersion: TEXT, kind: TEXT, name: TEXT, uid: TEXT, controller: FLAG, blockOwnerDeletion: FLAG },
      },
    },
    finalizers: { type: 'array', items: TEXT },
    managedFields: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          manager: TEXT,
          operation: TEXT,
          apiVersion: TEXT,
          time: TIME,
          fieldsType: TEXT,
          fieldsV1: { 'x-kubernetes-preserve-unknown-fields': true },
          subresource: TEXT,
        },
      },
    },
  },
}

const { generation, managedFields } = OBJECT_META.properties ?? {}

/** The same inside another object, where the server doesn't put these fields right by itself. */
const EMBEDDED_META: Schema = {
  ...OBJECT_META,
  properties: {
    ...OBJECT_META.properties,
    generation: { ...generation, minimum: 0 },
    managedFields: {
      ...managedFields,
      items: {
        ...managedFields?.items,
        required: ['operation'],
        properties: {
          ...managedFields?.items?.properties,
          operation: { ...TEXT, enum: ['Apply', 'Update'] },
          fieldsType: { ...TEXT, enum: ['FieldsV1'] },
        },
      },
    },
  },
}

/** What metadata must be, depending on whose it is. */
export interface MetadataRules {
  readonly nameRule: NameRule
  /** The server empties the namespace of what has none, whatever it says. */
  readonly scope: 'Namespaced' | 'Cluster'
  /** Kinds of Kubernetes' own take finalizers without a domain only where it has made them itself. */
  readonly finalizers: 'qualified' | 'known'
}

/** The types of metadata, which no schema says. */
export function metadataTypes(context: Context, place: 'top' | 'embedded'): Node {
  const schema = place === 'top' ? OBJECT_META : EMBEDDED_META
  return context.compile(schema, { ...context, dialect: 'core', role: 'spine' })
}

/** What the server wants of metadata beyond types (apimachinery, ValidateObjectMeta). The walk stands at metadata. */
export function checkMetadata(metadata: Mapping, walk: Walk, rules: MetadataRules): void {
  const { nameRule, scope } = rules
  checkName(metadata, walk, nameRule)
  if (scope === 'Namespaced') checkNamespace(metadata, walk)
  checkOwners(metadata.ownerReferences, walk)
  checkFinalizers(metadata.finalizers, walk, rules)
}

function checkName({ name, generateName: prefix }: Mapping, walk: Walk, nameRule: NameRule): void {
  if (typeof prefix === 'string' && prefix !== '') {
    const problem = prefixProblem(prefix, nameRule)
    if (problem !== undefined) refuse(walk, `must be ${problem}, got ${showValue(prefix)}`, 'generateName')
  }
  if (typeof name === 'string' && name !== '') {
    const problem = nameRule(name)
    if (problem !== undefined) refuse(walk, `must be ${problem}, got ${showValue(name)}`, 'name')
  }
}

/** The server puts five letters and digits after it. */
function prefixProblem(prefix: string, nameRule: NameRule): string | undefined {
  if (nameRule === segmentProblem) return nameRule(`${prefix}a`)
  return nameRule(prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix)
}

function checkNamespace({ namespace }: Mapping, walk: Walk): void {
  if (typeof namespace !== 'string' || namespace === '') return
  const problem = dnsLabelProblem(namespace)
  if (problem !== undefined) refuse(walk, `must be ${problem}, got ${showValue(namespace)}`, 'namespace')
}

function checkOwners(owners: Value | undefined, walk: Walk): void {
  if (!isList(owners)) return
  walk.path.push('ownerReferences')
  let controllers = 0
  owners.forEach((owner, index) => {
    walk.path.push(index)
    for (const key of ['apiVersion', 'kind', 'name', 'uid']) {
      const text = own(owner, key)
      const isMissing = text === undefined || text === '' || (key === 'apiVersion' && versionOf(text) === '')
      if (isMissing) refuse(walk, 'is required', key, 'key')
    }
    if (['v1', '/v1'].includes(ownText(owner, 'apiVersion')) && own(owner, 'kind') === 'Event') {
      report(walk, 'schema/metadata', 'cannot be an Event, which owns nothing')
    }
    const isRepeated = owners.slice(0, index).some((other) => isSameValue(other, owner))
    if (own(owner, 'controller') === true && !isRepeated && ++controllers === 2) {
      refuse(walk, 'cannot be true for a second owner', 'controller')
    }
    walk.path.pop()
  })
  walk.path.pop()
}

function versionOf(apiVersion: Value): string {
  if (typeof apiVersion !== 'string') return 'unknown'
  const parts = apiVersion.split('/')
  return parts.length > 2 ? '' : (parts.at(-1) ?? '')
}

const KNOWN_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion'])

function finalizerProblem(finalizer: string, { finalizers }: MetadataRules): string | undefined {
  const problem = qualifiedProblem(finalizer)
  if (problem !== undefined || finalizers === 'qualified') return problem
  const isKnown = finalizer.includes('/') || KNOWN_FINALIZERS.has(finalizer)
  return isKnown ? undefined : 'it takes a domain before a /'
}

function checkFinalizers(finalizers: Value | undefined, walk: Walk, rules: MetadataRules): void {
  if (!isList(finalizers)) return
  walk.path.push('finalizers')
  finalizers.forEach((finalizer, index) => {
    const problem = typeof finalizer === 'string' ? finalizerProblem(finalizer, rules) : undefined
    if (problem !== undefined) refuse(walk, `cannot be ${showValue(finalizer)}: ${problem}`, index)
  })
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    report(walk, 'schema/metadata', 'cannot hold both orphan and foregroundDeletion')
  }
  walk.path.pop()
}

function refuse(walk: Walk, predicate: string, child: string | number, at: 'key' | 'value' = 'value'): void {
  report(walk, 'schema/metadata', predicate, { child, at })
}
