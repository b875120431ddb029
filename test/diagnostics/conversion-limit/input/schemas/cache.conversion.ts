interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function up(object: Old): Old {
  for (;;) if (object.spec.memoryMb < 0) return object
}

export function down(object: Old): Old {
  return object
}
