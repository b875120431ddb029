import { join } from 'node:path'
import { HostError } from '../host.ts'
import type { Cause } from '../model/change.ts'
import { kindKey } from '../model/kind.ts'
import type { Override } from '../model/override.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { Extent } from './call-extent.ts'
import { jsonOf } from './environment.ts'
import { hunksOf, withoutHunk, type Hunk } from './hunks.ts'
import { overridesWith } from './overrides-with.ts'
import { variantOf } from './variant.ts'

/** One changed place of what resources are made of, specs apart. */
export interface Candidate {
  /** How likely it is behind a change: smaller first. `name` is the last key of the changed field's path. */
  tier(call: Extent | undefined, name: string): number
  readonly line: number
  cause(name: string): Cause
  /** The later program with this place as it was; undefined where that makes no program. */
  program(): Promise<Program | undefined>
}

/** Two programs, and what the earlier one is called. */
export interface CandidateSides {
  readonly before: Program
  readonly after: Program
  readonly ref: string
}

/** The changed places of the files that the kinds (kindKey) are made of, of motif.yaml, and of overrides. */
export function candidatesOf(sides: CandidateSides, kinds: readonly string[]): readonly Candidate[] {
  const files = [...filesOf(sides, kinds)].flatMap(([file, is]) => inFile(sides, file, is))
  return [...files, ...overrideCandidates(sides)]
}

type Role = 'composition' | 'schema' | 'package'

function filesOf({ before, after }: CandidateSides, kinds: readonly string[]): ReadonlyMap<string, Role> {
  const files = new Map<string, Role>()
  for (const key of kinds) {
    for (const program of [after, before]) {
      for (const file of program.compositions.get(key)?.files ?? [])
        if (!files.has(file)) files.set(file, 'composition')
      const kind = program.kinds.declared.find((each) => kindKey(each.group, each.kind) === key)
      if (kind === undefined) continue
      files.set(kind.file, 'schema')
      for (const { file, by } of kind.conversions ?? []) {
        files.set(file, 'schema')
        if (by.way === 'module') files.set(by.file, 'schema')
      }
    }
  }
  return files.set('motif.yaml', 'package')
}

interface Place {
  readonly file: string
  readonly is: Role
  readonly hunk: Hunk
  /** The later text of the file; undefined where it is gone. */
  readonly text: string | undefined
}

function inFile(sides: CandidateSides, file: string, is: Role): readonly Candidate[] {
  const text = readText(sides.after, file)
  return hunksOf(readText(sides.before, file) ?? '', text ?? '').map((hunk) => {
    const place: Place = { file, is, hunk, text }
    let made: Promise<Program | undefined> | undefined
    return {
      line: hunk.from,
      tier: (call, name) => tierOf(place, call, name),
      cause: (name) => causeOf(place, sides.ref, name),
      program: () => (made ??= withoutPlace(sides.after, place)),
    }
  })
}

/** A file of a program as text; undefined where it can't be read. */
export function readText({ host, package: { root } }: Program, file: string): string | undefined {
  try {
    return new TextDecoder().decode(host.read(join(root, file)))
  } catch (error) {
    if (error instanceof HostError) return undefined
    throw error
  }
}

async function withoutPlace(after: Program, { file, hunk, text }: Place): Promise<Program | undefined> {
  if (text === undefined) return undefined
  const kinds = after.kinds.declared.filter(
    (kind) =>
      kind.file === file || after.compositions.get(kindKey(kind.group, kind.kind))?.files.includes(file) === true,
  )
  const keys = kinds.map(({ group, kind }) => kindKey(group, kind))
  return variantOf(after, { file, text: withoutHunk(text, hunk), kinds: keys })
}

function tierOf({ file, is, hunk }: Place, call: Extent | undefined, name: string): number {
  const said = name !== '' && [...hunk.lines, ...hunk.oldLines].some((line) => line.includes(name)) ? 0 : 1
  const end = hunk.from + Math.max(hunk.lines.length, 1) - 1
  if (call?.file === file && hunk.from <= call.to && end >= call.from) return said
  if (is === 'composition') return (file === call?.file ? 2 : 3) + said * 2
  if (is === 'schema') return hunk.lines.some((line) => /\bdefault\b/.test(line)) ? 6 : 7
  return 8
}

function causeOf({ file, is, hunk, text }: Place, ref: string, name: string): Cause {
  if (text === undefined) return { file, line: hunk.oldFrom + 1, column: 1, is, ref }
  const said = hunk.lines.findIndex((line) => name !== '' && line.includes(name))
  const filled = hunk.lines.findIndex((line) => line.trim() !== '')
  const lines = text.replace(/\n$/, '').split('\n')
  // What was taken out leaves its place to the line that follows.
  const line = Math.min(hunk.from + Math.max(0, said >= 0 ? said : filled) + 1, lines.length)
  return { file, line, column: (lines[line - 1] ?? '').search(/\S|$/) + 1, is }
}

/** An override that is new, gone or otherwise; told apart by its name. */
function overrideCandidates({ before, after, ref }: CandidateSides): readonly Candidate[] {
  const table = ({ overrides }: Program) => new Map(overrides.list.map((one) => [one.name, one]))
  const [old, now] = [table(before), table(after)]
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((name) => old.get(name)?.key !== now.get(name)?.key)
    .map((name): Candidate => {
      const cause = overrideCause({ before, after, ref }, old.get(name), now.get(name))
      return {
        line: cause.line,
        tier: () => 2,
        cause: () => cause,
        program: () => Promise.resolve(overridesWith(after, name, old.get(name))),
      }
    })
}

function overrideCause(
  { before, after, ref }: CandidateSides,
  old: Override | undefined,
  now: Override | undefined,
): Cause {
  const [program, one] = now === undefined ? [before, old] : [after, now]
  if (one === undefined) return { file: 'motif.yaml', line: 1, column: 1, is: 'override' }
  const changed = one.edits.findIndex((edit, index) => jsonOf(edit) !== jsonOf(old?.edits[index]))
  const at = ['spec', 'edits', ...(changed > 0 ? [changed] : [])]
  const { file, line, column } = program.locate(one.ref, at)
  return { file, line, column, is: 'override', ...(now === undefined ? { ref } : {}) }
}
