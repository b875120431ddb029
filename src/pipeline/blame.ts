import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts'
import type { Cause, CauseOf, SpecField } from '../model/trace.ts'
import { refKey, type Build, type SourceRef } from '../model/unit.ts'

/** A composite is rendered some hundred times to find a cause, so that only the first are asked about. */
const MOST_COMPOSITES = 100

/**
 * The build with each diagnostic about a rendered resource at the line of the spec that decides the field, where one does, or at the
 * edit of an override; a default of the schema that decides it stands beside. Asked only where there is something to say.
 */
export function atCauses(build: Build, causeOf: CauseOf): Build {
  const asked = new Set<string>()
  const mayAsk = (source: SourceRef): boolean => {
    const key = refKey(source)
    if (asked.size < MOST_COMPOSITES) asked.add(key)
    return asked.has(key)
  }
  const diagnostics = build.diagnostics.map((found) => {
    const cause = found.about && mayAsk(found.about.source) ? causeOf(found.about) : undefined
    return cause === undefined ? found : atCause(found, cause)
  })
  return {
    units: build.units,
    diagnostics: diagnostics.sort(compareDiagnostics),
    get order() {
      return build.order
    },
  }
}

function atCause(found: Diagnostic, cause: Cause): Diagnostic {
  const { because, spec, schema, override } = cause
  if (because === 'override') return override === undefined ? found : { ...found, origin: override }
  if (because === 'default') {
    const note = schema === undefined ? [] : [{ message: 'decided by this default', origin: schema }]
    return { ...found, related: [...(found.related ?? []), ...note] }
  }
  const field = because === 'spec' ? chosen(found, spec) : undefined
  if (field === undefined) return found
  const help = found.code === 'resource/schema' ? helpFor(field, cause) : found.help
  return { ...found, origin: field.origin, ...(help === undefined ? {} : { help }) }
}

/** The spec is what its schema allows, so what is to be mended is the composition, or the schema. */
function helpFor({ path }: SpecField, { composition, kindFile }: Cause): string | undefined {
  if (composition === undefined || kindFile === undefined) return undefined
  return `mend ${composition.file}, or let ${kindFile} allow no such ${path}, so that the spec is refused first.`
}

/** Of several fields the last that is no metadata; of a name that two composites share, their own name. */
function chosen({ about }: Diagnostic, spec: readonly SpecField[]): SpecField | undefined {
  const isMetadata = ({ path }: SpecField): boolean => path.startsWith('metadata.')
  return spec.findLast((field) => isMetadata(field) === (about?.first === 'metadata')) ?? spec.at(-1)
}
