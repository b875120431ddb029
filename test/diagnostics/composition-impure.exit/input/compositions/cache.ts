import { composition } from 'motif'

export default composition(() => {
  globalThis.process.exit(0)
})
