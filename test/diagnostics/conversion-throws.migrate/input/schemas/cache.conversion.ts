interface Old {
  readonly spec: { readonly memoryMb: number }
}

const SIZES: Readonly<Record<number, string>> = { 1024: '1Gi' }

export function up({ spec: { memoryMb }, ...object }: Old): object {
  return { ...object, spec: { memory: sizeOf(memoryMb) } }
}

function sizeOf(memoryMb: number): string {
  const size = SIZES[memoryMb]
  if (size === undefined) throw new Error(`no size has ${memoryMb} MB`)
  return size
}

export function down(object: Old): Old {
  return object
}
