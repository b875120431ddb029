import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { isMapping, valueAt, type Value } from '../../src/model/value.ts'
import { read } from '../../src/yaml/read.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/project-space.yaml')
const manifests = manifestsIn(kinds.render(example).text)

test('what makes a space stands where its spec does, and its roles in the namespace that it makes', () => {
  const places = manifests.map((manifest) => {
    const { kind, namespace, name } = identity(manifest)
    return `${namespace}/${kind}/${name}`
  })
  assert.equal(places.sort(), [
    '/Namespace/payments',
    'networking/RoleBinding/cnrm-viewer-payments',
    'payments/ConfigConnectorContext/configconnectorcontext.core.cnrm.cloud.google.com',
    'payments/Role/break-glass',
    'payments/Role/deploy-checkout',
    'payments/Role/deploy-payments-infra',
    'payments/Role/view',
    'payments/RoleBinding/break-glass',
    'payments/RoleBinding/deploy-checkout',
    'payments/RoleBinding/deploy-payments-infra',
    'payments/RoleBinding/view',
    'projects/IAMPolicyMember/kcc-payments-bigquery-admin',
    'projects/IAMPolicyMember/kcc-payments-cloudbuild-builds-editor',
    'projects/IAMPolicyMember/kcc-payments-cloudsql-admin',
    'projects/IAMPolicyMember/kcc-payments-grants-bigquery-dataviewer',
    'projects/IAMPolicyMember/kcc-payments-grants-bigquery-jobuser',
    'projects/IAMPolicyMember/kcc-payments-grants-cloudsql-client',
    'projects/IAMPolicyMember/kcc-payments-iam-serviceaccountadmin',
    'projects/IAMPolicyMember/kcc-payments-pubsub-admin',
    'projects/IAMPolicyMember/kcc-payments-serviceusage-serviceusageadmin',
    'projects/IAMPolicyMember/kcc-payments-workload-identity',
    'projects/IAMPolicyMember/payments-deploy-checkout-container-clusterviewer',
    'projects/IAMPolicyMember/payments-deploy-checkout-logging-logwriter',
    'projects/IAMPolicyMember/payments-deploy-checkout-user-kcc-payments',
    'projects/IAMPolicyMember/payments-deploy-payments-infra-container-clusterviewer',
    'projects/IAMPolicyMember/payments-deploy-payments-infra-logging-logwriter',
    'projects/IAMPolicyMember/payments-deploy-payments-infra-user-kcc-payments',
    'projects/IAMServiceAccount/kcc-payments',
    'projects/IAMServiceAccount/payments-deploy-checkout',
    'projects/IAMServiceAccount/payments-deploy-payments-infra',
    'projects/Project/acme-payments',
    'projects/Role/payments-break-glass',
    'projects/RoleBinding/payments-break-glass',
    'projects/Service/payments-bigquery',
    'projects/Service/payments-cloudbuild',
    'projects/Service/payments-cloudresourcemanager',
    'projects/Service/payments-iam',
    'projects/Service/payments-iamcredentials',
    'projects/Service/payments-pubsub',
    'projects/Service/payments-serviceusage',
    'projects/Service/payments-sqladmin',
    'projects/ServiceAccount/payments-break-glass',
  ])
})

test('the team reads, a repository applies, and only one that may delete or the break-glass account deletes', () => {
  const verbs = (name: string): string =>
    [...new Set(rulesOf(resource('Role', name)).map((rule) => rule.verbs))].join(' ')
  assert.equal(['view', 'deploy-checkout', 'deploy-payments-infra', 'break-glass', 'payments-break-glass'].map(verbs), [
    'get,list,watch',
    'get,list,watch,create,patch,update',
    'get,list,watch,create,patch,update,delete',
    'get,list,watch,patch,update,delete',
    'impersonate',
  ])
})

test('nobody reads secrets, or writes roles, the namespace or the context of Config Connector', () => {
  const rules = manifests.filter(({ kind }) => kind === 'Role').flatMap(rulesOf)
  const writing = rules.filter(({ verbs }) => verbs !== 'get,list,watch')
  assert.equal(
    rules.filter(({ resources }) => /secret|namespaces/.test(resources)),
    [],
  )
  assert.equal(
    writing.filter(({ apiGroups }) => /rbac|(^|,)core\.cnrm|\*/.test(apiGroups)),
    [],
  )
  assert.equal(
    rules.filter(({ apiGroups, resources }) => apiGroups === '' && resources.includes('*')),
    [],
  )
})

