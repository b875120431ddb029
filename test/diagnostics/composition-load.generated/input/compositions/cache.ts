import { composition } from 'motif'
import type { Cache } from '../generated/kinds/cache.ts'
import { ConfigMap } from '../generated/core/v1.ts'

export default composition<Cache>((scope, { metadata }) => {
  new ConfigMap(scope, 'config', { metadata: { name: metadata.name } })
})
