/** What goes where. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
}
