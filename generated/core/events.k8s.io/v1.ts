// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What Event is made of. */
export interface EventProps {
  metadata?: ApiObjectMetadata
  action?: string | undefined
  deprecatedCount?: number | undefined
  deprecatedFirstTimestamp?: string | undefined
  deprecatedLastTimestamp?: string | undefined
  deprecatedSource?: {
    component?: string | undefined
    host?: string | undefined
  } | undefined
  eventTime: string
  note?: string | undefined
  reason?: string | undefined
  regarding?: {
    apiVersion?: string | undefined
    fieldPath?: string | undefined
    kind?: string | undefined
    name?: string | undefined
    namespace?: string | undefined
    resourceVersion?: string | undefined
    uid?: string | undefined
  } | undefined
  related?: {
    apiVersion?: string | undefined
    fieldPath?: string | undefined
    kind?: string | undefined
    name?: string | undefined
    namespace?: string | undefined
    resourceVersion?: string | undefined
    uid?: string | undefined
  } | undefined
  reportingController?: string | undefined
  reportingInstance?: string | undefined
  series?: {
    count: number
    lastObservedTime: string
  } | undefined
  type?: string | undefined
}

export class Event extends ApiObject {
  static readonly GVK = { apiVersion: 'events.k8s.io/v1', kind: 'Event' } as const

  constructor(scope: Construct, id: string, props: EventProps) {
    super(scope, id, { ...props, ...Event.GVK })
  }
}
