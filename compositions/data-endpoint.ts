import type { Chart } from 'cdk8s'
import { composition, nameOf } from 'motif'
import { BigQueryDataset } from '../generated/crds/bigquery.cnrm.cloud.google.com/v1beta1.ts'
import { EventTopic } from '../generated/crds/messaging.motif.dev/v1.ts'
import { StorageBucket, StorageNotification } from '../generated/crds/storage.cnrm.cloud.google.com/v1beta1.ts'
import type { DataEndpoint } from '../generated/kinds/data-endpoint.ts'
import { addAccess } from './shared/access.ts'
import { inProject } from './shared/project.ts'

// Decisions of the platform, the same for every endpoint.
const ROLES = {
  bucket: { reader: 'roles/storage.objectViewer', writer: 'roles/storage.objectUser' },
  // BigQuery's own words, in which it answers: a dataset cannot be named by an IAMPolicyMember.
  warehouse: { reader: 'READER', writer: 'WRITER' },
}
// A dataset must have an owner. What BigQuery would add by itself, all editors and viewers of the project, stays away.
const WAREHOUSE_OWNERS = { role: 'OWNER', specialGroup: 'projectOwners' }
// Access is a matter of roles alone, and no role can open a bucket to the public.
const BUCKET_SECURITY = { uniformBucketLevelAccess: true, publicAccessPrevention: 'enforced' }
const EVENT_TYPES = {
  created: 'OBJECT_FINALIZE',
  deleted: 'OBJECT_DELETE',
  archived: 'OBJECT_ARCHIVE',
  changed: 'OBJECT_METADATA_UPDATE',
}
const PAYLOAD_FORMAT = 'JSON_API_V1'
const MS_PER_DAY = 86_400_000

type Access = DataEndpoint['spec']['access'][number]

/** A bucket or a dataset. Who may use a bucket are resources of their own, who may use a dataset is a part of it. */
export default composition<DataEndpoint>((scope, endpoint) => {
  if (endpoint.spec.store === 'warehouse') {
    addDataset(scope, endpoint)
  } else {
    addBucket(scope, endpoint)
    const resource = { ...StorageBucket.GVK, name: endpoint.metadata.name }
    addAccess(scope, { resource, roles: ROLES.bucket }, endpoint.spec.access)
    addNotifications(scope, endpoint)
  }
})

function addBucket(scope: Chart, endpoint: DataEndpoint): void {
  const { location, retentionDays } = endpoint.spec
  new StorageBucket(scope, 'bucket', {
    metadata: { name: endpoint.metadata.name, annotations: inProject(endpoint.spec.projectId) },
    spec: {
      location,
      ...BUCKET_SECURITY,
      lifecycleRule:
        retentionDays === undefined
          ? undefined
          : [{ action: { type: 'Delete' }, condition: { age: retentionDays, withState: 'ANY' } }],
    },
  })
}

/** A notification for each event, because none can change: another event is another notification. */
function addNotifications(scope: Chart, endpoint: DataEndpoint): void {
  const { projectId, projectNumber, notify } = endpoint.spec
  if (notify === undefined) return
  const topic = nameOf(endpoint.metadata.name, 'changes')
  const agent = `serviceAccount:service-${projectNumber}@gs-project-accounts.iam.gserviceaccount.com`
  const granted = new EventTopic(scope, 'changes', {
    metadata: { name: topic },
    spec: { projectId, publishers: [{ member: agent }], subscriptions: notify.subscriptions },
  })
  for (const event of notify.events) {
    const notification = new StorageNotification(scope, `changes-${event}`, {
      metadata: { name: nameOf(topic, event), annotations: inProject(endpoint.spec.projectId) },
      spec: {
        bucketRef: { name: endpoint.metadata.name },
        topicRef: { name: topic },
        eventTypes: [EVENT_TYPES[event]],
        payloadFormat: PAYLOAD_FORMAT,
      },
    })
    notification.addDependency(granted)
  }
}

function addDataset(scope: Chart, endpoint: DataEndpoint): void {
  const { location, retentionDays, access } = endpoint.spec
  const expirationMs = retentionDays === undefined ? undefined : retentionDays * MS_PER_DAY
  const entries = access.map((entry) => ({ role: ROLES.warehouse[entry.role], ...whoIs(endpoint, entry) }))
  new BigQueryDataset(scope, 'dataset', {
    metadata: { name: endpoint.metadata.name, annotations: inProject(endpoint.spec.projectId) },
    spec: {
      resourceID: endpoint.metadata.name.replaceAll('-', '_'),
      location,
      defaultTableExpirationMs: expirationMs,
      defaultPartitionExpirationMs: expirationMs,
      access: [WAREHOUSE_OWNERS, ...entries],
    },
  })
}

/** A member in the words of BigQuery, which tells people and service accounts from groups by the field. */
function whoIs({ spec: { projectId } }: DataEndpoint, { serviceAccount, member = '' }: Access) {
  if (serviceAccount !== undefined) {
    return { userByEmail: `${serviceAccount}@${projectId}.iam.gserviceaccount.com` }
  }
  const [type] = member.split(':', 1)
  const address = member.slice(member.indexOf(':') + 1)
  switch (type) {
    case 'user':
    case 'serviceAccount':
      return { userByEmail: address }
    case 'group':
      return { groupByEmail: address }
    case 'domain':
      return { domain: address }
    default:
      return { iamMember: member }
  }
}
