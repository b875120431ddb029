/** Words of CEL that a field may be called by with underscores around it (k8s.io/apiserver/pkg/cel/escaping.go). */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'true false null in as break const continue else for function if import let loop package namespace return var ' +
    'void while'
  ).split(' '),
)
const PARTS: ReadonlyMap<string, string> = new Map([
  ['__', '__underscores__'],
  ['.', '__dot__'],
  ['-', '__dash__'],
  ['/', '__slash__'],
])

/** The name that rules call a property by, or undefined where they can't: `my-field` is my__dash__field. */
export function escapeName(name: string): string | undefined {
  if (!/^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(name)) return undefined
  if (RESERVED.has(name)) return `__${name}__`
  return name.replace(/__|[-./]/g, (part) => PARTS.get(part) ?? part)
}

/** The name that a property goes by where a rule writes it: a word of CEL after a dot needs no underscores. */
export function fieldOf<T>(fields: { get(name: string): T | undefined }, name: string): T | undefined {
  const field = fields.get(name)
  return field === undefined && RESERVED.has(name) ? fields.get(`__${name}__`) : field
}
