import type { Host } from '../../src/host.ts'
import { open, type Opened, type Program } from '../../src/pipeline/1-load.ts'
import { link } from '../../src/pipeline/6-link.ts'
import { compileAll, type CompileOptions } from '../../src/pipeline/compile-all.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import type { Composing, Composite, Composition } from '../../src/model/composition.ts'
import type { Manifest } from '../../src/model/resource.ts'
import type { Build } from '../../src/model/unit.ts'
import { memoryHost } from './memory-host.ts'

/** A composition as a plain function, in the place of a loaded one. */
export type Expand = (composite: Composite) => readonly Manifest[] | Composing

/** A package in memory: its files below /repo, and its compositions by kindKey. */
export interface TestPackage {
  readonly files: Readonly<Record<string, string>>
  readonly compositions?: Readonly<Record<string, Expand>>
  readonly options?: Partial<CompileOptions>
}

/** Opens a package from memory, or from a host that has its files; throws where motif.yaml is wrong. */
export async function openedOf(
  { files, compositions = {} }: TestPackage,
  host: Host = memoryHost(files),
): Promise<Opened> {
  const found = findPackage(host)
  if (found.package === undefined) throw new Error(found.diagnostics.map(({ message }) => message).join('\n'))
  const opened = await open(host, found.package, { mayRunCode: false })
  const byKind = new Map(Object.entries(compositions).map(([key, expand]) => [key, compositionOf(key, expand)]))
  return {
    ...opened,
    program: { ...opened.program, compositions: byKind },
    whole: (sources) => ({ ...opened.whole(sources), compositions: byKind }),
  }
}

/** Loads a package from memory; throws where motif.yaml is wrong. */
export async function programOf(from: TestPackage): Promise<Program> {
  const opened = await openedOf(from)
  return opened.whole([...opened.read()].flatMap(({ objects }) => objects))
}

/** Loads, compiles and links a package from memory. */
export async function buildOf(from: TestPackage): Promise<Build> {
  const program = await programOf(from)
  return link(program, compileAll(program, { format: 'yaml', twice: 'first', limitMs: 5000, ...from.options }))
}

/** `code file:line:column message`, a line per diagnostic. */
export function said({ diagnostics }: Pick<Build, 'diagnostics'>): string[] {
  return diagnostics.map(({ code, origin, message }) => {
    const place = origin === undefined ? '-' : `${origin.file}:${origin.line}:${origin.column}`
    return `${code} ${place} ${message}`
  })
}

/** A CRD of one version v1 whose spec is `spec`, as YAML in JSON's form. */
export function crd(group: string, kind: string, spec: object, more: { scope?: string } = {}): string {
  const plural = `${kind.toLowerCase()}s`
  return JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: more.scope ?? 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', ...spec } } } },
        },
      ],
    },
  })
}

function compositionOf(key: string, expand: Expand): Composition {
  const file = `compositions/${key.split('/')[1]?.toLowerCase() ?? ''}.ts`
  return {
    file,
    digest: key,
    files: [file],
    compose(composite) {
      const made = expand(composite)
      if ('objects' in made) return made
      const objects = made.map((manifest, index) => ({ manifest, part: `part-${index}`, dependsOn: [] }))
      return { objects, diagnostics: [] }
    },
    locate: (_composite, part) => ({ file, line: 10 + Number(part.slice(5)), column: 3, endLine: 10, endColumn: 4 }),
  }
}
