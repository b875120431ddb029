interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function up({ spec, ...object }: Old): object {
  return { ...object, spec: { memory: spec.memoryMb } }
}

export function down(object: Old): Old {
  return object
}
