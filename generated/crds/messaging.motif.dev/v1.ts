// Made by motif generate from the schemas of messaging.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What EventTopic is made of. */
export interface EventTopicProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The project of the topic and its subscriptions, if it isn't the namespace's own. Dead letters need it in any case: the service agent that forwards them is the project's. */
    projectId?: string | undefined
    /** For how many days messages are kept, acknowledged or not, so that a subscriber can go back. */
    retentionDays?: number | undefined
    /** Who may publish to the topic. */
    publishers?: {
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string | undefined
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string | undefined
    }[] | undefined
    /** Who receives what is published, each at their own pace. */
    subscriptions?: {
      /** Names the subscription `<topic>-<name>`. */
      name: string
      /** Who may receive from the subscription. */
      subscriber: {
        /** The name of an IAMServiceAccount in this namespace. */
        serviceAccount?: string | undefined
        /** An identity as IAM writes it, such as `group:pricing@example.com`. */
        member?: string | undefined
      }
      /** How long a subscriber may take over a message before it is delivered again. */
      ackSeconds?: number | undefined
      /** Sets aside messages that were delivered again and again: they go to a topic and a subscription named `<topic>-<name>-dead-letter`. `{}` takes the default. */
      deadLetter?: {
        /** How often a message is delivered before it is set aside. */
        maxAttempts?: number | undefined
      } | undefined
    }[] | undefined
  }
}

/** A Pub/Sub topic of the same name, its subscriptions, and the roles that publishers and subscribers need. */
export class EventTopic extends ApiObject {
  static readonly GVK = { apiVersion: 'messaging.motif.dev/v1', kind: 'EventTopic' } as const

  constructor(scope: Construct, id: string, props: EventTopicProps) {
    super(scope, id, { ...props, ...EventTopic.GVK })
  }
}