test('only the owning group may impersonate the break-glass account, which stands where no repository runs pods', () => {
  assert.equal(valueAt(resource('Role', 'payments-break-glass'), ['rules', 0, 'resourceNames']), [
    'payments-break-glass',
  ])
  assert.equal(valueAt(resource('RoleBinding', 'payments-break-glass'), ['subjects']), [
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'payments-oncall@acme.example' },
  ])
  assert.equal(valueAt(resource('RoleBinding', 'break-glass'), ['subjects']), [
    { kind: 'ServiceAccount', name: 'payments-break-glass', namespace: 'projects' },
  ])
})

test('Config Connector has one role a service, and grants on the project only what is listed', () => {
  const members = manifests.filter(
    ({ kind, spec }) => kind === 'IAMPolicyMember' && JSON.stringify(spec).includes('"kcc-payments"'),
  )
  assert.equal(members.map((member) => valueAt(member, ['spec', 'role'])).sort(), [
    'roles/bigquery.admin',
    'roles/cloudbuild.builds.editor',
    'roles/cloudsql.admin',
    'roles/iam.serviceAccountAdmin',
    'roles/iam.serviceAccountUser',
    'roles/iam.serviceAccountUser',
    'roles/iam.workloadIdentityUser',
    'roles/pubsub.admin',
    'roles/resourcemanager.projectIamAdmin',
    'roles/resourcemanager.projectIamAdmin',
    'roles/resourcemanager.projectIamAdmin',
    'roles/serviceusage.serviceUsageAdmin',
  ])
  assert.equal(valueAt(resource('IAMPolicyMember', 'kcc-payments-grants-cloudsql-client'), ['spec', 'condition']), {
    title: 'Grants roles/cloudsql.client alone',
    expression: "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/cloudsql.client'])",
  })
})

test('a space of nothing has the accounts of Config Connector and break-glass, and no repository', () => {
  const bare = ['services', 'grantable', 'repositories', 'references'].reduce(
    (manifest, field) => withValue(manifest, ['spec', field], undefined),
    example,
  )
  const accounts = manifestsIn(kinds.render(bare).text).filter(
    ({ kind }) => typeof kind === 'string' && kind.endsWith('Account'),
  )
  assert.equal(accounts.map((account) => identity(account).name).sort(), ['kcc-payments', 'payments-break-glass'])
})

test('the order of services and repositories changes no resource but the order of rules', () => {
  const reversed = ['services', 'repositories', 'references', 'grantable'].reduce(
    (manifest, field) =>
      withValue(manifest, ['spec', field], [...(valueAt(example, ['spec', field]) as readonly Value[])].reverse()),
    example,
  )
  assert.fixture(kinds.render(reversed).text, kinds.render(example).text)
})

// What the blueprint has that a space does not, and the other way round, by kind and number, each with its reason.
const DIFFERENCES: Readonly<Record<string, { blueprint: number; space: number; because: string }>> = {
  IAMPartialPolicy: {
    blueprint: 2,
    space: 0,
    because: 'a role and one member are an IAMPolicyMember, which touches no other member of the role',
  },
  IAMPolicyMember: {
    blueprint: 0,
    space: 16,
    because: 'a role for each service instead of roles/owner, workload identity, and the roles of repositories',
  },
  IAMServiceAccount: { blueprint: 1, space: 3, because: 'each repository has an account of its own' },
  Role: { blueprint: 0, space: 5, because: 'the team reads, repositories apply, the break-glass account deletes' },
  RoleBinding: {
    blueprint: 2,
    space: 6,
    because:
      'roles are bound; the reader of the networking namespace is one of `references`, that of the projects namespace is left out, because resources name their project by its id and need not read all others',
  },
  Service: { blueprint: 0, space: 8, because: 'the blueprint leaves APIs to packages of their own' },
  ServiceAccount: { blueprint: 0, space: 1, because: 'the break-glass account' },
}

