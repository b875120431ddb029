// Made by motif generate from the schemas of Kubernetes v1.36.3; do not edit.
/* eslint-disable */

import { ApiObject, type ApiObjectMetadata } from 'cdk8s'
import type { Construct } from 'constructs'

/** What MutatingAdmissionPolicy is made of. */
export interface MutatingAdmissionPolicyProps {
  metadata?: ApiObjectMetadata
  spec?: {
    failurePolicy?: ("Fail" | "Ignore") | undefined
    matchConditions?: {
      expression: string
      name: string
    }[] | undefined
    matchConstraints?: {
      excludeResourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
      matchPolicy?: ("Equivalent" | "Exact") | undefined
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
      objectSelector?: {
        matchExpressions?: {
          key: string
          operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
          values?: string[] | undefined
        }[] | undefined
        matchLabels?: {
          [k: string]: string
        } | undefined
      } | undefined
      resourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
    } | undefined
    mutations?: {
      applyConfiguration?: {
        expression?: string | undefined
      } | undefined
      jsonPatch?: {
        expression?: string | undefined
      } | undefined
      patchType: ("ApplyConfiguration" | "JSONPatch")
    }[] | undefined
    paramKind?: {
      apiVersion?: string | undefined
      kind?: string | undefined
    } | undefined
    reinvocationPolicy?: ("IfNeeded" | "Never") | undefined
    variables?: {
      expression: string
      name: string
    }[] | undefined
  } | undefined
}

export class MutatingAdmissionPolicy extends ApiObject {
  static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicy' } as const

  constructor(scope: Construct, id: string, props: MutatingAdmissionPolicyProps = {}) {
    super(scope, id, { ...props, ...MutatingAdmissionPolicy.GVK })
  }
}

/** What MutatingAdmissionPolicyBinding is made of. */
export interface MutatingAdmissionPolicyBindingProps {
  metadata?: ApiObjectMetadata
  spec?: {
    matchResources?: {
      excludeResourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
      matchPolicy?: ("Equivalent" | "Exact") | undefined
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
      objectSelector?: {
        matchExpressions?: {
          key: string
          operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
          values?: string[] | undefined
        }[] | undefined
        matchLabels?: {
          [k: string]: string
        } | undefined
      } | undefined
      resourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
    } | undefined
    paramRef?: {
      name?: string | undefined
      namespace?: string | undefined
      parameterNotFoundAction?: string | undefined
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
    } | undefined
    policyName?: string | undefined
  } | undefined
}

export class MutatingAdmissionPolicyBinding extends ApiObject {
  static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicyBinding' } as const

  constructor(scope: Construct, id: string, props: MutatingAdmissionPolicyBindingProps = {}) {
    super(scope, id, { ...props, ...MutatingAdmissionPolicyBinding.GVK })
  }
}

/** What MutatingWebhookConfiguration is made of. */
export interface MutatingWebhookConfigurationProps {
  metadata?: ApiObjectMetadata
  webhooks?: {
    admissionReviewVersions: string[]
    clientConfig: {
      caBundle?: string | undefined
      service?: {
        name: string
        namespace: string
        path?: string | undefined
        port?: number | undefined
      } | undefined
      url?: string | undefined
    }
    failurePolicy?: ("Fail" | "Ignore") | undefined
    matchConditions?: {
      expression: string
      name: string
    }[] | undefined
    matchPolicy?: ("Equivalent" | "Exact") | undefined
    name: string
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
    objectSelector?: {
      matchExpressions?: {
        key: string
        operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
        values?: string[] | undefined
      }[] | undefined
      matchLabels?: {
        [k: string]: string
      } | undefined
    } | undefined
    reinvocationPolicy?: ("IfNeeded" | "Never") | undefined
    rules?: {
      apiGroups?: string[] | undefined
      apiVersions?: string[] | undefined
      operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
      resources?: string[] | undefined
      scope?: ("*" | "Cluster" | "Namespaced") | undefined
    }[] | undefined
    sideEffects: ("None" | "NoneOnDryRun" | "Some" | "Unknown")
    timeoutSeconds?: number | undefined
  }[] | undefined
}

export class MutatingWebhookConfiguration extends ApiObject {
  static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration' } as const

  constructor(scope: Construct, id: string, props: MutatingWebhookConfigurationProps = {}) {
    super(scope, id, { ...props, ...MutatingWebhookConfiguration.GVK })
  }
}

