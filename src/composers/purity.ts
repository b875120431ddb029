import { syncBuiltinESMExports } from 'node:module'
import { LOCAL, LOCALE, refused, unreadable, type Effect } from './forbidden.ts'
import { plainStack, portableStack } from './portable-stack.ts'

/** Something that a composition used though it may not, with the stack of the use. */
export interface Impurity {
  /** As the author would write it: `Date.now()`, `process.env.HOME`. */
  readonly what: string
  readonly effect: Effect
  readonly stack: string
}

/** How a guarded run ended, and everything impure it tried on the way, caught by the author's code or not. */
export interface Guarded<T> {
  readonly outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }
  readonly impurities: readonly Impurity[]
}

/** The state of installed guards. It hangs on the guarded Date, so that there is one for the whole process. */
interface Guard {
  /** How many guarded runs are open: only then anything is refused. */
  armed: number
  /** How many libraries are being loaded: their top level may look at the clock, but sees no environment. */
  loading: number
  impurities: Impurity[]
  readonly environment: NodeJS.ProcessEnv
  uninstall(): void
}

const GUARD = Symbol.for('motif.dev/purity')
const STACK_FRAMES = 100
const ZONE_NAME = 'Coordinated Universal Time'

/**
 * Installs the guards once for all guarded runs inside `run`, which makes each of them cheap, and takes them out
 * again at the end. Outside of guarded runs the clock, the environment and random numbers are what they always are.
 */
export function withPurity<T>(run: () => T): T {
  if (currentGuard()) return run()
  const guard = install()
  try {
    return run()
  } finally {
    guard.uninstall()
  }
}

/** Installs the guards until the answer is called: withPurity() then has nothing to do. */
export function keepPurity(): () => void {
  if (currentGuard()) return () => undefined
  const guard = install()
  return () => guard.uninstall()
}

/**
 * Runs a composition's code: clock and random numbers throw, and the environment is empty. Never throws.
 */
export function guarded<T>(run: () => T): Guarded<T> {
  return withPurity(() => {
    const guard = currentGuard() ?? install()
    const outer = guard.impurities
    guard.impurities = []
    guard.armed += 1
    try {
      return { outcome: { ok: true, value: run() }, impurities: guard.impurities }
    } catch (error) {
      return { outcome: { ok: false, error }, impurities: guard.impurities }
    } finally {
      guard.armed -= 1
      guard.impurities = outer
    }
  })
}

/** Loads a library inside a guarded run: what its top level does with the clock is not the composition's doing. */
export function loadingLibrary<T>(run: () => T): T {
  const guard = currentGuard()
  if (!guard) return run()
  guard.loading += 1
  try {
    return run()
  } finally {
    guard.loading -= 1
  }
}

/**
 * Notes how the guards stand now; the answer puts them back. For runs that are cut off without their `finally`.
 */
export function purityMark(): () => void {
  const guard = currentGuard()
  if (!guard) return () => currentGuard()?.uninstall()
  const { armed, loading, impurities } = guard
  return () => Object.assign(guard, { armed, loading, impurities })
}

/** Refuses something: throws inside a guarded run, and the run's answer names it even if the author catches that. */
export function refuse(what: string, effect: Effect = 'differs'): never {
  const error = new Error(`${what} is not available in a composition`)
  error.name = 'ImpureError'
  currentGuard()?.impurities.push({ what, effect, stack: error.stack ?? '' })
  throw error
}

function currentGuard(): Guard | undefined {
  return (globalThis.Date as { [GUARD]?: Guard })[GUARD]
}

