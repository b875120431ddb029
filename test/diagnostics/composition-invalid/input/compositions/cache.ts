import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export default composition((scope, { metadata }) => {
  new ApiObject(scope, 'config', { apiVersion: 'v1', metadata: { name: metadata.name } } as never)
})
