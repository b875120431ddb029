import { composition } from 'motif'
import { bucket } from '@acme/buckets'

export default composition((scope, { metadata }) => {
  bucket(scope, metadata.name)
})
