import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

const zones: Record<string, string[]> = { 'europe-west1': ['b', 'c', 'd'] }

export default composition<{ metadata: { name: string }; spec: { region?: string } }>((scope, { metadata, spec }) => {
  const [first] = zones[spec.region ?? 'us-east9']
  new ApiObject(scope, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: metadata.name + first } })
})
