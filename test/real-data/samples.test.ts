import { cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { dataTest, SHARED_DATA } from '../support/shared-data.ts'
import { workFolder, type Report } from '../support/work-folder.ts'

// Every sample and blueprint of Config Connector as a raw resource, with all of its CRDs. A kube-apiserver that holds these
// CRDs gives the same verdict on every document: what follows are mistakes of the samples, counted, and nothing else.

/** Names and labels that a user fills in first: `${PROJECT_ID?}-sample`. */
const PLACEHOLDERS = {
  'StorageBucket metadata.name': 12,
  'ContainerCluster metadata.labels.mesh_id': 1,
}

/** Fields that no CRD has: misspelt, of another case, moved or renamed. */
const UNKNOWN_FIELDS = {
  'AccessContextManagerServicePerimeter spec.spec.egressPolicies[0].egressFrom.identities[0].name': 1,
  'AccessContextManagerServicePerimeter spec.spec.ingressPolicies[0].ingressFrom.identities[0].name': 1,
  'AlloyDBBackup spec.encryptionConfig.kmsKeyNameRef': 1,
  'DLPStoredInfoType spec.loction': 1,
  'EdgeContainerVpnConnection spec.enable_high_availability': 1,
  'IAMWorkforcePool spec.state': 3,
  'IAMWorkforcePoolProvider spec.state': 1,
  'IdentityPlatformConfig spec.blockingFunctions.forwardInboundCredentials': 1,
  'IdentityPlatformConfig spec.subtype': 1,
}

/** What an identity must be: its only field is the unknown `name`, so that it has neither of the two known ones. */
const NO_FORM_FITS = {
  'AccessContextManagerServicePerimeter spec.spec.egressPolicies[0].egressFrom.identities[0]': 1,
  'AccessContextManagerServicePerimeter spec.spec.ingressPolicies[0].ingressFrom.identities[0]': 1,
}

/** A parent that Config Connector's webhook takes from an annotation, which the CRD doesn't know of. */
const MISSING_PARENTS = {
  'ComputeNetworkFirewallPolicy spec.projectRef': 2,
  'ComputeNetworkFirewallPolicyAssociation spec.projectRef': 1,
  'ComputeNetworkFirewallPolicyRule spec.projectRef': 1,
  'EdgeNetworkNetwork spec.projectRef': 2,
  'EdgeNetworkSubnet spec.projectRef': 1,
}

/** A CRD that is not among the 613. */
const UNKNOWN_KINDS = { 'specs/blueprints/project/kcc-namespace/kcc.yaml': 1 }

/** Names that samples meant to be applied one at a time have in common: how often each comes again. */
const REPEATED = {
  'BigQueryConnectionConnection "bigqueryconnectionconnection-sample"': 5,
  'BigtableInstance "bigtableinstance-sample"': 2,
  'ComputeHealthCheck "computeurlmap-dep"': 1,
  'ComputeNetwork "computenetwork-dep"': 4,
  'ComputeNetwork "firewallpolicyrule-dep"': 1,
  'ComputeSSLCertificate "computesslcertificate-sample"': 1,
  'ComputeSharedVPCHostProject "computesharedvpchostproject-sample"': 1,
  'ComputeSubnetwork "computesubnetwork-dep"': 3,
  'ComputeURLMap "computeurlmap-sample"': 1,
  'ConfigMap "setters"': 2,
  'DNSManagedZone "dnsmanagedzone-sample"': 2,
  'EdgeContainerCluster "edgecontainercluster-remote-control-plane-dep"': 1,
  'IAMServiceAccount "bigquerydataset-dep"': 1,
  'KMSCryptoKey "kmscryptokey-sample"': 1,
  'KMSKeyRing "kmscryptokey-dep"': 1,
  'MonitoringUptimeCheckConfig "monitoringuptimecheckconfig-sample"': 1,
  'Secret "computesslcertificate-dep"': 1,
  'SecureSourceManagerInstance "securesourcemanagerinstance-sample"': 1,
  'Service "project-id-dns"': 2,
  'TagsTagKey "tagstagkey-dep"': 1,
  'TagsTagValue "tagstagvalue-dep"': 1,
  'WorkstationCluster "workstationcluster-dep"': 1,
  'WorkstationCluster "workstationcluster-sample"': 1,
}

/** Networks and projects that blueprints leave to other blueprints; and the last one, which is misspelt. */
const DANGLING = {
  'AccessContextManagerServicePerimeter spec.status.resources[0].projectRef: Project "example-project"': 1,
  'ComputeFirewall spec.networkRef: ComputeNetwork "network-name"': 7,
  'ComputeNetworkPeering spec.networkRef: ComputeNetwork "local-network"': 1,
  'ComputeNetworkPeering spec.networkRef: ComputeNetwork "peer-network"': 1,
  'ComputeNetworkPeering spec.peerNetworkRef: ComputeNetwork "local-network"': 1,
  'ComputeNetworkPeering spec.peerNetworkRef: ComputeNetwork "peer-network"': 1,
  'ComputeRoute spec.networkRef: ComputeNetwork "network-name"': 1,
  'ComputeSharedVPCServiceProject spec.projectRef: Project "project-id"': 1,
  'DNSManagedZone spec.privateVisibilityConfig.networks[0].networkRef: ComputeNetwork "example-network"': 1,
  'DNSPolicy spec.networks[0].networkRef: ComputeNetwork "example-network"': 1,
  'DNSRecordSet spec.managedZoneRef: DNSManagedZone "dnsrecordset-dep-a"': 1,
  'AlloyDBInstance spec.instanceTypeRef: AlloyDBCluster "alloydbbackup-dep-restoredfrombackup"': 1,
}

const work = workFolder('test/fixtures/samples')
const filesWithErrors = new Set<string>()
test.after(() => work.remove())

dataTest(test, 'all CRDs of Config Connector are imported', async () => {
  const { ok, summary } = await work.run(
    'import',
    'crds',
    join(SHARED_DATA, 'config-connector/crds'),
    '--no-descriptions',
  )
  assert.ok(ok)
  assert.is(summary['kinds'], 613)
})

dataTest(test, 'samples and blueprints have the errors that an API server finds, and no other', async () => {
  cpSync(join(SHARED_DATA, 'config-connector/samples'), join(work.root, 'specs/samples'), { recursive: true })
  cpSync(join(SHARED_DATA, 'blueprints'), join(work.root, 'specs/blueprints'), { recursive: true })

  const { diagnostics } = await work.run('validate')

  diagnostics.forEach(({ file = '' }) => filesWithErrors.add(file))
  const of = (code: string): Diagnostics => diagnostics.filter((each) => each.code === code)
  assert.equal(counted(of('resource/schema').map(kindAndPath)), {
    ...PLACEHOLDERS,
    ...UNKNOWN_FIELDS,
    ...NO_FORM_FITS,
    ...MISSING_PARENTS,
  })
  assert.equal(counted(of('source/unknown-kind').map(({ file }) => file ?? '')), UNKNOWN_KINDS)
  assert.equal(counted(of('link/duplicate').map(kindAndName)), REPEATED)
  const others = new Set(diagnostics.map(({ code }) => code))
  assert.equal([...others].sort(), ['link/duplicate', 'resource/schema', 'source/unknown-kind'])
})

dataTest(test, 'references that lead nowhere are those that the samples leave to others, and one mistake', async () => {
  // A sample is a folder. Without those that have errors every source compiles, and references are followed.
  for (const file of filesWithErrors) rmSync(join(work.root, dirname(file)), { recursive: true, force: true })

  const { diagnostics } = await work.run('validate')

  assert.equal([...new Set(diagnostics.map(({ code }) => code))], ['link/dangling'])
  assert.equal(counted(diagnostics.map(referrerAndTarget)), DANGLING)
})

type Diagnostics = Report['diagnostics']

function kindAndPath({ message, path }: Diagnostics[number]): string {
  return `${message.split(' ')[0] ?? ''} ${path ?? ''}`
}

/** `X "x": path names Y "y" in namespace z, and nothing here renders it.` as `X path: Y "y"`. */
function referrerAndTarget({ message, path = '' }: Diagnostics[number]): string {
  const target = / names (.*?)( in namespace .*)?, and nothing/.exec(message)?.[1] ?? message
  return `${message.split(' ')[0] ?? ''} ${path}: ${target}`
}

function kindAndName({ message }: Diagnostics[number]): string {
  return message.split(' ').slice(0, 2).join(' ')
}

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}

test.run()
