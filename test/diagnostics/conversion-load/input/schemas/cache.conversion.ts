interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function upwards(object: Old): Old {
  return object
}

export function down(object: Old): Old {
  return object
}
