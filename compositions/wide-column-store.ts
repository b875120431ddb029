import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import {
  BigtableAppProfile,
  BigtableGCPolicy,
  BigtableInstance,
  BigtableTable,
} from '../generated/crds/bigtable.cnrm.cloud.google.com/v1beta1.ts'
import type { WideColumnStore } from '../generated/kinds/wide-column-store.ts'
import { addAccess } from './shared/access.ts'
import { inProject } from './shared/project.ts'

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

/** One instance whose clusters all hold the same tables. */
export default composition<WideColumnStore>((scope, store) => {
  const { metadata, spec } = store
  new BigtableInstance(scope, 'instance', {
    metadata: { name: metadata.name, annotations: { ...DATA_DELETION, ...inProject(spec.projectId) } },
    spec: {
      displayName: metadata.name,
      cluster: spec.clusters.map((cluster) => clusterOf(metadata.name, cluster)).sort(byId),
    },
  })
  for (const table of spec.tables) addTable(scope, store, table)
  for (const profile of spec.appProfiles) addAppProfile(scope, store, profile)
  addAccess(scope, { resource: { ...BigtableInstance.GVK, name: metadata.name }, roles: ROLES }, spec.access)
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

function addTable(scope: Chart, { metadata, spec }: WideColumnStore, table: Table): void {
  const { name, families, maxVersions, ttlDays } = table
  const project = inProject(spec.projectId)
  const instanceRef = { name: metadata.name }
  const tableName = nameOf(metadata.name, name)
  const made = new BigtableTable(scope, `table-${name}`, {
    metadata: { name: tableName, annotations: { ...DATA_DELETION, ...project } },
    spec: {
      resourceID: name,
      instanceRef,
      columnFamily: [...families].sort().map((family) => ({ family })),
    },
  })
  for (const family of families) {
    const policy = new BigtableGCPolicy(scope, `policy-${name}-of-${family}`, {
      metadata: { name: nameOf(tableName, family), annotations: project },
      spec: {
        instanceRef,
        tableRef: { name: tableName },
        columnFamily: family,
        gcRules: gcRulesOf(maxVersions, ttlDays),
        deletionPolicy: POLICY_DELETION,
      },
    })
    // The words of the CRD leave open what tableRef may name, so the order has to be declared.
    policy.addDependency(made)
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

function addAppProfile(scope: Chart, { metadata, spec }: WideColumnStore, profile: AppProfile): void {
  const { name, region, transactions, priority } = profile
  const routing =
    region === undefined
      ? { multiClusterRoutingUseAny: true }
      : { singleClusterRouting: { clusterId: nameOf(metadata.name, region), allowTransactionalWrites: transactions } }
  new BigtableAppProfile(scope, `profile-${name}`, {
    metadata: {
      name: nameOf(metadata.name, name),
      annotations: { ...PROFILE_WARNINGS, ...inProject(spec.projectId) },
    },
    spec: {
      resourceID: name,
      instanceRef: { name: metadata.name },
      ...routing,
      standardIsolation: { priority: PRIORITIES[priority] },
    },
  })
}

function byId(one: { clusterId: string }, other: { clusterId: string }): number {
  return one.clusterId < other.clusterId ? -1 : 1
}
