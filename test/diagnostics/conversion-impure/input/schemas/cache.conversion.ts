interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function up({ spec: { memoryMb }, ...object }: Old): object {
  return { ...object, spec: { memory: Date.now() > 0 ? `${memoryMb}Mi` : '1Gi' } }
}

export function down(object: Old): Old {
  return object
}
