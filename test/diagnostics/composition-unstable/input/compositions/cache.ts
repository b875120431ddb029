import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

let count = 0

export default composition((scope, { metadata }) => {
  const name = `${metadata.name}-${count++}`
  new ApiObject(scope, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
})
