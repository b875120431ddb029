// Made by motif generate from the schemas of cloudbuild.cnrm.cloud.google.com; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What CloudBuildTrigger is made of. */
export interface CloudBuildTriggerProps {
  metadata?: ApiObjectMetadata
  spec: {
    approvalConfig?: {
      approvalRequired?: boolean | undefined
    } | undefined
    bitbucketServerTriggerConfig?: {
      bitbucketServerConfigResourceRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      projectKey?: string | undefined
      pullRequest?: {
        branch?: string | undefined
        commentControl?: string | undefined
        invertRegex?: boolean | undefined
      } | undefined
      push?: {
        branch?: string | undefined
        invertRegex?: boolean | undefined
        tag?: string | undefined
      } | undefined
      repoSlug?: string | undefined
    } | undefined
    build?: {
      artifacts?: {
        images?: string[] | undefined
        objects?: {
          location?: string | undefined
          paths?: string[] | undefined
          timing?: {
            endTime?: string | undefined
            startTime?: string | undefined
          }[] | undefined
        } | undefined
      } | undefined
      availableSecrets?: {
        secretManager?: {
          env?: string | undefined
          versionRef?: {
            external?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
        }[] | undefined
      } | undefined
      images?: string[] | undefined
      logsBucketRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      options?: {
        diskSizeGb?: number | undefined
        dynamicSubstitutions?: boolean | undefined
        env?: string[] | undefined
        logStreamingOption?: string | undefined
        logging?: string | undefined
        machineType?: string | undefined
        requestedVerifyOption?: string | undefined
        secretEnv?: string[] | undefined
        sourceProvenanceHash?: string[] | undefined
        substitutionOption?: string | undefined
        volumes?: {
          name?: string | undefined
          path?: string | undefined
        }[] | undefined
        workerPool?: string | undefined
      } | undefined
      queueTtl?: string | undefined
      secret?: {
        kmsKeyRef?: {
          external?: string | undefined
          name?: string | undefined
          namespace?: string | undefined
        } | undefined
        secretEnv?: {
          [k: string]: string
        } | undefined
      }[] | undefined
      source?: {
        repoSource?: {
          branchName?: string | undefined
          commitSha?: string | undefined
          dir?: string | undefined
          invertRegex?: boolean | undefined
          projectId?: string | undefined
          repoRef?: {
            external?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          substitutions?: {
            [k: string]: string
          } | undefined
          tagName?: string | undefined
        } | undefined
        storageSource?: {
          bucketRef?: {
            external?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          generation?: string | undefined
          object?: string | undefined
        } | undefined
      } | undefined
      step?: {
        allowExitCodes?: number[] | undefined
        allowFailure?: boolean | undefined
        args?: string[] | undefined
        dir?: string | undefined
        entrypoint?: string | undefined
        env?: string[] | undefined
        id?: string | undefined
        name?: string | undefined
        script?: string | undefined
        secretEnv?: string[] | undefined
        timeout?: string | undefined
        timing?: string | undefined
        volumes?: {
          name?: string | undefined
          path?: string | undefined
        }[] | undefined
        waitFor?: string[] | undefined
      }[] | undefined
      substitutions?: {
        [k: string]: string
      } | undefined
      tags?: string[] | undefined
      timeout?: string | undefined
    } | undefined
    description?: string | undefined
    disabled?: boolean | undefined
    filename?: string | undefined
    filter?: string | undefined
    gitFileSource?: {
      bitbucketServerConfigRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      githubEnterpriseConfigRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      path?: string | undefined
      repoType?: string | undefined
      repositoryRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      revision?: string | undefined
      uri?: string | undefined
    } | undefined
    github?: {
      enterpriseConfigResourceNameRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      name?: string | undefined
      owner?: string | undefined
      pullRequest?: {
        branch?: string | undefined
        commentControl?: string | undefined
        invertRegex?: boolean | undefined
      } | undefined
      push?: {
        branch?: string | undefined
        invertRegex?: boolean | undefined
        tag?: string | undefined
      } | undefined
    } | undefined
    ignoredFiles?: string[] | undefined
    includeBuildLogs?: string | undefined
    includedFiles?: string[] | undefined
    location: string
    pubsubConfig?: {
      serviceAccountRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      state?: string | undefined
      subscription?: string | undefined
      topicRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
    } | undefined
    repositoryEventConfig?: {
      pullRequest?: {
        branch?: string | undefined
        commentControl?: string | undefined
        invertRegex?: boolean | undefined
      } | undefined
      push?: {
        branch?: string | undefined
        invertRegex?: boolean | undefined
        tag?: string | undefined
      } | undefined
      repository?: string | undefined
    } | undefined
    serviceAccountRef?: {
      external?: string | undefined
      name?: string | undefined
      namespace?: string | undefined
    } | undefined
    sourceToBuild?: {
      bitbucketServerConfigRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      githubEnterpriseConfigRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      ref?: string | undefined
      repoType?: string | undefined
      repositoryRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      uri?: string | undefined
    } | undefined
    substitutions?: {
      [k: string]: string
    } | undefined
    tags?: string[] | undefined
    triggerTemplate?: {
      branchName?: string | undefined
      commitSha?: string | undefined
      dir?: string | undefined
      invertRegex?: boolean | undefined
      repoRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      tagName?: string | undefined
    } | undefined
    webhookConfig?: {
      secretRef?: {
        external?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
      } | undefined
      state?: string | undefined
    } | undefined
  }
}

export class CloudBuildTrigger extends ApiObject {
  static readonly GVK = { apiVersion: 'cloudbuild.cnrm.cloud.google.com/v1beta1', kind: 'CloudBuildTrigger' } as const

  constructor(scope: Construct, id: string, props: CloudBuildTriggerProps) {
    super(scope, id, { ...props, ...CloudBuildTrigger.GVK })
  }
}
