import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

const limits: Record<string, { gb: number }> = {}
const smallest = limits['BASIC'].gb

export default composition(() => {
  throw new Error(`${smallest}`)
})
