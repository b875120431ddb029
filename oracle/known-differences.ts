import { own } from '../src/model/value.ts'
import type { CrdDifference } from './judge-crd.ts'
import type { Difference } from './judge.ts'

/** A difference that stands, and why. */
export interface KnownDifference {
  readonly name: string
  readonly reason: string
  isIt(difference: Difference): boolean
}

/** Everything in which we do not say what the server says. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'a generated name',
    reason: 'the server also names metadata.name, which it has made of a wrong generateName by then',
    isIt: ({ what, path, case: { object } }) =>
      what === 'path missing' && path === 'metadata.name' && own(own(object, 'metadata'), 'generateName') !== undefined,
  },
  {
    name: 'core kinds without apiVersion or kind',
    reason: 'the server fills them in from the address; no file says which address that would be',
    isIt: ({ what, path, detail, case: { subject } }) =>
      subject.kind.ships === 'core' &&
      (what === 'we refuse' || what === 'path extra') &&
      (path === 'apiVersion' || path === 'kind') &&
      (detail.includes('is required') || detail.includes('got ""')),
  },
  {
    name: 'the label of a namespace',
    reason: 'the server also names the label that it makes of the name of a namespace; we name the name',
    isIt: ({ what, path, case: { subject } }) =>
      subject.kind.kind === 'Namespace' && what === 'path missing' && path === 'metadata.labels',
  },
  {
    name: 'admission plugins',
    reason: 'what a plugin checks is not part of a kind, and depends on how the server is run: pod security labels',
    isIt: ({ path, case: { subject } }) =>
      subject.kind.ships === 'core' && /^metadata\.labels\.pod-security\.kubernetes\.io/.test(path),
  },
  {
    name: 'a generation below zero',
    reason: 'a server counts generations itself; only some kinds keep what is written until it is checked',
    isIt: ({ path, case: { subject } }) => subject.kind.ships === 'core' && path === 'metadata.generation',
  },
  {
    name: 'half a character',
    reason: 'a text that ends in half of a pair of UTF-16 cannot be written in a file, nor sent',
    isIt: ({ what, detail }) => what === 'object' && /\\ud[89ab]/.test(detail),
  },
  {
    name: 'an owner twice',
    reason: 'the server merges owners that are the same; to have them twice says nothing else',
    isIt: ({ what, path }) => what === 'object' && path === 'metadata.ownerReferences',
  },
  {
    name: 'what Go takes for nothing',
    reason: 'the server takes 0 for no port and a list for the bytes of a secret; what is meant is something else',
    isIt: ({ what, detail, case: { subject } }) =>
      subject.kind.ships === 'core' &&
      what === 'we refuse' &&
      /must be at least 1, got 0\.|fits 2 forms|must be a string, got \*\*\*/.test(detail),
  },
  {
    name: 'names and prefixes of some core kinds',
    reason: 'the server makes up the name of a LimitRange, and does not look as closely at some prefixes as at names',
    isIt: ({ what, path, case: { subject } }) =>
      what === 'we refuse' &&
      ((subject.kind.kind === 'LimitRange' && path === 'metadata.name') ||
        (['ReplicationController', 'Job', 'CronJob'].includes(subject.kind.kind) && path === 'metadata.generateName')),
  },
  {
    name: 'fields that do nothing where they stand',
    reason:
      'the server empties them unchecked: node ports and client addresses of services that use none, a port without a name, the host names that a StatefulSet gives its pods',
    isIt: ({ what, path, case: { subject } }) =>
      what === 'we refuse' &&
      ((subject.kind.kind === 'Service' && /\.(nodePort|timeoutSeconds)$/.test(path)) ||
        (subject.kind.kind === 'StatefulSet' && /\.(hostname|subdomain)$/.test(path)) ||
        (subject.kind.kind === 'Ingress' && path.endsWith('.port.name'))),
  },
  {
    name: 'fields behind a feature gate',
    reason: 'the server drops them unchecked where the gate is closed; another cluster looks at them',
    isIt: ({ what, path, case: { subject } }) =>
      subject.kind.ships === 'core' && what === 'we refuse' && path.endsWith('.lifecycle.stopSignal'),
  },
  {
    name: 'another type where a format stands',
    reason:
      'the server takes a list for a text, and a fraction for a whole number, where a format stands, and would store it; we say what is wrong',
    isIt: ({ what, detail, case: { subject } }) =>
      subject.kind.ships !== 'core' &&
      (what === 'we refuse' || what === 'path extra') &&
      /^schema\/type .* must be (a string|a whole number or a string), got/.test(detail),
  },
]

/** The same for CustomResourceDefinitions. */
export const KNOWN_CRD_DIFFERENCES: readonly (Omit<KnownDifference, 'isIt'> & {
  isIt(difference: CrdDifference): boolean
})[] = [
  {
    name: 'what the decoder lets pass below items',
    reason: 'below items and additionalProperties the server drops unknown keywords without a word; we name them',
    isIt: ({ what, path, detail }) =>
      what !== 'we accept' && /\.(items|additionalProperties)\./.test(path) && detail.includes('has no "'),
  },
  {
    name: 'no schema where a schema stands',
    reason:
      'the decoder takes a scalar under items, and null in allOf, anyOf and oneOf, for nothing; we say what is there',
    isIt: ({ what, detail }) =>
      what !== 'we accept' &&
      /^(items|allOf|anyOf|oneOf) must be a mapping, got|^\w+ must be text, got null/.test(detail),
  },
  {
    name: 'what the server says last',
    reason: 'the server comes to $schema only once nothing else is wrong',
    isIt: ({ what, detail }) => what === 'path extra' && detail.startsWith('$schema is not supported'),
  },
  {
    name: 'dependencies that hold nothing, beside other versions',
    reason:
      'the server loses them on the way to its own form, and refuses them where there is one version; we name them',
    isIt: ({ what, detail }) => what === 'we refuse' && detail.startsWith('dependencies is not supported'),
  },
]
