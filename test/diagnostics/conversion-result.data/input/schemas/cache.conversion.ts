interface Old {
  readonly spec: { readonly memoryMb: number }
}

export const up = ({ spec, ...object }: Old): object => ({ ...object, spec: { memory: () => `${spec.memoryMb}Mi` } })

export function down(object: Old): Old {
  return object
}
