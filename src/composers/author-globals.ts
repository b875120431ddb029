import { Console } from 'node:console'
import { effectOf } from './forbidden.ts'
import { refuse } from './purity.ts'

const PASSED: readonly PropertyKey[] = Object.freeze(['emitWarning', 'stderr', '__esModule'])

/**
 * The `process` that a composition's own code sees, whenever it runs: everything that differs from one machine or
 * run to the next is refused by name.
 */
export function authorProcess(): NodeJS.Process {
  return new Proxy(process, {
    get(target, key): unknown {
      if (key === 'env') return environment()
      if (typeof key === 'symbol' || PASSED.includes(key)) return Reflect.get(target, key)
      return refuse(`process.${key}`, effectOf(key))
    },
  })
}

function environment(): object {
  const whole = () => refuse('process.env')
  const one = (_: object, key: PropertyKey) => refuse(`process.env.${String(key)}`)
  return new Proxy({}, { get: one, has: one, set: one, ownKeys: whole, getOwnPropertyDescriptor: one })
}

/**
 * The `console` that a composition's own code sees: everything goes to stderr, because stdout is motif's answer. Without colours: with
 * them, Node asks for the working folder when it prints an Error.
 */
export function authorConsole(): Console {
  return new Console({ stdout: process.stderr, stderr: process.stderr, colorMode: false })
}
