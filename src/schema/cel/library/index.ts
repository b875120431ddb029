import type { Implementation } from './implementation.ts'
import { COLLECTIONS } from './collection.ts'
import { CONVERSIONS } from './convert.ts'
import { FORMAT_FUNCTIONS } from './format.ts'
import { LISTS } from './list.ts'
import { NETWORKS } from './network.ts'
import { PATTERNS } from './pattern.ts'
import { QUANTITIES } from './quantity.ts'
import { SEMVERS } from './semver.ts'
import { STRINGS } from './string.ts'
import { TEXT_FORMAT } from './text-format.ts'
import { TIMES } from './time.ts'
import { URLS } from './url.ts'

/** What each overload does, by its id in the signatures. */
export const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map<string, Implementation>(
  [
    COLLECTIONS,
    CONVERSIONS,
    FORMAT_FUNCTIONS,
    LISTS,
    NETWORKS,
    PATTERNS,
    QUANTITIES,
    SEMVERS,
    STRINGS,
    TEXT_FORMAT,
    TIMES,
    URLS,
  ].flatMap((table) => Object.entries(table)),
)
