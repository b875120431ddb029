import type { Cause } from '../model/change.ts'
import type { Origin } from '../model/origin.ts'
import type { Unit } from '../model/unit.ts'
import type { Program } from '../pipeline/1-load.ts'
import type { SourceObject } from '../pipeline/source-files.ts'
import { extentOf } from './call-extent.ts'
import { candidatesOf, readText, type Candidate, type CandidateSides } from './candidates.ts'
import type { Probe, Target } from './probe.ts'
import { sourceIn } from './variant.ts'

/** What finding the line of code that caused a change takes. */
export interface CodeCausing extends CandidateSides {
  readonly probe: Probe
  compile(program: Program, source: SourceObject): Unit | undefined
  /** The place of the construct call that makes a resource of the unit. */
  locate(unit: Unit, key: string): Origin | undefined
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
 * The changed lines of compositions, schemas, overrides and motif.yaml that move a target: those that, put back alone,
 * change it. Where that says nothing, the lines inside the resource's construct call, then those of its composition, of
 * imports, of defaults in the schema; lines that say the field's name first.
 */
export function codeCauser(causing: CodeCausing): (question: CodeQuestion) => Promise<readonly Cause[]> {
  const byKinds = new Map<string, readonly Candidate[]>()
  return async (question) => {
    const key = question.kinds.join()
    const candidates = byKinds.get(key) ?? candidatesOf(causing, question.kinds)
    byKinds.set(key, candidates)
    const name = lastName(question.target.path)
    if (candidates.length <= 1) return candidates.map((each) => each.cause(name))
    const moving = candidates.length > MOST ? [] : await movingOf(causing, candidates, question)
    const ranked = rank(causing, moving.length > 0 ? moving : candidates, question)
    const best = moving.length > 0 ? ranked : ranked.filter(({ tier }) => tier === ranked[0]?.tier)
    return best.map(({ candidate }) => candidate.cause(name))
  }
}

async function movingOf(
  causing: CodeCausing,
  candidates: readonly Candidate[],
  question: CodeQuestion,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  const now = causing.compile(causing.after, question.source)
  for (const candidate of candidates) {
    const program = await candidate.program()
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
    .map((candidate) => ({ candidate, tier: candidate.tier(extent, name) }))
    .sort((a, b) => a.tier - b.tier || a.candidate.line - b.candidate.line)
}

function lastName(path = ''): string {
  return /([A-Za-z_][\w-]*)(?:\[[^\]]*\])*$/.exec(path)?.[1] ?? ''
}
