// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What CustomResourceDefinition is made of. */
export interface CustomResourceDefinitionProps {
  metadata?: ApiObjectMetadata
  spec: {
    conversion?: {
      strategy: string
      webhook?: {
        clientConfig?: {
          caBundle?: string | undefined
          service?: {
            name: string
            namespace: string
            path?: string | undefined
            port?: number | undefined
          } | undefined
          url?: string | undefined
        } | undefined
        conversionReviewVersions: string[]
      } | undefined
    } | undefined
    group: string
    names: {
      categories?: string[] | undefined
      kind: string
      listKind?: string | undefined
      plural: string
      shortNames?: string[] | undefined
      singular?: string | undefined
    }
    preserveUnknownFields?: boolean | undefined
    scope: string
    versions: {
      additionalPrinterColumns?: {
        description?: string | undefined
        format?: string | undefined
        jsonPath: string
        name: string
        priority?: number | undefined
        type: string
      }[] | undefined
      deprecated?: boolean | undefined
      deprecationWarning?: string | undefined
      name: string
      schema?: {
        openAPIV3Schema?: {
          $ref?: string | undefined
          $schema?: string | undefined
          additionalItems?: unknown | undefined
          additionalProperties?: unknown | undefined
          allOf?: unknown[] | undefined
          anyOf?: unknown[] | undefined
          default?: unknown | undefined
          definitions?: {
            [k: string]: unknown
          } | undefined
          dependencies?: {
            [k: string]: unknown
          } | undefined
          description?: string | undefined
          enum?: unknown[] | undefined
          example?: unknown | undefined
          exclusiveMaximum?: boolean | undefined
          exclusiveMinimum?: boolean | undefined
          externalDocs?: {
            description?: string | undefined
            url?: string | undefined
          } | undefined
          format?: string | undefined
          id?: string | undefined
          items?: unknown | undefined
          maxItems?: number | undefined
          maxLength?: number | undefined
          maxProperties?: number | undefined
          maximum?: number | undefined
          minItems?: number | undefined
          minLength?: number | undefined
          minProperties?: number | undefined
          minimum?: number | undefined
          multipleOf?: number | undefined
          not?: unknown | undefined
          nullable?: boolean | undefined
          oneOf?: unknown[] | undefined
          pattern?: string | undefined
          patternProperties?: {
            [k: string]: unknown
          } | undefined
          properties?: {
            [k: string]: unknown
          } | undefined
          required?: string[] | undefined
          title?: string | undefined
          type?: string | undefined
          uniqueItems?: boolean | undefined
          "x-kubernetes-embedded-resource"?: boolean | undefined
          "x-kubernetes-int-or-string"?: boolean | undefined
          "x-kubernetes-list-map-keys"?: string[] | undefined
          "x-kubernetes-list-type"?: string | undefined
          "x-kubernetes-map-type"?: string | undefined
          "x-kubernetes-preserve-unknown-fields"?: boolean | undefined
          "x-kubernetes-validations"?: {
            fieldPath?: string | undefined
            message?: string | undefined
            messageExpression?: string | undefined
            optionalOldSelf?: boolean | undefined
            reason?: ("FieldValueDuplicate" | "FieldValueForbidden" | "FieldValueInvalid" | "FieldValueRequired") | undefined
            rule: string
          }[] | undefined
        } | undefined
      } | undefined
      selectableFields?: {
        jsonPath: string
      }[] | undefined
      served?: boolean | undefined
      storage: boolean
      subresources?: {
        scale?: {
          labelSelectorPath?: string | undefined
          specReplicasPath: string
          statusReplicasPath: string
        } | undefined
        status?: { [key: string]: never } | undefined
      } | undefined
    }[]
  }
}

export class CustomResourceDefinition extends ApiObject {
  static readonly GVK = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' } as const

  constructor(scope: Construct, id: string, props: CustomResourceDefinitionProps) {
    super(scope, id, { ...props, ...CustomResourceDefinition.GVK })
  }
}
