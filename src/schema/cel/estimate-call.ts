import type { Node } from './ast.ts'
import { fixed, plus, scaled, times, UNBOUNDED, union, UNKNOWN, type Range } from './estimate-range.ts'
import type { Type } from './type.ts'

// What a call may cost before any value is known: k8s.io/apiserver/pkg/cel/library/cost.go (EstimateCallCost), the
// estimators of cel-go's extensions, and checker/cost.go for the rest.

/** An operand as estimators see it. */
export interface Operand {
  /** Where its value is in the object: names from self on, @items, @values, @keys. */
  readonly path: readonly string[]
  readonly type: Type
  readonly node: Node | undefined
  readonly size: Range | undefined
}

/** A call of one overload. */
export interface CallShape {
  readonly name: string
  readonly overload: string
  readonly target: Operand | undefined
  readonly args: readonly Operand[]
  /** What the schema says of a path; undefined where it says nothing. */
  sizeAt(path: readonly string[]): Range | undefined
}

/** What a call costs on top of its arguments, and how large its result is. */
export interface CallEstimate {
  readonly cost: Range
  readonly size?: Range
}

type Estimator = (call: CallShape) => CallEstimate | undefined

const TEXT = 0.1
const PATTERN = 0.25
const LIST = fixed(10)
const ONE = fixed(1)

/** The estimate of Kubernetes or an extension; undefined where cel-go's own applies. */
export function estimateLibraryCall(call: CallShape): CallEstimate | undefined {
  const sized = EXTENSIONS.find(([pattern]) => pattern.test(call.overload))
  return sized?.[1](call) ?? BY_NAME.get(call.name)?.(call)
}

/** The size of an operand, known or by the schema. */
function sizeOf(call: CallShape, operand: Operand | undefined): Range {
  return operand?.size ?? call.sizeAt(operand?.path ?? []) ?? UNKNOWN
}

const accessor: Estimator = () => ({ cost: ONE })

const readsArgument =
  (factor: number): Estimator =>
  (call) => ({ cost: scaled(sizeOf(call, call.args[0]), factor) })

const readsTarget: Estimator = (call) => {
  const size = sizeOf(call, call.target)
  return call.target && { cost: scaled(size, TEXT), size }
}

const BY_NAME: ReadonlyMap<string, Estimator> = new Map<string, Estimator>([
  ...['isSorted', 'sum', 'max', 'min', 'indexOf', 'lastIndexOf'].map((name) => [name, traverses] as const),
  ...['lowerAscii', 'upperAscii', 'substring', 'trim'].map((name) => [name, readsTarget] as const),
  ...['cidr', 'isIP', 'isCIDR', 'quantity', 'isQuantity', 'semver', 'isSemver'].map(
    (name) => [name, readsArgument(TEXT)] as const,
  ),
  ...[
    ...['masked', 'prefixLength', 'family', 'isUnspecified', 'isLoopback', 'isLinkLocalMulticast'],
    ...['isLinkLocalUnicast', 'isGlobalUnicast', 'format.named', 'sign', 'asInteger', 'isInteger'],
    ...['asApproximateFloat', 'isGreaterThan', 'isLessThan', 'compareTo', 'add', 'sub', 'major', 'minor', 'patch'],
    ...['getScheme', 'getHostname', 'getHost', 'getPort', 'getEscapedPath', 'getQuery'],
  ].map((name) => [name, accessor] as const),
  ['url', (call) => ({ cost: scaled(sizeOf(call, call.args[0]), TEXT), size: sizeOf(call, call.args[0]) })],
  ['replace', replaces],
  ['split', splits],
  ['join', joins],
  ['find', searches],
  ['findAll', searches],
  ['ip', (call) => (call.overload === 'cidr_ip' ? { cost: ONE } : readsArgument(TEXT)(call))],
  ['ip.isCanonical', readsArgument(2 * TEXT)],
  ['containsIP', (call) => contains(call, fixed(0))],
  ['containsCIDR', (call) => contains(call, plus(scaled({ min: 4, max: 16 }, TEXT), ONE))],
  ['validate', (call) => ({ cost: scaled(scaled(sizeOf(call, call.args[0]), TEXT), 128 * PATTERN) })],
  ['_==_', equals],
])

