// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What DeviceClass is made of. */
export interface DeviceClassProps {
  metadata?: ApiObjectMetadata
  spec: {
    config?: {
      opaque?: {
        driver: string
        parameters: unknown
      } | undefined
    }[] | undefined
    extendedResourceName?: string | undefined
    selectors?: {
      cel?: {
        expression: string
      } | undefined
    }[] | undefined
  }
}

export class DeviceClass extends ApiObject {
  static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass' } as const

  constructor(scope: Construct, id: string, props: DeviceClassProps) {
    super(scope, id, { ...props, ...DeviceClass.GVK })
  }
}

/** What ResourceClaim is made of. */
export interface ResourceClaimProps {
  metadata?: ApiObjectMetadata
  spec: {
    devices?: {
      config?: {
        opaque?: {
          driver: string
          parameters: unknown
        } | undefined
        requests?: string[] | undefined
      }[] | undefined
      constraints?: {
        distinctAttribute?: string | undefined
        matchAttribute?: string | undefined
        requests?: string[] | undefined
      }[] | undefined
      requests?: {
        exactly?: {
          adminAccess?: boolean | undefined
          allocationMode?: ("All" | "ExactCount") | undefined
          capacity?: {
            requests?: {
              [k: string]: (number | string)
            } | undefined
          } | undefined
          count?: number | undefined
          deviceClassName: string
          selectors?: {
            cel?: {
              expression: string
            } | undefined
          }[] | undefined
          tolerations?: {
            effect?: ("NoExecute" | "NoSchedule" | "None") | undefined
            key?: string | undefined
            operator?: ("Equal" | "Exists") | undefined
            tolerationSeconds?: number | undefined
            value?: string | undefined
          }[] | undefined
        } | undefined
        firstAvailable?: {
          allocationMode?: ("All" | "ExactCount") | undefined
          capacity?: {
            requests?: {
              [k: string]: (number | string)
            } | undefined
          } | undefined
          count?: number | undefined
          deviceClassName: string
          name: string
          selectors?: {
            cel?: {
              expression: string
            } | undefined
          }[] | undefined
          tolerations?: {
            effect?: ("NoExecute" | "NoSchedule" | "None") | undefined
            key?: string | undefined
            operator?: ("Equal" | "Exists") | undefined
            tolerationSeconds?: number | undefined
            value?: string | undefined
          }[] | undefined
        }[] | undefined
        name: string
      }[] | undefined
    } | undefined
  }
}

export class ResourceClaim extends ApiObject {
  static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaim' } as const

  constructor(scope: Construct, id: string, props: ResourceClaimProps) {
    super(scope, id, { ...props, ...ResourceClaim.GVK })
  }
}

/** What ResourceClaimTemplate is made of. */
export interface ResourceClaimTemplateProps {
  metadata?: ApiObjectMetadata
  spec: {
    metadata?: {
      name?: string | undefined
      generateName?: string | undefined
      namespace?: string | undefined
      selfLink?: string | undefined
      uid?: string | undefined
      resourceVersion?: string | undefined
      generation?: number | undefined
      creationTimestamp?: string | undefined
      deletionTimestamp?: string | undefined
      deletionGracePeriodSeconds?: number | undefined
      labels?: {
        [k: string]: string
      } | undefined
      annotations?: {
        [k: string]: string
      } | undefined
      ownerReferences?: {
        apiVersion?: string | undefined
        kind?: string | undefined
        name?: string | undefined
        uid?: string | undefined
        controller?: boolean | undefined
        blockOwnerDeletion?: boolean | undefined
      }[] | undefined
      finalizers?: string[] | undefined
      managedFields?: {
        manager?: string | undefined
        operation?: string | undefined
        apiVersion?: string | undefined
        time?: string | undefined
        fieldsType?: string | undefined
        fieldsV1?: unknown | undefined
        subresource?: string | undefined
      }[] | undefined
    } | undefined
    spec: {
      devices?: {
        config?: {
          opaque?: {
            driver: string
            parameters: unknown
          } | undefined
          requests?: string[] | undefined
        }[] | undefined
        constraints?: {
          distinctAttribute?: string | undefined
          matchAttribute?: string | undefined
          requests?: string[] | undefined
        }[] | undefined
        requests?: {
          exactly?: {
            adminAccess?: boolean | undefined
            allocationMode?: ("All" | "ExactCount") | undefined
            capacity?: {
              requests?: {
                [k: string]: (number | string)
              } | undefined
            } | undefined
            count?: number | undefined
            deviceClassName: string
            selectors?: {
              cel?: {
                expression: string
              } | undefined
            }[] | undefined
            tolerations?: {
              effect?: ("NoExecute" | "NoSchedule" | "None") | undefined
              key?: string | undefined
              operator?: ("Equal" | "Exists") | undefined
              tolerationSeconds?: number | undefined
              value?: string | undefined
            }[] | undefined
          } | undefined
          firstAvailable?: {
            allocationMode?: ("All" | "ExactCount") | undefined
            capacity?: {
              requests?: {
                [k: string]: (number | string)
              } | undefined
            } | undefined
            count?: number | undefined
            deviceClassName: string
            name: string
            selectors?: {
              cel?: {
                expression: string
              } | undefined
            }[] | undefined
            tolerations?: {
              effect?: ("NoExecute" | "NoSchedule" | "None") | undefined
              key?: string | undefined
              operator?: ("Equal" | "Exists") | undefined
              tolerationSeconds?: number | undefined
              value?: string | undefined
            }[] | undefined
          }[] | undefined
          name: string
        }[] | undefined
      } | undefined
    }
  }
}

