import { composition } from 'motif'
import { ApiObject } from 'cdk8s'

export const compose = composition(() => {})
