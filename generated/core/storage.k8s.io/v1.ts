// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What CSIDriver is made of. */
export interface CSIDriverProps {
  metadata?: ApiObjectMetadata
  spec?: {
    attachRequired?: boolean | undefined
    fsGroupPolicy?: string | undefined
    nodeAllocatableUpdatePeriodSeconds?: number | undefined
    podInfoOnMount?: boolean | undefined
    preventPodSchedulingIfMissing?: boolean | undefined
    requiresRepublish?: boolean | undefined
    seLinuxMount?: boolean | undefined
    serviceAccountTokenInSecrets?: boolean | undefined
    storageCapacity?: boolean | undefined
    tokenRequests?: {
      audience?: string | undefined
      expirationSeconds?: number | undefined
    }[] | undefined
    volumeLifecycleModes?: string[] | undefined
  } | undefined
}

export class CSIDriver extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver' } as const

  constructor(scope: Construct, id: string, props: CSIDriverProps = {}) {
    super(scope, id, { ...props, ...CSIDriver.GVK })
  }
}

/** What CSINode is made of. */
export interface CSINodeProps {
  metadata?: ApiObjectMetadata
  spec?: {
    drivers?: {
      allocatable?: {
        count?: number | undefined
      } | undefined
      name: string
      nodeID: string
      topologyKeys?: string[] | undefined
    }[] | undefined
  } | undefined
}

export class CSINode extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'CSINode' } as const

  constructor(scope: Construct, id: string, props: CSINodeProps = {}) {
    super(scope, id, { ...props, ...CSINode.GVK })
  }
}

/** What CSIStorageCapacity is made of. */
export interface CSIStorageCapacityProps {
  metadata?: ApiObjectMetadata
  capacity?: (number | string) | undefined
  maximumVolumeSize?: (number | string) | undefined
  nodeTopology?: {
    matchExpressions?: {
      key: string
      operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
      values?: string[] | undefined
    }[] | undefined
    matchLabels?: {
      [k: string]: string
    } | undefined
  } | undefined
  storageClassName: string
}

export class CSIStorageCapacity extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIStorageCapacity' } as const

  constructor(scope: Construct, id: string, props: CSIStorageCapacityProps) {
    super(scope, id, { ...props, ...CSIStorageCapacity.GVK })
  }
}

/** What StorageClass is made of. */
export interface StorageClassProps {
  metadata?: ApiObjectMetadata
  allowVolumeExpansion?: boolean | undefined
  allowedTopologies?: {
    matchLabelExpressions?: {
      key: string
      values: string[]
    }[] | undefined
  }[] | undefined
  mountOptions?: string[] | undefined
  parameters?: {
    [k: string]: string
  } | undefined
  provisioner: string
  reclaimPolicy?: ("Delete" | "Retain") | undefined
  volumeBindingMode?: ("Immediate" | "WaitForFirstConsumer") | undefined
}

export class StorageClass extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } as const

  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id, { ...props, ...StorageClass.GVK })
  }
}

