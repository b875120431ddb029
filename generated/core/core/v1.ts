// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What ConfigMap is made of. */
export interface ConfigMapProps {
  metadata?: ApiObjectMetadata
  binaryData?: {
    [k: string]: string
  } | undefined
  data?: {
    [k: string]: string
  } | undefined
  immutable?: boolean | undefined
}

export class ConfigMap extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'ConfigMap' } as const

  constructor(scope: Construct, id: string, props: ConfigMapProps = {}) {
    super(scope, id, { ...props, ...ConfigMap.GVK })
  }
}

/** What Endpoints is made of. */
export interface EndpointsProps {
  metadata?: ApiObjectMetadata
  subsets?: {
    addresses?: {
      hostname?: string | undefined
      ip: string
      nodeName?: string | undefined
      targetRef?: {
        apiVersion?: string | undefined
        fieldPath?: string | undefined
        kind?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
        resourceVersion?: string | undefined
        uid?: string | undefined
      } | undefined
    }[] | undefined
    notReadyAddresses?: {
      hostname?: string | undefined
      ip: string
      nodeName?: string | undefined
      targetRef?: {
        apiVersion?: string | undefined
        fieldPath?: string | undefined
        kind?: string | undefined
        name?: string | undefined
        namespace?: string | undefined
        resourceVersion?: string | undefined
        uid?: string | undefined
      } | undefined
    }[] | undefined
    ports?: {
      appProtocol?: string | undefined
      name?: string | undefined
      port: number
      protocol?: ("SCTP" | "TCP" | "UDP") | undefined
    }[] | undefined
  }[] | undefined
}

export class Endpoints extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Endpoints' } as const

  constructor(scope: Construct, id: string, props: EndpointsProps = {}) {
    super(scope, id, { ...props, ...Endpoints.GVK })
  }
}

/** What Event is made of. */
export interface EventProps {
  metadata?: ApiObjectMetadata
  action?: string | undefined
  count?: number | undefined
  eventTime?: string | undefined
  firstTimestamp?: string | undefined
  involvedObject: {
    apiVersion?: string | undefined
    fieldPath?: string | undefined
    kind?: string | undefined
    name?: string | undefined
    namespace?: string | undefined
    resourceVersion?: string | undefined
    uid?: string | undefined
  }
  lastTimestamp?: string | undefined
  message?: string | undefined
  reason?: string | undefined
  related?: {
    apiVersion?: string | undefined
    fieldPath?: string | undefined
    kind?: string | undefined
    name?: string | undefined
    namespace?: string | undefined
    resourceVersion?: string | undefined
    uid?: string | undefined
  } | undefined
  reportingComponent?: string | undefined
  reportingInstance?: string | undefined
  series?: {
    count?: number | undefined
    lastObservedTime?: string | undefined
  } | undefined
  source?: {
    component?: string | undefined
    host?: string | undefined
  } | undefined
  type?: string | undefined
}

export class Event extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Event' } as const

  constructor(scope: Construct, id: string, props: EventProps) {
    super(scope, id, { ...props, ...Event.GVK })
  }
}

/** What LimitRange is made of. */
export interface LimitRangeProps {
  metadata?: ApiObjectMetadata
  spec?: {
    limits?: {
      default?: {
        [k: string]: (number | string)
      } | undefined
      defaultRequest?: {
        [k: string]: (number | string)
      } | undefined
      max?: {
        [k: string]: (number | string)
      } | undefined
      maxLimitRequestRatio?: {
        [k: string]: (number | string)
      } | undefined
      min?: {
        [k: string]: (number | string)
      } | undefined
      type: string
    }[] | undefined
  } | undefined
}

export class LimitRange extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'LimitRange' } as const

  constructor(scope: Construct, id: string, props: LimitRangeProps = {}) {
    super(scope, id, { ...props, ...LimitRange.GVK })
  }
}

/** What Namespace is made of. */
export interface NamespaceProps {
  metadata?: ApiObjectMetadata
  spec?: {
    finalizers?: string[] | undefined
  } | undefined
}

export class Namespace extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Namespace' } as const

  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, id, { ...props, ...Namespace.GVK })
  }
}

/** What Node is made of. */
export interface NodeProps {
  metadata?: ApiObjectMetadata
  spec?: {
    configSource?: {
      configMap?: {
        kubeletConfigKey: string
        name: string
        namespace: string
        resourceVersion?: string | undefined
        uid?: string | undefined
      } | undefined
    } | undefined
    externalID?: string | undefined
    podCIDR?: string | undefined
    podCIDRs?: string[] | undefined
    providerID?: string | undefined
    taints?: {
      effect: ("NoExecute" | "NoSchedule" | "PreferNoSchedule")
      key: string
      timeAdded?: string | undefined
      value?: string | undefined
    }[] | undefined
    unschedulable?: boolean | undefined
  } | undefined
}

export class Node extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Node' } as const

  constructor(scope: Construct, id: string, props: NodeProps = {}) {
    super(scope, id, { ...props, ...Node.GVK })
  }
}

/** What PersistentVolume is made of. */
export interface PersistentVolumeProps {
  metadata?: ApiObjectMetadata
  spec: {
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
    capacity: {
      storage: (number | string)
    }
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
  }
}

export class PersistentVolume extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'PersistentVolume' } as const

  constructor(scope: Construct, id: string, props: PersistentVolumeProps) {
    super(scope, id, { ...props, ...PersistentVolume.GVK })
  }
}

/** What PersistentVolumeClaim is made of. */
export interface PersistentVolumeClaimProps {
  metadata?: ApiObjectMetadata
  spec: {
    accessModes: ("ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod")[]
    dataSource?: {
      apiGroup?: string | undefined
      kind: string
      name: string
    } | undefined
    dataSourceRef?: {
      apiGroup?: string | undefined
      kind: string
      name: string
      namespace?: string | undefined
    } | undefined
    resources: {
      limits?: {
        [k: string]: (number | string)
      } | undefined
      requests: {
        storage: (number | string)
      }
    }
    selector?: {
      matchExpressions?: {
        key: string
        operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
        values?: string[] | undefined
      }[] | undefined
      matchLabels?: {
        [k: string]: string
      } | undefined
    } | undefined
    storageClassName?: string | undefined
    volumeAttributesClassName?: string | undefined
    volumeMode?: ("Block" | "Filesystem") | undefined
    volumeName?: string | undefined
  }
}

export class PersistentVolumeClaim extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const

  constructor(scope: Construct, id: string, props: PersistentVolumeClaimProps) {
    super(scope, id, { ...props, ...PersistentVolumeClaim.GVK })
  }
}

