// Builds dist/ and runs every test file under test/ (or those whose path contains an argument).
import { execFileSync, spawnSync } from 'node:child_process'

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const pattern = process.argv[2] ? `${process.argv[2]}.*\\.test\\.ts$` : '\\.test\\.ts$'
const run = spawnSync(process.execPath, ['--import', 'tsx', 'node_modules/uvu/bin.js', 'test', pattern], {
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
