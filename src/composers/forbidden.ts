import { File } from 'node:buffer'
import crypto from 'node:crypto'
import { PerformanceEntry } from 'node:perf_hooks'
import timers from 'node:timers'
import timersPromises from 'node:timers/promises'

/**
 * Why a composition may not use something: its answer `differs` from run to run or machine to machine, it `acts` on the
 * process that all compositions share, it runs `later`, when the composition has given its answer, or it `changes` what
 * the built-in objects hold.
 */
export type Effect = 'differs' | 'acts' | 'later' | 'changes'

/** Functions of one object, and how an author writes that object. */
interface Refused {
  readonly target: object
  readonly name: string
  readonly keys: readonly string[]
  readonly effect: Effect
}

const RANDOM = [
  ...['randomBytes', 'randomFill', 'randomFillSync', 'randomInt', 'randomUUID', 'pseudoRandomBytes', 'prng', 'rng'],
  // What these make, or add to what they are given, is random.
  ...['createECDH', 'createDiffieHellman', 'createDiffieHellmanGroup', 'getDiffieHellman', 'publicEncrypt'],
  ...['sign', 'createSign', 'encapsulate'],
] as const
const KEYS = ['generateKey', 'generateKeySync', 'generateKeyPair', 'generateKeyPairSync'] as const
const PRIMES = ['generatePrime', 'generatePrimeSync'] as const
/** Node itself calls process.nextTick for what a composition logs, so that is only refused to the author's own code. */
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'] as const
const PERFORMANCE = ['now', 'mark', 'measure', 'toJSON', 'timerify', 'eventLoopUtilization'] as const
const PROCESS = [
  ...['hrtime', 'uptime', 'cpuUsage', 'threadCpuUsage', 'memoryUsage', 'availableMemory', 'constrainedMemory'],
  ...['resourceUsage', 'getActiveResourcesInfo', 'cwd'],
] as const
const ACTS = ['exit', 'reallyExit', 'abort', 'kill', 'chdir', 'umask'] as const

/** Every function that a guarded run refuses. */
export function refused(): readonly Refused[] {
  return [
    { target: Date, name: 'Date.', keys: ['now'], effect: 'differs' },
    { target: Math, name: 'Math.', keys: ['random'], effect: 'differs' },
    { target: performance, name: 'performance.', keys: PERFORMANCE, effect: 'differs' },
    { target: process, name: 'process.', keys: PROCESS, effect: 'differs' },
    { target: globalThis.crypto, name: 'crypto.', keys: ['getRandomValues', 'randomUUID'], effect: 'differs' },
    { target: crypto, name: 'crypto.', keys: [...RANDOM, ...KEYS, ...PRIMES], effect: 'differs' },
    { target: process, name: 'process.', keys: ACTS, effect: 'acts' },
    { target: URL, name: 'URL.', keys: ['createObjectURL'], effect: 'differs' },
    { target: globalThis, name: '', keys: [...TIMERS, 'queueMicrotask', 'fetch'], effect: 'later' },
    { target: timers, name: '', keys: TIMERS, effect: 'later' },
    { target: timersPromises, name: 'timers.', keys: TIMERS, effect: 'later' },
    { target: timersPromises.scheduler, name: 'scheduler.', keys: ['wait', 'yield'], effect: 'later' },
  ]
}

/** Every property that a guarded run refuses to be read: an answer that differs, and no function. */
export function unreadable(): readonly Omit<Refused, 'effect'>[] {
  const { navigator } = globalThis as { navigator?: object }
  const known = navigator ? [{ target: navigator, name: 'navigator.', keys: NAVIGATOR }] : []
  return [
    { target: performance, name: 'performance.', keys: ['timeOrigin', 'nodeTiming'] },
    { target: process, name: 'process.', keys: ['pid', 'ppid'] },
    { target: Event.prototype, name: 'Event.', keys: ['timeStamp'] },
    { target: File.prototype, name: 'File.', keys: ['lastModified'] },
    { target: PerformanceEntry.prototype, name: 'PerformanceEntry.', keys: ['startTime'] },
    ...known,
  ]
}

const NAVIGATOR = ['hardwareConcurrency', 'language', 'languages', 'platform'] as const

/**
 * Modules of Node for files, processes, networks and for what leads to them or to another clock; the digest of a
 * composition can't cover what they answer.
 */
export function readsMachine(specifier: string): boolean {
  return MACHINE.has(specifier.replace(/^node:/, ''))
}

const MACHINE = new Set([
  ...['fs', 'fs/promises', 'os', 'child_process', 'worker_threads', 'cluster', 'inspector', 'inspector/promises'],
  ...['repl', 'readline', 'readline/promises', 'tty', 'module', 'vm', 'v8', 'wasi', 'trace_events'],
  ...['net', 'tls', 'dgram', 'dns', 'dns/promises', 'http', 'https', 'http2', 'sqlite'],
])

/** Why the author's own code may not use a property of process. */
export function effectOf(key: string): Effect {
  if (key === 'nextTick') return 'later'
  return (ACTS as readonly string[]).includes(key) ? 'acts' : 'differs'
}

/** The locale of whoever names none, on every machine. */
export const LOCALE = 'en-US'

/** A class of Intl that takes locales. */
interface LocaleService {
  supportedLocalesOf(locales: never): readonly string[]
}

/** Whatever of Intl takes locales, in this version of Node. */
const SERVICES = Object.entries(Object.getOwnPropertyDescriptors(Intl)).flatMap(([key, { value }]) =>
  isService(value) ? [{ target: Intl, keys: [key], position: 0, service: value }] : [],
)

/** What takes the machine's locale where `given[position]` names none that `service` knows. */
export const LOCAL: readonly {
  readonly target: object
  readonly keys: readonly string[]
  readonly position: number
  readonly service: LocaleService
}[] = Object.freeze([
  { target: String.prototype, keys: ['localeCompare'], position: 1, service: Intl.Collator },
  {
    target: String.prototype,
    keys: ['toLocaleLowerCase', 'toLocaleUpperCase'],
    position: 0,
    service: Intl.Collator,
  },
  { target: Number.prototype, keys: ['toLocaleString'], position: 0, service: Intl.NumberFormat },
  { target: BigInt.prototype, keys: ['toLocaleString'], position: 0, service: Intl.NumberFormat },
  {
    target: Date.prototype,
    keys: ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
    position: 0,
    service: Intl.DateTimeFormat,
  },
  ...SERVICES,
])

function isService(value: unknown): value is LocaleService {
  return typeof value === 'function' && 'supportedLocalesOf' in value
}
