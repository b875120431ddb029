// Made by motif generate from the schemas of runtime.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What BackendService is made of. */
export interface BackendServiceProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The container image, with a tag other than latest or a digest, so that two pods never differ. */
    image: string
    /** The port that the container listens on. Ports below 1024 are for root, which it isn't. */
    port?: number | undefined
    /** How many pods run, between these bounds as the load asks. */
    replicas?: {
      /** How many pods run at least. */
      min?: number | undefined
      /** How many pods run at most. */
      max?: number | undefined
    } | undefined
    /** CPU that each pod is sure of, in cores (`2`) or thousandths of one (`250m`). It may use more. */
    cpu?: string | undefined
    /** Memory that each pod is sure of, and may not exceed, such as `512Mi` or `2Gi`. */
    memory?: string | undefined
    /** Environment variables of the container. */
    env?: {
      /** The name of the variable. */
      name: string
      /** Its value, for what anyone may read. */
      value?: string | undefined
      /** Where its value is kept, for what only the service may read. */
      secret?: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key: string
      } | undefined
    }[] | undefined
    /** How the cluster finds out about the health of a pod. */
    probes?: {
      /** Answers 200 while the pod can take requests. */
      readinessPath?: string | undefined
      /** Answers 200 unless only a restart can help. */
      livenessPath?: string | undefined
      /** How long a pod may take to answer for the first time, in seconds. */
      startupSeconds?: number | undefined
    } | undefined
    /** The Google Cloud project of the cluster and of the service. With it the service has a Google service account of its own name and acts as that account. */
    projectId?: string | undefined
    /** The topics that the service publishes to; each is an EventTopic named `<service>-<name>`. */
    topics?: {
      /** The name of the topic, after that of the service. */
      name: string
      /** As in an EventTopic. */
      retentionDays?: number | undefined
      /** As in an EventTopic, which checks them. */
      subscriptions?: {
        /** Names the subscription `<service>-<topic>-<name>`. */
        name: string
        /** Who may receive, either a serviceAccount or a member. */
        subscriber: {
          /** The name of an IAMServiceAccount in this namespace. */
          serviceAccount?: string | undefined
          /** An identity as IAM writes it, such as `group:pricing@example.com`. */
          member?: string | undefined
        }
        /** How long a subscriber may take over a message, in seconds. */
        ackSeconds?: number | undefined
        /** Sets aside messages that were delivered again and again. */
        deadLetter?: {
          /** How often a message is delivered before it is set aside. */
          maxAttempts?: number | undefined
        } | undefined
      }[] | undefined
    }[] | undefined
  }
}

/** An HTTP service with its scaling, its identity in Google Cloud, and the topics it publishes to. */
export class BackendService extends ApiObject {
  static readonly GVK = { apiVersion: 'runtime.motif.dev/v1', kind: 'BackendService' } as const

  constructor(scope: Construct, id: string, props: BackendServiceProps) {
    super(scope, id, { ...props, ...BackendService.GVK })
  }
}