/** What ValidatingAdmissionPolicy is made of. */
export interface ValidatingAdmissionPolicyProps {
  metadata?: ApiObjectMetadata
  spec?: {
    auditAnnotations?: {
      key: string
      valueExpression: string
    }[] | undefined
    failurePolicy?: ("Fail" | "Ignore") | undefined
    matchConditions?: {
      expression: string
      name: string
    }[] | undefined
    matchConstraints?: {
      excludeResourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
      matchPolicy?: ("Equivalent" | "Exact") | undefined
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
      objectSelector?: {
        matchExpressions?: {
          key: string
          operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
          values?: string[] | undefined
        }[] | undefined
        matchLabels?: {
          [k: string]: string
        } | undefined
      } | undefined
      resourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
    } | undefined
    paramKind?: {
      apiVersion?: string | undefined
      kind?: string | undefined
    } | undefined
    validations?: {
      expression: string
      message?: string | undefined
      messageExpression?: string | undefined
      reason?: string | undefined
    }[] | undefined
    variables?: {
      expression: string
      name: string
    }[] | undefined
  } | undefined
}

export class ValidatingAdmissionPolicy extends ApiObject {
  static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy' } as const

  constructor(scope: Construct, id: string, props: ValidatingAdmissionPolicyProps = {}) {
    super(scope, id, { ...props, ...ValidatingAdmissionPolicy.GVK })
  }
}

/** What ValidatingAdmissionPolicyBinding is made of. */
export interface ValidatingAdmissionPolicyBindingProps {
  metadata?: ApiObjectMetadata
  spec: {
    matchResources?: {
      excludeResourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
      matchPolicy?: ("Equivalent" | "Exact") | undefined
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
      objectSelector?: {
        matchExpressions?: {
          key: string
          operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
          values?: string[] | undefined
        }[] | undefined
        matchLabels?: {
          [k: string]: string
        } | undefined
      } | undefined
      resourceRules?: {
        apiGroups?: string[] | undefined
        apiVersions?: string[] | undefined
        operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
        resourceNames?: string[] | undefined
        resources?: string[] | undefined
        scope?: ("*" | "Cluster" | "Namespaced") | undefined
      }[] | undefined
    } | undefined
    paramRef?: {
      name?: string | undefined
      namespace?: string | undefined
      parameterNotFoundAction?: string | undefined
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
    } | undefined
    policyName: string
    validationActions: ("Audit" | "Deny" | "Warn")[]
  }
}

export class ValidatingAdmissionPolicyBinding extends ApiObject {
  static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding' } as const

  constructor(scope: Construct, id: string, props: ValidatingAdmissionPolicyBindingProps) {
    super(scope, id, { ...props, ...ValidatingAdmissionPolicyBinding.GVK })
  }
}

/** What ValidatingWebhookConfiguration is made of. */
export interface ValidatingWebhookConfigurationProps {
  metadata?: ApiObjectMetadata
  webhooks?: {
    admissionReviewVersions: string[]
    clientConfig: {
      caBundle?: string | undefined
      service?: {
        name: string
        namespace: string
        path?: string | undefined
        port?: number | undefined
      } | undefined
      url?: string | undefined
    }
    failurePolicy?: ("Fail" | "Ignore") | undefined
    matchConditions?: {
      expression: string
      name: string
    }[] | undefined
    matchPolicy?: ("Equivalent" | "Exact") | undefined
    name: string
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
    objectSelector?: {
      matchExpressions?: {
        key: string
        operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
        values?: string[] | undefined
      }[] | undefined
      matchLabels?: {
        [k: string]: string
      } | undefined
    } | undefined
    rules?: {
      apiGroups?: string[] | undefined
      apiVersions?: string[] | undefined
      operations?: ("*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE")[] | undefined
      resources?: string[] | undefined
      scope?: ("*" | "Cluster" | "Namespaced") | undefined
    }[] | undefined
    sideEffects: ("None" | "NoneOnDryRun" | "Some" | "Unknown")
    timeoutSeconds?: number | undefined
  }[] | undefined
}

export class ValidatingWebhookConfiguration extends ApiObject {
  static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration' } as const

  constructor(scope: Construct, id: string, props: ValidatingWebhookConfigurationProps = {}) {
    super(scope, id, { ...props, ...ValidatingWebhookConfiguration.GVK })
  }
}
