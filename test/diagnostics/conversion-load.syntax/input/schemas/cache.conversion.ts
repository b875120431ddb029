interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function up(object: Old): Old {
  return { ...object spec: {} }
}

export function down(object: Old): Old {
  return object
}