/** What VolumeAttachment is made of. */
export interface VolumeAttachmentProps {
  metadata?: ApiObjectMetadata
  spec: {
    attacher: string
    nodeName: string
    source: {
      inlineVolumeSpec?: {
        accessModes: ("ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod")[]
        awsElasticBlockStore?: {
          fsType?: string | undefined
          partition?: number | undefined
          readOnly?: boolean | undefined
          volumeID: string
        } | undefined
        azureDisk?: {
          cachingMode?: ("None" | "ReadOnly" | "ReadWrite") | undefined
          diskName: string
          diskURI: string
          fsType?: string | undefined
          kind?: ("Dedicated" | "Managed" | "Shared") | undefined
          readOnly?: boolean | undefined
        } | undefined
        azureFile?: {
          readOnly?: boolean | undefined
          secretName: string
          secretNamespace?: string | undefined
          shareName: string
        } | undefined
        capacity?: {
          [k: string]: (number | string)
        } | undefined
        cephfs?: {
          monitors: string[]
          path?: string | undefined
          readOnly?: boolean | undefined
          secretFile?: string | undefined
          secretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          user?: string | undefined
        } | undefined
        cinder?: {
          fsType?: string | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          volumeID: string
        } | undefined
        claimRef?: {
          apiVersion?: string | undefined
          fieldPath?: string | undefined
          kind?: string | undefined
          name?: string | undefined
          namespace?: string | undefined
          resourceVersion?: string | undefined
          uid?: string | undefined
        } | undefined
        csi?: {
          controllerExpandSecretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          controllerPublishSecretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          driver: string
          fsType?: string | undefined
          nodeExpandSecretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          nodePublishSecretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          nodeStageSecretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          readOnly?: boolean | undefined
          volumeAttributes?: {
            [k: string]: string
          } | undefined
          volumeHandle: string
        } | undefined
        fc?: {
          fsType?: string | undefined
          lun?: number | undefined
          readOnly?: boolean | undefined
          targetWWNs?: string[] | undefined
          wwids?: string[] | undefined
        } | undefined
        flexVolume?: {
          driver: string
          fsType?: string | undefined
          options?: {
            [k: string]: string
          } | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
        } | undefined
        flocker?: {
          datasetName?: string | undefined
          datasetUUID?: string | undefined
        } | undefined
        gcePersistentDisk?: {
          fsType?: string | undefined
          partition?: number | undefined
          pdName: string
          readOnly?: boolean | undefined
        } | undefined
        glusterfs?: {
          endpoints: string
          endpointsNamespace?: string | undefined
          path: string
          readOnly?: boolean | undefined
        } | undefined
        hostPath?: {
          path: string
          type?: ("" | "BlockDevice" | "CharDevice" | "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket") | undefined
        } | undefined
        iscsi?: {
          chapAuthDiscovery?: boolean | undefined
          chapAuthSession?: boolean | undefined
          fsType?: string | undefined
          initiatorName?: string | undefined
          iqn: string
          iscsiInterface?: string | undefined
          lun: number
          portals?: string[] | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          targetPortal: string
        } | undefined
        local?: {
          fsType?: string | undefined
          path: string
        } | undefined
        mountOptions?: string[] | undefined
        nfs?: {
          path: string
          readOnly?: boolean | undefined
          server: string
        } | undefined
        nodeAffinity?: {
          required: {
            nodeSelectorTerms: {
              matchExpressions?: {
                key: string
                operator: ("DoesNotExist" | "Exists" | "Gt" | "In" | "Lt" | "NotIn")
                values?: string[] | undefined
              }[] | undefined
              matchFields?: {
                key: "metadata.name"
                operator: ("In" | "NotIn")
                values?: string[] | undefined
              }[] | undefined
            }[]
          }
        } | undefined
        persistentVolumeReclaimPolicy?: ("Delete" | "Recycle" | "Retain") | undefined
        photonPersistentDisk?: {
          fsType?: string | undefined
          pdID: string
        } | undefined
        portworxVolume?: {
          fsType?: string | undefined
          readOnly?: boolean | undefined
          volumeID: string
        } | undefined
        quobyte?: {
          group?: string | undefined
          readOnly?: boolean | undefined
          registry: string
          tenant?: string | undefined
          user?: string | undefined
          volume: string
        } | undefined
        rbd?: {
          fsType?: string | undefined
          image: string
          keyring?: string | undefined
          monitors: string[]
          pool?: string | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            name?: string | undefined
            namespace?: string | undefined
          } | undefined
          user?: string | undefined
        } | undefined
        scaleIO?: {
          fsType?: string | undefined
          gateway: string
          protectionDomain?: string | undefined
          readOnly?: boolean | undefined
          secretRef: {
            name?: string | undefined
            namespace?: string | undefined
          }
          sslEnabled?: boolean | undefined
          storageMode?: string | undefined
          storagePool?: string | undefined
          system: string
          volumeName?: string | undefined
        } | undefined
        storageClassName?: string | undefined
        storageos?: {
          fsType?: string | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            apiVersion?: string | undefined
            fieldPath?: string | undefined
            kind?: string | undefined
            name?: string | undefined
            namespace?: string | undefined
            resourceVersion?: string | undefined
            uid?: string | undefined
          } | undefined
          volumeName?: string | undefined
          volumeNamespace?: string | undefined
        } | undefined
        volumeAttributesClassName?: string | undefined
        volumeMode?: ("Block" | "Filesystem") | undefined
        vsphereVolume?: {
          fsType?: string | undefined
          storagePolicyID?: string | undefined
          storagePolicyName?: string | undefined
          volumePath: string
        } | undefined
      } | undefined
      persistentVolumeName?: string | undefined
    }
  }
}

export class VolumeAttachment extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'VolumeAttachment' } as const

  constructor(scope: Construct, id: string, props: VolumeAttachmentProps) {
    super(scope, id, { ...props, ...VolumeAttachment.GVK })
  }
}

/** What VolumeAttributesClass is made of. */
export interface VolumeAttributesClassProps {
  metadata?: ApiObjectMetadata
  driverName: string
  parameters?: {
    [k: string]: string
  } | undefined
}

export class VolumeAttributesClass extends ApiObject {
  static readonly GVK = { apiVersion: 'storage.k8s.io/v1', kind: 'VolumeAttributesClass' } as const

  constructor(scope: Construct, id: string, props: VolumeAttributesClassProps) {
    super(scope, id, { ...props, ...VolumeAttributesClass.GVK })
  }
}
