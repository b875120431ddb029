import { createHash, hash } from 'node:crypto'

/** What stands under a seal, and its SHA-256. */
export interface Sealed {
  readonly body: Buffer
  readonly digest: string
}

/** Bytes of what motif keeps, in parts that follow one another, under a line that says their format and their digest. */
export function seal(format: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return Buffer.concat([Buffer.from(`${format} ${digest.digest('hex')}\n`), ...parts])
}

/** What seal() was given; undefined where the format is another, or where a byte was lost or changed. */
export function unseal(format: string, { buffer, byteOffset, byteLength }: Uint8Array): Sealed | undefined {
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const end = bytes.indexOf('\n')
  const body = bytes.subarray(end + 1)
  const digest = hash('sha256', body)
  return bytes.toString('latin1', 0, end) === `${format} ${digest}` ? { body, digest } : undefined
}
