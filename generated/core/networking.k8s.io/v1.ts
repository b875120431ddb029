// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What IPAddress is made of. */
export interface IPAddressProps {
  metadata?: ApiObjectMetadata
  spec: {
    parentRef: {
      group?: string | undefined
      name: string
      namespace?: string | undefined
      resource: string
    }
  }
}

export class IPAddress extends ApiObject {
  static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'IPAddress' } as const

  constructor(scope: Construct, id: string, props: IPAddressProps) {
    super(scope, id, { ...props, ...IPAddress.GVK })
  }
}

/** What Ingress is made of. */
export interface IngressProps {
  metadata?: ApiObjectMetadata
  spec?: {
    defaultBackend?: {
      resource?: {
        apiGroup?: string | undefined
        kind: string
        name: string
      } | undefined
      service?: {
        name: string
        port: {
          name?: string | undefined
          number?: number | undefined
        }
      } | undefined
    } | undefined
    ingressClassName?: string | undefined
    rules?: {
      host?: string | undefined
      http?: {
        paths: {
          backend: {
            resource?: {
              apiGroup?: string | undefined
              kind: string
              name: string
            } | undefined
            service?: {
              name: string
              port: {
                name?: string | undefined
                number?: number | undefined
              }
            } | undefined
          }
          path?: string | undefined
          pathType: ("Exact" | "Prefix" | "ImplementationSpecific")
        }[]
      } | undefined
    }[] | undefined
    tls?: {
      hosts?: string[] | undefined
      secretName?: string | undefined
    }[] | undefined
  } | undefined
}

export class Ingress extends ApiObject {
  static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' } as const

  constructor(scope: Construct, id: string, props: IngressProps = {}) {
    super(scope, id, { ...props, ...Ingress.GVK })
  }
}

/** What IngressClass is made of. */
export interface IngressClassProps {
  metadata?: ApiObjectMetadata
  spec?: {
    controller: string
    parameters?: {
      apiGroup?: string | undefined
      kind: string
      name: string
      namespace?: string | undefined
      scope?: ("Cluster" | "Namespace") | undefined
    } | undefined
  } | undefined
}

export class IngressClass extends ApiObject {
  static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass' } as const

  constructor(scope: Construct, id: string, props: IngressClassProps = {}) {
    super(scope, id, { ...props, ...IngressClass.GVK })
  }
}

/** What NetworkPolicy is made of. */
export interface NetworkPolicyProps {
  metadata?: ApiObjectMetadata
  spec?: {
    egress?: {
      ports?: {
        endPort?: number | undefined
        port?: (number | string) | undefined
        protocol?: ("SCTP" | "TCP" | "UDP") | undefined
      }[] | undefined
      to?: {
        ipBlock?: {
          cidr: string
          except?: string[] | undefined
        } | undefined
        namespaceSelector?: {
          matchExpressions?: {
            key: string
            operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
            values?: string[] | undefined
          }[] | undefined
          matchLabels?: {
            [k: string]: string
          } | undefined
        } | undefined
        podSelector?: {
          matchExpressions?: {
            key: string
            operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
            values?: string[] | undefined
          }[] | undefined
          matchLabels?: {
            [k: string]: string
          } | undefined
        } | undefined
      }[] | undefined
    }[] | undefined
    ingress?: {
      from?: {
        ipBlock?: {
          cidr: string
          except?: string[] | undefined
        } | undefined
        namespaceSelector?: {
          matchExpressions?: {
            key: string
            operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
            values?: string[] | undefined
          }[] | undefined
          matchLabels?: {
            [k: string]: string
          } | undefined
        } | undefined
        podSelector?: {
          matchExpressions?: {
            key: string
            operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
            values?: string[] | undefined
          }[] | undefined
          matchLabels?: {
            [k: string]: string
          } | undefined
        } | undefined
      }[] | undefined
      ports?: {
        endPort?: number | undefined
        port?: (number | string) | undefined
        protocol?: ("SCTP" | "TCP" | "UDP") | undefined
      }[] | undefined
    }[] | undefined
    podSelector?: {
      matchExpressions?: {
        key: string
        operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
        values?: string[] | undefined
      }[] | undefined
      matchLabels?: {
        [k: string]: string
      } | undefined
    } | undefined
    policyTypes?: ("Ingress" | "Egress")[] | undefined
  } | undefined
}

export class NetworkPolicy extends ApiObject {
  static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' } as const

  constructor(scope: Construct, id: string, props: NetworkPolicyProps = {}) {
    super(scope, id, { ...props, ...NetworkPolicy.GVK })
  }
}

/** What ServiceCIDR is made of. */
export interface ServiceCIDRProps {
  metadata?: ApiObjectMetadata
  spec: {
    cidrs: string[]
  }
}

export class ServiceCIDR extends ApiObject {
  static readonly GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR' } as const

  constructor(scope: Construct, id: string, props: ServiceCIDRProps) {
    super(scope, id, { ...props, ...ServiceCIDR.GVK })
  }
}
