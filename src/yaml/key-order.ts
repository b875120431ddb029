import type { Mapping } from '../model/value.ts'

/**
 * How the keys of a mapping are ordered: as a manifest (apiVersion, kind, metadata, spec, the others by code unit), as a
 * manifest's metadata (name, namespace, the others), by code unit, or as they are.
 */
export type Role = 'manifest' | 'metadata' | 'sorted' | 'given'

const MANIFEST_HEAD = ['apiVersion', 'kind', 'metadata', 'spec'] as const
const METADATA_HEAD = ['name', 'namespace'] as const

/** The keys of a mapping in the order of its role. */
export function orderedKeys(map: Mapping, role: Role): readonly string[] {
  const keys = Object.keys(map)
  switch (role) {
    case 'given':
      return keys
    case 'sorted':
      return sort(keys)
    case 'manifest':
      return headFirst(keys, MANIFEST_HEAD)
    case 'metadata':
      return headFirst(keys, METADATA_HEAD)
  }
}

/** The role of the value under `key` in a mapping of the role `parent`; a list hands it on to its items. */
export function roleBelow(parent: Role, map: Mapping, key: string): Role {
  if (parent === 'given') return 'given'
  if (parent === 'manifest') {
    if (key === 'metadata') return 'metadata'
    if (key === 'items' && map['kind'] === 'List' && map['apiVersion'] === 'v1') return 'manifest'
  }
  return 'sorted'
}

function headFirst(keys: readonly string[], head: readonly string[]): readonly string[] {
  if (isInOrder(keys, head)) return keys
  const first: string[] = []
  const rest: string[] = []
  for (const key of head) if (keys.includes(key)) first.push(key)
  for (const key of keys) if (!head.includes(key)) rest.push(key)
  sort(rest)
  for (const key of rest) first.push(key)
  return first
}

/** What the compiler itself makes mostly is. */
function isInOrder(keys: readonly string[], head: readonly string[]): boolean {
  let from = 0
  for (const key of head) if (keys[from] === key) from++
  for (let at = from; at < keys.length; at++) {
    const key = keys[at] as string
    if (head.includes(key) || (at > from && (keys[at - 1] as string) > key)) return false
  }
  return true
}

/** By code unit. Most mappings are small: an insertion sort spares them the library's set-up. */
function sort(keys: string[]): string[] {
  if (keys.length > 16) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string
    let at = i
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string
    keys[at] = key
  }
  return keys
}
