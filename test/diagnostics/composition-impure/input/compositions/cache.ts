import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export default composition((scope, { metadata }) => {
  const name = `${metadata.name}-${Date.now()}`
  new ApiObject(scope, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
})
