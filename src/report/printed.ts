/** What goes where. */
export interface Printed {
  readonly stdout: string
  /** What goes to stdout instead, in UTF-8. */
  readonly bytes?: Uint8Array
  readonly stderr: string
  /** What goes to stderr behind stdout: what stands last on a terminal is what is read. */
  readonly closing?: string
}
