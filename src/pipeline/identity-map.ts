import type { Identity } from '../model/resource.ts'

/** What is known of resources, by identity. */
export interface IdentityMap<T> {
  get(identity: Identity): T | undefined
  set(identity: Identity, value: T): void
  /** Sets what is not there yet; gives what is. */
  add(identity: Identity, value: T): T | undefined
}

type Level<T> = Map<string, T>

/** An empty one. A map for each part of the identity: a text that is made for a question has to be hashed each time. */
export function identityMap<T>(): IdentityMap<T> {
  const groups: Level<Level<Level<Level<T>>>> = new Map()
  const names = ({ group, kind, namespace }: Identity): Level<T> => below(below(below(groups, group), kind), namespace)
  return {
    get: ({ group, kind, namespace, name }) => groups.get(group)?.get(kind)?.get(namespace)?.get(name),
    set: (identity, value) => void names(identity).set(identity.name, value),
    add(identity, value) {
      const level = names(identity)
      const known = level.get(identity.name)
      if (known === undefined) level.set(identity.name, value)
      return known
    },
  }
}

function below<T>(level: Level<Level<T>>, key: string): Level<T> {
  let next = level.get(key)
  if (next === undefined) level.set(key, (next = new Map<string, T>()))
  return next
}