const EXTENSIONS: readonly (readonly [RegExp, Estimator])[] = [
  [/^list_slice$/, slices],
  [/^lists_range$/, (call) => allocates(fixed(intOf(call.args[0], UNBOUNDED)), 1)],
  [/^list_reverse$/, (call) => allocates(sizeOf(call, call.target), 1)],
  [/^list_flatten(?:_int)?$/, flattens],
  [/^list_distinct$/, (call) => compares(sizeOf(call, call.target), 2)],
  [/^list_\w+_sort$/, (call) => compares(sizeOf(call, call.target), factorOf(call.overload))],
  [/_sortByAssociatedKeys$/, (call) => compares(sizeOf(call, call.args[0]), factorOf(call.overload))],
  [/^list_sets_(?:contains|intersects)_list$/, (call) => sets(call, 1)],
  [/^list_sets_equivalent_list$/, (call) => sets(call, 2)],
]

/** Every item, and text in items once more. */
function traverses(call: CallShape): CallEstimate | undefined {
  if (call.target === undefined) return undefined
  const item = call.target.type.params[0]
  const size = sizeOf(call, call.target)
  if (item === undefined) return { cost: scaled(size, TEXT) }
  const isText = item.kind === 'string' || item.kind === 'bytes'
  return { cost: times(size, isText ? plus(ONE, scaled(itemSize(call, call.target), TEXT)) : ONE) }
}

function itemSize(call: CallShape, list: Operand): Range {
  return (list.path.length === 0 ? undefined : call.sizeAt([...list.path, '@items'])) ?? UNKNOWN
}

function replaces(call: CallShape): CallEstimate | undefined {
  const { target, args } = call
  if (target === undefined || args.length < 2) return undefined
  const text = sizeOf(call, target)
  const from = sizeOf(call, args[0])
  const to = sizeOf(call, args[1])
  const most = growth({ text: text.max, from: from.min, isPlain: to.max <= from.min })
  const least = growth({ text: text.min, from: from.max, isPlain: from.max <= to.min })
  const count = { min: least.count, max: most.count }
  const size = plus(times(count, to), { min: least.kept, max: most.kept })
  return { cost: scaled(text, 2 * TEXT), size }
}

interface Growth {
  readonly text: number
  readonly from: number
  /** Whether replacing leaves the text as it is in the case looked at. */
  readonly isPlain: boolean
}

function growth({ text, from, isPlain }: Growth): { readonly count: number; readonly kept: number } {
  if (from === 0) return { count: text + 1, kept: text }
  if (isPlain) return { count: 0, kept: text }
  return { count: Math.ceil(text / from) || 0, kept: 0 }
}

function splits(call: CallShape): CallEstimate | undefined {
  if (call.target === undefined) return undefined
  const size = sizeOf(call, call.target)
  return { cost: scaled(size, 2 * TEXT), size: { min: 0, max: limitOf(call.args[1]) ?? size.max } }
}

function joins(call: CallShape): CallEstimate | undefined {
  if (call.target === undefined) return undefined
  const count = sizeOf(call, call.target)
  const items = times(count, itemSize(call, call.target))
  const gaps = { min: Math.max(0, count.min - 1), max: Math.max(0, count.max - 1) }
  const size = call.args.length === 0 ? items : plus(items, times(sizeOf(call, call.args[0]), gaps))
  return { cost: scaled(size, TEXT), size }
}

function searches(call: CallShape): CallEstimate | undefined {
  if (call.target === undefined) return undefined
  const size = sizeOf(call, call.target)
  const text = scaled(plus(size, ONE), TEXT)
  const pattern = scaled(sizeOf(call, call.args[0]), PATTERN)
  return { cost: times(text, pattern), size: { min: 0, max: size.max } }
}

function contains(call: CallShape, more: Range): CallEstimate {
  const bytes = { min: 8, max: 32 }
  const parsed = call.overload.endsWith('_string') ? scaled(sizeOf(call, call.args[0]), TEXT) : fixed(0)
  return { cost: plus(scaled(bytes, TEXT), more, parsed) }
}

