import { kindKey } from '../src/model/kind.ts'
import type { Problem } from '../src/model/diagnostic.ts'
import { isList, isMapping, type Value, type ValuePath } from '../src/model/value.ts'
import { plainPath, withoutItems } from './answer.ts'
import type { Subject } from './subjects.ts'

/** Paths of ours that say more than the server's: the pattern, and what of a path the server says. */
const FINER: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^(.*\bmetadata\.(?:labels|annotations|finalizers))\..*$/,
    reason: 'the server names labels, annotations and finalizers as a whole; we name the key or the item',
  },
  {
    pattern: /^(.*\bmetadata\.ownerReferences)\.\d+(?:\.controller)?$/,
    reason:
      'the server names ownerReferences as a whole, for an owner of a wrong kind or a second controller; we name it',
  },
  {
    pattern: /^(.*\bmetadata\.ownerReferences)\.\d+(\..*)$/,
    reason: 'the server leaves out which of ownerReferences it means',
  },
]

/** Our path as the server would write it. */
export function serverPath(problem: Problem): string {
  const path = plainPath(problem.path)
  if (problem.code !== 'schema/metadata') return path
  const finer = FINER.find(({ pattern }) => pattern.test(path))
  return finer === undefined ? path : path.replace(finer.pattern, '$1$2').replace('$2', '')
}

/** Whether what we say at a path is what the server says at another one. */
export function covers(problem: Problem, theirs: string, { kind }: Subject): boolean {
  const ours = serverPath(problem)
  if (ours === theirs) return true
  if (problem.code === 'schema/union') return isInside(theirs, ours)
  if (kind.ships !== 'core') return false
  if (ours.toLowerCase() === theirs.toLowerCase()) return true
  // Go has no missing struct: the server names the fields of one. Its own code picks the place as it likes.
  const [mine, their] = [corePath(ours), corePath(theirs)]
  return mine === their || isInside(their, mine) || isInside(mine, their)
}

/** Without what code of the server leaves out, or has by another name. */
function corePath(path: string): string {
  return path
    .replace(/^stringData/, 'data')
    .replace(/^spec\.targetCPUUtilizationPercentage$/, 'spec.metrics.0.resource.target.averageUtilization')
    .replaceAll(/\bmetadata\.labels\b/g, 'labels')
}

/** True for a path below another. */
export function isInside(path: string, outer: string): boolean {
  return outer === '' ? path !== '' : path.startsWith(`${outer}.`)
}

/** A field of a kind, whatever the items and keys by which it is reached: what reports and the class of core fields go by. */
export function fieldOf({ kind }: Pick<Subject, 'kind'>, path: ValuePath): string {
  return `${kindKey(kind.group, kind.kind)} ${withoutItems(path)}`
}

/** The server's path as steps into the object: keys that hold dots are taken whole where the object has them. */
export function stepsOf(path: string, object: Value): ValuePath {
  if (path === '') return []
  if (isMapping(object)) {
    const key =
      Object.keys(object).find((one) => path === one || path.startsWith(`${one}.`)) ?? path.split('.')[0] ?? ''
    return [key, ...stepsOf(path.slice(key.length + 1), object[key] ?? null)]
  }
  const [step = '', ...rest] = path.split('.')
  return [
    /^\d+$/.test(step) ? Number(step) : step,
    ...stepsOf(rest.join('.'), isList(object) ? (object[Number(step)] ?? null) : null),
  ]
}
