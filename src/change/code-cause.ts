import { join } from 'node:path'
import { HostError } from '../host.ts'
import type { Cause } from '../model/change.ts'
import { kindKey } from '../model/kind.ts'
import type { Unit } from '../model/unit.ts'
import type { Program, SourceObject } from '../pipeline/1-load.ts'
import { extentOf, type Extent } from './call-extent.ts'
import { hunksOf, withoutHunk, type Hunk } from './hunks.ts'
import type { Probe, Target } from './probe.ts'
import { sourceIn, variantOf } from './variant.ts'

/** What finding the line of code that caused a change takes. */
export interface CodeCausing {
  readonly before: Program
  readonly after: Program
  readonly ref: string
  readonly probe: Probe
  compile(program: Program, source: SourceObject): Unit | undefined
  /** The place of the construct call that makes a resource of the unit. */
  locate(unit: Unit, key: string): Parameters<typeof extentOf>[0] | undefined
}

/** One changed place of the code. */
interface Candidate {
  readonly file: string
  readonly is: 'composition' | 'schema' | 'package'
  readonly hunk: Hunk
  /** The later text of the file; undefined where it is gone. */
  readonly text: string | undefined
}

/** A changed resource: its source object and unit with the later code, and what is asked about. */
export interface CodeQuestion {
  readonly source: SourceObject
  /** By the later code; the earlier one where the later makes nothing of it. */
  readonly unit: Unit
  readonly target: Target
  /** The kinds that the unit is made of: its own, and those it came through. */
  readonly kinds: readonly string[]
}

/** More changed places than this are not tried out one by one. */
const MOST = 16

/**
 * The changed lines of compositions, schemas and motif.yaml that move a target: those that, put back alone, change it.
 * Where that says nothing, the lines inside the resource's construct call, then those of its composition, of imports, of
 * defaults in the schema; lines that say the field's name first.
 */
export function codeCauser(causing: CodeCausing): (question: CodeQuestion) => Promise<readonly Cause[]> {
  const byKinds = new Map<string, readonly Candidate[]>()
  const variants = new Map<Hunk, Promise<Program | undefined>>()
  const variant = (candidate: Candidate): Promise<Program | undefined> => {
    const known = variants.get(candidate.hunk) ?? withoutCandidate(causing, candidate)
    variants.set(candidate.hunk, known)
    return known
  }
  return async (question) => {
    const key = question.kinds.join()
    const candidates = byKinds.get(key) ?? candidatesOf(causing, question.kinds)
    byKinds.set(key, candidates)
    if (candidates.length <= 1) return candidates.map((each) => causeOf(each, causing.ref, question.target))
    const moving = candidates.length > MOST ? [] : await movingOf(causing, { question, candidates, variant })
    const ranked = rank(causing, moving.length > 0 ? moving : candidates, question)
    const best = moving.length > 0 ? ranked : ranked.filter(({ tier }) => tier === ranked[0]?.tier)
    return best.map(({ candidate }) => causeOf(candidate, causing.ref, question.target))
  }
}

function candidatesOf({ before, after }: CodeCausing, kinds: readonly string[]): readonly Candidate[] {
  const files = new Map<string, Candidate['is']>()
  for (const key of kinds) {
    for (const program of [after, before]) {
      for (const file of program.compositions.get(key)?.files ?? [])
        if (!files.has(file)) files.set(file, 'composition')
      const schema = program.kinds.declared.find(({ group, kind }) => kindKey(group, kind) === key)?.file
      if (schema !== undefined) files.set(schema, 'schema')
    }
  }
  files.set('motif.yaml', 'package')
  return [...files].flatMap(([file, is]) => {
    const text = readText(after, file)
    return hunksOf(readText(before, file) ?? '', text ?? '').map((hunk) => ({ file, is, hunk, text }))
  })
}

function readText({ host, package: { root } }: Program, file: string): string | undefined {
  try {
    return new TextDecoder().decode(host.read(join(root, file)))
  } catch (error) {
    if (error instanceof HostError) return undefined
    throw error
  }
}

async function withoutCandidate({ after }: CodeCausing, { file, hunk, text }: Candidate): Promise<Program | undefined> {
  if (text === undefined) return undefined
  const kinds = after.kinds.declared.filter(
    (kind) =>
      kind.file === file || after.compositions.get(kindKey(kind.group, kind.kind))?.files.includes(file) === true,
  )
  const keys = kinds.map(({ group, kind }) => kindKey(group, kind))
  return variantOf(after, { file, text: withoutHunk(text, hunk), kinds: keys })
}

interface Trial {
  readonly question: CodeQuestion
  readonly candidates: readonly Candidate[]
  readonly variant: (candidate: Candidate) => Promise<Program | undefined>
}

async function movingOf(causing: CodeCausing, { question, candidates, variant }: Trial): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  const now = causing.compile(causing.after, question.source)
  for (const candidate of candidates) {
    const program = await variant(candidate)
    const source = program && sourceIn(program, question.source)
    const unit = program && source && causing.compile(program, source)
    if (causing.probe(now, unit, question.target)) found.push(candidate)
  }
  return found
}

interface Ranked {
  readonly candidate: Candidate
  readonly tier: number
}

function rank(causing: CodeCausing, candidates: readonly Candidate[], question: CodeQuestion): readonly Ranked[] {
  const call = causing.locate(question.unit, question.target.key)
  const text = call && readText(causing.after, call.file)
  const extent = call && text !== undefined ? extentOf(call, text) : undefined
  const name = lastName(question.target.path)
  return candidates
    .map((candidate) => ({ candidate, tier: tierOf(candidate, extent, name) }))
    .sort((a, b) => a.tier - b.tier || a.candidate.hunk.from - b.candidate.hunk.from)
}

function tierOf({ file, is, hunk }: Candidate, call: Extent | undefined, name: string): number {
  const said = isSaid(hunk, name) ? 0 : 1
  const end = hunk.from + Math.max(hunk.lines.length, 1) - 1
  if (call?.file === file && hunk.from <= call.to && end >= call.from) return said
  if (is === 'composition') return (file === call?.file ? 2 : 3) + said * 2
  if (is === 'schema') return hunk.lines.some((line) => /\bdefault\b/.test(line)) ? 6 : 7
  return 8
}

function isSaid({ lines, oldLines }: Hunk, name: string): boolean {
  return name !== '' && [...lines, ...oldLines].some((line) => line.includes(name))
}

function lastName(path = ''): string {
  return /([A-Za-z_][\w-]*)(?:\[[^\]]*\])*$/.exec(path)?.[1] ?? ''
}

function causeOf({ file, is, hunk, text }: Candidate, ref: string, { path }: Target): Cause {
  const name = lastName(path)
  const said = hunk.lines.findIndex((line) => name !== '' && line.includes(name))
  const offset =
    said >= 0
      ? said
      : Math.max(
          0,
          hunk.lines.findIndex((line) => line.trim() !== ''),
        )
  if (text === undefined) return { file, line: hunk.oldFrom + 1, column: 1, is, ref }
  // What was taken out leaves its place to the line that follows.
  const last = text.replace(/\n$/, '').split('\n').length
  const line = Math.min(hunk.from + offset + 1, last)
  return { file, line, column: (text.split('\n')[line - 1] ?? '').search(/\S|$/) + 1, is }
}
