// Decisions of the platform, the same for every space: all roles of Google Cloud that a space gives.

/** What a service is: an API, a group of Config Connector's kinds, and the role that its account needs on the project. */
export const SERVICES = {
  bigquery: { group: 'bigquery', role: 'roles/bigquery.admin' },
  bigtable: { group: 'bigtable', role: 'roles/bigtable.admin', api: 'bigtableadmin' },
  cloudbuild: { group: 'cloudbuild', role: 'roles/cloudbuild.builds.editor' },
  memcache: { group: 'memcache', role: 'roles/memcache.admin' },
  monitoring: { group: 'monitoring', role: 'roles/monitoring.editor' },
  pubsub: { group: 'pubsub', role: 'roles/pubsub.admin' },
  secretmanager: { group: 'secretmanager', role: 'roles/secretmanager.admin' },
  sqladmin: { group: 'sql', role: 'roles/cloudsql.admin' },
  storage: { group: 'storage', role: 'roles/storage.admin' },
} as const
/** Every space has accounts, and service agents of Google's own; workload identity takes iamcredentials. */
export const ALWAYS = {
  apis: ['cloudresourcemanager', 'iam', 'iamcredentials', 'serviceusage'],
  groups: ['iam', 'serviceusage'],
  roles: ['roles/iam.serviceAccountAdmin', 'roles/serviceusage.serviceUsageAdmin'],
}
/** The other roles: who gets them, and on what. */
export const ROLES = {
  connectorOnItsAccount: 'roles/iam.workloadIdentityUser',
  connectorOnProject: 'roles/resourcemanager.projectIamAdmin', // only to grant what `grantable` lists
  connectorOnRepositoryAccount: 'roles/iam.serviceAccountUser', // only with cloudbuild: a trigger runs as the account
  repositoryOnProject: 'roles/logging.logWriter',
  repositoryOnManagementProject: 'roles/container.clusterViewer', // to find the cluster; the cluster decides the rest
}
