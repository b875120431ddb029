import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Manifest } from '../../src/model/resource.ts'
import { loadKinds, withValue } from '../support/kinds.ts'
import { resourcesIn } from '../support/resources-in.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/backend-service.yaml')
const [baskets = {}] = kinds.read('examples/specs/storefront/baskets.yaml')

test('alerts are policies of restarts and memory, and with an SLO of how fast it is being missed', () => {
  const unmeasured = withValue(baskets, ['spec', 'slo'], undefined)
  const policies = (manifest: Manifest): string[] =>
    resourcesIn(kinds.render(manifest).text).filter((resource) => resource.startsWith('MonitoringAlertPolicy'))
  assert.equal(policies(unmeasured), ['MonitoringAlertPolicy baskets-memory', 'MonitoringAlertPolicy baskets-restarts'])
  assert.equal(policies(baskets), [
    'MonitoringAlertPolicy baskets-availability-fast',
    'MonitoringAlertPolicy baskets-availability-slow',
    'MonitoringAlertPolicy baskets-latency-fast',
    'MonitoringAlertPolicy baskets-latency-slow',
    'MonitoringAlertPolicy baskets-memory',
    'MonitoringAlertPolicy baskets-restarts',
  ])
})

test('the fast alert fires at 14.4 times the errors that 30 days allow, over an hour and over the last minutes', () => {
  assert.fixture(
    documentsOf(kinds.render(baskets).text, 'MonitoringAlertPolicy baskets-availability-fast'),
    `apiVersion: monitoring.cnrm.cloud.google.com/v1beta1
kind: MonitoringAlertPolicy
metadata:
  name: baskets-availability-fast
  namespace: storefront
  annotations:
    cnrm.cloud.google.com/project-id: acme-storefront
    motif.dev/composite: runtime.motif.dev/BackendService/storefront/baskets
spec:
  alertStrategy:
    autoClose: 3600s
  combiner: OR
  conditions:
  - conditionPrometheusQueryLanguage:
      duration: 0s
      evaluationInterval: 60s
      query: (sum(rate(http_requests_total{namespace="storefront",job="baskets",code=~"5.."}[1h])) / sum(rate(http_requests_total{namespace="storefront",job="baskets"}[1h]))) > 0.0072 and (sum(rate(http_requests_total{namespace="storefront",job="baskets",code=~"5.."}[5m])) / sum(rate(http_requests_total{namespace="storefront",job="baskets"}[5m]))) > 0.0072
    displayName: "baskets: Requests that failed: 2 % of what 30 days allow are used up in 1 h"
  displayName: "baskets: Requests that failed: 2 % of what 30 days allow are used up in 1 h"
  documentation:
    content: "What to do: https://wiki.acme.example/storefront/baskets"
    mimeType: text/markdown
  notificationChannels:
  - name: storefront-oncall
  severity: CRITICAL
`,
  )
})

test('dashboards come with an SLO and with alerts, the same queries in Cloud Monitoring and in Grafana', () => {
  for (const field of ['slo', 'alerts']) {
    const { text } = kinds.render(withValue(baskets, ['spec', field], undefined))
    const dashboard = documentsOf(text, 'MonitoringDashboard baskets')
    const grafana = documentsOf(text, 'ConfigMap baskets-dashboard')
    assert.match(grafana, '    grafana_dashboard: "1"\n')
    assert.equal(queriesIn(grafana, /"expr": "(.*)"/g), queriesIn(dashboard, /prometheusQuery: (.*)/g))
  }
})

test('the bucket of a whole number of seconds is found however a client writes it', () => {
  const slow = kinds.render(withValue(baskets, ['spec', 'slo', 'latency', 'milliseconds'], 1000)).text
  assert.match(slow, 'job="baskets",le=~"1([.]0)?"}')
  assert.match(kinds.render(baskets).text, 'job="baskets",le="0.25"}')
})

test('without slo and alerts nothing watches', () => {
  const { text } = kinds.render(example)
  assert.not.match(text, /onitoring|ConfigMap/)
})

function documentsOf(text: string, ...wanted: readonly string[]): string {
  return text
    .split('---\n')
    .filter((document) => resourcesIn(document).some((resource) => wanted.includes(resource)))
    .join('---\n')
}

/** What each match of `pattern` holds, without the marks and escapes of YAML and JSON. */

function queriesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, query = '']) => query.replaceAll(/\\|^['"]|['"]$/g, ''))
}

/** A service of an image and one field of the service that has everything. */

test.run()
