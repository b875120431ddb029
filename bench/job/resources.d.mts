/** One spec of the job. */
export interface Spec {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace: string }
  readonly spec: Readonly<Record<string, string | number | boolean>>
}

export function specOf(index: number): Spec
export function resourcesOf(spec: Spec): readonly object[]
