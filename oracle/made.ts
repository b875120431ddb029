import type { Mapping, Value } from '../src/model/value.ts'
import { CEL_CASES } from './cel-cases.ts'
import { FORMAT_TEXTS } from './pool.ts'

/** The group of everything that is made for the oracle. */
export const GROUP = 'oracle.motif.dev'
/** The rules of one CRD have a limit together. */
const RULES_A_KIND = 40

/** CRDs made of tables, each with an object: a field for each format, and a field for each CEL expression. */
export function madeDocuments(): readonly Mapping[] {
  return [...formatDocuments(), ...celDocuments()]
}

function formatDocuments(): readonly Mapping[] {
  const texts = { type: 'object', properties: propertiesOf((format) => ({ type: 'string', format })) }
  const untyped = {
    type: 'object',
    properties: propertiesOf((format) => ({ 'x-kubernetes-int-or-string': true, format })),
  }
  const lists = {
    type: 'object',
    properties: propertiesOf((format) => ({ type: 'array', items: { type: 'string', format, nullable: true } })),
  }
  const spec = propertiesOf((_, good) => good)
  const many = propertiesOf((_, good) => [good])
  return [
    crdDocument('Format', { texts, untyped, lists }),
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'Format',
      metadata: { name: 'format' },
      spec: { texts: spec, untyped: spec, lists: many },
    },
  ]
}

function propertiesOf(make: (format: string, good: string) => Value): Mapping {
  return Object.fromEntries(Object.entries(FORMAT_TEXTS).map(([format, [good = '']]) => [format, make(format, good)]))
}

function celDocuments(): readonly Mapping[] {
  const documents: Mapping[] = []
  for (let from = 0; from < CEL_CASES.length; from += RULES_A_KIND) {
    const cases = CEL_CASES.slice(from, from + RULES_A_KIND)
    const kind = `Cel${from / RULES_A_KIND}`
    const fields = cases.map(({ name, schema, rule, values }): readonly [string, Mapping] => [
      name,
      { ...schema, 'x-kubernetes-validations': [{ rule }], example: values },
    ])
    const spec = Object.fromEntries(cases.map(({ name, values }) => [name, values[0] ?? null]))
    documents.push(crdDocument(kind, Object.fromEntries(fields)), {
      apiVersion: `${GROUP}/v1`,
      kind,
      metadata: { name: 'cel' },
      spec,
    })
  }
  return documents
}

/** A CRD of one version whose spec has the given fields. */
export function crdDocument(kind: string, properties: Mapping): Mapping {
  const plural = `${kind.toLowerCase()}s`
  const schema = { type: 'object', properties: { spec: { type: 'object', properties } } }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${GROUP}` },
    spec: {
      group: GROUP,
      scope: 'Namespaced',
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  }
}
