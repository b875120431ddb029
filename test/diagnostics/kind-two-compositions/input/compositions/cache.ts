import { composition } from 'motif'

export default composition(() => {})
