import type { Shape } from './shape.ts'

const SCHEMA: Shape = { record: () => SCHEMA_FIELDS }
const TEXTS: Shape = { list: 'text' }
const UNSUPPORTED = { refused: 'is not supported in the schema of a CustomResourceDefinition' } satisfies Shape

/** apiextensions.k8s.io/v1 JSONSchemaProps, every keyword. */
const SCHEMA_FIELDS: Readonly<Record<string, Shape>> = {
  $ref: UNSUPPORTED,
  $schema: { ...UNSUPPORTED, orEmpty: 'text' },
  id: { ...UNSUPPORTED, orEmpty: 'text' },
  definitions: { ...UNSUPPORTED, orEmpty: 'map' },
  dependencies: UNSUPPORTED,
  patternProperties: { ...UNSUPPORTED, orEmpty: 'map' },
  additionalItems: UNSUPPORTED,
  type: 'text',
  format: 'text',
  title: 'text',
  description: 'text',
  default: 'anything',
  example: 'anything',
  externalDocs: { record: () => ({ description: 'text', url: 'text' }) },
  nullable: 'boolean',
  enum: { list: 'anything' },
  properties: { map: SCHEMA },
  additionalProperties: { booleanOr: SCHEMA },
  required: TEXTS,
  items: SCHEMA,
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'boolean',
  exclusiveMaximum: 'boolean',
  multipleOf: 'number',
  minLength: 'whole number',
  maxLength: 'whole number',
  pattern: 'text',
  minItems: 'whole number',
  maxItems: 'whole number',
  uniqueItems: 'boolean',
  minProperties: 'whole number',
  maxProperties: 'whole number',
  allOf: { list: SCHEMA },
  anyOf: { list: SCHEMA },
  oneOf: { list: SCHEMA },
  not: SCHEMA,
  'x-kubernetes-preserve-unknown-fields': 'boolean',
  'x-kubernetes-embedded-resource': 'boolean',
  'x-kubernetes-int-or-string': 'boolean',
  'x-kubernetes-list-type': 'text',
  'x-kubernetes-list-map-keys': TEXTS,
  'x-kubernetes-map-type': 'text',
  'x-kubernetes-validations': {
    list: {
      record: () => ({
        rule: 'text',
        message: 'text',
        messageExpression: 'text',
        reason: 'text',
        fieldPath: 'text',
        optionalOldSelf: 'boolean',
      }),
    },
  },
}

const VERSION: Shape = {
  record: () => ({
    name: 'text',
    served: 'boolean',
    storage: 'boolean',
    deprecated: 'boolean',
    deprecationWarning: 'text',
    schema: { record: () => ({ openAPIV3Schema: SCHEMA }) },
    subresources: {
      record: () => ({
        status: { record: () => ({}) },
        scale: {
          record: () => ({ specReplicasPath: 'text', statusReplicasPath: 'text', labelSelectorPath: 'text' }),
        },
      }),
    },
    additionalPrinterColumns: {
      list: {
        record: () => ({
          name: 'text',
          type: 'text',
          format: 'text',
          description: 'text',
          priority: 'whole number',
          jsonPath: 'text',
        }),
      },
    },
    selectableFields: { list: { record: () => ({ jsonPath: 'text' }) } },
  }),
}

const CONVERSION: Shape = {
  record: () => ({
    strategy: 'text',
    webhook: {
      record: () => ({
        clientConfig: {
          record: () => ({
            url: 'text',
            caBundle: 'text',
            service: { record: () => ({ name: 'text', namespace: 'text', path: 'text', port: 'whole number' }) },
          }),
        },
        conversionReviewVersions: TEXTS,
      }),
    },
  }),
}

/** The fields of an apiextensions.k8s.io/v1 CustomResourceDefinition: all of its spec, as much of the rest as is read. */
export const CRD_SHAPE: Shape = {
  record: () => ({
    apiVersion: 'text',
    kind: 'text',
    metadata: { map: 'anything' },
    status: 'anything',
    spec: {
      record: () => ({
        group: 'text',
        scope: 'text',
        names: {
          record: () => ({
            kind: 'text',
            listKind: 'text',
            plural: 'text',
            singular: 'text',
            shortNames: TEXTS,
            categories: TEXTS,
          }),
        },
        versions: { list: VERSION },
        conversion: CONVERSION,
        preserveUnknownFields: 'boolean',
      }),
    },
  }),
}
