import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { formatPath } from '../../src/model/path.ts'
import { groupVersion, identity, type Manifest } from '../../src/model/resource.ts'
import { isMapping, type Mapping, type Value } from '../../src/model/value.ts'
import { coreKinds } from '../../src/schema/core.ts'
import { checkerOf, type Checked } from '../../src/schema/validate.ts'

const CORE = coreKinds((path) => readFileSync(`src/${path}`))
/** An object of every kind, with many of its fields; a kube-apiserver 1.36.3 takes each of them. */
const OBJECTS = JSON.parse(readFileSync('test/fixtures/core/objects.json', 'utf8')) as readonly Manifest[]

function check(manifest: Manifest): Checked {
  const { group, kind } = identity(manifest)
  const found = CORE.find(group, kind)
  if (found === undefined) throw new Error(`Kubernetes has no ${group}/${kind}`)
  return checkerOf(found, groupVersion(manifest['apiVersion'] as string).version).check(manifest)
}

const problems = (manifest: Manifest): readonly string[] =>
  check(manifest).problems.map(({ code, path }) => `${code} ${formatPath(path)}`)

const object = (kind: string): Manifest => OBJECTS.find((one) => one['kind'] === kind) ?? {}

/** The object with another value at the path; without the key where that is undefined. */
function changed(value: Value, path: string, to: Value | undefined): Mapping {
  const [step = '', ...rest] = path.split('.')
  const copy: Record<string, Value> = Array.isArray(value)
    ? ([...(value as Value[])] as never)
    : { ...(value as Mapping) }
  const below = rest.length === 0 ? to : changed(copy[step] ?? {}, rest.join('.'), to)
  if (below === undefined) Reflect.deleteProperty(copy, step)
  else copy[step] = below
  return copy
}

const wrong = (kind: string, path: string, to: Value | undefined): readonly string[] =>
  problems(changed(object(kind), path, to))
const CONTAINER = 'spec.template.spec.containers.0'

test('the kinds of Kubernetes 1.36 are known, with their versions and scopes', () => {
  assert.match(CORE.kubernetes, /^v1\.36\./)
  assert.is(CORE.names.length > 55, true)
  assert.equal(
    CORE.find('autoscaling', 'HorizontalPodAutoscaler')?.versions.map(({ name }) => name),
    ['v2', 'v1'],
  )
  assert.is(CORE.find('', 'Namespace')?.scope, 'Cluster')
  assert.is(CORE.find('apps', 'Deployment')?.plural, 'deployments')
  assert.is(CORE.find('', 'Deployment'), undefined)
  assert.is(CORE.find('authorization.k8s.io', 'SubjectAccessReview'), undefined)
  assert.is(CORE.find('', 'constructor'), undefined)
})

test('a file of kinds is read when one of its kinds is asked for', () => {
  const read: string[] = []
  const kinds = coreKinds((path) => {
    read.push(path)
    return readFileSync(`src/${path}`)
  })
  assert.equal(read, ['schema/core/index.json'])
  kinds.find('apps', 'Deployment')
  kinds.find('apps', 'StatefulSet')
  assert.equal(read.slice(1), ['schema/core/apps.v1.json', 'schema/core/shared.json'])
  assert.throws(() => coreKinds(() => undefined), 'schema/core/index.json is missing')
})

for (const manifest of OBJECTS) {
  const { kind, name } = identity(manifest)
  test(`${kind} ${name}: an object that the server takes has no problems`, () => {
    assert.equal(check(manifest).problems, [])
  })
}

test('no default of Kubernetes is filled in', () => {
  const manifest: Manifest = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a' },
    spec: { ports: [{ port: 80 }] },
  }
  assert.is(check(manifest).value, manifest)
})

test('schemas are finite, though definitions hold themselves', () => {
  const kind = CORE.find('apiextensions.k8s.io', 'CustomResourceDefinition')
  assert.is(JSON.stringify(kind?.versions[0]?.schema).length < 100_000, true)
})