dataTest(test, "a space is Google's namespace-per-project blueprint, but for the differences that are stated", () => {
  const folder = join(SHARED_DATA, 'blueprints/project')
  const blueprint = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !/setters|validation/.test(file))
    .flatMap((file) => manifestsIn(readFileSync(join(folder, file), 'utf8')))
  const [theirs, ours] = [counted(blueprint), counted(manifests)]
  const found = [...new Set([...theirs.keys(), ...ours.keys()])]
    .filter((kind) => theirs.get(kind) !== ours.get(kind))
    .map((kind) => `${kind}: ${theirs.get(kind) ?? 0} and ${ours.get(kind) ?? 0}`)
  assert.is(theirs.size, 6)
  assert.equal(
    found.sort(),
    Object.entries(DIFFERENCES).map(([kind, { blueprint, space }]) => `${kind}: ${blueprint} and ${space}`),
  )
})

const LETTERS = 'the name must begin with a letter and hold lower-case letters, digits and hyphens alone'
const WIDER = 'basic roles, roles of administrators and those over accounts would let a space widen its own rights'
const RULES: readonly [string, Manifest, string, string][] = [
  ['a name that begins with a digit', withValue(example, ['metadata', 'name'], '2nd'), 'metadata.name', LETTERS],
  [
    'a name of 27 characters',
    withValue(example, ['metadata', 'name'], 'p'.repeat(27)),
    'metadata.name',
    'kcc- and the name are a Google service account, so the name has 2 to 26 characters',
  ],
  [
    "a name of the cluster's own",
    withValue(example, ['metadata', 'name'], 'kube-system'),
    'metadata.name',
    'the name is that of a namespace which belongs to the cluster or to Config Connector',
  ],
  [
    'two parents',
    withValue(example, ['spec', 'organization'], '102030'),
    'spec',
    'a project stands in either a folder or an organization',
  ],
  [
    'the project of the platform',
    withValue(example, ['spec', 'projectId'], 'acme-platform'),
    'spec.projectId',
    'the project of a space is never the one that the platform is managed from',
  ],
  ['a basic role to grant', withValue(example, ['spec', 'grantable', 0], 'roles/owner'), 'spec.grantable[0]', WIDER],
  [
    "an administrator's role to grant",
    withValue(example, ['spec', 'grantable', 0], 'roles/storage.admin'),
    'spec.grantable[0]',
    WIDER,
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a space is refused with ${what}`, () => {
    const subject = `ProjectSpace "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('a space is refused in the namespace that it makes', () => {
  const [said = ''] = kinds.render(withValue(example, ['metadata', 'namespace'], 'payments')).said
  assert.match(said, 'a space must stand in a namespace, and in another than the one it makes')
})

test('every field of a space makes a difference', () => {
  const inOrganization = withValue(
    withValue(example, ['spec', 'folder'], undefined),
    ['spec', 'organization'],
    '102030',
  )
  const kind = kinds.find('tenancy.motif.dev', 'ProjectSpace')
  assert.equal(idleFields(kinds, kind, [example, inOrganization]), [])
})

function resource(kind: string, name: string): Manifest {
  const found = manifests.find((manifest) => manifest['kind'] === kind && identity(manifest).name === name)
  if (found === undefined) throw new Error(`no ${kind} ${name}`)
  return found
}

/** The rules of a Role, each list as the text of its items. */
function rulesOf(role: Manifest): { apiGroups: string; resources: string; verbs: string }[] {
  const rules = role['rules'] as readonly Readonly<Record<'apiGroups' | 'resources' | 'verbs', readonly string[]>>[]
  return rules.map(({ apiGroups, resources, verbs }) => ({
    apiGroups: apiGroups.join(),
    resources: resources.join(),
    verbs: verbs.join(),
  }))
}

function manifestsIn(text: string): Manifest[] {
  return read('manifests.yaml', text).documents.flatMap(({ value }) =>
    isMapping(value) && value['kind'] !== 'Kptfile' ? [value] : [],
  )
}

function counted(of: readonly Manifest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const manifest of of) counts.set(identity(manifest).kind, (counts.get(identity(manifest).kind) ?? 0) + 1)
  return counts
}

test.run()
