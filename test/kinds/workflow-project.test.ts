import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { valueAt, type Value } from '../../src/model/value.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/workflow-project.yaml')
const domains = valueAt(example, ['spec', 'domains']) as readonly Value[]

test('a domain is a namespace with a quota, an account with roles, and the service account that acts as it', () => {
  assert.fixture(
    kinds.render(withValue(example, ['spec', 'domains'], domains.slice(1))).text,
    `apiVersion: v1
kind: Namespace
metadata:
  name: fraud-production
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
  labels:
    pod-security.kubernetes.io/enforce: baseline
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccount
metadata:
  name: fraud-production
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
spec:
  displayName: Tasks of fraud in production
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: fraud-production-bigquery-dataviewer-acme-payments
  namespace: payments
  annotations:
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
spec:
  memberFrom:
    serviceAccountRef:
      name: fraud-production
  resourceRef:
    apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
    external: projects/acme-payments
    kind: Project
  role: roles/bigquery.dataViewer
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: fraud-production-bigquery-jobuser-acme-payments
  namespace: payments
  annotations:
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
spec:
  memberFrom:
    serviceAccountRef:
      name: fraud-production
  resourceRef:
    apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
    external: projects/acme-payments
    kind: Project
  role: roles/bigquery.jobUser
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: fraud-production-workload-identity-acme-platform-fraud-production-default
  namespace: payments
  annotations:
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
spec:
  member: serviceAccount:acme-platform.svc.id.goog[fraud-production/default]
  resourceRef:
    apiVersion: iam.cnrm.cloud.google.com/v1beta1
    kind: IAMServiceAccount
    name: fraud-production
  role: roles/iam.workloadIdentityUser
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: tasks
  namespace: fraud-production
  annotations:
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
spec:
  hard:
    pods: "500"
    requests.cpu: "256"
    requests.memory: 1024Gi
    requests.nvidia.com/gpu: "8"
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: default
  namespace: fraud-production
  annotations:
    iam.gke.io/gcp-service-account: fraud-production@acme-payments.iam.gserviceaccount.com
    motif.dev/composite: workflows.motif.dev/WorkflowProject/payments/fraud
`,
  )
})

test('every listed namespace has service accounts that act as the account of its domain, and no other', () => {
  const { text } = kinds.render(example)
  assert.equal(
    [...text.matchAll(/member: serviceAccount:(.*)\n(?:.*\n){3} {4}name: (.*)$/gm)].map(
      ([, who, as]) => `${who} as ${as}`,
    ),
    [
      'acme-platform.svc.id.goog[fraud-development/fraud] as fraud-development',
      'acme-platform.svc.id.goog[notebooks/fraud] as fraud-development',
      'acme-platform.svc.id.goog[fraud-production/default] as fraud-production',
    ],
  )
  assert.equal(
    [...text.matchAll(/^kind: ServiceAccount\nmetadata:\n {2}name: (.*)\n {2}namespace: (.*)\n.*\n.*: (.*)@/gm)].map(
      ([, name, namespace, as]) => `${namespace}/${name} as ${as}`,
    ),
    [
      'fraud-development/fraud as fraud-development',
      'fraud-production/default as fraud-production',
      'notebooks/fraud as fraud-development',
    ],
  )
})

test('the order of domains changes nothing, because no name comes from an index', () => {
  const reversed = withValue(example, ['spec', 'domains'], [...domains].reverse())
  assert.fixture(kinds.render(reversed).text, kinds.render(example).text)
})

test('a domain without a quota of its own has a small one, and no GPU', () => {
  const { text } = kinds.render(withValue(example, ['spec', 'domains'], [{ name: 'staging' }]))
  assert.match(
    text,
    '  hard:\n    pods: "100"\n    requests.cpu: "16"\n    requests.memory: 64Gi\n    requests.nvidia.com/gpu: "0"\n',
  )
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '2-fraud'),
    'metadata.name',
    'the name must begin with a letter and hold lower-case letters, digits and hyphens alone',
  ],
  [
    'a name of 19 characters and a domain of 11',
    withValue(example, ['metadata', 'name'], 'f'.repeat(19)),
    'metadata.name',
    'the name and a domain, joined by a hyphen, are a Google service account, which has 6 to 30 characters',
  ],
  [
    'the namespace of another of its domains',
    withValue(example, ['spec', 'domains', 0, 'namespaces', 0], 'fraud-production'),
    'spec.domains',
    "a namespace that begins with the project's name is that of a domain, and no domain is to act as another",
  ],
  [
    'a namespace that two domains list',
    withValue(example, ['spec', 'domains', 1], {
      name: 'production',
      serviceAccounts: ['fraud'],
      namespaces: ['notebooks'],
    }),
    'spec.domains',
    'a namespace is listed by one domain alone, because its service accounts can act as one Google service account',
  ],
  [
    "everyone's service account of another namespace",
    withValue(example, ['spec', 'domains', 1, 'namespaces'], ['reports']),
    'spec.domains[1].serviceAccounts',
    "the service account default of another namespace is everyone's there, so with namespaces the list serviceAccounts must name others",
  ],
  [
    'a basic role',
    withValue(example, ['spec', 'domains', 0, 'roles', 0], 'roles/editor'),
    'spec.domains[0].roles[0]',
    'basic roles, and roles over accounts and projects, are not for tasks',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a project is refused with ${what}`, () => {
    const subject = `WorkflowProject "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('every field of a project makes a difference', () => {
  assert.equal(idleFields(kinds, kinds.find('workflows.motif.dev', 'WorkflowProject'), [example]), [])
})

test.run()
