import { refuse } from './purity.ts'

/**
 * Notes what the built-in objects hold, which all compositions and motif itself share. The answer puts back what has
 * changed since and names the first such thing, as in `Array.prototype.map`. It leans on nothing that could have changed.
 */
export function markBuiltIns(): () => string | undefined {
  const marks: Mark[] = []
  for (const owner of owners()) {
    marks[marks.length] = {
      ...owner,
      properties: propertiesOf(owner.target),
      prototype: getPrototypeOf(owner.target),
      isExtensible: isExtensible(owner.target),
    }
  }
  return () => {
    let first: string | undefined
    for (let i = 0; i < marks.length; i += 1) {
      const mark = marks[i]
      if (mark === undefined) continue
      // What is frozen stays so: a later composition, or a library, would fail on it.
      if (mark.isExtensible && !isExtensible(mark.target)) first ??= mark.name === '' ? 'globalThis' : mark.name
      const key = putBack(mark)
      if (key !== undefined) first ??= nameOf(mark.name, key)
    }
    return first
  }
}

/** Runs a top level, and refuses what it does to the built-in objects: that would go for every composition. */
export function runUnchanged<T>(run: () => T): T {
  const putBack = markBuiltIns()
  try {
    return run()
  } finally {
    const changed = putBack()
    if (changed !== undefined) refuse(changed, 'changes')
  }
}

interface Owner {
  readonly name: string
  readonly target: object
}

interface Mark extends Owner {
  readonly properties: Properties
  readonly prototype: object | null
  readonly isExtensible: boolean
}

/** Keys and their descriptors side by side: a Map could have been tampered with. */
interface Properties {
  readonly keys: readonly PropertyKey[]
  readonly descriptors: readonly (PropertyDescriptor | undefined)[]
}

const {
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isExtensible,
  ownKeys,
  setPrototypeOf,
} = Reflect
const { is } = Object

const CLASSES = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'RegExp', 'Date', 'Promise'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'Uint8Array'],
] as const
const NAMESPACES = ['JSON', 'Math', 'Reflect', 'Intl'] as const

function owners(): readonly Owner[] {
  const found: Owner[] = [{ name: '', target: globalThis }]
  for (const name of CLASSES) {
    found.push({ name, target: globalThis[name] }, { name: `${name}.prototype`, target: globalThis[name].prototype })
  }
  for (const name of NAMESPACES) found.push({ name, target: globalThis[name] })
  for (const iterable of [[], new Map(), new Set(), '']) {
    const target = getPrototypeOf((iterable as Iterable<unknown>)[Symbol.iterator]())
    if (target !== null) found.push({ name: 'Iterator.prototype', target })
  }
  return found
}

function propertiesOf(target: object): Properties {
  const keys = target === globalThis ? [...CLASSES, ...NAMESPACES, 'globalThis', 'process'] : ownKeys(target)
  return { keys, descriptors: keys.map((key) => getOwnPropertyDescriptor(target, key)) }
}

/** The first key that was changed, removed or added. */
function putBack({ target, prototype, properties: { keys, descriptors } }: Mark): PropertyKey | undefined {
  let first: PropertyKey | undefined
  if (getPrototypeOf(target) !== prototype) {
    first = '__proto__'
    setPrototypeOf(target, prototype)
  }
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i]
    const before = descriptors[i]
    if (key === undefined || before === undefined || isSame(before, getOwnPropertyDescriptor(target, key))) continue
    first ??= key
    // Answers false where it cannot be put back.
    defineProperty(target, key, before)
  }
  if (target === globalThis) return first
  const now = ownKeys(target)
  for (let i = 0; i < now.length && now.length > keys.length; i += 1) {
    const key = now[i]
    if (key === undefined || isIn(keys, key)) continue
    first ??= key
    deleteProperty(target, key)
  }
  return first
}

function isSame(before: PropertyDescriptor, now: PropertyDescriptor | undefined): boolean {
  if (now === undefined || before.get !== now.get || before.set !== now.set) return false
  if (before.enumerable !== now.enumerable || before.writable !== now.writable) return false
  return is(before.value, now.value) && before.configurable === now.configurable
}

function isIn(keys: readonly PropertyKey[], key: PropertyKey): boolean {
  for (let i = 0; i < keys.length; i += 1) if (keys[i] === key) return true
  return false
}

function nameOf(owner: string, key: PropertyKey): string {
  if (typeof key === 'symbol') return `${owner}[${key.description ?? ''}]`
  return owner === '' ? String(key) : `${owner}.${key}`
}
