import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isCollection, isPair, LineCounter, parseAllDocuments, visit, type Node } from 'yaml'
import { formatPath } from '../../src/model/path.ts'
import { isList, isMapping, type Mapping, type Value, type ValuePath } from '../../src/model/value.ts'

/** One file of Google's blueprints: resources whose `# kpt-set:` comments say which setters a field is made from. */
export interface Blueprint {
  /** Relative to the folder of blueprints. */
  readonly file: string
  readonly text: string
  readonly resources: readonly BlueprintResource[]
}

/** One resource, with the setters of its fields. */
export interface BlueprintResource {
  readonly manifest: Mapping
  /** By path: of a scalar, or of a list that a setter gives as a whole. */
  readonly setters: ReadonlyMap<string, Setting>
}

/** The comment of one field: `projects/${project-id}/global/networks/${network}`. */
export interface Setting {
  readonly path: ValuePath
  readonly expression: string
  readonly names: readonly string[]
}

const COMMENT = /\s*# kpt-set: (.*?)\s*$/

/** Every blueprint file below the folder that has such comments, by path. */
export function blueprintsBelow(folder: string): readonly Blueprint[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readBlueprint(join(folder, name), relative(folder, join(folder, name))))
    .filter(({ resources }) => resources.some(({ setters }) => setters.size > 0))
}

/** The setters of an expression. */
export function settersIn(expression: string): readonly string[] {
  return [...new Set([...expression.matchAll(/\$\{([^}]+)\}/g)].map((found) => found[1] ?? ''))]
}

/** Reads the comments with the YAML library alone, by line: nothing of motif's takes part. */
function readBlueprint(path: string, file: string): Blueprint {
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const counter = new LineCounter()
  const resources = parseAllDocuments(text, { lineCounter: counter }).flatMap((document): BlueprintResource[] => {
    if ('empty' in document || document.contents === null) return []
    const manifest = document.toJS() as unknown
    if (!isMapping(manifest) || typeof manifest['kind'] !== 'string' || manifest['kind'] === 'ConfigMap') return []
    const setters = new Map<string, Setting>()
    visit(document, {
      Node(key, node, ancestors) {
        const pair = ancestors.at(-1)
        const start = isPair(pair) ? (pair.key as Node).range?.[0] : node.range?.[0]
        if (key === 'key' || start === undefined) return
        const expression = COMMENT.exec(lines[counter.linePos(start).line - 1] ?? '')?.[1]
        if (expression === undefined || (isCollection(node) && !(isPair(pair) && isWhole(expression)))) return
        const path = pathOf([...ancestors, node])
        setters.set(formatPath(path), { path, expression, names: settersIn(expression) })
      },
    })
    return [{ manifest, setters }]
  })
  return { file, text, resources }
}

function isWhole(expression: string): boolean {
  return /^\$\{[^}]+\}$/.test(expression)
}

function pathOf(nodes: readonly unknown[]): ValuePath {
  const path: (string | number)[] = []
  nodes.forEach((node, index) => {
    const next = nodes[index + 1]
    if (isPair(node)) path.push(String((node.key as { value?: unknown }).value))
    else if (isCollection(node) && !isPair(next) && next !== undefined) path.push(node.items.indexOf(next as never))
  })
  return path
}

/** A blueprint as a kind of group blueprints.example: schema, template, TypeScript and one spec. */
export interface BlueprintKind {
  readonly kind: string
  readonly basename: string
  readonly schema: string
  readonly template: string
  readonly typescript: string
  readonly spec: string
}

/** The field of the spec that a setter becomes. */
export function fieldOf(setter: string): string {
  return setter.replace(/[^A-Za-z0-9]+(.)/g, (_, next: string) => next.toUpperCase())
}

/** Writes a blueprint as a kind: a field of the spec for each setter, of the type that its value has. */
export function kindOfBlueprint(blueprint: Blueprint, number: number): BlueprintKind {
  const kind = `Blueprint${number}`
  const basename = `blueprint-${number}`
  const values = valuesOf(blueprint)
  const properties = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, schemaOf(value)]))
  const plural = `${kind.toLowerCase()}s`
  const spec = { type: 'object', properties, required: Object.keys(values) }
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.blueprints.example` },
    spec: {
      group: 'blueprints.example',
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { spec } } },
        },
      ],
    },
  }
  const composite = {
    apiVersion: 'blueprints.example/v1',
    kind,
    metadata: { name: 'here', namespace: 'there' },
    spec: values,
  }
  return {
    kind,
    basename,
    schema: JSON.stringify(crd),
    template: templateOf(blueprint),
    typescript: typescriptOf(blueprint),
    spec: JSON.stringify(composite, undefined, 2),
  }
}

function valuesOf({ resources }: Blueprint): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {}
  for (const { manifest, setters } of resources) {
    for (const { path, expression, names } of setters.values()) {
      for (const name of names) {
        if (isWhole(expression)) values[fieldOf(name)] = valueIn(manifest, path)
        else values[fieldOf(name)] ??= name
      }
    }
  }
  return values
}

function valueIn(manifest: Mapping, path: ValuePath): Value {
  let value: Value = manifest
  for (const step of path) value = (value as Record<string | number, Value>)[step] ?? null
  return value
}

function schemaOf(value: Value): object {
  if (isList(value)) return { type: 'array', items: { type: 'string' } }
  return { type: typeof value === 'number' ? 'integer' : typeof value }
}

/** The blueprint's own text, its values in place of which expressions stand. */
function templateOf({ text }: Blueprint): string {
  const lines: string[] = []
  let skipping: number | undefined
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/)
    if (skipping !== undefined && indent >= skipping && line.trim().startsWith('-')) continue
    skipping = undefined
    const expression = COMMENT.exec(line)?.[1]
    const found = /^(\s*(?:- )?(?:[\w./-]+:)?\s*)(.*?)\s*# kpt-set:/.exec(line)
    if (expression === undefined || found === null) {
      lines.push(line.replace(/(^|\s)#.*$/, ''))
      continue
    }
    const [, head = '', value = ''] = found
    const filled = expression.replace(/\$\{([^}]+)\}/g, (_, name: string) => `{{spec.${fieldOf(name)}}}`)
    lines.push(`${head.trimEnd()} ${isWhole(expression) ? filled : JSON.stringify(filled)}`)
    if (value === '') skipping = indent
  }
  return lines.join('\n')
}

function typescriptOf({ resources }: Blueprint): string {
  const objects = resources.map(({ manifest, setters }, index) => {
    return `  new ApiObject(scope, 'object-${index}', ${codeOf(manifest, [], setters)} as never)`
  })
  return `import { ApiObject } from 'cdk8s'
import { composition } from 'motif'

interface Given { readonly spec: Readonly<Record<string, never>> }

export default composition<Given>((scope, { spec }) => {
${objects.join('\n')}
})
`
}

function codeOf(value: Value, path: ValuePath, setters: BlueprintResource['setters']): string {
  const setting = setters.get(formatPath(path))
  if (setting !== undefined) {
    const { expression, names } = setting
    if (isWhole(expression)) return `spec.${fieldOf(names[0] ?? '')}`
    return `\`${expression.replace(/\$\{([^}]+)\}/g, (_, name: string) => `\${spec.${fieldOf(name)}}`)}\``
  }
  if (isList(value)) return `[${value.map((item, index) => codeOf(item, [...path, index], setters)).join(', ')}]`
  if (!isMapping(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${codeOf(each, [...path, key], setters)}`,
  )
  return `{ ${entries.join(', ')} }`
}
