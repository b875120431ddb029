import type { Problem } from '../model/diagnostic.ts'
import { own, type Mapping } from '../model/value.ts'

/** A metadata.generateName in the place of a name: a cluster takes it, but `kubectl apply` and an output file cannot. */
export function nameless(manifest: Mapping): readonly Problem[] {
  const metadata = own(manifest, 'metadata')
  if (own(metadata, 'name') !== undefined || own(metadata, 'generateName') === undefined) return []
  const message = 'metadata.generateName would make another object at every apply.'
  const path = ['metadata', 'generateName']
  return [{ code: 'schema/metadata', message, path, at: 'key', help: 'write metadata.name.' }]
}
