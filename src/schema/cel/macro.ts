import { SyntaxProblem, type Node } from './ast.ts'

/** What gives new nodes their numbers. */
export interface Builder {
  nextId(offset: number): number
}

/** A call as it was written, before it is known whether a macro stands behind it. */
export interface Written {
  readonly name: string
  readonly target: Node | undefined
  readonly args: readonly Node[]
  readonly offset: number
}

interface Loop {
  readonly range: Node
  readonly item: string
  readonly item2: string | undefined
  readonly init: Node
  readonly condition: Node
  readonly step: Node
  readonly result: Node
}

type Expander = (target: Node, args: readonly Node[], make: Make) => Node

/** The accumulator's name: no source can write it. */
const ACCU = '@result'

/** Receiver-style macros by name and number of arguments (cel-go parser/macro.go, ext/comprehensions.go, cel/library.go). */
const RECEIVER: ReadonlyMap<string, Expander> = new Map<string, Expander>([
  ['all/2', (range, [item, test], make) => all(make, range, { vars: [item], test })],
  ['exists/2', (range, [item, test], make) => exists(make, range, { vars: [item], test })],
  ['exists_one/2', (range, [item, test], make) => existsOne(make, range, { vars: [item], test })],
  ['map/2', (range, [item, to], make) => collect(make, range, { vars: [item], to })],
  ['map/3', (range, [item, test, to], make) => collect(make, range, { vars: [item], test, to })],
  ['filter/2', (range, [item, test], make) => collect(make, range, { vars: [item], test, to: item })],
  ['all/3', (range, [a, b, test], make) => all(make, range, { vars: [a, b], test })],
  ['exists/3', (range, [a, b, test], make) => exists(make, range, { vars: [a, b], test })],
  ['exists_one/3', (range, [a, b, test], make) => existsOne(make, range, { vars: [a, b], test })],
  ['existsOne/3', (range, [a, b, test], make) => existsOne(make, range, { vars: [a, b], test })],
  ['transformList/3', (range, [a, b, to], make) => collect(make, range, { vars: [a, b], to })],
  ['transformList/4', (range, [a, b, test, to], make) => collect(make, range, { vars: [a, b], test, to })],
  ['transformMap/3', (range, [a, b, to], make) => insert(make, range, { vars: [a, b], to, withKey: a })],
  ['transformMap/4', (range, [a, b, test, to], make) => insert(make, range, { vars: [a, b], test, to, withKey: a })],
  ['transformMapEntry/3', (range, [a, b, to], make) => insert(make, range, { vars: [a, b], to })],
  ['transformMapEntry/4', (range, [a, b, test, to], make) => insert(make, range, { vars: [a, b], test, to })],
  ['optMap/2', (target, [item, to], make) => whenPresent(make, target, { item, to, name: 'optMap' })],
  ['optFlatMap/2', (target, [item, to], make) => whenPresent(make, target, { item, to, name: 'optFlatMap' })],
  ['sortBy/2', (target, [item, key], make) => sortBy(make, target, { item, key })],
])

/** The expansion of a call where it is a macro's, else undefined. Throws SyntaxProblem for a misused macro. */
export function expand(call: Written, builder: Builder): Node | undefined {
  const make = maker(builder, call.offset)
  if (call.target === undefined) {
    return call.name === 'has' && call.args.length === 1 ? presence(call.args[0] as Node, make) : undefined
  }
  return RECEIVER.get(`${call.name}/${call.args.length}`)?.(call.target, call.args, make)
}

type Make = ReturnType<typeof maker>

function maker(builder: Builder, offset: number) {
  const id = () => builder.nextId(offset)
  return {
    id,
    refuse: (message: string): never => {
      throw new SyntaxProblem(message, offset)
    },
    value: (value: boolean | number): Node => ({ kind: 'const', id: id(), value }),
    ident: (name: string): Node => ({ kind: 'ident', id: id(), name }),
    accu: (): Node => ({ kind: 'ident', id: id(), name: ACCU }),
    list: (...items: Node[]): Node => ({ kind: 'list', id: id(), items, optional: [] }),
    map: (): Node => ({ kind: 'map', id: id(), entries: [] }),
    call: (name: string, ...args: Node[]): Node => ({ kind: 'call', id: id(), name, target: undefined, args }),
    member: (name: string, target: Node, ...args: Node[]): Node => ({ kind: 'call', id: id(), name, target, args }),
    fold: (loop: Loop): Node => ({ kind: 'fold', id: id(), accu: ACCU, ...loop }),
  }
}

type Vars = readonly (Node | undefined)[]

function names(
  make: Make,
  vars: Vars,
  complaint = 'argument must be a simple name',
): { item: string; item2: string | undefined } {
  const [item, item2] = vars.map((node) => {
    if (node?.kind !== 'ident') return make.refuse(complaint)
    if (node.name === '__result__') return make.refuse('iteration variable overwrites accumulator variable')
    return node.name
  })
  if (item === item2) make.refuse(`duplicate variable name: ${item ?? ''}`)
  return { item: item ?? '', item2 }
}

