import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export default composition((scope, { metadata }) => {
  const a = new ApiObject(scope, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${metadata.name}-a` } })
  const b = new ApiObject(scope, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${metadata.name}-b` } })
  a.addDependency(b)
  b.addDependency(a)
})
