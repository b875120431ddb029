import type * as Cdk8s from 'cdk8s'
import type { IConstruct } from 'constructs'
import type { Code } from '../model/codes.ts'
import type { Composed } from '../model/composition.ts'
import { formatPath } from '../model/path.ts'
import type { Manifest } from '../model/resource.ts'
import { settleData } from './data.ts'
import type { RenderPlain } from './render.ts'
import { unfitObject } from './subject.ts'

/** A problem with one construct of a chart. */
export class PartError extends Error {
  readonly code: Code
  readonly part: string
  constructor(code: Code, part: string, cause: unknown) {
    super(part, { cause })
    this.name = 'PartError'
    this.code = code
    this.part = part
  }
}

/** A construct whose subtree must come after others. */
interface Need {
  readonly construct: IConstruct
  readonly targets: readonly IConstruct[]
}

/** The objects below a construct stand side by side in the list. */
interface Range {
  readonly start: number
  readonly end: number
}

/** The author's cdk8s, and the short cut for its objects. */
export interface Library {
  readonly cdk8s: typeof Cdk8s
  readonly renderPlain: RenderPlain
}

interface Walk {
  readonly objects: Cdk8s.ApiObject[]
  readonly needs: Need[]
  readonly isApiObject: typeof Cdk8s.ApiObject.isApiObject
}

/**
 * The objects of a chart in the order of its tree, in linear time; App.synth and DependencyGraph take quadratic time
 * and worse. Siblings whose ids are whole numbers come first, as in any JavaScript object. Throws a PartError.
 */
export function emitChart(library: Library, chart: Cdk8s.Chart): readonly Composed[] {
  const { ApiObject } = library.cdk8s
  const walk: Walk = { objects: [], needs: [], isApiObject: (value) => ApiObject.isApiObject(value) }
  const prefix = chart.node.path.length + 1
  visit(chart, walk, prefix)
  const dependsOn = walk.needs.length === 0 ? undefined : dependencies(walk.needs, rangesOf(chart, walk.isApiObject))
  const composed: Composed[] = []
  for (const object of walk.objects) {
    const part = object.node.path.slice(prefix)
    const manifest = finish(part, library.renderPlain(object) ?? toJson(object, part))
    composed.push({ manifest, part, dependsOn: dependsOn?.get(composed.length) ?? NOTHING })
  }
  return composed
}

const NOTHING: readonly number[] = Object.freeze([])

function visit(construct: IConstruct, walk: Walk, prefix: number): void {
  const { node } = construct
  const [error] = node.validate()
  if (error !== undefined) throw new PartError('composition/invalid', node.path.slice(prefix), `and it says: ${error}`)
  if (walk.isApiObject(construct)) walk.objects.push(construct)
  for (const child of node.children) visit(child, walk, prefix)
  const targets = node.dependencies
  if (targets.length > 0) walk.needs.push({ construct, targets })
}

type Ranges = ReadonlyMap<IConstruct, Range>

/** Where the objects below each construct stand. */
function rangesOf(chart: Cdk8s.Chart, isApiObject: Walk['isApiObject']): Ranges {
  const ranges = new Map<IConstruct, Range>()
  let count = 0
  const measure = (construct: IConstruct): void => {
    const start = count
    if (isApiObject(construct)) count += 1
    for (const child of construct.node.children) measure(child)
    ranges.set(construct, { start, end: count })
  }
  measure(chart)
  return ranges
}

function dependencies(needs: readonly Need[], ranges: Ranges): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, Set<number>>()
  for (const { construct, targets } of needs) {
    const range = ranges.get(construct)
    for (const target of targets) {
      const before = ranges.get(target)
      if (range && before) addAll(found, range, before)
    }
  }
  return new Map([...found].map(([index, set]) => [index, [...set].sort((a, b) => a - b)]))
}

function addAll(found: Map<number, Set<number>>, sources: Range, targets: Range): void {
  for (let source = sources.start; source < sources.end; source += 1) {
    const set = found.get(source) ?? new Set()
    found.set(source, set)
    for (let target = targets.start; target < targets.end; target += 1) if (target !== source) set.add(target)
  }
}

function finish(part: string, rendered: unknown): Manifest {
  const unfit = unfitObject(rendered)
  if (unfit !== undefined) throw new PartError('composition/invalid', part, unfit)
  return rendered as Manifest
}

function toJson(object: Cdk8s.ApiObject, part: string): unknown {
  const rendered = attempt(object, part)
  const odd = settleData(rendered)
  if (odd) throw new PartError('composition/invalid', part, `whose ${formatPath(odd.path)} is ${odd.what}`)
  return rendered
}

function attempt(object: Cdk8s.ApiObject, part: string): unknown {
  try {
    return object.toJson() as unknown
  } catch (thrown) {
    throw new PartError('composition/throws', part, thrown)
  }
}
