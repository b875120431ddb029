import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { formatPath } from '../model/path.ts'
import { identity } from '../model/resource.ts'
import { isList, isMapping, own, type Value, type ValuePath } from '../model/value.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { readingsOf, renderWith } from '../pipeline/trial.ts'
import type { Tracer } from './cause.ts'
import { isWithin } from './edit.ts'

/**
 * source/unused for every written field of a composite's spec that is neither read nor moves anything; of a mapping or list that
 * is so as a whole, only itself. What moves is asked only where something is not read.
 */
export function unusedFields(program: Program, tracer: Tracer, source: SourceObject): readonly Diagnostic[] {
  const spec = own(source.manifest, 'spec')
  const rendering = spec === undefined ? undefined : renderWith(program, source, { manifest: source.manifest })
  const reading = rendering && readingsOf(program, source, rendering.composite)
  if (spec === undefined || reading === undefined || outermostUnused(spec, reading.all).length === 0) return []
  const moves = tracer.moves(source)
  if (moves === undefined) return []
  const composition = rendering?.resources[0]?.part?.locate()?.file ?? 'the composition'
  return outermostUnused(spec, [...reading.all, ...moves.effective]).map((path) => {
    const { kind, name } = identity(source.manifest)
    const message = `${kind} "${name}": ${formatPath(path)} decides nothing: ${composition} does not read it.`
    const help = 'take it out, or use it in the composition.'
    return diagnostic('source/unused', message, {
      origin: program.locate(source.ref, path, 'key'),
      path: formatPath(path),
      help,
    })
  })
}

function outermostUnused(spec: Value, used: readonly ValuePath[]): readonly ValuePath[] {
  const visit = (value: Value, path: ValuePath): readonly ValuePath[] => {
    if (path.length > 1 && !used.some((each) => isWithin(each, path))) return [path]
    if (isList(value)) return value.flatMap((item, index) => visit(item, [...path, index]))
    if (!isMapping(value)) return []
    return Object.keys(value).flatMap((key) => visit(value[key] ?? null, [...path, key]))
  }
  return visit(spec, ['spec'])
}