function presence(argument: Node, make: Make): Node {
  if (argument.kind !== 'select') return make.refuse('invalid argument to has() macro')
  return { kind: 'select', id: make.id(), operand: argument.operand, field: argument.field, isTest: true }
}

interface Test {
  readonly vars: Vars
  readonly test: Node | undefined
}

function all(make: Make, range: Node, { vars, test }: Test): Node {
  return make.fold({
    range,
    ...names(make, vars),
    init: make.value(true),
    condition: make.call('@not_strictly_false', make.accu()),
    step: make.call('_&&_', make.accu(), test as Node),
    result: make.accu(),
  })
}

function exists(make: Make, range: Node, { vars, test }: Test): Node {
  return make.fold({
    range,
    ...names(make, vars),
    init: make.value(false),
    condition: make.call('@not_strictly_false', make.call('!_', make.accu())),
    step: make.call('_||_', make.accu(), test as Node),
    result: make.accu(),
  })
}

function existsOne(make: Make, range: Node, { vars, test }: Test): Node {
  return make.fold({
    range,
    ...names(make, vars),
    init: make.value(0),
    condition: make.value(true),
    step: make.call('_?_:_', test as Node, make.call('_+_', make.accu(), make.value(1)), make.accu()),
    result: make.call('_==_', make.accu(), make.value(1)),
  })
}

interface Transform {
  readonly vars: Vars
  readonly test?: Node | undefined
  readonly to: Node | undefined
  readonly withKey?: Node | undefined
}

function collect(make: Make, range: Node, { vars, test, to }: Transform): Node {
  const step = make.call('_+_', make.accu(), make.list(to as Node))
  return make.fold({
    range,
    ...names(make, vars, vars.length === 1 ? 'argument is not an identifier' : undefined),
    init: make.list(),
    condition: make.value(true),
    step: test === undefined ? step : make.call('_?_:_', test, step, make.accu()),
    result: make.accu(),
  })
}

function insert(make: Make, range: Node, { vars, test, to, withKey }: Transform): Node {
  const { item, item2 } = names(make, vars)
  const entry = withKey === undefined ? [to as Node] : [make.ident(item), to as Node]
  const step = make.call('cel.@mapInsert', make.accu(), ...entry)
  return make.fold({
    range,
    item,
    item2,
    init: make.map(),
    condition: make.value(true),
    step: test === undefined ? step : make.call('_?_:_', test, step, make.accu()),
    result: make.accu(),
  })
}

interface Present {
  readonly item: Node | undefined
  readonly to: Node | undefined
  readonly name: 'optMap' | 'optFlatMap'
}

/** `target.hasValue() ? optional.of(<to with item = target.value()>) : optional.none()`. */
function whenPresent(make: Make, target: Node, { item, to, name }: Present): Node {
  if (item?.kind !== 'ident') return make.refuse(`${name}() variable name must be a simple identifier`)
  const bound: Node = {
    kind: 'fold',
    id: make.id(),
    range: make.list(),
    item: '#unused',
    item2: undefined,
    accu: item.name,
    init: make.member('value', renumbered(target, make)),
    condition: make.value(false),
    step: make.ident(item.name),
    result: to as Node,
  }
  const some = name === 'optMap' ? make.call('optional.of', bound) : bound
  return make.call('_?_:_', make.member('hasValue', target), some, make.call('optional.none'))
}

/** The list is bound to a variable, then sorted by the keys mapped from it (cel-go ext/lists.go). */
function sortBy(
  make: Make,
  target: Node,
  { item, key }: { readonly item: Node | undefined; readonly key: Node | undefined },
): Node {
  const input = '@__sortBy_input__'
  if (item?.kind !== 'ident') return make.refuse('argument must be a simple name')
  const keys = collect(make, make.ident(input), { vars: [item], to: key })
  return {
    kind: 'fold',
    id: make.id(),
    range: make.list(),
    item: '#unused',
    item2: undefined,
    accu: input,
    init: target,
    condition: make.value(false),
    step: make.ident(input),
    result: make.member('@sortByAssociatedKeys', make.ident(input), keys),
  }
}

/** The same tree under new numbers. */
function renumbered(node: Node, make: Make): Node {
  const again = (inner: Node): Node => renumbered(inner, make)
  const id = make.id()
  switch (node.kind) {
    case 'const':
    case 'ident':
    case 'struct':
      return { ...node, id }
    case 'select':
      return { ...node, id, operand: again(node.operand) }
    case 'call':
      return { ...node, id, target: node.target && again(node.target), args: node.args.map(again) }
    case 'list':
      return { ...node, id, items: node.items.map(again) }
    case 'map':
      return { ...node, id, entries: node.entries.map((e) => ({ ...e, key: again(e.key), value: again(e.value) })) }
    case 'fold':
      return {
        ...node,
        id,
        range: again(node.range),
        init: again(node.init),
        condition: again(node.condition),
        step: again(node.step),
        result: again(node.result),
      }
  }
}
