import type { Chart } from 'cdk8s'
import { nameOf } from 'motif'
import { ConfigMap } from '../../generated/core/core/v1.ts'
import {
  MonitoringAlertPolicy,
  MonitoringDashboard,
} from '../../generated/crds/monitoring.cnrm.cloud.google.com/v1beta1.ts'
import { PodMonitoring } from '../../generated/crds/monitoring.googleapis.com/v1.ts'
import type { BackendService } from '../../generated/kinds/backend-service.ts'
import { inProject } from '../shared/project.ts'
import { alertsOf, panelsOf, type Alert, type Panel } from './signals.ts'

// Decisions of the platform, the same for every service that is watched.
const SCRAPE_INTERVAL = '30s'
const EVALUATION_INTERVAL = '60s'
const AUTO_CLOSE = '3600s'
// Cloud Monitoring counts a dashboard in 48 columns, Grafana in 24.
const TILES = { columns: 48, width: 24, height: 16 }
const GRAFANA = { width: 12, height: 8, schemaVersion: 39, label: { grafana_dashboard: '1' } }

/** What watches the service, where it is asked for: alerts, and with either of slo and alerts what people look at then. */
export function addMonitoring(scope: Chart, service: BackendService, labels: Record<string, string>): void {
  const { slo, alerts } = service.spec
  if (slo === undefined && alerts === undefined) return
  if (slo !== undefined) {
    new PodMonitoring(scope, 'metrics', {
      metadata: { name: service.metadata.name, labels },
      spec: {
        selector: { matchLabels: labels },
        endpoints: [{ port: 'http', path: slo.metricsPath, interval: SCRAPE_INTERVAL }],
      },
    })
  }
  // Cloud Monitoring refuses a policy of a metric that it has never seen: those of slo become Ready once there are requests.
  for (const alert of alertsOf(service)) addAlert(scope, service, alert)
  addDashboard(scope, service)
  addGrafana(scope, service, labels)
}

/** A policy of its own for each alert: there can be no second condition beside one in PromQL. */
function addAlert(scope: Chart, { metadata, spec }: BackendService, alert: Alert): void {
  const { channels, runbook } = spec.alerts ?? { channels: [] }
  const title = `${metadata.name}: ${alert.title}`
  new MonitoringAlertPolicy(scope, `alert-${alert.name}`, {
    metadata: { name: nameOf(metadata.name, alert.name), annotations: inProject(spec.projectId) },
    spec: {
      displayName: title,
      severity: alert.severity,
      combiner: 'OR',
      conditions: [
        {
          displayName: title,
          conditionPrometheusQueryLanguage: {
            query: alert.query,
            duration: alert.duration,
            evaluationInterval: EVALUATION_INTERVAL,
          },
        },
      ],
      alertStrategy: { autoClose: AUTO_CLOSE },
      notificationChannels: channels.map((name) => ({ name })),
      documentation:
        runbook === undefined ? undefined : { content: `What to do: ${runbook}`, mimeType: 'text/markdown' },
    },
  })
}

function addDashboard(scope: Chart, service: BackendService): void {
  const { name, namespace = '' } = service.metadata
  new MonitoringDashboard(scope, 'dashboard', {
    metadata: { name },
    spec: {
      displayName: `${name} in ${namespace}`,
      projectRef: { external: `projects/${service.spec.projectId ?? ''}` },
      mosaicLayout: {
        columns: TILES.columns,
        tiles: panelsOf(service).map(({ title, query }, index) => ({
          ...tileAt(index),
          widget: {
            title,
            xyChart: { dataSets: [{ plotType: 'LINE', timeSeriesQuery: { prometheusQuery: query } }] },
          },
        })),
      },
    },
  })
}

function tileAt(index: number) {
  const { width, height } = TILES
  return { xPos: (index % 2) * width, yPos: Math.floor(index / 2) * height, width, height }
}

/** The same for Grafana, whose sidecar finds it by its label. Its data source must be Managed Service for Prometheus. */
function addGrafana(scope: Chart, service: BackendService, labels: Record<string, string>): void {
  const { name, namespace = '' } = service.metadata
  const dashboard = {
    title: `${name} in ${namespace}`,
    tags: [namespace],
    schemaVersion: GRAFANA.schemaVersion,
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [{ name: 'source', label: 'Data source', type: 'datasource', query: 'prometheus' }] },
    panels: panelsOf(service).map(grafanaPanel),
  }
  new ConfigMap(scope, 'grafana', {
    metadata: { name: nameOf(name, 'dashboard'), labels: { ...labels, ...GRAFANA.label } },
    data: { [`${nameOf(namespace, name)}.json`]: `${JSON.stringify(dashboard, undefined, 2)}\n` },
  })
}

function grafanaPanel({ title, unit, query }: Panel, index: number) {
  const datasource = { type: 'prometheus', uid: '${source}' }
  const { width: w, height: h } = GRAFANA
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    gridPos: { x: (index % 2) * w, y: Math.floor(index / 2) * h, w, h },
    datasource,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: [{ refId: 'A', datasource, expr: query }],
  }
}
