// Builds dist/ and runs every test file under test/ (or those whose path contains an argument).
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const wanted = process.argv[2] ?? ''
const isWanted = (file) => file.endsWith('.test.ts') && file.includes(wanted)
// uvu passes where nothing matches.
if (!readdirSync('test', { recursive: true }).some(isWanted)) {
  console.error(`No test file under test/ has "${wanted}" in its path.`)
  process.exit(1)
}
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const pattern = `^(?=.*${wanted.replace(/\W/g, '\\$&')}).*\\.test\\.ts$`
const run = spawnSync(process.execPath, ['--import', 'tsx', 'node_modules/uvu/bin.js', 'test', pattern], {
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