function equals({ args }: CallShape): CallEstimate | undefined {
  const [a, b] = args
  if (a === undefined || a.type.kind !== 'opaque' || a.type.name !== b?.type.name) return undefined
  switch (a.type.name) {
    case 'net.IP':
    case 'net.CIDR':
    case 'kubernetes.Quantity':
    case 'kubernetes.Semver':
      return { cost: ONE }
    case 'kubernetes.NamedFormat':
      return { cost: scaled({ min: 1, max: 64 }, TEXT) }
    case 'kubernetes.URL':
      return { cost: scaled({ min: 1, max: b.size?.max ?? 1 }, TEXT) }
    default:
      return undefined
  }
}

function allocates(size: Range, factor: number): CallEstimate {
  return { cost: plus(scaled(size, factor), ONE, LIST), size }
}

function slices(call: CallShape): CallEstimate {
  const most = sizeOf(call, call.target).max
  const size = intOf(call.args[1], most) - intOf(call.args[0], 0)
  // The server's number wraps around below zero.
  return allocates(fixed(size < 0 ? UNBOUNDED + size : size), 1)
}

function flattens(call: CallShape): CallEstimate {
  const depth = call.args.length === 0 ? 1 : intOf(call.args[0], UNBOUNDED)
  return allocates(sizeOf(call, call.target), depth)
}

function compares(size: Range, factor: number): CallEstimate {
  return allocates(times(size, size), factor)
}

function factorOf(overload: string): number {
  return /_(?:string|bytes)_/.test(overload) ? 2 + TEXT : 2
}

function sets(call: CallShape, factor: number): CallEstimate {
  const sizes = times(sizeOf(call, call.args[0]), sizeOf(call, call.args[1]))
  return { cost: plus(scaled(sizes, factor), ONE) }
}

function literalInt(operand: Operand | undefined): number | undefined {
  const node = operand?.node
  if (node?.kind !== 'const' || (typeof node.value !== 'number' && typeof node.value !== 'bigint')) return undefined
  return Number(node.value)
}

/** A limit below zero is none: the server's number wraps around. */
function limitOf(operand: Operand | undefined): number | undefined {
  const value = literalInt(operand)
  return value !== undefined && value < 0 ? UNBOUNDED : value
}

function intOf(operand: Operand | undefined, other: number): number {
  const value = literalInt(operand)
  return value === undefined ? other : Math.max(0, value)
}

/** cel-go's own estimate, given the sizes of the operands, the target first. */
export function estimateStandardCall(call: CallShape): CallEstimate {
  const { target, args } = call
  const size = (operand: Operand | undefined): Range => operand?.size ?? UNKNOWN
  const [a, b] = args
  switch (call.overload) {
    case 'string_format':
      return { cost: scaled(size(target), TEXT) }
    case 'string_to_bytes':
      return { cost: scaled(size(a), TEXT), size: { min: size(a).min, max: size(a).max * 4 } }
    case 'bytes_to_string':
      return { cost: scaled(size(a), TEXT), size: { min: Math.floor(size(a).min / 4), max: size(a).max } }
    case 'strings_quote':
      // The server's number wraps around: twice what is unbounded, and two, is nothing.
      return {
        cost: scaled(size(a), TEXT),
        size: { min: size(a).min + 2, max: size(a).max === UNBOUNDED ? 0 : size(a).max * 2 + 2 },
      }
    case 'starts_with_string':
    case 'ends_with_string':
      return { cost: scaled(size(a), TEXT) }
    case 'in_list':
      return { cost: size(b) }
    case 'matches_string':
      return { cost: times(scaled(plus(size(target), ONE), TEXT), scaled(size(a), PATTERN)) }
    case 'contains_string':
      return { cost: times(scaled(size(target), TEXT), scaled(size(a), TEXT)) }
    case 'add_list':
      return { cost: ONE, size: plus(size(a), size(b)) }
    case 'add_string':
    case 'add_bytes':
      return { cost: scaled(plus(size(a), size(b)), TEXT), size: plus(size(a), size(b)) }
    case 'conditional':
      return { cost: fixed(0), size: union(size(b), size(args[2])) }
    default:
      return { cost: isComparison(call.overload) ? compared(size(a), size(b)) : ONE }
  }
}

function isComparison(overload: string): boolean {
  return /^(?:equals|not_equals|(?:less|greater)(?:_equals)?_(?:string_string|bytes_bytes))$/.test(overload)
}

function compared(a: Range, b: Range): Range {
  const most = Math.min(a.max, b.max)
  return scaled({ min: most > 0 ? 1 : 0, max: most }, TEXT)
}
