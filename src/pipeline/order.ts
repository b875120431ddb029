import type { Identity } from '../model/resource.ts'
import { minHeap } from './min-heap.ts'

/** One thing to be ordered: who it is, and positions of what must, or had better, come before it. */
export interface Ordered {
  readonly identity: Identity
  /** Declared dependencies: a cycle of them is an error. */
  readonly dependsOn: readonly number[]
  /** References: followed where that is possible. */
  readonly refersTo: readonly number[]
}

/** Positions in apply order, or those that depend on one another in a circle. */
export type Order =
  { readonly ok: true; readonly order: readonly number[] } | { readonly ok: false; readonly cycle: readonly number[] }

/**
 * Apply order: CustomResourceDefinitions, Namespaces, then what is depended on first (declared, or by reference), ties
 * by kind, group, namespace, name. Where references form a cycle, the first by name goes first.
 */
export function applyOrder(items: readonly Ordered[]): Order {
  const sorted: number[] = []
  while (sorted.length < items.length) sorted.push(sorted.length)
  sorted.sort((a, b) => compareItems(items, a, b))
  if (items.every(({ dependsOn, refersTo }) => dependsOn.length === 0 && refersTo.length === 0)) {
    return { ok: true, order: sorted }
  }
  const place = filled(items.length, 0)
  sorted.forEach((index, position) => (place[index] = position))
  return kahn(graph(items, { sorted, place }), items)
}

/** Nodes are places in the sorted list, so that the smallest number is the first by name. */
interface Graph {
  readonly sorted: readonly number[]
  readonly place: readonly number[]
  readonly hard: Edges
  readonly soft: Edges
}

/** What waits for each node, and for how many each node waits itself. */
interface Edges {
  readonly after: (number[] | undefined)[]
  readonly left: number[]
}

function graph(items: readonly Ordered[], { sorted, place }: { sorted: number[]; place: number[] }): Graph {
  const hard = noEdges(items.length)
  const soft = noEdges(items.length)
  sorted.forEach((index, node) => {
    const item = items[index]
    if (item === undefined) return
    const rank = rankOf(item.identity)
    const connect = (targets: readonly number[], { after, left }: Edges): void => {
      for (const target of targets.length > 1 ? new Set(targets) : targets) {
        const other = items[target]
        if (target === index || other === undefined || rankOf(other.identity) > rank) continue
        ;(after[place[target] ?? 0] ??= []).push(node)
        left[node] = (left[node] ?? 0) + 1
      }
    }
    connect(item.dependsOn, hard)
    connect(item.refersTo, soft)
  })
  return { sorted, place, hard, soft }
}

function noEdges(count: number): Edges {
  return { after: filled(count, undefined), left: filled(count, 0) }
}

/** An array without holes: V8 keeps apart what it compiles for those that have some. */
function filled<T>(count: number, value: T): T[] {
  const made: T[] = []
  while (made.length < count) made.push(value)
  return made
}

function kahn(graph: Graph, items: readonly Ordered[]): Order {
  const { sorted, hard, soft } = graph
  const isDone = filled(sorted.length, false)
  const ready = minHeap()
  const push = (node: number): void => {
    if (hard.left[node] === 0 && soft.left[node] === 0 && !isDone[node]) ready.push(node)
  }
  sorted.forEach((_, node) => push(node))
  const order: number[] = []
  let first = 0
  while (order.length < sorted.length) {
    let node = ready.pop()
    if (node === undefined) {
      // Only circles are left: the first that no declared dependency holds back goes on without its references.
      while (isDone[first]) first++
      node = first
      while (node < sorted.length && (isDone[node] || hard.left[node] !== 0)) node++
      if (node === sorted.length) return { ok: false, cycle: hardCycle(graph, isDone, items) }
    }
    if (isDone[node]) continue
    isDone[node] = true
    order.push(sorted[node] ?? 0)
    for (const { after, left } of [hard, soft]) {
      for (const next of after[node] ?? NONE) {
        left[next] = (left[next] ?? 0) - 1
        push(next)
      }
    }
  }
  return { ok: true, order }
}

const NONE: readonly number[] = []

/** Walks declared dependencies backwards from an unfinished node until one comes twice. */
function hardCycle({ sorted, place }: Graph, isDone: readonly boolean[], items: readonly Ordered[]): number[] {
  const trail: number[] = []
  let node = isDone.indexOf(false)
  while (!trail.includes(node)) {
    trail.push(node)
    const before = items[sorted[node] ?? 0]?.dependsOn.map((index) => place[index] ?? 0) ?? []
    node = before.find((other) => !isDone[other]) ?? node
  }
  return trail.slice(trail.indexOf(node)).map((each) => sorted[each] ?? 0)
}

function rankOf({ group, kind }: Pick<Identity, 'group' | 'kind'>): number {
  if (kind === 'CustomResourceDefinition' && group === 'apiextensions.k8s.io') return 0
  return kind === 'Namespace' && group === '' ? 1 : 2
}

function compareItems(items: readonly Ordered[], a: number, b: number): number {
  const left = items[a]?.identity
  const right = items[b]?.identity
  if (left === undefined || right === undefined) return 0
  return (
    compareKinds(left, right) ||
    compareText(left.namespace, right.namespace) ||
    compareText(left.name, right.name) ||
    a - b
  )
}

function compareKinds(left: Identity, right: Identity): number {
  if (left.kind === right.kind && left.group === right.group) return 0
  return rankOf(left) - rankOf(right) || compareText(left.kind, right.kind) || compareText(left.group, right.group)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
