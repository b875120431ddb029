interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function up({ spec }: Old): unknown {
  return [spec.memoryMb]
}

export function down(object: Old): Old {
  return object
}
