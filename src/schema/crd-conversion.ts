import type { Problem } from '../model/diagnostic.ts'
import { isList, isMapping, own, ownText, type Value, type ValuePath } from '../model/value.ts'
import { subdomainProblem } from './check/names.ts'

/**
 * The API server's rules for the `conversion` of a CustomResourceDefinition and the groups that Kubernetes keeps for
 * itself (apiextensions-apiserver, validateCustomResourceConversion, validateAPIApproval).
 */
export function checkConversion(spec: Value): readonly Problem[] {
  const conversion = own(spec, 'conversion')
  if (conversion === undefined) return []
  const at: ValuePath = ['spec', 'conversion']
  const strategy = ownText(conversion, 'strategy')
  const webhook = own(conversion, 'webhook')
  if (strategy === 'None')
    return webhook === undefined ? [] : [problem('A webhook converts only with strategy: Webhook', [...at, 'webhook'])]
  if (strategy === 'Webhook') return webhookProblems(webhook, at)
  return [problem('spec.conversion.strategy must be None or Webhook', strategy === '' ? at : [...at, 'strategy'])]
}

function webhookProblems(webhook: Value | undefined, outer: ValuePath): readonly Problem[] {
  if (!isMapping(webhook)) return [problem('strategy: Webhook needs a webhook', outer)]
  const at = [...outer, 'webhook']
  return [...clientProblems(own(webhook, 'clientConfig'), at), ...reviewProblems(webhook, at)]
}

function clientProblems(client: Value | undefined, outer: ValuePath): readonly Problem[] {
  const [url, service] = [own(client, 'url'), own(client, 'service')]
  if ((url === undefined) === (service === undefined))
    return [problem('A webhook needs a clientConfig with either url or service', outer)]
  const at = [...outer, 'clientConfig']
  if (typeof url === 'string') {
    const isRight = /^https:\/\/[^/?#@\s]+(\/[^?#\s]*)?$/.test(url)
    return isRight ? [] : [problem('The url of a webhook has the form https://host/path', [...at, 'url'])]
  }
  const here = [...at, 'service']
  const missing = ['name', 'namespace'].filter((name) => ownText(service, name) === '')
  const port = own(service, 'port') ?? 443
  const isPath = isServicePath(ownText(service, 'path'))
  return [
    ...missing.map((name) => problem(`The service of a webhook needs a ${name}`, here)),
    ...(Number(port) >= 1 && Number(port) <= 65535 ? [] : [problem('A port is from 1 to 65535', [...here, 'port'])]),
    ...(isPath ? [] : [problem('The path of a webhook begins with /, its parts are DNS names', [...here, 'path'])]),
  ]
}

function isServicePath(path: string): boolean {
  if (path === '' || path === '/') return true
  const [first, ...parts] = path.replace(/(.)\/$/, '$1').split('/')
  return first === '' && parts.every((part) => subdomainProblem(part) === undefined)
}

const VERSION = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/

function reviewProblems(webhook: Value, outer: ValuePath): readonly Problem[] {
  const versions = own(webhook, 'conversionReviewVersions')
  const at = versions === undefined ? outer : [...outer, 'conversionReviewVersions']
  if (!isList(versions) || !versions.some((version) => version === 'v1' || version === 'v1beta1'))
    return [problem('conversionReviewVersions must hold v1 or v1beta1', at)]
  return versions.flatMap((version, index) => {
    const isRight = typeof version === 'string' && VERSION.test(version) && versions.indexOf(version) === index
    return isRight ? [] : [problem('conversionReviewVersions holds version names, each once', [...at, index])]
  })
}

const APPROVED = 'api-approved.kubernetes.io'

/** Groups below k8s.io and kubernetes.io need an annotation that says who approved of the kind. */
export function checkApproval(crd: Value): readonly Problem[] {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(ownText(own(crd, 'spec'), 'group'))) return []
  const approved = ownText(own(own(crd, 'metadata'), 'annotations'), APPROVED)
  if (approved.startsWith('unapproved') || /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.test(approved)) return []
  return [
    {
      ...problem(`Groups of k8s.io and kubernetes.io need the annotation ${APPROVED}`, ['metadata', 'annotations']),
      help: 'take a group of your own, such as platform.example.com.',
    },
  ]
}

function problem(message: string, path: ValuePath): Problem {
  return { code: 'kind/schema', message: `${message}.`, path }
}
