interface Old {
  readonly spec: { readonly memoryMb: number; readonly tier?: string }
}

interface New {
  readonly spec: { readonly memory: string; readonly tier?: string }
}

const MB_PER_GB = 1024

/** memoryMb: 2048 -> memory: 2Gi */
export function up({ spec: { memoryMb, ...spec }, ...object }: Old): New {
  const memory = memoryMb % MB_PER_GB === 0 ? `${memoryMb / MB_PER_GB}Gi` : `${memoryMb}Mi`
  return { ...object, spec: { ...spec, memory } }
}

/** memory: 2Gi -> memoryMb: 2048 */
export function down({ spec: { memory, ...spec }, ...object }: New): Old {
  const count = Number(memory.slice(0, -2))
  return { ...object, spec: { ...spec, memoryMb: memory.endsWith('Gi') ? count * MB_PER_GB : count } }
}
