import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export default composition<{ metadata: { name: string } }>((scope, { metadata }) => {
  for (const name of ['a', 'b']) {
    new ApiObject(scope, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${metadata.name}-${name}` } })
  }
})
