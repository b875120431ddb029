interface Old {
  readonly spec: { readonly memoryMb: number }
}

export async function up(object: Old): Promise<Old> {
  return object
}

export function down(object: Old): Old {
  return object
}
