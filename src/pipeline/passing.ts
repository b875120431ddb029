/** Problems that another run might not have: how long something took, and code whose answers differ. */
export const PASSING: ReadonlySet<string> = new Set([
  'composition/limit',
  'composition/impure',
  'composition/unstable',
  'composition/async',
  'conversion/impure',
  'conversion/async',
  'conversion/limit',
  'file/unreadable',
])
