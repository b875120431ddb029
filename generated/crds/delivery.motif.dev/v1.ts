// Made by motif generate from the schemas of delivery.motif.dev; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What BuildPipeline is made of. */
export interface BuildPipelineProps {
  metadata?: ApiObjectMetadata
  spec: {
    /** The repository on GitHub. It must be connected to Cloud Build in the project, which takes a person. */
    repository: {
      /** The user or organization that owns it. */
      owner: string
      /** Its name. */
      name: string
      /** The branch that pull requests go to and releases come from. */
      branch?: string | undefined
    }
    /** How the repository is tested. */
    template: ("go" | "maven" | "node" | "python")
    /** The project that builds run in. */
    projectId: string
    /** The region that builds run in, or global. It cannot change. */
    location?: string | undefined
    /** The Google service account of the project that builds run as, such as the `deploy-<repository>` of a ProjectSpace. It needs roles/logging.logWriter, and in the cluster the right to apply. */
    serviceAccount: string
    /** Where the manifests are applied. */
    cluster: {
      /** The name of the GKE cluster. */
      name: string
      /** Its region or zone. */
      location: string
      /** Its project. */
      projectId: string
    }
    /** The folder of the repository with motif.yaml and the package.json that pins motif; `.` is its top. */
    directory?: string | undefined
    /** Where this repository differs from its template. */
    overrides?: {
      /** The container image that tests run in. */
      image?: string | undefined
      /** The script that tests, in place of the template's. */
      script?: string | undefined
      /** How long a build may take. */
      timeoutMinutes?: number | undefined
      /** The machine that builds run on, if Cloud Build's smallest is too slow. */
      machineType?: ("E2_HIGHCPU_8" | "E2_HIGHCPU_32") | undefined
      /** Whether someone has to approve each release. */
      approval?: boolean | undefined
    } | undefined
  }
}

/** Two Cloud Build triggers: `<name>-review` tests a pull request and says what it would change in the cluster, `<name>-release` tests what was merged and applies it. */
export class BuildPipeline extends ApiObject {
  static readonly GVK = { apiVersion: 'delivery.motif.dev/v1', kind: 'BuildPipeline' } as const

  constructor(scope: Construct, id: string, props: BuildPipelineProps) {
    super(scope, id, { ...props, ...BuildPipeline.GVK })
  }
}
