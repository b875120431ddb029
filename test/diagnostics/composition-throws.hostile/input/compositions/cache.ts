import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export default composition(() => {
  throw 'a string\n::error::\u001b[31m'
})