export class ResourceClaimTemplate extends ApiObject {
  static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaimTemplate' } as const

  constructor(scope: Construct, id: string, props: ResourceClaimTemplateProps) {
    super(scope, id, { ...props, ...ResourceClaimTemplate.GVK })
  }
}

/** What ResourceSlice is made of. */
export interface ResourceSliceProps {
  metadata?: ApiObjectMetadata
  spec: {
    allNodes?: boolean | undefined
    devices?: {
      allNodes?: boolean | undefined
      allowMultipleAllocations?: boolean | undefined
      attributes?: {
        [k: string]: {
          bool?: boolean | undefined
          bools?: boolean[] | undefined
          int?: number | undefined
          ints?: number[] | undefined
          string?: string | undefined
          strings?: string[] | undefined
          version?: string | undefined
          versions?: string[] | undefined
        }
      } | undefined
      bindingConditions?: string[] | undefined
      bindingFailureConditions?: string[] | undefined
      bindsToNode?: boolean | undefined
      capacity?: {
        [k: string]: {
          requestPolicy?: {
            default?: (number | string) | undefined
            validRange?: {
              max?: (number | string) | undefined
              min: (number | string)
              step?: (number | string) | undefined
            } | undefined
            validValues?: (number | string)[] | undefined
          } | undefined
          value: (number | string)
        }
      } | undefined
      consumesCounters?: {
        counterSet: string
        counters: {
          [k: string]: {
            value: (number | string)
          }
        }
      }[] | undefined
      name: string
      nodeAllocatableResourceMappings?: {
        [k: string]: {
          allocationMultiplier?: (number | string) | undefined
          capacityKey?: string | undefined
        }
      } | undefined
      nodeName?: string | undefined
      nodeSelector?: {
        nodeSelectorTerms: {
          matchExpressions?: {
            key: string
            operator: ("DoesNotExist" | "Exists" | "Gt" | "In" | "Lt" | "NotIn")
            values?: string[] | undefined
          }[] | undefined
          matchFields?: {
            key: "metadata.name"
            operator: ("In" | "NotIn")
            values?: string[] | undefined
          }[] | undefined
        }[]
      } | undefined
      taints?: {
        effect: ("NoExecute" | "NoSchedule" | "None")
        key: string
        timeAdded?: string | undefined
        value?: string | undefined
      }[] | undefined
    }[] | undefined
    driver: string
    nodeName?: string | undefined
    nodeSelector?: {
      nodeSelectorTerms: {
        matchExpressions?: {
          key: string
          operator: ("DoesNotExist" | "Exists" | "Gt" | "In" | "Lt" | "NotIn")
          values?: string[] | undefined
        }[] | undefined
        matchFields?: {
          key: "metadata.name"
          operator: ("In" | "NotIn")
          values?: string[] | undefined
        }[] | undefined
      }[]
    } | undefined
    perDeviceNodeSelection?: boolean | undefined
    pool: {
      generation: number
      name: string
      resourceSliceCount: number
    }
    sharedCounters?: {
      counters: {
        [k: string]: {
          value: (number | string)
        }
      }
      name: string
    }[] | undefined
  }
}

export class ResourceSlice extends ApiObject {
  static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceSlice' } as const

  constructor(scope: Construct, id: string, props: ResourceSliceProps) {
    super(scope, id, { ...props, ...ResourceSlice.GVK })
  }
}
