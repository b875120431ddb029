// Made by motif generate from schemas/backend-service.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * BackendService of runtime.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * An HTTP service with its scaling, its identity in Google Cloud, and the topics it publishes to.
 */
export interface BackendService {
  apiVersion: 'runtime.motif.dev/v1'
  kind: 'BackendService'
  metadata: CompositeMetadata
  spec: {
    /** The container image, with a tag other than latest or a digest, so that two pods never differ. */
    image: string
    /** The port that the container listens on. Ports below 1024 are for root, which it isn't. */
    port: number
    /** How many pods run, between these bounds as the load asks. */
    replicas: {
      /** How many pods run at least. */
      min: number
      /** How many pods run at most. */
      max: number
    }
    /** CPU that each pod is sure of, in cores (`2`) or thousandths of one (`250m`). It may use more. */
    cpu: string
    /** Memory that each pod is sure of, and may not exceed, such as `512Mi` or `2Gi`. */
    memory: string
    /** Environment variables of the container. */
    env: {
      /** The name of the variable. */
      name: string
      /** Its value, for what anyone may read. */
      value?: string
      /** Where its value is kept, for what only the service may read. */
      secret?: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key: string
      }
    }[]
    /** How the cluster finds out about the health of a pod. */
    probes: {
      /** Answers 200 while the pod can take requests. */
      readinessPath: string
      /** Answers 200 unless only a restart can help. */
      livenessPath: string
      /** How long a pod may take to answer for the first time, in seconds. */
      startupSeconds: number
    }
    /** The Google Cloud project of the cluster and of the service. With it the service has a Google service account of its own name and acts as that account. */
    projectId?: string
    /** The topics that the service publishes to; each is an EventTopic named `<service>-<name>`. */
    topics: {
      /** The name of the topic, after that of the service. */
      name: string
      /** As in an EventTopic. */
      retentionDays?: number
      /** As in an EventTopic, which checks them. */
      subscriptions?: {
        /** Names the subscription `<service>-<topic>-<name>`. */
        name: string
        /** Who may receive, either a serviceAccount or a member. */
        subscriber: {
          /** The name of an IAMServiceAccount in this namespace. */
          serviceAccount?: string
          /** An identity as IAM writes it, such as `group:pricing@example.com`. */
          member?: string
        }
        /** How long a subscriber may take over a message, in seconds. */
        ackSeconds?: number
        /** Sets aside messages that were delivered again and again. */
        deadLetter?: {
          /** How often a message is delivered before it is set aside. */
          maxAttempts?: number
        }
      }[]
    }[]
  }
}

/**
 * BackendService of runtime.motif.dev/v1, as a user writes it.
 *
 * An HTTP service with its scaling, its identity in Google Cloud, and the topics it publishes to.
 */
export interface BackendServiceInput {
  apiVersion: 'runtime.motif.dev/v1'
  kind: 'BackendService'
  metadata: CompositeMetadata
  spec: {
    /** The container image, with a tag other than latest or a digest, so that two pods never differ. */
    image: string
    /** The port that the container listens on. Ports below 1024 are for root, which it isn't. */
    port?: number
    /** How many pods run, between these bounds as the load asks. */
    replicas?: {
      /** How many pods run at least. */
      min?: number
      /** How many pods run at most. */
      max?: number
    }
    /** CPU that each pod is sure of, in cores (`2`) or thousandths of one (`250m`). It may use more. */
    cpu?: string
    /** Memory that each pod is sure of, and may not exceed, such as `512Mi` or `2Gi`. */
    memory?: string
    /** Environment variables of the container. */
    env?: {
      /** The name of the variable. */
      name: string
      /** Its value, for what anyone may read. */
      value?: string
      /** Where its value is kept, for what only the service may read. */
      secret?: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key: string
      }
    }[]
    /** How the cluster finds out about the health of a pod. */
    probes?: {
      /** Answers 200 while the pod can take requests. */
      readinessPath?: string
      /** Answers 200 unless only a restart can help. */
      livenessPath?: string
      /** How long a pod may take to answer for the first time, in seconds. */
      startupSeconds?: number
    }
    /** The Google Cloud project of the cluster and of the service. With it the service has a Google service account of its own name and acts as that account. */
    projectId?: string
    /** The topics that the service publishes to; each is an EventTopic named `<service>-<name>`. */
    topics?: {
      /** The name of the topic, after that of the service. */
      name: string
      /** As in an EventTopic. */
      retentionDays?: number
      /** As in an EventTopic, which checks them. */
      subscriptions?: {
        /** Names the subscription `<service>-<topic>-<name>`. */
        name: string
        /** Who may receive, either a serviceAccount or a member. */
        subscriber: {
          /** The name of an IAMServiceAccount in this namespace. */
          serviceAccount?: string
          /** An identity as IAM writes it, such as `group:pricing@example.com`. */
          member?: string
        }
        /** How long a subscriber may take over a message, in seconds. */
        ackSeconds?: number
        /** Sets aside messages that were delivered again and again. */
        deadLetter?: {
          /** How often a message is delivered before it is set aside. */
          maxAttempts?: number
        }
      }[]
    }[]
  }
}
