import type { Composite } from '../model/composition.ts'
import { isMapping, own, type Value } from '../model/value.ts'

/** Written by tools of Kubernetes itself or of the compiler; no composition is expected to read them. */
const OWN_GROUPS = /(^|\.)(motif\.dev|kubernetes\.io|k8s\.io|kpt\.dev)$/

/** The annotations of a composite that are meant for some controller: those of another group. */
export function foreignAnnotations(composite: Composite): readonly string[] {
  const annotations = own(own(composite, 'metadata'), 'annotations')
  if (!isMapping(annotations)) return []
  return Object.keys(annotations).filter((key) => key.includes('/') && !OWN_GROUPS.test(key.slice(0, key.indexOf('/'))))
}

/** The same composite without one annotation. */
export function withoutAnnotation(composite: Composite, key: string): Composite {
  const metadata = own(composite, 'metadata')
  const annotations = own(metadata, 'annotations')
  if (!isMapping(metadata) || !isMapping(annotations)) return composite
  const left: Record<string, Value> = { ...annotations }
  Reflect.deleteProperty(left, key)
  return { ...composite, metadata: { ...metadata, annotations: left } }
}
