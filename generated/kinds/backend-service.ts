// Made by motif generate from schemas/backend-service.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * BackendService of runtime.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * An HTTP service with its scaling, its identity in Google Cloud, the topics it publishes to, its cache and database, and who is told when it fails its users.
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
    /** The Google Cloud project of the service. With it the service has a Google service account of its own name and acts as that account. Its topics, cache, database, alerts and dashboard are in that project too. */
    projectId?: string
    /** The project of the cluster, if it isn't projectId. The metrics of the containers are kept there: alerts and dashboards see them if projectId has it in its metrics scope, which the platform decides. */
    clusterProjectId?: string
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
    /** A ManagedCache of the service alone, named `<service>-cache`. The container finds its full name in `CACHE_INSTANCE` and may ask Memorystore for its address. */
    cache?: {
      /** The region of the cache, which should be that of the cluster. */
      region: string
      /** As in a ManagedCache. */
      numShards: number
      /** As in a ManagedCache, which checks them. */
      resources: {
        /** CPUs of a shard. */
        cpu: number
        /** Memory of a shard in GB. */
        memorySizeGb: number
      }
      /** As in a ManagedCache; it must be the network of the cluster. */
      network?: string
    }
    /** A ManagedDatabase named `<service>-database`, with one database and one user of the service's name (underscores for hyphens). A proxy in the pod leads to it and encrypts. The container finds what to connect to in `DATABASE_HOST`, `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_USER` and `DATABASE_PASSWORD`. */
    database?: {
      /** The database system, `postgres` or `mysql`. It can never change. */
      engine: ("postgres" | "mysql")
      /** As in a ManagedDatabase, which checks it. */
      version: ("14" | "15" | "16" | "17" | "8.0" | "8.4")
      /** The region of Google Cloud that takes all writes. It can never change. */
      region: string
      /** Where the password of the service's user is kept, which must be there before the user is made. */
      passwordSecret: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key: string
      }
      /** As in a ManagedDatabase. */
      size?: ("small" | "medium" | "large" | "xlarge")
      /** As in a ManagedDatabase. */
      highAvailability?: boolean
      /** As in a ManagedDatabase. */
      diskGb?: number
      /** As in a ManagedDatabase. With it the proxy connects to the private address. */
      network?: string
      /** As in a ManagedDatabase. */
      backup?: {
        /** The hour (UTC) in which the four hours begin during which the backup is made. */
        hour?: number
        /** For how many days a backup is kept. */
        keepDays?: number
      }
    }
    /** What users of the service can rely on. It is measured by the service itself, which tells Prometheus of its requests in `http_requests_total`, with the label `code`, and in the histogram `http_request_duration_seconds`. With it there are dashboards in Cloud Monitoring and in Grafana. */
    slo?: {
      /** Answers with the metrics, on the same port. */
      metricsPath: string
      /** The days over which the percentages below are meant. */
      windowDays: (7 | 28 | 30)
      /** How many of 100 requests are answered without a status of 500 or more. */
      availabilityPercent: number
      /** How fast it answers. Without it, that is not measured. */
      latency?: {
        /** The longest that a request may take. It must be the bound of a bucket of the histogram. */
        milliseconds: number
        /** How many of 100 requests take no longer. */
        percent: number
      }
    }
    /** Who is told when containers restart or their memory runs short and, with slo, when errors come so fast that it will be missed. With it there are dashboards in Cloud Monitoring and in Grafana. */
    alerts?: {
      /** Names of MonitoringNotificationChannels in this namespace. */
      channels: string[]
      /** The address of a page that says what to do, which stands in each alert. */
      runbook?: string
      /** How much of its memory a container may use for ten minutes before someone is told. */
      memoryPercent: number
      /** How many restarts of containers within an hour are too many. */
      restarts: number
    }
  }
}

/**
 * BackendService of runtime.motif.dev/v1, as a user writes it.
 *
 * An HTTP service with its scaling, its identity in Google Cloud, the topics it publishes to, its cache and database, and who is told when it fails its users.
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
    /** The Google Cloud project of the service. With it the service has a Google service account of its own name and acts as that account. Its topics, cache, database, alerts and dashboard are in that project too. */
    projectId?: string
    /** The project of the cluster, if it isn't projectId. The metrics of the containers are kept there: alerts and dashboards see them if projectId has it in its metrics scope, which the platform decides. */
    clusterProjectId?: string
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
    /** A ManagedCache of the service alone, named `<service>-cache`. The container finds its full name in `CACHE_INSTANCE` and may ask Memorystore for its address. */
    cache?: {
      /** The region of the cache, which should be that of the cluster. */
      region: string
      /** As in a ManagedCache. */
      numShards: number
      /** As in a ManagedCache, which checks them. */
      resources: {
        /** CPUs of a shard. */
        cpu: number
        /** Memory of a shard in GB. */
        memorySizeGb: number
      }
      /** As in a ManagedCache; it must be the network of the cluster. */
      network?: string
    }
    /** A ManagedDatabase named `<service>-database`, with one database and one user of the service's name (underscores for hyphens). A proxy in the pod leads to it and encrypts. The container finds what to connect to in `DATABASE_HOST`, `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_USER` and `DATABASE_PASSWORD`. */
    database?: {
      /** The database system, `postgres` or `mysql`. It can never change. */
      engine: ("postgres" | "mysql")
      /** As in a ManagedDatabase, which checks it. */
      version: ("14" | "15" | "16" | "17" | "8.0" | "8.4")
      /** The region of Google Cloud that takes all writes. It can never change. */
      region: string
      /** Where the password of the service's user is kept, which must be there before the user is made. */
      passwordSecret: {
        /** The name of a Secret in this namespace. */
        name: string
        /** The key of that Secret. */
        key?: string
      }
      /** As in a ManagedDatabase. */
      size?: ("small" | "medium" | "large" | "xlarge")
      /** As in a ManagedDatabase. */
      highAvailability?: boolean
      /** As in a ManagedDatabase. */
      diskGb?: number
      /** As in a ManagedDatabase. With it the proxy connects to the private address. */
      network?: string
      /** As in a ManagedDatabase. */
      backup?: {
        /** The hour (UTC) in which the four hours begin during which the backup is made. */
        hour?: number
        /** For how many days a backup is kept. */
        keepDays?: number
      }
    }
    /** What users of the service can rely on. It is measured by the service itself, which tells Prometheus of its requests in `http_requests_total`, with the label `code`, and in the histogram `http_request_duration_seconds`. With it there are dashboards in Cloud Monitoring and in Grafana. */
    slo?: {
      /** Answers with the metrics, on the same port. */
      metricsPath?: string
      /** The days over which the percentages below are meant. */
      windowDays?: (7 | 28 | 30)
      /** How many of 100 requests are answered without a status of 500 or more. */
      availabilityPercent?: number
      /** How fast it answers. Without it, that is not measured. */
      latency?: {
        /** The longest that a request may take. It must be the bound of a bucket of the histogram. */
        milliseconds: number
        /** How many of 100 requests take no longer. */
        percent?: number
      }
    }
    /** Who is told when containers restart or their memory runs short and, with slo, when errors come so fast that it will be missed. With it there are dashboards in Cloud Monitoring and in Grafana. */
    alerts?: {
      /** Names of MonitoringNotificationChannels in this namespace. */
      channels: string[]
      /** The address of a page that says what to do, which stands in each alert. */
      runbook?: string
      /** How much of its memory a container may use for ten minutes before someone is told. */
      memoryPercent?: number
      /** How many restarts of containers within an hour are too many. */
      restarts?: number
    }
  }
}