// What the server refuses by code where its published schemas are silent.
const REFUSED: readonly (readonly [string, string, Value | undefined, string])[] = [
  ['Deployment', 'spec.template.metadata.labels', { app: 'y' }, 'schema/rule spec.template.metadata.labels'],
  ['Deployment', 'spec.selector', {}, 'schema/rule spec.selector'],
  ['Deployment', 'spec.selector', undefined, 'schema/required spec.selector'],
  ['Deployment', 'spec', undefined, 'schema/required spec'],
  ['Deployment', 'spec.replicas', -1, 'schema/bounds spec.replicas'],
  ['Deployment', 'spec.replicas', '2', 'schema/type spec.replicas'],
  ['Deployment', 'spec.template.spec.restartPolicy', 'Never', 'schema/rule spec.template.spec.restartPolicy'],
  ['Deployment', 'spec.template.spec.restartPolicy', 'Sometimes', 'schema/enum spec.template.spec.restartPolicy'],
  ['Deployment', 'spec.template.spec.volumes', [], 'schema/rule spec.template.spec.containers'],
  ['Deployment', 'spec.template.spec.containers', [], 'schema/bounds spec.template.spec.containers'],
  ['Deployment', `${CONTAINER}.image`, undefined, `schema/required spec.template.spec.containers[0].image`],
  [
    'Deployment',
    `${CONTAINER}.ports.0.containerPort`,
    70000,
    'schema/bounds spec.template.spec.containers[0].ports[0].containerPort',
  ],
  [
    'Deployment',
    `${CONTAINER}.resources.limits.memory`,
    '1gb',
    'schema/format spec.template.spec.containers[0].resources.limits.memory',
  ],
  [
    'Deployment',
    `${CONTAINER}.resources.requests.cpu`,
    2,
    'schema/bounds spec.template.spec.containers[0].resources.requests.cpu',
  ],
  [
    'Deployment',
    `${CONTAINER}.imagePullPolicy`,
    'Often',
    'schema/enum spec.template.spec.containers[0].imagePullPolicy',
  ],
  ['Deployment', `${CONTAINER}.comand`, ['x'], 'schema/unknown-field spec.template.spec.containers[0].comand'],
  ['Deployment', `${CONTAINER}.readinessProbe`, {}, 'schema/union spec.template.spec.containers[0].readinessProbe'],
  [
    'Deployment',
    `${CONTAINER}.livenessProbe.successThreshold`,
    3,
    'schema/rule spec.template.spec.containers[0].livenessProbe.successThreshold',
  ],
  [
    'Deployment',
    'spec.template.spec.initContainers.0.restartPolicy',
    '101%',
    'schema/enum spec.template.spec.initContainers[0].restartPolicy',
  ],
  [
    'Deployment',
    'spec.template.spec.initContainers.0.readinessProbe',
    { tcpSocket: { port: 80 } },
    'schema/rule spec.template.spec.initContainers',
  ],
  ['StatefulSet', 'spec.serviceName', 'A', 'schema/format spec.serviceName'],
  ['Job', 'spec.template.spec.restartPolicy', 'Always', 'schema/rule spec.template.spec.restartPolicy'],
  ['CronJob', 'spec.schedule', 'hourly', 'schema/format spec.schedule'],
  ['Service', 'spec.ports', [], 'schema/rule spec.ports'],
  ['Service', 'spec.ports.1.name', 'http', 'schema/rule spec.ports'],
  ['Service', 'spec.ports.0.port', 0, 'schema/bounds spec.ports[0].port'],
  ['Service', 'spec.type', 'Balancer', 'schema/enum spec.type'],
  ['Service', 'metadata.name', 'a.b', 'schema/metadata metadata.name'],
  ['Ingress', 'spec.rules.0.host', 'A.b', 'schema/format spec.rules[0].host'],
  ['Ingress', 'spec.rules.0.http.paths.0.path', 'x', 'schema/rule spec.rules[0].http.paths[0].path'],
  ['Ingress', 'spec.defaultBackend.service.port', {}, 'schema/union spec.defaultBackend.service.port'],
  ['NetworkPolicy', 'spec.egress.0.to.0', {}, 'schema/union spec.egress[0].to[0]'],
  ['ConfigMap', 'data', { 'a b': 'x' }, 'schema/metadata data["a b"]'],
  ['ConfigMap', 'data.a', 5, 'schema/type data.a'],
  ['ConfigMap', 'binaryData.a', 'YQ==', 'schema/rule data'],
  ['Secret', 'data.a', 'no base64!', 'schema/format data.a'],
  ['HorizontalPodAutoscaler', 'spec.minReplicas', 9, 'schema/rule spec.maxReplicas'],
  ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.apiVersion', 'v1', 'schema/rule spec.scaleTargetRef.apiVersion'],
  ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.name', '..', 'schema/pattern spec.scaleTargetRef.name'],
  ['HorizontalPodAutoscaler', 'metadata.finalizers', ['mine'], 'schema/metadata metadata.finalizers[0]'],
  ['PodDisruptionBudget', 'spec.maxUnavailable', 1, 'schema/rule spec'],
  ['PodDisruptionBudget', 'spec.minAvailable', 'half', 'schema/format spec.minAvailable'],
  ['Role', 'rules.0.verbs', [], 'schema/bounds rules[0].verbs'],
  ['Role', 'rules.0.resources', undefined, 'schema/rule rules[0]'],
  ['RoleBinding', 'roleRef.kind', 'Rol', 'schema/enum roleRef.kind'],
  ['RoleBinding', 'subjects.0.kind', 'Robot', 'schema/enum subjects[0].kind'],
  ['RoleBinding', 'subjects.0.name', 'a..b', 'schema/rule subjects[0].name'],
  ['RoleBinding', 'subjects.0.name', 'a'.repeat(254), 'schema/rule subjects[0].name'],
  ['Namespace', 'metadata.name', 'a.b', 'schema/metadata metadata.name'],
  ['PodDisruptionBudget', 'spec.minAvailable', '101%', 'schema/format spec.minAvailable'],
  ['Lease', 'spec.renewTime', '2024-01-01T00:00:00Z', 'schema/pattern spec.renewTime'],
  ['ResourceQuota', 'spec.hard.cpu', '1\n', 'schema/format spec.hard.cpu'],
  ['ResourceQuota', 'spec.hard.pods', '1m', 'schema/bounds spec.hard.pods'],
  ['ResourceQuota', 'spec.hard.cpu', -9223372036854775808n, 'schema/bounds spec.hard.cpu'],
  ['Lease', 'spec.renewTime', '2024-01-01T00:00:00Z', 'schema/pattern spec.renewTime'],
  ['ResourceQuota', 'spec.hard.apples', '1', 'schema/metadata spec.hard.apples'],
  ['CustomResourceDefinition', 'metadata.name', 'foo.x.y', 'schema/rule '],
]

