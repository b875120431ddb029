interface Old {
  readonly spec: { readonly memoryMb: number }
}

export function up({ spec }: Old): object {
  return { kind: 'Cache', metadata: { name: 'other' }, spec: { memory: `${spec.memoryMb}Mi` } }
}

export function down(object: Old): Old {
  return object
}
