import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Test } from 'uvu'

/** Public data that lies beside this repository and is read in place: CRDs, samples, blueprints and graphs of others. */
export const SHARED_DATA = resolve('../shared/data')

/** A test that needs SHARED_DATA; where that is absent it is skipped, and named. */
export function dataTest(test: Test, name: string, body: () => Promise<void> | void): void {
  if (existsSync(SHARED_DATA)) {
    test(name, body)
  } else {
    test.skip(name)
    console.log(`skipped: ${name}: ../shared/data is absent`)
  }
}
