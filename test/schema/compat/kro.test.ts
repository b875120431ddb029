import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Schema } from '../../../src/model/kind.ts'
import { compareKinds, isBreaking } from '../../../src/schema/compat.ts'
import { crdOf, kindOf } from '../../support/crd.ts'
import { dataTest, SHARED_DATA } from '../../support/shared-data.ts'

type Class = 'breaking' | 'safe'

/** A field `a` before and after, and whether `a` is required; an absent one is no field. */
interface Change {
  readonly old?: Schema
  readonly now?: Schema
  readonly required?: { readonly old?: boolean; readonly now?: boolean }
}

const int = { type: 'integer' } as const
const text = { type: 'string' } as const
const list = { type: 'array', items: text } as const
const both = { old: true, now: true }

/** kro's change classes, each with a change of that class. */
const CLASSES: Readonly<Record<string, Change>> = {
  PROPERTY_REMOVED: { old: text },
  TYPE_CHANGED: { old: text, now: int },
  REQUIRED_ADDED: { now: text, required: { now: true } },
  ENUM_RESTRICTED: { old: { ...text, enum: ['a', 'b'] }, now: { ...text, enum: ['a'] } },
  PATTERN_CHANGED: { old: { ...text, pattern: 'a' }, now: { ...text, pattern: 'b' } },
  PATTERN_ADDED: { old: text, now: { ...text, pattern: 'b' } },
  REQUIRED_DEFAULT_REMOVED: { old: { ...text, default: 'a' }, now: text, required: both },
  MINIMUM_ADDED: { old: int, now: { ...int, minimum: 1 } },
  MINIMUM_INCREASED: { old: { ...int, minimum: 1 }, now: { ...int, minimum: 2 } },
  MAXIMUM_ADDED: { old: int, now: { ...int, maximum: 1 } },
  MAXIMUM_DECREASED: { old: { ...int, maximum: 2 }, now: { ...int, maximum: 1 } },
  MIN_LENGTH_ADDED: { old: text, now: { ...text, minLength: 1 } },
  MIN_LENGTH_INCREASED: { old: { ...text, minLength: 1 }, now: { ...text, minLength: 2 } },
  MAX_LENGTH_ADDED: { old: text, now: { ...text, maxLength: 1 } },
  MAX_LENGTH_DECREASED: { old: { ...text, maxLength: 2 }, now: { ...text, maxLength: 1 } },
  MIN_ITEMS_ADDED: { old: list, now: { ...list, minItems: 1 } },
  MIN_ITEMS_INCREASED: { old: { ...list, minItems: 1 }, now: { ...list, minItems: 2 } },
  MAX_ITEMS_ADDED: { old: list, now: { ...list, maxItems: 1 } },
  MAX_ITEMS_DECREASED: { old: { ...list, maxItems: 2 }, now: { ...list, maxItems: 1 } },
  PROPERTY_ADDED: { now: text },
  DESCRIPTION_CHANGED: { old: { ...text, description: 'a' }, now: { ...text, description: 'b' } },
  DEFAULT_CHANGED: { old: { ...text, default: 'a' }, now: { ...text, default: 'b' } },
  REQUIRED_REMOVED: { old: text, now: text, required: { old: true } },
  ENUM_EXPANDED: { old: { ...text, enum: ['a'] }, now: { ...text, enum: ['a', 'b'] } },
  PATTERN_REMOVED: { old: { ...text, pattern: 'a' }, now: text },
  MINIMUM_REMOVED: { old: { ...int, minimum: 1 }, now: int },
  MINIMUM_DECREASED: { old: { ...int, minimum: 2 }, now: { ...int, minimum: 1 } },
  MAXIMUM_REMOVED: { old: { ...int, maximum: 1 }, now: int },
  MAXIMUM_INCREASED: { old: { ...int, maximum: 1 }, now: { ...int, maximum: 2 } },
  MIN_LENGTH_REMOVED: { old: { ...text, minLength: 1 }, now: text },
  MIN_LENGTH_DECREASED: { old: { ...text, minLength: 2 }, now: { ...text, minLength: 1 } },
  MAX_LENGTH_REMOVED: { old: { ...text, maxLength: 1 }, now: text },
  MAX_LENGTH_INCREASED: { old: { ...text, maxLength: 1 }, now: { ...text, maxLength: 2 } },
  MIN_ITEMS_REMOVED: { old: { ...list, minItems: 1 }, now: list },
  MIN_ITEMS_DECREASED: { old: { ...list, minItems: 2 }, now: { ...list, minItems: 1 } },
  MAX_ITEMS_REMOVED: { old: { ...list, maxItems: 1 }, now: list },
  MAX_ITEMS_INCREASED: { old: { ...list, maxItems: 1 }, now: { ...list, maxItems: 2 } },
}

/** Where we differ from kro, and why. */
const REASONS: Readonly<Record<string, string>> = {
  DEFAULT_CHANGED:
    'a cluster stores the default with each object, so kro changes new objects alone; a spec is a file, and every render fills in the default of the day',
}

dataTest(test, "kro's classes of change are ours, but for those with a reason", () => {
  const told = kroClasses(readFileSync(join(SHARED_DATA, 'kro/compat-changes.md'), 'utf8'))
  assert.equal([...told.keys()].sort(), Object.keys(CLASSES).sort())
  const differing = [...told].filter(([name, wanted]) => classOf(CLASSES[name] ?? {}) !== wanted)
  assert.equal(
    differing.map(([name]) => name),
    Object.keys(REASONS),
  )
})

test('a new required field is breaking with a default too, which kro lets pass: editors ask for what is required', () => {
  assert.is(classOf({ now: { ...text, default: 'a' }, required: { now: true } }), 'breaking')
})

function kroClasses(page: string): ReadonlyMap<string, Class> {
  const [, breaking = '', safe = ''] = /^Breaking: ([^]*?)^Not breaking: ([^]*)$/m.exec(page) ?? []
  const names = (words: string): readonly string[] => words.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []
  return new Map([
    ...names(breaking).map((name): [string, Class] => [name, 'breaking']),
    ...names(safe).map((name): [string, Class] => [name, 'safe']),
  ])
}

function classOf({ old, now, required = {} }: Change): Class {
  const kind = (a: Schema | undefined, isRequired: boolean | undefined) =>
    kindOf(
      crdOf('Bucket', {
        type: 'object',
        properties: { ...(a ? { a } : {}), b: text },
        ...(isRequired ? { required: ['a'] } : {}),
      }),
    )
  const changes = compareKinds([kind(old, required.old)], [kind(now, required.now)])
  assert.ok(changes.length > 0, 'a change is seen')
  return changes.some(isBreaking) ? 'breaking' : 'safe'
}

test.run()