function install(): Guard {
  const undo: (() => void)[] = []
  const guard: Guard = {
    armed: 0,
    loading: 0,
    impurities: [],
    environment: new Proxy({}, { set: () => true, defineProperty: () => true }),
    uninstall: () => undo.reverse().forEach((restore) => restore()),
  }
  const replace = (target: object, key: string, make: (original: never) => unknown) => {
    undo.push(replaceProperty(target, key, make))
  }
  for (const { target, name, keys, effect } of refused()) {
    for (const key of keys.filter((each) => each in target)) {
      replace(target, key, (original) => guardedFunction(guard, original, { what: `${name}${key}()`, effect }))
    }
  }
  for (const { target, name, keys } of unreadable()) {
    for (const key of keys) undo.push(guardReading(target, key, readRefusing(guard, `${name}${key}`)))
  }
  for (const { keys, ...local } of LOCAL) {
    for (const key of keys) replace(local.target, key, (original) => everywhereTheSame(original, local))
  }
  for (const key of ['toString', 'toTimeString']) replace(Date.prototype, key, (original) => withPlainZone(original))
  replace(globalThis, 'Date', (original) => guardedDate(guard, original))
  replace(Date.prototype, 'constructor', () => globalThis.Date)
  undo.push(...refuseToday(guard))
  for (const key of ['allocUnsafe', 'allocUnsafeSlow']) replace(Buffer, key, (original) => emptied(guard, original))
  undo.push(hideEnvironment(guard), hideStdout(guard), useUtc())
  undo.push(deepenStacks(), hideFolders(guard))
  syncBuiltinESMExports()
  undo.unshift(syncBuiltinESMExports)
  return guard
}

function replaceProperty(target: object, key: string, make: (original: never) => unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, key)
  const value = make((target as Record<string, unknown>)[key] as never)
  Object.defineProperty(target, key, {
    value,
    writable: true,
    configurable: true,
    enumerable: before?.enumerable ?? false,
  })
  return () => {
    if (before) Object.defineProperty(target, key, before)
    else Reflect.deleteProperty(target, key)
  }
}

/** What reads a property in the place of `read`, which reads it as it is. */
type Reading = (read: () => unknown) => unknown

/** Own or inherited, a value or a getter: afterwards a getter of `target`. */
function guardReading(target: object, key: string, reading: Reading): () => void {
  const own = Object.getOwnPropertyDescriptor(target, key)
  const before = own ?? Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), key)
  if (before?.configurable === false) return () => undefined
  Object.defineProperty(target, key, {
    get(this: unknown) {
      return reading((): unknown => before?.get?.call(this) ?? before?.value)
    },
    configurable: true,
    enumerable: before?.enumerable ?? false,
  })
  return () => {
    if (own) Object.defineProperty(target, key, own)
    else Reflect.deleteProperty(target, key)
  }
}

function readRefusing(guard: Guard, what: string): Reading {
  return (read) => (isRefused(guard) ? refuse(what) : read())
}

/** Without a date, Intl writes the present one. */
function refuseToday(guard: Guard): readonly (() => void)[] {
  const dated = (original: (...given: unknown[]) => unknown, what: string): unknown =>
    new Proxy(original, {
      apply: (target, self, given) =>
        given[0] === undefined && isRefused(guard)
          ? refuse(what)
          : Reflect.apply<unknown, unknown[], unknown>(target, self, given),
    })
  const { prototype } = Intl.DateTimeFormat
  const name = 'Intl.DateTimeFormat.'
  return [
    guardReading(prototype, 'format', (read) => dated(read() as never, `${name}format()`)),
    replaceProperty(prototype, 'formatToParts', (original) => dated(original, `${name}formatToParts()`)),
  ]
}

/** What another has left in memory differs from run to run. */
function emptied(guard: Guard, original: (...given: unknown[]) => unknown): unknown {
  return new Proxy(original, {
    apply: (target, self, given) =>
      guard.armed > 0
        ? Buffer.alloc(given[0] as number)
        : Reflect.apply<unknown, unknown[], unknown>(target, self, given),
  })
}

/** A proxy, so that what hangs on the function (`process.hrtime.bigint`) is guarded and kept too. */
function guardedFunction(
  guard: Guard,
  original: (...given: unknown[]) => unknown,
  { what, effect }: { readonly what: string; readonly effect: Effect },
): unknown {
  return new Proxy(original, {
    apply(target, self, given) {
      if (isRefused(guard)) refuse(what, effect)
      return Reflect.apply(target, self, given)
    },
    get(target, key): unknown {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function' || typeof key === 'symbol' || !Object.hasOwn(target, key)) return value
      return guardedFunction(guard, value as typeof original, { what: what.replace('()', `.${key}()`), effect })
    },
  })
}

