import type { Schema } from '../../model/kind.ts'
import type { ValuePath } from '../../model/value.ts'
import { estimateCost, type RuleCost } from './compile.ts'

/** What all rules of one version may cost together (StaticEstimatedCRDCostLimit). */
const SCHEMA_COST_LIMIT = 100_000_000

/** The estimate for one rule: where its schema stands (`*` for items and values) and its position there. */
export interface PlacedCost extends RuleCost {
  readonly path: ValuePath
  readonly index: number
}

/** What the rules of a version's schema may cost by the server's estimate. */
export interface SchemaCost {
  /** In the order of the schema. */
  readonly rules: readonly PlacedCost[]
  readonly total: number
  /** Whether the server refuses the CRD for the total, whatever each rule costs. */
  readonly exceeds: boolean
}

/** Estimates every rule of a version's schema, as the server does when a CRD is created. */
export function estimateSchemaCost(schema: Schema): SchemaCost {
  const rules: PlacedCost[] = []
  visit(schema, { path: [], occurrences: 1, isRoot: true }, rules)
  const total = rules.reduce((sum, rule) => sum + rule.total + rule.message, 0)
  return { rules, total, exceeds: total > SCHEMA_COST_LIMIT }
}

interface Place {
  readonly path: ValuePath
  /** Undefined where a list or map around it has no limit. */
  readonly occurrences: number | undefined
  readonly isRoot: boolean
}

function visit(schema: Schema, place: Place, rules: PlacedCost[]): void {
  schema['x-kubernetes-validations']?.forEach((rule, index) => {
    rules.push({ ...estimateCost(rule, schema, place), path: place.path, index })
  })
  const occurrences = childOccurrences(schema, place.occurrences)
  const below = (name: string): Place => ({ path: [...place.path, name], occurrences, isRoot: false })
  for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property, below(name), rules)
  if (schema.items !== undefined) visit(schema.items, below('*'), rules)
  if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, below('*'), rules)
}

function childOccurrences(schema: Schema, occurrences: number | undefined): number | undefined {
  if (occurrences === undefined) return undefined
  if (schema.type === 'array') return schema.maxItems === undefined ? undefined : occurrences * schema.maxItems
  if (schema.type !== 'object' || schema.additionalProperties === undefined) return occurrences
  return schema.maxProperties === undefined ? undefined : occurrences * schema.maxProperties
}
