import type { Identity } from '../model/resource.ts'

/** What is known of resources, by identity. */
export interface IdentityMap<T> {
  get(identity: Identity): T | undefined
  set(identity: Identity, value: T): void
}

type Level<T> = Map<string, T>

/** An empty one. A map for each part of the identity: a text that is made for a question has to be hashed each time. */
export function identityMap<T>(): IdentityMap<T> {
  const groups: Level<Level<Level<Level<T>>>> = new Map()
  return {
    get: ({ group, kind, namespace, name }) => groups.get(group)?.get(kind)?.get(namespace)?.get(name),
    set({ group, kind, namespace, name }, value) {
      below(below(below(groups, group), kind), namespace).set(name, value)
    },
  }
}

function below<T>(level: Level<Level<T>>, key: string): Level<T> {
  let next = level.get(key)
  if (next === undefined) level.set(key, (next = new Map<string, T>()))
  return next
}
