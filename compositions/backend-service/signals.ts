import type { BackendService } from '../../generated/kinds/backend-service.ts'

// Decisions of the platform, the same for every service that is watched.

// Someone is told when this part of what the SLO allows is used up in so many hours, and still is being used up.
const BURNS = [
  { name: 'fast', budgetPart: 0.02, hours: 1, still: '5m', severity: 'CRITICAL' },
  { name: 'slow', budgetPart: 0.05, hours: 6, still: '30m', severity: 'WARNING' },
]
const MEMORY_DURATION = '600s'
const SIGNIFICANT_DIGITS = 6
const HOURS_PER_DAY = 24
const MS_PER_SECOND = 1000

/** Something to look at: a query of PromQL and the unit of what it yields, as Grafana calls it. */
export interface Panel {
  readonly title: string
  readonly unit: 'reqps' | 'percentunit' | 's' | 'none'
  readonly query: string
}

/** Something to be told of: a query of PromQL that yields anything only while it is so, and for how long it must be so. */
export interface Alert {
  readonly name: string
  readonly title: string
  readonly severity: string
  readonly query: string
  readonly duration: string
}

/** What the dashboards show, in their order. GKE measures the containers, the service its requests. */
export function panelsOf(service: BackendService): readonly Panel[] {
  const container = containerOf(service)
  const pods: readonly Panel[] = [
    { title: 'Containers', unit: 'none', query: `count(kubernetes_io:container_uptime{${container}})` },
    {
      title: 'CPU, in cores',
      unit: 'none',
      query: `sum(rate(kubernetes_io:container_cpu_core_usage_time{${container}}[5m]))`,
    },
    { title: 'Memory, of the limit', unit: 'percentunit', query: memoryOf(service) },
    { title: 'Restarts in an hour', unit: 'none', query: restartsOf(service) },
  ]
  if (service.spec.slo === undefined) return pods
  const requests = requestsOf(service)
  const requestPanels: readonly Panel[] = [
    { title: 'Requests', unit: 'reqps', query: `sum by (code) (rate(http_requests_total{${requests}}[5m]))` },
    ...objectivesOf(service).map(({ title, missed }): Panel => ({ title, unit: 'percentunit', query: missed('5m') })),
    { title: 'Time of 99 in 100 requests', unit: 's', query: slowestOf(requests) },
  ]
  return [...requestPanels, ...pods]
}

/** What people are told of, in order of the name. */
export function alertsOf(service: BackendService): readonly Alert[] {
  const { alerts, slo } = service.spec
  if (alerts === undefined) return []
  const ofPods: readonly Alert[] = [
    {
      name: 'memory',
      title: `uses more than ${alerts.memoryPercent} % of its memory`,
      severity: 'WARNING',
      query: `${memoryOf(service)} > ${alerts.memoryPercent / 100}`,
      duration: MEMORY_DURATION,
    },
    {
      name: 'restarts',
      title: `restarted more than ${alerts.restarts} times in an hour`,
      severity: 'ERROR',
      query: `${restartsOf(service)} > ${alerts.restarts}`,
      duration: '0s',
    },
  ]
  if (slo === undefined) return ofPods
  const ofObjectives = objectivesOf(service).flatMap(({ name, percent, title, missed }) =>
    BURNS.map(({ name: pace, budgetPart, hours, still, severity }): Alert => {
      const burn = (budgetPart * slo.windowDays * HOURS_PER_DAY) / hours
      const limit = Number((burn * (1 - percent / 100)).toPrecision(SIGNIFICANT_DIGITS))
      return {
        name: `${name}-${pace}`,
        title: `${title}: ${budgetPart * 100} % of what ${slo.windowDays} days allow are used up in ${hours} h`,
        severity,
        query: `${missed(`${hours}h`)} > ${limit} and ${missed(still)} > ${limit}`,
        duration: '0s',
      }
    }),
  )
  return [...ofObjectives, ...ofPods]
}

interface Objective {
  readonly name: string
  readonly title: string
  readonly percent: number
  /** The part of requests that missed it in the time given. */
  readonly missed: (time: string) => string
}

function objectivesOf(service: BackendService): readonly Objective[] {
  const { slo } = service.spec
  if (slo === undefined) return []
  const requests = requestsOf(service)
  const sum = (metric: string, time: string, labels = '') => `sum(rate(${metric}{${requests}${labels}}[${time}]))`
  const availability: Objective = {
    name: 'availability',
    title: 'Requests that failed',
    percent: slo.availabilityPercent,
    missed: (time) => `(${sum('http_requests_total', time, ',code=~"5.."')} / ${sum('http_requests_total', time)})`,
  }
  if (slo.latency === undefined) return [availability]
  const { milliseconds, percent } = slo.latency
  const histogram = 'http_request_duration_seconds'
  const within = `,le${boundOf(milliseconds / MS_PER_SECOND)}`
  const latency: Objective = {
    name: 'latency',
    title: `Requests of more than ${milliseconds} ms`,
    percent,
    missed: (time) => `(1 - ${sum(`${histogram}_bucket`, time, within)} / ${sum(`${histogram}_count`, time)})`,
  }
  return [availability, latency]
}

/** What picks the bucket of a bound: some clients write a whole number of seconds as 1, others as 1.0. */
function boundOf(seconds: number): string {
  return Number.isInteger(seconds) ? `=~"${seconds}([.]0)?"` : `="${seconds}"`
}

function slowestOf(requests: string): string {
  return `histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{${requests}}[5m])))`
}

function memoryOf(service: BackendService): string {
  return `max(kubernetes_io:container_memory_limit_utilization{${containerOf(service)},memory_type="non-evictable"})`
}

function restartsOf(service: BackendService): string {
  return `sum(increase(kubernetes_io:container_restart_count{${containerOf(service)}}[1h]))`
}

/** What picks the metrics that GKE has of the service's own container, in whichever pod. */
function containerOf({ metadata: { name, namespace = '' } }: BackendService): string {
  return `monitored_resource="k8s_container",namespace_name="${namespace}",container_name="${name}"`
}

/** What picks the metrics that the service tells of itself: the job is the PodMonitoring. */
function requestsOf({ metadata: { name, namespace = '' } }: BackendService): string {
  return `namespace="${namespace}",job="${name}"`
}
