import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export default composition<{ metadata: { name: string }; spec: { memoryGb: number } }>((scope, { metadata, spec }) => {
  new ApiObject(scope, 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: metadata.name },
    data: { memoryGb: spec.memoryGb },
  })
})
