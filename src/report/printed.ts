/** What goes where. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
  /** What goes to stderr behind stdout: what stands last on a terminal is what is read. */
  readonly closing?: string
}
