import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePath } from '../../src/model/path.ts'
import { identity } from '../../src/model/resource.ts'
import type { Cause, SpecField } from '../../src/model/trace.ts'
import type { ValuePath } from '../../src/model/value.ts'
import { nodeHost } from '../../src/node-host.ts'
import { load, type Program } from '../../src/pipeline/1-load.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { tracerOf, type Tracer } from '../../src/trace/cause.ts'
import { writeFiles } from '../composers/author.ts'

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Answers about a program whose resources are called `Kind/name`. */
export interface Traced {
  readonly program: Program
  readonly tracer: Tracer
  /** Why a field is what it is; '' asks for the resource as a whole. Throws where there is no such resource. */
  readonly cause: (resource: string, path: string) => Cause
  /** `because: path path`, the paths as they stand in the source. */
  readonly why: (resource: string, path: string) => string
}

/** Traces a program that was loaded. */
export function traced(program: Program): Traced {
  const tracer = tracerOf(program)
  const cause = (resource: string, path: string): Cause => {
    for (const source of program.sources()) {
      for (const { manifest, part } of tracer.moves(source)?.rendering.resources ?? []) {
        const { kind, name } = identity(manifest)
        if (`${kind}/${name}` !== resource) continue
        const found = tracer.causeOf({ source: source.ref, part: part?.part ?? '', path: valuePath(path) })
        if (found !== undefined) return found
      }
    }
    throw new Error(`there is no ${resource}`)
  }
  return {
    program,
    tracer,
    cause,
    why: (resource, path) => {
      const { because, spec } = cause(resource, path)
      return [`${because}:`, ...pathsOf(spec)].join(' ')
    },
  }
}

/** The paths of fields, in their order. */
export function pathsOf(fields: readonly SpecField[]): readonly string[] {
  return fields.map(({ path }) => path)
}

/** Loads a package of real compositions, written to a folder of its own, and traces it. */
export async function withTraced(
  files: Readonly<Record<string, string>>,
  use: (traced: Traced) => Promise<void> | void,
): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'motif-traced-')))
  try {
    mkdirSync(join(root, '.git'))
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'))
    writeFiles(root, files)
    const host = nodeHost(root)
    const found = findPackage(host)
    if (found.package === undefined) throw new Error(found.diagnostics.map(({ message }) => message).join('\n'))
    const program = await load(host, found.package, { mayRunCode: true })
    if (program.diagnostics.length > 0) throw new Error(program.diagnostics.map(({ message }) => message).join('\n'))
    await use(traced(program))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function valuePath(text: string): ValuePath {
  return (parsePath(text) ?? []).flatMap((step) =>
    step.type === 'key' ? step.key : step.type === 'index' ? step.index : [],
  )
}
