// Made by motif generate from the schemas of data.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What DataEndpoint is made of. */
export interface DataEndpointProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** Where the data is kept, `bucket` (Cloud Storage, for files) or `warehouse` (BigQuery, for tables). A bucket's name is unique in all of Google Cloud, so begin it with the company's. A dataset's has `_` for each `-`. */
    store: ("bucket" | "warehouse")
    /** A region, or one of EU, US and ASIA, where Google chooses among regions. It can never change. */
    location: string
    /** After how many days data is deleted: each file, each partition of a partitioned table, each other table (of those made from then on). Without it nothing is ever deleted. */
    retentionDays?: number | undefined
    /** The project of the data and of the service accounts, if it isn't the namespace's own. A warehouse needs it for access by a serviceAccount, and notify for dead letters. */
    projectId?: string | undefined
    /** The number of the data's project. Only notify needs it. */
    projectNumber?: number | undefined
    /** Who may use the data. Nobody may but the owners of the project, and whom this names. */
    access?: {
      /** Names the IAMPolicyMember `<endpoint>-<name>`, where role and member together are no good name. It cannot be changed, so with another role or member take another name. */
      name?: string | undefined
      /** A `reader` sees the data, a `writer` may also add, replace and delete it. */
      role: ("reader" | "writer")
      /** The name of an IAMServiceAccount in this namespace. */
      serviceAccount?: string | undefined
      /** An identity as IAM writes it, such as `group:pricing@example.com`. */
      member?: string | undefined
    }[] | undefined
    /** Tells of changes in a bucket through an EventTopic named `<name>-changes`. `{}` tells of new files and has no subscriptions yet. */
    notify?: {
      /** What to tell of. `created` is a file's new content too, `archived` is a version that is no longer the current one, `changed` is a file's metadata. */
      events?: ("created" | "deleted" | "archived" | "changed")[] | undefined
      /** Who is told, as in an EventTopic, which checks them. */
      subscriptions?: {
        /** Names the subscription `<endpoint>-changes-<name>`. */
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
        /** Sets aside messages that were delivered again and again. It needs projectId. */
        deadLetter?: {
          /** How often a message is delivered before it is set aside. */
          maxAttempts?: number | undefined
        } | undefined
      }[] | undefined
    } | undefined
  }
}

/** A Cloud Storage bucket or a BigQuery dataset of the same name, the roles of those who use it, and for a bucket a topic that tells of its changes. */
export class DataEndpoint extends ApiObject {
  static readonly GVK = { apiVersion: 'data.motif.dev/v1', kind: 'DataEndpoint' } as const

  constructor(scope: Construct, id: string, props: DataEndpointProps) {
    super(scope, id, { ...props, ...DataEndpoint.GVK })
  }
}
