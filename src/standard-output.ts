import { fstatSync, writeFileSync } from 'node:fs'

/** Takes all of what it is given, at once or later. */
export type Write = (text: string | Uint8Array) => void

const DESCRIPTOR = 1

/**
 * What writes to this process's standard output. `failed` is called once, with an error's code as Node names it (ENOSPC),
 * when something could not be written. A reader that goes away (`| head`) is no failure.
 */
export function standardOutput(failed: (code: string) => void): Write {
  let isOver = false
  const heed = (error: NodeJS.ErrnoException | null | undefined): void => {
    // After the first error a stream only says that it is closed.
    if (isOver || !error) return
    isOver = true
    if (error.code !== 'EPIPE') failed(error.code ?? error.message)
  }
  if (!isFile()) {
    process.stdout.on('error', heed)
    return (text) => void process.stdout.write(text, heed)
  }
  // A full disk refuses even nothing, which the stream is given at the end.
  process.stdout.on('error', () => undefined)
  return (text) => {
    if (isOver) return
    try {
      // Node's stream for files takes it for done when a disk that is nearly full takes the beginning.
      writeFileSync(DESCRIPTOR, typeof text === 'string' ? Buffer.from(text) : text)
    } catch (error) {
      heed(error as NodeJS.ErrnoException)
    }
  }
}

/** A file or a device that is no terminal: what Node writes to with its synchronous stream. */
function isFile(): boolean {
  if (process.stdout.isTTY) return false
  const stat = fstatSync(DESCRIPTOR)
  return !stat.isFIFO() && !stat.isSocket()
}