/** The same function, or class, with one locale where the caller names none, or only some that Node does not know. */
function everywhereTheSame(
  original: (...given: unknown[]) => unknown,
  { position, service }: Pick<(typeof LOCAL)[number], 'position' | 'service'>,
): unknown {
  const named = (given: unknown[]): unknown[] => {
    const asked = given[position]
    if (asked !== undefined && service.supportedLocalesOf(asked as never).length > 0) return given
    return Object.assign<unknown[], unknown[], object>([], given, { [position]: LOCALE })
  }
  return new Proxy(original, {
    apply: (target, self, given) => Reflect.apply(target, self, named(given)),
    construct: (target, given, newTarget) => Reflect.construct(target, named(given), newTarget) as object,
  })
}

/** The name of the zone is written in the machine's language. */
function withPlainZone(original: (...given: unknown[]) => string): unknown {
  return new Proxy(original, {
    apply: (target, self, given) => Reflect.apply(target, self, given).replace(/ \(.*\)$/, ` (${ZONE_NAME})`),
  })
}

function guardedDate(guard: Guard, original: DateConstructor): DateConstructor {
  const proxy: DateConstructor = new Proxy(original, {
    construct(target, given, newTarget): object {
      if (given.length === 0 && isRefused(guard)) refuse('new Date()')
      return Reflect.construct(target, given, newTarget === proxy ? target : newTarget) as object
    },
    apply(target) {
      if (isRefused(guard)) refuse('Date()')
      return target()
    },
    get: (target, key) => (key === GUARD ? guard : (Reflect.get(target, key) as unknown)),
  })
  return proxy
}

function isRefused(guard: Guard): boolean {
  return guard.armed > 0 && guard.loading === 0
}

/** Libraries read variables all over the place and have defaults for all of them: they get an empty environment. */
function hideEnvironment(guard: Guard): () => void {
  const real = process.env
  Object.defineProperty(process, 'env', {
    get: () => (guard.armed > 0 ? guard.environment : real),
    enumerable: true,
    configurable: true,
  })
  return () => {
    Object.defineProperty(process, 'env', { value: real, writable: true, enumerable: true, configurable: true })
  }
}

/** What a library prints must not stand among manifests or JSON. */
function hideStdout(guard: Guard): () => void {
  const before = Object.getOwnPropertyDescriptor(process, 'stdout') ?? {}
  const real = process.stdout
  const get = () => (guard.armed > 0 ? process.stderr : real)
  Object.defineProperty(process, 'stdout', { get, enumerable: true, configurable: true })
  return () => {
    Object.defineProperty(process, 'stdout', before)
  }
}

/** Dates and Intl tell the time of the machine's zone. */
function useUtc(): () => void {
  const { env } = process
  const before = env['TZ']
  if (before === 'UTC') return () => undefined
  env['TZ'] = 'UTC'
  return () => {
    if (before === undefined) delete env['TZ']
    else env['TZ'] = before
  }
}

/** The author's line may lie deep below a library's. */
function deepenStacks(): () => void {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = Math.max(before, STACK_FRAMES)
  return () => {
    Error.stackTraceLimit = before
  }
}

/** The stack of an Error names folders of this machine, and depends on how motif was started. */
function hideFolders(guard: Guard): () => void {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')
  const otherwise = before?.value as typeof Error.prepareStackTrace
  Error.prepareStackTrace = (error, sites) =>
    guard.armed > 0 ? portableStack(error, sites) : ((otherwise ?? plainStack)(error, sites) as unknown)
  return () => {
    if (before) Object.defineProperty(Error, 'prepareStackTrace', before)
    else Reflect.deleteProperty(Error, 'prepareStackTrace')
  }
}