for (const [kind, path, to, expected] of REFUSED) {
  const said = to === undefined ? 'missing' : typeof to === 'bigint' ? String(to) : JSON.stringify(to)
  test(`${kind}: ${path} ${said} is refused, as the server does`, () => {
    assert.equal(wrong(kind, path, to), [expected])
  })
}

test('quotas of objects that no 64 bits hold come to what the server makes of them', () => {
  const of = (values: readonly Value[]): readonly number[] =>
    values.map((pods) => wrong('ResourceQuota', 'spec.hard.pods', pods).length)
  assert.equal(of([1e21, '9223372036854775808', '10E', '1e300', '8Ei', '9000Pi', '1.5Ki']), [0, 0, 0, 0, 0, 0, 0])
  assert.equal(of(['123456789012345678901', '7Ei', '0.1Ki', '1000000000000000001']), [1, 1, 1, 1])
})

test('quotas of objects are rounded up to thousandths before they have to be whole', () => {
  const of = (values: readonly Value[]): readonly number[] =>
    values.map((pods) => wrong('ResourceQuota', 'spec.hard.pods', pods).length)
  assert.equal(of(['0.9999999', '2.0000', '2.00000']), [0, 0, 0])
  assert.equal(of(['0.9980001', '0.9990000', '1n']), [1, 1, 1])
})

test('blanks around a quantity do not count', () => {
  const of = (limit: string, request: string): readonly string[] =>
    wrong('Deployment', `${CONTAINER}.resources`, { limits: { cpu: limit }, requests: { cpu: request } })
  assert.equal(of(' 2', '1\u00a0'), [])
  assert.equal(of(' 1', '2'), ['schema/bounds spec.template.spec.containers[0].resources.requests.cpu'])
})

test('nothing is not less than nothing, however it is written', () => {
  assert.equal(wrong('ResourceQuota', 'spec.hard.cpu', '-0e5'), [])
  assert.equal(wrong('ResourceQuota', 'spec.hard.cpu', ' -1n'), ['schema/bounds spec.hard.cpu'])
})

test('the fraction of a time may follow a comma', () => {
  assert.equal(wrong('Lease', 'spec.renewTime', '2024-01-01T00:00:00,123456Z'), [])
})

test('a role may have a name that other objects may not', () => {
  assert.equal(wrong('Role', 'metadata.name', 'system:a%b'), ['schema/metadata metadata.name'])
  assert.equal(wrong('Role', 'metadata.name', 'system:Reader'), [])
})

test('what Go takes for nothing is nothing: empty texts of enums, null in lists', () => {
  assert.equal(wrong('Deployment', `${CONTAINER}.imagePullPolicy`, ''), [])
  assert.equal(wrong('Deployment', `${CONTAINER}.args`, [null]), [])
  assert.equal(wrong('Deployment', `${CONTAINER}.name`, ''), ['schema/required spec.template.spec.containers[0].name'])
})

test('what a server drops or does without is taken', () => {
  const update = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 'TCP' } }
  assert.equal(wrong('StatefulSet', 'spec.updateStrategy', update), [])
  assert.equal(wrong('Event', 'metadata.finalizers', ['mine']), [])
  assert.equal(wrong('EndpointSlice', 'endpoints.0.hints', { forZones: [{}] }), [])
})

test('a status is checked for its types alone', () => {
  assert.equal(wrong('Deployment', 'status', { conditions: [{}] }), [])
  assert.equal(wrong('Deployment', 'status', { replicas: 'x' }), ['schema/type status.replicas'])
})

test('values of a Secret are shown in no message', () => {
  const { problems: found } = check(changed(object('Secret'), 'stringData', { a: { password: 'hunter2' }, b: 5 }))
  assert.equal(
    found.map(({ message }) => message),
    ['stringData.a must be a string, got ***.', 'stringData.b must be a string, got ***.'],
  )
  assert.is(
    found.every(({ isSecret }) => isSecret),
    true,
  )
  assert.ok(isMapping(object('Secret')))
})

test.run()
