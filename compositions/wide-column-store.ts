import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import {
  BigtableAppProfile,
  BigtableGCPolicy,
  BigtableInstance,
  BigtableTable,
} from '../generated/crds/bigtable.cnrm.cloud.google.com/v1beta1.ts'
import { IAMPolicyMember } from '../generated/crds/iam.cnrm.cloud.google.com/v1beta1.ts'
import type { WideColumnStore } from '../generated/kinds/wide-column-store.ts'

// Decisions of the platform, the same for every store.
const ROLES = { reader: 'roles/bigtable.reader', writer: 'roles/bigtable.user' }
const PRIORITIES = { high: 'PRIORITY_HIGH', medium: 'PRIORITY_MEDIUM', low: 'PRIORITY_LOW' }
const STORAGE_TYPE = 'SSD'
const HOURS_PER_DAY = 24
// Data outlives its object: a line is taken away by mistake more often than on purpose.
const DATA_DELETION = { 'cnrm.cloud.google.com/deletion-policy': 'abandon' }
// Bigtable asks before it takes profiles that fit together badly, and nobody could answer.
const PROFILE_WARNINGS = { 'cnrm.cloud.google.com/ignore-warnings': 'true' }
// Bigtable refuses to take a policy back where there are several clusters: to keep more is to have different data in each.
const POLICY_DELETION = 'ABANDON'

type Spec = WideColumnStore['spec']
type Cluster = Spec['clusters'][number]
type Table = Spec['tables'][number]
type AppProfile = Spec['appProfiles'][number]
type Access = Spec['access'][number]

/** One instance whose clusters all hold the same tables. */
export default composition<WideColumnStore>((scope, { metadata: { name }, spec }) => {
  new BigtableInstance(scope, 'instance', {
    metadata: { name, annotations: DATA_DELETION },
    spec: { displayName: name, cluster: spec.clusters.map((cluster) => clusterOf(name, cluster)).sort(byId) },
  })
  for (const table of spec.tables) addTable(scope, name, table)
  for (const profile of spec.appProfiles) addAppProfile(scope, name, profile)
  for (const access of spec.access) addAccess(scope, name, access)
})

function clusterOf(store: string, { region, zone, nodes, autoscaling }: Cluster) {
  return {
    clusterId: nameOf(store, region),
    zone: `${region}-${zone}`,
    storageType: STORAGE_TYPE,
    numNodes: nodes,
    autoscalingConfig: autoscaling && {
      minNodes: autoscaling.minNodes,
      maxNodes: autoscaling.maxNodes,
      cpuTarget: autoscaling.cpuPercent,
    },
  }
}

function addTable(scope: Chart, store: string, { name, families, maxVersions, ttlDays }: Table): void {
  const tableName = nameOf(store, name)
  const table = new BigtableTable(scope, `table-${name}`, {
    metadata: { name: tableName, annotations: DATA_DELETION },
    spec: {
      resourceID: name,
      instanceRef: { name: store },
      columnFamily: [...families].sort().map((family) => ({ family })),
    },
  })
  for (const family of families) {
    const policy = new BigtableGCPolicy(scope, `policy-${name}-of-${family}`, {
      metadata: { name: nameOf(tableName, family) },
      spec: {
        instanceRef: { name: store },
        tableRef: { name: tableName },
        columnFamily: family,
        gcRules: gcRulesOf(maxVersions, ttlDays),
        deletionPolicy: POLICY_DELETION,
      },
    })
    // The words of the CRD leave open what tableRef may name, so the order has to be declared.
    policy.addDependency(table)
  }
}

/** What is too old is deleted, and what is one version too many, whichever comes first. */
function gcRulesOf(maxVersions: number, ttlDays: number | undefined): string {
  const versions = { max_version: maxVersions }
  return JSON.stringify(
    ttlDays === undefined
      ? { rules: [versions] }
      : { mode: 'union', rules: [{ max_age: `${ttlDays * HOURS_PER_DAY}h` }, versions] },
  )
}

function addAppProfile(scope: Chart, store: string, { name, region, transactions, priority }: AppProfile): void {
  const routing =
    region === undefined
      ? { multiClusterRoutingUseAny: true }
      : { singleClusterRouting: { clusterId: nameOf(store, region), allowTransactionalWrites: transactions } }
  new BigtableAppProfile(scope, `profile-${name}`, {
    metadata: { name: nameOf(store, name), annotations: PROFILE_WARNINGS },
    spec: {
      resourceID: name,
      instanceRef: { name: store },
      ...routing,
      standardIsolation: { priority: PRIORITIES[priority] },
    },
  })
}

function addAccess(scope: Chart, store: string, { name, role, serviceAccount, member }: Access): void {
  const who = serviceAccount ?? member ?? ''
  const memberName = nameOf(store, name ?? nameOf(role, who))
  new IAMPolicyMember(scope, `access-${memberName}-of-${who}`, {
    metadata: { name: memberName },
    spec: {
      ...(serviceAccount === undefined ? { member } : { memberFrom: { serviceAccountRef: { name: serviceAccount } } }),
      role: ROLES[role],
      resourceRef: { ...BigtableInstance.GVK, name: store },
    },
  })
}

function byId(one: { clusterId: string }, other: { clusterId: string }): number {
  return one.clusterId < other.clusterId ? -1 : 1
}
