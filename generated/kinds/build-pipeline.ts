// Made by motif generate from schemas/build-pipeline.yaml; do not edit.
/* eslint-disable */

import type { CompositeMetadata } from 'motif'

/**
 * BuildPipeline of delivery.motif.dev/v1, as a composition receives it: defaults are filled in.
 *
 * Two Cloud Build triggers: `<name>-review` tests a pull request and says what it would change in the cluster, `<name>-release` tests what was merged and applies it.
 */
export interface BuildPipeline {
  apiVersion: 'delivery.motif.dev/v1'
  kind: 'BuildPipeline'
  metadata: CompositeMetadata
  spec: {
    /** The repository on GitHub. It must be connected to Cloud Build in the project, which takes a person. */
    repository: {
      /** The user or organization that owns it. */
      owner: string
      /** Its name. */
      name: string
      /** The branch that pull requests go to and releases come from. */
      branch: string
    }
    /** How the repository is tested. */
    template: ("go" | "maven" | "node" | "python")
    /** The project that builds run in. */
    projectId: string
    /** The region that builds run in, or global. It cannot change. */
    location: string
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
    directory: string
    /** Where this repository differs from its template. */
    overrides: {
      /** The container image that tests run in. */
      image?: string
      /** The script that tests, in place of the template's. */
      script?: string
      /** How long a build may take. */
      timeoutMinutes: number
      /** The machine that builds run on, if Cloud Build's smallest is too slow. */
      machineType?: ("E2_HIGHCPU_8" | "E2_HIGHCPU_32")
      /** Whether someone has to approve each release. */
      approval: boolean
    }
  }
}

/**
 * BuildPipeline of delivery.motif.dev/v1, as a user writes it.
 *
 * Two Cloud Build triggers: `<name>-review` tests a pull request and says what it would change in the cluster, `<name>-release` tests what was merged and applies it.
 */
export interface BuildPipelineInput {
  apiVersion: 'delivery.motif.dev/v1'
  kind: 'BuildPipeline'
  metadata: CompositeMetadata
  spec: {
    /** The repository on GitHub. It must be connected to Cloud Build in the project, which takes a person. */
    repository: {
      /** The user or organization that owns it. */
      owner: string
      /** Its name. */
      name: string
      /** The branch that pull requests go to and releases come from. */
      branch?: string
    }
    /** How the repository is tested. */
    template: ("go" | "maven" | "node" | "python")
    /** The project that builds run in. */
    projectId: string
    /** The region that builds run in, or global. It cannot change. */
    location?: string
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
    directory?: string
    /** Where this repository differs from its template. */
    overrides?: {
      /** The container image that tests run in. */
      image?: string
      /** The script that tests, in place of the template's. */
      script?: string
      /** How long a build may take. */
      timeoutMinutes?: number
      /** The machine that builds run on, if Cloud Build's smallest is too slow. */
      machineType?: ("E2_HIGHCPU_8" | "E2_HIGHCPU_32")
      /** Whether someone has to approve each release. */
      approval?: boolean
    }
  }
}
