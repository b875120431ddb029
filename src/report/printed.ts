/** What goes where. */
export interface Printed {
  /** Text, or its bytes in UTF-8. */
  readonly stdout: string | Uint8Array
  readonly stderr: string
  /** What goes to stderr behind stdout: what stands last on a terminal is what is read. */
  readonly closing?: string
}
