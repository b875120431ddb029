// Made by motif generate from schemas/event-topic.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * EventTopic of messaging.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * A Pub/Sub topic of the same name, its subscriptions, and the roles that publishers and subscribers need.
 */
export interface EventTopic {
  apiVersion: 'messaging.motif.dev/v1'
  kind: 'EventTopic'
  metadata: CompositeMetadata
  spec: {
    /** The project of the topic and its subscriptions, if it isn't the namespace's own. Dead letters need it in any case: the service agent that forwards them is the project's. */
    projectId?: string
    /** For how many days messages are kept, acknowledged or not, so that a subscriber can go back. */
    retentionDays: number
    /** Who may publish to the topic. */
    publishers: {
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string
    }[]
    /** Who receives what is published, each at their own pace. */
    subscriptions: {
      /** Names the subscription `<topic>-<name>`. */
      name: string
      /** Who may receive from the subscription. */
      subscriber: {
        /** The name of an IAMServiceAccount in this namespace. */
        serviceAccount?: string
        /** An identity as IAM writes it, such as `group:pricing@example.com`. */
        member?: string
      }
      /** How long a subscriber may take over a message before it is delivered again. */
      ackSeconds: number
      /** Sets aside messages that were delivered again and again: they go to a topic and a subscription named `<topic>-<name>-dead-letter`. `{}` takes the default. */
      deadLetter?: {
        /** How often a message is delivered before it is set aside. */
        maxAttempts: number
      }
    }[]
  }
}

/**
 * EventTopic of messaging.motif.dev/v1, as a user writes it.
 *
 * A Pub/Sub topic of the same name, its subscriptions, and the roles that publishers and subscribers need.
 */
export interface EventTopicInput {
  apiVersion: 'messaging.motif.dev/v1'
  kind: 'EventTopic'
  metadata: CompositeMetadata
  spec: {
    /** The project of the topic and its subscriptions, if it isn't the namespace's own. Dead letters need it in any case: the service agent that forwards them is the project's. */
    projectId?: string
    /** For how many days messages are kept, acknowledged or not, so that a subscriber can go back. */
    retentionDays?: number
    /** Who may publish to the topic. */
    publishers?: {
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string
    }[]
    /** Who receives what is published, each at their own pace. */
    subscriptions?: {
      /** Names the subscription `<topic>-<name>`. */
      name: string
      /** Who may receive from the subscription. */
      subscriber: {
        /** The name of an IAMServiceAccount in this namespace. */
        serviceAccount?: string
        /** An identity as IAM writes it, such as `group:pricing@example.com`. */
        member?: string
      }
      /** How long a subscriber may take over a message before it is delivered again. */
      ackSeconds?: number
      /** Sets aside messages that were delivered again and again: they go to a topic and a subscription named `<topic>-<name>-dead-letter`. `{}` takes the default. */
      deadLetter?: {
        /** How often a message is delivered before it is set aside. */
        maxAttempts?: number
      }
    }[]
  }
}
