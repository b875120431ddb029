import type { Schema } from '../../model/kind.ts'
import { isSameValue } from '../../model/value.ts'
import { note, type Place } from './change.ts'

/** Notes how a list or a map is merged and what must be unique in it. */
export function compareLists(old: Schema, now: Schema, place: Place): void {
  compareListTypes(old, now, place)
  const [was, is] = [old['x-kubernetes-list-map-keys'], now['x-kubernetes-list-map-keys']]
  if (was !== undefined && is !== undefined && !isSameValue(was, is)) {
    note(place, 'compat/list-key-changed', {
      message: `is keyed by ${is.join(' and ')}, where it was by ${was.join(' and ')}`,
      keyword: ['x-kubernetes-list-map-keys'],
    })
  }
  const maps = { was: old['x-kubernetes-map-type'] ?? 'granular', is: now['x-kubernetes-map-type'] ?? 'granular' }
  if (maps.was === maps.is) return
  note(place, 'compat/map-type-changed', {
    message: `is merged as ${maps.is}, where it was as ${maps.was}`,
    keyword: ['x-kubernetes-map-type'],
  })
}

function compareListTypes(old: Schema, now: Schema, place: Place): void {
  const [was, is] = [old['x-kubernetes-list-type'] ?? 'atomic', now['x-kubernetes-list-type'] ?? 'atomic']
  if (was === is) return
  const keyword = ['x-kubernetes-list-type']
  if (is === 'atomic') {
    return note(place, 'compat/list-type-loosened', { message: 'may repeat an item', keyword })
  }
  const keys = now['x-kubernetes-list-map-keys'] ?? []
  const message = is === 'set' ? 'must not repeat an item' : `must not repeat the key ${keys.join(' and ')}`
  note(place, 'compat/list-type-tightened', { message, keyword })
}