/** What Pod is made of. */
export interface PodProps {
  metadata?: ApiObjectMetadata
  spec: {
    activeDeadlineSeconds?: number | undefined
    affinity?: {
      nodeAffinity?: {
        preferredDuringSchedulingIgnoredDuringExecution?: {
          preference?: {
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
          } | undefined
          weight: number
        }[] | undefined
        requiredDuringSchedulingIgnoredDuringExecution?: {
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
        } | undefined
      } | undefined
      podAffinity?: {
        preferredDuringSchedulingIgnoredDuringExecution?: {
          podAffinityTerm: {
            labelSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            matchLabelKeys?: string[] | undefined
            mismatchLabelKeys?: string[] | undefined
            namespaceSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            namespaces?: string[] | undefined
            topologyKey: string
          }
          weight: number
        }[] | undefined
        requiredDuringSchedulingIgnoredDuringExecution?: {
          labelSelector?: {
            matchExpressions?: {
              key: string
              operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
          matchLabelKeys?: string[] | undefined
          mismatchLabelKeys?: string[] | undefined
          namespaceSelector?: {
            matchExpressions?: {
              key: string
              operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
          namespaces?: string[] | undefined
          topologyKey: string
        }[] | undefined
      } | undefined
      podAntiAffinity?: {
        preferredDuringSchedulingIgnoredDuringExecution?: {
          podAffinityTerm: {
            labelSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            matchLabelKeys?: string[] | undefined
            mismatchLabelKeys?: string[] | undefined
            namespaceSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            namespaces?: string[] | undefined
            topologyKey: string
          }
          weight: number
        }[] | undefined
        requiredDuringSchedulingIgnoredDuringExecution?: {
          labelSelector?: {
            matchExpressions?: {
              key: string
              operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
          matchLabelKeys?: string[] | undefined
          mismatchLabelKeys?: string[] | undefined
          namespaceSelector?: {
            matchExpressions?: {
              key: string
              operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
          namespaces?: string[] | undefined
          topologyKey: string
        }[] | undefined
      } | undefined
    } | undefined
    automountServiceAccountToken?: boolean | undefined
    containers: {
      args?: string[] | undefined
      command?: string[] | undefined
      env?: {
        name: string
        value?: string | undefined
        valueFrom?: {
          configMapKeyRef?: {
            key: string
            name: string
            optional?: boolean | undefined
          } | undefined
          fieldRef?: {
            apiVersion?: "v1" | undefined
            fieldPath: string
          } | undefined
          fileKeyRef?: {
            key: string
            optional?: boolean | undefined
            path: string
            volumeName: string
          } | undefined
          resourceFieldRef?: {
            containerName?: string | undefined
            divisor?: (number | string) | undefined
            resource: string
          } | undefined
          secretKeyRef?: {
            key: string
            name: string
            optional?: boolean | undefined
          } | undefined
        } | undefined
      }[] | undefined
      envFrom?: {
        configMapRef?: {
          name: string
          optional?: boolean | undefined
        } | undefined
        prefix?: string | undefined
        secretRef?: {
          name: string
          optional?: boolean | undefined
        } | undefined
      }[] | undefined
      image: string
      imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
      lifecycle?: {
        postStart?: {
          exec?: {
            command: string[]
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          sleep?: {
            seconds: number
          } | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
        } | undefined
        preStop?: {
          exec?: {
            command: string[]
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          sleep?: {
            seconds: number
          } | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
        } | undefined
        stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
      } | undefined
      livenessProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      name: string
      ports?: {
        containerPort: number
        hostIP?: string | undefined
        hostPort?: number | undefined
        name?: string | undefined
        protocol?: ("SCTP" | "TCP" | "UDP") | undefined
      }[] | undefined
      readinessProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      resizePolicy?: {
        resourceName: ("cpu" | "memory")
        restartPolicy: ("NotRequired" | "RestartContainer")
      }[] | undefined
      resources?: {
        claims?: {
          name: string
          request?: string | undefined
        }[] | undefined
        limits?: {
          [k: string]: (number | string)
        } | undefined
        requests?: {
          [k: string]: (number | string)
        } | undefined
      } | undefined
      restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
      restartPolicyRules?: {
        action: string
        exitCodes?: {
          operator: string
          values?: number[] | undefined
        } | undefined
      }[] | undefined
      securityContext?: {
        allowPrivilegeEscalation?: boolean | undefined
        appArmorProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        capabilities?: {
          add?: string[] | undefined
          drop?: string[] | undefined
        } | undefined
        privileged?: boolean | undefined
        procMount?: ("Default" | "Unmasked") | undefined
        readOnlyRootFilesystem?: boolean | undefined
        runAsGroup?: number | undefined
        runAsNonRoot?: boolean | undefined
        runAsUser?: number | undefined
        seLinuxOptions?: {
          level?: string | undefined
          role?: string | undefined
          type?: string | undefined
          user?: string | undefined
        } | undefined
        seccompProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        windowsOptions?: {
          gmsaCredentialSpec?: string | undefined
          gmsaCredentialSpecName?: string | undefined
          hostProcess?: boolean | undefined
          runAsUserName?: string | undefined
        } | undefined
      } | undefined
      startupProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      stdin?: boolean | undefined
      stdinOnce?: boolean | undefined
      terminationMessagePath?: string | undefined
      terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
      tty?: boolean | undefined
      volumeDevices?: {
        devicePath: string
        name: string
      }[] | undefined
      volumeMounts?: {
        mountPath: string
        mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
        name: string
        readOnly?: boolean | undefined
        recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
        subPath?: string | undefined
        subPathExpr?: string | undefined
      }[] | undefined
      workingDir?: string | undefined
    }[]
    dnsConfig?: {
      nameservers?: string[] | undefined
      options?: {
        name: string
        value?: string | undefined
      }[] | undefined
      searches?: string[] | undefined
    } | undefined
    dnsPolicy?: ("ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None") | undefined
    enableServiceLinks?: boolean | undefined
    ephemeralContainers?: {
      args?: string[] | undefined
      command?: string[] | undefined
      env?: {
        name: string
        value?: string | undefined
        valueFrom?: {
          configMapKeyRef?: {
            key: string
            name: string
            optional?: boolean | undefined
          } | undefined
          fieldRef?: {
            apiVersion?: "v1" | undefined
            fieldPath: string
          } | undefined
          fileKeyRef?: {
            key: string
            optional?: boolean | undefined
            path: string
            volumeName: string
          } | undefined
          resourceFieldRef?: {
            containerName?: string | undefined
            divisor?: (number | string) | undefined
            resource: string
          } | undefined
          secretKeyRef?: {
            key: string
            name: string
            optional?: boolean | undefined
          } | undefined
        } | undefined
      }[] | undefined
      envFrom?: {
        configMapRef?: {
          name: string
          optional?: boolean | undefined
        } | undefined
        prefix?: string | undefined
        secretRef?: {
          name: string
          optional?: boolean | undefined
        } | undefined
      }[] | undefined
      image?: string | undefined
      imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
      lifecycle?: {
        postStart?: {
          exec?: {
            command: string[]
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          sleep?: {
            seconds: number
          } | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
        } | undefined
        preStop?: {
          exec?: {
            command: string[]
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          sleep?: {
            seconds: number
          } | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
        } | undefined
        stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
      } | undefined
      livenessProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      name: string
      ports?: {
        containerPort: number
        hostIP?: string | undefined
        hostPort?: number | undefined
        name?: string | undefined
        protocol?: ("SCTP" | "TCP" | "UDP") | undefined
      }[] | undefined
      readinessProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      resizePolicy?: {
        resourceName: ("cpu" | "memory")
        restartPolicy: ("NotRequired" | "RestartContainer")
      }[] | undefined
      resources?: {
        claims?: {
          name: string
          request?: string | undefined
        }[] | undefined
        limits?: {
          [k: string]: (number | string)
        } | undefined
        requests?: {
          [k: string]: (number | string)
        } | undefined
      } | undefined
      restartPolicy?: string | undefined
      restartPolicyRules?: {
        action: string
        exitCodes?: {
          operator: string
          values?: number[] | undefined
        } | undefined
      }[] | undefined
      securityContext?: {
        allowPrivilegeEscalation?: boolean | undefined
        appArmorProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        capabilities?: {
          add?: string[] | undefined
          drop?: string[] | undefined
        } | undefined
        privileged?: boolean | undefined
        procMount?: ("Default" | "Unmasked") | undefined
        readOnlyRootFilesystem?: boolean | undefined
        runAsGroup?: number | undefined
        runAsNonRoot?: boolean | undefined
        runAsUser?: number | undefined
        seLinuxOptions?: {
          level?: string | undefined
          role?: string | undefined
          type?: string | undefined
          user?: string | undefined
        } | undefined
        seccompProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        windowsOptions?: {
          gmsaCredentialSpec?: string | undefined
          gmsaCredentialSpecName?: string | undefined
          hostProcess?: boolean | undefined
          runAsUserName?: string | undefined
        } | undefined
      } | undefined
      startupProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      stdin?: boolean | undefined
      stdinOnce?: boolean | undefined
      targetContainerName?: string | undefined
      terminationMessagePath?: string | undefined
      terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
      tty?: boolean | undefined
      volumeDevices?: {
        devicePath: string
        name: string
      }[] | undefined
      volumeMounts?: {
        mountPath: string
        mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
        name: string
        readOnly?: boolean | undefined
        recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
        subPath?: string | undefined
        subPathExpr?: string | undefined
      }[] | undefined
      workingDir?: string | undefined
    }[] | undefined
    hostAliases?: {
      hostnames?: string[] | undefined
      ip: string
    }[] | undefined
    hostIPC?: boolean | undefined
    hostNetwork?: boolean | undefined
    hostPID?: boolean | undefined
    hostUsers?: boolean | undefined
    hostname?: string | undefined
    hostnameOverride?: string | undefined
    imagePullSecrets?: {
      name?: string | undefined
    }[] | undefined
    initContainers?: {
      args?: string[] | undefined
      command?: string[] | undefined
      env?: {
        name: string
        value?: string | undefined
        valueFrom?: {
          configMapKeyRef?: {
            key: string
            name: string
            optional?: boolean | undefined
          } | undefined
          fieldRef?: {
            apiVersion?: "v1" | undefined
            fieldPath: string
          } | undefined
          fileKeyRef?: {
            key: string
            optional?: boolean | undefined
            path: string
            volumeName: string
          } | undefined
          resourceFieldRef?: {
            containerName?: string | undefined
            divisor?: (number | string) | undefined
            resource: string
          } | undefined
          secretKeyRef?: {
            key: string
            name: string
            optional?: boolean | undefined
          } | undefined
        } | undefined
      }[] | undefined
      envFrom?: {
        configMapRef?: {
          name: string
          optional?: boolean | undefined
        } | undefined
        prefix?: string | undefined
        secretRef?: {
          name: string
          optional?: boolean | undefined
        } | undefined
      }[] | undefined
      image: string
      imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
      lifecycle?: {
        postStart?: {
          exec?: {
            command: string[]
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          sleep?: {
            seconds: number
          } | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
        } | undefined
        preStop?: {
          exec?: {
            command: string[]
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          sleep?: {
            seconds: number
          } | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
        } | undefined
        stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
      } | undefined
      livenessProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      name: string
      ports?: {
        containerPort: number
        hostIP?: string | undefined
        hostPort?: number | undefined
        name?: string | undefined
        protocol?: ("SCTP" | "TCP" | "UDP") | undefined
      }[] | undefined
      readinessProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      resizePolicy?: {
        resourceName: ("cpu" | "memory")
        restartPolicy: ("NotRequired" | "RestartContainer")
      }[] | undefined
      resources?: {
        claims?: {
          name: string
          request?: string | undefined
        }[] | undefined
        limits?: {
          [k: string]: (number | string)
        } | undefined
        requests?: {
          [k: string]: (number | string)
        } | undefined
      } | undefined
      restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
      restartPolicyRules?: {
        action: string
        exitCodes?: {
          operator: string
          values?: number[] | undefined
        } | undefined
      }[] | undefined
      securityContext?: {
        allowPrivilegeEscalation?: boolean | undefined
        appArmorProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        capabilities?: {
          add?: string[] | undefined
          drop?: string[] | undefined
        } | undefined
        privileged?: boolean | undefined
        procMount?: ("Default" | "Unmasked") | undefined
        readOnlyRootFilesystem?: boolean | undefined
        runAsGroup?: number | undefined
        runAsNonRoot?: boolean | undefined
        runAsUser?: number | undefined
        seLinuxOptions?: {
          level?: string | undefined
          role?: string | undefined
          type?: string | undefined
          user?: string | undefined
        } | undefined
        seccompProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        windowsOptions?: {
          gmsaCredentialSpec?: string | undefined
          gmsaCredentialSpecName?: string | undefined
          hostProcess?: boolean | undefined
          runAsUserName?: string | undefined
        } | undefined
      } | undefined
      startupProbe?: {
        exec?: {
          command: string[]
        } | undefined
        failureThreshold?: number | undefined
        grpc?: {
          port: number
          service?: string | undefined
        } | undefined
        httpGet?: {
          host?: string | undefined
          httpHeaders?: {
            name: string
            value?: string | undefined
          }[] | undefined
          path?: string | undefined
          port: (number | string)
          scheme?: ("HTTP" | "HTTPS") | undefined
        } | undefined
        initialDelaySeconds?: number | undefined
        periodSeconds?: number | undefined
        successThreshold?: number | undefined
        tcpSocket?: {
          host?: string | undefined
          port: (number | string)
        } | undefined
        terminationGracePeriodSeconds?: number | undefined
        timeoutSeconds?: number | undefined
      } | undefined
      stdin?: boolean | undefined
      stdinOnce?: boolean | undefined
      terminationMessagePath?: string | undefined
      terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
      tty?: boolean | undefined
      volumeDevices?: {
        devicePath: string
        name: string
      }[] | undefined
      volumeMounts?: {
        mountPath: string
        mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
        name: string
        readOnly?: boolean | undefined
        recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
        subPath?: string | undefined
        subPathExpr?: string | undefined
      }[] | undefined
      workingDir?: string | undefined
    }[] | undefined
    nodeName?: string | undefined
    nodeSelector?: {
      [k: string]: string
    } | undefined
    os?: {
      name: ("linux" | "windows")
    } | undefined
    overhead?: {
      [k: string]: (number | string)
    } | undefined
    preemptionPolicy?: ("Never" | "PreemptLowerPriority") | undefined
    priority?: number | undefined
    priorityClassName?: string | undefined
    readinessGates?: {
      conditionType: string
    }[] | undefined
    resourceClaims?: {
      name: string
      resourceClaimName?: string | undefined
      resourceClaimTemplateName?: string | undefined
    }[] | undefined
    resources?: {
      claims?: {
        name: string
        request?: string | undefined
      }[] | undefined
      limits?: {
        [k: string]: (number | string)
      } | undefined
      requests?: {
        [k: string]: (number | string)
      } | undefined
    } | undefined
    restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
    runtimeClassName?: string | undefined
    schedulerName?: string | undefined
    schedulingGates?: {
      name: string
    }[] | undefined
    schedulingGroup?: {
      podGroupName?: string | undefined
    } | undefined
    securityContext?: {
      appArmorProfile?: {
        localhostProfile?: string | undefined
        type: ("Localhost" | "RuntimeDefault" | "Unconfined")
      } | undefined
      fsGroup?: number | undefined
      fsGroupChangePolicy?: ("Always" | "OnRootMismatch") | undefined
      runAsGroup?: number | undefined
      runAsNonRoot?: boolean | undefined
      runAsUser?: number | undefined
      seLinuxChangePolicy?: string | undefined
      seLinuxOptions?: {
        level?: string | undefined
        role?: string | undefined
        type?: string | undefined
        user?: string | undefined
      } | undefined
      seccompProfile?: {
        localhostProfile?: string | undefined
        type: ("Localhost" | "RuntimeDefault" | "Unconfined")
      } | undefined
      supplementalGroups?: number[] | undefined
      supplementalGroupsPolicy?: ("Merge" | "Strict") | undefined
      sysctls?: {
        name: string
        value: string
      }[] | undefined
      windowsOptions?: {
        gmsaCredentialSpec?: string | undefined
        gmsaCredentialSpecName?: string | undefined
        hostProcess?: boolean | undefined
        runAsUserName?: string | undefined
      } | undefined
    } | undefined
    serviceAccount?: string | undefined
    serviceAccountName?: string | undefined
    setHostnameAsFQDN?: boolean | undefined
    shareProcessNamespace?: boolean | undefined
    subdomain?: string | undefined
    terminationGracePeriodSeconds?: number | undefined
    tolerations?: {
      effect?: ("NoExecute" | "NoSchedule" | "PreferNoSchedule") | undefined
      key?: string | undefined
      operator?: ("Equal" | "Exists") | undefined
      tolerationSeconds?: number | undefined
      value?: string | undefined
    }[] | undefined
    topologySpreadConstraints?: {
      labelSelector?: {
        matchExpressions?: {
          key: string
          operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
          values?: string[] | undefined
        }[] | undefined
        matchLabels?: {
          [k: string]: string
        } | undefined
      } | undefined
      matchLabelKeys?: string[] | undefined
      maxSkew: number
      minDomains?: number | undefined
      nodeAffinityPolicy?: ("Honor" | "Ignore") | undefined
      nodeTaintsPolicy?: ("Honor" | "Ignore") | undefined
      topologyKey: string
      whenUnsatisfiable: ("DoNotSchedule" | "ScheduleAnyway")
    }[] | undefined
    volumes?: {
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
        shareName: string
      } | undefined
      cephfs?: {
        monitors: string[]
        path?: string | undefined
        readOnly?: boolean | undefined
        secretFile?: string | undefined
        secretRef?: {
          name?: string | undefined
        } | undefined
        user?: string | undefined
      } | undefined
      cinder?: {
        fsType?: string | undefined
        readOnly?: boolean | undefined
        secretRef?: {
          name?: string | undefined
        } | undefined
        volumeID: string
      } | undefined
      configMap?: {
        defaultMode?: number | undefined
        items?: {
          key: string
          mode?: number | undefined
          path: string
        }[] | undefined
        name: string
        optional?: boolean | undefined
      } | undefined
      csi?: {
        driver: string
        fsType?: string | undefined
        nodePublishSecretRef?: {
          name: string
        } | undefined
        readOnly?: boolean | undefined
        volumeAttributes?: {
          [k: string]: string
        } | undefined
      } | undefined
      downwardAPI?: {
        defaultMode?: number | undefined
        items?: {
          fieldRef?: {
            apiVersion?: "v1" | undefined
            fieldPath: string
          } | undefined
          mode?: number | undefined
          path: string
          resourceFieldRef?: {
            containerName: string
            divisor?: (number | string) | undefined
            resource: string
          } | undefined
        }[] | undefined
      } | undefined
      emptyDir?: {
        medium?: string | undefined
        sizeLimit?: (number | string) | undefined
      } | undefined
      ephemeral?: {
        volumeClaimTemplate: {
          metadata?: {
            name?: string | undefined
            generateName?: string | undefined
            namespace?: string | undefined
            selfLink?: string | undefined
            uid?: string | undefined
            resourceVersion?: string | undefined
            generation?: number | undefined
            creationTimestamp?: string | undefined
            deletionTimestamp?: string | undefined
            deletionGracePeriodSeconds?: number | undefined
            labels?: {
              [k: string]: string
            } | undefined
            annotations?: {
              [k: string]: string
            } | undefined
            ownerReferences?: {
              apiVersion?: string | undefined
              kind?: string | undefined
              name?: string | undefined
              uid?: string | undefined
              controller?: boolean | undefined
              blockOwnerDeletion?: boolean | undefined
            }[] | undefined
            finalizers?: string[] | undefined
            managedFields?: {
              manager?: string | undefined
              operation?: string | undefined
              apiVersion?: string | undefined
              time?: string | undefined
              fieldsType?: string | undefined
              fieldsV1?: unknown | undefined
              subresource?: string | undefined
            }[] | undefined
          } | undefined
          spec: {
            accessModes: ("ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod")[]
            dataSource?: {
              apiGroup?: string | undefined
              kind: string
              name: string
            } | undefined
            dataSourceRef?: {
              apiGroup?: string | undefined
              kind: string
              name: string
              namespace?: string | undefined
            } | undefined
            resources: {
              limits?: {
                [k: string]: (number | string)
              } | undefined
              requests: {
                storage: (number | string)
              }
            }
            selector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            storageClassName?: string | undefined
            volumeAttributesClassName?: string | undefined
            volumeMode?: ("Block" | "Filesystem") | undefined
            volumeName?: string | undefined
          }
        }
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
      gitRepo?: {
        directory?: string | undefined
        repository: string
        revision?: string | undefined
      } | undefined
      glusterfs?: {
        endpoints: string
        path: string
        readOnly?: boolean | undefined
      } | undefined
      hostPath?: {
        path: string
        type?: ("" | "BlockDevice" | "CharDevice" | "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket") | undefined
      } | undefined
      image?: {
        pullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
        reference?: string | undefined
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
        } | undefined
        targetPortal: string
      } | undefined
      name: string
      nfs?: {
        path: string
        readOnly?: boolean | undefined
        server: string
      } | undefined
      persistentVolumeClaim?: {
        claimName: string
        readOnly?: boolean | undefined
      } | undefined
      photonPersistentDisk?: {
        fsType?: string | undefined
        pdID: string
      } | undefined
      portworxVolume?: {
        fsType?: string | undefined
        readOnly?: boolean | undefined
        volumeID: string
      } | undefined
      projected?: {
        defaultMode?: number | undefined
        sources?: {
          clusterTrustBundle?: {
            labelSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            name?: string | undefined
            optional?: boolean | undefined
            path: string
            signerName?: string | undefined
          } | undefined
          configMap?: {
            items?: {
              key: string
              mode?: number | undefined
              path: string
            }[] | undefined
            name: string
            optional?: boolean | undefined
          } | undefined
          downwardAPI?: {
            items?: {
              fieldRef?: {
                apiVersion?: "v1" | undefined
                fieldPath: string
              } | undefined
              mode?: number | undefined
              path: string
              resourceFieldRef?: {
                containerName: string
                divisor?: (number | string) | undefined
                resource: string
              } | undefined
            }[] | undefined
          } | undefined
          podCertificate?: {
            certificateChainPath?: string | undefined
            credentialBundlePath?: string | undefined
            keyPath?: string | undefined
            keyType: string
            maxExpirationSeconds?: number | undefined
            signerName: string
            userAnnotations?: {
              [k: string]: string
            } | undefined
          } | undefined
          secret?: {
            items?: {
              key: string
              mode?: number | undefined
              path: string
            }[] | undefined
            name: string
            optional?: boolean | undefined
          } | undefined
          serviceAccountToken?: {
            audience?: string | undefined
            expirationSeconds?: number | undefined
            path: string
          } | undefined
        }[] | undefined
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
        }
        sslEnabled?: boolean | undefined
        storageMode?: string | undefined
        storagePool?: string | undefined
        system: string
        volumeName?: string | undefined
      } | undefined
      secret?: {
        defaultMode?: number | undefined
        items?: {
          key: string
          mode?: number | undefined
          path: string
        }[] | undefined
        optional?: boolean | undefined
        secretName: string
      } | undefined
      storageos?: {
        fsType?: string | undefined
        readOnly?: boolean | undefined
        secretRef?: {
          name?: string | undefined
        } | undefined
        volumeName?: string | undefined
        volumeNamespace?: string | undefined
      } | undefined
      vsphereVolume?: {
        fsType?: string | undefined
        storagePolicyID?: string | undefined
        storagePolicyName?: string | undefined
        volumePath: string
      } | undefined
    }[] | undefined
  }
}

export class Pod extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Pod' } as const

  constructor(scope: Construct, id: string, props: PodProps) {
    super(scope, id, { ...props, ...Pod.GVK })
  }
}

/** What PodTemplate is made of. */
export interface PodTemplateProps {
  metadata?: ApiObjectMetadata
  template: {
    metadata?: {
      name?: string | undefined
      generateName?: string | undefined
      namespace?: string | undefined
      selfLink?: string | undefined
      uid?: string | undefined
      resourceVersion?: string | undefined
      generation?: number | undefined
      creationTimestamp?: string | undefined
      deletionTimestamp?: string | undefined
      deletionGracePeriodSeconds?: number | undefined
      labels?: {
        [k: string]: string
      } | undefined
      annotations?: {
        [k: string]: string
      } | undefined
      ownerReferences?: {
        apiVersion?: string | undefined
        kind?: string | undefined
        name?: string | undefined
        uid?: string | undefined
        controller?: boolean | undefined
        blockOwnerDeletion?: boolean | undefined
      }[] | undefined
      finalizers?: string[] | undefined
      managedFields?: {
        manager?: string | undefined
        operation?: string | undefined
        apiVersion?: string | undefined
        time?: string | undefined
        fieldsType?: string | undefined
        fieldsV1?: unknown | undefined
        subresource?: string | undefined
      }[] | undefined
    } | undefined
    spec: {
      activeDeadlineSeconds?: number | undefined
      affinity?: {
        nodeAffinity?: {
          preferredDuringSchedulingIgnoredDuringExecution?: {
            preference?: {
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
            } | undefined
            weight: number
          }[] | undefined
          requiredDuringSchedulingIgnoredDuringExecution?: {
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
          } | undefined
        } | undefined
        podAffinity?: {
          preferredDuringSchedulingIgnoredDuringExecution?: {
            podAffinityTerm: {
              labelSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              matchLabelKeys?: string[] | undefined
              mismatchLabelKeys?: string[] | undefined
              namespaceSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              namespaces?: string[] | undefined
              topologyKey: string
            }
            weight: number
          }[] | undefined
          requiredDuringSchedulingIgnoredDuringExecution?: {
            labelSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            matchLabelKeys?: string[] | undefined
            mismatchLabelKeys?: string[] | undefined
            namespaceSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            namespaces?: string[] | undefined
            topologyKey: string
          }[] | undefined
        } | undefined
        podAntiAffinity?: {
          preferredDuringSchedulingIgnoredDuringExecution?: {
            podAffinityTerm: {
              labelSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              matchLabelKeys?: string[] | undefined
              mismatchLabelKeys?: string[] | undefined
              namespaceSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              namespaces?: string[] | undefined
              topologyKey: string
            }
            weight: number
          }[] | undefined
          requiredDuringSchedulingIgnoredDuringExecution?: {
            labelSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            matchLabelKeys?: string[] | undefined
            mismatchLabelKeys?: string[] | undefined
            namespaceSelector?: {
              matchExpressions?: {
                key: string
                operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                values?: string[] | undefined
              }[] | undefined
              matchLabels?: {
                [k: string]: string
              } | undefined
            } | undefined
            namespaces?: string[] | undefined
            topologyKey: string
          }[] | undefined
        } | undefined
      } | undefined
      automountServiceAccountToken?: boolean | undefined
      containers: {
        args?: string[] | undefined
        command?: string[] | undefined
        env?: {
          name: string
          value?: string | undefined
          valueFrom?: {
            configMapKeyRef?: {
              key: string
              name: string
              optional?: boolean | undefined
            } | undefined
            fieldRef?: {
              apiVersion?: "v1" | undefined
              fieldPath: string
            } | undefined
            fileKeyRef?: {
              key: string
              optional?: boolean | undefined
              path: string
              volumeName: string
            } | undefined
            resourceFieldRef?: {
              containerName?: string | undefined
              divisor?: (number | string) | undefined
              resource: string
            } | undefined
            secretKeyRef?: {
              key: string
              name: string
              optional?: boolean | undefined
            } | undefined
          } | undefined
        }[] | undefined
        envFrom?: {
          configMapRef?: {
            name: string
            optional?: boolean | undefined
          } | undefined
          prefix?: string | undefined
          secretRef?: {
            name: string
            optional?: boolean | undefined
          } | undefined
        }[] | undefined
        image: string
        imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
        lifecycle?: {
          postStart?: {
            exec?: {
              command: string[]
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            sleep?: {
              seconds: number
            } | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
          } | undefined
          preStop?: {
            exec?: {
              command: string[]
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            sleep?: {
              seconds: number
            } | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
          } | undefined
          stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
        } | undefined
        livenessProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        name: string
        ports?: {
          containerPort: number
          hostIP?: string | undefined
          hostPort?: number | undefined
          name?: string | undefined
          protocol?: ("SCTP" | "TCP" | "UDP") | undefined
        }[] | undefined
        readinessProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        resizePolicy?: {
          resourceName: ("cpu" | "memory")
          restartPolicy: ("NotRequired" | "RestartContainer")
        }[] | undefined
        resources?: {
          claims?: {
            name: string
            request?: string | undefined
          }[] | undefined
          limits?: {
            [k: string]: (number | string)
          } | undefined
          requests?: {
            [k: string]: (number | string)
          } | undefined
        } | undefined
        restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
        restartPolicyRules?: {
          action: string
          exitCodes?: {
            operator: string
            values?: number[] | undefined
          } | undefined
        }[] | undefined
        securityContext?: {
          allowPrivilegeEscalation?: boolean | undefined
          appArmorProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          capabilities?: {
            add?: string[] | undefined
            drop?: string[] | undefined
          } | undefined
          privileged?: boolean | undefined
          procMount?: ("Default" | "Unmasked") | undefined
          readOnlyRootFilesystem?: boolean | undefined
          runAsGroup?: number | undefined
          runAsNonRoot?: boolean | undefined
          runAsUser?: number | undefined
          seLinuxOptions?: {
            level?: string | undefined
            role?: string | undefined
            type?: string | undefined
            user?: string | undefined
          } | undefined
          seccompProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          windowsOptions?: {
            gmsaCredentialSpec?: string | undefined
            gmsaCredentialSpecName?: string | undefined
            hostProcess?: boolean | undefined
            runAsUserName?: string | undefined
          } | undefined
        } | undefined
        startupProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        stdin?: boolean | undefined
        stdinOnce?: boolean | undefined
        terminationMessagePath?: string | undefined
        terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
        tty?: boolean | undefined
        volumeDevices?: {
          devicePath: string
          name: string
        }[] | undefined
        volumeMounts?: {
          mountPath: string
          mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
          name: string
          readOnly?: boolean | undefined
          recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
          subPath?: string | undefined
          subPathExpr?: string | undefined
        }[] | undefined
        workingDir?: string | undefined
      }[]
      dnsConfig?: {
        nameservers?: string[] | undefined
        options?: {
          name: string
          value?: string | undefined
        }[] | undefined
        searches?: string[] | undefined
      } | undefined
      dnsPolicy?: ("ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None") | undefined
      enableServiceLinks?: boolean | undefined
      ephemeralContainers?: {
        args?: string[] | undefined
        command?: string[] | undefined
        env?: {
          name: string
          value?: string | undefined
          valueFrom?: {
            configMapKeyRef?: {
              key: string
              name: string
              optional?: boolean | undefined
            } | undefined
            fieldRef?: {
              apiVersion?: "v1" | undefined
              fieldPath: string
            } | undefined
            fileKeyRef?: {
              key: string
              optional?: boolean | undefined
              path: string
              volumeName: string
            } | undefined
            resourceFieldRef?: {
              containerName?: string | undefined
              divisor?: (number | string) | undefined
              resource: string
            } | undefined
            secretKeyRef?: {
              key: string
              name: string
              optional?: boolean | undefined
            } | undefined
          } | undefined
        }[] | undefined
        envFrom?: {
          configMapRef?: {
            name: string
            optional?: boolean | undefined
          } | undefined
          prefix?: string | undefined
          secretRef?: {
            name: string
            optional?: boolean | undefined
          } | undefined
        }[] | undefined
        image?: string | undefined
        imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
        lifecycle?: {
          postStart?: {
            exec?: {
              command: string[]
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            sleep?: {
              seconds: number
            } | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
          } | undefined
          preStop?: {
            exec?: {
              command: string[]
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            sleep?: {
              seconds: number
            } | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
          } | undefined
          stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
        } | undefined
        livenessProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        name: string
        ports?: {
          containerPort: number
          hostIP?: string | undefined
          hostPort?: number | undefined
          name?: string | undefined
          protocol?: ("SCTP" | "TCP" | "UDP") | undefined
        }[] | undefined
        readinessProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        resizePolicy?: {
          resourceName: ("cpu" | "memory")
          restartPolicy: ("NotRequired" | "RestartContainer")
        }[] | undefined
        resources?: {
          claims?: {
            name: string
            request?: string | undefined
          }[] | undefined
          limits?: {
            [k: string]: (number | string)
          } | undefined
          requests?: {
            [k: string]: (number | string)
          } | undefined
        } | undefined
        restartPolicy?: string | undefined
        restartPolicyRules?: {
          action: string
          exitCodes?: {
            operator: string
            values?: number[] | undefined
          } | undefined
        }[] | undefined
        securityContext?: {
          allowPrivilegeEscalation?: boolean | undefined
          appArmorProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          capabilities?: {
            add?: string[] | undefined
            drop?: string[] | undefined
          } | undefined
          privileged?: boolean | undefined
          procMount?: ("Default" | "Unmasked") | undefined
          readOnlyRootFilesystem?: boolean | undefined
          runAsGroup?: number | undefined
          runAsNonRoot?: boolean | undefined
          runAsUser?: number | undefined
          seLinuxOptions?: {
            level?: string | undefined
            role?: string | undefined
            type?: string | undefined
            user?: string | undefined
          } | undefined
          seccompProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          windowsOptions?: {
            gmsaCredentialSpec?: string | undefined
            gmsaCredentialSpecName?: string | undefined
            hostProcess?: boolean | undefined
            runAsUserName?: string | undefined
          } | undefined
        } | undefined
        startupProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        stdin?: boolean | undefined
        stdinOnce?: boolean | undefined
        targetContainerName?: string | undefined
        terminationMessagePath?: string | undefined
        terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
        tty?: boolean | undefined
        volumeDevices?: {
          devicePath: string
          name: string
        }[] | undefined
        volumeMounts?: {
          mountPath: string
          mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
          name: string
          readOnly?: boolean | undefined
          recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
          subPath?: string | undefined
          subPathExpr?: string | undefined
        }[] | undefined
        workingDir?: string | undefined
      }[] | undefined
      hostAliases?: {
        hostnames?: string[] | undefined
        ip: string
      }[] | undefined
      hostIPC?: boolean | undefined
      hostNetwork?: boolean | undefined
      hostPID?: boolean | undefined
      hostUsers?: boolean | undefined
      hostname?: string | undefined
      hostnameOverride?: string | undefined
      imagePullSecrets?: {
        name?: string | undefined
      }[] | undefined
      initContainers?: {
        args?: string[] | undefined
        command?: string[] | undefined
        env?: {
          name: string
          value?: string | undefined
          valueFrom?: {
            configMapKeyRef?: {
              key: string
              name: string
              optional?: boolean | undefined
            } | undefined
            fieldRef?: {
              apiVersion?: "v1" | undefined
              fieldPath: string
            } | undefined
            fileKeyRef?: {
              key: string
              optional?: boolean | undefined
              path: string
              volumeName: string
            } | undefined
            resourceFieldRef?: {
              containerName?: string | undefined
              divisor?: (number | string) | undefined
              resource: string
            } | undefined
            secretKeyRef?: {
              key: string
              name: string
              optional?: boolean | undefined
            } | undefined
          } | undefined
        }[] | undefined
        envFrom?: {
          configMapRef?: {
            name: string
            optional?: boolean | undefined
          } | undefined
          prefix?: string | undefined
          secretRef?: {
            name: string
            optional?: boolean | undefined
          } | undefined
        }[] | undefined
        image: string
        imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
        lifecycle?: {
          postStart?: {
            exec?: {
              command: string[]
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            sleep?: {
              seconds: number
            } | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
          } | undefined
          preStop?: {
            exec?: {
              command: string[]
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            sleep?: {
              seconds: number
            } | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
          } | undefined
          stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
        } | undefined
        livenessProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        name: string
        ports?: {
          containerPort: number
          hostIP?: string | undefined
          hostPort?: number | undefined
          name?: string | undefined
          protocol?: ("SCTP" | "TCP" | "UDP") | undefined
        }[] | undefined
        readinessProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        resizePolicy?: {
          resourceName: ("cpu" | "memory")
          restartPolicy: ("NotRequired" | "RestartContainer")
        }[] | undefined
        resources?: {
          claims?: {
            name: string
            request?: string | undefined
          }[] | undefined
          limits?: {
            [k: string]: (number | string)
          } | undefined
          requests?: {
            [k: string]: (number | string)
          } | undefined
        } | undefined
        restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
        restartPolicyRules?: {
          action: string
          exitCodes?: {
            operator: string
            values?: number[] | undefined
          } | undefined
        }[] | undefined
        securityContext?: {
          allowPrivilegeEscalation?: boolean | undefined
          appArmorProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          capabilities?: {
            add?: string[] | undefined
            drop?: string[] | undefined
          } | undefined
          privileged?: boolean | undefined
          procMount?: ("Default" | "Unmasked") | undefined
          readOnlyRootFilesystem?: boolean | undefined
          runAsGroup?: number | undefined
          runAsNonRoot?: boolean | undefined
          runAsUser?: number | undefined
          seLinuxOptions?: {
            level?: string | undefined
            role?: string | undefined
            type?: string | undefined
            user?: string | undefined
          } | undefined
          seccompProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          windowsOptions?: {
            gmsaCredentialSpec?: string | undefined
            gmsaCredentialSpecName?: string | undefined
            hostProcess?: boolean | undefined
            runAsUserName?: string | undefined
          } | undefined
        } | undefined
        startupProbe?: {
          exec?: {
            command: string[]
          } | undefined
          failureThreshold?: number | undefined
          grpc?: {
            port: number
            service?: string | undefined
          } | undefined
          httpGet?: {
            host?: string | undefined
            httpHeaders?: {
              name: string
              value?: string | undefined
            }[] | undefined
            path?: string | undefined
            port: (number | string)
            scheme?: ("HTTP" | "HTTPS") | undefined
          } | undefined
          initialDelaySeconds?: number | undefined
          periodSeconds?: number | undefined
          successThreshold?: number | undefined
          tcpSocket?: {
            host?: string | undefined
            port: (number | string)
          } | undefined
          terminationGracePeriodSeconds?: number | undefined
          timeoutSeconds?: number | undefined
        } | undefined
        stdin?: boolean | undefined
        stdinOnce?: boolean | undefined
        terminationMessagePath?: string | undefined
        terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
        tty?: boolean | undefined
        volumeDevices?: {
          devicePath: string
          name: string
        }[] | undefined
        volumeMounts?: {
          mountPath: string
          mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
          name: string
          readOnly?: boolean | undefined
          recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
          subPath?: string | undefined
          subPathExpr?: string | undefined
        }[] | undefined
        workingDir?: string | undefined
      }[] | undefined
      nodeName?: string | undefined
      nodeSelector?: {
        [k: string]: string
      } | undefined
      os?: {
        name: ("linux" | "windows")
      } | undefined
      overhead?: {
        [k: string]: (number | string)
      } | undefined
      preemptionPolicy?: ("Never" | "PreemptLowerPriority") | undefined
      priority?: number | undefined
      priorityClassName?: string | undefined
      readinessGates?: {
        conditionType: string
      }[] | undefined
      resourceClaims?: {
        name: string
        resourceClaimName?: string | undefined
        resourceClaimTemplateName?: string | undefined
      }[] | undefined
      resources?: {
        claims?: {
          name: string
          request?: string | undefined
        }[] | undefined
        limits?: {
          [k: string]: (number | string)
        } | undefined
        requests?: {
          [k: string]: (number | string)
        } | undefined
      } | undefined
      restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
      runtimeClassName?: string | undefined
      schedulerName?: string | undefined
      schedulingGates?: {
        name: string
      }[] | undefined
      schedulingGroup?: {
        podGroupName?: string | undefined
      } | undefined
      securityContext?: {
        appArmorProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        fsGroup?: number | undefined
        fsGroupChangePolicy?: ("Always" | "OnRootMismatch") | undefined
        runAsGroup?: number | undefined
        runAsNonRoot?: boolean | undefined
        runAsUser?: number | undefined
        seLinuxChangePolicy?: string | undefined
        seLinuxOptions?: {
          level?: string | undefined
          role?: string | undefined
          type?: string | undefined
          user?: string | undefined
        } | undefined
        seccompProfile?: {
          localhostProfile?: string | undefined
          type: ("Localhost" | "RuntimeDefault" | "Unconfined")
        } | undefined
        supplementalGroups?: number[] | undefined
        supplementalGroupsPolicy?: ("Merge" | "Strict") | undefined
        sysctls?: {
          name: string
          value: string
        }[] | undefined
        windowsOptions?: {
          gmsaCredentialSpec?: string | undefined
          gmsaCredentialSpecName?: string | undefined
          hostProcess?: boolean | undefined
          runAsUserName?: string | undefined
        } | undefined
      } | undefined
      serviceAccount?: string | undefined
      serviceAccountName?: string | undefined
      setHostnameAsFQDN?: boolean | undefined
      shareProcessNamespace?: boolean | undefined
      subdomain?: string | undefined
      terminationGracePeriodSeconds?: number | undefined
      tolerations?: {
        effect?: ("NoExecute" | "NoSchedule" | "PreferNoSchedule") | undefined
        key?: string | undefined
        operator?: ("Equal" | "Exists") | undefined
        tolerationSeconds?: number | undefined
        value?: string | undefined
      }[] | undefined
      topologySpreadConstraints?: {
        labelSelector?: {
          matchExpressions?: {
            key: string
            operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
            values?: string[] | undefined
          }[] | undefined
          matchLabels?: {
            [k: string]: string
          } | undefined
        } | undefined
        matchLabelKeys?: string[] | undefined
        maxSkew: number
        minDomains?: number | undefined
        nodeAffinityPolicy?: ("Honor" | "Ignore") | undefined
        nodeTaintsPolicy?: ("Honor" | "Ignore") | undefined
        topologyKey: string
        whenUnsatisfiable: ("DoNotSchedule" | "ScheduleAnyway")
      }[] | undefined
      volumes?: {
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
          shareName: string
        } | undefined
        cephfs?: {
          monitors: string[]
          path?: string | undefined
          readOnly?: boolean | undefined
          secretFile?: string | undefined
          secretRef?: {
            name?: string | undefined
          } | undefined
          user?: string | undefined
        } | undefined
        cinder?: {
          fsType?: string | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            name?: string | undefined
          } | undefined
          volumeID: string
        } | undefined
        configMap?: {
          defaultMode?: number | undefined
          items?: {
            key: string
            mode?: number | undefined
            path: string
          }[] | undefined
          name: string
          optional?: boolean | undefined
        } | undefined
        csi?: {
          driver: string
          fsType?: string | undefined
          nodePublishSecretRef?: {
            name: string
          } | undefined
          readOnly?: boolean | undefined
          volumeAttributes?: {
            [k: string]: string
          } | undefined
        } | undefined
        downwardAPI?: {
          defaultMode?: number | undefined
          items?: {
            fieldRef?: {
              apiVersion?: "v1" | undefined
              fieldPath: string
            } | undefined
            mode?: number | undefined
            path: string
            resourceFieldRef?: {
              containerName: string
              divisor?: (number | string) | undefined
              resource: string
            } | undefined
          }[] | undefined
        } | undefined
        emptyDir?: {
          medium?: string | undefined
          sizeLimit?: (number | string) | undefined
        } | undefined
        ephemeral?: {
          volumeClaimTemplate: {
            metadata?: {
              name?: string | undefined
              generateName?: string | undefined
              namespace?: string | undefined
              selfLink?: string | undefined
              uid?: string | undefined
              resourceVersion?: string | undefined
              generation?: number | undefined
              creationTimestamp?: string | undefined
              deletionTimestamp?: string | undefined
              deletionGracePeriodSeconds?: number | undefined
              labels?: {
                [k: string]: string
              } | undefined
              annotations?: {
                [k: string]: string
              } | undefined
              ownerReferences?: {
                apiVersion?: string | undefined
                kind?: string | undefined
                name?: string | undefined
                uid?: string | undefined
                controller?: boolean | undefined
                blockOwnerDeletion?: boolean | undefined
              }[] | undefined
              finalizers?: string[] | undefined
              managedFields?: {
                manager?: string | undefined
                operation?: string | undefined
                apiVersion?: string | undefined
                time?: string | undefined
                fieldsType?: string | undefined
                fieldsV1?: unknown | undefined
                subresource?: string | undefined
              }[] | undefined
            } | undefined
            spec: {
              accessModes: ("ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod")[]
              dataSource?: {
                apiGroup?: string | undefined
                kind: string
                name: string
              } | undefined
              dataSourceRef?: {
                apiGroup?: string | undefined
                kind: string
                name: string
                namespace?: string | undefined
              } | undefined
              resources: {
                limits?: {
                  [k: string]: (number | string)
                } | undefined
                requests: {
                  storage: (number | string)
                }
              }
              selector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              storageClassName?: string | undefined
              volumeAttributesClassName?: string | undefined
              volumeMode?: ("Block" | "Filesystem") | undefined
              volumeName?: string | undefined
            }
          }
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
        gitRepo?: {
          directory?: string | undefined
          repository: string
          revision?: string | undefined
        } | undefined
        glusterfs?: {
          endpoints: string
          path: string
          readOnly?: boolean | undefined
        } | undefined
        hostPath?: {
          path: string
          type?: ("" | "BlockDevice" | "CharDevice" | "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket") | undefined
        } | undefined
        image?: {
          pullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
          reference?: string | undefined
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
          } | undefined
          targetPortal: string
        } | undefined
        name: string
        nfs?: {
          path: string
          readOnly?: boolean | undefined
          server: string
        } | undefined
        persistentVolumeClaim?: {
          claimName: string
          readOnly?: boolean | undefined
        } | undefined
        photonPersistentDisk?: {
          fsType?: string | undefined
          pdID: string
        } | undefined
        portworxVolume?: {
          fsType?: string | undefined
          readOnly?: boolean | undefined
          volumeID: string
        } | undefined
        projected?: {
          defaultMode?: number | undefined
          sources?: {
            clusterTrustBundle?: {
              labelSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              name?: string | undefined
              optional?: boolean | undefined
              path: string
              signerName?: string | undefined
            } | undefined
            configMap?: {
              items?: {
                key: string
                mode?: number | undefined
                path: string
              }[] | undefined
              name: string
              optional?: boolean | undefined
            } | undefined
            downwardAPI?: {
              items?: {
                fieldRef?: {
                  apiVersion?: "v1" | undefined
                  fieldPath: string
                } | undefined
                mode?: number | undefined
                path: string
                resourceFieldRef?: {
                  containerName: string
                  divisor?: (number | string) | undefined
                  resource: string
                } | undefined
              }[] | undefined
            } | undefined
            podCertificate?: {
              certificateChainPath?: string | undefined
              credentialBundlePath?: string | undefined
              keyPath?: string | undefined
              keyType: string
              maxExpirationSeconds?: number | undefined
              signerName: string
              userAnnotations?: {
                [k: string]: string
              } | undefined
            } | undefined
            secret?: {
              items?: {
                key: string
                mode?: number | undefined
                path: string
              }[] | undefined
              name: string
              optional?: boolean | undefined
            } | undefined
            serviceAccountToken?: {
              audience?: string | undefined
              expirationSeconds?: number | undefined
              path: string
            } | undefined
          }[] | undefined
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
          }
          sslEnabled?: boolean | undefined
          storageMode?: string | undefined
          storagePool?: string | undefined
          system: string
          volumeName?: string | undefined
        } | undefined
        secret?: {
          defaultMode?: number | undefined
          items?: {
            key: string
            mode?: number | undefined
            path: string
          }[] | undefined
          optional?: boolean | undefined
          secretName: string
        } | undefined
        storageos?: {
          fsType?: string | undefined
          readOnly?: boolean | undefined
          secretRef?: {
            name?: string | undefined
          } | undefined
          volumeName?: string | undefined
          volumeNamespace?: string | undefined
        } | undefined
        vsphereVolume?: {
          fsType?: string | undefined
          storagePolicyID?: string | undefined
          storagePolicyName?: string | undefined
          volumePath: string
        } | undefined
      }[] | undefined
    }
  }
}

export class PodTemplate extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'PodTemplate' } as const

  constructor(scope: Construct, id: string, props: PodTemplateProps) {
    super(scope, id, { ...props, ...PodTemplate.GVK })
  }
}

/** What ReplicationController is made of. */
export interface ReplicationControllerProps {
  metadata?: ApiObjectMetadata
  spec: {
    minReadySeconds?: number | undefined
    replicas?: number | undefined
    selector?: {
      [k: string]: string
    } | undefined
    template: {
      metadata?: {
        name?: string | undefined
        generateName?: string | undefined
        namespace?: string | undefined
        selfLink?: string | undefined
        uid?: string | undefined
        resourceVersion?: string | undefined
        generation?: number | undefined
        creationTimestamp?: string | undefined
        deletionTimestamp?: string | undefined
        deletionGracePeriodSeconds?: number | undefined
        labels?: {
          [k: string]: string
        } | undefined
        annotations?: {
          [k: string]: string
        } | undefined
        ownerReferences?: {
          apiVersion?: string | undefined
          kind?: string | undefined
          name?: string | undefined
          uid?: string | undefined
          controller?: boolean | undefined
          blockOwnerDeletion?: boolean | undefined
        }[] | undefined
        finalizers?: string[] | undefined
        managedFields?: {
          manager?: string | undefined
          operation?: string | undefined
          apiVersion?: string | undefined
          time?: string | undefined
          fieldsType?: string | undefined
          fieldsV1?: unknown | undefined
          subresource?: string | undefined
        }[] | undefined
      } | undefined
      spec: {
        activeDeadlineSeconds?: number | undefined
        affinity?: {
          nodeAffinity?: {
            preferredDuringSchedulingIgnoredDuringExecution?: {
              preference?: {
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
              } | undefined
              weight: number
            }[] | undefined
            requiredDuringSchedulingIgnoredDuringExecution?: {
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
            } | undefined
          } | undefined
          podAffinity?: {
            preferredDuringSchedulingIgnoredDuringExecution?: {
              podAffinityTerm: {
                labelSelector?: {
                  matchExpressions?: {
                    key: string
                    operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                    values?: string[] | undefined
                  }[] | undefined
                  matchLabels?: {
                    [k: string]: string
                  } | undefined
                } | undefined
                matchLabelKeys?: string[] | undefined
                mismatchLabelKeys?: string[] | undefined
                namespaceSelector?: {
                  matchExpressions?: {
                    key: string
                    operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                    values?: string[] | undefined
                  }[] | undefined
                  matchLabels?: {
                    [k: string]: string
                  } | undefined
                } | undefined
                namespaces?: string[] | undefined
                topologyKey: string
              }
              weight: number
            }[] | undefined
            requiredDuringSchedulingIgnoredDuringExecution?: {
              labelSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              matchLabelKeys?: string[] | undefined
              mismatchLabelKeys?: string[] | undefined
              namespaceSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              namespaces?: string[] | undefined
              topologyKey: string
            }[] | undefined
          } | undefined
          podAntiAffinity?: {
            preferredDuringSchedulingIgnoredDuringExecution?: {
              podAffinityTerm: {
                labelSelector?: {
                  matchExpressions?: {
                    key: string
                    operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                    values?: string[] | undefined
                  }[] | undefined
                  matchLabels?: {
                    [k: string]: string
                  } | undefined
                } | undefined
                matchLabelKeys?: string[] | undefined
                mismatchLabelKeys?: string[] | undefined
                namespaceSelector?: {
                  matchExpressions?: {
                    key: string
                    operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                    values?: string[] | undefined
                  }[] | undefined
                  matchLabels?: {
                    [k: string]: string
                  } | undefined
                } | undefined
                namespaces?: string[] | undefined
                topologyKey: string
              }
              weight: number
            }[] | undefined
            requiredDuringSchedulingIgnoredDuringExecution?: {
              labelSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              matchLabelKeys?: string[] | undefined
              mismatchLabelKeys?: string[] | undefined
              namespaceSelector?: {
                matchExpressions?: {
                  key: string
                  operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                  values?: string[] | undefined
                }[] | undefined
                matchLabels?: {
                  [k: string]: string
                } | undefined
              } | undefined
              namespaces?: string[] | undefined
              topologyKey: string
            }[] | undefined
          } | undefined
        } | undefined
        automountServiceAccountToken?: boolean | undefined
        containers: {
          args?: string[] | undefined
          command?: string[] | undefined
          env?: {
            name: string
            value?: string | undefined
            valueFrom?: {
              configMapKeyRef?: {
                key: string
                name: string
                optional?: boolean | undefined
              } | undefined
              fieldRef?: {
                apiVersion?: "v1" | undefined
                fieldPath: string
              } | undefined
              fileKeyRef?: {
                key: string
                optional?: boolean | undefined
                path: string
                volumeName: string
              } | undefined
              resourceFieldRef?: {
                containerName?: string | undefined
                divisor?: (number | string) | undefined
                resource: string
              } | undefined
              secretKeyRef?: {
                key: string
                name: string
                optional?: boolean | undefined
              } | undefined
            } | undefined
          }[] | undefined
          envFrom?: {
            configMapRef?: {
              name: string
              optional?: boolean | undefined
            } | undefined
            prefix?: string | undefined
            secretRef?: {
              name: string
              optional?: boolean | undefined
            } | undefined
          }[] | undefined
          image: string
          imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
          lifecycle?: {
            postStart?: {
              exec?: {
                command: string[]
              } | undefined
              httpGet?: {
                host?: string | undefined
                httpHeaders?: {
                  name: string
                  value?: string | undefined
                }[] | undefined
                path?: string | undefined
                port: (number | string)
                scheme?: ("HTTP" | "HTTPS") | undefined
              } | undefined
              sleep?: {
                seconds: number
              } | undefined
              tcpSocket?: {
                host?: string | undefined
                port: (number | string)
              } | undefined
            } | undefined
            preStop?: {
              exec?: {
                command: string[]
              } | undefined
              httpGet?: {
                host?: string | undefined
                httpHeaders?: {
                  name: string
                  value?: string | undefined
                }[] | undefined
                path?: string | undefined
                port: (number | string)
                scheme?: ("HTTP" | "HTTPS") | undefined
              } | undefined
              sleep?: {
                seconds: number
              } | undefined
              tcpSocket?: {
                host?: string | undefined
                port: (number | string)
              } | undefined
            } | undefined
            stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
          } | undefined
          livenessProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          name: string
          ports?: {
            containerPort: number
            hostIP?: string | undefined
            hostPort?: number | undefined
            name?: string | undefined
            protocol?: ("SCTP" | "TCP" | "UDP") | undefined
          }[] | undefined
          readinessProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          resizePolicy?: {
            resourceName: ("cpu" | "memory")
            restartPolicy: ("NotRequired" | "RestartContainer")
          }[] | undefined
          resources?: {
            claims?: {
              name: string
              request?: string | undefined
            }[] | undefined
            limits?: {
              [k: string]: (number | string)
            } | undefined
            requests?: {
              [k: string]: (number | string)
            } | undefined
          } | undefined
          restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
          restartPolicyRules?: {
            action: string
            exitCodes?: {
              operator: string
              values?: number[] | undefined
            } | undefined
          }[] | undefined
          securityContext?: {
            allowPrivilegeEscalation?: boolean | undefined
            appArmorProfile?: {
              localhostProfile?: string | undefined
              type: ("Localhost" | "RuntimeDefault" | "Unconfined")
            } | undefined
            capabilities?: {
              add?: string[] | undefined
              drop?: string[] | undefined
            } | undefined
            privileged?: boolean | undefined
            procMount?: ("Default" | "Unmasked") | undefined
            readOnlyRootFilesystem?: boolean | undefined
            runAsGroup?: number | undefined
            runAsNonRoot?: boolean | undefined
            runAsUser?: number | undefined
            seLinuxOptions?: {
              level?: string | undefined
              role?: string | undefined
              type?: string | undefined
              user?: string | undefined
            } | undefined
            seccompProfile?: {
              localhostProfile?: string | undefined
              type: ("Localhost" | "RuntimeDefault" | "Unconfined")
            } | undefined
            windowsOptions?: {
              gmsaCredentialSpec?: string | undefined
              gmsaCredentialSpecName?: string | undefined
              hostProcess?: boolean | undefined
              runAsUserName?: string | undefined
            } | undefined
          } | undefined
          startupProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          stdin?: boolean | undefined
          stdinOnce?: boolean | undefined
          terminationMessagePath?: string | undefined
          terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
          tty?: boolean | undefined
          volumeDevices?: {
            devicePath: string
            name: string
          }[] | undefined
          volumeMounts?: {
            mountPath: string
            mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
            name: string
            readOnly?: boolean | undefined
            recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
            subPath?: string | undefined
            subPathExpr?: string | undefined
          }[] | undefined
          workingDir?: string | undefined
        }[]
        dnsConfig?: {
          nameservers?: string[] | undefined
          options?: {
            name: string
            value?: string | undefined
          }[] | undefined
          searches?: string[] | undefined
        } | undefined
        dnsPolicy?: ("ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None") | undefined
        enableServiceLinks?: boolean | undefined
        ephemeralContainers?: {
          args?: string[] | undefined
          command?: string[] | undefined
          env?: {
            name: string
            value?: string | undefined
            valueFrom?: {
              configMapKeyRef?: {
                key: string
                name: string
                optional?: boolean | undefined
              } | undefined
              fieldRef?: {
                apiVersion?: "v1" | undefined
                fieldPath: string
              } | undefined
              fileKeyRef?: {
                key: string
                optional?: boolean | undefined
                path: string
                volumeName: string
              } | undefined
              resourceFieldRef?: {
                containerName?: string | undefined
                divisor?: (number | string) | undefined
                resource: string
              } | undefined
              secretKeyRef?: {
                key: string
                name: string
                optional?: boolean | undefined
              } | undefined
            } | undefined
          }[] | undefined
          envFrom?: {
            configMapRef?: {
              name: string
              optional?: boolean | undefined
            } | undefined
            prefix?: string | undefined
            secretRef?: {
              name: string
              optional?: boolean | undefined
            } | undefined
          }[] | undefined
          image?: string | undefined
          imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
          lifecycle?: {
            postStart?: {
              exec?: {
                command: string[]
              } | undefined
              httpGet?: {
                host?: string | undefined
                httpHeaders?: {
                  name: string
                  value?: string | undefined
                }[] | undefined
                path?: string | undefined
                port: (number | string)
                scheme?: ("HTTP" | "HTTPS") | undefined
              } | undefined
              sleep?: {
                seconds: number
              } | undefined
              tcpSocket?: {
                host?: string | undefined
                port: (number | string)
              } | undefined
            } | undefined
            preStop?: {
              exec?: {
                command: string[]
              } | undefined
              httpGet?: {
                host?: string | undefined
                httpHeaders?: {
                  name: string
                  value?: string | undefined
                }[] | undefined
                path?: string | undefined
                port: (number | string)
                scheme?: ("HTTP" | "HTTPS") | undefined
              } | undefined
              sleep?: {
                seconds: number
              } | undefined
              tcpSocket?: {
                host?: string | undefined
                port: (number | string)
              } | undefined
            } | undefined
            stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
          } | undefined
          livenessProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          name: string
          ports?: {
            containerPort: number
            hostIP?: string | undefined
            hostPort?: number | undefined
            name?: string | undefined
            protocol?: ("SCTP" | "TCP" | "UDP") | undefined
          }[] | undefined
          readinessProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          resizePolicy?: {
            resourceName: ("cpu" | "memory")
            restartPolicy: ("NotRequired" | "RestartContainer")
          }[] | undefined
          resources?: {
            claims?: {
              name: string
              request?: string | undefined
            }[] | undefined
            limits?: {
              [k: string]: (number | string)
            } | undefined
            requests?: {
              [k: string]: (number | string)
            } | undefined
          } | undefined
          restartPolicy?: string | undefined
          restartPolicyRules?: {
            action: string
            exitCodes?: {
              operator: string
              values?: number[] | undefined
            } | undefined
          }[] | undefined
          securityContext?: {
            allowPrivilegeEscalation?: boolean | undefined
            appArmorProfile?: {
              localhostProfile?: string | undefined
              type: ("Localhost" | "RuntimeDefault" | "Unconfined")
            } | undefined
            capabilities?: {
              add?: string[] | undefined
              drop?: string[] | undefined
            } | undefined
            privileged?: boolean | undefined
            procMount?: ("Default" | "Unmasked") | undefined
            readOnlyRootFilesystem?: boolean | undefined
            runAsGroup?: number | undefined
            runAsNonRoot?: boolean | undefined
            runAsUser?: number | undefined
            seLinuxOptions?: {
              level?: string | undefined
              role?: string | undefined
              type?: string | undefined
              user?: string | undefined
            } | undefined
            seccompProfile?: {
              localhostProfile?: string | undefined
              type: ("Localhost" | "RuntimeDefault" | "Unconfined")
            } | undefined
            windowsOptions?: {
              gmsaCredentialSpec?: string | undefined
              gmsaCredentialSpecName?: string | undefined
              hostProcess?: boolean | undefined
              runAsUserName?: string | undefined
            } | undefined
          } | undefined
          startupProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          stdin?: boolean | undefined
          stdinOnce?: boolean | undefined
          targetContainerName?: string | undefined
          terminationMessagePath?: string | undefined
          terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
          tty?: boolean | undefined
          volumeDevices?: {
            devicePath: string
            name: string
          }[] | undefined
          volumeMounts?: {
            mountPath: string
            mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
            name: string
            readOnly?: boolean | undefined
            recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
            subPath?: string | undefined
            subPathExpr?: string | undefined
          }[] | undefined
          workingDir?: string | undefined
        }[] | undefined
        hostAliases?: {
          hostnames?: string[] | undefined
          ip: string
        }[] | undefined
        hostIPC?: boolean | undefined
        hostNetwork?: boolean | undefined
        hostPID?: boolean | undefined
        hostUsers?: boolean | undefined
        hostname?: string | undefined
        hostnameOverride?: string | undefined
        imagePullSecrets?: {
          name?: string | undefined
        }[] | undefined
        initContainers?: {
          args?: string[] | undefined
          command?: string[] | undefined
          env?: {
            name: string
            value?: string | undefined
            valueFrom?: {
              configMapKeyRef?: {
                key: string
                name: string
                optional?: boolean | undefined
              } | undefined
              fieldRef?: {
                apiVersion?: "v1" | undefined
                fieldPath: string
              } | undefined
              fileKeyRef?: {
                key: string
                optional?: boolean | undefined
                path: string
                volumeName: string
              } | undefined
              resourceFieldRef?: {
                containerName?: string | undefined
                divisor?: (number | string) | undefined
                resource: string
              } | undefined
              secretKeyRef?: {
                key: string
                name: string
                optional?: boolean | undefined
              } | undefined
            } | undefined
          }[] | undefined
          envFrom?: {
            configMapRef?: {
              name: string
              optional?: boolean | undefined
            } | undefined
            prefix?: string | undefined
            secretRef?: {
              name: string
              optional?: boolean | undefined
            } | undefined
          }[] | undefined
          image: string
          imagePullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
          lifecycle?: {
            postStart?: {
              exec?: {
                command: string[]
              } | undefined
              httpGet?: {
                host?: string | undefined
                httpHeaders?: {
                  name: string
                  value?: string | undefined
                }[] | undefined
                path?: string | undefined
                port: (number | string)
                scheme?: ("HTTP" | "HTTPS") | undefined
              } | undefined
              sleep?: {
                seconds: number
              } | undefined
              tcpSocket?: {
                host?: string | undefined
                port: (number | string)
              } | undefined
            } | undefined
            preStop?: {
              exec?: {
                command: string[]
              } | undefined
              httpGet?: {
                host?: string | undefined
                httpHeaders?: {
                  name: string
                  value?: string | undefined
                }[] | undefined
                path?: string | undefined
                port: (number | string)
                scheme?: ("HTTP" | "HTTPS") | undefined
              } | undefined
              sleep?: {
                seconds: number
              } | undefined
              tcpSocket?: {
                host?: string | undefined
                port: (number | string)
              } | undefined
            } | undefined
            stopSignal?: ("SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ") | undefined
          } | undefined
          livenessProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          name: string
          ports?: {
            containerPort: number
            hostIP?: string | undefined
            hostPort?: number | undefined
            name?: string | undefined
            protocol?: ("SCTP" | "TCP" | "UDP") | undefined
          }[] | undefined
          readinessProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          resizePolicy?: {
            resourceName: ("cpu" | "memory")
            restartPolicy: ("NotRequired" | "RestartContainer")
          }[] | undefined
          resources?: {
            claims?: {
              name: string
              request?: string | undefined
            }[] | undefined
            limits?: {
              [k: string]: (number | string)
            } | undefined
            requests?: {
              [k: string]: (number | string)
            } | undefined
          } | undefined
          restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
          restartPolicyRules?: {
            action: string
            exitCodes?: {
              operator: string
              values?: number[] | undefined
            } | undefined
          }[] | undefined
          securityContext?: {
            allowPrivilegeEscalation?: boolean | undefined
            appArmorProfile?: {
              localhostProfile?: string | undefined
              type: ("Localhost" | "RuntimeDefault" | "Unconfined")
            } | undefined
            capabilities?: {
              add?: string[] | undefined
              drop?: string[] | undefined
            } | undefined
            privileged?: boolean | undefined
            procMount?: ("Default" | "Unmasked") | undefined
            readOnlyRootFilesystem?: boolean | undefined
            runAsGroup?: number | undefined
            runAsNonRoot?: boolean | undefined
            runAsUser?: number | undefined
            seLinuxOptions?: {
              level?: string | undefined
              role?: string | undefined
              type?: string | undefined
              user?: string | undefined
            } | undefined
            seccompProfile?: {
              localhostProfile?: string | undefined
              type: ("Localhost" | "RuntimeDefault" | "Unconfined")
            } | undefined
            windowsOptions?: {
              gmsaCredentialSpec?: string | undefined
              gmsaCredentialSpecName?: string | undefined
              hostProcess?: boolean | undefined
              runAsUserName?: string | undefined
            } | undefined
          } | undefined
          startupProbe?: {
            exec?: {
              command: string[]
            } | undefined
            failureThreshold?: number | undefined
            grpc?: {
              port: number
              service?: string | undefined
            } | undefined
            httpGet?: {
              host?: string | undefined
              httpHeaders?: {
                name: string
                value?: string | undefined
              }[] | undefined
              path?: string | undefined
              port: (number | string)
              scheme?: ("HTTP" | "HTTPS") | undefined
            } | undefined
            initialDelaySeconds?: number | undefined
            periodSeconds?: number | undefined
            successThreshold?: number | undefined
            tcpSocket?: {
              host?: string | undefined
              port: (number | string)
            } | undefined
            terminationGracePeriodSeconds?: number | undefined
            timeoutSeconds?: number | undefined
          } | undefined
          stdin?: boolean | undefined
          stdinOnce?: boolean | undefined
          terminationMessagePath?: string | undefined
          terminationMessagePolicy?: ("FallbackToLogsOnError" | "File") | undefined
          tty?: boolean | undefined
          volumeDevices?: {
            devicePath: string
            name: string
          }[] | undefined
          volumeMounts?: {
            mountPath: string
            mountPropagation?: ("Bidirectional" | "HostToContainer" | "None") | undefined
            name: string
            readOnly?: boolean | undefined
            recursiveReadOnly?: ("Disabled" | "Enabled" | "IfPossible") | undefined
            subPath?: string | undefined
            subPathExpr?: string | undefined
          }[] | undefined
          workingDir?: string | undefined
        }[] | undefined
        nodeName?: string | undefined
        nodeSelector?: {
          [k: string]: string
        } | undefined
        os?: {
          name: ("linux" | "windows")
        } | undefined
        overhead?: {
          [k: string]: (number | string)
        } | undefined
        preemptionPolicy?: ("Never" | "PreemptLowerPriority") | undefined
        priority?: number | undefined
        priorityClassName?: string | undefined
        readinessGates?: {
          conditionType: string
        }[] | undefined
        resourceClaims?: {
          name: string
          resourceClaimName?: string | undefined
          resourceClaimTemplateName?: string | undefined
        }[] | undefined
        resources?: {
          claims?: {
            name: string
            request?: string | undefined
          }[] | undefined
          limits?: {
            [k: string]: (number | string)
          } | undefined
          requests?: {
            [k: string]: (number | string)
          } | undefined
        } | undefined
        restartPolicy?: ("Always" | "Never" | "OnFailure") | undefined
        runtimeClassName?: string | undefined
        schedulerName?: string | undefined
        schedulingGates?: {
          name: string
        }[] | undefined
        schedulingGroup?: {
          podGroupName?: string | undefined
        } | undefined
        securityContext?: {
          appArmorProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          fsGroup?: number | undefined
          fsGroupChangePolicy?: ("Always" | "OnRootMismatch") | undefined
          runAsGroup?: number | undefined
          runAsNonRoot?: boolean | undefined
          runAsUser?: number | undefined
          seLinuxChangePolicy?: string | undefined
          seLinuxOptions?: {
            level?: string | undefined
            role?: string | undefined
            type?: string | undefined
            user?: string | undefined
          } | undefined
          seccompProfile?: {
            localhostProfile?: string | undefined
            type: ("Localhost" | "RuntimeDefault" | "Unconfined")
          } | undefined
          supplementalGroups?: number[] | undefined
          supplementalGroupsPolicy?: ("Merge" | "Strict") | undefined
          sysctls?: {
            name: string
            value: string
          }[] | undefined
          windowsOptions?: {
            gmsaCredentialSpec?: string | undefined
            gmsaCredentialSpecName?: string | undefined
            hostProcess?: boolean | undefined
            runAsUserName?: string | undefined
          } | undefined
        } | undefined
        serviceAccount?: string | undefined
        serviceAccountName?: string | undefined
        setHostnameAsFQDN?: boolean | undefined
        shareProcessNamespace?: boolean | undefined
        subdomain?: string | undefined
        terminationGracePeriodSeconds?: number | undefined
        tolerations?: {
          effect?: ("NoExecute" | "NoSchedule" | "PreferNoSchedule") | undefined
          key?: string | undefined
          operator?: ("Equal" | "Exists") | undefined
          tolerationSeconds?: number | undefined
          value?: string | undefined
        }[] | undefined
        topologySpreadConstraints?: {
          labelSelector?: {
            matchExpressions?: {
              key: string
              operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
              values?: string[] | undefined
            }[] | undefined
            matchLabels?: {
              [k: string]: string
            } | undefined
          } | undefined
          matchLabelKeys?: string[] | undefined
          maxSkew: number
          minDomains?: number | undefined
          nodeAffinityPolicy?: ("Honor" | "Ignore") | undefined
          nodeTaintsPolicy?: ("Honor" | "Ignore") | undefined
          topologyKey: string
          whenUnsatisfiable: ("DoNotSchedule" | "ScheduleAnyway")
        }[] | undefined
        volumes?: {
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
            shareName: string
          } | undefined
          cephfs?: {
            monitors: string[]
            path?: string | undefined
            readOnly?: boolean | undefined
            secretFile?: string | undefined
            secretRef?: {
              name?: string | undefined
            } | undefined
            user?: string | undefined
          } | undefined
          cinder?: {
            fsType?: string | undefined
            readOnly?: boolean | undefined
            secretRef?: {
              name?: string | undefined
            } | undefined
            volumeID: string
          } | undefined
          configMap?: {
            defaultMode?: number | undefined
            items?: {
              key: string
              mode?: number | undefined
              path: string
            }[] | undefined
            name: string
            optional?: boolean | undefined
          } | undefined
          csi?: {
            driver: string
            fsType?: string | undefined
            nodePublishSecretRef?: {
              name: string
            } | undefined
            readOnly?: boolean | undefined
            volumeAttributes?: {
              [k: string]: string
            } | undefined
          } | undefined
          downwardAPI?: {
            defaultMode?: number | undefined
            items?: {
              fieldRef?: {
                apiVersion?: "v1" | undefined
                fieldPath: string
              } | undefined
              mode?: number | undefined
              path: string
              resourceFieldRef?: {
                containerName: string
                divisor?: (number | string) | undefined
                resource: string
              } | undefined
            }[] | undefined
          } | undefined
          emptyDir?: {
            medium?: string | undefined
            sizeLimit?: (number | string) | undefined
          } | undefined
          ephemeral?: {
            volumeClaimTemplate: {
              metadata?: {
                name?: string | undefined
                generateName?: string | undefined
                namespace?: string | undefined
                selfLink?: string | undefined
                uid?: string | undefined
                resourceVersion?: string | undefined
                generation?: number | undefined
                creationTimestamp?: string | undefined
                deletionTimestamp?: string | undefined
                deletionGracePeriodSeconds?: number | undefined
                labels?: {
                  [k: string]: string
                } | undefined
                annotations?: {
                  [k: string]: string
                } | undefined
                ownerReferences?: {
                  apiVersion?: string | undefined
                  kind?: string | undefined
                  name?: string | undefined
                  uid?: string | undefined
                  controller?: boolean | undefined
                  blockOwnerDeletion?: boolean | undefined
                }[] | undefined
                finalizers?: string[] | undefined
                managedFields?: {
                  manager?: string | undefined
                  operation?: string | undefined
                  apiVersion?: string | undefined
                  time?: string | undefined
                  fieldsType?: string | undefined
                  fieldsV1?: unknown | undefined
                  subresource?: string | undefined
                }[] | undefined
              } | undefined
              spec: {
                accessModes: ("ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod")[]
                dataSource?: {
                  apiGroup?: string | undefined
                  kind: string
                  name: string
                } | undefined
                dataSourceRef?: {
                  apiGroup?: string | undefined
                  kind: string
                  name: string
                  namespace?: string | undefined
                } | undefined
                resources: {
                  limits?: {
                    [k: string]: (number | string)
                  } | undefined
                  requests: {
                    storage: (number | string)
                  }
                }
                selector?: {
                  matchExpressions?: {
                    key: string
                    operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                    values?: string[] | undefined
                  }[] | undefined
                  matchLabels?: {
                    [k: string]: string
                  } | undefined
                } | undefined
                storageClassName?: string | undefined
                volumeAttributesClassName?: string | undefined
                volumeMode?: ("Block" | "Filesystem") | undefined
                volumeName?: string | undefined
              }
            }
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
          gitRepo?: {
            directory?: string | undefined
            repository: string
            revision?: string | undefined
          } | undefined
          glusterfs?: {
            endpoints: string
            path: string
            readOnly?: boolean | undefined
          } | undefined
          hostPath?: {
            path: string
            type?: ("" | "BlockDevice" | "CharDevice" | "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket") | undefined
          } | undefined
          image?: {
            pullPolicy?: ("Always" | "IfNotPresent" | "Never") | undefined
            reference?: string | undefined
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
            } | undefined
            targetPortal: string
          } | undefined
          name: string
          nfs?: {
            path: string
            readOnly?: boolean | undefined
            server: string
          } | undefined
          persistentVolumeClaim?: {
            claimName: string
            readOnly?: boolean | undefined
          } | undefined
          photonPersistentDisk?: {
            fsType?: string | undefined
            pdID: string
          } | undefined
          portworxVolume?: {
            fsType?: string | undefined
            readOnly?: boolean | undefined
            volumeID: string
          } | undefined
          projected?: {
            defaultMode?: number | undefined
            sources?: {
              clusterTrustBundle?: {
                labelSelector?: {
                  matchExpressions?: {
                    key: string
                    operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
                    values?: string[] | undefined
                  }[] | undefined
                  matchLabels?: {
                    [k: string]: string
                  } | undefined
                } | undefined
                name?: string | undefined
                optional?: boolean | undefined
                path: string
                signerName?: string | undefined
              } | undefined
              configMap?: {
                items?: {
                  key: string
                  mode?: number | undefined
                  path: string
                }[] | undefined
                name: string
                optional?: boolean | undefined
              } | undefined
              downwardAPI?: {
                items?: {
                  fieldRef?: {
                    apiVersion?: "v1" | undefined
                    fieldPath: string
                  } | undefined
                  mode?: number | undefined
                  path: string
                  resourceFieldRef?: {
                    containerName: string
                    divisor?: (number | string) | undefined
                    resource: string
                  } | undefined
                }[] | undefined
              } | undefined
              podCertificate?: {
                certificateChainPath?: string | undefined
                credentialBundlePath?: string | undefined
                keyPath?: string | undefined
                keyType: string
                maxExpirationSeconds?: number | undefined
                signerName: string
                userAnnotations?: {
                  [k: string]: string
                } | undefined
              } | undefined
              secret?: {
                items?: {
                  key: string
                  mode?: number | undefined
                  path: string
                }[] | undefined
                name: string
                optional?: boolean | undefined
              } | undefined
              serviceAccountToken?: {
                audience?: string | undefined
                expirationSeconds?: number | undefined
                path: string
              } | undefined
            }[] | undefined
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
            }
            sslEnabled?: boolean | undefined
            storageMode?: string | undefined
            storagePool?: string | undefined
            system: string
            volumeName?: string | undefined
          } | undefined
          secret?: {
            defaultMode?: number | undefined
            items?: {
              key: string
              mode?: number | undefined
              path: string
            }[] | undefined
            optional?: boolean | undefined
            secretName: string
          } | undefined
          storageos?: {
            fsType?: string | undefined
            readOnly?: boolean | undefined
            secretRef?: {
              name?: string | undefined
            } | undefined
            volumeName?: string | undefined
            volumeNamespace?: string | undefined
          } | undefined
          vsphereVolume?: {
            fsType?: string | undefined
            storagePolicyID?: string | undefined
            storagePolicyName?: string | undefined
            volumePath: string
          } | undefined
        }[] | undefined
      }
    }
  }
}

export class ReplicationController extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'ReplicationController' } as const

  constructor(scope: Construct, id: string, props: ReplicationControllerProps) {
    super(scope, id, { ...props, ...ReplicationController.GVK })
  }
}

/** What ResourceQuota is made of. */
export interface ResourceQuotaProps {
  metadata?: ApiObjectMetadata
  spec?: {
    hard?: {
      [k: string]: (number | string)
    } | undefined
    scopeSelector?: {
      matchExpressions?: {
        operator: ("DoesNotExist" | "Exists" | "In" | "NotIn")
        scopeName: ("BestEffort" | "CrossNamespacePodAffinity" | "NotBestEffort" | "NotTerminating" | "PriorityClass" | "Terminating" | "VolumeAttributesClass")
        values?: string[] | undefined
      }[] | undefined
    } | undefined
    scopes?: ("BestEffort" | "CrossNamespacePodAffinity" | "NotBestEffort" | "NotTerminating" | "PriorityClass" | "Terminating" | "VolumeAttributesClass")[] | undefined
  } | undefined
}

export class ResourceQuota extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'ResourceQuota' } as const

  constructor(scope: Construct, id: string, props: ResourceQuotaProps = {}) {
    super(scope, id, { ...props, ...ResourceQuota.GVK })
  }
}

/** What Secret is made of. */
export interface SecretProps {
  metadata?: ApiObjectMetadata
  data?: {
    [k: string]: string
  } | undefined
  immutable?: boolean | undefined
  stringData?: {
    [k: string]: string
  } | undefined
  type?: string | undefined
}

export class Secret extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Secret' } as const

  constructor(scope: Construct, id: string, props: SecretProps = {}) {
    super(scope, id, { ...props, ...Secret.GVK })
  }
}

/** What Service is made of. */
export interface ServiceProps {
  metadata?: ApiObjectMetadata
  spec: {
    allocateLoadBalancerNodePorts?: boolean | undefined
    clusterIP?: string | undefined
    clusterIPs?: string[] | undefined
    externalIPs?: string[] | undefined
    externalName?: string | undefined
    externalTrafficPolicy?: ("Cluster" | "Local") | undefined
    healthCheckNodePort?: number | undefined
    internalTrafficPolicy?: ("Cluster" | "Local") | undefined
    ipFamilies?: ("" | "IPv4" | "IPv6")[] | undefined
    ipFamilyPolicy?: ("PreferDualStack" | "RequireDualStack" | "SingleStack") | undefined
    loadBalancerClass?: string | undefined
    loadBalancerIP?: string | undefined
    loadBalancerSourceRanges?: string[] | undefined
    ports?: {
      appProtocol?: string | undefined
      name?: string | undefined
      nodePort?: number | undefined
      port: number
      protocol?: ("SCTP" | "TCP" | "UDP") | undefined
      targetPort?: (number | string) | undefined
    }[] | undefined
    publishNotReadyAddresses?: boolean | undefined
    selector?: {
      [k: string]: string
    } | undefined
    sessionAffinity?: ("ClientIP" | "None") | undefined
    sessionAffinityConfig?: {
      clientIP?: {
        timeoutSeconds?: number | undefined
      } | undefined
    } | undefined
    trafficDistribution?: ("PreferClose" | "PreferSameZone" | "PreferSameNode") | undefined
    type?: ("ClusterIP" | "ExternalName" | "LoadBalancer" | "NodePort") | undefined
  }
}

export class Service extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'Service' } as const

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, { ...props, ...Service.GVK })
  }
}

/** What ServiceAccount is made of. */
export interface ServiceAccountProps {
  metadata?: ApiObjectMetadata
  automountServiceAccountToken?: boolean | undefined
  imagePullSecrets?: {
    name?: string | undefined
  }[] | undefined
  secrets?: {
    apiVersion?: string | undefined
    fieldPath?: string | undefined
    kind?: string | undefined
    name?: string | undefined
    namespace?: string | undefined
    resourceVersion?: string | undefined
    uid?: string | undefined
  }[] | undefined
}

export class ServiceAccount extends ApiObject {
  static readonly GVK = { apiVersion: 'v1', kind: 'ServiceAccount' } as const

  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(scope, id, { ...props, ...ServiceAccount.GVK })
  }
}
