// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What CertificateSigningRequest is made of. */
export interface CertificateSigningRequestProps {
  metadata?: ApiObjectMetadata
  spec: {
    expirationSeconds?: number | undefined
    extra?: {
      [k: string]: string[]
    } | undefined
    groups?: string[] | undefined
    request: string
    signerName: string
    uid?: string | undefined
    usages?: ("any" | "cert sign" | "client auth" | "code signing" | "content commitment" | "crl sign" | "data encipherment" | "decipher only" | "digital signature" | "email protection" | "encipher only" | "ipsec end system" | "ipsec tunnel" | "ipsec user" | "key agreement" | "key encipherment" | "microsoft sgc" | "netscape sgc" | "ocsp signing" | "s/mime" | "server auth" | "signing" | "timestamping")[] | undefined
    username?: string | undefined
  }
}

export class CertificateSigningRequest extends ApiObject {
  static readonly GVK = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest' } as const

  constructor(scope: Construct, id: string, props: CertificateSigningRequestProps) {
    super(scope, id, { ...props, ...CertificateSigningRequest.GVK })
  }
}
